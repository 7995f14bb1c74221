//! Statistics for scripts, for reading, and as files. Amounts in yuan, two decimals.

use std::io;

use serde_json::{Value as Json, json};

use super::table::{Align, lines};
use super::workbook::{Cell, workbook};
use crate::desk::statistics::{DrillLine, DrillPage, ExportForm, Press, Return, ReturnLine, Sent};
use crate::domain::money::Money;
use crate::domain::statistics::difference::Difference;
use crate::domain::statistics::table::{ColumnId, Figure, Group, Row, Table, TableId, Value};
use crate::policy::Policy;
use crate::text::Lang;
use crate::text::statistics as words;

/// What marks a file as UTF-8 for spreadsheets.
const BOM: &[u8] = "\u{FEFF}".as_bytes();

/// `S1 参保情况 2021 年`
#[must_use]
pub fn title(table: &Table, lang: Lang) -> String {
    format!("{} {} {}", table.id.id(), words::table(table.id, lang), words::period(table.period, lang))
}

/// Stable keys: `tables[]` of `id`, `name`, `period`, `columns[]` (`id`, `name`, `unit`), `rows[]` (`key`, `group`, `code`, `name`,
/// `figures` by column, null where there is none and `"*"` where it is hidden), `notes[]`.
#[must_use]
pub fn json(tables: &[Table], policy: &Policy, lang: Lang) -> Json {
    let table = |t: &Table| {
        let column =
            |c: &ColumnId| json!({ "id": c.to_string(), "name": words::column(*c, lang), "unit": words::unit(c.unit(), lang) });
        let row = |r: &Row| {
            let figures = t.columns.iter().zip(&r.figures);
            let figures: serde_json::Map<String, Json> = figures.map(|(c, f)| (c.to_string(), figure_json(*f))).collect();
            json!({
                "key": r.key.to_string(), "group": r.key.group.id(), "code": r.key.code,
                "name": words::row(&r.key, policy, lang), "figures": figures,
            })
        };
        json!({
            "id": t.id.id(), "name": words::table(t.id, lang), "period": t.period.to_string(),
            "columns": t.columns.iter().map(column).collect::<Vec<_>>(),
            "rows": t.rows.iter().map(row).collect::<Vec<_>>(),
            "notes": words::notes(t.id, lang),
        })
    };
    json!({ "tables": tables.iter().map(table).collect::<Vec<_>>() })
}

fn figure_json(figure: Figure) -> Json {
    match figure.value {
        Value::Missing => Json::Null,
        Value::Hidden => json!("*"),
        Value::Count(n) => json!(n),
        Value::Money(amount) => json!(amount.plain()),
        Value::Hundredths(n) => json!(Money::from_fen(n).plain()),
    }
}

/// Tables for reading, with their definitions below.
#[must_use]
pub fn text(tables: &[Table], policy: &Policy, lang: Lang) -> String {
    let table = |t: &Table| {
        let mut out = vec![title(t, lang)];
        let aligns: Vec<Align> = std::iter::once(Align::Left).chain(t.columns.iter().map(|_| Align::Right)).collect();
        let rows: Vec<Vec<String>> = grid(t, policy, lang, |f| words::value(f.value));
        out.extend(lines(&aligns, &rows));
        out.extend(words::notes(t.id, lang).into_iter().map(|note| format!("- {note}")));
        out.join("\n")
    };
    tables.iter().map(table).collect::<Vec<_>>().join("\n\n")
}

