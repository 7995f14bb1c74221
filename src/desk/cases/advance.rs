//! Moving a case on: a step is entered, and where the table says so, settled by another.

use chrono::NaiveDate;

use super::due::Counting;
use super::file::restored;
use super::old::{self, row_of};
use crate::desk::estimate::Fields;
use crate::desk::hands::{Document, WhyNot};
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::benefits::FieldProblem;
use crate::domain::benefits::grade::{Grade, Nursing};
use crate::domain::case::claim::Claim;
use crate::domain::case::claim::papers::missing;
use crate::domain::case::state::State;
use crate::domain::case::workflow::{CHECKER, Check, DOCUMENT_MAX, Need, Step, Transition, may_enter, may_settle};
use crate::domain::codes::{CodeBook, ListId, find};
use crate::domain::dates::parse_date;
use crate::domain::hands::{Hand, Touch};
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::operator::{Right, Role};
use crate::domain::problem::Problem;
use crate::policy::Policy;
use crate::policy::situations::Kind;
use crate::store::cases::record::{CaseRow, VersionRow};
use crate::store::cases::step::{NewStep, StepRow};
use crate::store::{StoreError, Writer};

/// A step as it is entered, read from its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub step: Step,
    /// Where it leads, for a step that says so itself.
    pub to: Option<State>,
    pub on: NaiveDate,
    pub document: String,
    pub body: String,
    pub situation: String,
    pub grade: Option<u8>,
    pub nursing: Option<&'static str>,
    pub reason: String,
}

impl Desk {
    /// Enters a step of a case. Fields: `step`, `on`, `document`, `body`, `situation`, `grade` (1-10 or `none`), `nursing`,
    /// `reason`; for `take_over` also `state`. A step that has to be checked changes nothing until another has passed it.
    ///
    /// # Errors
    /// `NotAllowed`; `MayNot` for a relative's case; `Problems` with their fields; `NotFound`; `Store`.
    pub fn advance_case(&mut self, number: &str, fields: &Fields) -> Result<(), Refusal> {
        self.require(Right::Lookup)?;
        let (at, today, operator) = (self.clock.stamp(), self.clock.today(), self.operator.id);
        let policy = std::sync::Arc::clone(&self.policy);
        let entry = read(&policy, fields, today).map_err(Refusal::Problems)?;
        let counting = Counting { policy: &policy, today };
        let roles = self.roles_on_case(number, Hand::Enter, Role::Intake)?;
        let writer = self.store.write()?;
        let row = writer.case(number)?.ok_or(Refusal::NotFound)?;
        let (steps, newest) = (writer.case_steps(row.id)?, newest(&writer.case_versions(row.id)?));
        let stands = Stands { row: &row, steps: &steps, newest: &newest };
        let found = match check(counting, &roles, &stands, &entry) {
            Ok(found) => found,
            Err(problems) => {
                drop(writer);
                self.note_wrong_role(row.id, problems.iter().map(|(_, problem)| problem));
                return Err(Refusal::Problems(problems));
            }
        };
        writer.add_case_step(row.id, &new_step(found, &entry), operator, &at)?;
        if !entry.step.is_checked() {
            take_effect(&writer, row.id, found, entry.step, &entry.situation, (entry.grade, entry.nursing))?;
            counting.write_due(&writer, number)?;
        }
        writer.audit(&at, Some(operator), Act::EnterStep.id(), &format!("case:{}", row.id), entry.step.id())?;
        Ok(writer.commit()?)
    }

