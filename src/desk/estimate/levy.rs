//! Questions of an employer: a month's premium (2.3-2.6), and the late fee to the day (2.9).

use rust_decimal::Decimal;

use super::disability::amounts;
use super::reader::Reader;
use super::{Answer, Fields, Ground};
use crate::domain::benefits::at;
use crate::domain::benefits::explain::{Bound, Figure, Operand, Operation, Quantity, Recorder, Step, Trace};
use crate::domain::benefits::item::{Due, Estimate, Item, ItemKind, Payer};
use crate::domain::benefits::rule::Rule;
use crate::domain::dates::{Month, parse_date};
use crate::domain::employer::parse_count;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::premium::{self, Limits, RateParts};
use crate::domain::problem::Problem;

/// Risk classes of industries.
const CLASSES: (i64, i64) = (1, 8);
/// Floating steps of class 1, and of the others.
const STEPS: (i64, i64) = (3, 5);

/// The late fee of `arrears` that were `due` and are `paid` on a day, today where none is given.
///
/// # Errors
/// Each problem with its field.
pub fn late_fee(ground: &Ground, fields: &Fields) -> Answer<Estimate> {
    let mut r = Reader::new(fields);
    let arrears = r.need("arrears", Money::parse_not_negative);
    let due = r.need("last_day", parse_date);
    let paid = r.maybe("paid_on", parse_date).unwrap_or(ground.today);
    let (arrears, due) = r.finish(arrears.zip(due))?;
    let mut trace = Recorder::default();
    let amount = premium::late_fee(ground.book, arrears, due, paid, &mut trace).map_err(at("paid_on"))?;
    Ok(owed(ItemKind::LateFee, amount, trace.take()))
}

/// The premium of all `wage`s in a month, this one where none is given.
///
/// # Errors
/// Each problem with its field.
pub fn premium(ground: &Ground, fields: &Fields) -> Answer<Estimate> {
    let mut r = Reader::new(fields);
    let wages = r.need("wage", parse_wages);
    let class = r.need("risk_class", |t| small(t, CLASSES));
    let most = if class == Some(1) { STEPS.0 } else { STEPS.1 };
    let step = r.need("step", |t| small(t, (1, most)));
    let month = r.maybe("month", Month::parse).unwrap_or(Month::of(ground.today));
    let (wages, (class, step)) = r.finish(wages.zip(class.zip(step)))?;
    let mut trace = Recorder::default();
    let bases = bases(ground.book, month, &wages, &mut trace).map_err(at("month"))?;
    let rate = rate(ground.book, class, step, month, &mut trace).map_err(at("month"))?;
    let amount = premium::premium(&bases, rate, &mut trace);
    Ok(owed(ItemKind::Premium, amount, trace.take()))
}

/// What an employer owes at once, explained.
fn owed(kind: ItemKind, amount: Money, steps: Vec<Step>) -> Estimate {
    let item = Item { kind, payer: Payer::Employer, due: Due::Once, amount, person: None, steps };
    Estimate { items: vec![item], ..Estimate::default() }
}

fn parse_wages(text: &str) -> Result<Vec<Money>, Problem> {
    let wages = amounts(text)?;
    match wages.iter().min() {
        None => Err(Problem::Empty),
        Some(least) if *least < Money::ZERO => Err(Problem::Negative),
        Some(_) => Ok(wages),
    }
}

fn small(text: &str, (least, most): (i64, i64)) -> Result<u8, Problem> {
    parse_count(text, least, most).map(|n| u8::try_from(n).unwrap_or_default())
}

/// Each wage within the month's limits, and their sum.
fn bases(book: &Book, month: Month, wages: &[Money], trace: &mut Recorder) -> Result<Vec<Money>, Problem> {
    let limits = Limits::on(book, month)?;
    let bases: Vec<Money> = wages.iter().map(|w| limits.base(*w)).collect();
    for (wage, base) in wages.iter().zip(&bases) {
        let bound = match base.cmp(wage) {
            std::cmp::Ordering::Greater => Some(Bound::Lower),
            std::cmp::Ordering::Less => Some(Bound::Upper),
            std::cmp::Ordering::Equal => None,
        };
        trace.step(|| {
            let operands = vec![
                Operand::Given(Quantity::DeclaredWage, Figure::Money(*wage)),
                Operand::param(&limits.floor),
                Operand::param(&limits.ceiling),
            ];
            Step::new(Quantity::Base, Rule::Premium, Operation::Between, operands, Figure::Money(*base)).bounded(bound)
        });
    }
    let sum: Money = bases.iter().copied().sum();
    let operands = bases.iter().map(|b| Operand::Worked(Quantity::Base, Figure::Money(*b))).collect();
    trace.step(|| Step::new(Quantity::BaseSum, Rule::Premium, Operation::Sum, operands, Figure::Money(sum)));
    Ok(bases)
}

/// The rate of a class and step, with the parameters it is made of.
fn rate(book: &Book, class: u8, step: u8, month: Month, trace: &mut Recorder) -> Result<Decimal, Problem> {
    let parts = RateParts::on(book, class, step, month)?;
    let rate = parts.rate();
    let day = month.first_day();
    let steps = if class == 1 { "c1" } else { "c2" };
    let mut operands = vec![
        Operand::param(&book.number(&format!("premium_rate.c{class}"), day)?),
        Operand::param(&book.number(&format!("floating_factor.{steps}_{step}"), day)?),
    ];
    if let Ok(cut) = book.number("phased_cut", day) {
        operands.push(Operand::param(&cut));
    }
    let floored = parts.class_base * parts.floating < parts.class1_base;
    if floored {
        operands.push(Operand::param(&book.number("premium_rate.c1", day)?));
    }
    let operation = if floored { Operation::ByRule } else { Operation::Product };
    trace.step(|| {
        Step::new(Quantity::PremiumRate, Rule::Premium, operation, operands, Figure::Number(rate))
            .bounded(floored.then_some(Bound::Lower))
    });
    Ok(rate)
}
