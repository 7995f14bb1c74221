//! Working a scenario out beside today.

use super::read::read;
use super::{ScenarioLine, ScenarioView};
use crate::desk::estimate::Fields;
use crate::desk::sheets::restored;
use crate::desk::{Desk, Refusal};
use crate::domain::operator::Right;
use crate::domain::problem::Problem;
use crate::domain::rates::problem::RateProblem;
use crate::domain::scenario::{Assumptions, project};

impl Desk {
    /// What a scenario comes to. Nothing is written.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` with their fields; `Store`.
    pub fn run_scenario(&self, name: &str, fields: &Fields) -> Result<ScenarioView, Refusal> {
        self.require(Right::Statistics)?;
        self.worked_scenario(name, fields)
    }

    /// The same, inside a write too.
    pub(super) fn worked_scenario(&self, name: &str, fields: &Fields) -> Result<ScenarioView, Refusal> {
        let (assumed, fields) = read(fields)?;
        let (book, history) = (self.book()?, self.scenario_history()?);
        let at = |problem| Refusal::Problems(vec![("years", problem)]);
        let today = project(&book, &history, &Assumptions::today(assumed.years)).map_err(at)?;
        let scenario = project(&book, &history, &assumed).map_err(at)?;
        Ok(ScenarioView { name: name.to_owned(), fields, assumed, history, today, scenario })
    }

    /// The saved scenarios, by name.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn scenarios(&self) -> Result<Vec<ScenarioLine>, Refusal> {
        self.require(Right::Statistics)?;
        let line = |row: crate::store::rates::ScenarioRow| ScenarioLine {
            name: row.name,
            fields: restored(&row.assumptions),
            by: row.by,
            at: row.at,
        };
        Ok(self.store.scenarios()?.into_iter().map(line).collect())
    }

    /// Saved scenarios worked out, to be laid side by side.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` for a name that was never saved; `Store`.
    pub fn compare_scenarios(&self, names: &[String]) -> Result<Vec<ScenarioView>, Refusal> {
        self.require(Right::Statistics)?;
        names.iter().map(|name| self.saved_scenario(name)).collect()
    }

    /// A saved scenario worked out.
    pub(super) fn saved_scenario(&self, name: &str) -> Result<ScenarioView, Refusal> {
        let row = self.store.scenarios()?.into_iter().find(|s| s.name == name.trim());
        let unknown = || Problem::Rate(RateProblem::NoScenario { name: name.to_owned() });
        let row = row.ok_or_else(|| Refusal::Problems(vec![("scenario", unknown())]))?;
        self.worked_scenario(&row.name, &restored(&row.assumptions))
    }
}
