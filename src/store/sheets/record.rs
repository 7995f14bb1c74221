//! A sheet: its row, its versions, and the opening of a new one.

use chrono::NaiveDate;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::case::number::number_key;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::number::sheet_number;
use crate::domain::sheet::state::State;
use crate::store::error::During;
use crate::store::sql::{day, day_or_none, money, month_or_none};
use crate::store::{Store, StoreError, Writer};

/// A sheet as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    pub id: i64,
    pub kind: SheetKind,
    pub number: String,
    pub person: Option<i64>,
    /// Row and number of the case.
    pub case: Option<(i64, String)>,
    /// Row and name of the employer whose sheet it is.
    pub employer: Option<(i64, String)>,
    /// The month it is about, of an employer's.
    pub month: Option<Month>,
    pub state: State,
    /// Number of the newest version.
    pub version: i64,
    pub amount: Money,
    /// The sheet it takes the place of.
    pub supersedes: Option<i64>,
    pub entered_by: i64,
    pub entered_on: NaiveDate,
    pub due_on: Option<NaiveDate>,
    pub taken_over: bool,
}

/// A sheet as it is opened.
#[derive(Debug, Clone)]
pub struct NewSheet<'a> {
    pub kind: SheetKind,
    pub person: Option<i64>,
    pub case: Option<i64>,
    pub employer: Option<i64>,
    pub month: Option<Month>,
    pub state: State,
    pub supersedes: Option<i64>,
    pub submission: Option<&'a str>,
    pub operator: i64,
    pub on: NaiveDate,
    pub due_on: Option<NaiveDate>,
    pub taken_over: bool,
}

/// A version of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetVersion {
    pub version: i64,
    /// A JSON object of texts.
    pub fields: String,
    pub amount: Money,
    pub operator: i64,
    /// Name of who entered it.
    pub by: String,
    pub at: String,
}

const SHEET: &str =
    "SELECT s.id, s.kind, s.number, s.person_id, s.case_id, c.number, s.state, s.version, s.amount_fen, s.supersedes,
    s.entered_by, s.entered_on, s.due_on, s.taken_over, s.employer_id, e.name, s.month FROM sheet AS s
    LEFT JOIN injury_case AS c ON c.id = s.case_id LEFT JOIN employer AS e ON e.id = s.employer_id";

/// Column `index` as a kind of sheet.
pub(super) fn kind(row: &Row<'_>, index: usize) -> rusqlite::Result<SheetKind> {
    let text: String = row.get(index)?;
    SheetKind::parse(&text).ok_or_else(|| bad(index, "no kind of sheet"))
}

/// Column `index` as a state of a sheet.
pub(in crate::store) fn state(row: &Row<'_>, index: usize) -> rusqlite::Result<State> {
    let text: String = row.get(index)?;
    State::parse(&text).ok_or_else(|| bad(index, "no state of a sheet"))
}

fn bad(index: usize, what: &'static str) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(index, Type::Text, what.into())
}

fn sheet(r: &Row<'_>) -> rusqlite::Result<SheetRow> {
    let case: (Option<i64>, Option<String>) = (r.get(4)?, r.get(5)?);
    let employer: (Option<i64>, Option<String>) = (r.get(14)?, r.get(15)?);
    Ok(SheetRow {
        id: r.get(0)?,
        kind: kind(r, 1)?,
        number: r.get(2)?,
        person: r.get(3)?,
        case: case.0.zip(case.1),
        employer: employer.0.zip(employer.1),
        month: month_or_none(r, 16)?,
        state: state(r, 6)?,
        version: r.get(7)?,
        amount: money(r, 8)?,
        supersedes: r.get(9)?,
        entered_by: r.get(10)?,
        entered_on: day(r, 11)?,
        due_on: day_or_none(r, 12)?,
        taken_over: r.get(13)?,
    })
}

fn by_number(connection: &Connection, number: &str) -> Result<Option<SheetRow>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{SHEET} WHERE s.number_key = $1")).during("read sheet")?;
    statement.query_row([number_key(number)], sheet).optional().during("read sheet")
}

fn by_id(connection: &Connection, id: i64) -> Result<SheetRow, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{SHEET} WHERE s.id = $1")).during("read sheet")?;
    statement.query_row([id], sheet).during("read sheet")
}

fn submitted(connection: &Connection, submission: &str) -> Result<Option<String>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT number FROM sheet WHERE submission = $1").during("read submission")?;
    statement.query_row([submission], |r| r.get(0)).optional().during("read submission")
}

fn versions(connection: &Connection, sheet: i64) -> Result<Vec<SheetVersion>, StoreError> {
    const SQL: &str = "SELECT v.version, v.fields, v.amount_fen, v.operator_id, o.name, v.at FROM sheet_version AS v
        JOIN operator AS o ON o.id = v.operator_id WHERE v.sheet_id = $1 ORDER BY v.version";
    let mut statement = connection.prepare_cached(SQL).during("read versions")?;
    let rows = statement.query_map([sheet], |r| {
        Ok(SheetVersion {
            version: r.get(0)?,
            fields: r.get(1)?,
            amount: money(r, 2)?,
            operator: r.get(3)?,
            by: r.get(4)?,
            at: r.get(5)?,
        })
    });
    rows.and_then(Iterator::collect).during("read versions")
}

