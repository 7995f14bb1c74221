//! 到账、欠费: what employers paid, what they owe, and what is done about it. Whoever takes a payment in spreads it in the same
//! write, so that what claims read of a month is what its payments come to.

mod change;
mod credit;
pub(in crate::desk) mod debts;
mod made_good;
mod notices;
mod receipts;
mod reconcile;
mod request;
mod spread;
mod typed;

pub use change::WAGE_COLUMNS;
use chrono::NaiveDate;
pub use request::{ArrearsReply, ArrearsRequest};

use super::import::BadRow;
use super::papers::{Layout, Stamp};
use crate::domain::dates::Month;
use crate::domain::levy::allocation::Remark;
use crate::domain::levy::debt::{NoticeKind, Standing};
use crate::domain::money::Money;
use crate::domain::operator::Role;
pub use crate::store::arrears::notices::NoticeRow;
pub use crate::store::arrears::receipts::ReceiptRow;
pub use crate::store::arrears::reconcile::SideLine;

/// Who takes payments in and says whose they are.
const RECEIVERS: &[Role] = &[Role::Intake, Role::Review];

/// Columns of a file of payments; the month may be empty.
pub const RECEIPT_COLUMNS: [&str; 6] = ["number", "credit_code", "payer", "paid_on", "amount", "month"];

/// What became of a file of payments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReceiptsTaken {
    pub rows: usize,
    pub amount: Money,
    /// Payments by whose they are: known by the credit code, likely by the name, nobody's yet.
    pub exact: usize,
    pub near: usize,
    pub unknown: usize,
    /// What they pay, and what is more than all that was owed.
    pub premium: Money,
    pub late_fee: Money,
    pub credit: Money,
    /// Payments that were told otherwise than they could be taken, each by its number.
    pub remarks: Vec<(String, Remark)>,
    /// All that is wrong, in the order of the file; with any, nothing was written.
    pub bad: Vec<BadRow>,
    pub written: bool,
}

/// Whose a payment is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    Matched,
    /// Nobody is told by code; one employer has the payer's name.
    Near {
        credit_code: String,
        name: String,
    },
    Unknown,
}

impl Match {
    /// The stable word that scripts read.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Match::Matched => "matched",
            Match::Near { .. } => "near",
            Match::Unknown => "unknown",
        }
    }
}

/// A payment in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptLine {
    pub row: ReceiptRow,
    pub whose: Match,
}

/// A page of payments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptList {
    pub only_unknown: bool,
    pub offset: i64,
    pub lines: Vec<ReceiptLine>,
    /// All there are, those that are nobody's yet, and what those come to.
    pub total: i64,
    pub unknown: i64,
    pub unknown_amount: Money,
}

/// What was paid of a payment, or of a credit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spread {
    pub employer: String,
    pub premium: Money,
    pub late_fee: Money,
    /// What pays nothing yet.
    pub credit: Money,
    pub remark: Option<Remark>,
}

/// Which employers in arrears are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArrearsAsk {
    /// The day late fees are worked out to; today unless said otherwise.
    pub on: Option<NaiveDate>,
    /// Only those who owe more months than this.
    pub over: usize,
    /// A part of the name or the beginning of the credit code.
    pub text: String,
}

/// An employer in arrears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrearsLine {
    pub employer: i64,
    pub credit_code: String,
    pub name: String,
    pub contact: String,
    pub phone: String,
    /// The oldest first; a month that is paid but for its late fee is one of them.
    pub months: Vec<ArrearsMonth>,
    /// What paid nothing yet of its payments.
    pub credit: Money,
}

impl ArrearsLine {
    #[must_use]
    pub fn principal(&self) -> Money {
        self.months.iter().map(|m| m.principal).sum()
    }

    #[must_use]
    pub fn late_fee(&self) -> Money {
        self.months.iter().map(|m| m.late_fee).sum()
    }

    /// Months whose principal is owed.
    #[must_use]
    pub fn overdue(&self) -> usize {
        self.months.iter().filter(|m| m.principal > Money::ZERO).count()
    }

    /// The first and the last of those; of a late fee alone, of all.
    #[must_use]
    pub fn span(&self) -> Option<(Month, Month)> {
        let owed = || self.months.iter().filter(|m| m.principal > Money::ZERO || self.overdue() == 0).map(|m| m.month);
        owed().min().zip(owed().max())
    }

    /// How the month stands that stands worst.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.months.iter().map(|m| m.standing).max().unwrap_or(Standing::Paid)
    }
}

/// A month that is in arrears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArrearsMonth {
    pub month: Month,
    pub principal: Money,
    pub late_fee: Money,
    pub last_day: NaiveDate,
    pub days: i64,
    pub standing: Standing,
}

/// Who owes premiums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrearsList {
    pub ask: ArrearsAsk,
    pub on: NaiveDate,
    pub lines: Vec<ArrearsLine>,
}

/// Whom a notice goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeAsk {
    pub kind: NoticeKind,
    pub credit_codes: Vec<String>,
}

/// What words a notice and lays it out.
#[derive(Debug, Clone, Copy)]
pub struct NoticePress {
    /// Words a notice; the answer is a JSON document that is stored as it is.
    pub word: fn(&NoticeFacts<'_>) -> String,
    /// Lays a stored document out; `None` for one that cannot be read.
    pub set: fn(&str, &Stamp, Layout) -> Option<String>,
}

/// There is one press; a request is the same whoever brings it.
impl PartialEq for NoticePress {
    fn eq(&self, _: &NoticePress) -> bool {
        true
    }
}

impl Eq for NoticePress {}

/// What is on file for a notice to tell.
#[derive(Debug)]
pub struct NoticeFacts<'a> {
    pub office: String,
    pub number: &'a str,
    pub kind: NoticeKind,
    /// The day it is issued, to which late fees are worked out.
    pub on: NaiveDate,
    pub pay_by: NaiveDate,
    pub from: Month,
    pub until: Month,
    pub line: &'a ArrearsLine,
}

/// What came in and what was booked of a year's premiums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reconciled {
    pub year: i32,
    pub months: Vec<ReconcileMonth>,
}

/// A month in which money came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReconcileMonth {
    pub month: Month,
    /// By files of payments.
    pub received: Money,
    /// Before gsbx, as it was taken over.
    pub opening: Money,
    /// As the books have it.
    pub booked: Money,
    /// Payments, and entries of the books, without a counterpart of the same day and amount.
    pub only_received: Vec<SideLine>,
    pub only_booked: Vec<SideLine>,
}

impl ReconcileMonth {
    const fn of(month: Month) -> ReconcileMonth {
        let none = Money::ZERO;
        ReconcileMonth { month, received: none, opening: none, booked: none, only_received: Vec::new(), only_booked: Vec::new() }
    }

    /// What the books have more; below zero where they have less.
    #[must_use]
    pub fn difference(&self) -> Money {
        self.booked - self.received - self.opening
    }
}
