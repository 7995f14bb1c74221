//! 会计期间: which months and years are closed, and what stands against closing one.

use rusqlite::OptionalExtension;

use super::error::During;
use super::sql::money;
use super::{Store, StoreError, Writer};
use crate::domain::dates::Month;
use crate::domain::money::Money;

/// An account in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountYear {
    pub key: String,
    pub class: String,
    /// Debit less credit before the year.
    pub opening: Money,
    /// Movements of its twelve months, before income and spending are carried forward.
    pub debit: Money,
    pub credit: Money,
}

/// A closed month or year, with who closed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// `yyyymm`, or the year.
    pub period: i64,
    pub by: String,
    pub at: String,
}

/// A number `yyyymm` out of the database, if it is there.
fn month_or_none(store: &Store, sql: &str) -> Result<Option<Month>, StoreError> {
    let number: Option<i64> =
        store.connection().prepare_cached(sql).and_then(|mut s| s.query_row([], |r| r.get(0))).during("read periods")?;
    number.map(Month::from_number).transpose().map_err(|p| StoreError::BadValue(format!("month: {p}")))
}

impl Store {
    /// Months are closed one after the other, so all before it are closed too.
    ///
    /// # Errors
    /// Those of any read.
    pub fn last_closed_month(&self) -> Result<Option<Month>, StoreError> {
        month_or_none(self, "SELECT max(month) FROM closed_month")
    }

    /// The month the books begin with.
    ///
    /// # Errors
    /// Those of any read.
    pub fn first_booked_month(&self) -> Result<Option<Month>, StoreError> {
        month_or_none(self, "SELECT min(month) FROM account_month")
    }

    /// # Errors
    /// Those of any read.
    pub fn is_year_closed(&self, year: i32) -> Result<bool, StoreError> {
        let found = self
            .connection()
            .prepare_cached("SELECT 1 FROM closed_year WHERE year = $1")
            .and_then(|mut s| s.query_row([year], |_| Ok(())).optional());
        Ok(found.during("read periods")?.is_some())
    }

    /// Closed months, the newest first, `limit` of them.
    ///
    /// # Errors
    /// Those of any read.
    pub fn closed_months(&self, limit: i64) -> Result<Vec<Closed>, StoreError> {
        const SQL: &str = "SELECT c.month, o.name, c.closed_at FROM closed_month AS c JOIN operator AS o ON o.id = c.closed_by
            ORDER BY c.month DESC LIMIT $1";
        let mut statement = self.connection().prepare_cached(SQL).during("read periods")?;
        let rows = statement.query_map([limit], |r| Ok(Closed { period: r.get(0)?, by: r.get(1)?, at: r.get(2)? }));
        rows.and_then(Iterator::collect).during("read periods")
    }

    /// Numbers of the sheets that would still book into a month: postings that wait or were sent back, and payment lists whose
    /// file the bank has. `but` is none of them.
    ///
    /// # Errors
    /// Those of any read.
    pub fn waiting_in(&self, month: Month, but: Option<i64>) -> Result<Vec<String>, StoreError> {
        const SQL: &str = "SELECT s.number FROM sheet AS s JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version
            WHERE s.kind = 'posting' AND s.state IN ('draft', 'to_review', 'returned') AND s.id IS NOT $1
            AND v.fields ->> '$.date' BETWEEN $2 AND $3
            UNION ALL SELECT number FROM sheet WHERE kind = 'payment_list' AND state = 'sent' AND entered_on <= $3 ORDER BY 1";
        let days = (but, month.first_day().to_string(), month.last_day().to_string());
        let mut statement = self.connection().prepare_cached(SQL).during("read what waits")?;
        statement.query_map(days, |r| r.get(0)).and_then(Iterator::collect).during("read what waits")
    }

    /// What postings of a template in a year come to that wait to be checked. `but` is none of them.
    ///
    /// # Errors
    /// Those of any read.
    pub fn waiting_by(&self, template: &str, year: i32, but: Option<i64>) -> Result<Money, StoreError> {
        const SQL: &str = "SELECT coalesce(sum(s.amount_fen), 0) FROM sheet AS s
            JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version
            WHERE s.kind = 'posting' AND s.state = 'to_review' AND s.id IS NOT $1
            AND v.fields ->> '$.template' = $2 AND v.fields ->> '$.date' BETWEEN $3 AND $4";
        let values = (but, template, format!("{year}-01-01"), format!("{year}-12-31"));
        let mut statement = self.connection().prepare_cached(SQL).during("read what waits")?;
        statement.query_row(values, |r| money(r, 0)).during("read what waits")
    }

    /// Every account with what it held before a year and what moved in its months.
    ///
    /// # Errors
    /// Those of any read.
    pub fn account_years(&self, year: i32) -> Result<Vec<AccountYear>, StoreError> {
        const SQL: &str = "SELECT a.key, a.class,
                coalesce(sum(CASE WHEN m.month < $1 THEN m.debit_fen - m.credit_fen END), 0),
                coalesce(sum(CASE WHEN m.month BETWEEN $1 AND $2 THEN m.debit_fen END), 0),
                coalesce(sum(CASE WHEN m.month BETWEEN $1 AND $2 THEN m.credit_fen END), 0)
            FROM account AS a LEFT JOIN account_month AS m ON m.account = a.key GROUP BY a.key ORDER BY a.key";
        let (first, last) = (i64::from(year) * 100 + 1, i64::from(year) * 100 + 12);
        let mut statement = self.connection().prepare_cached(SQL).during("read accounts")?;
        let rows = statement.query_map((first, last), |r| {
            Ok(AccountYear { key: r.get(0)?, class: r.get(1)?, opening: money(r, 2)?, debit: money(r, 3)?, credit: money(r, 4)? })
        });
        rows.and_then(Iterator::collect).during("read accounts")
    }
}

impl Writer<'_> {
    /// # Errors
    /// Those of any write.
    pub fn close_month(&self, month: Month, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO closed_month (month, closed_by, closed_at) VALUES ($1, $2, $3)";
        self.connection().execute(SQL, (month.number(), operator, at)).during("close month").map(|_| ())
    }

    /// Closes a year whose income and spending were carried forward by `voucher`.
    ///
    /// # Errors
    /// Those of any write.
    pub fn close_year(&self, year: i32, voucher: i64, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO closed_year (year, voucher_id, closed_by, closed_at) VALUES ($1, $2, $3, $4)";
        self.connection().execute(SQL, (year, voucher, operator, at)).during("close year").map(|_| ())
    }
}
