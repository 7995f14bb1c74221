//! 人员变动: employers tell who joins, leaves and changes. Entering it is a sheet ([`sheets`](super::sheets)); here is what the
//! sheet makes of its rows, and what is shown and printed of those who are insured.

mod checks;
mod effect;
mod import;
mod list;
mod look;
mod read;
mod request;
mod statement;
mod warnings;

pub use import::{Intent, Rows, WorkerImport};
pub use list::{Insured, InsuredView, WorkerLine, WorkerList};
pub use look::WorkerLook;
pub use request::{WorkerReply, WorkerRequest};
pub use statement::{IssuedStatement, LeviedMonth, PaidBenefit, Statement, StatementPress};
