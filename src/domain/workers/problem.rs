//! What can be wrong with a worker's row beyond its single cells, and what a reviewer should only know of it.

use chrono::NaiveDate;

use crate::domain::dates::Month;
use crate::domain::employer::state::EmployerState;

/// Why a row is not taken as it is, or should be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkerProblem {
    /// The same person stands in an earlier row of the sheet.
    TwiceHere { line: usize },
    /// Something of that day is on file already.
    OnThatDay { day: NaiveDate },
    /// He is insured with this employer since then.
    Runs { from: NaiveDate },
    /// He was insured with this employer until then.
    Overlaps { until: NaiveDate },
    /// Nothing runs between him and this employer.
    NotInsuredHere,
    /// Before his insurance with this employer began.
    BeforeJoined { from: NaiveDate },
    /// A change of a later day is on file.
    LaterChange { day: NaiveDate },
    /// Before the employer itself took part.
    BeforeEmployer { since: NaiveDate },
    /// The employer is suspended or cancelled.
    EmployerNotActive { state: EmployerState },
    /// After the last day of the month that runs.
    AfterThisMonth { last: NaiveDate },
    /// Under the least age of employment on the day.
    UnderAge { least: i32 },
    /// Past the statutory retirement date and not entered as somebody over age.
    OverAge { retired_on: NaiveDate },
    /// After his death.
    AfterDeath { died: NaiveDate },
    /// A change that leaves everything as it is.
    NothingChanges,
    /// Somebody insured by project needs the project's number, and only he has one.
    ProjectNeeded,
    /// No project of this employer has the number.
    UnknownProject,
    /// Before the project begins or after it ends.
    OutsideProject { from: NaiveDate, until: NaiveDate },
    /// Nothing that bars the row.
    Notice(WorkerNotice),
}

/// What a row brings with it that somebody should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkerNotice {
    /// 多单位参保: legal, and told (K8 art. 9).
    SecondEmployer { employer: String },
    /// The employer's limit to register him ended on this day (K2 art. 58).
    Late { last: NaiveDate },
    /// Months that were levied already and are touched.
    LevyTouched { first: Month, last: Month },
    /// A case that is touched.
    CaseTouched { number: String, on: NaiveDate },
}

impl WorkerNotice {
    /// The stable word that scripts read.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            WorkerNotice::SecondEmployer { .. } => "second_employer",
            WorkerNotice::Late { .. } => "registered_late",
            WorkerNotice::LevyTouched { .. } => "levy_touched",
            WorkerNotice::CaseTouched { .. } => "case_touched",
        }
    }
}
