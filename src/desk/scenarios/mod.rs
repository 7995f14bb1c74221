//! 费率测算: scenarios of the fund beside today, saved ones, and the proposal that is made of one.

mod history;
mod proposal;
mod read;
mod request;
mod run;
mod save;

pub use request::{ScenarioReply, ScenarioRequest};

use super::estimate::Fields;
use crate::domain::scenario::{Assumptions, History, Projection};

/// The fields of a scenario's form, in its order.
pub const SCENARIO_FIELDS: &[&str] = &[
    "years",
    "change_from",
    "base_c1",
    "base_c2",
    "base_c3",
    "base_c4",
    "base_c5",
    "base_c6",
    "base_c7",
    "base_c8",
    "factor_c1_1",
    "factor_c1_2",
    "factor_c1_3",
    "factor_c2_1",
    "factor_c2_2",
    "factor_c2_3",
    "factor_c2_4",
    "factor_c2_5",
    "cut",
    "cut_from",
    "cut_until",
    "base_growth",
    "spending_growth",
    "raise",
    "deaths",
    "transfers",
];

/// A scenario worked out, beside today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioView {
    /// What it was saved as; empty for one that is tried.
    pub name: String,
    /// What it assumes, as it was entered.
    pub fields: Fields,
    pub assumed: Assumptions,
    pub history: History,
    pub today: Projection,
    pub scenario: Projection,
}

/// A saved scenario in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioLine {
    pub name: String,
    pub fields: Fields,
    pub by: String,
    pub at: String,
}
