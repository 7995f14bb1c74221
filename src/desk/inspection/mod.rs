//! 稽核 (agency rules 2.5): findings worked out of what is on file, what inspectors say of them, and inspections of employers.

mod book;
mod findings;
mod marks;
mod plan;
mod record;
mod request;
mod sample;
mod steps;
mod view;

pub use findings::{FINDINGS_PAGE_MAX, FindingAsk, FindingLine, FindingList};
pub use plan::{PLAN_FIELDS, written};
pub use record::Audited;
pub use request::{InspectionReply, InspectionRequest};
pub use sample::Sample;
pub use steps::{TEXT_MAX, step_fields};
pub use view::InspectionView;

use crate::domain::operator::Role;

/// Who inspects.
const INSPECTORS: &[Role] = &[Role::Inspect];
