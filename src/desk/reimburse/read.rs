//! A reimbursement sheet out of its fields (agency rules 2.7, 8.8; rules 5).

use super::case::Injury;
use super::checks::Found;
use super::head::{self, Head};
use super::items::items;
use crate::desk::estimate::Fields;
use crate::desk::sheets::{Content, ItemDraft, Purpose, Recipient, Who};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::item::{Item, ItemKind, Payer};
use crate::domain::codes::{CodeBook, ListId};
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::domain::sheet::care::PaidTo;
use crate::domain::sheet::costs::CostProblem;
use crate::domain::sheet::receipt::{self, Receipt};
use crate::domain::sheet::stay::{Stay, uncovered};
use crate::store::cases::record::CaseRow;
use crate::store::sheets::receipts::ReceiptRow;

/// A bill as far as it can be read.
pub(super) struct Bill {
    pub injury: Injury,
    pub head: Option<Head>,
    /// The rows that can be read.
    pub receipts: Vec<Receipt>,
    /// Nights that meals are paid for.
    pub nights: i64,
    pub items: Vec<ItemDraft>,
    pub found: Found,
}

impl Desk {
    /// Reads a reimbursement's fields: `case_number` and those of [`head::read`], and the grid `receipts`.
    ///
    /// # Errors
    /// `Problems` with their fields; `NotFound`; `Store`.
    pub(in crate::desk) fn read_reimbursement(&self, fields: &Fields, purpose: Purpose<'_>) -> Result<Content, Refusal> {
        let bill = self.read_bill(fields, purpose)?;
        let (Some(head), true) = (&bill.head, bill.found.problems.is_empty()) else {
            return Err(Refusal::Problems(bill.found.problems));
        };
        let row = &bill.injury.row;
        let fields = head.written(&row.number).with("receipts", receipt::written(&bill.receipts));
        Ok(Content {
            person: Some(row.person),
            case: Some(row.id),
            employer: None,
            month: None,
            amount: fund_share(&bill.items),
            supersedes: None,
            due_on: self.counting().limit("manual_reimbursement", head.received_on, 0).map(|r| r.deadline.day),
            fields,
            items: bill.items,
            receipts: bill.receipts.into_iter().map(receipt_row).collect(),
        })
    }

    /// Reads as much of a bill as can be read, with all that is wrong with it.
    pub(super) fn read_bill(&self, fields: &Fields, purpose: Purpose<'_>) -> Result<Bill, Refusal> {
        let today = self.clock.today();
        let mut found = Found::default();
        let head = head::read(fields, today).map_err(|problems| found.problems.extend(problems)).ok();
        let injury = match self.injury_of(fields) {
            Err(Refusal::Problems(problems)) => {
                found.problems.splice(0..0, problems);
                return Err(Refusal::Problems(found.problems));
            }
            other => other?,
        };
        let (receipts, problems) = receipt::read_each(fields.get("receipts"), self.policy.list(ListId::CostClass), today);
        let all_read = problems.is_empty();
        found.problems.extend(problems.into_iter().map(|p| ("receipts", p)));
        let but = purpose.corrects.map(|row| row.id);
        found.days(&injury, head.as_ref(), &receipts);
        self.compare_receipts(&mut found, head.as_ref().map_or("", |h| &h.hospital), &receipts, but)?;
        let stay = head.as_ref().and_then(|h| h.stay);
        let nights = match stay {
            Some(stay) => uncovered(stay, &self.shared_stays(&mut found, injury.row.person, stay, but)?),
            None => Vec::new(),
        };
        let mut bill = Bill { injury, head, receipts, nights: count(&nights), items: Vec::new(), found };
        if let Some(head) = &bill.head {
            if all_read {
                bill.found.sums(head, &bill.receipts);
            }
            let book = self.book()?;
            match items(&book, &bill.injury.bearer, head, &nights, &bill.receipts) {
                Ok(items) => bill.items = drafts(items, head, &bill.injury.row, &book, purpose),
                Err(problems) => bill.found.problems.extend(problems),
            }
            let medical: Money = bill.items.iter().filter(|i| is_medical_of_fund(i)).map(|i| i.amount).sum();
            if head.advanced > medical {
                bill.found.problems.push(("advanced", Problem::Costs(CostProblem::AboveWhole { whole: medical })));
            } else if head.advanced > Money::ZERO {
                give_back(&mut bill.items, head);
            }
        }
        Ok(bill)
    }
}

/// Nights of stays; in and out on one day counts as one.
fn count(stays: &[Stay]) -> i64 {
    stays.iter().map(|(from, to)| (*to - *from).num_days().max(1)).sum()
}

/// What the fund pays by these items.
pub(super) fn fund_share(items: &[ItemDraft]) -> Money {
    items.iter().filter(|i| i.payer == Payer::Fund).map(|i| i.amount).sum()
}

fn is_medical_of_fund(item: &ItemDraft) -> bool {
    item.payer == Payer::Fund && item.kind == ItemKind::Medical
}

/// What medical insurance has advanced goes back to it, out of the treatment costs (rules 5.1, 9.2).
fn give_back(items: &mut Vec<ItemDraft>, head: &Head) {
    let Some(n) = items.iter().position(is_medical_of_fund) else { return };
    let back = ItemDraft { amount: head.advanced, payee: Recipient::Institution(head.insurer.clone()), ..items[n].clone() };
    items[n].amount = items[n].amount - head.advanced;
    items.insert(n + 1, back);
    items.retain(|i| i.amount > Money::ZERO);
}

fn drafts(items: Vec<Item>, head: &Head, case: &CaseRow, book: &Book, purpose: Purpose<'_>) -> Vec<ItemDraft> {
    let draft = |item: Item| ItemDraft {
        explanation: (purpose.scribe.explain)(item.kind, &item.steps, book),
        kind: item.kind,
        payer: item.payer,
        amount: item.amount,
        person: Who::Known(case.person),
        payee: if item.payer == Payer::Fund { recipient(head, case.employer) } else { Recipient::Nobody },
        monthly: false,
        from: None,
        until: None,
        remark: String::new(),
    };
    items.into_iter().map(draft).collect()
}

fn recipient(head: &Head, employer: i64) -> Recipient {
    match (head.paid_to, &head.relative) {
        (PaidTo::Employer, _) => Recipient::Employer(employer),
        (PaidTo::Hospital, _) => Recipient::Institution(head.hospital.clone()),
        (PaidTo::Relative, Some((id, name))) => Recipient::New { id: id.clone(), name: name.clone() },
        (PaidTo::Worker, _) | (PaidTo::Relative, None) => Recipient::Same,
    }
}

fn receipt_row(receipt: Receipt) -> ReceiptRow {
    ReceiptRow {
        code: receipt.code,
        number: receipt.number,
        issued_on: receipt.issued_on,
        category: receipt.category,
        amount: receipt.amount,
        outside: receipt.outside,
        note: receipt.note,
    }
}
