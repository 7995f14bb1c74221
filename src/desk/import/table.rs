//! A small table of a file as a whole, for acts that fill a form from it.

use std::path::Path;

use super::header::{Order, Wanted};
use super::survey::{Format, survey};
use super::{FileProblem, Line, Stop, lines, sheet};
use crate::desk::Refusal;
use crate::domain::problem::Problem;

/// Rows at most.
const ROWS_MAX: usize = 10_000;

/// A row in the order of the columns that were asked for.
pub(in crate::desk) struct TableRow {
    /// Line of the text file or row of the sheet, the titles being 1.
    pub line: u64,
    pub cells: Vec<String>,
    /// Columns whose number the spreadsheet kept with fewer digits than were typed.
    pub lost: Vec<&'static str>,
}

/// Reads a file with these columns, in any order; empty rows are left out.
///
/// # Errors
/// `File` for a file that is no such table; `Problems` (`TooMany`).
pub(in crate::desk) fn table(path: &Path, columns: &'static [&'static str]) -> Result<Vec<TableRow>, Refusal> {
    table_of(path, &Wanted::all(columns))
}

/// The same with other titles that mean these columns: each with the column's own.
///
/// # Errors
/// Those of [`table`].
pub(in crate::desk) fn table_named(
    path: &Path,
    columns: &'static [&'static str],
    names: &[(String, String)],
) -> Result<Vec<TableRow>, Refusal> {
    table_of(path, &Wanted { columns, optional: &[], names })
}

/// The same, where some columns may be missing.
///
/// # Errors
/// Those of [`table`].
pub(in crate::desk) fn table_of(path: &Path, wanted: &Wanted<'_>) -> Result<Vec<TableRow>, Refusal> {
    let found = survey(path)?;
    let (mut order, mut rows) = (None, Vec::new());
    let mut sink = |line: Line, _: u64, _: u64| -> Result<(), Stop> {
        let Some(order) = &order else {
            order = Some(Order::read(line.cells, wanted)?);
            return Ok(());
        };
        if line.cells.iter().all(|c| c.trim().is_empty()) {
            return Ok(());
        }
        if rows.len() >= ROWS_MAX {
            return Err(Stop::Refusal(Refusal::Problems(vec![("file", Problem::TooMany { max: ROWS_MAX })])));
        }
        rows.push(row(&line, order, wanted.columns));
        Ok(())
    };
    let read = match found.format {
        Format::Sheet => sheet::read(path, &mut sink),
        Format::Text(encoding) => lines::read(path, encoding, found.bytes, &mut sink),
    };
    match read {
        Ok(()) if rows.is_empty() => Err(FileProblem::NoRows.into()),
        Ok(()) => Ok(rows),
        Err(Stop::Refusal(refusal)) => Err(refusal),
        Err(Stop::Bad) => Err(FileProblem::NoRows.into()),
    }
}

/// What tells a file from others.
///
/// # Errors
/// `File` for one that cannot be read.
pub(in crate::desk) fn file_hash(path: &Path) -> Result<String, Refusal> {
    Ok(survey(path)?.sha256)
}

fn row(line: &Line, order: &Order, columns: &'static [&'static str]) -> TableRow {
    let cell = |n: usize| order.place(n).and_then(|place| line.cells.get(place)).unwrap_or_default().to_owned();
    let is_lost = |n: &usize| order.place(*n).is_some_and(|place| line.lost.contains(&place));
    let lost = (0..columns.len()).filter(is_lost).map(|n| columns[n]);
    TableRow { line: line.number, cells: (0..columns.len()).map(cell).collect(), lost: lost.collect() }
}
