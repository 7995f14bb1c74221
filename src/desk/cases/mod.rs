//! 案件: taking claims in, moving them on, and knowing where each stands. The bureau and the committee decide; the office
//! keeps what they decided.

mod advance;
mod begin;
mod due;
mod file;
mod known;
mod list;
mod old;
mod revise;
mod show;
pub(super) mod take;

use chrono::NaiveDate;

pub use advance::Entry;
pub(in crate::desk) use advance::newest as newest_claim;
pub use begin::Begun;
pub(super) use due::{Counting, done};
pub use file::Filed;
pub(super) use file::submission_id;
pub(super) use file::{restored, stored};
pub use list::{CaseList, CaseListLine, Queue, QueueCounts, SOON};
pub use old::OLD_INJURY_FIELDS;
pub use revise::{Conflict, ConflictField};

use crate::domain::benefits::FieldProblem;
use crate::domain::calendar::Deadline;
use crate::domain::case::claim::{Claim, Notice};
use crate::domain::case::state::State;
use crate::domain::case::workflow::{Check, Step};
use crate::domain::cover::Cover;
use crate::domain::person::Hit;
use crate::domain::problem::Problem;

/// A limit of a case, as it stands today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// Its id in `data/codes/deadlines.toml`.
    pub limit: &'static str,
    pub deadline: Deadline,
}

/// What the desk makes of a claim while it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    pub problems: Vec<FieldProblem>,
    pub notices: Vec<Notice>,
    /// Papers that this situation and applicant need, by id.
    pub papers: Vec<String>,
    /// Insurance on the day of the accident, once person, employer and day are known.
    pub cover: Option<Cover>,
    /// The limits for applying.
    pub limits: Vec<Running>,
    /// The person the number belongs to; `None` for somebody who has to be registered first.
    pub person: Option<PersonFound>,
    /// Somebody who has to be registered first has the name and birth date of these people.
    pub namesakes: Vec<Hit>,
    /// Name of the employer.
    pub employer: Option<String>,
}

/// Who a number belongs to, and where he works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFound {
    pub person_id: i64,
    pub name: String,
    /// Employers by credit code and name, the present one first.
    pub employers: Vec<(String, String)>,
    /// What he does there.
    pub job: String,
}

/// A step on the time line of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineStep {
    pub id: i64,
    pub step: Step,
    pub to: State,
    pub on: NaiveDate,
    pub document: String,
    pub body: String,
    pub situation: String,
    pub grade: Option<u8>,
    pub nursing: Option<String>,
    pub reason: String,
    pub enterer: String,
    pub entered_at: String,
    /// How it was settled, by whom, when; `None` while it waits.
    pub settled: Option<(Check, String, String)>,
    /// Nothing has to be checked.
    pub at_once: bool,
    pub remark: String,
}

impl TimelineStep {
    #[must_use]
    pub fn waits(&self) -> bool {
        !self.at_once && self.settled.is_none()
    }

    /// Whether it changed the case.
    #[must_use]
    pub fn took_effect(&self) -> bool {
        self.at_once || matches!(self.settled, Some((Check::Pass, _, _)))
    }
}

/// A step that a case in its state can take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenStep {
    pub step: Step,
    /// Why this operator may not enter it.
    pub may: Result<(), Problem>,
}

/// A version of the claim on the time line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineVersion {
    pub version: i64,
    pub by: String,
    pub at: String,
    pub reason: String,
    /// Fields that differ from the version before: id, old text, new text.
    pub changes: Vec<(&'static str, String, String)>,
}

/// A case with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseView {
    pub number: String,
    pub person_id: i64,
    pub name: String,
    pub id_masked: String,
    pub employer: String,
    pub credit_code: String,
    pub accident_on: NaiveDate,
    pub body_part: String,
    pub state: State,
    pub situation: String,
    pub grade: Option<u8>,
    pub nursing: Option<String>,
    pub taken_over: bool,
    /// Number of the newest version; 0 when there is no claim on file.
    pub version: i64,
    /// The newest version; the identity number in it is masked.
    pub claim: Claim,
    pub steps: Vec<TimelineStep>,
    pub versions: Vec<TimelineVersion>,
    /// Steps that are open now; empty while one waits to be checked.
    pub open: Vec<OpenStep>,
    /// What may be done with the step that waits, each with why this operator may not.
    pub settle: Vec<(Check, Result<(), Problem>)>,
    pub running: Option<Running>,
    /// The day a refusal that holds was served, and the limits of the remedies against it.
    pub served: Option<NaiveDate>,
    pub remedies: Vec<Running>,
    pub papers: Vec<String>,
    pub papers_missing: Vec<String>,
    /// Needed fields that are not known.
    pub gaps: Vec<&'static str>,
    pub cover: Cover,
    pub notices: Vec<Notice>,
}
