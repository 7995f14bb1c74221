//! The form of a payee's account: checked as one leaves each field, kept as a draft until it is filed.

use crossterm::event::KeyEvent;

use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::codes::{CodeBook, CodeList, ListId};
use crate::domain::identity::mask_number;
use crate::domain::name::LINE_MAX;
use crate::domain::sheet::kind::SheetKind;
use crate::policy::Policy;
use crate::report::sheets::SCRIBE;
use crate::text::catalog::Msg;
use crate::tui::form::{After, FieldSpec, Form, KeptForm, Pressed, choice, code, date, id_number, short, text};
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

/// Its name among the drafts.
pub(super) const FORM: &str = "payee_account";
/// Characters of a credit code, of an account as it is typed, with blanks.
const CREDIT_CODE: usize = 18;
const ACCOUNT: usize = 40;

const KINDS: &[(&str, Msg)] =
    &[("person", Msg::PayeePerson), ("employer", Msg::PayeeEmployer), ("institution", Msg::PayeeInstitution)];
const WAYS: &[(&str, Msg)] = &[
    ("card", Msg::WayCard),
    ("bank", Msg::WayBank),
    ("unit", Msg::WayUnit),
    ("institution", Msg::WayInstitution),
    ("cheque", Msg::WayCheque),
];
const FIELDS: &[FieldSpec] = &[
    choice("payee_kind", Msg::FieldPayeeKind, KINDS),
    id_number("id_number", Msg::PayeeIdNumber).when(|f| f.get("payee_kind") == "person"),
    short("credit_code", Msg::PayeeCreditCode, CREDIT_CODE).when(|f| f.get("payee_kind") == "employer"),
    text("institution", Msg::FieldInstitution, LINE_MAX).when(|f| f.get("payee_kind") == "institution"),
    choice("way", Msg::FieldPayWay, WAYS),
    code("bank", Msg::FieldBank).when(needs_account),
    text("branch", Msg::FieldBranch, LINE_MAX).when(needs_account),
    short("account", Msg::FieldAccount, ACCOUNT).when(needs_account),
    short("account_again", Msg::FieldAccountAgain, ACCOUNT).when(needs_account),
    text("holder", Msg::FieldHolder, LINE_MAX).hint(Msg::HintHolder),
    text("relation", Msg::FieldRelation, LINE_MAX).hint(Msg::HintRelation).when(|f| !f.get("holder").is_empty()),
    text("document", Msg::FieldDocument, DOCUMENT_MAX).when(|f| !f.get("holder").is_empty()),
    date("valid_from", Msg::FieldValidFrom),
    text("note", Msg::FieldNote, LINE_MAX),
];

fn needs_account(fields: &Fields) -> bool {
    fields.get("way") != "cheque"
}

pub(super) struct AccountForm {
    kept: KeptForm,
}

impl AccountForm {
    pub fn new(known: &Fields, policy: &Policy) -> AccountForm {
        let mut form = empty(policy);
        form.fill(known);
        form.go_to(if known.get("payee_kind").is_empty() { "payee_kind" } else { "id_number" });
        AccountForm { kept: KeptForm::new(FORM, "", form) }
    }

    pub fn of(draft: SavedDraft, policy: &Policy) -> AccountForm {
        AccountForm { kept: KeptForm::of(draft, empty(policy)) }
    }

    pub fn scopes(&self) -> &'static [Scope] {
        if self.kept.asks() { &[Scope::Ask] } else { &[Scope::AccountForm] }
    }

    pub fn typing(&self) -> bool {
        self.kept.typing()
    }

    pub fn keep(&mut self, ctx: &mut Ctx) {
        self.kept.keep(&about(&self.kept.form), ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.kept.keeping_failed();
    }

    /// Whether the form stays.
    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> bool {
        match self.kept.press(action, about, ctx) {
            Pressed::File => ctx.ask(self.kept.filing(SheetKind::Payee, self.kept.form.fields(), None)),
            Pressed::Left => ctx.ask(Request::LookAtAccount { fields: self.kept.form.fields(), scribe: SCRIBE }),
            Pressed::Leave => return false,
            Pressed::Acted | Pressed::Nothing => {}
        }
        true
    }

    pub fn typed(&mut self, key: KeyEvent) {
        self.kept.typed(key);
    }

    pub fn pasted(&mut self, text: &str) {
        self.kept.pasted(text);
    }

    pub fn receive(&mut self, reply: Reply, ctx: &mut Ctx) -> After {
        let after = self.kept.received(&reply, Msg::AccountFiled, ctx);
        if let Reply::LookAtAccount(looked) = reply {
            self.kept.form.set_problems(looked.problems);
            self.kept.form.set_warnings(looked.warnings);
        }
        after
    }

    /// Whether it shows this refusal itself.
    pub fn refused(&mut self, refusal: &Refusal) -> bool {
        self.kept.refused(refusal)
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let (_, asked) = self.kept.head(pen.look.text(Msg::AccountTitle), None, pen);
        let cell = self.kept.page(pen);
        asked.or(cell)
    }
}

/// Whose account it is, masked.
fn about(form: &Form) -> String {
    let fields = form.fields();
    let person = mask_number(fields.get("id_number"));
    format!("{person}{}{}", fields.get("institution"), fields.get("credit_code"))
}

fn empty(policy: &Policy) -> Form {
    let banks: CodeList = std::sync::Arc::clone(policy.list(ListId::Bank));
    Form::new(FIELDS).with_list("bank", move |_| banks.clone())
}
