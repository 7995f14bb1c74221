//! The fund's year and the entries behind each figure.

use chrono::NaiveDate;

use super::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::fund::{EntryLine, Side, YearFigures};
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::problem::Problem;

/// A year of the fund and the years one can switch to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundView {
    pub figures: YearFigures,
    /// Years with entries, oldest first.
    pub years: Vec<i32>,
}

/// A page of ledger entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryPage {
    pub item: String,
    pub month: Option<u32>,
    pub offset: i64,
    pub entries: Vec<EntryLine>,
    /// Entries there are in all.
    pub total: i64,
}

impl Desk {
    /// A year of the fund; `None` for the newest with entries (2021 figures beside the report's print).
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` for a year without entries; `Store`.
    pub fn fund_year(&self, year: Option<i32>) -> Result<FundView, Refusal> {
        self.require(Right::Fund)?;
        let year = year.or(self.store.fund_years()?.last().copied()).ok_or(Refusal::NotFound)?;
        self.fund_figures(year)
    }

    /// The same for what is worked out on it.
    pub(in crate::desk) fn fund_figures(&self, year: i32) -> Result<FundView, Refusal> {
        let years = self.store.fund_years()?;
        if !years.contains(&year) {
            return Err(Refusal::NotFound);
        }
        let table = self.policy.items();
        let moved = self.store.movements(year)?;
        let months = months_of(year)?;
        let by_month = months.into_iter().map(|month| {
            let amounts = table.iter().map(|item| {
                let of = moved.iter().filter(|m| m.account == item.account && m.month == month);
                match item.side {
                    Side::Income => of.map(|m| m.credit - m.debit).sum::<Money>(),
                    Side::Spending => of.map(|m| m.debit - m.credit).sum::<Money>(),
                }
            });
            (month, amounts.collect())
        });
        // A ledger that begins on 1 January books what the fund brought along on that day.
        let opening = self.store.balance_before(first_month(year)?)? + self.store.opening_booked(year)?;
        let office = self.store.office()?;
        let printed = self.policy.printed(&office.name, year);
        let mut figures = YearFigures::build(year, opening, table, by_month.collect(), printed);
        figures.insured = self.store.insured_count()?;
        figures.beneficiaries = self.store.beneficiary_count(Month::of(self.clock.today()))?;
        Ok(FundView { figures, years })
    }

    /// A page of the entries behind an item, of one month or of the whole year.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` for an unknown item; `Problems` for a month that is none; `Store`.
    pub fn entries(&self, year: i32, month: Option<u32>, item: &str, offset: i64, limit: i64) -> Result<EntryPage, Refusal> {
        self.require(Right::Fund)?;
        let account = &self.policy.item(item).ok_or(Refusal::NotFound)?.account;
        let (from, to) = span(year, month)?;
        let (entries, total) = self.store.entries(account, from, to, offset, limit)?;
        Ok(EntryPage { item: item.to_owned(), month, offset, entries, total })
    }
}

fn bad_month(problem: Problem) -> Refusal {
    Refusal::Problems(vec![("month", problem)])
}

fn first_month(year: i32) -> Result<Month, Refusal> {
    Month::new(year, 1).map_err(bad_month)
}

fn months_of(year: i32) -> Result<Vec<Month>, Refusal> {
    (1..=12).map(|m| Month::new(year, m).map_err(bad_month)).collect()
}

fn span(year: i32, month: Option<u32>) -> Result<(NaiveDate, NaiveDate), Refusal> {
    let first = Month::new(year, month.unwrap_or(1)).map_err(bad_month)?;
    let last = Month::new(year, month.unwrap_or(12)).map_err(bad_month)?;
    Ok((first.first_day(), last.last_day()))
}
