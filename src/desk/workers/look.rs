//! What the desk makes of a sheet of workers while it is typed.

use super::checks::Noticed;
use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::codes::{CodeBook, ListId, find};
use crate::domain::grid;
use crate::domain::operator::Right;
use crate::domain::workers::row::WorkerAct;

/// What the desk makes of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkerLook {
    pub problems: Vec<FieldProblem>,
    pub warnings: Vec<FieldProblem>,
    /// Code and name of the employer.
    pub employer: Option<(String, String)>,
    /// People insured with the employer today.
    pub heads: i64,
    pub joins: i64,
    pub leaves: i64,
    pub changes: i64,
    /// Heads after the sheet.
    pub after: i64,
}

impl Desk {
    /// Looks at a sheet of workers as it is typed.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn look_at_workers(&self, fields: &Fields) -> Result<WorkerLook, Refusal> {
        self.require(Right::Sheets)?;
        let change = self.read_worker_rows(fields)?;
        let heads = match &change.employer {
            Some(employer) => self.store.heads(employer.id)?,
            None => 0,
        };
        // Also of a row that is not whole yet.
        let list = self.policy.list(ListId::WorkerAct);
        let acts: Vec<&str> =
            grid::rows(fields.get("workers")).filter_map(|row| find(list, row.cell(0)).map(|e| e.id.as_str())).collect();
        let count = |act: WorkerAct| i64::try_from(acts.iter().filter(|id| **id == act.id()).count()).unwrap_or(i64::MAX);
        let (joins, leaves) = (count(WorkerAct::Join), count(WorkerAct::Leave));
        Ok(WorkerLook {
            problems: change.found.problems,
            warnings: change.found.notices.iter().map(Noticed::at_cell).collect(),
            employer: change.employer.map(|e| (e.credit_code, e.name)),
            heads,
            joins,
            leaves,
            changes: count(WorkerAct::Change),
            after: heads + joins - leaves,
        })
    }
}
