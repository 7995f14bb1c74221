//! How a grid looks: titles, rows by whole halves of what fits, totals beneath.
//!
//! ```text
//!      发票代码      号码          日期         费用类别       金额     其中自费
//!    1 044001210000  10000001      2021-12-20   检查费       860.00        60.00
//! >  2 044001210000 !1000          2021-12-24 > 床           480.00
//! 合计 2                                                   1,340.00        60.00
//! ```

use super::Form;
use super::checks::Weight;
use super::draw::{Place, line, offer};
use super::grid::{Cell as Typed, GridInput};
use super::grid_keys::cell_of;
use super::layout::Placed;
use super::spec::{Column, Kind};
use crate::domain::problem::Problem;
use crate::text::catalog::Msg;
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::Cell;

/// Columns of a row's mark and number.
const MARGIN: u16 = 5;
/// Rows of titles and of totals.
const FRAME: u16 = 2;
/// What stands for the beginning of a long number.
const CUT: &str = "..";

impl Form {
    /// Draws a grid over the whole width; answers where the cursor belongs.
    pub(super) fn draw_grid(&self, grid: &GridInput, placed: &Placed, screen_rows: u16, pen: &mut Pen) -> Option<Cell> {
        let places = columns(grid.columns, grid.at().1, pen.area.width);
        let focused = placed.field == self.focus;
        for (column, (x, room)) in grid.columns.iter().zip(&places).filter(|(_, (_, room))| *room > 0) {
            title(column, *x, *room, placed.y, pen);
        }
        more(&places, placed.y, pen);
        let found = self.in_grid(placed.field);
        let shown = usize::from(placed.rows.saturating_sub(FRAME).max(1));
        let top = top_of(grid.at().0, shown);
        for (y, row) in (placed.y + 1..).zip((top..grid.row_count()).take(shown)) {
            let here = focused && row == grid.at().0;
            let whole = found.iter().find(|(_, p)| matches!(p, Problem::InLine { column: "", .. }) && cell_of(grid, p).0 == row);
            let (mark, part) = whole.map_or((if here { ">" } else { " " }, Part::Title), |(w, _)| (w.mark(), w.part()));
            pen.text(0, y, 1, mark, part);
            pen.right(1, y, MARGIN - 2, &(row + 1).to_string(), Part::Quiet);
            for (column, (x, room)) in places.iter().enumerate().filter(|(_, (_, room))| *room > 0) {
                let wrong = found.iter().find(|(_, p)| is_at(grid, p, (row, column))).map(|(weight, _)| *weight);
                self.mark_cell(wrong, here && column == grid.at().1, *x, y, pen);
                if !(here && column == grid.at().1) {
                    self.cell(grid, (row, column), Place { x: *x, y, room: *room, rows: 1 }, pen);
                }
            }
        }
        totals(grid, &places, placed.y + placed.rows.saturating_sub(1), pen);
        if focused {
            typed(grid, &places, placed.y + 1 + u16::try_from(grid.at().0 - top).unwrap_or(0), screen_rows, pen)
        } else {
            None
        }
    }

    fn mark_cell(&self, wrong: Option<Weight>, here: bool, x: u16, y: u16, pen: &mut Pen) {
        let (mark, part) = match wrong {
            Some(weight) => (weight.mark(), weight.part()),
            None => (if here { ">" } else { " " }, Part::Title),
        };
        pen.text(x.saturating_sub(1), y, 1, mark, part);
    }

    fn cell(&self, grid: &GridInput, (row, column): (usize, usize), place: Place, pen: &mut Pen) {
        let text = grid.cell_text(row, column);
        match grid.columns[column].kind {
            Kind::Code => {
                let entry = grid.lists[column].iter().find(|e| e.id == text);
                let told = entry.map_or(text, |e| pen.look.lang.pick(&e.zh, &e.en));
                pen.text(place.x, place.y, place.room, told, Part::Plain);
            }
            Kind::Money => pen.right(place.x, place.y, place.room, text, Part::Plain),
            _ => told_by_its_end(text, place, pen),
        }
    }
}

/// Numbers are told apart by their end, texts by their beginning.
fn told_by_its_end(text: &str, place: Place, pen: &mut Pen) {
    if width(text) > place.room && text.chars().all(|c| c.is_ascii_alphanumeric()) {
        let skip = text.len() - usize::from(place.room.saturating_sub(width(CUT)));
        let used = pen.text(place.x, place.y, place.room, CUT, Part::Quiet);
        pen.text(place.x + used, place.y, place.room - used, &text[skip..], Part::Plain);
        return;
    }
    pen.text(place.x, place.y, place.room, text, Part::Plain);
}

