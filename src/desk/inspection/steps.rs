//! What the steps of an inspection say: each that says something makes the next version of the sheet, and tells which limit runs
//! from then on.

use chrono::{Days, NaiveDate};
use rust_decimal::prelude::ToPrimitive;

use super::plan::said;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::{Content, Said, StepNote, restored};
use crate::desk::{Desk, Refusal};
use crate::domain::calendar::{Limit, LimitUnit};
use crate::domain::inspection::problem::InspectionProblem;
use crate::domain::inspection::visit::{Verdict, read_checklist};
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::problem::Problem;
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::Step;
use crate::domain::shorthand::parse_date_short;
use crate::store::StoreError;
use crate::store::sheets::record::SheetRow;

/// Fields that each step is entered by.
#[must_use]
pub const fn step_fields(step: Step) -> &'static [&'static str] {
    match step {
        Step::Notify => &["served_on", "served_by", "visit_on"],
        Step::Visit => &["visited_on"],
        Step::Record => &["recorded_on", "checklist", "audit", "found", "signed"],
        Step::Order => &["order", "rectify_by"],
        Step::Rectify => &["replied_on", "reply"],
        Step::Refer => &["suggestion"],
        _ => &[],
    }
}

/// Most characters of what an order, a reply or a suggestion says.
pub const TEXT_MAX: usize = 500;

impl Desk {
    /// Reads what a step says.
    ///
    /// # Errors
    /// `Problems` with their fields; `Store`.
    pub(in crate::desk) fn read_inspection_step(
        &self,
        row: &SheetRow,
        step: Step,
        note: &StepNote,
        fields: &Fields,
    ) -> Result<Said, Refusal> {
        let old = self.said_before(row)?;
        match step {
            Step::Notify => self.read_notice(row, &old, fields),
            Step::Visit => self.read_visit(row, &old, fields),
            Step::Record => self.read_record(row, &old, fields),
            Step::Order => self.read_order(row, &old, note, fields),
            Step::Rectify => self.read_reply(row, &old, note, fields),
            Step::Refer => read_referral(row, &old, note, fields),
            Step::Clear if has_findings(&old) => Err(wrong("step", InspectionProblem::SomethingFound)),
            Step::Clear | Step::Close | Step::Drop => Ok(Said::Due(None)),
            _ => Ok(Said::Nothing),
        }
    }

    /// What the newest version says.
    pub(super) fn said_before(&self, row: &SheetRow) -> Result<Fields, StoreError> {
        Ok(self.store.sheet_versions(row.id)?.last().map(|v| restored(&v.fields)).unwrap_or_default())
    }

    /// A day that has come.
    fn past_day(&self, r: &mut Reader<'_>, id: &'static str) -> Option<NaiveDate> {
        let today = self.clock.today();
        if !r.has(id) {
            return Some(today);
        }
        r.need(id, |t| parse_date_short(t, today).and_then(|d| if d > today { Err(Problem::Future) } else { Ok(d) }))
    }

    /// A count that a parameter sets.
    fn days(&self, key: &'static str, on: NaiveDate) -> Result<u32, Refusal> {
        let found = self.book()?.number(key, on).map_err(|p| Refusal::Problems(vec![("step", p)]))?;
        Ok(found.value.to_u32().unwrap_or_default())
    }

    /// 通知: when it was served on whom, and when the visit is; not before the notice has run.
    fn read_notice(&self, row: &SheetRow, old: &Fields, fields: &Fields) -> Result<Said, Refusal> {
        let today = self.clock.today();
        let mut r = Reader::new(fields);
        let served = self.past_day(&mut r, "served_on");
        let by = r.need("served_by", |t| parse_line(t, LINE_MAX));
        let planned = old.get("visit_on").parse().ok();
        let visit = if r.has("visit_on") { r.need("visit_on", |t| parse_date_short(t, today)) } else { planned };
        let (served, (by, visit)) = r.finish(served.zip(by.zip(visit))).map_err(Refusal::Problems)?;
        let first = served + Days::new(u64::from(self.days("inspect_notice_days", served)?));
        if visit < first && old.get("special") != "yes" {
            return Err(wrong("visit_on", InspectionProblem::TooSoon { first }));
        }
        let fields = old.clone().with("served_on", served.to_string()).with("served_by", by).with("visit_on", visit.to_string());
        Ok(version(row, fields, Some(visit)))
    }

