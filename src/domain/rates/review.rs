//! What a review makes of an employer: his new step, why, and what it costs or saves him in a year (agency rules 6.3).

use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;

use super::bands::{Example, step_of};
use super::indicators::Indicators;
use crate::domain::benefits::explain::Trace;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::premium::RateParts;
use crate::domain::premium::floating::{Review, move_to, review as float};
use crate::domain::problem::Problem;

/// Why a step is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The band of the use ratio.
    Band,
    /// One review goes so far only.
    Limited,
    /// 小单位: too few insured-years for a ratio to mean anything.
    Small,
    /// 参保不满一年
    FirstYear,
    /// Nothing was paid in, so there is no ratio.
    NothingPaid,
    /// The class does not float by the table that was chosen.
    Fixed,
    /// 调整行业类别
    Reclassified,
    /// 异议复核
    Objection,
    /// 更正差错
    Correction,
}

impl Reason {
    pub const ALL: [Reason; 9] = [
        Reason::Band,
        Reason::Limited,
        Reason::Small,
        Reason::FirstYear,
        Reason::NothingPaid,
        Reason::Fixed,
        Reason::Reclassified,
        Reason::Objection,
        Reason::Correction,
    ];

    /// The stable word that is stored and that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Reason::Band => "band",
            Reason::Limited => "limited",
            Reason::Small => "small",
            Reason::FirstYear => "first_year",
            Reason::NothingPaid => "nothing_paid",
            Reason::Fixed => "fixed",
            Reason::Reclassified => "reclassified",
            Reason::Objection => "objection",
            Reason::Correction => "correction",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|r| r.id() == text.trim())
    }
}

/// By which bands is reviewed.
#[derive(Debug, Clone, Copy)]
pub enum Bands<'a> {
    /// The office's own.
    Own,
    /// Those of another place, to see what they would do.
    Example(&'a Example),
}

/// What holds for all employers of a review.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    pub book: &'a Book,
    pub bands: Bands<'a>,
    /// The month from which the new step holds.
    pub from: Month,
    /// Employers with fewer insured-years do not float.
    pub small: Decimal,
}

/// An employer as he is reviewed.
#[derive(Debug, Clone, Copy)]
pub struct Subject {
    pub class: u8,
    pub step: u8,
    pub registered_on: NaiveDate,
    pub indicators: Indicators,
    /// Bases of the last twelve months: the effect is counted on them.
    pub year_base: Money,
}

/// What a review comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub step: u8,
    /// In the order they were met.
    pub reasons: Vec<Reason>,
    /// Rates of the month from which it holds, with its phased cut.
    pub rate_now: Decimal,
    pub rate_new: Decimal,
    /// What changes of a year's premium.
    pub effect: Money,
}

/// Reviews an employer.
///
/// # Errors
/// Those of [`float`]: `NoParameter` where the office has not entered its bands.
pub fn review<T: Trace>(terms: &Terms<'_>, subject: &Subject, trace: &mut T) -> Result<Found, Problem> {
    let (step, reasons) = match unfloated(terms, subject) {
        Some(why) => (subject.step, vec![why]),
        None => floated(terms, subject, trace)?,
    };
    let (rate_now, rate_new, effect) = compare(terms.book, terms.from, subject, (subject.class, step))?;
    Ok(Found { step, reasons, rate_now, rate_new, effect })
}

/// The rates of a month before and after, and the difference of a year's premium on the same bases.
///
/// # Errors
/// Those of [`RateParts::on`].
pub fn compare(
    book: &Book,
    from: Month,
    subject: &Subject,
    (class, step): (u8, u8),
) -> Result<(Decimal, Decimal, Money), Problem> {
    let now = RateParts::on(book, subject.class, subject.step, from)?.rate();
    let new = RateParts::on(book, class, step, from)?.rate();
    Ok((now, new, subject.year_base.exact().times(new - now).round()))
}

/// Why an employer keeps his step whatever his ratio is.
fn unfloated(terms: &Terms<'_>, subject: &Subject) -> Option<Reason> {
    let a_year_before = terms.from.first_day() - Months::new(12);
    if subject.registered_on > a_year_before {
        return Some(Reason::FirstYear);
    }
    if subject.indicators.insured_years() < terms.small {
        return Some(Reason::Small);
    }
    subject.indicators.use_ratio().is_none().then_some(Reason::NothingPaid)
}

