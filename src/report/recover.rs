//! Recoveries for scripts and for reading. Amounts in yuan, two decimals.

use serde_json::{Value, json};

use super::table::{Align, lines};
use crate::desk::recover::{RecoveryLine, RecoveryPartLine, RecoveryView};
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::recovery::Plan;
use crate::text::catalog::{Msg, fill};
use crate::text::{Lang, benefits, recover as words};

fn line_json(l: &RecoveryLine) -> Value {
    let (count, first) = match l.plan {
        Plan::Instalments { count, first } => (Some(count), Some(first.to_string())),
        Plan::SetOff => (None, None),
    };
    json!({
        "number": l.number, "state": l.state.id(), "recovery_cause": l.cause.id(), "debtor": l.debtor, "item": l.item.id(), "year": l.year,
        "comes": l.plan.id(), "count": count, "first_month": first, "amount": l.amount.plain(), "left": l.left.plain(),
        "next_month": l.next.map(|(month, _)| month.to_string()), "next_amount": l.next.map(|(_, amount)| amount.plain()),
        "overdue": l.overdue.plain(),
    })
}

/// Stable keys: `number`, `state`, `recovery_cause`, `debtor`, `item`, `year`, `comes`, `count`, `first_month`, `amount`, `left`,
/// `next_month`, `next_amount`, `overdue`.
#[must_use]
pub fn list_json(list: &[RecoveryLine]) -> Value {
    json!({ "recoveries": list.iter().map(line_json).collect::<Vec<_>>() })
}

/// The month and amount that is due next; empty where nothing is.
#[must_use]
pub fn next_due(next: Option<(Month, Money)>) -> String {
    next.map(|(month, amount)| format!("{month}  {amount}")).unwrap_or_default()
}

/// A recovery as a row: number, how it stands, debtor, item, amount, what is left, what is due next, what is overdue.
#[must_use]
pub fn list_row(l: &RecoveryLine, lang: Lang) -> Vec<String> {
    let next = match l.plan {
        Plan::SetOff => words::plan(l.plan, lang),
        Plan::Instalments { .. } => next_due(l.next),
    };
    vec![
        l.number.clone(),
        words::standing(l.state, lang).to_owned(),
        l.debtor.clone(),
        benefits::item(l.item, lang).to_owned(),
        l.amount.to_string(),
        l.left.to_string(),
        next,
        if l.overdue == Money::ZERO { String::new() } else { l.overdue.to_string() },
    ]
}

/// One line for each recovery.
#[must_use]
pub fn list_text(list: &[RecoveryLine], lang: Lang) -> String {
    use Align::{Left, Right};
    let rows: Vec<Vec<String>> = list.iter().map(|l| list_row(l, lang)).collect();
    if rows.is_empty() {
        return words::none(lang).to_owned();
    }
    lines(&[Left, Left, Left, Left, Right, Right, Left, Right], &rows).join("\n")
}

/// The keys of a list's line, and `follows`, `case`, `ground`, `document`, `spoken_for`, `instalments` (`month`, `amount`),
/// `parts` (`on`, `way`, `amount`, `by`, `operator`).
#[must_use]
pub fn view_json(view: &RecoveryView) -> Value {
    let mut out = line_json(&view.line);
    out["follows"] = json!(view.follows);
    out["case"] = json!(view.case);
    out["ground"] = json!(view.ground);
    out["document"] = json!(view.document);
    out["spoken_for"] = json!(view.spoken_for.plain());
    let instalment = |(month, amount): &(Month, Money)| json!({ "month": month.to_string(), "amount": amount.plain() });
    out["instalments"] = view.instalments.iter().map(instalment).collect();
    let part = |p: &RecoveryPartLine| json!({ "on": p.on.to_string(), "way": p.way.id(), "amount": p.amount.plain(), "by": p.by, "operator": p.operator });
    out["parts"] = view.parts.iter().map(part).collect();
    out
}

/// A recovery with its instalments and what came back.
#[must_use]
pub fn view_text(view: &RecoveryView, lang: Lang) -> String {
    use Align::{Left, Right};
    let line = &view.line;
    let label = |msg: Msg, text: String| vec![msg.text(lang).to_owned(), text];
    let mut head = vec![
        label(Msg::ColState, words::standing(line.state, lang).to_owned()),
        label(Msg::RecoveryDebtor, line.debtor.clone()),
        label(Msg::RecoveryCause, words::cause(line.cause, lang).to_owned()),
        label(Msg::RecoveryItem, format!("{} {}", benefits::item(line.item, lang), line.year)),
        label(Msg::RecoveryGround, format!("{}  {}", view.ground, view.document)),
        label(Msg::RecoveryPlan, words::plan(line.plan, lang)),
        label(Msg::ColAmount, line.amount.to_string()),
        label(Msg::RecoveryLeft, line.left.to_string()),
    ];
    head.extend(view.follows.clone().map(|follows| label(Msg::RecoveryFollows, follows)));
    head.extend(view.case.clone().map(|case| label(Msg::ColCase, case)));
    if view.spoken_for > Money::ZERO {
        head.push(label(Msg::RecoverySpokenFor, view.spoken_for.to_string()));
    }
    if line.next.is_some() {
        head.push(label(Msg::RecoveryNext, next_due(line.next)));
    }
    if line.overdue > Money::ZERO {
        head.push(label(Msg::RecoveryOverdue, line.overdue.to_string()));
    }
    let mut out = vec![line.number.clone()];
    out.extend(lines(&[Left, Left], &head));
    let title = |out: &mut Vec<String>, msg: Msg, n: usize| {
        out.push(String::new());
        out.push(fill(msg.text(lang), &[("n", &n.to_string())]));
    };
    if !view.parts.is_empty() {
        title(&mut out, Msg::RecoveryParts, view.parts.len());
        let row = |p: &RecoveryPartLine| {
            vec![p.on.to_string(), words::way(p.way, lang).to_owned(), p.amount.to_string(), p.by.clone(), p.operator.clone()]
        };
        out.extend(lines(&[Left, Left, Right, Left, Left], &view.parts.iter().map(row).collect::<Vec<_>>()));
    }
    if view.instalments.len() > 1 {
        title(&mut out, Msg::RecoveryInstalments, view.instalments.len());
        let rows: Vec<_> = view.instalments.iter().map(|(month, amount)| vec![month.to_string(), amount.to_string()]).collect();
        out.extend(lines(&[Left, Right], &rows));
    }
    out.join("\n")
}
