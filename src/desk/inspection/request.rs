//! What a screen may ask about inspection.

use super::{Audited, FindingAsk, FindingList, InspectionView};
use crate::desk::cases::Filed;
use crate::desk::estimate::Fields;
use crate::desk::sheets::{Scribe, StepNote};
use crate::desk::{Desk, Refusal};
use crate::domain::inspection::finding::{Key, Mark};
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::workflow::Step;

/// What may be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InspectionRequest {
    /// A page of findings.
    Findings { ask: FindingAsk, offset: usize, limit: usize },
    /// Say something of a finding; answered by nothing but that it was noted.
    Mark { key: Key, mark: Mark, reason: String },
    /// Plan an inspection.
    Plan { fields: Fields, submission: String, scribe: Scribe },
    /// An inspection with all that is known of it.
    Show { number: String },
    /// What a wage audit of an inspection comes to as it is typed.
    LookAtAudit { number: String, rows: String },
    /// Take a step of an inspection, on what was `seen`, saying this.
    Step { number: String, seen: i64, step: Step, note: StepNote, fields: Fields },
    /// File the supplement that a record comes to.
    Book { number: String, scribe: Scribe },
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InspectionReply {
    Findings(FindingList),
    Marked,
    /// Also of a supplement.
    Filed(Filed),
    /// Also the answer to a step.
    Inspection(Box<InspectionView>),
    Audited(Audited),
}

impl Desk {
    /// Does what a screen asks about inspection.
    ///
    /// # Errors
    /// The act's refusal.
    pub(in crate::desk) fn run_inspection(&mut self, request: InspectionRequest) -> Result<InspectionReply, Refusal> {
        match request {
            InspectionRequest::Findings { ask, offset, limit } => {
                self.findings(&ask, offset, limit).map(InspectionReply::Findings)
            }
            InspectionRequest::Mark { key, mark, reason } => {
                self.mark_finding(&key, mark, &reason).map(|()| InspectionReply::Marked)
            }
            InspectionRequest::Plan { fields, submission, scribe } => {
                self.file_sheet(SheetKind::Inspection, &fields, &submission, scribe).map(InspectionReply::Filed)
            }
            InspectionRequest::Show { number } => self.shown_inspection(&number),
            InspectionRequest::LookAtAudit { number, rows } => self.look_at_audit(&number, &rows).map(InspectionReply::Audited),
            InspectionRequest::Step { number, seen, step, note, fields } => {
                self.take_step_saying(&number, seen, step, &note, &fields)?;
                self.shown_inspection(&number)
            }
            InspectionRequest::Book { number, scribe } => self.book_audit(&number, scribe).map(InspectionReply::Filed),
        }
    }

    fn shown_inspection(&self, number: &str) -> Result<InspectionReply, Refusal> {
        self.inspection(number).map(|view| InspectionReply::Inspection(Box::new(view)))
    }
}
