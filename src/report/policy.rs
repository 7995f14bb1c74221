//! Parameters for scripts and for reading.

use serde_json::{Value, json};

use super::table::{Align, lines};
use crate::desk::policy::{HistoryLine, ParameterHistory, ParameterLine, ParameterList, Source};
use crate::domain::entry::{Act, Entry, State};
use crate::domain::params::Row;
use crate::text::{Lang, policy};

/// A list of keys: `key`, `name`, `unit`, `value`, `from`, `to`, `standing`, `entered`, `pending`, `unconfirmed`.
#[must_use]
pub fn list_json(list: &ParameterList, lang: Lang) -> Value {
    let line = |l: &ParameterLine| {
        let today = l.today.as_deref();
        json!({
            "key": l.definition.key,
            "name": policy::name(&l.definition, lang),
            "unit": l.definition.unit.id(),
            "value": today.map(|r| r.value.plain()),
            "from": today.map(|r| r.from.to_string()),
            "to": today.and_then(|r| r.to).map(|d| d.to_string()),
            "standing": today.map(|r| r.standing.id()),
            "entered": l.entered,
            "pending": l.pending,
            "unconfirmed": l.unconfirmed,
        })
    };
    Value::Array(list.lines.iter().map(line).collect())
}

/// One line a key.
#[must_use]
pub fn list_text(list: &ParameterList, lang: Lang) -> String {
    let line = |l: &ParameterLine| {
        let (value, standing) = match &l.today {
            Some(row) => (policy::value(&row.value, lang), policy::standing(&row.standing, lang)),
            None => (String::new(), policy::no_value(l.entered, lang)),
        };
        let unit = policy::unit(l.definition.unit, lang);
        let name = policy::name(&l.definition, lang);
        vec![l.definition.key.clone(), value, unit.to_owned(), standing.to_owned(), name.to_owned()]
    };
    let rows: Vec<_> = list.lines.iter().map(line).collect();
    lines(&[Align::Left, Align::Right, Align::Left, Align::Left, Align::Left], &rows).join("\n")
}

/// `key`, `name`, `unit`, `by`, `choices`, `rows[]`.
#[must_use]
pub fn history_json(history: &ParameterHistory, lang: Lang) -> Value {
    let d = &history.definition;
    json!({
        "key": d.key,
        "name": policy::name(d, lang),
        "unit": d.unit.id(),
        "by": d.by,
        "choices": d.choices,
        "rows": history.lines.iter().map(|l| line_json(l, history)).collect::<Vec<_>>(),
    })
}

fn line_json(line: &HistoryLine, history: &ParameterHistory) -> Value {
    let (id, state, entered, closed) = match &line.source {
        Source::Shipped => (None, "shipped", None, None),
        Source::Office { id, state, entered, closed } => (Some(*id), state.id(), Some(entered), closed.as_ref()),
    };
    let confirmed = closed.filter(|_| state == State::Confirmed.id());
    let holds = line.holds.iter().map(|(from, to)| json!({ "from": from.to_string(), "to": to.map(|d| d.to_string()) }));
    let mut out = row_json(&line.row);
    let more = json!({
        "id": id,
        "state": state,
        "standing": standing_id(line),
        "holds": holds.collect::<Vec<_>>(),
        "holds_today": line.holds_on(history.today),
        "entered_by": entered.map(|a| &a.login),
        "entered_at": entered.map(|a| &a.at),
        "confirmed_by": confirmed.map(|a| &a.login),
        "confirmed_at": confirmed.map(|a| &a.at),
        "closed_by": closed.map(|a| &a.login),
        "closed_at": closed.map(|a| &a.at),
    });
    if let (Value::Object(out), Value::Object(more)) = (&mut out, more) {
        out.extend(more);
    }
    out
}

fn standing_id(line: &HistoryLine) -> &'static str {
    match &line.source {
        Source::Office { state, .. } if *state != State::Confirmed => state.id(),
        _ if line.holds.is_empty() => "superseded",
        _ => line.row.standing.id(),
    }
}

fn row_json(row: &Row) -> Value {
    json!({
        "from": row.from.to_string(),
        "to": row.to.map(|d| d.to_string()),
        "value": row.value.plain(),
        "document": row.document,
        "article": row.article,
        "published": row.published.map(|d| d.to_string()),
        "note": row.note,
    })
}

/// The time line, each row with its source below it.
#[must_use]
pub fn history_text(history: &ParameterHistory, lang: Lang) -> String {
    let d = &history.definition;
    let row = |l: &HistoryLine| {
        let id = l.entry().map(|id| format!("#{id}")).unwrap_or_default();
        let standing = policy::line_standing(l, lang).to_owned();
        vec![id, policy::span(&l.row, lang), policy::value(&l.row.value, lang), standing, source(l, lang)]
    };
    let rows: Vec<_> = history.lines.iter().map(row).collect();
    let mut out = vec![format!("{}  {}  {}", d.key, policy::name(d, lang), policy::unit(d.unit, lang))];
    out.extend(lines(&[Align::Right, Align::Left, Align::Right, Align::Left, Align::Left], &rows));
    if history.lines.is_empty() {
        out.push(policy::office_only(lang).to_owned());
    }
    out.join("\n")
}

fn source(line: &HistoryLine, lang: Lang) -> String {
    let mut out = format!("{} {}", line.row.document, line.row.article);
    if let Source::Office { state, entered, closed, .. } = &line.source {
        out.push_str(&format!("  {}", policy::acted(State::Pending, entered, lang)));
        if let Some(closed) = closed {
            out.push_str(&format!("  {}", policy::acted(*state, closed, lang)));
        }
    }
    out
}

/// `id`, `key`, the row, `entered_by`, `entered_at`.
#[must_use]
pub fn pending_json(entries: &[Entry]) -> Value {
    let entry = |e: &Entry| {
        let mut out = row_json(&e.row);
        let Act { login, at, .. } = &e.entered;
        let more = json!({ "id": e.id, "key": e.row.key, "entered_by": login, "entered_at": at });
        if let (Value::Object(out), Value::Object(more)) = (&mut out, more) {
            out.extend(more);
        }
        out
    };
    Value::Array(entries.iter().map(entry).collect())
}

/// One line an entry.
#[must_use]
pub fn pending_text(entries: &[Entry], lang: Lang) -> String {
    if entries.is_empty() {
        return policy::none_pending(lang).to_owned();
    }
    let row = |e: &Entry| {
        let source = format!("{} {}", e.row.document, e.row.article);
        let (value, who) = (policy::value(&e.row.value, lang), policy::acted(State::Pending, &e.entered, lang));
        vec![format!("#{}", e.id), e.row.key.clone(), policy::span(&e.row, lang), value, who, source]
    };
    let rows: Vec<_> = entries.iter().map(row).collect();
    lines(&[Align::Right, Align::Left, Align::Left, Align::Right, Align::Left, Align::Left], &rows).join("\n")
}
