//! Scenarios for scripts and for reading. Tables are in 万元; JSON is in yuan.

use serde_json::{Value, json};

use super::table::{Align, lines};
use crate::desk::scenarios::{ScenarioLine, ScenarioView};
use crate::domain::scenario::{Projection, YearLine};
use crate::text::catalog::Msg;
use crate::text::{Lang, scenarios as words};

fn year_json(y: &YearLine) -> Value {
    json!({
        "year": y.year, "premium": y.premium.plain(), "other_income": y.other_income.plain(), "from_upper": y.from_upper.plain(),
        "monthly": y.monthly.plain(), "one_off": y.one_off.plain(), "prevention": y.prevention.plain(),
        "running": y.running.plain(), "spending": y.spending().plain(), "gap": y.gap().plain(), "handed_up": y.handed_up.plain(),
        "balance": y.balance.plain(), "support_months": y.support_months().map(|m| m.to_places(2)),
    })
}

fn projection_json(p: &Projection) -> Value {
    json!({ "years": p.years.iter().map(year_json).collect::<Vec<_>>(), "below_zero": p.below_zero() })
}

/// Keys: `scenario` (its name), `base_year`, `assumptions` (fields as entered), `today` and `result` (`years`, `below_zero`).
#[must_use]
pub fn json(view: &ScenarioView) -> Value {
    let fields: serde_json::Map<String, Value> =
        view.fields.iter().map(|(id, text)| (id.to_owned(), Value::from(text))).collect();
    json!({
        "scenario": view.name, "base_year": view.history.year, "assumptions": fields,
        "today": projection_json(&view.today), "result": projection_json(&view.scenario),
    })
}

/// The table of a scenario beside today: for each line a row of today's and one of the scenario's, the years beside each other.
#[must_use]
pub fn table(view: &ScenarioView, lang: Lang) -> Vec<Vec<String>> {
    let years = view.today.years.iter().map(|y| y.year.to_string());
    let mut rows = vec![[vec![Msg::ScenarioUnit.text(lang).to_owned(), String::new()], years.collect()].concat()];
    let row = |name: &str, which: &str, p: &Projection, of: fn(&YearLine) -> String| {
        [vec![name.to_owned(), which.to_owned()], p.years.iter().map(of).collect()].concat()
    };
    for words::Line { zh, en, of, .. } in words::LINES {
        let today = row(lang.pick(zh, en), Msg::ScenarioToday.text(lang), &view.today, of);
        let then = row("", Msg::ScenarioThen.text(lang), &view.scenario, of);
        // What is the same is told once.
        let same = today[2..] == then[2..];
        rows.push(if same {
            [vec![today[0].clone(), Msg::ScenarioBoth.text(lang).to_owned()], today[2..].to_vec()].concat()
        } else {
            today
        });
        rows.extend((!same).then_some(then));
    }
    rows
}

/// The table as aligned lines.
#[must_use]
pub fn table_lines(view: &ScenarioView, lang: Lang) -> Vec<String> {
    let rows = table(view, lang);
    let columns = rows.first().map_or(0, Vec::len);
    let aligns: Vec<Align> = (0..columns).map(|n| if n < 2 { Align::Left } else { Align::Right }).collect();
    lines(&aligns, &rows)
}

/// What a scenario assumes and whether the balance holds, as lines.
#[must_use]
pub fn notes(view: &ScenarioView, lang: Lang) -> Vec<String> {
    let colon = lang.pick("：", ": ");
    let verdict = |msg: Msg, p: &Projection| format!("{}{colon}{}", msg.text(lang), words::below_zero(p.below_zero(), lang));
    let mut out = vec![
        verdict(Msg::ScenarioToday, &view.today),
        verdict(Msg::ScenarioThen, &view.scenario),
        words::basis(view.history.year, lang),
    ];
    out.extend(words::assumptions(&view.fields, lang).into_iter().map(|(name, text)| format!("{name}{colon}{text}")));
    out
}

/// A scenario to read.
#[must_use]
pub fn text(view: &ScenarioView, lang: Lang) -> String {
    let mut out: Vec<String> = (!view.name.is_empty()).then(|| view.name.clone()).into_iter().collect();
    out.extend(table_lines(view, lang));
    out.extend(notes(view, lang));
    out.join("\n")
}

/// Scenarios side by side: the balance, the gap and the premiums of each, today first.
#[must_use]
pub fn comparison(views: &[ScenarioView], lang: Lang) -> Vec<Vec<String>> {
    let Some(longest) = views.iter().max_by_key(|v| v.today.years.len()) else { return Vec::new() };
    let years = longest.today.years.iter().map(|y| y.year.to_string());
    let mut rows = vec![[vec![Msg::ScenarioUnit.text(lang).to_owned(), String::new()], years.collect()].concat()];
    for words::Line { zh, en, of, .. } in words::LINES.into_iter().filter(|l| l.is_compared) {
        let row = |name: &str, p: &Projection| [vec![String::new(), name.to_owned()], p.years.iter().map(of).collect()].concat();
        let mut first = row(Msg::ScenarioToday.text(lang), &longest.today);
        first[0] = lang.pick(zh, en).to_owned();
        rows.push(first);
        rows.extend(views.iter().map(|v| row(&v.name, &v.scenario)));
    }
    rows
}

/// The same as aligned lines, with what each assumes.
#[must_use]
pub fn comparison_lines(views: &[ScenarioView], lang: Lang) -> Vec<String> {
    let rows = comparison(views, lang);
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let aligns: Vec<Align> = (0..columns).map(|n| if n < 2 { Align::Left } else { Align::Right }).collect();
    let mut out = lines(&aligns, &rows);
    out.extend(views.first().map(|v| words::basis(v.history.year, lang)));
    for view in views {
        let all: Vec<String> = words::assumptions(&view.fields, lang).into_iter().map(|(n, t)| format!("{n} {t}")).collect();
        out.push(format!("{}{}{}", view.name, lang.pick("：", ": "), all.join(lang.pick("，", ", "))));
    }
    out
}

/// Keys of a saved scenario: `scenario`, `assumptions`, `by`, `at`.
#[must_use]
pub fn list_json(list: &[ScenarioLine]) -> Value {
    let line = |l: &ScenarioLine| {
        let fields: serde_json::Map<String, Value> = l.fields.iter().map(|(id, t)| (id.to_owned(), Value::from(t))).collect();
        json!({ "scenario": l.name, "assumptions": fields, "by": l.by, "at": l.at })
    };
    json!({ "scenarios": list.iter().map(line).collect::<Vec<_>>() })
}

/// A saved scenario as a row: name, what it assumes, by whom, when.
#[must_use]
pub fn list_row(l: &ScenarioLine, lang: Lang) -> Vec<String> {
    let all: Vec<String> = words::assumptions(&l.fields, lang).into_iter().map(|(n, t)| format!("{n} {t}")).collect();
    vec![l.name.clone(), all.join(lang.pick("，", ", ")), l.by.clone(), l.at.get(..10).unwrap_or_default().to_owned()]
}

/// The saved scenarios to read.
#[must_use]
pub fn list_text(list: &[ScenarioLine], lang: Lang) -> String {
    if list.is_empty() {
        return Msg::ScenarioNone.text(lang).to_owned();
    }
    lines(&[Align::Left; 4], &list.iter().map(|l| list_row(l, lang)).collect::<Vec<_>>()).join("\n")
}
