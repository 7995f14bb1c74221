//! 申报核定: declarations, what a month levies, and what that leaves in `contribution`.

pub mod declaration;
pub mod month;
pub mod project;
pub mod record;
