//! A reimbursement sheet as a whole (5.1-5.4): treatment, meals, travel agreed to beforehand, and a device.

use chrono::NaiveDate;

use super::device::Device;
use super::explain::{Figure, Operand, Operation, Quantity, Recorder, Step, Trace};
use super::item::{Due, Estimate, Item, ItemKind, Payer};
use super::meals::{Stay, meals};
use super::rule::Rule;
use super::treatment::{Receipt, payable, total};
use super::{FieldProblem, at};
use crate::domain::money::Money;
use crate::domain::params::Book;

/// What a sheet holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reimbursement {
    /// The day that decides the parameters: of the last treatment.
    pub on: NaiveDate,
    pub receipts: Vec<Receipt>,
    /// Treatment costs a third party has already paid.
    pub third_party: Money,
    pub stay: Stay,
    /// Travel and lodging within the limits, with the hospital's certificate and the office's consent.
    pub travel: Money,
    pub device: Option<Device>,
    pub insured: bool,
}

/// Every item of a sheet, explained. What comes to nothing stands there as zero.
///
/// # Errors
/// Each problem with the field it belongs to.
pub fn reimbursement(book: &Book, sheet: &Reimbursement) -> Result<Estimate, Vec<FieldProblem>> {
    let payer = Payer::of_fund_item(sheet.insured);
    let mut trace = Recorder::default();
    let mut out = Estimate::default();
    let sum = total(&sheet.receipts).map_err(at("receipts"))?;
    let amount = payable(book, sheet.on, sum, sheet.third_party, &mut trace).map_err(at("third_party"))?;
    out.items.push(item(ItemKind::Medical, payer, amount, trace.take()));
    let amount = meals(book, sheet.stay, &mut trace).map_err(at("stay"))?;
    out.items.push(item(ItemKind::Meal, payer, amount, trace.take()));
    if sheet.travel < Money::ZERO {
        return Err(vec![("travel", crate::domain::problem::Problem::Negative)]);
    }
    trace.step(|| {
        let given = vec![Operand::Given(Quantity::TravelAllowed, Figure::Money(sheet.travel))];
        Step::new(Quantity::Amount, Rule::Travel, Operation::Sum, given, Figure::Money(sheet.travel))
    });
    out.items.push(item(ItemKind::Travel, payer, sheet.travel, trace.take()));
    if let Some(device) = sheet.device {
        let amount = super::device::payable(device, &mut trace).map_err(at("device"))?;
        out.items.push(item(ItemKind::Device, payer, amount, trace.take()));
    }
    Ok(out)
}

fn item(kind: ItemKind, payer: Payer, amount: Money, steps: Vec<Step>) -> Item {
    Item { kind, payer, due: Due::Once, amount, person: None, steps }
}
