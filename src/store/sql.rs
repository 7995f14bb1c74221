//! Values between SQLite and the domain.

use chrono::NaiveDate;
use rusqlite::Row;
use rusqlite::types::Type;

use crate::domain::dates::Month;
use crate::domain::money::Money;

/// Column `index` as a day.
pub(super) fn day(row: &Row<'_>, index: usize) -> rusqlite::Result<NaiveDate> {
    parse_day(&row.get::<_, String>(index)?, index)
}

/// Column `index` as a day or nothing.
pub(super) fn day_or_none(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<NaiveDate>> {
    row.get::<_, Option<String>>(index)?.map(|text| parse_day(&text, index)).transpose()
}

fn parse_day(text: &str, index: usize) -> rusqlite::Result<NaiveDate> {
    text.parse().map_err(|e| rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(e)))
}

/// Column `index` as a month.
pub(super) fn month(row: &Row<'_>, index: usize) -> rusqlite::Result<Month> {
    Month::from_number(row.get(index)?).map_err(|e| rusqlite::Error::FromSqlConversionFailure(index, Type::Integer, Box::new(e)))
}

/// Column `index` as a month or nothing.
pub(super) fn month_or_none(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<Month>> {
    row.get::<_, Option<i64>>(index)?.map(|_| month(row, index)).transpose()
}

/// Column `index`, whole fen.
pub(super) fn money(row: &Row<'_>, index: usize) -> rusqlite::Result<Money> {
    row.get(index).map(Money::from_fen)
}

/// The least text that is greater than every text beginning with `prefix`.
///
/// SQLite compares UTF-8 bytes, so the highest code point ends every such range.
pub(super) fn after_prefix(prefix: &str) -> String {
    format!("{prefix}\u{10FFFF}")
}
