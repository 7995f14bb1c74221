//! The kinds of forms about operators: what each asks for, and what it is called.

use crate::domain::name::LINE_MAX;
use crate::text::catalog::Msg;
use crate::tui::form::{FieldSpec, choice, date, secret, text};

/// A login, a name, a password.
const LOGIN: usize = 32;
const NAME: usize = 40;
const PASSWORD: usize = 128;

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

impl What {
    /// Those that are kept as drafts, under these names; a form of nothing but passwords is not.
    const KEPT: [(What, &str); 4] =
        [(What::Appoint, "appoint"), (What::Roles, "roles"), (What::Lend, "lend"), (What::Bar, "bar")];

    pub fn draft_name(self) -> Option<&'static str> {
        Self::KEPT.into_iter().find(|(what, _)| *what == self).map(|(_, name)| name)
    }

    pub fn of_draft(name: &str) -> Option<What> {
        Self::KEPT.into_iter().find(|(_, n)| *n == name).map(|(what, _)| what)
    }

    pub fn title(self) -> Msg {
        match self {
            What::Appoint => Msg::FormAppoint,
            What::Roles => Msg::FormRoles,
            What::Reset => Msg::FormReset,
            What::Password => Msg::FormPassword,
            What::Lend => Msg::FormLend,
            What::Bar => Msg::FormBar,
        }
    }

    pub fn fields(self) -> &'static [FieldSpec] {
        match self {
            What::Appoint => APPOINT_FIELDS,
            What::Roles => ROLE_FIELDS,
            What::Reset => RESET_FIELDS,
            What::Password => PASSWORD_FIELDS,
            What::Lend => LEND_FIELDS,
            What::Bar => BAR_FIELDS,
        }
    }
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
