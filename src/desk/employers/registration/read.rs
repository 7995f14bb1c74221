//! From a sheet's fields to what they come to; every guard is asked here.

use chrono::NaiveDate;

use super::facts::{base, facts, problem, with_form};
use super::{BASE, Registration};
use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::{Content, Purpose};
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::dates::Month;
use crate::domain::employer::division::Edition;
use crate::domain::employer::registration::{Act, RegistrationProblem, Standing, bars};
use crate::domain::employer::state::EmployerState;
use crate::domain::grid;
use crate::domain::identity::{CreditCode, ResidentId};
use crate::domain::money::Money;
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::problem::Problem;
use crate::domain::shorthand::parse_date_short;
use crate::store::register::employer::EmployerRow;
use crate::store::register::relations::RelationRow;
use crate::store::sheets::record::SheetRow;

/// Workers that one split moves at most.
const MOVED_MAX: usize = 5_000;

/// What every act says besides.
struct Head {
    act: Act,
    code: CreditCode,
    on: NaiveDate,
    reason: String,
    received_on: NaiveDate,
}

fn one(field: &'static str, p: RegistrationProblem) -> Refusal {
    Refusal::Problems(vec![(field, problem(p))])
}

impl Desk {
    /// Reads a registration: `act` and `credit_code`; of a registration or change form F1; of the others `on`, `reason`, and
    /// `successor` (needed of a merger and a split) and `moved`, the workers of a split, a row of number and name for each.
    ///
    /// # Errors
    /// `Problems` with their fields; `Store`.
    pub(in crate::desk) fn read_registration(&self, fields: &Fields, purpose: Purpose<'_>) -> Result<Content, Refusal> {
        let read = self.registration(fields, purpose.corrects)?;
        Ok(Content {
            person: None,
            case: None,
            employer: read.before.map(|row| row.id),
            month: None,
            amount: Money::ZERO,
            supersedes: None,
            due_on: read.due_on,
            fields: read.fields,
            items: Vec::new(),
            receipts: Vec::new(),
        })
    }

    /// What a sheet comes to; `corrects` is the sheet itself where it is filed already.
    pub(super) fn registration(&self, fields: &Fields, corrects: Option<&SheetRow>) -> Result<Registration, Refusal> {
        let head = self.registration_head(fields)?;
        let before = self.store.employer(head.code.as_str())?;
        if let Some(sheet) = self.store.registration_waiting(head.code.as_str(), corrects.map(|row| row.id))? {
            return Err(one("credit_code", RegistrationProblem::Waits { sheet }));
        }
        let mut read = match (head.act, before) {
            (Act::Register, Some(row)) => return Err(one("credit_code", RegistrationProblem::CodeTaken { name: row.name })),
            (Act::Register, None) => self.new_employer(fields, &head)?,
            (_, None) => return Err(Refusal::Problems(vec![("credit_code", Problem::UnknownEmployer)])),
            (Act::Change, Some(row)) => self.changed_employer(fields, &head, row)?,
            (_, Some(row)) => self.moved_on(fields, &head, row)?,
        };
        let limit = |id, from| self.counting().limit(id, from, 0).map(|r| r.deadline.day);
        read.due_on = limit("registration", head.received_on);
        let duty = limit("registration_duty", self.reported_from(&read, &head));
        if let Some(last) = duty.filter(|last| *last < head.received_on) {
            let field = if head.act == Act::Register { "founded_on" } else { "on" };
            read.doubts.push((field, problem(RegistrationProblem::ReportedLate { last })));
        }
        read.fields.set("act", head.act.id());
        read.fields.set("credit_code", head.code.as_str());
        read.fields.set("on", read.on.to_string());
        read.fields.set("received_on", head.received_on.to_string());
        read.fields.set("reason", &*head.reason);
        Ok(read)
    }

