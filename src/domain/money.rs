//! Money in whole fen, and exact amounts on their way to it.
//!
//! [`Money`] is what is stored and paid. Products and shares are [`Exact`]; rounding is the only road back.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use rust_decimal::{Decimal, RoundingStrategy};

use super::plain::half_width;
use super::problem::Problem;

/// Whole fen (0.01 yuan).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// The largest amount anybody may enter: 100,000,000,000 yuan, far below what an `i64` of fen holds.
const MAX_FEN: i64 = 10_000_000_000_000;

impl Money {
    pub const ZERO: Money = Money(0);

    #[must_use]
    pub const fn from_fen(fen: i64) -> Money {
        Money(fen)
    }

    #[must_use]
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Reads yuan as people write them: `1,234.50`, `￥1234.5`, full-width digits.
    ///
    /// # Errors
    /// `Empty`, `BadAmount`, `TooPrecise` (more than two decimals, never rounded), `TooLarge`.
    pub fn parse(text: &str) -> Result<Money, Problem> {
        let text = half_width(text);
        let text = text.trim().trim_start_matches(['¥', '￥']);
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        parse_plain(text)
    }

    /// Like [`Money::parse`], for amounts that cannot be below zero.
    ///
    /// # Errors
    /// Those of `parse`, and `Negative`.
    pub fn parse_not_negative(text: &str) -> Result<Money, Problem> {
        let money = Money::parse(text)?;
        if money.0 < 0 { Err(Problem::Negative) } else { Ok(money) }
    }

    #[must_use]
    pub fn exact(self) -> Exact {
        Exact(Decimal::new(self.0, 2))
    }

    /// The amount as a plain number of yuan, for a factor that is a share of another amount.
    #[must_use]
    pub fn yuan(self) -> Decimal {
        Decimal::new(self.0, 2)
    }

    /// Yuan with two decimals and no grouping, as scripts and files want it: `-1234.50`.
    #[must_use]
    pub fn plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let fen = self.0.unsigned_abs();
        format!("{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

/// The grammar is small enough to read without a decimal type, and a million imported wages feel it.
fn parse_plain(text: &str) -> Result<Money, Problem> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !grouping_is_sound(whole) || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Problem::BadAmount);
    }
    if digits.ends_with('.') {
        return Err(Problem::BadAmount);
    }
    let significant = decimals.trim_end_matches('0');
    if significant.len() > 2 {
        return Err(Problem::TooPrecise);
    }
    let mut fen: i64 = 0;
    let two = significant.bytes().chain([b'0', b'0']).take(2);
    for b in whole.bytes().filter(u8::is_ascii_digit).chain(two) {
        fen = fen * 10 + i64::from(b - b'0');
        if fen > MAX_FEN {
            return Err(Problem::TooLarge);
        }
    }
    Ok(Money(if negative { -fen } else { fen }))
}

/// Digits, or digits in groups of three behind the first comma.
fn grouping_is_sound(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    let mut grouped = false;
    let rest = groups.all(|g| {
        grouped = true;
        g.len() == 3 && digits(g)
    });
    digits(first) && rest && (!grouped || first.len() <= 3)
}

impl fmt::Display for Money {
    /// Yuan with two decimals and groups of three: `-1,234.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        let (sign, rest) = match plain.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", plain.as_str()),
        };
        let (whole, decimals) = rest.split_once('.').unwrap_or((rest, "00"));
        f.pad(&format!("{sign}{}.{decimals}", group(whole)))
    }
}

/// Digits in groups of three: `12976` as `12,976`.
#[must_use]
pub fn group(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}
impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        self.0 += other.0;
    }
}
impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0 - other.0)
    }
}
impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(-self.0)
    }
}
impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(iter: I) -> Money {
        iter.fold(Money::ZERO, Add::add)
    }
}

/// An unrounded amount or ratio. It cannot be stored or paid; [`Exact::round`] makes it [`Money`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(Decimal);

impl Exact {
    #[must_use]
    pub const fn new(value: Decimal) -> Exact {
        Exact(value)
    }

    #[must_use]
    pub fn times(self, factor: Decimal) -> Exact {
        Exact(self.0 * factor)
    }

    /// The quotient, or `None` when the divisor is zero.
    #[must_use]
    pub fn per(self, divisor: Exact) -> Option<Exact> {
        self.0.checked_div(divisor.0).map(Exact)
    }

    /// The number itself, for a sum of several exact amounts that is rounded once.
    #[must_use]
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// Half up to the fen (convention C-2 of the domain rules), away from zero for negative amounts.
    #[must_use]
    pub fn round(self) -> Money {
        let fen = (self.0 * Decimal::ONE_HUNDRED).round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        Money(i64::try_from(fen).unwrap_or(if fen.is_sign_negative() { i64::MIN } else { i64::MAX }))
    }

    /// Half up to `places` decimals, always showing that many.
    #[must_use]
    pub fn to_places(self, places: u32) -> String {
        let rounded = self.0.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        format!("{rounded:.*}", places as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write() {
        for (text, fen) in
            [("0", 0), ("1,234.50", 123_450), ("￥12.5", 1250), ("１２３．４０", 12_340), ("-3.07", -307), ("5.1000", 510)]
        {
            assert_eq!(Money::parse(text), Ok(Money(fen)), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_not_an_amount() {
        for text in ["abc", "1.2.3", "1,23.00", "12,3456", ".", "5.", "--1", "1e3", ",100", "1 000"] {
            assert_eq!(Money::parse(text), Err(Problem::BadAmount), "{text}");
        }
        assert_eq!(Money::parse("1.005"), Err(Problem::TooPrecise));
        assert_eq!(Money::parse("99999999999999"), Err(Problem::TooLarge));
        assert_eq!(Money::parse_not_negative("-0.01"), Err(Problem::Negative));
    }

    #[test]
    fn shows_groups_and_signs() {
        assert_eq!(Money(-123_450).to_string(), "-1,234.50");
        assert_eq!(Money(16_712_160_000).to_string(), "167,121,600.00");
        assert_eq!(format!("{:>8}", Money(5)), "    0.05");
    }

    #[test]
    fn rounds_half_away_from_zero() {
        for (text, fen) in [("1.005", 101), ("1.0049", 100), ("-1.005", -101)] {
            let exact = Exact(Decimal::from_str_exact(text).expect("a decimal"));
            assert_eq!(exact.round(), Money(fen), "{text}");
        }
    }
}
