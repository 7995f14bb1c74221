//! Declarations and the levy of a month, for scripts and for reading. Amounts in yuan, two decimals.

use serde_json::{Value, json};

use super::table::{Align, lines};
use crate::desk::levy::{DeclarationBegun, LevyLine, LevyMonth, LevySums};
use crate::domain::declaration::month::Standing;
use crate::domain::grid;
use crate::domain::money::Money;
use crate::text::catalog::{Msg, fill};
use crate::text::{Lang, employers, levy as words, problems, sheet_view};

fn amount(amount: Option<Money>) -> Option<String> {
    amount.map(Money::plain)
}

fn line_json(l: &LevyLine) -> Value {
    json!({
        "credit_code": l.credit_code, "name": l.name, "standing": l.standing.id(), "sheet": l.sheet,
        "risk_class": l.class.class, "step": l.class.step, "headcount": l.heads, "payroll": amount(l.payroll),
        "base": amount(l.base), "rate": l.rate.map(|r| r.normalize().to_string()), "due": amount(l.due),
        "last_due": amount(l.last_due), "estimate": l.is_estimate, "needs_reversal": l.needs_reversal, "project": l.project.plain(),
    })
}

fn sums_json(sums: &LevySums) -> Value {
    json!({
        "employers": sums.employers, "headcount": sums.heads, "payroll": sums.payroll.plain(), "base": sums.base.plain(),
        "due": sums.due.plain(), "project": sums.project.plain(),
    })
}

/// Stable keys: `month`, `over`, `lacks`, `last_day`, `employers` (a line each), `sums` by standing and of `all`; `fixed` is how
/// many were fixed just now, `null` for a preview.
#[must_use]
pub fn month_json(view: &LevyMonth, fixed: Option<usize>) -> Value {
    let mut sums: serde_json::Map<String, Value> =
        Standing::ALL.into_iter().map(|s| (s.id().to_owned(), sums_json(&view.sums(Some(s))))).collect();
    sums.insert("all".to_owned(), sums_json(&view.sums(None)));
    json!({
        "month": view.month.to_string(), "over": view.is_over, "fixed": fixed,
        "lacks": view.lacks.as_ref().map(|p| problems::problem(p, Lang::Zh)),
        "last_day": view.last_day.map(|d| d.to_string()),
        "employers": view.lines.iter().map(line_json).collect::<Vec<_>>(), "sums": sums,
    })
}

/// An employer as a row: name, standing, heads, wages, base, class, rate, due (in brackets what it will be if nothing is
/// declared), against last month.
#[must_use]
pub fn line_row(l: &LevyLine, lang: Lang) -> Vec<String> {
    let told = |amount: Option<Money>| amount.map(|a| a.to_string()).unwrap_or_default();
    vec![
        l.name.clone(),
        standing(l, lang),
        l.heads.to_string(),
        told(l.payroll),
        told(l.base),
        employers::class_and_step(l.class.class, Some(l.class.step)),
        l.rate.map(words::percent).unwrap_or_default(),
        if l.standing == Standing::Open { l.due.map(|due| format!("({due})")).unwrap_or_default() } else { told(l.due) },
        change(l),
    ]
}

/// What is due against last month, signed; empty where either is not known.
#[must_use]
pub fn change(l: &LevyLine) -> String {
    match l.due.zip(l.last_due).map(|(now, was)| now - was) {
        Some(by) if by > Money::ZERO => format!("+{by}"),
        Some(by) => by.to_string(),
        None => String::new(),
    }
}

/// Where an employer stands, with what is to be done about an estimate.
#[must_use]
pub fn standing(l: &LevyLine, lang: Lang) -> String {
    match (l.needs_reversal, l.is_estimate) {
        (true, _) => Msg::LevyToReverse.text(lang).to_owned(),
        (false, true) => Msg::LevyByEstimate.text(lang).to_owned(),
        (false, false) => words::standing(l.standing, lang).to_owned(),
    }
}

/// How many stand where, and what that comes to.
#[must_use]
pub fn sums_rows(view: &LevyMonth, lang: Lang) -> Vec<Vec<String>> {
    let row = |name: &str, s: &LevySums| {
        [name.to_owned(), s.employers.to_string(), s.heads.to_string(), s.base.to_string(), s.due.to_string()].to_vec()
    };
    let some = Standing::ALL.into_iter().map(|s| (s, view.sums(Some(s)))).filter(|(_, sums)| sums.employers > 0);
    let mut out: Vec<Vec<String>> = some.map(|(s, sums)| row(words::standing(s, lang), &sums)).collect();
    out.push(row(Msg::LevyAll.text(lang), &view.sums(None)));
    out
}

/// A month to read: a row for each employer, then the sums.
#[must_use]
pub fn month_text(view: &LevyMonth, fixed: Option<usize>, lang: Lang) -> String {
    let mut out = vec![head(view, fixed, lang)];
    let rows: Vec<Vec<String>> = view.lines.iter().map(|l| line_row(l, lang)).collect();
    let right = Align::Right;
    out.extend(lines(&[Align::Left, Align::Left, right, right, right, Align::Left, right, right, right], &rows));
    out.push(String::new());
    out.extend(lines(&[Align::Left, right, right, right, right], &sums_rows(view, lang)));
    out.join("\n")
}

/// The month, what was fixed, and what is still lacking.
fn head(view: &LevyMonth, fixed: Option<usize>, lang: Lang) -> String {
    let month = view.month.to_string();
    let last_day = view.last_day.map(|d| d.to_string()).unwrap_or_default();
    match (fixed, &view.lacks) {
        (Some(n), _) => fill(Msg::LevyFixed.text(lang), &[("month", &month), ("n", &n.to_string()), ("day", &last_day)]),
        (None, Some(problem)) => format!("{month}  {}", problems::problem(problem, lang)),
        (None, None) => fill(Msg::LevyPreview.text(lang), &[("month", &month), ("day", &last_day)]),
    }
}

/// What a declaration begins with, as the file that it is filed by.
#[must_use]
pub fn begun_csv(begun: &DeclarationBegun) -> String {
    let quoted =
        |cell: &str| if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() };
    let row = |row: grid::GridRow<'_>| (0..4).map(|n| quoted(row.cell(n))).collect::<Vec<_>>().join(",");
    let titles = crate::domain::declaration::COLUMNS.join(",");
    let rows = grid::rows(begun.fields.get("rows")).map(row);
    std::iter::once(titles).chain(rows).collect::<Vec<_>>().join("\n")
}

/// Stable keys: `employer`, `month`, `rows` (`id_number` masked, `name`, `wage`, `note`), `joined`, `left`.
#[must_use]
pub fn begun_json(begun: &DeclarationBegun) -> Value {
    let row = |row: grid::GridRow<'_>| json!({ "id_number": sheet_view::masked(row.cell(0)), "name": row.cell(1), "wage": row.cell(2), "note": row.cell(3) });
    json!({
        "employer": begun.employer, "month": begun.month.to_string(), "joined": begun.joined, "left": begun.left,
        "rows": grid::rows(begun.fields.get("rows")).map(row).collect::<Vec<_>>(),
    })
}
