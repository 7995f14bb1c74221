//! 非法用工 (9.4): what an unregistered employer owes at once, outside the fund (人社部令第9号 art. 5, 6).

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::explain::{Figure, Operand, Operation, Quantity, Recorder, Step, Trace};
use super::grade::Grade;
use super::item::{Due, Estimate, Item, ItemKind, Payer, Remark};
use super::own_wage::benefit_base;
use super::rule::Rule;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::problem::Problem;

/// Months of a year, for a yearly base that is not published as such.
const MONTHS: i64 = 12;

/// 一次性赔偿金 of a grade: its multiple of the yearly base of the injury's year.
///
/// # Errors
/// `NoParameter`.
pub fn compensation<T: Trace>(book: &Book, grade: Grade, injury: NaiveDate, trace: &mut T) -> Result<Money, Problem> {
    let multiple = book.number(&format!("illegal_multiple.g{}", grade.number()), injury)?;
    let base = benefit_base(book, injury)?;
    let amount = base.value.exact().times(Decimal::from(MONTHS)).times(multiple.value).round();
    trace.step(|| {
        let operands = vec![
            Operand::param(&base),
            Operand::Given(Quantity::MonthCount, Figure::Number(Decimal::from(MONTHS))),
            Operand::param(&multiple),
        ];
        Step::new(Quantity::Amount, Rule::IllegalEmployer, Operation::Product, operands, Figure::Money(amount)).rounded()
    });
    Ok(amount)
}

/// For a death: compensation, and the other payment, both multiples of the national urban income of the year before.
///
/// # Errors
/// `NoParameter`; `BadDate`.
pub fn death<T: Trace>(book: &Book, injury: NaiveDate, trace: &mut T) -> Result<(Money, Money), Problem> {
    let year_before = NaiveDate::from_ymd_opt(injury.year() - 1, 1, 1).ok_or(Problem::BadDate)?;
    let income = book.money("national_urban_income", year_before)?;
    let mut part = |key: &str| {
        let multiple = book.number(key, injury)?;
        let amount = income.value.exact().times(multiple.value).round();
        trace.step(|| {
            let operands = vec![Operand::param(&multiple), Operand::param(&income)];
            Step::new(Quantity::Amount, Rule::IllegalEmployer, Operation::Product, operands, Figure::Money(amount)).rounded()
        });
        Ok::<Money, Problem>(amount)
    };
    Ok((part("illegal_death.compensation")?, part("illegal_death.other")?))
}

/// What the unit owes for a disability, explained.
///
/// # Errors
/// `NoParameter`.
pub fn for_disability(book: &Book, grade: Grade, injury: NaiveDate) -> Result<Estimate, Problem> {
    let mut trace = Recorder::default();
    let amount = compensation(book, grade, injury, &mut trace)?;
    let mut out = owed(vec![(ItemKind::IllegalCompensation, amount, trace.take())]);
    if !benefit_base(book, injury)?.row.covers(injury) {
        out.remarks.push(Remark::ProvisionalBase);
    }
    Ok(out)
}

/// What the unit owes for a death, explained.
///
/// # Errors
/// `NoParameter`, `BadDate`.
pub fn for_death(book: &Book, injury: NaiveDate) -> Result<Estimate, Problem> {
    let mut trace = Recorder::default();
    let (compensation, other) = death(book, injury, &mut trace)?;
    let mut steps = trace.take().into_iter();
    let mut step = || steps.next().into_iter().collect();
    Ok(owed(vec![(ItemKind::IllegalCompensation, compensation, step()), (ItemKind::IllegalOther, other, step())]))
}

fn owed(items: Vec<(ItemKind, Money, Vec<Step>)>) -> Estimate {
    let item = |(kind, amount, steps)| Item { kind, payer: Payer::Employer, due: Due::Once, amount, person: None, steps };
    Estimate { items: items.into_iter().map(item).collect(), remarks: vec![Remark::IllegalEmployer], ..Estimate::default() }
}

#[cfg(test)]
mod tests {
    use super::super::explain::Silent;
    use super::*;
    use crate::policy::parameters::shipped;

    #[test]
    fn multiples_of_the_yearly_base_and_of_the_income() {
        let book = shipped().expect("parameters");
        let injury = NaiveDate::from_ymd_opt(2025, 3, 1).expect("a day");
        let owed = |g: u8| compensation(&book, Grade::new(g).expect("a grade"), injury, &mut Silent).map(Money::plain);
        assert_eq!(owed(1), Ok("1477248.00".to_owned()));
        assert_eq!(owed(10), Ok("92328.00".to_owned()));
        let death = death(&book, injury, &mut Silent).expect("amounts");
        assert_eq!((death.0.plain(), death.1.plain()), ("1083760.00".to_owned(), "541880.00".to_owned()));
    }
}
