//! The chain: each record's hash is SHA-256 over the hash before it and all of the record's columns.
//!
//! A column is a byte for its type, its length as eight bytes (big-endian) and its bytes, so that no two different records
//! are the same text. The newest number and hash are kept apart (`audit_end`), so that a trail that was cut short is found.
//! There is no key: somebody who may write the file and knows this program can make a whole new chain. The hash of the
//! newest record, written down elsewhere (`gsbx check` prints it), tells of that too.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior};
use sha2::{Digest, Sha256};

use super::super::error::During;
use super::super::migrate::hex;
use super::super::{Store, StoreError};
use super::{Record, end, lossy};
use crate::domain::audit::{Break, Origin};

/// What stands before the first record.
const BEGINNING: [u8; 32] = [0; 32];
/// Told apart from anything else that is hashed, and from later ways of doing it.
const MARK: &[u8] = b"gsbx audit 1";
/// Columns in the order they are hashed in.
const COLUMNS: usize = 11;
const ROWS: &str = "SELECT id, at, operator_id, host, tty, client, act, subject, detail, before, after, hash FROM audit";
/// What is being done while the chain is looked at.
const CHECK: &str = "check the audit trail";

fn link(before: &[u8], columns: &[ValueRef<'_>; COLUMNS]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(MARK);
    hash.update(before);
    for column in columns {
        match column {
            ValueRef::Null => put(&mut hash, 0, &[]),
            ValueRef::Integer(n) => put(&mut hash, 1, &n.to_be_bytes()),
            ValueRef::Text(bytes) => put(&mut hash, 2, bytes),
            // No record of ours holds these; one that was tampered with may.
            ValueRef::Real(n) => put(&mut hash, 3, &n.to_bits().to_be_bytes()),
            ValueRef::Blob(bytes) => put(&mut hash, 4, bytes),
        }
    }
    hash.finalize().into()
}

fn put(hash: &mut Sha256, kind: u8, bytes: &[u8]) {
    hash.update([kind]);
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}

/// Adds a record behind the newest one. Only within a write: whoever holds it is alone.
///
/// # Errors
/// `Damaged` when the trail's end is gone; those of any write.
pub(super) fn append(connection: &Connection, origin: &Origin, record: &Record) -> Result<(), StoreError> {
    let (last, hash) = end(connection)?.ok_or(StoreError::Damaged { during: "read the end of the audit trail" })?;
    let newest: i64 = connection
        .prepare_cached("SELECT coalesce(max(id), 0) FROM audit")
        .and_then(|mut s| s.query_row([], |r| r.get(0)))
        .during("write audit record")?;
    // A row that somebody put behind the end stops nobody from working; the check tells of it.
    append_as(connection, last.max(newest) + 1, &hash, origin, record).map(|_| ())
}

/// Adds a record of a given number behind the given hash and answers its own.
pub(super) fn append_as(
    connection: &Connection,
    id: i64,
    before: &[u8],
    origin: &Origin,
    record: &Record,
) -> Result<[u8; 32], StoreError> {
    fn text(text: &str) -> ValueRef<'_> {
        ValueRef::Text(text.as_bytes())
    }
    fn text_or_none(value: &Option<String>) -> ValueRef<'_> {
        value.as_ref().map_or(ValueRef::Null, |v| ValueRef::Text(v.as_bytes()))
    }
    let columns = [
        ValueRef::Integer(id),
        text(&record.at),
        record.operator.map_or(ValueRef::Null, ValueRef::Integer),
        text(&origin.host),
        text(&origin.tty),
        text(&origin.client),
        text(&record.act),
        text(&record.subject),
        text(&record.detail),
        text_or_none(&record.before),
        text_or_none(&record.after),
    ];
    let hash = link(before, &columns);
    connection
        .prepare_cached(
            "INSERT INTO audit (id, at, operator_id, host, tty, client, act, subject, detail, before, after, hash)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        )
        .and_then(|mut s| {
            s.execute((
                id,
                &record.at,
                record.operator,
                &origin.host,
                &origin.tty,
                &origin.client,
                &record.act,
                &record.subject,
                &record.detail,
                &record.before,
                &record.after,
                hash,
            ))
        })
        .during("write audit record")?;
    connection
        .prepare_cached("UPDATE audit_end SET last = $1, hash = $2")
        .and_then(|mut s| s.execute((id, hash)))
        .during("write audit record")?;
    Ok(hash)
}

/// A record's number, time and act.
type About = (i64, String, String);

impl Store {
    /// The newest record's number (0 without any) and its hash in hexadecimal.
    ///
    /// # Errors
    /// Those of any read.
    pub fn audit_end(&self) -> Result<Option<(i64, String)>, StoreError> {
        Ok(end(self.connection())?.map(|(last, hash)| (last, hex(&hash))))
    }

