//! All parameters with the row that holds today, and what is still to be done about them.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::{Desk, Refusal};
use crate::domain::entry::{Entry, State, remainder};
use crate::domain::operator::Right;
use crate::domain::params::{Definition, Row};

/// A parameter at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterLine {
    pub definition: Definition,
    /// What holds today; `None` for a series that does not reach today.
    pub today: Option<Arc<Row>>,
    /// Whether any day has a value: not so for what only the office can fill in and has not.
    pub entered: bool,
    /// Entries that wait for a second operator.
    pub pending: usize,
    /// Shipped rows that are not sure and that the office has not confirmed for all their days.
    pub unconfirmed: usize,
}

/// All parameters, in the order of their keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterList {
    pub lines: Vec<ParameterLine>,
    /// Whether the operator may enter and confirm.
    pub may_enter: bool,
}

impl Desk {
    /// All parameters.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn parameters(&self) -> Result<ParameterList, Refusal> {
        self.require(Right::Lookup)?;
        let (book, today) = (self.book()?, self.clock.today());
        let mut entries: HashMap<String, Vec<Entry>> = HashMap::new();
        for entry in self.store.parameter_entries()? {
            entries.entry(entry.row.key.clone()).or_default().push(entry);
        }
        let line = |definition: &Definition| {
            let own = entries.get(&definition.key).map(Vec::as_slice).unwrap_or_default();
            let shipped = self.policy.parameters().history(&definition.key);
            ParameterLine {
                definition: definition.clone(),
                today: book.on(&definition.key, today).ok().cloned(),
                entered: !book.history(&definition.key).is_empty(),
                pending: own.iter().filter(|e| e.state == State::Pending).count(),
                unconfirmed: shipped.iter().filter(|row| !is_settled(row, own)).count(),
            }
        };
        let mut lines: Vec<ParameterLine> = book.definitions().map(line).collect();
        lines.sort_by_cached_key(|l| natural(&l.definition.key));
        Ok(ParameterList { lines, may_enter: self.me()?.may(Right::Parameters) })
    }

    /// What waits for a second operator, oldest first.
    ///
    /// # Errors
    /// `NotAllowed`, `Store`.
    pub fn pending_parameters(&self) -> Result<Vec<Entry>, Refusal> {
        self.require(Right::Lookup)?;
        let entries = self.store.parameter_entries()?;
        Ok(entries.into_iter().filter(|e| e.state == State::Pending).collect())
    }
}

/// Whether a shipped row is sure, or the office has put confirmed rows over all its days.
fn is_settled(shipped: &Row, own: &[Entry]) -> bool {
    let confirmed = own.iter().filter(|e| e.state == State::Confirmed).map(|e| &e.row);
    shipped.standing.is_firm() || remainder(shipped, confirmed).is_empty()
}

/// `g2` before `g10`.
fn natural(key: &str) -> (String, u32) {
    let head = key.trim_end_matches(|c: char| c.is_ascii_digit());
    (head.to_owned(), key[head.len()..].parse().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_stand_in_their_order() {
        let mut keys = ["m.g10", "m.g2", "m", "age", "m.g1"];
        keys.sort_by_cached_key(|k| natural(k));
        assert_eq!(keys, ["age", "m", "m.g1", "m.g2", "m.g10"]);
    }
}