impl Store {
    /// A sheet by its number, however it is typed.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet(&self, number: &str) -> Result<Option<SheetRow>, StoreError> {
        by_number(self.connection(), number)
    }

    /// A sheet by its row.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_by_id(&self, id: i64) -> Result<SheetRow, StoreError> {
        by_id(self.connection(), id)
    }

    /// The number of a sheet that was filed by a submission.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_of_submission(&self, submission: &str) -> Result<Option<String>, StoreError> {
        submitted(self.connection(), submission)
    }

    /// The versions of a sheet, the oldest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_versions(&self, sheet: i64) -> Result<Vec<SheetVersion>, StoreError> {
        versions(self.connection(), sheet)
    }

    /// The sheet that takes another's place and has come to something or still may, if there is one.
    ///
    /// # Errors
    /// Those of any read.
    pub fn superseding(&self, sheet: i64) -> Result<Option<String>, StoreError> {
        const SQL: &str = "SELECT number FROM sheet WHERE supersedes = $1 AND state NOT IN ('refused', 'void')
            ORDER BY id DESC LIMIT 1";
        let mut statement = self.connection().prepare_cached(SQL).during("read sheet")?;
        statement.query_row([sheet], |r| r.get(0)).optional().during("read sheet")
    }
}

impl Writer<'_> {
    /// The sheet as it stands inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet(&self, number: &str) -> Result<Option<SheetRow>, StoreError> {
        by_number(self.connection(), number)
    }

    /// The same by its row.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_by_id(&self, id: i64) -> Result<SheetRow, StoreError> {
        by_id(self.connection(), id)
    }

    /// The same as [`Store::sheet_of_submission`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_of_submission(&self, submission: &str) -> Result<Option<String>, StoreError> {
        submitted(self.connection(), submission)
    }

    /// The same as [`Store::sheet_versions`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_versions(&self, sheet: i64) -> Result<Vec<SheetVersion>, StoreError> {
        versions(self.connection(), sheet)
    }

    /// Opens a sheet under the next number of its kind and year; answers its row and number.
    ///
    /// # Errors
    /// Those of any write.
    pub fn open_sheet(&self, new: &NewSheet<'_>) -> Result<(i64, String), StoreError> {
        const SQL: &str =
            "INSERT INTO sheet (kind, number, number_key, person_id, case_id, state, amount_fen, supersedes, submission,
            entered_by, entered_on, due_on, taken_over, employer_id, month)
            VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, $10, $11, $12, $13, $14)";
        let number = self.next_sheet_number(new.kind, chrono::Datelike::year(&new.on))?;
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute(rusqlite::params![
                    new.kind.id(),
                    &number,
                    number_key(&number),
                    new.person,
                    new.case,
                    new.state.id(),
                    new.supersedes,
                    new.submission,
                    new.operator,
                    new.on.to_string(),
                    new.due_on.map(|d| d.to_string()),
                    new.taken_over,
                    new.employer,
                    new.month.map(|m| m.number()),
                ])
            })
            .during("write sheet")?;
        Ok((self.connection().last_insert_rowid(), number))
    }

    fn next_sheet_number(&self, kind: SheetKind, year: i32) -> Result<String, StoreError> {
        const SQL: &str = "SELECT max(number_key) FROM sheet WHERE number_key >= $1 AND number_key < $2";
        let prefix = number_key(&format!("{}-{year}-", kind.prefix()));
        let mut statement = self.connection().prepare_cached(SQL).during("number a sheet")?;
        let last: Option<String> =
            statement.query_row((&prefix, crate::store::sql::after_prefix(&prefix)), |r| r.get(0)).during("number a sheet")?;
        let serial = last.and_then(|n| n[prefix.len()..].parse::<u32>().ok()).unwrap_or(0) + 1;
        Ok(sheet_number(kind, year, serial))
    }

    /// The last day of the limit that runs.
    ///
    /// # Errors
    /// Those of any write.
    pub fn set_sheet_due(&self, sheet: i64, due_on: Option<NaiveDate>) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("UPDATE sheet SET due_on = $1 WHERE id = $2")
            .and_then(|mut s| s.execute((due_on.map(|d| d.to_string()), sheet)))
            .during("write sheet")
            .map(|_| ())
    }

    /// Adds a version of a sheet and answers its number; `fields` is a JSON object of texts.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_sheet_version(&self, sheet: i64, fields: &str, amount: Money, operator: i64, at: &str) -> Result<i64, StoreError> {
        const BUMP: &str = "UPDATE sheet SET version = version + 1, amount_fen = $1 WHERE id = $2 RETURNING version";
        const SQL: &str = "INSERT INTO sheet_version (sheet_id, version, fields, amount_fen, operator_id, at)
            VALUES ($1, $2, $3, $4, $5, $6)";
        let version: i64 = self
            .connection()
            .prepare_cached(BUMP)
            .and_then(|mut s| s.query_row((amount.fen(), sheet), |r| r.get(0)))
            .during("write sheet")?;
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| s.execute((sheet, version, fields, amount.fen(), operator, at)))
            .during("write version")?;
        Ok(version)
    }
}
