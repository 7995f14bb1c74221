//! A form as rows: a mark where something is wrong, the label, the value; the focused field's problem or hint below.
//!
//! ```text
//!   受伤日期  2025-03-01
//! ! 平均工资  55x
//! > 护理等级  < 部分 >
//! ```

use super::checklist::Checklist;
use super::checks::Weight;
use super::code::{CodeInput, told};
use super::input::Input;
use super::layout::Placed;
use super::{Form, Kind, note};
use crate::domain::codes::CodeEntry;
use crate::text::catalog::{Msg, fill};
use crate::text::problems;
use crate::tui::field::Field;
use crate::tui::look::{Look, Part};
use crate::tui::pen::{Pen, width};
use crate::tui::screen::Cell;

/// Columns before the labels: a mark and a blank.
const MARGIN: u16 = 2;
/// Columns between labels and values.
const GAP: u16 = 2;
/// Columns that say a value goes on.
const MORE: u16 = 3;
/// Entries of a code list that are offered at a time.
const OFFERED: usize = 8;

/// Where a field's value stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub x: u16,
    pub y: u16,
    pub room: u16,
    pub rows: u16,
}

impl Form {
    /// Draws the page of fields the focus is on; answers where the cursor belongs.
    pub(in crate::tui) fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        // The last row is about the focused field.
        let rows = pen.area.height.saturating_sub(1).max(1);
        let labelled = self.specs.iter().filter(|s| !matches!(s.kind, Kind::Grid { .. }));
        let label_width = labelled.map(|s| width(pen.look.text(s.label))).max().unwrap_or(0);
        let x = MARGIN + label_width + GAP;
        let (mut cursor, mut focused, mut used, mut last) = (None, None, 0, 0);
        for placed in self.page_of_focus(rows) {
            let place = Place { x, y: placed.y, room: pen.area.width.saturating_sub(x), rows: placed.rows };
            self.label(&placed, label_width, pen);
            if let Some(grid) = self.grid(placed.field) {
                cursor = self.draw_grid(grid, &placed, rows, pen).or(cursor);
            } else if let Some((column, row)) = self.value(placed.field, place, pen) {
                cursor = Some((pen.area.x + x + column, pen.area.y + placed.y + row));
            }
            if placed.field == self.focus {
                focused = Some(place);
            }
            used = placed.y + placed.rows;
            last = placed.field;
        }
        // Below a blank row, where there is room for one.
        self.below((used + 1).min(rows), last, pen);
        if let (Some(place), Input::Code(code)) = (focused, &self.inputs[self.focus]) {
            offer(code, &self.list(self.focus), place, rows, pen);
        }
        cursor
    }

    fn label(&self, placed: &Placed, label_width: u16, pen: &mut Pen) {
        let (at, y) = (placed.field, placed.y);
        let label = pen.look.text(self.specs[at].label);
        if matches!(self.specs[at].kind, Kind::Grid { .. }) {
            return;
        }
        if matches!(self.specs[at].kind, Kind::Heading) {
            pen.text(0, y, pen.area.width, label, Part::Accent);
            return;
        }
        let focused = at == self.focus;
        let (mark, part) = match (self.problem(at), focused) {
            (Some((weight, _)), _) => (weight.mark(), weight.part()),
            (None, true) => (">", Part::Title),
            (None, false) => (" ", Part::Plain),
        };
        pen.text(0, y, 1, mark, part);
        pen.text(MARGIN, y, label_width, label, if focused { Part::Title } else { Part::Quiet });
    }

    /// Draws what a field holds; answers the cursor's column and row within it if one is there.
    fn value(&self, at: usize, place: Place, pen: &mut Pen) -> Option<(u16, u16)> {
        let focused = at == self.focus;
        match (&self.inputs[at], self.specs[at].kind) {
            (Input::Text(field), Kind::Secret { .. }) => secret(field, focused, place, pen),
            (Input::Text(field), _) => line(field, focused, place, pen),
            (Input::Note(field), _) => lines(field, focused, place, pen),
            (Input::Choice(chosen), Kind::Choice(choices)) => {
                let name = pen.look.text(choices[*chosen].1);
                let text = if focused { format!("< {name} >") } else { name.to_owned() };
                pen.text(place.x, place.y, place.room, &text, if focused { Part::Focus } else { Part::Plain });
                focused.then_some((0, 0))
            }
            (Input::Code(code), _) => self.code(code, at, focused, place, pen),
            (Input::Checklist(list), _) => checks(list, &self.list(at), focused, place, pen),
            (Input::Heading | Input::Choice(_) | Input::Grid(_), _) => None,
        }
    }

    fn code(&self, code: &CodeInput, at: usize, focused: bool, place: Place, pen: &mut Pen) -> Option<(u16, u16)> {
        if let Some(field) = code.typed() {
            return line(field, focused, place, pen);
        }
        cut_line(&self.entry_text(at, code.value(), pen.look), place, pen);
        focused.then_some((0, 0))
    }

    /// What is to be said about the focused field: that a paste was cut, what is wrong, how it is filled in; else that
    /// there are fields after `last`, the last one drawn.
    fn below(&self, y: u16, last: usize, pen: &mut Pen) {
        let room = pen.area.width;
        if self.cut > 0 {
            let text = fill(pen.look.text(Msg::CutShort), &[("n", &self.cut.to_string())]);
            pen.text(0, y, room, &format!("! {text}"), Part::Warning);
        } else if let Some((weight, problem)) = self.problem_here() {
            let text = format!("{} {}", weight.mark(), problems::problem(problem, pen.look.lang));
            pen.text(0, y, room, &text, weight.part());
        } else if let Some(hint) = self.hint() {
            pen.text(MARGIN, y, room.saturating_sub(MARGIN), pen.look.text(hint), Part::Quiet);
        } else if let more @ 1.. = self.shown().into_iter().filter(|at| *at > last).count() {
            let text = fill(pen.look.text(Msg::MoreFields), &[("n", &more.to_string())]);
            pen.text(MARGIN, y, room.saturating_sub(MARGIN), &text, Part::Quiet);
        }
    }

    fn hint(&self) -> Option<Msg> {
        let spec = &self.specs[self.focus];
        spec.hint.or(match spec.kind {
            Kind::Code => Some(Msg::HintCode),
            Kind::Note { .. } => Some(Msg::HintNote),
            Kind::Checklist => Some(Msg::HintChecklist),
            Kind::Date => Some(Msg::HintDate),
            Kind::Money => Some(Msg::HintMoney),
            Kind::Grid { .. } => Some(Msg::HintGrid),
            _ => None,
        })
    }
}

