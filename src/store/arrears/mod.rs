//! What employers owe and pay: months that are owed, payments the collecting authority tells, what they pay, and notices.

pub mod allocations;
pub mod debts;
pub mod lines;
pub mod notices;
pub mod receipts;
pub mod reconcile;
