//! 结账: what has to hold before a month or a year is closed, and the carry-forward (agency rules 3.5, 3.6).

use super::read::{Deed, Posting, year};
use super::refuse;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::{Desk, Refusal};
use crate::domain::books::BANK_INCOME;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::posting::{BooksProblem, IN_PREMIUM, NET_GENERAL, NET_RESERVE, Template};
use crate::domain::problem::Problem;
use crate::store::periods::AccountYear;

/// A line that carries forward.
pub(super) struct Carried {
    pub debit: String,
    pub credit: String,
    pub amount: Money,
}

impl Desk {
    pub(super) fn month_to_close(
        &self,
        template: &'static Template,
        fields: &Fields,
        but: Option<i64>,
    ) -> Result<Posting, Refusal> {
        let mut r = Reader::new(fields);
        let month = r.need("month", Month::parse);
        let month = r.finish(month).map_err(Refusal::Problems)?;
        self.check_month(month, but)?;
        let written = Fields::default().with("template", template.id).with("month", month.to_string());
        Ok(closing(template, Deed::CloseMonth(month), written))
    }

    /// What stands against closing a month: that it is closed, not over, not the next one, that money lies in the income account
    /// or sheets wait.
    fn check_month(&self, month: Month, but: Option<i64>) -> Result<(), Refusal> {
        if self.store.is_month_closed(month)? {
            return Err(Refusal::Problems(vec![("month", Problem::MonthClosed { month })]));
        }
        if self.clock.today() < month.last_day() {
            return Err(refuse("month", BooksProblem::MonthNotOver { month }));
        }
        let next = match self.store.last_closed_month()? {
            Some(last) => Some(last.next()),
            None => self.store.first_booked_month()?,
        };
        if let Some(open) = next.filter(|next| *next < month) {
            return Err(refuse("month", BooksProblem::MonthOpen { month: open }));
        }
        let balance = self.store.account_balance(BANK_INCOME, month)?;
        if balance != Money::ZERO {
            return Err(refuse("month", BooksProblem::IncomeAccountHolds { month, balance }));
        }
        let waiting = self.store.waiting_in(month, but)?;
        match waiting.first() {
            Some(first) => Err(refuse("month", BooksProblem::SheetsWait { month, count: waiting.len(), first: first.clone() })),
            None => Ok(()),
        }
    }

    pub(super) fn year_to_close(&self, template: &'static Template, fields: &Fields) -> Result<Posting, Refusal> {
        let mut r = Reader::new(fields);
        let wanted = r.need("year", year);
        let wanted = r.finish(wanted).map_err(Refusal::Problems)?;
        self.check_year(wanted)?;
        let written = Fields::default().with("template", template.id).with("year", wanted.to_string());
        Ok(closing(template, Deed::CloseYear(wanted), written))
    }

    /// What stands against closing a year: that it is closed, a month of it or the year before is open, or the statement and the
    /// accounts differ.
    fn check_year(&self, year: i32) -> Result<(), Refusal> {
        if self.store.is_year_closed(year)? {
            return Err(refuse("year", BooksProblem::YearClosed { year }));
        }
        let years = self.store.fund_years()?;
        if !years.contains(&year) {
            return Err(refuse("year", BooksProblem::NothingInYear { year }));
        }
        for before in years.into_iter().filter(|y| *y < year) {
            if !self.store.is_year_closed(before)? {
                return Err(refuse("year", BooksProblem::YearOpen { year: before }));
            }
        }
        let december = Month::new(year, 12).map_err(|p| Refusal::Problems(vec![("year", p)]))?;
        if !self.store.is_month_closed(december)? {
            return Err(refuse("year", BooksProblem::MonthOpen { month: december }));
        }
        let view = self.accounts_of(year)?;
        match view.difference() {
            Some((statement, accounts)) => Err(refuse("year", BooksProblem::BooksDiffer { statement, accounts })),
            None => Ok(()),
        }
    }

    /// P18, P18a, and P15 where the office keeps a reserve: what carries a year's income and spending into the fund's balance.
    pub(super) fn carried(&self, year: i32) -> Result<Vec<Carried>, Refusal> {
        let accounts = self.store.account_years(year)?;
        let mut out: Vec<Carried> = accounts.iter().filter_map(carried).collect();
        let december = Month::new(year, 12).map_err(|p| Refusal::Problems(vec![("year", p)]))?;
        let share = self.book()?.number("reserve_share", december.last_day());
        let share = share.map_err(|p| Refusal::Problems(vec![("year", p)]))?;
        let premiums = accounts.iter().find(|a| a.key == IN_PREMIUM).map_or(Money::ZERO, |a| a.credit - a.debit);
        let reserve = premiums.exact().times(share.value).round();
        if reserve > Money::ZERO {
            out.push(Carried { debit: NET_GENERAL.to_owned(), credit: NET_RESERVE.to_owned(), amount: reserve });
        }
        Ok(out)
    }
}

fn closing(template: &'static Template, deed: Deed, fields: Fields) -> Posting {
    Posting { template, deed, memo: String::new(), annexes: 0, amount: Money::ZERO, fields }
}

/// The line that leaves an income or spending account empty; none for other accounts and for one that is empty.
fn carried(account: &AccountYear) -> Option<Carried> {
    let balance = account.credit - account.debit;
    if !matches!(account.class.as_str(), "income" | "spending") || balance == Money::ZERO {
        return None;
    }
    let (own, net) = (account.key.clone(), NET_GENERAL.to_owned());
    Some(if balance > Money::ZERO {
        Carried { debit: own, credit: net, amount: balance }
    } else {
        Carried { debit: net, credit: own, amount: -balance }
    })
}
