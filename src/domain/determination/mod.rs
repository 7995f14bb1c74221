//! 待遇核定: what a determination is made of beside the rules of the benefits: the months of the own wage, the dependants as they
//! are registered, and what is owed where another determination came before.

pub mod conclusion;
pub mod dependants;
pub mod settlement;
pub mod timeline;
pub mod wages;

use super::benefits::item::ItemKind;

/// What is determined: the benefits of somebody injured, or those after a death or while somebody is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum About {
    Disability,
    Death,
}

impl About {
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            About::Disability => "disability",
            About::Death => "death",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<About> {
        [About::Disability, About::Death].into_iter().find(|a| a.id() == text)
    }

    /// What of it the fund can owe.
    #[must_use]
    pub const fn kinds(self) -> &'static [ItemKind] {
        match self {
            About::Disability => &[
                ItemKind::DisabilityLumpSum,
                ItemKind::DisabilityAllowance,
                ItemKind::NursingAllowance,
                ItemKind::PensionDifference,
                ItemKind::TerminationMedical,
            ],
            About::Death => &[ItemKind::Funeral, ItemKind::DeathLumpSum, ItemKind::MissingAdvance, ItemKind::DependantPension],
        }
    }

    /// Whether it can owe an item of this id.
    #[must_use]
    pub fn covers(self, item: &str) -> bool {
        self.kinds().iter().any(|k| k.id() == item)
    }
}

/// Why a determination takes the place of another (agency rules 2.8).
pub const CAUSES: [&str; 9] =
    ["review", "objection", "parameter", "relation_ended", "pension", "dependants", "declared_dead", "error", "court"];
/// As they are told to somebody who chose none of them.
pub const CAUSE_CHOICES: &str = "review, objection, parameter, relation_ended, pension, dependants, declared_dead, error, court";
