//! Finding people by whatever was typed.

use super::{Desk, Found, Refusal};
use crate::domain::operator::Right;
use crate::domain::query::meanings;

impl Desk {
    /// People for a search text, at most `limit`; numbers are masked.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn lookup(&self, text: &str, limit: usize) -> Result<Found, Refusal> {
        self.require(Right::Lookup)?;
        let mut hits = self.store.search(&meanings(text), limit + 1)?;
        let more = hits.len() > limit;
        hits.truncate(limit);
        Ok(Found { text: text.to_owned(), hits, more })
    }
}
