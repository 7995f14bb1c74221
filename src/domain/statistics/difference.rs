//! What a corrected return says otherwise than the edition before.

use super::table::{ColumnId, RowKey, Table, Value};

/// A figure that differs; `Missing` where there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub row: RowKey,
    pub column: ColumnId,
    pub before: Value,
    pub after: Value,
}

/// Every figure that differs, in the order of the newer table; rows and columns that are gone come last.
#[must_use]
pub fn differences(before: &Table, after: &Table) -> Vec<Difference> {
    let value = |table: &Table, row: &RowKey, column| table.figure(row, column).map_or(Value::Missing, |f| f.value);
    let gone = before.rows.iter().filter(|r| after.row(&r.key).is_none());
    let rows = after.rows.iter().chain(gone).map(|r| &r.key);
    let columns: Vec<ColumnId> =
        after.columns.iter().chain(before.columns.iter().filter(|c| !after.columns.contains(c))).copied().collect();
    rows.flat_map(|row| {
        columns.iter().map(move |column| Difference {
            row: row.clone(),
            column: *column,
            before: value(before, row, *column),
            after: value(after, row, *column),
        })
    })
    .filter(|d| d.before != d.after)
    .collect()
}
