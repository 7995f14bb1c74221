//! Which row an employer belongs to, as it stood at the end of a period.

use std::collections::HashMap;

use crate::desk::{Desk, Refusal};
use crate::domain::codes::{CodeBook, ListId};
use crate::domain::statistics::bands;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::Group;
use crate::store::statistics::employers::EmployerFact;

/// Employers with what they are sorted by.
pub(super) struct Places {
    facts: HashMap<i64, EmployerFact>,
    sections: HashMap<i64, String>,
    divisions: HashMap<i64, String>,
    /// Classes that were decided; the others keep the one they were registered with.
    classes: HashMap<i64, String>,
    /// People insured at the end of the period.
    sizes: HashMap<i64, usize>,
}

impl Places {
    /// The code of an employer's row; empty where it is not on file.
    pub fn code(&self, group: Group, employer: i64) -> String {
        let Some(fact) = self.facts.get(&employer) else { return String::new() };
        match group {
            Group::UnitType => fact.unit_type.clone(),
            Group::Industry => self.sections.get(&employer).cloned().unwrap_or_default(),
            Group::Division => self.divisions.get(&employer).cloned().unwrap_or_default(),
            Group::Class => self.classes.get(&employer).unwrap_or(&fact.class).clone(),
            Group::Town => fact.town.clone(),
            Group::Size => bands::size(self.sizes.get(&employer).copied().unwrap_or_default()).to_owned(),
            _ => String::new(),
        }
    }

    pub fn set_sizes(&mut self, sizes: HashMap<i64, usize>) {
        self.sizes = sizes;
    }
}

impl Desk {
    pub(super) fn places(&self, period: Period) -> Result<Places, Refusal> {
        let facts = self.store.employer_facts(period.last_day())?;
        let (mut sections, mut divisions) = (HashMap::new(), HashMap::new());
        for (employer, fact) in &facts {
            let division = self.policy.division(fact.edition, &fact.division);
            sections.insert(*employer, division.map_or_else(|| fact.section.clone(), |d| d.section.to_string()));
            divisions.insert(*employer, division.map(|d| d.code.clone()).unwrap_or_default());
        }
        let classes = self.store.classes_decided(period.last())?;
        Ok(Places { facts, sections, divisions, classes, sizes: HashMap::new() })
    }

    /// The codes of a group in their order; none for one that is ordered by its codes.
    pub(super) fn order(&self, group: Group) -> Vec<String> {
        let list = |id: ListId| self.policy.list(id).iter().map(|e| e.id.clone()).collect();
        let band = |codes: &[&str]| codes.iter().map(|c| (*c).to_owned()).collect();
        match group {
            Group::UnitType => list(ListId::UnitType),
            Group::Situation => self.policy.situations().iter().map(|s| s.id.clone()).collect(),
            Group::Cause => list(ListId::Cause),
            Group::BodyPart => list(ListId::BodyPart),
            Group::Size => band(bands::SIZES),
            Group::Sex => band(&["male", "female"]),
            Group::Age => band(bands::AGES),
            Group::Hour => band(bands::HOURS),
            Group::Grade => (1..=10).map(|n| n.to_string()).chain(["none".to_owned()]).collect(),
            Group::Nursing => band(&["full", "large", "partial", "none"]),
            Group::Class => (1..=8).map(|n| n.to_string()).collect(),
            _ => Vec::new(),
        }
    }
}
