//! 征缴: what an employer owes for a month once it is levied, what its payments pay of it, and what becomes of what is left.

pub mod allocation;
pub mod change;
pub mod debt;
pub mod problem;
