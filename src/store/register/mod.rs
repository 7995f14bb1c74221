//! The register of employers: who takes part, at which rate, and what happened to them.

pub mod certificates;
pub mod employer;
pub mod events;
pub mod list;
pub mod rates;
pub mod relations;
pub mod standing;
pub mod write;
