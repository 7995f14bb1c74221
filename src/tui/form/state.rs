//! What a form holds: texts, choices, the focus, and the problems the desk found.

use crossterm::event::KeyEvent;

use super::{FieldSpec, Kind};
use crate::desk::estimate::Fields;
use crate::domain::benefits::FieldProblem;
use crate::domain::problem::Problem;
use crate::text::problems;
use crate::tui::field::Field;
use crate::tui::keys;
use crate::tui::look::Look;

/// What one field holds.
pub(super) enum Input {
    Text(Field),
    Choice(usize),
}

pub(in crate::tui) struct Form {
    pub(super) specs: &'static [FieldSpec],
    pub(super) inputs: Vec<Input>,
    pub(super) focus: usize,
    /// Fields somebody has left or typed into; the others are not complained about yet.
    pub(super) touched: Vec<bool>,
    /// The focus has just come: the next key typed into a short field replaces it.
    fresh: bool,
    pub(super) problems: Vec<FieldProblem>,
}

impl Form {
    pub fn new(specs: &'static [FieldSpec]) -> Form {
        let input = |s: &FieldSpec| match s.kind {
            Kind::Text { max } | Kind::Short { max } | Kind::Secret { max } => Input::Text(Field::new(max)),
            Kind::Choice(_) => Input::Choice(0),
        };
        Form {
            specs,
            inputs: specs.iter().map(input).collect(),
            focus: 0,
            touched: vec![false; specs.len()],
            fresh: true,
            problems: Vec::new(),
        }
    }

    /// The texts of all fields that are there.
    pub fn fields(&self) -> Fields {
        let mut all = Fields::default();
        for (spec, input) in self.specs.iter().zip(&self.inputs) {
            all.set(spec.id, value(spec, input));
        }
        let mut out = Fields::default();
        for (spec, input) in self.specs.iter().zip(&self.inputs) {
            if (spec.shown)(&all) {
                out.set(spec.id, value(spec, input));
            }
        }
        out
    }

    /// Names of the fields that hold something and what they hold, as people read them.
    pub fn told(&self, look: Look) -> Vec<(String, String)> {
        let told = |at: usize| {
            let spec = &self.specs[at];
            let value = match (&self.inputs[at], &spec.kind) {
                (Input::Choice(chosen), Kind::Choice(choices)) => look.text(choices[*chosen].1).to_owned(),
                (input, _) => value(spec, input),
            };
            (look.text(spec.label).to_owned(), value)
        };
        self.shown().into_iter().map(told).filter(|(_, value)| !value.trim().is_empty()).collect()
    }

    /// Fills in what is known; other fields stay as they are.
    pub fn fill(&mut self, known: &Fields) {
        for (spec, input) in self.specs.iter().zip(&mut self.inputs) {
            let text = known.get(spec.id);
            if text.is_empty() {
                continue;
            }
            match (input, &spec.kind) {
                (Input::Text(field), _) => field.set(text),
                (Input::Choice(at), Kind::Choice(choices)) => {
                    *at = choices.iter().position(|(id, _)| *id == text).unwrap_or(*at);
                }
                (Input::Choice(_), Kind::Text { .. } | Kind::Short { .. } | Kind::Secret { .. }) => {}
            }
        }
    }

    /// Numbers of the fields that are there, in order.
    pub(super) fn shown(&self) -> Vec<usize> {
        let fields = self.fields();
        (0..self.specs.len()).filter(|i| (self.specs[*i].shown)(&fields)).collect()
    }

    /// Moves to the next field, or the one before.
    pub fn step(&mut self, forward: bool) {
        self.touched[self.focus] = true;
        let shown = self.shown();
        let at = shown.iter().position(|i| *i >= self.focus).unwrap_or(0);
        let next = if forward { (at + 1).min(shown.len().saturating_sub(1)) } else { at.saturating_sub(1) };
        self.focus = shown.get(next).copied().unwrap_or(0);
        self.fresh = true;
    }

    /// Takes a key; whether anything changed.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let fresh = std::mem::take(&mut self.fresh);
        let changed = match (&mut self.inputs[self.focus], &self.specs[self.focus].kind) {
            (Input::Text(field), Kind::Short { .. }) if fresh => field.key_in_place(key),
            (Input::Text(field), _) => field.key(key),
            (Input::Choice(at), Kind::Choice(choices)) => match keys::turns(&key) {
                Some(true) => {
                    *at = (*at + 1) % choices.len();
                    true
                }
                Some(false) => {
                    *at = (*at + choices.len() - 1) % choices.len();
                    true
                }
                None => false,
            },
            (Input::Choice(_), Kind::Text { .. } | Kind::Short { .. } | Kind::Secret { .. }) => false,
        };
        self.touched[self.focus] |= changed;
        changed
    }

    pub fn paste(&mut self, text: &str) -> bool {
        let changed = match &mut self.inputs[self.focus] {
            Input::Text(field) => field.paste(text),
            Input::Choice(_) => false,
        };
        self.touched[self.focus] |= changed;
        changed
    }

    /// Rows that all fields take.
    pub fn rows(&self) -> u16 {
        u16::try_from(self.shown().len()).unwrap_or(u16::MAX)
    }

    /// What is wrong with the fields that were touched, a line each.
    pub fn complaints(&self, look: Look) -> Vec<String> {
        let line = |at: usize| {
            let problem = self.problem(at)?;
            Some(format!("! {}: {}", look.text(self.specs[at].label), problems::problem(problem, look.lang)))
        };
        let shown = self.shown();
        // A problem of several fields together has no field of its own; it is told once all of them were passed.
        let elsewhere = self.problems.iter().filter(|(id, p)| *p != Problem::Empty && !self.specs.iter().any(|s| s.id == *id));
        let elsewhere =
            elsewhere.map(|(id, p)| format!("! {}: {}", problems::field(id, look.lang), problems::problem(p, look.lang)));
        shown.into_iter().filter_map(line).chain(elsewhere).collect()
    }

    /// What the desk found wrong; shown for fields that were touched.
    pub fn set_problems(&mut self, problems: Vec<FieldProblem>) {
        self.problems = problems;
    }

    /// What the desk found wrong when the form was to be saved: all of it is told, from the first such field on.
    pub fn refuse(&mut self, problems: Vec<FieldProblem>) {
        self.touched.fill(true);
        let first = self.specs.iter().position(|s| problems.iter().any(|(id, _)| *id == s.id));
        self.focus = first.unwrap_or(self.focus);
        self.problems = problems;
    }

    /// The problem of a field that was touched. An empty field is not wrong while one is still on the way to it.
    pub(super) fn problem(&self, at: usize) -> Option<&Problem> {
        let found = self.problems.iter().find(|(id, _)| *id == self.specs[at].id).map(|(_, p)| p)?;
        (self.touched[at] && !(at == self.focus && *found == Problem::Empty)).then_some(found)
    }
}

pub(super) fn value(spec: &FieldSpec, input: &Input) -> String {
    match (input, &spec.kind) {
        (Input::Text(field), _) => field.text().to_owned(),
        (Input::Choice(at), Kind::Choice(choices)) => choices[*at].0.to_owned(),
        (Input::Choice(_), Kind::Text { .. } | Kind::Short { .. } | Kind::Secret { .. }) => String::new(),
    }
}
