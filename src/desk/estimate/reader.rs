//! Fields as somebody typed them, read by the domain's parsers; all problems are collected.

use std::collections::BTreeMap;

use super::ILLEGAL;
use crate::domain::benefits::FieldProblem;
use crate::domain::plain::half_width;
use crate::domain::problem::Problem;

/// Texts by field id; a field that is not there is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(BTreeMap<String, String>);

impl Fields {
    #[must_use]
    pub fn with(mut self, id: &str, text: impl Into<String>) -> Fields {
        self.set(id, text);
        self
    }

    pub fn set(&mut self, id: &str, text: impl Into<String>) {
        self.0.insert(id.to_owned(), text.into());
    }

    /// Every field that holds something, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(id, text)| (id.as_str(), trimmed(text))).filter(|(_, text)| !text.is_empty())
    }

    /// Every field that was given, also those that hold nothing.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(id, text)| (id.as_str(), trimmed(text)))
    }

    #[must_use]
    pub fn get(&self, id: &str) -> &str {
        self.0.get(id).map_or("", |t| trimmed(t))
    }

    /// Whether the unit is an illegal employer, which pays outside the fund.
    pub(super) fn is_illegal(&self) -> bool {
        self.get("insured") == ILLEGAL
    }
}

/// A text without the blanks around it; a grid keeps its first tab, which stands for an empty cell.
fn trimmed(text: &str) -> &str {
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() && c != '\t');
    if trimmed.contains(|c: char| !c.is_whitespace()) { trimmed } else { "" }
}

/// Reads fields one after the other.
pub(in crate::desk) struct Reader<'a> {
    fields: &'a Fields,
    problems: Vec<FieldProblem>,
}

impl<'a> Reader<'a> {
    pub fn new(fields: &'a Fields) -> Reader<'a> {
        Reader { fields, problems: Vec::new() }
    }

    pub fn has(&self, id: &str) -> bool {
        !self.fields.get(id).is_empty()
    }

    /// A field that must be filled in.
    pub fn need<T>(&mut self, id: &'static str, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Option<T> {
        let text = self.fields.get(id);
        let parsed = if text.is_empty() { Err(Problem::Empty) } else { parse(text) };
        parsed.map_err(|p| self.refuse(id, p)).ok()
    }

    /// A field that may be empty.
    pub fn maybe<T>(&mut self, id: &'static str, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Option<T> {
        if self.has(id) { self.need(id, parse) } else { None }
    }

    /// `yes` or `no`, or what holds when nothing is said.
    pub fn flag(&mut self, id: &'static str, otherwise: bool) -> bool {
        self.maybe(id, parse_flag).unwrap_or(otherwise)
    }

    /// Whether the unit had insured. An illegal one had not.
    pub fn insured(&mut self) -> bool {
        self.maybe("insured", |t| if t == ILLEGAL { Ok(false) } else { parse_flag(t) }).unwrap_or(true)
    }

    pub fn refuse(&mut self, id: &'static str, problem: Problem) {
        self.problems.push((id, problem));
    }

    /// The facts, when nothing was wrong and all was there.
    pub fn finish<T>(self, facts: Option<T>) -> Result<T, Vec<FieldProblem>> {
        match facts {
            Some(facts) if self.problems.is_empty() => Ok(facts),
            _ => Err(self.problems),
        }
    }
}

fn parse_flag(text: &str) -> Result<bool, Problem> {
    match half_width(text).to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" => Ok(true),
        "no" | "n" | "false" => Ok(false),
        _ => Err(Problem::NotOneOf { choices: "yes, no" }),
    }
}
