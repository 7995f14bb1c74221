//! What can be wrong with an inspection.

use chrono::NaiveDate;
use thiserror::Error;

/// Why something of an inspection is not done. The `Display` text is for logs only.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InspectionProblem {
    #[error("a visit on {first} at the earliest")]
    TooSoon { first: NaiveDate },
    #[error("not without notice")]
    NotNotified,
    #[error("two inspectors are needed")]
    SameInspector,
    #[error("the checklist lacks {item}")]
    NotChecked { item: &'static str },
    #[error("something was found")]
    SomethingFound,
    #[error("nothing was found")]
    NothingFound,
    #[error("looked at in {sheet}")]
    OpenedAlready { sheet: String },
    #[error("no such finding")]
    NoSuchFinding,
    #[error("nothing to add")]
    NothingToAdd,
}
