//! Monthly benefits, runs, certifications and adjustments, for scripts and for reading.

use serde_json::{Value, json};

use super::table::{Align, lines};
use crate::desk::monthly::{
    AdjustmentView, BenefitEventLine, BenefitListLine, BenefitMonthLine, BenefitView, DueLine, RunView, Whose,
};
use crate::domain::benefits::in_force::{Turn, What};
use crate::domain::money::Money;
use crate::text::monthly::{self as words, Part};
use crate::text::{Lang, benefits};

fn whose(whose: &Whose) -> Value {
    json!({ "benefit": whose.benefit, "person": whose.person, "name": whose.name, "kind": whose.kind.id() })
}

/// `object` with the fields of whose benefit it is.
fn with(of: &Whose, mut object: Value) -> Value {
    if let (Some(object), Value::Object(fields)) = (object.as_object_mut(), whose(of)) {
        object.extend(fields);
    }
    object
}

/// A run; `is_done` tells whether it was written down.
#[must_use]
pub fn run_json(run: &RunView, is_done: bool) -> Value {
    let turn = |t: Turn| match t {
        Turn::Starts { now } => ("starts", None, Some(now)),
        Turn::Stops { was } => ("stops", Some(was), None),
        Turn::Changes { was, now } => ("changes", Some(was), Some(now)),
    };
    let turns = run.turns.iter().map(|t| {
        let (what, was, now) = turn(t.turn);
        with(&t.whose, json!({ "turn": what, "was": was.map(Money::plain), "now": now.map(Money::plain), "reason": t.reason }))
    });
    json!({
        "month": run.month.to_string(),
        "done": is_done,
        "amount": run.amount.plain(),
        "totals": run.totals.iter().map(|t| json!({ "kind": t.kind.id(), "count": t.count, "amount": t.amount.plain() })).collect::<Vec<_>>(),
        "already": json!({ "count": run.already.count, "amount": run.already.amount.plain() }),
        "before": json!({ "count": run.before.count, "amount": run.before.amount.plain() }),
        "pays": run.pays.iter().map(|p| with(&p.whose, json!({ "month": p.month.to_string(), "amount": p.amount.plain() }))).collect::<Vec<_>>(),
        "turns": turns.collect::<Vec<_>>(),
        "of_itself": run.of_itself.iter().map(|o| with(&o.whose, json!({ "change": o.change.id(), "month": o.month.to_string(), "reason": o.reason }))).collect::<Vec<_>>(),
        "left_out": run.left_out.iter().map(|l| with(&l.whose, json!({ "reason": l.why, "since": l.since.to_string() }))).collect::<Vec<_>>(),
        "to_determine": run.to_determine.iter().map(whose).collect::<Vec<_>>(),
        "to_remind": run.to_remind.iter().map(whose).collect::<Vec<_>>(),
    })
}

/// A run to read.
#[must_use]
pub fn run_text(run: &RunView, is_done: bool, lang: Lang) -> String {
    let mut out = vec![words::run_line(run, is_done, lang), words::before_line(run.before, lang)];
    let totals: Vec<Vec<String>> = run
        .totals
        .iter()
        .map(|t| vec![benefits::item(t.kind, lang).to_owned(), t.count.to_string(), t.amount.to_string()])
        .collect();
    out.extend(lines(&[Align::Left, Align::Right, Align::Right], &totals));
    let head = |w: &Whose| [w.benefit.to_string(), w.name.clone(), benefits::item(w.kind, lang).to_owned()];
    let row = |w: &Whose, rest: &[String]| [&head(w)[..], rest].concat();
    for (part, rows) in run_parts(run, lang) {
        if rows.is_empty() {
            continue;
        }
        out.push(String::new());
        out.push(format!("{} ({})", words::part(part, lang), rows.len()));
        let rows: Vec<Vec<String>> = rows.iter().map(|(w, rest)| row(w, rest)).collect();
        out.extend(lines(&[Align::Right, Align::Left, Align::Left, Align::Left, Align::Left, Align::Left], &rows));
    }
    out.join("\n")
}

/// Whose, and what is told of it.
pub type PartRow<'a> = (&'a Whose, Vec<String>);

