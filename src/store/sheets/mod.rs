//! 业务单据: sheets about money with their versions, items, receipts and steps, and what the fund owes by them.

pub mod history;
pub mod items;
pub mod list;
pub mod papers;
pub mod payables;
pub mod payees;
pub mod payments;
pub mod receipts;
pub mod record;
pub mod recoveries;
pub mod step;
pub mod take;
mod widen;

pub(super) use widen::know_employers;
