//! What inspection reads, and what it keeps: marks of findings and samples.

pub mod ground;
pub mod marks;
pub mod samples;
pub mod wages;
