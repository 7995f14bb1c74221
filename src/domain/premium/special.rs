//! Premiums that do not follow wages (2.7; 人社部令第10号): construction projects, small service firms, small mines.

use rust_decimal::Decimal;

use chrono::NaiveDate;

use crate::domain::benefits::explain::{Figure, Operand, Operation, Quantity, Step, Trace};
use crate::domain::benefits::rule::Rule;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::problem::Problem;

/// Tonnes or square metres at most; more is mistyped.
const MEASURE_MAX: i64 = 1_000_000_000;

/// A project's premium, once and before work starts: the contract price times the project rate of that day (art. 3).
///
/// # Errors
/// `Negative`; `NoParameter` where the office has not entered its rate.
pub fn project<T: Trace>(book: &Book, contract_price: Money, on: NaiveDate, trace: &mut T) -> Result<Money, Problem> {
    share(book, "project_rate", on, (Quantity::ContractPrice, contract_price), Rule::ProjectPremium, trace)
}

/// A small service firm by its turnover: the share that the office names (art. 4).
///
/// # Errors
/// `Negative`; `NoParameter` where the office has not entered the share.
pub fn service_by_turnover<T: Trace>(book: &Book, turnover: Money, month: Month, trace: &mut T) -> Result<Money, Problem> {
    let given = (Quantity::Turnover, turnover);
    share(book, "service_firm.turnover_share", month.first_day(), given, Rule::ServicePremium, trace)
}

fn share<T: Trace>(
    book: &Book,
    key: &str,
    on: NaiveDate,
    (of, given): (Quantity, Money),
    rule: Rule,
    trace: &mut T,
) -> Result<Money, Problem> {
    if given < Money::ZERO {
        return Err(Problem::Negative);
    }
    let share = book.number(key, on)?;
    let amount = given.exact().times(share.value).round();
    trace.step(|| {
        let operands = vec![Operand::Given(of, Figure::Money(given)), Operand::param(&share)];
        Step::new(Quantity::Amount, rule, Operation::Product, operands, Figure::Money(amount)).rounded()
    });
    Ok(amount)
}

/// A small service firm by its floor area: a head for each so many square metres begun, each at a share of last year's
/// average wage, times the rate (art. 4). That a part of a head counts as one is a convention.
///
/// # Errors
/// `Negative`, `TooLarge` for the area; `Zero` for a parameter of no square metres; `NoParameter`.
pub fn service_by_area<T: Trace>(
    book: &Book,
    area: Decimal,
    rate: Decimal,
    month: Month,
    trace: &mut T,
) -> Result<Money, Problem> {
    let (area, day) = (measure(area)?, month.first_day());
    let to_a_head = book.number("service_firm.area", day)?;
    let heads = area.checked_div(to_a_head.value).ok_or(Problem::Zero)?.ceil();
    trace.step(|| {
        let operands = vec![Operand::Given(Quantity::FloorArea, Figure::Number(area)), Operand::param(&to_a_head)];
        Step::new(Quantity::Heads, Rule::ServicePremium, Operation::ByRule, operands, Figure::Number(heads))
    });
    let (average, part) = (book.money("contribution_base", day)?, book.number("service_firm.wage_share", day)?);
    let amount = average.value.exact().times(part.value).times(heads).times(rate).round();
    trace.step(|| {
        let operands = vec![
            Operand::Worked(Quantity::Heads, Figure::Number(heads)),
            Operand::param(&average),
            Operand::param(&part),
            Operand::Worked(Quantity::PremiumRate, Figure::Number(rate)),
        ];
        Step::new(Quantity::Amount, Rule::ServicePremium, Operation::Product, operands, Figure::Money(amount)).rounded()
    });
    Ok(amount)
}

