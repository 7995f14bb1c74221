//! What statistics are counted from. Everything is read with its days, so that a past period gives the same figures again.

pub mod benefits;
pub mod cases;
pub mod employers;
pub mod insured;
pub mod lists;
pub mod premiums;
pub mod returns;
