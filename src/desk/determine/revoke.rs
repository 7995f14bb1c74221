//! A determination whose approval is revoked: what it began, and what a death ended by it, is taken back.

use super::effect::{at_step, cancel, happened};
use crate::desk::sheets::{Moved, refuse_returned};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::determination::timeline::standing;
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::domain::sheet::workflow::Step;
use crate::store::Writer;
use crate::store::benefits::{BenefitRow, NewEvent};

impl Desk {
    /// Takes back what an approval brought about, as long as nothing of it is paid or on a list.
    ///
    /// # Errors
    /// `Problems`; `Store`.
    pub(in crate::desk) fn undetermined(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let sheet = moved.sheet;
        if sheet.supersedes.is_some() {
            return Err(at_step(Problem::TookAPlace));
        }
        let Some((case, _)) = &sheet.case else { return Ok(()) };
        let begun: Vec<BenefitRow> =
            writer.benefits(None, Some(*case))?.into_iter().filter(|b| b.sheet == Some(sheet.id)).collect();
        for payable in writer.payables_of_case(*case)? {
            let ours = payable.sheet == Some(sheet.id) || begun.iter().any(|b| Some(b.id) == payable.benefit);
            if ours && payable.state != "cancelled" {
                refuse_returned(writer, payable.id)?;
                cancel(writer, &payable, Step::Revoke.id())?;
            }
        }
        let of_dead = sheet.person.map(|p| writer.benefits(Some(p), None)).transpose()?.unwrap_or_default();
        let ended = of_dead.into_iter().filter(|b| !begun.iter().any(|own| own.id == b.id)).collect::<Vec<_>>();
        let add = |benefit: i64, month: Month, what: &str, monthly: Option<Money>| {
            let event = NewEvent { month, what, monthly, reason: Step::Revoke.id(), sheet: Some(sheet.id) };
            writer.add_benefit_event(benefit, &event, Some(self.operator.id), moved.at)
        };
        for benefit in begun {
            // Every beginning is taken back in its own month.
            for event in writer.benefit_events(Some(benefit.id))?.iter().filter(|e| e.what == "start") {
                add(benefit.id, event.month, "end", None)?;
            }
        }
        for benefit in ended {
            // What a death ended goes on.
            let rows = writer.benefit_events(Some(benefit.id))?;
            let by_this = rows.iter().find(|e| e.what == "end" && e.sheet == Some(sheet.id)).map(|e| e.month);
            let Some(month) = by_this else { continue };
            add(benefit.id, month, "start", standing(&happened(rows), month).amount)?;
        }
        Ok(())
    }
}
