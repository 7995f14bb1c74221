//! 停工留薪期 (4.6): until when the employer pays the former wage (K1 art. 33). The fund pays nothing of it.

use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::explain::{Figure, Operand, Operation, Quantity, Recorder, Step, Trace};
use super::item::{Due, Estimate, Item, ItemKind, Payer, Remark};
use super::rule::Rule;
use super::{FieldProblem, at};
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::problem::Problem;

/// What is known of a leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaidLeave {
    pub from: NaiveDate,
    /// Months granted by the injury, and months of a confirmed extension.
    pub months: u32,
    pub extension: u32,
    pub returned: Option<NaiveDate>,
    pub concluded: Option<NaiveDate>,
    pub died: Option<NaiveDate>,
}

/// What ends a leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    PeriodOver,
    BackAtWork,
    Graded,
    Died,
}

/// The day the leave ends, and why: the earliest of the granted period's end, the return to work, the appraisal conclusion
/// and the death.
///
/// # Errors
/// `NoParameter`; `NotInRange` for more months than the law allows; `BadDate`.
pub fn end(book: &Book, leave: &PaidLeave) -> Result<(NaiveDate, End), Problem> {
    within(book, "paid_leave.normal", leave.from, leave.months)?;
    within(book, "paid_leave.extension", leave.from, leave.extension)?;
    let over = leave.from.checked_add_months(Months::new(leave.months + leave.extension)).ok_or(Problem::BadDate)?;
    let ends = [
        (leave.died, End::Died),
        (leave.concluded, End::Graded),
        (leave.returned, End::BackAtWork),
        (Some(over), End::PeriodOver),
    ];
    let known = ends.into_iter().filter_map(|(day, why)| day.map(|d| (d, why)));
    Ok(known.min_by_key(|(day, _)| *day).unwrap_or((over, End::PeriodOver)))
}

/// The months that the law allows, by `paid_leave.normal` or `paid_leave.extension`.
///
/// # Errors
/// `NoParameter`.
pub fn most(book: &Book, key: &str, day: NaiveDate) -> Result<u32, Problem> {
    Ok(book.number(key, day)?.value.to_u32().unwrap_or_default())
}

fn within(book: &Book, key: &str, day: NaiveDate, months: u32) -> Result<(), Problem> {
    let most = most(book, key, day)?;
    if months > most { Err(Problem::NotInRange { min: 0, max: i64::from(most) }) } else { Ok(()) }
}

/// What the employer owes for whole months of leave.
pub fn wages<T: Trace>(monthly_wage: Money, months: u32, trace: &mut T) -> Money {
    let count = Decimal::from(months);
    let amount = monthly_wage.exact().times(count).round();
    trace.step(|| {
        let operands = vec![
            Operand::Given(Quantity::FormerWage, Figure::Money(monthly_wage)),
            Operand::Given(Quantity::MonthCount, Figure::Number(count)),
        ];
        Step::new(Quantity::Amount, Rule::PaidLeave, Operation::Product, operands, Figure::Money(amount))
    });
    amount
}

/// When a leave ends and what the employer owes for its whole months, explained.
///
/// # Errors
/// Each problem with the field it belongs to.
pub fn leave(book: &Book, leave: &PaidLeave, monthly_wage: Money) -> Result<Estimate, Vec<FieldProblem>> {
    let days = [("returned", leave.returned), ("concluded", leave.concluded), ("died", leave.died)];
    let early = days.into_iter().filter(|(_, day)| day.is_some_and(|d| d < leave.from));
    let problems: Vec<FieldProblem> = early.map(|(field, _)| (field, Problem::BeforeInjury { injury: leave.from })).collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let (day, why) = end(book, leave).map_err(at("months"))?;
    let until = |n: u32| leave.from.checked_add_months(Months::new(n));
    let whole = (0..=leave.months + leave.extension).rev().find(|n| until(*n).is_some_and(|d| d <= day)).unwrap_or(0);
    let mut trace = Recorder::default();
    let last = last_day(book, leave, day).map_err(at("months"))?;
    trace.step(|| last);
    let amount = wages(monthly_wage, whole, &mut trace);
    let (kind, payer) = (ItemKind::PaidLeaveWage, Payer::Employer);
    let item = Item { kind, payer, due: Due::Once, amount, person: None, steps: trace.take() };
    let mut remarks = vec![Remark::LeaveEnds { day, why }];
    if until(whole) != Some(day) {
        remarks.push(Remark::WholeMonthsOnly);
    }
    Ok(Estimate { items: vec![item], remarks, ..Estimate::default() })
}

/// How the last day was found, with the most the law allows.
fn last_day(book: &Book, leave: &PaidLeave, day: NaiveDate) -> Result<Step, Problem> {
    let count = |n: u32| Figure::Number(Decimal::from(n));
    let mut operands = vec![
        Operand::Given(Quantity::LeaveFrom, Figure::Date(leave.from)),
        Operand::Given(Quantity::MonthCount, count(leave.months)),
        Operand::param(&book.number("paid_leave.normal", leave.from)?),
    ];
    if leave.extension > 0 {
        operands.push(Operand::Given(Quantity::ExtensionMonths, count(leave.extension)));
        operands.push(Operand::param(&book.number("paid_leave.extension", leave.from)?));
    }
    Ok(Step::new(Quantity::LeaveEnd, Rule::PaidLeave, Operation::ByRule, operands, Figure::Date(day)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::parameters::shipped;

    #[test]
    fn the_earliest_reason_ends_the_leave() {
        let book = shipped().expect("parameters");
        let day = |t: &str| t.parse::<NaiveDate>().expect("a day");
        let leave = PaidLeave { from: day("2021-03-31"), months: 11, extension: 0, returned: None, concluded: None, died: None };
        assert_eq!(end(&book, &leave), Ok((day("2022-02-28"), End::PeriodOver)));
        let graded = PaidLeave { concluded: Some(day("2021-12-01")), ..leave };
        assert_eq!(end(&book, &graded), Ok((day("2021-12-01"), End::Graded)));
        let late = PaidLeave { concluded: Some(day("2022-12-01")), extension: 6, ..leave };
        assert_eq!(end(&book, &late), Ok((day("2022-08-31"), End::PeriodOver)));
        let too_long = PaidLeave { months: 13, ..leave };
        assert_eq!(end(&book, &too_long), Err(Problem::NotInRange { min: 0, max: 12 }));
    }
}
