//! Employers as they stood on a day: the register with what happened since taken back.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::dates::Month;
use crate::domain::employer::division::Edition;
use crate::store::error::During;
use crate::store::{Store, StoreError};

/// What employers are sorted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerFact {
    /// Section letter as registered, for one without a division.
    pub section: String,
    pub edition: Edition,
    /// Two digits in that edition; empty where it is not on file.
    pub division: String,
    pub class: String,
    pub unit_type: String,
    pub town: String,
}

/// Each employer's facts of before what happened after the day `?1`: of a fact that changed several times, the first change
/// tells what it was.
const BEFORE: &str = "SELECT v.employer_id, f.key, f.value FROM employer_event AS v, json_each(v.before) AS f
    WHERE v.on_day > ?1 AND v.what <> 'register'
    AND f.key IN ('section', 'edition', 'division', 'risk_class', 'unit_type', 'town') ORDER BY v.on_day DESC, v.id DESC";

impl Store {
    /// All employers as they stood on a day.
    ///
    /// # Errors
    /// Those of any read.
    pub fn employer_facts(&self, on: NaiveDate) -> Result<HashMap<i64, EmployerFact>, StoreError> {
        const SQL: &str = "SELECT id, industry, edition, division, risk_class, unit_type, town FROM employer";
        let mut statement = self.connection().prepare_cached(SQL).during("read employers")?;
        let rows = statement.query_map([], |r| {
            Ok((
                r.get::<_, i64>(0)?,
                EmployerFact {
                    section: r.get(1)?,
                    edition: Edition::of_year(r.get(2)?).unwrap_or(Edition::Y2017),
                    division: r.get(3)?,
                    class: r.get::<_, i64>(4)?.to_string(),
                    unit_type: r.get(5)?,
                    town: r.get(6)?,
                },
            ))
        });
        let mut facts: HashMap<i64, EmployerFact> = rows.and_then(Iterator::collect).during("read employers")?;
        let mut statement = self.connection().prepare_cached(BEFORE).during("read employers")?;
        let rows = statement.query_map([on.to_string()], |r| {
            Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?, r.get::<_, Option<String>>(2)?.unwrap_or_default()))
        });
        let rows: Vec<(i64, String, String)> = rows.and_then(Iterator::collect).during("read employers")?;
        for (employer, key, value) in rows {
            let Some(fact) = facts.get_mut(&employer) else { continue };
            match key.as_str() {
                "section" => fact.section = value,
                "edition" => fact.edition = value.parse().ok().and_then(Edition::of_year).unwrap_or(fact.edition),
                "division" => fact.division = value,
                "risk_class" => fact.class = value,
                "unit_type" => fact.unit_type = value,
                _ => fact.town = value,
            }
        }
        Ok(facts)
    }

    /// Classes that were decided, by employer, for a month: the newest whose month has come.
    ///
    /// # Errors
    /// Those of any read.
    pub fn classes_decided(&self, month: Month) -> Result<HashMap<i64, String>, StoreError> {
        const SQL: &str = "SELECT employer_id, risk_class FROM employer_rate WHERE from_month <= $1 ORDER BY from_month, id";
        let mut statement = self.connection().prepare_cached(SQL).during("read rates")?;
        let rows = statement.query_map([month.number()], |r| Ok((r.get(0)?, r.get::<_, i64>(1)?.to_string())));
        rows.and_then(Iterator::collect).during("read rates")
    }
}
