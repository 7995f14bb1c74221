//! 报销: bills of a recognised injury become a sheet of what the fund pays.

mod case;
mod checks;
mod head;
mod import;
mod items;
mod look;
mod read;

pub use head::{FIELDS, NOTE_MAX};
pub use import::BillImport;
pub(super) use look::note_values;
pub use look::{BillBegun, BillItem, BillLook, FORM};
