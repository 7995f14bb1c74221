//! A line of typing: tui-input for the text, and what pastes and card readers bring made harmless.

use crossterm::event::{Event, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::EventHandler;
use tui_input::{Input, InputRequest};

use crate::domain::plain::is_harmful;

#[derive(Debug, Default)]
pub(super) struct Field {
    input: Input,
    max: usize,
}

impl Field {
    pub fn new(max: usize) -> Field {
        Field { input: Input::default(), max }
    }

    pub fn text(&self) -> &str {
        self.input.value()
    }

    pub fn clear(&mut self) {
        self.input.reset();
    }

    /// Columns from the beginning of the text to the cursor.
    pub fn cursor(&self) -> u16 {
        u16::try_from(self.input.visual_cursor()).unwrap_or(u16::MAX)
    }

    /// Takes a key; whether the text changed.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        if key.modifiers.contains(KeyModifiers::ALT) {
            return false;
        }
        let before = self.input.value().to_owned();
        self.input.handle_event(&Event::Key(key));
        if self.input.value().chars().count() > self.max {
            self.input = Input::new(before.clone());
        }
        before != self.input.value()
    }

    /// Takes a paste: newlines become blanks, steering characters go, the rest is cut at the field's length.
    pub fn paste(&mut self, text: &str) -> bool {
        let before = self.input.value().to_owned();
        let room = self.max.saturating_sub(before.chars().count());
        let blanks = text.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c });
        for c in blanks.filter(|c| !is_harmful(*c)).take(room) {
            self.input.handle(InputRequest::InsertChar(c));
        }
        before != self.input.value()
    }
}
