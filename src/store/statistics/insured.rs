//! 参保关系 that touch a period, and the sites insured as projects.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::types::Type;

use crate::domain::identity::Sex;
use crate::store::error::During;
use crate::store::sql::{day, day_or_none};
use crate::store::{Store, StoreError};

/// A relation as it stood at the end of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpanRow {
    pub person: i64,
    pub employer: i64,
    pub from: NaiveDate,
    /// The last day; `None` while it runs.
    pub until: Option<NaiveDate>,
    pub category: String,
    pub is_migrant: bool,
    pub project: Option<i64>,
    pub birth: NaiveDate,
    pub sex: Sex,
}

/// A site insured as a project that ran on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SiteRow {
    pub project: i64,
    pub employer: i64,
    /// Workers on it, as the general contractor told last.
    pub workers: i64,
}

/// Column `index`, eight digits of an identity number, as a day.
pub(super) fn birth(r: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<NaiveDate> {
    let text: String = r.get(index)?;
    let bad = |e| rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(e));
    NaiveDate::parse_from_str(&text, "%Y%m%d").map_err(bad)
}

/// Column `index`, the seventeenth digit of an identity number, as a sex.
pub(super) fn sex(r: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<Sex> {
    let digit: String = r.get(index)?;
    Ok(if digit.bytes().next().is_some_and(|d| d % 2 == 1) { Sex::Male } else { Sex::Female })
}

impl Store {
    /// Relations that ran on any day from one to another, by person and first day.
    ///
    /// # Errors
    /// Those of any read.
    pub fn insured_spans(&self, from: NaiveDate, until: NaiveDate) -> Result<Vec<SpanRow>, StoreError> {
        const SQL: &str =
            "SELECT w.person_id, w.employer_id, w.insured_from, w.insured_to, w.category, w.is_migrant, w.project_id,
                substr(p.id_number, 7, 8), substr(p.id_number, 17, 1)
            FROM employment AS w JOIN person AS p ON p.id = w.person_id
            WHERE w.insured_from <= $1 AND (w.insured_to IS NULL OR w.insured_to >= $2)
            ORDER BY w.person_id, w.insured_from, w.employer_id";
        let mut statement = self.connection().prepare_cached(SQL).during("read employment")?;
        let rows = statement.query_map((until.to_string(), from.to_string()), |r| {
            Ok(SpanRow {
                person: r.get(0)?,
                employer: r.get(1)?,
                from: day(r, 2)?,
                until: day_or_none(r, 3)?,
                category: r.get(4)?,
                is_migrant: r.get(5)?,
                project: r.get(6)?,
                birth: birth(r, 7)?,
                sex: sex(r, 8)?,
            })
        });
        let mut spans: Vec<SpanRow> = rows.and_then(Iterator::collect).during("read employment")?;
        let before = self.relations_before(until)?;
        for span in &mut spans {
            let Some(was) = before.get(&(span.person, span.employer, span.from)) else { continue };
            if let Some(category) = &was.category {
                category.clone_into(&mut span.category);
            }
            span.is_migrant = was.is_migrant.unwrap_or(span.is_migrant);
        }
        Ok(spans)
    }

    /// What relations were before the changes of after a day.
    fn relations_before(&self, on: NaiveDate) -> Result<HashMap<(i64, i64, NaiveDate), Was>, StoreError> {
        const SQL: &str = "SELECT person_id, employer_id, insured_from, before ->> 'insured_as', before ->> 'is_migrant' FROM employment_event WHERE on_day > $1 AND what = 'change' ORDER BY on_day DESC, id DESC";
        let mut statement = self.connection().prepare_cached(SQL).during("read employment")?;
        let rows = statement.query_map([on.to_string()], |r| {
            let (category, migrant): (Option<String>, Option<String>) = (r.get(3)?, r.get(4)?);
            let is_migrant = migrant.map(|m| m == "yes");
            Ok(((r.get(0)?, r.get(1)?, day(r, 2)?), Was { category, is_migrant }))
        });
        let rows: Vec<((i64, i64, NaiveDate), Was)> = rows.and_then(Iterator::collect).during("read employment")?;
        let mut out: HashMap<(i64, i64, NaiveDate), Was> = HashMap::new();
        for (key, was) in rows {
            let kept = out.entry(key).or_default();
            kept.category = was.category.or(kept.category.take());
            kept.is_migrant = was.is_migrant.or(kept.is_migrant);
        }
        Ok(out)
    }

    /// Sites insured as projects that ran on a day.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sites(&self, on: NaiveDate) -> Result<Vec<SiteRow>, StoreError> {
        const SQL: &str = "SELECT id, employer_id, workers FROM project WHERE from_on <= $1 AND until_on >= $1
            AND (closed_on IS NULL OR closed_on > $1)";
        let mut statement = self.connection().prepare_cached(SQL).during("read projects")?;
        let rows = statement
            .query_map([on.to_string()], |r| Ok(SiteRow { project: r.get(0)?, employer: r.get(1)?, workers: r.get(2)? }));
        rows.and_then(Iterator::collect).during("read projects")
    }
}

/// What a relation was before it was changed; `None` where that was not changed.
#[derive(Debug, Default)]
struct Was {
    category: Option<String>,
    is_migrant: Option<bool>,
}
