//! 催缴通知、责令补缴、移送: what was printed, and when it was served.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row};

use super::debts::notice_kind;
use crate::domain::dates::Month;
use crate::domain::levy::debt::NoticeKind;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::{day, day_or_none, money, month};
use crate::store::{Store, StoreError, Writer};

/// A notice as it is issued.
#[derive(Debug, Clone, Copy)]
pub struct NewNotice<'a> {
    pub number: &'a str,
    pub employer: i64,
    pub kind: NoticeKind,
    pub from: Month,
    pub until: Month,
    pub months: usize,
    pub principal: Money,
    pub late_fee: Money,
    pub as_of: NaiveDate,
    pub pay_by: NaiveDate,
    /// JSON of `code` and `paper`, the document as it was worded.
    pub document: &'a str,
}

/// A notice as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRow {
    pub id: i64,
    pub number: String,
    pub employer: i64,
    pub name: String,
    pub kind: NoticeKind,
    pub from: Month,
    pub until: Month,
    pub months: i64,
    pub principal: Money,
    pub late_fee: Money,
    pub as_of: NaiveDate,
    pub pay_by: NaiveDate,
    pub code: String,
    /// The document as it was worded, JSON.
    pub paper: String,
    pub served_on: Option<NaiveDate>,
    /// Way and who took it.
    pub served_by: String,
    /// Name of who issued it.
    pub by: String,
    pub at: String,
}

const NOTICES: &str =
    "SELECT n.id, n.number, n.employer_id, e.name, n.kind, n.from_month, n.until_month, n.months, n.principal_fen,
    n.late_fee_fen, n.as_of, n.pay_by, n.document ->> 'code', n.document ->> 'paper', n.served_on, n.served_by, o.name, n.at
    FROM levy_notice AS n JOIN employer AS e ON e.id = n.employer_id JOIN operator AS o ON o.id = n.operator_id";

fn notice(r: &Row<'_>) -> rusqlite::Result<NoticeRow> {
    Ok(NoticeRow {
        id: r.get(0)?,
        number: r.get(1)?,
        employer: r.get(2)?,
        name: r.get(3)?,
        kind: notice_kind(r, 4)?,
        from: month(r, 5)?,
        until: month(r, 6)?,
        months: r.get(7)?,
        principal: money(r, 8)?,
        late_fee: money(r, 9)?,
        as_of: day(r, 10)?,
        pay_by: day(r, 11)?,
        code: r.get(12)?,
        paper: r.get(13)?,
        served_on: day_or_none(r, 14)?,
        served_by: r.get(15)?,
        by: r.get(16)?,
        at: r.get(17)?,
    })
}

impl Store {
    /// Notices, the newest first; those of one employer, if so asked.
    ///
    /// # Errors
    /// Those of any read.
    pub fn notices(&self, employer: Option<i64>, limit: i64) -> Result<Vec<NoticeRow>, StoreError> {
        let sql = format!("{NOTICES} WHERE $1 IS NULL OR n.employer_id = $1 ORDER BY n.id DESC LIMIT $2");
        let mut statement = self.connection().prepare_cached(&sql).during("list notices")?;
        statement.query_map((employer, limit), notice).and_then(Iterator::collect).during("list notices")
    }

    /// A notice by its number.
    ///
    /// # Errors
    /// Those of any read.
    pub fn notice(&self, number: &str) -> Result<Option<NoticeRow>, StoreError> {
        let mut statement = self.connection().prepare_cached(&format!("{NOTICES} WHERE n.number = $1")).during("read notice")?;
        statement.query_row([number], notice).optional().during("read notice")
    }

    /// A notice by its check code.
    ///
    /// # Errors
    /// Those of any read.
    pub fn notice_by_code(&self, code: &str) -> Result<Option<NoticeRow>, StoreError> {
        let sql = format!("{NOTICES} WHERE n.document ->> 'code' = $1");
        let mut statement = self.connection().prepare_cached(&sql).during("read notice")?;
        statement.query_row([code], notice).optional().during("read notice")
    }

    /// How many notices of a kind were issued in a year.
    ///
    /// # Errors
    /// Those of any read.
    pub fn notices_of_year(&self, kind: NoticeKind, year: i32) -> Result<i64, StoreError> {
        const SQL: &str = "SELECT count(*) FROM levy_notice WHERE kind = $1 AND substr(at, 1, 4) = $2";
        self.connection().query_row(SQL, (kind.id(), year.to_string()), |r| r.get(0)).during("count notices")
    }
}

impl Writer<'_> {
    /// Writes a notice down.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_notice(&self, new: &NewNotice<'_>, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO levy_notice (number, employer_id, kind, from_month, until_month, months, principal_fen,
            late_fee_fen, as_of, pay_by, document, operator_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
        let values = (
            new.number,
            new.employer,
            new.kind.id(),
            new.from.number(),
            new.until.number(),
            i64::try_from(new.months).unwrap_or(i64::MAX),
            new.principal.fen(),
            new.late_fee.fen(),
            new.as_of.to_string(),
            new.pay_by.to_string(),
            new.document,
            operator,
            at,
        );
        self.connection().prepare_cached(SQL).and_then(|mut s| s.execute(values)).during("write notice").map(|_| ())
    }

    /// Records that a notice was served.
    ///
    /// # Errors
    /// Those of any write.
    pub fn serve_notice(&self, id: i64, on: NaiveDate, by: &str) -> Result<(), StoreError> {
        self.connection()
            .execute("UPDATE levy_notice SET served_on = $1, served_by = $2 WHERE id = $3", (on.to_string(), by, id))
            .during("write notice")
            .map(|_| ())
    }
}
