//! Who is insured with an employer, and where a person was insured on a day.

use chrono::NaiveDate;

use crate::desk::{Desk, Refusal};
use crate::domain::identity::{CreditCode, mask_number};
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::domain::workers::relation::Relation;
use crate::store::register::employer::EmployerRow;
pub use crate::store::workers::Insured;

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
        let line = |w: crate::store::workers::RunningWorker| WorkerLine {
            person: w.person,
            name: w.name,
            id_number: mask_number(&w.id_number),
            relation: w.relation,
        };
        let workers = self.store.running_workers(employer.id)?.into_iter().map(line).collect();
        Ok(WorkerList { credit_code: employer.credit_code, employer: employer.name, workers })
    }

    /// Whether somebody was insured on a day, and with whom; today unless a day is given.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` (`NotOnePerson`); `Store`.
    pub fn insured_on(&self, person: &str, on: Option<NaiveDate>) -> Result<InsuredView, Refusal> {
        self.require(Right::Lookup)?;
        let found = self.lookup(person, 2)?;
        let [hit] = found.hits.as_slice() else { return Err(Refusal::Problems(vec![("person", Problem::NotOnePerson)])) };
        let person = hit.person_id;
        let row = self.store.person(person)?.ok_or(Refusal::NotFound)?;
        Ok(InsuredView {
            person,
            name: row.name,
            id_number: mask_number(&row.numbers.id_number),
            relations: self.store.insured_relations(person)?,
            on: on.unwrap_or_else(|| self.clock.today()),
        })
    }

    pub(super) fn employer_named(&self, credit_code: &str) -> Result<EmployerRow, Refusal> {
        let wrong = |p: Problem| Refusal::Problems(vec![("credit_code", p)]);
        let code = CreditCode::parse(credit_code).map_err(wrong)?;
        self.store.employer(code.as_str())?.ok_or_else(|| wrong(Problem::UnknownEmployer))
    }
}
