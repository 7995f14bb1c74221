//! Cases with an accident in a month whose levy is changed: who bears them now, and who will.

use super::{Deed, LevyChange};
use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::cover::Cover;
use crate::domain::dates::Month;
use crate::domain::person::MonthPaid;
use crate::domain::sheet::warnings::Warning;

impl Desk {
    /// What a change of levy does to cases; nothing where it cannot be read any more.
    pub(in crate::desk) fn cases_of_levy_change(&self, fields: &Fields) -> Result<Vec<Warning>, Refusal> {
        let change = match self.levy_change(fields) {
            Ok((change, _)) => change,
            Err(Refusal::Problems(_)) => return Ok(Vec::new()),
            Err(refusal) => return Err(refusal),
        };
        let mut out = Vec::new();
        for month in change.months() {
            for employer in employers(&change) {
                for number in self.store.cases_of_month(employer, month)? {
                    out.extend(self.cover_changes(&number, month, &change)?);
                }
            }
        }
        Ok(out)
    }

    fn cover_changes(&self, number: &str, month: Month, change: &LevyChange) -> Result<Option<Warning>, Refusal> {
        let Some(case) = self.store.case(number)? else { return Ok(None) };
        let months = self.wage_month(case.person, month)?;
        let cover = Cover::of(&self.store.employments(case.person)?, &months, &case.employer_name, case.accident_on);
        let before = cover.liability();
        let becomes = match &change.deed {
            Deed::Supplement(_) => Some(MonthPaid::InArrears),
            Deed::Refund { .. } => cover.month,
            Deed::Reversal { .. } => None,
            Deed::Deferral { until, .. } => Some(MonthPaid::Deferred(*until)),
        };
        let after = Cover { month: becomes, ..cover }.liability();
        Ok(Some(Warning::CaseCover { case: case.number, accident_on: case.accident_on, before, after }))
    }
}

/// The employers it is about.
fn employers(change: &LevyChange) -> Vec<i64> {
    match (&change.employer, &change.deed) {
        (Some(employer), _) => vec![employer.id],
        (None, Deed::Reversal { lines, .. }) => {
            let mut ids: Vec<i64> = lines.iter().map(|l| l.employer).collect();
            ids.dedup();
            ids
        }
        (None, _) => Vec::new(),
    }
}
