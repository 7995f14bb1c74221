//! The office's own parameters: entered, confirmed by another, superseded, never edited.

use rusqlite::types::Type;
use rusqlite::{Connection, Params, Row as SqlRow};

use super::error::During;
use super::sql::{day, day_or_none};
use super::{Store, StoreError, Writer};
use crate::domain::entry::{Act, Entry, State};
use crate::domain::params::{Row, Standing, Unit, Value};

const ENTRIES: &str = "SELECT e.id, e.key, e.valid_from, e.valid_to, e.value, e.unit, e.document, e.article, e.published, e.note,
        e.state, e.entered_by, a.login, a.name, e.entered_at,
        coalesce(e.confirmed_by, e.closed_by), b.login, b.name, coalesce(e.confirmed_at, e.closed_at), e.confirmation
    FROM parameter_entry AS e
    JOIN operator AS a ON a.id = e.entered_by
    LEFT JOIN operator AS b ON b.id = coalesce(e.confirmed_by, e.closed_by)";

impl Store {
    /// All entries, oldest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn parameter_entries(&self) -> Result<Vec<Entry>, StoreError> {
        read(self.connection(), "", [])
    }

    /// The entries of one key, oldest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn parameter_entries_of(&self, key: &str) -> Result<Vec<Entry>, StoreError> {
        read(self.connection(), "WHERE e.key = $1", [key])
    }

    /// How many confirmations there have been: what was read at that number is still true while it stands.
    ///
    /// # Errors
    /// Those of any read.
    pub fn last_confirmation(&self) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce(max(confirmation), 0) FROM parameter_entry WHERE confirmation IS NOT NULL";
        let mut statement = self.connection().prepare_cached(sql).during("read parameters")?;
        statement.query_row([], |r| r.get(0)).during("read parameters")
    }
}

impl Writer<'_> {
    /// The entry with this number, read inside the write so that no second window can settle it meanwhile.
    ///
    /// # Errors
    /// Those of any read.
    pub fn parameter_entry(&self, id: i64) -> Result<Option<Entry>, StoreError> {
        Ok(read(self.connection(), "WHERE e.id = $1", [id])?.pop())
    }

    /// All entries, read inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn parameter_entries(&self) -> Result<Vec<Entry>, StoreError> {
        read(self.connection(), "", [])
    }

    /// The entries of one key, read inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn parameter_entries_of(&self, key: &str) -> Result<Vec<Entry>, StoreError> {
        read(self.connection(), "WHERE e.key = $1", [key])
    }

    /// Enters a row, to be confirmed by another, and answers its number.
    ///
    /// # Errors
    /// Those of any write.
    pub fn enter_parameter(&self, row: &Row, operator: i64, at: &str) -> Result<i64, StoreError> {
        let sql = "INSERT INTO parameter_entry
                (key, valid_from, valid_to, value, unit, document, article, published, note, entered_by, entered_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        let text = |day: chrono::NaiveDate| day.to_string();
        self.connection()
            .prepare_cached(sql)
            .and_then(|mut s| {
                s.insert((
                    &row.key,
                    text(row.from),
                    row.to.map(text),
                    row.value.plain(),
                    row.unit.id(),
                    &row.document,
                    &row.article,
                    row.published.map(text),
                    &row.note,
                    operator,
                    at,
                ))
            })
            .during("write parameter")
    }

    /// Confirms a pending entry: from now on it counts, before whatever was confirmed earlier for the same days.
    ///
    /// # Errors
    /// Those of any write, also for an entry that is settled or the operator's own: ask before.
    pub fn confirm_parameter(&self, id: i64, operator: i64, at: &str) -> Result<(), StoreError> {
        let sql = "UPDATE parameter_entry SET state = 'confirmed', confirmed_by = $1, confirmed_at = $2,
                confirmation = 1 + (SELECT coalesce(max(confirmation), 0) FROM parameter_entry WHERE confirmation IS NOT NULL)
            WHERE id = $3";
        self.connection()
            .prepare_cached(sql)
            .and_then(|mut s| s.execute((operator, at, id)))
            .during("confirm parameter")
            .map(|_| ())
    }

    /// Rejects or withdraws a pending entry.
    ///
    /// # Errors
    /// Those of any write.
    pub fn close_parameter(&self, id: i64, state: State, operator: i64, at: &str) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "UPDATE parameter_entry SET state = $1, closed_by = $2, closed_at = $3 WHERE id = $4",
                (state.id(), operator, at, id),
            )
            .during("close parameter")
            .map(|_| ())
    }
}

fn read(connection: &Connection, condition: &str, values: impl Params) -> Result<Vec<Entry>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{ENTRIES} {condition} ORDER BY e.id")).during("read parameters")?;
    statement.query_map(values, entry).and_then(Iterator::collect).during("read parameters")
}

fn entry(r: &SqlRow<'_>) -> rusqlite::Result<Entry> {
    let unit = Unit::parse(&r.get::<_, String>(5)?).ok_or_else(|| unreadable(5, "unit"))?;
    let text: String = r.get(4)?;
    // A switch was checked against its choices when it was entered.
    let value = Value::parse(&text, unit, std::slice::from_ref(&text)).map_err(|_| unreadable(4, "value"))?;
    let closed = match r.get(15)? {
        Some(operator) => Some(Act { operator, login: r.get(16)?, name: r.get(17)?, at: r.get(18)? }),
        None => None,
    };
    Ok(Entry {
        id: r.get(0)?,
        row: Row {
            key: r.get(1)?,
            from: day(r, 2)?,
            to: day_or_none(r, 3)?,
            value,
            unit,
            document: r.get(6)?,
            article: r.get(7)?,
            standing: Standing::Confirmed,
            published: day_or_none(r, 8)?,
            note: r.get(9)?,
        },
        state: State::parse(&r.get::<_, String>(10)?).ok_or_else(|| unreadable(10, "state"))?,
        entered: Act { operator: r.get(11)?, login: r.get(12)?, name: r.get(13)?, at: r.get(14)? },
        closed,
        confirmation: r.get(19)?,
    })
}

fn unreadable(column: usize, what: &str) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, what.into())
}
