//! 业务单据: documents about money, all with one way of being entered, reviewed and approved (agency rules 2.2).

pub mod earlier;
pub mod kind;
pub mod number;
pub mod receipt;
pub mod state;
pub mod warnings;
pub mod workflow;
