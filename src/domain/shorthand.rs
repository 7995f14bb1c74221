//! What a quick hand types for days, times of day and amounts, read as their full forms.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};

use super::dates::parse_date;
use super::money::Money;
use super::plain::half_width;
use super::problem::Problem;

/// Ten thousand, as written behind an amount.
const WAN: char = '\u{4E07}';
/// Decimals that ten thousand takes.
const WAN_DECIMALS: usize = 4;
/// Months looked back for a day of the month: two that have no 31st never follow each other.
const MONTHS_BACK: u32 = 2;
/// Years looked back for a day of the year: from 1896 to 1904 there was no 29 February.
const YEARS_BACK: i32 = 8;
/// The first year of [`parse_date`].
const FIRST_YEAR: i32 = 1850;

/// Reads a day as [`parse_date`] does, and besides: `t` is today; `-3` three days ago; `15` the newest 15th that is not in
/// the future (of this month, else of the last month that has one); `0315` the newest 15 March that is not in the future.
/// Only a day written in full can be a future one.
///
/// # Errors
/// `Empty`, `BadDate`.
pub fn parse_date_short(text: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    let wide = half_width(text);
    let text = wide.trim();
    if text.eq_ignore_ascii_case("t") {
        return Ok(today);
    }
    if let Some(days) = text.strip_prefix('-') {
        let back = digits(days, 1..=5).and_then(|n| today.checked_sub_days(Days::new(n.into())));
        return back.filter(|d| d.year() >= FIRST_YEAR).ok_or(Problem::BadDate);
    }
    if let Some(day) = digits(text, 1..=2) {
        return day_of_month(day, today).ok_or(Problem::BadDate);
    }
    match digits(text, 4..=4) {
        Some(n) => day_of_year(n / 100, n % 100, today).ok_or(Problem::BadDate),
        None => parse_date(text),
    }
}

/// A number of so many digits.
fn digits(text: &str, count: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let sound = count.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    sound.then(|| text.parse().ok()).flatten()
}

fn day_of_month(day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let first = today.with_day(1)?;
    let of = |back: u32| first.checked_sub_months(Months::new(back))?.with_day(day);
    (0..=MONTHS_BACK).filter_map(of).find(|d| *d <= today)
}

fn day_of_year(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let of = |back: i32| NaiveDate::from_ymd_opt(today.year() - back, month, day);
    (0..=YEARS_BACK).filter_map(of).find(|d| *d <= today)
}

/// Reads a time of day: `0830`, `830`, `8:30`.
///
/// # Errors
/// `Empty`, `BadTime`.
pub fn parse_time_short(text: &str) -> Result<NaiveTime, Problem> {
    let wide = half_width(text);
    let text = wide.trim();
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let (hour, minute) = match text.split_once(':') {
        Some((hour, minute)) => (digits(hour, 1..=2), digits(minute, 2..=2)),
        None => (digits(text, 3..=4).map(|n| n / 100), digits(text, 3..=4).map(|n| n % 100)),
    };
    hour.zip(minute).and_then(|(h, m)| NaiveTime::from_hms_opt(h, m, 0)).ok_or(Problem::BadTime)
}

/// A time of day in its full form, `08:30`.
#[must_use]
pub fn time_text(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// Reads yuan as [`Money::parse`] does, and with `w` or the character for ten thousand behind it that many times as much:
/// `12.5w` is 125,000.00, exactly.
///
/// # Errors
/// Those of [`Money::parse`]: an amount finer than a fen is `TooPrecise`, never rounded.
pub fn parse_money_short(text: &str) -> Result<Money, Problem> {
    let wide = half_width(text);
    let text = wide.trim();
    let Some(number) = text.strip_suffix(['w', 'W', WAN]).map(str::trim_end) else { return Money::parse(text) };
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    // The whole part alone says whether sign, currency and groups are sound.
    Money::parse(whole).map_err(|p| if p == Problem::Empty { Problem::BadAmount } else { p })?;
    if decimals.is_empty() || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Problem::BadAmount);
    }
    let (shifted, rest) = decimals.split_at(WAN_DECIMALS.min(decimals.len()));
    let whole = whole.replace(',', "");
    Money::parse(&format!("{whole}{shifted:0<WAN_DECIMALS$}.{rest:0<1}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn days_are_the_newest_that_are_not_in_the_future() {
        for (typed, today, want) in [
            ("t", "2022-01-04", "2022-01-04"),
            ("T", "2022-01-04", "2022-01-04"),
            ("-3", "2022-01-02", "2021-12-30"),
            ("-0", "2022-01-02", "2022-01-02"),
            ("4", "2022-01-04", "2022-01-04"),
            ("15", "2022-01-04", "2021-12-15"),
            ("31", "2021-05-30", "2021-03-31"),
            ("30", "2021-03-01", "2021-01-30"),
            ("0315", "2022-01-04", "2021-03-15"),
            ("0315", "2022-03-15", "2022-03-15"),
            ("0229", "2022-01-04", "2020-02-29"),
            ("0229", "1904-02-28", "1896-02-29"),
            ("２０２１－０５－０１", "2022-01-04", "2021-05-01"),
            ("20300501", "2022-01-04", "2030-05-01"),
        ] {
            assert_eq!(parse_date_short(typed, day(today)), Ok(day(want)), "{typed} on {today}");
        }
        for typed in ["0", "32", "00", "0230", "1301", "-", "--3", "-999999", "315", "tt", "明天"] {
            assert_eq!(parse_date_short(typed, day("2022-01-04")), Err(Problem::BadDate), "{typed}");
        }
        assert_eq!(parse_date_short(" ", day("2022-01-04")), Err(Problem::Empty));
    }

    #[test]
    fn times_of_day() {
        for (typed, want) in [("0830", "08:30"), ("830", "08:30"), ("8:30", "08:30"), ("8：05", "08:05"), ("2359", "23:59")] {
            assert_eq!(parse_time_short(typed).map(time_text), Ok(want.to_owned()), "{typed}");
        }
        for typed in ["2400", "860", "8", "8:3", "8:60", "8:30:00", ":30", "早上"] {
            assert_eq!(parse_time_short(typed), Err(Problem::BadTime), "{typed}");
        }
    }

    #[test]
    fn ten_thousands_are_exact() {
        for (typed, want) in [
            ("12.5w", "125000.00"),
            ("12.5W", "125000.00"),
            ("12.5万", "125000.00"),
            ("１２．５ｗ", "125000.00"),
            ("1.23456w", "12345.60"),
            ("0.000001w", "0.01"),
            ("1,234w", "12340000.00"),
            ("-3 w", "-30000.00"),
            ("￥2w", "20000.00"),
            ("1.50000000w", "15000.00"),
            ("88.8", "88.80"),
        ] {
            assert_eq!(parse_money_short(typed).map(Money::plain), Ok(want.to_owned()), "{typed}");
        }
        assert_eq!(parse_money_short("1.2345678w"), Err(Problem::TooPrecise));
        assert_eq!(parse_money_short("99999999w"), Err(Problem::TooLarge));
        for typed in ["w", ".5w", "1.w", "1..2w", "1.2.3w", "12,34w", "1ww", "w5", "万", "1.-2w"] {
            assert_eq!(parse_money_short(typed), Err(Problem::BadAmount), "{typed}");
        }
    }
}
