//! Finding people: one indexed range per meaning of what was typed, the likeliest meaning first.

use chrono::NaiveDate;
use rusqlite::Row;

use super::error::During;
use super::sql::after_prefix;
use super::{Store, StoreError};
use crate::domain::identity::{ResidentId, mask_phone};
use crate::domain::person::{Hit, HitReason};
use crate::domain::query::Meaning;

const BY_ID: &str = "SELECT id, id_number, name, phone, NULL FROM person WHERE id_number >= $1 AND id_number < $2
    ORDER BY id_number LIMIT $3";
const BY_TAIL: &str = "SELECT id, id_number, name, phone, NULL FROM person WHERE id_backward >= $1 AND id_backward < $2
    ORDER BY id_backward LIMIT $3";
const BY_PHONE: &str = "SELECT id, id_number, name, phone, NULL FROM person WHERE phone >= $1 AND phone < $2
    ORDER BY phone LIMIT $3";
const BY_NAME: &str = "SELECT id, id_number, name, phone, NULL FROM person WHERE name >= $1 AND name < $2
    ORDER BY name LIMIT $3";
const BY_READING: &str = "SELECT p.id, p.id_number, p.name, p.phone, r.kind FROM name_reading AS r CROSS JOIN person AS p
    ON p.name = r.name WHERE r.reading >= $1 AND r.reading < $2 ORDER BY r.reading, r.kind, r.name LIMIT $3";
const BY_EMPLOYER: &str = "SELECT p.id, p.id_number, p.name, p.phone, NULL FROM employer_part AS e CROSS JOIN employment AS w
    ON w.employer_id = e.employer_id AND w.insured_to IS NULL CROSS JOIN person AS p ON p.id = w.person_id
    WHERE e.part >= $1 AND e.part < $2 LIMIT $3";
const BY_CASE: &str = "SELECT p.id, p.id_number, p.name, p.phone, c.number FROM injury_case AS c CROSS JOIN person AS p
    ON p.id = c.person_id WHERE c.number_key >= $1 AND c.number_key < $2 ORDER BY c.number_key LIMIT $3";
const EMPLOYER_OF: &str = "SELECT e.name FROM employment AS w JOIN employer AS e ON e.id = w.employer_id
    WHERE w.person_id = $1 ORDER BY w.insured_to IS NOT NULL, w.insured_from DESC LIMIT 1";
/// For an employer's hit: the employer that matched, not another one the person works for too.
const MATCHED_EMPLOYER: &str = "SELECT e.name FROM employment AS w JOIN employer AS e ON e.id = w.employer_id
    WHERE w.person_id = $1 AND instr(e.name, $2) > 0 ORDER BY w.insured_to IS NOT NULL, w.insured_from DESC LIMIT 1";

/// Who has the same name and birth date, which stands in the number.
const NAMESAKES: &str = "SELECT id, id_number, name, phone, NULL FROM person WHERE name = $1 AND substr(id_number, 7, 8) = $2
    ORDER BY id LIMIT $3";

/// Namesakes that are told.
const NAMESAKES_MAX: i64 = 5;

/// Rows read per meaning beyond what is asked for, because one person can match twice.
const SPARE: usize = 8;

struct Found {
    id: i64,
    number: String,
    name: String,
    phone: String,
    extra: Option<String>,
}

impl Store {
    /// People for any of the meanings, each person once, at most `limit`.
    ///
    /// # Errors
    /// Those of any read.
    pub fn search(&self, meanings: &[Meaning], limit: usize) -> Result<Vec<Hit>, StoreError> {
        let mut hits: Vec<Hit> = Vec::new();
        for meaning in meanings {
            if hits.len() >= limit {
                break;
            }
            self.search_one(meaning, limit, &mut hits)?;
        }
        hits.truncate(limit);
        Ok(hits)
    }

