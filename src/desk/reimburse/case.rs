//! What a bill needs to know of its case: the injury, a death, and who bears the costs.

use chrono::NaiveDate;

use crate::desk::cases::newest_claim;
use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::case::workflow::Step;
use crate::domain::cover::Cover;
use crate::domain::problem::Problem;
use crate::domain::sheet::bearer::Bearer;
use crate::store::StoreError;
use crate::store::cases::record::CaseRow;

/// The case of a bill.
pub(super) struct Injury {
    pub row: CaseRow,
    pub died: Option<NaiveDate>,
    pub bearer: Bearer,
}

impl Desk {
    /// The case a sheet is for.
    pub(in crate::desk) fn case_of_sheet(&self, fields: &Fields) -> Result<CaseRow, Refusal> {
        let number = fields.get("case_number");
        let wrong = |p: Problem| Refusal::Problems(vec![("case_number", p)]);
        if number.is_empty() {
            return Err(wrong(Problem::Empty));
        }
        self.store.case(number)?.ok_or_else(|| wrong(Problem::NoSuchDocument))
    }

    /// The case a bill is for, with what its costs hang on.
    pub(super) fn injury_of(&self, fields: &Fields) -> Result<Injury, Refusal> {
        let row = self.case_of_sheet(fields)?;
        let claim = newest_claim(&self.store.case_versions(row.id)?);
        let bearer = if row.taken_over {
            // An old injured worker: the scheme has taken his costs over, whoever insured him then (rules 5.6).
            Bearer::fund()
        } else {
            let (employments, months) = (self.store.employments(row.person)?, self.wage_months(row.person)?);
            let cover = Cover::of(&employments, &months, &row.employer_name, row.accident_on);
            Bearer::of(cover.liability(), self.accepted_late(&row, claim.begins_on(), claim.day("applied_on"))?)
        };
        Ok(Injury { died: claim.day("died_on"), bearer, row })
    }

    /// The day an application was accepted that was made after the employer's limit (条例 art. 17(1), (4)).
    fn accepted_late(
        &self,
        row: &CaseRow,
        begins: Option<NaiveDate>,
        applied: Option<NaiveDate>,
    ) -> Result<Option<NaiveDate>, StoreError> {
        let until = begins.and_then(|day| self.counting().limit("employer_application", day, 0)).map(|r| r.deadline.day);
        let (Some(applied), Some(until)) = (applied, until) else { return Ok(None) };
        if applied <= until {
            return Ok(None);
        }
        let steps = self.store.case_steps(row.id)?;
        Ok(steps.iter().rev().find(|s| s.step == Step::Accept.id() && s.took_effect()).map(|s| s.on))
    }
}
