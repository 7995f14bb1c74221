//! 浮动费率 (2.4): the step that an employer's use of the fund gives, how far a review moves him there, and his rate then.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::benefits::explain::{Bound, Figure, Operand, Operation, Quantity, Step, Trace};
use crate::domain::benefits::rule::Rule;
use crate::domain::dates::Month;
use crate::domain::params::{Book, Param};
use crate::domain::problem::Problem;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    /// Risk class, 1 to 8.
    pub class: u8,
    /// The step in force, counted from 1 among the class's own.
    pub step: u8,
    /// 支缴率: what the fund paid over what the employer paid in.
    pub use_ratio: Decimal,
    /// The month from which the new step holds.
    pub month: Month,
}

/// What came of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewed {
    /// The step of the band that the ratio lies in.
    pub band: u8,
    /// The step that holds, as near to the band's as one review may go.
    pub step: u8,
    /// The class's base rate times the step's factor, never under class 1's base; before any phased cut (2.5).
    pub rate: Decimal,
}

/// The new step and rate, in four steps.
///
/// # Errors
/// `NotInRange` for a step the class does not have; `Negative` for the ratio; `NotOneBand` where the office's bands leave a gap
/// or overlap; `WrongUnit` for a limit that is no whole number; `NoParameter` where the office has not entered its bands;
/// `UnknownParameter` for a class that there is not.
pub fn review<T: Trace>(book: &Book, case: Review, trace: &mut T) -> Result<Reviewed, Problem> {
    let steps = known_steps(book, case)?;
    let band = band(book, case, steps, trace)?;
    move_to(book, case, band, trace)
}

/// The step and rate that hold where the band's step is known otherwise than by the office's bands.
///
/// # Errors
/// Those of [`review`] but for the bands.
pub fn move_to<T: Trace>(book: &Book, case: Review, band: u8, trace: &mut T) -> Result<Reviewed, Problem> {
    known_steps(book, case)?;
    let step = moved(book, case, band, trace)?;
    let rate = rate(book, case, step, trace)?;
    Ok(Reviewed { band, step, rate })
}

/// How many steps the class has, the case's own among them.
fn known_steps(book: &Book, case: Review) -> Result<u8, Problem> {
    let steps = steps(book, case.class);
    if (1..=steps).contains(&case.step) { Ok(steps) } else { Err(Problem::NotInRange { min: 1, max: steps.into() }) }
}

/// The entries of the tables by step: class 1 has its own, classes 2 to 8 share theirs.
fn entry(class: u8, step: u8) -> String {
    let group = if class == 1 { "c1" } else { "c2" };
    format!("{group}_{step}")
}

/// How many steps a class has: as many as there are factors.
fn steps(book: &Book, class: u8) -> u8 {
    let there = |step: &u8| book.definition(&format!("floating_factor.{}", entry(class, *step))).is_ok();
    (1..=u8::MAX).take_while(there).last().unwrap_or_default()
}

/// The one band that holds the ratio: from its least, before its most; the highest step's has no end.
fn band<T: Trace>(book: &Book, case: Review, steps: u8, trace: &mut T) -> Result<u8, Problem> {
    if case.use_ratio < Decimal::ZERO {
        return Err(Problem::Negative);
    }
    let day = case.month.first_day();
    let mut found: Vec<(u8, Vec<Param<Decimal>>)> = Vec::new();
    for step in 1..=steps {
        let key = entry(case.class, step);
        let mut ends = vec![book.number(&format!("use_ratio_min.{key}"), day)?];
        if step < steps {
            ends.push(book.number(&format!("use_ratio_max.{key}"), day)?);
        }
        if ends[0].value <= case.use_ratio && ends.get(1).is_none_or(|most| case.use_ratio < most.value) {
            found.push((step, ends));
        }
    }
    let [(step, ends)] = found.as_slice() else {
        return Err(Problem::NotOneBand { ratio: case.use_ratio, bands: found.len() });
    };
    trace.step(|| {
        let given = Operand::Given(Quantity::UseRatio, Figure::Number(case.use_ratio));
        let operands = std::iter::once(given).chain(ends.iter().map(Operand::param)).collect();
        told(Quantity::BandStep, Operation::ByRule, operands, (*step).into())
    });
    Ok(*step)
}

/// From the step in force towards the band's, as far as one review goes.
fn moved<T: Trace>(book: &Book, case: Review, band: u8, trace: &mut T) -> Result<u8, Problem> {
    let most = book.number("floating_steps_most", case.month.first_day())?;
    let whole = Some(most.value).filter(Decimal::is_integer).and_then(|n| n.to_u8());
    let far = whole.ok_or(Problem::WrongUnit { unit: most.row.unit.id() })?;
    let step = band.clamp(case.step.saturating_sub(far), case.step.saturating_add(far));
    trace.step(|| {
        let operands = vec![
            Operand::Given(Quantity::RateStep, Figure::Number(case.step.into())),
            Operand::Worked(Quantity::BandStep, Figure::Number(band.into())),
            Operand::param(&most),
        ];
        let bound = match step.cmp(&band) {
            std::cmp::Ordering::Less => Some(Bound::Upper),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Bound::Lower),
        };
        told(Quantity::RateStep, Operation::ByRule, operands, step.into()).bounded(bound)
    });
    Ok(step)
}

