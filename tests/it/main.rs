//! One integration binary: each module names what it protects.

mod answers;
mod benefits;
mod bytes;
mod calendar;
mod cases;
mod cli;
mod consult;
mod estimate;
mod faults;
mod figures;
mod forms;
mod identity;
mod import;
mod intake;
mod keys;
mod ledger;
mod lookup;
mod migrations;
mod money;
mod policy;
mod screens;
mod shape;
mod support;
mod terminal;
mod worked_cases;
