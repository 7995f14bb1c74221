//! 对账: what payments pay of premiums beside what the books say came in.

use chrono::NaiveDate;

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::{day, money, month};
use crate::store::{Store, StoreError};

/// A month of both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SideMonth {
    pub month: Month,
    pub amount: Money,
}

/// A payment or an entry of the books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideLine {
    pub on: NaiveDate,
    pub amount: Money,
    /// Number of the payment, or what the entry says.
    pub text: String,
    /// Whose it is, of a payment that is somebody's.
    pub name: Option<String>,
}

impl Store {
    /// What came in by payments of a year, by the month it came in.
    ///
    /// # Errors
    /// Those of any read.
    pub fn received_months(&self, year: i32) -> Result<Vec<SideMonth>, StoreError> {
        const SQL: &str =
            "SELECT substr(r.paid_on, 1, 4) * 100 + substr(r.paid_on, 6, 2) AS m, sum(r.amount_fen) FROM levy_receipt AS r
            WHERE substr(r.paid_on, 1, 4) = $1 GROUP BY m ORDER BY m";
        self.side_months(SQL, year)
    }

    /// Premiums paid before gsbx, by the month they were paid in; where a payment paid the rest since, that is the month of the
    /// payment, since the day of the first part was not kept.
    ///
    /// # Errors
    /// Those of any read.
    pub fn opening_months(&self, year: i32) -> Result<Vec<SideMonth>, StoreError> {
        const SQL: &str = "WITH o AS (SELECT c.paid_on, c.paid_fen - coalesce((SELECT sum(a.amount_fen) FROM levy_allocation AS a
                WHERE a.employer_id = c.employer_id AND a.month = c.month AND a.what = 'premium'), 0) AS fen
                FROM contribution AS c WHERE substr(c.paid_on, 1, 4) = $1)
            SELECT substr(paid_on, 1, 4) * 100 + substr(paid_on, 6, 2) AS m, sum(fen) FROM o WHERE fen > 0 GROUP BY m ORDER BY m";
        self.side_months(SQL, year)
    }

    /// Income of premiums, late fees of the collection and premiums not identified yet, as the books have it by month.
    ///
    /// # Errors
    /// Those of any read.
    pub fn booked_months(&self, year: i32) -> Result<Vec<SideMonth>, StoreError> {
        let sql = format!(
            "SELECT substr(posted_on, 1, 4) * 100 + substr(posted_on, 6, 2) AS m, sum(amount_fen) FROM ledger_entry AS l
             WHERE substr(posted_on, 1, 4) = $1 AND {BOOKED} GROUP BY m ORDER BY m"
        );
        self.side_months(&sql, year)
    }

    fn side_months(&self, sql: &str, year: i32) -> Result<Vec<SideMonth>, StoreError> {
        let mut statement = self.connection().prepare_cached(sql).during("reconcile")?;
        let rows = statement.query_map([year.to_string()], |r| Ok(SideMonth { month: month(r, 0)?, amount: money(r, 1)? }));
        rows.and_then(Iterator::collect).during("reconcile")
    }

    /// Payments that came in in a month, by day.
    ///
    /// # Errors
    /// Those of any read.
    pub fn received_in(&self, of: Month) -> Result<Vec<SideLine>, StoreError> {
        self.side_lines(
            "SELECT r.paid_on, r.amount_fen, r.number, e.name FROM levy_receipt AS r LEFT JOIN employer AS e ON e.id = r.employer_id
             WHERE r.paid_on BETWEEN $1 AND $2 ORDER BY r.paid_on, r.id",
            of,
        )
    }

    /// Entries of the books in a month that say premiums came in, by day.
    ///
    /// # Errors
    /// Those of any read.
    pub fn booked_in(&self, of: Month) -> Result<Vec<SideLine>, StoreError> {
        let sql = format!(
            "SELECT l.posted_on, l.amount_fen, l.memo, NULL FROM ledger_entry AS l WHERE l.posted_on BETWEEN $1 AND $2 AND {BOOKED}
             ORDER BY l.posted_on, l.id"
        );
        self.side_lines(&sql, of)
    }

    fn side_lines(&self, sql: &str, of: Month) -> Result<Vec<SideLine>, StoreError> {
        let mut statement = self.connection().prepare_cached(sql).during("reconcile")?;
        let rows = statement.query_map((of.first_day().to_string(), of.last_day().to_string()), |r| {
            Ok(SideLine { on: day(r, 0)?, amount: money(r, 1)?, text: r.get(2)?, name: r.get(3)? })
        });
        rows.and_then(Iterator::collect).during("reconcile")
    }
}

/// An entry that the collection's money came in by: P1, P1a, P1b and P14; a closing of the year is none.
const BOOKED: &str = "l.is_closing = 0 AND l.debit IN ('treasury', 'bank_income')
    AND (l.credit IN ('in_premium', 'temp_received') OR (l.credit = 'in_other' AND EXISTS (SELECT 1 FROM voucher AS v
        LEFT JOIN voucher AS first ON first.id = v.reverses
        WHERE v.id = l.voucher_id AND coalesce(first.template, v.template) = 'P14')))";
