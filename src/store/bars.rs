//! Who may not act on whose documents.

use rusqlite::{OptionalExtension, Row};

use super::error::During;
use super::{Store, StoreError, Writer};
use crate::domain::stand_in::{Bar, Named};

const COLUMNS: &str = "SELECT b.id, b.person_id, p.name, b.reason, d.id, d.login, d.name, b.declared_at FROM operator_bar AS b
    JOIN person AS p ON p.id = b.person_id JOIN operator AS d ON d.id = b.declared_by";

fn bar(row: &Row<'_>) -> rusqlite::Result<Bar> {
    Ok(Bar {
        id: row.get(0)?,
        person_id: row.get(1)?,
        person: row.get(2)?,
        reason: row.get(3)?,
        declared_by: Named { id: row.get(4)?, login: row.get(5)?, name: row.get(6)? },
        declared_at: row.get(7)?,
    })
}

impl Store {
    /// The people an operator is barred from, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn bars_of(&self, operator: i64) -> Result<Vec<Bar>, StoreError> {
        self.connection()
            .prepare_cached(&format!("{COLUMNS} WHERE b.operator_id = $1 AND b.lifted_at IS NULL ORDER BY b.id DESC"))
            .and_then(|mut s| s.query_map([operator], bar).and_then(Iterator::collect))
            .during("read bars")
    }

    /// Whether an operator is barred from a person's documents.
    ///
    /// # Errors
    /// Those of any read.
    pub fn is_barred(&self, operator: i64, person: i64) -> Result<bool, StoreError> {
        const SQL: &str = "SELECT EXISTS (SELECT 1 FROM operator_bar
                           WHERE operator_id = $1 AND person_id = $2 AND lifted_at IS NULL)";
        self.connection().prepare_cached(SQL).and_then(|mut s| s.query_row((operator, person), |r| r.get(0))).during("read bars")
    }

    /// The operator a bar that still holds is about.
    ///
    /// # Errors
    /// Those of any read.
    pub fn barred_operator(&self, bar: i64) -> Result<Option<i64>, StoreError> {
        self.connection()
            .query_row("SELECT operator_id FROM operator_bar WHERE id = $1 AND lifted_at IS NULL", [bar], |r| r.get(0))
            .optional()
            .during("read bar")
    }
}

impl Writer<'_> {
    /// Bars an operator from a person's documents.
    ///
    /// # Errors
    /// Those of any write; a bar that holds already must have been refused before.
    pub fn bar(&self, operator: i64, person: i64, reason: &str, by: i64, at: &str) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "INSERT INTO operator_bar (operator_id, person_id, reason, declared_by, declared_at) VALUES ($1, $2, $3, $4, $5)",
                (operator, person, reason, by, at),
            )
            .during("write bar")
            .map(|_| ())
    }

    /// # Errors
    /// Those of any write.
    pub fn lift_bar(&self, id: i64, by: i64, at: &str) -> Result<(), StoreError> {
        self.connection()
            .execute("UPDATE operator_bar SET lifted_by = $1, lifted_at = $2 WHERE id = $3 AND lifted_at IS NULL", (by, at, id))
            .during("lift bar")
            .map(|_| ())
    }
}
