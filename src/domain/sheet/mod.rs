//! 业务单据: documents about money, all with one way of being entered, reviewed and approved (agency rules 2.2).

pub mod bearer;
pub mod care;
pub mod costs;
pub mod earlier;
pub mod kind;
pub mod number;
pub mod receipt;
pub mod state;
pub mod stay;
pub mod warnings;
pub mod workflow;
