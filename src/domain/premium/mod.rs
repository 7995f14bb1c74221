//! 工伤保险费 (2.3-2.6): bounded bases times a rate, rounded once on the employer's total (C-5); and the late fee (2.9).
//! Who does not pay by wages is in [`special`] (2.7), how the floating step moves in [`floating`] (2.4).

pub mod floating;
pub mod special;

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use crate::domain::benefits::explain::{Bound, Figure, Operand, Operation, Quantity, Step, Trace};
use crate::domain::benefits::rule::Rule;
use crate::domain::dates::Month;
use crate::domain::money::{Exact, Money};
use crate::domain::params::{Book, Param};
use crate::domain::problem::Problem;

/// The floor and ceiling of a month's bases, as published (C-4).
#[derive(Debug, Clone)]
pub struct Limits {
    pub floor: Param<Money>,
    pub ceiling: Param<Money>,
}

impl Limits {
    /// # Errors
    /// `NoParameter`.
    pub fn on(book: &Book, month: Month) -> Result<Limits, Problem> {
        let day = month.first_day();
        Ok(Limits { floor: book.money("contribution_floor", day)?, ceiling: book.money("contribution_ceiling", day)? })
    }

    /// 缴费基数 of one wage.
    #[must_use]
    pub fn base(&self, wage: Money) -> Money {
        wage.max(self.floor.value).min(self.ceiling.value)
    }
}

/// What makes an employer's rate (2.4, 2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateParts {
    pub class_base: Decimal,
    /// The rate may not fall below the pooling area's class 1.
    pub class1_base: Decimal,
    pub floating: Decimal,
    pub phased: Decimal,
}

impl RateParts {
    /// The parts of a class and floating step in a month. The step is counted from 1 among the class's own steps.
    ///
    /// # Errors
    /// `NoParameter`, `UnknownParameter` for a step the class does not have.
    pub fn on(book: &Book, class: u8, step: u8, month: Month) -> Result<RateParts, Problem> {
        let day = month.first_day();
        let steps = if class == 1 { "c1" } else { "c2" };
        Ok(RateParts {
            class_base: book.number(&format!("premium_rate.c{class}"), day)?.value,
            class1_base: book.number("premium_rate.c1", day)?.value,
            floating: book.number(&format!("floating_factor.{steps}_{step}"), day)?.value,
            phased: book.number("phased_cut", day).map_or(Decimal::ONE, |p| p.value),
        })
    }

    /// The rate, exactly.
    #[must_use]
    pub fn rate(&self) -> Decimal {
        (self.class_base * self.floating).max(self.class1_base) * self.phased
    }
}

/// The premium of a month for all bases together.
pub fn premium<T: Trace>(bases: &[Money], rate: Decimal, trace: &mut T) -> Money {
    let total: Money = bases.iter().copied().sum();
    let amount = total.exact().times(rate).round();
    trace.step(|| {
        let operands = vec![
            Operand::Worked(Quantity::BaseSum, Figure::Money(total)),
            Operand::Worked(Quantity::PremiumRate, Figure::Number(rate)),
        ];
        Step::new(Quantity::Amount, Rule::Premium, Operation::Product, operands, Figure::Money(amount)).rounded()
    });
    amount
}

/// 未按规定申报: last month's premium and a tenth (K4 art. 10).
///
/// # Errors
/// `NoParameter`.
pub fn undeclared(book: &Book, month: Month, last_month: Money) -> Result<Money, Problem> {
    let share = book.number("undeclared_share", month.first_day())?;
    Ok(last_month.exact().times(share.value).round())
}

/// How large an employer is, for the relief of 2020.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 中小微企业、个体工商户
    Small,
    /// 大型企业、民办非企业单位、社会团体
    Large,
}

/// 阶段性减免: the part of a month's premium that is left to pay. An exempt month counts as paid.
#[must_use]
pub fn relief(book: &Book, size: Size, month: Month) -> Decimal {
    let key = if size == Size::Small { "premium_exemption.small" } else { "premium_exemption.large" };
    book.number(key, month.first_day()).map_or(Decimal::ONE, |p| p.value)
}

/// 滞纳金: arrears times the daily rate of each day from the one after the last day to pay to the day paid, simple,
/// rounded once; at most the principal where the office's switch says so.
///
/// # Errors
/// `NoParameter`; `EndsBeforeItBegins` when paid before it was due; `Negative`.
pub fn late_fee<T: Trace>(
    book: &Book,
    arrears: Money,
    last_day: NaiveDate,
    paid_on: NaiveDate,
    trace: &mut T,
) -> Result<Money, Problem> {
    if arrears < Money::ZERO {
        return Err(Problem::Negative);
    }
    if paid_on < last_day {
        return Err(Problem::EndsBeforeItBegins);
    }
    let mut sum = Decimal::ZERO;
    let mut from = last_day + Days::new(1);
    while from <= paid_on {
        let rate = book.number("late_fee_rate", from)?;
        let until = rate.row.to.map_or(paid_on, |to| to.min(paid_on));
        let days = (until - from).num_days() + 1;
        let fee = arrears.exact().times(rate.value).times(Decimal::from(days));
        trace.step(|| fee_step(arrears, &rate, days, fee));
        sum += fee.decimal();
        from = until + Days::new(1);
    }
    let fee = Exact::new(sum).round();
    let capped = book.choice("late_fee_capped", paid_on)?;
    let paid = if capped.value == "yes" { fee.min(arrears) } else { fee };
    trace.step(|| {
        let operands = vec![Operand::Worked(Quantity::LateFee, Figure::Money(fee)), Operand::param(&capped)];
        Step::new(Quantity::Amount, Rule::LateFee, Operation::ByRule, operands, Figure::Money(paid))
            .bounded((paid < fee).then_some(Bound::Upper))
            .rounded()
    });
    Ok(paid)
}

