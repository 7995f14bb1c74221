//! A payroll file as the fields of a declaration. All of a file or nothing.

use std::path::Path;

use crate::desk::estimate::Fields;
use crate::desk::import::{BadRow, TableRow, Wanted, table_of};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::dates::Month;
use crate::domain::declaration::COLUMNS;
use crate::domain::grid;
use crate::domain::identity::mask_number;
use crate::domain::operator::Right;
use crate::domain::problem::Problem;

/// Columns that a payroll may leave out.
const OPTIONAL: [&str; 1] = ["note"];

/// What a payroll file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayrollFile {
    /// The fields of a declaration.
    pub fields: Fields,
    /// All that is wrong in its lines, in the order of the file; then nothing is to be filed.
    pub bad: Vec<BadRow>,
    /// What should be looked at again.
    pub warnings: Vec<FieldProblem>,
}

impl Desk {
    /// Reads a payroll of an employer and month. A last line without identity number, or that says so, is its totals line and
    /// has to agree. `correction` is the
    /// verified declaration whose place it takes, and why.
    ///
    /// # Errors
    /// `NotAllowed`; `File`; `Problems` that are no line's; `Store`. Bad lines are no error: they are listed.
    pub fn read_payroll(
        &self,
        path: &Path,
        credit_code: &str,
        month: Month,
        correction: Option<(&str, &str)>,
    ) -> Result<PayrollFile, Refusal> {
        self.require(Right::Intake)?;
        let mut rows = self.payroll(path)?;
        let mut fields = Fields::default().with("credit_code", credit_code).with("month", month.to_string());
        if let Some((replaces, reason)) = correction {
            fields.set("replaces", replaces);
            fields.set("reason", reason);
        }
        if let Some(totals) = rows.pop_if(|row| self.is_totals(row)) {
            fields.set("payroll", totals.cells[2].as_str());
        }
        fields.set("rows", grid::text(&rows.iter().map(|r| r.cells.as_slice()).collect::<Vec<_>>()));
        let declared = self.declared(&fields, None)?;
        let (of_lines, of_head): (Vec<_>, Vec<_>) =
            declared.problems.into_iter().partition(|(_, p)| matches!(p, Problem::InLine { .. }));
        let mut bad: Vec<BadRow> = rows.iter().flat_map(lost).collect();
        bad.extend(of_lines.into_iter().filter_map(|(_, problem)| bad_row(&rows, problem)));
        bad.sort_by_key(|row| row.line);
        if bad.is_empty() && !of_head.is_empty() {
            return Err(Refusal::Problems(of_head));
        }
        Ok(PayrollFile { fields, bad, warnings: declared.warnings })
    }

    fn payroll(&self, path: &Path) -> Result<Vec<TableRow>, Refusal> {
        let names = self.policy.payroll_titles().columns();
        table_of(path, &Wanted { columns: &COLUMNS, optional: &OPTIONAL, names })
    }

    fn is_totals(&self, row: &TableRow) -> bool {
        let says_so = row.cells[..2].iter().any(|cell| self.policy.payroll_titles().is_total(cell));
        says_so || (row.cells[0].trim().is_empty() && !row.cells[2].trim().is_empty())
    }
}

fn lost(row: &TableRow) -> impl Iterator<Item = BadRow> {
    row.lost.iter().map(|field| BadRow { line: row.line, field, value: String::new(), problem: Problem::LostDigits })
}

/// A problem with the line of the file it stands in; none for what is told as lost digits.
fn bad_row(rows: &[TableRow], problem: Problem) -> Option<BadRow> {
    let Problem::InLine { line, column, problem } = problem else { return None };
    let row = rows.get(line.checked_sub(1)?)?;
    let place = COLUMNS.iter().position(|name| *name == column)?;
    let value = match column {
        "id_number" => mask_number(row.cells[place].trim()),
        _ => crate::domain::plain::harmless(row.cells[place].trim()),
    };
    let is_lost = row.lost.contains(&column);
    (!is_lost).then_some(BadRow { line: row.line, field: column, value, problem: *problem })
}
