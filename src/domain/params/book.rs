//! All parameters together, looked up by key and day.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::row::{Definition, Param, Row, Standing};
use super::value::Value;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::problem::Problem;

/// All parameters: what was shipped, and over it what the office confirmed.
#[derive(Debug, Clone, Default)]
pub struct Book {
    definitions: BTreeMap<String, Definition>,
    /// By key, oldest first.
    shipped: HashMap<String, Vec<Arc<Row>>>,
    office: HashMap<String, Vec<Arc<Row>>>,
    what_if: HashMap<String, Arc<Row>>,
}

impl Book {
    /// A book of shipped rows.
    #[must_use]
    pub fn new(definitions: Vec<Definition>, rows: Vec<Row>) -> Book {
        let definitions = definitions.into_iter().map(|d| (d.key.clone(), d)).collect();
        Book { definitions, shipped: by_key(rows), ..Book::default() }
    }

    /// The same book with the office's own rows in place of the ones it had.
    #[must_use]
    pub fn with_office(mut self, rows: Vec<Row>) -> Book {
        self.office = by_key(rows);
        self
    }

    /// The same book with a value for all times, for a question of "what if".
    ///
    /// # Errors
    /// `UnknownParameter`, `WrongUnit`.
    pub fn what_if(mut self, key: &str, text: &str) -> Result<Book, Problem> {
        let definition = self.definition(key)?;
        let row = Row {
            key: definition.key.clone(),
            from: NaiveDate::MIN,
            to: None,
            value: Value::parse(text, definition.unit, &definition.choices)?,
            unit: definition.unit,
            document: String::new(),
            article: String::new(),
            standing: Standing::WhatIf,
            published: None,
            note: String::new(),
        };
        self.what_if.insert(row.key.clone(), Arc::new(row));
        Ok(self)
    }

    /// # Errors
    /// `UnknownParameter`.
    pub fn definition(&self, key: &str) -> Result<&Definition, Problem> {
        self.definitions.get(key).ok_or_else(|| Problem::UnknownParameter { key: key.to_owned() })
    }

    /// All keys, in order.
    pub fn definitions(&self) -> impl Iterator<Item = &Definition> {
        self.definitions.values()
    }

    /// A key's rows, oldest first: the office's where it has its own for a time, then the shipped ones.
    #[must_use]
    pub fn history(&self, key: &str) -> Vec<Arc<Row>> {
        let of = |rows: &HashMap<String, Vec<Arc<Row>>>| rows.get(key).cloned().unwrap_or_default();
        let mut rows = of(&self.office);
        rows.extend(of(&self.shipped));
        rows.sort_by_key(|r| r.from);
        rows
    }

    /// The row in force on a day.
    ///
    /// # Errors
    /// `UnknownParameter`; `NoParameter` when no value is known for the day.
    pub fn on(&self, key: &str, day: NaiveDate) -> Result<&Arc<Row>, Problem> {
        if let Some(row) = self.what_if.get(key) {
            return Ok(row);
        }
        let found = [&self.office, &self.shipped].into_iter().find_map(|rows| {
            let rows = rows.get(key)?;
            // The last row that has begun; rows of one source never overlap.
            rows[..rows.partition_point(|r| r.from <= day)].last().filter(|r| r.covers(day))
        });
        match found {
            Some(row) => Ok(row),
            None => {
                let Definition { zh, en, .. } = self.definition(key)?.clone();
                let first = self.history(key).first().map(|r| r.from);
                Err(Problem::NoParameter { key: key.to_owned(), zh, en, day, first })
            }
        }
    }

    /// The row in force, or, where a year's figure is not out yet, that of the year before (rules 8.2).
    ///
    /// # Errors
    /// Those of [`Book::on`].
    pub fn on_or_year_before(&self, key: &str, day: NaiveDate) -> Result<&Arc<Row>, Problem> {
        self.on(key, day).or_else(|problem| {
            let before = day.with_day(1).and_then(|d| d.with_year(d.year() - 1));
            before.and_then(|d| self.on(key, d).ok()).ok_or(problem)
        })
    }

    /// # Errors
    /// Those of [`Book::on`]; `WrongUnit` for a key that holds no number.
    pub fn number(&self, key: &str, day: NaiveDate) -> Result<Param<Decimal>, Problem> {
        number(self.on(key, day)?)
    }

    /// # Errors
    /// Those of [`Book::on`]; `WrongUnit` for a key that holds no amount.
    pub fn money(&self, key: &str, day: NaiveDate) -> Result<Param<Money>, Problem> {
        money(self.on(key, day)?)
    }

    /// Like [`Book::money`], with the year before in place of a figure that is not out yet.
    ///
    /// # Errors
    /// Those of [`Book::money`].
    pub fn money_or_year_before(&self, key: &str, day: NaiveDate) -> Result<Param<Money>, Problem> {
        money(self.on_or_year_before(key, day)?)
    }

