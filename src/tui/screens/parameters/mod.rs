//! Parameters (参数), a page of System: every figure with where it comes from; entered by one operator, confirmed by another.

mod form;
mod history;
mod list;

use crossterm::event::KeyEvent;

use crate::desk::drafts::SavedDraft;
use crate::desk::policy::{ParameterHistory, Settle};
use crate::desk::{Refusal, Reply, Request};
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen};
use form::ParamForm;
use history::HistoryView;
use list::ListView;

/// What is asked before something that cannot be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    /// Whether to throw the form away.
    Discard,
    Settle(i64, Settle),
}

/// What becomes of the form once the desk has answered; until then nothing is typed into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Awaited {
    /// Its draft is being written, and one leaves.
    Leaving,
    Filing,
}

#[derive(Default)]
pub(in crate::tui) struct Parameters {
    list: ListView,
    history: Option<HistoryView>,
    form: Option<ParamForm>,
    question: Option<Question>,
    awaited: Option<Awaited>,
    /// A draft whose parameter is being looked up.
    opening: Option<SavedDraft>,
}

impl Parameters {
    fn answer(&mut self, question: Question, action: Action, ctx: &mut Ctx) {
        match (question, action) {
            (Question::Discard, Action::Yes) => self.form = None,
            (Question::Settle(id, how), Action::Yes) => {
                if let Some(history) = &mut self.history {
                    history.said = Some(match how {
                        Settle::Confirm => Msg::SaidConfirmed,
                        Settle::Reject => Msg::SaidRejected,
                        Settle::Withdraw => Msg::SaidWithdrawn,
                    });
                }
                ctx.ask(Request::SettleParameter { id, how });
            }
            _ => {}
        }
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(form) = &mut self.form else { return };
        match action {
            Action::Save => {
                let sound = form.may_be_filed(ctx.today);
                form.keep(ctx);
                if sound {
                    self.awaited = Some(Awaited::Filing);
                    ctx.ask(Request::EnterParameter { draft: Box::new(form.entered()) });
                }
            }
            Action::Back if form.is_begun() => {
                self.awaited = Some(Awaited::Leaving);
                ctx.ask(Request::SaveDraft { draft: form.draft(ctx.today, ctx.look.lang) });
            }
            Action::Back => self.form = None,
            _ => form.act(action, ctx),
        }
    }

    fn act_history(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(history) = &mut self.history else { return };
        history.said = None;
        match action {
            Action::Back => {
                self.history = None;
                ctx.ask(Request::Parameters);
            }
            Action::NewEntry => self.form = Some(history.form(None)),
            Action::CopyEntry => self.form = history.chosen().map(|line| history.form(Some(&line.row))),
            Action::Confirm | Action::Reject => self.settle(action, ctx),
            _ => history.step(action, ctx.body),
        }
    }

    /// Asks first; what the desk will refuse anyway is not asked but refused.
    fn settle(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(history) = &mut self.history else { return };
        let Some((id, own)) = history.waits() else {
            history.said = Some(Msg::SaidNotWaiting);
            return;
        };
        match (action, own) {
            (Action::Confirm, true) => ctx.ask(Request::SettleParameter { id, how: Settle::Confirm }),
            (Action::Confirm, false) => self.question = Some(Question::Settle(id, Settle::Confirm)),
            (_, true) => self.question = Some(Question::Settle(id, Settle::Withdraw)),
            (_, false) => self.question = Some(Question::Settle(id, Settle::Reject)),
        }
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        if action == Action::Open {
            if let Some(key) = self.list.chosen_key() {
                ctx.ask(Request::ParameterHistory { key });
            }
        } else {
            self.list.act(action, ctx.body);
        }
    }

