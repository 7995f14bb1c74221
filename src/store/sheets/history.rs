//! What is on file beside a sheet that a reviewer should know: what its kind came to before, receipts like its own, what its
//! person owes, accounts that changed, deaths.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use crate::domain::money::Money;
use crate::domain::sheet::kind::SheetKind;
use crate::store::error::During;
use crate::store::sql::{day, money};
use crate::store::{Store, StoreError};

/// Sheets whose amounts are compared with, the newest ones.
const HISTORY_MAX: i64 = 500;
/// Receipts like a sheet's own that are told.
const NEAR_MAX: i64 = 50;

/// A live receipt of another sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearRow {
    /// Row of the grid of the receipt it is like; the first is 1.
    pub line: i64,
    pub code: String,
    pub number: String,
    /// Number of its sheet.
    pub sheet: String,
}

impl Store {
    /// Amounts of paid and approved sheets of a kind, the newest first; of one kind of care, unless that is empty.
    ///
    /// # Errors
    /// Those of any read.
    pub fn amounts_before(&self, kind: SheetKind, care: &str, but: i64) -> Result<Vec<Money>, StoreError> {
        // The plus signs keep to the order of the rows, where the newest few hundred end the reading.
        const SQL: &str = "SELECT s.amount_fen FROM sheet AS s
            JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version
            WHERE +s.state IN ('paid', 'approved') AND +s.kind = $1 AND ($2 = '' OR v.fields ->> 'care' = $2) AND s.id <> $3
            AND s.amount_fen > 0 ORDER BY s.id DESC LIMIT $4";
        let mut statement = self.connection().prepare_cached(SQL).during("read amounts")?;
        let rows = statement.query_map((kind.id(), care, but, HISTORY_MAX), |r| money(r, 0));
        rows.and_then(Iterator::collect).during("read amounts")
    }

    /// Live receipts of other sheets with the amount and day of one of this version's, for the same person or of the same
    /// hospital.
    ///
    /// # Errors
    /// Those of any read.
    pub fn receipts_alike(&self, sheet: i64, version: i64) -> Result<Vec<NearRow>, StoreError> {
        const SQL: &str = "SELECT m.nth, o.code, o.number, s.number FROM receipt AS m
            JOIN receipt AS o ON o.issued_on = m.issued_on AND o.amount_fen = m.amount_fen AND o.is_live = 1
                AND o.sheet_id <> m.sheet_id
            JOIN sheet AS s ON s.id = o.sheet_id JOIN sheet AS t ON t.id = m.sheet_id
            JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version
            JOIN sheet_version AS w ON w.sheet_id = m.sheet_id AND w.version = m.version
            WHERE m.sheet_id = $1 AND m.version = $2
            AND (s.person_id IS t.person_id OR v.fields ->> 'hospital' = w.fields ->> 'hospital')
            ORDER BY m.nth, o.id LIMIT $3";
        let mut statement = self.connection().prepare_cached(SQL).during("read receipts")?;
        let rows = statement.query_map((sheet, version, NEAR_MAX), |r| {
            Ok(NearRow { line: r.get(0)?, code: r.get(1)?, number: r.get(2)?, sheet: r.get(3)? })
        });
        rows.and_then(Iterator::collect).during("read receipts")
    }

    /// The sheet another live receipt of this code and number stands on.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_of_receipt(&self, code: &str, number: &str, but: i64) -> Result<Option<String>, StoreError> {
        const SQL: &str = "SELECT s.number FROM receipt AS r JOIN sheet AS s ON s.id = r.sheet_id
            WHERE r.number = $1 AND r.code = $2 AND r.is_live = 1 AND r.sheet_id <> $3";
        let mut statement = self.connection().prepare_cached(SQL).during("read receipts")?;
        statement.query_row((number, code, but), |r| r.get(0)).optional().during("read receipts")
    }

    /// The day a person died, as a case of his says.
    ///
    /// # Errors
    /// Those of any read.
    pub fn died_on(&self, person: i64) -> Result<Option<NaiveDate>, StoreError> {
        const SQL: &str = "SELECT died_on FROM injury_case WHERE person_id = $1 AND died_on IS NOT NULL ORDER BY died_on LIMIT 1";
        let mut statement = self.connection().prepare_cached(SQL).during("read person")?;
        statement.query_row([person], |r| day(r, 0)).optional().during("read person")
    }

    /// Recoveries from a person that stand open, with what is still owed.
    ///
    /// # Errors
    /// Those of any read.
    pub fn recoveries_open(&self, person: i64, but: i64) -> Result<Vec<(String, Money)>, StoreError> {
        const SQL: &str = "SELECT number, owed FROM (SELECT s.id, s.number, s.amount_fen
                - coalesce((SELECT sum(amount_fen) FROM recovery_part WHERE sheet_id = s.id), 0) AS owed FROM sheet AS s
                WHERE s.person_id = $1 AND s.kind = 'recovery' AND s.id <> $2
                AND s.state IN ('to_review', 'to_approve', 'to_countersign', 'approved'))
            WHERE owed > 0 ORDER BY id";
        let mut statement = self.connection().prepare_cached(SQL).during("read recoveries")?;
        let rows = statement.query_map((person, but), |r| Ok((r.get(0)?, money(r, 1)?)));
        rows.and_then(Iterator::collect).during("read recoveries")
    }

    /// Since when a payee's account has held that took another's place.
    ///
    /// # Errors
    /// Those of any read.
    pub fn account_changed(&self, payee: i64) -> Result<Option<NaiveDate>, StoreError> {
        const SQL: &str = "SELECT a.valid_from FROM payee_account AS a WHERE a.payee_id = $1
            AND EXISTS (SELECT 1 FROM payee_account AS b WHERE b.payee_id = a.payee_id AND b.id < a.id AND b.account <> a.account)
            ORDER BY a.id DESC LIMIT 1";
        let mut statement = self.connection().prepare_cached(SQL).during("read account")?;
        statement.query_row([payee], |r| day(r, 0)).optional().during("read account")
    }
}
