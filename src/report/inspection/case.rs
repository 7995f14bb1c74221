//! An inspection: its plan, what came of it, and the wage audit.

use serde_json::{Value, json};

use super::findings::{evidence_line, line_json};
use crate::desk::estimate::Fields;
use crate::desk::inspection::InspectionView;
use crate::domain::identity::mask_number;
use crate::domain::inspection::audit::{AuditLine, restored};
use crate::domain::inspection::visit::{Checked, read_checklist};
use crate::domain::money::Money;
use crate::report::sheet_view;
use crate::report::table::{Align, lines};
use crate::text::catalog::Msg;
use crate::text::{Lang, inspection as words};

fn audit_json(l: &AuditLine) -> Value {
    json!({
        "id_number": l.id_number, "name": l.name, "month": l.month.to_string(), "trade": l.trade, "age": l.age,
        "declared": l.declared.plain(), "paid": l.paid.plain(), "base": l.base.plain(), "difference": l.difference.plain(),
        "premium": l.premium.plain(), "late_fee": l.late_fee.plain(),
    })
}

/// Stable keys: those of a sheet under `sheet`, and `findings`, `checklist` (`item`, `verdict`, `note`), `audit` (`id_number`
/// masked, `name`, `month`, `trade`, `age`, `declared`, `paid`, `base`, `difference`, `premium`, `late_fee`), `supplement`.
#[must_use]
pub fn case_json(view: &InspectionView) -> Value {
    let checked = |c: &Checked| json!({ "item": c.item, "verdict": c.verdict.id(), "note": c.note });
    json!({
        "sheet": sheet_view::json(&view.sheet),
        "findings": view.findings.iter().map(line_json).collect::<Vec<_>>(),
        "checklist": view.checklist.iter().map(checked).collect::<Vec<_>>(),
        "audit": view.audit.iter().map(audit_json).collect::<Vec<_>>(),
        "supplement": view.supplement,
    })
}

/// A field of an inspection as it reads.
fn told(id: &str, text: &str, lang: Lang) -> String {
    match id {
        "way" | "inspect_ground" | "special" | "signed" => words::choice(text, lang).to_owned(),
        "premium" | "late_fee" => Money::parse(text).map_or_else(|_| text.to_owned(), |m| m.to_string()),
        _ => text.to_owned(),
    }
}

/// The named fields that hold something, a line each: name and value.
#[must_use]
pub fn plan_lines(fields: &Fields, ids: &[&str], lang: Lang) -> Vec<(String, String)> {
    let line = |id: &&str| {
        let text = fields.get(id);
        (!text.is_empty()).then(|| (words::name(id, lang).to_owned(), told(id, text, lang)))
    };
    ids.iter().filter_map(line).collect()
}

/// The audit as rows of a table: name, month, trade, age, declared base, base of what was paid, difference, premium, late fee.
#[must_use]
pub fn audit_rows(audit: &[AuditLine]) -> Vec<Vec<String>> {
    let row = |l: &AuditLine| {
        let who = if l.name.is_empty() { l.id_number.clone() } else { l.name.clone() };
        let amounts = [l.declared, l.base, l.difference, l.premium, l.late_fee].map(|m| m.to_string());
        [vec![who, l.month.to_string(), l.trade.clone(), l.age.to_string()], amounts.to_vec()].concat()
    };
    audit.iter().map(row).collect()
}

/// What is told of an inspection, in this order.
const PLAN: [&str; 9] = [
    "from_month",
    "until_month",
    "way",
    "first_inspector",
    "second_inspector",
    "inspect_ground",
    "ground_note",
    "special",
    "visit_on",
];
const COURSE: [&str; 15] = [
    "served_on",
    "served_by",
    "visited_on",
    "recorded_on",
    "found",
    "signed",
    "heads",
    "premium",
    "late_fee",
    "order",
    "ordered_on",
    "rectify_by",
    "replied_on",
    "reply",
    "suggestion",
];

/// An inspection to read: employer and plan, its findings, the record, the audit, what came of it.
#[must_use]
pub fn case_lines(view: &InspectionView, lang: Lang) -> Vec<String> {
    let fields = &view.sheet.fields;
    let mut out = vec![sheet_view::state_line(&view.sheet, lang)];
    let employer = view.sheet.employer.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    out.push(format!("{employer}  {}", fields.get("credit_code")));
    out.extend(plan_lines(fields, &PLAN, lang).into_iter().map(|line| pair(line, lang)));
    if !view.findings.is_empty() {
        out.extend([String::new(), Msg::InspectionFindings.text(lang).to_owned()]);
    }
    for line in &view.findings {
        let whose = line.person.as_ref().map(|(name, _)| format!(" {name}")).unwrap_or_default();
        let month = line.finding.month.map(|m| format!(" {m}")).unwrap_or_default();
        let evidence = evidence_line(&line.finding.evidence, lang);
        let gone = if evidence.is_empty() { Msg::InspectionFindingGone.text(lang).to_owned() } else { evidence };
        out.push(format!("{}{whose}{month}: {gone}", words::rule(line.finding.rule, lang)));
    }
    out.extend(record_lines(fields, &view.audit, lang));
    out.extend(view.supplement.iter().map(|number| pair((words::name("supplement", lang).to_owned(), number.clone()), lang)));
    out
}

/// What an inspection says as a reviewer reads it: plan, course and record; identity numbers masked.
#[must_use]
pub fn entered_lines(fields: &Fields, lang: Lang) -> Vec<String> {
    let masked = |line: AuditLine| AuditLine { id_number: mask_number(&line.id_number), ..line };
    let audit: Vec<AuditLine> = restored(fields.get("worked")).into_iter().map(masked).collect();
    let mut out: Vec<String> = plan_lines(fields, &PLAN, lang).into_iter().map(|line| pair(line, lang)).collect();
    out.extend(record_lines(fields, &audit, lang));
    out
}

fn pair((name, value): (String, String), lang: Lang) -> String {
    format!("{name}{}{value}", lang.pick("：", ": "))
}

/// What was done and found: dates, checklist, audit.
fn record_lines(fields: &Fields, audit: &[AuditLine], lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    let course = plan_lines(fields, &COURSE, lang);
    if !course.is_empty() {
        out.push(String::new());
    }
    out.extend(course.into_iter().map(|line| pair(line, lang)));
    let checklist = read_checklist(fields.get("checklist")).unwrap_or_default();
    if !checklist.is_empty() {
        out.extend([String::new(), Msg::InspectionChecklist.text(lang).to_owned()]);
    }
    let checked =
        |c: &Checked| vec![words::item(c.item, lang).to_owned(), words::verdict(c.verdict, lang).to_owned(), c.note.clone()];
    out.extend(lines(&[Align::Left; 3], &checklist.iter().map(checked).collect::<Vec<_>>()));
    if !audit.is_empty() {
        out.extend([String::new(), Msg::InspectionAudit.text(lang).to_owned()]);
        let aligns = [[Align::Left; 3].as_slice(), &[Align::Right; 6]].concat();
        let head = words::audit_columns(lang).map(str::to_owned).to_vec();
        out.extend(lines(&aligns, &[vec![head], audit_rows(audit)].concat()));
    }
    out
}
