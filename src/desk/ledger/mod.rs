//! 基金账: what has to hold before anything is booked.

use chrono::NaiveDate;

use super::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::store::Writer;

impl Desk {
    /// The day something is booked on: `on`, or today.
    ///
    /// # Errors
    /// `Problems` for a day to come and for a month that is closed; `Store`.
    pub fn booking_day(&self, writer: &Writer<'_>, on: Option<NaiveDate>) -> Result<NaiveDate, Refusal> {
        let today = self.clock.today();
        let day = on.unwrap_or(today);
        let wrong = |p: Problem| Refusal::Problems(vec![("date", p)]);
        if day > today {
            return Err(wrong(Problem::Future));
        }
        let month = Month::of(day);
        if writer.is_month_closed(month)? { Err(wrong(Problem::MonthClosed { month })) } else { Ok(day) }
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
