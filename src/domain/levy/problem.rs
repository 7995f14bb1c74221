//! What can be wrong with a payment, a notice or a change of what is levied.

use chrono::NaiveDate;
use thiserror::Error;

use super::debt::NoticeKind;
use crate::domain::dates::Month;
use crate::domain::money::Money;

/// Why something about premiums that are owed is not done. The `Display` text is for logs only.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LevyProblem {
    #[error("the receipt {number} was taken in before")]
    ReceiptKnown { number: String },
    #[error("the employer owes {owed}, {rest} are more than that")]
    AboveDebt { owed: Money, rest: Money },
    #[error("the rows come to {rows}")]
    TotalDiffers { rows: Money },
    #[error("the receipt is matched to {name}")]
    Matched { name: String },
    #[error("no receipt of that number")]
    NoReceipt,
    #[error("no credit")]
    NoCredit,
    #[error("nothing is overdue on {on}")]
    NothingOverdue { on: NaiveDate },
    #[error("{kind:?} comes after {first:?} was served and its day is over")]
    NoticeTooEarly { kind: NoticeKind, first: NoticeKind },
    #[error("no notice of that number")]
    NoNotice,
    #[error("served on {on}")]
    ServedAlready { on: NaiveDate },
    #[error("nothing is levied for {month}")]
    NotLevied { month: Month },
    #[error("{month} was taken over, it has no lines")]
    TakenOver { month: Month },
    /// A file to take over says otherwise than what was fixed or paid here.
    #[error("{month} of {name} has lines of its own")]
    LeviedHere { name: String, month: Month },
    #[error("receipts of {amount} pay it")]
    PaidByReceipts { amount: Money },
    #[error("only {paid} were paid")]
    PaidLess { paid: Money },
    #[error("no wage on file")]
    NoWage,
    #[error("the wage is {wage} already")]
    SameWage { wage: Money },
    #[error("{month} is levied on an estimate")]
    Estimated { month: Month },
    #[error("nothing to add")]
    NothingToAdd,
    #[error("{month} is paid")]
    NothingToDefer { month: Month },
    #[error("it has moved since")]
    Moved,
    #[error("in effect, not to be revoked")]
    InEffect,
}
