//! What other windows do to the same office: whether anything was written, and where to look for it.

use std::path::PathBuf;

use super::{Desk, Refusal};

/// The state of the file as it was last looked at.
#[derive(Debug, Default)]
pub(super) struct Seen(Option<i64>);

impl Desk {
    /// Whether another window or program has written since this was last asked. What this window writes does not count.
    ///
    /// # Errors
    /// `Store`.
    pub fn changed_elsewhere(&mut self) -> Result<bool, Refusal> {
        let now = self.store.data_version()?;
        // Asked for the first time, something may have been written since the window began to read.
        let before = self.seen.0.replace(now);
        Ok(before != Some(now))
    }

    /// The office's file; `None` for one in memory.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        self.store.path().map(PathBuf::from)
    }
}
