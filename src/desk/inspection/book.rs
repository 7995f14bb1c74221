//! What a wage audit adds is booked as a supplement of what is levied: one sheet of its own, which goes its own way.

use super::steps::wrong;
use crate::desk::cases::Filed;
use crate::desk::estimate::Fields;
use crate::desk::sheets::Scribe;
use crate::desk::{Desk, Refusal};
use crate::domain::grid;
use crate::domain::inspection::audit::{AuditLine, restored};
use crate::domain::inspection::problem::InspectionProblem;
use crate::domain::levy::change::ChangeWay;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::sheet::kind::SheetKind;
use crate::store::sheets::record::SheetRow;

impl Desk {
    /// Files the supplement that a recorded wage audit comes to; the same record again answers the same sheet. It is a sheet of
    /// levy and filed by whoever files those.
    ///
    /// # Errors
    /// `NotFound`; `MayNot`; `Problems`: `NothingToAdd`, and those of a supplement; `Store`.
    pub fn book_audit(&mut self, number: &str, scribe: Scribe) -> Result<Filed, Refusal> {
        self.require(Right::Sheets)?;
        let row = self.store.sheet(number)?.filter(|row| row.kind == SheetKind::Inspection).ok_or(Refusal::NotFound)?;
        let fields = self.said_before(&row)?;
        let lines = restored(fields.get("worked"));
        let low: Vec<&AuditLine> = lines.iter().filter(|l| l.difference > Money::ZERO).collect();
        if low.is_empty() || row.state.is_dead() {
            return Err(wrong("audit", InspectionProblem::NothingToAdd));
        }
        self.file_sheet(SheetKind::LevyChange, &supplement(&row, &fields, &low), &submission(&row, &fields), scribe)
    }

    /// Number of the supplement that was filed for a record, if it was.
    pub(super) fn booked(&self, row: &SheetRow, fields: &Fields) -> Result<Option<String>, Refusal> {
        Ok(self.store.sheet_of_submission(&submission(row, fields))?)
    }
}

/// A record is booked once: its day and what it found make the submission's id.
fn submission(row: &SheetRow, fields: &Fields) -> String {
    let print = crate::desk::sheets::fingerprint(fields.get("worked"));
    format!("audit-{}-{print}", row.number)
}

fn supplement(row: &SheetRow, fields: &Fields, low: &[&AuditLine]) -> Fields {
    let cells = |l: &&AuditLine| [l.id_number.clone(), l.month.to_string(), l.paid.plain()];
    Fields::default()
        .with("levy_way", ChangeWay::Supplement.id())
        .with("credit_code", fields.get("credit_code"))
        .with("wages", grid::text(&low.iter().map(cells).collect::<Vec<_>>()))
        .with("reason", row.number.as_str())
        .with("document", row.number.as_str())
}