/// A typed line; where nobody types, a long one is read from its beginning.
pub(super) fn line(field: &Field, focused: bool, place: Place, pen: &mut Pen) -> Option<(u16, u16)> {
    if !focused {
        cut_line(field.text(), place, pen);
        return None;
    }
    let (text, cursor) = field.window(place.room);
    pen.text(place.x, place.y, place.room, &text, Part::Plain);
    Some((cursor, 0))
}

/// A text nobody is to see.
fn secret(field: &Field, focused: bool, place: Place, pen: &mut Pen) -> Option<(u16, u16)> {
    let (text, cursor) = field.dots(place.room);
    pen.text(place.x, place.y, place.room, &text, Part::Plain);
    focused.then_some((cursor, 0))
}

fn cut_line(text: &str, place: Place, pen: &mut Pen) {
    let fits = width(text) <= place.room;
    let room = if fits { place.room } else { place.room.saturating_sub(MORE) };
    let used = pen.text(place.x, place.y, room, text, Part::Plain);
    if !fits {
        pen.text(place.x + used, place.y, MORE, "...", Part::Quiet);
    }
}

/// A note, scrolled so that the cursor is in it.
fn lines(field: &Field, focused: bool, place: Place, pen: &mut Pen) -> Option<(u16, u16)> {
    let lines = note::lines(field.text());
    let (row, column) = note::place(field, &lines);
    let rows = usize::from(place.rows.max(1));
    let top = if focused { (row + 1).saturating_sub(rows) } else { 0 };
    for (y, line) in (place.y..).zip(lines.iter().skip(top).take(rows)) {
        pen.text(place.x, y, place.room, &line.text, Part::Plain);
    }
    if !focused && lines.len() > rows {
        pen.text(place.x + place.room.saturating_sub(MORE), place.y + place.rows.saturating_sub(1), MORE, "...", Part::Quiet);
    }
    let row = u16::try_from(row - top.min(row)).unwrap_or(0);
    focused.then(|| (column.min(place.room.saturating_sub(1)), row))
}

