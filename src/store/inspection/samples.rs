//! Samples: who can be drawn, and who was.

use chrono::NaiveDate;

use crate::store::error::During;
use crate::store::{Store, StoreError, Writer};

/// A sample as it is kept.
#[derive(Debug, Clone, Copy)]
pub struct NewSample<'a> {
    /// `employers` or `paid_sheets`.
    pub what: &'a str,
    pub seed: &'a str,
    pub period: &'a str,
    pub population: usize,
    /// Keys, in the order they were drawn.
    pub drawn: &'a [&'a str],
}

impl Store {
    /// Credit codes and names of the employers that take part.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sampled_employers(&self) -> Result<Vec<(String, String)>, StoreError> {
        const SQL: &str = "SELECT credit_code, name FROM employer WHERE state = 'active' ORDER BY credit_code";
        let mut statement = self.connection().prepare_cached(SQL).during("read employers")?;
        let rows = statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?)));
        rows.and_then(Iterator::collect).during("read employers")
    }

    /// Numbers of the sheets of benefits that were paid from one day to another, and whose they are.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sampled_sheets(&self, from: NaiveDate, until: NaiveDate) -> Result<Vec<(String, String)>, StoreError> {
        // What was taken over has one step of the day it was taken; it counts by the day of the sheet.
        const SQL: &str = "SELECT s.number, coalesce(p.name, '') FROM sheet AS s LEFT JOIN person AS p ON p.id = s.person_id
            WHERE s.kind IN ('reimbursement', 'determination') AND s.state = 'paid'
              AND CASE WHEN s.taken_over = 1 THEN s.entered_on ELSE (SELECT substr(max(t.at), 1, 10) FROM sheet_step AS t
                  WHERE t.sheet_id = s.id AND t.to_state = 'paid') END BETWEEN $1 AND $2 ORDER BY s.number";
        let mut statement = self.connection().prepare_cached(SQL).during("read sheets")?;
        let rows = statement.query_map((from.to_string(), until.to_string()), |r| Ok((r.get(0)?, r.get(1)?)));
        rows.and_then(Iterator::collect).during("read sheets")
    }
}

impl Writer<'_> {
    /// Notes down what was drawn; answers its row.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_sample(&self, sample: &NewSample<'_>, operator: i64, at: &str) -> Result<i64, StoreError> {
        const SQL: &str = "INSERT INTO sample (what, seed, period, population, drawn, operator_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let drawn = serde_json::Value::from(sample.drawn).to_string();
        let population = i64::try_from(sample.population).unwrap_or(i64::MAX);
        let values = rusqlite::params![sample.what, sample.seed, sample.period, population, drawn, operator, at];
        self.connection().prepare_cached(SQL).and_then(|mut s| s.execute(values)).during("write sample")?;
        Ok(self.connection().last_insert_rowid())
    }
}
