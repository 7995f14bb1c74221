//! 支付: accounts of payees, payment lists, what the bank answers, and what it returns (agency rules 2.9, 3.4).

mod bank;
mod deduct;
mod list;
mod owed;
mod payee;
mod returned;
mod settle;
mod typed;
mod view;

pub use bank::{BankFile, BankForm, BankLine, BankPress, read_results};
pub use list::LEFT_OUT;
pub use owed::{OwedLine, Trouble};
pub use payee::{ACCOUNT_FIELDS, AccountLine};
pub use settle::LineResult;
pub use typed::{LookedAccount, read_answer};
pub use view::{PaymentLine, PaymentListLine};
