//! 交通食宿费 (5.3): travel to treatment outside the pooling area, each cost up to its limit.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::explain::{Bound, Figure, Operand, Operation, Quantity, Step, Trace};
use super::rule::Rule;
use crate::domain::money::Money;
use crate::domain::params::{Book, Param};
use crate::domain::problem::Problem;

/// Days of lodging on one bill at most.
const DAYS_MAX: i64 = 366;

/// Where somebody was treated, as seen from the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// 统筹地区以内
    Inside,
    /// 统筹地区以外、本省以内
    Province,
    /// 省外
    Beyond,
}

/// What was paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spent {
    /// 住宿, so many days.
    Lodging { days: i64 },
    /// 交通, one trip.
    Transport,
}

/// A cost of the journey, with the day whose limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlay {
    pub spent: Spent,
    pub on: NaiveDate,
    pub cost: Money,
}

/// A journey to treatment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Journey<'a> {
    pub to: Destination,
    /// The day it began.
    pub on: NaiveDate,
    /// Whether the hospital certified the need.
    pub certified: bool,
    /// Whether the office consented beforehand.
    pub agreed: bool,
    pub outlays: &'a [Outlay],
}

/// 交通食宿费: each cost up to its limit, with the hospital's certificate and the office's consent beforehand, for treatment
/// outside what the office's switch names; else nothing (K1 art. 30(4)). One step for each cost and one for the whole.
///
/// # Errors
/// `Negative`; `NotInRange` for days of lodging; `NoParameter` where the office has not entered a limit or the switch.
pub fn travel<T: Trace>(book: &Book, journey: Journey, trace: &mut T) -> Result<Money, Problem> {
    if journey.outlays.iter().any(|o| o.cost < Money::ZERO) {
        return Err(Problem::Negative);
    }
    if !(journey.certified && journey.agreed) {
        trace.step(|| whole(Operation::ByRule, costs(journey.outlays), Money::ZERO));
        return Ok(Money::ZERO);
    }
    let outside = book.choice("travel_outside", journey.on)?;
    if !is_outside(journey.to, &outside.value) {
        trace.step(|| {
            let operands = std::iter::once(Operand::param(&outside)).chain(costs(journey.outlays));
            whole(Operation::ByRule, operands.collect(), Money::ZERO)
        });
        return Ok(Money::ZERO);
    }
    let paid = journey.outlays.iter().map(|o| payable(book, o, trace)).collect::<Result<Vec<_>, _>>()?;
    let sum = paid.iter().copied().sum();
    trace.step(|| {
        let operands = paid.iter().map(|p| Operand::Worked(Quantity::Allowable, Figure::Money(*p)));
        whole(Operation::Sum, operands.collect(), sum)
    });
    Ok(sum)
}

fn is_outside(to: Destination, switch: &str) -> bool {
    match to {
        Destination::Inside => false,
        Destination::Province => switch == "pooling_area",
        Destination::Beyond => true,
    }
}

/// One cost up to its limit.
fn payable<T: Trace>(book: &Book, outlay: &Outlay, trace: &mut T) -> Result<Money, Problem> {
    let limit = limit(book, outlay, trace)?;
    let paid = outlay.cost.min(limit);
    trace.step(|| {
        let operands = vec![
            Operand::Given(Quantity::Cost, Figure::Money(outlay.cost)),
            Operand::Worked(Quantity::Limit, Figure::Money(limit)),
        ];
        Step::new(Quantity::Allowable, Rule::Travel, Operation::AtMost, operands, Figure::Money(paid))
            .bounded((paid < outlay.cost).then_some(Bound::Upper))
    });
    Ok(paid)
}

fn limit<T: Trace>(book: &Book, outlay: &Outlay, trace: &mut T) -> Result<Money, Problem> {
    let (rate, count): (Param<Money>, i64) = match outlay.spent {
        Spent::Transport => (book.money("travel_limit.transport", outlay.on)?, 1),
        Spent::Lodging { days } if (1..=DAYS_MAX).contains(&days) => (book.money("travel_limit.lodging", outlay.on)?, days),
        Spent::Lodging { .. } => return Err(Problem::NotInRange { min: 1, max: DAYS_MAX }),
    };
    let limit = rate.value.exact().times(Decimal::from(count)).round();
    trace.step(|| {
        let days = Operand::Given(Quantity::DayCount, Figure::Number(Decimal::from(count)));
        let counted = matches!(outlay.spent, Spent::Lodging { .. });
        let operands = std::iter::once(Operand::param(&rate)).chain(counted.then_some(days));
        Step::new(Quantity::Limit, Rule::Travel, Operation::Product, operands.collect(), Figure::Money(limit))
    });
    Ok(limit)
}