    fn registration_head(&self, fields: &Fields) -> Result<Head, Refusal> {
        let today = self.clock.today();
        let mut r = Reader::new(fields);
        let act = r.need("act", Act::parse);
        let code = r.need("credit_code", CreditCode::parse);
        let past = |t: &str| parse_date_short(t, today).and_then(|d| if d > today { Err(Problem::Future) } else { Ok(d) });
        let received_on = r.maybe("received_on", past).unwrap_or(today);
        let line = |t: &str| parse_line(t, LINE_MAX);
        let (on, reason) = if act == Some(Act::Register) {
            // A registration counts from the start of insurance.
            (Some(today), r.maybe("reason", line).unwrap_or_default())
        } else {
            (r.need("on", past), r.need("reason", line).unwrap_or_default())
        };
        let ((act, code), on) = r.finish(act.zip(code).zip(on)).map_err(Refusal::Problems)?;
        Ok(Head { act, code, on, reason, received_on })
    }

    /// The day from which the thirty days of the law run.
    fn reported_from(&self, read: &Registration, head: &Head) -> NaiveDate {
        let founded = read.fields.get("founded_on").parse().ok();
        if head.act == Act::Register { founded.unwrap_or(head.received_on) } else { head.on }
    }

    fn new_employer(&self, fields: &Fields, head: &Head) -> Result<Registration, Refusal> {
        let mut doubts: Vec<FieldProblem> = head.code.inner_doubt().map(|p| ("credit_code", p)).into_iter().collect();
        let form = self.read_form(fields, None, &mut doubts)?;
        self.refuse_name(form.get("employer_name"), head.code.as_str())?;
        let bare = EmployerRow {
            id: 0,
            credit_code: head.code.as_str().to_owned(),
            name: String::new(),
            state: EmployerState::Active,
            section: String::new(),
            edition: Edition::Y2017,
            division: String::new(),
            risk_class: form.get("risk_class").parse().unwrap_or_default(),
            unit_type: String::new(),
            town: String::new(),
            is_large: false,
            address: String::new(),
            contact: String::new(),
            phone: String::new(),
            registered_on: head.on,
            ended_on: None,
            successor: None,
            details: String::new(),
        };
        let after = with_form(bare, &form)?;
        let on = after.registered_on;
        Ok(Registration { on, doubts, ..plain(head, None, after, form) })
    }

    fn changed_employer(&self, fields: &Fields, head: &Head, row: EmployerRow) -> Result<Registration, Refusal> {
        refuse_bars(Act::Change, &free(row.state))?;
        let now = self.facts_of(&row)?;
        if fields.get(BASE) != base(&now) {
            return Err(one("credit_code", RegistrationProblem::ChangedMeanwhile));
        }
        let mut doubts = Vec::new();
        let mut form = self.read_form(fields, Some(&row), &mut doubts)?;
        self.refuse_name(form.get("employer_name"), &row.credit_code)?;
        let after = with_form(row.clone(), &form)?;
        if self.facts_of(&after)? == now {
            return Err(one("employer_name", RegistrationProblem::NothingChanged));
        }
        form.set(BASE, fields.get(BASE));
        Ok(Registration { doubts, ..plain(head, Some(row), after, form) })
    }

