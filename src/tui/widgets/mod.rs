//! What several screens draw alike.

pub(super) mod curve;
pub(super) mod paged;
pub(super) mod table;
pub(super) mod wrap;
