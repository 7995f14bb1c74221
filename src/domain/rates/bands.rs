//! Bands of other places (agency rules 6.1): what a use ratio would give there. For a preview only; they are in force nowhere here.

use rust_decimal::Decimal;

use crate::domain::params::Book;

/// Which employers a band is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    All,
    /// 无新发工伤
    WithoutInjury,
    /// 有新发工伤
    WithInjury,
}

/// Where a band ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Before this ratio.
    Below(Decimal),
    /// With this ratio.
    UpTo(Decimal),
    Open,
}

/// A band of the use ratio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    pub of: For,
    pub end: End,
    /// Of the base rate.
    pub factor: Decimal,
}

/// A table of bands as another place has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    pub id: String,
    pub zh: String,
    pub en: String,
    /// Classes that do not float there.
    pub fixed_classes: Vec<u8>,
    /// Empty where only a part of the rule is known.
    pub bands: Vec<Band>,
}

impl Example {
    /// The factor that a ratio gives; `None` where the class does not float, or no band is known.
    #[must_use]
    pub fn factor(&self, class: u8, ratio: Decimal, injured: bool) -> Option<Decimal> {
        if self.fixed_classes.contains(&class) {
            return None;
        }
        let is_for = |of: For| match of {
            For::All => true,
            For::WithInjury => injured,
            For::WithoutInjury => !injured,
        };
        let holds = |end: End| match end {
            End::Below(most) => ratio < most,
            End::UpTo(most) => ratio <= most,
            End::Open => true,
        };
        self.bands.iter().find(|b| is_for(b.of) && holds(b.end)).map(|b| b.factor)
    }
}

/// The highest step of a class whose factor is at most this one; the first step where all are above.
#[must_use]
pub fn step_of(book: &Book, class: u8, factor: Decimal, on: chrono::NaiveDate) -> u8 {
    let group = if class == 1 { "c1" } else { "c2" };
    let steps = 1..=crate::domain::employer::rate::steps(class);
    let within = |step: &u8| book.number(&format!("floating_factor.{group}_{step}"), on).is_ok_and(|f| f.value <= factor);
    steps.rev().find(within).unwrap_or(1)
}
