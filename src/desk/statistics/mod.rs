//! 统计: tables of what is on file, worked out anew each time (agency rules 5.3).

mod premiums;

pub use premiums::{LevyMonth, Premiums};
