//! Employers for scripts and for reading. Amounts in yuan, two decimals; numbers of people and accounts are masked.

use serde_json::{Map, Value, json};

use super::table::{Align, lines};
use crate::desk::employers::{EmployerFile, EmployerList, EmployerListRow, EmployerWorkers, Issued, Owed};
use crate::domain::plain::harmless;
use crate::policy::Policy;
use crate::text::Lang;
use crate::text::catalog::{Msg, fill};
use crate::text::employer_file as words;
use crate::text::employers::{class_and_step, state};

/// Stable keys: `credit_code`, `name`, `state`, `town`, `risk_class`, `step`, `insured`, `levied_to`, `arrears_months`, `arrears`.
#[must_use]
pub fn list_json(list: &EmployerList) -> Value {
    let line = |l: &EmployerListRow| {
        json!({
            "credit_code": l.credit_code, "name": l.name, "state": l.state.id(), "town": l.town, "risk_class": l.risk_class,
            "step": l.step, "insured": l.insured, "levied_to": l.levied_to.map(|m| m.to_string()),
            "arrears_months": l.arrears_months, "arrears": l.arrears.plain(),
        })
    };
    json!({ "total": list.total, "employers": list.lines.iter().map(line).collect::<Vec<_>>() })
}

#[must_use]
pub fn list_text(list: &EmployerList, lang: Lang) -> String {
    if list.lines.is_empty() {
        return Msg::EmployersNone.text(lang).to_owned();
    }
    let row = |l: &EmployerListRow| {
        vec![
            l.credit_code.clone(),
            l.name.clone(),
            l.town.clone(),
            state(l.state, lang).to_owned(),
            class_and_step(l.risk_class, l.step),
            l.insured.to_string(),
            l.levied_to.map(|m| m.to_string()).unwrap_or_default(),
            if l.arrears_months == 0 { String::new() } else { l.arrears.to_string() },
        ]
    };
    let mut aligns = [Align::Left; 8];
    (aligns[5], aligns[7]) = (Align::Right, Align::Right);
    let mut out = lines(&aligns, &list.lines.iter().map(row).collect::<Vec<_>>());
    out.push(fill(Msg::EmployersShown.text(lang), &[("n", &list.total.to_string())]));
    out.join("\n")
}

fn owed_json(owed: &Owed) -> Value {
    json!({
        "months": owed.months.iter().map(|m| json!({
            "month": m.month.to_string(), "missing": m.missing.plain(), "late": m.is_late, "late_fee": m.late_fee.plain(),
        })).collect::<Vec<_>>(),
        "missing": owed.missing.plain(),
        "late_fee": owed.late_fee.plain(),
    })
}

