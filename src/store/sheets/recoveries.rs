//! 追回: recovery sheets with what came back of them.

use chrono::NaiveDate;
use rusqlite::Row;

use super::record::state;
use crate::domain::money::Money;
use crate::domain::sheet::state::State;
use crate::store::error::During;
use crate::store::sql::{day, money};
use crate::store::{Store, StoreError, Writer};

/// A recovery as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryRow {
    pub id: i64,
    pub number: String,
    pub state: State,
    /// Row of the person who owes it, if a person does.
    pub person: Option<i64>,
    /// Row and number of the case.
    pub case: Option<(i64, String)>,
    pub amount: Money,
    /// What came back or was given up.
    pub back: Money,
    /// What was entered, in the newest version: a JSON object of texts.
    pub fields: String,
}

/// A part that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryPartRow {
    /// Below zero where it was taken back.
    pub amount: Money,
    pub on: NaiveDate,
    /// Id of a `Way`.
    pub way: String,
    /// Number of the posting or of the payment list it came by.
    pub by: String,
    /// Name of who booked it.
    pub operator: String,
}

/// A part to be noted down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewRecoveryPart {
    /// Row of the recovery.
    pub recovery: i64,
    pub amount: Money,
    pub on: NaiveDate,
    /// Id of a `Way`, not of a set-off.
    pub way: &'static str,
    /// Row of the posting.
    pub posting: i64,
}

const RECOVERY: &str = "SELECT s.id, s.number, s.state, s.person_id, s.case_id, c.number, s.amount_fen,
    coalesce((SELECT sum(amount_fen) FROM recovery_part WHERE sheet_id = s.id), 0), v.fields
    FROM sheet AS s JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version
    LEFT JOIN injury_case AS c ON c.id = s.case_id WHERE s.kind = 'recovery'";

fn recovery(r: &Row<'_>) -> rusqlite::Result<RecoveryRow> {
    let case: (Option<i64>, Option<String>) = (r.get(4)?, r.get(5)?);
    Ok(RecoveryRow {
        id: r.get(0)?,
        number: r.get(1)?,
        state: state(r, 2)?,
        person: r.get(3)?,
        case: case.0.zip(case.1),
        amount: money(r, 6)?,
        back: money(r, 7)?,
        fields: r.get(8)?,
    })
}

impl Store {
    /// All recoveries, the newest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn recoveries(&self) -> Result<Vec<RecoveryRow>, StoreError> {
        let mut statement =
            self.connection().prepare_cached(&format!("{RECOVERY} ORDER BY s.id DESC")).during("read recoveries")?;
        statement.query_map([], recovery).and_then(Iterator::collect).during("read recoveries")
    }

    /// The approved recoveries from a person that are not paid, the oldest first.
    ///
    /// # Errors
    /// Those of any read.
    pub fn recoveries_from(&self, person: i64) -> Result<Vec<RecoveryRow>, StoreError> {
        let sql = format!("{RECOVERY} AND s.state = 'approved' AND s.person_id = $1 ORDER BY s.id");
        let mut statement = self.connection().prepare_cached(&sql).during("read recoveries")?;
        statement.query_map([person], recovery).and_then(Iterator::collect).during("read recoveries")
    }

    /// The recoveries of what a sheet paid that have not come to nothing; `but` is none of them.
    ///
    /// # Errors
    /// Those of any read.
    pub fn recoveries_of_sheet(&self, number: &str, but: Option<i64>) -> Result<Vec<RecoveryRow>, StoreError> {
        let sql = format!(
            "{RECOVERY} AND v.fields ->> '$.follows' = $1 AND s.id IS NOT $2
             AND s.state NOT IN ('refused', 'void', 'superseded', 'reversed') ORDER BY s.id"
        );
        let mut statement = self.connection().prepare_cached(&sql).during("read recoveries")?;
        statement.query_map((number, but), recovery).and_then(Iterator::collect).during("read recoveries")
    }

    /// A recovery by its row.
    ///
    /// # Errors
    /// Those of any read; also for a row that is none.
    pub fn recovery(&self, id: i64) -> Result<RecoveryRow, StoreError> {
        let mut statement = self.connection().prepare_cached(&format!("{RECOVERY} AND s.id = $1")).during("read recovery")?;
        statement.query_row([id], recovery).during("read recovery")
    }

    /// What came back of a recovery, in the order it was booked.
    ///
    /// # Errors
    /// Those of any read.
    pub fn recovery_parts(&self, id: i64) -> Result<Vec<RecoveryPartRow>, StoreError> {
        const SQL: &str = "SELECT p.amount_fen, p.on_day, p.way, coalesce(b.number, t.number, ''), o.name FROM recovery_part AS p
            JOIN operator AS o ON o.id = p.operator_id LEFT JOIN sheet AS b ON b.id = p.posting_id
            LEFT JOIN payment_line AS l ON l.id = p.line_id LEFT JOIN sheet AS t ON t.id = l.list_id
            WHERE p.sheet_id = $1 ORDER BY p.id";
        let mut statement = self.connection().prepare_cached(SQL).during("read what came back")?;
        let rows = statement.query_map([id], |r| {
            let (amount, on) = (money(r, 0)?, day(r, 1)?);
            Ok(RecoveryPartRow { amount, on, way: r.get(2)?, by: r.get(3)?, operator: r.get(4)? })
        });
        rows.and_then(Iterator::collect).during("read what came back")
    }

    /// Postings that wait to be checked and say that something comes back of a recovery, together; `but` is none of them.
    ///
    /// # Errors
    /// Those of any read.
    pub fn repayments_waiting(&self, number: &str, but: Option<i64>) -> Result<Money, StoreError> {
        const SQL: &str = "SELECT coalesce(sum(s.amount_fen), 0) FROM sheet AS s
            JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version
            WHERE s.kind = 'posting' AND s.state = 'to_review' AND s.id IS NOT $1 AND v.fields ->> '$.recovery' = $2";
        let mut statement = self.connection().prepare_cached(SQL).during("read what waits")?;
        statement.query_row((but, number), |r| money(r, 0)).during("read what waits")
    }

    /// What a posting brought back: the recovery's row, the amount and the way.
    ///
    /// # Errors
    /// Those of any read.
    pub fn brought_back_by(&self, posting: i64) -> Result<Option<(i64, Money, String)>, StoreError> {
        const SQL: &str = "SELECT sheet_id, amount_fen, way FROM recovery_part WHERE posting_id = $1";
        let mut statement = self.connection().prepare_cached(SQL).during("read what came back")?;
        let mut rows =
            statement.query_map([posting], |r| Ok((r.get(0)?, money(r, 1)?, r.get(2)?))).during("read what came back")?;
        rows.next().transpose().during("read what came back")
    }
}

