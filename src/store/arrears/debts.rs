//! Months that employers owe something for.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Row;

use crate::domain::dates::Month;
use crate::domain::levy::debt::NoticeKind;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::{day, day_or_none, money, month};
use crate::store::{Store, StoreError};

/// A levied month of an employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtRow {
    pub employer: i64,
    pub month: Month,
    pub due: Money,
    pub paid: Money,
    /// `None` for a month taken over.
    pub last_day: Option<NaiveDate>,
    pub deferred_until: Option<NaiveDate>,
}

/// What a payment pays of a month, what was taken back of it already off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SliceRow {
    pub receipt: i64,
    /// `premium` or `late_fee`.
    pub what: String,
    pub paid_on: NaiveDate,
    pub amount: Money,
}

/// Months that are not paid in full, or for which something was paid that is on record.
const OPEN: &str = "SELECT c.employer_id, c.month, c.due_fen, c.paid_fen, c.last_day, c.deferred_until FROM contribution AS c
    WHERE (c.paid_fen < c.due_fen OR EXISTS (SELECT 1 FROM levy_allocation AS a
        WHERE a.employer_id = c.employer_id AND a.month = c.month))";
const SLICES: &str = "SELECT a.employer_id, a.month, a.receipt_id, a.what, r.paid_on, sum(a.amount_fen)
    FROM levy_allocation AS a JOIN levy_receipt AS r ON r.id = a.receipt_id WHERE a.what <> 'paid_back'";
const NOTICES: &str =
    "SELECT n.employer_id, n.from_month, n.until_month, n.kind FROM levy_notice AS n WHERE n.served_on IS NOT NULL";

fn debt(r: &Row<'_>) -> rusqlite::Result<DebtRow> {
    Ok(DebtRow {
        employer: r.get(0)?,
        month: month(r, 1)?,
        due: money(r, 2)?,
        paid: money(r, 3)?,
        last_day: day_or_none(r, 4)?,
        deferred_until: day_or_none(r, 5)?,
    })
}

/// An employer's months with what was paid of each.
pub type Slices = HashMap<(i64, Month), Vec<SliceRow>>;

/// An employer, the first and last month of a notice that was served on it, and what kind of notice.
pub type NoticeSpan = (i64, Month, Month, NoticeKind);

impl Store {
    /// Months of an employer, or of all, that are not paid in full or had a payment, the oldest first of each employer.
    ///
    /// # Errors
    /// Those of any read.
    pub fn open_months(&self, employer: Option<i64>) -> Result<Vec<DebtRow>, StoreError> {
        let only = if employer.is_some() { " AND c.employer_id = $1" } else { "" };
        let sql = format!("{OPEN}{only} ORDER BY c.employer_id, c.month");
        let mut statement = self.connection().prepare_cached(&sql).during("read debts")?;
        let rows = match employer {
            Some(id) => statement.query_map([id], debt),
            None => statement.query_map([], debt),
        };
        rows.and_then(Iterator::collect).during("read debts")
    }

    /// Whether anything was levied on an employer for a month.
    ///
    /// # Errors
    /// Those of any read.
    pub fn month_of(&self, employer: i64, of: Month) -> Result<Option<DebtRow>, StoreError> {
        const SQL: &str = "SELECT employer_id, month, due_fen, paid_fen, last_day, deferred_until FROM contribution
            WHERE employer_id = $1 AND month = $2";
        let mut statement = self.connection().prepare_cached(SQL).during("read debts")?;
        let rows = statement.query_map((employer, of.number()), debt);
        let mut found: Vec<DebtRow> = rows.and_then(Iterator::collect).during("read debts")?;
        Ok(found.pop())
    }

    /// What payments pay of each month of an employer, or of all.
    ///
    /// # Errors
    /// Those of any read.
    pub fn slices(&self, employer: Option<i64>) -> Result<Slices, StoreError> {
        let only = if employer.is_some() { " AND a.employer_id = $1" } else { "" };
        let sql = format!(
            "{SLICES}{only} GROUP BY a.employer_id, a.month, a.receipt_id, a.what HAVING sum(a.amount_fen) <> 0 ORDER BY a.receipt_id"
        );
        let slice = |r: &Row<'_>| {
            let row = SliceRow { receipt: r.get(2)?, what: r.get(3)?, paid_on: day(r, 4)?, amount: money(r, 5)? };
            Ok(((r.get(0)?, month(r, 1)?), row))
        };
        let mut statement = self.connection().prepare_cached(&sql).during("read payments")?;
        let rows = match employer {
            Some(id) => statement.query_map([id], slice),
            None => statement.query_map([], slice),
        };
        let rows: Vec<((i64, Month), SliceRow)> = rows.and_then(Iterator::collect).during("read payments")?;
        let mut out = Slices::new();
        for (of, row) in rows {
            out.entry(of).or_default().push(row);
        }
        Ok(out)
    }

    /// The day the last of a month's late fee was paid, where any was.
    ///
    /// # Errors
    /// Those of any read.
    pub fn late_fee_paid_on(&self, employer: i64, month: Month) -> Result<Option<NaiveDate>, StoreError> {
        let paid = self.slices(Some(employer))?.remove(&(employer, month)).unwrap_or_default();
        Ok(paid.iter().filter(|s| s.what == "late_fee").map(|s| s.paid_on).max())
    }

    /// The notices that were served.
    ///
    /// # Errors
    /// Those of any read.
    pub fn notice_spans(&self, employer: Option<i64>) -> Result<Vec<NoticeSpan>, StoreError> {
        let only = if employer.is_some() { " AND n.employer_id = $1" } else { "" };
        let span = |r: &Row<'_>| Ok((r.get(0)?, month(r, 1)?, month(r, 2)?, notice_kind(r, 3)?));
        let mut statement = self.connection().prepare_cached(&format!("{NOTICES}{only}")).during("read notices")?;
        let rows = match employer {
            Some(id) => statement.query_map([id], span),
            None => statement.query_map([], span),
        };
        rows.and_then(Iterator::collect).during("read notices")
    }
}

/// Column `index` as a kind of notice.
pub(in crate::store) fn notice_kind(row: &Row<'_>, index: usize) -> rusqlite::Result<NoticeKind> {
    let text: String = row.get(index)?;
    let bad = || rusqlite::Error::FromSqlConversionFailure(index, rusqlite::types::Type::Text, "no kind of notice".into());
    NoticeKind::parse(&text).ok_or_else(bad)
}
