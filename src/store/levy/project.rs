//! 按项目参保: construction projects.

use chrono::NaiveDate;
use rusqlite::params;
use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::day;
use crate::store::{Store, StoreError, Writer};

/// A project that was approved.
#[derive(Debug, Clone)]
pub struct NewProject<'a> {
    pub employer: i64,
    pub name: &'a str,
    pub price: Money,
    /// A share.
    pub rate: Decimal,
    pub premium: Money,
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub workers: i64,
    pub sheet: i64,
}

/// A project on file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectRow {
    pub name: String,
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// Number of the sheet that insured it.
    pub sheet: String,
}

impl Store {
    /// The projects of an employer, in the order they were insured.
    ///
    /// # Errors
    /// Those of any read.
    pub fn projects_of(&self, employer: i64) -> Result<Vec<ProjectRow>, StoreError> {
        const SQL: &str = "SELECT p.name, p.from_on, p.until_on, s.number FROM project AS p JOIN sheet AS s ON s.id = p.sheet_id
            WHERE p.employer_id = $1 ORDER BY p.id";
        let mut statement = self.connection().prepare_cached(SQL).during("read projects")?;
        let rows = statement
            .query_map([employer], |r| Ok(ProjectRow { name: r.get(0)?, from: day(r, 1)?, until: day(r, 2)?, sheet: r.get(3)? }));
        rows.and_then(Iterator::collect).during("read projects")
    }
}

impl Writer<'_> {
    /// Writes a project down and answers its row.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_project(&self, new: &NewProject<'_>) -> Result<i64, StoreError> {
        const SQL: &str =
            "INSERT INTO project (employer_id, name, price_fen, rate, premium_fen, from_on, until_on, workers, sheet_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute(params![
                    new.employer,
                    new.name,
                    new.price.fen(),
                    new.rate.normalize().to_string(),
                    new.premium.fen(),
                    new.from.to_string(),
                    new.until.to_string(),
                    new.workers,
                    new.sheet,
                ])
            })
            .during("write project")?;
        Ok(self.connection().last_insert_rowid())
    }
}
