//! What a step of a sheet brings about: what is owed, what is given up.

use super::StepNote;
use super::step::at_step;
use crate::desk::{Desk, Refusal, reimburse};
use crate::domain::benefits::item::Payer;
use crate::domain::dates::Month;
use crate::domain::levy::problem::LevyProblem;
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::Step;
use crate::store::Writer;
use crate::store::sheets::payables::NewPayable;
use crate::store::sheets::record::SheetRow;

/// A step that was taken.
#[derive(Debug, Clone, Copy)]
pub(in crate::desk) struct Moved<'a> {
    /// As it stood before.
    pub sheet: &'a SheetRow,
    pub step: Step,
    pub to: State,
    pub note: &'a StepNote,
    pub at: &'a str,
}

impl Desk {
    /// What filing brings about, or handing in again.
    pub(super) fn filed(&self, writer: &Writer<'_>, sheet: &SheetRow) -> Result<(), Refusal> {
        match sheet.kind {
            SheetKind::PaymentList => self.put_on_list(writer, sheet),
            SheetKind::Reimbursement => Ok(reimburse::note_values(writer, sheet)?),
            SheetKind::Determination
            | SheetKind::Recovery
            | SheetKind::Adjustment
            | SheetKind::Payee
            | SheetKind::BenefitChange
            | SheetKind::Posting
            | SheetKind::Registration
            | SheetKind::WorkerChange
            | SheetKind::Declaration
            | SheetKind::Project
            | SheetKind::LevyChange
            | SheetKind::Rate
            | SheetKind::Proposal => Ok(()),
            SheetKind::Inspection => self.open_findings(writer, sheet),
        }
    }

    /// Brings about what a step means for its kind of sheet.
    pub(super) fn take_effect(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        if moved.to.is_dead() {
            writer.give_up_receipts(moved.sheet.id)?;
        }
        match (moved.sheet.kind, moved.step, moved.to) {
            (SheetKind::Reimbursement, _, State::Approved) => self.owe_once(writer, moved.sheet),
            (SheetKind::Reimbursement, Step::Revoke, _) => owe_nothing(writer, moved.sheet),
            (SheetKind::Determination, _, State::Approved) => self.determined(writer, moved),
            (SheetKind::Determination, Step::Revoke, _) => self.undetermined(writer, moved),
            (SheetKind::Payee, _, State::Approved) => self.change_account(writer, moved),
            (SheetKind::Registration, _, State::Approved) => self.registered(writer, moved),
            (SheetKind::PaymentList, Step::Send, _) => self.refuse_replaced_accounts(moved.sheet.id),
            (SheetKind::PaymentList, Step::Settle, _) => self.book_list(writer, moved),
            (SheetKind::PaymentList, Step::Drop, _) => Ok(self.take_off_list(writer, moved.sheet)?),
            (SheetKind::BenefitChange, _, State::Approved) => self.change_benefit(writer, moved),
            (SheetKind::Recovery, Step::Revoke, _) => self.unrecover(writer, moved),
            (SheetKind::Adjustment, _, State::Approved) => self.adjust_benefits(writer, moved),
            (SheetKind::Adjustment, Step::Revoke, _) => self.undo_adjustment(writer, moved),
            (SheetKind::Rate, _, State::Approved) => self.set_rates(writer, moved),
            (SheetKind::Rate, Step::Revoke, _) => self.unset_rates(writer, moved),
            (SheetKind::LevyChange, _, State::Approved) => self.change_levy(writer, moved),
            (SheetKind::LevyChange, Step::Revoke, _) => Err(at_step(Problem::Levy(LevyProblem::InEffect))),
            (SheetKind::Declaration, _, State::Approved) => self.verify_declaration(writer, moved),
            (SheetKind::Project, _, State::Approved) => self.insure_project(writer, moved),
            (SheetKind::Posting, Step::Pass, _) => self.book_posting(writer, moved),
            (SheetKind::Inspection, Step::Drop, _) => self.reopen_findings(writer, moved),
            (SheetKind::WorkerChange, _, State::Approved) => self.change_workers(writer, moved),
            _ => Ok(()),
        }
    }

    /// Notes down what the fund owes once by an approved sheet.
    pub(in crate::desk) fn owe_once(&self, writer: &Writer<'_>, sheet: &SheetRow) -> Result<(), Refusal> {
        let this_month = Month::of(self.clock.today());
        for item in writer.sheet_items(sheet.id, sheet.version)? {
            let (Some(person), Some(payee)) = (item.person, item.payee) else { continue };
            if item.payer != Payer::Fund.id() || item.monthly || item.amount.fen() == 0 {
                continue;
            }
            writer.add_payable(&NewPayable {
                key: &format!("once:{}:{}", sheet.id, item.nth),
                sheet: Some(sheet.id),
                benefit: None,
                item: &item.item,
                person,
                case: sheet.case.as_ref().map(|(id, _)| *id),
                payee,
                month: item.from.unwrap_or(this_month),
                amount: item.amount,
            })?;
        }
        Ok(())
    }
}

/// Takes back what an approval made the fund owe; what is on a payment list stands in the way.
pub(in crate::desk) fn owe_nothing(writer: &Writer<'_>, sheet: &SheetRow) -> Result<(), Refusal> {
    for payable in writer.payables_of(sheet.id)? {
        match payable.state.as_str() {
            "planned" | "held" => {
                refuse_returned(writer, payable.id)?;
                writer.set_payable(payable.id, "cancelled", Step::Revoke.id())?;
            }
            "cancelled" => {}
            _ => return Err(at_step(Problem::OnAList { list: writer.list_of(payable.id)?.unwrap_or_default() })),
        }
    }
    Ok(())
}

/// What the bank returned is booked as spent and waits as money received: it is paid again before anything is decided anew.
pub(in crate::desk) fn refuse_returned(writer: &Writer<'_>, payable: i64) -> Result<(), Refusal> {
    match writer.returned_on(payable)? {
        Some(list) => Err(at_step(Problem::CameBackUnpaid { list })),
        None => Ok(()),
    }
}
