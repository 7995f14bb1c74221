//! How the form, the list of sheets to correct, and what was filed stand in the window.

use super::form::BillForm;
use super::{Reimburse, panel};
use crate::desk::sheets::SheetListLine;
use crate::domain::sheet::kind::SheetKind;
use crate::text::catalog::Msg;
use crate::text::{case_view, sheets};
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Size};
use crate::tui::screens::intake::panel as turning;
use crate::tui::widgets::table::{self, Column, Text, left, right};
use crate::tui::widgets::wrap::wrap;

/// From this width on the panel stands beside the fields, which have so many columns.
const WIDE: u16 = 120;
const FIELDS: u16 = 86;
/// Rows of the panel in a small window, its rule not counted.
const PANEL_ROWS: u16 = 5;

const COLUMNS: &[Column] = &[
    left(Msg::ColSheet, 14, 0),
    left(Msg::ColName, 8, 1),
    left(Msg::ColCase, 14, 0),
    right(Msg::ColAmountYuan, 12),
    left(Msg::ColStage, 8, 0),
    left(Msg::ColLeft, 10, 0),
];

/// Columns and rows of the panel.
pub(super) fn panel_size(body: Size) -> (u16, u16) {
    if body.width >= WIDE { (body.width - FIELDS - 2, body.height - 2) } else { (body.width - 2, PANEL_ROWS) }
}

impl Reimburse {
    pub(super) fn page(&self, bill: &BillForm, pen: &mut Pen) -> Option<Cell> {
        let area = pen.area;
        let asked = self.title(bill, pen);
        let (room, shown) = panel_size(Size { width: area.width, height: area.height });
        let rows = panel::rows(bill, pen.look, room);
        let pages = turning::pages(rows.len(), shown.into());
        let cursor = if area.width >= WIDE {
            turning::draw(&rows, bill.turned, &mut pen.within(FIELDS + 1, 1, room, shown));
            turning::turned(bill.turned, pages, area.height - 1, pen);
            bill.form.draw(&mut pen.within(0, 1, FIELDS, area.height - 1))
        } else {
            let rule = area.height - PANEL_ROWS - 1;
            pen.rule(rule);
            turning::draw(&rows, bill.turned, &mut pen.within(1, rule + 1, room, shown));
            turning::turned(bill.turned, pages, rule, pen);
            bill.form.draw(&mut pen.within(0, 1, area.width, rule - 1))
        };
        asked.or(cursor)
    }

    /// What the form is for, and where one is in it; or a question, with the cursor behind it.
    fn title(&self, bill: &BillForm, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        if self.asking {
            let used = pen.text(1, 0, area.width - 2, look.text(Msg::AskDiscardUnkept), Part::Accent);
            return Some((area.x + 1 + used, area.y));
        }
        let title = if bill.corrects().is_empty() { Msg::BillTitle } else { Msg::BillCorrectTitle };
        let x = 1 + pen.text(1, 0, area.width, look.text(title), Part::Title) + 2;
        let position = bill.form.position(look);
        pen.right(x, 0, area.width.saturating_sub(x + 1), &position, Part::Quiet);
        let room = area.width.saturating_sub(x + width(&position) + 3);
        match self.said {
            Some(said) => _ = pen.text(x, 0, room, look.text(said), Part::Title),
            None => _ = pen.text(x, 0, room, &bill.about(), Part::Plain),
        }
        None
    }

    /// One's own sheets that wait to be corrected, below the row of a new one.
    pub(super) fn list(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        pen.text(1, 0, area.width - 2, look.text(Msg::BillListTitle), Part::Title);
        let new = vec![Text::from(look.text(Msg::BillNew))];
        let rows: Vec<Vec<Text>> = std::iter::once(new).chain(self.begun.open.iter().map(|line| row(line, pen))).collect();
        table::draw(&mut pen.within(0, 2, area.width, area.height - 2), COLUMNS, &rows, Some(self.at))
    }

    /// What was filed and what comes next.
    pub(super) fn done(said: &str, next: &[String], pen: &mut Pen) -> Option<Cell> {
        let room = pen.area.width.saturating_sub(4);
        pen.text(2, 1, room, said, Part::Title);
        let rows = next.iter().flat_map(|line| wrap(line, room));
        for (y, row) in (3..pen.area.height).zip(rows) {
            pen.text(2, y, room, &row, Part::Plain);
        }
        Some((pen.area.x + 2, pen.area.y + 1))
    }

    /// Before the desk has answered what a form begins with, or when it could not.
    pub(super) fn no_form(&self, pen: &mut Pen) -> Option<Cell> {
        pen.text(1, 0, pen.area.width, pen.look.text(Msg::BillTitle), Part::Title);
        let text = if self.awaited.is_some() { Msg::Working } else { Msg::PressEnter };
        pen.text(2, 2, pen.area.width - 2, pen.look.text(text), Part::Quiet);
        None
    }
}

fn row(line: &SheetListLine, pen: &Pen) -> Vec<Text> {
    let lang = pen.look.lang;
    vec![
        line.number.as_str().into(),
        line.person.as_ref().map_or("", |(_, name)| name).into(),
        line.case_number.as_deref().unwrap_or_default().into(),
        line.amount.to_string().into(),
        sheets::state(line.state, SheetKind::Reimbursement.flow(), lang).into(),
        line.left.map(|days| case_view::left_short(days, lang)).unwrap_or_default().into(),
    ]
}
