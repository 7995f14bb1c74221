//! Changing a claim: a new version beside the old one. Whoever saves second is told what the first one changed.

use super::file::{body_part, check_again, facts, restored, stored};
use crate::desk::estimate::Fields;
use crate::desk::hands::roles_with;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::case::claim::fields::{FIELDS, Kind};
use crate::domain::case::claim::{Claim, OF_PERSON};
use crate::domain::case::state::State;
use crate::domain::codes::{CodeBook, ListId, entry, find};
use crate::domain::hands::Hand;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::store::cases::record::VersionRow;

/// Somebody else has saved in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The version that is there now.
    pub version: i64,
    /// Who saved it, and when.
    pub by: String,
    pub at: String,
    /// Fields that both have changed, or that the other one has: id, text before, his text, mine.
    pub fields: Vec<ConflictField>,
}

/// A field in a conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictField {
    pub id: &'static str,
    pub before: String,
    pub theirs: String,
    pub mine: String,
}

impl ConflictField {
    /// Whether both changed it, to different texts: only then somebody has to choose.
    #[must_use]
    pub fn is_contested(&self) -> bool {
        self.mine != self.before && self.mine != self.theirs
    }
}

impl Desk {
    /// The newest claim of a case as fields of the form, and its version.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn claim_fields(&self, number: &str) -> Result<(Fields, i64), Refusal> {
        self.require(Right::Intake)?;
        let row = self.store.case(number)?.ok_or(Refusal::NotFound)?;
        let versions = self.store.case_versions(row.id)?;
        let mut claim = versions.last().map(|v| restored(&v.claim)).unwrap_or_default();
        if claim.get("credit_code").is_empty() {
            claim.set("credit_code", row.credit_code.clone());
        }
        if claim.get("accident_on").is_empty() {
            claim.set("accident_on", row.accident_on.to_string());
        }
        let mut fields = self.typed(&row, &claim)?;
        let (part, list) = (claim.get("body_part"), self.policy.list(ListId::BodyPart));
        if entry(list, part).is_none() && find(list, part).is_some() {
            // Free text of earlier years, of which a search would make a code that nobody chose.
            fields.set("body_part", "");
        }
        Ok((fields, row.version))
    }

    /// Saves a changed claim that began from version `base`.
    ///
    /// # Errors
    /// `Conflict` when somebody saved in between; `NotAllowed`; `MayNot` for a relative's case; `Problems`, also for a claim
    /// the bureau has decided on and that is changed without a reason; `NotFound`; `Store`.
    pub fn revise_claim(&mut self, number: &str, base: i64, fields: &Fields, reason: &str) -> Result<i64, Refusal> {
        self.require(Right::Intake)?;
        let reason = parse_line(reason, LINE_MAX).map_err(|p| Refusal::Problems(vec![("reason", p)]))?;
        let row = self.store.case(number)?.ok_or(Refusal::NotFound)?;
        self.check_bar(Hand::Enter, &roles_with(Right::Intake), row.person, Some(row.id))?;
        let mut typed = fields.clone();
        let person = self.store.person(row.person)?.ok_or(Refusal::NotFound)?;
        for id in OF_PERSON {
            typed.set(id, "");
        }
        typed.set("id_number", person.numbers.id_number);
        let reading = self.read_claim(&typed, number)?;
        if !reading.problems.is_empty() {
            return Err(Refusal::Problems(reading.problems));
        }
        check_reason(row.state, &reason)?;
        let employer = reading.employer.ok_or_else(|| Refusal::Problems(vec![("credit_code", Problem::UnknownEmployer)]))?;
        let (at, today, operator) = (self.clock.stamp(), self.clock.today(), self.operator.id);
        let policy = std::sync::Arc::clone(&self.policy);
        let writer = self.store.write()?;
        // The decision may have been checked while this one was typed.
        check_reason(writer.case(number)?.ok_or(Refusal::NotFound)?.state, &reason)?;
        let versions = writer.case_versions(row.id)?;
        let newest = versions.last();
        if newest.map_or(0, |v| v.version) != base {
            return Err(Refusal::Conflict(Box::new(conflict(&versions, base, &reading.claim))));
        }
        check_again(&writer, &reading, row.person, number)?;
        let before = newest.map(|v| restored(&v.claim)).unwrap_or_default();
        let mut mine = reading.claim.clone();
        mine.forget_person();
        let changes = mine.changes_from(&before);
        if changes.is_empty() {
            return Ok(base);
        }
        let changed: Vec<Changed<'_>> = changes.iter().map(|c| recorded(*c)).collect();
        writer.change_case(row.id, &facts(&reading, row.person, employer, body_part(&policy, &reading.claim))?)?;
        let version = writer.add_case_version(row.id, &stored(&reading.claim), &reason, operator, &at)?;
        super::due::Counting { policy: &policy, today }.write_due(&writer, number)?;
        let subject = format!("case:{}", row.id);
        writer.audit_changes(&at, Some(operator), Act::ReviseClaim.id(), &subject, &reason, &changed)?;
        writer.commit()?;
        Ok(version)
    }
}

/// A changed field as the audit trail keeps it: free text stays in the versions of the claim and is not kept twice.
fn recorded<'a>((field, before, after): (&'a str, &'a str, &'a str)) -> Changed<'a> {
    let is_note = FIELDS.iter().any(|f| f.id == field && matches!(f.kind, Kind::Note(_)));
    let text = |text: &'a str| (!is_note && !text.is_empty()).then_some(text);
    Changed { field, before: text(before), after: text(after) }
}

/// What the bureau has decided on changes only with a reason.
fn check_reason(state: State, reason: &str) -> Result<(), Refusal> {
    let is_decided = state.is_work_injury() || state.is_over();
    if is_decided && reason.is_empty() { Err(Refusal::Problems(vec![("reason", Problem::Empty)])) } else { Ok(()) }
}

/// What differs between my claim, the one I began from and the one that is there now.
fn conflict(versions: &[VersionRow], base: i64, mine: &Claim) -> Conflict {
    let claim_of = |version: i64| versions.iter().find(|v| v.version == version).map(|v| restored(&v.claim)).unwrap_or_default();
    let newest = versions.last();
    let (before, theirs) = (claim_of(base), newest.map(|v| restored(&v.claim)).unwrap_or_default());
    let changed = theirs.changes_from(&before);
    let field = |(id, old, new): (&'static str, &str, &str)| ConflictField {
        id,
        before: old.to_owned(),
        theirs: new.to_owned(),
        mine: mine.get(id).to_owned(),
    };
    Conflict {
        version: newest.map_or(0, |v| v.version),
        by: newest.map(|v| v.by.clone()).unwrap_or_default(),
        at: newest.map(|v| v.at.clone()).unwrap_or_default(),
        fields: changed.into_iter().map(field).collect(),
    }
}
