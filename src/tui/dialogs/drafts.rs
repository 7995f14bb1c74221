//! The drafts an operator left: form, what it is about, when it was typed.

use super::Outcome;
use crate::desk::Request;
use crate::desk::drafts::DraftLine;
use crate::text::catalog::{Msg, fill};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, FORMS};
use crate::tui::widgets::table::{self, Column, Text, left};

const COLUMNS: &[Column] = &[left(Msg::ColForm, 14, 0), left(Msg::ColAbout, 30, 1), left(Msg::ColWritten, 16, 0)];
/// Rows above the list: the question and a rule.
const HEAD_ROWS: u16 = 2;
/// Characters of a day and its minute in a stamp.
const MINUTE: usize = 16;
/// Drafts a page key moves over.
const PAGE: usize = 10;

pub(in crate::tui) struct DraftsDialog {
    lines: Vec<DraftLine>,
    at: usize,
    /// Whether to throw the chosen one away is being asked.
    asking: bool,
}

impl DraftsDialog {
    pub fn new(lines: Vec<DraftLine>) -> DraftsDialog {
        DraftsDialog { lines, at: 0, asking: false }
    }

    pub fn scope(&self) -> Scope {
        if self.asking { Scope::Ask } else { Scope::Drafts }
    }

    pub fn act(&mut self, action: Action) -> Outcome {
        let Some(chosen) = self.lines.get(self.at) else { return Outcome::Close };
        match (action, std::mem::take(&mut self.asking)) {
            (Action::Yes, true) => return Outcome::Ask(Request::DropDraft { id: chosen.id.clone() }),
            (_, true) => {}
            (Action::Open, false) => return Outcome::Ask(Request::OpenDraft { id: chosen.id.clone() }),
            (Action::Back, false) => return Outcome::Close,
            (Action::DropDraft, false) => self.asking = true,
            (action, false) => self.at = table::step(self.at, action, self.lines.len(), PAGE),
        }
        Outcome::Open
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let count = self.lines.len();
        let title = fill(look.text(if count == 1 { Msg::DraftOne } else { Msg::DraftsAsk }), &[("n", &count.to_string())]);
        let (text, part) = if self.asking { (look.text(Msg::AskDropDraft), Part::Accent) } else { (title.as_str(), Part::Title) };
        let used = pen.text(1, 0, area.width - 2, text, part);
        pen.rule(1);
        let rows: Vec<Vec<Text>> = self.lines.iter().map(|line| row(line, pen)).collect();
        let mut list = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        let chosen = table::draw(&mut list, COLUMNS, &rows, Some(self.at));
        if self.asking { Some((area.x + 1 + used, area.y)) } else { chosen }
    }
}

fn row(line: &DraftLine, pen: &Pen) -> Vec<Text> {
    let form = FORMS.iter().find(|(name, ..)| *name == line.form);
    let title = form.map_or(line.form.as_str(), |(_, _, title)| pen.look.text(*title));
    let at: String = line.at.chars().take(MINUTE).map(|c| if c == 'T' { ' ' } else { c }).collect();
    vec![title.to_owned().into(), line.about.clone().into(), at.into()]
}
