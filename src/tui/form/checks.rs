//! What is wrong with a form: errors bar filing it, warnings do not. Both come from the desk by field id.

use super::Form;
use crate::domain::benefits::FieldProblem;
use crate::domain::problem::Problem;
use crate::text::problems;
use crate::tui::look::{Look, Part};

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Error,
    Warning,
}

impl Weight {
    /// The mark beside a field.
    pub const fn mark(self) -> &'static str {
        match self {
            Weight::Error => "!",
            Weight::Warning => "?",
        }
    }

    pub const fn part(self) -> Part {
        match self {
            Weight::Error => Part::Warning,
            Weight::Warning => Part::Accent,
        }
    }
}

/// Where something is wrong.
#[derive(Debug, Clone, Copy)]
pub(super) struct ProblemPlace {
    pub field: usize,
    /// Row and column in a grid.
    pub cell: (usize, usize),
    pub weight: Weight,
}

impl Form {
    /// What the desk found wrong; shown for fields that were left.
    pub fn set_problems(&mut self, problems: Vec<FieldProblem>) {
        self.problems = problems;
    }

    /// Drops what was found about fields that say something else by now.
    pub fn keep_problems(&mut self, still_holds: impl Fn(&str) -> bool) {
        self.problems.retain(|(id, _)| still_holds(id));
    }

    /// What the desk found doubtful; shown for fields that were left.
    pub fn set_warnings(&mut self, warnings: Vec<FieldProblem>) {
        self.warnings = warnings;
    }

    /// Takes what filing was refused for and goes to the first of it.
    pub fn refuse(&mut self, problems: &[FieldProblem]) {
        self.problems = problems.to_vec();
        (self.tried, self.typing) = (true, false);
        let first = self.places().into_iter().find(|place| place.weight == Weight::Error);
        if let Some(place) = first {
            self.go_to_place(place);
        }
    }

    /// Leaves the field and from now on shows all that is wrong, as whoever files a form wants to know.
    pub fn try_save(&mut self, today: chrono::NaiveDate) {
        self.settle(today);
        self.tried = true;
    }

    fn is_told(&self, at: usize) -> bool {
        (self.touched[at] || self.tried) && !(at == self.focus && self.typing)
    }

    fn error(&self, at: usize) -> Option<&Problem> {
        find(&self.problems, self.specs[at].id).filter(|_| self.is_told(at))
    }

    /// The problem of a field that is to be shown. An empty field is not wrong while one is still on the way to it.
    pub(super) fn problem(&self, at: usize) -> Option<(Weight, &Problem)> {
        let early = |p: &Problem| at == self.focus && *p == Problem::Empty && !self.tried;
        let error = self.error(at).filter(|p| !early(p)).map(|p| (Weight::Error, p));
        error.or_else(|| find(&self.warnings, self.specs[at].id).filter(|_| self.is_told(at)).map(|p| (Weight::Warning, p)))
    }

    /// Fields and cells with a problem that is shown, in order.
    fn places(&self) -> Vec<ProblemPlace> {
        let of = |at: usize| -> Vec<ProblemPlace> {
            if self.grid(at).is_some() {
                return self.cell_places(at);
            }
            self.problem(at).map(|(weight, _)| ProblemPlace { field: at, cell: (0, 0), weight }).into_iter().collect()
        };
        self.fillable().into_iter().flat_map(of).collect()
    }

    /// The next field or cell with a problem, round the end to the beginning.
    pub(super) fn next_problem(&self) -> Option<ProblemPlace> {
        let here = (self.focus, self.grid(self.focus).map_or((0, 0), super::grid::GridInput::at));
        let places = self.places();
        places.iter().find(|p| (p.field, p.cell) > here).or(places.first()).copied()
    }

    /// Errors and warnings that are shown.
    pub(super) fn counts(&self) -> (usize, usize) {
        let lines = self.findings();
        let errors = lines.iter().filter(|(weight, ..)| *weight == Weight::Error).count();
        (errors, lines.len() - errors)
    }

    /// Everything that is shown, in the order of the fields: how much it matters, whose it is, what it is.
    pub(super) fn findings(&self) -> Vec<(Weight, &'static str, &Problem)> {
        let of = |at: usize| if self.grid(at).is_some() { self.in_grid(at) } else { self.problem(at).into_iter().collect() };
        let own = self.fillable().into_iter().flat_map(|at| of(at).into_iter().map(move |(w, p)| (w, self.specs[at].id, p)));
        // A problem of several fields together has no field of its own; it is told once all of them were passed.
        let elsewhere = |list: &'_ FieldProblem| list.1 != Problem::Empty && !self.specs.iter().any(|s| s.id == list.0);
        let errors = self.problems.iter().filter(|p| elsewhere(p)).map(|(id, p)| (Weight::Error, *id, p));
        let warnings = self.warnings.iter().filter(|p| elsewhere(p)).map(|(id, p)| (Weight::Warning, *id, p));
        own.chain(errors).chain(warnings).collect()
    }

    /// The findings, a line each.
    pub(super) fn lines(&self, look: Look) -> Vec<(Weight, String)> {
        let label = |id: &str| match self.specs.iter().find(|s| s.id == id) {
            Some(spec) => look.text(spec.label).trim().to_owned(),
            None => problems::field(id, look.lang),
        };
        let line = |(weight, id, problem): (Weight, &str, &Problem)| {
            (weight, format!("{} {}: {}", weight.mark(), label(id), problems::problem(problem, look.lang)))
        };
        self.findings().into_iter().map(line).collect()
    }

    /// The findings, a line each, with how each is drawn.
    pub(in crate::tui) fn told_problems(&self, look: Look) -> Vec<(Part, String)> {
        self.lines(look).into_iter().map(|(weight, line)| (weight.part(), line)).collect()
    }

    /// What is wrong with the fields that were left, a line each.
    pub fn complaints(&self, look: Look) -> Vec<String> {
        self.lines(look).into_iter().map(|(_, line)| line).collect()
    }
}

fn find<'a>(problems: &'a [FieldProblem], id: &str) -> Option<&'a Problem> {
    problems.iter().find(|(field, _)| *field == id).map(|(_, p)| p)
}
