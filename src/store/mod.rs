//! SQLite: one file per kind of record. The only room with SQL.
//!
//! Write transactions are immediate, so that a busy database waits (5 s at most) instead of failing half-way. Money comes and
//! goes as whole fen.

pub mod access;
pub mod advice;
pub mod arrears;
pub mod audit;
pub mod bars;
pub mod benefits;
pub mod cases;
pub mod check;
pub mod drafts;
pub mod employers;
mod error;
pub mod imports;
pub mod inspection;
pub mod last_values;
pub mod ledger;
pub mod levy;
mod migrate;
pub mod monthly;
mod open;
pub mod operators;
pub mod papers;
pub mod parameters;
pub mod people;
pub mod periods;
pub mod rates;
pub mod readings;
pub mod reconcile;
pub mod register;
pub mod search;
pub mod sheets;
mod sql;
pub mod stand_ins;
pub mod statistics;
pub mod vouchers;
pub mod workers;

use std::cell::RefCell;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::domain::audit::Origin;
use error::During;
pub use error::StoreError;
pub use imports::{Taken, Tally};
pub(crate) use migrate::hex;
pub use open::remove;

/// An open office.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    origin: Origin,
    /// Audit records that wait for another window to finish writing.
    owed: RefCell<Vec<audit::Record>>,
}

/// A write in progress; dropped without [`Writer::commit`] it never happened.
pub struct Writer<'a> {
    tx: Transaction<'a>,
    origin: &'a Origin,
}

impl Store {
    /// Begins a write. Waits up to five seconds for another writer.
    ///
    /// # Errors
    /// `Busy`, `ReadOnly`, `DiskFull`.
    pub fn write(&mut self) -> Result<Writer<'_>, StoreError> {
        self.write_owed()?;
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).during("begin")?;
        Ok(Writer { tx, origin: &self.origin })
    }

    /// Begins a write that leaves the store readable: what is read meanwhile is what the write finds, because nobody else
    /// writes until it ends. A second write begun before that fails.
    ///
    /// # Errors
    /// Those of [`Store::write`].
    pub fn write_while_reading(&self) -> Result<Writer<'_>, StoreError> {
        self.write_owed()?;
        let tx = Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate).during("begin")?;
        Ok(Writer { tx, origin: &self.origin })
    }

    /// Begins a write that rests on what was read before: `since` is the [`Store::data_version`] of then.
    ///
    /// # Errors
    /// Those of [`Store::write`]; `Busy` too when another window has written since.
    pub fn write_unchanged(&mut self, since: i64, during: &'static str) -> Result<Writer<'_>, StoreError> {
        let writer = self.write()?;
        if version(&writer.tx)? == since { Ok(writer) } else { Err(StoreError::Busy { during }) }
    }

    /// A number that changes when another connection, of this program or any other, has written to the file.
    ///
    /// # Errors
    /// Those of any read.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        version(&self.connection)
    }

    /// Tells whether anything was written since it was last asked, by this connection or another.
    ///
    /// # Errors
    /// Those of any read.
    pub fn state(&self) -> Result<(i64, u64), StoreError> {
        Ok((self.data_version()?, self.connection.total_changes()))
    }

    /// Where the file is; `None` for an office in memory.
    #[must_use]
    pub fn path(&self) -> Option<&std::path::Path> {
        self.connection.path().filter(|p| !p.is_empty()).map(std::path::Path::new)
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }
}

fn version(connection: &Connection) -> Result<i64, StoreError> {
    let version = connection.prepare_cached("PRAGMA data_version").and_then(|mut s| s.query_row([], |r| r.get(0)));
    version.during("look for changes")
}

impl Writer<'_> {
    /// # Errors
    /// `DiskFull`, `ReadOnly`, `Busy`.
    pub fn commit(self) -> Result<(), StoreError> {
        self.tx.commit().during("commit")
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.tx
    }
}
