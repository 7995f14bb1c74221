//! 票据: receipts of sheets. No live one comes twice.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::{day, money};
use crate::store::{Store, StoreError, Writer};

/// A receipt of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptRow {
    /// Empty for an electronic invoice, which has only a number.
    pub code: String,
    pub number: String,
    pub issued_on: NaiveDate,
    /// Id in the code list of cost classes.
    pub category: String,
    pub amount: Money,
    /// The part outside the three catalogues.
    pub outside: Money,
    pub note: String,
}

/// Where a receipt stands already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownReceipt {
    pub sheet_id: i64,
    /// Number of the sheet.
    pub sheet: String,
}

fn known(connection: &Connection, code: &str, number: &str, but: Option<i64>) -> Result<Option<KnownReceipt>, StoreError> {
    const SQL: &str = "SELECT s.id, s.number FROM receipt AS r JOIN sheet AS s ON s.id = r.sheet_id
        WHERE r.number = $1 AND r.code = $2 AND r.is_live = 1 AND r.sheet_id IS NOT $3";
    let mut statement = connection.prepare_cached(SQL).during("find receipt")?;
    let row = |r: &rusqlite::Row<'_>| Ok(KnownReceipt { sheet_id: r.get(0)?, sheet: r.get(1)? });
    statement.query_row((number, code, but), row).optional().during("find receipt")
}

impl Store {
    /// Where a receipt stands already; `but` is the sheet that is being corrected.
    ///
    /// # Errors
    /// Those of any read.
    pub fn known_receipt(&self, code: &str, number: &str, but: Option<i64>) -> Result<Option<KnownReceipt>, StoreError> {
        known(self.connection(), code, number, but)
    }

    /// The receipts of a version of a sheet.
    ///
    /// # Errors
    /// Those of any read.
    pub fn receipts(&self, sheet: i64, version: i64) -> Result<Vec<ReceiptRow>, StoreError> {
        const SQL: &str = "SELECT code, number, issued_on, category, amount_fen, outside_fen, note FROM receipt
            WHERE sheet_id = $1 AND version = $2 ORDER BY nth";
        let mut statement = self.connection().prepare_cached(SQL).during("read receipts")?;
        let rows = statement.query_map((sheet, version), |r| {
            Ok(ReceiptRow {
                code: r.get(0)?,
                number: r.get(1)?,
                issued_on: day(r, 2)?,
                category: r.get(3)?,
                amount: money(r, 4)?,
                outside: money(r, 5)?,
                note: r.get(6)?,
            })
        });
        rows.and_then(Iterator::collect).during("read receipts")
    }
}

/// A receipt as it is compared with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptOfDay {
    /// Number of the sheet.
    pub sheet: String,
    pub code: String,
    pub number: String,
    pub issued_on: NaiveDate,
    pub amount: Money,
    pub hospital: String,
}

impl Store {
    /// The live receipts of these days; `but` is the sheet that is being corrected.
    ///
    /// # Errors
    /// Those of any read.
    pub fn receipts_of_days(&self, days: &[NaiveDate], but: Option<i64>) -> Result<Vec<ReceiptOfDay>, StoreError> {
        const SQL: &str = "SELECT s.number, r.code, r.number, r.issued_on, r.amount_fen,
                coalesce(json_extract(v.fields, '$.hospital'), '')
            FROM receipt AS r JOIN sheet AS s ON s.id = r.sheet_id
                JOIN sheet_version AS v ON v.sheet_id = r.sheet_id AND v.version = r.version
            WHERE r.is_live = 1 AND r.issued_on IN (SELECT value FROM json_each($1)) AND r.sheet_id IS NOT $2 ORDER BY r.id";
        let days: Vec<String> = days.iter().map(ToString::to_string).collect();
        let mut statement = self.connection().prepare_cached(SQL).during("compare receipts")?;
        let rows = statement.query_map((serde_json::Value::from(days).to_string(), but), |r| {
            Ok(ReceiptOfDay {
                sheet: r.get(0)?,
                code: r.get(1)?,
                number: r.get(2)?,
                issued_on: day(r, 3)?,
                amount: money(r, 4)?,
                hospital: r.get(5)?,
            })
        });
        rows.and_then(Iterator::collect).during("compare receipts")
    }
}

impl Writer<'_> {
    /// The same as [`Store::known_receipt`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn known_receipt(&self, code: &str, number: &str, but: Option<i64>) -> Result<Option<KnownReceipt>, StoreError> {
        known(self.connection(), code, number, but)
    }

    /// Writes down the receipts of a version; those of the versions before are given up first.
    ///
    /// # Errors
    /// Those of any write.
    pub fn put_receipts(&self, sheet: i64, version: i64, receipts: &[ReceiptRow]) -> Result<(), StoreError> {
        const SQL: &str =
            "INSERT INTO receipt (sheet_id, version, nth, code, number, issued_on, category, amount_fen, outside_fen,
            note, is_live) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
        self.give_up_receipts(sheet)?;
        let mut statement = self.connection().prepare_cached(SQL).during("write receipts")?;
        for (nth, receipt) in (1_i64..).zip(receipts) {
            let values = rusqlite::params![
                sheet,
                version,
                nth,
                receipt.code,
                receipt.number,
                receipt.issued_on.to_string(),
                receipt.category,
                receipt.amount.fen(),
                receipt.outside.fen(),
                receipt.note,
            ];
            statement.execute(values).during("write receipts")?;
        }
        Ok(())
    }

    /// Gives up a sheet's receipts, so that they may be entered again.
    ///
    /// # Errors
    /// Those of any write.
    pub fn give_up_receipts(&self, sheet: i64) -> Result<(), StoreError> {
        self.connection()
            .prepare_cached("UPDATE receipt SET is_live = 0 WHERE sheet_id = $1 AND is_live = 1")
            .and_then(|mut s| s.execute([sheet]))
            .during("write receipts")
            .map(|_| ())
    }
}
