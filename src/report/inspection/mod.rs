//! Inspection for scripts and for reading.

mod case;
mod findings;

pub use case::{audit_rows, case_json, case_lines, entered_lines, plan_lines};
pub use findings::{evidence_line, findings_json, findings_text, sample_json, sample_text};
