//! A wide table: its first column stays, the others move with the chosen figure.

use crate::domain::statistics::table::{ColumnId, Figure, Group, Row, Table};
use crate::text::Lang;
use crate::text::statistics as words;
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Facts, Size};
use crate::tui::widgets::table::step;

/// Columns before the names of rows: the marker and a blank.
const MARGIN: u16 = 2;
const GAP: u16 = 2;
/// Widest name of a row, in a narrow and in a wide window.
const NAME_MAX: (u16, u16) = (24, 36);
/// From this width on names of rows have more room.
const WIDE: u16 = 100;

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Heading(Group),
    /// A row by its place.
    Row(usize),
}

pub(super) struct Grid {
    pub table: Table,
    lines: Vec<Line>,
    /// The chosen line, never a heading, and column.
    at: usize,
    column: usize,
}

impl Grid {
    /// A table, chosen where the one before was.
    pub fn new(table: Table, before: Option<&Grid>) -> Grid {
        let mut lines = Vec::with_capacity(table.rows.len() + 8);
        let mut group = Group::All;
        for (n, row) in table.rows.iter().enumerate() {
            if row.key.group != group {
                group = row.key.group;
                lines.extend((group != Group::All).then_some(Line::Heading(group)));
            }
            lines.push(Line::Row(n));
        }
        let mut grid = Grid { table, lines, at: 0, column: 0 };
        if let Some(before) = before.filter(|b| b.table.id == grid.table.id) {
            grid.column = before.column.min(grid.table.columns.len().saturating_sub(1));
            let place = before.chosen().and_then(|(row, ..)| grid.table.rows.iter().position(|r| r.key == row.key));
            grid.at = grid.lines.iter().position(|l| place.is_some_and(|n| *l == Line::Row(n))).unwrap_or_default();
        }
        grid
    }

    /// The chosen figure with its row and column.
    pub fn chosen(&self) -> Option<(&Row, ColumnId, Figure)> {
        let Some(Line::Row(n)) = self.lines.get(self.at) else { return None };
        let row = &self.table.rows[*n];
        Some((row, *self.table.columns.get(self.column)?, *row.figures.get(self.column)?))
    }

    pub fn step(&mut self, action: Action, room: Size) {
        let columns = self.table.columns.len();
        match action {
            Action::Left => self.column = self.column.saturating_sub(1),
            Action::Right => self.column = (self.column + 1).min(columns.saturating_sub(1)),
            Action::NextBreakdown => self.at = self.next_heading(),
            _ => {
                let visible = usize::from(room.height.saturating_sub(1)).max(1);
                self.at = step(self.at, action, self.lines.len(), visible);
            }
        }
        // A heading is passed over, in the direction one goes; the first line is none.
        if let Some(Line::Heading(_)) = self.lines.get(self.at) {
            let back = matches!(action, Action::Up | Action::PageUp);
            self.at = if back { self.at - 1 } else { self.at + 1 };
        }
    }

    /// The heading after the chosen line, or the first line behind the last of them.
    fn next_heading(&self) -> usize {
        let is_heading = |line: &Line| matches!(line, Line::Heading(_));
        self.lines.iter().enumerate().skip(self.at).find(|(_, line)| is_heading(line)).map_or(0, |(n, _)| n)
    }

    /// How wide the names of rows and each column are.
    fn widths(&self, facts: &Facts, lang: Lang, whole: u16) -> (u16, Vec<u16>) {
        let most = if whole >= WIDE { NAME_MAX.1 } else { NAME_MAX.0 };
        let names = self.table.rows.iter().map(|r| width(&words::row(&r.key, facts.policy, lang)));
        let groups = self.table.rows.iter().map(|r| width(words::group(r.key.group, lang)));
        let name = names.chain(groups).max().unwrap_or(0).min(most);
        let of = |(n, column): (usize, &ColumnId)| {
            let values = self.table.rows.iter().filter_map(|r| r.figures.get(n)).map(|f| width(&words::value(f.value)));
            values.chain([width(&words::column(*column, lang))]).max().unwrap_or(0)
        };
        (name, self.table.columns.iter().enumerate().map(of).collect())
    }

    /// The first column that is shown, so that the chosen one is seen whole.
    fn first(&self, widths: &[u16], room: u16) -> usize {
        let fits = |first: &usize| widths[*first..=self.column].iter().map(|w| w + GAP).sum::<u16>() <= room;
        (0..self.column).find(fits).unwrap_or(self.column)
    }

    /// Draws the table and answers where the chosen figure stands.
    pub fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        let (lang, area) = (pen.look.lang, pen.area);
        let (name, widths) = self.widths(facts, lang, area.width);
        let left = MARGIN + name;
        let first = self.first(&widths, area.width.saturating_sub(left + 1));
        let mut places = Vec::new();
        let mut x = left;
        for (n, wide) in widths.iter().enumerate().skip(first) {
            // The last column of the window says that there are more.
            if x + GAP + wide >= area.width {
                break;
            }
            places.push((n, x + GAP, *wide));
            x += GAP + wide;
        }
        for (n, x, wide) in &places {
            pen.right(*x, 0, *wide, &words::column(self.table.columns[*n], lang), Part::Quiet);
        }
        if first > 0 {
            pen.text(left, 0, 1, "<", Part::Quiet);
        }
        if first + places.len() < widths.len() {
            pen.text(area.width - 1, 0, 1, ">", Part::Quiet);
        }
        let visible = usize::from(area.height.saturating_sub(1)).max(1);
        let top = self.at - self.at % visible;
        let mut cell = None;
        for (y, (n, line)) in (1..).zip(self.lines.iter().enumerate().skip(top).take(visible)) {
            match line {
                Line::Heading(group) => _ = pen.text(MARGIN, y, name, words::group(*group, lang), Part::Quiet),
                Line::Row(row) => {
                    let row = &self.table.rows[*row];
                    let chosen = n == self.at;
                    pen.text(0, y, 1, if chosen { ">" } else { " " }, Part::Title);
                    pen.text(MARGIN, y, name, &words::row(&row.key, facts.policy, lang), Part::Plain);
                    for (column, x, wide) in &places {
                        let here = chosen && *column == self.column;
                        let part = if here { Part::Focus } else { Part::Plain };
                        pen.right(*x, y, *wide, &words::value(row.figures[*column].value), part);
                        if here {
                            cell = Some((area.x + x + wide - 1, area.y + y));
                        }
                    }
                }
            }
        }
        cell
    }
}
