//! A grid of typed cells: Enter goes on and begins a new row behind the last cell, a block from a spreadsheet is pasted as it is.
//!
//! What a grid holds is one text; see `domain::grid`.

use chrono::NaiveDate;
use crossterm::event::KeyEvent;

use super::code::CodeInput;
use super::input::full_form;
use super::spec::{Column, Kind};
use crate::domain::codes::{CodeList, find};
use crate::domain::grid;
use crate::domain::money::Money;
use crate::domain::plain::is_harmful;
use crate::domain::shorthand::parse_money_short;
use crate::tui::field::Field;

/// Rows at most; what is pasted beyond them is cut.
const ROWS_MAX: usize = 2_000;

/// The cell one is in.
pub(super) enum Cell {
    Line(Field),
    Code(CodeInput),
}

impl Cell {
    fn new(kind: Kind, text: &str) -> Cell {
        if let Kind::Code = kind {
            let mut code = CodeInput::new(kind.max());
            // An entry is taken as a whole; what is none yet is gone on with.
            if !text.is_empty() {
                code.set(text);
            }
            return Cell::Code(code);
        }
        let mut field = Field::new(kind.max());
        field.set(text);
        Cell::Line(field)
    }

    fn text(&self) -> &str {
        match self {
            Cell::Line(field) => field.text(),
            Cell::Code(code) => code.value(),
        }
    }
}

pub(super) struct GridInput {
    pub columns: &'static [Column],
    /// Entries of the columns that hold codes; the others have none.
    pub lists: Vec<CodeList>,
    /// Every row has a text per column; there is one row at least. Only the row one is in may be empty.
    rows: Vec<Vec<String>>,
    /// Row and column one is in.
    at: (usize, usize),
    /// A block was pasted whose cells are still as they came.
    is_raw: bool,
    pub cell: Cell,
}

impl GridInput {
    pub fn new(columns: &'static [Column]) -> GridInput {
        let mut grid = GridInput {
            columns,
            lists: columns.iter().map(|_| CodeList::from([])).collect(),
            rows: vec![vec![String::new(); columns.len()]],
            at: (0, 0),
            is_raw: false,
            cell: Cell::Line(Field::new(0)),
        };
        grid.open_cell();
        grid
    }

    pub fn at(&self) -> (usize, usize) {
        self.at
    }

    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// What a cell holds, also the one that is being typed.
    pub fn cell_text(&self, row: usize, column: usize) -> &str {
        if (row, column) == self.at { self.cell.text() } else { self.rows.get(row).map_or("", |r| &r[column]) }
    }

    fn is_empty_row(&self, row: usize) -> bool {
        (0..self.columns.len()).all(|column| self.cell_text(row, column).trim().is_empty())
    }

    /// Empty rows before the first that holds anything; they have no line.
    fn skipped(&self) -> usize {
        (0..self.rows.len()).position(|row| !self.is_empty_row(row)).unwrap_or(0)
    }

    /// The row a line of [`GridInput::value`] stands in; the first line is 1.
    pub fn row_of(&self, line: usize) -> usize {
        (line.saturating_sub(1) + self.skipped()).min(self.rows.len() - 1)
    }

    /// The line of [`GridInput::value`] that one is in.
    pub fn line(&self) -> usize {
        (self.at.0 + 1).saturating_sub(self.skipped()).max(1)
    }