fn is_at(grid: &GridInput, problem: &Problem, cell: (usize, usize)) -> bool {
    matches!(problem, Problem::InLine { column, .. } if !column.is_empty()) && cell_of(grid, problem) == cell
}

fn title(column: &Column, x: u16, room: u16, y: u16, pen: &mut Pen) {
    let label = pen.look.text(column.label);
    match column.kind {
        Kind::Money => pen.right(x, y, room, label, Part::Quiet),
        _ => _ = pen.text(x, y, room, label, Part::Quiet),
    }
}

/// The cell one is in; answers where the cursor belongs.
fn typed(grid: &GridInput, places: &[(u16, u16)], y: u16, screen_rows: u16, pen: &mut Pen) -> Option<Cell> {
    let (_, column) = grid.at();
    let (x, room) = places[column];
    let place = Place { x, y, room, rows: 1 };
    let cursor = match &grid.cell {
        Typed::Line(field) => line(field, true, place, pen),
        Typed::Code(code) => {
            let cursor = match code.typed() {
                Some(field) => line(field, true, place, pen),
                None => {
                    let entry = grid.lists[column].iter().find(|e| e.id == code.value());
                    let told = entry.map_or(code.value(), |e| pen.look.lang.pick(&e.zh, &e.en)).to_owned();
                    pen.text(x, y, room, &told, Part::Plain);
                    Some((0, 0))
                }
            };
            let wide = Place { room: pen.area.width.saturating_sub(x), ..place };
            offer(code, &grid.lists[column], wide, screen_rows, pen);
            cursor
        }
    };
    cursor.map(|(dx, _)| (pen.area.x + x + dx, pen.area.y + y))
}

fn totals(grid: &GridInput, places: &[(u16, u16)], y: u16, pen: &mut Pen) {
    let text = format!("{} {}", pen.look.text(Msg::GridTotal), grid.filled());
    pen.text(0, y, pen.area.width, &text, Part::Quiet);
    for (column, (x, room)) in places.iter().enumerate().filter(|(_, (_, room))| *room > 0) {
        if let Some(sum) = grid.sum(column) {
            pen.right(*x, y, *room, &sum.to_string(), Part::Title);
        }
    }
}

/// Marks that there are columns before and behind those that are shown.
fn more(places: &[(u16, u16)], y: u16, pen: &mut Pen) {
    let is_hidden = |place: Option<&(u16, u16)>| place.is_some_and(|(_, room)| *room == 0);
    if is_hidden(places.first()) {
        pen.text(MARGIN - 1, y, 1, "<", Part::Quiet);
    }
    if is_hidden(places.last()) {
        pen.text(pen.area.width.saturating_sub(1), y, 1, ">", Part::Quiet);
    }
}

/// Where each column begins and how wide it is; nothing for one that finds no room beside the column one is in. The last one has
/// what is left.
fn columns(columns: &[Column], at: usize, room: u16) -> Vec<(u16, u16)> {
    // Each with the blank behind it.
    let needed = |widths: &[u16]| widths.iter().map(|w| w + 1).sum::<u16>();
    let wide: Vec<u16> = columns.iter().map(|c| c.width.1).collect();
    let is_wide = MARGIN + needed(&wide) <= room;
    let widths: Vec<u16> = if is_wide { wide } else { columns.iter().map(|c| c.width.0).collect() };
    // The one one is in is shown whole, with as many before it as find room.
    let first = (0..at).find(|first| MARGIN + needed(&widths[*first..=at]) <= room + 1).unwrap_or(at);
    let mut x = MARGIN;
    let mut out = Vec::with_capacity(columns.len());
    for (n, width) in widths.iter().enumerate() {
        let fits = n >= first && (n <= at || x + width <= room);
        out.push((x, if fits { (*width).min(room.saturating_sub(x)) } else { 0 }));
        if n >= first {
            x += width + 1;
        }
    }
    if let Some(last) = out.last_mut().filter(|(_, room)| *room > 0) {
        last.1 = room.saturating_sub(last.0);
    }
    out
}

/// The first row that is shown: the window moves by halves, so that one key seldom draws all rows.
fn top_of(row: usize, shown: usize) -> usize {
    let step = (shown / 2).max(1);
    if row < shown { 0 } else { ((row - shown) / step + 1) * step }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_one_is_in_is_always_shown() {
        for (row, shown) in (0..60).flat_map(|row| (1..9).map(move |shown| (row, shown))) {
            let top = top_of(row, shown);
            assert!(top <= row && row < top + shown, "{row} of {shown}");
        }
    }
}
