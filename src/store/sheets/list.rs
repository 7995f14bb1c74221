//! Sheets in lists: what waits for whom.

use chrono::NaiveDate;
use rusqlite::Row;

use super::record::{kind, state};
use crate::domain::case::number::number_key;
use crate::domain::money::Money;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::store::error::During;
use crate::store::sql::{day, day_or_none, money};
use crate::store::{Store, StoreError};

/// A sheet in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetListRow {
    pub id: i64,
    pub kind: SheetKind,
    pub number: String,
    pub state: State,
    pub person: Option<i64>,
    pub name: Option<String>,
    pub case_number: Option<String>,
    pub amount: Money,
    pub entered_by: i64,
    /// Name of who entered it.
    pub enterer: String,
    pub entered_on: NaiveDate,
    pub due_on: Option<NaiveDate>,
}

/// What sheets are asked for; what is empty narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetFilter {
    pub kinds: Vec<SheetKind>,
    pub states: Vec<State>,
    pub person: Option<i64>,
    pub case: Option<i64>,
    pub entered_by: Option<i64>,
    /// A part of the number or of the person's name.
    pub text: String,
}

/// A JSON list of words for `json_each`.
fn words<T>(values: &[T], id: impl Fn(&T) -> &'static str) -> String {
    let ids: Vec<&str> = values.iter().map(id).collect();
    serde_json::Value::from(ids).to_string()
}

const WHERE: &str = "FROM sheet AS s LEFT JOIN person AS p ON p.id = s.person_id
    WHERE ($1 = '[]' OR s.kind IN (SELECT value FROM json_each($1)))
    AND ($2 = '[]' OR s.state IN (SELECT value FROM json_each($2)))
    AND ($3 IS NULL OR s.person_id = $3) AND ($4 IS NULL OR s.case_id = $4) AND ($5 IS NULL OR s.entered_by = $5)
    AND ($6 = '' OR instr(s.number_key, $7) > 0 OR instr(p.name, $6) > 0)";

fn row(r: &Row<'_>) -> rusqlite::Result<SheetListRow> {
    Ok(SheetListRow {
        id: r.get(0)?,
        kind: kind(r, 1)?,
        number: r.get(2)?,
        state: state(r, 3)?,
        person: r.get(4)?,
        name: r.get(5)?,
        case_number: r.get(6)?,
        amount: money(r, 7)?,
        entered_by: r.get(8)?,
        enterer: r.get(9)?,
        entered_on: day(r, 10)?,
        due_on: day_or_none(r, 11)?,
    })
}

impl Store {
    /// A page of sheets: those that are due first come first, then the newest.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_list(&self, filter: &SheetFilter, offset: i64, limit: i64) -> Result<Vec<SheetListRow>, StoreError> {
        let sql = format!(
            "SELECT s.id, s.kind, s.number, s.state, s.person_id, p.name,
                (SELECT number FROM injury_case WHERE id = s.case_id), s.amount_fen, s.entered_by,
                (SELECT name FROM operator WHERE id = s.entered_by), s.entered_on, s.due_on
             {WHERE} ORDER BY s.state IN ('paid', 'refused', 'void', 'superseded', 'reversed'), s.due_on IS NULL, s.due_on,
             s.id DESC LIMIT $8 OFFSET $9"
        );
        let mut statement = self.connection().prepare_cached(&sql).during("list sheets")?;
        let rows = statement.query_map(
            rusqlite::params![
                words(&filter.kinds, |k| k.id()),
                words(&filter.states, |s| s.id()),
                filter.person,
                filter.case,
                filter.entered_by,
                filter.text,
                number_key(&filter.text),
                limit,
                offset,
            ],
            row,
        );
        rows.and_then(Iterator::collect).during("list sheets")
    }

    /// How many there are.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_count(&self, filter: &SheetFilter) -> Result<i64, StoreError> {
        let mut statement = self.connection().prepare_cached(&format!("SELECT count(*) {WHERE}")).during("count sheets")?;
        let values = rusqlite::params![
            words(&filter.kinds, |k| k.id()),
            words(&filter.states, |s| s.id()),
            filter.person,
            filter.case,
            filter.entered_by,
            filter.text,
            number_key(&filter.text),
        ];
        statement.query_row(values, |r| r.get(0)).during("count sheets")
    }
}
