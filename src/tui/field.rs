//! A line of typing: tui-input for the text, and what pastes and card readers bring made harmless.

use crossterm::event::{Event, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::EventHandler;
use tui_input::{Input, InputRequest};
use unicode_width::UnicodeWidthChar;

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

    /// Puts a text in place of what was typed, the cursor behind it.
    pub fn set(&mut self, text: &str) {
        self.input = Input::new(text.chars().take(self.max).collect());
    }

    pub fn clear(&mut self) {
        self.input.reset();
    }

    /// The part of the text that fits into `room` columns with the cursor in it, and the cursor's column there.
    pub fn window(&self, room: u16) -> (String, u16) {
        let room = usize::from(room.max(2)) - 1;
        let scrolled = self.input.visual_scroll(room);
        let (mut skipped, mut shown) = (0, String::new());
        for c in self.input.value().chars() {
            if skipped < scrolled {
                skipped += c.width().unwrap_or(0);
            } else {
                shown.push(c);
            }
        }
        (shown, u16::try_from(self.input.visual_cursor().saturating_sub(skipped)).unwrap_or(u16::MAX))
    }

    /// The same for a text nobody is to see.
    pub fn dots(&self, room: u16) -> (String, u16) {
        let (count, cursor) = (self.input.value().chars().count(), self.input.cursor());
        let room = usize::from(room.max(2)) - 1;
        let skipped = cursor.saturating_sub(room);
        let shown = "*".repeat((count - skipped).min(room));
        (shown, u16::try_from(cursor - skipped).unwrap_or(u16::MAX))
    }

    /// Takes a key; whether the text changed.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        if key.modifiers.contains(KeyModifiers::ALT) {
            return false;
        }
        let before = self.input.clone();
        self.input.handle_event(&Event::Key(key));
        if self.input.value().chars().count() > self.max {
            // What does not fit changes nothing, not even where the cursor stands.
            self.input = before;
            return false;
        }
        before.value() != self.input.value()
    }

    /// Characters before the cursor.
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    pub fn set_cursor(&mut self, at: usize) {
        self.input.handle(InputRequest::SetCursor(at));
    }

    /// Takes a key that, if it types something, replaces all there was.
    pub fn key_in_place(&mut self, key: KeyEvent) -> bool {
        let before = self.text().to_owned();
        self.set("");
        if self.key(key) {
            return self.text() != before;
        }
        self.set(&before);
        self.key(key)
    }

    /// Takes a paste: newlines become blanks, steering characters go, the rest is cut at the field's length.
    pub fn paste(&mut self, text: &str) -> bool {
        let before = self.input.value().to_owned();
        self.paste_line(text);
        before != self.input.value()
    }

    /// Takes a paste as one line and answers how many characters found no room.
    pub fn paste_line(&mut self, text: &str) -> usize {
        self.insert(text.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c }))
    }

    /// Takes a paste with its lines and answers how many characters found no room.
    pub fn paste_lines(&mut self, text: &str) -> usize {
        let text = text.replace("\r\n", "\n");
        self.insert(text.trim().chars().map(|c| match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => '\n',
            c if c.is_whitespace() => ' ',
            c => c,
        }))
    }

    /// Begins a new line at the cursor; whether there was room.
    pub fn new_line(&mut self) -> bool {
        self.insert(std::iter::once('\n')) == 0
    }

    /// Puts characters in at the cursor, without those that could steer a terminal, and answers how many found no room.
    fn insert(&mut self, text: impl Iterator<Item = char>) -> usize {
        let mut room = self.max.saturating_sub(self.input.value().chars().count());
        let mut lost = 0;
        for c in text.filter(|c| *c == '\n' || !is_harmful(*c)) {
            if room == 0 {
                lost += 1;
                continue;
            }
            room -= 1;
            self.input.handle(InputRequest::InsertChar(c));
        }
        lost
    }
}
