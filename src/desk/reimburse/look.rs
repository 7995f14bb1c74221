//! What the desk makes of a bill while it is typed, and what a form of one begins with.

use std::collections::BTreeMap;

use super::read::fund_share;
use crate::desk::estimate::Fields;
use crate::desk::sheets::{Purpose, Scribe, SheetListLine, fields_of};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::benefits::item::{ItemKind, Payer};
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::sheet::costs::is_recognised;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::store::sheets::list::SheetFilter;
use crate::store::sheets::record::SheetRow;
use crate::store::{StoreError, Writer};

/// Name of the form of a bill among the drafts.
pub const FORM: &str = "reimbursement";

/// Fields whose last values an operator is offered again.
const REMEMBERED: &[&str] = &["hospital", "diagnosis", "insurer"];

/// What the desk makes of a bill; figures are of what can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BillLook {
    pub problems: Vec<FieldProblem>,
    pub warnings: Vec<FieldProblem>,
    /// Name of the worker and day of the injury.
    pub injured: Option<(String, chrono::NaiveDate)>,
    pub receipts: usize,
    pub total: Money,
    pub outside: Money,
    pub third_party: Money,
    /// Nights in hospital that meals are paid for.
    pub nights: Option<i64>,
    pub items: Vec<BillItem>,
    /// What the fund pays.
    pub payable: Money,
}

/// An item of a bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillItem {
    pub kind: ItemKind,
    pub payer: Payer,
    pub amount: Money,
    /// As the scribe told it: JSON of `zh` and `en`, each a list of lines.
    pub explanation: String,
}

/// What a form of a bill begins with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BillBegun {
    /// This operator's sheets that were returned or recalled.
    pub open: Vec<SheetListLine>,
    pub last: BTreeMap<String, Vec<String>>,
    /// Cases of the person the form is opened for whose bills may be paid, by number.
    pub cases: Vec<String>,
}

/// Notes what was entered for the next bill of this operator.
pub(in crate::desk) fn note_values(writer: &Writer<'_>, sheet: &SheetRow) -> Result<(), StoreError> {
    let fields = fields_of(writer, sheet)?;
    let values: Vec<(&str, &str)> = REMEMBERED.iter().map(|id| (*id, fields.get(id))).collect();
    writer.note_last_values(sheet.entered_by, &values)
}

impl Desk {
    /// What a form begins with, opened for a person or for nobody.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn begin_bill(&self, person_id: Option<i64>) -> Result<BillBegun, Refusal> {
        self.require(Right::Intake)?;
        let filter = SheetFilter {
            kinds: vec![SheetKind::Reimbursement],
            states: vec![State::Draft, State::Returned],
            entered_by: Some(self.operator.id),
            ..SheetFilter::default()
        };
        let open = self.store.sheet_list(&filter, 0, i64::MAX)?.into_iter().map(|row| self.sheet_line(row)).collect();
        let cases = match person_id {
            Some(id) => self.payable_cases(id)?,
            None => Vec::new(),
        };
        Ok(BillBegun { open, last: self.last_values(REMEMBERED)?, cases })
    }

    /// Cases of a person whose bills may be paid.
    fn payable_cases(&self, person: i64) -> Result<Vec<String>, Refusal> {
        let mut out = Vec::new();
        for other in self.store.other_cases(person, "")? {
            if self.store.case(&other.number)?.is_some_and(|row| is_recognised(row.state)) {
                out.push(other.number);
            }
        }
        Ok(out)
    }

    /// What the desk makes of a bill; `corrects` is the number of the sheet that is being corrected, or empty.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn look_at_bill(&self, fields: &Fields, corrects: &str, scribe: Scribe) -> Result<BillLook, Refusal> {
        self.require(Right::Intake)?;
        let corrected = if corrects.is_empty() { None } else { self.store.sheet(corrects)? };
        let bill = match self.read_bill(fields, Purpose { scribe, corrects: corrected.as_ref() }) {
            Ok(bill) => bill,
            Err(Refusal::Problems(problems)) => return Ok(BillLook { problems, ..BillLook::default() }),
            Err(other) => return Err(other),
        };
        let name = self.store.person(bill.injury.row.person)?.map(|p| p.name).unwrap_or_default();
        let stay = bill.head.as_ref().and_then(|h| h.stay);
        Ok(BillLook {
            injured: Some((name, bill.injury.row.accident_on)),
            receipts: bill.receipts.len(),
            total: bill.receipts.iter().map(|r| r.amount).sum(),
            outside: bill.receipts.iter().map(|r| r.outside).sum(),
            third_party: bill.head.as_ref().map_or(Money::ZERO, |h| h.third_party),
            nights: stay.map(|_| bill.nights),
            payable: fund_share(&bill.items),
            items: bill
                .items
                .into_iter()
                .map(|i| BillItem { kind: i.kind, payer: i.payer, amount: i.amount, explanation: i.explanation })
                .collect(),
            problems: bill.found.problems,
            warnings: bill.found.warnings,
        })
    }
}
