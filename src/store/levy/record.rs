//! What a month levies, as it is written down: a run with its lines, and what they add to `contribution`.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::dates::Month;
use crate::domain::employer::rate::RateRow;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::{day, money};
use crate::store::{Store, StoreError, Writer};

/// A run's sums.
#[derive(Debug, Clone, Copy)]
pub struct NewRun {
    pub month: Month,
    pub employers: i64,
    pub heads: i64,
    pub base: Money,
    pub due: Money,
}

/// What makes a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Levy,
    Estimate,
    Project,
}

impl What {
    const fn id(self) -> &'static str {
        match self {
            What::Levy => "levy",
            What::Estimate => "estimate",
            What::Project => "project",
        }
    }
}

/// A line as it is fixed.
#[derive(Debug, Clone, Copy)]
pub struct NewLine {
    pub employer: i64,
    pub month: Month,
    pub what: What,
    pub heads: i64,
    pub payroll: Money,
    pub base: Money,
    pub class: RateRow,
    /// A share.
    pub rate: Decimal,
    pub amount: Money,
    pub last_day: NaiveDate,
    pub run: Option<i64>,
    pub sheet: Option<i64>,
    pub project: Option<i64>,
}

/// What a sheet levied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevyFact {
    pub heads: i64,
    pub payroll: Money,
    pub base: Money,
    /// A share, as it was frozen.
    pub rate: String,
    pub due: Money,
    pub last_day: NaiveDate,
}

impl Store {
    /// The newest line that a sheet brought about.
    ///
    /// # Errors
    /// Those of any read.
    pub fn levied_by(&self, sheet: i64) -> Result<Option<LevyFact>, StoreError> {
        const SQL: &str = "SELECT headcount, payroll_fen, base_fen, rate, amount_fen, last_day FROM levy_line
            WHERE sheet_id = $1 AND what IN ('levy', 'project') ORDER BY id DESC LIMIT 1";
        let mut statement = self.connection().prepare_cached(SQL).during("read levy")?;
        let row = statement.query_row([sheet], |r| {
            Ok(LevyFact {
                heads: r.get(0)?,
                payroll: money(r, 1)?,
                base: money(r, 2)?,
                rate: r.get(3)?,
                due: money(r, 4)?,
                last_day: day(r, 5)?,
            })
        });
        row.optional().during("read levy")
    }
}

impl Store {
    /// The last day to pay that was set first for each employer of a month, be what was fixed then reversed by now.
    ///
    /// # Errors
    /// Those of any read.
    pub fn first_last_days(&self, month: Month) -> Result<HashMap<i64, NaiveDate>, StoreError> {
        const SQL: &str = "SELECT employer_id, min(last_day) FROM levy_line WHERE month = $1 AND what IN ('levy', 'estimate')
            GROUP BY employer_id";
        let mut statement = self.connection().prepare_cached(SQL).during("read levy")?;
        let rows = statement.query_map([month.number()], |r| Ok((r.get(0)?, day(r, 1)?)));
        rows.and_then(Iterator::collect).during("read levy")
    }
}

impl Writer<'_> {
    /// Begins a run and answers its row.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_levy_run(&self, run: &NewRun, operator: i64, at: &str) -> Result<i64, StoreError> {
        const SQL: &str = "INSERT INTO levy_run (month, employers, headcount, base_fen, due_fen, operator_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = (run.month.number(), run.employers, run.heads, run.base.fen(), run.due.fen(), operator, at);
        self.connection().prepare_cached(SQL).and_then(|mut s| s.execute(values)).during("write levy")?;
        Ok(self.connection().last_insert_rowid())
    }

    /// Fixes a line, and adds it to what the employer owes for the month.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_levy_line(&self, line: &NewLine, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str =
            "INSERT INTO levy_line (employer_id, month, what, headcount, payroll_fen, base_fen, risk_class, step, rate,
            amount_fen, last_day, run_id, sheet_id, project_id, operator_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute(params![
                    line.employer,
                    line.month.number(),
                    line.what.id(),
                    line.heads,
                    line.payroll.fen(),
                    line.base.fen(),
                    line.class.class,
                    line.class.step,
                    line.rate.normalize().to_string(),
                    line.amount.fen(),
                    line.last_day.to_string(),
                    line.run,
                    line.sheet,
                    line.project,
                    operator,
                    at,
                ])
            })
            .during("write levy")?;
        self.owe_contribution(line)
    }

    /// What is paid already stays; a project changes neither rate nor last day of the wages' premium.
    fn owe_contribution(&self, line: &NewLine) -> Result<(), StoreError> {
        const SQL: &str =
            "INSERT INTO contribution (employer_id, month, headcount, payroll_fen, rate_ppm, due_fen, paid_fen, source,
                base_fen, last_day, is_estimate) VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7, $8, $9)
            ON CONFLICT (employer_id, month) DO UPDATE SET headcount = headcount + excluded.headcount,
                payroll_fen = payroll_fen + excluded.payroll_fen, due_fen = due_fen + excluded.due_fen,
                base_fen = coalesce(base_fen, 0) + excluded.base_fen,
                rate_ppm = CASE WHEN $10 THEN rate_ppm ELSE excluded.rate_ppm END,
                last_day = CASE WHEN $10 THEN coalesce(last_day, excluded.last_day) ELSE excluded.last_day END,
                is_estimate = CASE WHEN $10 THEN is_estimate ELSE excluded.is_estimate END";
        let ppm = (line.rate * Decimal::from(1_000_000)).round().to_i64().unwrap_or(0);
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute(params![
                    line.employer,
                    line.month.number(),
                    line.heads,
                    line.payroll.fen(),
                    ppm,
                    line.amount.fen(),
                    line.base.fen(),
                    line.last_day.to_string(),
                    line.what == What::Estimate,
                    line.what == What::Project,
                ])
            })
            .during("write levy")
            .map(|_| ())
    }

    /// Writes down the base of a wage as it was levied on.
    ///
    /// # Errors
    /// Those of any write.
    pub fn set_base(&self, person: i64, employer: i64, month: Month, base: Money) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("UPDATE wage SET base_fen = $1 WHERE person_id = $2 AND month = $3 AND employer_id = $4")
            .and_then(|mut s| s.execute((base.fen(), person, month.number(), employer)))
            .during("write wage")
            .map(|_| ())
    }
}
