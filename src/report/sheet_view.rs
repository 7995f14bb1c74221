//! A sheet and queues of sheets, for scripts and for reading.

use serde_json::{Map, Value, json};

use super::sheets::explained;
use super::table::{Align, lines};
use crate::desk::sheets::{OpenSheetStep, ReceiptRow, SheetItem, SheetList, SheetListLine, SheetView};
use crate::domain::grid;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::warnings::Warning;
use crate::policy::Policy;
use crate::text::catalog::{Msg, fill};
use crate::text::problems::field;
use crate::text::{Lang, cases, registration, sheet_view, sheets, workers};

/// A sheet; identity numbers are masked, amounts are texts in yuan.
#[must_use]
pub fn json(view: &SheetView) -> Value {
    let fields: Map<String, Value> = view.fields.iter().map(|(id, text)| (id.to_owned(), Value::from(shown(text)))).collect();
    json!({
        "number": view.number,
        "kind": view.kind.id(),
        "state": view.state.id(),
        "version": view.version,
        "amount": view.amount.plain(),
        "person": view.person.as_ref().map(|(id, _, _)| id),
        "employer": view.employer.as_ref().map(|(_, name)| name),
        "month": view.month.map(|m| m.to_string()),
        "name": view.person.as_ref().map(|(_, name, _)| name),
        "id_number": view.person.as_ref().map(|(_, _, number)| number),
        "case": view.case,
        "fields": fields,
        "items": view.items.iter().map(item_json).collect::<Vec<_>>(),
        "receipts": view.receipts.iter().map(receipt_json).collect::<Vec<_>>(),
        "changes": changes_json(&view.changes),
        "warnings": view.warnings.iter().map(warning_json).collect::<Vec<_>>(),
        "steps": view.steps.iter().map(|s| json!({
            "step": s.step.id(), "to": s.to.id(), "version": s.version, "by": s.by, "at": s.at, "reason": s.reason,
            "document": s.document,
        })).collect::<Vec<_>>(),
        "versions": view.versions.iter().map(|v| json!({
            "version": v.version, "by": v.by, "at": v.at, "amount": v.amount.plain(),
            "changes": changes_json(&v.changes),
        })).collect::<Vec<_>>(),
        "open": view.open.iter().map(open_json).collect::<Vec<_>>(),
        "own": view.is_own,
        "due_on": view.due.map(|d| d.day.to_string()),
        "days_left": view.due.map(|d| d.left),
        "supersedes": view.supersedes,
        "superseded_by": view.superseded_by,
        "replaces": view.replaces.as_ref().map(|r| json!({
            "number": r.number, "amount": r.amount.plain(), "changes": changes_json(&r.changes),
        })),
        "owed": view.payables.iter().map(|p| json!({
            "item": p.item, "name": p.name, "month": p.month.to_string(), "amount": p.amount.plain(), "state": p.state,
        })).collect::<Vec<_>>(),
        "taken_over": view.taken_over,
    })
}

fn changes_json(changes: &[(String, String, String)]) -> Value {
    changes.iter().map(|(id, old, new)| json!({ "field": id, "before": shown(old), "after": shown(new) })).collect()
}

/// A field's text, its identity numbers masked.
fn shown(text: &str) -> String {
    text.split('\n').map(sheet_view::masked).collect::<Vec<_>>().join("\n")
}

fn item_json(item: &SheetItem) -> Value {
    json!({
        "item": item.item.id(),
        "payer": item.payer.id(),
        "amount": item.amount.plain(),
        "name": item.name,
        "payee": item.payee,
        "monthly": item.monthly,
        "from": item.from.map(|m| m.to_string()),
        "until": item.until.map(|m| m.to_string()),
        "remark": item.remark,
        "explanation": serde_json::from_str::<Value>(&item.explanation).unwrap_or_default(),
    })
}

fn receipt_json(receipt: &ReceiptRow) -> Value {
    json!({
        "code": receipt.code,
        "number": receipt.number,
        "issued_on": receipt.issued_on.to_string(),
        "category": receipt.category,
        "amount": receipt.amount.plain(),
        "outside": receipt.outside.plain(),
        "note": receipt.note,
    })
}

