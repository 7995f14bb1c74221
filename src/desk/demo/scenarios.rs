//! The scenarios of the fund that the demonstration office has saved.

use super::{Making, recipe};
use crate::desk::Refusal;
use crate::domain::operator::Role;

impl Making<'_> {
    /// The scenarios that whoever reports has saved.
    pub(super) fn scenarios(&self) -> Result<(), Refusal> {
        let reports = |roles: &[Role]| roles.contains(&Role::Report);
        let by = self.operators.iter().find(|(_, roles)| reports(roles)).map(|(id, _)| *id);
        let by = by.ok_or_else(|| recipe::broken("somebody who reports is needed"))?;
        for scenario in &self.county.scenarios {
            let assumptions = serde_json::to_string(&scenario.assumptions).map_err(recipe::broken)?;
            self.writer.save_scenario(&scenario.name, Some(&assumptions), by, &self.at)?;
        }
        Ok(())
    }
}
