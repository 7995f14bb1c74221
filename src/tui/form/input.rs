//! What one field holds, by its kind.

use chrono::NaiveDate;
use crossterm::event::KeyEvent;

use super::checklist::Checklist;
use super::code::CodeInput;
use super::grid::GridInput;
use super::note;
use super::spec::{FieldSpec, Kind};
use crate::domain::codes::CodeEntry;
use crate::domain::identity::ResidentId;
use crate::domain::money::Money;
use crate::domain::name::parse_phone;
use crate::domain::shorthand::{parse_date_short, parse_money_short, parse_time_short, time_text};
use crate::tui::field::Field;
use crate::tui::keys;

pub(super) enum Input {
    Heading,
    Text(Field),
    Note(Field),
    Choice(usize),
    Code(CodeInput),
    Checklist(Checklist),
    Grid(GridInput),
}

impl Input {
    pub fn new(spec: &FieldSpec) -> Input {
        match spec.kind {
            Kind::Heading => Input::Heading,
            Kind::Choice(_) => Input::Choice(0),
            Kind::Code => Input::Code(CodeInput::new(spec.kind.max())),
            Kind::Note { max, .. } => Input::Note(Field::new(max)),
            Kind::Checklist => Input::Checklist(Checklist::default()),
            Kind::Grid { columns, .. } => Input::Grid(GridInput::new(columns)),
            kind => Input::Text(Field::new(kind.max())),
        }
    }

    pub fn value(&self, kind: Kind) -> String {
        match (self, kind) {
            (Input::Text(field) | Input::Note(field), _) => field.text().to_owned(),
            (Input::Choice(at), Kind::Choice(choices)) => choices[*at].0.to_owned(),
            (Input::Code(code), _) => code.value().to_owned(),
            (Input::Checklist(list), _) => list.value(),
            (Input::Grid(grid), _) => grid.value(),
            (Input::Heading | Input::Choice(_), _) => String::new(),
        }
    }

    /// Puts in what [`Input::value`] said.
    pub fn set(&mut self, kind: Kind, text: &str) {
        match (self, kind) {
            (Input::Text(field), _) => field.set(text),
            (Input::Note(field), _) => {
                field.clear();
                field.paste_lines(text);
            }
            (Input::Choice(at), Kind::Choice(choices)) => {
                *at = choices.iter().position(|(id, _)| *id == text).unwrap_or(*at);
            }
            (Input::Code(code), _) => code.set(text),
            (Input::Checklist(list), _) => list.set(text),
            (Input::Grid(grid), _) => grid.set(text),
            (Input::Heading | Input::Choice(_), _) => {}
        }
    }

    /// Takes a key; whether what is held changed.
    pub fn key(&mut self, key: KeyEvent, kind: Kind, fresh: bool, list: &[CodeEntry]) -> bool {
        match (self, kind) {
            (Input::Text(field), Kind::Short { .. }) if fresh => field.key_in_place(key),
            (Input::Text(field) | Input::Note(field), _) => field.key(key),
            (Input::Choice(at), Kind::Choice(choices)) => match keys::turns(&key) {
                Some(forward) => {
                    *at = (*at + if forward { 1 } else { choices.len() - 1 }) % choices.len();
                    true
                }
                None => false,
            },
            (Input::Code(code), _) => code.key(key),
            (Input::Checklist(rows), _) => rows.key(key, list),
            (Input::Grid(grid), _) => grid.key(key, fresh),
            (Input::Heading | Input::Choice(_), _) => false,
        }
    }

    /// Takes a paste; answers how many characters found no room.
    pub fn paste(&mut self, text: &str) -> usize {
        match self {
            Input::Text(field) => field.paste_line(text),
            Input::Note(field) => field.paste_lines(text),
            Input::Code(code) => code.paste(text),
            Input::Grid(grid) => grid.paste(text),
            Input::Heading | Input::Choice(_) | Input::Checklist(_) => 0,
        }
    }

    /// Moves up or down inside the field; whether there was room to.
    pub fn vertical(&mut self, down: bool, list: &[CodeEntry]) -> bool {
        match self {
            Input::Note(field) => note::vertical(field, down),
            Input::Code(code) => code.vertical(down, list),
            Input::Checklist(rows) => rows.vertical(down, list.len()),
            Input::Heading | Input::Text(_) | Input::Choice(_) | Input::Grid(_) => false,
        }
    }

    /// One leaves the field: short forms become full ones, so that one sees what was understood.
    pub fn leave(&mut self, kind: Kind, today: NaiveDate, list: &[CodeEntry]) {
        match self {
            Input::Text(field) => {
                if let Some(full) = full_form(kind, field.text(), today).filter(|full| full != field.text()) {
                    field.set(&full);
                }
            }
            Input::Code(code) => code.leave(list),
            Input::Grid(grid) => grid.settle(today),
            Input::Heading | Input::Note(_) | Input::Choice(_) | Input::Checklist(_) => {}
        }
    }
}

/// What a typed text is in full; nothing where it cannot be read or has only one form.
pub(super) fn full_form(kind: Kind, text: &str, today: NaiveDate) -> Option<String> {
    match kind {
        Kind::Date => parse_date_short(text, today).ok().map(|d| d.to_string()),
        Kind::Time => parse_time_short(text).ok().map(time_text),
        Kind::Money => parse_money_short(text).ok().map(Money::plain),
        Kind::IdNumber => ResidentId::parse(text).ok().map(|id| id.as_str().to_owned()),
        Kind::Phone => parse_phone(text).ok(),
        Kind::Heading
        | Kind::Text { .. }
        | Kind::Short { .. }
        | Kind::Secret { .. }
        | Kind::Choice(_)
        | Kind::Code
        | Kind::Note { .. }
        | Kind::Checklist
        | Kind::Grid { .. } => None,
    }
}
