//! 支付: accounts of payees, payment lists, what the bank answers, and what it returns (agency rules 2.9, 3.4).

mod list;
mod owed;

pub use owed::{OwedLine, Trouble};
