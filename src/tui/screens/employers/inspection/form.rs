//! A form of inspection, kept as a draft until it is filed. What a wage audit comes to stands above it while it is typed.

use crossterm::event::KeyEvent;

use crate::desk::Refusal;
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::inspection::Audited;
use crate::text::catalog::Msg;
use crate::text::inspection as words;
use crate::tui::form::{Form, KeptForm, Pressed};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

pub(super) struct InspectionForm {
    title: Msg,
    about: String,
    kept: KeptForm,
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
        let kept = KeptForm::new(named.form, &named.subject, form);
        InspectionForm { title: named.title, about: named.about, kept, audited: None }
    }

    /// A draft that is gone on with.
    pub fn of(title: Msg, draft: SavedDraft, form: Form) -> InspectionForm {
        let about = draft.about.clone();
        InspectionForm { title, about, kept: KeptForm::of(draft, form), audited: None }
    }

    pub fn scopes(&self) -> &'static [Scope] {
        if self.kept.asks() { &[Scope::Ask] } else { &[Scope::Entry] }
    }

    pub fn typing(&self) -> bool {
        self.kept.typing()
    }

    pub fn fields(&self) -> Fields {
        self.kept.form.fields()
    }

    /// Goes along when it is filed, so that what is sent twice is filed once.
    pub fn submission(&self) -> String {
        self.kept.submission().to_owned()
    }

    /// Keeps what is new, without waiting for it.
    pub fn keep(&mut self, ctx: &mut Ctx) {
        let about = kept_about(&self.about, &self.kept.form);
        self.kept.keep(&about, ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.kept.keeping_failed();
    }

    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> Wanted {
        let about = &self.about;
        match self.kept.press(action, |form| kept_about(about, form), ctx) {
            Pressed::File => Wanted::File(self.fields()),
            Pressed::Left => Wanted::Look,
            Pressed::Leave => Wanted::Leave,
            Pressed::Acted | Pressed::Nothing => Wanted::Nothing,
        }
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if self.kept.typed(key) {
            self.kept.form.set_problems(Vec::new());
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if self.kept.pasted(text) {
            self.kept.form.set_problems(Vec::new());
        }
    }

    /// It is filed: there is nothing to go on with.
    pub fn filed(&self, ctx: &mut Ctx) {
        self.kept.drop_draft(ctx);
    }

    /// A draft was written; whether it is this one's, and one leaves.
    pub fn kept(&mut self, ctx: &mut Ctx) -> bool {
        self.kept.saved(ctx)
    }

    /// Whether it shows this refusal itself.
    pub fn refused(&mut self, refusal: &Refusal) -> bool {
        self.kept.refused(refusal)
    }

    /// What the audit comes to as it stands.
    pub fn audited(&mut self, audited: Audited) {
        self.audited = Some(audited);
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let (x, asked) = self.kept.head(look.text(self.title), Some(&self.about), pen);
        if let Some(audited) = self.audited.as_ref().filter(|a| asked.is_none() && !a.lines.is_empty()) {
            let told = words::audited(audited.heads, audited.premium, audited.late_fee, look.lang);
            pen.right(x, 0, area.width.saturating_sub(x + 1), &told, Part::Accent);
        }
        let cell = self.kept.page(pen);
        asked.or(cell)
    }
}

/// A plan begun from nothing is about the employer that is typed.
fn kept_about(about: &str, form: &Form) -> String {
    if about.is_empty() { form.fields().get("credit_code").to_owned() } else { about.to_owned() }
}
