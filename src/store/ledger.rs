//! The fund's books: entries of one debit and one credit, and sums per account and month.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::error::During;
use super::sql::{day, money};
use super::{Store, StoreError, Taken, Writer};
use crate::domain::dates::Month;
use crate::domain::fund::EntryLine;
use crate::domain::money::Money;
use crate::domain::problem::Problem;

/// An entry to be posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry<'a> {
    pub posted_on: NaiveDate,
    pub debit: &'a str,
    pub credit: &'a str,
    pub amount: Money,
    pub memo: &'a str,
    pub person: Option<i64>,
    pub case: Option<i64>,
}

/// Debit and credit of an account in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountMonth {
    pub account: String,
    pub month: Month,
    pub debit: Money,
    pub credit: Money,
}

impl Store {
    /// What the fund owned before a month: assets less liabilities.
    ///
    /// # Errors
    /// Those of any read.
    pub fn balance_before(&self, month: Month) -> Result<Money, StoreError> {
        const SQL: &str = "SELECT coalesce(sum(m.debit_fen - m.credit_fen), 0) FROM account_month AS m
            JOIN account AS a ON a.key = m.account WHERE a.class IN ('asset', 'liability') AND m.month < $1";
        self.connection().query_row(SQL, [month.number()], |r| money(r, 0)).during("read balance")
    }

    /// What an account holds (debit less credit) at the end of a month.
    ///
    /// # Errors
    /// Those of any read.
    pub fn account_balance(&self, account: &str, month: Month) -> Result<Money, StoreError> {
        balance_at(self.connection(), account, month)
    }

    /// Opening balances booked in a year: what came into the fund's net assets otherwise than as income.
    ///
    /// # Errors
    /// Those of any read.
    pub fn opening_booked(&self, year: i32) -> Result<Money, StoreError> {
        const SQL: &str = "SELECT coalesce(sum(m.credit_fen - m.debit_fen), 0) FROM account_month AS m
            JOIN account AS a ON a.key = m.account WHERE a.class = 'net' AND m.month BETWEEN $1 AND $2";
        self.connection()
            .query_row(SQL, (i64::from(year) * 100 + 1, i64::from(year) * 100 + 12), |r| money(r, 0))
            .during("read opening")
    }

    /// Movements of income and spending accounts in a year.
    ///
    /// # Errors
    /// Those of any read.
    pub fn movements(&self, year: i32) -> Result<Vec<AccountMonth>, StoreError> {
        const SQL: &str = "SELECT m.account, m.month, m.debit_fen, m.credit_fen FROM account_month AS m
            JOIN account AS a ON a.key = m.account WHERE a.class IN ('income', 'spending') AND m.month BETWEEN $1 AND $2";
        let mut statement = self.connection().prepare_cached(SQL).during("read movements")?;
        let rows = statement.query_map((i64::from(year) * 100 + 1, i64::from(year) * 100 + 12), |r| {
            Ok(AccountMonth { account: r.get(0)?, month: super::sql::month(r, 1)?, debit: money(r, 2)?, credit: money(r, 3)? })
        });
        rows.and_then(Iterator::collect).during("read movements")
    }

    /// Years with income or spending, oldest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn fund_years(&self) -> Result<Vec<i32>, StoreError> {
        const SQL: &str = "SELECT DISTINCT m.month / 100 FROM account_month AS m JOIN account AS a ON a.key = m.account
            WHERE a.class IN ('income', 'spending') ORDER BY 1";
        let mut statement = self.connection().prepare_cached(SQL).during("list years")?;
        statement.query_map([], |r| r.get(0)).and_then(Iterator::collect).during("list years")
    }

    /// A page of the entries of an account between two days, and how many there are; what carries a year forward is none of them.
    ///
    /// # Errors
    /// Those of any read.
    pub fn entries(
        &self,
        account: &str,
        from: NaiveDate,
        to: NaiveDate,
        offset: i64,
        limit: i64,
    ) -> Result<(Vec<EntryLine>, i64), StoreError> {
        const SQL: &str = "SELECT id, posted_on, debit, credit, amount_fen, memo, person_id,
                (SELECT number FROM voucher WHERE id = voucher_id) FROM ledger_entry
            WHERE debit = $1 AND posted_on BETWEEN $2 AND $3 AND is_closing = 0
            UNION ALL SELECT id, posted_on, debit, credit, amount_fen, memo, person_id,
                (SELECT number FROM voucher WHERE id = voucher_id) FROM ledger_entry
            WHERE credit = $1 AND posted_on BETWEEN $2 AND $3 AND is_closing = 0 ORDER BY 2, 1 LIMIT $4 OFFSET $5";
        const COUNT: &str = "SELECT
            (SELECT count(*) FROM ledger_entry WHERE debit = $1 AND posted_on BETWEEN $2 AND $3 AND is_closing = 0)
            + (SELECT count(*) FROM ledger_entry WHERE credit = $1 AND posted_on BETWEEN $2 AND $3 AND is_closing = 0)";
        let (from, to) = (from.to_string(), to.to_string());
        let mut statement = self.connection().prepare_cached(SQL).during("read entries")?;
        let rows = statement.query_map((account, &from, &to, limit, offset), |r| {
            Ok(EntryLine {
                number: r.get(0)?,
                posted_on: day(r, 1)?,
                debit: r.get(2)?,
                credit: r.get(3)?,
                amount: money(r, 4)?,
                memo: r.get(5)?,
                person: r.get(6)?,
                voucher: r.get(7)?,
            })
        });
        let lines = rows.and_then(Iterator::collect).during("read entries")?;
        let total = self.connection().query_row(COUNT, (account, &from, &to), |r| r.get(0)).during("count entries")?;
        Ok((lines, total))
    }
}

