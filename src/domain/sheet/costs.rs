//! What can be wrong with a bill beyond its single fields (agency rules 2.7), and what is only to be looked at.

use chrono::NaiveDate;

use super::bearer::Why;
use crate::domain::case::state::State;
use crate::domain::money::Money;

/// Why a bill is not paid as it is, or should be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CostProblem {
    /// 未认定: its bills wait.
    NotRecognised { state: State },
    /// Neither an agreement institution nor an emergency.
    NoAgreement,
    /// The total that was typed is not what the receipts add to.
    SumDiffers { sum: Money },
    /// More than what is paid.
    AboveWhole { whole: Money },
    /// A night of it is on another sheet.
    StayOverlaps { sheet: String },
    /// Same day, amount and hospital under another number; `sheet` is empty for one of the same sheet.
    ReceiptAlike { invoice: String, sheet: String },
    /// The employer bears it, or part of it.
    EmployerBears(Why),
    /// After the day of death.
    AfterDeath { died: NaiveDate },
}

/// Whether an injury in this state is recognised, so that its bills may be paid.
#[must_use]
pub const fn is_recognised(state: State) -> bool {
    match state {
        State::Recognised | State::Deemed | State::Treatment | State::Appraisal | State::Graded | State::Closed => true,
        State::Reported
        | State::Applied
        | State::PapersMissing
        | State::Accepted
        | State::Refused
        | State::Suspended
        | State::Withdrawn
        | State::NotRecognised
        | State::Dropped => false,
    }
}
