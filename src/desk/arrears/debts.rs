//! 欠费: who owes what for which months.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use rust_decimal::prelude::ToPrimitive;

use super::{ArrearsAsk, ArrearsLine, ArrearsList, ArrearsMonth};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::levy::debt::MonthDebt;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::params::Book;
use crate::domain::plain::half_width;
use crate::store::arrears::debts::{DebtRow, SliceRow};

impl Desk {
    /// Employers whose premiums or late fees are overdue on a day, by name. What is deferred on that day does not count.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` for a parameter that is missing; `Store`.
    pub fn arrears_list(&self, ask: &ArrearsAsk) -> Result<ArrearsList, Refusal> {
        self.require(Right::Employers)?;
        let on = ask.on.unwrap_or_else(|| self.clock.today());
        let lines = self.in_arrears(None, on)?;
        let typed = half_width(&ask.text).trim().to_owned();
        let code = typed.to_ascii_uppercase();
        let is_asked = |l: &ArrearsLine| l.overdue() > ask.over || (ask.over == 0 && !l.months.is_empty());
        let is_named = |l: &ArrearsLine| typed.is_empty() || l.name.contains(&typed) || l.credit_code.starts_with(&code);
        let lines = lines.into_iter().filter(|l| is_asked(l) && is_named(l)).collect();
        Ok(ArrearsList { ask: ask.clone(), on, lines })
    }

    /// What is overdue of an employer, or of all, by name.
    pub(super) fn in_arrears(&self, employer: Option<i64>, on: NaiveDate) -> Result<Vec<ArrearsLine>, Refusal> {
        let book = self.book()?;
        let mut months: BTreeMap<i64, Vec<ArrearsMonth>> = BTreeMap::new();
        for (employer, debt) in self.month_debts(employer, &book)? {
            let owed = debt.owed_on(&book, on).map_err(|p| Refusal::Problems(vec![("month", p)]))?;
            let principal = if debt.is_overdue(on) { owed.principal } else { Money::ZERO };
            if principal == Money::ZERO && owed.late_fee == Money::ZERO {
                continue;
            }
            months.entry(employer).or_default().push(ArrearsMonth {
                month: debt.month,
                principal,
                late_fee: owed.late_fee,
                last_day: debt.free_until(),
                days: debt.days_late(on),
                standing: debt.standing(on),
            });
        }
        let mut lines = Vec::with_capacity(months.len());
        for (id, months) in months {
            let row = self.store.employer_by_id(id)?;
            let credit = self.store.credits(id)?.iter().map(|r| r.rest()).sum();
            lines.push(ArrearsLine {
                employer: id,
                credit_code: row.credit_code,
                name: row.name,
                contact: row.contact,
                phone: row.phone,
                months,
                credit,
            });
        }
        lines.sort_by(|a, b| (&a.name, a.employer).cmp(&(&b.name, b.employer)));
        Ok(lines)
    }

    /// The months of an employer, or of all, that are not paid in full or had a payment, the oldest first.
    pub(in crate::desk) fn month_debts(&self, employer: Option<i64>, book: &Book) -> Result<Vec<(i64, MonthDebt)>, Refusal> {
        let mut slices = self.store.slices(employer)?;
        let notices = self.store.notice_spans(employer)?;
        let debt = |row: DebtRow| {
            let paid = slices.remove(&(row.employer, row.month)).unwrap_or_default();
            let covers =
                |(of, from, until, _): &&(i64, Month, Month, _)| *of == row.employer && (*from..=*until).contains(&row.month);
            let notice = notices.iter().filter(covers).map(|n| n.3).max();
            (row.employer, MonthDebt { notice, ..month_debt(&row, &paid, book) })
        };
        Ok(self.store.open_months(employer)?.into_iter().map(debt).collect())
    }
}

/// A month with its payments, without its notices.
pub(super) fn month_debt(row: &DebtRow, paid: &[SliceRow], book: &Book) -> MonthDebt {
    let of = |what: &'static str| paid.iter().filter(move |s| s.what == what);
    MonthDebt {
        month: row.month,
        due: row.due,
        paid: row.paid,
        last_day: row.last_day.unwrap_or_else(|| usual_last_day(book, row.month)),
        deferred_until: row.deferred_until,
        slices: of("premium").map(|s| (s.amount, s.paid_on)).collect(),
        fee_paid: of("late_fee").map(|s| s.amount).sum(),
        notice: None,
    }
}

/// The last day of a month taken over: the office's day of the month, or its end where no day was fixed for that time.
pub(in crate::desk) fn usual_last_day(book: &Book, month: Month) -> NaiveDate {
    let day = book.number("levy_last_day", month.first_day()).ok().and_then(|p| p.value.to_u32());
    day.and_then(|day| month.first_day().with_day(day)).unwrap_or_else(|| month.last_day())
}