    /// What is wrong with a step as it is typed; nothing is stored.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn look_at_step(&self, number: &str, fields: &Fields) -> Result<Vec<FieldProblem>, Refusal> {
        self.require(Right::Lookup)?;
        let entry = match read(&self.policy, fields, self.clock.today()) {
            Ok(entry) => entry,
            Err(problems) => return Ok(problems),
        };
        let row = self.store.case(number)?.ok_or(Refusal::NotFound)?;
        let (steps, newest) = (self.store.case_steps(row.id)?, newest(&self.store.case_versions(row.id)?));
        let stands = Stands { row: &row, steps: &steps, newest: &newest };
        Ok(check(self.counting(), &self.me()?.roles, &stands, &entry).err().unwrap_or_default())
    }

    /// Settles the step that waits: another passes it or sends it back, or who entered it takes it back.
    ///
    /// # Errors
    /// `NotAllowed`; `MayNot` for a relative's case and for whoever entered anything on it; `Problems`: `NothingToCheck`,
    /// `WrongRole`, a return without a reason; `NotFound`; `Store`.
    pub fn settle_step(&mut self, number: &str, check: Check, remark: &str) -> Result<(), Refusal> {
        self.settle(number, None, check, remark)
    }

    /// The same for the step somebody has before his eyes: if another one waits by now, nothing is done.
    ///
    /// # Errors
    /// Those of [`Desk::settle_step`], and `AnotherStepWaits`.
    pub fn settle_seen_step(&mut self, number: &str, seen: i64, check: Check, remark: &str) -> Result<(), Refusal> {
        self.settle(number, Some(seen), check, remark)
    }

    fn settle(&mut self, number: &str, seen: Option<i64>, check: Check, remark: &str) -> Result<(), Refusal> {
        self.require(Right::Lookup)?;
        let (at, today, operator) = (self.clock.stamp(), self.clock.today(), self.operator.id);
        let remark = parse_line(remark, LINE_MAX).map_err(|p| Refusal::Problems(vec![("reason", p)]))?;
        if check == Check::Return && remark.is_empty() {
            return Err(Refusal::Problems(vec![("reason", Problem::Empty)]));
        }
        let policy = std::sync::Arc::clone(&self.policy);
        let counting = Counting { policy: &policy, today };
        let roles = self.roles_on_case(number, Hand::Review, CHECKER)?;
        let writer = self.store.write()?;
        let row = writer.case(number)?.ok_or(Refusal::NotFound)?;
        let steps = writer.case_steps(row.id)?;
        let waiting = steps.iter().find(|s| s.waits()).ok_or_else(|| at_step(Problem::NothingToCheck))?;
        if seen.is_some_and(|id| id != waiting.id) {
            return Err(at_step(Problem::AnotherStepWaits));
        }
        let entered = writer.case_enterers(row.id)?;
        if let Err(problem) = may_settle(check, &roles, operator, waiting.entered_by, &entered) {
            drop(writer);
            self.note_wrong_role(row.id, [&problem]);
            if problem == Problem::SamePerson {
                self.say_who_could_check(&row, &entered)?;
            }
            return Err(at_step(problem));
        }
        let step = Step::parse(&waiting.step).map_err(at_step)?;
        writer.settle_case_step(waiting.id, check.id(), operator, &at, &remark)?;
        if check == Check::Pass {
            let found = row_of(&row, step, Some(waiting.to)).map_err(at_step)?;
            take_effect(&writer, row.id, found, step, &waiting.situation, (waiting.grade, waiting.nursing.as_deref()))?;
            counting.write_due(&writer, number)?;
        }
        writer.audit(&at, Some(operator), act_of(check).id(), &format!("case:{}", row.id), step.id())?;
        Ok(writer.commit()?)
    }

    /// The operator's roles today, for a step of a case whose person he is not barred from.
    fn roles_on_case(&self, number: &str, step: Hand, role: Role) -> Result<Vec<Role>, Refusal> {
        let row = self.store.case(number)?.ok_or(Refusal::NotFound)?;
        self.check_bar(step, &[role], row.person, Some(row.id))?;
        Ok(self.me()?.roles)
    }

    /// Records that a step was tried by somebody whose role it is not.
    fn note_wrong_role<'a>(&self, case: i64, problems: impl IntoIterator<Item = &'a Problem>) {
        if problems.into_iter().any(|problem| matches!(problem, Problem::WrongRole { .. })) {
            self.note_refused(&format!("case:{case}"), WhyNot::Role.id());
        }
    }

    /// Refuses to let whoever entered anything on the case check it, naming those who could.
    fn say_who_could_check(&self, row: &CaseRow, entered: &[i64]) -> Result<(), Refusal> {
        let hands: Vec<Touch> = entered.iter().map(|operator| Touch { hand: Hand::Enter, operator: *operator }).collect();
        let document = Document { person_id: Some(row.person), case_id: Some(row.id), hands: &hands };
        self.check_step(Hand::Review, &[CHECKER], &document)
    }
}