fn checks(checks: &Checklist, list: &[CodeEntry], focused: bool, place: Place, pen: &mut Pen) -> Option<(u16, u16)> {
    let rows = usize::from(place.rows.max(1));
    let at = checks.at.min(list.len().saturating_sub(1));
    let top = if focused { (at + 1).saturating_sub(rows) } else { 0 };
    // The widest word a row can be marked with, so that the entries stand in a column.
    let mark_width = [Msg::MarkMissing, Msg::MarkOriginal, Msg::MarkCopy].map(|m| width(pen.look.text(m))).into_iter().max();
    let mark_width = mark_width.unwrap_or(0);
    for (y, (n, entry)) in (place.y..).zip(list.iter().enumerate().skip(top).take(rows)) {
        let part = if focused && n == at { Part::Focus } else { Part::Plain };
        pen.text(place.x, y, mark_width, pen.look.text(checks.mark(&entry.id).title()), part);
        let x = mark_width + 2;
        pen.text(place.x + x, y, place.room.saturating_sub(x), pen.look.lang.pick(&entry.zh, &entry.en), Part::Plain);
    }
    focused.then(|| (0, u16::try_from(at - top.min(at)).unwrap_or(0)))
}

/// The entries to choose from, below the field or above it.
pub(super) fn offer(code: &CodeInput, list: &[CodeEntry], place: Place, rows: u16, pen: &mut Pen) {
    let Some((entries, at)) = code.offered(list) else { return };
    let mut shown = offered_rows(&entries, at, pen.look);
    let count = u16::try_from(shown.len()).unwrap_or(1);
    let below = place.y + 1 + count <= rows;
    let top = if below { place.y + 1 } else { place.y.saturating_sub(count) };
    let wide = shown.iter().map(|(text, _)| width(text)).max().unwrap_or(0).min(place.room) + 1;
    for (y, (text, chosen)) in (top..).zip(shown.drain(..)) {
        // Blanks behind the text cover what stands below the list.
        pen.text(place.x.saturating_sub(1), y, wide + 2, &" ".repeat(usize::from(wide) + 2), Part::Plain);
        pen.text(place.x, y, place.room, &text, if chosen { Part::Focus } else { Part::Quiet });
    }
}

/// As many entries as are offered at a time, the chosen one among them.
fn offered_rows(entries: &[&CodeEntry], at: usize, look: Look) -> Vec<(String, bool)> {
    if entries.is_empty() {
        return vec![(look.text(Msg::NoneFits).to_owned(), false)];
    }
    let top = (at + 1).saturating_sub(OFFERED);
    let row =
        |(n, entry): (usize, &&CodeEntry)| (format!("{} {}", if n == at { ">" } else { " " }, told(entry, look.lang)), n == at);
    entries.iter().enumerate().skip(top).take(OFFERED).map(row).collect()
}

impl Form {
    /// `第 7 项，共 23 项  2 处错误`
    pub(in crate::tui) fn position(&self, look: Look) -> String {
        let there = self.fillable();
        let n = there.iter().position(|at| *at == self.focus).map_or(0, |n| n + 1);
        let mut out = fill(look.text(Msg::FieldOf), &[("n", &n.to_string()), ("all", &there.len().to_string())]);
        let (errors, warnings) = self.counts();
        let counted = [
            (errors, Msg::ErrorOne, Msg::ErrorCount, Weight::Error),
            (warnings, Msg::WarningOne, Msg::WarningCount, Weight::Warning),
        ];
        for (count, one, many, weight) in counted {
            if count > 0 {
                let text = fill(look.text(if count == 1 { one } else { many }), &[("n", &count.to_string())]);
                out = format!("{out}  {} {text}", weight.mark());
            }
        }
        // The status line of a small window may have no room for the key.
        if errors + warnings > 0 { format!("{out}  F7") } else { out }
    }
}
