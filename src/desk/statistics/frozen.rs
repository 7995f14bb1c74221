//! A table as it is kept when it has been sent: JSON with stable ids, read back as it was written.

use serde_json::{Value as Json, json};

use crate::domain::money::Money;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::{ColumnId, Figure, Row, RowKey, Table, TableId, Unit, Value};
use crate::store::StoreError;

/// Stable keys: `columns[]`, `rows[]` with `key` and `figures[]` (null where there is none; amounts in yuan, the others whole or
/// with two decimals).
pub(super) fn document(table: &Table) -> String {
    let row = |r: &Row| {
        let figures: Vec<Option<String>> = r.figures.iter().map(|f| text(f.value)).collect();
        json!({ "key": r.key.to_string(), "figures": figures })
    };
    let columns: Vec<String> = table.columns.iter().map(ToString::to_string).collect();
    json!({ "columns": columns, "rows": table.rows.iter().map(row).collect::<Vec<_>>() }).to_string()
}

/// A value as stored; nothing for one that is missing.
fn text(value: Value) -> Option<String> {
    match value {
        Value::Missing | Value::Hidden => None,
        Value::Count(n) => Some(n.to_string()),
        Value::Money(amount) => Some(amount.plain()),
        Value::Hundredths(n) => Some(Money::from_fen(n).plain()),
    }
}

/// Reads a table back. What it opens to is not kept, and which rows add up is of its id.
///
/// # Errors
/// `BadValue` for a document that this program did not write.
pub(super) fn table(id: TableId, period: Period, document: &str) -> Result<Table, StoreError> {
    let bad = || StoreError::BadValue(format!("return of {} {period}", id.id()));
    let json: Json = serde_json::from_str(document).map_err(|_| bad())?;
    let texts = |json: &Json| json.as_array().cloned().ok_or_else(bad);
    let column = |json: &Json| json.as_str().and_then(ColumnId::parse).ok_or_else(bad);
    let columns: Vec<ColumnId> = texts(&json["columns"])?.iter().map(column).collect::<Result<_, _>>()?;
    let row = |json: &Json| {
        let key = json["key"].as_str().and_then(RowKey::parse).ok_or_else(bad)?;
        let figures = texts(&json["figures"])?;
        let figure = |(json, column): (&Json, &ColumnId)| {
            let value = json.as_str().map_or(Some(Value::Missing), |text| value(*column, text)).ok_or_else(bad)?;
            Ok(Figure { value, list: None })
        };
        let figures = figures.iter().zip(&columns).map(figure).collect::<Result<Vec<_>, StoreError>>()?;
        Ok(Row { key, figures })
    };
    let rows = texts(&json["rows"])?.iter().map(row).collect::<Result<Vec<_>, StoreError>>()?;
    Ok(Table { id, period, columns, rows, sums: Vec::new() })
}

fn value(column: ColumnId, text: &str) -> Option<Value> {
    match column.unit() {
        Unit::People | Unit::Employers | Unit::Cases => text.parse().ok().map(Value::Count),
        Unit::Money => Money::parse(text).ok().map(Value::Money),
        Unit::Percent | Unit::PerMille | Unit::Days => Money::parse(text).ok().map(|m| Value::Hundredths(m.fen())),
    }
}
