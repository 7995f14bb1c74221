//! The rows of a grid as one text: a line per row, cells between tabs, as spreadsheets copy them. So a draft, a JSON file and a
//! pasted block hold a grid in the same way.

use super::problem::Problem;

/// A row of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridRow<'a> {
    /// Its line; the first is 1.
    pub line: usize,
    text: &'a str,
}

impl<'a> GridRow<'a> {
    /// A cell by its place, without blanks around it; empty where the row ends before it.
    #[must_use]
    pub fn cell(&self, place: usize) -> &'a str {
        self.text.split('\t').nth(place).unwrap_or_default().trim()
    }

    pub fn cells(&self) -> impl Iterator<Item = &'a str> {
        self.text.split('\t').map(str::trim)
    }

    /// A problem of this row.
    #[must_use]
    pub fn problem(&self, column: &'static str, problem: Problem) -> Problem {
        Problem::InLine { line: self.line, column, problem: Box::new(problem) }
    }
}

/// The rows that hold anything, each with its line.
pub fn rows(text: &str) -> impl Iterator<Item = GridRow<'_>> {
    let lines = (1..).zip(text.lines()).map(|(line, text)| GridRow { line, text });
    lines.filter(|row| row.cells().any(|cell| !cell.is_empty()))
}

/// Rows to one text; tabs and line ends in a cell become blanks.
#[must_use]
pub fn text<R: AsRef<[String]>>(rows: &[R]) -> String {
    let clean = |cell: &String| cell.replace(['\t', '\n', '\r'], " ");
    let line = |row: &R| row.as_ref().iter().map(clean).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_is_read_as_it_was_written_and_empty_rows_keep_their_lines() {
        let written = text(&[vec!["044".into(), "12\t3".into()], vec![], vec!["045".into(), String::new()]]);
        assert_eq!(written, "044\t12 3\n\n045\t");
        let read: Vec<(usize, &str, &str)> = rows(&written).map(|r| (r.line, r.cell(0), r.cell(1))).collect();
        assert_eq!(read, [(1, "044", "12 3"), (3, "045", "")]);
    }
}
