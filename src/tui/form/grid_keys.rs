//! A grid within a form: what keys do in it, and what is wrong with its cells.

use chrono::NaiveDate;

use super::checks::{ProblemPlace, Weight};
use super::grid::{GridInput, Moved};
use super::input::Input;
use super::{Did, Form};
use crate::domain::codes::CodeList;
use crate::domain::problem::Problem;
use crate::tui::keys::Action;

impl Form {
    /// Gives a column of a grid its entries.
    pub fn with_column_list(mut self, id: &str, column: &str, list: CodeList) -> Form {
        if let Some(at) = self.specs.iter().position(|s| s.id == id)
            && let Input::Grid(grid) = &mut self.inputs[at]
            && let Some(n) = grid.column_of(column)
        {
            grid.lists[n] = list;
        }
        self
    }

    /// The line one is in, of a grid; the first is 1.
    pub fn grid_line(&self, id: &str) -> Option<usize> {
        self.grid(self.specs.iter().position(|s| s.id == id)?).map(GridInput::line)
    }

    pub(super) fn grid(&self, at: usize) -> Option<&GridInput> {
        match self.inputs.get(at) {
            Some(Input::Grid(grid)) => Some(grid),
            _ => None,
        }
    }

    /// Does what a key asks of the grid one is in; `None` where one is in none, or leaves it.
    pub(super) fn act_in_grid(&mut self, action: Action, today: NaiveDate) -> Option<Did> {
        let Input::Grid(grid) = &mut self.inputs[self.focus] else { return None };
        let did = match action {
            Action::NextField | Action::PrevField => grid.step(action == Action::NextField, today).then_some(Did::Left),
            Action::Down | Action::Up => grid.vertical(action == Action::Down, today).map(|moved| match moved {
                Moved::Choice => Did::Stayed,
                Moved::Row => Did::Left,
            }),
            Action::NewLine => {
                grid.new_row(today);
                Some(Did::Left)
            }
            Action::DeleteRow => {
                grid.delete_row();
                Some(Did::Left)
            }
            Action::LastValue => Some(if grid.copy_above() { Did::Stayed } else { Did::Nothing }),
            _ => None,
        };
        match did {
            Some(Did::Left) => {
                self.touched[self.focus] = true;
                (self.fresh, self.typing, self.cut) = (true, false, 0);
            }
            Some(Did::Stayed) => (self.fresh, self.typing) = (false, true),
            _ => {}
        }
        did
    }

    /// The problems of a grid that are to be shown. In the row one is in an empty cell is not wrong yet, nor the cell being
    /// typed.
    pub(super) fn in_grid(&self, at: usize) -> Vec<(Weight, &Problem)> {
        let Some(grid) = self.grid(at) else { return Vec::new() };
        let errors = self.problems.iter().map(|(id, p)| (Weight::Error, *id, p));
        let warnings = self.warnings.iter().map(|(id, p)| (Weight::Warning, *id, p));
        let own = errors.chain(warnings).filter(|(_, id, p)| *id == self.specs[at].id && self.is_told_in(at, grid, p));
        let mut all: Vec<(Weight, &Problem)> = own.map(|(weight, _, problem)| (weight, problem)).collect();
        all.sort_by_key(|(_, problem)| cell_of(grid, problem));
        all
    }

    fn is_told_in(&self, at: usize, grid: &GridInput, problem: &Problem) -> bool {
        if at != self.focus {
            return self.touched[at] || self.tried;
        }
        let (cell, inner) = (cell_of(grid, problem), inner(problem));
        let here = cell == grid.at() && self.typing;
        let early = cell.0 == grid.at().0 && *inner == Problem::Empty && !self.tried;
        (self.touched[at] || self.tried) && !here && !early
    }

    pub(super) fn cell_places(&self, at: usize) -> Vec<ProblemPlace> {
        let Some(grid) = self.grid(at) else { return Vec::new() };
        let place = |(weight, problem): (Weight, &Problem)| ProblemPlace { field: at, cell: cell_of(grid, problem), weight };
        self.in_grid(at).into_iter().map(place).collect()
    }

    /// Goes to a field, and to a cell of it.
    pub(super) fn go_to_place(&mut self, place: ProblemPlace) {
        if place.field != self.focus || self.grid(place.field).is_none() {
            self.set_focus(place.field, true);
        }
        if let Input::Grid(grid) = &mut self.inputs[place.field] {
            grid.stand(place.cell.0, place.cell.1);
        }
        (self.fresh, self.typing) = (true, false);
    }

    /// What is wrong where one is: in a grid with the cell, else with its row.
    pub(super) fn problem_here(&self) -> Option<(Weight, &Problem)> {
        let Some(grid) = self.grid(self.focus) else { return self.problem(self.focus) };
        let (row, column) = grid.at();
        let found = self.in_grid(self.focus);
        let of_cell = |(_, p): &&(Weight, &Problem)| is_of_line(p) && cell_of(grid, p) == (row, column);
        let of_row = |(_, p): &&(Weight, &Problem)| is_of_line(p) && cell_of(grid, p).0 == row;
        let at_cell = found.iter().find(of_cell).map(|(weight, problem)| (*weight, inner(problem)));
        at_cell.or_else(|| found.iter().find(of_row).or_else(|| found.iter().find(|(_, p)| !is_of_line(p))).copied())
    }
}

pub(super) const fn is_of_line(problem: &Problem) -> bool {
    matches!(problem, Problem::InLine { .. })
}

fn inner(problem: &Problem) -> &Problem {
    match problem {
        Problem::InLine { problem, .. } => problem,
        other => other,
    }
}

/// Row and column a problem is about; the first ones for the grid or the row as a whole.
pub(super) fn cell_of(grid: &GridInput, problem: &Problem) -> (usize, usize) {
    match problem {
        Problem::InLine { line, column, .. } => (grid.row_of(*line), grid.column_of(column).unwrap_or(0)),
        _ => (0, 0),
    }
}
