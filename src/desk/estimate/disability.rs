//! A question about a disability: typed fields to facts to an explained estimate.

use super::reader::Reader;
use super::{Answer, Fields, Ground};
use crate::domain::benefits::disability::{Disability, disability};
use crate::domain::benefits::grade::{Grade, Nursing};
use crate::domain::benefits::item::Estimate;
use crate::domain::benefits::own_wage::Wage;
use crate::domain::benefits::retirement::Class;
use crate::domain::benefits::subsidies::{Ended, Left};
use crate::domain::dates::{Month, parse_date};
use crate::domain::employer::parse_count;
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::policy::situations::Kind;

/// Years somebody can be from retirement, and -1 for "reached".
const YEARS_LEFT: (i64, i64) = (-1, 60);

/// The estimate for what was typed.
///
/// # Errors
/// Each problem with its field.
pub fn estimate(ground: &Ground, fields: &Fields) -> Answer<Estimate> {
    disability(ground.book, &read(ground, fields)?)
}

/// The facts that were typed.
///
/// # Errors
/// Each problem with its field.
pub fn read(ground: &Ground, fields: &Fields) -> Answer<Disability> {
    let mut r = Reader::new(fields);
    let injury = r.need("injury", |t| past(t, ground));
    let grade = r.need("grade", Grade::parse);
    let pension = r.maybe("wage_pension", Money::parse_not_negative);
    let wage = r.need("wage", |t| with_pension(parse_wage(t)?, pension));
    let mut facts = match (injury, grade, wage) {
        (Some(injury), Some(grade), Some(wage)) => Some(Disability::new(injury, grade, wage)),
        _ => None,
    };
    let nursing = r.maybe("nursing", Nursing::parse).flatten();
    let no_lump_sum = r.maybe("situation", |t| excludes_lump_sum(t, ground)).unwrap_or(false);
    let (suitable_work, insured) = (r.flag("work", true), r.flag("insured", true));
    let ended = ended(&mut r);
    let wage_before_end = r.maybe("wage_before_end", parse_wage);
    let concluded = r.maybe("concluded", parse_date);
    let recognised = r.maybe("recognised", parse_date);
    let month = r.maybe("month", Month::parse);
    let pension = r.maybe("pension", Money::parse_not_negative);
    if let Some(facts) = &mut facts {
        let month = month.unwrap_or(facts.month);
        *facts = Disability {
            nursing,
            no_lump_sum,
            suitable_work,
            insured,
            ended,
            wage_before_end,
            concluded,
            recognised,
            month,
            pension,
            ..facts.clone()
        };
    }
    r.finish(facts)
}

/// An average, or the wages of several months divided by blanks, `;`, `/` or their Chinese twins.
pub(super) fn parse_wage(text: &str) -> Result<Wage, Problem> {
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, ';' | '/' | '；' | '、'));
    let wages: Vec<Money> = parts.filter(|p| !p.is_empty()).map(Money::parse).collect::<Result<_, _>>()?;
    match wages.as_slice() {
        [] => Err(Problem::Empty),
        [average] if average.fen() < 0 => Err(Problem::Negative),
        [Money::ZERO] => Err(Problem::Zero),
        [average] => Ok(Wage::Average(*average)),
        _ => Ok(Wage::Months(wages)),
    }
}

/// An average wage beside the average pension of somebody retired.
fn with_pension(wage: Wage, pension: Option<Money>) -> Result<Wage, Problem> {
    match (wage, pension) {
        (wage, None) => Ok(wage),
        (Wage::Average(contribution), Some(pension)) => Ok(Wage::Retired { contribution, pension }),
        (Wage::Months(_) | Wage::Fixed(_) | Wage::Retired { .. }, Some(_)) => Err(Problem::TooManyMonths { most: "1".into() }),
    }
}

pub(super) fn past(text: &str, ground: &Ground) -> Result<chrono::NaiveDate, Problem> {
    let day = parse_date(text)?;
    if day > ground.today { Err(Problem::Future) } else { Ok(day) }
}

fn excludes_lump_sum(id: &str, ground: &Ground) -> Result<bool, Problem> {
    let situation = ground.policy.situation(id).ok_or(Problem::UnknownSituation)?;
    if situation.kind == Kind::Excluded {
        return Err(Problem::ExcludedSituation);
    }
    Ok(situation.excludes.iter().any(|e| e == "disability_lump_sum"))
}

/// The relation's end with one of: years left, retirement date, birth date and class.
fn ended(r: &mut Reader) -> Option<Ended> {
    let on = r.maybe("ended", parse_date)?;
    let years = r.maybe("years_left", |t| parse_count(t, YEARS_LEFT.0, YEARS_LEFT.1)).map(Left::FullYears);
    let date = r.maybe("retires", parse_date).map(Left::RetiresOn);
    let birth = r.maybe("birth", parse_date);
    let class = if r.has("birth") { r.need("class", Class::parse) } else { None };
    let born = birth.zip(class).map(|(birth, class)| Left::Born { birth, class });
    let left = years.or(date).or(born);
    if left.is_none() && !["years_left", "retires", "birth"].iter().any(|id| r.has(id)) {
        r.refuse("ended", Problem::NeedOneOf { fields: &["retires", "years_left", "birth"] });
    }
    left.map(|left| Ended { on, left })
}
