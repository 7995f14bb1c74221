//! What an employer owes: months not paid in full or late fees, to a day (rules 2.9).

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::store::register::standing::MonthRow;

/// A month that is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedMonth {
    pub month: MonthRow,
    pub missing: Money,
    /// The last day to pay it is over.
    pub is_late: bool,
    /// To the day asked for, what was paid of it off; nothing while the month may still be paid.
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
        let mut rows: HashMap<Month, MonthRow> =
            self.store.months_of(employer, i64::MAX)?.into_iter().map(|row| (row.month, row)).collect();
        let mut owed = Owed::default();
        for (_, debt) in self.month_debts(Some(employer), &book)? {
            let due = debt.owed_on(&book, on).map_err(|p| Refusal::Problems(vec![("late_fee", p)]))?;
            let Some(month) = rows.remove(&debt.month).filter(|_| due.total() > Money::ZERO) else { continue };
            owed.missing += due.principal;
            owed.late_fee += due.late_fee;
            let is_late = on > debt.free_until();
            owed.months.push(OwedMonth { month, missing: due.principal, is_late, late_fee: due.late_fee });
        }
        Ok(owed)
    }

    /// The same with the debts of those whose duty it carries on (K1 art. 43).
    pub(in crate::desk) fn owed_and_carried(&self, employer: i64, on: NaiveDate) -> Result<Owed, Refusal> {
        let mut owed = self.owed_by(employer, on)?;
        for other in self.store.carried_by(employer)? {
            let more = self.owed_by(other, on)?;
            owed.months.extend(more.months);
            owed.missing += more.missing;
            owed.late_fee += more.late_fee;
        }
        Ok(owed)
    }
}
