//! The office and its operators.

use rusqlite::OptionalExtension;

use super::error::During;
use super::{Store, StoreError, Writer};
use crate::domain::operator::{Operator, Role};

/// The office a database belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    pub name: String,
    /// A demonstration office: nobody real is in it.
    pub is_demo: bool,
}

impl Store {
    /// # Errors
    /// `BadValue` for a database without an office: its making was cut off.
    pub fn office(&self) -> Result<Office, StoreError> {
        self.connection()
            .query_row("SELECT name, is_demo FROM office", [], |r| Ok(Office { name: r.get(0)?, is_demo: r.get(1)? }))
            .optional()
            .during("read office")?
            .ok_or_else(|| StoreError::BadValue("office".into()))
    }

    /// A setting of the office, such as `idle_minutes`.
    ///
    /// # Errors
    /// Those of any read.
    pub fn office_setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.connection()
            .query_row("SELECT value FROM office_setting WHERE key = $1", [key], |r| r.get(0))
            .optional()
            .during("read office setting")
    }

    /// An operator with his own roles and his password hash, retired or not.
    ///
    /// # Errors
    /// Those of any read.
    pub fn operator(&self, login: &str) -> Result<Option<(Operator, String)>, StoreError> {
        let found = self
            .connection()
            .query_row("SELECT id, login, name, password_hash FROM operator WHERE login = $1", [login], |r| {
                Ok((Operator { id: r.get(0)?, login: r.get(1)?, name: r.get(2)?, roles: Vec::new() }, r.get::<_, String>(3)?))
            })
            .optional()
            .during("read operator")?;
        let Some((mut operator, hash)) = found else { return Ok(None) };
        operator.roles = self.own_roles(operator.id)?;
        Ok(Some((operator, hash)))
    }

    /// All operators by login.
    ///
    /// # Errors
    /// Those of any read.
    pub fn operators(&self) -> Result<Vec<Operator>, StoreError> {
        let mut statement = self.connection().prepare("SELECT login FROM operator ORDER BY login").during("list operators")?;
        let logins: Vec<String> = statement.query_map([], |r| r.get(0)).and_then(Iterator::collect).during("list operators")?;
        logins.iter().filter_map(|l| self.operator(l).map(|o| o.map(|(o, _)| o)).transpose()).collect()
    }

    /// The same by number, without the hash.
    ///
    /// # Errors
    /// Those of any read.
    pub fn operator_by_id(&self, id: i64) -> Result<Option<Operator>, StoreError> {
        let found = self
            .connection()
            .prepare_cached("SELECT login, name FROM operator WHERE id = $1")
            .and_then(|mut s| s.query_row([id], |r| Ok((r.get(0)?, r.get(1)?))).optional())
            .during("read operator")?;
        let Some((login, name)) = found else { return Ok(None) };
        Ok(Some(Operator { id, login, name, roles: self.own_roles(id)? }))
    }

    /// The roles that are an operator's own, in the order of [`Role::ALL`], without those lent to him.
    ///
    /// # Errors
    /// Those of any read; `BadValue`.
    pub fn own_roles(&self, operator: i64) -> Result<Vec<Role>, StoreError> {
        let mut statement =
            self.connection().prepare_cached("SELECT role FROM operator_role WHERE operator_id = $1").during("read roles")?;
        let ids: Vec<String> = statement.query_map([operator], |r| r.get(0)).and_then(Iterator::collect).during("read roles")?;
        let parse = |id: &String| Role::parse(id).map_err(|_| StoreError::BadValue(format!("role {id}")));
        let mut roles: Vec<Role> = ids.iter().map(parse).collect::<Result<_, _>>()?;
        roles.sort_unstable();
        Ok(roles)
    }

    /// A setting the operator left, such as his choice of glyphs.
    ///
    /// # Errors
    /// Those of any read.
    pub fn setting(&self, operator: i64, key: &str) -> Result<Option<String>, StoreError> {
        self.connection()
            .query_row("SELECT value FROM operator_setting WHERE operator_id = $1 AND key = $2", (operator, key), |r| r.get(0))
            .optional()
            .during("read setting")
    }
}

impl Writer<'_> {
    /// # Errors
    /// Those of any write.
    pub fn add_office(&self, name: &str, is_demo: bool, at: &str) -> Result<(), StoreError> {
        self.connection()
            .execute("INSERT INTO office (id, name, is_demo, created_at) VALUES (1, $1, $2, $3)", (name, is_demo, at))
            .during("write office")
            .map(|_| ())
    }

    /// Adds an operator with his roles and answers his number.
    ///
    /// # Errors
    /// Those of any write; a login that is taken must have been refused before.
    pub fn add_operator(&self, login: &str, name: &str, hash: &str, roles: &[Role], at: &str) -> Result<i64, StoreError> {
        self.connection()
            .execute(
                "INSERT INTO operator (login, name, password_hash, created_at) VALUES ($1, $2, $3, $4)",
                (login, name, hash, at),
            )
            .during("write operator")?;
        let id = self.connection().last_insert_rowid();
        self.connection()
            .execute("INSERT INTO operator_access (operator_id, password_set_at) VALUES ($1, $2)", (id, at))
            .during("write access")?;
        self.set_roles(id, roles, None, at)?;
        Ok(id)
    }

    /// Gives an operator these roles in place of those he had, and notes it in the history of roles.
    ///
    /// # Errors
    /// Those of any write.
    pub fn set_roles(&self, operator: i64, roles: &[Role], by: Option<i64>, at: &str) -> Result<(), StoreError> {
        self.connection().execute("DELETE FROM operator_role WHERE operator_id = $1", [operator]).during("write role")?;
        for role in roles {
            self.connection()
                .execute("INSERT INTO operator_role (operator_id, role) VALUES ($1, $2)", (operator, role.id()))
                .during("write role")?;
        }
        let ids: Vec<&str> = roles.iter().map(|r| r.id()).collect();
        self.connection()
            .execute(
                "INSERT INTO role_change (operator_id, roles, changed_by, changed_at) VALUES ($1, $2, $3, $4)",
                (operator, ids.join(","), by, at),
            )
            .during("write role history")
            .map(|_| ())
    }

    /// # Errors
    /// Those of any write.
    pub fn save_office_setting(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "INSERT INTO office_setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, value),
            )
            .during("write office setting")
            .map(|_| ())
    }

    /// # Errors
    /// Those of any write.
    pub fn save_setting(&self, operator: i64, key: &str, value: &str) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "INSERT INTO operator_setting (operator_id, key, value) VALUES ($1, $2, $3)
                 ON CONFLICT (operator_id, key) DO UPDATE SET value = excluded.value",
                (operator, key, value),
            )
            .during("write setting")
            .map(|_| ())
    }
}
