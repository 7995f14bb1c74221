//! 业务单据: sheets about money. Every kind is filed, corrected, reviewed, approved and shown by the same acts; what a kind
//! makes of its fields is in a folder of its own (`desk/reimburse/`), and comes together in [`content`] and [`effect`].
//!
//! An act locks the office first and reads then, so that what it decides on is what it writes.

mod content;
mod effect;
mod file;
mod list;
mod print;
mod show;
mod step;
mod warnings;

use chrono::NaiveDate;

pub(super) use content::{Content, ItemDraft, Purpose, Recipient, Said, Who};
pub(in crate::desk) use content::{fields_of, restored, stored};
pub(super) use effect::Moved;
pub(in crate::desk) use effect::{owe_nothing, refuse_returned};
pub use file::fingerprint;
pub use list::{DUE_WITHIN, SheetAsk, SheetCounts, SheetList, SheetListLine, SheetQueue};
pub use print::{LevyFact, PrintedLine, SheetFacts, SheetForm, SheetPress};
pub(in crate::desk) use show::changes;

use super::estimate::Fields;
use super::hands::WhyNot;
use crate::domain::benefits::explain;
use crate::domain::benefits::item::{ItemKind, Payer};
use crate::domain::calendar::Deadline;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::domain::sheet::warnings::Warning;
use crate::domain::sheet::workflow::Step;
use crate::store::sheets::payables::PayableRow;
pub use crate::store::sheets::receipts::ReceiptRow;

/// What words the explanation of an amount; it is stored as it was told when the sheet was entered.
#[derive(Debug, Clone, Copy)]
pub struct Scribe {
    /// The answer is a JSON object of `zh` and `en`, each a list of lines.
    pub explain: fn(ItemKind, &[explain::Step], &Book) -> String,
}

/// There is one scribe; a request is the same whoever brings it.
impl PartialEq for Scribe {
    fn eq(&self, _: &Scribe) -> bool {
        true
    }
}

impl Eq for Scribe {}

/// A sheet with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetView {
    pub kind: SheetKind,
    pub number: String,
    pub state: State,
    pub version: i64,
    pub amount: Money,
    /// Row, name and masked number of whose sheet it is.
    pub person: Option<(i64, String, String)>,
    /// Number of the case.
    pub case: Option<String>,
    /// Row and name of the employer whose sheet it is.
    pub employer: Option<(i64, String)>,
    /// The month it is about, of an employer's.
    pub month: Option<Month>,
    /// What was entered, in the newest version.
    pub fields: Fields,
    pub items: Vec<SheetItem>,
    pub receipts: Vec<ReceiptRow>,
    pub steps: Vec<SheetStepLine>,
    pub versions: Vec<SheetVersionLine>,
    /// Steps that are open now, each with why this operator may not take it.
    pub open: Vec<OpenSheetStep>,
    /// Whether this operator entered it.
    pub is_own: bool,
    /// The step that was last when this was read; a step is taken on what was seen.
    pub seen: i64,
    pub due: Option<Deadline>,
    /// Number of the sheet it takes the place of, and of the one that takes its place.
    pub supersedes: Option<String>,
    pub superseded_by: Option<String>,
    pub payables: Vec<PayableRow>,
    pub taken_over: bool,
    /// The sheet whose place it takes, and what it says otherwise.
    pub replaces: Option<Replaced>,
    /// What a reviewer should look at twice.
    pub warnings: Vec<Warning>,
    /// What it changes of what is on file: field, before, after.
    pub changes: Vec<(String, String, String)>,
}

/// A sheet whose place another takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    pub number: String,
    pub amount: Money,
    /// Fields that differ: id, its text, the new one's.
    pub changes: Vec<(String, String, String)>,
}

/// A step that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSheetStep {
    pub step: Step,
    /// Why this operator may not take it.
    pub may: Result<(), WhyNot>,
    /// Names of those who could, where he may not; none if the sheet has to wait for somebody.
    pub could: Vec<String>,
}

/// What a sheet comes to in an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetItem {
    pub item: ItemKind,
    pub payer: Payer,
    pub amount: Money,
    /// Name of whose benefit it is.
    pub name: Option<String>,
    /// Name of who gets the money.
    pub payee: Option<String>,
    pub monthly: bool,
    pub from: Option<Month>,
    pub until: Option<Month>,
    pub remark: String,
    /// As it was told when the sheet was entered: JSON of `zh` and `en`, each a list of lines.
    pub explanation: String,
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetStepLine {
    pub step: Step,
    pub to: State,
    pub version: i64,
    pub by: String,
    pub at: String,
    pub reason: String,
    pub document: String,
}

/// A version that was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetVersionLine {
    pub version: i64,
    pub by: String,
    pub at: String,
    pub amount: Money,
    /// Fields that differ from the version before: id, old text, new text.
    pub changes: Vec<(String, String, String)>,
}

/// What goes with a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StepNote {
    pub reason: String,
    /// Number of a document, such as the finance bureau's.
    pub document: String,
    /// The day it counts from, for steps that book; today if it is not given.
    pub on: Option<NaiveDate>,
}
