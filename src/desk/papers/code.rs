//! 校验码: ten letters and digits on each sheet, made of what the paper says, that lead back to the paper on file.

use sha2::{Digest, Sha256};

use crate::domain::plain::half_width;
use crate::domain::problem::Problem;

/// Digits and capitals without those that are read as others (I, L, O, U).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 10;

/// The code of a paper: 50 bits, so that no two papers of an office share one and none is guessed.
pub(in crate::desk) fn code_of(number: &str, issued_at: &str, document: &str) -> String {
    let digest = Sha256::digest([number, issued_at, document].join("\n").as_bytes());
    digest.iter().take(LENGTH).map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect()
}

/// A code as somebody types it off a sheet: small letters, blanks, hyphens and look-alikes are forgiven.
///
/// # Errors
/// `BadCheckCode`.
pub(super) fn parse(text: &str) -> Result<String, Problem> {
    let typed = half_width(text).to_uppercase();
    let plain = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| match c {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    });
    let code: String = plain.take(LENGTH + 1).collect();
    let sound = code.len() == LENGTH && code.bytes().all(|b| ALPHABET.contains(&b));
    if sound { Ok(code) } else { Err(Problem::BadCheckCode) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_made_of_what_the_paper_says() {
        let code = code_of("GS-2022-000001-R1", "2022-01-04T09:30:00+08:00", "{}");
        assert_eq!(code.len(), LENGTH);
        assert_eq!(parse(&code), Ok(code.clone()));
        assert_ne!(code, code_of("GS-2022-000001-R1", "2022-01-04T09:30:00+08:00", "{ }"));
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(parse(" abcde-o1l23 "), Ok("ABCDE01123".to_owned()));
        assert_eq!(parse("ＡＢＣＤＥ０１２３４"), Ok("ABCDE01234".to_owned()));
        assert!(["", "ABC", "ABCDE012345", "ABCDE0123*"].iter().all(|t| parse(t) == Err(Problem::BadCheckCode)));
    }
}
