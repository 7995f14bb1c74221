//! What is on file of a case that a determination rests on.

use chrono::NaiveDate;

use crate::desk::cases::{done, restored};
use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::case::claim::Claim;
use crate::domain::case::filing::Done;
use crate::domain::cover::{Cover, Liability};
use crate::domain::dates::Month;
use crate::domain::determination::About;
use crate::domain::determination::conclusion::{Conclusion, conclusion};
use crate::domain::identity::ResidentId;
use crate::store::StoreError;
use crate::store::cases::record::CaseRow;
use crate::store::people::PersonRow;

/// What is on file.
pub(super) struct Facts {
    pub case: CaseRow,
    pub claim: Claim,
    pub person: PersonRow,
    pub id: ResidentId,
    /// Steps that took effect.
    pub steps: Vec<Done>,
    pub about: About,
    /// The accident, or the diagnosis of an occupational disease.
    pub injury: NaiveDate,
    pub died_on: Option<NaiveDate>,
    pub conclusion: Option<Conclusion>,
    pub liability: Liability,
}

impl Facts {
    /// Whether somebody is missing and not declared dead yet.
    pub fn is_missing(&self) -> bool {
        self.claim.is_missing() && self.died_on.is_none()
    }
}

impl Desk {
    /// Reads what is on file of the case that the fields name.
    ///
    /// # Errors
    /// `Problems` at `case_number`; `Store`.
    pub(super) fn facts_for(&self, fields: &Fields) -> Result<Facts, Refusal> {
        let case = self.case_of_sheet(fields)?;
        let person = self.store.person(case.person)?.ok_or(Refusal::NotFound)?;
        let broken = |_| StoreError::BadValue(format!("person {}", case.person));
        let id = ResidentId::parse(&person.numbers.id_number).map_err(broken)?;
        let claim = self.store.newest_claim(&case.number)?.map(|text| restored(&text)).unwrap_or_default();
        let steps = done(&self.store.case_steps(case.id)?);
        let died_on = claim.day("died_on");
        let of_case = if died_on.is_some() || claim.is_missing() { About::Death } else { About::Disability };
        let months = self.wage_month(case.person, Month::of(case.accident_on))?;
        let cover = Cover::of(&self.store.employments(case.person)?, &months, &case.employer_name, case.accident_on);
        Ok(Facts {
            about: About::parse(fields.get("about")).unwrap_or(of_case),
            injury: claim.begins_on().unwrap_or(case.accident_on),
            died_on,
            conclusion: conclusion(&steps),
            liability: cover.liability(),
            claim,
            person,
            id,
            steps,
            case,
        })
    }
}
