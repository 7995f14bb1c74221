//! Employers in lists.

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};

use super::employer::state;
use crate::domain::dates::Month;
use crate::domain::employer::state::EmployerState;
use crate::domain::money::Money;
use crate::store::error::During;
use crate::store::sql::{money, month_or_none};
use crate::store::{Store, StoreError};

/// An employer in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerListRow {
    pub id: i64,
    pub credit_code: String,
    pub name: String,
    pub state: EmployerState,
    pub town: String,
    /// The class in force.
    pub risk_class: u8,
    /// `None` where nothing was decided.
    pub step: Option<u8>,
    /// People whose insurance runs.
    pub insured: i64,
    /// The last month that was levied.
    pub levied_to: Option<Month>,
    /// Months not paid in full, up to the one asked for, and what is missing.
    pub arrears_months: i64,
    pub arrears: Money,
}

/// What employers are asked for; what is empty narrows nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerFilter {
    /// The month the class and arrears are of.
    pub month: Month,
    /// A part of the name or the beginning of the credit code.
    pub text: String,
    pub states: Vec<EmployerState>,
    pub town: Option<String>,
    pub class: Option<u8>,
    /// Only those who owe for months before [`EmployerFilter::month`].
    pub in_arrears: bool,
    /// Only those with nothing levied or declared for the month.
    pub undeclared: bool,
}

impl EmployerFilter {
    /// All of them.
    #[must_use]
    pub const fn of(month: Month) -> EmployerFilter {
        EmployerFilter {
            month,
            text: String::new(),
            states: Vec::new(),
            town: None,
            class: None,
            in_arrears: false,
            undeclared: false,
        }
    }
}

/// Each employer with its class and step of a month (`?1`).
const EMPLOYERS: &str = "WITH e AS (SELECT e.*, coalesce((SELECT risk_class FROM employer_rate AS r WHERE r.employer_id = e.id
        AND r.from_month <= ?1 ORDER BY r.from_month DESC, r.id DESC LIMIT 1), e.risk_class) AS class_now,
    (SELECT step FROM employer_rate AS r WHERE r.employer_id = e.id AND r.from_month <= ?1
        ORDER BY r.from_month DESC, r.id DESC LIMIT 1) AS step_now FROM employer AS e)";
const COLUMNS: &str = " SELECT e.id, e.credit_code, e.name, e.state, e.town, e.class_now, e.step_now,
    (SELECT count(*) FROM employment AS w WHERE w.employer_id = e.id AND w.insured_to IS NULL),
    (SELECT max(month) FROM contribution AS c WHERE c.employer_id = e.id),
    (SELECT count(*) FROM contribution AS c WHERE c.employer_id = e.id AND c.paid_fen < c.due_fen AND c.month < ?1),
    (SELECT coalesce(sum(c.due_fen - c.paid_fen), 0) FROM contribution AS c WHERE c.employer_id = e.id
        AND c.paid_fen < c.due_fen AND c.month < ?1) FROM e";
const COUNT: &str = " SELECT count(*) FROM e";

fn conditions(filter: &EmployerFilter) -> (String, Vec<Value>) {
    let mut sql = " WHERE true".to_owned();
    let mut values: Vec<Value> = vec![filter.month.number().into()];
    let mut and = |clause: &str, value: Option<Value>| {
        sql.push_str(clause);
        values.extend(value);
    };
    if !filter.text.is_empty() {
        let is_code = filter.text.bytes().all(|b| b.is_ascii_alphanumeric());
        let clause = if is_code { " AND instr(e.credit_code, upper(?)) = 1" } else { " AND instr(e.name, ?) > 0" };
        and(clause, Some(filter.text.clone().into()));
    }
    if !filter.states.is_empty() {
        let ids: Vec<&str> = filter.states.iter().map(|s| s.id()).collect();
        and(" AND e.state IN (SELECT value FROM json_each(?))", Some(serde_json::Value::from(ids).to_string().into()));
    }
    if let Some(town) = &filter.town {
        and(" AND e.town = ?", Some(town.clone().into()));
    }
    if let Some(class) = filter.class {
        and(" AND e.class_now = ?", Some(i64::from(class).into()));
    }
    if filter.in_arrears {
        let clause = " AND EXISTS (SELECT 1 FROM contribution AS c WHERE c.employer_id = e.id AND c.paid_fen < c.due_fen
            AND c.month < ?1)";
        and(clause, None);
    }
    if filter.undeclared {
        let clause = " AND NOT EXISTS (SELECT 1 FROM contribution AS c WHERE c.employer_id = e.id AND c.month = ?1
                AND c.is_estimate = 0)
            AND NOT EXISTS (SELECT 1 FROM declaration AS d WHERE d.employer_id = e.id AND d.month = ?1 AND d.is_live = 1)";
        and(clause, None);
    }
    (sql, values)
}

fn row(r: &Row<'_>) -> rusqlite::Result<EmployerListRow> {
    Ok(EmployerListRow {
        id: r.get(0)?,
        credit_code: r.get(1)?,
        name: r.get(2)?,
        state: state(r, 3)?,
        town: r.get(4)?,
        risk_class: r.get(5)?,
        step: r.get(6)?,
        insured: r.get(7)?,
        levied_to: month_or_none(r, 8)?,
        arrears_months: r.get(9)?,
        arrears: money(r, 10)?,
    })
}

impl Store {
    /// A page of employers, by name.
    ///
    /// # Errors
    /// Those of any read.
    pub fn employer_list(&self, filter: &EmployerFilter, offset: i64, limit: i64) -> Result<Vec<EmployerListRow>, StoreError> {
        let (sql, mut values) = conditions(filter);
        values.extend([limit.into(), offset.into()]);
        let sql = format!("{EMPLOYERS}{COLUMNS}{sql} ORDER BY e.name, e.id LIMIT ? OFFSET ?");
        let mut statement = self.connection().prepare_cached(&sql).during("list employers")?;
        let rows = statement.query_map(params_from_iter(values), row);
        rows.and_then(Iterator::collect).during("list employers")
    }

    /// How many there are.
    ///
    /// # Errors
    /// Those of any read.
    pub fn employer_count(&self, filter: &EmployerFilter) -> Result<i64, StoreError> {
        let (sql, values) = conditions(filter);
        let mut statement = self.connection().prepare_cached(&format!("{EMPLOYERS}{COUNT}{sql}")).during("count employers")?;
        statement.query_row(params_from_iter(values), |r| r.get(0)).during("count employers")
    }
}
