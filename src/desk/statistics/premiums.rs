//! S2 征缴情况: a year's premiums by month.

use chrono::Datelike;

use crate::desk::{Desk, Refusal};
use crate::domain::operator::Right;
pub use crate::store::levy_months::LevyMonth;

/// A year's premiums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Premiums {
    pub year: i32,
    pub months: Vec<LevyMonth>,
}

impl Desk {
    /// What was due and paid in each month of a year; `None` for last year.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn premiums(&self, year: Option<i32>) -> Result<Premiums, Refusal> {
        self.require(Right::Statistics)?;
        let year = year.unwrap_or_else(|| self.clock.today().year() - 1);
        Ok(Premiums { year, months: self.store.levy_months(year)? })
    }
}
