//! A form as rows: a mark where something is wrong, the label, the value; the focused field's problem below.
//!
//! ```text
//!   受伤日期  2025-03-01
//! ! 平均工资  55x
//! > 护理等级  < 部分 >
//! ```

use super::state::Input;
use super::{Form, Kind};
use crate::text::problems;
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::Cell;

/// Columns before the labels: a mark and a blank.
const MARGIN: u16 = 2;
/// Columns that say a value goes on.
const MORE: u16 = 3;

impl Form {
    /// Draws the fields that are there, scrolled so that the focus is among them; answers where the cursor belongs.
    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        // The last row says what is wrong with the focused field.
        let (width, height) = (pen.area.width, pen.area.height.saturating_sub(1));
        let cursor = self.draw_fields(&mut pen.within(0, 0, width, height.max(1)));
        if let Some(problem) = self.problem(self.focus) {
            let text = format!("! {}", problems::problem(problem, pen.look.lang));
            pen.text(0, height, width, &text, Part::Warning);
        }
        cursor
    }

    /// The fields alone, for a form that tells its problems elsewhere.
    pub fn draw_fields(&self, pen: &mut Pen) -> Option<Cell> {
        let shown = self.shown();
        let label_width = self.specs.iter().map(|s| width(pen.look.text(s.label))).max().unwrap_or(0);
        let rows = usize::from(pen.area.height).max(1);
        let at = shown.iter().position(|i| *i == self.focus).unwrap_or(0);
        let top = (at + 1).saturating_sub(rows);
        let mut cursor = None;
        for (y, field) in (0..).zip(shown.iter().skip(top).take(rows)) {
            let focused = *field == self.focus;
            if let Some(cell) = self.row(*field, y, label_width, focused, pen) {
                cursor = Some(cell);
            }
        }
        cursor
    }

    fn row(&self, at: usize, y: u16, label_width: u16, focused: bool, pen: &mut Pen) -> Option<Cell> {
        let spec = &self.specs[at];
        let wrong = self.problem(at).is_some();
        let (mark, part) = match (wrong, focused) {
            (true, _) => ("!", Part::Warning),
            (false, true) => (">", Part::Title),
            (false, false) => (" ", Part::Plain),
        };
        pen.text(0, y, 1, mark, part);
        let label = if focused { Part::Title } else { Part::Quiet };
        pen.text(MARGIN, y, label_width, pen.look.text(spec.label), label);
        let x = MARGIN + label_width + 2;
        let room = pen.area.width.saturating_sub(x);
        match (&self.inputs[at], &spec.kind) {
            (Input::Text(field), Kind::Secret { .. }) => {
                let (text, cursor) = field.dots(room);
                pen.text(x, y, room, &text, Part::Plain);
                focused.then_some((pen.area.x + x + cursor, pen.area.y + y))
            }
            (Input::Text(field), _) if focused => {
                let (text, cursor) = field.window(room);
                pen.text(x, y, room, &text, Part::Plain);
                Some((pen.area.x + x + cursor, pen.area.y + y))
            }
            (Input::Text(field), _) => {
                let fits = width(field.text()) <= room;
                let used = pen.text(x, y, if fits { room } else { room.saturating_sub(MORE) }, field.text(), Part::Plain);
                if !fits {
                    pen.text(x + used, y, MORE, "...", Part::Quiet);
                }
                None
            }
            (Input::Choice(chosen), Kind::Choice(choices)) => {
                let name = pen.look.text(choices[*chosen].1);
                let text = if focused { format!("< {name} >") } else { name.to_owned() };
                pen.text(x, y, room, &text, if focused { Part::Focus } else { Part::Plain });
                focused.then_some((pen.area.x + x, pen.area.y + y))
            }
            (Input::Choice(_), Kind::Text { .. } | Kind::Short { .. } | Kind::Secret { .. }) => None,
        }
    }
}
