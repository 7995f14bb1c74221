//! 下落不明 (7.7): wages at first, then the pension, half the lump sum in advance, the rest when a court declares the death
//! (K1 art. 41).

use chrono::NaiveDate;
use rust_decimal::Decimal;
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
/// `NoParameter`; `WrongUnit` for a parameter that is no whole number of months.
pub fn missing(book: &Book, accident: NaiveDate) -> Result<Missing, Problem> {
    let paid = book.number("missing.paid_months", accident)?;
    let whole = Some(paid.value).filter(Decimal::is_integer).and_then(|n| n.to_usize());
    let count = whole.ok_or(Problem::WrongUnit { unit: paid.row.unit.id() })?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::parameters::shipped;

    /// A count of half months is no count: it is told, not taken for none.
    #[test]
    fn the_months_of_wages_are_whole() {
        let book = shipped().expect("parameters");
        let accident = "2025-11-20".parse().expect("a day");
        let found = missing(&book, accident).expect("months");
        let months: Vec<String> = found.wage_months.iter().map(Month::to_string).collect();
        assert_eq!(months, ["2025-11", "2025-12", "2026-01"]);
        assert_eq!(found.pension_from.to_string(), "2026-02");
        let odd = book.what_if("missing.paid_months", "2.5").expect("a number of months");
        assert_eq!(missing(&odd, accident), Err(Problem::WrongUnit { unit: "months" }));
    }
}