/// Head, headings of groups and rows; the first cell is the row's name.
fn grid<T: From<String>>(t: &Table, policy: &Policy, lang: Lang, figure: impl Fn(&Figure) -> T) -> Vec<Vec<T>> {
    let name = |text: String| std::iter::once(T::from(text));
    let mut out = vec![name(String::new()).chain(t.columns.iter().map(|c| T::from(words::column(*c, lang)))).collect()];
    let mut group = Group::All;
    for row in &t.rows {
        if row.key.group != group {
            group = row.key.group;
            if group != Group::All {
                out.push(name(words::group(group, lang).to_owned()).collect());
            }
        }
        out.push(name(words::row(&row.key, policy, lang)).chain(row.figures.iter().map(&figure)).collect());
    }
    out
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

/// What writes tables to files, in the operator's language.
#[must_use]
pub const fn press(lang: Lang) -> Press {
    match lang {
        Lang::Zh => Press(|tables, policy, form| file(tables, policy, form, Lang::Zh)),
        Lang::En => Press(|tables, policy, form| file(tables, policy, form, Lang::En)),
    }
}

fn file(tables: &[Table], policy: &Policy, form: ExportForm, lang: Lang) -> io::Result<Vec<u8>> {
    match form {
        ExportForm::Csv => csv(tables, policy, lang),
        ExportForm::Xlsx => {
            let name = match tables {
                [one] => format!("{} {}", one.id.id(), one.period),
                _ => words::sheet(lang).to_owned(),
            };
            workbook(&name, &cells(tables, policy, lang)).map_err(io::Error::other)
        }
    }
}

/// Every text is quoted; numbers stand bare, without grouping.
fn csv(tables: &[Table], policy: &Policy, lang: Lang) -> io::Result<Vec<u8>> {
    let mut out = BOM.to_vec();
    let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::NonNumeric).flexible(true).from_writer(&mut out);
    for (n, t) in tables.iter().enumerate() {
        if n > 0 {
            writer.write_record([""])?;
        }
        writer.write_record([title(t, lang)])?;
        for row in grid(t, policy, lang, |f| bare(f.value)) {
            writer.write_record(row.iter().map(|cell| not_a_formula(cell)))?;
        }
        for note in words::notes(t.id, lang) {
            writer.write_record([note])?;
        }
    }
    writer.flush()?;
    drop(writer);
    Ok(out)
}

fn bare(value: Value) -> String {
    match value {
        Value::Missing => String::new(),
        Value::Hidden => "*".to_owned(),
        Value::Count(n) => n.to_string(),
        Value::Money(amount) => amount.plain(),
        Value::Hundredths(n) => Money::from_fen(n).plain(),
    }
}

/// A name that a spreadsheet would work out is text.
fn not_a_formula(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '@']) || (cell.starts_with('-') && Money::parse(cell).is_err());
    if risky { format!("'{cell}") } else { cell.to_owned() }
}

fn cells(tables: &[Table], policy: &Policy, lang: Lang) -> Vec<Vec<Cell>> {
    let mut out = Vec::new();
    for (n, t) in tables.iter().enumerate() {
        if n > 0 {
            out.push(Vec::new());
        }
        out.push(vec![Cell::Text(title(t, lang))]);
        out.extend(grid(t, policy, lang, |f| match f.value {
            Value::Missing => Cell::Empty,
            Value::Hidden => Cell::Text("*".to_owned()),
            Value::Count(n) => Cell::Count(n),
            Value::Money(amount) => Cell::Amount(amount),
            Value::Hundredths(n) => Cell::Amount(Money::from_fen(n)),
        }));
        out.extend(words::notes(t.id, lang).into_iter().map(|note| vec![Cell::Text(note.to_owned())]));
    }
    out
}

/// Stable keys: `table`, `period`, `row`, `column`, `kind`, `total`, `lines[]` (`number` masked, `name`, `on`, `amount`).
#[must_use]
pub fn drill_json(page: &DrillPage) -> Json {
    let line = |l: &DrillLine| json!({ "number": l.number, "name": l.name, "on": l.on.map(|d| d.to_string()), "amount": l.amount.map(Money::plain) });
    json!({
        "table": page.ask.table.id(), "period": page.ask.period.to_string(), "row": page.ask.row.to_string(),
        "column": page.ask.column.to_string(), "total": page.total,
        "lines": page.lines.iter().map(line).collect::<Vec<_>>(),
    })
}

/// One line for each.
#[must_use]
pub fn drill_text(page: &DrillPage, lang: Lang) -> String {
    let row = |l: &DrillLine| {
        let on = l.on.map(|d| d.to_string()).unwrap_or_default();
        vec![l.number.clone(), l.name.clone(), on, l.amount.map(|a| a.to_string()).unwrap_or_default()]
    };
    let rows: Vec<_> = page.lines.iter().map(row).collect();
    let mut out = lines(&[Align::Left, Align::Left, Align::Left, Align::Right], &rows);
    out.push(words::lines(page.total, lang));
    out.join("\n")
}

