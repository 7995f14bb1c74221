//! Writing into cells: cut and aligned by display width, and never anything that could steer the terminal.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::look::{Look, Part};
use crate::domain::plain::harmless;

/// As much of a text as fits into `width` columns.
pub(super) fn cut(text: &str, width: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= width
    };
    text.chars().take_while(fits).collect()
}

/// Columns a text takes.
pub(super) fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// Draws into one area of the screen; rows and columns count from the area's corner.
pub(super) struct Pen<'a> {
    pub buffer: &'a mut Buffer,
    pub area: Rect,
    pub look: Look,
}

impl Pen<'_> {
    /// Writes at most `room` columns and answers how many were used.
    pub fn text(&mut self, x: u16, y: u16, room: u16, text: &str, part: Part) -> u16 {
        if x >= self.area.width || y >= self.area.height {
            return 0;
        }
        let shown = cut(&harmless(text), usize::from(room.min(self.area.width - x)));
        self.buffer.set_string(self.area.x + x, self.area.y + y, &shown, self.look.style(part));
        width(&shown)
    }

    /// Writes with its end at the right side of `room`.
    pub fn right(&mut self, x: u16, y: u16, room: u16, text: &str, part: Part) {
        let blanks = room.saturating_sub(width(&harmless(text)));
        self.text(x + blanks, y, room - blanks, text, part);
    }

    pub fn rule(&mut self, y: u16) {
        let line = self.look.glyphs.horizontal().repeat(usize::from(self.area.width));
        if y < self.area.height {
            self.buffer.set_string(self.area.x, self.area.y + y, line, self.look.style(Part::Quiet));
        }
    }

    /// Changes the style of cells that are drawn already.
    pub fn mark(&mut self, x: u16, y: u16, columns: u16, part: Part) {
        let area = Rect { x: self.area.x + x, y: self.area.y + y, width: columns, height: 1 };
        self.buffer.set_style(area.intersection(self.area), self.look.style(part));
    }

    /// The same drawing on a part of the area.
    pub fn within(&mut self, x: u16, y: u16, width: u16, height: u16) -> Pen<'_> {
        let area = Rect { x: self.area.x + x, y: self.area.y + y, width, height }.intersection(self.area);
        Pen { buffer: self.buffer, area, look: self.look }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_character_is_not_cut_in_half() {
        assert_eq!(cut("张三丰", 5), "张三");
        assert_eq!(cut("a张", 3), "a张");
    }
}