/// An employer's file; `workers` is there where they were asked for.
#[must_use]
pub fn file_json(file: &EmployerFile, workers: Option<&EmployerWorkers>) -> Value {
    let facts: Map<String, Value> = file.facts.iter().map(|(id, text)| (id.to_owned(), Value::from(text))).collect();
    json!({
        "credit_code": file.credit_code,
        "name": file.name,
        "facts": facts,
        "month": file.month.to_string(),
        "risk_class": file.class,
        "step": file.step,
        "rate": file.rate.as_ref().map(|r| r.rate().normalize().to_string()),
        "insured": file.insured,
        "successor": file.successor,
        "predecessors": file.predecessors,
        "months": file.months.iter().map(|m| json!({
            "month": m.month.to_string(), "headcount": m.headcount, "payroll": m.payroll.plain(), "rate": m.rate.percent(),
            "due": m.due.plain(), "paid": m.paid.plain(), "paid_on": m.paid_on.map(|d| d.to_string()),
            "last_day": m.last_day.map(|d| d.to_string()), "estimate": m.is_estimate,
            "deferred_until": m.deferred_until.map(|d| d.to_string()),
        })).collect::<Vec<_>>(),
        "owed": owed_json(&file.owed),
        "cases": file.cases.iter().map(|c| json!({
            "number": c.number, "name": c.name, "accident_on": c.accident_on.to_string(), "state": c.state.id(),
            "employer": c.employer,
        })).collect::<Vec<_>>(),
        "rates": file.rates.iter().map(|r| json!({
            "from": r.from.to_string(), "risk_class": r.class, "step": r.step, "reason": r.reason, "sheet": r.sheet,
        })).collect::<Vec<_>>(),
        "events": file.events.iter().map(|e| json!({
            "act": e.act.id(), "on": e.on.to_string(), "reason": e.reason, "sheet": e.sheet, "by": e.by, "at": e.at,
            "changes": e.changes.iter().map(|(id, old, new)| json!({
                "field": id, "before": masked(old), "after": masked(new),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "sheets": file.sheets.iter().map(|s| json!({
            "number": s.number, "kind": s.kind.id(), "state": s.state.id(), "month": s.month.map(|m| m.to_string()),
        })).collect::<Vec<_>>(),
        "workers": workers.map(|w| w.lines.iter().map(|l| json!({
            "person": l.person, "name": l.name, "id_number": l.id_number, "job": l.job, "from": l.from.to_string(),
            "to": l.to.map(|d| d.to_string()),
        })).collect::<Vec<_>>()),
    })
}

fn masked(text: &str) -> String {
    crate::text::sheet_view::masked(text)
}

/// An employer's file to read, a part after the other.
#[must_use]
pub fn file_text(file: &EmployerFile, workers: Option<&EmployerWorkers>, policy: &Policy, lang: Lang) -> String {
    let mut out = vec![harmless(&format!("{}  {}  {}", file.credit_code, file.name, words::standing(file, lang)))];
    let pairs = |rows: Vec<(String, String)>| {
        lines(&[Align::Left; 2], &rows.into_iter().map(|(name, text)| vec![name, text]).collect::<Vec<_>>())
    };
    out.extend(pairs(words::overview(file, lang)));
    part(&mut out, Msg::FileForm, pairs(words::form(file, policy, lang)), lang);
    if let Some(workers) = workers {
        let rows: Vec<Vec<String>> = workers.lines.iter().map(words::worker).collect();
        part(&mut out, Msg::FileWorkers, lines(&[Align::Left; 5], &rows), lang);
    }
    let month = |m| words::month(m, file.owed.months.iter().find(|o| o.month == m.month), lang);
    let mut aligns = [Align::Right; 10];
    (aligns[0], aligns[6], aligns[9]) = (Align::Left, Align::Left, Align::Left);
    part(&mut out, Msg::FileMonths, lines(&aligns, &file.months.iter().map(month).collect::<Vec<_>>()), lang);
    let cases: Vec<Vec<String>> = file.cases.iter().map(|c| words::case(c, &file.name, lang)).collect();
    part(&mut out, Msg::FileCases, lines(&[Align::Left; 5], &cases), lang);
    let rates: Vec<Vec<String>> = file.rates.iter().map(words::rate).collect();
    part(&mut out, Msg::FileRates, lines(&[Align::Left; 4], &rates), lang);
    let events = file.events.iter().flat_map(|e| {
        let (head, changes) = words::event(e, policy, lang);
        std::iter::once(harmless(&head)).chain(changes.into_iter().map(|c| format!("  {}", harmless(&c)))).collect::<Vec<_>>()
    });
    part(&mut out, Msg::FileHistory, events.collect(), lang);
    let sheets: Vec<Vec<String>> = file.sheets.iter().map(|s| words::sheet(s, lang)).collect();
    part(&mut out, Msg::FileSheets, lines(&[Align::Left; 6], &sheets), lang);
    out.join("\n")
}

fn part(out: &mut Vec<String>, title: Msg, lines: Vec<String>, lang: Lang) {
    if !lines.is_empty() {
        out.push(String::new());
        out.push(title.text(lang).to_owned());
        out.extend(lines);
    }
}

/// A certificate that was issued.
#[must_use]
pub fn certificate_json(issued: &Issued) -> Value {
    let c = &issued.certificate;
    json!({
        "number": c.number, "code": issued.code, "on": c.on.to_string(), "by": c.by, "name": c.name, "credit_code": c.credit_code,
        "state": c.state.id(), "since": c.since.to_string(), "ended_on": c.ended_on.map(|d| d.to_string()), "insured": c.insured,
        "paid_to": c.paid_to.map(|m| m.to_string()), "owed": owed_json(&c.owed),
    })
}
