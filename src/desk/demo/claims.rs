//! The demonstration's claims, written down as the counter writes them: claim, steps with their documents, limit.

use chrono::{Datelike, Days, NaiveDate};

use super::Making;
use super::plans::{Plan, UNDER_WAY, UnderWay};
use super::recipe::{Accident, Claims, broken};
use crate::desk::Refusal;
use crate::desk::cases::{Counting, stored};
use crate::desk::clock::stamp;
use crate::domain::benefits::grade::Nursing;
use crate::domain::case::claim::papers::{Form, join, missing};
use crate::domain::case::claim::{Claim, gaps_on_file};
use crate::domain::case::filing::Done;
use crate::domain::case::state::State;
use crate::domain::case::workflow::{Check, Step, transition};
use crate::domain::operator::Role;
use crate::store::cases::record::{CaseFacts, Opening};
use crate::store::cases::step::NewStep;

/// A case to be written down.
pub(super) struct Told<'a> {
    pub number: &'a str,
    /// Place among the members.
    pub member: usize,
    pub accident_on: NaiveDate,
    /// Part of the body, as the recipe names it.
    pub part: &'a str,
    pub plan: Plan,
    /// The grade, once there is a conclusion.
    pub grade: Option<u8>,
    pub death: bool,
    pub waits: bool,
    pub papers_missing: bool,
}

/// A case that was written down.
pub(super) struct Written {
    pub id: i64,
    pub person: i64,
    /// The day of the conclusion, if one was reached.
    pub concluded_on: Option<NaiveDate>,
    /// The day on which it was found to be a work injury, if it was.
    pub recognised_on: Option<NaiveDate>,
}

/// Member of the first case under way, and how far the next one's is: away from those that tests look at.
const FIRST_MEMBER: usize = 7001;
const MEMBER_STEP: usize = 29 * 7;
/// What is applied for, and what a deemed injury is found to be instead.
const SITUATION: &str = "14-1";
const DEEMED: &str = "15-2";
/// The time of day at which the demonstration's work was entered.
const HOUR: u32 = 10;