impl Writer<'_> {
    /// Adds the accounts of the chart that are not there yet.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_account(&self, key: &str, class: &str) -> Result<(), StoreError> {
        self.connection()
            .execute("INSERT INTO account (key, class) VALUES ($1, $2) ON CONFLICT DO NOTHING", (key, class))
            .during("write account")
            .map(|_| ())
    }

    /// Posts an entry, unless the books hold it already: the same day, accounts, amount and memo, as often as the file
    /// being read has shown it. A closed month takes none.
    ///
    /// # Errors
    /// Those of any write.
    pub fn take_entry(&self, entry: &NewEntry<'_>) -> Result<Taken, StoreError> {
        let key = format!("{} {} {} {} {}", entry.posted_on, entry.debit, entry.credit, entry.amount.fen(), entry.memo);
        let repeat = self.repeats(&key)?;
        let day = entry.posted_on.to_string();
        let there = self
            .connection()
            .prepare_cached(
                "SELECT 1 FROM ledger_entry WHERE posted_on = $1 AND debit = $2 AND credit = $3 AND amount_fen = $4
                 AND memo = $5 AND repeat = $6",
            )
            .and_then(|mut s| {
                s.query_row((&day, entry.debit, entry.credit, entry.amount.fen(), entry.memo, repeat), |_| Ok(())).optional()
            })
            .during("find entry")?;
        if there.is_some() {
            return Ok(Taken::Unchanged);
        }
        let month = Month::of(entry.posted_on);
        if self.is_month_closed(month)? {
            return Ok(Taken::Refused(Problem::MonthClosed { month }));
        }
        self.post(entry, repeat)?;
        Ok(Taken::Added)
    }

    /// Posts an entry; `repeat` tells it from equal ones of the day.
    ///
    /// # Errors
    /// Those of any write.
    pub fn post(&self, entry: &NewEntry<'_>, repeat: i64) -> Result<(), StoreError> {
        let day = entry.posted_on.to_string();
        let values = (day, entry.debit, entry.credit, entry.amount.fen(), entry.memo, repeat, entry.person, entry.case);
        self.connection()
            .prepare_cached(
                "INSERT INTO ledger_entry (posted_on, debit, credit, amount_fen, memo, repeat, person_id, case_id)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            )
            .and_then(|mut s| s.execute(values))
            .during("post entry")
            .map(|_| ())
    }

    /// Entries between two accounts.
    ///
    /// # Errors
    /// Those of any read.
    pub fn entry_count(&self, debit: &str, credit: &str) -> Result<i64, StoreError> {
        self.connection()
            .query_row("SELECT count(*) FROM ledger_entry WHERE debit = $1 AND credit = $2", (debit, credit), |r| r.get(0))
            .during("count entries")
    }

    /// The same as [`Store::account_balance`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn account_balance(&self, account: &str, month: Month) -> Result<Money, StoreError> {
        balance_at(self.connection(), account, month)
    }
}

fn balance_at(connection: &Connection, account: &str, month: Month) -> Result<Money, StoreError> {
    const SQL: &str = "SELECT coalesce(sum(debit_fen - credit_fen), 0) FROM account_month WHERE account = $1 AND month <= $2";
    connection.query_row(SQL, (account, month.number()), |r| money(r, 0)).during("read balance")
}
