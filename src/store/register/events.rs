//! What happened to an employer, each with what was before and after.

use chrono::NaiveDate;
use rusqlite::Row;

use crate::domain::dates::Month;
use crate::store::error::During;
use crate::store::sql::{day, month};
use crate::store::{Store, StoreError, Writer};

/// An event as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerEventRow {
    /// As `domain::employer::registration::Act` is called.
    pub what: String,
    pub on: NaiveDate,
    /// JSON objects of texts.
    pub before: String,
    pub after: String,
    pub reason: String,
    /// Number of the sheet.
    pub sheet: String,
    /// Name of who reviewed it.
    pub by: String,
    pub at: String,
}

/// What was decided on an employer's class and step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateEventRow {
    pub from: Month,
    pub class: u8,
    pub step: u8,
    pub reason: String,
    /// Number of the sheet.
    pub sheet: String,
}

/// An event to be written down.
#[derive(Debug, Clone, Copy)]
pub struct NewEmployerEvent<'a> {
    pub employer: i64,
    pub what: &'a str,
    pub on: NaiveDate,
    pub before: &'a str,
    pub after: &'a str,
    pub reason: &'a str,
    pub sheet: i64,
}

const EVENTS: &str = "SELECT v.what, v.on_day, v.before, v.after, v.reason, s.number,
    (SELECT o.name FROM sheet_step AS t JOIN operator AS o ON o.id = t.operator_id WHERE t.sheet_id = s.id AND t.step = 'pass'
        ORDER BY t.id DESC LIMIT 1), v.at
    FROM employer_event AS v JOIN sheet AS s ON s.id = v.sheet_id";

fn event(r: &Row<'_>) -> rusqlite::Result<EmployerEventRow> {
    Ok(EmployerEventRow {
        what: r.get(0)?,
        on: day(r, 1)?,
        before: r.get(2)?,
        after: r.get(3)?,
        reason: r.get(4)?,
        sheet: r.get(5)?,
        by: r.get::<_, Option<String>>(6)?.unwrap_or_default(),
        at: r.get(7)?,
    })
}

impl Store {
    /// What happened to an employer, in the order it was entered.
    ///
    /// # Errors
    /// Those of any read.
    pub fn employer_events(&self, employer: i64) -> Result<Vec<EmployerEventRow>, StoreError> {
        let sql = format!("{EVENTS} WHERE v.employer_id = $1 ORDER BY v.id");
        let mut statement = self.connection().prepare_cached(&sql).during("read events")?;
        let rows = statement.query_map([employer], event);
        rows.and_then(Iterator::collect).during("read events")
    }

    /// What a sheet did to the employer whose sheet it is.
    ///
    /// # Errors
    /// Those of any read.
    pub fn employer_event_of(&self, sheet: i64) -> Result<Option<EmployerEventRow>, StoreError> {
        let sql = format!("{EVENTS} WHERE v.employer_id = s.employer_id AND v.sheet_id = $1 ORDER BY v.id LIMIT 1");
        let mut statement = self.connection().prepare_cached(&sql).during("read events")?;
        let mut rows = statement.query_map([sheet], event).during("read events")?;
        rows.next().transpose().during("read events")
    }
}

impl Store {
    /// What was decided on an employer's rate, the newest entry first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn rate_events(&self, employer: i64) -> Result<Vec<RateEventRow>, StoreError> {
        const SQL: &str = "SELECT r.from_month, r.risk_class, r.step, r.reason, s.number FROM employer_rate AS r
            JOIN sheet AS s ON s.id = r.sheet_id WHERE r.employer_id = $1 ORDER BY r.id DESC";
        let mut statement = self.connection().prepare_cached(SQL).during("read rates")?;
        let rows = statement.query_map([employer], |r| {
            Ok(RateEventRow { from: month(r, 0)?, class: r.get(1)?, step: r.get(2)?, reason: r.get(3)?, sheet: r.get(4)? })
        });
        rows.and_then(Iterator::collect).during("read rates")
    }
}

impl Writer<'_> {
    /// Writes an event down.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_employer_event(&self, new: &NewEmployerEvent<'_>, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO employer_event (employer_id, what, on_day, before, after, reason, sheet_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        let values = (new.employer, new.what, new.on.to_string(), new.before, new.after, new.reason, new.sheet, at);
        self.connection().prepare_cached(SQL).and_then(|mut s| s.execute(values)).during("write event").map(|_| ())
    }
}
