//! What would it pay? Typed fields become facts, facts become an estimate. Nothing is stored and no database is needed, so
//! the command line, the consulting window and a file of examples ask the same way.

pub mod batch;
pub mod death;
pub mod disability;
pub mod leave;
pub mod levy;
mod reader;
pub mod reimbursement;

use chrono::NaiveDate;

use crate::domain::benefits::FieldProblem;
use crate::domain::params::Book;
use crate::policy::Policy;
pub use reader::Fields;
pub(super) use reader::Reader;

/// What every question is asked against.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    pub policy: &'a Policy,
    /// The parameters in force for the office, or with values put in for a question.
    pub book: &'a Book,
    pub today: NaiveDate,
}

/// What the field `insured` says of a unit that is unregistered or has lost its licence (9.4).
const ILLEGAL: &str = "illegal";

/// The problems of a question, or its answer.
pub type Answer<T> = Result<T, Vec<FieldProblem>>;
