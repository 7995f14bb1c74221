//! 工伤案件: what is known of a case, where it stands, and what may be done next.

pub mod claim;
pub mod earlier;
pub mod filing;
pub mod number;
pub mod paper;
pub mod state;
pub mod workflow;
