//! 核定: what a grade, a death or somebody's being missing pays, as a sheet. Facts on file and what was asked become lines of the
//! sheet by the rules of the benefits; when it is approved the lines become what is owed and the benefits that run.
//!
//! A determination is never edited: another one takes its place, with what is still to be paid and what was paid too much.

mod death;
mod difference;
mod disability;
mod effect;
mod facts;
mod gates;
mod lines;
mod look;
mod raises;
mod read;
mod recompute;
mod revoke;
mod wage;

use chrono::NaiveDate;

use super::estimate::Fields;
use super::sheets::SheetItem;
use crate::domain::benefits::FieldProblem;
use crate::domain::benefits::item::Remark;
use crate::domain::determination::About;
use crate::domain::determination::settlement::Difference;
use crate::domain::determination::wages::MonthWage;
use crate::domain::money::Money;
use crate::domain::problem::Problem;

pub use recompute::ToRecompute;

/// Fields that an operator fills in, beside the grids `corrections` and `dependants`.
pub const FIELDS: [&str; 25] = [
    "case_number",
    "about",
    "supersedes",
    "why",
    "insured",
    "insured_since",
    "insured_document",
    "served_on",
    "concluded",
    "work",
    "contract",
    "ended",
    "retires",
    "years_left",
    "class",
    "pension",
    "pension_from",
    "agreed_wage",
    "agreed_document",
    "case",
    "chose_pension",
    "old_months",
    "recipient_id",
    "recipient_name",
    "note",
];

/// The grids.
pub const GRIDS: [&str; 2] = ["corrections", "dependants"];

/// What the desk makes of a determination while it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Determined {
    pub case_number: String,
    /// Row, name and masked number of whose injury it is.
    pub person: (i64, String, String),
    pub about: About,
    pub employer: String,
    pub injury: NaiveDate,
    pub grade: Option<u8>,
    pub nursing: Option<String>,
    /// The day monthly items count from.
    pub concluded: Option<NaiveDate>,
    pub died_on: Option<NaiveDate>,
    /// What the file says about the insurance of the day: `yes`, `no`, `since`; empty if it does not tell.
    pub insured: &'static str,
    /// The months of the own wage, oldest first.
    pub months: Vec<MonthWage>,
    pub own_wage: Money,
    pub items: Vec<SheetItem>,
    /// What the fund pays once and for the months gone by.
    pub amount: Money,
    pub differences: Vec<Difference>,
    pub remarks: Vec<Remark>,
    pub problems: Vec<FieldProblem>,
    /// Parameters that nobody has confirmed; a sheet cannot be filed on them.
    pub unconfirmed: Option<Problem>,
}

/// What a form of a determination begins with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BegunDetermination {
    pub fields: Fields,
    /// A sheet of this case that its enterer may go on with: number and the step it was seen at.
    pub corrects: Option<(String, i64)>,
}
