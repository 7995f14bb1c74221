//! Days and months as people write them. "Today" is never read here; whoever needs it is given it.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};

use super::plain::half_width;
use super::problem::Problem;

/// Reads a day: `2021-05-01`, `2021/5/1`, `2021.5.1` or `20210501`.
///
/// # Errors
/// `Empty`; `BadDate` also for days that do not exist.
pub fn parse_date(text: &str) -> Result<NaiveDate, Problem> {
    let text = half_width(text);
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let [year, month, day] = split_numbers::<3>(text, &[4, 2, 2]).ok_or(Problem::BadDate)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).map_err(|_| Problem::BadDate)?, month, day)
        .filter(|d| (1850..=2200).contains(&d.year()))
        .ok_or(Problem::BadDate)
}

/// `N` numbers divided by `-`, `/` or `.`, or run together in the given widths.
fn split_numbers<const N: usize>(text: &str, widths: &[usize; N]) -> Option<[u32; N]> {
    let mut out = [0; N];
    if text.bytes().all(|b| b.is_ascii_digit()) {
        if text.len() != widths.iter().sum::<usize>() {
            return None;
        }
        let mut rest = text;
        for (slot, width) in out.iter_mut().zip(widths) {
            let (head, tail) = rest.split_at(*width);
            *slot = head.parse().ok()?;
            rest = tail;
        }
        return Some(out);
    }
    let mut parts = text.split(['-', '/', '.']);
    for (slot, width) in out.iter_mut().zip(widths) {
        let part = parts.next()?;
        if part.is_empty() || part.len() > *width || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *slot = part.parse().ok()?;
    }
    parts.next().is_none().then_some(out)
}

/// A calendar month, stored as the integer `yyyymm`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// # Errors
    /// `BadMonth` when the month is not 1-12 or the year not 1850-2200.
    pub fn new(year: i32, month: u32) -> Result<Month, Problem> {
        if (1..=12).contains(&month) && (1850..=2200).contains(&year) {
            Ok(Month { year, month })
        } else {
            Err(Problem::BadMonth)
        }
    }

    #[must_use]
    pub fn of(date: NaiveDate) -> Month {
        Month { year: date.year(), month: date.month() }
    }

    /// Reads `2021-05`, `2021/5`, `2021.5` or `202105`.
    ///
    /// # Errors
    /// `Empty`, `BadMonth`.
    pub fn parse(text: &str) -> Result<Month, Problem> {
        let text = half_width(text);
        let text = text.trim();
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        let [year, month] = split_numbers::<2>(text, &[4, 2]).ok_or(Problem::BadMonth)?;
        Month::new(i32::try_from(year).map_err(|_| Problem::BadMonth)?, month)
    }

    /// # Errors
    /// `BadMonth` when the number is not a `yyyymm`.
    pub fn from_number(number: i64) -> Result<Month, Problem> {
        let year = i32::try_from(number / 100).map_err(|_| Problem::BadMonth)?;
        let month = u32::try_from(number % 100).map_err(|_| Problem::BadMonth)?;
        Month::new(year, month)
    }

    #[must_use]
    pub fn number(self) -> i64 {
        i64::from(self.year) * 100 + i64::from(self.month)
    }

    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    #[must_use]
    pub fn month(self) -> u32 {
        self.month
    }

    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).expect("year and month were checked")
    }

    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.next().first_day() - Days::new(1)
    }

    #[must_use]
    pub fn previous(self) -> Month {
        if self.month == 1 { Month { year: self.year - 1, month: 12 } } else { Month { year: self.year, month: self.month - 1 } }
    }

    #[must_use]
    pub fn next(self) -> Month {
        if self.month == 12 { Month { year: self.year + 1, month: 1 } } else { Month { year: self.year, month: self.month + 1 } }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year, self.month))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days() {
        let want = NaiveDate::from_ymd_opt(2021, 5, 1);
        for text in ["2021-05-01", "2021/5/1", "2021.05.1", "20210501", "２０２１－０５－０１"] {
            assert_eq!(parse_date(text).ok(), want, "{text}");
        }
        for text in ["2021-02-30", "2021-13-01", "21-05-01", "2021-05", "yesterday", "2021-05-01-01", "9999-01-01"] {
            assert_eq!(parse_date(text), Err(Problem::BadDate), "{text}");
        }
    }

    #[test]
    fn months_count_over_the_year() {
        let december = Month::parse("2021-12").expect("a month");
        assert_eq!(december.next().to_string(), "2022-01");
        assert_eq!(december.next().previous(), december);
        assert_eq!(december.previous().to_string(), "2021-11");
        assert_eq!(december.last_day().to_string(), "2021-12-31");
        assert_eq!(Month::from_number(december.number()), Ok(december));
        assert_eq!(Month::parse("2021-00"), Err(Problem::BadMonth));
    }
}
