//! What a form holds: the fields, the focus, and what keys do to them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use crossterm::event::KeyEvent;

use super::code::told;
use super::input::Input;
use super::spec::{FieldSpec, Kind};
use crate::desk::estimate::Fields;
use crate::domain::benefits::FieldProblem;
use crate::domain::codes::CodeList;
use crate::tui::keys::Action;
use crate::tui::look::Look;

/// A code list as a function of what the other fields hold.
type ListOf = Box<dyn Fn(&Fields) -> CodeList>;

/// What a form did with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    Nothing,
    /// What the field holds changed, or the cursor moved within it.
    Stayed,
    /// A field was left: the time to check, and to keep the draft.
    Left,
}

pub struct Form {
    pub(super) specs: &'static [FieldSpec],
    pub(super) inputs: Vec<Input>,
    lists: Vec<Option<ListOf>>,
    pub(super) focus: usize,
    /// Fields somebody has left; the others are not complained about yet.
    pub(super) touched: Vec<bool>,
    /// Saving was tried: whatever is wrong is shown.
    pub(super) tried: bool,
    /// The focus has just come: the next key typed into a short field replaces it.
    pub(super) fresh: bool,
    /// Something was typed since the focus came; until one leaves, nothing is said about it.
    pub(super) typing: bool,
    pub(super) problems: Vec<FieldProblem>,
    pub(super) warnings: Vec<FieldProblem>,
    /// Characters the last paste lost in the focused field.
    pub(super) cut: usize,
    /// What this operator entered before, by field, the newest first.
    last: BTreeMap<String, Vec<String>>,
    recalled: Option<usize>,
}

impl Form {
    pub fn new(specs: &'static [FieldSpec]) -> Form {
        Form {
            specs,
            inputs: specs.iter().map(Input::new).collect(),
            lists: specs.iter().map(|_| None).collect(),
            focus: specs.iter().position(|s| !matches!(s.kind, Kind::Heading)).unwrap_or(0),
            touched: vec![false; specs.len()],
            tried: false,
            fresh: true,
            typing: false,
            problems: Vec::new(),
            warnings: Vec::new(),
            cut: 0,
            last: BTreeMap::new(),
            recalled: None,
        }
    }

    /// Gives a code field or a checklist its entries, which may depend on what the other fields hold.
    pub fn with_list(mut self, id: &str, list: impl Fn(&Fields) -> CodeList + 'static) -> Form {
        if let Some(at) = self.specs.iter().position(|s| s.id == id) {
            self.lists[at] = Some(Box::new(list));
        }
        self
    }

    /// What this operator entered before, by field, the newest first.
    pub fn set_last(&mut self, last: BTreeMap<String, Vec<String>>) {
        self.last = last;
    }

    /// The texts of all fields that are there.
    pub fn fields(&self) -> Fields {
        let all = self.every_input();
        let mut out = Fields::default();
        for (spec, input) in self.specs.iter().zip(&self.inputs) {
            if (spec.shown)(&all) {
                out.set(spec.id, input.value(spec.kind));
            }
        }
        out
    }

    /// What a field would hold if one left it now: in a code field the entry that is chosen, though not taken yet.
    pub fn meant(&self, id: &str) -> String {
        let Some(at) = self.specs.iter().position(|s| s.id == id) else { return String::new() };
        let list = self.list(at);
        let chosen = match &self.inputs[at] {
            Input::Code(code) => code.offered(&list).and_then(|(entries, n)| entries.get(n).map(|e| e.id.clone())),
            _ => None,
        };
        chosen.unwrap_or_else(|| self.inputs[at].value(self.specs[at].kind))
    }

    /// The texts of all fields, also of those that are not there just now: what a draft keeps. Of two fields with one name
    /// the one that is there is meant. A password is in none of them.
    pub fn all_fields(&self) -> Fields {
        let shown = self.fields();
        shown.iter().filter(|(id, _)| !self.is_secret(id)).fold(self.every_input(), |all, (id, text)| all.with(id, text))
    }