/// The parts of a run that have lines of their own.
#[must_use]
pub fn run_parts(run: &RunView, lang: Lang) -> Vec<(Part, Vec<PartRow<'_>>)> {
    let amounts = |turn: Turn| match turn {
        Turn::Starts { now } => now.to_string(),
        Turn::Stops { was } => was.to_string(),
        Turn::Changes { was, now } => format!("{was} -> {now}"),
    };
    let turns = run
        .turns
        .iter()
        .map(|t| (&t.whose, vec![words::turn(t.turn, lang).to_owned(), amounts(t.turn), words::reason(&t.reason, lang)]));
    let of_itself = run
        .of_itself
        .iter()
        .map(|o| (&o.whose, vec![words::change(o.change, lang).to_owned(), o.month.to_string(), words::reason(o.reason, lang)]));
    let left_out = run.left_out.iter().map(|l| (&l.whose, vec![words::reason(&l.why, lang), l.since.to_string()]));
    vec![
        (Part::Turns, turns.collect()),
        (Part::OfItself, of_itself.collect()),
        (Part::LeftOut, left_out.collect()),
        (Part::ToDetermine, run.to_determine.iter().map(|w| (w, Vec::new())).collect()),
        (Part::ToRemind, run.to_remind.iter().map(|w| (w, Vec::new())).collect()),
    ]
}

fn line_json(line: &BenefitListLine) -> Value {
    with(
        &line.whose,
        json!({
            "id_number": line.id_number,
            "grade": line.grade,
            "nursing": line.nursing.map(|n| n.id()),
            "relation": line.relation,
            "since": line.since.to_string(),
            "standing": standing_id(line),
            "amount": line.now.paid().map(Money::plain),
            "reason": line.now.reason(),
            "case": line.case_number,
        }),
    )
}

fn standing_id(line: &BenefitListLine) -> &'static str {
    use crate::domain::benefits::in_force::InMonth;
    match line.now {
        InMonth::NotBegun => "not_begun",
        InMonth::Pays { .. } => "paid",
        InMonth::Suspended { .. } => "suspended",
        InMonth::Ended { .. } => "ended",
    }
}

/// Benefits for scripts.
#[must_use]
pub fn list_json(list: &[BenefitListLine]) -> Value {
    Value::Array(list.iter().map(line_json).collect())
}

/// A benefit as a row: number, name, kind, level, standing, amount or reason.
#[must_use]
pub fn list_row(line: &BenefitListLine, lang: Lang) -> Vec<String> {
    let amount = line.now.paid().map_or_else(|| words::reason(line.now.reason(), lang), |a| a.to_string());
    vec![
        line.whose.benefit.to_string(),
        line.whose.name.clone(),
        benefits::item(line.whose.kind, lang).to_owned(),
        words::level(line, lang),
        words::standing(&line.now, lang).to_owned(),
        amount,
    ]
}

const LIST: [Align; 6] = [Align::Right, Align::Left, Align::Left, Align::Left, Align::Left, Align::Right];

/// Benefits to read.
#[must_use]
pub fn list_text(list: &[BenefitListLine], lang: Lang) -> String {
    let rows: Vec<Vec<String>> = list.iter().map(|l| list_row(l, lang)).collect();
    if rows.is_empty() { words::none(lang).to_owned() } else { lines(&LIST, &rows).join("\n") }
}

/// A benefit for scripts.
#[must_use]
pub fn benefit_json(view: &BenefitView) -> Value {
    let mut out = line_json(&view.line);
    let events = view.events.iter().map(|e| {
        json!({ "month": e.month.to_string(), "what": what_id(e.what), "amount": amount(e.what).map(Money::plain),
            "reason": e.reason, "sheet": e.sheet, "by": e.by, "at": e.at })
    });
    let months = view.months.iter().map(
        |m| json!({ "month": m.month.to_string(), "amount": m.amount.plain(), "state": m.state, "too_much": m.too_much.plain() }),
    );
    out["events"] = events.collect();
    out["months"] = months.collect();
    out["certification"] = due_json(&view.certification);
    out
}

fn what_id(what: What) -> &'static str {
    match what {
        What::Start(_) => "start",
        What::Amount(_) => "amount",
        What::Suspend => "suspend",
        What::Resume => "resume",
        What::End => "end",
    }
}

fn amount(what: What) -> Option<Money> {
    match what {
        What::Start(amount) | What::Amount(amount) => Some(amount),
        _ => None,
    }
}

/// An event as a row: month, what, amount, reason, sheet, by whom.
#[must_use]
pub fn event_row(event: &BenefitEventLine, lang: Lang) -> Vec<String> {
    vec![
        event.month.to_string(),
        words::what(event.what, lang).to_owned(),
        amount(event.what).map(|a| a.to_string()).unwrap_or_default(),
        words::reason(&event.reason, lang),
        event.sheet.clone().unwrap_or_default(),
        event.by.clone().unwrap_or_default(),
    ]
}

