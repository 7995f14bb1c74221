//! The forms about operators, and the request each makes; all but those of passwords are kept as drafts until they are filed.

use chrono::NaiveDate;
use crossterm::event::KeyEvent;

use super::what::What;
use crate::desk::Request;
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::login::Secret;
use crate::desk::operators::{LoanDraft, OperatorAct, OperatorFile};
use crate::domain::operator::Role;
use crate::domain::problem::Problem;
use crate::text::catalog::Msg;
use crate::tui::form::{Did, Form, Keeper};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

/// Rows above the fields.
const HEAD_ROWS: u16 = 2;

/// What the subject of a draft begins with.
const SUBJECT: &str = "operator:";

pub(super) struct OperatorForm {
    what: What,
    /// Login and name of the operator it is about; empty for a new one.
    whose: (String, String),
    form: Form,
    before: Fields,
    /// None where only passwords are typed.
    keeper: Option<Keeper>,
}

impl OperatorForm {
    pub fn new(what: What, file: Option<&OperatorFile>) -> OperatorForm {
        let mut form = Form::new(what.fields());
        let operator = file.map(|f| &f.line.operator);
        if let Some(operator) = operator {
            form.fill(&known(what, &operator.login, &operator.roles));
        }
        if what == What::Lend {
            // Who is away is known.
            form.go_to("role");
        }
        let whose = whose(file);
        let keeper = what.draft_name().map(|name| Keeper::new(name, &format!("{SUBJECT}{}", whose.0), &form));
        let before = form.fields();
        OperatorForm { what, whose, form, before, keeper }
    }

    /// A form that is gone on with. It says what the draft says, also where a role was taken away.
    pub fn of(what: What, file: Option<&OperatorFile>, draft: SavedDraft) -> OperatorForm {
        let mut form = Form::new(what.fields());
        let keeper = Some(Keeper::of(draft, &mut form));
        let before = form.fields();
        OperatorForm { what, whose: whose(file), form, before, keeper }
    }

    /// Login of the operator a draft is about; empty for one to be appointed.
    pub fn login_of(draft: &SavedDraft) -> Option<&str> {
        draft.subject.strip_prefix(SUBJECT)
    }

    pub fn scope(&self) -> &'static [Scope] {
        if self.keeper.is_some() { &[Scope::OperatorForm] } else { &[Scope::PasswordForm] }
    }

    pub fn is_changed(&self) -> bool {
        self.form.fields() != self.before
    }

    /// Whether anything is worth keeping.
    pub fn is_begun(&self) -> bool {
        self.keeper.as_ref().is_some_and(|keeper| keeper.is_begun(&self.form))
    }

    /// Keeps what is new, without waiting for it.
    pub fn keep(&mut self, ctx: &mut Ctx) {
        let about = self.about();
        if let Some(keeper) = &mut self.keeper {
            keeper.save(&self.form, &about, ctx);
        }
    }

    pub fn keeping_failed(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            keeper.failed();
        }
    }

    /// The number of its draft.
    pub fn draft_id(&self) -> Option<String> {
        self.keeper.as_ref().map(|keeper| keeper.id().to_owned())
    }

    /// The draft to be written before one leaves, if there is anything to keep.
    pub fn draft(&mut self, today: NaiveDate) -> Option<Box<SavedDraft>> {
        if !self.is_begun() {
            return None;
        }
        self.form.settle(today);
        let about = self.about();
        self.keeper.as_mut().map(|keeper| keeper.draft(&self.form, &about))
    }

    /// Whom it is about, for people.
    fn about(&self) -> String {
        if self.what != What::Appoint {
            return self.whose.1.clone();
        }
        let fields = self.form.fields();
        let name = fields.get("name");
        if name.is_empty() { fields.get("login").to_owned() } else { name.to_owned() }
    }

    pub fn act(&mut self, action: Action, ctx: &mut Ctx) {
        if self.form.act(action, ctx.today) == Did::Left {
            self.keep(ctx);
        }
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if self.form.key(key) {
            self.form.set_problems(Vec::new());
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if self.form.paste(text) {
            self.form.set_problems(Vec::new());
        }
    }

    pub fn refuse(&mut self, problems: &[(&'static str, Problem)]) {
        self.form.refuse(problems);
    }

    /// What to ask of the desk; nothing when a new password was typed in two ways.
    pub fn request(&mut self, today: NaiveDate) -> Option<Request> {
        self.form.try_save(today);
        let fields = self.form.fields();
        let text = |id: &str| fields.get(id).to_owned();
        let secret = |id: &str| Secret(text(id));
        if matches!(self.what, What::Appoint | What::Reset | What::Password) && text("password") != text("again") {
            self.refuse(&[("again", Problem::PasswordsDiffer)]);
            return None;
        }
        let roles = || Role::ALL.iter().map(|r| r.id()).filter(|r| fields.get(r) == "yes").map(ToOwned::to_owned).collect();
        let (login, act) = match self.what {
            What::Password => return Some(Request::ChangePassword { old: secret("old"), new: secret("password") }),
            What::Appoint => {
                let act = OperatorAct::Appoint { name: text("name"), roles: roles(), password: secret("password") };
                (text("login").trim().to_owned(), act)
            }
            What::Roles => (self.whose.0.clone(), OperatorAct::ChangeRoles { roles: roles() }),
            What::Reset => (self.whose.0.clone(), OperatorAct::ResetPassword { password: secret("password") }),
            What::Lend => (self.whose.0.clone(), OperatorAct::Lend { draft: loan(&fields) }),
            What::Bar => (self.whose.0.clone(), OperatorAct::Bar { person: text("person"), reason: text("reason") }),
        };
        Some(Request::ActOnOperator { login, act: Box::new(act) })
    }

    pub fn draw(&self, asking: bool, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let mut x = 1 + pen.text(1, 0, area.width - 2, look.text(self.what.title()), Part::Title) + 2;
        if !matches!(self.what, What::Appoint | What::Password) {
            x += pen.text(x, 0, area.width - x, &self.whose.1, Part::Plain) + 2;
        }
        if asking {
            let question = if self.is_begun() { Msg::AskDiscardUnkept } else { Msg::AskDiscard };
            let used = pen.text(x, 0, area.width - x, look.text(question), Part::Accent);
            self.fields(pen);
            return Some((area.x + x + used, area.y));
        }
        self.fields(pen)
    }

    fn fields(&self, pen: &mut Pen) -> Option<Cell> {
        let area = pen.area;
        pen.rule(1);
        self.form.page(&mut pen.within(1, HEAD_ROWS, area.width - 2, area.height.saturating_sub(HEAD_ROWS)))
    }
}

/// Login and name.
fn whose(file: Option<&OperatorFile>) -> (String, String) {
    file.map(|f| (f.line.operator.login.clone(), f.line.operator.name.clone())).unwrap_or_default()
}

/// What a form begins with.
fn known(what: What, login: &str, roles: &[Role]) -> Fields {
    let mut fields = Fields::default();
    match what {
        What::Roles => roles.iter().for_each(|r| fields.set(r.id(), "yes".to_owned())),
        What::Lend => {
            fields.set("lend_for", login.to_owned());
            if let Some(role) = roles.first() {
                fields.set("role", role.id().to_owned());
            }
        }
        What::Appoint | What::Reset | What::Password | What::Bar => {}
    }
    fields
}

fn loan(fields: &Fields) -> LoanDraft {
    let text = |id: &str| fields.get(id).to_owned();
    LoanDraft { role: text("role"), to: text("lend_to"), in_place_of: text("lend_for"), from: text("from"), until: text("until") }
}
