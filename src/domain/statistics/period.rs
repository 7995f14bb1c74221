//! The months a table is of.

use std::fmt;

use chrono::{Days, NaiveDate};

use super::problem::StatisticsProblem;
use crate::domain::dates::Month;
use crate::domain::problem::Problem;

/// Whole months from one to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    first: Month,
    last: Month,
}

impl Period {
    /// # Errors
    /// `Backward` when the last month lies before the first.
    pub fn new(first: Month, last: Month) -> Result<Period, Problem> {
        if last < first { Err(StatisticsProblem::Backward.into()) } else { Ok(Period { first, last }) }
    }

    /// # Errors
    /// `BadMonth` for a year out of all reason.
    pub fn year(year: i32) -> Result<Period, Problem> {
        Ok(Period { first: Month::new(year, 1)?, last: Month::new(year, 12)? })
    }

    /// Reads what [`Period`] writes.
    ///
    /// # Errors
    /// `BadMonth`, `Backward`.
    pub fn parse(text: &str) -> Result<Period, Problem> {
        if let Some((first, last)) = text.split_once("..") {
            return Period::new(Month::parse(first)?, Month::parse(last)?);
        }
        match text.trim().parse() {
            Ok(year) if text.trim().len() == 4 => Period::year(year),
            _ => Month::parse(text).and_then(|m| Period::new(m, m)),
        }
    }

    #[must_use]
    pub const fn first(self) -> Month {
        self.first
    }

    #[must_use]
    pub const fn last(self) -> Month {
        self.last
    }

    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        self.first.first_day()
    }

    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.last.last_day()
    }

    /// The day on which what is there at the start is counted.
    #[must_use]
    pub fn day_before(self) -> NaiveDate {
        self.first_day() - Days::new(1)
    }

    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.first_day() <= day && day <= self.last_day()
    }

    #[must_use]
    pub fn holds_month(self, month: Month) -> bool {
        self.first <= month && month <= self.last
    }

    pub fn months(self) -> impl Iterator<Item = Month> {
        std::iter::successors(Some(self.first), |m| Some(m.next())).take_while(move |m| *m <= self.last)
    }

    /// Whether it has twelve months, as rates of a year want.
    #[must_use]
    pub fn is_year_long(self) -> bool {
        self.months().count() == 12
    }
}

impl fmt::Display for Period {
    /// `2021`, `2021-03`, or `2021-01..2021-06`: the key a return is kept by.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = if self.first == self.last {
            self.first.to_string()
        } else if self.first.month() == 1 && self.last.month() == 12 && self.first.year() == self.last.year() {
            self.first.year().to_string()
        } else {
            format!("{}..{}", self.first, self.last)
        };
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_named_shortly() {
        let month = |text| Month::parse(text).expect("a month");
        let period = |a, b| {
            let period = Period::new(month(a), month(b)).expect("a period");
            assert_eq!(Period::parse(&period.to_string()), Ok(period));
            period.to_string()
        };
        assert_eq!(period("2021-01", "2021-12"), "2021");
        assert_eq!(period("2021-03", "2021-03"), "2021-03");
        assert_eq!(period("2020-07", "2021-06"), "2020-07..2021-06");
        assert_eq!(Period::new(month("2021-02"), month("2021-01")), Err(StatisticsProblem::Backward.into()));
    }

    #[test]
    fn a_year_over_the_turn_has_twelve_months() {
        let month = |text| Month::parse(text).expect("a month");
        let period = Period::new(month("2020-07"), month("2021-06")).expect("a period");
        assert!(period.is_year_long());
        assert_eq!(period.day_before().to_string(), "2020-06-30");
        assert_eq!(period.last_day().to_string(), "2021-06-30");
    }
}
