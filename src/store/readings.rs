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
        writer.write_readings(surnames, name)
    }
}

impl Writer<'_> {
    /// Writes the readings of everybody's name. In the order of the names, so that most go to the page last written.
    ///
    /// # Errors
    /// Those of any write.
    pub(super) fn write_all_readings(&self, surnames: &Surnames) -> Result<(), StoreError> {
        let mut statement = self.connection().prepare("SELECT DISTINCT name FROM person ORDER BY name").during("list names")?;
        let mut names = statement.query([]).during("list names")?;
        while let Some(row) = names.next().during("list names")? {
            self.write_readings(surnames, &row.get::<_, String>(0).during("list names")?)?;
        }
        Ok(())
    }

    fn write_readings(&self, surnames: &Surnames, name: &str) -> Result<(), StoreError> {
        let readings = surnames.readings(name);
        let undotted = without_dots(name);
        let rows = readings.full.iter().map(|r| (r, "full"));
        let rows = rows.chain(readings.initials.iter().map(|r| (r, "initials")));
        let rows = rows.chain(undotted.iter().map(|r| (r, "undotted")));
        let mut statement = self
            .connection()
            .prepare_cached("INSERT INTO name_reading (reading, kind, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .during("write reading")?;
        for (reading, kind) in rows {
            statement.execute((reading, kind, name)).during("write reading")?;
        }
        Ok(())
    }
}
