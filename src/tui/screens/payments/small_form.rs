//! A short form on a page of payments: filed with F2 at once, or given up.

use crossterm::event::KeyEvent;

use crate::desk::estimate::Fields;
use crate::domain::benefits::FieldProblem;
use crate::text::catalog::Msg;
use crate::tui::form::{FieldSpec, Form};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

/// Rows above the fields.
const HEAD_ROWS: u16 = 2;

pub(in crate::tui) struct SmallForm {
    title: Msg,
    /// Whom or what it is about.
    about: String,
    form: Form,
    before: Fields,
    /// Whether it is asked if what was typed is to be thrown away.
    asking: bool,
}

/// What a key meant to the form.
pub(in crate::tui) enum Wanted {
    Nothing,
    File(Fields),
    /// It is given up.
    Leave,
}

impl SmallForm {
    pub fn new(title: Msg, about: String, specs: &'static [FieldSpec], known: &Fields) -> SmallForm {
        SmallForm::of(title, about, Form::new(specs), known)
    }

    /// The same of a form with lists of its own.
    pub fn of(title: Msg, about: String, mut form: Form, known: &Fields) -> SmallForm {
        form.fill(known);
        let before = form.fields();
        SmallForm { title, about, form, before, asking: false }
    }

    pub fn scopes(&self) -> &'static [Scope] {
        if self.asking { &[Scope::Ask] } else { &[Scope::PasswordForm] }
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
            _ => _ = self.form.act(action, ctx.today),
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

    pub fn go_to(&mut self, id: &str) {
        self.form.go_to(id);
    }

    pub fn refuse(&mut self, problems: &[FieldProblem]) {
        self.form.refuse(problems);
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let mut x = 1 + pen.text(1, 0, area.width - 2, look.text(self.title), Part::Title) + 2;
        x += pen.text(x, 0, area.width.saturating_sub(x + 1), &self.about, Part::Plain) + 2;
        let asked = self.asking.then(|| {
            let used = pen.text(x, 0, area.width.saturating_sub(x + 1), look.text(Msg::AskDiscard), Part::Accent);
            (area.x + x + used, area.y)
        });
        pen.rule(1);
        let rows = area.height.saturating_sub(HEAD_ROWS);
        let cell = self.form.page(&mut pen.within(1, HEAD_ROWS, area.width - 2, rows));
        asked.or(cell)
    }
}
