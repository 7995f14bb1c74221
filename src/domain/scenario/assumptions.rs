//! What a scenario assumes. Nothing assumed is today: rates and steps as decided, everything else as in the base year.

use rust_decimal::Decimal;

use crate::domain::dates::Month;
use crate::domain::params::Book;
use crate::domain::premium::RateParts;
use crate::domain::problem::Problem;

/// Years a projection goes beyond its base year.
pub const YEARS_MAX: u8 = 5;

/// 阶段性降费: replaces what is decided for its months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// What is left of a rate: 0.8 of a cut by a fifth, 1 of none.
    pub factor: Decimal,
    pub from: Month,
    /// The last month; `None` for all that follow.
    pub until: Option<Month>,
}

/// What passes between the levels of government.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Transfers {
    /// 与基年相同
    #[default]
    AsBaseYear,
    /// 不计
    None,
}

/// What is assumed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumptions {
    /// 1 to [`YEARS_MAX`].
    pub years: u8,
    /// The month from which base rates and factors are other; January after the base year.
    pub from: Option<Month>,
    /// New base rates of classes 1 to 8.
    pub base_rates: [Option<Decimal>; 8],
    /// New factors of the steps of class 1, and of the others.
    pub factors_first: [Option<Decimal>; 3],
    pub factors: [Option<Decimal>; 5],
    pub cut: Option<Cut>,
    /// A year, as a share; may be below zero.
    pub base_growth: Decimal,
    pub spending_growth: Decimal,
    /// 定期待遇年度调整
    pub raise: Decimal,
    /// More deaths a year.
    pub deaths: u8,
    pub transfers: Transfers,
}

impl Default for Assumptions {
    fn default() -> Assumptions {
        Assumptions {
            years: 3,
            from: None,
            base_rates: [None; 8],
            factors_first: [None; 3],
            factors: [None; 5],
            cut: None,
            base_growth: Decimal::ZERO,
            spending_growth: Decimal::ZERO,
            raise: Decimal::ZERO,
            deaths: 0,
            transfers: Transfers::default(),
        }
    }
}

impl Assumptions {
    /// Today, over so many years.
    #[must_use]
    pub fn today(years: u8) -> Assumptions {
        Assumptions { years, ..Assumptions::default() }
    }

    /// The rate of a class and step in a month.
    ///
    /// # Errors
    /// Those of [`RateParts::on`].
    pub fn rate(&self, book: &Book, (class, step): (u8, u8), month: Month, base_year: i32) -> Result<Decimal, Problem> {
        let decided = RateParts::on(book, class, step, month)?;
        let begins = self.from.map_or(month.year() > base_year, |from| from <= month);
        let of_class = |class: u8| self.base_rates.get(usize::from(class) - 1).copied().flatten().filter(|_| begins);
        let steps = if class == 1 { &self.factors_first[..] } else { &self.factors[..] };
        let factor = steps.get(usize::from(step) - 1).copied().flatten().filter(|_| begins);
        let cut = self.cut.filter(|c| c.from <= month && c.until.is_none_or(|until| month <= until));
        let parts = RateParts {
            class_base: of_class(class).unwrap_or(decided.class_base),
            class1_base: of_class(1).unwrap_or(decided.class1_base),
            floating: factor.unwrap_or(decided.floating),
            phased: cut.map_or(decided.phased, |c| c.factor),
        };
        Ok(parts.rate())
    }
}