    pub fn column_of(&self, id: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.id == id)
    }

    /// Rows that hold anything.
    pub fn filled(&self) -> usize {
        (0..self.rows.len()).filter(|row| !self.is_empty_row(*row)).count()
    }

    /// What the readable amounts of a column come to; nothing in a column of something else.
    pub fn sum(&self, column: usize) -> Option<Money> {
        let Kind::Money = self.columns[column].kind else { return None };
        let amounts = (0..self.rows.len()).filter_map(|row| parse_money_short(self.cell_text(row, column)).ok());
        Some(amounts.fold(Money::ZERO, |sum, amount| sum + amount))
    }

    pub fn value(&self) -> String {
        let whole = |row: usize| -> Vec<String> {
            if self.is_empty_row(row) {
                return Vec::new();
            }
            (0..self.columns.len()).map(|column| self.cell_text(row, column).trim().to_owned()).collect()
        };
        let last = (0..self.rows.len()).rposition(|row| !self.is_empty_row(row)).map_or(0, |row| row + 1);
        grid::text(&(self.skipped()..last).map(whole).collect::<Vec<_>>())
    }

    /// Takes what [`GridInput::value`] said; rows without anything are left out.
    pub fn set(&mut self, text: &str) {
        let count = self.columns.len();
        let row = |row: grid::GridRow<'_>| (0..count).map(|n| row.cell(n).to_owned()).collect();
        self.rows = grid::rows(text).take(ROWS_MAX).map(row).collect();
        if self.rows.is_empty() {
            self.rows.push(vec![String::new(); count]);
        }
        self.at = (0, 0);
        self.open_cell();
    }

    /// Takes a key; the first one in a cell replaces what it held.
    pub fn key(&mut self, key: KeyEvent, fresh: bool) -> bool {
        match &mut self.cell {
            Cell::Line(field) if fresh => field.key_in_place(key),
            Cell::Line(field) => field.key(key),
            Cell::Code(code) => code.key(key),
        }
    }

    /// Takes a paste: one text into the cell, a block into the cells from here on. Answers how many characters found no room.
    pub fn paste(&mut self, text: &str) -> usize {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let block = text.trim_matches('\n');
        if !block.contains(['\t', '\n']) {
            return match &mut self.cell {
                Cell::Line(field) => field.paste_line(block),
                Cell::Code(code) => code.paste(block),
            };
        }
        let (first, left) = self.at;
        let mut lost = 0;
        let lines = block.split('\n').filter(|line| !line.trim().is_empty());
        for (row, line) in (first..).zip(lines) {
            if row >= ROWS_MAX {
                lost += line.chars().count();
                continue;
            }
            if row == self.rows.len() {
                self.rows.push(vec![String::new(); self.columns.len()]);
            }
            for (column, cell) in (left..self.columns.len()).zip(line.split('\t')) {
                lost += self.put(row, column, cell);
            }
        }
        self.open_cell();
        lost
    }

    /// Puts a pasted text into a cell and answers how much of it found no room.
    fn put(&mut self, row: usize, column: usize, text: &str) -> usize {
        let kind = self.columns[column].kind;
        let clean: String = text.trim().chars().filter(|c| !is_harmful(*c)).collect();
        let cut: String = clean.chars().take(kind.max()).collect();
        let lost = clean.chars().count() - cut.chars().count();
        (self.rows[row][column], self.is_raw) = (cut, true);
        lost
    }

    /// A cell's text in full, so that one sees what was understood; as it is where it cannot be read.
    fn understood(&self, column: usize, text: &str, today: NaiveDate) -> String {
        let full = match self.columns[column].kind {
            Kind::Code => find(&self.lists[column], text).map(|entry| entry.id.clone()),
            kind => full_form(kind, text, today),
        };
        full.unwrap_or_else(|| text.to_owned())
    }

    fn open_cell(&mut self) {
        let (row, column) = self.at;
        self.cell = Cell::new(self.columns[column].kind, &self.rows[row][column]);
    }

    /// What leaving the cell does to it; one stays there.
    pub fn settle(&mut self, today: NaiveDate) {
        let (row, column) = self.at;
        if let Cell::Code(code) = &mut self.cell {
            code.leave(&self.lists[column]);
        }
        self.rows[row][column] = self.understood(column, self.cell.text(), today);
        if std::mem::take(&mut self.is_raw) {
            for (row, column) in (0..self.rows.len()).flat_map(|r| (0..self.columns.len()).map(move |c| (r, c))) {
                self.rows[row][column] = self.understood(column, &self.rows[row][column], today);
            }
        }
        self.open_cell();
    }

    pub fn go(&mut self, row: usize, column: usize, today: NaiveDate) {
        self.settle(today);
        self.stand(row, column);
    }

    /// Goes to another cell, the one that was left being settled. An empty row that one leaves is gone.
    pub fn stand(&mut self, row: usize, column: usize) {
        let (from, mut to) = (self.at.0, row);
        if from != row && self.rows.len() > 1 && self.is_empty_row(from) {
            self.rows.remove(from);
            to -= usize::from(from < row);
        }
        self.at = (to.min(self.rows.len() - 1), column);
        self.open_cell();
    }

    /// Goes to the next cell, or the one before; whether there was one. Behind the last cell a new row begins, and the second
    /// cell of an empty last row leads out of the grid.
    pub fn step(&mut self, forward: bool, today: NaiveDate) -> bool {
        let ((row, column), last) = (self.at, self.columns.len() - 1);
        let is_last = row + 1 == self.rows.len();
        match forward {
            // The first cell may stay empty, as the code of an electronic invoice does.
            true if is_last && column >= last.min(1) && self.is_empty_row(row) => return false,
            true if column < last => self.go(row, column + 1, today),
            true if is_last => self.new_row(today),
            true => self.go(row + 1, 0, today),
            false if column > 0 => self.go(row, column - 1, today),
            false if row > 0 => self.go(row - 1, last, today),
            false => return false,
        }
        true
    }

    /// Begins a row below the one one is in.
    pub fn new_row(&mut self, today: NaiveDate) {
        let row = self.at.0;
        if self.is_empty_row(row) || self.rows.len() >= ROWS_MAX {
            return;
        }
        self.settle(today);
        self.rows.insert(row + 1, vec![String::new(); self.columns.len()]);
        self.at = (row + 1, 0);
        self.open_cell();
    }

    /// Takes the row away one is in.
    pub fn delete_row(&mut self) {
        self.rows.remove(self.at.0);
        if self.rows.is_empty() {
            self.rows.push(vec![String::new(); self.columns.len()]);
        }
        self.at.0 = self.at.0.min(self.rows.len() - 1);
        self.open_cell();
    }

    /// Puts in what the cell above holds; whether there is one.
    pub fn copy_above(&mut self) -> bool {
        let (row, column) = self.at;
        let Some(above) = row.checked_sub(1).map(|r| self.rows[r][column].clone()) else { return false };
        self.rows[row][column] = above;
        self.open_cell();
        true
    }

    /// Moves the choice of a code, or to the row above or below; whether there was one to move to.
    pub fn vertical(&mut self, down: bool, today: NaiveDate) -> Option<Moved> {
        let (row, column) = self.at;
        if let Cell::Code(code) = &mut self.cell
            && code.vertical(down, &self.lists[column])
        {
            return Some(Moved::Choice);
        }
        let next = if down { row + 1 } else { row.wrapping_sub(1) };
        (next < self.rows.len()).then(|| {
            self.go(next, column, today);
            Moved::Row
        })
    }

    /// Where one comes in: at the first cell from above, at the last row from below.
    pub fn enter(&mut self, forward: bool) {
        if self.rows.len() > 1 && self.is_empty_row(self.at.0) {
            self.rows.remove(self.at.0);
        }
        self.at = (if forward { 0 } else { self.rows.len() - 1 }, 0);
        self.open_cell();
    }
}

/// What Up and Down moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moved {
    Choice,
    Row,
}
