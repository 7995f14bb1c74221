//! Two people changed one claim: what was there, what the other one made of it and what one has oneself, field by field.
//!
//! ```text
//! > 事故地点  请选择
//!     原来  二号车间
//!   * 对方  三号车间
//!     我的  二号车间东侧
//! ```

use crate::desk::cases::{Conflict, ConflictField};
use crate::policy::Policy;
use crate::text::catalog::Msg;
use crate::text::intake;
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::Cell;

/// Rows above the fields: title, what happened, a rule.
const HEAD_ROWS: u16 = 3;
/// Rows of a field: its name, three texts, a blank.
const BLOCK_ROWS: u16 = 5;
/// Columns before the texts.
const INDENT: u16 = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Theirs,
    Mine,
}

pub(super) struct ConflictPage {
    conflict: Conflict,
    /// What was chosen, field by field.
    chosen: Vec<Option<Side>>,
    at: usize,
    /// Saving was tried too early.
    said: bool,
}

impl ConflictPage {
    pub fn new(mut conflict: Conflict) -> ConflictPage {
        conflict.fields.retain(|f| f.theirs != f.mine);
        // What only the other one changed is taken over.
        let begin = |f: &ConflictField| (!f.is_contested()).then_some(Side::Theirs);
        let chosen = conflict.fields.iter().map(begin).collect();
        let mut page = ConflictPage { conflict, chosen, at: 0, said: false };
        page.at = page.open().unwrap_or(0);
        page
    }

    fn open(&self) -> Option<usize> {
        self.chosen.iter().position(Option::is_none)
    }

    /// Once everything is chosen: the version to go on from, and what is taken from the other one.
    pub fn settled(&mut self) -> Option<(i64, Vec<(&'static str, String)>)> {
        if let Some(open) = self.open() {
            (self.at, self.said) = (open, true);
            return None;
        }
        let theirs = self.conflict.fields.iter().zip(&self.chosen).filter(|(_, side)| **side == Some(Side::Theirs));
        Some((self.conflict.version, theirs.map(|(f, _)| (f.id, f.theirs.clone())).collect()))
    }

    pub fn act(&mut self, action: Action) {
        self.said = false;
        match action {
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(self.chosen.len().saturating_sub(1)),
            Action::Theirs => self.choose(Side::Theirs),
            Action::Mine => self.choose(Side::Mine),
            _ => {}
        }
    }

    fn choose(&mut self, side: Side) {
        let contested = self.conflict.fields.get(self.at).is_some_and(ConflictField::is_contested);
        if let Some(chosen) = self.chosen.get_mut(self.at).filter(|_| contested) {
            *chosen = Some(side);
        }
    }

    pub fn draw(&self, pen: &mut Pen, policy: &Policy) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let used = pen.text(1, 0, area.width, look.text(Msg::ConflictTitle), Part::Title);
        if self.said {
            pen.text(used + 3, 0, area.width, look.text(Msg::SaidChooseFirst), Part::Warning);
        }
        let told = intake::conflict(&self.conflict.by, &self.conflict.at, look.lang);
        pen.text(1, 1, area.width - 2, &told, Part::Plain);
        pen.rule(HEAD_ROWS - 1);
        let shown = usize::from((area.height - HEAD_ROWS) / BLOCK_ROWS).max(1);
        let top = self.at / shown * shown;
        let blocks = self.conflict.fields.iter().zip(&self.chosen).enumerate().skip(top).take(shown);
        let mut cursor = None;
        for (y, (n, (field, side))) in (HEAD_ROWS..).step_by(usize::from(BLOCK_ROWS)).zip(blocks) {
            let mut block = pen.within(1, y, area.width - 2, BLOCK_ROWS);
            self.block(field, *side, n == self.at, policy, &mut block);
            if n == self.at {
                cursor = Some((block.area.x, block.area.y));
            }
        }
        cursor
    }

    fn block(&self, field: &ConflictField, side: Option<Side>, focused: bool, policy: &Policy, pen: &mut Pen) {
        let look = pen.look;
        let name = intake::label(field.id, look.lang);
        pen.text(0, 0, 2, if focused { ">" } else { " " }, Part::Title);
        let x = 2 + pen.text(2, 0, 30, name, if focused { Part::Focus } else { Part::Title }) + 2;
        let contested = field.is_contested();
        let part = if contested && side.is_none() { Part::Warning } else { Part::Quiet };
        pen.text(x, 0, pen.area.width, intake::standing(contested, side.is_some(), look.lang), part);
        let rows = [
            ("before", &field.before, None),
            ("theirs", &field.theirs, Some(Side::Theirs)),
            ("mine", &field.mine, Some(Side::Mine)),
        ];
        let names = ["before", "theirs", "mine"].map(|of| width(intake::side(of, look.lang)));
        let x = INDENT + names.into_iter().max().unwrap_or(0) + 2;
        for (y, (of, text, own)) in (1..).zip(rows) {
            let taken = own.is_some() && own == side;
            let part = if taken { Part::Title } else { Part::Plain };
            pen.text(2, y, 1, if taken { "*" } else { " " }, Part::Accent);
            pen.text(INDENT, y, x, intake::side(of, look.lang), Part::Quiet);
            let text = intake::value(field.id, text, policy, look.lang).replace('\n', " ");
            pen.text(x, y, pen.area.width.saturating_sub(x), &text, part);
        }
    }
}
