//! The forms about operators: a constant list of fields for each, and the request they make.

use chrono::NaiveDate;
use crossterm::event::KeyEvent;

use crate::desk::Request;
use crate::desk::estimate::Fields;
use crate::desk::login::Secret;
use crate::desk::operators::{LoanDraft, OperatorAct, OperatorFile};
use crate::domain::name::LINE_MAX;
use crate::domain::operator::Role;
use crate::domain::problem::Problem;
use crate::text::catalog::Msg;
use crate::tui::form::{FieldSpec, Form, choice, date, secret, text};
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::Cell;

/// A login, a name, a password.
const LOGIN: usize = 32;
const NAME: usize = 40;
const PASSWORD: usize = 128;
/// Rows above the fields.
const HEAD_ROWS: u16 = 2;

/// What a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Appoint,
    Roles,
    Reset,
    Password,
    Lend,
    Bar,
}

const HAS: &[(&str, Msg)] = &[("", Msg::ChoiceNo), ("yes", Msg::ChoiceYes)];
/// Whether he has a role.
const fn has(id: &'static str, label: Msg) -> FieldSpec {
    choice(id, label, HAS).hint(Msg::HintRoles)
}

const ROLES: &[(&str, Msg)] = &[
    ("consult", Msg::RoleConsult),
    ("intake", Msg::RoleIntake),
    ("review", Msg::RoleReview),
    ("approve", Msg::RoleApprove),
    ("finance", Msg::RoleFinance),
    ("cashier", Msg::RoleCashier),
    ("inspect", Msg::RoleInspect),
    ("report", Msg::RoleReport),
    ("archive", Msg::RoleArchive),
    ("admin", Msg::RoleAdmin),
];
const ROLE_FIELDS: &[FieldSpec] = &[
    has("consult", Msg::RoleConsult),
    has("intake", Msg::RoleIntake),
    has("review", Msg::RoleReview),
    has("approve", Msg::RoleApprove),
    has("finance", Msg::RoleFinance),
    has("cashier", Msg::RoleCashier),
    has("inspect", Msg::RoleInspect),
    has("report", Msg::RoleReport),
    has("archive", Msg::RoleArchive),
    has("admin", Msg::RoleAdmin),
];
const APPOINT_FIELDS: &[FieldSpec] = &[
    text("login", Msg::GateLogin, LOGIN),
    text("name", Msg::ColName, NAME),
    secret("password", Msg::GatePassword, PASSWORD).hint(Msg::HintReset),
    secret("again", Msg::GateAgain, PASSWORD),
    has("consult", Msg::RoleConsult),
    has("intake", Msg::RoleIntake),
    has("review", Msg::RoleReview),
    has("approve", Msg::RoleApprove),
    has("finance", Msg::RoleFinance),
    has("cashier", Msg::RoleCashier),
    has("inspect", Msg::RoleInspect),
    has("report", Msg::RoleReport),
    has("archive", Msg::RoleArchive),
    has("admin", Msg::RoleAdmin),
];
const RESET_FIELDS: &[FieldSpec] =
    &[secret("password", Msg::GateNewPassword, PASSWORD).hint(Msg::HintReset), secret("again", Msg::GateAgain, PASSWORD)];
const PASSWORD_FIELDS: &[FieldSpec] = &[
    secret("old", Msg::GateOldPassword, PASSWORD),
    secret("password", Msg::GateNewPassword, PASSWORD).hint(Msg::GateChangeHint),
    secret("again", Msg::GateAgain, PASSWORD),
];
const LEND_FIELDS: &[FieldSpec] = &[
    text("lend_for", Msg::FieldLendFor, LOGIN),
    choice("role", Msg::FieldLendRole, ROLES),
    text("lend_to", Msg::FieldLendTo, LOGIN),
    date("from", Msg::LabelFrom).hint(Msg::HintLend),
    date("until", Msg::LabelTo),
];
const BAR_FIELDS: &[FieldSpec] =
    &[text("person", Msg::FieldPerson, NAME).hint(Msg::HintBar), text("reason", Msg::FieldReason, LINE_MAX)];

pub(super) struct OperatorForm {
    what: What,
    /// Login and name of the operator it is about; empty for a new one.
    whose: (String, String),
    form: Form,
    before: Fields,
}

impl OperatorForm {
    pub fn new(what: What, file: Option<&OperatorFile>) -> OperatorForm {
        let mut form = Form::new(match what {
            What::Appoint => APPOINT_FIELDS,
            What::Roles => ROLE_FIELDS,
            What::Reset => RESET_FIELDS,
            What::Password => PASSWORD_FIELDS,
            What::Lend => LEND_FIELDS,
            What::Bar => BAR_FIELDS,
        });
        let operator = file.map(|f| &f.line.operator);
        if let Some(operator) = operator {
            form.fill(&known(what, &operator.login, &operator.roles));
        }
        if what == What::Lend {
            // Who is away is known.
            form.go_to("role");
        }
        let whose = operator.map(|o| (o.login.clone(), o.name.clone())).unwrap_or_default();
        let before = form.fields();
        OperatorForm { what, whose, form, before }
    }

    pub fn is_changed(&self) -> bool {
        self.form.fields() != self.before
    }

    pub fn act(&mut self, action: Action, today: NaiveDate) {
        self.form.act(action, today);
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
            What::Lend => (self.whose.0.clone(), OperatorAct::Lend { draft: draft(&fields) }),
            What::Bar => (self.whose.0.clone(), OperatorAct::Bar { person: text("person"), reason: text("reason") }),
        };
        Some(Request::ActOnOperator { login, act: Box::new(act) })
    }

    pub fn draw(&self, asking: bool, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let title = match self.what {
            What::Appoint => Msg::FormAppoint,
            What::Roles => Msg::FormRoles,
            What::Reset => Msg::FormReset,
            What::Password => Msg::FormPassword,
            What::Lend => Msg::FormLend,
            What::Bar => Msg::FormBar,
        };
        let mut x = 1 + pen.text(1, 0, area.width - 2, look.text(title), Part::Title) + 2;
        if !matches!(self.what, What::Appoint | What::Password) {
            x += pen.text(x, 0, area.width - x, &self.whose.1, Part::Plain) + 2;
        }
        if asking {
            let used = pen.text(x, 0, area.width - x, look.text(Msg::AskDiscard), Part::Accent);
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

fn draft(fields: &Fields) -> LoanDraft {
    let text = |id: &str| fields.get(id).to_owned();
    LoanDraft { role: text("role"), to: text("lend_to"), in_place_of: text("lend_for"), from: text("from"), until: text("until") }
}
