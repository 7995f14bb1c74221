//! What files that others make call their columns, and how their last line is known.

use std::collections::BTreeMap;

use serde::Deserialize;

const RECEIPTS: &str = include_str!("../../data/codes/receipt_columns.toml");
const PAYROLL: &str = include_str!("../../data/codes/payroll_columns.toml");

#[derive(Deserialize)]
struct File {
    totals: Vec<String>,
    columns: BTreeMap<String, Vec<String>>,
}

/// Titles of a kind of file.
#[derive(Debug)]
pub struct FileTitles {
    columns: Vec<(String, String)>,
    totals: Vec<String>,
}

impl FileTitles {
    /// Of the collecting authority's payments.
    pub(super) fn receipts() -> Result<FileTitles, String> {
        FileTitles::load("receipt_columns.toml", RECEIPTS)
    }

    /// Of an employer's payroll.
    pub(super) fn payroll() -> Result<FileTitles, String> {
        FileTitles::load("payroll_columns.toml", PAYROLL)
    }

    fn load(name: &str, text: &str) -> Result<FileTitles, String> {
        let file: File = super::read(name, text)?;
        let columns = file.columns.into_iter().flat_map(|(id, titles)| titles.into_iter().map(move |t| (t, id.clone())));
        Ok(FileTitles { columns: columns.collect(), totals: file.totals })
    }

    /// Titles with the columns they mean.
    #[must_use]
    pub fn columns(&self) -> &[(String, String)] {
        &self.columns
    }

    /// Whether a cell says that its row is the total of those before it.
    #[must_use]
    pub fn is_total(&self, cell: &str) -> bool {
        let cell = cell.trim().to_ascii_lowercase();
        self.totals.contains(&cell)
    }
}
