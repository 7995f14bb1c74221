//! 核定: what a reviewed declaration brings about, and what its reviewer should look at twice.

use crate::desk::sheets::{Moved, fields_of, restored};
use crate::desk::{Desk, Refusal};
use crate::domain::declaration::DeclarationProblem;
use crate::domain::problem::Problem;
use crate::domain::sheet::warnings::Warning;
use crate::store::Writer;
use crate::store::levy::declaration::NewDeclaration;
use crate::store::sheets::record::SheetRow;

/// Names told of those whose wages jump.
const NAMES_MAX: usize = 5;

impl Desk {
    /// Writes the wages of a declaration down. Whatever has happened since it was entered is looked at again.
    pub(in crate::desk) fn verify_declaration(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let declared = self.declared(&fields_of(writer, moved.sheet)?, Some(moved.sheet.id))?;
        if !declared.problems.is_empty() {
            return Err(Refusal::Problems(declared.problems));
        }
        let new = NewDeclaration {
            sheet: moved.sheet.id,
            employer: declared.employer.id,
            month: declared.month,
            wages: &declared.wages(),
            supersedes: declared.superseded(),
        };
        Ok(writer.add_declaration(&new, moved.at)?)
    }

    /// Wages that jump, and a headcount that is not last month's.
    pub(in crate::desk) fn declaration_warnings(&self, row: &SheetRow, fields: &str) -> Result<Vec<Warning>, Refusal> {
        // What was verified is compared with nothing any more.
        if row.state.holds() {
            return Ok(Vec::new());
        }
        let declared = match self.declared(&restored(fields), Some(row.id)) {
            Err(Refusal::Problems(_)) => return Ok(Vec::new()),
            other => other?,
        };
        let mut out = Vec::new();
        let jumps = |p: &Problem| match p {
            Problem::InLine { line, problem, .. } => match problem.as_ref() {
                Problem::Declaration(DeclarationProblem::WageJump { .. }) => Some(*line),
                _ => None,
            },
            _ => None,
        };
        let lines: Vec<usize> = declared.warnings.iter().filter_map(|(_, p)| jumps(p)).collect();
        let names = declared.workers.iter().filter(|w| lines.contains(&w.line.line)).take(NAMES_MAX);
        if !lines.is_empty() {
            out.push(Warning::WageJumps { count: lines.len(), names: names.map(|w| w.line.name.clone()).collect() });
        }
        if declared.last_count > 0 && declared.last_count != declared.count {
            out.push(Warning::HeadcountChanged { was: declared.last_count, now: declared.count });
        }
        Ok(out)
    }
}
