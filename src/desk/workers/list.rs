//! Who is insured with an employer, and where a person was insured on a day.

use chrono::NaiveDate;

use crate::desk::hands::Document;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::grid;
use crate::domain::hands::Hand;
use crate::domain::identity::{CreditCode, mask_number};
use crate::domain::operator::{Right, Role};
use crate::domain::problem::Problem;
use crate::domain::workers::relation::Relation;
use crate::domain::workers::row::{COLUMNS, WorkerAct};
use crate::store::register::employer::EmployerRow;
pub use crate::store::workers::Insured;
use crate::store::workers::RunningWorker;

/// Somebody whose insurance with an employer runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerLine {
    pub person: i64,
    pub name: String,
    /// Masked.
    pub id_number: String,
    pub relation: Relation,
}

/// Those who are insured with an employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerList {
    pub credit_code: String,
    pub employer: String,
    /// By name.
    pub workers: Vec<WorkerLine>,
}

/// Where a person is and was insured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InsuredView {
    pub person: i64,
    pub name: String,
    /// Masked.
    pub id_number: String,
    /// The newest first.
    pub relations: Vec<Insured>,
    /// The day that was asked about.
    pub on: NaiveDate,
}

impl InsuredView {
    /// The employers he was insured with on the day.
    pub fn on_the_day(&self) -> impl Iterator<Item = &Insured> {
        self.relations.iter().filter(|i| i.relation.holds(self.on))
    }
}

impl Desk {
    /// Those whose insurance with an employer runs.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` at `credit_code`; `Store`.
    pub fn worker_list(&self, credit_code: &str) -> Result<WorkerList, Refusal> {
        self.require(Right::Employers)?;
        let employer = self.employer_named(credit_code)?;
        let line = |w: RunningWorker| WorkerLine {
            person: w.person,
            name: w.name,
            id_number: mask_number(&w.id_number),
            relation: w.relation,
        };
        let workers = self.store.running_workers(employer.id)?.into_iter().map(line).collect();
        Ok(WorkerList { credit_code: employer.credit_code, employer: employer.name, workers })
    }

    /// Rows of a sheet for some of an employer's workers, from today on: who leaves has his number and name, whose details change
    /// has what is on file too, to be typed over. Only who may file a sheet is given the whole numbers, and it is recorded.
    ///
    /// # Errors
    /// `NotAllowed`; `MayNot`; `Problems` at `credit_code`; `Store`.
    pub fn rows_of_workers(&mut self, credit_code: &str, people: &[i64], act: WorkerAct) -> Result<String, Refusal> {
        self.require(Right::Sheets)?;
        self.check_step(Hand::Enter, &[Role::Intake], &Document { person_id: None, case_id: None, hands: &[] })?;
        let employer = self.employer_named(credit_code)?;
        let today = self.clock.today().to_string();
        let running = self.store.running_workers(employer.id)?;
        let (at, subject) = (self.clock.stamp(), format!("employer:{}", employer.id));
        self.store.note(&at, Some(self.operator.id), Act::Unmask, &subject, &format!("workers {}", people.len()))?;
        let row = |w: &RunningWorker| {
            let is_kept = act == WorkerAct::Change;
            let kept = |text: String| if is_kept { text } else { String::new() };
            COLUMNS.map(|column| match column {
                "act" => act.id().to_owned(),
                "id_number" => w.id_number.clone(),
                "name" => w.name.clone(),
                "day" => today.clone(),
                "job" => kept(w.relation.job.clone()),
                "insured_as" => kept(w.relation.category.clone()),
                "is_migrant" => kept(if w.relation.is_migrant { "yes" } else { "no" }.to_owned()),
                "wage" => kept(w.relation.wage.plain()),
                "project" => kept(w.relation.project.clone()),
                _ => String::new(),
            })
        };
        Ok(grid::text(&running.iter().filter(|w| people.contains(&w.person)).map(row).collect::<Vec<_>>()))
    }

    /// Whether somebody was insured on a day, and with whom; today unless a day is given.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` (`NotOnePerson`); `Store`.
    pub fn insured_on(&self, person: &str, on: Option<NaiveDate>) -> Result<InsuredView, Refusal> {
        self.require(Right::Lookup)?;
        let person = self.one_person(person)?;
        let row = self.store.person(person)?.ok_or(Refusal::NotFound)?;
        Ok(InsuredView {
            person,
            name: row.name,
            id_number: mask_number(&row.numbers.id_number),
            relations: self.store.insured_relations(person)?,
            on: on.unwrap_or_else(|| self.clock.today()),
        })
    }

    /// The one person that is found by a text.
    pub(super) fn one_person(&self, text: &str) -> Result<i64, Refusal> {
        match self.lookup(text, 2)?.hits.as_slice() {
            [hit] => Ok(hit.person_id),
            _ => Err(Refusal::Problems(vec![("person", Problem::NotOnePerson)])),
        }
    }

    pub(super) fn employer_named(&self, credit_code: &str) -> Result<EmployerRow, Refusal> {
        let wrong = |p: Problem| Refusal::Problems(vec![("credit_code", p)]);
        let code = CreditCode::parse(credit_code).map_err(wrong)?;
        self.store.employer(code.as_str())?.ok_or_else(|| wrong(Problem::UnknownEmployer))
    }
}
