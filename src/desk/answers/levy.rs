//! What the file of a person's employer says: its rate and its arrears (questions 23 and 24).

use super::Fact;
use crate::desk::{Desk, Refusal};
use crate::domain::employer::Contribution;
use crate::domain::person::{Employment, PersonFile};

impl Desk {
    /// The employer a person works for, or worked for last, with its contributions.
    fn levy(&self, file: &PersonFile) -> Result<Option<(Employment, u8, Vec<Contribution>)>, Refusal> {
        // Running employments stand first.
        let Some(employment) = file.employments.first() else { return Ok(None) };
        let levy = self.store.levy_of(&employment.credit_code)?;
        Ok(levy.map(|(class, lines)| (employment.clone(), class, lines)))
    }

    pub(super) fn rate(&self, file: &PersonFile) -> Result<Vec<Fact>, Refusal> {
        let Some((employment, class, lines)) = self.levy(file)? else { return Ok(vec![Fact::NoEmployer]) };
        let Some(newest) = lines.first() else { return Ok(Vec::new()) };
        let before = lines.iter().find(|l| l.rate != newest.rate).map(|l| (l.month, l.rate));
        Ok(vec![Fact::Rate { employer: employment.employer, class, month: newest.month, rate: newest.rate, before }])
    }

    pub(super) fn arrears(&self, file: &PersonFile) -> Result<Vec<Fact>, Refusal> {
        let Some((employment, _, lines)) = self.levy(file)? else { return Ok(vec![Fact::NoEmployer]) };
        let owed: Vec<&Contribution> = lines.iter().filter(|l| l.paid < l.due).collect();
        let principal = owed.iter().map(|l| l.due - l.paid).sum();
        let oldest = owed.last().map(|l| l.month);
        Ok(vec![Fact::Arrears { employer: employment.employer, months: owed.len(), oldest, principal }])
    }
}
