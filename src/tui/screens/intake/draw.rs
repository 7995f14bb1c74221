//! How the intake form stands in the window: title, fields, and the panel beside or below them.

use super::form::ClaimForm;
use super::{Intake, panel};
use crate::policy::Policy;
use crate::text::catalog::Msg;
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Size};

/// From this width on the panel stands beside the fields, which have so many columns.
const WIDE: u16 = 120;
const FIELDS: u16 = 80;
/// Rows of the panel in a small window, its rule not counted.
const PANEL_ROWS: u16 = 5;

/// Columns and rows of the panel.
pub(super) fn panel_size(body: Size) -> (u16, u16) {
    if body.width >= WIDE { (body.width - FIELDS - 2, body.height - 2) } else { (body.width - 2, PANEL_ROWS) }
}

impl Intake {
    pub(super) fn page(&self, form: &ClaimForm, pen: &mut Pen, policy: &Policy) -> Option<Cell> {
        let area = pen.area;
        let asked = self.title(form, pen);
        let (room, shown) = panel_size(Size { width: area.width, height: area.height });
        let rows = panel::rows(form, policy, pen.look, room);
        let cursor = if area.width >= WIDE {
            panel::draw(&rows, form.turned, &mut pen.within(FIELDS + 1, 1, room, shown));
            panel::turned(form.turned, panel::pages(rows.len(), shown.into()), area.height - 1, pen);
            form.form.draw(&mut pen.within(0, 1, FIELDS, area.height - 1))
        } else {
            let rule = area.height - PANEL_ROWS - 1;
            pen.rule(rule);
            panel::draw(&rows, form.turned, &mut pen.within(1, rule + 1, room, shown));
            panel::turned(form.turned, panel::pages(rows.len(), shown.into()), rule, pen);
            form.form.draw(&mut pen.within(0, 1, area.width, rule - 1))
        };
        asked.or(cursor)
    }

    /// What the form is for, and where one is in it; or a question, with the cursor behind it.
    fn title(&self, form: &ClaimForm, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        if self.asking {
            let used = pen.text(1, 0, area.width - 2, look.text(Msg::AskDiscardUnkept), Part::Accent);
            return Some((area.x + 1 + used, area.y));
        }
        let title = if form.case().is_empty() { Msg::IntakeTitle } else { Msg::ReviseTitle };
        let x = 1 + pen.text(1, 0, area.width, look.text(title), Part::Title) + 2;
        let position = form.form.position(look);
        pen.right(x, 0, area.width.saturating_sub(x + 1), &position, Part::Quiet);
        // A long name ends before where one is.
        let room = area.width.saturating_sub(x + width(&position) + 3);
        match self.said {
            Some(said) => _ = pen.text(x, 0, room, look.text(said), Part::Title),
            None => _ = pen.text(x, 0, room, &form.about(), Part::Plain),
        }
        None
    }

    /// Before the desk has answered what a form begins with, or when it could not.
    pub(super) fn no_form(&self, pen: &mut Pen) -> Option<Cell> {
        pen.text(1, 0, pen.area.width, pen.look.text(Msg::IntakeTitle), Part::Title);
        let text = if self.awaited.is_some() { Msg::Working } else { Msg::PressEnter };
        pen.text(2, 2, pen.area.width - 2, pen.look.text(text), Part::Quiet);
        None
    }
}
