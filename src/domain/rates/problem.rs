//! Why a rate is not what somebody entered.

use thiserror::Error;

use crate::domain::dates::Month;

/// What is wrong with a rate, a review or a scenario.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RateProblem {
    #[error("{month} is levied already for {employer}")]
    Levied { employer: String, month: Month },
    #[error("a rate of {employer} holds from {month} already")]
    Later { employer: String, month: Month },
    #[error("class and step of {employer} have changed since")]
    Moved { employer: String },
    #[error("no step would change")]
    NothingChanges,
    #[error("class {class} has {steps} steps")]
    NoSuchStep { class: u8, steps: u8 },
    #[error("nothing was levied in {year}")]
    NothingLevied { year: i32 },
    #[error("the bands of this example are not known")]
    ExampleWithoutBands,
    #[error("there is no scenario {name}")]
    NoScenario { name: String },
    #[error("the sheet decided nothing on this employer")]
    NotDecidedThere,
    #[error("the books hold no spending of {year}")]
    NoBooks { year: i32 },
}
