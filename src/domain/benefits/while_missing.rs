//! 下落不明 before a court declares the death (7.7): the wage at first, then the dependants' pension, and half the lump sum in
//! advance for those in hardship (K1 art. 41).

use super::death::{Death, lump_sum, pensions};
use super::explain::{Figure, Operand, Operation, Quantity, Recorder, Step};
use super::item::{Due, Estimate, Item, ItemKind, Payer, Remark};
use super::missing::{advance, missing};
use super::own_wage::{Wage, WageTerms, average};
use super::rule::Rule;
use super::{FieldProblem, at};
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::problem::Problem;

/// Adds what is paid while somebody is missing.
///
/// # Errors
/// Each problem with the field it belongs to.
pub(super) fn while_missing(book: &Book, facts: &Death, own: Money, out: &mut Estimate) -> Result<(), Vec<FieldProblem>> {
    let months = missing(book, facts.injury).map_err(at("injury"))?;
    out.items.push(wage(book, facts).map_err(at("wage"))?);
    if let (Some(first), Some(last)) = (months.wage_months.first(), months.wage_months.last()) {
        out.remarks.push(Remark::MissingWages { first: *first, last: *last });
    }
    out.items.push(in_advance(book, facts)?);
    out.remarks.push(Remark::UntilDeclared);
    pensions(book, facts, own, months.pension_from, out).map_err(at("relatives"))
}

/// The employer pays the wage as before. What was earned is taken to be the average, without the bounds of the own wage.
fn wage(book: &Book, facts: &Death) -> Result<Item, Problem> {
    let mut trace = Recorder::default();
    let monthly = match &facts.wage {
        Wage::Average(wage) | Wage::Fixed(wage) | Wage::Retired { contribution: wage, .. } => *wage,
        Wage::Months(months) => average(&WageTerms::on(book, facts.injury)?, months, &mut trace)?,
    };
    let months = book.number("missing.paid_months", facts.injury)?;
    let amount = monthly.exact().times(months.value).round();
    let operands = vec![Operand::Given(Quantity::FormerWage, Figure::Money(monthly)), Operand::param(&months)];
    let step = Step::new(Quantity::Amount, Rule::Missing, Operation::Product, operands, Figure::Money(amount));
    let steps = trace.take().into_iter().chain([step]).collect();
    Ok(Item { kind: ItemKind::MissingWage, payer: Payer::Employer, due: Due::Once, amount, person: None, steps })
}

/// The part of the lump sum that is paid on request.
fn in_advance(book: &Book, facts: &Death) -> Result<Item, Vec<FieldProblem>> {
    let (whole, mut steps) = lump_sum(book, facts)?;
    for step in &mut steps {
        step.of = Quantity::LumpSum;
    }
    let (amount, step) = advance(book, facts.injury, whole).map_err(at("injury"))?;
    steps.push(step);
    let payer = Payer::of_fund_item(facts.insured);
    Ok(Item { kind: ItemKind::MissingAdvance, payer, due: Due::Once, amount, person: None, steps })
}
