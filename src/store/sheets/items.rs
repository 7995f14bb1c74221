//! What a version of a sheet comes to, item by item.

use rusqlite::{Connection, Row};

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::money;
use crate::store::{Store, StoreError, Writer};

/// An item as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// Id of an `ItemKind`.
    pub item: &'static str,
    /// Id of a `Payer`.
    pub payer: &'static str,
    pub amount: Money,
    /// Whose benefit it is.
    pub person: Option<i64>,
    /// Row of who gets the money.
    pub payee: Option<i64>,
    pub monthly: bool,
    pub from: Option<Month>,
    pub until: Option<Month>,
    pub remark: String,
    /// JSON: how it was made, as it was told.
    pub explanation: String,
}

/// An item as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRow {
    pub nth: i64,
    pub item: String,
    pub payer: String,
    pub amount: Money,
    pub person: Option<i64>,
    /// Name of whose benefit it is.
    pub name: Option<String>,
    pub payee: Option<i64>,
    pub monthly: bool,
    pub from: Option<Month>,
    pub until: Option<Month>,
    pub remark: String,
    pub explanation: String,
}

fn month_or_none(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Month>> {
    match row.get::<_, Option<i64>>(index)? {
        Some(_) => crate::store::sql::month(row, index).map(Some),
        None => Ok(None),
    }
}

fn items(connection: &Connection, sheet: i64, version: i64) -> Result<Vec<ItemRow>, StoreError> {
    const SQL: &str = "SELECT i.nth, i.item, i.payer, i.amount_fen, i.person_id, p.name, i.payee_id, i.monthly, i.from_month,
        i.until_month, i.remark, i.explanation FROM sheet_item AS i LEFT JOIN person AS p ON p.id = i.person_id
        WHERE i.sheet_id = $1 AND i.version = $2 ORDER BY i.nth";
    let mut statement = connection.prepare_cached(SQL).during("read items")?;
    let rows = statement.query_map((sheet, version), |r| {
        Ok(ItemRow {
            nth: r.get(0)?,
            item: r.get(1)?,
            payer: r.get(2)?,
            amount: money(r, 3)?,
            person: r.get(4)?,
            name: r.get(5)?,
            payee: r.get(6)?,
            monthly: r.get(7)?,
            from: month_or_none(r, 8)?,
            until: month_or_none(r, 9)?,
            remark: r.get(10)?,
            explanation: r.get(11)?,
        })
    });
    rows.and_then(Iterator::collect).during("read items")
}

impl Store {
    /// The items of a version of a sheet.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_items(&self, sheet: i64, version: i64) -> Result<Vec<ItemRow>, StoreError> {
        items(self.connection(), sheet, version)
    }
}

impl Writer<'_> {
    /// The same as [`Store::sheet_items`], inside the write.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_items(&self, sheet: i64, version: i64) -> Result<Vec<ItemRow>, StoreError> {
        items(self.connection(), sheet, version)
    }

    /// Writes down what a version comes to.
    ///
    /// # Errors
    /// Those of any write.
    pub fn add_sheet_items(&self, sheet: i64, version: i64, items: &[NewItem]) -> Result<(), StoreError> {
        const SQL: &str = "INSERT INTO sheet_item (sheet_id, version, nth, item, payer, amount_fen, person_id, payee_id, monthly,
            from_month, until_month, remark, explanation) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
        let mut statement = self.connection().prepare_cached(SQL).during("write items")?;
        for (nth, item) in (1_i64..).zip(items) {
            let values = rusqlite::params![
                sheet,
                version,
                nth,
                item.item,
                item.payer,
                item.amount.fen(),
                item.person,
                item.payee,
                item.monthly,
                item.from.map(Month::number),
                item.until.map(Month::number),
                item.remark,
                item.explanation,
            ];
            statement.execute(values).during("write items")?;
        }
        Ok(())
    }
}
