//! Which limit runs in a case now, and until when.

use chrono::NaiveDate;

use super::Running;
use super::old::awaits;
use crate::desk::Refusal;
use crate::domain::case::filing::{Done, began, put_off, running, suspended_days};
use crate::domain::case::state::State;
use crate::domain::case::workflow::Step;
use crate::policy::Policy;
use crate::store::cases::record::CaseRow;
use crate::store::cases::step::StepRow;
use crate::store::{StoreError, Writer};

/// What limits are counted with.
#[derive(Clone, Copy)]
pub(in crate::desk) struct Counting<'a> {
    pub policy: &'a Policy,
    pub today: NaiveDate,
}

impl Counting<'_> {
    /// A limit from a day, put off by days that do not count.
    pub fn limit(self, limit: &'static str, from: NaiveDate, days: u64) -> Option<Running> {
        let row = self.policy.limit(limit)?;
        let deadline = self.policy.calendar().deadline(put_off(from, days), row.limit, self.today)?;
        Some(Running { limit, deadline })
    }

    /// The limit that runs in a state after these steps.
    pub fn due(self, state: State, steps: &[Done], accident: NaiveDate) -> Option<Running> {
        let (limit, events) = running(state)?;
        let from = began(steps, events, accident)?;
        self.limit(limit, from, suspended_days(steps, from, self.today))
    }

    /// The limit that runs in a case; none in an old injury that has not been taken over, whose year is long over.
    pub fn due_of(self, case: &CaseRow, steps: &[StepRow]) -> Option<Running> {
        if awaits(case) { None } else { self.due(case.state, &done(steps), case.accident_on) }
    }

    /// Works the running limit out anew and writes it beside the case, where the work lists look for it.
    pub fn write_due(self, writer: &Writer<'_>, number: &str) -> Result<(), Refusal> {
        let row = writer.case(number)?.ok_or_else(|| StoreError::BadValue(format!("case {number}")))?;
        let due = self.due_of(&row, &writer.case_steps(row.id)?);
        let (limit, on) = due.map_or(("", None), |r| (r.limit, Some(r.deadline.day)));
        Ok(writer.set_case_due(row.id, limit, on)?)
    }
}

/// Steps that took effect, in the order of their days.
pub(in crate::desk) fn done(rows: &[StepRow]) -> Vec<Done> {
    let effective = rows.iter().filter(|s| s.took_effect());
    let mut steps: Vec<Done> = effective.filter_map(|s| Some(Done { step: Step::parse(&s.step).ok()?, on: s.on })).collect();
    steps.sort_by_key(|d| d.on);
    steps
}