impl Making<'_> {
    /// Cases under way today.
    pub(super) fn cases_under_way(&mut self) -> Result<(), Refusal> {
        let (parts, insured) = (self.county.body_parts.clone(), self.fund.insured as usize);
        for (n, UnderWay { accident, plan, waits, papers_missing }) in UNDER_WAY.iter().enumerate() {
            let accident_on = self.today - Days::new(u64::from(*accident));
            let opened = accident_on + Days::new(u64::from(plan[0].1));
            let number = self.writer.next_case_number(opened.year())?;
            let grade = plan.iter().any(|(step, _)| *step == Step::Conclude).then_some(8);
            self.write_down(&Told {
                number: &number,
                member: (FIRST_MEMBER + n * MEMBER_STEP) % insured,
                accident_on,
                part: &parts[n % parts.len()],
                plan,
                grade,
                death: false,
                waits: *waits,
                papers_missing: *papers_missing,
            })?;
        }
        Ok(())
    }

    /// Writes a case down with all of its plan that lies before today.
    pub(super) fn write_down(&mut self, told: &Told<'_>) -> Result<Written, Refusal> {
        let (clerks, reviewer) = self.hands()?;
        // The first case is the window's that the demonstration opens, then by turns.
        let (opener, enterer) = (clerks[self.claims_written % 2], clerks[1 - self.claims_written % 2]);
        self.claims_written += 1;
        let taken: Vec<(Step, NaiveDate)> = told
            .plan
            .iter()
            .map(|(step, after)| (*step, told.accident_on + Days::new(u64::from(*after))))
            .enumerate()
            .filter(|(at, (_, on))| *at == 0 || *on < self.today)
            // A claim of these days is filed today at the latest.
            .map(|(_, (step, on))| (step, on.min(self.today)))
            .collect();
        let accident = self.claims.accidents.iter().find(|a| a.part == told.part).ok_or_else(|| broken(told.part))?;
        let claim = self.claim(told, accident, &taken);
        let member = &self.members[told.member];
        let employer = self.shops[member.employer].id;
        let (state, rows) = self.rows(told, &taken)?;
        let situation = if rows.iter().any(|r| r.step == Step::Deem) { DEEMED } else { SITUATION };
        let facts = CaseFacts {
            person: member.person,
            employer,
            accident_on: told.accident_on,
            body_part: told.part,
            situation,
            cause: claim.get("cause"),
            died_on: claim.day("died_on"),
            papers_missing: self.papers_missing(&claim),
            gaps: gaps_on_file(&claim, self.policy).len(),
        };
        let opened = taken[0].1;
        let opening = Opening { number: told.number, state, submission: None, taken_over: false, operator: opener, on: opened };
        let id = self.writer.open_case(&opening, &facts)?;
        self.writer.add_case_version(id, &stored(&claim), "", opener, &at(opened))?;
        for (n, row) in rows.iter().enumerate() {
            let waits = told.waits && n + 1 == rows.len();
            let step = self.writer.add_case_step(id, &row.as_step(), if n == 0 { opener } else { enterer }, &at(row.on))?;
            if row.step.is_checked() && !waits {
                self.writer.settle_case_step(step, Check::Pass.id(), reviewer, &at(row.on), "")?;
            }
        }
        let concluded_on = rows.iter().find(|r| r.step == Step::Conclude).map(|r| r.on);
        if concluded_on.is_some() {
            self.writer.grade_case(id, told.grade, nursing(told.grade))?;
        }
        let effective = rows.iter().take(rows.len() - usize::from(told.waits));
        let done: Vec<Done> = effective.map(|r| Done { step: r.step, on: r.on }).collect();
        let due = Counting { policy: self.policy, today: self.today }.due(state, &done, told.accident_on);
        let (limit, on) = due.map_or(("", None), |r| (r.limit, Some(r.deadline.day)));
        self.writer.set_case_due(id, limit, on)?;
        let recognised_on = rows.iter().find(|r| matches!(r.step, Step::Recognise | Step::Deem)).map(|r| r.on);
        Ok(Written { id, person: member.person, concluded_on, recognised_on })
    }

    /// The two who take claims in, and the one who checks.
    pub(super) fn hands(&self) -> Result<([i64; 2], i64), Refusal> {
        let with = |role: Role| self.operators.iter().filter(move |(_, roles)| roles.contains(&role)).map(|(id, _)| *id);
        let mut clerks = with(Role::Intake);
        match (clerks.next(), clerks.next(), with(Role::Review).next()) {
            (Some(first), Some(second), Some(reviewer)) => Ok(([first, second], reviewer)),
            _ => Err(broken("two operators for claims and one to check them are needed")),
        }
    }

    fn claim(&self, told: &Told<'_>, accident: &Accident, taken: &[(Step, NaiveDate)]) -> Claim {
        let member = &self.members[told.member];
        let employer = &self.shops[member.employer].employer;
        let (first, opened) = taken[0];
        let applied = if first == Step::Apply { opened.to_string() } else { String::new() };
        let accident_on = told.accident_on.to_string();
        let reported_on = (told.accident_on + Days::new(1)).min(opened).to_string();
        let mut pairs = vec![
            ("credit_code", employer.credit_code.as_str()),
            ("job", &member.worker.job),
            ("reported_on", &reported_on),
            ("reporter", &employer.contact),
            ("reporter_phone", &employer.phone),
            ("report_way", "phone"),
            ("accident_on", &accident_on),
            ("accident_time", "09:40"),
            ("place", &accident.place),
            ("cause", &accident.cause),
            ("degree", if told.death { "dead" } else { "hurt" }),
            ("body_part", &accident.code),
            ("side", &accident.side),
            ("course", &accident.course),
            ("hospital", &self.claims.hospital),
            ("agreement", "yes"),
            ("diagnosis", &accident.diagnosis),
            ("situation", SITUATION),
            ("applied_on", &applied),
        ];
        if told.death {
            pairs.push(("died_on", &accident_on));
        }
        let papers = self.papers(told.papers_missing);
        if first == Step::Apply {
            pairs.extend([
                ("applicant", "employer"),
                ("applicant_name", &employer.name),
                ("applicant_phone", &employer.phone),
                ("papers", &papers),
            ]);
        }
        Claim::from_pairs(pairs)
    }

    /// The papers handed in: all that are needed, or all but the last two.
    fn papers(&self, some_missing: bool) -> String {
        let needed = self.policy.papers_for(SITUATION, "employer");
        let count = needed.len().saturating_sub(if some_missing { 2 } else { 0 });
        join(needed.iter().take(count).map(|p| (p.id.as_str(), Form::Original)))
    }

    fn papers_missing(&self, claim: &Claim) -> usize {
        if !claim.is_application() {
            return 0;
        }
        let needed = self.policy.papers_for(claim.get("situation"), claim.get("applicant"));
        let ids: Vec<&str> = needed.iter().map(|p| p.id.as_str()).collect();
        missing(&ids, claim.get("papers")).len()
    }

    /// The steps as they are written, by the table of the workflow, and where they lead.
    fn rows(&self, told: &Told<'_>, taken: &[(Step, NaiveDate)]) -> Result<(State, Vec<Row>), Refusal> {
        let (mut from, mut holds) = (None, State::Reported);
        let mut rows = Vec::with_capacity(taken.len());
        for (n, (step, on)) in taken.iter().enumerate() {
            let to = transition(from, *step).map_err(broken)?.to;
            if !(told.waits && n + 1 == taken.len()) {
                holds = to;
            }
            let grade = told.grade.filter(|_| *step == Step::Conclude);
            rows.push(Row { step: *step, from, to, on: *on, grade, paper: self.claims.paper(*step, *on, told.number) });
            from = Some(to);
        }
        Ok((holds, rows))
    }
}

