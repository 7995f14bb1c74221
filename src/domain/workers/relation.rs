//! 参保关系: a person insured with an employer from a day on (agency rules 2.4). Those with one employer never overlap.

use chrono::NaiveDate;

use super::problem::WorkerProblem;
use super::row::{WorkerAct, WorkerRow};
use crate::domain::money::Money;

/// A stretch of insurance with one employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    pub from: NaiveDate,
    /// The last day; `None` while it runs.
    pub until: Option<NaiveDate>,
    pub job: String,
    /// Yuan a month.
    pub wage: Money,
    /// Id of the code list of categories.
    pub category: String,
    pub is_migrant: bool,
    /// Number of the sheet of the project.
    pub project: String,
    /// Id of the code list of reasons to leave.
    pub end_reason: String,
}

impl Relation {
    /// Whether it holds a day.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// What is on file between a person and the employer, and when anything of it happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    pub relations: Vec<Relation>,
    /// Days of what was entered here, and what it was.
    pub events: Vec<(NaiveDate, WorkerAct)>,
}

/// What becomes of the relation by a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// As it stood; `None` for one that begins.
    pub before: Option<Relation>,
    pub after: Relation,
}

impl Outcome {
    /// Whether premiums are due for other months or of another wage than before.
    #[must_use]
    pub fn touches_levy(&self) -> bool {
        self.before.as_ref().is_none_or(|b| (b.wage, b.until) != (self.after.wage, self.after.until))
    }
}

impl History {
    /// The relation that runs.
    #[must_use]
    pub fn running(&self) -> Option<&Relation> {
        self.relations.iter().find(|r| r.until.is_none())
    }

    /// Applies a row.
    ///
    /// # Errors
    /// The column and why the row does not fit what is on file.
    pub fn apply(&self, row: &WorkerRow) -> Result<Outcome, (&'static str, WorkerProblem)> {
        if let Some((day, _)) = self.events.iter().find(|(day, _)| *day == row.day) {
            return Err(("day", WorkerProblem::OnThatDay { day: *day }));
        }
        match row.act {
            WorkerAct::Join => self.join(row),
            WorkerAct::Leave => {
                let before = self.running_on(row)?;
                let after = Relation { until: Some(row.day), end_reason: row.reason.clone(), ..before.clone() };
                Ok(Outcome { before: Some(before.clone()), after })
            }
            WorkerAct::Change => self.change(row),
        }
    }

    fn join(&self, row: &WorkerRow) -> Result<Outcome, (&'static str, WorkerProblem)> {
        if let Some(running) = self.running() {
            return Err(("act", WorkerProblem::Runs { from: running.from }));
        }
        // One that begins has no end yet, so whatever ends on its first day or later is in its way.
        if let Some(until) = self.relations.iter().filter_map(|r| r.until).filter(|until| *until >= row.day).max() {
            return Err(("day", WorkerProblem::Overlaps { until }));
        }
        let after = Relation {
            from: row.day,
            until: None,
            job: row.job.clone().unwrap_or_default(),
            wage: row.wage.unwrap_or_default(),
            category: row.category.clone().unwrap_or_default(),
            is_migrant: row.is_migrant.unwrap_or_default(),
            project: row.project.clone(),
            end_reason: String::new(),
        };
        Ok(Outcome { before: None, after })
    }

    fn change(&self, row: &WorkerRow) -> Result<Outcome, (&'static str, WorkerProblem)> {
        let before = self.running_on(row)?;
        let later =
            self.events.iter().filter(|(day, act)| *act == WorkerAct::Change && *day > row.day).map(|(day, _)| *day).max();
        if let Some(day) = later {
            return Err(("day", WorkerProblem::LaterChange { day }));
        }
        let category = row.category.clone().unwrap_or_else(|| before.category.clone());
        // A project goes with the category; who leaves it leaves the project.
        let project = match (&row.project, category == PROJECT) {
            (told, true) if told.is_empty() => before.project.clone(),
            (told, _) => told.clone(),
        };
        let after = Relation {
            job: row.job.clone().unwrap_or_else(|| before.job.clone()),
            wage: row.wage.unwrap_or(before.wage),
            is_migrant: row.is_migrant.unwrap_or(before.is_migrant),
            category,
            project,
            ..before.clone()
        };
        if after == *before && row.phone.is_empty() {
            return Err(("act", WorkerProblem::NothingChanges));
        }
        Ok(Outcome { before: Some(before.clone()), after })
    }

    /// The relation that runs, which the row's day lies in.
    fn running_on(&self, row: &WorkerRow) -> Result<&Relation, (&'static str, WorkerProblem)> {
        let running = self.running().ok_or(("id_number", WorkerProblem::NotInsuredHere))?;
        if row.day < running.from {
            return Err(("day", WorkerProblem::BeforeJoined { from: running.from }));
        }
        Ok(running)
    }
}

/// The category of who is insured by project, and those of who may be past the retirement date.
pub const PROJECT: &str = "project";
pub const PAST_RETIREMENT: [&str; 2] = ["over_age", "old_injury"];
