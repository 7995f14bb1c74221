//! Checks of a bill against its case and against other sheets (agency rules 2.7). What bars filing is a problem; what only
//! should be looked at again is a warning.

use chrono::NaiveDate;

use super::case::Injury;
use super::head::Head;
use crate::desk::sheets::restored;
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::domain::sheet::bearer::{Bearer, Why};
use crate::domain::sheet::care::PaidTo;
use crate::domain::sheet::costs::{CostProblem, is_recognised};
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::receipt::Receipt;
use crate::domain::sheet::stay::{Stay, overlap};
use crate::store::StoreError;
use crate::store::sheets::list::SheetFilter;

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub problems: Vec<FieldProblem>,
    pub warnings: Vec<FieldProblem>,
}

fn in_line(receipt: &Receipt, column: &'static str, problem: Problem) -> FieldProblem {
    ("receipts", Problem::InLine { line: receipt.line, column, problem: Box::new(problem) })
}

impl Found {
    /// The days of the stay and of each receipt, against the injury, a death, and the stay.
    pub fn days(&mut self, injury: &Injury, head: Option<&Head>, receipts: &[Receipt]) {
        if !is_recognised(injury.row.state) {
            self.problems.push(("case_number", Problem::Costs(CostProblem::NotRecognised { state: injury.row.state })));
        }
        let before = |day: NaiveDate| day < injury.row.accident_on;
        let early = || Problem::BeforeInjury { injury: injury.row.accident_on };
        let stay = head.and_then(|h| h.stay);
        if stay.is_some_and(|(admitted, _)| before(admitted)) {
            self.problems.push(("admitted", early()));
        }
        for receipt in receipts {
            if before(receipt.issued_on) {
                self.problems.push(in_line(receipt, "issued_on", early()));
            } else if let Some((day, _)) = stay.filter(|(admitted, _)| receipt.issued_on < *admitted) {
                self.problems.push(in_line(receipt, "issued_on", Problem::Before { field: "admitted", day }));
            }
            // A bill is often written out after one has left.
            if let Some((_, day)) = stay.filter(|(_, discharged)| receipt.issued_on > *discharged) {
                self.warnings.push(in_line(receipt, "issued_on", Problem::After { field: "discharged", day }));
            }
        }
        self.death(injury, head, receipts);
        self.bearer(&injury.bearer, stay, receipts);
    }

    fn death(&mut self, injury: &Injury, head: Option<&Head>, receipts: &[Receipt]) {
        let Some(died) = injury.died else { return };
        let after = || Problem::Costs(CostProblem::AfterDeath { died });
        if head.and_then(|h| h.stay).is_some_and(|(_, discharged)| discharged > died) {
            self.problems.push(("discharged", after()));
        }
        if head.is_some_and(|h| h.paid_to == PaidTo::Worker) {
            self.problems.push(("paid_to", after()));
        }
        let late = receipts.iter().filter(|r| r.issued_on > died);
        self.warnings.extend(late.map(|r| in_line(r, "issued_on", after())));
    }

    /// Why the employer bears any of it.
    fn bearer(&mut self, bearer: &Bearer, stay: Option<(NaiveDate, NaiveDate)>, receipts: &[Receipt]) {
        let first = stay.map(|(admitted, _)| admitted).into_iter().chain(receipts.iter().map(|r| r.issued_on)).min();
        let matters = |why: &&Why| match why {
            Why::PaidOn(day) | Why::JoinedOn(day) | Why::FiledLate(day) => first.is_some_and(|first| first < *day),
            Why::NotInsured | Why::InArrears | Why::MonthNotOnFile => true,
        };
        let told = bearer.why.iter().filter(matters);
        self.warnings.extend(told.map(|why| ("case_number", Problem::Costs(CostProblem::EmployerBears(*why)))));
    }

    /// The total on paper, and a stay whose diagnosis is missing.
    pub fn sums(&mut self, head: &Head, receipts: &[Receipt]) {
        let sum: Money = receipts.iter().map(|r| r.amount).sum();
        if head.total.is_some_and(|total| total != sum) {
            self.problems.push(("total", Problem::Costs(CostProblem::SumDiffers { sum })));
        }
        if head.stay.is_some() && head.diagnosis.is_empty() {
            self.warnings.push(("diagnosis", Problem::Empty));
        }
    }
}

impl Desk {
    /// Receipts that stand on a sheet already, whoever entered it, and those that are almost the same as another.
    pub(super) fn compare_receipts(
        &self,
        found: &mut Found,
        hospital: &str,
        receipts: &[Receipt],
        but: Option<i64>,
    ) -> Result<(), StoreError> {
        let days: Vec<NaiveDate> = receipts.iter().map(|r| r.issued_on).collect();
        let of_days = self.store.receipts_of_days(&days, but)?;
        for (n, receipt) in receipts.iter().enumerate() {
            if let Some(known) = self.store.known_receipt(&receipt.code, &receipt.number, but)? {
                let problem = Problem::ReceiptKnown { invoice: receipt.invoice(), sheet: known.sheet };
                found.problems.push(in_line(receipt, "number", problem));
                continue;
            }
            let same = |r: &&Receipt| r.issued_on == receipt.issued_on && r.amount == receipt.amount && r.key() != receipt.key();
            let here = receipts[..n].iter().find(same).map(|r| (r.invoice(), String::new()));
            let elsewhere = of_days
                .iter()
                .find(|r| r.issued_on == receipt.issued_on && r.amount == receipt.amount && r.hospital == hospital)
                .map(|r| {
                    (if r.code.is_empty() { r.number.clone() } else { format!("{}-{}", r.code, r.number) }, r.sheet.clone())
                });
            if let Some((invoice, sheet)) = here.or(elsewhere) {
                found.warnings.push(in_line(receipt, "number", Problem::Costs(CostProblem::ReceiptAlike { invoice, sheet })));
            }
        }
        Ok(())
    }

    /// Stays on the person's other sheets that share a night with this one.
    pub(super) fn shared_stays(
        &self,
        found: &mut Found,
        person: i64,
        stay: Stay,
        but: Option<i64>,
    ) -> Result<Vec<Stay>, Refusal> {
        let filter = SheetFilter { kinds: vec![SheetKind::Reimbursement], person: Some(person), ..SheetFilter::default() };
        let mut shared = Vec::new();
        for row in self.store.sheet_list(&filter, 0, i64::MAX)? {
            if row.state.is_dead() || Some(row.id) == but {
                continue;
            }
            let fields = self.store.sheet_versions(row.id)?.last().map(|v| restored(&v.fields)).unwrap_or_default();
            let day = |id: &str| fields.get(id).parse::<NaiveDate>().ok();
            if let Some(other) = day("admitted").zip(day("discharged")).filter(|other| overlap(*other, stay)) {
                found.warnings.push(("admitted", Problem::Costs(CostProblem::StayOverlaps { sheet: row.number })));
                shared.push(other);
            }
        }
        Ok(shared)
    }
}
