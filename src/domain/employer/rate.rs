//! 费率: the class and floating step of an employer, and from when (rules 2.4).

use crate::domain::dates::Month;

/// A class and step from a month on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateRow {
    /// `None` for what was registered first.
    pub from: Option<Month>,
    /// 1-8.
    pub class: u8,
    /// 1-3 of class 1, 1-5 of the others.
    pub step: u8,
}

/// The step where the factor is 1: the first of class 1, the third of the others.
#[must_use]
pub const fn own_step(class: u8) -> u8 {
    if class == 1 { 1 } else { 3 }
}

/// The highest step of a class (人社部发〔2015〕71号).
#[must_use]
pub const fn steps(class: u8) -> u8 {
    if class == 1 { 3 } else { 5 }
}

impl RateRow {
    /// What counts before any decision.
    #[must_use]
    pub const fn registered(class: u8) -> RateRow {
        RateRow { from: None, class, step: own_step(class) }
    }
}

/// The row that counts in a month: of those whose month has come the latest, of two for one month the later entered.
#[must_use]
pub fn in_force(registered: u8, rows: &[RateRow], month: Month) -> RateRow {
    let begun = rows.iter().filter(|r| r.from.is_none_or(|from| from <= month));
    begun.max_by_key(|r| r.from).copied().unwrap_or(RateRow::registered(registered))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    #[test]
    fn the_latest_row_that_has_begun_counts() {
        let row = |from: &str, step| RateRow { from: Some(month(from)), class: 6, step };
        let rows = [row("2021-01", 4), row("2022-01", 2), row("2022-01", 5)];
        let step = |at: &str| in_force(6, &rows, month(at)).step;
        assert_eq!([step("2020-12"), step("2021-12"), step("2022-01"), step("2030-01")], [3, 4, 5, 5]);
        assert_eq!(in_force(1, &[], month("2022-01")), RateRow { from: None, class: 1, step: 1 });
    }
}
