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
