//! 法定退休日期 with the step-by-step raise from 2025 (6.6), and the years left to it.

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::explain::{Figure, Operand, Operation, Quantity, Step, Trace};
use super::rule::Rule;
use crate::domain::dates::Month;
use crate::domain::params::Book;
use crate::domain::problem::Problem;

/// Which retirement age a person has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    Male,
    /// Women in managerial and technical posts (原55周岁).
    Female55,
    /// Women workers (原50周岁).
    Female50,
}

impl Class {
    pub const ALL: [Class; 3] = [Class::Male, Class::Female55, Class::Female50];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Class::Male => "male",
            Class::Female55 => "female_55",
            Class::Female50 => "female_50",
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<Class, Problem> {
        let choices = Problem::NotOneOf { choices: "male, female_55, female_50" };
        Class::ALL.into_iter().find(|c| c.id() == text.trim()).ok_or(choices)
    }
}

/// A retirement date and the months of delay in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retirement {
    pub date: NaiveDate,
    pub delay_months: u32,
}

/// The statutory retirement date of somebody born on a day. The raise is in force for dates from its first row on.
///
/// # Errors
/// `NoParameter`; `BadDate` for a birth date out of all reason.
pub fn retirement<T: Trace>(book: &Book, class: Class, birth: NaiveDate, trace: &mut T) -> Result<Retirement, Problem> {
    let key = |name: &str| format!("retirement_{name}.{}", class.id());
    let age = book.number(&key("age"), birth.max(first_day(book, &key("age"))))?;
    let years = age.value.to_u32().ok_or(Problem::BadDate)?;
    let plain = add_months(birth, years * 12)?;
    let raised = first_day(book, &key("first"));
    let (delay, mut operands) = if plain < raised {
        (0, Vec::new())
    } else {
        let first = book.month(&key("first"), plain)?;
        let step = book.number(&key("step"), plain)?;
        let most = book.number(&key("delay"), plain)?;
        let operands = vec![Operand::param(&first), Operand::param(&step), Operand::param(&most)];
        (delay_months(first.value, step.value, most.value, Month::of(birth)), operands)
    };
    let date = add_months(plain, delay)?;
    trace.step(|| {
        operands.insert(0, Operand::Given(Quantity::BirthDate, Figure::Date(birth)));
        operands.insert(1, Operand::param(&age));
        operands.push(Operand::Worked(Quantity::DelayMonths, Figure::Number(Decimal::from(delay))));
        Step::new(Quantity::RetirementDate, Rule::RetirementDate, Operation::ByRule, operands, Figure::Date(date))
    });
    Ok(Retirement { date, delay_months: delay })
}

/// One month of delay for each `step` months of birth from the first one on, at most `most`.
fn delay_months(first: Month, step: Decimal, most: Decimal, birth: Month) -> u32 {
    let index = |m: Month| i64::from(m.year()) * 12 + i64::from(m.month());
    let later = index(birth) - index(first);
    let (Some(step), Some(most)) = (step.to_i64().filter(|s| *s > 0), most.to_i64()) else { return 0 };
    if later < 0 { 0 } else { u32::try_from((later / step + 1).min(most)).unwrap_or_default() }
}

fn first_day(book: &Book, key: &str) -> NaiveDate {
    book.history(key).first().map_or(NaiveDate::MIN, |r| r.from)
}

fn add_months(day: NaiveDate, months: u32) -> Result<NaiveDate, Problem> {
    day.checked_add_months(Months::new(months)).ok_or(Problem::BadDate)
}

/// Whole years from one day to another; exactly five years is 5, one day less is 4. Negative once the second is reached.
#[must_use]
pub fn full_years_left(from: NaiveDate, to: NaiveDate) -> i64 {
    if from >= to {
        return -1;
    }
    let years = i64::from(to.year() - from.year());
    // 29 February comes on 28 February in other years (C-8).
    let whole = u32::try_from(years).ok().and_then(|y| from.checked_add_months(Months::new(y * 12)));
    years - i64::from(whole.is_none_or(|day| day > to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn whole_years_are_counted_to_the_day() {
        for (from, to, years) in [
            ("2026-05-20", "2030-04-10", 3),
            ("2025-04-10", "2030-04-10", 5),
            ("2025-04-11", "2030-04-10", 4),
            ("2030-04-09", "2030-04-10", 0),
            ("2030-04-10", "2030-04-10", -1),
            ("2028-02-29", "2029-02-28", 1),
        ] {
            assert_eq!(full_years_left(day(from), day(to)), years, "{from} {to}");
        }
    }
}
