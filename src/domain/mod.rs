//! What the office knows and how it must hold together: pure values and rules.
//!
//! No I/O, no clock, no screen, no wording. A refusal is a [`problem::Problem`] with its data; `text` words it.

pub mod access;
pub mod audit;
pub mod benefits;
pub mod books;
pub mod calendar;
pub mod case;
pub mod codes;
pub mod cover;
pub mod dates;
pub mod declaration;
pub mod determination;
pub mod duties;
pub mod employer;
pub mod entry;
pub mod fund;
pub mod grid;
pub mod hands;
pub mod identity;
pub mod inspection;
pub mod levy;
pub mod money;
pub mod name;
pub mod operator;
pub mod params;
pub mod payment;
pub mod person;
pub mod plain;
pub mod posting;
pub mod premium;
pub mod problem;
pub mod query;
pub mod rates;
pub mod reading;
pub mod recovery;
pub mod scenario;
pub mod sheet;
pub mod shorthand;
pub mod stand_in;
pub mod statistics;
pub mod workers;
