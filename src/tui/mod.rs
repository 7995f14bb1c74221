//! The counter window: keys in, screens out. No SQL and no rule of law; it asks the desk.
//!
//! A new screen is one file in `screens/`, one row in [`screen::SCREENS`] and its keys in [`keys::BINDINGS`]. A
//! new form: see [`form`].

pub mod app;
mod dialogs;
mod field;
pub mod form;
mod gate;
pub mod keys;
pub mod look;
mod pen;
pub mod runtime;
pub mod screen;
mod screens;
mod terminal;
mod widgets;
