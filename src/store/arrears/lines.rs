//! 应缴明细: lines of what is levied, and the month's row that moves with each.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row};

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::{day, day_or_none, money, month};
use crate::store::{Store, StoreError, Writer};

/// A line that has not been reversed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevyLineRow {
    pub id: i64,
    pub employer: i64,
    pub month: Month,
    /// `levy`, `estimate`, `supplement` or `refund`.
    pub what: String,
    pub headcount: i64,
    pub payroll: Money,
    pub base: Money,
    pub risk_class: u8,
    pub step: u8,
    /// A decimal share.
    pub rate: String,
    pub amount: Money,
    pub last_day: NaiveDate,
}

impl LevyLineRow {
    /// Whether it is what a fixing of the month brought.
    #[must_use]
    pub fn is_root(&self) -> bool {
        matches!(self.what.as_str(), "levy" | "estimate")
    }
}

/// A line as a sheet brings it about.
#[derive(Debug, Clone, Copy)]
pub struct NewLine<'a> {
    pub employer: i64,
    pub month: Month,
    pub what: &'static str,
    pub headcount: i64,
    pub payroll: Money,
    pub base: Money,
    pub risk_class: u8,
    pub step: u8,
    pub rate: &'a str,
    pub amount: Money,
    pub last_day: NaiveDate,
    pub reverses: Option<i64>,
}

/// A month's row where it was taken over: the rate it was levied at, in parts per million.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeviedMonth {
    pub due: Money,
    pub paid: Money,
    pub rate_ppm: i64,
    pub last_day: Option<NaiveDate>,
}

/// A wage of a month, and the base it was levied on where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeviedWage {
    pub wage: Money,
    pub base: Option<Money>,
}

fn line(r: &Row<'_>) -> rusqlite::Result<LevyLineRow> {
    Ok(LevyLineRow {
        id: r.get(0)?,
        employer: r.get(1)?,
        month: month(r, 2)?,
        what: r.get(3)?,
        headcount: r.get(4)?,
        payroll: money(r, 5)?,
        base: money(r, 6)?,
        risk_class: r.get(7)?,
        step: r.get(8)?,
        rate: r.get(9)?,
        amount: money(r, 10)?,
        last_day: day(r, 11)?,
    })
}

impl Store {
    /// The lines of a month that are not reversed, of an employer or of all; a project's premium is none of them.
    ///
    /// # Errors
    /// Those of any read.
    pub fn live_lines(&self, employer: Option<i64>, of: Month) -> Result<Vec<LevyLineRow>, StoreError> {
        const SQL: &str = "SELECT id, employer_id, month, what, headcount, payroll_fen, base_fen, risk_class, step, rate, amount_fen,
            last_day FROM levy_line AS l WHERE month = $1 AND ($2 IS NULL OR employer_id = $2) AND what NOT IN ('reversal', 'project')
            AND NOT EXISTS (SELECT 1 FROM levy_line AS r WHERE r.reverses = l.id) ORDER BY employer_id, id";
        let mut statement = self.connection().prepare_cached(SQL).during("read levy")?;
        statement.query_map((of.number(), employer), line).and_then(Iterator::collect).during("read levy")
    }

    /// What was levied on an employer for a month.
    ///
    /// # Errors
    /// Those of any read.
    pub fn levied_month(&self, employer: i64, of: Month) -> Result<Option<LeviedMonth>, StoreError> {
        const SQL: &str = "SELECT due_fen, paid_fen, rate_ppm, last_day FROM contribution WHERE employer_id = $1 AND month = $2";
        let read = |r: &Row<'_>| {
            Ok(LeviedMonth { due: money(r, 0)?, paid: money(r, 1)?, rate_ppm: r.get(2)?, last_day: day_or_none(r, 3)? })
        };
        let mut statement = self.connection().prepare_cached(SQL).during("read levy")?;
        statement.query_row((employer, of.number()), read).optional().during("read levy")
    }

    /// Whether anything was levied on anybody for a month.
    ///
    /// # Errors
    /// Those of any read.
    pub fn has_levied(&self, of: Month) -> Result<bool, StoreError> {
        const SQL: &str = "SELECT EXISTS (SELECT 1 FROM contribution WHERE month = $1)";
        self.connection().query_row(SQL, [of.number()], |r| r.get(0)).during("read levy")
    }

    /// A worker's wage of a month as it was declared.
    ///
    /// # Errors
    /// Those of any read.
    pub fn levied_wage(&self, person: i64, employer: i64, of: Month) -> Result<Option<LeviedWage>, StoreError> {
        const SQL: &str = "SELECT wage_fen, base_fen FROM wage WHERE person_id = $1 AND employer_id = $2 AND month = $3";
        let read = |r: &Row<'_>| Ok(LeviedWage { wage: money(r, 0)?, base: r.get::<_, Option<i64>>(1)?.map(Money::from_fen) });
        let mut statement = self.connection().prepare_cached(SQL).during("read wage")?;
        statement.query_row((person, employer, of.number()), read).optional().during("read wage")
    }

    /// Cases of an employer with an accident in a month, each by its number.
    ///
    /// # Errors
    /// Those of any read.
    pub fn cases_of_month(&self, employer: i64, of: Month) -> Result<Vec<String>, StoreError> {
        const SQL: &str = "SELECT number FROM injury_case WHERE employer_id = $1 AND accident_on BETWEEN $2 AND $3
            AND state NOT IN ('refused', 'withdrawn', 'not_recognised', 'dropped') ORDER BY accident_on, id";
        let (first, last) = (of.first_day().to_string(), of.last_day().to_string());
        let mut statement = self.connection().prepare_cached(SQL).during("read cases")?;
        statement.query_map((employer, first, last), |r| r.get(0)).and_then(Iterator::collect).during("read cases")
    }
}

