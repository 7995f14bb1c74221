//! What was declared and levied of a worker and a month, for the wage audit.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::day_or_none;
use crate::store::{Store, StoreError};

/// Somebody on file, and what an employer declared of him for a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredWage {
    pub name: String,
    /// With this employer, the newest; empty where he never worked there.
    pub job: String,
    pub wage: Option<Money>,
    pub base: Option<Money>,
}

impl Store {
    /// What an employer declared of somebody for a month; `None` for a number that is not on file.
    ///
    /// # Errors
    /// Those of any read.
    pub fn declared_wage(&self, id_number: &str, employer: i64, month: Month) -> Result<Option<DeclaredWage>, StoreError> {
        const SQL: &str = "SELECT p.name, coalesce((SELECT w.job FROM employment AS w WHERE w.person_id = p.id
                AND w.employer_id = $1 ORDER BY w.insured_from DESC LIMIT 1), ''), m.wage_fen, m.base_fen
            FROM person AS p LEFT JOIN wage AS m ON m.person_id = p.id AND m.month = $2 AND m.employer_id = $1
            WHERE p.id_number = $3";
        let amount = |r: &rusqlite::Row<'_>, at| r.get::<_, Option<i64>>(at).map(|fen| fen.map(Money::from_fen));
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.query_row((employer, month.number(), id_number), |r| {
                    Ok(DeclaredWage { name: r.get(0)?, job: r.get(1)?, wage: amount(r, 2)?, base: amount(r, 3)? })
                })
                .optional()
            })
            .during("read wage")
    }

    /// Rate in parts per million and last day to pay of an employer's month; `None` for one that was not levied.
    ///
    /// # Errors
    /// Those of any read.
    pub fn levied_terms(&self, employer: i64, month: Month) -> Result<Option<(i64, Option<NaiveDate>)>, StoreError> {
        self.connection()
            .prepare_cached("SELECT rate_ppm, last_day FROM contribution WHERE employer_id = $1 AND month = $2")
            .and_then(|mut s| s.query_row((employer, month.number()), |r| Ok((r.get(0)?, day_or_none(r, 1)?))).optional())
            .during("read levy")
    }
}
