//! After filing, or after a change: the number of the case and what comes next.

use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::Cell;
use crate::tui::widgets::wrap::wrap;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    Filed,
    /// The claim of a case was changed, from that case.
    Revised,
}

pub(super) struct FiledPage {
    pub done: Done,
    /// The case it became.
    pub number: String,
    pub said: String,
    pub next: Vec<String>,
}

impl FiledPage {
    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let room = pen.area.width.saturating_sub(4);
        pen.text(2, 1, room, &self.said, Part::Title);
        let rows = self.next.iter().flat_map(|line| wrap(line, room));
        for (y, row) in (3..pen.area.height).zip(rows) {
            pen.text(2, y, room, &row, Part::Plain);
        }
        Some((pen.area.x + 2, pen.area.y + 1))
    }
}
