//! The register of employers: who takes part, at which rate, and what happened to them.

pub mod employer;
pub mod list;
pub mod rates;
