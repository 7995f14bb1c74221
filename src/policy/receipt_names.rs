//! What a file of the collecting authority calls its columns, and how its last line is known.

use std::collections::BTreeMap;

use serde::Deserialize;

const NAMES: &str = include_str!("../../data/codes/receipt_columns.toml");

#[derive(Deserialize)]
struct File {
    totals: Vec<String>,
    columns: BTreeMap<String, Vec<String>>,
}

/// Titles of a file of payments.
#[derive(Debug)]
pub struct ReceiptNames {
    columns: Vec<(String, String)>,
    totals: Vec<String>,
}

impl ReceiptNames {
    pub(super) fn load() -> Result<ReceiptNames, String> {
        let file: File = super::read("receipt_columns.toml", NAMES)?;
        let columns = file.columns.into_iter().flat_map(|(id, titles)| titles.into_iter().map(move |t| (t, id.clone())));
        Ok(ReceiptNames { columns: columns.collect(), totals: file.totals })
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
