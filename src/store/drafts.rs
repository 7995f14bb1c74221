//! Forms that were begun and not filed, each its operator's own.

use rusqlite::{OptionalExtension, Row};

use super::error::During;
use super::{Store, StoreError, Writer};

/// A draft. `fields` is a JSON object of the desk's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    pub id: String,
    pub form: String,
    pub subject: String,
    pub about: String,
    pub submission: String,
    pub fields: String,
    pub at_field: String,
    pub version: i64,
    /// When it was written last.
    pub at: String,
}

/// Drafts that are listed at most.
const DRAFTS_MAX: i64 = 200;

fn row(r: &Row<'_>) -> rusqlite::Result<DraftRow> {
    Ok(DraftRow {
        id: r.get(0)?,
        form: r.get(1)?,
        subject: r.get(2)?,
        about: r.get(3)?,
        submission: r.get(4)?,
        fields: r.get(5)?,
        at_field: r.get(6)?,
        version: r.get(7)?,
        at: r.get(8)?,
    })
}

impl Store {
    /// An operator's drafts, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn drafts_of(&self, operator: i64) -> Result<Vec<DraftRow>, StoreError> {
        const SQL: &str = "SELECT id, form, subject, about, submission, fields, at_field, version, updated_at FROM draft
            WHERE operator_id = $1 ORDER BY updated_at DESC, id LIMIT $2";
        let mut statement = self.connection().prepare_cached(SQL).during("read drafts")?;
        statement.query_map((operator, DRAFTS_MAX), row).and_then(Iterator::collect).during("read drafts")
    }
}

impl Writer<'_> {
    /// Writes a draft, new or in place of what it was; whether it could be: one that another window has opened since, or
    /// that is another's, stays as it is.
    ///
    /// # Errors
    /// Those of any write.
    pub fn save_draft(&self, operator: i64, draft: &DraftRow) -> Result<bool, StoreError> {
        const SQL: &str = "INSERT INTO draft
                (id, operator_id, form, subject, about, submission, fields, at_field, version, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
            ON CONFLICT (id) DO UPDATE SET about = excluded.about, fields = excluded.fields, at_field = excluded.at_field,
                updated_at = excluded.updated_at
            WHERE operator_id = excluded.operator_id AND version = excluded.version";
        let d = draft;
        let values = (&d.id, operator, &d.form, &d.subject, &d.about, &d.submission, &d.fields, &d.at_field, d.version, &d.at);
        self.connection().execute(SQL, values).during("write draft").map(|count| count == 1)
    }

    /// Opens a draft for this window: others that had it open may not write any more. Nothing for another's draft.
    ///
    /// # Errors
    /// Those of any write.
    pub fn open_draft(&self, operator: i64, id: &str) -> Result<Option<DraftRow>, StoreError> {
        const SQL: &str = "UPDATE draft SET version = version + 1 WHERE id = $1 AND operator_id = $2
            RETURNING id, form, subject, about, submission, fields, at_field, version, updated_at";
        self.connection().query_row(SQL, (id, operator), row).optional().during("open draft")
    }

    /// Removes a draft; whether it was there and his.
    ///
    /// # Errors
    /// Those of any write.
    pub fn drop_draft(&self, operator: i64, id: &str) -> Result<bool, StoreError> {
        self.connection()
            .execute("DELETE FROM draft WHERE id = $1 AND operator_id = $2", (id, operator))
            .during("remove draft")
            .map(|count| count == 1)
    }

    /// Removes an operator's drafts that were last written before `at`; how many.
    ///
    /// # Errors
    /// Those of any write.
    pub fn drop_drafts_before(&self, operator: i64, at: &str) -> Result<usize, StoreError> {
        self.connection()
            .execute("DELETE FROM draft WHERE operator_id = $1 AND updated_at < $2", (operator, at))
            .during("remove drafts")
    }
}
