//! 本人工资 (6.1). The average contribution wage before the injury, within 60 % and 300 % of the pooling area's average wage.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::explain::{Bound, Figure, Operand, Operation, Quantity, Step, Trace};
use super::rule::Rule;
use crate::domain::money::{Exact, Money};
use crate::domain::params::{Book, Param};
use crate::domain::problem::Problem;

/// What is known of the wage before the injury.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wage {
    /// The average of the months, worked out already.
    Average(Money),
    /// The contribution wages of the months before the injury, at most as many as the window holds.
    Months(Vec<Money>),
    /// Somebody retired whose occupational disease shows later: the average wage of the last twelve months before retirement
    /// or the average pension of the twelve months before the diagnosis, whichever is more.
    Retired { contribution: Money, pension: Money },
    /// The own wage itself, as an earlier decision fixed it: no bounds apply any more.
    Fixed(Money),
}

/// The bounds of an injury's year, each rounded to the fen before use (C-3).
#[derive(Debug, Clone)]
pub struct WageTerms {
    pub base: Param<Money>,
    pub lower_rate: Param<Decimal>,
    pub upper_rate: Param<Decimal>,
    pub lower: Money,
    pub upper: Money,
    /// Months the average is taken of, at most.
    pub window: Param<Decimal>,
}

impl WageTerms {
    /// The terms of the day of the injury (diagnosis for an occupational disease).
    ///
    /// # Errors
    /// `NoParameter`.
    pub fn on(book: &Book, injury: NaiveDate) -> Result<WageTerms, Problem> {
        let base = benefit_base(book, injury)?;
        let lower_rate = book.number("own_wage.lower", injury)?;
        let upper_rate = book.number("own_wage.upper", injury)?;
        let bound = |rate: &Param<Decimal>| base.value.exact().times(rate.value).round();
        Ok(WageTerms {
            lower: bound(&lower_rate),
            upper: bound(&upper_rate),
            window: book.number("own_wage.window", injury)?,
            base,
            lower_rate,
            upper_rate,
        })
    }
}

/// 待遇计发基数 of a day's year, from the series that the office chose (11.3); the year before's while it is not published.
///
/// # Errors
/// `NoParameter`.
pub fn benefit_base(book: &Book, day: NaiveDate) -> Result<Param<Money>, Problem> {
    let series = book.choice("benefit_base_series", day)?;
    let key = if series.value == "contribution" { "contribution_base" } else { "benefit_base" };
    book.money_or_year_before(key, day)
}

/// The average of a window of months, rounded half up to the fen.
///
/// # Errors
/// `Empty` for no month at all; `TooManyMonths` for more than the window holds; `Negative`, `Zero`.
pub fn average<T: Trace>(terms: &WageTerms, months: &[Money], trace: &mut T) -> Result<Money, Problem> {
    let sum: Money = months.iter().copied().sum();
    let count = Decimal::from(months.len());
    if months.iter().any(|m| *m < Money::ZERO) {
        return Err(Problem::Negative);
    }
    if count > terms.window.value {
        return Err(Problem::TooManyMonths { most: terms.window.value.normalize().to_string() });
    }
    let average = sum.exact().per(Exact::new(count)).ok_or(Problem::Empty)?.round();
    if average == Money::ZERO {
        return Err(Problem::Zero);
    }
    trace.step(|| {
        let operands = vec![
            Operand::Given(Quantity::WageSum, Figure::Money(sum)),
            Operand::Given(Quantity::MonthCount, Figure::Number(count)),
        ];
        Step::new(Quantity::AverageWage, Rule::OwnWage, Operation::Quotient, operands, Figure::Money(average)).rounded()
    });
    Ok(average)
}

/// The average within its bounds.
#[inline]
pub fn bounded<T: Trace>(terms: &WageTerms, average: Money, trace: &mut T) -> Money {
    let own = average.max(terms.lower).min(terms.upper);
    for (of, rate, bound) in
        [(Quantity::LowerBound, &terms.lower_rate, terms.lower), (Quantity::UpperBound, &terms.upper_rate, terms.upper)]
    {
        trace.step(|| {
            let operands = vec![Operand::param(&terms.base), Operand::param(rate)];
            Step::new(of, Rule::OwnWage, Operation::Product, operands, Figure::Money(bound)).rounded()
        });
    }
    trace.step(|| {
        let bound = match (average < own, average > own) {
            (true, _) => Some(Bound::Lower),
            (_, true) => Some(Bound::Upper),
            _ => None,
        };
        let operands = vec![
            Operand::Worked(Quantity::AverageWage, Figure::Money(average)),
            Operand::Worked(Quantity::LowerBound, Figure::Money(terms.lower)),
            Operand::Worked(Quantity::UpperBound, Figure::Money(terms.upper)),
        ];
        Step::new(Quantity::OwnWage, Rule::OwnWage, Operation::Between, operands, Figure::Money(own)).bounded(bound)
    });
    own
}

/// The own wage from whatever is known.
///
/// # Errors
/// Those of [`average`]; `NoParameter` where bounds are needed and not known; `Zero`, `Negative`.
pub fn own_wage<T: Trace>(terms: Result<&WageTerms, Problem>, wage: &Wage, trace: &mut T) -> Result<Money, Problem> {
    match wage {
        Wage::Fixed(own) => {
            trace.step(|| {
                let given = vec![Operand::Given(Quantity::OwnWage, Figure::Money(*own))];
                Step::new(Quantity::OwnWage, Rule::OwnWage, Operation::ByRule, given, Figure::Money(*own))
            });
            positive(*own)
        }
        Wage::Retired { contribution, pension } => {
            let (contribution, pension) = (positive(*contribution)?, positive(*pension)?);
            let average = contribution.max(pension);
            trace.step(|| {
                let operands = vec![
                    Operand::Given(Quantity::AverageWage, Figure::Money(contribution)),
                    Operand::Given(Quantity::Pension, Figure::Money(pension)),
                ];
                let step = Step::new(Quantity::AverageWage, Rule::OwnWage, Operation::AtLeast, operands, Figure::Money(average));
                step.bounded((pension > contribution).then_some(Bound::Lower))
            });
            Ok(bounded(terms?, average, trace))
        }
        Wage::Average(average) => Ok(bounded(terms?, positive(*average)?, trace)),
        Wage::Months(months) => {
            let terms = terms?;
            let average = average(terms, months, trace)?;
            Ok(bounded(terms, average, trace))
        }
    }
}

fn positive(wage: Money) -> Result<Money, Problem> {
    match wage {
        Money::ZERO => Err(Problem::Zero),
        wage if wage < Money::ZERO => Err(Problem::Negative),
        wage => Ok(wage),
    }
}
