//! What somebody typed into the search box may mean. Several meanings can hold at once; the store tries each.

use super::case::number::number_key;
use super::name::{MIDDLE_DOT, unify_dots};
use super::plain::half_width;

/// One meaning of a search text, ready to be looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// An identity number or its beginning.
    IdPrefix(String),
    /// The last 4-6 characters of an identity number.
    IdTail(String),
    /// A telephone number or its beginning.
    PhonePrefix(String),
    /// A name or its beginning.
    NamePrefix(String),
    /// Latin letters: full pinyin or initials, or their beginning.
    Reading(String),
    /// Any part of an employer's name.
    EmployerPart(String),
    /// A case number or its beginning, without hyphens.
    CasePrefix(String),
}

/// Digits from which a number may be the beginning of a case's.
const CASE_DIGITS: usize = 7;

/// Longest text that is searched for; the rest cannot match anything.
pub const QUERY_MAX: usize = 60;

/// The meanings of a text, the likeliest first. Full-width input counts as half-width. Empty for nothing typed.
#[must_use]
pub fn meanings(typed: &str) -> Vec<Meaning> {
    let text: String = half_width(&unify_dots(typed)).trim().chars().take(QUERY_MAX).collect();
    if text.is_empty() {
        return Vec::new();
    }
    let compact: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\'')).collect();
    let upper = compact.to_ascii_uppercase();
    if is_number(&upper) {
        return numbers(&upper);
    }
    if upper.starts_with("GS") && upper[2..].bytes().all(|b| b.is_ascii_digit()) {
        let case = Meaning::CasePrefix(upper.clone());
        return if upper.len() > 2 { vec![case] } else { vec![Meaning::Reading(upper.to_ascii_lowercase()), case] };
    }
    if compact.is_ascii() {
        let letters: String = compact.to_ascii_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
        let mut out = if letters.is_empty() { Vec::new() } else { vec![Meaning::Reading(letters)] };
        out.push(Meaning::NamePrefix(text.clone()));
        out.push(Meaning::EmployerPart(text.clone()));
        out.extend(case_of(&text));
        return out;
    }
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut out = vec![Meaning::NamePrefix(text.clone()), Meaning::EmployerPart(text.clone())];
    out.extend(case_of(&text));
    out
}

/// Case numbers of other offices hold digits, wherever they stand.
fn case_of(text: &str) -> Option<Meaning> {
    text.chars().any(|c| c.is_ascii_digit()).then(|| Meaning::CasePrefix(number_key(text)))
}

/// Digits, with an X only at the end.
fn is_number(text: &str) -> bool {
    let body = text.strip_suffix('X').unwrap_or(text);
    !body.is_empty() && body.bytes().all(|b| b.is_ascii_digit())
}

fn numbers(text: &str) -> Vec<Meaning> {
    let mut out = Vec::new();
    if text.len() <= 18 {
        out.push(Meaning::IdPrefix(text.to_owned()));
    }
    if (4..=6).contains(&text.len()) {
        out.push(Meaning::IdTail(text.to_owned()));
    }
    if text.len() <= 13 && !text.ends_with('X') {
        out.push(Meaning::PhonePrefix(text.to_owned()));
    }
    if text.len() >= CASE_DIGITS {
        out.push(Meaning::CasePrefix(text.to_owned()));
    }
    out
}

/// Whether a name holds a dot, so that it is also kept without.
#[must_use]
pub fn without_dots(name: &str) -> Option<String> {
    name.contains(MIDDLE_DOT).then(|| name.replace(MIDDLE_DOT, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_mean_several_things() {
        assert_eq!(
            meanings("0017"),
            [Meaning::IdPrefix("0017".into()), Meaning::IdTail("0017".into()), Meaning::PhonePrefix("0017".into())]
        );
        assert_eq!(meanings("００３x"), [Meaning::IdPrefix("003X".into()), Meaning::IdTail("003X".into())]);
        assert_eq!(meanings("138"), [Meaning::IdPrefix("138".into()), Meaning::PhonePrefix("138".into())]);
    }

    #[test]
    fn letters_and_names() {
        assert_eq!(meanings("Zhang San")[0], Meaning::Reading("zhangsan".into()));
        assert_eq!(meanings("吕"), [Meaning::NamePrefix("吕".into()), Meaning::EmployerPart("吕".into())]);
        assert_eq!(meanings("gs-2021-0001"), [Meaning::CasePrefix("GS20210001".into())]);
        assert_eq!(meanings("gs")[0], Meaning::Reading("gs".into()));
        assert_eq!(meanings("　 "), []);
    }

    #[test]
    fn any_text_is_searchable() {
        for text in ["%", "'", "\u{1b}[2J", "🙂", "王\u{202e}", "--", "a%b_c"] {
            let _ = meanings(text);
        }
    }
}