fn floated<T: Trace>(terms: &Terms<'_>, subject: &Subject, trace: &mut T) -> Result<(u8, Vec<Reason>), Problem> {
    let use_ratio = subject.indicators.use_ratio().unwrap_or_default();
    let case = Review { class: subject.class, step: subject.step, use_ratio, month: terms.from };
    let reviewed = match terms.bands {
        Bands::Own => float(terms.book, case, trace)?,
        Bands::Example(example) => {
            let Some(factor) = example.factor(subject.class, use_ratio, subject.indicators.injuries > 0) else {
                return Ok((subject.step, vec![Reason::Fixed]));
            };
            let band = step_of(terms.book, subject.class, factor, terms.from.first_day());
            move_to(terms.book, case, band, trace)?
        }
    };
    let limited = (reviewed.step != reviewed.band).then_some(Reason::Limited);
    Ok((reviewed.step, std::iter::once(Reason::Band).chain(limited).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::benefits::explain::Silent;
    use crate::domain::rates::bands::{Band, End, For};
    use crate::policy::parameters::shipped;

    fn number(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a number")
    }

    fn money(text: &str) -> Money {
        Money::parse(text).expect("an amount")
    }

    /// The rule of one city (agency rules 6.1): classes 1 and 2 do not float; new injuries count.
    fn city() -> Example {
        let band = |of, end, factor| Band { of, end, factor: number(factor) };
        Example {
            id: "city".into(),
            zh: String::new(),
            en: String::new(),
            fixed_classes: vec![1, 2],
            bands: vec![
                band(For::WithoutInjury, End::UpTo(number("1.2")), "0.8"),
                band(For::WithoutInjury, End::Open, "1"),
                band(For::WithInjury, End::UpTo(number("1.2")), "1"),
                band(For::WithInjury, End::UpTo(number("3")), "1.2"),
                band(For::WithInjury, End::Open, "1.5"),
            ],
        }
    }

    fn subject(class: u8, step: u8, fund: &str, injuries: i64) -> Subject {
        let indicators =
            Indicators { person_months: 1200, paid: money("10000"), medical: money(fund), injuries, ..Indicators::default() };
        let registered_on = "2010-01-01".parse().expect("a day");
        Subject { class, step, registered_on, indicators, year_base: money("1000000") }
    }

    fn terms<'a>(book: &'a Book, example: &'a Example) -> Terms<'a> {
        let from = Month::parse("2022-01").expect("a month");
        Terms { book, bands: Bands::Example(example), from, small: Decimal::from(10) }
    }

    #[test]
    fn the_rule_of_one_city_moves_by_injuries_too() {
        let (book, city) = (shipped().expect("parameters"), city());
        let terms = terms(&book, &city);
        for (class, step, fund, injuries, new, reasons) in [
            (6, 3, "12000", 0, 2, vec![Reason::Band]),
            (6, 3, "12000.01", 0, 3, vec![Reason::Band]),
            (6, 3, "12000", 1, 3, vec![Reason::Band]),
            (6, 3, "30000", 1, 4, vec![Reason::Band]),
            (6, 3, "30001", 1, 5, vec![Reason::Band]),
            (6, 5, "0", 0, 3, vec![Reason::Band, Reason::Limited]),
            (2, 3, "99999", 5, 3, vec![Reason::Fixed]),
        ] {
            let found = review(&terms, &subject(class, step, fund, injuries), &mut Silent).expect("a step");
            assert_eq!((found.step, found.reasons), (new, reasons), "class {class}, {fund}, {injuries}");
        }
    }

    /// From January 2022 the cut of a fifth holds: 1.3 % x 0.8 against 1.3 % x 0.8 x 0.8 on a million.
    #[test]
    fn the_effect_is_a_years_premium_at_the_rates_of_that_month() {
        let (book, city) = (shipped().expect("parameters"), city());
        let found = review(&terms(&book, &city), &subject(6, 3, "0", 0), &mut Silent).expect("a step");
        assert_eq!((found.rate_now.normalize(), found.rate_new.normalize()), (number("0.0104"), number("0.00832")));
        assert_eq!(found.effect, money("-2080"));
    }

    #[test]
    fn the_small_the_new_and_who_paid_nothing_stay_where_they_are() {
        let (book, city) = (shipped().expect("parameters"), city());
        let terms = terms(&book, &city);
        let sound = subject(6, 4, "99999", 9);
        let small = Indicators { person_months: 119, ..sound.indicators };
        let unpaid = Indicators { paid: Money::ZERO, ..sound.indicators };
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (subject, why) in [
            (Subject { indicators: small, ..sound }, Reason::Small),
            (Subject { indicators: unpaid, ..sound }, Reason::NothingPaid),
            (Subject { registered_on: day("2021-01-02"), ..sound }, Reason::FirstYear),
        ] {
            let found = review(&terms, &subject, &mut Silent).expect("a step");
            assert_eq!((found.step, found.reasons, found.effect), (4, vec![why], Money::ZERO));
        }
        let a_year = Subject { registered_on: day("2021-01-01"), ..sound };
        assert_eq!(review(&terms, &a_year, &mut Silent).expect("a step").step, 5);
    }

    #[test]
    fn without_bands_of_ones_own_it_says_what_is_missing() {
        let (book, city) = (shipped().expect("parameters"), city());
        let own = Terms { bands: Bands::Own, ..terms(&book, &city) };
        let lacks = review(&own, &subject(6, 3, "0", 0), &mut Silent);
        assert!(matches!(lacks, Err(Problem::NoParameter { .. })), "{lacks:?}");
        assert!(Reason::ALL.iter().all(|r| Reason::parse(r.id()) == Some(*r)));
    }
}
