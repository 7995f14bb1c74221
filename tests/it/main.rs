//! One integration binary: each module names what it protects.

mod cli;
mod figures;
mod identity;
mod ledger;
mod lookup;
mod money;
mod shape;
mod support;
