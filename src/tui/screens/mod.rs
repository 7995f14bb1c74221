//! One file, or folder, a screen.

pub(super) mod answers;
pub(super) mod approvals;
pub(super) mod audit;
pub(super) mod cases;
pub(super) mod consult;
pub(super) mod determine;
pub(super) mod employers;
pub(super) mod file;
pub(super) mod fund;
pub(super) mod intake;
pub(super) mod lookup;
pub(super) mod operators;
mod pages;
mod papers;
pub(super) mod parameters;
pub(super) mod payments;
pub(super) mod reimburse;
pub(super) mod reports;
pub(super) mod system;
