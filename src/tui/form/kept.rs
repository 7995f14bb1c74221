//! A form that is a draft until it is filed: what every such form does about keeping, leaving, waiting and refusals.

use crossterm::event::KeyEvent;

use super::{Did, Form, Keeper};
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::sheet::kind::SheetKind;
use crate::report::sheets::SCRIBE;
use crate::text::catalog::{Msg, fill};
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Wish};

/// Rows above the fields: the title, a rule.
const HEAD_ROWS: u16 = 2;

pub(in crate::tui) struct KeptForm {
    pub form: Form,
    keeper: Keeper,
    /// It is being filed, or its draft written while one leaves. Nothing is typed then.
    awaited: bool,
    /// The draft could not be kept; whether to throw it away is asked.
    asks: bool,
}

/// What a key meant to the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Pressed {
    Nothing,
    /// The form did something within a field.
    Acted,
    /// A field was left; what is new is kept.
    Left,
    /// It is to be filed; the answer is waited for.
    File,
    /// One leaves, and there is nothing to keep.
    Leave,
}

/// What became of the form after an answer.
pub(in crate::tui) enum After {
    Open,
    /// Its draft is kept, or it is filed; then with what to say.
    Left(Option<String>),
}

impl KeptForm {
    /// A form that was just opened; `name` and `subject` as for [`Keeper::new`].
    pub fn new(name: &str, subject: &str, form: Form) -> KeptForm {
        let keeper = Keeper::new(name, subject, &form);
        KeptForm { form, keeper, awaited: false, asks: false }
    }

    /// A draft that is gone on with; the form is filled in from it.
    pub fn of(draft: SavedDraft, mut form: Form) -> KeptForm {
        let keeper = Keeper::of(draft, &mut form);
        KeptForm { form, keeper, awaited: false, asks: false }
    }

    /// Whether it is asked if the form is to be thrown away.
    pub const fn asks(&self) -> bool {
        self.asks
    }

    pub const fn typing(&self) -> bool {
        !self.awaited
    }

    /// Goes along when it is filed, so that what is sent twice is filed once.
    pub fn submission(&self) -> &str {
        self.keeper.submission()
    }

    /// What files these fields as a sheet, or hands in again the one that is corrected: its number and last step.
    pub fn filing(&self, kind: SheetKind, fields: Fields, corrects: Option<&(String, i64)>) -> Request {
        match corrects {
            Some((number, seen)) => Request::ResubmitSheet { number: number.clone(), seen: *seen, fields, scribe: SCRIBE },
            None => Request::FileSheet { kind, fields, submission: self.submission().to_owned(), scribe: SCRIBE },
        }
    }

    /// Keeps what is new, without waiting for it; `about` is what it is about, for people.
    pub fn keep(&mut self, about: &str, ctx: &mut Ctx) {
        self.keeper.save(&self.form, about, ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.keeper.failed();
    }

    /// Does what a key asks; `about` says what the form is about once it is settled.
    pub fn press(&mut self, action: Action, about: impl Fn(&Form) -> String, ctx: &mut Ctx) -> Pressed {
        if std::mem::take(&mut self.asks) {
            return if action == Action::Yes { Pressed::Leave } else { Pressed::Nothing };
        }
        match action {
            Action::Save => {
                self.form.try_save(ctx.today);
                self.keep(&about(&self.form), ctx);
                self.awaited = true;
                Pressed::File
            }
            Action::Back if !self.keeper.is_begun(&self.form) => Pressed::Leave,
            Action::Back => {
                self.form.settle(ctx.today);
                let draft = self.keeper.draft(&self.form, &about(&self.form));
                self.awaited = true;
                ctx.ask(Request::SaveDraft { draft });
                Pressed::Nothing
            }
            _ if self.form.act(action, ctx.today) == Did::Left => {
                self.keep(&about(&self.form), ctx);
                Pressed::Left
            }
            _ => Pressed::Acted,
        }
    }

    /// Takes a key; whether it changed anything.
    pub fn typed(&mut self, key: KeyEvent) -> bool {
        !self.asks && self.form.key(key)
    }

    pub fn pasted(&mut self, text: &str) -> bool {
        !self.asks && self.form.paste(text)
    }

    /// Takes any answer; `filed` is said with the number of the sheet.
    pub fn received(&mut self, reply: &Reply, filed: Msg, ctx: &mut Ctx) -> After {
        if matches!(reply, Reply::SaveDraft) {
            return if self.saved(ctx) { After::Left(None) } else { After::Open };
        }
        let awaited = std::mem::take(&mut self.awaited);
        let number = match reply {
            Reply::FileSheet(sheet) => &sheet.number,
            Reply::Sheet(sheet) if awaited => &sheet.number,
            _ => return After::Open,
        };
        self.drop_draft(ctx);
        After::Left(Some(fill(ctx.look.text(filed), &[("number", number)])))
    }

    /// A draft was written; whether it was this one's, and one leaves.
    pub fn saved(&mut self, ctx: &mut Ctx) -> bool {
        let awaited = std::mem::take(&mut self.awaited);
        if awaited {
            ctx.wish = Some(Wish::Note(Msg::DraftKept));
        }
        awaited
    }

    /// It is filed: there is nothing to go on with.
    pub fn drop_draft(&self, ctx: &mut Ctx) {
        ctx.aside(Request::DropDraft { id: self.keeper.id().to_owned() });
    }

    /// Whether it shows this refusal itself.
    pub fn refused(&mut self, refusal: &Refusal) -> bool {
        let awaited = std::mem::take(&mut self.awaited);
        if let Refusal::Problems(found) = refusal {
            self.form.refuse(found);
            return true;
        }
        self.asks = awaited && matches!(refusal, Refusal::Store(_));
        false
    }

    /// The title, and what it is about; answers where there is room beside them, and the cursor behind the question if one is
    /// asked.
    pub fn head(&self, title: &str, about: Option<&str>, pen: &mut Pen) -> (u16, Option<Cell>) {
        let area = pen.area;
        let mut x = 1 + pen.text(1, 0, area.width - 2, title, Part::Title) + 2;
        if let Some(about) = about {
            x += pen.text(x, 0, area.width.saturating_sub(x + 1), about, Part::Plain) + 2;
        }
        (x, self.question(x, pen))
    }

    /// Whether to throw the form away, if that is asked; answers the cursor behind it.
    pub fn question(&self, x: u16, pen: &mut Pen) -> Option<Cell> {
        let area = pen.area;
        self.asks.then(|| {
            let text = pen.look.text(Msg::AskDiscardUnkept);
            let used = pen.text(x, 0, area.width.saturating_sub(x + 1), text, Part::Accent);
            (area.x + x + used, area.y)
        })
    }

    /// The fields below the head.
    pub fn page(&self, pen: &mut Pen) -> Option<Cell> {
        let area = pen.area;
        pen.rule(HEAD_ROWS - 1);
        self.form.page(&mut pen.within(1, HEAD_ROWS, area.width - 2, area.height.saturating_sub(HEAD_ROWS)))
    }
}
