//! 申报核定: what employers declare, what they owe for it, and projects. What is entered goes through the acts of
//! [`sheets`](super::sheets); what a month levies is fixed for all employers together.

mod begin;
mod declare;
mod fix;
mod import;
mod month;
mod project;
mod request;
mod verify;

pub use begin::{DeclarationBegun, DeclarationLook, LookLine};
pub use declare::FIELDS;
pub use import::PayrollFile;
pub use month::{LevyLine, LevyMonth, LevySums};
pub use project::PROJECT_FIELDS;
pub use request::{LevyReply, LevyRequest};

/// The form's name among the drafts.
pub const FORM: &str = "declaration";
