//! gsbx: the counter window of a county work-injury insurance centre in the terminal.
//!
//! Rooms, each using only those below it: `cli` and `tui` (the two faces), `report` (documents as values), `text`
//! (all wording, zh and en), `desk` (what an operator can do), `store` (SQLite), `policy` (parameters and code lists
//! from `data/`), `domain` (pure rules). `tests/it/shape.rs` holds the arrows.
//!
//! Errors: [`domain::problem::Problem`] is expected and shown where it was typed; [`store::StoreError`] is I/O with what
//! was being done; [`desk::Refusal`] is what the desk answers. Wording is `text`'s alone.

pub mod cli;
pub mod desk;
pub mod domain;
pub mod policy;
pub mod report;
pub mod store;
pub mod text;
pub mod tui;
