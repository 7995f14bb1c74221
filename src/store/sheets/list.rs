//! Sheets in lists: what waits for whom.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use super::record::{kind, state};
use crate::domain::case::number::number_key;
use crate::domain::dates::Month;
use crate::domain::hands::Hand;
use crate::domain::money::Money;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::store::error::During;
use crate::store::sql::{day, day_or_none, money, month_or_none};
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
    /// Name of the employer whose sheet it is.
    pub employer: Option<String>,
    /// The month it is about, of an employer's.
    pub month: Option<Month>,
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
    pub employer: Option<i64>,
    pub month: Option<Month>,
    pub entered_by: Option<i64>,
    /// With a limit that ends on this day or before.
    pub due_by: Option<NaiveDate>,
    pub waiting: Option<Waiting>,
    /// A part of the number, of the person's name or of the employer's.
    pub text: String,
}

/// What waits for an operator: sheets whose next step is his, except those he had another hand in, and those of people he is
/// kept away from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub operator: i64,
    /// Of which kind, in which state, by which hand.
    pub steps: Vec<(SheetKind, State, Hand)>,
}

const COLUMNS: &str = "SELECT s.id, s.kind, s.number, s.state, s.person_id, p.name,
    (SELECT number FROM injury_case WHERE id = s.case_id), s.amount_fen, s.entered_by,
    (SELECT name FROM operator WHERE id = s.entered_by), s.entered_on, s.due_on,
    coalesce(e.name, CASE WHEN s.kind = 'registration' THEN (SELECT v.fields ->> 'employer_name' FROM sheet_version AS v
        WHERE v.sheet_id = s.id AND v.version = s.version) END), s.month
    FROM sheet AS s LEFT JOIN person AS p ON p.id = s.person_id LEFT JOIN employer AS e ON e.id = s.employer_id";
const COUNT: &str = "SELECT count(*) FROM sheet AS s";
/// The same for a list that is narrowed by what somebody typed.
const COUNT_NAMED: &str = "SELECT count(*) FROM sheet AS s LEFT JOIN person AS p ON p.id = s.person_id
    LEFT JOIN employer AS e ON e.id = s.employer_id";
const SOONEST: &str = " ORDER BY s.state IN ('paid', 'refused', 'void', 'superseded', 'reversed', 'closed', 'adopted',
    'partly_adopted', 'declined'), s.due_on IS NULL, s.due_on,
    s.id DESC";
/// In the order of the rows, as there may be very many.
const NEWEST: &str = " ORDER BY s.id DESC";
const WAITS: &str = " AND EXISTS (SELECT 1 FROM json_each(?) AS w WHERE w.value ->> 0 = s.kind AND w.value ->> 1 = s.state
        AND NOT EXISTS (SELECT 1 FROM sheet_step AS t WHERE t.sheet_id = s.id AND t.operator_id = ? AND t.hand IS NOT NULL
            AND t.hand <> w.value ->> 2))
    AND NOT EXISTS (SELECT 1 FROM operator_bar AS b WHERE b.operator_id = ? AND b.person_id = s.person_id
        AND b.lifted_at IS NULL)";

/// A list's conditions and the values of its parameters, in their order.
struct Clause {
    sql: String,
    values: Vec<Value>,
}

impl Clause {
    fn of(filter: &SheetFilter) -> Clause {
        let mut clause = Clause { sql: " WHERE true".to_owned(), values: Vec::new() };
        if !filter.states.is_empty() {
            let states = words(filter.states.iter().map(|s| s.id()));
            clause.and(" AND s.state IN (SELECT value FROM json_each(?))", [states.into()]);
        }
        if !filter.kinds.is_empty() {
            let kinds = words(filter.kinds.iter().map(|k| k.id()));
            clause.and(" AND s.kind IN (SELECT value FROM json_each(?))", [kinds.into()]);
        }
        for (sql, row) in [
            (" AND s.person_id = ?", filter.person),
            (" AND s.case_id = ?", filter.case),
            (" AND s.employer_id = ?", filter.employer),
            (" AND s.month = ?", filter.month.map(Month::number)),
            (" AND s.entered_by = ?", filter.entered_by),
        ] {
            clause.and_some(sql, row.map(Value::from));
        }
        clause.and_some(" AND s.due_on <= ?", filter.due_by.map(|d| d.to_string().into()));
        if let Some(waiting) = &filter.waiting {
            let rows = waiting.steps.iter().map(|(kind, state, hand)| vec![kind.id(), state.id(), hand.id()]);
            let steps = serde_json::Value::from(rows.collect::<Vec<_>>()).to_string();
            clause.and(WAITS, [steps.into(), waiting.operator.into(), waiting.operator.into()]);
        }
        let key = number_key(&filter.text);
        if !filter.text.is_empty() {
            // What is no part of any number is looked for in names alone.
            let sql = " AND ((? <> '' AND instr(s.number_key, ?) > 0) OR instr(p.name, ?) > 0 OR instr(e.name, ?) > 0)";
            let text = || Value::from(filter.text.clone());
            clause.and(sql, [key.clone().into(), key.into(), text(), text()]);
        }
        clause
    }

    fn and(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push_str(sql);
        self.values.extend(values);
    }

    fn and_some(&mut self, sql: &str, value: Option<Value>) {
        if let Some(value) = value {
            self.and(sql, [value]);
        }
    }
}

/// A JSON list of words for `json_each`.
fn words<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    serde_json::Value::from(ids.collect::<Vec<_>>()).to_string()
}

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
        employer: r.get(12)?,
        month: month_or_none(r, 13)?,
    })
}

impl Store {
    /// A page of sheets: those that are due first come first, then the newest; the newest first where nothing says which
    /// states they are in.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_list(&self, filter: &SheetFilter, offset: i64, limit: i64) -> Result<Vec<SheetListRow>, StoreError> {
        let Clause { sql, mut values } = Clause::of(filter);
        let order = if filter.states.is_empty() { NEWEST } else { SOONEST };
        values.extend([limit.into(), offset.into()]);
        let sql = format!("{COLUMNS}{sql}{order} LIMIT ? OFFSET ?");
        let mut statement = self.connection().prepare_cached(&sql).during("list sheets")?;
        let rows = statement.query_map(params_from_iter(values), row);
        rows.and_then(Iterator::collect).during("list sheets")
    }

    /// How many there are.
    ///
    /// # Errors
    /// Those of any read.
    pub fn sheet_count(&self, filter: &SheetFilter) -> Result<i64, StoreError> {
        let Clause { sql, values } = Clause::of(filter);
        let count = if filter.text.is_empty() { COUNT } else { COUNT_NAMED };
        let mut statement = self.connection().prepare_cached(&format!("{count}{sql}")).during("count sheets")?;
        statement.query_row(params_from_iter(values), |r| r.get(0)).during("count sheets")
    }
}
