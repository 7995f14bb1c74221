//! 定期待遇调整 (8.1): a monthly amount raised by each year's notice, followed to a month, and what falls due in it.
//!
//! A notice takes effect on 1 January and covers those entitled by the 31 December before. It raises the amount that somebody
//! has; neither the own wage nor the cap on the pensions together (7.6) is looked at again. Pauses do not stop it: who is
//! paid again is paid the amount of that month (convention).

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::dependants::Relation;
use super::explain::{Figure, Operand, Operation, Quantity, Step, Trace};
use super::grade::{Grade, Nursing};
use super::item::ItemKind;
use super::pause::{Paused, due_in};
use super::rule::Rule;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::params::{Book, Param};
use crate::domain::problem::Problem;

/// The line of a notice that somebody falls under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// 伤残津贴, grades 1 to 6 (for 5 and 6 the employer pays by the same table).
    Allowance(Grade),
    /// 生活护理费
    Nursing(Nursing),
    /// 供养亲属抚恤金; a lonely old person or an orphan has the addition on top.
    Dependant { relation: Relation, lonely: bool },
}

impl Level {
    /// The entries of the table that are added up for it.
    fn entries(self) -> Result<Vec<String>, Problem> {
        const LEAST: u8 = 1;
        const MOST: u8 = 6;
        Ok(match self {
            Level::Allowance(grade) if grade.number() <= MOST => vec![format!("allowance_g{}", grade.number())],
            Level::Allowance(_) => return Err(Problem::OnlyForGrades { least: LEAST, most: MOST }),
            Level::Nursing(level) => vec![format!("nursing_{}", level.id())],
            Level::Dependant { relation, lonely } => {
                let base = if relation == Relation::Spouse { "dependant_spouse" } else { "dependant_other" };
                let addition = lonely.then_some("dependant_addition");
                std::iter::once(base).chain(addition).map(str::to_owned).collect()
            }
        })
    }
}

/// Whether notices raise an item at all, by its id: what is left of an allowance beside a pension is not raised itself.
#[must_use]
pub fn is_raised(item: &str) -> bool {
    [ItemKind::DisabilityAllowance, ItemKind::NursingAllowance, ItemKind::DependantPension].iter().any(|kind| kind.id() == item)
}

/// Whether a year's notice covers what is paid from the month `first` on, and through `last` where it ends: the right arose by
/// the 31 December before.
#[must_use]
pub fn covers(year: i32, first: Month, last: Option<Month>) -> bool {
    Month::new(year, 1).is_ok_and(|january| first <= january && last.is_none_or(|last| january <= last))
}

/// A monthly benefit of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Monthly {
    pub level: Level,
    /// The day the right arose: it pays from the month after (C-9), and notices of later years cover it.
    pub entitled: NaiveDate,
    /// The amount as first determined.
    pub first: Money,
}

/// The amount of a year: the year before's raised by the notice's share, rounded, and the notice's flat amount on top.
///
/// # Errors
/// `Negative`; `OnlyForGrades`; `BadDate` for a year out of all reason; `NoParameter` naming what the office has still to enter
/// of the year's table.
pub fn adjust<T: Trace>(book: &Book, level: Level, old: Money, year: i32, trace: &mut T) -> Result<Money, Problem> {
    if old < Money::ZERO {
        return Err(Problem::Negative);
    }
    let day = NaiveDate::from_ymd_opt(year, 1, 1).ok_or(Problem::BadDate)?;
    let entries = level.entries()?;
    let flat = entries.iter().map(|e| book.money(&format!("yearly_flat.{e}"), day)).collect::<Result<Vec<_>, _>>()?;
    let shares = entries.iter().map(|e| book.number(&format!("yearly_rate.{e}"), day)).collect::<Result<Vec<_>, _>>()?;
    let raise = raise(old, &shares, trace);
    let new = old + raise + flat.iter().map(|f| f.value).sum();
    trace.step(|| {
        let had =
            [Operand::Given(Quantity::PaidBefore, Figure::Money(old)), Operand::Worked(Quantity::Raise, Figure::Money(raise))];
        let operands = had.into_iter().chain(flat.iter().map(Operand::param)).collect();
        Step::new(Quantity::Amount, Rule::Adjustment, Operation::Sum, operands, Figure::Money(new))
    });
    Ok(new)
}

/// What the shares add. The old amount is whole fen, so rounding the raise is rounding the raised amount.
fn raise<T: Trace>(old: Money, shares: &[Param<Decimal>], trace: &mut T) -> Money {
    let share: Decimal = shares.iter().map(|s| s.value).sum();
    let raise = old.exact().times(share).round();
    let whole = match shares {
        [one] => Operand::param(one),
        _ => {
            trace.step(|| {
                let operands = shares.iter().map(Operand::param).collect();
                Step::new(Quantity::RaiseShare, Rule::Adjustment, Operation::Sum, operands, Figure::Number(share))
            });
            Operand::Worked(Quantity::RaiseShare, Figure::Number(share))
        }
    };
    trace.step(|| {
        let operands = vec![Operand::Given(Quantity::PaidBefore, Figure::Money(old)), whole];
        Step::new(Quantity::Raise, Rule::Adjustment, Operation::Product, operands, Figure::Money(raise)).rounded()
    });
    raise
}

