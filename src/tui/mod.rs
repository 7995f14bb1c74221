//! The counter window: keys in, screens out. No SQL and no rule of law; it asks the desk.

pub mod app;
mod dialogs;
mod field;
pub mod keys;
pub mod look;
mod pen;
pub mod runtime;
mod screens;
mod terminal;