fn open_json(open: &OpenSheetStep) -> Value {
    json!({ "step": open.step.id(), "may": open.may.is_ok(), "why_not": open.may.err().map(|w| w.id()), "could": open.could })
}

/// A warning: its `kind`, the sentence in both languages, and the other sheet it names.
fn warning_json(warning: &Warning) -> Value {
    let sheet = match warning {
        Warning::ReceiptAlike { sheet, .. } | Warning::ReceiptNextTo { sheet, .. } | Warning::RecoveryOpen { sheet, .. } => {
            Some(sheet)
        }
        _ => None,
    };
    let told = |lang| sheet_view::warning(warning, lang);
    json!({ "kind": warning.id(), "zh": told(Lang::Zh), "en": told(Lang::En), "sheet": sheet })
}

/// A sheet to read.
#[must_use]
pub fn text(view: &SheetView, policy: &Policy, lang: Lang) -> String {
    let mut out = vec![state_line(view, lang)];
    if let Some((_, name, number)) = &view.person {
        out.push([name.as_str(), number, view.case.as_deref().unwrap_or_default()].join("  ").trim_end().to_owned());
    }
    if let Some((_, name)) = &view.employer {
        let month = view.month.map(|m| m.to_string()).unwrap_or_default();
        out.push(format!("{name}  {month}").trim_end().to_owned());
    }
    out.extend(view.warnings.iter().map(|w| format!("! {}", sheet_view::warning(w, lang))));
    out.extend(view.due.map(|d| format!("{} {}", d.day, cases::left(d.left, lang))));
    out.extend(effects(view, policy, lang));
    out.extend(entered(view, policy, lang));
    out.extend(amounts(view, lang));
    for version in view.versions.iter().filter(|v| v.version > 1) {
        out.push(sheet_view::version(version, lang));
        out.extend(version.changes.iter().flat_map(|c| sheet_view::change(c, lang)).map(|l| format!("  {l}")));
    }
    out.extend(place(view, lang));
    for step in &view.steps {
        let (head, note) = sheet_view::taken(step, view.kind.flow(), lang);
        out.push(head);
        out.extend(note.map(|n| format!("  {n}")));
    }
    out.join("\n")
}

/// Fields that are read first, in this order; the others follow by id.
const FIRST: [&str; 9] =
    ["case_number", "person", "care", "hospital", "admitted", "discharged", "received_on", "third_party", "on"];

fn first(id: &str) -> usize {
    FIRST.iter().position(|first| *first == id).unwrap_or(FIRST.len())
}

/// What a form was begun from, and what stands in the division already.
#[must_use]
pub fn is_mark(id: &str) -> bool {
    matches!(id, "base" | "section")
}

/// What the sheet changes of what is on file.
#[must_use]
pub fn effects(view: &SheetView, policy: &Policy, lang: Lang) -> Vec<String> {
    view.changes.iter().map(|c| registration::change(c, policy, lang)).collect()
}

/// What was entered: fields, then the rows of grids and the receipts.
#[must_use]
pub fn entered(view: &SheetView, policy: &Policy, lang: Lang) -> Vec<String> {
    if view.kind == SheetKind::Inspection {
        return super::inspection::entered_lines(&view.fields, lang);
    }
    let shown = view.fields.iter().filter(|(id, _)| !is_mark(id));
    let (grids, mut single): (Vec<_>, Vec<_>) = shown.partition(|(_, text)| sheet_view::is_grid(text));
    let is_form = view.kind == SheetKind::Registration;
    single.sort_by_key(|(id, _)| if is_form { registration::place(id) } else { first(id) });
    let told = |id: &str, text: &str| match is_form {
        true => registration::value(id, text, view.fields.get("edition"), policy, lang),
        false => sheet_view::value(id, text, lang),
    };
    let name = |id: &str| if is_form { registration::label(id, lang) } else { field(id, lang) };
    let label = |(id, text): &(&str, &str)| vec![name(id), told(id, text)];
    let rows: Vec<Vec<String>> = single.iter().map(label).collect();
    let mut out = lines(&[Align::Left, Align::Left], &rows);
    for (id, text) in grids {
        out.push(format!("{}{}", name(id), lang.pick("：", ":")));
        if id == "receipts" && !view.receipts.is_empty() {
            let told = (1..).zip(&view.receipts).map(|(n, r)| format!("  {}", sheet_view::receipt(n, r, policy, lang)));
            out.extend(told);
        } else if view.kind == SheetKind::Rate {
            out.extend(super::rates::sheet_lines(text, lang).into_iter().map(|row| format!("  {row}")));
        } else if view.kind == SheetKind::WorkerChange {
            out.extend(grid::rows(text).map(|row| format!("  {}", workers::row(row.cells(), policy, lang))));
        } else {
            out.extend(sheet_view::rows(text).into_iter().map(|row| format!("  {row}")));
        }
    }
    out
}

