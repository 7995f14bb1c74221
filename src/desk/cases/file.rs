//! 受理: a report or an application becomes a case. Sending the same submission again answers the same case.

use chrono::NaiveDate;
use serde_json::Value;

use super::begin::REMEMBERED;
use super::known::{Reading, other};
use super::old::{self, OnFile};
use crate::desk::estimate::Fields;
use crate::desk::hands::roles_with;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::case::claim::{self, Claim};
use crate::domain::case::state::State;
use crate::domain::case::workflow::{Step, taken_over, transition};
use crate::domain::codes::{CodeBook, ListId, entry};
use crate::domain::hands::Hand;
use crate::domain::identity::ResidentId;
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::policy::Policy;
use crate::store::cases::record::{CaseFacts, Opening};
use crate::store::cases::step::NewStep;
use crate::store::readings::NameWriter;
use crate::store::{StoreError, Writer};

/// A case that was filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    pub number: String,
    /// False when this submission had been filed before.
    pub is_new: bool,
}

/// Characters of a submission's id at most.
const SUBMISSION_MAX: usize = 64;

impl Desk {
    /// Files a claim. One with a day of application is an application, any other a report; an old injury comes in with what is
    /// on file ([`super::OLD_INJURY_FIELDS`]) and is checked by another.
    ///
    /// # Errors
    /// `NotAllowed`; `MayNot` for a relative's claim; `Problems` with their fields; `Store`.
    pub fn file_claim(&mut self, fields: &Fields, submission: &str) -> Result<Filed, Refusal> {
        self.require(Right::Intake)?;
        let submission = submission_id(submission)?;
        if let Some(before) = self.filed_before(submission)? {
            return Ok(before);
        }
        let reading = self.read_claim(fields, "")?;
        if let Some(person) = &reading.person {
            self.check_bar(Hand::Enter, &roles_with(Right::Intake), person.person_id, None)?;
        }
        let first = match First::of(&reading, fields) {
            Ok(first) => first,
            // What is wrong may be just that the same submission was filed by another window while this one read.
            Err(refusal) => return self.filed_before(submission)?.ok_or(refusal),
        };
        let (at, today, operator) = (self.clock.stamp(), self.clock.today(), self.operator.id);
        let policy = std::sync::Arc::clone(&self.policy);
        let counting = super::due::Counting { policy: &policy, today };
        let writer = self.store.write()?;
        // What another window filed in between counts too.
        if let Some(id) = submission
            && let Some(number) = writer.case_of_submission(id)?
        {
            return Ok(Filed { number, is_new: false });
        }
        let person = person(&writer, &policy, &reading)?;
        let number = writer.next_case_number(chrono::Datelike::year(&today))?;
        let employer = reading.employer.ok_or_else(|| Refusal::Problems(vec![("credit_code", Problem::UnknownEmployer)]))?;
        let part = body_part(&policy, &reading.claim);
        let facts = facts(&reading, person, employer, part)?;
        let opening =
            Opening { number: &number, state: first.stands, submission, taken_over: first.old.is_some(), operator, on: today };
        let case = writer.open_case(&opening, &facts)?;
        writer.add_case_version(case, &stored(&reading.claim), "", operator, &at)?;
        writer.add_case_step(case, &first.step(&reading.claim, today), operator, &at)?;
        counting.write_due(&writer, &number)?;
        let remembered: Vec<(&str, &str)> = REMEMBERED.iter().map(|id| (*id, reading.claim.get(id))).collect();
        writer.note_last_values(operator, &remembered)?;
        writer.audit(&at, Some(operator), Act::FileClaim.id(), &format!("case:{case}"), first.step.id())?;
        writer.commit()?;
        Ok(Filed { number, is_new: true })
    }

    /// The case that a submission filed already.
    fn filed_before(&self, submission: Option<&str>) -> Result<Option<Filed>, StoreError> {
        let Some(id) = submission else { return Ok(None) };
        Ok(self.store.case_of_submission(id)?.map(|number| Filed { number, is_new: false }))
    }
}

/// The step a claim comes in with.
struct First {
    step: Step,
    /// Where the step leads.
    to: State,
    /// Where the case stands now: until a step is checked, it holds nothing.
    stands: State,
    old: Option<OnFile>,
}

