//! The books to read: accounts with their balances and the statement they have to agree with, vouchers, and one voucher whole.

use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::store::periods::{AccountYear, Closed};
use crate::store::vouchers::{VoucherFilter, VoucherLineRow, VoucherRow};

/// Closed months that are told.
const CLOSED_MAX: i64 = 12;

/// The accounts of a year. `opening + income - spending` has to be what they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountsView {
    pub year: i32,
    /// Years with entries, oldest first.
    pub years: Vec<i32>,
    /// In the order of the chart.
    pub accounts: Vec<AccountYear>,
    pub opening: Money,
    pub income: Money,
    pub spending: Money,
    /// Assets less liabilities at the end of the year, or now.
    pub holds: Money,
    /// The newest first.
    pub closed: Vec<Closed>,
    pub is_year_closed: bool,
}

impl AccountsView {
    #[must_use]
    pub fn closing(&self) -> Money {
        self.opening + self.income - self.spending
    }

    /// What the statement says and what the accounts hold, where the two differ.
    #[must_use]
    pub fn difference(&self) -> Option<(Money, Money)> {
        (self.closing() != self.holds).then(|| (self.closing(), self.holds))
    }
}

/// A page of vouchers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoucherList {
    /// `None` for all months.
    pub month: Option<Month>,
    /// Key of an account on either side; `None` for any.
    pub account: Option<String>,
    pub offset: i64,
    pub vouchers: Vec<VoucherLineRow>,
    /// Vouchers there are in all.
    pub total: i64,
}

/// A voucher with everything behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoucherView {
    pub voucher: VoucherRow,
    /// Number, kind and state of the sheet it follows from.
    pub sheet: Option<(String, SheetKind, State)>,
    pub entries: Vec<VoucherEntryView>,
}

impl VoucherView {
    #[must_use]
    pub fn total(&self) -> Money {
        self.entries.iter().map(|e| e.amount).sum()
    }
}

/// An entry of a voucher; of a payment list, the line that was paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoucherEntryView {
    pub number: i64,
    pub debit: String,
    pub credit: String,
    pub amount: Money,
    /// Without the number of the voucher, and of the one it reverses.
    pub memo: String,
    /// Row and name of the person, for those who may look people up.
    pub person: Option<(i64, String)>,
}

impl Desk {
    /// The accounts of a year; `None` for the newest one.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` for a year without entries; `Store`.
    pub fn accounts(&self, year: Option<i32>) -> Result<AccountsView, Refusal> {
        self.require(Right::Fund)?;
        let years = self.store.fund_years()?;
        let year = year.or(years.last().copied()).ok_or(Refusal::NotFound)?;
        if !years.contains(&year) {
            return Err(Refusal::NotFound);
        }
        self.accounts_of(year)
    }

    pub(super) fn accounts_of(&self, year: i32) -> Result<AccountsView, Refusal> {
        let month = |year: i32| Month::new(year, 1).map_err(|p| Refusal::Problems(vec![("year", p)]));
        let mut accounts = self.store.account_years(year)?;
        accounts.sort_by_key(|a| self.policy.accounts().iter().position(|known| known.key == a.key));
        let of = |class: &str| -> Money { accounts.iter().filter(|a| a.class == class).map(|a| a.credit - a.debit).sum() };
        Ok(AccountsView {
            year,
            years: self.store.fund_years()?,
            opening: self.store.balance_before(month(year)?)? + self.store.opening_booked(year)?,
            income: of("income"),
            spending: -of("spending"),
            holds: self.store.balance_before(month(year + 1)?)?,
            closed: self.store.closed_months(CLOSED_MAX)?,
            is_year_closed: self.store.is_year_closed(year)?,
            accounts,
        })
    }

    /// A page of vouchers, the newest first: of a month or of all, of one account or of any.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` for an account that is none; `Store`.
    pub fn vouchers(&self, month: Option<Month>, account: Option<&str>, offset: i64, limit: i64) -> Result<VoucherList, Refusal> {
        self.require(Right::Fund)?;
        if account.is_some_and(|key| self.policy.account(key).is_none()) {
            return Err(Refusal::Problems(vec![("fund_account", Problem::UnknownCode)]));
        }
        let filter = VoucherFilter {
            from: month.map(Month::first_day),
            to: month.map(Month::last_day),
            account: account.map(str::to_owned),
        };
        let vouchers = self.store.voucher_list(&filter, offset, limit)?;
        Ok(VoucherList {
            month,
            account: account.map(str::to_owned),
            offset,
            vouchers,
            total: self.store.voucher_count(&filter)?,
        })
    }

    /// A voucher with its entries, who wrote and who checked it, and the sheet it follows from.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn voucher(&self, number: &str) -> Result<VoucherView, Refusal> {
        self.require(Right::Fund)?;
        let voucher = self.store.voucher(&number.trim().to_ascii_uppercase())?.ok_or(Refusal::NotFound)?;
        let may_look = self.me()?.may(Right::Lookup);
        let sheet = voucher.sheet.map(|id| self.store.sheet_by_id(id)).transpose()?;
        let mut entries = Vec::new();
        for entry in self.store.voucher_entries(voucher.id)? {
            let person = match entry.person.filter(|_| may_look) {
                Some(id) => self.store.person(id)?.map(|p| (id, p.name)),
                None => None,
            };
            let memo = without(&entry.memo, &voucher.number);
            let memo = voucher.reverses.as_deref().map_or(memo, |first| without(memo, first)).to_owned();
            entries.push(VoucherEntryView {
                number: entry.entry,
                debit: entry.debit,
                credit: entry.credit,
                amount: entry.amount,
                memo,
                person,
            });
        }
        Ok(VoucherView { voucher, sheet: sheet.map(|s| (s.number, s.kind, s.state)), entries })
    }
}

fn without<'a>(memo: &'a str, number: &str) -> &'a str {
    memo.strip_prefix(number).unwrap_or(memo).trim_start()
}
