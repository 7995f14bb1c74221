//! 受理: a report or an application becomes a case. Sending the same submission again answers the same case.

use serde_json::Value;

use super::begin::REMEMBERED;
use super::known::{Reading, other};
use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::case::claim::{self, Claim};
use crate::domain::case::workflow::{Step, transition};
use crate::domain::codes::{CodeBook, ListId, entry};
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
    /// Files a claim. A claim with a day of application is an application, any other a report.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` with their fields; `Store`.
    pub fn file_claim(&mut self, fields: &Fields, submission: &str) -> Result<Filed, Refusal> {
        self.require(Right::Intake)?;
        let submission = submission_id(submission)?;
        if let Some(id) = submission
            && let Some(number) = self.store.case_of_submission(id)?
        {
            return Ok(Filed { number, is_new: false });
        }
        let reading = self.read_claim(fields, "")?;
        if !reading.problems.is_empty() {
            return Err(Refusal::Problems(reading.problems));
        }
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
        let step = if reading.claim.is_application() { Step::Apply } else { Step::Report };
        let to = transition(None, step).map_err(|p| Refusal::Problems(vec![("step", p)]))?.to;
        let number = writer.next_case_number(chrono::Datelike::year(&today))?;
        let employer = reading.employer.ok_or_else(|| Refusal::Problems(vec![("credit_code", Problem::UnknownEmployer)]))?;
        let part = body_part(&policy, &reading.claim);
        let facts = facts(&reading, person, employer, part)?;
        let opening = Opening { number: &number, state: to, submission, taken_over: false, operator, on: today };
        let case = writer.open_case(&opening, &facts)?;
        writer.add_case_version(case, &stored(&reading.claim), "", operator, &at)?;
        let on_field = if step == Step::Apply { "applied_on" } else { "reported_on" };
        let new = NewStep {
            step: step.id(),
            from: None,
            to,
            on: reading.claim.day(on_field).unwrap_or(today),
            document: "",
            body: "",
            situation: reading.claim.get("situation"),
            grade: None,
            nursing: None,
            reason: "",
            is_checked: false,
        };
        writer.add_case_step(case, &new, operator, &at)?;
        counting.write_due(&writer, &number)?;
        let remembered: Vec<(&str, &str)> = REMEMBERED.iter().map(|id| (*id, reading.claim.get(id))).collect();
        writer.note_last_values(operator, &remembered)?;
        writer.audit(&at, Some(operator), Act::FileClaim.id(), &format!("case:{case}"), step.id())?;
        writer.commit()?;
        Ok(Filed { number, is_new: true })
    }
}

/// The submission's id as it is stored; none for an empty one.
fn submission_id(text: &str) -> Result<Option<&str>, Refusal> {
    let text = text.trim();
    let sound = text.chars().count() <= SUBMISSION_MAX && text.chars().all(|c| c.is_ascii_graphic());
    if !sound {
        return Err(Refusal::Problems(vec![("submission", Problem::BadCharacter)]));
    }
    Ok((!text.is_empty()).then_some(text))
}

/// The person of the claim, registered when nobody knows him yet; once more against what another window may have filed.
fn person(writer: &Writer<'_>, policy: &Policy, reading: &Reading) -> Result<i64, Refusal> {
    let claim = &reading.claim;
    if let Some(person) = writer.person_id(claim.get("id_number"))? {
        let others = writer.other_cases(person, "")?.into_iter().map(other).collect();
        let problems = claim::check(claim, &claim::Known { others, ..reading.known.clone() });
        return if problems.is_empty() { Ok(person) } else { Err(Refusal::Problems(problems)) };
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
pub(super) fn stored(claim: &Claim) -> String {
    let mut claim = claim.clone();
    claim.forget_person();
    Value::Object(claim.iter().map(|(id, text)| (id.to_owned(), Value::from(text))).collect()).to_string()
}

/// A claim out of the database.
pub(super) fn restored(text: &str) -> Claim {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let pairs = value.as_object().into_iter().flatten().filter_map(|(id, text)| Some((id.as_str(), text.as_str()?)));
    Claim::from_pairs(pairs)
}
