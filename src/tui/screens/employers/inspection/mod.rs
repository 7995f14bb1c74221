//! 稽核: findings, and the inspections that look into them.

pub(super) mod cases;
mod evidence;
mod fields;
pub(super) mod findings;
mod form;
mod subject;

pub(super) use cases::Inspections;
pub(super) use findings::Findings;
