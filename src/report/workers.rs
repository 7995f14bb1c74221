//! Insured workers, for scripts and for reading.

use serde_json::{Value, json};

use super::table::{Align, lines};
use crate::desk::papers::Sent;
use crate::desk::workers::{Insured, InsuredView, IssuedStatement, WorkerImport, WorkerLine, WorkerList};
use crate::domain::codes::ListId;
use crate::domain::workers::relation::Relation;
use crate::policy::Policy;
use crate::text::codes::code;
use crate::text::problems::{self, worker_notice};
use crate::text::{Lang, workers};

/// Those who are insured with an employer; numbers are masked, amounts are texts in yuan.
#[must_use]
pub fn list_json(list: &WorkerList) -> Value {
    let line = |w: &WorkerLine| {
        let mut value = relation_json(&w.relation);
        value["person"] = w.person.into();
        value["name"] = w.name.as_str().into();
        value["id_number"] = w.id_number.as_str().into();
        value
    };
    json!({
        "credit_code": list.credit_code,
        "employer": list.employer,
        "total": list.workers.len(),
        "workers": list.workers.iter().map(line).collect::<Vec<_>>(),
    })
}

/// The same to read.
#[must_use]
pub fn list_text(list: &WorkerList, policy: &Policy, lang: Lang) -> String {
    let row = |w: &WorkerLine| {
        vec![
            w.name.clone(),
            w.id_number.clone(),
            w.relation.job.clone(),
            category(&w.relation, policy, lang),
            w.relation.from.to_string(),
            w.relation.wage.to_string(),
        ]
    };
    let rows: Vec<Vec<String>> = list.workers.iter().map(row).collect();
    let mut aligns = [Align::Left; 6];
    aligns[5] = Align::Right;
    let mut out = vec![format!("{}  {}", list.employer, workers::people(rows.len(), lang))];
    out.extend(lines(&aligns, &rows));
    out.join("\n")
}

/// Where somebody was insured on a day, and when with whom.
#[must_use]
pub fn insured_json(view: &InsuredView) -> Value {
    let with_employer = |i: &Insured| {
        let mut value = relation_json(&i.relation);
        value["employer"] = i.employer_name.as_str().into();
        value["credit_code"] = i.credit_code.as_str().into();
        value
    };
    json!({
        "person": view.person,
        "name": view.name,
        "id_number": view.id_number,
        "on": view.on.to_string(),
        "insured": view.on_the_day().next().is_some(),
        "with": view.on_the_day().map(with_employer).collect::<Vec<_>>(),
        "relations": view.relations.iter().map(with_employer).collect::<Vec<_>>(),
    })
}

/// The same to read.
#[must_use]
pub fn insured_text(view: &InsuredView, policy: &Policy, lang: Lang) -> String {
    let employers: Vec<&str> = view.on_the_day().map(|i| i.employer_name.as_str()).collect();
    let row = |i: &Insured| {
        vec![
            workers::span(i.relation.from, i.relation.until, lang),
            i.employer_name.clone(),
            i.relation.job.clone(),
            category(&i.relation, policy, lang),
            code(ListId::LeaveReason, &i.relation.end_reason, policy, lang),
        ]
    };
    let rows: Vec<Vec<String>> = view.relations.iter().map(row).collect();
    let mut out = vec![format!("{}  {}", view.name, view.id_number), workers::on_the_day(view.on, &employers, lang)];
    out.extend(lines(&[Align::Left; 5], &rows));
    out.join("\n")
}

fn category(relation: &Relation, policy: &Policy, lang: Lang) -> String {
    workers::category(&relation.category, relation.is_migrant, policy, lang)
}

fn relation_json(relation: &Relation) -> Value {
    json!({
        "insured_from": relation.from.to_string(),
        "insured_to": relation.until.map(|d| d.to_string()),
        "job": relation.job,
        "wage": relation.wage.plain(),
        "category": relation.category,
        "is_migrant": relation.is_migrant,
        "project": relation.project,
        "end_reason": relation.end_reason,
    })
}

/// What became of a file.
#[must_use]
pub fn import_json(taken: &WorkerImport) -> Value {
    let told = |(zh, en): (String, String)| json!({ "zh": zh, "en": en });
    json!({
        "number": taken.filed,
        "rows": taken.rows,
        "good": taken.good,
        "bad": taken.bad.iter().map(|b| json!({
            "line": b.line, "field": b.field, "value": b.value,
            "zh": problems::problem(&b.problem, Lang::Zh), "en": problems::problem(&b.problem, Lang::En),
        })).collect::<Vec<_>>(),
        "notices": taken.notices.iter().map(|(line, name, notice)| json!({
            "line": line, "name": name, "kind": notice.id(), "told": told(worker_notice(notice)),
        })).collect::<Vec<_>>(),
    })
}

/// Statements that were issued, each with its number and check code.
#[must_use]
pub fn statements_json(issued: &[IssuedStatement]) -> Value {
    let one = |s: &IssuedStatement| {
        let file = if let Sent::File(path) = &s.sent { Some(path.display().to_string()) } else { None };
        json!({
            "number": s.statement.number,
            "code": s.code,
            "year": s.statement.year,
            "name": s.statement.name,
            "id_number": s.statement.id_number,
            "months": s.statement.months.len(),
            "payments": s.statement.payments.len(),
            "file": file,
        })
    };
    issued.iter().map(one).collect()
}
