//! One file, or folder, a screen.

pub(super) mod answers;
pub(super) mod consult;
pub(super) mod file;
pub(super) mod fund;
pub(super) mod intake;
pub(super) mod lookup;
pub(super) mod system;