impl Writer<'_> {
    /// Writes a line down; the month's row moves by it.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_levy_change(&self, new: &NewLine<'_>, sheet: i64, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str =
            "INSERT INTO levy_line (employer_id, month, what, headcount, payroll_fen, base_fen, risk_class, step, rate,
            amount_fen, last_day, sheet_id, reverses, operator_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
        const MONTH: &str = "UPDATE contribution SET headcount = headcount + $1, payroll_fen = payroll_fen + $2,
            base_fen = base_fen + $3, due_fen = due_fen + $4 WHERE employer_id = $5 AND month = $6";
        let month = new.month.number();
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute(rusqlite::params![
                    new.employer,
                    month,
                    new.what,
                    new.headcount,
                    new.payroll.fen(),
                    new.base.fen(),
                    new.risk_class,
                    new.step,
                    new.rate,
                    new.amount.fen(),
                    new.last_day.to_string(),
                    sheet,
                    new.reverses,
                    operator,
                    at
                ])
            })
            .during("write levy")?;
        let moved = (new.headcount, new.payroll.fen(), new.base.fen(), new.amount.fen(), new.employer, month);
        self.connection().prepare_cached(MONTH).and_then(|mut s| s.execute(moved)).during("write contribution").map(|_| ())
    }

    /// Takes a month back whose lines are all reversed: it counts as not levied, and the declaration it was levied on no longer
    /// counts. One that was verified after an estimate stays, for the month to be fixed on.
    ///
    /// # Errors
    /// Those of any write.
    pub fn unlevy_month(&self, employer: i64, month: Month) -> Result<(), StoreError> {
        let of = (employer, month.number());
        self.connection()
            .execute("DELETE FROM contribution WHERE employer_id = $1 AND month = $2 AND due_fen = 0 AND paid_fen = 0", of)
            .during("write contribution")?;
        self.connection()
            .execute(
                "UPDATE declaration SET is_live = 0 WHERE employer_id = $1 AND month = $2 AND is_live = 1
                 AND sheet_id IN (SELECT sheet_id FROM levy_line WHERE employer_id = $1 AND month = $2 AND what = 'levy')",
                of,
            )
            .during("write declaration")
            .map(|_| ())
    }

    /// 缓缴: a month is neither in arrears nor grows a late fee to a day.
    ///
    /// # Errors
    /// Those of any write.
    pub fn defer_month(&self, employer: i64, month: Month, until: NaiveDate) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "UPDATE contribution SET deferred_until = $1 WHERE employer_id = $2 AND month = $3",
                (until.to_string(), employer, month.number()),
            )
            .during("write contribution")
            .map(|_| ())
    }

    /// Puts a worker's wage of a month right, with the base it is levied on now.
    ///
    /// # Errors
    /// Those of any write.
    pub fn set_wage(&self, (person, employer, month): (i64, i64, Month), wage: Money, base: Money) -> Result<(), StoreError> {
        const SQL: &str =
            "INSERT INTO wage (person_id, employer_id, month, wage_fen, base_fen, source) VALUES ($1, $2, $3, $4, $5, 0)
            ON CONFLICT (person_id, month, employer_id) DO UPDATE SET wage_fen = excluded.wage_fen, base_fen = excluded.base_fen";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.execute((person, employer, month.number(), wage.fen(), base.fen())))
            .during("write wage")
            .map(|_| ())
    }
}
