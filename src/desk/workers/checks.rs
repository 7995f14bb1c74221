//! Checks of workers' rows against what is on file. What bars filing is a problem; what only should be known is a notice.

use std::collections::HashMap;

use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;

use super::read::Worker;
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::FieldProblem;
use crate::domain::benefits::explain::Silent;
use crate::domain::benefits::retirement::{Class, retirement};
use crate::domain::dates::Month;
use crate::domain::employer::state::EmployerState;
use crate::domain::identity::{ResidentId, Sex, age_on};
use crate::domain::params::Book;
use crate::domain::problem::Problem;
use crate::domain::workers::problem::{WorkerNotice, WorkerProblem};
use crate::domain::workers::relation::{History, Outcome, PAST_RETIREMENT, PROJECT};
use crate::domain::workers::row::{WorkerAct, WorkerRow};
use crate::store::StoreError;
use crate::store::register::employer::EmployerRow;

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub problems: Vec<FieldProblem>,
    /// Each with its row, the name in it, and the cell.
    pub notices: Vec<Noticed>,
}

/// A notice at its cell.
pub(super) struct Noticed {
    pub line: usize,
    pub name: String,
    pub column: &'static str,
    pub notice: WorkerNotice,
}

impl Noticed {
    /// As a form shows it.
    pub fn at_cell(&self) -> FieldProblem {
        let problem = Box::new(Problem::Worker(WorkerProblem::Notice(self.notice.clone())));
        ("workers", Problem::InLine { line: self.line, column: self.column, problem })
    }
}

impl Found {
    fn refuse(&mut self, row: &WorkerRow, column: &'static str, problem: WorkerProblem) {
        self.problems.push(("workers", row.problem(column, Problem::Worker(problem))));
    }

    fn tell(&mut self, row: &WorkerRow, column: &'static str, notice: WorkerNotice) {
        self.notices.push(Noticed { line: row.line, name: row.name.clone(), column, notice });
    }
}

impl Desk {
    /// Compares rows with each other, with the employer and with what is on file.
    pub(super) fn check_workers(
        &self,
        employer: Option<&EmployerRow>,
        rows: Vec<WorkerRow>,
        found: &mut Found,
    ) -> Result<Vec<Worker>, Refusal> {
        let book = self.book()?;
        let (mut seen, mut out) = (HashMap::new(), Vec::with_capacity(rows.len()));
        for row in rows {
            if let Some(line) = seen.get(&row.id) {
                found.refuse(&row, "id_number", WorkerProblem::TwiceHere { line: *line });
            } else {
                seen.insert(row.id.clone(), row.line);
            }
            check_age(&book, &row, found)?;
            let last = Month::of(self.clock.today()).last_day();
            if row.day > last {
                found.refuse(&row, "day", WorkerProblem::AfterThisMonth { last });
            }
            let person = self.store.person_by_number(row.id.as_str())?;
            self.check_person(person, &row, found)?;
            let mut worker = Worker { row, person, outcome: None, project: None };
            if let Some(employer) = employer {
                self.check_relation(employer, &mut worker, found)?;
            }
            out.push(worker);
        }
        Ok(out)
    }

    /// The number and the name, and a death.
    fn check_person(&self, person: Option<i64>, row: &WorkerRow, found: &mut Found) -> Result<(), StoreError> {
        let Some(person) = person else { return Ok(()) };
        if let Some(known) = self.store.person(person)?.filter(|known| known.name != row.name) {
            found.problems.push(("workers", row.problem("name", Problem::NumberBelongsTo { name: known.name })));
        }
        let died = self.store.died_on(person)?.filter(|died| row.act != WorkerAct::Leave && row.day > *died);
        if let Some(died) = died {
            found.refuse(row, "day", WorkerProblem::AfterDeath { died });
        }
        Ok(())
    }

    /// What is on file with the employer, and what the row makes of it.
    fn check_relation(&self, employer: &EmployerRow, worker: &mut Worker, found: &mut Found) -> Result<(), StoreError> {
        let row = &worker.row;
        if row.act == WorkerAct::Join {
            check_employer(employer, row, found);
        }
        let history = match worker.person {
            Some(person) => self.store.worker_history(person, employer.id)?,
            None => History::default(),
        };
        match history.apply(row) {
            Ok(outcome) => {
                worker.project = self.check_project(employer, row, &outcome, found)?;
                worker.outcome = Some(outcome);
                self.give_notice(employer, worker, found)?;
            }
            Err((column, problem)) => found.refuse(row, column, problem),
        }
        Ok(())
    }