/// A month that is owed or paid as a row: month, amount, state, what of it is too much.
#[must_use]
pub fn month_row(month: &BenefitMonthLine, lang: Lang) -> Vec<String> {
    let too_much = if month.too_much > Money::ZERO { words::too_much(month.too_much, lang) } else { String::new() };
    vec![month.month.to_string(), month.amount.to_string(), words::payable(&month.state, lang).to_owned(), too_much]
}

/// A benefit to read.
#[must_use]
pub fn benefit_text(view: &BenefitView, lang: Lang) -> String {
    let mut out = vec![list_row(&view.line, lang).join("  "), words::due(&view.certification, lang), String::new()];
    let rows: Vec<Vec<String>> = view.events.iter().map(|e| event_row(e, lang)).collect();
    out.extend(lines(&[Align::Left, Align::Left, Align::Right, Align::Left, Align::Left, Align::Left], &rows));
    let months: Vec<Vec<String>> = view.months.iter().map(|m| month_row(m, lang)).collect();
    if !months.is_empty() {
        out.push(String::new());
        out.extend(lines(&[Align::Left, Align::Right, Align::Left, Align::Left], &months));
    }
    out.join("\n")
}

fn due_json(line: &DueLine) -> Value {
    json!({ "person": line.person, "name": line.name, "id_number": line.id_number, "due_on": line.due_on.to_string(),
        "days_left": line.left, "certified_on": line.certified_on.map(|d| d.to_string()),
        "reminded_on": line.reminded_on.map(|d| d.to_string()), "suspended": line.is_suspended })
}

/// Certifications that are due, for scripts.
#[must_use]
pub fn due_list_json(list: &[DueLine]) -> Value {
    Value::Array(list.iter().map(due_json).collect())
}

/// A certification as a row: number, name, masked number, due day, how long.
#[must_use]
pub fn due_row(line: &DueLine, lang: Lang) -> Vec<String> {
    vec![line.person.to_string(), line.name.clone(), line.id_number.clone(), line.due_on.to_string(), words::due(line, lang)]
}

/// Certifications that are due, to read.
#[must_use]
pub fn due_text(list: &[DueLine], lang: Lang) -> String {
    let rows: Vec<Vec<String>> = list.iter().map(|l| due_row(l, lang)).collect();
    let aligns = [Align::Right, Align::Left, Align::Left, Align::Left, Align::Left];
    if rows.is_empty() { words::none(lang).to_owned() } else { lines(&aligns, &rows).join("\n") }
}

/// A year's adjustment for scripts.
#[must_use]
pub fn adjustment_json(view: &AdjustmentView) -> Value {
    let raised = view.raised.iter().map(|l| {
        let months: Vec<String> = l.arrears_months.iter().map(|(month, _)| month.to_string()).collect();
        with(
            &l.whose,
            json!({ "old": l.old.plain(), "new": l.new.plain(), "arrears": l.arrears.plain(), "arrears_months": months }),
        )
    });
    let left_out = view.left_out.iter().map(|n| with(&n.whose, json!({ "reason": words::not_raised(&n.why, Lang::En) })));
    json!({ "year": view.year, "monthly": view.monthly.plain(), "arrears": view.arrears.plain(),
        "raised": raised.collect::<Vec<_>>(), "left_out": left_out.collect::<Vec<_>>() })
}

/// A year's adjustment as rows: those raised, then those left out.
#[must_use]
pub fn adjustment_rows(view: &AdjustmentView, lang: Lang) -> Vec<Vec<String>> {
    let head = |w: &Whose| vec![w.benefit.to_string(), w.name.clone(), benefits::item(w.kind, lang).to_owned()];
    let raised = view.raised.iter().map(|l| {
        let amounts = [l.old.to_string(), (l.new - l.old).to_string(), l.new.to_string(), l.arrears.to_string()];
        [head(&l.whose), amounts.to_vec()].concat()
    });
    let out = view.left_out.iter().map(|n| [head(&n.whose), vec![words::not_raised(&n.why, lang)]].concat());
    raised.chain(out).collect()
}

/// A year's adjustment to read.
#[must_use]
pub fn adjustment_text(view: &AdjustmentView, lang: Lang) -> String {
    use Align::{Left, Right};
    let (raised, left_out) = (view.raised.len(), adjustment_rows(view, lang));
    let (raised, left_out) = left_out.split_at(raised);
    let mut out = vec![words::adjustment_line(view, lang)];
    out.extend(lines(&[Right, Left, Left, Right, Right, Right, Right], raised));
    if !left_out.is_empty() {
        out.push(String::new());
        out.push(format!("{} ({})", words::part(Part::NotRaised, lang), left_out.len()));
        out.extend(lines(&[Right, Left, Left, Left], left_out));
    }
    out.join("\n")
}
