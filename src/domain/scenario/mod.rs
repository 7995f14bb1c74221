//! 费率测算 (agency rules 6.4): what the fund would take in, pay and hold over the years, on its own history, if rates, steps, a
//! phased cut, wages, spending, deaths or transfers between the levels were otherwise.
//!
//! `premium(y) = premium(base) x sum(bases of y x rates of y) / sum(bases of the base year x rates of the base year)`: the share
//! that is really collected is that of the base year. With nothing changed the base year comes out as it was.

mod assumptions;
mod project;

pub use assumptions::{Assumptions, Cut, Transfers, YEARS_MAX};
pub use project::{Projection, YearLine, project};

use crate::domain::money::Money;
use rust_decimal::Decimal;

/// Bases of a month at a class and step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// 1-12.
    pub month: u32,
    pub class: u8,
    pub step: u8,
    pub base: Money,
}

/// What a projection is worked out on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The base year.
    pub year: i32,
    /// Bases of the base year: first at the classes and steps of then, further on at those decided for each year after.
    pub bases: Vec<Vec<Cell>>,
    /// 工伤保险费收入 of the base year, as the books have it.
    pub premium: Money,
    /// Subsidy of the treasury, interest and other income.
    pub other_income: Money,
    pub from_upper: Money,
    pub handed_up: Money,
    /// Monthly benefits of the last month, twelve times, at most all benefits.
    pub monthly: Money,
    /// Lump sums and bills: the rest of the benefits.
    pub one_off: Money,
    pub prevention: Money,
    /// Appraisal and other spending.
    pub running: Money,
    pub opening: Money,
    /// What a death costs at once: lump sum and funeral grant by the standards of the base year.
    pub death: Money,
    /// Most of a year's premium that the prevention fee of the next may be.
    pub prevention_share: Decimal,
}

impl History {
    /// Spending without transfers between the levels.
    #[must_use]
    pub fn spending(&self) -> Money {
        self.monthly + self.one_off + self.prevention + self.running
    }
}
