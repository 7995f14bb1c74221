//! A reimbursement sheet out of its fields (agency rules 2.7, rules 5).

use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::{Content, ItemDraft, Purpose, Recipient, Who};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::benefits::item::{Item, Payer};
use crate::domain::benefits::meals::Stay;
use crate::domain::benefits::reimbursement::{Reimbursement, reimbursement};
use crate::domain::benefits::treatment;
use crate::domain::codes::{CodeBook, ListId};
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::domain::sheet::receipt::{self, Receipt};
use crate::domain::shorthand::parse_date_short;
use crate::store::cases::record::CaseRow;
use crate::store::sheets::receipts::ReceiptRow;

/// Kinds of care.
pub const KINDS: [&str; 5] = ["inpatient", "outpatient", "rehabilitation", "device", "travel"];

/// What was typed beside the receipts.
struct Head {
    kind: String,
    hospital: String,
    stay: Stay,
    third_party: Money,
    received_on: chrono::NaiveDate,
}

impl Desk {
    /// Reads a reimbursement's fields: `case_number`, `care`, `hospital`, `admitted`, `discharged`, `received_on` (the day the papers
    /// were complete), `third_party` (treatment costs a third party has paid, yuan), `note`, and the grid `receipts`.
    ///
    /// # Errors
    /// `Problems` with their fields; `NotFound`; `Store`.
    pub(in crate::desk) fn read_reimbursement(&self, fields: &Fields, purpose: Purpose<'_>) -> Result<Content, Refusal> {
        let today = self.clock.today();
        let case = self.case_of_sheet(fields)?;
        let (head, mut problems) = match self.read_head(fields) {
            Ok(head) => (Some(head), Vec::new()),
            Err(problems) => (None, problems),
        };
        let classes = self.policy.list(ListId::CostClass);
        let receipts = match receipt::read(fields.get("receipts"), classes, today) {
            Ok(receipts) => receipts,
            Err(found) => {
                problems.extend(found.into_iter().map(|p| ("receipts", p)));
                Vec::new()
            }
        };
        let known = self.known_receipts(&receipts, purpose.corrects.map(|row| row.id))?;
        problems.extend(known.into_iter().map(|p| ("receipts", p)));
        let (Some(head), true) = (head, problems.is_empty()) else { return Err(Refusal::Problems(problems)) };
        let book = self.book()?;
        let on = receipts.iter().map(|r| r.issued_on).max().unwrap_or(today);
        let sheet = Reimbursement {
            on,
            receipts: receipts.iter().map(benefit_receipt).collect(),
            third_party: head.third_party,
            stay: head.stay,
            travel: Money::ZERO,
            device: None,
            insured: true,
        };
        let estimate = reimbursement(&book, &sheet).map_err(Refusal::Problems)?;
        let draft = |item: Item| draft(item, case.person, &book, purpose);
        let items: Vec<ItemDraft> = estimate.items.into_iter().filter(|i| i.amount > Money::ZERO).map(draft).collect();
        Ok(Content {
            person: Some(case.person),
            case: Some(case.id),
            amount: items.iter().filter(|i| i.payer == Payer::Fund).map(|i| i.amount).sum(),
            supersedes: None,
            due_on: self.counting().limit("manual_reimbursement", head.received_on, 0).map(|r| r.deadline.day),
            fields: written(&case.number, &head, fields, &receipts),
            items,
            receipts: receipts.into_iter().map(row).collect(),
        })
    }

    /// The case a sheet is for.
    pub(in crate::desk) fn case_of_sheet(&self, fields: &Fields) -> Result<CaseRow, Refusal> {
        let number = fields.get("case_number");
        let wrong = |p: Problem| Refusal::Problems(vec![("case_number", p)]);
        if number.is_empty() {
            return Err(wrong(Problem::Empty));
        }
        self.store.case(number)?.ok_or_else(|| wrong(Problem::NoSuchDocument))
    }

    fn read_head(&self, fields: &Fields) -> Result<Head, Vec<FieldProblem>> {
        let today = self.clock.today();
        let past = |text: &str| parse_date_short(text, today).and_then(|d| if d > today { Err(Problem::Future) } else { Ok(d) });
        let mut r = Reader::new(fields);
        let kind = r.need("care", |t| {
            KINDS
                .iter()
                .find(|k| **k == t)
                .copied()
                .ok_or(Problem::NotOneOf { choices: "inpatient, outpatient, rehabilitation, device, travel" })
        });
        let hospital = r.need("hospital", |t| parse_line(t, LINE_MAX));
        let (admitted, discharged) = match kind {
            Some("inpatient") => (r.need("admitted", past), r.need("discharged", past)),
            _ => (None, None),
        };
        let third_party = r.maybe("third_party", Money::parse_not_negative).unwrap_or(Money::ZERO);
        let received_on = r.maybe("received_on", past).unwrap_or(today);
        let stay = match (admitted, discharged) {
            (Some(admitted), Some(discharged)) => Stay::Between { admitted, discharged },
            _ => Stay::None,
        };
        let head =
            kind.zip(hospital).map(|(kind, hospital)| Head { kind: kind.to_owned(), hospital, stay, third_party, received_on });
        r.finish(head)
    }

    /// Receipts that stand on a sheet already, whoever entered it.
    fn known_receipts(&self, receipts: &[Receipt], but: Option<i64>) -> Result<Vec<Problem>, Refusal> {
        let mut problems = Vec::new();
        for receipt in receipts {
            if let Some(known) = self.store.known_receipt(&receipt.code, &receipt.number, but)? {
                let problem = Problem::ReceiptKnown { invoice: receipt.invoice(), sheet: known.sheet };
                problems.push(Problem::InLine { line: receipt.line, column: "number", problem: Box::new(problem) });
            }
        }
        Ok(problems)
    }
}

fn benefit_receipt(receipt: &Receipt) -> treatment::Receipt {
    treatment::Receipt { invoice: receipt.invoice(), amount: receipt.amount, outside: receipt.outside }
}

fn row(receipt: Receipt) -> ReceiptRow {
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

fn draft(item: Item, person: i64, book: &Book, purpose: Purpose<'_>) -> ItemDraft {
    ItemDraft {
        explanation: (purpose.scribe.explain)(item.kind, &item.steps, book),
        kind: item.kind,
        payer: item.payer,
        amount: item.amount,
        person: Who::Known(person),
        payee: if item.payer == Payer::Fund { Recipient::Same } else { Recipient::Nobody },
        monthly: false,
        from: None,
        until: None,
        remark: String::new(),
    }
}

/// The fields in their one written form.
fn written(case: &str, head: &Head, fields: &Fields, receipts: &[Receipt]) -> Fields {
    let mut out = Fields::default()
        .with("case_number", case)
        .with("care", head.kind.as_str())
        .with("hospital", head.hospital.as_str())
        .with("third_party", head.third_party.plain())
        .with("received_on", head.received_on.to_string())
        .with("note", fields.get("note"))
        .with("receipts", receipt::written(receipts));
    if let Stay::Between { admitted, discharged } = head.stay {
        out.set("admitted", admitted.to_string());
        out.set("discharged", discharged.to_string());
    }
    out
}
