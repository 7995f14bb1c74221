//! Finding people by whatever was typed.

use super::{Desk, Found, Refusal};
use crate::domain::audit::{Act, has_whole_number};
use crate::domain::operator::Right;
use crate::domain::query::{QUERY_MAX, meanings};

/// Stands in a record for a number that may not be in it.
pub const WHOLE_NUMBER: &str = "whole-number";

impl Desk {
    /// People for a search text, at most `limit`; numbers are masked. A search that found nobody is recorded.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn lookup(&self, text: &str, limit: usize) -> Result<Found, Refusal> {
        self.require(Right::Lookup)?;
        let mut hits = self.store.search(&meanings(text), limit + 1)?;
        let more = hits.len() > limit;
        hits.truncate(limit);
        self.note_empty_search(text, hits.is_empty())?;
        Ok(Found { text: text.to_owned(), hits, more })
    }

    /// Once per search: what is typed behind a text that found nobody is the same search still. What could be a whole
    /// number is not kept.
    fn note_empty_search(&self, text: &str, nobody: bool) -> Result<(), Refusal> {
        let typed = text.trim();
        let mut before = self.found_nobody.borrow_mut();
        if !nobody || typed.is_empty() {
            before.clear();
        } else if before.is_empty() || !typed.starts_with(before.as_str()) {
            let kept = if has_whole_number(typed) { WHOLE_NUMBER } else { typed };
            let kept: String = kept.chars().take(QUERY_MAX).collect();
            self.store.note_soon(&self.clock.stamp(), Some(self.operator.id), Act::SearchEmpty, "person", &kept)?;
            typed.clone_into(&mut before);
        }
        Ok(())
    }
}
