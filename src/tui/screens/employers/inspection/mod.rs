//! 稽核: findings, and the inspections that look into them.

mod cases;
mod fields;
mod findings;
mod form;

pub(super) use cases::Inspections;
pub(super) use findings::Findings;
