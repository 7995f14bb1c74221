//! A question about a death: typed fields to facts to an explained estimate.
//!
//! Relatives stand in the fields `relative1`, `relative2`, ... as `relation,sex,birth[,incapable][,lonely][,kin_gone]
//! [,unsupported]`, such as `spouse,female,1970-01-01` or `child,male,2015-06-01`.

use super::disability::{parse_wage, past};
use super::reader::Reader;
use super::{Answer, Fields, Ground};
use crate::domain::benefits::death::{Case, Claimants, Death, death};
use crate::domain::benefits::dependants::{RELATIVES_MAX, Relation, Relative};
use crate::domain::benefits::item::Estimate;
use crate::domain::benefits::{at, illegal};
use crate::domain::dates::parse_date;
use crate::domain::identity::Sex;
use crate::domain::money::Money;
use crate::domain::problem::Problem;

/// What a relative's text may say besides relation, sex and birth.
const MARKS: &str = "incapable, lonely, kin_gone, unsupported";

/// The estimate for what was typed.
///
/// # Errors
/// Each problem with its field.
pub fn estimate(ground: &Ground, fields: &Fields) -> Answer<Estimate> {
    if fields.is_illegal() {
        let mut r = Reader::new(fields);
        let injury = r.need("injury", |t| past(t, ground));
        return illegal::for_death(ground.book, r.finish(injury)?).map_err(at("injury"));
    }
    death(ground.book, &read(ground, fields)?)
}

/// The facts that were typed.
///
/// # Errors
/// Each problem with its field; a relative's problem is at `relatives`.
pub fn read(ground: &Ground, fields: &Fields) -> Answer<Death> {
    let mut r = Reader::new(fields);
    let injury = r.need("injury", |t| past(t, ground));
    let wage = r.need("wage", parse_wage);
    let died = r.maybe("death", |t| past(t, ground));
    let case = r.maybe("case", Case::parse).unwrap_or(Case::Direct);
    let insured = r.insured();
    let chose_pension_scheme = r.flag("chose_pension", false);
    let recognised = r.maybe("recognised", parse_date);
    let old_months = r.maybe("old_months", |t| rust_decimal::Decimal::from_str_exact(t).map_err(|_| Problem::BadAmount));
    let advance = r.maybe("advance", Money::parse_not_negative).unwrap_or(Money::ZERO);
    let mut relatives = Vec::new();
    for n in 1..=RELATIVES_MAX {
        let text = fields.get(&format!("relative{n}"));
        if !text.is_empty() {
            match parse_relative(text) {
                Ok(relative) => relatives.push(relative),
                Err(problem) => r.refuse("relatives", problem),
            }
        }
    }
    let facts = injury.zip(wage).map(|(injury, wage)| Death {
        death: died.unwrap_or(injury),
        case,
        insured,
        recognised,
        old_months,
        chose_pension_scheme,
        advance,
        ..Death::new(injury, wage, Claimants::Relatives(relatives))
    });
    r.finish(facts)
}

/// A relative as one text.
///
/// # Errors
/// `NotOneOf`, `BadDate`, `Empty`.
pub fn parse_relative(text: &str) -> Result<Relative, Problem> {
    let text = crate::domain::plain::half_width(text);
    let mut parts = text.split([',', ':']).map(str::trim);
    let mut next = || parts.next().filter(|p| !p.is_empty()).ok_or(Problem::Empty);
    let relation = Relation::parse(next()?)?;
    let sex = match next()? {
        "male" => Sex::Male,
        "female" => Sex::Female,
        _ => return Err(Problem::NotOneOf { choices: "male, female" }),
    };
    let mut relative = Relative::new(relation, sex, parse_date(next()?)?);
    for mark in parts {
        match mark {
            "" => {}
            "incapable" => relative.incapable = true,
            "lonely" => relative.lonely = true,
            "kin_gone" => relative.kin_gone = true,
            "unsupported" => relative.supported = false,
            _ => return Err(Problem::NotOneOf { choices: MARKS }),
        }
    }
    Ok(relative)
}
