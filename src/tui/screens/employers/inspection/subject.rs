//! What a draft of inspection is about, as it is kept: a step of an inspection, a mark of a finding.

use crate::domain::dates::Month;
use crate::domain::inspection::finding::{Key, Mark};
use crate::domain::inspection::rules::Rule;
use crate::domain::sheet::workflow::Step;

pub(super) fn step_subject(number: &str, step: Step) -> String {
    format!("{number}:{}", step.id())
}

pub(super) fn step_of(subject: &str) -> Option<(&str, Step)> {
    let (number, step) = subject.split_once(':')?;
    Some((number, Step::parse(step)?))
}

pub(super) fn mark_subject(key: &Key, mark: Mark) -> String {
    let person = key.person.map(|id| id.to_string()).unwrap_or_default();
    let month = key.month.map(|m| m.to_string()).unwrap_or_default();
    [mark.id(), key.rule.id(), &key.employer.to_string(), &person, &month].join(":")
}

pub(super) fn mark_of(subject: &str) -> Option<(Key, Mark)> {
    let [mark, rule, employer, person, month] = subject.split(':').collect::<Vec<_>>().try_into().ok()?;
    let key = Key {
        rule: Rule::parse(rule).ok()?,
        employer: employer.parse().ok()?,
        person: person.parse().ok(),
        month: Month::parse(month).ok(),
    };
    Some((key, Mark::parse(mark).ok()?))
}