impl Writer<'_> {
    /// What of an item of a case was claimed back as paid too much, but for what was given up.
    ///
    /// # Errors
    /// Those of any read.
    pub fn claimed_back(&self, case: i64, item: &str) -> Result<Money, StoreError> {
        const SQL: &str = "SELECT coalesce(sum(s.amount_fen - coalesce((SELECT sum(amount_fen) FROM recovery_part
                WHERE sheet_id = s.id AND way = 'write_off'), 0)), 0)
            FROM sheet AS s JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version
            WHERE s.kind = 'recovery' AND s.state IN ('approved', 'paid') AND s.case_id = $1 AND v.fields ->> '$.item' = $2
                AND v.fields ->> '$.recovery_cause' = 'overpaid'";
        let mut statement = self.connection().prepare_cached(SQL).during("read recoveries")?;
        statement.query_row((case, item), |r| money(r, 0)).during("read recoveries")
    }

    /// What was claimed back from a person of a monthly item, of a case, and not given up. A claim that names no sheet has no
    /// case; it counts where the person has no second benefit of the kind.
    ///
    /// # Errors
    /// Those of any read.
    pub fn claimed_back_of(&self, person: i64, case: Option<i64>, item: &str) -> Result<Money, StoreError> {
        const SQL: &str = "SELECT coalesce(sum(s.amount_fen - coalesce((SELECT sum(amount_fen) FROM recovery_part
                WHERE sheet_id = s.id AND way = 'write_off'), 0)), 0)
            FROM sheet AS s JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version
            WHERE s.kind = 'recovery' AND s.state IN ('approved', 'paid') AND s.person_id = $1
                AND (s.case_id IS $2 OR (s.case_id IS NULL
                    AND (SELECT count(*) FROM benefit WHERE person_id = $1 AND kind = $3) = 1))
                AND v.fields ->> '$.item' = $3 AND v.fields ->> '$.recovery_cause' = 'overpaid'";
        let mut statement = self.connection().prepare_cached(SQL).during("read recoveries")?;
        statement.query_row((person, case, item), |r| money(r, 0)).during("read recoveries")
    }

    /// Notes down that a part came back, or was given up.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_recovery_part(&self, new: &NewRecoveryPart, operator: i64, at: &str) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO recovery_part (sheet_id, amount_fen, on_day, way, posting_id, operator_id, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = (new.recovery, new.amount.fen(), new.on.to_string(), new.way, new.posting, operator, at);
        self.connection().prepare_cached(SQL).and_then(|mut s| s.execute(values)).during("write what came back").map(|_| ())
    }
}
