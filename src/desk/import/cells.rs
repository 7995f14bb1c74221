//! The cells of one row, read by the parsers of the domain; what they refuse is collected, so that a person sees every bad
//! value of a row at once.

use super::header::Order;
use super::{BadRow, Line};
use crate::domain::identity::{mask_number, mask_phone};
use crate::domain::plain::harmless;
use crate::domain::problem::Problem;

/// Characters of a value that a report shows.
const SHOWN_MAX: usize = 40;

pub(super) struct Cells<'a> {
    line: &'a Line<'a>,
    order: &'a Order,
    names: &'static [&'static str],
    bad: Vec<BadRow>,
}

impl<'a> Cells<'a> {
    pub fn new(line: &'a Line<'a>, order: &'a Order, names: &'static [&'static str]) -> Cells<'a> {
        Cells { line, order, names, bad: Vec::new() }
    }

    /// Whether the row has as many cells as there are titles; otherwise that is what is wrong with it. Empty cells behind
    /// the last title are nothing.
    pub fn is_whole(&mut self) -> bool {
        let got = self.line.cells.len();
        let extra = self.line.cells.iter().skip(self.order.width).any(|c| !c.trim().is_empty());
        if got >= self.order.width && !extra {
            return true;
        }
        let problem = Problem::ColumnCount { want: self.order.width, got };
        self.bad.push(BadRow { line: self.line.number, field: self.names[0], value: String::new(), problem });
        false
    }

    /// Line of the file.
    pub fn line_number(&self) -> u64 {
        self.line.number
    }

    pub fn text(&self, field: usize) -> &'a str {
        self.order.place(field).and_then(|place| self.line.cells.get(place)).unwrap_or_default()
    }

    /// The value of a field, or `None` and the problem noted.
    pub fn read<T>(&mut self, field: usize, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Option<T> {
        if self.order.place(field).is_some_and(|place| self.line.lost.contains(&place)) {
            self.refuse(field, Problem::LostDigits);
            return None;
        }
        match parse(self.text(field)) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.refuse(field, problem);
                None
            }
        }
    }

    /// Notes a problem at the column of that name.
    pub fn refuse_field(&mut self, name: &'static str, problem: Problem) {
        let field = self.names.iter().position(|n| *n == name).unwrap_or_default();
        self.refuse(field, problem);
    }

    pub fn refuse(&mut self, field: usize, problem: Problem) {
        let text = self.text(field);
        let shown: String = text.chars().take(SHOWN_MAX).collect();
        let value = match self.names[field] {
            "id_number" => mask_number(shown.trim()),
            "phone" => mask_phone(shown.trim()),
            _ => shown,
        };
        let row = BadRow { line: self.line.number, field: self.names[field], value: harmless(&value), problem };
        self.bad.push(row);
    }

    pub fn into_bad(self) -> Vec<BadRow> {
        self.bad
    }
}
