//! Bands figures are sorted into: ages, sizes of employers, hours, grades. Each is known by a stable code.

use chrono::NaiveDate;

use crate::domain::identity::age_on;

/// Bands of age, the youngest first.
pub const AGES: &[&str] = &["0-15", "16-19", "20-29", "30-39", "40-49", "50-59", "60+"];
/// Bands of the number of people insured, the smallest first.
pub const SIZES: &[&str] = &["0", "1-9", "10-49", "50-99", "100-299", "300-999", "1000+"];
/// Quarters of the day; the last one is for hours that are not on file.
pub const HOURS: &[&str] = &["00-05", "06-11", "12-17", "18-23", "unknown"];

/// The band of somebody's age on a day.
#[must_use]
pub fn age(birth: NaiveDate, day: NaiveDate) -> &'static str {
    match age_on(birth, day) {
        ..=15 => AGES[0],
        16..=19 => AGES[1],
        20..=29 => AGES[2],
        30..=39 => AGES[3],
        40..=49 => AGES[4],
        50..=59 => AGES[5],
        60.. => AGES[6],
    }
}

/// The band of an employer with so many people.
#[must_use]
pub const fn size(insured: usize) -> &'static str {
    match insured {
        0 => SIZES[0],
        1..=9 => SIZES[1],
        10..=49 => SIZES[2],
        50..=99 => SIZES[3],
        100..=299 => SIZES[4],
        300..=999 => SIZES[5],
        1000.. => SIZES[6],
    }
}

/// The quarter of a day of a time such as `09:40`.
#[must_use]
pub fn hour(time: &str) -> &'static str {
    match time.get(..2).and_then(|h| h.parse::<u8>().ok()) {
        Some(0..=5) => HOURS[0],
        Some(6..=11) => HOURS[1],
        Some(12..=17) => HOURS[2],
        Some(18..=23) => HOURS[3],
        _ => HOURS[4],
    }
}

/// The heading of GB 6441 annex A.1 a part of the body belongs to: `1.12` for `1.12.4`.
#[must_use]
pub fn body_part(code: &str) -> &str {
    match code.match_indices('.').nth(1) {
        Some((at, _)) => &code[..at],
        None => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_meet_without_a_gap() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
        assert_eq!(age(day(1992, 1, 1), day(2021, 12, 31)), "20-29");
        assert_eq!(age(day(1991, 12, 31), day(2021, 12, 31)), "30-39");
        assert_eq!(age(day(1961, 12, 31), day(2021, 12, 31)), "60+");
        assert_eq!(
            [0, 1, 9, 10, 49, 50, 299, 300, 1000].map(size),
            ["0", "1-9", "1-9", "10-49", "10-49", "50-99", "100-299", "300-999", "1000+"]
        );
        assert_eq!(
            ["00:10", "05:59", "06:00", "23:59", "", "late"].map(hour),
            ["00-05", "00-05", "06-11", "18-23", "unknown", "unknown"]
        );
        assert_eq!(["1.12.4", "1.12", "9.01", ""].map(body_part), ["1.12", "1.12", "9.01", ""]);
    }
}