    fn show(&mut self, history: ParameterHistory, ctx: &mut Ctx) {
        if let Some(draft) = self.opening.take() {
            let view = HistoryView::new(history);
            self.form = Some(view.opened(draft));
            self.history = Some(view);
            return;
        }
        let filed = self.form.take();
        if let Some(form) = &filed {
            ctx.aside(Request::DropDraft { id: form.draft_id() });
        }
        match &mut self.history {
            Some(view) => view.renew(history, filed.is_some()),
            None => self.history = Some(HistoryView::new(history)),
        }
    }

    fn left(&mut self) {
        self.form = None;
        if let Some(history) = &mut self.history {
            history.said = Some(Msg::DraftKept);
        }
    }
}

impl Screen for Parameters {
    fn scopes(&self) -> &'static [Scope] {
        match (&self.question, &self.form, &self.history) {
            (Some(_), _, _) => &[Scope::Ask],
            (None, Some(_), _) => &[Scope::Entry],
            (None, None, Some(history)) if history.may_enter() => &[Scope::ParamHistory, Scope::ParamWork],
            (None, None, Some(_)) => &[Scope::ParamHistory],
            (None, None, None) if self.list.in_field => &[Scope::ParamFilter],
            (None, None, None) => &[Scope::Params],
        }
    }

    /// A question takes the keys too, so that no stray letter leaves it behind.
    fn typing(&self) -> bool {
        if self.opening.is_some() {
            return false;
        }
        let in_form = self.form.is_some() && self.awaited.is_none();
        self.question.is_some() || in_form || (self.history.is_none() && self.list.in_field)
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.awaited = None;
        match (&self.form, &self.history) {
            (Some(_), _) => {}
            (None, Some(history)) => ctx.ask(Request::ParameterHistory { key: history.definition().key.clone() }),
            (None, None) => ctx.ask(Request::Parameters),
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        if let Some(question) = self.question.take() {
            return self.answer(question, action, ctx);
        }
        match (&self.form, &self.history) {
            (Some(_), _) => self.act_form(action, ctx),
            (None, Some(_)) => self.act_history(action, ctx),
            (None, None) => self.act_list(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        match (&self.question, &mut self.form) {
            (Some(_), _) => {}
            (None, Some(form)) => _ = form.fields().key(key),
            (None, None) if self.history.is_none() => self.list.typed(key),
            (None, None) => {}
        }
    }

    fn pasted(&mut self, text: &str, _ctx: &mut Ctx) {
        match (&self.question, &mut self.form) {
            (Some(_), _) => {}
            (None, Some(form)) => _ = form.fields().paste(text),
            (None, None) if self.history.is_none() && self.list.in_field => self.list.pasted(text),
            (None, None) => {}
        }
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        let Some(key) = ParamForm::key_of(&draft).map(str::to_owned) else { return };
        (self.form, self.question, self.awaited) = (None, None, None);
        self.opening = Some(draft);
        ctx.ask(Request::ParameterHistory { key });
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.keep(ctx);
        }
    }

    fn draft_failed(&mut self) {
        if let Some(form) = &mut self.form {
            form.keeping_failed();
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        let awaited = self.awaited.take();
        match reply {
            Reply::Parameters(list) => self.list.renew(list),
            Reply::ParameterHistory(history) => self.show(*history, ctx),
            Reply::SaveDraft if awaited == Some(Awaited::Leaving) => self.left(),
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        if let Some(history) = &mut self.history {
            history.said = None;
        }
        self.opening = None;
        if self.awaited.take() == Some(Awaited::Leaving) {
            self.draft_failed();
            // The status line says why.
            self.question = Some(Question::Discard);
            return false;
        }
        match (&mut self.form, refusal) {
            (Some(form), Refusal::Problems(problems)) => {
                form.refuse(problems);
                true
            }
            _ => false,
        }
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        match (&self.form, &self.history) {
            (Some(form), _) => form.draw(self.question.is_some(), pen),
            (None, Some(history)) => history.draw(self.question, pen),
            (None, None) => self.list.draw(pen),
        }
    }
}
