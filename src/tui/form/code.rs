//! A field that holds an entry of a code list: typing narrows the list, Up and Down choose, leaving takes.

use crossterm::event::KeyEvent;

use crate::domain::codes::{CodeEntry, matching};
use crate::text::Lang;
use crate::tui::field::Field;
use crate::tui::keys;

/// An entry as people read it, `01 物体打击`.
pub(super) fn told(entry: &CodeEntry, lang: Lang) -> String {
    format!("{} {}", entry.number, lang.pick(&entry.zh, &entry.en))
}

pub(super) struct CodeInput {
    /// What is typed to find an entry.
    field: Field,
    /// The id of the entry that was taken.
    taken: Option<String>,
    /// The whole list is looked at though nothing was typed.
    opened: bool,
    at: usize,
}

impl CodeInput {
    pub fn new(max: usize) -> CodeInput {
        CodeInput { field: Field::new(max), taken: None, opened: false, at: 0 }
    }

    /// The id of the entry; while none was taken, what was typed, so that the desk can say that it is none.
    pub fn value(&self) -> &str {
        self.taken.as_deref().unwrap_or_else(|| self.field.text())
    }

    pub fn set(&mut self, id: &str) {
        self.field.clear();
        (self.opened, self.at) = (false, 0);
        self.taken = (!id.is_empty()).then(|| id.to_owned());
    }

    /// What is being typed, unless an entry was taken.
    pub fn typed(&self) -> Option<&Field> {
        self.taken.is_none().then_some(&self.field)
    }

    /// The entries to choose from and which is chosen, while there is something to choose.
    pub fn offered<'a>(&self, list: &'a [CodeEntry]) -> Option<(Vec<&'a CodeEntry>, usize)> {
        let open = self.taken.is_none() && (self.opened || !self.field.text().trim().is_empty());
        open.then(|| (matching(list, self.field.text()), self.at))
    }

    pub fn key(&mut self, key: KeyEvent) -> bool {
        let is_empty = self.field.text().is_empty();
        if let Some(id) = self.taken.take() {
            // An entry is typed over as a whole, and goes as a whole.
            if self.field.key(key) || keys::erases(&key) {
                self.at = 0;
                return true;
            }
            self.taken = Some(id);
            return false;
        }
        if is_empty && keys::is_space(&key) {
            (self.opened, self.at) = (true, 0);
            return false;
        }
        let changed = self.field.key(key);
        if changed {
            self.at = 0;
        }
        changed
    }

    /// Takes a paste as something typed over what was there; answers how many characters found no room.
    pub fn paste(&mut self, text: &str) -> usize {
        self.taken = None;
        self.at = 0;
        self.field.paste_line(text)
    }

    /// Moves the choice; whether there was one to move.
    pub fn vertical(&mut self, down: bool, list: &[CodeEntry]) -> bool {
        let Some((entries, at)) = self.offered(list) else { return false };
        let last = entries.len().saturating_sub(1);
        self.at = if down { (at + 1).min(last) } else { at.saturating_sub(1) };
        true
    }

    /// Takes what is chosen; what fits nothing stays as typed.
    pub fn leave(&mut self, list: &[CodeEntry]) {
        let chosen = self.offered(list).and_then(|(entries, at)| entries.get(at).map(|e| e.id.clone()));
        match chosen {
            Some(id) => self.set(&id),
            None => self.opened = false,
        }
    }
}
