//! A form of inspection: filed with F2 or given up. What a wage audit comes to stands above it while it is typed.

use crossterm::event::KeyEvent;

use crate::desk::estimate::Fields;
use crate::desk::inspection::Audited;
use crate::domain::benefits::FieldProblem;
use crate::text::catalog::Msg;
use crate::text::inspection as words;
use crate::tui::form::{Did, Form};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

/// Rows above the fields.
const HEAD_ROWS: u16 = 2;

pub(super) struct InspectionForm {
    title: Msg,
    about: String,
    form: Form,
    before: Fields,
    asking: bool,
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

impl InspectionForm {
    pub fn new(title: Msg, about: String, mut form: Form, known: &Fields) -> InspectionForm {
        form.fill(known);
        let before = form.fields();
        InspectionForm { title, about, form, before, asking: false, audited: None }
    }

    pub fn scopes(&self) -> &'static [Scope] {
        if self.asking { &[Scope::Ask] } else { &[Scope::PasswordForm] }
    }

    pub fn fields(&self) -> Fields {
        self.form.fields()
    }

    pub fn act(&mut self, action: Action, ctx: &Ctx) -> Wanted {
        if std::mem::take(&mut self.asking) {
            return if action == Action::Yes { Wanted::Leave } else { Wanted::Nothing };
        }
        match action {
            Action::Save => {
                self.form.try_save(ctx.today);
                return Wanted::File(self.form.fields());
            }
            Action::Back if self.form.fields() == self.before => return Wanted::Leave,
            Action::Back => self.asking = true,
            _ if self.form.act(action, ctx.today) == Did::Left => return Wanted::Look,
            _ => {}
        }
        Wanted::Nothing
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if !self.asking && self.form.key(key) {
            self.form.set_problems(Vec::new());
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if !self.asking && self.form.paste(text) {
            self.form.set_problems(Vec::new());
        }
    }

    pub fn refuse(&mut self, problems: &[FieldProblem]) {
        self.form.refuse(problems);
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
        let asked = self.asking.then(|| {
            let used = pen.text(x, 0, room(x), look.text(Msg::AskDiscard), Part::Accent);
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
