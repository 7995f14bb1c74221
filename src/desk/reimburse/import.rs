//! Receipts out of a file become a draft of this operator, which the window opens. All of a file or nothing.

use std::path::Path;

use super::checks::Found;
use super::look::FORM;
use crate::desk::drafts::{SavedDraft, new_id};
use crate::desk::estimate::Fields;
use crate::desk::import::{BadRow, TableRow, table};
use crate::desk::{Desk, Refusal};
use crate::domain::codes::{CodeBook, ListId};
use crate::domain::grid;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::domain::sheet::receipt::{self, COLUMNS};

/// What became of a file of receipts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillImport {
    pub rows: usize,
    pub total: Money,
    /// The draft that holds them; none where something is wrong.
    pub draft: Option<String>,
    /// All that is wrong, in the order of the file.
    pub bad: Vec<BadRow>,
}

impl Desk {
    /// Fills a draft with the receipts of a file, for a case.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` at `case_number`; `File`; `Store`. Bad rows are no error: they are listed, and nothing is kept.
    pub fn import_bill(&mut self, path: &Path, case_number: &str) -> Result<BillImport, Refusal> {
        self.require(Right::Intake)?;
        let injury = self.injury_of(&Fields::default().with("case_number", case_number))?;
        let rows = table(path, &COLUMNS)?;
        let text = grid::text(&rows.iter().map(|r| r.cells.as_slice()).collect::<Vec<_>>());
        let today = self.clock.today();
        let (receipts, problems) = receipt::read_each(&text, self.policy.list(ListId::CostClass), today);
        let mut found = Found::default();
        found.problems.extend(problems.into_iter().map(|p| ("receipts", p)));
        found.days(&injury, None, &receipts);
        self.compare_receipts(&mut found, "", &receipts, None)?;
        // What is wrong with the case as a whole is no line's fault.
        if let Some(of_case) = found.problems.iter().find(|(id, _)| *id == "case_number") {
            return Err(Refusal::Problems(vec![of_case.clone()]));
        }
        let mut bad: Vec<BadRow> = rows.iter().flat_map(lost).collect();
        bad.extend(found.problems.into_iter().map(|(_, problem)| bad_row(&rows, problem)));
        bad.sort_by_key(|row| row.line);
        let total = receipts.iter().map(|r| r.amount).sum();
        let draft = if bad.is_empty() { Some(self.keep_bill(&injury.row.number, receipt::written(&receipts))?) } else { None };
        Ok(BillImport { rows: rows.len(), total, draft, bad })
    }

    fn keep_bill(&mut self, case: &str, receipts: String) -> Result<String, Refusal> {
        let draft = SavedDraft {
            id: new_id(),
            form: FORM.to_owned(),
            subject: "new".to_owned(),
            about: case.to_owned(),
            submission: new_id(),
            fields: Fields::default().with("case_number", case).with("receipts", receipts),
            at_field: "care".to_owned(),
            version: 1,
        };
        self.save_draft(&draft)?;
        Ok(draft.id)
    }
}

fn lost(row: &TableRow) -> impl Iterator<Item = BadRow> {
    row.lost.iter().map(|field| BadRow { line: row.line, field, value: String::new(), problem: Problem::LostDigits })
}

/// A problem with the line of the file it stands in.
fn bad_row(rows: &[TableRow], problem: Problem) -> BadRow {
    let Problem::InLine { line, column, problem } = problem else {
        return BadRow { line: 1, field: "receipts", value: String::new(), problem };
    };
    let row = line.checked_sub(1).and_then(|n| rows.get(n));
    let place = COLUMNS.iter().position(|name| *name == column);
    let value = row.zip(place).and_then(|(row, n)| row.cells.get(n)).cloned().unwrap_or_default();
    BadRow { line: row.map_or(1, |row| row.line), field: column, value, problem: *problem }
}
