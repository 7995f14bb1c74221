//! What names are found by, kept once per distinct name.

use std::collections::HashSet;

use super::error::During;
use super::{StoreError, Writer};
use crate::domain::query::without_dots;
use crate::domain::reading::Surnames;

/// Names remembered as done, so that the common ones are not written again; bounded, so that memory stays flat.
const REMEMBERED_MAX: usize = 200_000;

/// Writes the readings of names, each name once.
#[derive(Debug, Default)]
pub struct NameWriter {
    done: HashSet<String>,
}

impl NameWriter {
    /// # Errors
    /// Those of any write.
    pub fn add(&mut self, writer: &Writer<'_>, surnames: &Surnames, name: &str) -> Result<(), StoreError> {
        if self.done.contains(name) {
            return Ok(());
        }
        if self.done.len() >= REMEMBERED_MAX {
            self.done.clear();
        }
        self.done.insert(name.to_owned());
        let readings = surnames.readings(name);
        let undotted = without_dots(name);
        let rows = readings.full.iter().map(|r| (r, "full"));
        let rows = rows.chain(readings.initials.iter().map(|r| (r, "initials")));
        let rows = rows.chain(undotted.iter().map(|r| (r, "undotted")));
        let mut statement = writer
            .connection()
            .prepare_cached("INSERT INTO name_reading (reading, kind, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .during("write reading")?;
        for (reading, kind) in rows {
            statement.execute((reading, kind, name)).during("write reading")?;
        }
        Ok(())
    }
}