    /// Suspending, resuming, cancelling, merging, splitting.
    fn moved_on(&self, fields: &Fields, head: &Head, row: EmployerRow) -> Result<Registration, Refusal> {
        let successor = self.successor(fields, head.act, &row)?;
        self.refuse_before_last(&row, head.on)?;
        let after_that = head.on.succ_opt().unwrap_or(head.on);
        let insured = self.store.relations_running(row.id, after_that)?.len();
        let owed = self.owed_and_carried(row.id, self.clock.today())?;
        let (open_cases, first_case) = self.store.open_cases_of(row.id)?;
        let (unlevied, project) = if head.act == Act::Cancel {
            (self.months_to_levy(row.id, Month::of(head.on))?, self.store.project_beyond(row.id, head.on)?)
        } else {
            (Vec::new(), None)
        };
        let standing = Standing {
            state: row.state,
            insured: i64::try_from(insured).unwrap_or(i64::MAX),
            months: owed.months.len(),
            arrears: owed.missing,
            late_fee: owed.late_fee,
            unlevied,
            project,
            open_cases,
            first_case,
            has_successor: successor.is_some(),
        };
        refuse_bars(head.act, &standing)?;
        let moved = match (head.act, &successor) {
            (Act::Merge, Some(to)) => self.all_go_over(&row, to, head.on)?,
            (Act::Split, Some(to)) => self.named_go_over(fields, &row, to, head.on)?,
            _ => Vec::new(),
        };
        let state = head.act.leads_to(row.state).unwrap_or(row.state);
        let ends = state == EmployerState::Cancelled;
        let carried_on = ends.then_some(successor.as_ref()).flatten();
        let after = EmployerRow { state, ended_on: ends.then_some(head.on), successor: carried_on.map(|s| s.id), ..row.clone() };
        let mut out = Fields::default().with("employer_name", &*row.name);
        if let Some(to) = &successor {
            out.set("successor", &*to.credit_code);
        }
        if head.act == Act::Split {
            let rows: Vec<Vec<String>> = moved.iter().map(|(r, _)| vec![r.id_number.clone(), r.name.clone()]).collect();
            out.set("moved", grid::text(&rows));
        }
        let mut doubts = Vec::new();
        if head.act == Act::Merge && standing.months > 0 {
            let passes = RegistrationProblem::DutyPasses { months: standing.months, amount: standing.arrears };
            doubts.push(("successor", problem(passes)));
        }
        Ok(Registration { successor, moved, doubts, ..plain(head, Some(row), after, out) })
    }

    /// Who carries the duty on: another employer that takes part.
    fn successor(&self, fields: &Fields, act: Act, row: &EmployerRow) -> Result<Option<EmployerRow>, Refusal> {
        let text = fields.get("successor");
        let wrong = |p: Problem| Refusal::Problems(vec![("successor", p)]);
        if text.is_empty() {
            return if matches!(act, Act::Merge | Act::Split) { Err(wrong(Problem::Empty)) } else { Ok(None) };
        }
        if !act.may_name_successor() {
            return Err(wrong(Problem::DoesNotGoWith { field: "act", value: act.id().to_owned() }));
        }
        let code = CreditCode::parse(text).map_err(wrong)?;
        let found = self.store.employer(code.as_str())?.ok_or_else(|| wrong(Problem::UnknownEmployer))?;
        if found.id == row.id {
            return Err(one("successor", RegistrationProblem::IsItself));
        }
        if found.state != EmployerState::Active {
            return Err(one("successor", RegistrationProblem::SuccessorNotActive { state: found.state }));
        }
        Ok(Some(found))
    }

    fn all_go_over(&self, row: &EmployerRow, to: &EmployerRow, on: NaiveDate) -> Result<Vec<(RelationRow, bool)>, Refusal> {
        let there = self.store.relations_running(to.id, on)?;
        let mut out = Vec::new();
        for relation in self.store.relations_running(row.id, on)? {
            let stays = goes_over(&relation, &there, on).map_err(|p| one("on", p))?;
            out.push((relation, stays));
        }
        Ok(out)
    }

    /// The workers that a split names, each by his number.
    fn named_go_over(
        &self,
        fields: &Fields,
        row: &EmployerRow,
        to: &EmployerRow,
        on: NaiveDate,
    ) -> Result<Vec<(RelationRow, bool)>, Refusal> {
        let (running, there) = (self.store.relations_running(row.id, on)?, self.store.relations_running(to.id, on)?);
        let (mut out, mut problems): (Vec<(RelationRow, bool)>, Vec<FieldProblem>) = (Vec::new(), Vec::new());
        for line in grid::rows(fields.get("moved")) {
            if out.len() == MOVED_MAX {
                problems.push(("moved", line.problem("", Problem::TooMany { max: MOVED_MAX })));
                break;
            }
            let named = named(&line, &running).and_then(|relation| {
                if out.iter().any(|(r, _)| r.person == relation.person) { Err(Problem::ComesTwice) } else { Ok(relation) }
            });
            match named {
                Ok(relation) => match goes_over(relation, &there, on) {
                    Ok(stays) => out.push((relation.clone(), stays)),
                    Err(p) => problems.push(("moved", line.problem("id_number", problem(p)))),
                },
                Err(p) => problems.push(("moved", line.problem("id_number", p))),
            }
        }
        if out.is_empty() && problems.is_empty() {
            problems.push(("moved", Problem::Empty));
        }
        if problems.is_empty() { Ok(out) } else { Err(Refusal::Problems(problems)) }
    }

