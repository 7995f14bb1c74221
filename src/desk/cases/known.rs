//! What the office knows that a claim is checked against.

use super::due::Counting;
use super::{Looked, PersonFound, Running, old};
use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::case::claim::papers::missing;
use crate::domain::case::claim::{self, Claim, Known};
use crate::domain::cover::Cover;
use crate::domain::identity::ResidentId;
use crate::domain::operator::Right;
use crate::domain::person::{Employment, Hit};
use crate::domain::problem::Problem;
use crate::store::cases::record::OtherRow;

/// The claim of the typed fields, and all that is known about it.
pub(super) struct Reading {
    pub claim: Claim,
    pub problems: Vec<(&'static str, Problem)>,
    pub known: Known,
    pub papers: Vec<String>,
    pub cover: Option<Cover>,
    pub limits: Vec<Running>,
    pub person: Option<PersonFound>,
    /// Row of the employer, and its name.
    pub employer: Option<i64>,
    pub employer_name: Option<String>,
}

impl Desk {
    /// What the desk makes of a claim as it is typed; `case` is its number once it has one. Nothing is stored.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn look_at_claim(&self, fields: &Fields, case: &str) -> Result<Looked, Refusal> {
        self.require(Right::Intake)?;
        let mut reading = self.read_claim(fields, case)?;
        if case.is_empty() && reading.claim.is_old_injury() {
            reading.problems.extend(old::read(fields).err().unwrap_or_default());
        }
        let namesakes = self.namesakes(&reading)?;
        Ok(Looked {
            namesakes,
            employer: reading.employer_name,
            notices: claim::notices(&reading.claim, &reading.known),
            problems: reading.problems,
            papers: reading.papers,
            cover: reading.cover,
            limits: reading.limits,
            person: reading.person,
        })
    }

    pub(super) fn read_claim(&self, fields: &Fields, case: &str) -> Result<Reading, Refusal> {
        let (claim, mut problems) = claim::read(|id| fields.get(id), self.policy.as_ref(), self.clock.today());
        let person = self.person_of(&claim)?;
        if person.is_none() && !claim.get("id_number").is_empty() {
            // Somebody nobody knows yet is registered with the claim.
            let needed = ["name", "phone"].into_iter().filter(|id| fields.get(id).is_empty());
            problems.extend(needed.map(|id| (id, Problem::Empty)));
        }
        if let Some(found) = &person
            && !claim.get("name").is_empty()
            && found.name != claim.get("name")
        {
            problems.push(("id_number", Problem::NumberBelongsTo { name: found.name.clone() }));
        }
        let employer = match claim.get("credit_code") {
            "" => None,
            code => self.store.employer_brief(code)?,
        };
        if employer.is_none() && !claim.get("credit_code").is_empty() {
            problems.push(("credit_code", Problem::UnknownEmployer));
        }
        let papers: Vec<String> = match claim.get("situation") {
            "" => Vec::new(),
            situation => self.policy.papers_for(situation, claim.get("applicant")).iter().map(|p| p.id.clone()).collect(),
        };
        let cover = self.cover_of(&claim, person.as_ref(), employer.as_ref().map(|e| e.name.as_str()))?;
        let limits = self.filing_limits(&claim);
        let until = |id: &str| limits.iter().find(|r| r.limit == id).map(|r| r.deadline.day);
        let needed: Vec<&str> = papers.iter().map(String::as_str).collect();
        // What was taken over was applied for and decided long ago, often before the employer was registered here.
        let taken_over = !case.is_empty() && self.store.case(case)?.is_some_and(|c| c.taken_over);
        let known = Known {
            birth: ResidentId::parse(claim.get("id_number")).ok().map(|id| id.birth()),
            registered_on: employer.as_ref().filter(|_| !taken_over).map(|e| e.registered_on),
            worked_there: cover.as_ref().is_none_or(|c| c.span.is_some()),
            others: match &person {
                Some(p) => self.store.other_cases(p.person_id, case)?.into_iter().map(other).collect(),
                None => Vec::new(),
            },
            employer_until: until("employer_application"),
            anybody_until: until("worker_application").filter(|_| !taken_over),
            papers_missing: missing(&needed, claim.get("papers")).into_iter().map(str::to_owned).collect(),
        };
        for (field, problem) in claim::check(&claim, &known) {
            if !problems.iter().any(|(id, _)| *id == field) {
                problems.push((field, problem));
            }
        }
        let (employer, employer_name) = employer.map(|e| (e.id, e.name)).unzip();
        Ok(Reading { claim, problems, known, papers, cover, limits, person, employer, employer_name })
    }

    fn person_of(&self, claim: &Claim) -> Result<Option<PersonFound>, Refusal> {
        let number = claim.get("id_number");
        if number.is_empty() {
            return Ok(None);
        }
        let Some(person_id) = self.store.person_by_number(number)? else { return Ok(None) };
        let row = self.store.person(person_id)?.ok_or(Refusal::NotFound)?;
        let employments = self.store.employments(person_id)?;
        let job = employments.first().map(|e| e.job.clone()).unwrap_or_default();
        Ok(Some(PersonFound { person_id, name: row.name, employers: employers_of(&employments), job }))
    }

    /// For somebody nobody knows by his number: who has his name and birth date.
    fn namesakes(&self, reading: &Reading) -> Result<Vec<Hit>, Refusal> {
        match (&reading.person, reading.known.birth, reading.claim.get("name")) {
            (Some(_), ..) | (_, None, _) | (.., "") => Ok(Vec::new()),
            (None, Some(birth), name) => Ok(self.store.namesakes(name, birth)?),
        }
    }

    fn cover_of(&self, claim: &Claim, person: Option<&PersonFound>, employer: Option<&str>) -> Result<Option<Cover>, Refusal> {
        let (Some(on), Some(employer)) = (claim.day("accident_on"), employer) else { return Ok(None) };
        let Some(person) = person else {
            // Nobody knows him, so nobody insured him.
            return Ok((!claim.get("id_number").is_empty()).then(|| Cover::of(&[], &[], employer, on)));
        };
        let (employments, months) = (self.store.employments(person.person_id)?, self.wage_months(person.person_id)?);
        Ok(Some(Cover::of(&employments, &months, employer, on)))
    }

    /// The limits for applying, from the accident or the diagnosis (条例 art. 17).
    fn filing_limits(&self, claim: &Claim) -> Vec<Running> {
        let Some(event) = claim.begins_on() else { return Vec::new() };
        ["employer_application", "worker_application"].into_iter().filter_map(|id| self.counting().limit(id, event, 0)).collect()
    }

    pub(in crate::desk) fn counting(&self) -> Counting<'_> {
        Counting { policy: &self.policy, today: self.clock.today() }
    }
}

/// Employers by credit code and name, each once, the present one first.
pub(super) fn employers_of(employments: &[Employment]) -> Vec<(String, String)> {
    let mut employers = Vec::new();
    for employment in employments {
        let employer = (employment.credit_code.clone(), employment.employer.clone());
        if !employers.contains(&employer) {
            employers.push(employer);
        }
    }
    employers
}

pub(super) fn other(row: OtherRow) -> claim::OtherCase {
    claim::OtherCase { number: row.number, accident_on: row.accident_on, died_on: row.died_on }
}
