//! 下落不明 (7.7): wages at first, then the pension, half the lump sum in advance, the rest when a court declares the death
//! (K1 art. 41).

use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;

use super::explain::{Figure, Operand, Operation, Quantity, Step};
use super::rule::Rule;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::problem::Problem;

/// What is paid while somebody is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Months the employer pays the wage for, the month of the accident first.
    pub wage_months: Vec<Month>,
    /// The first month of the dependants' pension.
    pub pension_from: Month,
}

/// The months of wages and the first of the pension.
///
/// # Errors
/// `NoParameter`.
pub fn missing(book: &Book, accident: NaiveDate) -> Result<Missing, Problem> {
    let count = book.number("missing.paid_months", accident)?.value.to_usize().unwrap_or_default();
    let mut months = std::iter::successors(Some(Month::of(accident)), |m| Some(m.next()));
    let wage_months: Vec<Month> = months.by_ref().take(count).collect();
    let pension_from = months.next().unwrap_or(Month::of(accident));
    Ok(Missing { wage_months, pension_from })
}

/// The part of the lump sum that is paid in advance in hardship, on request.
///
/// # Errors
/// `NoParameter`.
pub fn advance(book: &Book, accident: NaiveDate, lump_sum: Money) -> Result<(Money, Step), Problem> {
    let share = book.number("missing.advance", accident)?;
    let amount = lump_sum.exact().times(share.value).round();
    let operands = vec![Operand::param(&share), Operand::Worked(Quantity::LumpSum, Figure::Money(lump_sum))];
    let step = Step::new(Quantity::Advance, Rule::Missing, Operation::Product, operands, Figure::Money(amount)).rounded();
    Ok((amount, step))
}

/// What is to be paid back by somebody who comes back: the advance; wages and pensions of the time stay paid.
#[must_use]
pub fn recoverable(advance: Money) -> Money {
    advance
}
