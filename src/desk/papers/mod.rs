//! 文书: papers handed out about a case. Each is issued once and kept as it was worded; whatever is printed of it later is a
//! copy; each service is recorded.
//!
//! The wording of a paper is the report's. It comes with the request as a [`Press`], so that a paper is numbered, worded
//! and stored in one transaction.

mod code;
mod issue;
mod list;
mod lp;
mod service;
mod ways;

use std::path::PathBuf;

use chrono::NaiveDate;

pub(in crate::desk) use code::code_of;
pub use list::verify;
pub use lp::PrinterProblem;
pub(in crate::desk) use service::read as read_service;

use super::cases::CaseView;
use crate::domain::case::paper::{PaperKind, ServiceWay};
use crate::domain::case::state::State;
use crate::domain::case::workflow::Step;
use crate::domain::levy::debt::NoticeKind;
use crate::domain::sheet::kind::SheetKind;
use crate::policy::Policy;

/// What words a paper and lays it out.
#[derive(Debug, Clone, Copy)]
pub struct Press {
    /// Words a paper; the answer is a JSON document that is stored as it is.
    pub word: fn(&PaperFacts<'_>, &Policy) -> String,
    /// Lays a stored document out; `None` for one that cannot be read.
    pub set: fn(&str, &Stamp, Layout) -> Option<String>,
}

/// There is one press; a request is the same whoever brings it.
impl PartialEq for Press {
    fn eq(&self, _: &Press) -> bool {
        true
    }
}

impl Eq for Press {}

/// For which sheet a paper is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Pages of A4 upright.
    A4,
    /// A screen of 80 columns, without pages.
    Screen,
}

/// What is on file for a paper to tell.
#[derive(Debug)]
pub struct PaperFacts<'a> {
    pub kind: PaperKind,
    pub number: &'a str,
    pub office: &'a str,
    /// Name of who issues it.
    pub by: &'a str,
    pub on: NaiveDate,
    pub case: &'a CaseView,
    /// The bureau's refusal, for the paper that mirrors it.
    pub refusal: Option<Refused>,
    /// The paper a delivery record is of.
    pub about: Option<PaperLine>,
}

/// A refusal of the bureau.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub step: Step,
    pub on: NaiveDate,
    pub document: String,
    pub body: String,
    pub reason: String,
}

/// What a printed sheet says about its printing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    pub number: String,
    pub code: String,
    /// Name of who prints it.
    pub by: String,
    /// `2022-01-04 09:30`
    pub at: String,
    /// 0 for the original, else the number of the copy.
    pub nth: i64,
}

/// An issued paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperLine {
    pub id: i64,
    pub kind: PaperKind,
    pub number: String,
    pub edition: i64,
    pub about: Option<String>,
    pub code: String,
    pub by: String,
    pub issued_on: NaiveDate,
    /// `2022-01-04 09:30`
    pub issued_at: String,
    pub document: String,
    pub prints: i64,
    pub services: Vec<Service>,
}

/// A service of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    pub way: ServiceWay,
    pub on: NaiveDate,
    pub to: String,
    pub by: String,
}

/// The papers of a case, and what may be issued now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperList {
    pub case_number: String,
    pub name: String,
    pub state: State,
    pub lines: Vec<PaperLine>,
    /// Kinds that this operator may issue now.
    pub open: Vec<PaperKind>,
    /// How this operator prints when he does not say.
    pub way: Way,
}

/// What a check code tells: nothing of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    pub of: VerifiedOf,
    pub number: String,
    pub issued_on: NaiveDate,
    pub by: String,
    /// Whether what is stored still is what the code was made of.
    pub is_sound: bool,
}

/// What a check code is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerifiedOf {
    /// A paper of a case.
    Paper { case_number: String, kind: PaperKind },
    /// A printed sheet about money.
    Sheet(SheetKind),
    /// A notice of arrears.
    Notice { kind: NoticeKind, employer: String },
    /// A certificate of insurance, and what it said: people insured, paid up to, arrears in yuan.
    Certificate { employer: String, insured: String, paid_to: String, arrears: String },
    /// A person's statement of rights of a year.
    Statement { year: String },
}

/// A way out of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// A file in the office's folder for slips.
    Folder,
    /// A file of this name.
    File(PathBuf),
    /// The office's printer, through `lp`.
    Printer,
    /// The printer at the operator's terminal, by media copy.
    Terminal,
    /// Plain text for a script.
    Text,
}

/// What became of something that was sent out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    File(PathBuf),
    /// Given to this printer, or to the system's own.
    Printer(Option<String>),
    /// To be written to the terminal between the codes of media copy.
    Terminal(String),
    Text(String),
}
