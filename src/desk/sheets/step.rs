//! Taking a step of a sheet: review, approval, return and what else the table knows.

use super::content::Said;
use super::file::{audit, take};
use super::{StepNote, effect};
use crate::desk::estimate::Fields;
use crate::desk::hands::Document;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::Flow;
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::{Step, Transition, transition};
use crate::store::sheets::record::SheetRow;
use crate::store::sheets::step::{SheetStepRow, hands};
use crate::store::{StoreError, Writer};

impl Desk {
    /// Takes a step of a sheet, on what was seen: `seen` is the sheet's last step of then.
    ///
    /// # Errors
    /// `MayNot` with those who could; `Problems` (`SheetStepNotOpen`, `NotYourEntry`, `SheetMoved`, a reason or document that is
    /// missing, what a kind of sheet asks for); `NotFound`; `Store`.
    pub fn take_sheet_step(&mut self, number: &str, seen: i64, step: Step, note: &StepNote) -> Result<(), Refusal> {
        self.take_step_saying(number, seen, step, note, &Fields::default())
    }

    /// The same for a step that says something itself (`fields`): it becomes the sheet's next version, in the same write.
    ///
    /// # Errors
    /// Those of [`Desk::take_sheet_step`], and what is wrong with its fields.
    pub fn take_step_saying(
        &mut self,
        number: &str,
        seen: i64,
        step: Step,
        note: &StepNote,
        fields: &Fields,
    ) -> Result<(), Refusal> {
        self.take_step_with((number, seen), (step, note, fields), |_, _, _| Ok(()))
    }

    /// The same; `first` is done in the same write, just before what the step brings about.
    ///
    /// # Errors
    /// Those of [`Desk::take_sheet_step`] and of `first`.
    pub(in crate::desk) fn take_step_after(
        &mut self,
        number: &str,
        seen: i64,
        step: Step,
        note: &StepNote,
        first: impl FnOnce(&Desk, &Writer<'_>, &SheetRow) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.take_step_with((number, seen), (step, note, &Fields::default()), first)
    }

    fn take_step_with(
        &mut self,
        (number, seen): (&str, i64),
        (step, note, fields): (Step, &StepNote, &Fields),
        first: impl FnOnce(&Desk, &Writer<'_>, &SheetRow) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.require(Right::Sheets)?;
        let row = self.store.sheet(number)?.ok_or(Refusal::NotFound)?;
        let (found, note) = self.may_take(&row, &self.store.sheet_steps(row.id)?, step, note)?;
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        refuse_moved(&writer, &row, seen)?;
        let row = writer.sheet_by_id(row.id)?;
        let found = Transition { to: self.leads_to(&row, found)?, ..*found };
        let said = self.read_step(&row, step, &note, fields)?;
        let version = self.write_said(&writer, &row, &said, &at)?;
        take(&writer, (row.id, version), &found, (operator, &at), (&note.reason, &note.document))?;
        first(self, &writer, &row)?;
        self.take_effect(&writer, &effect::Moved { sheet: &row, step, to: found.to, note: &note, at: &at })?;
        let content = if let Said::Version(content) = &said { Some(content.as_ref()) } else { None };
        audit(&writer, (operator, &at), Act::SheetStep, row.id, Some(&row), (found.to, version, content), step.id())?;
        Ok(writer.commit()?)
    }

    /// Writes down what a step says, and answers the version the sheet is in then.
    fn write_said(&self, writer: &Writer<'_>, row: &SheetRow, said: &Said, at: &str) -> Result<i64, StoreError> {
        match said {
            Said::Nothing => Ok(row.version),
            Said::Due(due_on) => writer.set_sheet_due(row.id, *due_on).map(|()| row.version),
            Said::Version(content) => {
                writer.set_sheet_due(row.id, content.due_on)?;
                content.write(writer, row.id, self.operator.id, at, &self.policy)
            }
        }
    }

    /// Whether this operator may take a step, and the row of the table if so; the note's texts are checked.
    fn may_take(
        &self,
        row: &SheetRow,
        steps: &[SheetStepRow],
        step: Step,
        note: &StepNote,
    ) -> Result<(&'static Transition, StepNote), Refusal> {
        let found = transition(row.kind.flow(), Some(row.state), step).map_err(at_step)?;
        let hand = found.hand.filter(|_| step != Step::Submit).ok_or_else(|| {
            at_step(Problem::SheetStepNotOpen {
                step,
                from: Some(row.state),
                open: crate::domain::sheet::workflow::open(row.kind.flow(), Some(row.state)),
            })
        })?;
        if step.is_own() && row.entered_by != self.operator.id {
            return Err(at_step(Problem::NotYourEntry));
        }
        let document = Document { person_id: row.person, case_id: row.case.as_ref().map(|(id, _)| *id), hands: &hands(steps) };
        self.check_step(hand, found.roles, &document)?;
        Ok((found, checked(row.kind.flow(), step, note)?))
    }

    /// Where a step leads: approval of a large amount to a second one.
    fn leads_to(&self, row: &SheetRow, found: &Transition) -> Result<State, Refusal> {
        if (found.flow, found.step) != (Flow::Decision, Step::Approve) {
            return Ok(found.to);
        }
        let book = self.book()?;
        let limit = book.money("countersign_above", row.entered_on).map_err(at_step)?;
        Ok(if row.amount > limit.value { State::ToCountersign } else { found.to })
    }

    /// Takes a step that follows of itself from what this operator did to another sheet.
    ///
    /// # Errors
    /// `Problems` for a step that is not open; `Store`.
    pub(in crate::desk) fn follow(&self, writer: &Writer<'_>, row: &SheetRow, step: Step, at: &str) -> Result<(), Refusal> {
        let found = transition(row.kind.flow(), Some(row.state), step).map_err(at_step)?;
        let operator = self.operator.id;
        take(writer, (row.id, row.version), found, (operator, at), ("", ""))?;
        Ok(audit(writer, (operator, at), Act::SheetStep, row.id, Some(row), (found.to, row.version, None), step.id())?)
    }
}

/// A note in its written form.
fn checked(flow: Flow, step: Step, note: &StepNote) -> Result<StepNote, Refusal> {
    let mut problems = Vec::new();
    let mut line = |field: &'static str, text: &str, max: usize, is_needed: bool| {
        let parsed = parse_line(text, max).and_then(|t| if t.is_empty() && is_needed { Err(Problem::Empty) } else { Ok(t) });
        parsed.unwrap_or_else(|problem| {
            problems.push((field, problem));
            String::new()
        })
    };
    let reason = line("reason", &note.reason, LINE_MAX, step.needs_reason());
    // The finance bureau reviews under a document of its own.
    let document = line("document", &note.document, DOCUMENT_MAX, (flow, step) == (Flow::Payment, Step::Approve));
    if problems.is_empty() { Ok(StepNote { reason, document, on: note.on }) } else { Err(Refusal::Problems(problems)) }
}

/// Refuses to go on with a sheet that has moved since its step `seen`.
pub(super) fn refuse_moved(writer: &Writer<'_>, row: &SheetRow, seen: i64) -> Result<(), Refusal> {
    let last = writer.sheet_steps(row.id)?.last().map(|s| s.id);
    let last = last.ok_or_else(|| StoreError::BadValue(format!("sheet {}", row.number)))?;
    if last == seen { Ok(()) } else { Err(at_step(Problem::SheetMoved)) }
}

pub(super) fn at_step(problem: Problem) -> Refusal {
    Refusal::Problems(vec![("step", problem)])
}
