//! How a line of claims.csv becomes a case of earlier years.

use super::cells::Cells;
use super::kinds::{Row, Taker, day_or_none};
use crate::desk::cases::take::{TakenBy, Whose, take_earlier};
use crate::domain::benefits::grade::Grade;
use crate::domain::case::earlier::{Decision, Earlier};
use crate::domain::case::number::parse_number;
use crate::domain::codes::{CodeBook, ListId};
use crate::domain::dates::parse_date;
use crate::domain::identity::{CreditCode, ResidentId};
use crate::domain::name::parse_line;
use crate::domain::problem::Problem;
use crate::policy::Policy;

/// Places of the columns.
const NUMBER: usize = 0;
const ID_NUMBER: usize = 1;
const CREDIT_CODE: usize = 2;
const ACCIDENT_ON: usize = 3;
const REPORTED_ON: usize = 4;
const ACCEPTED_ON: usize = 5;
const BODY_PART: usize = 6;
const PLACE: usize = 7;
const DECISION: usize = 8;
const DECIDED_ON: usize = 9;
const GRADE: usize = 10;

/// Characters of a place and of a part of the body at most, as in the claim.
const PLACE_MAX: usize = 100;
const PART_MAX: usize = 40;

impl Taker<'_> {
    pub(super) fn claim(&mut self, cells: &mut Cells) -> Row {
        let number = cells.read(NUMBER, parse_number);
        let id = cells.read(ID_NUMBER, ResidentId::parse);
        let person = match &id {
            Some(id) => self.writer.person_id(id.as_str())?,
            None => None,
        };
        if id.is_some() && person.is_none() {
            cells.refuse(ID_NUMBER, Problem::UnknownWorker);
        }
        let employer = self.employer_of(cells, CREDIT_CODE)?;
        let earlier = earlier(cells, self.policy);
        let (Some(earlier), Some(id)) = (earlier, id) else { return Ok(None) };
        let problems = earlier.check(id.birth(), self.today);
        let sound = problems.is_empty();
        for (field, problem) in problems {
            cells.refuse_field(field, problem);
        }
        let (Some(number), Some(person), Some(employer), true) = (number, person, employer, sound) else { return Ok(None) };
        let Some(code) = cells.read(CREDIT_CODE, CreditCode::parse) else { return Ok(None) };
        let whose = Whose { number: &number, person, employer, credit_code: code.as_str() };
        let by = TakenBy { operator: self.operator, at: self.at, today: self.today };
        take_earlier(self.writer, self.policy, &whose, &earlier, &by).map(Some)
    }
}

/// What the line tells of the case; `None` when something of it cannot be read.
fn earlier(cells: &mut Cells, policy: &Policy) -> Option<Earlier> {
    let accident = cells.read(ACCIDENT_ON, parse_date);
    let reported = cells.read(REPORTED_ON, day_or_none);
    let accepted = cells.read(ACCEPTED_ON, parse_date);
    let part = cells.read(BODY_PART, |t| part(t, policy));
    let place = cells.read(PLACE, |t| parse_line(t, PLACE_MAX));
    let decision = cells.read(DECISION, Decision::parse);
    let decided = cells.read(DECIDED_ON, day_or_none);
    let grade = cells.read(GRADE, grade);
    Some(Earlier {
        accident_on: accident?,
        reported_on: reported?,
        accepted_on: accepted?,
        body_part: part?,
        place: place?,
        decision: decision?,
        decided_on: decided?,
        grade: grade?,
    })
}

/// A text that is just the name of a code, or its id, is that code; any other stays as it is.
fn part(text: &str, policy: &Policy) -> Result<String, Problem> {
    let text = parse_line(text, PART_MAX)?;
    let code = policy.list(ListId::BodyPart).iter().find(|c| c.zh == text || c.id == text);
    Ok(code.map_or(text, |c| c.id.clone()))
}

fn grade(text: &str) -> Result<Option<u8>, Problem> {
    if text.trim().is_empty() { Ok(None) } else { Grade::parse(text).map(|g| Some(g.number())) }
}