fn costs(outlays: &[Outlay]) -> Vec<Operand> {
    outlays.iter().map(|o| Operand::Given(Quantity::Cost, Figure::Money(o.cost))).collect()
}

fn whole(operation: Operation, operands: Vec<Operand>, amount: Money) -> Step {
    Step::new(Quantity::TravelAllowed, Rule::Travel, operation, operands, Figure::Money(amount))
}

#[cfg(test)]
mod tests {
    use super::super::explain::{Recorder, Silent};
    use super::*;
    use crate::policy::parameters::shipped;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn outlay(spent: Spent, fen: i64) -> Outlay {
        Outlay { spent, on: day("2025-03-02"), cost: Money::from_fen(fen) }
    }

    fn journey(outlays: &[Outlay]) -> Journey<'_> {
        Journey { to: Destination::Beyond, on: day("2025-03-01"), certified: true, agreed: true, outlays }
    }

    /// Limits that no law names: put in for the test.
    fn book() -> Book {
        let with = |book: Book, key: &str, value: &str| book.what_if(key, value).expect("a value");
        let book = with(shipped().expect("parameters"), "travel_limit.lodging", "200");
        with(with(book, "travel_limit.transport", "300"), "travel_outside", "province")
    }

    #[test]
    fn each_cost_is_paid_up_to_its_limit() {
        let outlays = [outlay(Spent::Lodging { days: 3 }, 70_000), outlay(Spent::Transport, 25_050)];
        let mut trace = Recorder::default();
        assert_eq!(travel(&book(), journey(&outlays), &mut trace), Ok(Money::from_fen(85_050)));
        let limits: Vec<_> = trace.steps.iter().filter(|s| s.of == Quantity::Limit).map(|s| s.result).collect();
        assert_eq!(limits, [60_000, 30_000].map(|f| Figure::Money(Money::from_fen(f))));
        let cut: Vec<_> = trace.steps.iter().filter(|s| s.of == Quantity::Allowable).map(|s| s.bound).collect();
        assert_eq!(cut, [Some(Bound::Upper), None]);
        assert!(trace.steps.iter().all(|s| s.rule == Rule::Travel));
    }

    #[test]
    fn without_paper_or_consent_or_inside_nothing_is_paid() {
        let outlays = [outlay(Spent::Transport, 10_000)];
        let paid = |book: &Book, journey| travel(book, journey, &mut Silent).map(Money::fen);
        let whole = journey(&outlays);
        assert_eq!(paid(&book(), Journey { certified: false, ..whole }), Ok(0));
        assert_eq!(paid(&book(), Journey { agreed: false, ..whole }), Ok(0));
        let city = book().what_if("travel_outside", "pooling_area").expect("a switch");
        for (to, by_province, by_area) in
            [(Destination::Inside, 0, 0), (Destination::Province, 0, 10_000), (Destination::Beyond, 10_000, 10_000)]
        {
            assert_eq!(paid(&book(), Journey { to, ..whole }), Ok(by_province), "{to:?}");
            assert_eq!(paid(&city, Journey { to, ..whole }), Ok(by_area), "{to:?}");
        }
        let mut trace = Recorder::default();
        travel(&book(), Journey { agreed: false, ..whole }, &mut trace).expect("nothing");
        assert_eq!(trace.steps.len(), 1, "even nothing is explained");
    }

    /// Before the office has entered its limits nobody can say what is payable.
    #[test]
    fn a_limit_that_is_not_entered_is_asked_for() {
        let shipped = shipped().expect("parameters");
        let lacks = |book: &Book, outlay: Outlay| match travel(book, journey(&[outlay]), &mut Silent) {
            Err(Problem::NoParameter { key, first: None, .. }) => key,
            other => panic!("a missing parameter was expected: {other:?}"),
        };
        let bill = outlay(Spent::Transport, 1);
        assert_eq!(lacks(&shipped, bill), "travel_outside");
        let switched = shipped.what_if("travel_outside", "province").expect("a switch");
        assert_eq!(lacks(&switched, bill), "travel_limit.transport");
        assert_eq!(lacks(&switched, outlay(Spent::Lodging { days: 1 }, 1)), "travel_limit.lodging");
        assert_eq!(travel(&book(), journey(&[outlay(Spent::Transport, -1)]), &mut Silent), Err(Problem::Negative));
        let days = travel(&book(), journey(&[outlay(Spent::Lodging { days: 0 }, 1)]), &mut Silent);
        assert_eq!(days, Err(Problem::NotInRange { min: 1, max: DAYS_MAX }));
    }
}
