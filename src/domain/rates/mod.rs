//! 费率评审 (agency rules 6): what the fund paid for an employer's people against what he paid in, and the step that this gives.

pub mod bands;
pub mod indicators;
pub mod problem;
pub mod review;
