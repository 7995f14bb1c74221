//! An inspection with all that is known of it.

use std::collections::HashMap;

use super::findings::FindingLine;
use super::plan::attached;
use crate::desk::sheets::SheetView;
use crate::desk::{Desk, Refusal};
use crate::domain::identity::mask_number;
use crate::domain::inspection::audit::{AuditLine, restored};
use crate::domain::inspection::finding::{Finding, Key};
use crate::domain::inspection::visit::{Checked, read_checklist};
use crate::domain::sheet::kind::SheetKind;

/// An inspection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InspectionView {
    pub sheet: SheetView,
    /// The findings it began from, with the evidence there is today; none where a finding is gone.
    pub findings: Vec<FindingLine>,
    /// Of the newest record; empty before there is one.
    pub checklist: Vec<Checked>,
    /// Identity numbers masked.
    pub audit: Vec<AuditLine>,
    /// Number of the supplement its audit was booked by.
    pub supplement: Option<String>,
}

impl Desk {
    /// An inspection with its findings, record and supplement.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound`, also for another kind of sheet; `Store`.
    pub fn inspection(&self, number: &str) -> Result<InspectionView, Refusal> {
        let sheet = self.sheet(number)?;
        let row = self.store.sheet(number)?.filter(|row| row.kind == SheetKind::Inspection).ok_or(Refusal::NotFound)?;
        let fields = self.said_before(&row)?;
        let keys = attached(row.employer.as_ref().map_or(0, |(id, _)| *id), fields.get("findings"));
        let masked = |line: AuditLine| AuditLine { id_number: mask_number(&line.id_number), ..line };
        Ok(InspectionView {
            findings: self.attached_lines(&keys)?,
            checklist: read_checklist(fields.get("checklist")).unwrap_or_default(),
            audit: restored(fields.get("worked")).into_iter().map(masked).collect(),
            supplement: self.booked(&row, &fields)?,
            sheet,
        })
    }

    fn attached_lines(&self, keys: &[Key]) -> Result<Vec<FindingLine>, Refusal> {
        let found = self.evidence_of(keys)?;
        let mut marks = self.store.finding_marks()?;
        let line = |key: &Key| {
            let Key { rule, employer, person, month } = *key;
            let gone = Finding { rule, employer, person, month, evidence: Vec::new() };
            self.finding_line(found.get(key).unwrap_or(&gone), &HashMap::new(), marks.remove(key))
        };
        keys.iter().map(line).collect()
    }
}
