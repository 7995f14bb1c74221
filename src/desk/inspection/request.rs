//! What a screen may ask about inspection.

use super::{FindingAsk, FindingList};
use crate::desk::{Desk, Refusal};
use crate::domain::inspection::finding::{Key, Mark};

/// What may be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InspectionRequest {
    /// A page of findings.
    Findings { ask: FindingAsk, offset: usize, limit: usize },
    /// Say something of a finding; answered by nothing but that it was noted.
    Mark { key: Key, mark: Mark, reason: String },
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InspectionReply {
    Findings(FindingList),
    Marked,
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
        }
    }
}
