//! 统计: one kind of table for every statistic, how it is counted, what of it may be published, and what a correction changed.

pub mod bands;
pub mod difference;
pub mod period;
pub mod problem;
pub mod public;
pub mod table;
pub mod tally;
