//! Rows of the first sheet of an Excel workbook, one at a time.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use csv::StringRecord;

use super::{FileProblem, Line, Stop};

/// Spreadsheets keep fifteen digits; a longer number has lost its end.
const DIGITS_KEPT: f64 = 1e15;

/// Reads every row of the first sheet, titles first. The sink is given the row and how many there are.
///
/// # Errors
/// `Spreadsheet`, `NoRows`, and those of the sink.
pub(super) fn read(path: &Path, sink: &mut dyn FnMut(Line, u64, u64) -> Result<(), Stop>) -> Result<(), Stop> {
    let file = File::open(path).map_err(FileProblem::Unreadable)?;
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(broken)?;
    let name = book.sheet_names().first().cloned().ok_or(FileProblem::NoRows)?;
    let mut sheet = book.worksheet_cells_reader(&name).map_err(broken)?;
    let total = u64::from(sheet.dimensions().end.0) + 1;
    let mut row = Row::default();
    while let Some(cell) = sheet.next_cell().map_err(broken)? {
        let (number, column) = cell.get_position();
        if row.number != Some(number) {
            row.give(total, sink)?;
            row.number = Some(number);
        }
        row.put(column as usize, cell.get_value());
    }
    row.give(total, sink)
}

fn broken(error: XlsxError) -> FileProblem {
    FileProblem::Spreadsheet(error.to_string())
}

/// A row as its cells come in.
#[derive(Default)]
struct Row {
    number: Option<u32>,
    cells: Vec<String>,
    lost: Vec<usize>,
    /// Cells of the titles: a row's empty end is not stored, but it is there.
    width: usize,
}

/// Excel's own limit.
const COLUMNS_MAX: usize = 16_384;

impl Row {
    fn put(&mut self, column: usize, value: &DataRef) {
        if matches!(value, DataRef::Empty) || column >= COLUMNS_MAX {
            return;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        if matches!(value, DataRef::Float(n) if n.abs() >= DIGITS_KEPT) {
            self.lost.push(column);
        }
        self.cells[column] = text(value);
    }

    fn give(&mut self, total: u64, sink: &mut dyn FnMut(Line, u64, u64) -> Result<(), Stop>) -> Result<(), Stop> {
        let Some(number) = self.number.take() else { return Ok(()) };
        while self.cells.len() > self.width && self.cells.last().is_some_and(String::is_empty) {
            self.cells.pop();
        }
        if self.width == 0 {
            self.width = self.cells.len();
        }
        let width = self.width.max(self.cells.len());
        self.cells.resize(width, String::new());
        let record = StringRecord::from(std::mem::take(&mut self.cells));
        let number = u64::from(number) + 1;
        sink(Line { number, cells: &record, lost: &self.lost }, number, total)?;
        self.lost.clear();
        Ok(())
    }
}

fn text(value: &DataRef) -> String {
    match value {
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => number(*n),
        DataRef::String(s) => s.clone(),
        DataRef::SharedString(s) => (*s).to_owned(),
        DataRef::Bool(b) => b.to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(s) | DataRef::DurationIso(s) => s.split('T').next().unwrap_or_default().to_owned(),
        DataRef::Error(e) => format!("{e:?}"),
        DataRef::Empty => String::new(),
    }
}

/// A number as the sheet shows it: fifteen significant digits, so that 0.1 + 0.2 is 0.3.
fn number(n: f64) -> String {
    let shown: f64 = format!("{n:.14e}").parse().unwrap_or(n);
    shown.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_the_sheet_shows() {
        assert_eq!(number(0.1 + 0.2), "0.3");
        assert_eq!(number(13_800_001_234.0), "13800001234");
        assert_eq!(number(5321.1), "5321.1");
    }
}
