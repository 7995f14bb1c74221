//! 基金账: what has to hold before anything is booked, what the finance section enters by hand, closing, and the books to read.

mod book;
mod close;
mod read;
mod repayment;
mod view;

use chrono::NaiveDate;

pub use crate::store::periods::{AccountYear, Closed};
pub use crate::store::vouchers::{VoucherLineRow, VoucherRow};
pub(in crate::desk) use read::above_zero;
pub use view::{AccountsView, VoucherEntryView, VoucherList, VoucherView};

use super::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::posting::BooksProblem;
use crate::domain::problem::Problem;
use crate::store::Writer;

impl Desk {
    /// The day something is booked on: `on`, or today.
    ///
    /// # Errors
    /// `Problems` for a day to come and for a month that is closed; `Store`.
    pub fn booking_day(&self, _writer: &Writer<'_>, on: Option<NaiveDate>) -> Result<NaiveDate, Refusal> {
        self.open_day(on)
    }

    /// The same, also outside a write.
    fn open_day(&self, on: Option<NaiveDate>) -> Result<NaiveDate, Refusal> {
        let today = self.clock.today();
        let day = on.unwrap_or(today);
        let wrong = |p: Problem| Refusal::Problems(vec![("date", p)]);
        if day > today {
            return Err(wrong(Problem::Future));
        }
        let month = Month::of(day);
        if self.store.is_month_closed(month)? { Err(wrong(Problem::MonthClosed { month })) } else { Ok(day) }
    }
}

/// Whether a bank account holds what is to be taken from it.
///
/// # Errors
/// `Problems` (`BalanceTooLow`); `Store`.
pub fn check_balance(writer: &Writer<'_>, account: &'static str, amount: Money) -> Result<(), Refusal> {
    let balance = writer.account_holds(account)?;
    if balance < amount {
        return Err(Refusal::Problems(vec![("amount", Problem::BalanceTooLow { account, balance })]));
    }
    Ok(())
}

fn refuse(field: &'static str, problem: BooksProblem) -> Refusal {
    Refusal::Problems(vec![(field, Problem::Books(problem))])
}
