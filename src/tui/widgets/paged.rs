//! Pages of lines below a head; in a wide window the last page, a time line, stands beside the one that is open.

use crate::text::catalog::{Msg, fill};
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Size};
use crate::tui::widgets::wrap::wrap;

/// A line, and what it is drawn as.
pub(in crate::tui) type Line = (String, Part);

/// From this width on the last page has a column of its own.
const WIDE: u16 = 120;

/// Which page is open, and from which line on it is shown.
#[derive(Debug, Clone, Copy)]
pub(in crate::tui) struct Paged {
    /// What the pages are called.
    names: &'static [Msg],
    /// Rows above the pages, the last two of them their names and a rule.
    head_rows: u16,
    page: usize,
    top: usize,
}

/// Columns of a page's text.
fn room(columns: u16) -> u16 {
    if columns >= WIDE { columns / 2 - 2 } else { columns.saturating_sub(2) }
}

impl Paged {
    pub const fn new(names: &'static [Msg], head_rows: u16) -> Paged {
        Paged { names, head_rows, page: 0, top: 0 }
    }

    /// How many pages can be turned to.
    fn pages(&self, columns: u16) -> usize {
        if columns >= WIDE { self.names.len() - 1 } else { self.names.len() }
    }

    /// The page that is open, where the window has so many.
    fn open(&self, columns: u16) -> usize {
        self.page.min(self.pages(columns) - 1)
    }

    /// The lines of the open page as they are drawn, and of the one beside it.
    fn shown(&self, columns: u16, lines: &impl Fn(usize) -> Vec<Line>) -> (Vec<Line>, Vec<Line>) {
        let room = room(columns);
        let wrapped = |page: usize| -> Vec<Line> {
            let lines = lines(page);
            lines.iter().flat_map(|(text, part)| wrap(text, room).into_iter().map(|piece| (piece, *part))).collect()
        };
        let beside = if columns >= WIDE { wrapped(self.names.len() - 1) } else { Vec::new() };
        (wrapped(self.open(columns)), beside)
    }

    fn turn(&mut self, by: usize, columns: u16) {
        self.page = (self.open(columns) + by) % self.pages(columns);
        self.top = 0;
    }

    /// Does what a key asks; `lines` makes the lines of a page.
    pub fn act(&mut self, action: Action, body: Size, lines: impl Fn(usize) -> Vec<Line>) {
        let columns = body.width;
        match action {
            Action::Right => return self.turn(1, columns),
            Action::Left => return self.turn(self.pages(columns) - 1, columns),
            _ => {}
        }
        let height = usize::from(body.height.saturating_sub(self.head_rows)).max(1);
        let (page, beside) = self.shown(columns, &lines);
        let last = page.len().max(beside.len()).saturating_sub(height);
        match action {
            Action::Up => self.top = self.top.min(last).saturating_sub(1),
            Action::Down => self.top = (self.top + 1).min(last),
            Action::PageUp => self.top = self.top.min(last).saturating_sub(height),
            Action::PageDown => self.top = (self.top + height).min(last),
            _ => {}
        }
    }

    /// Draws the pages' names and the lines below the head; answers where the cursor belongs.
    pub fn draw(&self, pen: &mut Pen, lines: impl Fn(usize) -> Vec<Line>) -> Cell {
        let (look, columns, height) = (pen.look, pen.area.width, pen.area.height.saturating_sub(self.head_rows));
        let (open, names_row) = (self.open(columns), self.head_rows - 2);
        let mut x = 1;
        for (n, msg) in self.names.iter().enumerate().take(self.pages(columns)) {
            let part = if n == open { Part::Focus } else { Part::Plain };
            x += pen.text(x, names_row, columns, &format!(" {} ", msg.text(look.lang)), part) + 1;
        }
        let (page, beside) = self.shown(columns, &lines);
        let (count, rows) = (page.len().max(beside.len()), usize::from(height));
        let top = self.top.min(count.saturating_sub(rows));
        if count > rows {
            let values = [("from", top + 1), ("to", (top + rows).min(count)), ("all", count)];
            let values = values.map(|(name, n)| (name, n.to_string()));
            let shown = fill(Msg::LinesShown.text(look.lang), &values.each_ref().map(|(name, text)| (*name, text.as_str())));
            pen.right(x, names_row, columns - x - 1, &shown, Part::Quiet);
        }
        let draw = |lines: &[Line], left: u16, pen: &mut Pen| {
            let mut part = pen.within(left, self.head_rows, room(columns), height);
            for (y, (text, kind)) in (0..height).zip(lines.iter().skip(top)) {
                part.text(0, y, part.area.width, text, *kind);
            }
        };
        draw(&page, 1, pen);
        if columns >= WIDE {
            let left = columns / 2 + 1;
            let title = self.names.last().map_or("", |msg| msg.text(look.lang));
            pen.text(left, names_row, width(title), title, Part::Title);
            draw(&beside, left, pen);
        }
        (pen.area.x, pen.area.y + self.head_rows)
    }
}
