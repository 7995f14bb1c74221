//! 报送的统计表: frozen as sent, edition by edition.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::store::error::During;
use crate::store::{Store, StoreError, Writer};

/// A return as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnRow {
    pub id: i64,
    /// Id of the table.
    pub name: String,
    pub period: String,
    pub edition: i64,
    /// JSON.
    pub document: String,
    /// Of a correction; empty for the first edition.
    pub reason: String,
    /// Name of who sent it.
    pub by: String,
    /// `2022-01-04T09:30:00+08:00`
    pub at: String,
}

const COLUMNS: &str = "SELECT r.id, r.name, r.period, r.edition, r.document, r.reason, o.name, r.at FROM statistics_return AS r
    JOIN operator AS o ON o.id = r.operator_id";

fn row(r: &Row<'_>) -> rusqlite::Result<ReturnRow> {
    Ok(ReturnRow {
        id: r.get(0)?,
        name: r.get(1)?,
        period: r.get(2)?,
        edition: r.get(3)?,
        document: r.get(4)?,
        reason: r.get(5)?,
        by: r.get(6)?,
        at: r.get(7)?,
    })
}

fn newest(connection: &Connection, name: &str, period: &str) -> Result<Option<ReturnRow>, StoreError> {
    let sql = format!("{COLUMNS} WHERE r.name = $1 AND r.period = $2 ORDER BY r.edition DESC LIMIT 1");
    let mut statement = connection.prepare_cached(&sql).during("read returns")?;
    statement.query_row((name, period), row).optional().during("read returns")
}

impl Store {
    /// All returns, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn returns(&self) -> Result<Vec<ReturnRow>, StoreError> {
        let mut statement = self.connection().prepare_cached(&format!("{COLUMNS} ORDER BY r.id DESC")).during("read returns")?;
        let rows = statement.query_map([], row);
        rows.and_then(Iterator::collect).during("read returns")
    }

    /// The newest edition of a table and period.
    ///
    /// # Errors
    /// Those of any read.
    pub fn newest_return(&self, name: &str, period: &str) -> Result<Option<ReturnRow>, StoreError> {
        newest(self.connection(), name, period)
    }

    /// An edition of a table and period.
    ///
    /// # Errors
    /// Those of any read.
    pub fn edition(&self, name: &str, period: &str, edition: i64) -> Result<Option<ReturnRow>, StoreError> {
        let sql = format!("{COLUMNS} WHERE r.name = $1 AND r.period = $2 AND r.edition = $3");
        let mut statement = self.connection().prepare_cached(&sql).during("read returns")?;
        statement.query_row((name, period, edition), row).optional().during("read returns")
    }
}

/// A return to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewReturn<'a> {
    pub name: &'a str,
    pub period: &'a str,
    pub edition: i64,
    pub document: &'a str,
    pub reason: &'a str,
}

impl Writer<'_> {
    /// Keeps a return as it is sent.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_return(&self, new: &NewReturn<'_>, operator: i64, at: &str) -> Result<i64, StoreError> {
        const SQL: &str = "INSERT INTO statistics_return (name, period, edition, document, reason, operator_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.execute((new.name, new.period, new.edition, new.document, new.reason, operator, at)))
            .during("write return")?;
        Ok(self.connection().last_insert_rowid())
    }
}
