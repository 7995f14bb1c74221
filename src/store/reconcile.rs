//! What was taken over beside what the imported ledger says: sums by month.

use rusqlite::Params;

use super::error::During;
use super::sql::{money, month};
use super::{Store, StoreError};
use crate::domain::dates::Month;
use crate::domain::money::Money;

impl Store {
    /// What the bills that were taken over paid, by month.
    ///
    /// # Errors
    /// Those of any read.
    pub fn bills_taken_over(&self) -> Result<Vec<(Month, Money)>, StoreError> {
        const SQL: &str =
            "SELECT CAST(substr(v.fields ->> '$.paid_on', 1, 4) || substr(v.fields ->> '$.paid_on', 6, 2) AS INTEGER)
                AS paid_month, sum(v.amount_fen)
            FROM sheet AS s JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = 1
            WHERE s.taken_over = 1 AND s.kind = 'reimbursement' GROUP BY paid_month ORDER BY paid_month";
        self.sums(SQL, [])
    }

    /// What an imported ledger spent on an account, by month: its entries belong to no voucher.
    ///
    /// # Errors
    /// Those of any read.
    pub fn imported_spending(&self, account: &str) -> Result<Vec<(Month, Money)>, StoreError> {
        const SQL: &str = "SELECT CAST(substr(posted_on, 1, 4) || substr(posted_on, 6, 2) AS INTEGER) AS month, sum(amount_fen)
            FROM ledger_entry WHERE debit = $1 AND voucher_id IS NULL GROUP BY month ORDER BY month";
        self.sums(SQL, [account])
    }

    /// What the benefits of a kind that were taken over come to in a month; `None` where there are none.
    ///
    /// # Errors
    /// Those of any read.
    pub fn benefits_taken_over(&self, kind: &str, in_month: Month) -> Result<Option<Money>, StoreError> {
        const SQL: &str = "SELECT sum(CASE WHEN e.month <= $1 AND NOT EXISTS (SELECT 1 FROM benefit_event AS x
                WHERE x.benefit_id = b.id AND x.what = 'end' AND x.month <= $1) THEN e.monthly_fen ELSE 0 END)
            FROM benefit AS b JOIN benefit_event AS e ON e.benefit_id = b.id AND e.what = 'start'
            WHERE b.kind = $2 AND b.sheet_id IS NULL";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.query_row((in_month.number(), kind), |r| r.get::<_, Option<i64>>(0)))
            .map(|fen| fen.map(Money::from_fen))
            .during("sum benefits")
    }

    fn sums(&self, sql: &str, values: impl Params) -> Result<Vec<(Month, Money)>, StoreError> {
        let mut statement = self.connection().prepare_cached(sql).during("sum by month")?;
        statement.query_map(values, |r| Ok((month(r, 0)?, money(r, 1)?))).and_then(Iterator::collect).during("sum by month")
    }
}