    /// People of this name and birth date: the same person, perhaps, under a number with a mistake in it.
    ///
    /// # Errors
    /// Those of any read.
    pub fn namesakes(&self, name: &str, birth: NaiveDate) -> Result<Vec<Hit>, StoreError> {
        let mut statement = self.connection().prepare_cached(NAMESAKES).during("search")?;
        let born = birth.format("%Y%m%d").to_string();
        let found: Vec<Found> =
            statement.query_map((name, born, NAMESAKES_MAX), read).and_then(Iterator::collect).during("search")?;
        found.into_iter().map(|f| self.hit(f, name, HitReason::Name)).collect()
    }

    fn search_one(&self, meaning: &Meaning, limit: usize, hits: &mut Vec<Hit>) -> Result<(), StoreError> {
        let (sql, key, reason) = match meaning {
            Meaning::IdPrefix(t) => (BY_ID, t.clone(), HitReason::IdNumber),
            Meaning::IdTail(t) => (BY_TAIL, t.chars().rev().collect(), HitReason::IdTail),
            Meaning::PhonePrefix(t) => (BY_PHONE, t.clone(), HitReason::Phone),
            Meaning::NamePrefix(t) => (BY_NAME, t.clone(), HitReason::Name),
            Meaning::Reading(t) => (BY_READING, t.clone(), HitReason::Pinyin),
            Meaning::EmployerPart(t) => (BY_EMPLOYER, t.clone(), HitReason::Employer),
            Meaning::CasePrefix(t) => (BY_CASE, t.clone(), HitReason::Case),
        };
        self.collect(sql, &key, reason, limit, hits)?;
        // A name typed without its dot stands among the readings.
        if let Meaning::NamePrefix(t) = meaning {
            self.collect(BY_READING, t, HitReason::Name, limit, hits)?;
        }
        Ok(())
    }

    fn collect(&self, sql: &str, key: &str, reason: HitReason, limit: usize, hits: &mut Vec<Hit>) -> Result<(), StoreError> {
        let mut statement = self.connection().prepare_cached(sql).during("search")?;
        let rows_max = i64::try_from(limit + hits.len() + SPARE).unwrap_or(i64::MAX);
        let mut rows = statement.query((key, after_prefix(key), rows_max)).during("search")?;
        while let Some(row) = rows.next().during("search")? {
            if hits.len() >= limit {
                break;
            }
            let found = read(row).during("search")?;
            if !hits.iter().any(|h| h.person_id == found.id) {
                hits.push(self.hit(found, key, reason)?);
            }
        }
        Ok(())
    }

    fn hit(&self, found: Found, key: &str, reason: HitReason) -> Result<Hit, StoreError> {
        let id = ResidentId::parse(&found.number).map_err(|_| StoreError::BadValue(format!("person {}", found.id)))?;
        let reason = match (reason, found.extra.as_deref()) {
            (HitReason::Pinyin, Some("initials")) => HitReason::Initials,
            _ => reason,
        };
        Ok(Hit {
            person_id: found.id,
            employer: self.employer_shown(found.id, key, reason)?,
            name: found.name,
            id_masked: id.masked(),
            phone_masked: mask_phone(&found.phone),
            birth: id.birth(),
            reason,
            case_number: if reason == HitReason::Case { found.extra } else { None },
        })
    }

    fn employer_shown(&self, person: i64, key: &str, reason: HitReason) -> Result<String, StoreError> {
        let found = if reason == HitReason::Employer {
            self.connection().prepare_cached(MATCHED_EMPLOYER).and_then(|mut s| s.query_row((person, key), |r| r.get(0)))
        } else {
            self.connection().prepare_cached(EMPLOYER_OF).and_then(|mut s| s.query_row([person], |r| r.get(0)))
        };
        match found {
            Err(rusqlite::Error::QueryReturnedNoRows) => Ok(String::new()),
            other => other.during("search"),
        }
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Found> {
    Ok(Found { id: row.get(0)?, number: row.get(1)?, name: row.get(2)?, phone: row.get(3)?, extra: row.get(4)? })
}
