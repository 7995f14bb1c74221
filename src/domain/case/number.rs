//! 案件编号: those given here are `GS-2021-000123`; cases of earlier years keep the number they have.

use crate::domain::name::parse_line;
use crate::domain::plain::half_width;
use crate::domain::problem::Problem;

/// Characters of a number at most.
const NUMBER_MAX: usize = 40;

/// A number given elsewhere, in half-width characters and without blanks.
///
/// # Errors
/// `Empty`, `TooLong`, `ControlCharacter`, `Unreadable`; `BadCharacter` for a number without a digit.
pub fn parse_number(text: &str) -> Result<String, Problem> {
    let number: String = parse_line(&half_width(text), NUMBER_MAX)?.chars().filter(|c| !c.is_whitespace()).collect();
    if number.is_empty() {
        return Err(Problem::Empty);
    }
    if number.chars().any(|c| c.is_ascii_digit()) { Ok(number) } else { Err(Problem::BadCharacter) }
}

/// What tells numbers apart and what a search compares: without blanks and hyphens, in capitals.
#[must_use]
pub fn number_key(number: &str) -> String {
    let kept = half_width(number).chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\'')).collect::<String>();
    kept.to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_any_office_is_kept_and_found_however_it_is_typed() {
        for (typed, kept, key) in [
            (" GS-2021-000123 ", "GS-2021-000123", "GS2021000123"),
            ("43129920170000001", "43129920170000001", "43129920170000001"),
            ("会工伤〔2019〕 12号", "会工伤〔2019〕12号", "会工伤〔2019〕12号"),
            ("ｈｔ－１９", "ht-19", "HT19"),
        ] {
            assert_eq!(parse_number(typed).as_deref(), Ok(kept));
            assert_eq!(number_key(kept), key);
            assert_eq!(number_key(typed), key);
        }
        assert_eq!(parse_number("  "), Err(Problem::Empty));
        assert_eq!(parse_number("某案"), Err(Problem::BadCharacter));
        assert_eq!(parse_number(&"1".repeat(41)), Err(Problem::TooLong { max: 40 }));
    }
}
