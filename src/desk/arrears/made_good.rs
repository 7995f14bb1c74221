//! Months of a person as claims go by them: one that was paid late is made good once its late fee is paid too.

use std::collections::HashMap;

use crate::desk::{Desk, Refusal};
use crate::domain::cover::last_usual_day;
use crate::domain::dates::Month;
use crate::domain::levy::debt::MonthDebt;
use crate::domain::money::Money;
use crate::domain::person::{MonthPaid, WageMonth};

impl Desk {
    /// A person's months, the newest first.
    ///
    /// # Errors
    /// `Store`.
    pub(in crate::desk) fn wage_months(&self, person: i64) -> Result<Vec<WageMonth>, Refusal> {
        self.made_good(self.store.wage_months(person)?)
    }

    /// The same of one month.
    ///
    /// # Errors
    /// `Store`.
    pub(in crate::desk) fn wage_month(&self, person: i64, month: Month) -> Result<Vec<WageMonth>, Refusal> {
        self.made_good(self.store.wage_months_between(person, month, month)?)
    }

    /// The fund bears what newly arises from the day on which premium and late fee were both paid (K1 art. 62(3)).
    fn made_good(&self, mut months: Vec<WageMonth>) -> Result<Vec<WageMonth>, Refusal> {
        let (book, today) = (self.book()?, self.clock.today());
        let mut debts: HashMap<i64, Vec<MonthDebt>> = HashMap::new();
        for month in &mut months {
            let Some(MonthPaid::Paid(day)) = month.paid else { continue };
            if day <= last_usual_day(month.month.first_day()) {
                continue;
            }
            let of = month.employer_id;
            if let std::collections::hash_map::Entry::Vacant(place) = debts.entry(of) {
                place.insert(self.month_debts(Some(of), &book)?.into_iter().map(|(_, debt)| debt).collect());
            }
            // A month without payments on record was taken over, with whatever fee there was.
            let Some(debt) = debts[&of].iter().find(|d| d.month == month.month) else { continue };
            let owed = debt.owed_on(&book, today).map_err(|p| Refusal::Problems(vec![("late_fee", p)]))?;
            let fee_paid = self.store.late_fee_paid_on(of, month.month)?;
            month.paid = Some(match owed.late_fee > Money::ZERO {
                true => MonthPaid::InArrears,
                false => MonthPaid::Paid(fee_paid.map_or(day, |fee| fee.max(day))),
            });
        }
        Ok(months)
    }
}
