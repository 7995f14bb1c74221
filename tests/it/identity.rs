//! Identity numbers and credit codes: the samples, and that every single wrong character is noticed.

use gsbx::domain::identity::{CreditCode, ResidentId, Sex, resident_check};
use gsbx::domain::problem::Problem;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Samples {
    resident_id: Vec<Sample>,
    credit_code: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    value: String,
    expect: String,
    sex: Option<String>,
    birth: Option<toml::value::Datetime>,
}

fn samples() -> Samples {
    toml::from_str(include_str!("../vectors/identity_samples.toml")).expect("the samples")
}

fn reason(problem: &Problem) -> &'static str {
    match problem {
        Problem::BadCheckCharacter { .. } => "bad_check_character",
        Problem::BadBirthDate => "bad_birth_date",
        Problem::WrongLength { .. } => "bad_length",
        Problem::BadCharacter => "bad_character",
        Problem::BadOrganisationCode => "bad_organisation_code",
        _ => "other",
    }
}

#[test]
fn resident_numbers_of_the_samples() {
    for sample in samples().resident_id {
        match ResidentId::parse(&sample.value) {
            Ok(id) => {
                assert_eq!(sample.expect, "ok", "{}", sample.value);
                assert_eq!(sample.birth.map(|d| d.to_string()), Some(id.birth().to_string()));
                let sex = if id.sex() == Sex::Male { "male" } else { "female" };
                assert_eq!(sample.sex.as_deref(), Some(sex));
            }
            Err(problem) => assert_eq!(sample.expect, reason(&problem), "{}", sample.value),
        }
    }
}

#[test]
fn credit_codes_of_the_samples() {
    for sample in samples().credit_code {
        let got = CreditCode::parse(&sample.value).and_then(|code| code.inner_doubt().map_or(Ok(code), Err));
        assert_eq!(sample.expect, got.as_ref().map_or_else(reason, |_| "ok"), "{}", sample.value);
    }
}

fn resident() -> impl Strategy<Value = String> {
    (0u32..1_000_000, 1900u32..2020, 1u32..13, 1u32..29, 0u32..1000).prop_map(|(region, y, m, d, serial)| {
        let head = format!("{region:06}{y:04}{m:02}{d:02}{serial:03}");
        format!("{head}{}", resident_check(head.as_bytes()))
    })
}

proptest! {
    #[test]
    fn a_sound_number_is_read_back(number in resident()) {
        let id = ResidentId::parse(&number).expect("sound");
        prop_assert_eq!(id.as_str(), number.as_str());
        prop_assert!(id.masked().starts_with(&number[..6]) && id.masked().ends_with(&number[14..]));
        prop_assert!(!id.masked().contains(&number[6..14]));
    }

    #[test]
    fn one_wrong_digit_is_always_noticed(number in resident(), at in 0usize..17, digit in 0u8..10) {
        let mut bytes = number.clone().into_bytes();
        prop_assume!(bytes[at] != b'0' + digit);
        bytes[at] = b'0' + digit;
        let wrong = String::from_utf8(bytes).expect("digits");
        prop_assert!(ResidentId::parse(&wrong).is_err());
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC*") {
        let _ = ResidentId::parse(&text);
        let _ = CreditCode::parse(&text);
    }
}
