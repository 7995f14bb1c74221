//! A paper as plain values: whatever lays it out, as text or otherwise, reads these.

use serde::{Deserialize, Serialize};

/// A paper. It is stored as it was worded, so fields are only ever added, and with a default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub office: String,
    pub title: String,
    /// Number and day, at the top right.
    pub number_line: String,
    pub blocks: Vec<Block>,
    /// Below the blocks; kept on one page.
    pub signatures: Vec<String>,
    /// The place of the seal, bottom right.
    pub seal: String,
    pub notes: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    Heading(String),
    /// A paragraph; its first line is set in.
    Text(String),
    /// A line that stands as it is, such as whom a paper is for.
    Line(String),
    /// Names and what they hold.
    Facts(Vec<(String, String)>),
    Table {
        columns: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    /// A table with amounts, whose last row is their total.
    Sums {
        columns: Vec<String>,
        /// Places of the columns that hold amounts.
        right: Vec<usize>,
        rows: Vec<Vec<String>>,
    },
}
