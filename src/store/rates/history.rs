//! 费率历史: what was decided on an employer's rate, and which months are fixed already.

use std::collections::HashSet;

use crate::domain::dates::Month;
use crate::store::error::During;
use crate::store::sql::month;
use crate::store::{Store, StoreError, Writer};

/// A rate that was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateHistoryRow {
    pub from: Month,
    pub class: u8,
    pub step: u8,
    /// Ids of reasons, or `revoked`.
    pub reason: String,
    /// Number of the sheet that decided it.
    pub sheet: String,
    pub at: String,
}

/// A rate to be written down.
#[derive(Debug, Clone, Copy)]
pub struct NewRate<'a> {
    pub employer: i64,
    pub from: Month,
    pub class: u8,
    pub step: u8,
    pub reason: &'a str,
    pub sheet: i64,
}

impl Store {
    /// What was decided on an employer's rate, in the order it was entered.
    ///
    /// # Errors
    /// Those of any read.
    pub fn rate_history(&self, employer: i64) -> Result<Vec<RateHistoryRow>, StoreError> {
        const SQL: &str = "SELECT r.from_month, r.risk_class, r.step, r.reason, s.number, r.at FROM employer_rate AS r
            JOIN sheet AS s ON s.id = r.sheet_id WHERE r.employer_id = $1 ORDER BY r.id";
        let mut statement = self.connection().prepare_cached(SQL).during("read rates")?;
        let rows = statement.query_map([employer], |r| {
            Ok(RateHistoryRow {
                from: month(r, 0)?,
                class: r.get(1)?,
                step: r.get(2)?,
                reason: r.get(3)?,
                sheet: r.get(4)?,
                at: r.get(5)?,
            })
        });
        rows.and_then(Iterator::collect).during("read rates")
    }

    /// Employers for whom a month from this one on is fixed: by a line that is not reversed, or taken over.
    ///
    /// # Errors
    /// Those of any read.
    pub fn months_fixed_since(&self, month: Month) -> Result<HashSet<i64>, StoreError> {
        const SQL: &str = "SELECT l.employer_id FROM levy_line AS l WHERE l.month >= $1 AND l.what IN ('levy', 'estimate')
                AND NOT EXISTS (SELECT 1 FROM levy_line AS r WHERE r.reverses = l.id)
            UNION SELECT employer_id FROM contribution WHERE month >= $1 AND due_fen > 0";
        let mut statement = self.connection().prepare_cached(SQL).during("read levy")?;
        let rows = statement.query_map([month.number()], |r| r.get(0));
        rows.and_then(Iterator::collect).during("read levy")
    }
}

impl Writer<'_> {
    /// Writes a rate down.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_rate(&self, new: &NewRate<'_>, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO employer_rate (employer_id, from_month, risk_class, step, reason, sheet_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = (new.employer, new.from.number(), new.class, new.step, new.reason, new.sheet, at);
        self.connection().prepare_cached(SQL).and_then(|mut s| s.execute(values)).during("write rate").map(|_| ())
    }
}
