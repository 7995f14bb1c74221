//! Names of the people, employers and cases behind a figure.

use chrono::NaiveDate;
use rusqlite::{Row, ToSql};

use crate::store::error::During;
use crate::store::sql::day;
use crate::store::{Store, StoreError};

/// A person; the number is whole and is masked before it leaves the desk.
#[derive(Clone, PartialEq, Eq)]
pub struct NamedPerson {
    pub id: i64,
    pub id_number: String,
    pub name: String,
}

/// An employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedEmployer {
    pub id: i64,
    pub credit_code: String,
    pub name: String,
}

/// A case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCase {
    pub id: i64,
    pub number: String,
    pub person: i64,
    pub name: String,
    pub accident_on: NaiveDate,
}

impl Store {
    /// People by their rows, in the order of the rows.
    ///
    /// # Errors
    /// Those of any read.
    pub fn named_people(&self, ids: &[i64]) -> Result<Vec<NamedPerson>, StoreError> {
        const SQL: &str = "SELECT id, id_number, name FROM person WHERE id IN (SELECT value FROM json_each($1)) ORDER BY id";
        self.named(SQL, ids, |r| Ok(NamedPerson { id: r.get(0)?, id_number: r.get(1)?, name: r.get(2)? }))
    }

    /// Employers by their rows.
    ///
    /// # Errors
    /// Those of any read.
    pub fn named_employers(&self, ids: &[i64]) -> Result<Vec<NamedEmployer>, StoreError> {
        const SQL: &str = "SELECT id, credit_code, name FROM employer WHERE id IN (SELECT value FROM json_each($1)) ORDER BY id";
        self.named(SQL, ids, |r| Ok(NamedEmployer { id: r.get(0)?, credit_code: r.get(1)?, name: r.get(2)? }))
    }

    /// Cases by their rows.
    ///
    /// # Errors
    /// Those of any read.
    pub fn named_cases(&self, ids: &[i64]) -> Result<Vec<NamedCase>, StoreError> {
        const SQL: &str = "SELECT c.id, c.number, c.person_id, p.name, c.accident_on FROM injury_case AS c
            JOIN person AS p ON p.id = c.person_id WHERE c.id IN (SELECT value FROM json_each($1)) ORDER BY c.id";
        self.named(SQL, ids, |r| {
            let (id, number, person, name) = (r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?);
            Ok(NamedCase { id, number, person, name, accident_on: day(r, 4)? })
        })
    }

    fn named<T>(&self, sql: &str, ids: &[i64], row: fn(&Row<'_>) -> rusqlite::Result<T>) -> Result<Vec<T>, StoreError> {
        let ids = serde_json::Value::from(ids).to_string();
        let mut statement = self.connection().prepare_cached(sql).during("read names")?;
        let rows = statement.query_map([&ids as &dyn ToSql], row);
        rows.and_then(Iterator::collect).during("read names")
    }
}
