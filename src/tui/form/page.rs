//! A whole form: its fields, where one is among them, and the list of problems, beside them in a wide window, below in a
//! small one. The rows are the same whether there are problems or not, so that nothing jumps while one types.

use ratatui::Frame;

use super::Form;
use crate::text::catalog::{Msg, fill};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::Cell;
use crate::tui::widgets::wrap::wrap;

/// From this width on problems stand beside the fields.
const WIDE: u16 = 120;
/// Columns of the fields there.
const FIELDS: u16 = 80;
/// Rows of problems in a small window.
const BELOW: u16 = 3;

impl Form {
    /// Draws the form over a whole frame, without a screen around it.
    pub fn draw_alone(&self, frame: &mut Frame, look: Look) {
        let area = frame.area();
        if let Some(cell) = self.page(&mut Pen { buffer: frame.buffer_mut(), area, look }) {
            frame.set_cursor_position(cell);
        }
    }

    /// Draws the form and answers where the cursor belongs.
    pub(in crate::tui) fn page(&self, pen: &mut Pen) -> Option<Cell> {
        let (width, height) = (pen.area.width, pen.area.height);
        if width >= WIDE {
            self.about(&mut pen.within(FIELDS + 1, 0, width - FIELDS - 1, height));
            return self.draw(&mut pen.within(0, 0, FIELDS, height));
        }
        let rows = height.saturating_sub(1 + BELOW);
        self.about(&mut pen.within(0, rows, width, 1 + BELOW));
        self.draw(&mut pen.within(0, 0, width, rows))
    }

    /// Where one is in the form, and below it what is wrong.
    fn about(&self, pen: &mut Pen) {
        let position = self.position(pen.look);
        pen.text(2, 0, pen.area.width.saturating_sub(2), &position, Part::Quiet);
        let (width, height) = (pen.area.width, pen.area.height.saturating_sub(1));
        self.problems_list(&mut pen.within(0, 1, width, height));
    }

    fn problems_list(&self, pen: &mut Pen) {
        let room = usize::from(pen.area.height);
        let findings = self.lines(pen.look);
        let mut y = 0;
        for (n, (weight, text)) in findings.iter().enumerate() {
            let rows = wrap(text, pen.area.width);
            let is_last = n + 1 == findings.len();
            if usize::from(y) + rows.len() > room.saturating_sub(usize::from(!is_last)) {
                let left = (findings.len() - n).to_string();
                pen.text(2, y, pen.area.width, &fill(pen.look.text(Msg::MoreBelow), &[("n", &left)]), Part::Quiet);
                return;
            }
            for row in rows {
                pen.text(0, y, pen.area.width, &row, weight.part());
                y += 1;
            }
        }
    }
}
