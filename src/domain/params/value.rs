//! Values of parameters and what they count.

use rust_decimal::Decimal;

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::plain::half_width;
use crate::domain::problem::Problem;

/// What a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Months,
    Years,
    Multiple,
    /// A share: `0.60` is 60 %.
    Rate,
    YuanMonth,
    YuanDay,
    YuanYear,
    /// An amount by itself; the key's name says for what (a trip, a tonne).
    Yuan,
    /// A count or measure that no other unit fits; the key's name says of what (steps, square metres a head).
    Number,
    /// A calendar month, `1965-01`.
    Month,
    /// A switch; the values it may have are listed in its definition.
    Choice,
}

impl Unit {
    pub const ALL: [Unit; 11] = [
        Unit::Months,
        Unit::Years,
        Unit::Multiple,
        Unit::Rate,
        Unit::YuanMonth,
        Unit::YuanDay,
        Unit::YuanYear,
        Unit::Yuan,
        Unit::Number,
        Unit::Month,
        Unit::Choice,
    ];

    /// The stable word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Unit::Months => "months",
            Unit::Years => "years",
            Unit::Multiple => "multiple",
            Unit::Rate => "rate",
            Unit::YuanMonth => "yuan_month",
            Unit::YuanDay => "yuan_day",
            Unit::YuanYear => "yuan_year",
            Unit::Yuan => "yuan",
            Unit::Number => "number",
            Unit::Month => "month",
            Unit::Choice => "choice",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|u| u.id() == text)
    }
}

/// A parameter's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Counts and rates, exactly.
    Number(Decimal),
    Money(Money),
    Month(Month),
    Choice(String),
}

impl Value {
    /// Reads a value of a unit.
    ///
    /// # Errors
    /// `WrongUnit` for text that is no such value, or is out of all reason for it.
    pub fn parse(text: &str, unit: Unit, choices: &[String]) -> Result<Value, Problem> {
        let wrong = || Problem::WrongUnit { unit: unit.id() };
        let text = half_width(text);
        let text = text.trim();
        let number = |most: i64, decimals: u32| {
            let number = Decimal::from_str_exact(text).map_err(|_| wrong())?.normalize();
            let sound = !number.is_sign_negative() && number <= Decimal::from(most) && number.scale() <= decimals;
            if sound { Ok(Value::Number(number)) } else { Err(wrong()) }
        };
        match unit {
            Unit::Months => number(600, 2),
            Unit::Years => number(150, 0),
            Unit::Multiple => number(1_000, 2),
            Unit::Rate => number(10, 9),
            Unit::Number => number(1_000_000, 2),
            Unit::YuanMonth | Unit::YuanDay | Unit::YuanYear | Unit::Yuan => {
                let money = Money::parse_not_negative(text).map_err(|_| wrong())?;
                if money <= Money::from_fen(1_000_000_000) { Ok(Value::Money(money)) } else { Err(wrong()) }
            }
            Unit::Month => Month::parse(text).map(Value::Month).map_err(|_| wrong()),
            Unit::Choice => {
                if choices.iter().any(|c| c == text) {
                    Ok(Value::Choice(text.to_owned()))
                } else {
                    Err(wrong())
                }
            }
        }
    }

    /// As files hold it and scripts read it.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Value::Number(n) => n.to_string(),
            Value::Money(m) => m.plain(),
            Value::Month(m) => m.to_string(),
            Value::Choice(c) => c.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_belong_to_their_unit() {
        for (text, unit, good) in [
            ("27", Unit::Months, true),
            ("-1", Unit::Months, false),
            ("0.60", Unit::Rate, true),
            ("60", Unit::Rate, false),
            ("7694.005", Unit::YuanMonth, false),
            ("12.5", Unit::Yuan, true),
            ("12.505", Unit::Yuan, false),
            ("8.5", Unit::Number, true),
            ("-8.5", Unit::Number, false),
            ("1965-01", Unit::Month, true),
            ("1965-13", Unit::Month, false),
            ("step", Unit::Choice, true),
            ("leap", Unit::Choice, false),
        ] {
            assert_eq!(Value::parse(text, unit, &["step".to_owned()]).is_ok(), good, "{text}");
        }
    }
}
