//! Workers out of a file: filed as a sheet, or put into the form. All rows or none, unless only the good ones are asked for.

use std::path::Path;

use super::checks::Noticed;
use super::read::line_of;
use crate::desk::estimate::Fields;
use crate::desk::import::{BadRow, TableRow, Wanted, table_of};
use crate::desk::sheets::Scribe;
use crate::desk::{Desk, Refusal};
use crate::domain::codes::{CodeBook, ListId};
use crate::domain::grid;
use crate::domain::identity::{mask_number, mask_phone};
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::workers::problem::{WorkerNotice, WorkerProblem};
use crate::domain::workers::row::{COLUMNS, OPTIONAL};

/// Which rows of a file are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// All of them, or none.
    All,
    /// Those that are good; the others are named.
    OnlyGood,
}

/// What is done with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    Check,
    File(Scribe),
}

/// What became of a file of workers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerImport {
    /// Rows of the file.
    pub rows: usize,
    /// Rows that are on the sheet, or would be.
    pub good: usize,
    /// Number of the sheet; none where something is wrong or it was a trial.
    pub filed: Option<String>,
    /// All that is wrong, in the order of the file.
    pub bad: Vec<BadRow>,
    /// What should be known of the good rows: line of the file, name, and what.
    pub notices: Vec<(u64, String, WorkerNotice)>,
}

impl Desk {
    /// Files a sheet with the workers of a file, or only checks them.
    ///
    /// # Errors
    /// `NotAllowed`; `MayNot`; `Problems` at `credit_code` or `workers` (`Empty` where no row is good); `File`; `Store`. Bad rows
    /// are no error: they are listed.
    pub fn import_workers(&mut self, path: &Path, employer: &str, rows: Rows, intent: Intent) -> Result<WorkerImport, Refusal> {
        self.require(Right::Sheets)?;
        let read = self.worker_rows(path)?;
        let fields = |text: String| Fields::default().with("credit_code", employer).with("workers", text);
        let change = self.read_worker_rows(&fields(text(&read)))?;
        let (of_rows, of_sheet): (Vec<_>, Vec<_>) = change.found.problems.into_iter().partition(|(_, p)| line_of(p) > 0);
        if !of_sheet.is_empty() {
            return Err(Refusal::Problems(of_sheet));
        }
        let mut bad: Vec<BadRow> = read.iter().flat_map(lost).collect();
        bad.extend(of_rows.into_iter().filter_map(|(_, problem)| bad_row(&read, problem)));
        bad.sort_by_key(|row| row.line);
        let is_good = |row: &&TableRow| bad.iter().all(|b| b.line != row.line);
        let good: Vec<&TableRow> = read.iter().filter(is_good).collect();
        let line_in_file = |n: &Noticed| n.line.checked_sub(1).and_then(|at| read.get(at)).map_or(0, |row| row.line);
        let told = change.found.notices.iter().map(|n| (line_in_file(n), n.name.clone(), n.notice.clone()));
        let notices = told.filter(|(line, _, _)| good.iter().any(|row| row.line == *line)).collect();
        let mut out = WorkerImport { rows: read.len(), good: good.len(), filed: None, notices, bad: Vec::new() };
        if let (Intent::File(scribe), true) = (intent, bad.is_empty() || rows == Rows::OnlyGood) {
            let filed = self.file_sheet(SheetKind::WorkerChange, &fields(text(&good)), "", scribe)?;
            out.filed = Some(filed.number);
        }
        Ok(WorkerImport { bad, ..out })
    }

    /// The rows of a file as the form's grid holds them, good or bad: they are mended there.
    ///
    /// # Errors
    /// `NotAllowed`; `File`; `Problems` for a number that lost digits in the spreadsheet.
    pub fn worker_grid(&self, path: &Path) -> Result<String, Refusal> {
        self.require(Right::Sheets)?;
        let read = self.worker_rows(path)?;
        let problems: Vec<_> = (1..)
            .zip(&read)
            .flat_map(|(line, row)| row.lost.iter().map(move |column| (line, *column)))
            .map(|(line, column)| ("workers", Problem::InLine { line, column, problem: Box::new(Problem::LostDigits) }))
            .collect();
        if problems.is_empty() { Ok(text(&read)) } else { Err(Refusal::Problems(problems)) }
    }

    fn worker_rows(&self, path: &Path) -> Result<Vec<TableRow>, Refusal> {
        let titles = self.policy.list(ListId::WorkerColumn).iter();
        let names: Vec<(String, String)> =
            titles.flat_map(|c| [(c.zh.clone(), c.id.clone()), (c.en.to_lowercase(), c.id.clone())]).collect();
        table_of(path, &Wanted { columns: &COLUMNS, optional: &OPTIONAL, names: &names })
    }
}

fn text<R: std::borrow::Borrow<TableRow>>(rows: &[R]) -> String {
    grid::text(&rows.iter().map(|r| r.borrow().cells.as_slice()).collect::<Vec<_>>())
}

fn lost(row: &TableRow) -> impl Iterator<Item = BadRow> {
    row.lost.iter().map(|field| BadRow { line: row.line, field, value: String::new(), problem: Problem::LostDigits })
}

/// A problem with the line of the file it stands in.
fn bad_row(rows: &[TableRow], problem: Problem) -> Option<BadRow> {
    let Problem::InLine { line, column, problem } = problem else { return None };
    let row = rows.get(line.checked_sub(1)?)?;
    let problem = match *problem {
        // It names another row of the file.
        Problem::Worker(WorkerProblem::TwiceHere { line }) => {
            let earlier = rows.get(line.checked_sub(1)?)?.line;
            Problem::Worker(WorkerProblem::TwiceHere { line: usize::try_from(earlier).unwrap_or(line) })
        }
        other => other,
    };
    let cell = COLUMNS.iter().position(|name| *name == column).and_then(|n| row.cells.get(n)).cloned().unwrap_or_default();
    let value = match column {
        "id_number" => mask_number(cell.trim()),
        "phone" => mask_phone(cell.trim()),
        _ => cell,
    };
    Some(BadRow { line: row.line, field: column, value, problem })
}
