//! Numbers with check characters: resident identity numbers and unified social credit codes.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::plain::half_width;
use super::problem::Problem;

/// 公民身份号码. A resident identity number of 18 characters with a real date and check character (GB 11643-1999).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResidentId(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    Male,
    Female,
}

const RESIDENT_WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const RESIDENT_CHECKS: &[u8; 11] = b"10X98765432";

/// Check character for the first 17 digits of a resident number.
#[must_use]
pub fn resident_check(digits: &[u8]) -> char {
    let sum: u32 = digits.iter().zip(RESIDENT_WEIGHTS).map(|(d, w)| u32::from(d - b'0') * w).sum();
    RESIDENT_CHECKS[(sum % 11) as usize] as char
}

impl ResidentId {
    /// # Errors
    /// `Empty`, `WrongLength`, `BadCharacter`, `BadBirthDate`, `BadCheckCharacter`.
    pub fn parse(text: &str) -> Result<ResidentId, Problem> {
        let text = half_width(text).trim().to_ascii_uppercase();
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        let got = text.chars().count();
        if got != 18 {
            return Err(Problem::WrongLength { want: 18, got });
        }
        let bytes = text.as_bytes();
        let check = text.chars().next_back().unwrap_or_default();
        if bytes.len() != 18 || !bytes[..17].iter().all(u8::is_ascii_digit) || !(check.is_ascii_digit() || check == 'X') {
            return Err(Problem::BadCharacter);
        }
        birth_of(&text).ok_or(Problem::BadBirthDate)?;
        let want = resident_check(&bytes[..17]);
        if check == want { Ok(ResidentId(text)) } else { Err(Problem::BadCheckCharacter { want }) }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    #[must_use]
    pub fn birth(&self) -> NaiveDate {
        birth_of(&self.0).expect("the date was checked by parse")
    }

    #[must_use]
    pub fn sex(&self) -> Sex {
        if self.0.as_bytes()[16] % 2 == 1 { Sex::Male } else { Sex::Female }
    }

    /// First six and last four characters, the rest hidden: `431225********0010`.
    #[must_use]
    pub fn masked(&self) -> String {
        mask_number(&self.0)
    }
}

impl fmt::Debug for ResidentId {
    /// Masked, so that no log or panic message ever holds a whole number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ResidentId({})", self.masked())
    }
}

fn birth_of(text: &str) -> Option<NaiveDate> {
    let part = |range| text.get(range).and_then(|t: &str| t.parse::<u32>().ok());
    let year = i32::try_from(part(6..10)?).ok()?;
    NaiveDate::from_ymd_opt(year, part(10..12)?, part(12..14)?).filter(|d| (1850..=2200).contains(&d.year()))
}

/// Masks a stored identity number, whole or not: first six and last four stay.
#[must_use]
pub fn mask_number(number: &str) -> String {
    let chars: Vec<char> = number.chars().collect();
    mask_middle(&chars, 6, 4)
}

/// Masks a telephone number: `138****1234`.
#[must_use]
pub fn mask_phone(phone: &str) -> String {
    let chars: Vec<char> = phone.chars().collect();
    mask_middle(&chars, 3, 4)
}

fn mask_middle(chars: &[char], head: usize, tail: usize) -> String {
    if chars.len() <= head + tail {
        let shown = chars.len().saturating_sub(tail.min(chars.len() / 2));
        return chars.iter().enumerate().map(|(i, c)| if i < shown { '*' } else { *c }).collect();
    }
    let hidden = head..chars.len() - tail;
    chars.iter().enumerate().map(|(i, c)| if hidden.contains(&i) { '*' } else { *c }).collect()
}

/// Whole years lived on a day; a birthday of 29 February counts from 1 March in other years.
#[must_use]
pub fn age_on(birth: NaiveDate, day: NaiveDate) -> i32 {
    let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
    day.year() - birth.year() - i32::from(!had_birthday)
}

/// 统一社会信用代码. A unified social credit code (GB 32100-2015).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode(String);

const CREDIT_ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

impl CreditCode {
    /// # Errors
    /// `Empty`, `WrongLength`, `BadCharacter` (I, O, S, V and Z are never used), `BadCheckCharacter`.
    pub fn parse(text: &str) -> Result<CreditCode, Problem> {
        let text = half_width(text).trim().to_ascii_uppercase();
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        let got = text.chars().count();
        if got != 18 {
            return Err(Problem::WrongLength { want: 18, got });
        }
        let values: Vec<u32> = text.bytes().filter_map(credit_value).collect();
        if values.len() != 18 || text.len() != 18 {
            return Err(Problem::BadCharacter);
        }
        let want = credit_check(&text.as_bytes()[..17]).ok_or(Problem::BadCharacter)?;
        if !text.ends_with(want) {
            return Err(Problem::BadCheckCharacter { want });
        }
        Ok(CreditCode(text))
    }

    /// What is wrong with the organisation code inside (GB 11714). It bars nothing, as some old codes break it (rules 13.2).
    #[must_use]
    pub fn inner_doubt(&self) -> Option<Problem> {
        let bytes = self.0.as_bytes();
        (bytes[16] as char != organisation_check(&bytes[8..16])).then_some(Problem::BadOrganisationCode)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn credit_value(byte: u8) -> Option<u32> {
    CREDIT_ALPHABET.iter().position(|c| *c == byte).and_then(|p| u32::try_from(p).ok())
}

/// Check character for the first 17 characters of a credit code; `None` for a character outside the alphabet.
#[must_use]
pub fn credit_check(head: &[u8]) -> Option<char> {
    let mut sum = 0;
    let mut weight = 1;
    for byte in head {
        sum += credit_value(*byte)? * weight;
        weight = weight * 3 % 31;
    }
    Some(CREDIT_ALPHABET[((31 - sum % 31) % 31) as usize] as char)
}

/// Check character for the eight characters of an organisation code (GB 11714).
#[must_use]
pub fn organisation_check(body: &[u8]) -> char {
    let value = |b: u8| if b.is_ascii_digit() { u32::from(b - b'0') } else { u32::from(b) - 55 };
    let sum: u32 = body.iter().zip(ORGANISATION_WEIGHTS).map(|(b, w)| value(*b) * w).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        n => char::from_digit(n, 10).unwrap_or('0'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_keep_six_and_four() {
        let id = ResidentId::parse("43122518990101003x").expect("a sample");
        assert_eq!(id.masked(), "431225********003X");
        assert_eq!(format!("{id:?}"), "ResidentId(431225********003X)");
        assert_eq!(mask_phone("13812341234"), "138****1234");
        assert_eq!(mask_phone("0745"), "**45");
        assert_eq!(mask_phone(""), "");
    }

    #[test]
    fn age_turns_on_the_birthday() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
        assert_eq!(age_on(day(1988, 8, 8), day(2021, 8, 7)), 32);
        assert_eq!(age_on(day(1988, 8, 8), day(2021, 8, 8)), 33);
        assert_eq!(age_on(day(2004, 2, 29), day(2021, 2, 28)), 16);
    }
}
