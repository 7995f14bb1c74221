//! Tables leave the program as files; each time it is recorded.

use std::path::PathBuf;

use super::{StatisticsProblem, refused};
use crate::desk::papers::{Sent as Left, Way};
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::problem::Problem;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::{Table, TableId};
use crate::policy::Policy;
use crate::store::StoreError;

/// What a table is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportForm {
    Csv,
    Xlsx,
}

impl ExportForm {
    /// How such a file's name ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            ExportForm::Csv => "csv",
            ExportForm::Xlsx => "xlsx",
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<ExportForm, Problem> {
        let found = [ExportForm::Csv, ExportForm::Xlsx].into_iter().find(|form| form.ending() == text.trim());
        found.ok_or(Problem::NotOneOf { choices: "csv, xlsx" })
    }
}

/// What writes tables in a language.
#[derive(Debug, Clone, Copy)]
pub struct Press(pub fn(&[Table], &Policy, ExportForm) -> std::io::Result<Vec<u8>>);

/// A request is the same whichever press it brings.
impl PartialEq for Press {
    fn eq(&self, _: &Press) -> bool {
        true
    }
}

impl Eq for Press {}

/// Which tables leave, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    pub tables: Vec<TableId>,
    pub period: Period,
    /// Small cells are hidden.
    pub public: bool,
    pub form: ExportForm,
    /// A file of this name, else one in the office's folder.
    pub file: Option<PathBuf>,
}

impl Desk {
    /// Writes tables to a file and answers where it is.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` for a period that has not begun; `Store` also when the file cannot be written.
    pub fn export_statistics(&mut self, export: &Export, press: Press) -> Result<Left, Refusal> {
        let Export { tables, period, public, form, file } = export;
        if tables.is_empty() {
            return Err(refused("table", StatisticsProblem::NoTable));
        }
        let count = |id: &TableId| {
            if *public { self.published_statistics(*id, *period) } else { self.statistics(*id, *period) }
        };
        let counted = tables.iter().map(count).collect::<Result<Vec<Table>, Refusal>>()?;
        let failed = |source| StoreError::File { during: "write statistics", source };
        let bytes = (press.0)(&counted, &self.policy, *form).map_err(failed)?;
        let names: Vec<&str> = tables.iter().map(|t| t.id()).collect();
        let about = format!("{} {period} {}{}", names.join(" "), form.ending(), if *public { " public" } else { "" });
        let name = format!("{}-{period}", if let [one] = names.as_slice() { one } else { "S" });
        let left = match file {
            Some(path) => self.save_workbook(&name, &bytes, &Way::File(path.clone()))?,
            None => self.save_in_folder(&name, form.ending(), &bytes)?,
        };
        let writer = self.store.write()?;
        writer.audit(&self.clock.stamp(), Some(self.operator.id), Act::ExportStatistics.id(), "", &about)?;
        writer.commit()?;
        Ok(left)
    }
}
