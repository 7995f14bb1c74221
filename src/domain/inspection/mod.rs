//! 稽核: what in the declared data asks for a second look (agency rules 2.5, 1.2d), and what an inspection finds.
//!
//! A finding (疑点) is no accusation: it names a rule and the evidence, and somebody looks. Findings are worked out anew each
//! time from what is on file; only what an inspector said of one is kept.

pub mod audit;
pub mod employers;
pub mod finding;
pub mod persons;
pub mod problem;
pub mod rules;
pub mod sampling;
pub mod thresholds;
pub mod visit;
pub mod wages;
