//! What the ids of code lists are called.

use super::Lang;
use crate::domain::codes::{CodeBook, ListId, entry};
use crate::policy::Policy;

/// The name of an id; the id itself where the list does not have it.
#[must_use]
pub fn code(list: ListId, id: &str, policy: &Policy, lang: Lang) -> String {
    entry(policy.list(list), id).map_or_else(|| id.to_owned(), |c| lang.pick(&c.zh, &c.en).to_owned())
}