impl First {
    /// # Errors
    /// `Problems`: those of the reading, and of what is on file of an old injury.
    fn of(reading: &Reading, fields: &Fields) -> Result<First, Refusal> {
        let mut problems = reading.problems.clone();
        let mut old = None;
        if reading.claim.is_old_injury() {
            match old::read(fields) {
                Ok(on_file) => old = Some(on_file),
                Err(found) => problems.extend(found),
            }
        }
        if !problems.is_empty() {
            return Err(Refusal::Problems(problems));
        }
        let step = match &old {
            Some(_) => Step::TakeOver,
            None if reading.claim.is_application() => Step::Apply,
            None => Step::Report,
        };
        let row = match &old {
            Some(on_file) => taken_over(on_file.to),
            None => transition(None, step),
        };
        let to = row.map_err(|p| Refusal::Problems(vec![("step", p)]))?.to;
        Ok(First { step, to, stands: if step.is_checked() { State::Reported } else { to }, old })
    }

    fn step<'a>(&'a self, claim: &'a Claim, today: NaiveDate) -> NewStep<'a> {
        let on_field = if self.step == Step::Apply { "applied_on" } else { "reported_on" };
        let old = self.old.as_ref();
        NewStep {
            step: self.step.id(),
            from: None,
            to: self.to,
            on: claim.day(on_field).unwrap_or(today),
            document: old.map_or("", |o| &o.document),
            body: old.map_or("", |o| &o.body),
            situation: claim.get("situation"),
            grade: old.and_then(|o| o.grade),
            nursing: old.and_then(|o| o.nursing),
            reason: "",
            is_checked: self.step.is_checked(),
        }
    }
}

/// The submission's id as it is stored; none for an empty one.
pub(in crate::desk) fn submission_id(text: &str) -> Result<Option<&str>, Refusal> {
    let text = text.trim();
    let sound = text.chars().count() <= SUBMISSION_MAX && text.chars().all(|c| c.is_ascii_graphic());
    if !sound {
        return Err(Refusal::Problems(vec![("submission", Problem::BadCharacter)]));
    }
    Ok((!text.is_empty()).then_some(text))
}

/// Checks a claim once more, against what another window may have filed for its person; `but` is its own number.
pub(super) fn check_again(writer: &Writer<'_>, reading: &Reading, person: i64, but: &str) -> Result<(), Refusal> {
    let others = writer.other_cases(person, but)?.into_iter().map(other).collect();
    let problems = claim::check(&reading.claim, &claim::Known { others, ..reading.known.clone() });
    if problems.is_empty() { Ok(()) } else { Err(Refusal::Problems(problems)) }
}

/// The person of the claim, registered when nobody knows him yet.
fn person(writer: &Writer<'_>, policy: &Policy, reading: &Reading) -> Result<i64, Refusal> {
    let claim = &reading.claim;
    if let Some(person) = writer.person_id(claim.get("id_number"))? {
        check_again(writer, reading, person, "")?;
        return Ok(person);
    }
    let id = ResidentId::parse(claim.get("id_number")).map_err(|p| Refusal::Problems(vec![("id_number", p)]))?;
    let mut names = NameWriter::default();
    Ok(writer.register_person(&id, claim.get("name"), claim.get("phone"), &mut names, policy.surnames())?)
}

/// What of a claim is stored beside its text.
pub(super) fn facts<'a>(reading: &'a Reading, person: i64, employer: i64, part: &'a str) -> Result<CaseFacts<'a>, StoreError> {
    let claim = &reading.claim;
    let accident_on = claim.day("accident_on").ok_or_else(|| StoreError::BadValue("accident_on".into()))?;
    Ok(CaseFacts {
        person,
        employer,
        accident_on,
        body_part: part,
        situation: claim.get("situation"),
        cause: claim.get("cause"),
        died_on: claim.day("died_on"),
        papers_missing: if claim.is_application() { reading.known.papers_missing.len() } else { 0 },
        gaps: claim::gaps(claim).len(),
    })
}

/// The part of the body as lists show it.
pub(super) fn body_part<'a>(policy: &'a Policy, claim: &Claim) -> &'a str {
    entry(policy.list(ListId::BodyPart), claim.get("body_part")).map_or("", |c| c.zh.as_str())
}

/// A claim as the database keeps it: a JSON object of its fields, without what the person's row holds.
pub(in crate::desk) fn stored(claim: &Claim) -> String {
    let mut claim = claim.clone();
    claim.forget_person();
    Value::Object(claim.iter().map(|(id, text)| (id.to_owned(), Value::from(text))).collect()).to_string()
}

/// A claim out of the database.
pub(in crate::desk) fn restored(text: &str) -> Claim {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let pairs = value.as_object().into_iter().flatten().filter_map(|(id, text)| Some((id.as_str(), text.as_str()?)));
    Claim::from_pairs(pairs)
}
