//! Logins: wrong passwords, locks, earlier passwords, retirement; and the history of roles.

use rusqlite::{Connection, OptionalExtension};

use super::error::During;
use super::{Store, StoreError, Writer};

/// How an operator's login stands. Times as records keep them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Wrong passwords in a row.
    pub failures: u32,
    pub locked_until: Option<String>,
    pub password_set_at: String,
    /// The password was set by another and is to be changed first.
    pub must_change: bool,
    pub last_login_at: Option<String>,
    pub retired_at: Option<String>,
}

/// A set of roles that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleChange {
    /// Codes divided by commas.
    pub roles: String,
    /// Name of whoever gave them; empty for the office's first operator.
    pub by: String,
    pub at: String,
}

fn access(connection: &Connection, operator: i64) -> Result<Option<Access>, StoreError> {
    const SQL: &str = "SELECT failures, locked_until, password_set_at, must_change, last_login_at, retired_at
                       FROM operator_access WHERE operator_id = $1";
    connection
        .prepare_cached(SQL)
        .and_then(|mut s| {
            s.query_row([operator], |r| {
                Ok(Access {
                    failures: r.get(0)?,
                    locked_until: r.get(1)?,
                    password_set_at: r.get(2)?,
                    must_change: r.get(3)?,
                    last_login_at: r.get(4)?,
                    retired_at: r.get(5)?,
                })
            })
            .optional()
        })
        .during("read access")
}

impl Store {
    /// # Errors
    /// Those of any read; `BadValue` for an operator without a row.
    pub fn access(&self, operator: i64) -> Result<Access, StoreError> {
        access(self.connection(), operator)?.ok_or_else(|| StoreError::BadValue(format!("access of operator {operator}")))
    }

    /// Hashes of passwords an operator has given up, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn old_passwords(&self, operator: i64, limit: usize) -> Result<Vec<String>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.connection()
            .prepare_cached("SELECT hash FROM operator_password WHERE operator_id = $1 ORDER BY id DESC LIMIT $2")
            .and_then(|mut s| s.query_map((operator, limit), |r| r.get(0)).and_then(Iterator::collect))
            .during("read passwords")
    }

    /// The roles an operator was given, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn role_changes(&self, operator: i64) -> Result<Vec<RoleChange>, StoreError> {
        const SQL: &str = "SELECT c.roles, coalesce(o.name, ''), c.changed_at FROM role_change AS c
                           LEFT JOIN operator AS o ON o.id = c.changed_by WHERE c.operator_id = $1 ORDER BY c.id DESC";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.query_map([operator], |r| Ok(RoleChange { roles: r.get(0)?, by: r.get(1)?, at: r.get(2)? }))
                    .and_then(Iterator::collect)
            })
            .during("read role history")
    }
}

impl Writer<'_> {
    /// # Errors
    /// Those of any read; `BadValue` for an operator without a row.
    pub fn access(&self, operator: i64) -> Result<Access, StoreError> {
        access(self.connection(), operator)?.ok_or_else(|| StoreError::BadValue(format!("access of operator {operator}")))
    }

    /// Notes how many wrong passwords there were in a row, and the lock that follows.
    ///
    /// # Errors
    /// Those of any write.
    pub fn count_failures(&self, operator: i64, failures: u32, locked_until: Option<&str>) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "UPDATE operator_access SET failures = $1, locked_until = $2 WHERE operator_id = $3",
                (failures, locked_until, operator),
            )
            .during("count wrong passwords")
            .map(|_| ())
    }

    /// Notes a right password.
    ///
    /// # Errors
    /// Those of any write.
    pub fn note_login(&self, operator: i64, at: &str) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "UPDATE operator_access SET failures = 0, locked_until = NULL, last_login_at = $1 WHERE operator_id = $2",
                (at, operator),
            )
            .during("note login")
            .map(|_| ())
    }

    /// Sets a password and keeps the hash of the one before. A reset also ends a lock.
    ///
    /// # Errors
    /// Those of any write.
    pub fn set_password(&self, operator: i64, hash: &str, must_change: bool, at: &str) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "INSERT INTO operator_password (operator_id, hash, replaced_at) SELECT id, password_hash, $1 FROM operator
                 WHERE id = $2",
                (at, operator),
            )
            .and_then(|_| self.connection().execute("UPDATE operator SET password_hash = $1 WHERE id = $2", (hash, operator)))
            .during("write password")?;
        self.connection()
            .execute(
                "UPDATE operator_access SET failures = 0, locked_until = NULL, password_set_at = $1, must_change = $2
                 WHERE operator_id = $3",
                (at, must_change, operator),
            )
            .during("write password")
            .map(|_| ())
    }

    /// The password is to be changed at the next login.
    ///
    /// # Errors
    /// Those of any write.
    pub fn demand_change(&self, operator: i64) -> Result<(), StoreError> {
        self.connection()
            .execute("UPDATE operator_access SET must_change = 1 WHERE operator_id = $1", [operator])
            .during("write access")
            .map(|_| ())
    }

    /// # Errors
    /// Those of any write.
    pub fn retire(&self, operator: i64, by: i64, at: &str) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "UPDATE operator_access SET retired_at = $1, retired_by = $2 WHERE operator_id = $3 AND retired_at IS NULL",
                (at, by, operator),
            )
            .during("retire operator")
            .map(|_| ())
    }
}
