//! 应缴变更: supplement, refund, reversal and deferral of what was levied, by one kind of sheet. What is read when it is entered is
//! read once more when it takes effect; if it comes to something else then, it has to be handed in again.

mod cases;
mod effect;
mod read;
mod wages;

use chrono::NaiveDate;

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::store::arrears::lines::LevyLineRow;
use crate::store::register::employer::EmployerRow;

/// Columns of the wages a supplement puts right.
pub const WAGE_COLUMNS: [&str; 3] = ["id_number", "month", "wage"];

/// Field of what each month comes to, for whoever reviews it; nobody types it.
const LEVY_MONTHS: &str = "levy_months";

/// What a sheet would do to what is levied.
pub(in crate::desk) struct LevyChange {
    /// `None` for a whole month of all employers.
    pub employer: Option<EmployerRow>,
    pub deed: Deed,
}

/// The deed of a sheet.
pub(in crate::desk) enum Deed {
    Supplement(Vec<SupplementMonth>),
    Refund { month: Month, amount: Money },
    Reversal { month: Month, lines: Vec<LevyLineRow> },
    Deferral { months: Vec<(Month, Money)>, until: NaiveDate },
}

/// What a supplement adds to a month.
pub(in crate::desk) struct SupplementMonth {
    pub month: Month,
    pub frozen: Frozen,
    pub workers: Vec<ActualWage>,
    /// What the bases grow by, and the premium of that.
    pub base: Money,
    pub amount: Money,
}

/// The rate a month was levied at.
pub(in crate::desk) struct Frozen {
    pub risk_class: u8,
    pub step: u8,
    /// A decimal share.
    pub rate: String,
    pub last_day: NaiveDate,
}

/// What a worker really earned in a month.
pub(in crate::desk) struct ActualWage {
    pub person: i64,
    /// `None` where he was not declared at all.
    pub declared: Option<Money>,
    pub wage: Money,
    pub old_base: Money,
    pub new_base: Money,
}

impl LevyChange {
    /// Premium that is added, given back, taken back or put off.
    pub fn amount(&self) -> Money {
        match &self.deed {
            Deed::Supplement(months) => months.iter().map(|m| m.amount).sum(),
            Deed::Refund { amount, .. } => *amount,
            Deed::Reversal { lines, .. } => lines.iter().map(|l| l.amount).sum(),
            Deed::Deferral { months, .. } => months.iter().map(|(_, principal)| *principal).sum(),
        }
    }

    /// The months it changes, the first one first.
    pub fn months(&self) -> Vec<Month> {
        match &self.deed {
            Deed::Supplement(months) => months.iter().map(|m| m.month).collect(),
            Deed::Refund { month, .. } | Deed::Reversal { month, .. } => vec![*month],
            Deed::Deferral { months, .. } => months.iter().map(|(month, _)| *month).collect(),
        }
    }
}
