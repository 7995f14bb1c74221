//! 定期待遇 month by month: the run, what happens to benefits over time, certification and the yearly adjustment.

mod adjust;
mod again;
mod certify;
mod change;
mod plan;
mod read;
mod run;

use chrono::NaiveDate;

use crate::domain::benefits::change::Change;
use crate::domain::benefits::grade::Nursing;
use crate::domain::benefits::in_force::{InMonth, Turn, What};
use crate::domain::benefits::item::ItemKind;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::problem::Problem;

pub(in crate::desk) use again::ByMonth;
pub use certify::WAYS;
pub(in crate::desk) use read::due_by_month;

/// Which benefit, and whose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    pub benefit: i64,
    pub person: i64,
    pub name: String,
    pub kind: ItemKind,
}

/// A month that a run pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayLine {
    pub whose: Whose,
    /// An earlier one where a certification brought it back.
    pub month: Month,
    pub amount: Money,
}

/// Something that a run writes down of itself: a benefit ends or is suspended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfItself {
    pub whose: Whose,
    pub change: Change,
    pub month: Month,
    pub reason: &'static str,
}

/// A benefit that is not paid in the month although it has not ended before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    pub whose: Whose,
    /// Id of the reason.
    pub why: String,
    /// The first month it has not been paid.
    pub since: Month,
}

/// What turned against the month before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnLine {
    pub whose: Whose,
    pub turn: Turn,
    /// Id of the reason; empty where none is known.
    pub reason: String,
}

/// What an item comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemTotal {
    pub kind: ItemKind,
    pub count: usize,
    pub amount: Money,
}

/// A run of a month: what it would do, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunView {
    pub month: Month,
    /// What it adds.
    pub pays: Vec<PayLine>,
    pub totals: Vec<ItemTotal>,
    pub amount: Money,
    /// What an earlier run of the month, or a determination, has noted down for it.
    pub already: ItemCount,
    /// What the month before came to.
    pub before: ItemCount,
    pub of_itself: Vec<OfItself>,
    pub left_out: Vec<LeftOut>,
    pub turns: Vec<TurnLine>,
    /// Who gets a pension for a case of which another has just ended: his share may rise (7.6), which a determination says.
    pub to_determine: Vec<Whose>,
    /// Overdue with the certification and not reminded yet.
    pub to_remind: Vec<Whose>,
}

/// How many, and how much together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ItemCount {
    pub count: usize,
    pub amount: Money,
}

/// A benefit in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitListLine {
    pub whose: Whose,
    /// Masked.
    pub id_number: String,
    pub grade: Option<u8>,
    pub nursing: Option<Nursing>,
    /// Id of a dependant's relation; empty where it is not known.
    pub relation: String,
    pub since: NaiveDate,
    /// How it stands this month.
    pub now: InMonth,
    pub case_number: Option<String>,
}

/// Something that happened to a benefit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitEventLine {
    pub month: Month,
    pub what: What,
    /// Id of the reason.
    pub reason: String,
    /// Number of the sheet that decided it.
    pub sheet: Option<String>,
    /// `None` for what was taken over.
    pub by: Option<String>,
    pub at: String,
}

/// A month of a benefit that is owed or paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitMonthLine {
    pub month: Month,
    pub amount: Money,
    /// State of the payable.
    pub state: String,
    /// By now it should not have been so much: what is to be recovered.
    pub too_much: Money,
}

/// A benefit with everything that happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitView {
    pub line: BenefitListLine,
    /// In order of months.
    pub events: Vec<BenefitEventLine>,
    /// Newest first, of the last two years.
    pub months: Vec<BenefitMonthLine>,
    pub certification: DueLine,
}

/// When somebody's certification is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueLine {
    pub person: i64,
    pub name: String,
    /// Masked.
    pub id_number: String,
    pub certified_on: Option<NaiveDate>,
    pub due_on: NaiveDate,
    /// Days from today; negative when it is over.
    pub left: i64,
    /// Since it last was done.
    pub reminded_on: Option<NaiveDate>,
    /// His benefits are suspended for it.
    pub is_suspended: bool,
}

/// A benefit that a yearly adjustment raises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RaiseLine {
    pub whose: Whose,
    pub old: Money,
    pub new: Money,
    /// Months since January that have been paid at the old amount.
    pub arrears_months: Vec<(Month, Money)>,
    /// What they lack together.
    pub arrears: Money,
    pub steps: Vec<crate::domain::benefits::explain::Step>,
}

/// A benefit that a yearly adjustment leaves out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotRaised {
    pub whose: Whose,
    pub why: WhyNotRaised,
}

/// Why a benefit is not raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNotRaised {
    /// The right arose in the year itself.
    TooNew,
    /// Raised for this year already.
    Done,
    /// Its amount was set anew since January; a determination takes the notice into account.
    SetAnew,
    /// The nursing level or the relation is not on file.
    LevelUnknown,
    /// Items that no notice raises.
    NoLine,
    /// Something the rule lacks.
    Lacks(Problem),
}

/// A year's adjustment: what it would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdjustmentView {
    pub year: i32,
    pub raised: Vec<RaiseLine>,
    pub left_out: Vec<NotRaised>,
    /// More a month.
    pub monthly: Money,
    pub arrears: Money,
}
