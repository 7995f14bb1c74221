//! Typed texts to a claim: each field by the domain's own parser, all problems collected.

use chrono::NaiveDate;

use super::fields::{FIELDS, FieldRow, Kind};
use super::{Claim, OF_PERSON, papers};
use crate::domain::benefits::FieldProblem;
use crate::domain::codes::{CodeBook, entry, find};
use crate::domain::dates::parse_date;
use crate::domain::employer::parse_count;
use crate::domain::identity::{CreditCode, ResidentId};
use crate::domain::name::{parse_line, parse_person_name, parse_phone};
use crate::domain::plain::{half_width, is_harmful};
use crate::domain::problem::Problem;
use crate::domain::shorthand::parse_time_short;

/// The claim that the texts make, and what is wrong with them. A field that cannot be read is not in the claim.
pub fn read<'a>(text: impl Fn(&str) -> &'a str, codes: &dyn CodeBook, today: NaiveDate) -> (Claim, Vec<FieldProblem>) {
    let (mut claim, mut problems) = (Claim::default(), Vec::new());
    for field in FIELDS {
        let typed = text(field.id).trim();
        if typed.is_empty() {
            continue;
        }
        match settle(field, typed, codes, today) {
            Ok(settled) if settled.is_empty() => {}
            Ok(settled) => claim.set(field.id, settled),
            Err(problem) => problems.push((field.id, problem)),
        }
    }
    for id in gaps(&claim) {
        if !problems.iter().any(|(unread, _)| *unread == id) {
            problems.push((id, Problem::Empty));
        }
    }
    problems.sort_by_key(|(id, _)| FIELDS.iter().position(|f| f.id == *id));
    (claim, problems)
}

/// Needed fields that hold nothing.
#[must_use]
pub fn gaps(claim: &Claim) -> Vec<&'static str> {
    FIELDS.iter().filter(|f| (f.needed)(claim) && claim.get(f.id).is_empty()).map(|f| f.id).collect()
}

/// Needed fields of a stored claim that are not known: they hold nothing, or free text of earlier years where a code belongs.
/// What says who the person is stands in his own row.
#[must_use]
pub fn gaps_on_file(claim: &Claim, codes: &dyn CodeBook) -> Vec<&'static str> {
    let missing = |f: &&FieldRow| (f.needed)(claim) && !is_settled(f, claim.get(f.id), codes);
    FIELDS.iter().filter(|f| !OF_PERSON.contains(&f.id)).filter(missing).map(|f| f.id).collect()
}

fn is_settled(field: &FieldRow, text: &str, codes: &dyn CodeBook) -> bool {
    match field.kind {
        Kind::Code(list) => entry(codes.list(list), text).is_some(),
        _ => !text.is_empty(),
    }
}

/// A field's text in its settled spelling.
fn settle(field: &FieldRow, typed: &str, codes: &dyn CodeBook, today: NaiveDate) -> Result<String, Problem> {
    match field.kind {
        Kind::Line(max) => parse_line(typed, max),
        Kind::Note(max) => note(typed, max),
        Kind::Day => {
            let day = parse_date(typed)?;
            if day > today { Err(Problem::Future) } else { Ok(day.to_string()) }
        }
        Kind::Time => parse_time_short(typed).map(|t| t.format("%H:%M").to_string()),
        Kind::IdNumber => ResidentId::parse(typed).map(|id| id.as_str().to_owned()),
        Kind::Name => parse_person_name(typed),
        Kind::Phone => parse_phone(typed),
        Kind::CreditCode => CreditCode::parse(typed).map(|code| code.as_str().to_owned()),
        Kind::Choice(choices) => {
            let typed = half_width(typed).to_lowercase();
            let found = choices.iter().find(|c| **c == typed);
            found.map(|c| (*c).to_owned()).ok_or(Problem::UnknownCode)
        }
        Kind::Code(list) => find(codes.list(list), typed).map(|c| c.id.clone()).ok_or(Problem::UnknownCode),
        Kind::Count(min, max) => parse_count(typed, min, max).map(|n| n.to_string()),
        Kind::Papers => {
            let handed_in = papers::parse(typed)?;
            match handed_in.iter().find(|(id, _)| !codes.has_paper(id)) {
                Some(_) => Err(Problem::UnknownCode),
                None => Ok(papers::join(handed_in)),
            }
        }
    }
}

/// Several lines: line ends are kept, whatever else steers a terminal is refused.
fn note(typed: &str, max: usize) -> Result<String, Problem> {
    let text = typed.replace("\r\n", "\n");
    if text.contains('\u{FFFD}') {
        return Err(Problem::Unreadable);
    }
    if text.chars().any(|c| c != '\n' && is_harmful(c)) {
        return Err(Problem::ControlCharacter);
    }
    if text.chars().count() > max { Err(Problem::TooLong { max }) } else { Ok(text) }
}
