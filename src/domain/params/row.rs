//! What a key means, its dated rows, and what each rests on.

use std::sync::Arc;

use chrono::NaiveDate;

use super::value::{Unit, Value};

/// How sure a shipped figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// Read in the text of the law or an official publication.
    Verified,
    /// Read in unofficial publications only.
    Secondary,
    Memory,
    /// Conflicting, weak or missing.
    Uncertain,
}

impl Confidence {
    pub const ALL: [Confidence; 4] = [Confidence::Verified, Confidence::Secondary, Confidence::Memory, Confidence::Uncertain];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Confidence::Verified => "verified",
            Confidence::Secondary => "secondary",
            Confidence::Memory => "memory",
            Confidence::Uncertain => "uncertain",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Confidence> {
        Confidence::ALL.into_iter().find(|c| c.id() == text)
    }
}

/// What a row rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Shipped with the program.
    Shipped(Confidence),
    /// Entered by one operator of the office and confirmed by another.
    Confirmed,
    /// Put in for a question of "what if".
    WhatIf,
}

impl Standing {
    /// Whether a formal determination may rest on it.
    #[must_use]
    pub fn is_firm(&self) -> bool {
        matches!(self, Standing::Confirmed | Standing::Shipped(Confidence::Verified))
    }

    /// The stable word for scripts.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Standing::Shipped(confidence) => confidence.id(),
            Standing::Confirmed => "confirmed",
            Standing::WhatIf => "what_if",
        }
    }
}

/// What a key means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// `medical_subsidy_months.g7`
    pub key: String,
    pub zh: String,
    pub en: String,
    pub unit: Unit,
    /// The date that decides: `injury`, `death`, `month`, `day`, `ended`, ...
    pub by: String,
    /// Values a switch may have.
    pub choices: Vec<String>,
}

/// One dated value of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub key: String,
    pub from: NaiveDate,
    /// The last day; `None` while it is in force.
    pub to: Option<NaiveDate>,
    pub value: Value,
    pub unit: Unit,
    /// Name and number of the document.
    pub document: String,
    pub article: String,
    pub standing: Standing,
    /// When it was made public, where that matters for what was paid before.
    pub published: Option<NaiveDate>,
    pub note: String,
}

impl Row {
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// A value that was looked up, and its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param<T> {
    pub value: T,
    pub row: Arc<Row>,
}