    /// All but passwords, on which no other field hangs.
    fn every_input(&self) -> Fields {
        let mut all = Fields::default();
        for (spec, input) in self.specs.iter().zip(&self.inputs).filter(|(spec, _)| !spec.kind.is_secret()) {
            all.set(spec.id, input.value(spec.kind));
        }
        all
    }

    fn is_secret(&self, id: &str) -> bool {
        self.specs.iter().any(|spec| spec.id == id && spec.kind.is_secret())
    }

    /// Names of the fields that hold something and what they hold, as people read them.
    pub fn told(&self, look: Look) -> Vec<(String, String)> {
        let row = |at: usize| {
            let spec = &self.specs[at];
            let value = match (&self.inputs[at], spec.kind) {
                (Input::Choice(chosen), Kind::Choice(choices)) => look.text(choices[*chosen].1).to_owned(),
                (Input::Code(code), _) => self.entry_text(at, code.value(), look),
                (Input::Checklist(list), _) => list.told(&self.list(at), look),
                (_, Kind::Secret { .. }) => String::new(),
                (input, kind) => input.value(kind),
            };
            (look.text(spec.label).to_owned(), value)
        };
        self.shown().into_iter().map(row).filter(|(_, value)| !value.trim().is_empty()).collect()
    }

    /// Fills in what is known; other fields stay as they are.
    pub fn fill(&mut self, known: &Fields) {
        for (spec, input) in self.specs.iter().zip(&mut self.inputs) {
            let text = known.get(spec.id);
            if !text.is_empty() {
                input.set(spec.kind, text);
            }
        }
    }

    /// Puts a text into a field, also an empty one.
    pub fn put(&mut self, id: &str, text: &str) {
        if let Some(at) = self.specs.iter().position(|s| s.id == id) {
            self.inputs[at].set(self.specs[at].kind, text);
        }
    }

    /// Goes on with what a draft kept, in the field one was in; what was filled in counts as left. Passwords stay empty.
    pub fn resume(&mut self, kept: &Fields, at_field: &str) {
        let open = kept.iter().filter(|(id, _)| !self.is_secret(id));
        let kept = open.fold(Fields::default(), |fields, (id, text)| fields.with(id, text));
        self.fill(&kept);
        for (touched, spec) in self.touched.iter_mut().zip(self.specs) {
            *touched = !kept.get(spec.id).is_empty();
        }
        self.go_to(at_field);
    }

    /// Numbers of the fields and headings that are there, in order.
    pub(super) fn shown(&self) -> Vec<usize> {
        let fields = self.every_input();
        (0..self.specs.len()).filter(|i| (self.specs[*i].shown)(&fields)).collect()
    }

    /// Numbers of the fields that are there, in order.
    pub(super) fn fillable(&self) -> Vec<usize> {
        let mut shown = self.shown();
        shown.retain(|i| !matches!(self.specs[*i].kind, Kind::Heading));
        shown
    }

    /// The entries of a code field or a checklist.
    pub(super) fn list(&self, at: usize) -> CodeList {
        self.lists[at].as_ref().map_or_else(|| CodeList::from([]), |list| list(&self.all_fields()))
    }

    /// The entry with this id as people read it; the id itself where the list has none.
    pub(super) fn entry_text(&self, at: usize, id: &str, look: Look) -> String {
        let list = self.list(at);
        let entry = list.iter().find(|e| e.id == id);
        entry.map_or_else(|| id.to_owned(), |e| told(e, look.lang))
    }

