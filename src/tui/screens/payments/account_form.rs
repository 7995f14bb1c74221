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
use crate::text::catalog::{Msg, fill};
use crate::tui::form::{Did, FieldSpec, Form, Keeper, choice, code, date, id_number, short, text};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Wish};

/// Its name among the drafts.
pub(super) const FORM: &str = "payee_account";
/// Rows above the fields.
const HEAD_ROWS: u16 = 2;
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
    form: Form,
    keeper: Keeper,
    /// The draft is being written, and one leaves; or it is being filed. Nothing is typed then.
    awaited: bool,
    /// The draft could not be kept; whether to throw it away is asked.
    asks: bool,
}

/// What became of the form after an answer.
pub(super) enum After {
    Open,
    /// Its draft is kept, or it is filed; then with what to say.
    Left(Option<String>),
}

impl AccountForm {
    pub fn new(known: &Fields, policy: &Policy) -> AccountForm {
        let mut form = empty(policy);
        form.fill(known);
        form.go_to(if known.get("payee_kind").is_empty() { "payee_kind" } else { "id_number" });
        let keeper = Keeper::new(FORM, "", &form);
        AccountForm { form, keeper, awaited: false, asks: false }
    }

    pub fn of(draft: SavedDraft, policy: &Policy) -> AccountForm {
        let mut form = empty(policy);
        let keeper = Keeper::of(draft, &mut form);
        AccountForm { form, keeper, awaited: false, asks: false }
    }

    pub fn scopes(&self) -> &'static [Scope] {
        if self.asks { &[Scope::Ask] } else { &[Scope::AccountForm] }
    }

    pub fn typing(&self) -> bool {
        !self.awaited
    }

    pub fn keep(&mut self, ctx: &mut Ctx) {
        let about = self.about();
        self.keeper.save(&self.form, &about, ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.keeper.failed();
    }

    /// Whose account it is, masked.
    fn about(&self) -> String {
        let fields = self.form.fields();
        let person = mask_number(fields.get("id_number"));
        format!("{person}{}{}", fields.get("institution"), fields.get("credit_code"))
    }

    /// Whether the form stays.
    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> bool {
        if std::mem::take(&mut self.asks) {
            return action != Action::Yes;
        }
        match action {
            Action::Save => {
                self.form.try_save(ctx.today);
                self.keep(ctx);
                self.awaited = true;
                ctx.ask(Request::FileSheet {
                    kind: SheetKind::Payee,
                    fields: self.form.fields(),
                    submission: self.keeper.submission().to_owned(),
                    scribe: SCRIBE,
                });
            }
            Action::Back if !self.keeper.is_begun(&self.form) => return false,
            Action::Back => {
                self.form.settle(ctx.today);
                let about = self.about();
                let draft = self.keeper.draft(&self.form, &about);
                self.awaited = true;
                ctx.ask(Request::SaveDraft { draft });
            }
            _ => {
                if self.form.act(action, ctx.today) == Did::Left {
                    self.keep(ctx);
                    ctx.ask(Request::LookAtAccount { fields: self.form.fields(), scribe: SCRIBE });
                }
            }
        }
        true
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if !self.asks {
            self.form.key(key);
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if !self.asks {
            self.form.paste(text);
        }
    }

    pub fn receive(&mut self, reply: Reply, ctx: &mut Ctx) -> After {
        let awaited = std::mem::take(&mut self.awaited);
        match reply {
            Reply::LookAtAccount(looked) => {
                self.form.set_problems(looked.problems);
                self.form.set_warnings(looked.warnings);
                After::Open
            }
            Reply::FileSheet(filed) => {
                ctx.aside(Request::DropDraft { id: self.keeper.id().to_owned() });
                After::Left(Some(fill(ctx.look.text(Msg::AccountFiled), &[("number", &filed.number)])))
            }
            Reply::SaveDraft if awaited => {
                ctx.wish = Some(Wish::Note(Msg::DraftKept));
                After::Left(None)
            }
            _ => After::Open,
        }
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

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let x = 1 + pen.text(1, 0, area.width - 2, look.text(Msg::AccountTitle), Part::Title) + 2;
        let asked = self.asks.then(|| {
            let used = pen.text(x, 0, area.width.saturating_sub(x), look.text(Msg::AskDiscardUnkept), Part::Accent);
            (area.x + x + used, area.y)
        });
        pen.rule(1);
        let rows = area.height.saturating_sub(HEAD_ROWS);
        let cell = self.form.page(&mut pen.within(1, HEAD_ROWS, area.width - 2, rows));
        asked.or(cell)
    }
}

fn empty(policy: &Policy) -> Form {
    let banks: CodeList = std::sync::Arc::clone(policy.list(ListId::Bank));
    Form::new(FIELDS).with_list("bank", move |_| banks.clone())
}
