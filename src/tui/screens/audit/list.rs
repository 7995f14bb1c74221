//! Records as a table, the newest first, a page at a time.

use super::Audit;
use crate::domain::audit::AuditLine;
use crate::text::audit as words;
use crate::text::catalog::{Msg, fill};
use crate::tui::look::{Look, Part};
use crate::tui::pen::{Pen, width};
use crate::tui::screen::Cell;
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Rows above the records: the filter, a rule, the column titles.
pub(super) const HEAD_ROWS: u16 = 3;
/// From this width on there is room for the number, from where, and what more was noted.
const WIDE: u16 = 120;

const NARROW_COLUMNS: &[Column] =
    &[left(Msg::ColTime, 19, 0), left(Msg::ColOperator, 16, 0), left(Msg::ColAct, 15, 0), left(Msg::ColSubject, 14, 1)];
const WIDE_COLUMNS: &[Column] = &[
    right(Msg::ColNumber, 7),
    left(Msg::ColTime, 19, 0),
    left(Msg::ColOperator, 16, 0),
    left(Msg::ColAct, 15, 0),
    left(Msg::ColSubject, 16, 1),
    left(Msg::ColDetail, 18, 1),
    left(Msg::ColOrigin, 26, 0),
];

pub(super) fn draw(view: &Audit, pen: &mut Pen) -> Option<Cell> {
    let look = pen.look;
    let Some(page) = &view.page else { return Some((pen.area.x, pen.area.y)) };
    let place = place(page.offset, page.lines.len(), page.more, look);
    let room = pen.area.width.saturating_sub(width(&place) + 4);
    match &page.broken {
        Some(broken) => pen.text(1, 0, room, &format!("! {}", words::broken(broken, look.lang)), Part::Warning),
        None => pen.text(1, 0, room, &narrowed(view, look), Part::Title),
    };
    pen.right(1, 0, pen.area.width - 2, &place, Part::Quiet);
    pen.rule(1);
    let mut below = pen.within(0, 2, pen.area.width, pen.area.height - 2);
    if page.lines.is_empty() {
        below.text(2, 1, below.area.width, words::none(look.lang), Part::Plain);
        return Some((below.area.x, below.area.y));
    }
    let wide = below.area.width >= WIDE;
    let rows: Vec<Vec<Text>> = page.lines.iter().map(|l| row(l, wide, look)).collect();
    table::draw(&mut below, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, Some(view.at))
}

/// What the list is narrowed to, in words.
fn narrowed(view: &Audit, look: Look) -> String {
    let told = view.filter.told(look);
    if told.is_empty() {
        return look.text(Msg::AuditAll).to_owned();
    }
    let parts: Vec<String> = told.iter().map(|(label, value)| format!("{label} {value}")).collect();
    parts.join("  ")
}

fn place(offset: i64, count: usize, more: bool, look: Look) -> String {
    if count == 0 {
        return String::new();
    }
    let to = offset + i64::try_from(count).unwrap_or(0);
    let msg = if more { Msg::AuditPlaceMore } else { Msg::AuditPlace };
    fill(look.text(msg), &[("from", &(offset + 1).to_string()), ("to", &to.to_string())])
}

fn row(line: &AuditLine, wide: bool, look: Look) -> Vec<Text> {
    let mut cells: Vec<Text> =
        vec![words::time(&line.at).into(), words::operator(line, look.lang).into(), words::act_id(&line.act, look.lang).into()];
    let (subject, detail) = (words::subject(line, look.lang), words::detail(line, look.lang));
    if wide {
        cells.insert(0, line.number.to_string().into());
        cells.extend([subject.into(), detail.into(), words::origin(&line.origin, look.lang).into()]);
    } else {
        cells.push([subject, detail].join("  ").trim().into());
    }
    cells
}