fn rate<T: Trace>(book: &Book, case: Review, step: u8, trace: &mut T) -> Result<Decimal, Problem> {
    let day = case.month.first_day();
    let base = book.number(&format!("premium_rate.c{}", case.class), day)?;
    let factor = book.number(&format!("floating_factor.{}", entry(case.class, step)), day)?;
    let least = book.number("premium_rate.c1", day)?;
    let floated = base.value * factor.value;
    let rate = floated.max(least.value);
    trace.step(|| told(Quantity::PremiumRate, Operation::Product, vec![Operand::param(&base), Operand::param(&factor)], floated));
    trace.step(|| {
        let operands = vec![Operand::Worked(Quantity::PremiumRate, Figure::Number(floated)), Operand::param(&least)];
        told(Quantity::PremiumRate, Operation::AtLeast, operands, rate).bounded((rate > floated).then_some(Bound::Lower))
    });
    Ok(rate)
}

fn told(of: Quantity, operation: Operation, operands: Vec<Operand>, result: Decimal) -> Step {
    Step::new(of, Rule::FloatingRate, operation, operands, Figure::Number(result))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::benefits::explain::{Recorder, Silent};
    use crate::policy::parameters::shipped;

    fn number(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a number")
    }

    /// Bands that no law names: put in for the test.
    const BANDS: [(&str, &str); 14] = [
        ("use_ratio_min.c1_1", "0"),
        ("use_ratio_max.c1_1", "0.80"),
        ("use_ratio_min.c1_2", "0.80"),
        ("use_ratio_max.c1_2", "1.50"),
        ("use_ratio_min.c1_3", "1.50"),
        ("use_ratio_min.c2_1", "0"),
        ("use_ratio_max.c2_1", "0.20"),
        ("use_ratio_min.c2_2", "0.20"),
        ("use_ratio_max.c2_2", "0.60"),
        ("use_ratio_min.c2_3", "0.60"),
        ("use_ratio_max.c2_3", "1.00"),
        ("use_ratio_min.c2_4", "1.00"),
        ("use_ratio_max.c2_4", "2.00"),
        ("use_ratio_min.c2_5", "2.00"),
    ];

    fn book() -> Book {
        let put = |book: Book, (key, value): (&str, &str)| book.what_if(key, value).expect("a share");
        BANDS.into_iter().fold(shipped().expect("parameters"), put)
    }

    fn case(class: u8, step: u8, ratio: &str) -> Review {
        Review { class, step, use_ratio: number(ratio), month: Month::parse("2025-01").expect("a month") }
    }

    #[test]
    fn the_ratio_gives_a_step_and_a_review_goes_two_at_most() {
        let book = book();
        for (class, step, ratio, band, new, rate) in [
            (6, 3, "0.10", 1, 1, "0.0065"),
            (6, 3, "0.20", 2, 2, "0.0104"),
            (6, 5, "0", 1, 3, "0.013"),
            (6, 1, "35.7", 5, 3, "0.013"),
            (6, 3, "2", 5, 5, "0.0195"),
            (1, 1, "0.79", 1, 1, "0.002"),
            (1, 1, "99", 3, 3, "0.003"),
            (2, 3, "0.1", 1, 1, "0.002"),
        ] {
            let found = review(&book, case(class, step, ratio), &mut Silent).expect("a step");
            assert_eq!((found.band, found.step), (band, new), "class {class}, step {step}, {ratio}");
            assert_eq!(found.rate.normalize(), number(rate), "class {class}, step {step}, {ratio}");
        }
    }

    /// Class 2 at half its base comes to class 1's; with a lower factor it stays there.
    #[test]
    fn no_rate_falls_under_class_one() {
        let low = book().what_if("floating_factor.c2_1", "0.25").expect("a factor");
        let mut trace = Recorder::default();
        let found = review(&low, case(2, 3, "0.1"), &mut trace).expect("a step");
        assert_eq!(found.rate.normalize(), number("0.002"));
        assert_eq!(trace.steps.last().and_then(|s| s.bound), Some(Bound::Lower));
        assert!(trace.steps.iter().all(|s| s.rule == Rule::FloatingRate));
        let mut trace = Recorder::default();
        review(&book(), case(6, 5, "0"), &mut trace).expect("a step");
        assert_eq!(trace.steps[1].bound, Some(Bound::Lower), "two steps down were all it could go");
    }

    #[test]
    fn bands_that_are_missing_or_unclear_are_told() {
        let lacks = review(&shipped().expect("parameters"), case(6, 3, "0.1"), &mut Silent);
        let Err(Problem::NoParameter { key, first: None, .. }) = lacks else { panic!("{lacks:?}") };
        assert_eq!(key, "use_ratio_min.c2_1");
        let at = |key: &str, value: &str| {
            let book = book().what_if(key, value).expect("a share");
            review(&book, case(6, 3, "0.25"), &mut Silent)
        };
        let told = |bands| Err(Problem::NotOneBand { ratio: number("0.25"), bands });
        assert_eq!(at("use_ratio_min.c2_2", "0.30"), told(0));
        assert_eq!(at("use_ratio_max.c2_1", "0.30"), told(2));
        assert_eq!(at("floating_steps_most", "1.5"), Err(Problem::WrongUnit { unit: "number" }));
        assert_eq!(review(&book(), case(1, 4, "1"), &mut Silent), Err(Problem::NotInRange { min: 1, max: 3 }));
        let nine = review(&book(), case(9, 1, "1"), &mut Silent);
        assert_eq!(nine, Err(Problem::UnknownParameter { key: "premium_rate.c9".into() }));
        assert_eq!(review(&book(), case(1, 0, "1"), &mut Silent), Err(Problem::NotInRange { min: 1, max: 3 }));
        assert_eq!(review(&book(), case(1, 1, "-1"), &mut Silent), Err(Problem::Negative));
    }
}
