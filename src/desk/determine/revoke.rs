//! A determination whose approval is revoked: what it began, and what a death ended by it, is taken back.

use std::collections::{BTreeMap, BTreeSet};

use super::effect::{at_step, cancel, happened};
use crate::desk::monthly::due_by_month;
use crate::desk::sheets::{Moved, refuse_returned};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::change::DIED;
use crate::domain::dates::Month;
use crate::domain::determination::timeline::standing;
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::domain::sheet::workflow::Step;
use crate::store::benefits::{BenefitRow, EventRow, NewEvent};
use crate::store::{StoreError, Writer};

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
        let begun = begun_by(writer, *case, sheet.id)?;
        for payable in writer.payables_of_case(*case)? {
            let ours = payable.sheet == Some(sheet.id) || begun.iter().any(|b| Some(b.id) == payable.benefit);
            if ours && payable.state != "cancelled" {
                refuse_returned(writer, payable.id)?;
                cancel(writer, &payable, Step::Revoke.id())?;
            }
        }
        let of_dead = sheet.person.map(|p| writer.benefits(Some(p), None)).transpose()?.unwrap_or_default();
        let ended = of_dead.into_iter().filter(|b| !begun.iter().any(|own| own.id == b.id)).collect::<Vec<_>>();
        for benefit in begun {
            // Every beginning is taken back in its own month.
            let events = writer.benefit_events(Some(benefit.id))?;
            let months: BTreeSet<Month> = events.iter().filter(|e| e.what == "start").map(|e| e.month).collect();
            for month in months {
                self.note_revoked(writer, moved, (benefit.id, month, "end"), (None, Step::Revoke.id()))?;
            }
        }
        for benefit in ended {
            self.revive(writer, moved, benefit.id)?;
        }
        Ok(())
    }

    fn note_revoked(
        &self,
        writer: &Writer<'_>,
        moved: &Moved<'_>,
        (benefit, month, what): (i64, Month, &str),
        (monthly, reason): (Option<Money>, &str),
    ) -> Result<(), StoreError> {
        let event = NewEvent { month, what, monthly, reason, sheet: Some(moved.sheet.id) };
        writer.add_benefit_event(benefit, &event, Some(self.operator.id), moved.at)
    }

    /// What a death ended goes on as it stood, suspended or not; its months that were taken back, or passed over by a run since,
    /// are owed again.
    fn revive(&self, writer: &Writer<'_>, moved: &Moved<'_>, benefit: i64) -> Result<(), Refusal> {
        let rows = writer.benefit_events(Some(benefit))?;
        let is_by_this = |e: &&EventRow| e.what == "end" && e.sheet == Some(moved.sheet.id);
        let months: Vec<Month> = rows.iter().filter(is_by_this).map(|e| e.month).collect();
        let Some(first) = months.first().copied() else { return Ok(()) };
        let before = self.overpaid_of(writer, benefit)?;
        let without: Vec<EventRow> = rows.iter().filter(|e| !is_by_this(e)).cloned().collect();
        for month in months {
            let at = standing(&happened(without.clone()), month);
            if !at.runs {
                continue;
            }
            self.note_revoked(writer, moved, (benefit, month, "start"), (at.amount, Step::Revoke.id()))?;
            let pause = without.iter().rfind(|e| e.what == "suspend" && e.month <= month).filter(|_| at.suspended);
            if let Some(pause) = pause {
                self.note_revoked(writer, moved, (benefit, month, "suspend"), (None, &pause.reason))?;
            }
        }
        self.owe_run_months(writer, benefit, first)?;
        let due: BTreeMap<Month, Money> = match writer.payables_of_benefit(benefit)?.iter().map(|p| p.month).max() {
            Some(last) => due_by_month(&writer.benefit_events(Some(benefit))?, last)?.into_iter().collect(),
            None => BTreeMap::new(),
        };
        for payable in writer.payables_of_benefit(benefit)?.iter().filter(|p| p.month >= first && p.reason == DIED) {
            if let Some(amount) = due.get(&payable.month) {
                self.owe_month(writer, benefit, payable.month, *amount)?;
            }
        }
        self.owe_again(writer, (benefit, None), &before)
    }
}

/// The benefits of a case that a sheet began. One that an earlier sheet began, and lost when that was revoked, begins again.
fn begun_by(writer: &Writer<'_>, case: i64, sheet: i64) -> Result<Vec<BenefitRow>, StoreError> {
    let mut out = Vec::new();
    for benefit in writer.benefits(None, Some(case))? {
        let events = writer.benefit_events(Some(benefit.id))?;
        let began = |e: &EventRow| e.what == "start" && e.sheet == Some(sheet) && e.reason != Step::Revoke.id();
        if benefit.sheet == Some(sheet) || events.iter().any(began) {
            out.push(benefit);
        }
    }
    Ok(out)
}
