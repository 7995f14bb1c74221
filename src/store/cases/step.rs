//! The steps of a case: entered, settled, and what they change.

use rusqlite::Row;

use super::record::state;
use crate::domain::case::state::State;
use crate::store::error::During;
use crate::store::sql::day;
use crate::store::{Store, StoreError, Writer};

/// A step as it is entered.
#[derive(Debug, Clone)]
pub struct NewStep<'a> {
    pub step: &'a str,
    pub from: Option<State>,
    pub to: State,
    pub on: chrono::NaiveDate,
    pub document: &'a str,
    pub body: &'a str,
    pub situation: &'a str,
    pub grade: Option<u8>,
    pub nursing: Option<&'a str>,
    pub reason: &'a str,
    pub is_checked: bool,
}

/// A step as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRow {
    pub id: i64,
    pub step: String,
    pub to: State,
    pub on: chrono::NaiveDate,
    pub document: String,
    pub body: String,
    pub situation: String,
    pub grade: Option<u8>,
    pub nursing: Option<String>,
    pub reason: String,
    pub is_checked: bool,
    pub entered_by: i64,
    /// Name of who entered it.
    pub enterer: String,
    pub entered_at: String,
    /// `pass`, `return` or `recall`; `None` while it waits or needs no check.
    pub settled: Option<String>,
    /// Name of who settled it.
    pub settler: Option<String>,
    pub settled_at: Option<String>,
    pub remark: String,
}

impl StepRow {
    /// Whether it changed the case.
    #[must_use]
    pub fn took_effect(&self) -> bool {
        !self.is_checked || self.settled.as_deref() == Some("pass")
    }

    #[must_use]
    pub fn waits(&self) -> bool {
        self.is_checked && self.settled.is_none()
    }
}

const STEPS: &str =
    "SELECT s.id, s.step, s.to_state, s.happened_on, s.document, s.body, s.situation, s.grade, s.nursing, s.reason,
    s.is_checked, s.entered_by, e.name, s.entered_at, s.settled, c.name, s.settled_at, s.remark
    FROM case_step AS s JOIN operator AS e ON e.id = s.entered_by LEFT JOIN operator AS c ON c.id = s.settled_by
    WHERE s.case_id = $1 ORDER BY s.id";

fn step(r: &Row<'_>) -> rusqlite::Result<StepRow> {
    Ok(StepRow {
        id: r.get(0)?,
        step: r.get(1)?,
        to: state(r, 2)?,
        on: day(r, 3)?,
        document: r.get(4)?,
        body: r.get(5)?,
        situation: r.get(6)?,
        grade: r.get(7)?,
        nursing: r.get(8)?,
        reason: r.get(9)?,
        is_checked: r.get(10)?,
        entered_by: r.get(11)?,
        enterer: r.get(12)?,
        entered_at: r.get(13)?,
        settled: r.get(14)?,
        settler: r.get(15)?,
        settled_at: r.get(16)?,
        remark: r.get(17)?,
    })
}

fn steps(connection: &rusqlite::Connection, case: i64) -> Result<Vec<StepRow>, StoreError> {
    let mut statement = connection.prepare_cached(STEPS).during("read steps")?;
    let rows = statement.query_map([case], step);
    rows.and_then(Iterator::collect).during("read steps")
}

impl Store {
    /// The steps of a case in their order.
    ///
    /// # Errors
    /// Those of any read.
    pub fn case_steps(&self, case: i64) -> Result<Vec<StepRow>, StoreError> {
        steps(self.connection(), case)
    }
}

impl Writer<'_> {
    /// The steps of a case as they stand inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn case_steps(&self, case: i64) -> Result<Vec<StepRow>, StoreError> {
        steps(self.connection(), case)
    }

    /// Everybody who has entered anything on a case: a version of the claim, or a step.
    ///
    /// # Errors
    /// Those of any read.
    pub fn case_enterers(&self, case: i64) -> Result<Vec<i64>, StoreError> {
        const SQL: &str = "SELECT operator_id FROM case_version WHERE case_id = $1
            UNION SELECT entered_by FROM case_step WHERE case_id = $1";
        let mut statement = self.connection().prepare_cached(SQL).during("read steps")?;
        let rows = statement.query_map([case], |r| r.get(0));
        rows.and_then(Iterator::collect).during("read steps")
    }

    /// Writes a step down and answers its row's number.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_case_step(&self, case: i64, step: &NewStep<'_>, operator: i64, at: &str) -> Result<i64, StoreError> {
        const SQL: &str = "INSERT INTO case_step (case_id, step, from_state, to_state, happened_on, document, body, situation,
            grade, nursing, reason, is_checked, entered_by, entered_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
        self.connection()
            .prepare_cached(SQL)
            .and_then(|mut s| {
                s.execute(rusqlite::params![
                    case,
                    step.step,
                    step.from.map(State::id),
                    step.to.id(),
                    step.on.to_string(),
                    step.document,
                    step.body,
                    step.situation,
                    step.grade,
                    step.nursing,
                    step.reason,
                    step.is_checked,
                    operator,
                    at,
                ])
            })
            .during("write step")?;
        Ok(self.connection().last_insert_rowid())
    }

    /// Settles the step that waits.
    ///
    /// # Errors
    /// Those of any write.
    pub fn settle_case_step(&self, id: i64, how: &str, operator: i64, at: &str, remark: &str) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("UPDATE case_step SET settled = $1, settled_by = $2, settled_at = $3, remark = $4 WHERE id = $5")
            .and_then(|mut s| s.execute((how, operator, at, remark, id)))
            .during("write step")
            .map(|_| ())
    }

    /// Moves a case where a step leads, with what the step brought.
    ///
    /// # Errors
    /// Those of any write.
    pub fn move_case(&self, case: i64, to: State, situation: Option<&str>) -> Result<(), StoreError> {
        self.connection()
            .execute(
                "UPDATE injury_case SET state = $1, situation = coalesce($2, situation) WHERE id = $3",
                (to.id(), situation, case),
            )
            .during("write case")
            .map(|_| ())
    }

    /// Writes down a grade and nursing level, or that there are none.
    ///
    /// # Errors
    /// Those of any write.
    pub fn grade_case(&self, case: i64, grade: Option<u8>, nursing: Option<&str>) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("UPDATE injury_case SET grade = $1, nursing = $2 WHERE id = $3")
            .and_then(|mut s| s.execute((grade, nursing, case)))
            .during("write case")
            .map(|_| ())
    }

    /// The limit that runs now, and its last day.
    ///
    /// # Errors
    /// Those of any write.
    pub fn set_case_due(&self, case: i64, limit: &str, on: Option<chrono::NaiveDate>) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("UPDATE injury_case SET due_limit = $1, due_on = $2 WHERE id = $3")
            .and_then(|mut s| s.execute((limit, on.map(|d| d.to_string()), case)))
            .during("write case")
            .map(|_| ())
    }
}
