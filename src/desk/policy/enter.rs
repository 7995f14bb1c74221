//! Entering a parameter (录入参数): checked here, counted only once another operator has confirmed it.

use chrono::NaiveDate;

use super::super::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::dates::parse_date;
use crate::domain::entry::{Entry, State, in_force, is_same, overlap};
use crate::domain::name::{LINE_MAX, parse_line};
use crate::domain::operator::Right;
use crate::domain::params::{Definition, Row, Standing, Value};
use crate::domain::problem::Problem;

/// Fields that are often entered again as they were: one document changes many parameters.
pub(super) const REPEATED: [&str; 2] = ["document", "article"];

/// A parameter as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    pub key: String,
    pub value: String,
    pub from: String,
    /// The last day; empty while in force.
    pub to: String,
    pub document: String,
    pub article: String,
    pub note: String,
}

impl Draft {
    /// A draft that says what a row says: the office confirms a shipped value by entering it as its own.
    #[must_use]
    pub fn of(row: &Row) -> Draft {
        Draft {
            key: row.key.clone(),
            value: row.value.plain(),
            from: row.from.to_string(),
            to: row.to.map(|d| d.to_string()).unwrap_or_default(),
            document: row.document.clone(),
            article: row.article.clone(),
            note: row.note.clone(),
        }
    }

    /// What is wrong with it by itself; entering it also asks what the office has entered before.
    #[must_use]
    pub fn check(&self, definition: &Definition) -> Vec<(&'static str, Problem)> {
        self.row(definition).err().unwrap_or_default()
    }

    /// The row it means, or what is wrong with each field.
    fn row(&self, definition: &Definition) -> Result<Row, Vec<(&'static str, Problem)>> {
        let mut problems = Vec::new();
        let mut ask = |field, answer: Result<(), Problem>| problems.extend(answer.err().map(|p| (field, p)));
        let value = filled(&self.value).and_then(|text| Value::parse(text, definition.unit, &definition.choices));
        let from = parse_date(&self.from);
        let to = last_day(&self.to, from.as_ref().ok());
        let (document, article) = (source(&self.document), source(&self.article));
        let note = parse_line(&self.note, LINE_MAX);
        ask("value", value.as_ref().map(|_| ()).map_err(Clone::clone));
        ask("from", from.as_ref().map(|_| ()).map_err(Clone::clone));
        ask("to", to.as_ref().map(|_| ()).map_err(Clone::clone));
        ask("document", document.as_ref().map(|_| ()).map_err(Clone::clone));
        ask("article", article.as_ref().map(|_| ()).map_err(Clone::clone));
        ask("note", note.as_ref().map(|_| ()).map_err(Clone::clone));
        match (value, from, to, document, article, note) {
            (Ok(value), Ok(from), Ok(to), Ok(document), Ok(article), Ok(note)) => Ok(Row {
                key: definition.key.clone(),
                from,
                to,
                value,
                unit: definition.unit,
                document,
                article,
                standing: Standing::Confirmed,
                published: None,
                note,
            }),
            _ => Err(problems),
        }
    }
}

fn filled(text: &str) -> Result<&str, Problem> {
    if text.trim().is_empty() { Err(Problem::Empty) } else { Ok(text) }
}

fn last_day(text: &str, from: Option<&NaiveDate>) -> Result<Option<NaiveDate>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let to = parse_date(text)?;
    if from.is_some_and(|from| to < *from) { Err(Problem::EndsBeforeItBegins) } else { Ok(Some(to)) }
}

/// Name of a document or article.
pub(super) fn source(text: &str) -> Result<String, Problem> {
    parse_line(filled(text)?, LINE_MAX)
}

/// An entry for the same days that waits.
pub(super) fn waiting<'a>(row: &Row, entries: impl IntoIterator<Item = &'a Entry>) -> Option<&'a Entry> {
    let same_key = entries.into_iter().filter(|e| e.state == State::Pending && e.row.key == row.key);
    same_key.into_iter().find(|e| overlap(&e.row, row))
}

impl Desk {
    /// Enters a parameter and answers the number of the entry. It may lie over rows that are confirmed (once confirmed
    /// itself it supersedes them for its days), but not over another one that waits.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` with the field of each; `Store`.
    pub fn enter_parameter(&mut self, draft: &Draft) -> Result<i64, Refusal> {
        self.require(Right::Parameters)?;
        let definition =
            self.policy.parameters().definition(draft.key.trim()).map_err(|p| Refusal::Problems(vec![("key", p)]))?;
        let row = draft.row(definition).map_err(Refusal::Problems)?;
        let at = self.clock.stamp();
        let writer = self.store.write()?;
        let entries = writer.parameter_entries_of(&row.key)?;
        if let Some(other) = waiting(&row, &entries) {
            return Err(Refusal::Problems(vec![("from", Problem::WaitsAlready { id: other.id })]));
        }
        if in_force(&entries).iter().any(|r| is_same(r, &row)) {
            return Err(Refusal::Problems(vec![("value", Problem::ConfirmedAlready)]));
        }
        let id = writer.enter_parameter(&row, self.operator.id, &at)?;
        writer.audit(&at, Some(self.operator.id), Act::EnterParameter.id(), &format!("parameter:{id}"), &summary(&row))?;
        let [document, article] = REPEATED;
        writer.note_last_values(self.operator.id, &[(document, &row.document), (article, &row.article)])?;
        writer.commit()?;
        Ok(id)
    }
}

/// A row in the audit trail.
pub(super) fn summary(row: &Row) -> String {
    let to = row.to.map(|d| d.to_string()).unwrap_or_default();
    format!("{}: {} ({}..{to})", row.key, row.value.plain(), row.from)
}
