//! Cases and payments, as a person's file shows them.

pub mod list;
pub mod record;
pub mod step;
pub mod take;

use super::error::During;
use super::sql::{day, money};
use super::{Store, StoreError};
use crate::domain::money::Money;
use crate::domain::person::CaseLine;

/// A payment as posted: the spending account tells the item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentRow {
    pub paid_on: chrono::NaiveDate,
    pub account: String,
    pub amount: Money,
    pub case_number: Option<String>,
}

/// Payments shown in a file.
const PAYMENTS_MAX: i64 = 500;

impl Store {
    /// # Errors
    /// Those of any read.
    pub fn cases_of(&self, person: i64) -> Result<Vec<CaseLine>, StoreError> {
        const SQL: &str = "SELECT c.number, c.accident_on, e.name, c.body_part, c.state, c.grade FROM injury_case AS c
            JOIN employer AS e ON e.id = c.employer_id WHERE c.person_id = $1 ORDER BY c.accident_on DESC";
        let mut statement = self.connection().prepare_cached(SQL).during("read cases")?;
        let rows = statement.query_map([person], |r| {
            Ok(CaseLine {
                number: r.get(0)?,
                accident_on: day(r, 1)?,
                employer: r.get(2)?,
                body_part: r.get(3)?,
                state: record::state(r, 4)?,
                grade: r.get(5)?,
            })
        });
        rows.and_then(Iterator::collect).during("read cases")
    }

    /// # Errors
    /// Those of any read.
    pub fn payments_of(&self, person: i64) -> Result<Vec<PaymentRow>, StoreError> {
        const SQL: &str = "SELECT l.posted_on, l.debit, l.amount_fen, c.number FROM ledger_entry AS l
            LEFT JOIN injury_case AS c ON c.id = l.case_id WHERE l.person_id = $1 ORDER BY l.posted_on DESC, l.id DESC LIMIT $2";
        let mut statement = self.connection().prepare_cached(SQL).during("read payments")?;
        let rows = statement.query_map((person, PAYMENTS_MAX), |r| {
            Ok(PaymentRow { paid_on: day(r, 0)?, account: r.get(1)?, amount: money(r, 2)?, case_number: r.get(3)? })
        });
        rows.and_then(Iterator::collect).during("read payments")
    }
}
