//! What an employer owes: months not paid in full, and late fees to a day (rules 2.9).

use chrono::NaiveDate;

use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::money::Money;

/// A month that is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedMonth {
    pub month: Month,
    /// Nothing where only the late fee of a month that was paid late is left.
    pub missing: Money,
    /// The last day to pay it is over.
    pub is_late: bool,
    /// To the day asked for; nothing while the month may still be paid.
    pub late_fee: Money,
}

/// What is owed in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owed {
    /// The oldest first.
    pub months: Vec<OwedMonth>,
    pub missing: Money,
    pub late_fee: Money,
}

impl Desk {
    /// What an employer owes on a day.
    pub(in crate::desk) fn owed_by(&self, employer: i64, on: NaiveDate) -> Result<Owed, Refusal> {
        let book = self.book()?;
        let mut owed = Owed::default();
        for (_, debt) in self.month_debts(Some(employer), &book)? {
            let left = debt.owed_on(&book, on).map_err(|p| Refusal::Problems(vec![("late_fee", p)]))?;
            if left.principal == Money::ZERO && left.late_fee == Money::ZERO {
                continue;
            }
            owed.missing += left.principal;
            owed.late_fee += left.late_fee;
            owed.months.push(OwedMonth {
                month: debt.month,
                missing: left.principal,
                is_late: debt.is_overdue(on) || left.late_fee > Money::ZERO,
                late_fee: left.late_fee,
            });
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
