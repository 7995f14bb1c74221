//! One integration binary: each module names what it protects.

mod answers;
mod benefits;
mod bytes;
mod calendar;
mod cli;
mod consult;
mod estimate;
mod faults;
mod figures;
mod identity;
mod import;
mod keys;
mod ledger;
mod lookup;
mod money;
mod operators;
mod policy;
mod screens;
mod shape;
mod support;
mod terminal;
mod worked_cases;
