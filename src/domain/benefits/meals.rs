//! 住院伙食补助费 (5.2): each night in hospital at the rate of its date.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::explain::{Figure, Operand, Operation, Quantity, Step, Trace};
use super::rule::Rule;
use crate::domain::money::Money;
use crate::domain::params::{Book, Param};
use crate::domain::problem::Problem;

/// Nights of one stay at most.
pub const NIGHTS_MAX: i64 = 3_660;

/// How long somebody was in hospital.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stay {
    None,
    Between {
        admitted: NaiveDate,
        discharged: NaiveDate,
    },
    /// So many nights, all at the rate of one day.
    Nights {
        count: i64,
        at: NaiveDate,
    },
}

/// What the stay pays; one step for each rate.
///
/// # Errors
/// `NoParameter`; `EndsBeforeItBegins`; `TooMany`, `Negative`.
pub fn meals<T: Trace>(book: &Book, stay: Stay, trace: &mut T) -> Result<Money, Problem> {
    let mut sum = Money::ZERO;
    for (count, rate) in periods(book, stay)? {
        let amount = rate.value.exact().times(Decimal::from(count)).round();
        trace.step(|| {
            let operands = vec![Operand::param(&rate), Operand::Given(Quantity::Nights, Figure::Number(Decimal::from(count)))];
            Step::new(Quantity::Amount, Rule::Meals, Operation::Product, operands, Figure::Money(amount)).rounded()
        });
        sum += amount;
    }
    Ok(sum)
}

/// Nights by the rate they are paid at, oldest first.
fn periods(book: &Book, stay: Stay) -> Result<Vec<(i64, Param<Money>)>, Problem> {
    let (from, count) = match stay {
        Stay::None => return Ok(Vec::new()),
        Stay::Nights { count, at } => return Ok(vec![(sound(count)?, book.money("meal_allowance", at)?)]),
        Stay::Between { admitted, discharged } if discharged < admitted => return Err(Problem::EndsBeforeItBegins),
        // In and out on one day counts as one.
        Stay::Between { admitted, discharged } => (admitted, sound((discharged - admitted).num_days())?.max(1)),
    };
    let mut out: Vec<(i64, Param<Money>)> = Vec::new();
    for night in from.iter_days().take(usize::try_from(count).unwrap_or_default()) {
        let rate = book.money("meal_allowance", night)?;
        match out.last_mut() {
            Some((nights, last)) if last.row == rate.row => *nights += 1,
            _ => out.push((1, rate)),
        }
    }
    Ok(out)
}

fn sound(count: i64) -> Result<i64, Problem> {
    match count {
        c if c < 0 => Err(Problem::Negative),
        c if c > NIGHTS_MAX => Err(Problem::NotInRange { min: 0, max: NIGHTS_MAX }),
        c => Ok(c),
    }
}

#[cfg(test)]
mod tests {
    use super::super::explain::Recorder;
    use super::*;
    use crate::policy::parameters::shipped;

    fn between(admitted: &str, discharged: &str) -> Stay {
        let day = |t: &str| t.parse().expect("a day");
        Stay::Between { admitted: day(admitted), discharged: day(discharged) }
    }

    /// The case S17: twelve nights of the old rate and eight of the new.
    #[test]
    fn a_stay_across_a_change_takes_each_nights_rate() {
        let book = shipped().expect("parameters");
        let mut trace = Recorder::default();
        let paid = meals(&book, between("2021-12-20", "2022-01-09"), &mut trace).expect("an amount");
        assert_eq!((paid.plain().as_str(), trace.steps.len()), ("280.00", 2));
        let same_day = meals(&book, between("2025-01-01", "2025-01-01"), &mut trace);
        assert_eq!(same_day.map(Money::plain), Ok("20.00".to_owned()));
        assert_eq!(meals(&book, between("2025-01-02", "2025-01-01"), &mut trace), Err(Problem::EndsBeforeItBegins));
        assert_eq!(meals(&book, Stay::None, &mut trace), Ok(Money::ZERO));
    }
}
