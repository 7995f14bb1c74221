//! A sheet of workers out of its fields.

use super::checks::Found;
use crate::desk::estimate::Fields;
use crate::desk::sheets::{Content, Purpose};
use crate::desk::{Desk, Refusal};
use crate::domain::identity::CreditCode;
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::problem::Problem;
use crate::domain::workers::relation::Outcome;
use crate::domain::workers::row::{WorkerRow, read_each, written};
use crate::store::register::employer::EmployerRow;

/// A row that can be read.
pub(super) struct Worker {
    pub row: WorkerRow,
    /// Who is on file by the number.
    pub person: Option<i64>,
    /// What becomes of the relation; `None` where the row does not fit what is on file.
    pub outcome: Option<Outcome>,
    /// Row of the project it names.
    pub project: Option<i64>,
}

/// A sheet as far as it can be read.
pub(super) struct Change {
    /// Whose workers they are.
    pub employer: Option<EmployerRow>,
    pub workers: Vec<Worker>,
    pub note: String,
    pub found: Found,
}

impl Desk {
    /// Reads a sheet of workers: `credit_code`, `workers` (a grid of `domain::workers::row::COLUMNS`), `note`.
    ///
    /// # Errors
    /// `Problems` with their fields; `Store`.
    pub(in crate::desk) fn read_workers(&self, fields: &Fields, _: Purpose<'_>) -> Result<Content, Refusal> {
        let change = self.read_worker_rows(fields)?;
        let (Some(employer), true) = (change.employer, change.found.problems.is_empty()) else {
            return Err(Refusal::Problems(change.found.problems));
        };
        let rows: Vec<WorkerRow> = change.workers.into_iter().map(|w| w.row).collect();
        let today = self.clock.today();
        Ok(Content {
            person: None,
            case: None,
            employer: Some(employer.id),
            month: None,
            amount: Money::ZERO,
            supersedes: None,
            due_on: self.counting().limit("registration", today, 0).map(|r| r.deadline.day),
            fields: Fields::default()
                .with("credit_code", employer.credit_code)
                .with("workers", written(&rows))
                .with("note", change.note),
            items: Vec::new(),
            receipts: Vec::new(),
        })
    }

    /// Reads as much of a sheet as can be read, with all that is wrong with it.
    pub(super) fn read_worker_rows(&self, fields: &Fields) -> Result<Change, Refusal> {
        let mut found = Found::default();
        let employer = match CreditCode::parse(fields.get("credit_code")) {
            Ok(code) => self.store.employer(code.as_str())?.ok_or(Problem::UnknownEmployer),
            Err(problem) => Err(problem),
        };
        let employer = employer.map_err(|p| found.problems.push(("credit_code", p))).ok();
        let note = parse_line(fields.get("note"), LINE_MAX).map_err(|p| found.problems.push(("note", p)));
        let (rows, problems) = read_each(fields.get("workers"), self.policy.as_ref(), self.clock.today());
        found.problems.extend(problems.into_iter().map(|p| ("workers", p)));
        let workers = self.check_workers(employer.as_ref(), rows, &mut found)?;
        // By their rows, whatever found them.
        found.problems.sort_by_key(|(_, problem)| line_of(problem));
        Ok(Change { employer, workers, note: note.unwrap_or_default(), found })
    }
}

/// The row a problem is of; 0 for one of the sheet as a whole.
pub(super) const fn line_of(problem: &Problem) -> usize {
    match problem {
        Problem::InLine { line, .. } => *line,
        _ => 0,
    }
}
