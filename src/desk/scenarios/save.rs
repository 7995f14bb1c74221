//! Keeping a scenario under a name, or giving it up. What was saved before under the name stays on record.

use super::ScenarioView;
use crate::desk::estimate::{Fields, Reader};
use crate::desk::sheets::stored;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::name::parse_line;
use crate::domain::operator::Right;
use crate::domain::problem::Problem;

/// Characters of a name at most.
const NAME_MAX: usize = 40;

impl Desk {
    /// Saves a scenario under the name in its field `scenario`, in place of an earlier one of that name.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` with their fields; `Store`.
    pub fn save_scenario(&mut self, fields: &Fields) -> Result<ScenarioView, Refusal> {
        self.require(Right::Statistics)?;
        let mut r = Reader::new(fields);
        let name = r.need("scenario", |t| parse_line(t, NAME_MAX));
        let name = r.finish(name).map_err(Refusal::Problems)?;
        let view = self.worked_scenario(&name, fields)?;
        self.keep(&name, Some(&stored(&view.fields)))?;
        Ok(view)
    }

    /// Gives a saved scenario up.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` for a name that is not there; `Store`.
    pub fn drop_scenario(&mut self, name: &str) -> Result<(), Refusal> {
        self.require(Right::Statistics)?;
        if !self.store.scenarios()?.iter().any(|s| s.name == name) {
            let unknown = crate::domain::rates::problem::RateProblem::NoScenario { name: name.to_owned() };
            return Err(Refusal::Problems(vec![("scenario", Problem::Rate(unknown))]));
        }
        self.keep(name, None)
    }

    fn keep(&mut self, name: &str, assumptions: Option<&str>) -> Result<(), Refusal> {
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write()?;
        writer.save_scenario(name, assumptions, operator, &at)?;
        let changes = [Changed { field: "assumptions", before: None, after: assumptions }];
        writer.audit_changes(&at, Some(operator), Act::SaveScenario.id(), "scenario", name, &changes)?;
        Ok(writer.commit()?)
    }
}
