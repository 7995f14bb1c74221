//! What can go wrong with the database, told apart by what a person can do about it.

use thiserror::Error;

/// A failure of storage, with what was being done. Wording for people is in `text`.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("no database at {0}")]
    Missing(String),
    #[error("a database is already at {0}")]
    Exists(String),
    #[error("{0} is not a database")]
    NotADatabase(String),
    #[error("{0} is the database of another program")]
    AnotherProgram(String),
    #[error("the database has version {found}, this program knows {known}")]
    Newer { found: i64, known: i64 },
    #[error("{0} lies on a network file system")]
    NetworkFileSystem(String),
    #[error("the disk is full ({during})")]
    DiskFull { during: &'static str },
    #[error("may not be written ({during})")]
    ReadOnly { during: &'static str },
    #[error("another window is writing ({during})")]
    Busy { during: &'static str },
    #[error("the database is damaged ({during})")]
    Damaged { during: &'static str },
    #[error("{during}: {source}")]
    File { during: &'static str, source: std::io::Error },
    #[error("{during}: {source}")]
    Sql { during: &'static str, source: rusqlite::Error },
    #[error("a number came twice")]
    Repeated,
    #[error("a stored value cannot be read ({0})")]
    BadValue(String),
}

/// Puts what was being done beside an error.
pub(crate) trait During<T> {
    fn during(self, act: &'static str) -> Result<T, StoreError>;
}

impl<T> During<T> for Result<T, rusqlite::Error> {
    fn during(self, during: &'static str) -> Result<T, StoreError> {
        use rusqlite::ErrorCode::{
            CannotOpen, DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull, NotADatabase, PermissionDenied, ReadOnly,
        };
        use rusqlite::ffi::{SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_WRITE};
        // A quota or a file limit fails a write without the code of a full disk; so does a full disk as a file is opened.
        let no_room = |e: &rusqlite::Error| {
            e.sqlite_error().is_some_and(|e| [SQLITE_IOERR_WRITE, SQLITE_IOERR_SHMSIZE].contains(&e.extended_code))
        };
        self.map_err(|source| match source.sqlite_error_code() {
            _ if no_room(&source) => StoreError::DiskFull { during },
            Some(DiskFull) => StoreError::DiskFull { during },
            Some(DatabaseBusy | DatabaseLocked) => StoreError::Busy { during },
            Some(ReadOnly | PermissionDenied | CannotOpen) => StoreError::ReadOnly { during },
            Some(DatabaseCorrupt) => StoreError::Damaged { during },
            Some(NotADatabase) => StoreError::NotADatabase(during.to_owned()),
            _ => StoreError::Sql { during, source },
        })
    }
}

impl<T> During<T> for std::io::Result<T> {
    fn during(self, during: &'static str) -> Result<T, StoreError> {
        use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem, StorageFull};
        self.map_err(|source| match source.kind() {
            StorageFull => StoreError::DiskFull { during },
            PermissionDenied | ReadOnlyFilesystem => StoreError::ReadOnly { during },
            _ => StoreError::File { during, source },
        })
    }
}
