//! Sheets of one kind that came back to who entered them, to be corrected.

use crate::desk::Request;
use crate::desk::sheets::{SheetAsk, SheetList, SheetQueue};
use crate::domain::sheet::kind::SheetKind;
use crate::text::catalog::Msg;
use crate::text::employer_file as words;
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Size};
use crate::tui::widgets::table::{self, Column, Text, left};

/// Rows above the table: its title and a rule.
const HEAD_ROWS: u16 = 2;
/// Sheets that are listed: what one person has to correct is few.
const LISTED_MAX: i64 = 100;

const COLUMNS: &[Column] =
    &[left(Msg::ColSheet, 15, 0), left(Msg::ColEmployer, 20, 1), left(Msg::ColState, 10, 0), left(Msg::FileColOn, 10, 0)];

pub(super) struct Returned {
    kind: SheetKind,
    list: SheetList,
    at: usize,
}

impl Returned {
    /// What [`Returned::request`] of that kind was answered with.
    pub fn new(kind: SheetKind, list: SheetList) -> Returned {
        Returned { kind, list, at: 0 }
    }

    /// The list as it is now; the mark stays where it was.
    pub fn renew(&mut self, list: SheetList) {
        self.at = self.at.min(list.lines.len().saturating_sub(1));
        self.list = list;
    }

    pub fn request(kind: SheetKind) -> Request {
        let ask = SheetAsk { queue: SheetQueue::Returned, kind: Some(kind), ..SheetAsk::default() };
        Request::SheetQueue { ask, offset: 0, limit: LISTED_MAX }
    }

    pub fn chosen(&self) -> Option<String> {
        self.list.lines.get(self.at).map(|l| l.number.clone())
    }

    pub fn act(&mut self, action: Action, body: Size) {
        let visible = usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1);
        self.at = table::step(self.at, action, self.list.lines.len(), visible);
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let (title, none) = match self.kind {
            SheetKind::LevyChange => (Msg::DebtReturnedTitle, Msg::DebtReturnedNone),
            _ => (Msg::ReturnedTitle, Msg::ReturnedNone),
        };
        pen.text(1, 0, area.width, look.text(title), Part::Title);
        pen.rule(1);
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        if self.list.lines.is_empty() {
            below.text(2, 1, area.width, look.text(none), Part::Plain);
            return Some((area.x, area.y + HEAD_ROWS));
        }
        let row = |l| {
            let [number, _, _, state, _, on]: [String; 6] = words::sheet(l, look.lang).try_into().unwrap_or_default();
            vec![Text::from(number), l.whose().into(), state.into(), on.into()]
        };
        let rows: Vec<Vec<Text>> = self.list.lines.iter().map(row).collect();
        table::draw(&mut below, COLUMNS, &rows, Some(self.at))
    }
}
