//! Roles lent to stand-ins.

use rusqlite::Row;
use rusqlite::types::Type;

use super::error::During;
use super::sql::day;
use super::{Store, StoreError, Writer};
use crate::domain::operator::Role;
use crate::domain::stand_in::{Loan, Named};

/// A loan is over too when the role is not the other's any more.
const COLUMNS: &str = "SELECT s.id, s.role, t.id, t.login, t.name, p.id, p.login, p.name, s.valid_from, s.valid_until,
        g.id, g.login, g.name,
        s.ended_at IS NOT NULL
            OR NOT EXISTS (SELECT 1 FROM operator_role AS r WHERE r.operator_id = p.id AND r.role = s.role)
            OR EXISTS (SELECT 1 FROM operator_access AS a WHERE a.operator_id = p.id AND a.retired_at IS NOT NULL)
    FROM stand_in AS s
    JOIN operator AS t ON t.id = s.operator_id
    JOIN operator AS p ON p.id = s.in_place_of
    JOIN operator AS g ON g.id = s.granted_by";

fn named(row: &Row<'_>, at: usize) -> rusqlite::Result<Named> {
    Ok(Named { id: row.get(at)?, login: row.get(at + 1)?, name: row.get(at + 2)? })
}

fn loan(row: &Row<'_>) -> rusqlite::Result<Loan> {
    let role = Role::parse(&row.get::<_, String>(1)?);
    let role = role.map_err(|e| rusqlite::Error::FromSqlConversionFailure(1, Type::Text, Box::new(e)))?;
    Ok(Loan {
        id: row.get(0)?,
        role,
        to: named(row, 2)?,
        in_place_of: named(row, 5)?,
        from: day(row, 8)?,
        until: day(row, 9)?,
        granted_by: named(row, 10)?,
        is_ended: row.get(13)?,
    })
}

impl Store {
    /// Roles lent to an operator that nobody has taken back, also those to come and those run out.
    ///
    /// # Errors
    /// Those of any read.
    pub fn loans_to(&self, operator: i64) -> Result<Vec<Loan>, StoreError> {
        self.loans_where("s.operator_id = $1 AND s.ended_at IS NULL", operator)
    }

    /// All loans to an operator or in his place, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn loans_about(&self, operator: i64) -> Result<Vec<Loan>, StoreError> {
        self.loans_where("s.operator_id = $1 OR s.in_place_of = $1", operator)
    }

    /// # Errors
    /// Those of any read.
    pub fn loan(&self, id: i64) -> Result<Option<Loan>, StoreError> {
        Ok(self.loans_where("s.id = $1", id)?.into_iter().next())
    }

    fn loans_where(&self, condition: &str, number: i64) -> Result<Vec<Loan>, StoreError> {
        self.connection()
            .prepare_cached(&format!("{COLUMNS} WHERE {condition} ORDER BY s.id DESC"))
            .and_then(|mut s| s.query_map([number], loan).and_then(Iterator::collect))
            .during("read stand-ins")
    }
}

/// A loan to be written.
#[derive(Debug)]
pub struct NewLoan<'a> {
    pub role: Role,
    pub to: i64,
    pub in_place_of: i64,
    /// First and last day.
    pub days: (chrono::NaiveDate, chrono::NaiveDate),
    pub by: i64,
    pub at: &'a str,
}

impl Writer<'_> {
    /// Lends a role and answers the loan's number.
    ///
    /// # Errors
    /// Those of any write.
    pub fn lend(&self, new: &NewLoan<'_>) -> Result<i64, StoreError> {
        let (from, until) = (new.days.0.to_string(), new.days.1.to_string());
        self.connection()
            .execute(
                "INSERT INTO stand_in (role, operator_id, in_place_of, valid_from, valid_until, granted_by, granted_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
                (new.role.id(), new.to, new.in_place_of, from, until, new.by, new.at),
            )
            .during("write stand-in")?;
        Ok(self.connection().last_insert_rowid())
    }

    /// # Errors
    /// Those of any write.
    pub fn end_loan(&self, id: i64, by: i64, at: &str) -> Result<(), StoreError> {
        self.connection()
            .execute("UPDATE stand_in SET ended_by = $1, ended_at = $2 WHERE id = $3 AND ended_at IS NULL", (by, at, id))
            .during("end stand-in")
            .map(|_| ())
    }
}