/// Stable keys: `table`, `period`, `edition`, `differences[]`.
#[must_use]
pub fn sent_json(sent: &Sent) -> Json {
    json!({
        "table": sent.table.id(), "period": sent.period.to_string(), "edition": sent.edition,
        "differences": differences_json(&sent.differences),
    })
}

/// What sending came to.
#[must_use]
pub fn sent_text(sent: &Sent, policy: &Policy, lang: Lang) -> String {
    let head = words::sent(sent.table, sent.period, sent.edition, sent.differences.len(), lang);
    let rest = differences_text(&sent.differences, policy, lang);
    std::iter::once(head).chain(rest).collect::<Vec<_>>().join("\n")
}

/// Stable keys: `returns[]` of `table`, `period`, `edition`, `reason`, `by`, `at`.
#[must_use]
pub fn returns_json(returns: &[ReturnLine]) -> Json {
    json!({ "returns": returns.iter().map(return_json).collect::<Vec<_>>() })
}

fn return_json(line: &ReturnLine) -> Json {
    json!({
        "table": line.table.id(), "period": line.period.to_string(), "edition": line.edition, "reason": line.reason,
        "by": line.by, "at": line.at,
    })
}

/// A line for each return, the newest first.
#[must_use]
pub fn returns_text(returns: &[ReturnLine], lang: Lang) -> String {
    if returns.is_empty() {
        return words::no_returns(lang).to_owned();
    }
    let rows: Vec<Vec<String>> = returns.iter().map(|l| return_row(l, lang)).collect();
    let aligns = [Align::Left, Align::Left, Align::Left, Align::Left, Align::Left, Align::Left];
    lines(&aligns, &rows).join("\n")
}

fn return_row(l: &ReturnLine, lang: Lang) -> Vec<String> {
    vec![
        format!("{} {}", l.table.id(), words::table(l.table, lang)),
        words::period(l.period, lang),
        words::edition(l.edition, lang),
        crate::text::audit::time(&l.at),
        l.by.clone(),
        l.reason.clone(),
    ]
}

/// A return as it was sent.
#[must_use]
pub fn one_return_json(found: &Return, policy: &Policy, lang: Lang) -> Json {
    let mut out = return_json(&found.line);
    out["sent"] = json(std::slice::from_ref(&found.table), policy, lang)["tables"][0].clone();
    out["differences"] = differences_json(&found.differences);
    out
}

/// The same for reading.
#[must_use]
pub fn one_return_text(found: &Return, policy: &Policy, lang: Lang) -> String {
    let head = lines(&[Align::Left; 6], &[return_row(&found.line, lang)]);
    let table = text(std::slice::from_ref(&found.table), policy, lang);
    let rest = differences_text(&found.differences, policy, lang);
    head.into_iter().chain([table]).chain(rest).collect::<Vec<_>>().join("\n")
}

fn differences_json(differences: &[Difference]) -> Json {
    let value = |value| figure_json(Figure { value, list: None });
    let one = |d: &Difference| json!({ "row": d.row.to_string(), "column": d.column.to_string(), "before": value(d.before), "after": value(d.after) });
    differences.iter().map(one).collect()
}

fn differences_text(differences: &[Difference], policy: &Policy, lang: Lang) -> Vec<String> {
    if differences.is_empty() {
        return Vec::new();
    }
    let row = |d: &Difference| {
        let name = format!("{} {}", words::group(d.row.group, lang), words::row(&d.row, policy, lang));
        vec![name, words::column(d.column, lang), words::value(d.before), "->".to_owned(), words::value(d.after)]
    };
    let rows: Vec<_> = differences.iter().map(row).collect();
    let aligns = [Align::Left, Align::Left, Align::Right, Align::Left, Align::Right];
    std::iter::once(words::differences_head(differences.len(), lang)).chain(lines(&aligns, &rows)).collect()
}

/// All tables with their names, as the command line and the screen list them.
#[must_use]
pub fn names(lang: Lang) -> Vec<(TableId, &'static str)> {
    TableId::ALL.iter().map(|id| (*id, words::table(*id, lang))).collect()
}
