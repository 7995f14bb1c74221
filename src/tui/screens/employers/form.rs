//! The form of a registration: checked as one leaves each field, kept as a draft until it is filed.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crossterm::event::KeyEvent;

use super::fields::FIELDS;
use crate::desk::drafts::SavedDraft;
use crate::desk::employers::{EmployerReply, EmployerRequest, RegistrationBegun};
use crate::desk::estimate::Fields;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::codes::{CodeBook, CodeList, ListId, code_list};
use crate::domain::employer::division::Edition;
use crate::domain::employer::registration::Act;
use crate::domain::sheet::kind::SheetKind;
use crate::policy::Policy;
use crate::text::catalog::{Msg, fill};
use crate::text::registration::title;
use crate::tui::form::{After, Form, KeptForm, Pressed};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

/// Its name among the drafts.
pub(super) const FORM: &str = "registration";

pub(super) struct RegistrationForm {
    act: Act,
    /// Code and name of the employer; of one that is registered first the name is empty.
    code: String,
    name: String,
    /// The sheet that is handed in again, and its last step.
    corrects: Option<(String, i64)>,
    kept: KeptForm,
    /// Employers that were found for the field of the successor.
    found: Rc<RefCell<CodeList>>,
    policy: Arc<Policy>,
}

impl RegistrationForm {
    pub fn new(begun: &RegistrationBegun, policy: &Arc<Policy>) -> RegistrationForm {
        let (mut form, found) = empty(policy);
        form.fill(&begun.fields);
        form.go_to(match begun.act {
            Act::Register => "credit_code",
            Act::Change => "employer_name",
            Act::Cancel | Act::Merge | Act::Split => "successor",
            Act::Suspend | Act::Resume => "on",
        });
        let subject = begun.corrects.as_ref().map_or("new".to_owned(), |(number, seen)| format!("sheet:{number}:{seen}"));
        RegistrationForm {
            act: begun.act,
            code: begun.fields.get("credit_code").to_owned(),
            name: begun.name.clone(),
            corrects: begun.corrects.clone(),
            kept: KeptForm::new(FORM, &subject, form),
            found,
            policy: Arc::clone(policy),
        }
    }

    pub fn of(draft: SavedDraft, policy: &Arc<Policy>) -> RegistrationForm {
        let (form, found) = empty(policy);
        let corrects = match draft.subject.split(':').collect::<Vec<_>>().as_slice() {
            ["sheet", number, seen] => Some(((*number).to_owned(), seen.parse().unwrap_or(0))),
            _ => None,
        };
        let act = Act::parse(draft.fields.get("act")).unwrap_or(Act::Register);
        let (code, name) = (draft.fields.get("credit_code").to_owned(), draft.fields.get("employer_name").to_owned());
        let kept = KeptForm::of(draft, form);
        RegistrationForm { act, code, name, corrects, kept, found, policy: Arc::clone(policy) }
    }