    /// The field one is in, as the desk names it.
    pub fn at_field(&self) -> &'static str {
        self.specs.get(self.focus).map_or("", |s| s.id)
    }

    /// Goes to a field, if it is there.
    pub fn go_to(&mut self, id: &str) {
        let at = self.fillable().into_iter().find(|i| self.specs[*i].id == id);
        self.set_focus(at.unwrap_or(self.focus), true);
    }

    pub(super) fn set_focus(&mut self, at: usize, forward: bool) {
        self.focus = at;
        (self.fresh, self.typing, self.cut, self.recalled) = (true, false, 0, None);
        let rows = self.list(at).len();
        match &mut self.inputs[at] {
            Input::Checklist(list) => list.enter(forward, rows),
            Input::Grid(grid) => grid.enter(forward),
            _ => {}
        }
    }

    /// What leaving the field does to it; the focus stays.
    pub fn settle(&mut self, today: NaiveDate) {
        let list = self.list(self.focus);
        let kind = self.specs[self.focus].kind;
        self.inputs[self.focus].leave(kind, today, &list);
        self.touched[self.focus] = true;
        self.typing = false;
    }

    /// Moves to the next field, or the one before.
    pub fn step(&mut self, forward: bool, today: NaiveDate) {
        self.settle(today);
        let there = self.fillable();
        let at = there.iter().position(|i| *i >= self.focus).unwrap_or(0);
        let next = if forward { (at + 1).min(there.len().saturating_sub(1)) } else { at.saturating_sub(1) };
        self.set_focus(there.get(next).copied().unwrap_or(self.focus), forward);
    }

    /// Does what a key of the table asks of a form.
    pub fn act(&mut self, action: Action, today: NaiveDate) -> Did {
        if let Some(did) = self.act_in_grid(action, today) {
            return did;
        }
        match action {
            Action::NextField => self.step(true, today),
            Action::PrevField => self.step(false, today),
            Action::Down | Action::Up => {
                let (down, list) = (action == Action::Down, self.list(self.focus));
                if self.inputs[self.focus].vertical(down, &list) {
                    self.fresh = false;
                    return Did::Stayed;
                }
                self.step(down, today);
            }
            Action::NextProblem => {
                let Some(place) = self.next_problem() else { return Did::Nothing };
                self.settle(today);
                self.go_to_place(place);
            }
            Action::NewLine if matches!(self.inputs[self.focus], Input::Note(_)) => {
                self.new_line();
                return Did::Stayed;
            }
            Action::LastValue => return if self.recall() { Did::Stayed } else { Did::Nothing },
            _ => return Did::Nothing,
        }
        Did::Left
    }

    fn new_line(&mut self) {
        if let Input::Note(field) = &mut self.inputs[self.focus] {
            self.typing |= field.new_line();
            self.cut = 0;
        }
    }

    /// Puts in what was entered here last time, pressed again the time before that; whether there was such a thing.
    fn recall(&mut self) -> bool {
        let spec = &self.specs[self.focus];
        let Some(values) = self.last.get(spec.id).filter(|v| !v.is_empty()) else { return false };
        let next = self.recalled.map_or(0, |n| (n + 1) % values.len());
        let value = values[next].clone();
        self.inputs[self.focus].set(spec.kind, &value);
        (self.recalled, self.fresh, self.typing) = (Some(next), false, true);
        true
    }

    /// Takes a key; whether anything changed.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let fresh = std::mem::take(&mut self.fresh);
        let list = self.list(self.focus);
        let kind = self.specs[self.focus].kind;
        let changed = self.inputs[self.focus].key(key, kind, fresh, &list);
        self.cut = 0;
        self.typing |= changed;
        if changed {
            self.recalled = None;
        }
        changed
    }

    /// Takes a paste, cut at the field's length, which the form then says; whether anything changed.
    pub fn paste(&mut self, text: &str) -> bool {
        let kind = self.specs[self.focus].kind;
        let before = self.inputs[self.focus].value(kind);
        self.cut = self.inputs[self.focus].paste(text);
        let changed = self.inputs[self.focus].value(kind) != before;
        (self.fresh, self.typing) = (false, self.typing || changed);
        changed
    }
}
