//! Names of people and employers, and telephone numbers, as they may be stored.

use super::plain::{half_width, is_harmful};
use super::problem::Problem;

/// The middle dot that stands between the parts of a name (`阿依古丽·买买提`).
pub const MIDDLE_DOT: char = '\u{B7}';

/// Characters at most in a name of a person or an employer.
const NAME_MAX: usize = 60;
/// Characters at most in an address or a memo.
pub const LINE_MAX: usize = 200;

/// One line of free text: trimmed, at most `max` characters, nothing that could steer a terminal.
///
/// # Errors
/// `TooLong`, `ControlCharacter`, `Unreadable` (what a wrong encoding leaves behind).
pub fn parse_line(text: &str, max: usize) -> Result<String, Problem> {
    let text = text.trim();
    if text.contains('\u{FFFD}') {
        return Err(Problem::Unreadable);
    }
    if text.chars().any(is_harmful) {
        return Err(Problem::ControlCharacter);
    }
    if text.chars().count() > max { Err(Problem::TooLong { max }) } else { Ok(text.to_owned()) }
}

/// A person's name. All the dots people type become the one of [`MIDDLE_DOT`].
///
/// # Errors
/// `Empty` and those of [`parse_line`]; `BadCharacter` for digits.
pub fn parse_person_name(text: &str) -> Result<String, Problem> {
    let name = parse_employer_name(text)?;
    if name.chars().any(|c| c.is_ascii_digit()) {
        return Err(Problem::BadCharacter);
    }
    Ok(unify_dots(&name))
}

/// An employer's name.
///
/// # Errors
/// `Empty` and those of [`parse_line`].
pub fn parse_employer_name(text: &str) -> Result<String, Problem> {
    let name = parse_line(text, NAME_MAX)?;
    if name.is_empty() { Err(Problem::Empty) } else { Ok(name) }
}

/// Every dot in use between name parts as the one that is stored.
#[must_use]
pub fn unify_dots(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '•' | '・' | '･' | '‧' | '∙' | '⋅' | '．' | '●') { MIDDLE_DOT } else { c }).collect()
}

/// A telephone number, or nothing. Digits with at most one hyphen; spaces go.
///
/// # Errors
/// `BadPhone`.
pub fn parse_phone(text: &str) -> Result<String, Problem> {
    let phone: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    if phone.is_empty() {
        return Ok(phone);
    }
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let hyphens = phone.chars().filter(|c| *c == '-').count();
    let sound = (7..=13).contains(&digits) && hyphens <= 1 && digits + hyphens == phone.chars().count();
    if sound { Ok(phone) } else { Err(Problem::BadPhone) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_rare_characters_and_one_dot() {
        assert_eq!(parse_person_name(" 扎西•多吉 ").as_deref(), Ok("扎西·多吉"));
        assert_eq!(parse_person_name("罗𠮷").as_deref(), Ok("罗𠮷"));
    }

    #[test]
    fn names_with_steering_characters_are_refused() {
        assert_eq!(parse_person_name("王\u{1b}[2J"), Err(Problem::ControlCharacter));
        assert_eq!(parse_person_name("王\u{202e}明"), Err(Problem::ControlCharacter));
        assert_eq!(parse_person_name("王\u{FFFD}"), Err(Problem::Unreadable));
        assert_eq!(parse_person_name("王1"), Err(Problem::BadCharacter));
    }

    #[test]
    fn phones() {
        assert_eq!(parse_phone("0745-８８２１２３４").as_deref(), Ok("0745-8821234"));
        assert_eq!(parse_phone("138 0000 1234").as_deref(), Ok("13800001234"));
        assert_eq!(parse_phone("12"), Err(Problem::BadPhone));
    }
}
