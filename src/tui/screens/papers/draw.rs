//! Drawing the papers of a case.

use super::service::ServiceForm;
use super::{HEAD_ROWS, Over, PAGE_ROWS, PapersView};
use crate::report::papers::SCREEN;
use crate::text::catalog::{Msg, fill};
use crate::text::{cases, papers};
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::Cell;
use crate::tui::widgets::table::{self, Column, Text, left};

const COLUMNS: &[Column] = &[
    left(Msg::ColPaper, 23, 0),
    left(Msg::ColPaperNumber, 18, 0),
    left(Msg::ColDate, 10, 0),
    left(Msg::ColPrinted, 9, 0),
    left(Msg::ColServed, 10, 1),
];

impl PapersView {
    /// Draws and tells where the cursor belongs.
    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        if let Over::Page { lines, top } = &self.over {
            return page(lines, *top, pen);
        }
        self.title(pen);
        pen.rule(1);
        if let Over::Service(form) = &self.over {
            return service(form, pen);
        }
        let rows = self.rows(pen);
        if rows.is_empty() {
            pen.text(2, HEAD_ROWS, pen.area.width, pen.look.text(Msg::PapersNone), Part::Plain);
            return Some((pen.area.x, pen.area.y + HEAD_ROWS));
        }
        let (wide, height) = (pen.area.width, pen.area.height);
        let cursor = table::draw(&mut pen.within(0, 2, wide, height.saturating_sub(4)), COLUMNS, &rows, Some(self.at));
        match &self.over {
            Over::Asking(kind, _) => {
                let question = fill(pen.look.text(Msg::AskIssue), &[("paper", papers::kind(*kind, pen.look.lang))]);
                let used = pen.text(2, height - 1, wide - 2, &question, Part::Accent);
                Some((pen.area.x + 2 + used, pen.area.y + height - 1))
            }
            _ => cursor,
        }
    }

    fn title(&self, pen: &mut Pen) {
        let look = pen.look;
        let way = fill(look.text(Msg::PapersWay), &[("way", papers::way(&self.list.way, look.lang))]);
        let room = pen.area.width.saturating_sub(width(&way) + 3);
        let mut x = 1;
        for (text, part) in [
            (look.text(Msg::PapersTitle), Part::Title),
            (self.list.case_number.as_str(), Part::Plain),
            (self.list.name.as_str(), Part::Plain),
            (cases::state(self.list.state, look.lang), Part::Plain),
        ] {
            x += pen.text(x, 0, room.saturating_sub(x), text, part) + 2;
        }
        pen.right(room + 1, 0, width(&way) + 1, &way, Part::Quiet);
    }

    fn rows(&self, pen: &Pen) -> Vec<Vec<Text>> {
        let look = pen.look;
        let issued = self.list.lines.iter().map(|l| {
            let [kind, number, day, _, prints, served] = papers::line(l, look.lang);
            [kind, number, day, prints, served].map(Text::from).into()
        });
        let open = self.open_kinds().map(|k| {
            let kind = format!("+ {}", papers::kind(k, look.lang));
            vec![Text::from(kind), Text::from(look.text(Msg::PapersMayIssue))]
        });
        issued.chain(open).collect()
    }
}

/// The form of a service, under the paper it is of.
fn service(form: &ServiceForm, pen: &mut Pen) -> Option<Cell> {
    let (look, wide, height) = (pen.look, pen.area.width, pen.area.height);
    pen.text(2, 2, wide, &fill(look.text(Msg::ServeTitle), &[("number", &form.number)]), Part::Title);
    let asked = form.asking.then(|| pen.text(2, 3, wide - 2, look.text(Msg::AskDiscardUnkept), Part::Accent));
    let cell = (pen.area.x + 2, pen.area.y + 3);
    let cursor = form.draw(&mut pen.within(0, 4, wide, height.saturating_sub(4)));
    asked.map(|used| (cell.0 + used, cell.1)).or(cursor)
}

/// A paper as it reads, in the middle of a wide window; below it which lines these are.
fn page(lines: &[String], top: usize, pen: &mut Pen) -> Option<Cell> {
    let (wide, room) = (pen.area.width, pen.area.height.saturating_sub(PAGE_ROWS));
    let x = wide.saturating_sub(u16::try_from(SCREEN.width).unwrap_or(wide)) / 2;
    for (y, line) in (0..room).zip(lines.iter().skip(top)) {
        pen.text(x, y, wide, line, Part::Plain);
    }
    let last = (top + usize::from(room)).min(lines.len());
    let values = [("from", (top + 1).to_string()), ("to", last.to_string()), ("all", lines.len().to_string())];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    pen.right(0, room, wide - 1, &fill(pen.look.text(Msg::PageOf), &values), Part::Quiet);
    Some((pen.area.x + x, pen.area.y))
}
