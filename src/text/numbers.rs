//! Numbers as people read them.

use rust_decimal::Decimal;

use super::Lang;
use crate::domain::money::{Exact, Money, group};

/// A month of the year, right-aligned to five columns at most: ` 3 月`, `Mar`.
#[must_use]
pub fn month_name(month: u32, lang: Lang) -> String {
    const ENGLISH: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    match lang {
        Lang::Zh => format!("{month:>2} 月"),
        Lang::En => (month as usize).checked_sub(1).and_then(|m| ENGLISH.get(m)).copied().unwrap_or_default().to_owned(),
    }
}

/// An amount in 万元 (10,000 yuan) with two decimals and groups of three. Rounded: for charts, never for books.
#[must_use]
pub fn wan(amount: Money) -> String {
    let text = amount.exact().per(Exact::new(Decimal::from(10_000))).map(|e| e.to_places(2)).unwrap_or_default();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "00"));
    format!("{sign}{}.{decimals}", group(whole))
}

/// A share in per cent: `0.035` as `3.5%`.
#[must_use]
pub fn percent(share: Decimal) -> String {
    format!("{}%", (share * Decimal::ONE_HUNDRED).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousands_of_yuan() {
        assert_eq!(wan(Money::from_fen(1_429_040_000)), "1,429.04");
        assert_eq!(wan(Money::from_fen(-5_000)), "-0.01");
    }
}