fn act_of(check: Check) -> Act {
    match check {
        Check::Pass => Act::PassStep,
        Check::Return => Act::ReturnStep,
        Check::Recall => Act::RecallStep,
    }
}

fn at_step(problem: Problem) -> Refusal {
    Refusal::Problems(vec![("step", problem)])
}

fn new_step<'a>(found: &Transition, entry: &'a Entry) -> NewStep<'a> {
    NewStep {
        step: entry.step.id(),
        from: found.from,
        to: found.to,
        on: entry.on,
        document: &entry.document,
        body: &entry.body,
        situation: &entry.situation,
        grade: entry.grade,
        nursing: entry.nursing,
        reason: &entry.reason,
        is_checked: entry.step.is_checked(),
    }
}

/// What a step changes once it holds.
fn take_effect(
    writer: &Writer<'_>,
    case: i64,
    found: &Transition,
    step: Step,
    situation: &str,
    graded: (Option<u8>, Option<&str>),
) -> Result<(), StoreError> {
    writer.move_case(case, found.to, (!situation.is_empty()).then_some(situation))?;
    if matches!(step, Step::Conclude | Step::TakeOver) {
        writer.grade_case(case, graded.0, graded.1)?;
    }
    Ok(())
}

/// The newest claim of a case; an empty one where none is on file.
pub(in crate::desk) fn newest(versions: &[VersionRow]) -> Claim {
    versions.last().map(|v| restored(&v.claim)).unwrap_or_default()
}

/// A case as it stands before a step.
struct Stands<'a> {
    row: &'a CaseRow,
    steps: &'a [StepRow],
    newest: &'a Claim,
}

/// Whether a step may be entered now and by somebody with these roles, and the row of the table if so.
fn check(counting: Counting<'_>, roles: &[Role], case: &Stands, entry: &Entry) -> Result<&'static Transition, Vec<FieldProblem>> {
    let at_step = |problem| vec![("step", problem)];
    if let Some(waiting) = case.steps.iter().find(|s| s.waits()) {
        return Err(at_step(Problem::WaitsForCheck { step: Step::parse(&waiting.step).map_err(at_step)? }));
    }
    let found = row_of(case.row, entry.step, entry.to).map_err(at_step)?;
    may_enter(found, roles).map_err(at_step)?;
    check_order(case.row, case.steps, entry).map_err(|p| vec![p])?;
    check_papers(counting.policy, case.newest, entry).map_err(|p| vec![p])?;
    check_wait(&counting, case.steps, entry).map_err(|p| vec![p])?;
    Ok(found)
}

/// Reads a step's fields; every problem with its field.
fn read(policy: &Policy, fields: &Fields, today: NaiveDate) -> Result<Entry, Vec<FieldProblem>> {
    let step = Step::parse(fields.get("step")).map_err(|p| vec![("step", p)])?;
    let mut problems: Vec<FieldProblem> = Vec::new();
    let on = match fields.get("on") {
        "" => today,
        text => parse_date(text).and_then(|d| if d > today { Err(Problem::Future) } else { Ok(d) }).unwrap_or_else(|p| {
            problems.push(("on", p));
            today
        }),
    };
    if step == Step::TakeOver {
        let read = old::entry(fields, on);
        return match (problems.is_empty(), read) {
            (true, read) => read,
            (false, read) => Err([problems, read.err().unwrap_or_default()].concat()),
        };
    }
    let mut line = |id: &'static str, max: usize, need: Need| {
        let parsed = parse_line(fields.get(id), max)
            .and_then(|text| if text.is_empty() && step.needs().contains(&need) { Err(Problem::Empty) } else { Ok(text) });
        parsed.unwrap_or_else(|p| {
            problems.push((id, p));
            String::new()
        })
    };
    let document = line("document", DOCUMENT_MAX, Need::Document);
    let body = line("body", DOCUMENT_MAX, Need::Body);
    let reason = line("reason", LINE_MAX, Need::Reason);
    let situation = situation(policy, step, fields.get("situation")).unwrap_or_else(|p| {
        problems.push(("situation", p));
        String::new()
    });
    let grade = grade(step, fields.get("grade")).unwrap_or_else(|p| {
        problems.push(("grade", p));
        None
    });
    let nursing = nursing(step, fields.get("nursing")).unwrap_or_else(|p| {
        problems.push(("nursing", p));
        None
    });
    if problems.is_empty() {
        Ok(Entry { step, to: None, on, document, body, situation, grade, nursing, reason })
    } else {
        Err(problems)
    }
}

