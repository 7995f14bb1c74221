//! A table as plain text, its columns aligned by display width.

use unicode_width::UnicodeWidthStr;

use crate::domain::plain::harmless;

/// Where a column's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

/// Rows as lines, two blanks between columns, nothing behind the last.
#[must_use]
pub fn lines(aligns: &[Align], rows: &[Vec<String>]) -> Vec<String> {
    let rows: Vec<Vec<String>> = rows.iter().map(|r| r.iter().map(|c| harmless(c)).collect()).collect();
    let widths: Vec<usize> =
        (0..aligns.len()).map(|i| rows.iter().filter_map(|r| r.get(i)).map(|c| c.width()).max().unwrap_or(0)).collect();
    rows.iter()
        .map(|row| {
            let cells = row.iter().zip(aligns).zip(&widths).map(|((cell, align), width)| {
                let blanks = " ".repeat(width.saturating_sub(cell.width()));
                match align {
                    Align::Left => format!("{cell}{blanks}"),
                    Align::Right => format!("{blanks}{cell}"),
                }
            });
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_line_up() {
        let rows = [vec!["张三".to_owned(), "1.00".to_owned()], vec!["a".to_owned(), "12.00".to_owned()]];
        assert_eq!(lines(&[Align::Left, Align::Right], &rows), ["张三   1.00", "a     12.00"]);
    }
}
