//! What an employer owes: months not paid in full, with the late fee to a day (rules 2.9).

use chrono::NaiveDate;

use crate::desk::{Desk, Refusal};
use crate::domain::benefits::explain::Silent;
use crate::domain::cover::last_usual_day;
use crate::domain::money::Money;
use crate::domain::premium::late_fee;
use crate::store::register::standing::MonthRow;

/// A month that is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedMonth {
    pub month: MonthRow,
    pub missing: Money,
    /// The last day to pay it is over.
    pub is_late: bool,
    /// To the day asked for; nothing while the month may still be paid.
    pub late_fee: Money,
}

/// What is owed in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owed {
    pub months: Vec<OwedMonth>,
    pub missing: Money,
    pub late_fee: Money,
}

impl Desk {
    /// What an employer owes on a day.
    pub(in crate::desk) fn owed_by(&self, employer: i64, on: NaiveDate) -> Result<Owed, Refusal> {
        let book = self.book()?;
        let mut owed = Owed::default();
        for month in self.store.months_owed(employer)? {
            let missing = month.due - month.paid;
            let last = month.deferred_until.or(month.last_day).unwrap_or_else(|| last_usual_day(month.month.first_day()));
            let fee = match last < on {
                true => late_fee(&book, missing, last, on, &mut Silent).map_err(|p| Refusal::Problems(vec![("late_fee", p)]))?,
                false => Money::ZERO,
            };
            owed.missing += missing;
            owed.late_fee += fee;
            owed.months.push(OwedMonth { month, missing, is_late: last < on, late_fee: fee });
        }
        Ok(owed)
    }
}
