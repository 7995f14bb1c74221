//! An employer as registered.

use chrono::NaiveDate;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::employer::division::Edition;
use crate::domain::employer::state::EmployerState;
use crate::store::error::During;
use crate::store::sql::{day, day_or_none};
use crate::store::{Store, StoreError, Writer};

/// An employer as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerRow {
    pub id: i64,
    pub credit_code: String,
    pub name: String,
    pub state: EmployerState,
    /// Section letter of GB/T 4754.
    pub section: String,
    pub edition: Edition,
    /// Two digits in that edition; empty for one taken over without.
    pub division: String,
    /// The class it was registered with; [`super::rates`] tells the one in force.
    pub risk_class: u8,
    /// Id of the code list; empty where it is not known.
    pub unit_type: String,
    pub town: String,
    /// 大型企业, for the relief of 2020.
    pub is_large: bool,
    pub address: String,
    pub contact: String,
    pub phone: String,
    pub registered_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
    /// Row of who carries its duty on.
    pub successor: Option<i64>,
    /// The rest of form F1, a JSON object of texts.
    pub details: String,
}

const COLUMNS: &str = "SELECT id, credit_code, name, state, industry, edition, division, risk_class, unit_type, town, is_large,
    address, contact, phone, registered_on, ended_on, successor_id, details FROM employer";

fn employer(r: &Row<'_>) -> rusqlite::Result<EmployerRow> {
    let bad = |at, what: &'static str| rusqlite::Error::FromSqlConversionFailure(at, Type::Text, what.into());
    Ok(EmployerRow {
        id: r.get(0)?,
        credit_code: r.get(1)?,
        name: r.get(2)?,
        state: state(r, 3)?,
        section: r.get(4)?,
        edition: Edition::of_year(r.get(5)?).ok_or_else(|| bad(5, "no edition"))?,
        division: r.get(6)?,
        risk_class: r.get(7)?,
        unit_type: r.get(8)?,
        town: r.get(9)?,
        is_large: r.get(10)?,
        address: r.get(11)?,
        contact: r.get(12)?,
        phone: r.get(13)?,
        registered_on: day(r, 14)?,
        ended_on: day_or_none(r, 15)?,
        successor: r.get(16)?,
        details: r.get(17)?,
    })
}

/// Column `index` as a state of an employer.
pub(in crate::store) fn state(row: &Row<'_>, index: usize) -> rusqlite::Result<EmployerState> {
    let text: String = row.get(index)?;
    let bad = || rusqlite::Error::FromSqlConversionFailure(index, Type::Text, "no state of an employer".into());
    EmployerState::parse(&text).ok_or_else(bad)
}

fn by_code(connection: &Connection, credit_code: &str) -> Result<Option<EmployerRow>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE credit_code = $1")).during("read employer")?;
    statement.query_row([credit_code], employer).optional().during("read employer")
}

fn by_id(connection: &Connection, id: i64) -> Result<EmployerRow, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE id = $1")).during("read employer")?;
    statement.query_row([id], employer).during("read employer")
}

impl Store {
    /// An employer by credit code.
    ///
    /// # Errors
    /// Those of any read.
    pub fn employer(&self, credit_code: &str) -> Result<Option<EmployerRow>, StoreError> {
        by_code(self.connection(), credit_code)
    }

    /// The same by its row.
    ///
    /// # Errors
    /// Those of any read.
    pub fn employer_by_id(&self, id: i64) -> Result<EmployerRow, StoreError> {
        by_id(self.connection(), id)
    }
}

/// Where an employer belongs.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    pub edition: Edition,
    /// Two digits in that edition.
    pub division: &'a str,
    /// Id of the code list.
    pub unit_type: &'a str,
    pub town: &'a str,
}

impl Writer<'_> {
    /// Writes down where an employer belongs.
    ///
    /// # Errors
    /// Those of any write.
    pub fn place_employer(&self, id: i64, placed: &Placed<'_>) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("UPDATE employer SET edition = $1, division = $2, unit_type = $3, town = $4 WHERE id = $5")
            .and_then(|mut s| s.execute((placed.edition.year(), placed.division, placed.unit_type, placed.town, id)))
            .during("write employer")
            .map(|_| ())
    }

    /// What all who work for an employer are insured as.
    ///
    /// # Errors
    /// Those of any write.
    pub fn set_category(&self, employer: i64, category: &str) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("UPDATE employment SET category = $1 WHERE employer_id = $2")
            .and_then(|mut s| s.execute((category, employer)))
            .during("write employment")
            .map(|_| ())
    }

    /// What somebody is insured as with an employer.
    ///
    /// # Errors
    /// Those of any write.
    pub fn set_person_category(&self, person: i64, employer: i64, category: &str) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("UPDATE employment SET category = $1 WHERE person_id = $2 AND employer_id = $3")
            .and_then(|mut s| s.execute((category, person, employer)))
            .during("write employment")
            .map(|_| ())
    }

    /// An employer as it stands inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn employer_by_id(&self, id: i64) -> Result<EmployerRow, StoreError> {
        by_id(self.connection(), id)
    }
}
