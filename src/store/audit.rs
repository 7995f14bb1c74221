//! The audit trail: who did what, when. Append-only by trigger.

use super::error::During;
use super::{StoreError, Writer};

/// One field that a file changed.
#[derive(Debug)]
pub struct FieldChange<'a> {
    /// Kind of record, such as `person`.
    pub subject: &'static str,
    /// Internal number: identity numbers never enter the trail.
    pub id: i64,
    pub field: &'static str,
    pub old: &'a str,
    pub new: &'a str,
}

impl Writer<'_> {
    /// Records an act. `subject` names internal ids only.
    ///
    /// # Errors
    /// Those of any write.
    pub fn audit(&self, at: &str, operator: Option<i64>, act: &str, subject: &str, detail: &str) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("INSERT INTO audit (at, operator_id, act, subject, detail) VALUES ($1, $2, $3, $4, $5)")
            .and_then(|mut s| s.execute((at, operator, act, subject, detail)))
            .during("write audit record")
            .map(|_| ())
    }

    /// Records a field changed by a file, under the time and operator of that file.
    ///
    /// # Errors
    /// Those of any write.
    pub fn note_change(&self, source: i64, change: FieldChange<'_>) -> Result<(), StoreError> {
        let detail = format!("{}: {} -> {} (import_file:{source})", change.field, change.old, change.new);
        self.connection()
            .prepare_cached(
                "INSERT INTO audit (at, operator_id, act, subject, detail)
                 SELECT imported_at, operator_id, 'change', $1, $2 FROM import_file WHERE id = $3",
            )
            .and_then(|mut s| s.execute((format!("{}:{}", change.subject, change.id), detail, source)))
            .during("write audit record")
            .map(|_| ())
    }
}