    /// The project of somebody insured by project, and that nobody else has one.
    fn check_project(
        &self,
        employer: &EmployerRow,
        row: &WorkerRow,
        outcome: &Outcome,
        found: &mut Found,
    ) -> Result<Option<i64>, StoreError> {
        let number = &outcome.after.project;
        if (outcome.after.category == PROJECT) == number.is_empty() {
            // Of those who were taken over nobody's project is on file.
            if row.act != WorkerAct::Leave {
                found.refuse(row, "project", WorkerProblem::ProjectNeeded);
            }
            return Ok(None);
        }
        if number.is_empty() {
            return Ok(None);
        }
        let Some(project) = self.store.project_of_sheet(number)?.filter(|p| p.employer == employer.id) else {
            found.refuse(row, "project", WorkerProblem::UnknownProject);
            return Ok(None);
        };
        if row.act != WorkerAct::Leave && !(project.from..=project.until).contains(&row.day) {
            let (from, until) = (project.from, project.until);
            found.refuse(row, "day", WorkerProblem::OutsideProject { from, until });
        }
        Ok(Some(project.id))
    }

    /// What the row brings with it: another employer, a limit that is over, months and cases that it touches.
    fn give_notice(&self, employer: &EmployerRow, worker: &Worker, found: &mut Found) -> Result<(), StoreError> {
        let row = &worker.row;
        if row.act == WorkerAct::Join {
            let limit = self.counting().limit("worker_registration", row.day, 0);
            if let Some(limit) = limit.filter(|l| l.deadline.day < self.clock.today()) {
                found.tell(row, "day", WorkerNotice::Late { last: limit.deadline.day });
            }
        }
        if worker.outcome.as_ref().is_some_and(Outcome::touches_levy)
            && let Some((first, last)) = self.store.levied_since(employer.id, Month::of(row.day))?
        {
            found.tell(row, "day", WorkerNotice::LevyTouched { first, last });
        }
        let Some(person) = worker.person else { return Ok(()) };
        if row.act == WorkerAct::Join {
            let others = self.store.insured_relations(person)?;
            for other in others.into_iter().filter(|i| i.employer != employer.id && i.relation.until.is_none_or(|u| u >= row.day))
            {
                found.tell(row, "id_number", WorkerNotice::SecondEmployer { employer: other.employer_name });
            }
        }
        // Who leaves is insured on his last day still.
        let since = if row.act == WorkerAct::Leave { row.day.succ_opt().unwrap_or(row.day) } else { row.day };
        for (number, on) in self.store.cases_since(person, employer.id, since)? {
            found.tell(row, "day", WorkerNotice::CaseTouched { number, on });
        }
        Ok(())
    }
}

/// Nobody joins an employer that does not take part, or before it did.
fn check_employer(employer: &EmployerRow, row: &WorkerRow, found: &mut Found) {
    if employer.state != EmployerState::Active {
        found.refuse(row, "act", WorkerProblem::EmployerNotActive { state: employer.state });
    }
    if row.day < employer.registered_on {
        found.refuse(row, "day", WorkerProblem::BeforeEmployer { since: employer.registered_on });
    }
}

/// The least age of employment, and the retirement date of those who are told as anything else than over age.
fn check_age(book: &Book, row: &WorkerRow, found: &mut Found) -> Result<(), Refusal> {
    let at_day = |p: Problem| Refusal::Problems(vec![("workers", row.problem("day", p))]);
    if row.act == WorkerAct::Join {
        let least = book.number("working_age", row.day).map_err(at_day)?.value.to_i32().unwrap_or_default();
        if age_on(row.id.birth(), row.day) < least {
            found.refuse(row, "id_number", WorkerProblem::UnderAge { least });
        }
    }
    let is_past = |day: &NaiveDate| *day <= row.day;
    let may_be_past = row.category.as_deref().is_none_or(|c| PAST_RETIREMENT.contains(&c));
    if let Some(retired_on) = retires_on(book, &row.id).filter(is_past).filter(|_| !may_be_past) {
        found.refuse(row, "insured_as", WorkerProblem::OverAge { retired_on });
    }
    Ok(())
}

/// The statutory retirement date. A woman's post is not on file; the later age refuses nobody too early.
fn retires_on(book: &Book, id: &ResidentId) -> Option<NaiveDate> {
    let class = if id.sex() == Sex::Male { Class::Male } else { Class::Female55 };
    retirement(book, class, id.birth(), &mut Silent).ok().map(|r| r.date)
}
