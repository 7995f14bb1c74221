//! Employers as they are registered (参保单位) and what they declare each month.

pub mod division;
pub mod rate;
pub mod registration;
pub mod state;

use chrono::NaiveDate;

use super::dates::Month;
use super::identity::CreditCode;
use super::money::Money;
use super::problem::Problem;

/// An employer as a file or form gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employer {
    pub credit_code: CreditCode,
    pub name: String,
    /// Section letter of GB/T 4754, `A` to `T`.
    pub industry: char,
    /// Risk class 1-8 (人社部发〔2015〕71号).
    pub risk_class: u8,
    pub address: String,
    pub contact: String,
    pub phone: String,
    pub registered_on: NaiveDate,
}

/// # Errors
/// `UnknownIndustry`.
pub fn parse_industry(text: &str) -> Result<char, Problem> {
    let text = super::plain::half_width(text).trim().to_ascii_uppercase();
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c @ 'A'..='T'), None) => Ok(c),
        _ => Err(Problem::UnknownIndustry),
    }
}

/// A whole number within bounds.
///
/// # Errors
/// `NotInRange`.
pub fn parse_count(text: &str, min: i64, max: i64) -> Result<i64, Problem> {
    let text = super::plain::half_width(text);
    text.trim().parse::<i64>().ok().filter(|n| (min..=max).contains(n)).ok_or(Problem::NotInRange { min, max })
}

/// Parts per million of payroll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatePpm(pub i64);

impl RatePpm {
    /// Reads a rate in per cent: `0.56` is 5,600 parts per million. At most 100 %.
    ///
    /// # Errors
    /// `BadRate`, also for more than four decimals.
    pub fn parse(text: &str) -> Result<RatePpm, Problem> {
        let text = super::plain::half_width(text);
        let text = text.trim().trim_end_matches('%');
        let value = rust_decimal::Decimal::from_str_exact(text).map_err(|_| Problem::BadRate)?;
        let ppm = (value * rust_decimal::Decimal::from(10_000)).normalize();
        if ppm.scale() > 0 || ppm.is_sign_negative() {
            return Err(Problem::BadRate);
        }
        i64::try_from(ppm).ok().filter(|n| *n <= 1_000_000).map(RatePpm).ok_or(Problem::BadRate)
    }

    /// Per cent without trailing zeros: `0.56`.
    #[must_use]
    pub fn percent(self) -> String {
        rust_decimal::Decimal::new(self.0, 4).normalize().to_string()
    }
}

/// What one employer owed and paid for one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    pub month: Month,
    pub headcount: i64,
    pub payroll: Money,
    pub rate: RatePpm,
    pub due: Money,
    pub paid: Money,
    /// Set exactly when something was paid.
    pub paid_on: Option<NaiveDate>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_exact() {
        assert_eq!(RatePpm::parse("0.56"), Ok(RatePpm(5600)));
        assert_eq!(RatePpm::parse("1.3%").map(RatePpm::percent), Ok("1.3".to_owned()));
        for text in ["", "-1", "101", "0.00001", "x"] {
            assert_eq!(RatePpm::parse(text), Err(Problem::BadRate), "{text}");
        }
    }
}
