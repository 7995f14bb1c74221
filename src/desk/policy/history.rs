//! The time line of a parameter: shipped rows, the office's own, and what waits.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::super::{Desk, Refusal};
use super::enter::REPEATED;
use crate::domain::entry::{Act, Entry, State, remainder};
use crate::domain::operator::Right;
use crate::domain::params::{Definition, Row};

/// Where a row comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// With the program; how sure it is stands in its row.
    Shipped,
    /// From the office.
    Office { id: i64, state: State, entered: Act, closed: Option<Act> },
}

/// A row of the time line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    pub row: Arc<Row>,
    pub source: Source,
    /// The days on which it counts, first and last: fewer than it names where a later confirmation covers some, none
    /// where it is not confirmed or superseded altogether.
    pub holds: Vec<(NaiveDate, Option<NaiveDate>)>,
}

impl HistoryLine {
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.holds.iter().any(|(from, to)| *from <= day && to.is_none_or(|to| day <= to))
    }

    /// Whether it counts on all the days it names.
    #[must_use]
    pub fn holds_fully(&self) -> bool {
        self.holds == [(self.row.from, self.row.to)]
    }

    /// The number of the office's entry.
    #[must_use]
    pub fn entry(&self) -> Option<i64> {
        match &self.source {
            Source::Office { id, .. } => Some(*id),
            Source::Shipped => None,
        }
    }

    /// The number of an entry that waits.
    #[must_use]
    pub fn waits(&self) -> Option<i64> {
        match &self.source {
            Source::Office { id, state: State::Pending, .. } => Some(*id),
            _ => None,
        }
    }
}

/// All there is about a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterHistory {
    pub definition: Definition,
    /// Oldest first.
    pub lines: Vec<HistoryLine>,
    pub today: NaiveDate,
    /// Whether the operator may enter and confirm.
    pub may_enter: bool,
    /// What he entered last, by field, the newest first.
    pub last: BTreeMap<String, Vec<String>>,
    /// Who is looking: what he entered himself he may only withdraw.
    pub operator: i64,
}

impl Desk {
    /// The time line of a parameter.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` for a key that there is not; `Store`.
    pub fn parameter_history(&self, key: &str) -> Result<ParameterHistory, Refusal> {
        self.require(Right::Lookup)?;
        let book = self.policy.parameters();
        let definition = book.definition(key).map_err(|p| Refusal::Problems(vec![("key", p)]))?.clone();
        let entries = self.store.parameter_entries_of(key)?;
        let shipped = book.history(key).into_iter().map(|row| HistoryLine {
            holds: spans(&row, &entries, i64::MIN),
            source: Source::Shipped,
            row,
        });
        let own = entries.iter().map(|entry| HistoryLine {
            holds: entry.confirmation.map(|n| spans(&entry.row, &entries, n)).unwrap_or_default(),
            source: Source::Office {
                id: entry.id,
                state: entry.state,
                entered: entry.entered.clone(),
                closed: entry.closed.clone(),
            },
            row: Arc::new(entry.row.clone()),
        });
        let mut lines: Vec<HistoryLine> = shipped.chain(own).collect();
        lines.sort_by_key(|l| l.row.from);
        Ok(ParameterHistory {
            definition,
            lines,
            today: self.clock.today(),
            may_enter: self.me()?.may(Right::Parameters),
            last: self.last_values(&REPEATED)?,
            operator: self.operator.id,
        })
    }
}

/// The days of a row that no confirmation after number `after` covers.
fn spans(row: &Row, entries: &[Entry], after: i64) -> Vec<(NaiveDate, Option<NaiveDate>)> {
    let later = entries.iter().filter(|e| e.confirmation.is_some_and(|n| n > after)).map(|e| &e.row);
    remainder(row, later).into_iter().map(|r| (r.from, r.to)).collect()
}
