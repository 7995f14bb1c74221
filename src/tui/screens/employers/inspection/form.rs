//! A form of inspection, kept as a draft until it is filed. What a wage audit comes to stands above it while it is typed.

use crossterm::event::KeyEvent;

use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::inspection::Audited;
use crate::desk::{Refusal, Request};
use crate::text::catalog::Msg;
use crate::text::inspection as words;
use crate::tui::form::{Did, Form, Keeper};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Wish};

/// Rows above the fields.
const HEAD_ROWS: u16 = 2;

pub(super) struct InspectionForm {
    title: Msg,
    about: String,
    form: Form,
    keeper: Keeper,
    /// It is being filed, or its draft written while one leaves. Nothing is typed then.
    awaited: bool,
    /// The draft could not be kept; whether to throw it away is asked.
    asks: bool,
    audited: Option<Audited>,
}

/// What a key meant to the form.
pub(super) enum Wanted {
    Nothing,
    /// A field was left.
    Look,
    File(Fields),
    Leave,
}

/// The names of a form: among the drafts, what one is about there, and on the screen.
pub(super) struct Named {
    pub form: &'static str,
    pub subject: String,
    pub title: Msg,
    /// Whom or what it is about, for people.
    pub about: String,
}

impl InspectionForm {
    pub fn new(named: Named, mut form: Form, known: &Fields) -> InspectionForm {
        form.fill(known);
        let keeper = Keeper::new(named.form, &named.subject, &form);
        InspectionForm::with(named.title, named.about, form, keeper)
    }

    /// A draft that is gone on with.
    pub fn of(title: Msg, draft: SavedDraft, mut form: Form) -> InspectionForm {
        let about = draft.about.clone();
        let keeper = Keeper::of(draft, &mut form);
        InspectionForm::with(title, about, form, keeper)
    }

    fn with(title: Msg, about: String, form: Form, keeper: Keeper) -> InspectionForm {
        InspectionForm { title, about, form, keeper, awaited: false, asks: false, audited: None }
    }

    pub fn scopes(&self) -> &'static [Scope] {
        if self.asks { &[Scope::Ask] } else { &[Scope::Entry] }
    }

    pub fn typing(&self) -> bool {
        !self.awaited
    }

    pub fn fields(&self) -> Fields {
        self.form.fields()
    }

    /// Goes along when it is filed, so that what is sent twice is filed once.
    pub fn submission(&self) -> String {
        self.keeper.submission().to_owned()
    }

    /// Keeps what is new, without waiting for it.
    pub fn keep(&mut self, ctx: &mut Ctx) {
        let about = self.kept_about();
        self.keeper.save(&self.form, &about, ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.keeper.failed();
    }

    /// A plan begun from nothing is about the employer that is typed.
    fn kept_about(&self) -> String {
        let typed = || self.form.fields().get("credit_code").to_owned();
        if self.about.is_empty() { typed() } else { self.about.clone() }
    }

    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> Wanted {
        if std::mem::take(&mut self.asks) {
            return if action == Action::Yes { Wanted::Leave } else { Wanted::Nothing };
        }
        match action {
            Action::Save => {
                self.form.try_save(ctx.today);
                self.keep(ctx);
                self.awaited = true;
                return Wanted::File(self.form.fields());
            }
            Action::Back if !self.keeper.is_begun(&self.form) => return Wanted::Leave,
            Action::Back => {
                self.form.settle(ctx.today);
                let about = self.kept_about();
                let draft = self.keeper.draft(&self.form, &about);
                self.awaited = true;
                ctx.ask(Request::SaveDraft { draft });
            }
            _ if self.form.act(action, ctx.today) == Did::Left => {
                self.keep(ctx);
                return Wanted::Look;
            }
            _ => {}
        }
        Wanted::Nothing
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if !self.asks && self.form.key(key) {
            self.form.set_problems(Vec::new());
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if !self.asks && self.form.paste(text) {
            self.form.set_problems(Vec::new());
        }
    }

    /// It is filed: there is nothing to go on with.
    pub fn filed(&self, ctx: &mut Ctx) {
        ctx.aside(Request::DropDraft { id: self.keeper.id().to_owned() });
    }

    /// A draft was written; whether it is this one's, and one leaves.
    pub fn kept(&mut self, ctx: &mut Ctx) -> bool {
        let awaited = std::mem::take(&mut self.awaited);
        if awaited {
            ctx.wish = Some(Wish::Note(Msg::DraftKept));
        }
        awaited
    }

    /// Whether it shows this refusal itself.
    pub fn refused(&mut self, refusal: &Refusal) -> bool {
        let awaited = std::mem::take(&mut self.awaited);
        match refusal {
            Refusal::Problems(found) => {
                self.form.refuse(found);
                true
            }
            _ => {
                self.asks = awaited && matches!(refusal, Refusal::Store(_));
                false
            }
        }
    }

    /// What the audit comes to as it stands.
    pub fn audited(&mut self, audited: Audited) {
        self.audited = Some(audited);
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let room = |x: u16| area.width.saturating_sub(x + 1);
        let mut x = 1 + pen.text(1, 0, area.width - 2, look.text(self.title), Part::Title) + 2;
        x += pen.text(x, 0, room(x), &self.about, Part::Plain) + 2;
        let asked = self.asks.then(|| {
            let used = pen.text(x, 0, room(x), look.text(Msg::AskDiscardUnkept), Part::Accent);
            (area.x + x + used, area.y)
        });
        if let Some(audited) = self.audited.as_ref().filter(|a| asked.is_none() && !a.lines.is_empty()) {
            let told = words::audited(audited.heads, audited.premium, audited.late_fee, look.lang);
            pen.right(x, 0, room(x), &told, Part::Accent);
        }
        pen.rule(1);
        let rows = area.height.saturating_sub(HEAD_ROWS);
        let cell = self.form.page(&mut pen.within(1, HEAD_ROWS, area.width - 2, rows));
        asked.or(cell)
    }
}
