//! All that a month's levy goes by, of every employer, in a handful of queries whatever the number of employers.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::declaration::{LIVE, OPENING};
use crate::domain::dates::Month;
use crate::domain::employer::state::EmployerState;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::register::employer::state;
use crate::store::register::standing::STOPPED;
use crate::store::sql::{day_or_none, money, month_or_none};
use crate::store::{Store, StoreError};

/// Sums of a month of an employer as they are kept, without what projects owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthSums {
    pub heads: i64,
    pub payroll: Money,
    /// 缴费基数 where it is known, else the wages.
    pub base: Money,
    pub due: Money,
}

/// An employer in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerMonthRow {
    pub id: i64,
    pub credit_code: String,
    pub name: String,
    pub state: EmployerState,
    /// The day it stopped taking part, if it does not take part.
    pub stopped_on: Option<NaiveDate>,
    /// The class it was registered with.
    pub risk_class: u8,
    pub is_large: bool,
    /// What was levied, or taken over; and in the month before.
    pub this: Option<MonthSums>,
    pub last: Option<MonthSums>,
    /// What projects owe for this month, once for all.
    pub project: Money,
    /// Row and number of the verified declaration.
    pub verified: Option<(i64, String)>,
    /// Number of a declaration that waits for review.
    pub waiting: Option<String>,
    /// 应缴 is fixed, on a declaration or (`Some(true)`) an estimate; `None` where it is not.
    pub fixed: Option<bool>,
    pub is_taken_over: bool,
    /// Insured at any time in the month, and those of them by a project only.
    pub insured: i64,
    pub on_projects: i64,
}

/// A declared wage with whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeclaredWage {
    pub employer: i64,
    pub person: i64,
    pub wage: Money,
    pub base: Option<Money>,
}

impl Store {
    /// The last month for which anybody owes or owed anything.
    ///
    /// # Errors
    /// Those of any read.
    pub fn last_levied(&self) -> Result<Option<Month>, StoreError> {
        self.connection()
            .query_row("SELECT max(month) FROM contribution", [], |r| month_or_none(r, 0))
            .during("read levied months")
    }

    /// Every employer in a month, by name.
    ///
    /// # Errors
    /// Those of any read.
    pub fn employer_months(&self, month: Month) -> Result<Vec<EmployerMonthRow>, StoreError> {
        let insured = self.insured_counts(month)?;
        let sql = format!(
            "SELECT e.id, e.credit_code, e.name, e.state, e.risk_class, e.is_large,
            c.headcount, c.payroll_fen, coalesce(c.base_fen, c.payroll_fen), c.due_fen,
            p.headcount, p.payroll_fen, coalesce(p.base_fen, p.payroll_fen), p.due_fen,
            (SELECT coalesce(sum(amount_fen), 0) FROM levy_line WHERE employer_id = e.id AND month = $1 AND what = 'project'),
            (SELECT coalesce(sum(amount_fen), 0) FROM levy_line WHERE employer_id = e.id AND month = $2 AND what = 'project'),
            d.sheet_id, (SELECT number FROM sheet WHERE id = d.sheet_id),
            (SELECT number FROM sheet WHERE employer_id = e.id AND kind = 'declaration' AND month = $1 AND state = 'to_review'),
            (SELECT max(l.what = 'estimate') FROM levy_line AS l WHERE l.employer_id = e.id AND l.month = $1 AND {LIVE}),
            c.employer_id IS NOT NULL AND {OPENING}, {STOPPED}
            FROM employer AS e LEFT JOIN contribution AS c ON c.employer_id = e.id AND c.month = $1
            LEFT JOIN contribution AS p ON p.employer_id = e.id AND p.month = $2
            LEFT JOIN declaration AS d ON d.employer_id = e.id AND d.month = $1 AND d.is_live = 1
            ORDER BY e.name, e.id"
        );
        let mut statement = self.connection().prepare_cached(&sql).during("read levy")?;
        let rows = statement.query_map((month.number(), month.previous().number()), |r| {
            let sums = |at: usize, project: Money| -> rusqlite::Result<Option<MonthSums>> {
                let Some(heads) = r.get::<_, Option<i64>>(at)? else { return Ok(None) };
                let due = money(r, at + 3)? - project;
                Ok(Some(MonthSums { heads, payroll: money(r, at + 1)?, base: money(r, at + 2)?, due }))
            };
            let (project, before) = (money(r, 14)?, money(r, 15)?);
            let id: i64 = r.get(0)?;
            let (insured, on_projects) = insured.get(&id).copied().unwrap_or_default();
            Ok(EmployerMonthRow {
                id,
                credit_code: r.get(1)?,
                name: r.get(2)?,
                state: state(r, 3)?,
                stopped_on: day_or_none(r, 21)?,
                risk_class: r.get(4)?,
                is_large: r.get(5)?,
                this: sums(6, project)?,
                last: sums(10, before)?,
                project,
                verified: r.get::<_, Option<i64>>(16)?.zip(r.get(17)?),
                waiting: r.get(18)?,
                fixed: r.get(19)?,
                is_taken_over: r.get(20)?,
                insured,
                on_projects,
            })
        });
        rows.and_then(Iterator::collect).during("read levy")
    }

    /// How many are insured with each employer at any time in a month: otherwise than by a project, and by one only.
    fn insured_counts(&self, month: Month) -> Result<HashMap<i64, (i64, i64)>, StoreError> {
        const SQL: &str = "SELECT employer_id, sum(NOT p), sum(p) FROM (
                SELECT employer_id, person_id, min(project_id IS NOT NULL) AS p FROM employment
                WHERE insured_from <= $1 AND (insured_to IS NULL OR insured_to >= $2) GROUP BY employer_id, person_id)
            GROUP BY employer_id";
        let (last, first) = (month.last_day().to_string(), month.first_day().to_string());
        let mut statement = self.connection().prepare_cached(SQL).during("count insured")?;
        let rows = statement.query_map((last, first), |r| Ok((r.get(0)?, (r.get(1)?, r.get(2)?))));
        rows.and_then(Iterator::collect).during("count insured")
    }

    /// The wages of all declarations of a month that hold. By who works where, so that the years before cost nothing.
    ///
    /// # Errors
    /// Those of any read.
    pub fn declared_wages(&self, month: Month) -> Result<Vec<DeclaredWage>, StoreError> {
        const SQL: &str = "SELECT m.employer_id, m.person_id, w.wage_fen, w.base_fen FROM
            (SELECT DISTINCT w.employer_id, w.person_id FROM declaration AS d JOIN employment AS w ON w.employer_id = d.employer_id
                WHERE d.month = $1 AND d.is_live = 1) AS m
            CROSS JOIN wage AS w ON w.person_id = m.person_id AND w.month = $1 AND w.employer_id = m.employer_id";
        let mut statement = self.connection().prepare_cached(SQL).during("read wages")?;
        let rows = statement.query_map([month.number()], |r| {
            let base = r.get::<_, Option<i64>>(3)?.map(Money::from_fen);
            Ok(DeclaredWage { employer: r.get(0)?, person: r.get(1)?, wage: money(r, 2)?, base })
        });
        rows.and_then(Iterator::collect).during("read wages")
    }
}