    /// # Errors
    /// Those of [`Book::on`]; `WrongUnit` for a key that holds no month.
    pub fn month(&self, key: &str, day: NaiveDate) -> Result<Param<Month>, Problem> {
        let row = self.on(key, day)?;
        match &row.value {
            Value::Month(value) => Ok(Param { value: *value, row: Arc::clone(row) }),
            _ => Err(Problem::WrongUnit { unit: row.unit.id() }),
        }
    }

    /// # Errors
    /// Those of [`Book::on`]; `WrongUnit` for a key that is no switch.
    pub fn choice(&self, key: &str, day: NaiveDate) -> Result<Param<String>, Problem> {
        let row = self.on(key, day)?;
        match &row.value {
            Value::Choice(value) => Ok(Param { value: value.clone(), row: Arc::clone(row) }),
            _ => Err(Problem::WrongUnit { unit: row.unit.id() }),
        }
    }
}

fn number(row: &Arc<Row>) -> Result<Param<Decimal>, Problem> {
    match &row.value {
        Value::Number(value) => Ok(Param { value: *value, row: Arc::clone(row) }),
        _ => Err(Problem::WrongUnit { unit: row.unit.id() }),
    }
}

fn money(row: &Arc<Row>) -> Result<Param<Money>, Problem> {
    match &row.value {
        Value::Money(value) => Ok(Param { value: *value, row: Arc::clone(row) }),
        _ => Err(Problem::WrongUnit { unit: row.unit.id() }),
    }
}

fn by_key(rows: Vec<Row>) -> HashMap<String, Vec<Arc<Row>>> {
    let mut out: HashMap<String, Vec<Arc<Row>>> = HashMap::new();
    for row in rows {
        out.entry(row.key.clone()).or_default().push(Arc::new(row));
    }
    for rows in out.values_mut() {
        rows.sort_by_key(|r| r.from);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Confidence, Unit};
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn row(from: &str, to: Option<&str>, fen: i64, standing: Standing) -> Row {
        Row {
            key: "benefit_base".into(),
            from: day(from),
            to: to.map(day),
            value: Value::Money(Money::from_fen(fen)),
            unit: Unit::YuanMonth,
            document: "d".into(),
            article: "a".into(),
            standing,
            published: None,
            note: String::new(),
        }
    }

    fn book() -> Book {
        let definition = Definition {
            key: "benefit_base".into(),
            zh: String::new(),
            en: String::new(),
            unit: Unit::YuanMonth,
            by: "month".into(),
            choices: Vec::new(),
        };
        let shipped = Standing::Shipped(Confidence::Uncertain);
        Book::new(
            vec![definition],
            vec![row("2025-01-01", Some("2025-12-31"), 2, shipped.clone()), row("2024-01-01", Some("2024-12-31"), 1, shipped)],
        )
    }

    #[test]
    fn the_row_of_the_day_is_found_and_a_gap_is_none() {
        let book = book();
        assert_eq!(book.money("benefit_base", day("2024-12-31")).map(|p| p.value.fen()), Ok(1));
        assert_eq!(book.money("benefit_base", day("2025-01-01")).map(|p| p.value.fen()), Ok(2));
        let gap = book.on("benefit_base", day("2023-12-31"));
        let first = Some(day("2024-01-01"));
        let (zh, en) = (String::new(), String::new());
        assert_eq!(gap, Err(Problem::NoParameter { key: "benefit_base".into(), zh, en, day: day("2023-12-31"), first }));
        assert!(book.on("benefit_base", day("2026-05-31")).is_err());
        assert_eq!(book.money_or_year_before("benefit_base", day("2026-05-31")).map(|p| p.value.fen()), Ok(2));
        assert!(book.money_or_year_before("benefit_base", day("2027-05-31")).is_err());
        assert!(matches!(book.on("other", day("2025-01-01")), Err(Problem::UnknownParameter { .. })));
    }

    #[test]
    fn the_office_overrides_and_extends_and_a_question_overrides_all() {
        let own =
            vec![row("2025-07-01", Some("2025-12-31"), 9, Standing::Confirmed), row("2026-01-01", None, 10, Standing::Confirmed)];
        let book = book().with_office(own);
        let at = |b: &Book, d: &str| b.money("benefit_base", day(d)).map(|p| p.value.fen());
        assert_eq!(at(&book, "2025-06-30"), Ok(2));
        assert_eq!(at(&book, "2025-07-01"), Ok(9));
        assert_eq!(at(&book, "2030-01-01"), Ok(10));
        let asked = book.what_if("benefit_base", "7694").expect("a value");
        assert_eq!(at(&asked, "1999-01-01"), Ok(769_400));
        assert!(asked.what_if("benefit_base", "x").is_err());
    }
}
