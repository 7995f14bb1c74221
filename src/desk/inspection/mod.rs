//! 稽核 (agency rules 2.5): findings worked out of what is on file, what inspectors say of them, and inspections of employers.

mod findings;
mod marks;
mod request;

pub use findings::{FINDINGS_PAGE_MAX, FindingAsk, FindingLine, FindingList};
pub use request::{InspectionReply, InspectionRequest};

use crate::domain::operator::Role;

/// Who inspects.
const INSPECTORS: &[Role] = &[Role::Inspect];
