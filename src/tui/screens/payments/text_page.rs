//! Lines that one turns over.

use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::Size;

#[derive(Default)]
pub(in crate::tui::screens) struct TextPage {
    lines: Vec<String>,
    top: usize,
}

impl TextPage {
    /// Puts other lines in; the place is kept where it can be.
    pub fn set(&mut self, text: &str) {
        self.lines = text.lines().map(str::to_owned).collect();
        self.top = self.top.min(self.lines.len().saturating_sub(1));
    }

    pub fn rewind(&mut self) {
        self.top = 0;
    }

    /// Turns, where `head` rows of the body are not its own.
    pub fn step(&mut self, action: Action, body: Size, head: u16) {
        let room = usize::from(body.height.saturating_sub(head)).max(1);
        let last = self.lines.len().saturating_sub(room);
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => self.top + 1,
            Action::PageUp => self.top.saturating_sub(room - 1),
            Action::PageDown => self.top + (room - 1).max(1),
            _ => self.top,
        }
        .min(last);
    }

    pub fn draw(&self, pen: &mut Pen) {
        let (width, height) = (pen.area.width, pen.area.height);
        for (y, line) in (0..height).zip(self.lines.iter().skip(self.top)) {
            pen.text(1, y, width - 2, line, Part::Plain);
        }
        let shown = self.top + usize::from(height);
        if shown < self.lines.len() {
            let more = format!("{}/{}", shown, self.lines.len());
            pen.right(0, height.saturating_sub(1), width - 1, &more, Part::Quiet);
        }
    }
}
