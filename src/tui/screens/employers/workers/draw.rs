//! How the list of sheets, one of them and the form stand in the window.

use super::Workers;
use super::form::WorkersForm;
use crate::desk::sheets::SheetListLine;
use crate::text::catalog::{Msg, fill};
use crate::text::{case_view, sheets};
use crate::tui::look::{Look, Part};
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Size};
use crate::tui::screens::intake::panel as turning;
use crate::tui::screens::payments::text_page::TextPage;
use crate::tui::widgets::table::{self, Column, Text, left};
use crate::tui::widgets::wrap::wrap;

/// Rows above the table or the page: a line, a rule.
pub(super) const HEAD_ROWS: u16 = 2;
/// Rows of what is told below the form, its rule not counted, and from which height on there are more.
const PANEL_ROWS: u16 = 4;
const TALL_PANEL: u16 = 10;
const TALL: u16 = 32;

const COLUMNS: &[Column] = &[
    left(Msg::ColSheet, 14, 0),
    left(Msg::ColEmployer, 20, 1),
    left(Msg::ColState, 10, 0),
    left(Msg::ColOperator, 8, 0),
    left(Msg::ColEnteredOn, 10, 0),
    left(Msg::ColLeft, 10, 0),
];

pub(super) fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1)
}

pub(super) const fn panel_rows(body: Size) -> u16 {
    if body.height >= TALL { TALL_PANEL } else { PANEL_ROWS }
}

/// What the sheet comes to, and what is wrong with it or should be known.
pub(super) fn told(form: &WorkersForm, look: Look, room: u16) -> Vec<(Part, String)> {
    let mut lines = Vec::new();
    if let Some(l) = &form.looked {
        let values = [("joins", l.joins), ("leaves", l.leaves), ("changes", l.changes), ("heads", l.heads), ("after", l.after)];
        let values = values.map(|(name, n)| (name, n.to_string()));
        let values = values.each_ref().map(|(name, text)| (*name, text.as_str()));
        lines.push((Part::Title, fill(look.text(Msg::WorkersCounted), &values)));
    }
    lines.extend(form.form.told_problems(look));
    lines.into_iter().flat_map(|(part, text)| wrap(&text, room).into_iter().map(move |row| (part, row))).collect()
}

/// A sheet as it reads.
pub(super) fn sheet(number: &str, page: &TextPage, pen: &mut Pen) -> Cell {
    let area = pen.area;
    pen.text(1, 0, area.width - 2, number, Part::Title);
    pen.rule(1);
    page.draw(&mut pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS)));
    (area.x + 1, area.y)
}

impl Workers {
    pub(super) fn form_page(&self, form: &WorkersForm, pen: &mut Pen) -> Option<Cell> {
        let area = pen.area;
        let asked = self.title(form, pen);
        let shown = panel_rows(Size { width: area.width, height: area.height });
        let room = area.width - 2;
        let rows = told(form, pen.look, room);
        let pages = turning::pages(rows.len(), shown.into());
        let rule = area.height.saturating_sub(shown + 1);
        pen.rule(rule);
        turning::draw(&rows, form.turned, &mut pen.within(1, rule + 1, room, shown));
        turning::turned(form.turned, pages, rule, pen);
        let cursor = form.form.draw(&mut pen.within(0, 1, area.width, rule.saturating_sub(1)));
        asked.or(cursor)
    }

    /// What the form is for, and where one is in it; or a question, with the cursor behind it.
    fn title(&self, form: &WorkersForm, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        if self.asking {
            let used = pen.text(1, 0, area.width - 2, look.text(Msg::AskDiscardUnkept), Part::Accent);
            return Some((area.x + 1 + used, area.y));
        }
        let title = if form.corrects().is_none() { Msg::WorkersNew } else { Msg::WorkersCorrect };
        let x = 1 + pen.text(1, 0, area.width, look.text(title), Part::Title) + 2;
        let position = form.form.position(look);
        pen.right(x, 0, area.width.saturating_sub(x + 1), &position, Part::Quiet);
        pen.text(x, 0, area.width.saturating_sub(x + width(&position) + 3), &form.about(), Part::Plain);
        None
    }

    pub(super) fn sheets_page(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let list = self.list.as_ref()?;
        let count = fill(look.text(Msg::WorkersShown), &[("n", &list.total.to_string())]);
        match &self.said {
            Some(said) => _ = pen.text(1, 0, area.width - 2, said, Part::Title),
            None => _ = pen.text(1, 0, area.width - 2, &count, Part::Quiet),
        }
        pen.rule(1);
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        if list.lines.is_empty() {
            below.text(2, 1, area.width, look.text(Msg::WorkersNone), Part::Title);
            return Some((area.x + 1, area.y));
        }
        let rows: Vec<Vec<Text>> = list.lines.iter().map(|l| cells(l, look)).collect();
        table::draw(&mut below, COLUMNS, &rows, Some(self.at))
    }
}

fn cells(l: &SheetListLine, look: Look) -> Vec<Text> {
    vec![
        l.number.as_str().into(),
        l.whose().into(),
        sheets::state(l.state, l.kind.flow(), look.lang).into(),
        l.enterer.as_str().into(),
        l.entered_on.to_string().into(),
        l.left.map(|days| case_view::left_short(days, look.lang)).unwrap_or_default().into(),
    ]
}
