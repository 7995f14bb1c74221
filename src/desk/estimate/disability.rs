//! A question about a disability: typed fields to facts to an explained estimate.

use super::reader::Reader;
use super::{Answer, Fields, Ground};
use crate::domain::benefits::advance::advanceable;
use crate::domain::benefits::disability::{Disability, disability};
use crate::domain::benefits::grade::{Grade, Nursing};
use crate::domain::benefits::item::{Due, Estimate, Remark};
use crate::domain::benefits::own_wage::Wage;
use crate::domain::benefits::retirement::Class;
use crate::domain::benefits::several::{INJURIES_MAX, several};
use crate::domain::benefits::subsidies::{Ended, Left};
use crate::domain::benefits::{at, illegal};
use crate::domain::dates::{Month, parse_date};
use crate::domain::employer::parse_count;
use crate::domain::money::Money;
use crate::domain::plain::half_width;
use crate::domain::problem::Problem;
use crate::policy::situations::Kind;

/// Years somebody can be from retirement, and -1 for "reached".
const YEARS_LEFT: (i64, i64) = (-1, 60);

/// The estimate for what was typed.
///
/// # Errors
/// Each problem with its field.
pub fn estimate(ground: &Ground, fields: &Fields) -> Answer<Estimate> {
    if fields.is_illegal() {
        return owed_by_illegal(ground, fields);
    }
    let case = read(ground, fields)?;
    let others = others(ground, fields, &case)?;
    if others.is_empty() { disability(ground.book, &case) } else { with_others(ground, case, others) }
}

/// One payment by the unit, outside the fund (9.4).
fn owed_by_illegal(ground: &Ground, fields: &Fields) -> Answer<Estimate> {
    let mut r = Reader::new(fields);
    let injury = r.need("injury", |t| past(t, ground));
    let grade = r.need("grade", Grade::parse);
    let (injury, grade) = r.finish(injury.zip(grade))?;
    illegal::for_disability(ground.book, grade, injury).map_err(at("injury"))
}

/// Earlier injuries at the same employer, in the fields `other1`, `other2`, ... as `GRADE:WAGE[:DATE]`; without a date the
/// day of the newest one holds.
fn others(ground: &Ground, fields: &Fields, case: &Disability) -> Answer<Vec<Disability>> {
    let mut out = Vec::new();
    for n in 1..=INJURIES_MAX {
        let text = fields.get(&format!("other{n}"));
        if !text.is_empty() {
            out.push(parse_other(text, ground, case).map_err(at("injuries"))?);
        }
    }
    Ok(out)
}

fn parse_other(text: &str, ground: &Ground, case: &Disability) -> Result<Disability, Problem> {
    let text = half_width(text);
    let mut parts = text.split(':').map(str::trim);
    let mut next = || parts.next().filter(|p| !p.is_empty());
    let grade = Grade::parse(next().ok_or(Problem::Empty)?)?;
    let wage = parse_wage(next().ok_or(Problem::Empty)?)?;
    let injury = next().map_or(Ok(case.injury), |t| past(t, ground))?;
    if injury > case.injury {
        return Err(Problem::AfterNewest { injury: case.injury });
    }
    Ok(Disability { insured: case.insured, ..Disability::new(injury, grade, wage) })
}

/// Each injury's lump sum and the subsidies once (6.8); the monthly items are those of the newest injury.
fn with_others(ground: &Ground, case: Disability, others: Vec<Disability>) -> Answer<Estimate> {
    let newest = disability(ground.book, &Disability { ended: None, ..case.clone() })?;
    let (ended, insured, severe) = (case.ended, case.insured, matches!(case.grade.number(), 5 | 6));
    let injuries: Vec<Disability> = [case].into_iter().chain(others).collect();
    let mut out = several(ground.book, &injuries, ended)?;
    for mut item in newest.items.into_iter().filter(|i| i.due != Due::Once) {
        item.steps = [newest.basis.as_slice(), &item.steps].concat();
        out.items.push(item);
    }
    out.remarks.push(Remark::SubsidiesOnce);
    if !insured {
        out.advanceable = advanceable(&out, severe);
    }
    Ok(out)
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
    let (suitable_work, insured) = (r.flag("work", true), r.insured());
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
    let wages = amounts(text)?;
    match wages.as_slice() {
        [] => Err(Problem::Empty),
        [average] if average.fen() < 0 => Err(Problem::Negative),
        [Money::ZERO] => Err(Problem::Zero),
        [average] => Ok(Wage::Average(*average)),
        _ => Ok(Wage::Months(wages)),
    }
}

/// Amounts divided by blanks, `;`, `/` or their Chinese twins.
pub(super) fn amounts(text: &str) -> Result<Vec<Money>, Problem> {
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, ';' | '/' | '；' | '、'));
    parts.filter(|p| !p.is_empty()).map(Money::parse).collect()
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
