//! How a determination stands in the window: the fields, and beside or below them what they come to.

use super::form::DetermineForm;
use crate::report::determine::{Line, Part as Kind, lines};
use crate::text::catalog::{Msg, fill};
use crate::tui::look::{Look, Part};
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Size};

/// From this width on the preview stands beside the fields, which have so many columns.
const WIDE: u16 = 120;
const FIELDS: u16 = 80;
/// Columns of the preview at most.
const READABLE: u16 = 66;
/// Rows of the preview in a small window, its rule not counted.
const BELOW: u16 = 9;

/// Columns and rows of the preview.
pub(super) fn preview_size(body: Size) -> (u16, u16) {
    let (width, rows) = if body.width >= WIDE { (body.width - FIELDS - 2, body.height - 2) } else { (body.width - 2, BELOW) };
    // An amount stands near what it is of.
    (width.min(READABLE), rows)
}

/// The lines of the preview.
pub(super) fn preview(form: &DetermineForm, look: Look, room: u16) -> Vec<Line> {
    form.seen.as_ref().map_or_else(Vec::new, |seen| lines(seen, look.lang, room))
}

pub(super) fn page(form: &DetermineForm, said: Option<Msg>, pen: &mut Pen) -> Option<Cell> {
    let area = pen.area;
    title(form, said, pen);
    let (room, rows) = preview_size(Size { width: area.width, height: area.height });
    let all = preview(form, pen.look, room);
    if area.width >= WIDE {
        draw_lines(&all, form.top, &mut pen.within(FIELDS + 1, 1, room, rows));
        turned(form.top, all.len(), rows, area.height - 1, pen);
        return form.form.draw(&mut pen.within(0, 1, FIELDS, area.height - 1));
    }
    let rule = area.height - BELOW - 1;
    pen.rule(rule);
    draw_lines(&all, form.top, &mut pen.within(1, rule + 1, room, rows));
    turned(form.top, all.len(), rows, rule, pen);
    form.form.draw(&mut pen.within(0, 1, area.width, rule - 1))
}

/// What is determined, whose, and in whose place.
fn title(form: &DetermineForm, said: Option<Msg>, pen: &mut Pen) {
    let (look, area) = (pen.look, pen.area);
    let (old, corrects) = (form.supersedes(), form.corrects.as_ref().map(|(number, _)| number.as_str()));
    let name = match (corrects, old.as_str()) {
        (Some(number), _) => fill(look.text(Msg::DetermineCorrects), &[("number", number)]),
        (None, "") => look.text(Msg::DetermineTitle).to_owned(),
        (None, old) => fill(look.text(Msg::DetermineAgain), &[("number", old)]),
    };
    let x = 1 + pen.text(1, 0, area.width, &name, Part::Title) + 2;
    let position = form.form.position(look);
    pen.right(x, 0, area.width.saturating_sub(x + 1), &position, Part::Quiet);
    let room = area.width.saturating_sub(x + width(&position) + 3);
    if let Some(said) = said {
        pen.text(x, 0, room, look.text(said), Part::Title);
        return;
    }
    pen.text(x, 0, room, &form.about(), Part::Plain);
}

fn draw_lines(all: &[Line], top: usize, pen: &mut Pen) {
    let room = pen.area.width;
    for (y, line) in (0..pen.area.height).zip(all.iter().skip(top)) {
        let part = match line.part {
            Kind::Head => Part::Title,
            Kind::Plain => Part::Plain,
            Kind::Quiet => Part::Quiet,
            Kind::Warning => Part::Warning,
        };
        let amount = width(&line.amount);
        pen.text(0, y, room.saturating_sub(amount + u16::from(amount > 0)), &line.text, part);
        if amount > 0 {
            pen.right(0, y, room, &line.amount, part);
        }
    }
}

/// Which part of the preview is shown, where it is longer.
fn turned(top: usize, count: usize, rows: u16, y: u16, pen: &mut Pen) {
    let pages = pages(count, rows);
    if pages > 1 {
        let text = format!(" PgDn {}/{pages} ", top / usize::from(rows).max(1) + 1);
        pen.right(0, y, pen.area.width - 1, &text, Part::Quiet);
    }
}

pub(super) fn pages(count: usize, rows: u16) -> usize {
    count.div_ceil(usize::from(rows).max(1)).max(1)
}
