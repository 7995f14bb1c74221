//! What whoever reviews a sheet of workers should know: other employers, and the months and cases that a day in the past touches.

use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::sheet::state::State;
use crate::domain::sheet::warnings::Warning;
use crate::store::sheets::record::SheetRow;

impl Desk {
    /// None once the sheet has taken effect: what it touched is touched then.
    pub(in crate::desk) fn worker_warnings(&self, sheet: &SheetRow, fields: &Fields) -> Result<Vec<Warning>, Refusal> {
        if sheet.state == State::Approved {
            return Ok(Vec::new());
        }
        let notices = self.read_worker_rows(fields)?.found.notices;
        Ok(notices.into_iter().map(|n| Warning::Worker { line: n.line, name: n.name, notice: n.notice }).collect())
    }
}
