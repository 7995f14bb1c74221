//! What the window of cases asks before something that cannot be taken back.

use super::Cases;
use super::form::settled;
use super::view::HEAD_ROWS;
use crate::desk::Request;
use crate::domain::case::workflow::{Check, Step};
use crate::text::cases;
use crate::text::catalog::{Msg, fill};
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    /// The draft cannot be kept: whether to throw the form away.
    Discard,
    Settle(Check, i64),
}

impl Cases {
    pub(super) fn answer(&mut self, question: Question, action: Action, ctx: &mut Ctx) {
        match (question, action) {
            (Question::Discard, Action::Yes) => self.close_form(ctx),
            (Question::Settle(check, seen), Action::Yes) => {
                let Some(number) = self.number() else { return };
                self.doing = Some(settled(check));
                ctx.ask(Request::SettleStep { number, seen, check, remark: String::new() });
            }
            (Question::Settle(..), _) => self.read_if_stale(ctx),
            (Question::Discard, _) => {}
        }
    }

    pub(super) fn asked(&self, question: Question, pen: &mut Pen) -> Cell {
        let look = pen.look;
        let step = self.waiting_step().map_or("", |s| cases::step(s, look.lang));
        let text = match question {
            Question::Discard => look.text(Msg::AskDiscardUnkept).to_owned(),
            Question::Settle(Check::Recall, _) => fill(Msg::AskRecall.text(look.lang), &[("step", step)]),
            Question::Settle(Check::Pass | Check::Return, _) => fill(Msg::AskPass.text(look.lang), &[("step", step)]),
        };
        let (y, wide) = (HEAD_ROWS - 2, pen.area.width);
        pen.text(0, y, wide, &" ".repeat(usize::from(wide)), Part::Plain);
        let used = pen.text(1, y, wide - 2, &text, Part::Accent);
        (pen.area.x + 1 + used, pen.area.y + y)
    }

    fn waiting_step(&self) -> Option<Step> {
        self.case.as_ref().and_then(|page| page.view.steps.iter().find(|s| s.waits())).map(|s| s.step)
    }
}