    /// 开始检查: after the notice has run, unless the plan says without notice.
    fn read_visit(&self, row: &SheetRow, old: &Fields, fields: &Fields) -> Result<Said, Refusal> {
        let mut r = Reader::new(fields);
        let visited = self.past_day(&mut r, "visited_on");
        let visited = r.finish(visited).map_err(Refusal::Problems)?;
        let is_special = old.get("special") == "yes";
        let served = old.get("served_on").parse::<NaiveDate>().ok().filter(|_| row.state == State::Notified);
        match served {
            None if !is_special => return Err(wrong("step", InspectionProblem::NotNotified)),
            Some(served) if !is_special => {
                let first = served + Days::new(u64::from(self.days("inspect_notice_days", served)?));
                if visited < first {
                    return Err(wrong("visited_on", InspectionProblem::TooSoon { first }));
                }
            }
            _ => {}
        }
        Ok(version(row, old.clone().with("visited_on", visited.to_string()), None))
    }

    /// 整改意见: what is to be corrected, until when.
    fn read_order(&self, row: &SheetRow, old: &Fields, note: &StepNote, fields: &Fields) -> Result<Said, Refusal> {
        if !has_findings(old) {
            return Err(wrong("step", InspectionProblem::NothingFound));
        }
        let today = self.clock.today();
        let typed = or_note(fields, "order", note);
        let mut r = Reader::new(&typed);
        let order = r.need("order", |t| parse_line(t, TEXT_MAX));
        let usual = today + Days::new(u64::from(self.days("inspect_rectify_days", today)?));
        let late = |d: NaiveDate| if d < today { Err(Problem::EndsBeforeItBegins) } else { Ok(d) };
        let by =
            if r.has("rectify_by") { r.need("rectify_by", |t| parse_date_short(t, today).and_then(late)) } else { Some(usual) };
        let (order, by) = r.finish(order.zip(by)).map_err(Refusal::Problems)?;
        let fields = old.clone().with("order", order).with("ordered_on", today.to_string()).with("rectify_by", by.to_string());
        Ok(version(row, fields, Some(by)))
    }

    /// 整改: what the employer answered and corrected.
    fn read_reply(&self, row: &SheetRow, old: &Fields, note: &StepNote, fields: &Fields) -> Result<Said, Refusal> {
        let typed = or_note(fields, "reply", note);
        let mut r = Reader::new(&typed);
        let on = self.past_day(&mut r, "replied_on");
        let reply = r.need("reply", |t| parse_line(t, TEXT_MAX));
        let (on, reply) = r.finish(on.zip(reply)).map_err(Refusal::Problems)?;
        Ok(version(row, old.clone().with("replied_on", on.to_string()).with("reply", reply), None))
    }

    /// The last day to tell a result: sooner where nothing was found.
    pub(super) fn result_due(&self, recorded: NaiveDate, is_clean: bool) -> Result<Option<NaiveDate>, Refusal> {
        let key = if is_clean { "inspect_clear_days" } else { "inspect_order_days" };
        let limit = Limit { length: self.days(key, recorded)?, unit: LimitUnit::Workday, not_before: false };
        Ok(self.policy.calendar().end_of(recorded, limit))
    }
}

/// 移送: what the bureau is asked to do about an employer that does not correct.
fn read_referral(row: &SheetRow, old: &Fields, note: &StepNote, fields: &Fields) -> Result<Said, Refusal> {
    let typed = or_note(fields, "suggestion", note);
    let mut r = Reader::new(&typed);
    let suggestion = r.need("suggestion", |t| parse_line(t, TEXT_MAX));
    let suggestion = r.finish(suggestion).map_err(Refusal::Problems)?;
    Ok(version(row, old.clone().with("suggestion", suggestion), None))
}

/// Where a step comes with an opinion only, that is what it says.
fn or_note(fields: &Fields, id: &'static str, note: &StepNote) -> Fields {
    let fields = fields.clone();
    if fields.get(id).is_empty() { fields.with(id, note.reason.as_str()) } else { fields }
}

/// Whether a record found something: a wrong item, or wages to add.
pub(super) fn has_findings(fields: &Fields) -> bool {
    let wrong = read_checklist(fields.get("checklist")).unwrap_or_default().iter().any(|c| c.verdict == Verdict::Wrong);
    wrong || Money::parse(fields.get("premium")).is_ok_and(|m| m > Money::ZERO)
}

/// The next version of an inspection; what it adds stays what it was.
fn version(row: &SheetRow, fields: Fields, due_on: Option<NaiveDate>) -> Said {
    Said::Version(Box::new(content(row, fields, row.amount, due_on)))
}

pub(super) fn content(row: &SheetRow, fields: Fields, amount: Money, due_on: Option<NaiveDate>) -> Content {
    let employer = row.employer.as_ref().map_or(0, |(id, _)| *id);
    said(employer, fields, amount, due_on)
}

pub(super) fn wrong(field: &'static str, problem: InspectionProblem) -> Refusal {
    Refusal::Problems(vec![(field, Problem::Inspection(problem))])
}
