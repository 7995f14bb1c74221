//! An estimate for scripts and for reading: every amount with its steps, articles and parameters.

use serde_json::{Map, Value, json};

use super::table::{Align, lines};
use crate::domain::benefits::explain::{Operand, Step};
use crate::domain::benefits::item::{Due, Estimate, Item, Payer};
use crate::domain::params::{Book, Row};
use crate::text::Lang;
use crate::text::benefits;

/// Before an article, which stands deeper than the steps that rest on it.
const ARTICLE_INDENT: &str = "    ";

/// Stable keys: `own_wage`, `items[]`, `totals`, `advanceable[]`, `parameters[]`, `unconfirmed[]`. Amounts in yuan as text.
#[must_use]
pub fn json(estimate: &Estimate, book: &Book, lang: Lang) -> Value {
    let own = benefits::quantity(crate::domain::benefits::explain::Quantity::OwnWage, lang);
    let totals =
        |payer: Payer| json!({ "once": estimate.total_once(payer).plain(), "monthly": estimate.total_monthly(payer).plain() });
    json!({
        "own_wage": estimate.own_wage.plain(),
        "basis": steps(&estimate.basis, own, book, lang),
        "items": estimate.items.iter().map(|i| item(i, book, lang)).collect::<Vec<_>>(),
        "totals": { "fund": totals(Payer::Fund), "employer": totals(Payer::Employer) },
        "advanceable": estimate
            .advanceable
            .iter()
            .map(|(kind, amount)| json!({ "kind": kind.id(), "name": benefits::item(*kind, lang), "amount": amount.plain() }))
            .collect::<Vec<_>>(),
        "remarks": estimate.remarks.iter().map(|r| benefits::remark(*r, lang)).collect::<Vec<_>>(),
        "parameters": estimate.parameters().into_iter().map(|r| parameter(r, book, lang)).collect::<Vec<_>>(),
        "unconfirmed": estimate.unconfirmed().into_iter().map(|r| r.key.clone()).collect::<Vec<_>>(),
    })
}

fn item(item: &Item, book: &Book, lang: Lang) -> Value {
    let name = benefits::item(item.kind, lang);
    let mut out = Map::new();
    let mut put = |key: &str, value: Value| {
        out.insert(key.to_owned(), value);
    };
    put("kind", json!(item.kind.id()));
    put("name", json!(name));
    put("amount", json!(item.amount.plain()));
    put("payer", json!(item.payer.id()));
    match item.due {
        Due::Once => put("period", json!("once")),
        Due::Monthly { from } => {
            put("period", json!("month"));
            put("from", json!(from.map(|m| m.to_string())));
        }
    }
    if let Some(person) = item.person {
        put("person", json!(person));
    }
    put("steps", steps(&item.steps, name, book, lang));
    Value::Object(out)
}

fn steps(steps: &[Step], name: &str, book: &Book, lang: Lang) -> Value {
    let step = |s: &Step| {
        let keys: Vec<&str> = s
            .operands
            .iter()
            .filter_map(|o| match o {
                Operand::Param(row) => Some(row.key.as_str()),
                Operand::Given(..) | Operand::Worked(..) => None,
            })
            .collect();
        json!({
            "rule": s.rule.id(),
            "article": benefits::article(s.rule),
            "text": benefits::step(s, name, book, lang),
            "parameters": keys,
        })
    };
    steps.iter().map(step).collect()
}

/// A parameter's row.
#[must_use]
pub fn parameter(row: &Row, book: &Book, lang: Lang) -> Value {
    json!({
        "key": row.key,
        "name": benefits::parameter(&row.key, book, lang),
        "value": row.value.plain(),
        "unit": row.unit.id(),
        "from": (row.from != chrono::NaiveDate::MIN).then(|| row.from.to_string()),
        "to": row.to.map(|d| d.to_string()),
        "document": row.document,
        "article": row.article,
        "standing": row.standing.id(),
    })
}

/// The estimate as lines: the table of items, then how each was made, then where the parameters come from.
#[must_use]
pub fn text(estimate: &Estimate, book: &Book, lang: Lang) -> String {
    let mut out = vec![items(estimate, lang), String::new()];
    out.extend(remarks(estimate, lang));
    out.push(benefits::heading(benefits::Heading::How, lang).to_owned());
    out.extend(reasons(estimate, book, lang));
    if !estimate.unconfirmed().is_empty() {
        out.push(benefits::heading(benefits::Heading::Unconfirmed, lang).to_owned());
    }
    out.push(benefits::heading(benefits::Heading::OnlyAnEstimate, lang).to_owned());
    out.join("\n")
}

/// What is to be said besides the amounts, a line each: remarks, and what the fund would advance.
#[must_use]
pub fn remarks(estimate: &Estimate, lang: Lang) -> Vec<String> {
    let remarks = estimate.remarks.iter().map(|r| format!("! {}", benefits::remark(*r, lang)));
    remarks.chain(benefits::advanceable(estimate, lang)).collect()
}

/// How each amount was made, and where the parameters come from, as lines.
#[must_use]
pub fn reasons(estimate: &Estimate, book: &Book, lang: Lang) -> Vec<String> {
    let own = benefits::quantity(crate::domain::benefits::explain::Quantity::OwnWage, lang);
    let mut out = told(&estimate.basis, own, book, lang);
    for item in &estimate.items {
        for line in told(&item.steps, benefits::item(item.kind, lang), book, lang) {
            // What two items have in common is told once.
            if !out.contains(&line) || line.starts_with(ARTICLE_INDENT) {
                out.push(line);
            }
        }
    }
    out.push(String::new());
    out.push(benefits::heading(benefits::Heading::Sources, lang).to_owned());
    out.extend(estimate.parameters().into_iter().map(|r| format!("  {}", benefits::source(r, book, lang))));
    out
}

/// The table of items.
#[must_use]
pub fn items(estimate: &Estimate, lang: Lang) -> String {
    let rows: Vec<Vec<String>> = estimate.items.iter().map(|i| summary(i, lang)).collect();
    lines(&[Align::Left, Align::Right, Align::Left, Align::Left], &rows).join("\n")
}

/// Name, amount, when and who pays.
fn summary(item: &Item, lang: Lang) -> Vec<String> {
    let person = item.person.map(|n| format!(" {}", n + 1)).unwrap_or_default();
    vec![
        format!("{}{person}", benefits::item(item.kind, lang)),
        item.amount.to_string(),
        benefits::due(item.due, lang),
        benefits::payer(item.payer, lang).to_owned(),
    ]
}

/// The steps of an amount, each with the article behind the last one.
fn told(steps: &[Step], name: &str, book: &Book, lang: Lang) -> Vec<String> {
    let mut out: Vec<String> = steps.iter().map(|s| format!("  {}", benefits::step(s, name, book, lang))).collect();
    if let Some(last) = steps.last() {
        out.push(format!("{ARTICLE_INDENT}{}", benefits::article(last.rule)));
    }
    out
}
