//! One integration binary: each module names what it protects.

mod bytes;
mod cli;
mod faults;
mod figures;
mod identity;
mod import;
mod keys;
mod ledger;
mod lookup;
mod money;
mod policy;
mod screens;
mod shape;
mod support;
mod terminal;