    pub fn scopes(&self) -> &'static [Scope] {
        if self.kept.asks() { &[Scope::Ask] } else { &[Scope::Entry] }
    }

    pub fn typing(&self) -> bool {
        self.kept.typing()
    }

    /// The fields as the desk is to read them.
    fn fields(&self) -> Fields {
        let all = self.kept.form.all_fields();
        let mut fields = self.kept.form.fields();
        for id in ["act", "base", "credit_code"] {
            fields.set(id, all.get(id));
        }
        fields
    }

    fn corrects(&self) -> String {
        self.corrects.as_ref().map(|(number, _)| number.clone()).unwrap_or_default()
    }

    pub fn keep(&mut self, ctx: &mut Ctx) {
        let about = about((&self.code, &self.name), &self.kept.form);
        self.kept.keep(&about, ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.kept.keeping_failed();
    }

    /// Whether the form stays.
    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> bool {
        let named = (self.code.as_str(), self.name.as_str());
        match self.kept.press(action, |form| about(named, form), ctx) {
            Pressed::File => {
                ctx.ask(self.kept.filing(SheetKind::Registration, self.fields(), self.corrects.as_ref()));
            }
            Pressed::Left => {
                let (fields, corrects) = (self.fields(), self.corrects());
                ctx.ask(Request::Employer(EmployerRequest::Look { fields, corrects }));
            }
            Pressed::Leave => return false,
            Pressed::Acted | Pressed::Nothing => {}
        }
        true
    }

    pub fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        if self.kept.typed(key) {
            self.find_successor(ctx);
        }
    }

    pub fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        if self.kept.pasted(text) {
            self.find_successor(ctx);
        }
    }

    /// Another employer is found by a part of its name.
    fn find_successor(&self, ctx: &mut Ctx) {
        if self.kept.form.at_field() == "successor" {
            ctx.ask(Request::EmployersLike { text: self.kept.form.fields().get("successor").to_owned() });
        }
    }

    pub fn receive(&mut self, reply: Reply, ctx: &mut Ctx) -> After {
        let after = self.kept.received(&reply, Msg::RegistrationFiled, ctx);
        match reply {
            Reply::Employer(EmployerReply::Look(looked)) => {
                self.kept.form.set_problems(looked.problems);
                self.kept.form.set_warnings(looked.warnings);
            }
            Reply::EmployersLike(found) => {
                *self.found.borrow_mut() =
                    code_list(found.iter().map(|(code, name)| (code.as_str(), name.as_str(), name.as_str())));
            }
            _ => {}
        }
        after
    }

    /// Whether it shows this refusal itself.
    pub fn refused(&mut self, refusal: &Refusal) -> bool {
        self.kept.refused(refusal)
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let named = format!("{} {}", self.code, self.name);
        let (x, asked) = self.kept.head(&title(self.act, look.lang), Some(&named), pen);
        if let Some(class) = self.proposed().filter(|_| asked.is_none()) {
            let told = fill(look.text(Msg::RegistrationProposes), &[("class", &class.to_string())]);
            pen.right(x, 0, area.width.saturating_sub(x + 1), &told, Part::Accent);
        }
        let cell = self.kept.page(pen);
        asked.or(cell)
    }

    /// The class that the division means.
    fn proposed(&self) -> Option<u8> {
        let fields = self.kept.form.fields();
        let edition = fields.get("edition").parse().ok().and_then(Edition::of_year)?;
        self.policy.division(edition, fields.get("division")).map(|d| d.risk_class)
    }
}

/// Whom it is about: code and name of the employer, or the name as it is typed.
fn about((code, name): (&str, &str), form: &Form) -> String {
    let fields = form.all_fields();
    let typed = fields.get("employer_name");
    format!("{code} {}", if typed.is_empty() { name } else { typed }).trim().to_owned()
}

fn empty(policy: &Arc<Policy>) -> (Form, Rc<RefCell<CodeList>>) {
    let coded = |list: ListId| {
        let entries = Arc::clone(policy.list(list));
        move |_: &Fields| Arc::clone(&entries)
    };
    let found = Rc::new(RefCell::new(CodeList::from([])));
    let offered = Rc::clone(&found);
    let (newest, older) = (Arc::clone(policy.list(ListId::Division)), divisions_2011(policy));
    let form = Form::new(FIELDS)
        .with_list("registration_kind", coded(ListId::RegistrationKind))
        .with_list("unit_type", coded(ListId::UnitType))
        .with_list("subordination", coded(ListId::Subordination))
        .with_list("economic_type", coded(ListId::EconomicType))
        .with_list("bank", coded(ListId::Bank))
        .with_list("division", move |fields| Arc::clone(if fields.get("edition") == "2011" { &older } else { &newest }))
        .with_list("successor", move |_| Arc::clone(&offered.borrow()));
    (form, found)
}

/// The divisions under the codes of the edition of 2011, each code once.
fn divisions_2011(policy: &Policy) -> CodeList {
    let mut seen: Vec<&str> = Vec::new();
    let mut rows = Vec::new();
    for d in policy.divisions().iter().filter(|d| !d.code_2011.is_empty()) {
        if !seen.contains(&d.code_2011.as_str()) {
            seen.push(&d.code_2011);
            rows.push((d.code_2011.as_str(), d.zh.as_str(), d.en.as_str()));
        }
    }
    code_list(rows)
}
