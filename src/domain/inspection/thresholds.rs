//! From where on a rule names somebody: parameters, most of them conventions of the office.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::benefits::retirement::Class;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::premium::Limits;
use crate::domain::problem::Problem;

/// The thresholds of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thresholds {
    pub minimum_wage: Money,
    pub floor: Money,
    /// Workers from which on equal wages are a finding, and the share of them that has one wage.
    pub same_wage_heads: i64,
    pub same_wage_share: Decimal,
    /// A wage that moves by this share of the month before, and by this amount at least.
    pub jump_share: Decimal,
    pub jump_amount: Money,
    /// A headcount that moves by this share, and by so many at least.
    pub heads_share: Decimal,
    pub heads_least: i64,
    /// Which retirement age counts for a woman whose post is not known.
    pub women: Class,
    /// Nobody retires before this age, whatever his post.
    pub least_retirement_age: i64,
    /// The least age to work at.
    pub working_age: i64,
    /// A claimed average above the declared one by this share.
    pub claimed_share: Decimal,
    /// Months back that injuries are looked at.
    pub injury_months: u32,
}

impl Thresholds {
    /// # Errors
    /// `NoParameter` for a month without a value.
    pub fn on(book: &Book, month: Month) -> Result<Thresholds, Problem> {
        let day = month.first_day();
        let number = |key: &str| book.number(key, day).map(|p| p.value);
        let count = |key: &str| number(key).map(|n| n.to_i64().unwrap_or_default());
        Ok(Thresholds {
            minimum_wage: book.money("minimum_wage", day)?.value,
            floor: Limits::on(book, month)?.floor.value,
            same_wage_heads: count("inspect_same_wage.heads")?,
            same_wage_share: number("inspect_same_wage.share")?,
            jump_share: number("inspect_jump.share")?,
            jump_amount: book.money("inspect_jump.amount", day)?.value,
            heads_share: number("inspect_heads.share")?,
            heads_least: count("inspect_heads.least")?,
            women: Class::parse(&book.choice("inspect_women_class", day)?.value)?,
            least_retirement_age: least_age(book, day)?,
            working_age: count("inspect_working_age")?,
            claimed_share: number("inspect_claimed_wage")?,
            injury_months: number("inspect_injury_months")?.to_u32().unwrap_or_default(),
        })
    }
}

fn least_age(book: &Book, day: NaiveDate) -> Result<i64, Problem> {
    let age = |class: Class| book.number(&format!("retirement_age.{}", class.id()), day).map(|p| p.value);
    let ages = Class::ALL.into_iter().map(age).collect::<Result<Vec<_>, _>>()?;
    Ok(ages.into_iter().min().and_then(|age| age.to_i64()).unwrap_or_default())
}

/// How far `now` departs from `before`, as a share of it; `None` where there is nothing to hold it against.
#[must_use]
pub fn change(before: Decimal, now: Decimal) -> Option<Decimal> {
    (!before.is_zero()).then(|| (now - before) / before)
}
