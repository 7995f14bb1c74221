//! A case and lists of cases, for scripts and for reading.

use serde_json::{Value, json};

use super::table::{Align, lines};
use crate::desk::cases::{CaseList, CaseView, TimelineStep};
use crate::domain::case::claim::fields::{FIELDS, Kind};
use crate::domain::identity::mask_phone;
use crate::policy::Policy;
use crate::text::Lang;
use crate::text::cases as words;
use crate::text::papers;

/// The ids of all states, as the command line offers them.
pub const STATES: &str = "reported, applied, papers_missing, accepted, refused, suspended, withdrawn, recognised, deemed, \
    not_recognised, treatment, appraisal, graded, closed, dropped";

/// A case; numbers are masked.
#[must_use]
pub fn json(view: &CaseView) -> Value {
    let claim = view.claim.iter().map(|(id, text)| (id.to_owned(), Value::from(masked(id, text))));
    let claim: serde_json::Map<String, Value> = claim.collect();
    json!({
        "number": view.number,
        "person": view.person_id,
        "name": view.name,
        "id_number": view.id_masked,
        "employer": view.employer,
        "credit_code": view.credit_code,
        "accident_on": view.accident_on.to_string(),
        "state": view.state.id(),
        "situation": view.situation,
        "grade": view.grade,
        "nursing": view.nursing,
        "taken_over": view.taken_over,
        "version": view.version,
        "claim": claim,
        "steps": view.steps.iter().map(step_json).collect::<Vec<_>>(),
        "open": view.open.iter().map(|s| s.step.id()).collect::<Vec<_>>(),
        "limit": view.running.as_ref().map(|r| r.limit),
        "due_on": view.running.as_ref().map(|r| r.deadline.day.to_string()),
        "days_left": view.running.as_ref().map(|r| r.deadline.left),
        "served_on": view.served.map(|d| d.to_string()),
        "remedies": view.remedies.iter().map(|r| json!({ "limit": r.limit, "until": r.deadline.day.to_string() })).collect::<Vec<_>>(),
        "papers": view.papers,
        "papers_missing": view.papers_missing,
        "gaps": view.gaps,
    })
}

/// What a field of the claim holds; whoever may look a case up need not know telephone numbers.
fn masked(id: &str, text: &str) -> String {
    let is_phone = FIELDS.iter().any(|f| f.id == id && matches!(f.kind, Kind::Phone));
    if is_phone { mask_phone(text) } else { text.to_owned() }
}

fn step_json(step: &TimelineStep) -> Value {
    json!({
        "step": step.step.id(),
        "to": step.to.id(),
        "on": step.on.to_string(),
        "document": step.document,
        "body": step.body,
        "situation": step.situation,
        "grade": step.grade,
        "nursing": step.nursing,
        "reason": step.reason,
        "entered_by": step.enterer,
        "entered_at": step.entered_at,
        "settled": step.settled.as_ref().map(|(how, _, _)| how.id()),
        "settled_by": step.settled.as_ref().map(|(_, by, _)| by),
        "settled_at": step.settled.as_ref().map(|(_, _, at)| at),
        "waits": step.waits(),
        "remark": step.remark,
    })
}

/// A case to read: where it stands, what is missing, what happened.
#[must_use]
pub fn text(view: &CaseView, policy: &Policy, lang: Lang) -> String {
    let mut out = vec![state_line(view, lang), format!("{}  {}  {}", view.name, view.id_masked, view.employer)];
    out.extend(view.served.map(|on| papers::served_on(on, lang)));
    for running in view.running.iter().chain(&view.remedies) {
        let name = policy.limit(running.limit).map_or(running.limit, |l| lang.pick(&l.zh, &l.en));
        out.push(words::due(name, running.deadline, lang));
    }
    let missing = view.papers_missing.iter().filter_map(|id| policy.paper(id)).map(|p| lang.pick(&p.zh, &p.en));
    let missing: Vec<&str> = missing.collect();
    if !missing.is_empty() {
        out.push(words::missing(&missing, lang));
    }
    if !view.gaps.is_empty() {
        out.push(words::to_complete(&view.gaps, lang));
    }
    out.extend(view.notices.iter().map(|n| words::notice(n, lang)));
    out.push(String::new());
    let rows: Vec<Vec<String>> = view.steps.iter().map(|s| step_row(s, lang)).collect();
    out.extend(lines(&[Align::Left; 5], &rows));
    out.join("\n")
}

fn step_row(step: &TimelineStep, lang: Lang) -> Vec<String> {
    let settled = match &step.settled {
        Some((how, by, _)) => format!("{} {by}", words::check(*how, lang)),
        None if step.waits() => words::waits(lang).to_owned(),
        None => String::new(),
    };
    let grade = step.grade.map(|g| words::grade(g, lang)).unwrap_or_default();
    let document = [step.document.as_str(), &step.situation, &grade, &step.reason, &step.remark];
    let document: Vec<&str> = document.into_iter().filter(|t| !t.is_empty()).collect();
    vec![step.on.to_string(), words::step(step.step, lang).to_owned(), step.enterer.clone(), settled, document.join(" ")]
}

/// `GS-2021-000123  已受理`
#[must_use]
pub fn state_line(view: &CaseView, lang: Lang) -> String {
    let waiting = view.steps.iter().find(|s| s.waits());
    let waiting = waiting.map(|s| format!("  {} {}", words::step(s.step, lang), words::waits(lang))).unwrap_or_default();
    format!("{}  {}{waiting}", view.number, words::state(view.state, lang))
}

/// A list, a line a case.
#[must_use]
pub fn list_json(list: &CaseList) -> Value {
    let line = |l: &crate::desk::cases::CaseListLine| {
        json!({
            "number": l.number,
            "person": l.person_id,
            "name": l.name,
            "employer": l.employer,
            "accident_on": l.accident_on.to_string(),
            "state": l.state.id(),
            "situation": l.situation,
            "papers_missing": l.papers_missing,
            "gaps": l.gaps,
            "missing": l.missing,
            "limit": l.due_limit,
            "due_on": l.due_on.map(|d| d.to_string()),
            "days_left": l.left,
            "waiting": l.waiting.map(|s| s.id()),
        })
    };
    json!({ "total": list.total, "cases": list.lines.iter().map(line).collect::<Vec<_>>() })
}

/// A list to read.
#[must_use]
pub fn list_text(list: &CaseList, lang: Lang) -> String {
    if list.lines.is_empty() {
        return words::no_cases(lang).to_owned();
    }
    let row = |l: &crate::desk::cases::CaseListLine| {
        let state = match l.waiting {
            Some(step) => format!("{} {}", words::step(step, lang), words::waits(lang)),
            None => words::state(l.state, lang).to_owned(),
        };
        let left = l.left.map(|days| words::left(days, lang)).unwrap_or_default();
        let mut row = vec![l.number.clone(), l.name.clone(), l.accident_on.to_string(), state, left, l.employer.clone()];
        if !l.missing.is_empty() {
            row.push(words::to_complete(&l.missing, lang));
        }
        row
    };
    let rows: Vec<Vec<String>> = list.lines.iter().map(row).collect();
    let mut out = lines(&[Align::Left; 7], &rows);
    out.push(words::total(list.lines.len(), list.total, lang));
    out.join("\n")
}