    fn refuse_name(&self, name: &str, code: &str) -> Result<(), Refusal> {
        match self.store.name_in_use(name, code)? {
            Some(credit_code) => Err(one("employer_name", RegistrationProblem::NameInUse { credit_code })),
            None => Ok(()),
        }
    }

    /// What changes how an employer stands comes in the order of its days.
    fn refuse_before_last(&self, row: &EmployerRow, on: NaiveDate) -> Result<(), Refusal> {
        let last = self.store.employer_events(row.id)?.iter().map(|e| e.on).max().unwrap_or(row.registered_on);
        let day = last.max(row.registered_on);
        if on < day { Err(one("on", RegistrationProblem::BeforeLastAct { day })) } else { Ok(()) }
    }

    /// Everything on file about an employer.
    pub(in crate::desk) fn facts_of(&self, row: &EmployerRow) -> Result<Fields, Refusal> {
        let successor = row.successor.map(|id| self.store.employer_by_id(id)).transpose()?;
        Ok(facts(row, successor.as_ref().map_or("", |s| s.credit_code.as_str())))
    }
}

/// Whether somebody who goes over is insured with the successor already; `there` are those who are insured with it.
fn goes_over(relation: &RelationRow, there: &[RelationRow], on: NaiveDate) -> Result<bool, RegistrationProblem> {
    let name = || relation.name.clone();
    if relation.insured_from >= on {
        return Err(RegistrationProblem::WorkerBeginsLater { name: name(), day: relation.insured_from });
    }
    match there.iter().find(|r| r.person == relation.person) {
        None => Ok(false),
        Some(r) if r.insured_to.is_none() && r.insured_from <= on => Ok(true),
        Some(_) => Err(RegistrationProblem::InsuredThere { name: name() }),
    }
}

fn named<'a>(line: &grid::GridRow<'_>, running: &'a [RelationRow]) -> Result<&'a RelationRow, Problem> {
    let id = ResidentId::parse(line.cell(0))?;
    let found = running.iter().find(|r| r.id_number == id.as_str());
    let relation = found.ok_or(problem(RegistrationProblem::NotInsuredHere))?;
    match line.cell(1) {
        "" => Ok(relation),
        name if name == relation.name => Ok(relation),
        _ => Err(Problem::NumberBelongsTo { name: relation.name.clone() }),
    }
}

fn refuse_bars(act: Act, standing: &Standing) -> Result<(), Refusal> {
    let field = |p: &RegistrationProblem| match p {
        RegistrationProblem::OpenCases { .. } | RegistrationProblem::ProjectRuns { .. } => "successor",
        _ => "on",
    };
    let found: Vec<FieldProblem> = bars(act, standing).into_iter().map(|p| (field(&p), problem(p))).collect();
    if found.is_empty() { Ok(()) } else { Err(Refusal::Problems(found)) }
}

/// Nothing but a state.
const fn free(state: EmployerState) -> Standing {
    Standing {
        state,
        insured: 0,
        months: 0,
        arrears: Money::ZERO,
        late_fee: Money::ZERO,
        unlevied: Vec::new(),
        project: None,
        open_cases: 0,
        first_case: String::new(),
        has_successor: false,
    }
}

fn plain(head: &Head, before: Option<EmployerRow>, after: EmployerRow, fields: Fields) -> Registration {
    Registration {
        act: head.act,
        before,
        after,
        successor: None,
        on: head.on,
        reason: head.reason.clone(),
        moved: Vec::new(),
        due_on: None,
        fields,
        doubts: Vec::new(),
    }
}
