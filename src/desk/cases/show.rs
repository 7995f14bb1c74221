//! A case with its time line.

use super::due::done;
use super::file::restored;
use super::known::Reading;
use super::old::{awaits, row_of};
use super::{CaseView, OpenStep, TimelineStep, TimelineVersion};
use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::case::claim::{self, Claim};
use crate::domain::case::state::State;
use crate::domain::case::workflow::{Check, Step, may_enter, may_settle, open};
use crate::domain::cover::Cover;
use crate::domain::identity::mask_number;
use crate::domain::operator::{Operator, Right, Role};
use crate::domain::problem::Problem;
use crate::store::StoreError;
use crate::store::cases::record::{CaseRow, VersionRow};
use crate::store::cases::step::StepRow;

impl Desk {
    /// Everything known of a case; identity and telephone numbers are masked.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn case(&self, number: &str) -> Result<CaseView, Refusal> {
        self.require(Right::Lookup)?;
        let row = self.store.case(number)?.ok_or(Refusal::NotFound)?;
        let person = self.store.person(row.person)?.ok_or(Refusal::NotFound)?;
        let (steps, versions) = (self.store.case_steps(row.id)?, self.store.case_versions(row.id)?);
        let claim = versions.last().map(|v| restored(&v.claim)).unwrap_or_default();
        let reading = self.reading_of(&row, &claim)?;
        let me = self.me()?;
        let bar = if self.store.is_barred(me.id, row.person)? { Err(Problem::Barred) } else { Ok(()) };
        let waiting = steps.iter().find(|s| s.waits());
        let cover = match reading.cover {
            Some(cover) => cover,
            None => Cover::of(
                &self.store.employments(row.person)?,
                &self.wage_months(row.person)?,
                &row.employer_name,
                row.accident_on,
            ),
        };
        let (served, remedies) = self.remedies(row.id, &done(&steps))?;
        Ok(CaseView {
            served,
            remedies,
            person_id: row.person,
            name: person.name,
            id_masked: mask_number(&person.numbers.id_number),
            open: if waiting.is_some() { Vec::new() } else { open_steps(&row, &me.roles, &bar) },
            settle: match waiting {
                Some(step) => ways_to_settle(&me, step, &self.store.case_enterers(row.id)?, &bar),
                None => Vec::new(),
            },
            running: self.counting().due_of(&row, &steps),
            steps: steps.iter().map(timeline).collect::<Result<_, _>>()?,
            versions: changes(&versions),
            gaps: if row.version > 0 { claim::gaps_on_file(&claim, self.policy.as_ref()) } else { Vec::new() },
            notices: if row.version > 0 { claim::notices(&reading.claim, &reading.known) } else { Vec::new() },
            papers: reading.papers,
            papers_missing: reading.known.papers_missing,
            cover,
            claim,
            number: row.number,
            employer: row.employer_name,
            credit_code: row.credit_code,
            accident_on: row.accident_on,
            body_part: row.body_part,
            state: row.state,
            situation: row.situation,
            grade: row.grade,
            nursing: row.nursing,
            taken_over: row.taken_over,
            version: row.version,
        })
    }

    /// A stored claim read again with the numbers of its person, so that it is checked as a new one is.
    fn reading_of(&self, row: &CaseRow, claim: &Claim) -> Result<Reading, Refusal> {
        self.read_claim(&self.typed(row, claim)?, &row.number)
    }

    /// A stored claim as fields of the form.
    pub(super) fn typed(&self, row: &CaseRow, claim: &Claim) -> Result<Fields, Refusal> {
        let person = self.store.person(row.person)?.ok_or(Refusal::NotFound)?;
        let mut fields = Fields::default();
        for (id, text) in claim.iter() {
            fields.set(id, text);
        }
        fields.set("id_number", person.numbers.id_number);
        Ok(fields)
    }
}

/// Whether the operator is kept away from the case's person (回避).
type Bar = Result<(), Problem>;

/// The steps that are open, and which of them are for somebody with these roles.
fn open_steps(row: &CaseRow, roles: &[Role], bar: &Bar) -> Vec<OpenStep> {
    let mut steps = open(Some(row.state));
    if awaits(row) {
        steps.insert(0, Step::TakeOver);
    }
    // Whoever may take an injury over may do so into any state.
    let may = |step| row_of(row, step, Some(State::Recognised)).and_then(|found| may_enter(found, roles));
    steps.into_iter().map(|step| OpenStep { step, may: bar.clone().and_then(|()| may(step)) }).collect()
}

fn ways_to_settle(me: &Operator, waiting: &StepRow, entered: &[i64], bar: &Bar) -> Vec<(Check, Result<(), Problem>)> {
    let may = |check| may_settle(check, &me.roles, me.id, waiting.entered_by, entered);
    Check::ALL.into_iter().map(|check| (check, bar.clone().and_then(|()| may(check)))).collect()
}

fn timeline(row: &StepRow) -> Result<TimelineStep, StoreError> {
    let bad = || StoreError::BadValue(format!("step {}", row.id));
    let settled = match (&row.settled, &row.settler, &row.settled_at) {
        (Some(how), Some(by), Some(at)) => Some((Check::parse(how).ok_or_else(bad)?, by.clone(), at.clone())),
        _ => None,
    };
    Ok(TimelineStep {
        id: row.id,
        step: Step::parse(&row.step).map_err(|_| bad())?,
        to: row.to,
        on: row.on,
        document: row.document.clone(),
        body: row.body.clone(),
        situation: row.situation.clone(),
        grade: row.grade,
        nursing: row.nursing.clone(),
        reason: row.reason.clone(),
        enterer: row.enterer.clone(),
        entered_at: row.entered_at.clone(),
        settled,
        at_once: !row.is_checked,
        remark: row.remark.clone(),
    })
}

/// What each version changed.
fn changes(rows: &[VersionRow]) -> Vec<TimelineVersion> {
    let mut before = Claim::default();
    let mut out = Vec::new();
    for row in rows {
        let claim = restored(&row.claim);
        let changes = if row.version == 1 { Vec::new() } else { claim.changes_from(&before) };
        let owned = changes.into_iter().map(|(id, old, new)| (id, old.to_owned(), new.to_owned())).collect();
        out.push(TimelineVersion {
            version: row.version,
            by: row.by.clone(),
            at: row.at.clone(),
            reason: row.reason.clone(),
            changes: owned,
        });
        before = claim;
    }
    out
}