/// A step to be written.
struct Row {
    step: Step,
    from: Option<State>,
    to: State,
    on: NaiveDate,
    grade: Option<u8>,
    paper: Paper,
}

/// What a step rests on.
#[derive(Default)]
struct Paper {
    document: String,
    body: String,
    reason: String,
}

impl Row {
    fn as_step(&self) -> NewStep<'_> {
        let situation = match self.step {
            Step::Apply | Step::Report | Step::Recognise => SITUATION,
            Step::Deem => DEEMED,
            _ => "",
        };
        NewStep {
            step: self.step.id(),
            from: self.from,
            to: self.to,
            on: self.on,
            document: &self.paper.document,
            body: &self.paper.body,
            situation,
            grade: self.grade,
            nursing: nursing(self.grade),
            reason: &self.paper.reason,
            is_checked: self.step.is_checked(),
        }
    }
}

impl Claims {
    /// Document, body and reason of a step, as its needs are.
    fn paper(&self, step: Step, on: NaiveDate, number: &str) -> Paper {
        let serial = number.rsplit('-').next().unwrap_or_default().trim_start_matches('0');
        let document = |pattern: &str| pattern.replace("{year}", &on.year().to_string()).replace("{n}", serial);
        let (pattern, body, reason) = match step {
            Step::Accept => (self.accepted.as_str(), "", ""),
            Step::Refuse => (self.accepted.as_str(), self.bureau.as_str(), self.refused_reason.as_str()),
            Step::Recognise | Step::Deem => (self.decided.as_str(), self.bureau.as_str(), ""),
            Step::Reject => (self.decided.as_str(), self.bureau.as_str(), self.rejected_reason.as_str()),
            Step::Conclude => (self.concluded.as_str(), self.committee.as_str(), ""),
            Step::Suspend => ("", "", self.suspended_reason.as_str()),
            Step::Withdraw => ("", "", self.withdrawn_reason.as_str()),
            Step::Drop => ("", "", self.dropped_reason.as_str()),
            _ => return Paper::default(),
        };
        Paper { document: document(pattern), body: body.to_owned(), reason: reason.to_owned() }
    }
}

/// The gravest grades are with nursing.
fn nursing(grade: Option<u8>) -> Option<&'static str> {
    grade.filter(|g| *g <= 2).map(|_| Nursing::Partial.id())
}

pub(super) fn at(day: NaiveDate) -> String {
    day.and_hms_opt(HOUR, 0, 0).map(stamp).unwrap_or_default()
}
