//! Filing a sheet, and handing in again what was returned. Sending the same submission again answers the same sheet.

use sha2::{Digest, Sha256};

use super::Scribe;
use super::content::{Content, Purpose, stored};
use super::step::{at_step, refuse_moved};
use crate::desk::cases::{Filed, submission_id};
use crate::desk::estimate::Fields;
use crate::desk::hands::Document;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::hands::{Hand, Touch};
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::{Step, Transition, transition};
use crate::store::hex;
use crate::store::sheets::record::{NewSheet, SheetRow};
use crate::store::sheets::step::{NewSheetStep, hands};
use crate::store::{StoreError, Writer};

impl Desk {
    /// Files a sheet; it waits to be reviewed then.
    ///
    /// # Errors
    /// `NotAllowed`; `MayNot` by role or for a relative; `Problems` with their fields; `Store`.
    pub fn file_sheet(&mut self, kind: SheetKind, fields: &Fields, submission: &str, scribe: Scribe) -> Result<Filed, Refusal> {
        let found = transition(kind.flow(), None, Step::File).map_err(at_step)?;
        let hand = found.hand.unwrap_or(Hand::Enter);
        self.require(Right::Sheets)?;
        self.check_step(hand, found.roles, &Document { person_id: None, case_id: None, hands: &[] })?;
        let submission = submission_id(submission)?;
        if let Some(before) = self.sheet_filed_before(submission)? {
            return Ok(before);
        }
        let purpose = Purpose { scribe, corrects: None };
        let content = match self.read_sheet(kind, fields, purpose) {
            Ok(content) => content,
            // What is wrong may be just that the same submission was filed by another window while this one read.
            Err(refusal) => return self.sheet_filed_before(submission)?.ok_or(refusal),
        };
        self.check_step(hand, found.roles, &document(&content, &[]))?;
        let (at, today, operator) = (self.clock.stamp(), self.clock.today(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        if let Some(before) = self.sheet_filed_before(submission)? {
            return Ok(before);
        }
        let content = self.read_sheet(kind, fields, purpose)?;
        let (sheet, number) = writer.open_sheet(&NewSheet {
            kind,
            person: content.person,
            case: content.case,
            employer: content.employer,
            month: content.month,
            state: found.to,
            supersedes: content.supersedes,
            submission,
            operator,
            on: today,
            due_on: content.due_on,
            taken_over: false,
        })?;
        let version = content.write(&writer, sheet, operator, &at, &self.policy)?;
        take(&writer, (sheet, version), found, (operator, &at), ("", ""))?;
        self.filed(&writer, &writer.sheet_by_id(sheet)?)?;
        audit(&writer, (operator, &at), Act::FileSheet, sheet, None, (found.to, version, Some(&content)), "")?;
        writer.commit()?;
        Ok(Filed { number, is_new: true })
    }

    /// Hands a sheet in again, corrected, that was returned to or recalled by this operator.
    ///
    /// # Errors
    /// `MayNot`; `Problems` with their fields (`NotYourEntry`, `SheetStepNotOpen`, `SheetMoved` for one that moved since step
    /// `seen`); `NotFound`; `Store`.
    pub fn resubmit_sheet(&mut self, number: &str, seen: i64, fields: &Fields, scribe: Scribe) -> Result<(), Refusal> {
        self.require(Right::Sheets)?;
        let row = self.store.sheet(number)?.ok_or(Refusal::NotFound)?;
        let found = transition(row.kind.flow(), Some(row.state), Step::Submit).map_err(at_step)?;
        if row.entered_by != self.operator.id {
            return Err(at_step(Problem::NotYourEntry));
        }
        let hand = found.hand.unwrap_or(Hand::Enter);
        let purpose = Purpose { scribe, corrects: Some(&row) };
        let content = self.read_sheet(row.kind, fields, purpose)?;
        let of = |named: &Option<(i64, String)>| named.as_ref().map(|(id, _)| *id);
        let same = (content.person, content.case, content.employer, content.month)
            == (row.person, of(&row.case), of(&row.employer), row.month);
        if !same {
            return Err(at_step(Problem::AnotherSheet));
        }
        self.check_step(hand, found.roles, &document(&content, &hands(&self.store.sheet_steps(row.id)?)))?;
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        refuse_moved(&writer, &row, seen)?;
        let content = self.read_sheet(row.kind, fields, purpose)?;
        writer.set_sheet_due(row.id, content.due_on)?;
        let version = content.write(&writer, row.id, operator, &at, &self.policy)?;
        take(&writer, (row.id, version), found, (operator, &at), ("", ""))?;
        self.filed(&writer, &writer.sheet_by_id(row.id)?)?;
        audit(
            &writer,
            (operator, &at),
            Act::SheetStep,
            row.id,
            Some(&row),
            (found.to, version, Some(&content)),
            found.step.id(),
        )?;
        Ok(writer.commit()?)
    }

    /// The sheet that a submission filed already.
    fn sheet_filed_before(&self, submission: Option<&str>) -> Result<Option<Filed>, StoreError> {
        let Some(id) = submission else { return Ok(None) };
        Ok(self.store.sheet_of_submission(id)?.map(|number| Filed { number, is_new: false }))
    }
}

fn document<'a>(content: &Content, hands: &'a [Touch]) -> Document<'a> {
    Document { person_id: content.person, case_id: content.case, hands }
}

/// Writes a step of the table down.
pub(super) fn take(
    writer: &Writer<'_>,
    (sheet, version): (i64, i64),
    found: &Transition,
    (operator, at): (i64, &str),
    (reason, document): (&str, &str),
) -> Result<(), StoreError> {
    let step = NewSheetStep { step: found.step, from: found.from, to: found.to, version, hand: found.hand, reason, document };
    writer.move_sheet(sheet, &step, operator, at)
}

/// Records what became of a sheet: state, version, amount, and a fingerprint of what it says. The trail alone tells where every
/// sheet stands and whether what is stored is what was entered, without holding anybody's numbers.
pub(super) fn audit(
    writer: &Writer<'_>,
    (operator, at): (i64, &str),
    act: Act,
    sheet: i64,
    before: Option<&SheetRow>,
    (to, version, content): (State, i64, Option<&Content>),
    detail: &str,
) -> Result<(), StoreError> {
    let version = version.to_string();
    let old_version = before.map(|b| b.version.to_string());
    let print = content.map(|c| fingerprint(&stored(&c.fields)));
    let amount = content.map(|c| c.amount.plain());
    let mut changes = vec![Changed { field: "state", before: before.map(|b| b.state.id()), after: Some(to.id()) }];
    if old_version.as_deref() != Some(&version) {
        changes.push(Changed { field: "version", before: old_version.as_deref(), after: Some(&version) });
    }
    if let (Some(print), Some(amount)) = (&print, &amount) {
        changes.push(Changed { field: "amount", before: None, after: Some(amount) });
        changes.push(Changed { field: "fingerprint", before: None, after: Some(print) });
    }
    writer.audit_changes(at, Some(operator), act.id(), &format!("sheet:{sheet}"), detail, &changes)
}

/// What tells stored fields from others.
#[must_use]
pub fn fingerprint(fields: &str) -> String {
    hex(&Sha256::digest(fields.as_bytes())[..16])
}
