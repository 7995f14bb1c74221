//! What the finance section does on the fund screen: the form of a posting, from its opening until it is filed or kept.

use crossterm::event::KeyEvent;

use super::posting::PostingForm;
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::operator::Role;
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Scope};
use crate::tui::screen::{Ctx, Wish};

/// What becomes of the form once the desk has answered; until then nothing is typed into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Awaited {
    /// Its draft is being written, and one leaves.
    Leaving,
    Filing,
}

#[derive(Default)]
pub(super) struct Work {
    may_book: bool,
    form: Option<PostingForm>,
    awaited: Option<Awaited>,
    /// Whether to throw the form away is asked.
    asks: bool,
}

impl Work {
    pub fn entered(&mut self, ctx: &Ctx) {
        self.may_book = ctx.who.roles.iter().any(|r| matches!(r, Role::Finance | Role::Cashier));
        self.awaited = None;
    }

    pub fn may_book(&self) -> bool {
        self.may_book
    }

    pub fn form(&self) -> Option<&PostingForm> {
        self.form.as_ref()
    }

    pub fn asks(&self) -> bool {
        self.asks
    }

    /// Where keys mean something while there is a form.
    pub fn scopes(&self) -> Option<&'static [Scope]> {
        let scopes: &[Scope] = if self.asks { &[Scope::Ask] } else { &[Scope::PostingForm] };
        self.form.as_ref().map(|_| scopes)
    }

    pub fn typing(&self) -> bool {
        self.form.is_some() && self.awaited.is_none()
    }

    pub fn open(&mut self, ctx: &Ctx) {
        self.form = Some(PostingForm::new(&Fields::default(), ctx.policy));
    }

    /// The form that takes a voucher back.
    pub fn reverse(&mut self, voucher: &str, ctx: &Ctx) {
        let known = Fields::default().with("template", "P19").with("voucher", voucher);
        self.form = Some(PostingForm::new(&known, ctx.policy));
    }

    pub fn open_draft(&mut self, draft: SavedDraft, ctx: &Ctx) {
        (self.awaited, self.asks) = (None, false);
        self.form = Some(PostingForm::of(draft, ctx.policy));
    }

    pub fn put_away(&mut self, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.keep(ctx);
        }
    }

    pub fn draft_failed(&mut self) {
        if let Some(form) = &mut self.form {
            form.keeping_failed();
        }
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if let (false, Some(form)) = (self.asks, &mut self.form) {
            form.fields().key(key);
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if let (false, Some(form)) = (self.asks, &mut self.form) {
            form.fields().paste(text);
        }
    }

    /// Whether an action was the form's.
    pub fn takes(&mut self, action: Action, ctx: &mut Ctx) -> bool {
        let Some(form) = &mut self.form else { return false };
        if std::mem::take(&mut self.asks) {
            if action == Action::Yes {
                self.form = None;
            }
            return true;
        }
        match action {
            Action::Save => {
                let request = form.save(ctx);
                self.awaited = Some(Awaited::Filing);
                ctx.ask(request);
            }
            Action::Back => match form.draft(ctx) {
                Some(draft) => {
                    self.awaited = Some(Awaited::Leaving);
                    ctx.ask(Request::SaveDraft { draft });
                }
                None => self.form = None,
            },
            _ => {
                if let Some(request) = form.act(action, ctx) {
                    ctx.ask(request);
                }
            }
        }
        true
    }

    /// Takes the answers that are the form's; others come back.
    pub fn receive(&mut self, reply: Reply, ctx: &mut Ctx) -> Option<Reply> {
        let awaited = self.awaited.take();
        match (reply, &mut self.form) {
            (Reply::FileSheet(_), Some(form)) => {
                ctx.aside(Request::DropDraft { id: form.draft_id() });
                self.form = None;
                ctx.wish = Some(Wish::Note(Msg::PostingFiled));
                None
            }
            (Reply::SaveDraft, _) if awaited == Some(Awaited::Leaving) => {
                self.form = None;
                ctx.wish = Some(Wish::Note(Msg::DraftKept));
                None
            }
            (Reply::LookAtPosting(problems), Some(form)) => {
                form.fields().set_problems(problems);
                None
            }
            (reply, _) => Some(reply),
        }
    }

    /// Whether a refusal of the form's is shown by it; `None` where there is no form.
    pub fn refused(&mut self, refusal: &Refusal) -> Option<bool> {
        let form = self.form.as_mut()?;
        if self.awaited.take() == Some(Awaited::Leaving) {
            form.keeping_failed();
            // The status line says why.
            self.asks = true;
            return Some(false);
        }
        match refusal {
            Refusal::Problems(problems) => {
                form.refuse(problems);
                Some(true)
            }
            _ => Some(false),
        }
    }
}
