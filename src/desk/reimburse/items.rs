//! What a bill comes to, item by item, with who bears and who gets it.

use super::head::Head;
use crate::domain::benefits::device::{self, Device};
use crate::domain::benefits::explain::Recorder;
use crate::domain::benefits::item::{Due, Item, ItemKind, Payer};
use crate::domain::benefits::meals::{Stay, meals};
use crate::domain::benefits::outlays::{Destination, Journey, Outlay, Spent, travel};
use crate::domain::benefits::reimbursement::{Reimbursement, reimbursement};
use crate::domain::benefits::{FieldProblem, at, treatment};
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::domain::sheet::bearer::Bearer;
use crate::domain::sheet::care::{Care, Standing};
use crate::domain::sheet::receipt::Receipt;
use crate::domain::sheet::stay::Stay as Nights;

/// The class of what is spent on lodging and food on a journey; anything else of a journey is transport.
const LODGING: &str = "lodging";

/// The items of a bill, the employer's part and the fund's. What a third party has paid is taken off the fund's part, if there
/// is one. [convention] Meals are paid for the
/// nights of `stays`, which no other sheet holds. What comes to nothing is left out.
pub(super) fn items(
    book: &Book,
    bearer: &Bearer,
    head: &Head,
    stays: &[Nights],
    receipts: &[Receipt],
) -> Result<Vec<Item>, Vec<FieldProblem>> {
    let (fund, employer): (Vec<&Receipt>, Vec<&Receipt>) = receipts.iter().partition(|r| bearer.is_fund(r.issued_on));
    let split: Vec<[Option<Nights>; 2]> = stays.iter().map(|(from, to)| bearer.split(*from, *to)).collect();
    let of = |n: usize| split.iter().filter_map(|parts| parts[n]).collect::<Vec<_>>();
    let mut out = Vec::new();
    for (payer, part, stays) in [(Payer::Employer, employer, of(0)), (Payer::Fund, fund.clone(), of(1))] {
        if part.is_empty() && stays.is_empty() {
            continue;
        }
        let third_party = if payer == Payer::Fund || fund.is_empty() { head.third_party } else { Money::ZERO };
        out.extend(of_payer(book, head, &part, &stays, third_party, payer)?);
    }
    out.retain(|item| item.amount > Money::ZERO);
    Ok(out)
}

fn of_payer(
    book: &Book,
    head: &Head,
    receipts: &[&Receipt],
    stays: &[Nights],
    third_party: Money,
    payer: Payer,
) -> Result<Vec<Item>, Vec<FieldProblem>> {
    let mut trace = Recorder::default();
    let one =
        |kind, amount, trace: Recorder| vec![Item { kind, payer, due: Due::Once, amount, person: None, steps: trace.steps }];
    match head.care {
        Care::Device => {
            let device = Device {
                cost: receipts.iter().map(|r| r.amount - r.outside).sum(),
                limit: head.device.as_ref().map(|(_, limit)| *limit),
                confirmed: head.device.is_some(),
                at_agreement: head.standing == Standing::Agreement,
            };
            let amount = device::payable(device, &mut trace).map_err(at("receipts"))?;
            Ok(one(ItemKind::Device, amount, trace))
        }
        Care::Travel => {
            let outlays = outlays(head, receipts)?;
            let journey = Journey {
                to: head.outside.as_ref().map_or(Destination::Inside, |o| o.to),
                on: receipts.iter().map(|r| r.issued_on).min().unwrap_or(head.received_on),
                certified: head.outside.as_ref().is_some_and(|o| !o.certificate.is_empty()),
                agreed: head.outside.as_ref().is_some_and(|o| !o.consent.is_empty()),
                outlays: &outlays,
            };
            let amount = travel(book, journey, &mut trace).map_err(at("care"))?;
            Ok(one(ItemKind::Travel, amount, trace))
        }
        Care::Inpatient | Care::Outpatient | Care::Rehabilitation => {
            let sheet = Reimbursement {
                on: receipts.iter().map(|r| r.issued_on).max().unwrap_or(head.received_on),
                receipts: receipts.iter().map(|r| benefit_receipt(r)).collect(),
                third_party,
                stay: Stay::None,
                travel: Money::ZERO,
                device: None,
                insured: payer == Payer::Fund,
            };
            let mut out = reimbursement(book, &sheet)?.items;
            for (admitted, discharged) in stays {
                let stay = Stay::Between { admitted: *admitted, discharged: *discharged };
                let mut trace = Recorder::default();
                let amount = meals(book, stay, &mut trace).map_err(at("admitted"))?;
                out.extend(one(ItemKind::Meal, amount, trace));
            }
            Ok(out)
        }
    }
}

/// The costs of a journey; all lodging is one, of so many days.
fn outlays(head: &Head, receipts: &[&Receipt]) -> Result<Vec<Outlay>, Vec<FieldProblem>> {
    let (lodging, transport): (Vec<&&Receipt>, Vec<&&Receipt>) = receipts.iter().partition(|r| r.category == LODGING);
    let mut out: Vec<Outlay> =
        transport.iter().map(|r| Outlay { spent: Spent::Transport, on: r.issued_on, cost: r.amount - r.outside }).collect();
    if let Some(first) = lodging.first() {
        if head.lodging_days == 0 {
            return Err(vec![("lodging_days", Problem::Empty)]);
        }
        let cost = lodging.iter().map(|r| r.amount - r.outside).sum();
        out.push(Outlay { spent: Spent::Lodging { days: head.lodging_days }, on: first.issued_on, cost });
    }
    Ok(out)
}

fn benefit_receipt(receipt: &Receipt) -> treatment::Receipt {
    treatment::Receipt { invoice: receipt.invoice(), amount: receipt.amount, outside: receipt.outside }
}
