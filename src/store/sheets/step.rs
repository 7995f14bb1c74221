//! The steps of a sheet: who took which, when, on which version and why.

use rusqlite::{Connection, Row};

use super::record::state;
use crate::domain::hands::{Hand, Touch};
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::Step;
use crate::store::error::During;
use crate::store::{Store, StoreError, Writer};

/// A step as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetStepRow {
    pub id: i64,
    pub step: Step,
    pub from: Option<State>,
    pub to: State,
    pub version: i64,
    /// `None` for what followed of itself.
    pub hand: Option<Hand>,
    pub operator: i64,
    /// Name of who took it.
    pub by: String,
    pub at: String,
    pub reason: String,
    pub document: String,
}

/// A step as it is taken.
#[derive(Debug, Clone)]
pub struct NewSheetStep<'a> {
    pub step: Step,
    pub from: Option<State>,
    pub to: State,
    pub version: i64,
    pub hand: Option<Hand>,
    pub reason: &'a str,
    pub document: &'a str,
}

/// The hands that a sheet has seen.
#[must_use]
pub fn hands(steps: &[SheetStepRow]) -> Vec<Touch> {
    steps.iter().filter_map(|s| Some(Touch { hand: s.hand?, operator: s.operator })).collect()
}

const STEPS: &str = "SELECT s.id, s.step, s.from_state, s.to_state, s.version, s.hand, s.operator_id, o.name, s.at, s.reason,
    s.document FROM sheet_step AS s JOIN operator AS o ON o.id = s.operator_id WHERE s.sheet_id = $1 ORDER BY s.id";

fn step(r: &Row<'_>) -> rusqlite::Result<SheetStepRow> {
    let (name, hand): (String, Option<String>) = (r.get(1)?, r.get(5)?);
    let unknown = || rusqlite::Error::FromSqlConversionFailure(1, rusqlite::types::Type::Text, "no step of a sheet".into());
    Ok(SheetStepRow {
        id: r.get(0)?,
        step: Step::parse(&name).ok_or_else(unknown)?,
        from: r.get::<_, Option<String>>(2)?.and_then(|text| State::parse(&text)),
        to: state(r, 3)?,
        version: r.get(4)?,
        hand: hand.and_then(|id| Hand::known(&id)),
        operator: r.get(6)?,
        by: r.get(7)?,
        at: r.get(8)?,
        reason: r.get(9)?,
        document: r.get(10)?,
    })
}

fn steps(connection: &Connection, sheet: i64) -> Result<Vec<SheetStepRow>, StoreError> {
    let mut statement = connection.prepare_cached(STEPS).during("read steps")?;
    let rows = statement.query_map([sheet], step);
    rows.and_then(Iterator::collect).during("read steps")
}

impl Store {
    /// The steps of a sheet in their order.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_steps(&self, sheet: i64) -> Result<Vec<SheetStepRow>, StoreError> {
        steps(self.connection(), sheet)
    }
}

impl Writer<'_> {
    /// The steps of a sheet as they stand inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_steps(&self, sheet: i64) -> Result<Vec<SheetStepRow>, StoreError> {
        steps(self.connection(), sheet)
    }

    /// Takes a step: it is written down, and the sheet stands where it leads.
    ///
    /// # Errors
    /// Those of any write.
    pub fn move_sheet(&self, sheet: i64, step: &NewSheetStep<'_>, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO sheet_step (sheet_id, step, from_state, to_state, version, hand, operator_id, at, reason,
            document) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute(rusqlite::params![
                    sheet,
                    step.step.id(),
                    step.from.map(State::id),
                    step.to.id(),
                    step.version,
                    step.hand.map(Hand::id),
                    operator,
                    at,
                    step.reason,
                    step.document,
                ])
            })
            .during("write step")?;
        self.connection()
            .prepare_cached("UPDATE sheet SET state = $1 WHERE id = $2")
            .and_then(|mut s| s.execute((step.to.id(), sheet)))
            .during("write sheet")
            .map(|_| ())
    }
}