fn fee_step(arrears: Money, rate: &Param<Decimal>, days: i64, fee: Exact) -> Step {
    let operands = vec![
        Operand::Given(Quantity::Arrears, Figure::Money(arrears)),
        Operand::param(rate),
        Operand::Worked(Quantity::DayCount, Figure::Number(Decimal::from(days))),
    ];
    Step::new(Quantity::LateFee, Rule::LateFee, Operation::Product, operands, Figure::Money(fee.round()))
}

/// Days a late payment is late.
#[must_use]
pub fn days_late(last_day: NaiveDate, paid_on: NaiveDate) -> i64 {
    i64::from(paid_on.num_days_from_ce() - last_day.num_days_from_ce()).max(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::benefits::explain::{Recorder, Silent};
    use crate::policy::parameters::shipped;

    fn book() -> &'static Book {
        static BOOK: std::sync::OnceLock<Book> = std::sync::OnceLock::new();
        BOOK.get_or_init(|| shipped().expect("parameters"))
    }

    fn money(text: &str) -> Money {
        Money::parse(text).expect("an amount")
    }

    fn number(text: &str) -> Decimal {
        Decimal::from_str_exact(text).expect("a number")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// The case S18, with the published limits of 2025.
    #[test]
    fn bases_are_bounded_and_the_premium_is_rounded_once() {
        let limits = Limits::on(book(), Month::parse("2025-06").expect("a month")).expect("limits");
        let bases: Vec<Money> = ["3500", "6000", "25000"].map(|w| limits.base(money(w))).to_vec();
        assert_eq!(bases, ["4072", "6000", "20361"].map(money));
        let parts = RateParts {
            class_base: number("0.013"),
            class1_base: number("0.002"),
            floating: number("1.20"),
            phased: number("0.80"),
        };
        assert_eq!(parts.rate().normalize(), number("0.01248"));
        assert_eq!(premium(&bases, parts.rate(), &mut Silent), money("379.80"));
        let floor = RateParts { class_base: number("0.002"), floating: number("0.5"), ..parts };
        assert_eq!(floor.rate(), number("0.002") * number("0.80"));
    }

    /// The county's cut of 20 % from May 2021 is in the table.
    #[test]
    fn the_rate_of_a_month_takes_that_months_cut() {
        let at = |m: &str| RateParts::on(book(), 6, 3, Month::parse(m).expect("a month")).expect("a rate").rate().normalize();
        assert_eq!((at("2021-04"), at("2021-05")), (number("0.013"), number("0.0104")));
        assert!(RateParts::on(book(), 1, 5, Month::parse("2021-05").expect("a month")).is_err());
    }

    #[test]
    fn the_relief_of_2020_ends_when_it_ended() {
        let left = |size, m: &str| relief(book(), size, Month::parse(m).expect("a month")).normalize();
        for (size, month, part) in [
            (Size::Small, "2020-01", "1"),
            (Size::Small, "2020-12", "0"),
            (Size::Large, "2020-06", "0.5"),
            (Size::Large, "2020-07", "1"),
            (Size::Small, "2021-01", "1"),
        ] {
            assert_eq!(left(size, month), number(part), "{size:?} {month}");
        }
        assert_eq!(undeclared(book(), Month::parse("2025-06").expect("a month"), money("100")), Ok(money("110")));
    }

    /// The case S19, and a debt across the change of the rate on 2011-07-01.
    #[test]
    fn each_day_has_its_rate() {
        let fee = late_fee(book(), money("12345.67"), day("2025-03-15"), day("2025-06-30"), &mut Silent);
        assert_eq!(fee, Ok(money("660.49")));
        assert_eq!(days_late(day("2025-03-15"), day("2025-06-30")), 107);
        let mut trace = Recorder::default();
        // Two days at 0.2 %, three at 0.05 %.
        let fee = late_fee(book(), money("10000"), day("2011-06-28"), day("2011-07-03"), &mut trace);
        assert_eq!((fee, trace.steps.len()), (Ok(money("55.00")), 3));
        let early = late_fee(book(), money("1"), day("2025-03-15"), day("2025-03-14"), &mut Silent);
        assert_eq!(early, Err(Problem::EndsBeforeItBegins));
        assert_eq!(late_fee(book(), money("1"), day("2025-03-15"), day("2025-03-15"), &mut Silent), Ok(Money::ZERO));
        let capped = book().clone().what_if("late_fee_capped", "yes").expect("a switch");
        assert_eq!(late_fee(&capped, money("10"), day("1999-12-31"), day("2025-01-01"), &mut Silent), Ok(money("10")));
    }

    proptest! {
        #[test]
        fn later_never_costs_less(fen in 0_i64..100_000_000, days in 0_u64..3000) {
            let at = |n: u64| {
                let last = day("2010-01-15");
                late_fee(book(), Money::from_fen(fen), last, last + Days::new(n), &mut Silent).expect("a fee")
            };
            prop_assert!(at(days) <= at(days + 1));
        }
    }
}
