//! Dated parameters: every rate, table entry, yearly figure and switch, with where it comes from and how sure it is.
//!
//! A rule asks for a key on the date that its law names (injury, death, month paid), never for today. What it gets is a
//! [`Param`]: the value and the row it stands in, so that each amount can say what it was made of.

mod book;
mod row;
mod value;

pub use book::Book;
pub use row::{Confidence, Definition, Param, Row, Standing};
pub use value::{Unit, Value};
