//! What an operator entered last in a field, so that repeated work is one key.

use super::error::During;
use super::{Store, StoreError, Writer};

/// Values kept per field.
const KEPT: i64 = 5;

impl Store {
    /// What an operator entered in a field, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn last_values(&self, operator: i64, field: &str) -> Result<Vec<String>, StoreError> {
        const SQL: &str = "SELECT value FROM last_value WHERE operator_id = $1 AND field = $2 ORDER BY used DESC LIMIT $3";
        let mut statement = self.connection().prepare_cached(SQL).during("read last values")?;
        statement.query_map((operator, field, KEPT), |r| r.get(0)).and_then(Iterator::collect).during("read last values")
    }
}

impl Writer<'_> {
    /// Notes what an operator has just filed, by field; empty values are left out, old ones go.
    ///
    /// # Errors
    /// Those of any write.
    pub fn note_last_values(&self, operator: i64, values: &[(&str, &str)]) -> Result<(), StoreError> {
        const NOTE: &str = "INSERT INTO last_value (operator_id, field, value, used)
            VALUES ($1, $2, $3, (SELECT coalesce(max(used), 0) + 1 FROM last_value WHERE operator_id = $1 AND field = $2))
            ON CONFLICT (operator_id, field, value) DO UPDATE SET used = excluded.used";
        const FORGET: &str = "DELETE FROM last_value WHERE operator_id = $1 AND field = $2 AND used <=
            (SELECT used FROM last_value WHERE operator_id = $1 AND field = $2 ORDER BY used DESC LIMIT 1 OFFSET $3)";
        for (field, value) in values.iter().filter(|(_, value)| !value.trim().is_empty()) {
            self.connection().execute(NOTE, (operator, field, value.trim())).during("write last values")?;
            self.connection().execute(FORGET, (operator, field, KEPT)).during("write last values")?;
        }
        Ok(())
    }
}