/// The amount of a month: as first determined, then raised by the notice of every year after the one the right arose in. A
/// year without a notice is entered as 0, so that a table nobody has entered is not taken for one.
///
/// # Errors
/// `EndsBeforeItBegins` for a month before the first one paid; those of [`adjust`].
pub fn amount_in<T: Trace>(book: &Book, benefit: Monthly, month: Month, trace: &mut T) -> Result<Money, Problem> {
    if benefit.first < Money::ZERO {
        return Err(Problem::Negative);
    }
    if month <= Month::of(benefit.entitled) {
        return Err(Problem::EndsBeforeItBegins);
    }
    let mut years = (benefit.entitled.year() + 1)..=month.first_day().year();
    years.try_fold(benefit.first, |amount, year| adjust(book, benefit.level, amount, year, trace))
}

/// What falls due in a month, each month at its own amount: that month unless it is paused, and with it the months that a
/// late certification brings back (8.3). A suspended gap is lost (8.4).
///
/// # Errors
/// Those of [`amount_in`].
pub fn due<T: Trace>(
    book: &Book,
    benefit: Monthly,
    month: Month,
    pauses: &[Paused],
    trace: &mut T,
) -> Result<Vec<(Month, Money)>, Problem> {
    let begun = |m: &Month| *m > Month::of(benefit.entitled);
    let months = due_in(month, pauses).into_iter().filter(begun);
    months.map(|m| amount_in(book, benefit, m, trace).map(|amount| (m, amount))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::explain::{Recorder, Silent};
    use super::super::pause::Pause;
    use super::*;
    use crate::domain::params::{Row, Standing, Unit, Value};
    use crate::policy::parameters::shipped;

    fn money(text: &str) -> Money {
        Money::parse(text).expect("an amount")
    }

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn grade(number: u8) -> Level {
        Level::Allowance(Grade::new(number).expect("a grade"))
    }

    fn row(key: &str, year: i32, value: Value, unit: Unit) -> Row {
        Row {
            key: key.into(),
            from: NaiveDate::from_ymd_opt(year, 1, 1).expect("a day"),
            to: NaiveDate::from_ymd_opt(year, 12, 31),
            value,
            unit,
            document: "d".into(),
            article: "a".into(),
            standing: Standing::Confirmed,
            published: None,
            note: String::new(),
        }
    }

    /// Years as an office entered them: entry, flat amount, share.
    fn book(years: &[(i32, &str, &str, &str)]) -> Book {
        let rows = years.iter().flat_map(|(year, entry, flat, share)| {
            let share = Decimal::from_str_exact(share).expect("a share");
            [
                row(&format!("yearly_flat.{entry}"), *year, Value::Money(money(flat)), Unit::YuanMonth),
                row(&format!("yearly_rate.{entry}"), *year, Value::Number(share), Unit::Rate),
            ]
        });
        shipped().expect("parameters").with_office(rows.collect())
    }

    #[test]
    fn the_share_is_rounded_and_the_flat_amount_goes_on_top() {
        let book = book(&[
            (2017, "allowance_g2", "152", "0"),
            (2018, "allowance_g2", "10", "0.035"),
            (2017, "dependant_other", "60", "0.02"),
            (2017, "dependant_addition", "6", "0.01"),
        ]);
        let mut trace = Recorder::default();
        assert_eq!(adjust(&book, grade(2), money("4250"), 2017, &mut trace), Ok(money("4402")));
        assert_eq!(trace.steps.len(), 2);
        assert!(trace.take().iter().all(|s| s.rule == Rule::Adjustment));
        assert_eq!(adjust(&book, grade(2), money("4250.33"), 2018, &mut Silent), Ok(money("4409.09")));
        let orphan = Level::Dependant { relation: Relation::Child, lonely: true };
        assert_eq!(adjust(&book, orphan, money("1500.50"), 2017, &mut trace), Ok(money("1611.52")));
        assert_eq!(trace.steps[0].of, Quantity::RaiseShare);
        let child = Level::Dependant { relation: Relation::Child, lonely: false };
        assert_eq!(adjust(&book, child, money("1500.50"), 2017, &mut Silent), Ok(money("1590.51")));
    }

    /// Half a table is no table: what is still to be entered is named.
    #[test]
    fn a_year_nobody_has_entered_is_a_problem() {
        let lacks = |book: &Book, level, year| match adjust(book, level, money("4250"), year, &mut Silent) {
            Err(Problem::NoParameter { key, .. }) => key,
            other => panic!("a missing parameter was expected: {other:?}"),
        };
        let bare = shipped().expect("parameters");
        assert_eq!(lacks(&bare, grade(1), 2017), "yearly_flat.allowance_g1");
        assert_eq!(lacks(&bare, Level::Nursing(Nursing::Large), 2017), "yearly_flat.nursing_large");
        let spouse = Level::Dependant { relation: Relation::Spouse, lonely: false };
        assert_eq!(lacks(&bare, spouse, 2017), "yearly_flat.dependant_spouse");
        let half = row("yearly_flat.allowance_g1", 2017, Value::Money(money("159")), Unit::YuanMonth);
        let half = bare.with_office(vec![half]);
        assert_eq!(lacks(&half, grade(1), 2017), "yearly_rate.allowance_g1");
        assert_eq!(lacks(&half, grade(1), 2018), "yearly_flat.allowance_g1");
        let seven = adjust(&half, grade(7), money("4250"), 2017, &mut Silent);
        assert_eq!(seven, Err(Problem::OnlyForGrades { least: 1, most: 6 }));
        assert_eq!(adjust(&half, grade(1), money("-1"), 2017, &mut Silent), Err(Problem::Negative));
    }

    /// A right of 31 December is covered from the day after; one of 1 January waits a year.
    #[test]
    fn an_amount_is_followed_over_the_years() {
        let book =
            book(&[(2017, "allowance_g1", "159", "0"), (2018, "allowance_g1", "0", "0.05"), (2019, "allowance_g1", "100", "0")]);
        let of = |entitled: &str, m: &str| {
            let benefit = Monthly { level: grade(1), entitled: day(entitled), first: money("4000") };
            amount_in(&book, benefit, month(m), &mut Silent)
        };
        assert_eq!(of("2016-12-31", "2017-01"), Ok(money("4159")));
        assert_eq!(of("2016-11-30", "2016-12"), Ok(money("4000")));
        assert_eq!(of("2017-01-01", "2017-12"), Ok(money("4000")));
        assert_eq!(of("2017-01-01", "2018-01"), Ok(money("4200")));
        assert_eq!(of("2016-06-01", "2019-07"), Ok(money("4466.95")));
        assert!(matches!(of("2016-06-01", "2020-01"), Err(Problem::NoParameter { .. })));
        assert_eq!(of("2017-05-20", "2017-05"), Err(Problem::EndsBeforeItBegins));
    }

    /// Two pensions at the cap: each is raised, and together they may then pass the own wage (7.6 is not applied again).
    #[test]
    fn the_cap_is_not_applied_again() {
        let book = book(&[(2017, "dependant_spouse", "66", "0"), (2017, "dependant_other", "60", "0")]);
        let of = |relation, first: &str| {
            let level = Level::Dependant { relation, lonely: false };
            let benefit = Monthly { level, entitled: day("2016-03-01"), first: money(first) };
            amount_in(&book, benefit, month("2017-01"), &mut Silent).expect("an amount")
        };
        let own = money("3000");
        assert!(of(Relation::Spouse, "1500") + of(Relation::Child, "1500") > own);
    }

    /// The new year falls into both pauses: back pay has each month's own amount, a suspended gap is lost, and who is paid
    /// again has what the notice made of it.
    #[test]
    fn pauses_meet_the_adjustment() {
        let book = book(&[(2017, "nursing_full", "190", "0")]);
        let level = Level::Nursing(Nursing::Full);
        let benefit = Monthly { level, entitled: day("2016-03-10"), first: money("2000") };
        let pause = |why| [Paused { why, from: day("2016-10-15"), to: Some(day("2017-02-03")) }];
        let due = |m: &str, pauses: &[Paused]| {
            let months = due(&book, benefit, month(m), pauses, &mut Silent).expect("amounts");
            months.into_iter().map(|(m, amount)| (m.to_string(), amount.plain())).collect::<Vec<_>>()
        };
        let line = |m: &str, amount: &str| (m.to_owned(), amount.to_owned());
        let late = pause(Pause::NotCertified);
        assert_eq!(due("2017-01", &late), []);
        let back = [("2016-11", "2000.00"), ("2016-12", "2000.00"), ("2017-01", "2190.00"), ("2017-02", "2190.00")];
        let with_march: Vec<_> = back.into_iter().chain([("2017-03", "2190.00")]).map(|(m, a)| line(m, a)).collect();
        assert_eq!(due("2017-03", &late), with_march);
        let lost = pause(Pause::Suspended);
        assert_eq!(due("2017-02", &lost), []);
        assert_eq!(due("2017-03", &lost), [line("2017-03", "2190.00")]);
        assert_eq!(due("2016-03", &[]), [], "the month the right arose in is not paid");
        // A certification that was missing from before the right arose brings nothing from before it.
        let early = [Paused { why: Pause::NotCertified, from: day("2016-01-10"), to: Some(day("2016-04-03")) }];
        assert_eq!(due("2016-05", &early), [line("2016-04", "2000.00"), line("2016-05", "2000.00")]);
    }
}