/// A small mine: the month's output times the wage content of a tonne, times the rate (art. 5).
///
/// # Errors
/// `Negative`, `TooLarge` for the output; `NoParameter` where the office has not entered the wage content.
pub fn mine<T: Trace>(book: &Book, tonnes: Decimal, rate: Decimal, month: Month, trace: &mut T) -> Result<Money, Problem> {
    let tonnes = measure(tonnes)?;
    let content = book.money("mine_wage", month.first_day())?;
    let amount = content.value.exact().times(tonnes).times(rate).round();
    trace.step(|| {
        let operands = vec![
            Operand::Given(Quantity::Tonnes, Figure::Number(tonnes)),
            Operand::param(&content),
            Operand::Worked(Quantity::PremiumRate, Figure::Number(rate)),
        ];
        Step::new(Quantity::Amount, Rule::MinePremium, Operation::Product, operands, Figure::Money(amount)).rounded()
    });
    Ok(amount)
}

fn measure(number: Decimal) -> Result<Decimal, Problem> {
    match number {
        n if n < Decimal::ZERO => Err(Problem::Negative),
        n if n > Decimal::from(MEASURE_MAX) => Err(Problem::TooLarge),
        n => Ok(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::benefits::explain::{Recorder, Silent};
    use crate::policy::parameters::shipped;

    fn money(text: &str) -> Money {
        Money::parse(text).expect("an amount")
    }

    fn number(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a number")
    }

    fn month() -> Month {
        Month::parse("2025-06").expect("a month")
    }

    /// Figures that no law names: put in for the test.
    fn book() -> Book {
        let figures = [
            ("project_rate", "0.0012"),
            ("mine_wage", "60.5"),
            ("service_firm.area", "30"),
            ("service_firm.wage_share", "0.60"),
            ("service_firm.turnover_share", "0.0015"),
        ];
        let put = |book: Book, (key, value): (&str, &str)| book.what_if(key, value).expect("a value");
        figures.into_iter().fold(shipped().expect("parameters"), put)
    }

    #[test]
    fn a_project_pays_once_by_its_price() {
        let on = "2025-03-01".parse().expect("a day");
        let mut trace = Recorder::default();
        assert_eq!(project(&book(), money("1000000"), on, &mut trace), Ok(money("1200")));
        assert_eq!((trace.steps.len(), trace.steps[0].rule), (1, Rule::ProjectPremium));
        assert_eq!(project(&book(), money("-1"), on, &mut Silent), Err(Problem::Negative));
        let unknown = project(&shipped().expect("parameters"), money("1000000"), on, &mut Silent);
        let Err(Problem::NoParameter { key, first: None, .. }) = unknown else { panic!("{unknown:?}") };
        assert_eq!(key, "project_rate");
    }

    /// 85 square metres at 30 a head are three heads; the average wage of 2025 is the published one.
    #[test]
    fn a_service_firm_pays_by_area_or_by_turnover() {
        let book = book();
        let average = book.money("contribution_base", month().first_day()).expect("published").value;
        let mut trace = Recorder::default();
        let paid = service_by_area(&book, number("85"), number("0.002"), month(), &mut trace);
        assert_eq!(paid, Ok(average.exact().times(number("0.0036")).round()));
        assert_eq!(trace.steps[0].result, Figure::Number(number("3")));
        assert!(trace.steps.iter().all(|s| s.rule == Rule::ServicePremium));
        assert_eq!(service_by_turnover(&book, money("123456.78"), month(), &mut Silent), Ok(money("185.19")));
        let bare = book.what_if("service_firm.area", "0").expect("a number");
        assert_eq!(service_by_area(&bare, number("85"), number("0.002"), month(), &mut Silent), Err(Problem::Zero));
    }

    #[test]
    fn a_mine_pays_by_its_output() {
        let paid = |tonnes: &str| mine(&book(), number(tonnes), number("0.019"), month(), &mut Silent);
        assert_eq!(paid("1234.5"), Ok(money("1419.06")));
        assert_eq!(paid("-1"), Err(Problem::Negative));
        assert_eq!(paid("1000000001"), Err(Problem::TooLarge));
        let mut trace = Recorder::default();
        mine(&book(), number("1"), number("0.019"), month(), &mut trace).expect("a premium");
        assert_eq!(trace.steps[0].rule, Rule::MinePremium);
    }
}
