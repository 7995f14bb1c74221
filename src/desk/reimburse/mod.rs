//! 报销: bills of a recognised injury become a sheet of what the fund pays.

mod case;
mod checks;
mod head;
mod items;
mod look;
mod read;

pub(super) use look::note_values;
pub use look::{BillBegun, BillItem, BillLook};
