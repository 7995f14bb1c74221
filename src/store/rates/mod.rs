//! What a review of rates looks at, what was decided on them, and saved scenarios.

mod history;
mod review;
mod scenarios;

pub use history::{NewRate, RateHistoryRow};
pub use review::{InjuryRow, LeviedRow, PaidForRow, RateEmployer};
pub use scenarios::{BaseRow, ScenarioRow};