    /// Looks through the whole trail for the first record that does not fit.
    ///
    /// # Errors
    /// Those of any read; a broken chain is answered, not an error.
    pub fn first_break(&self) -> Result<Option<Break>, StoreError> {
        self.break_among(None)
    }

    /// The same among the newest `count` records only, quick enough for each look at the trail.
    ///
    /// # Errors
    /// Those of any read.
    pub fn recent_break(&self, count: i64) -> Result<Option<Break>, StoreError> {
        self.break_among(Some(count))
    }

    fn break_among(&self, count: Option<i64>) -> Result<Option<Break>, StoreError> {
        // One state of the trail: others go on writing.
        let tx = Transaction::new_unchecked(self.connection(), TransactionBehavior::Deferred).during(CHECK)?;
        let end = end(&tx)?;
        let start = count.map_or(i64::MIN, |n| end.as_ref().map_or(0, |(last, _)| last - n));
        let (mut before, mut newest) = stand(&tx, start)?;
        let mut statement = tx.prepare_cached(&format!("{ROWS} WHERE id > $1 ORDER BY id")).during(CHECK)?;
        let mut rows = statement.query([start]).during(CHECK)?;
        while let Some(row) = rows.next().during(CHECK)? {
            let (about, fits, hash) = look(row, &before).during(CHECK)?;
            let behind_end = end.as_ref().is_some_and(|(last, _)| about.0 > *last);
            if !fits || behind_end {
                return Ok(Some(gap_or_record(newest.map_or(0, |n| n.0), fits, about)));
            }
            (before, newest) = (hash, Some(about));
        }
        Ok(at_the_end(end, newest, &before))
    }
}

/// The hash and the record up to which nothing is looked at.
fn stand(connection: &Connection, start: i64) -> Result<(Vec<u8>, Option<About>), StoreError> {
    let found = connection
        .prepare_cached(&format!("{ROWS} WHERE id <= $1 ORDER BY id DESC LIMIT 1"))
        .and_then(|mut s| s.query_row([start], |row| look(row, &BEGINNING)).optional())
        .during(CHECK)?;
    Ok(found.map_or((BEGINNING.to_vec(), None), |(about, _, hash)| (hash, Some(about))))
}

/// What a row is, whether it follows the hash before it, and its own hash.
fn look(row: &Row<'_>, before: &[u8]) -> rusqlite::Result<(About, bool, Vec<u8>)> {
    let mut columns = [ValueRef::Null; COLUMNS];
    for (i, column) in columns.iter_mut().enumerate() {
        *column = row.get_ref(i)?;
    }
    let hash = match row.get_ref(COLUMNS)? {
        ValueRef::Blob(bytes) => bytes.to_vec(),
        _ => Vec::new(),
    };
    let about = (row.get(0)?, lossy(columns[1]), lossy(columns[6]));
    Ok((about, link(before, &columns) == hash[..], hash))
}

fn gap_or_record(last: i64, fits: bool, about: About) -> Break {
    let (number, at, act) = about;
    if !fits && number > last + 1 {
        return Break::Missing { from: last + 1, to: number - 1, number, at, act };
    }
    Break::Record { number, at, act }
}

/// Whether the newest record is the one that was kept as such.
fn at_the_end(end: Option<(i64, Vec<u8>)>, newest: Option<About>, hash: &[u8]) -> Option<Break> {
    let Some((last, kept)) = end else { return Some(Break::End) };
    let number = newest.as_ref().map_or(0, |n| n.0);
    match newest {
        newest if last > number => Some(Break::Tail { from: number + 1, to: last, last: newest }),
        Some((number, at, act)) if kept != hash => Some(Break::Record { number, at, act }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands in two columns cannot be read as standing otherwise divided, nor a number as its text.
    #[test]
    fn no_two_records_hash_alike() {
        let text = |t: &'static str| ValueRef::Text(t.as_bytes());
        let with = |a, b| {
            let mut columns = [ValueRef::Null; COLUMNS];
            (columns[0], columns[1]) = (a, b);
            link(&BEGINNING, &columns)
        };
        let all = [
            with(text("ab"), text("c")),
            with(text("a"), text("bc")),
            with(text("abc"), text("")),
            with(text("abc"), ValueRef::Null),
            with(ValueRef::Null, text("abc")),
            with(ValueRef::Integer(1), ValueRef::Null),
            with(text("1"), ValueRef::Null),
        ];
        for (i, a) in all.iter().enumerate() {
            assert!(all[i + 1..].iter().all(|b| a != b), "{i}");
        }
    }
}