/// The situation of a decision: of article 14 for an injury, of article 15 for a deemed one.
fn situation(policy: &Policy, step: Step, text: &str) -> Result<String, Problem> {
    let wanted = match step {
        Step::Recognise => (Kind::Injury, "injury"),
        Step::Deem => (Kind::Deemed, "deemed"),
        _ => return Ok(String::new()),
    };
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let code = find(policy.list(ListId::Situation), text).ok_or(Problem::UnknownSituation)?;
    let fits = policy.situation(&code.id).is_some_and(|s| s.kind == wanted.0);
    if fits { Ok(code.id.clone()) } else { Err(Problem::SituationDoesNotFit { kind: wanted.1 }) }
}

/// A grade, or `none`: a conclusion without one is a conclusion too.
fn grade(step: Step, text: &str) -> Result<Option<u8>, Problem> {
    match (step.needs().contains(&Need::Grade), text) {
        (false, _) | (true, "none") => Ok(None),
        (true, "") => Err(Problem::Empty),
        (true, text) => Grade::parse(text).map(|g| Some(g.number())),
    }
}

fn nursing(step: Step, text: &str) -> Result<Option<&'static str>, Problem> {
    match (step.needs().contains(&Need::Grade), text) {
        (false, _) | (true, "" | "none") => Ok(None),
        (true, text) => Nursing::parse(text).map(|n| n.map(Nursing::id)),
    }
}

/// No step lies before the accident or before the step that led here (agency rules 2.6).
fn check_order(row: &CaseRow, steps: &[StepRow], entry: &Entry) -> Result<(), FieldProblem> {
    if entry.on < row.accident_on {
        return Err(("on", Problem::Before { field: "accident_on", day: row.accident_on }));
    }
    let last = steps.iter().rev().find(|s| s.took_effect());
    match last.and_then(|s| Some((Step::parse(&s.step).ok()?, s.on))) {
        Some((step, day)) if entry.on < day => Err(("on", Problem::Before { field: step.id(), day })),
        _ => Ok(()),
    }
}

/// Papers are asked for when some are missing, and nothing goes on without them unless a reason says why (容缺).
fn check_papers(policy: &Policy, claim: &Claim, entry: &Entry) -> Result<(), FieldProblem> {
    let needed = policy.papers_for(claim.get("situation"), claim.get("applicant"));
    let ids: Vec<&str> = needed.iter().map(|p| p.id.as_str()).collect();
    let open = missing(&ids, claim.get("papers"));
    match entry.step {
        Step::AskPapers if open.is_empty() => Err(("step", Problem::NoPaperMissing)),
        Step::Complete | Step::Accept if !open.is_empty() && entry.reason.is_empty() => {
            let named = needed.iter().filter(|p| open.contains(&p.id.as_str()));
            Err(("papers", Problem::PapersAreMissing { papers: named.map(|p| [p.zh.clone(), p.en.clone()]).collect() }))
        }
        _ => Ok(()),
    }
}

/// 复查鉴定: not before a year from the conclusion (条例 art. 28).
fn check_wait(counting: &Counting<'_>, steps: &[StepRow], entry: &Entry) -> Result<(), FieldProblem> {
    let concluded = steps.iter().rev().find(|s| s.took_effect() && s.step == Step::Conclude.id());
    let earliest = concluded.and_then(|s| counting.limit("review_earliest", s.on, 0));
    match earliest {
        Some(first) if entry.step == Step::Review && entry.on < first.deadline.day => {
            Err(("on", Problem::NotBefore { day: first.deadline.day }))
        }
        _ => Ok(()),
    }
}
