//! 备案与申请: a claim as it is typed, read into one settled spelling, and checked against what is known.

mod check;
pub mod fields;
pub mod papers;
mod read;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

pub use check::{Known, Notice, OtherCase, check, notices};
pub use read::{gaps, gaps_on_file, read};

/// Fields that say who the person is: they live in his own row, not in the claim.
pub const OF_PERSON: [&str; 3] = ["id_number", "name", "phone"];

/// What a claim says, by field id, each in its settled spelling (days `2021-05-01`, codes by their ids). Fields that hold
/// nothing are not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claim(BTreeMap<&'static str, String>);

impl Claim {
    /// A claim as it was stored; fields the program does not know any more are left out.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Claim {
        let known = |id: &str| fields::FIELDS.iter().find(|f| f.id == id).map(|f| f.id);
        let kept = pairs.into_iter().filter(|(_, text)| !text.is_empty());
        Claim(kept.filter_map(|(id, text)| Some((known(id)?, text.to_owned()))).collect())
    }

    #[must_use]
    pub fn get(&self, id: &str) -> &str {
        self.0.get(id).map_or("", String::as_str)
    }

    /// Puts a settled text in.
    pub fn set(&mut self, id: &'static str, text: String) {
        self.0.insert(id, text);
    }

    /// Takes out what the person's own row holds.
    pub fn forget_person(&mut self) {
        self.0.retain(|id, _| !OF_PERSON.contains(id));
    }

    #[must_use]
    pub fn is(&self, id: &str, text: &str) -> bool {
        self.get(id) == text
    }

    /// Every field that holds something, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(id, text)| (*id, text.as_str()))
    }

    #[must_use]
    pub fn day(&self, id: &str) -> Option<NaiveDate> {
        self.get(id).parse().ok()
    }

    #[must_use]
    pub fn time(&self, id: &str) -> Option<NaiveTime> {
        NaiveTime::parse_from_str(self.get(id), "%H:%M").ok()
    }

    /// An application for recognition, not only a report.
    #[must_use]
    pub fn is_application(&self) -> bool {
        !self.get("applied_on").is_empty()
    }

    /// 职业病: time limits run from the diagnosis.
    #[must_use]
    pub fn is_disease(&self) -> bool {
        self.is("situation", "14-4")
    }

    /// 老工伤: from before the office insured anybody, often of an employer that registered later.
    #[must_use]
    pub fn is_old_injury(&self) -> bool {
        self.is("old_injury", "yes")
    }

    /// 下落不明
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.is("degree", "missing")
    }

    /// The day the limits for applying run from: accident, or diagnosis of an occupational disease (条例 art. 17).
    #[must_use]
    pub fn begins_on(&self) -> Option<NaiveDate> {
        if self.is_disease() { self.day("diagnosed_on").or(self.day("accident_on")) } else { self.day("accident_on") }
    }

    /// Fields that differ from another version, with the other's text and this one's.
    #[must_use]
    pub fn changes_from<'a>(&'a self, before: &'a Claim) -> Vec<(&'static str, &'a str, &'a str)> {
        let ids = fields::FIELDS.iter().map(|f| f.id);
        ids.filter(|id| self.get(id) != before.get(id)).map(|id| (id, before.get(id), self.get(id))).collect()
    }
}
