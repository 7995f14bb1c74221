//! The audit trail: who did what, when and from where, what it changed. Append-only by trigger, and a hash chain, so that
//! a change behind the program's back is found (`chain`).

mod adopt;
mod chain;
pub mod read;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use serde_json::{Map, Value};

use super::error::During;
use super::open::in_a_hurry;
use super::{Store, StoreError, Writer};
use crate::domain::audit::{Act, Changed, Origin};
use crate::domain::plain::harmless;
pub(super) use adopt::adopt;
use chain::append;

/// Longest text of a record, in characters; what is longer is cut.
const TEXT_MAX: usize = 500;
/// Records that may wait at once; further ones wait for the other writer.
const OWED_MAX: usize = 100;

/// A record before it has a number.
#[derive(Debug)]
pub(super) struct Record {
    at: String,
    operator: Option<i64>,
    act: String,
    subject: String,
    detail: String,
    /// JSON objects of the fields that were changed.
    before: Option<String>,
    after: Option<String>,
}

impl Record {
    fn new(at: &str, operator: Option<i64>, act: &str, subject: &str, detail: &str, changes: &[Changed<'_>]) -> Record {
        Record {
            at: at.to_owned(),
            operator,
            act: act.to_owned(),
            subject: clean(subject),
            detail: clean(detail),
            before: fields(changes.iter().map(|c| (c.field, c.before))),
            after: fields(changes.iter().map(|c| (c.field, c.after))),
        }
    }
}

fn clean(text: &str) -> String {
    harmless(text).chars().take(TEXT_MAX).collect()
}

/// A JSON object of fields; nothing when none of them has a value.
fn fields<'a>(values: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> Option<String> {
    let map: Map<String, Value> =
        values.map(|(field, value)| (field.to_owned(), value.map_or(Value::Null, |v| Value::String(clean(v))))).collect();
    map.values().any(|v| !v.is_null()).then(|| Value::Object(map).to_string())
}

/// One field that a file changed.
#[derive(Debug)]
pub struct FieldChange<'a> {
    /// Kind of record, such as `person`.
    pub subject: &'static str,
    /// Internal number: identity numbers never enter the trail.
    pub id: i64,
    pub field: &'static str,
    pub old: &'a str,
    pub new: &'a str,
}

impl Writer<'_> {
    /// Records an act. `subject` names internal ids only.
    ///
    /// # Errors
    /// Those of any write.
    pub fn audit(&self, at: &str, operator: Option<i64>, act: &str, subject: &str, detail: &str) -> Result<(), StoreError> {
        self.audit_changes(at, operator, act, subject, detail, &[])
    }

    /// Records an act with the fields it set or changed. No field may hold a secret or a whole identity number.
    ///
    /// # Errors
    /// Those of any write.
    pub fn audit_changes(
        &self,
        at: &str,
        operator: Option<i64>,
        act: &str,
        subject: &str,
        detail: &str,
        changes: &[Changed<'_>],
    ) -> Result<(), StoreError> {
        append(self.connection(), self.origin, &Record::new(at, operator, act, subject, detail, changes))
    }

    /// Records a field changed by a file, under the time and operator of that file.
    ///
    /// # Errors
    /// Those of any write.
    pub fn note_change(&self, source: i64, change: FieldChange<'_>) -> Result<(), StoreError> {
        let (at, operator): (String, i64) = self
            .connection()
            .prepare_cached("SELECT imported_at, operator_id FROM import_file WHERE id = $1")
            .and_then(|mut s| s.query_row([source], |r| Ok((r.get(0)?, r.get(1)?))))
            .during("read import")?;
        let subject = format!("{}:{}", change.subject, change.id);
        let changed = Changed { field: change.field, before: Some(change.old), after: Some(change.new) };
        self.audit_changes(&at, Some(operator), Act::Change.id(), &subject, &format!("import_file:{source}"), &[changed])
    }
}

impl Store {
    /// From where this session works; each of its records says so.
    pub fn set_origin(&mut self, origin: Origin) {
        self.origin = origin;
    }

    /// Records an act that changes nothing else. It is on disk when this returns.
    ///
    /// # Errors
    /// Those of any write; then nothing was recorded, and what was asked may not be answered.
    pub fn note(&self, at: &str, operator: Option<i64>, act: Act, subject: &str, detail: &str) -> Result<(), StoreError> {
        self.write_records(Some(&Record::new(at, operator, act.id(), subject, detail, &[])))
    }

    /// Records an act that must not keep anybody waiting. While another window writes, the record is kept in memory and
    /// written with the next one, at the latest when the store is closed.
    ///
    /// # Errors
    /// Those of any write but `Busy`: where nothing can be recorded, nothing is answered.
    pub fn note_soon(&self, at: &str, operator: Option<i64>, act: Act, subject: &str, detail: &str) -> Result<(), StoreError> {
        let record = Record::new(at, operator, act.id(), subject, detail, &[]);
        if self.owed.borrow().len() >= OWED_MAX {
            return self.write_records(Some(&record));
        }
        let written = in_a_hurry(|| self.write_records(Some(&record)));
        match written {
            Err(StoreError::Busy { .. }) => {
                self.owed.borrow_mut().push(record);
                Ok(())
            }
            written => written,
        }
    }

    /// Writes the records that had to wait.
    pub(super) fn write_owed(&self) -> Result<(), StoreError> {
        if self.owed.borrow().is_empty() { Ok(()) } else { self.write_records(None) }
    }

    /// What had to wait, and one more, in a transaction of their own.
    fn write_records(&self, record: Option<&Record>) -> Result<(), StoreError> {
        let tx = Transaction::new_unchecked(self.connection(), TransactionBehavior::Immediate).during("begin audit record")?;
        for record in self.owed.borrow().iter().chain(record) {
            append(&tx, &self.origin, record)?;
        }
        tx.commit().during("write audit record")?;
        self.owed.borrow_mut().clear();
        Ok(())
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // Nobody is left to tell when even the last attempt fails.
        let _ = self.write_owed();
    }
}

/// A text column as it is stored, whatever somebody put there.
fn lossy(value: rusqlite::types::ValueRef<'_>) -> String {
    match value {
        rusqlite::types::ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    }
}

/// The newest record's number and hash, as the trail's end keeps them.
fn end(connection: &Connection) -> Result<Option<(i64, Vec<u8>)>, StoreError> {
    use rusqlite::OptionalExtension;
    connection
        .prepare_cached("SELECT last, hash FROM audit_end")
        .and_then(|mut s| s.query_row([], |r| Ok((r.get(0)?, r.get(1)?))).optional())
        .during("read the end of the audit trail")
}