/// The items with how each was made.
#[must_use]
pub fn amounts(view: &SheetView, lang: Lang) -> Vec<String> {
    let told = |item: &SheetItem| {
        let steps = explained(&item.explanation, lang).into_iter().map(|line| format!("  {line}"));
        std::iter::once(sheet_view::item(item, lang)).chain(steps).collect::<Vec<_>>()
    };
    view.items.iter().flat_map(told).collect()
}

/// Whose place it takes with what it says otherwise, and which one takes its place.
#[must_use]
pub fn place(view: &SheetView, lang: Lang) -> Vec<String> {
    let told = |msg: Msg, number: &String| fill(msg.text(lang), &[("number", number)]);
    let mut out = Vec::new();
    if let Some(before) = &view.replaces {
        out.push(format!("{}  {}", told(Msg::SheetSupersedes, &before.number), sheet_view::yuan(before.amount, lang)));
        out.extend(before.changes.iter().flat_map(|c| sheet_view::change(c, lang)).map(|line| format!("  {line}")));
    }
    out.extend(view.superseded_by.iter().map(|n| told(Msg::SheetSuperseded, n)));
    out
}

/// `BX-2022-000001  费用报销  待复核  2,554.56 元`
#[must_use]
pub fn state_line(view: &SheetView, lang: Lang) -> String {
    let (kind, state) = (sheets::kind(view.kind, lang), sheets::state(view.state, view.kind.flow(), lang));
    let amount = if view.kind.has_amount() { sheet_view::yuan(view.amount, lang) } else { String::new() };
    format!("{}  {kind}  {state}  {amount}", view.number).trim_end().to_owned()
}

/// A queue for scripts; amounts are texts in yuan.
#[must_use]
pub fn list_json(list: &SheetList) -> Value {
    let line = |l: &SheetListLine| {
        json!({
            "number": l.number,
            "kind": l.kind.id(),
            "state": l.state.id(),
            "person": l.person.as_ref().map(|(id, _)| id),
            "employer": l.employer,
            "month": l.month.map(|m| m.to_string()),
            "name": l.person.as_ref().map(|(_, name)| name),
            "case": l.case_number,
            "amount": l.amount.plain(),
            "entered_by": l.enterer,
            "entered_on": l.entered_on.to_string(),
            "days_left": l.left,
        })
    };
    json!({ "total": list.total, "sheets": list.lines.iter().map(line).collect::<Vec<_>>() })
}

/// A queue to read.
#[must_use]
pub fn list_text(list: &SheetList, lang: Lang) -> String {
    if list.lines.is_empty() {
        return Msg::SheetsEmpty.text(lang).to_owned();
    }
    let row = |l: &SheetListLine| {
        vec![
            l.number.clone(),
            sheets::kind(l.kind, lang).to_owned(),
            sheets::state(l.state, l.kind.flow(), lang).to_owned(),
            l.whose().to_owned(),
            l.amount.to_string(),
            l.enterer.clone(),
            l.entered_on.to_string(),
            l.left.map(|days| cases::left(days, lang)).unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = list.lines.iter().map(row).collect();
    let mut aligns = [Align::Left; 8];
    aligns[4] = Align::Right;
    let mut out = lines(&aligns, &rows);
    let values = [("from", list.offset + 1), ("to", list.offset + i64::try_from(rows.len()).unwrap_or(0)), ("all", list.total)];
    let values = values.map(|(name, n)| (name, n.to_string()));
    out.push(fill(Msg::SheetsShown.text(lang), &values.each_ref().map(|(name, text)| (*name, text.as_str()))));
    out.join("\n")
}
