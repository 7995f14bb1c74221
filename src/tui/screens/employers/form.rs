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
use crate::report::sheets::SCRIBE;
use crate::text::catalog::{Msg, fill};
use crate::text::registration::title;
use crate::tui::form::{Did, Form, Keeper};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Wish};

/// Its name among the drafts.
pub(super) const FORM: &str = "registration";
/// Rows above the fields.
const HEAD_ROWS: u16 = 2;

pub(super) struct RegistrationForm {
    act: Act,
    /// Code and name of the employer; of one that is registered first the name is empty.
    code: String,
    name: String,
    /// The sheet that is handed in again, and its last step.
    corrects: Option<(String, i64)>,
    form: Form,
    keeper: Keeper,
    /// Employers that were found for the field of the successor.
    found: Rc<RefCell<CodeList>>,
    policy: Arc<Policy>,
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
        let keeper = Keeper::new(FORM, &subject, &form);
        RegistrationForm {
            act: begun.act,
            code: begun.fields.get("credit_code").to_owned(),
            name: begun.name.clone(),
            corrects: begun.corrects.clone(),
            form,
            keeper,
            found,
            policy: Arc::clone(policy),
            awaited: false,
            asks: false,
        }
    }

    pub fn of(draft: SavedDraft, policy: &Arc<Policy>) -> RegistrationForm {
        let (mut form, found) = empty(policy);
        let corrects = match draft.subject.split(':').collect::<Vec<_>>().as_slice() {
            ["sheet", number, seen] => Some(((*number).to_owned(), seen.parse().unwrap_or(0))),
            _ => None,
        };
        let act = Act::parse(draft.fields.get("act")).unwrap_or(Act::Register);
        let (code, name) = (draft.fields.get("credit_code").to_owned(), draft.fields.get("employer_name").to_owned());
        let keeper = Keeper::of(draft, &mut form);
        RegistrationForm {
            act,
            code,
            name,
            corrects,
            form,
            keeper,
            found,
            policy: Arc::clone(policy),
            awaited: false,
            asks: false,
        }
    }

    pub fn scopes(&self) -> &'static [Scope] {
        if self.asks { &[Scope::Ask] } else { &[Scope::Entry] }
    }

    pub fn typing(&self) -> bool {
        !self.awaited
    }

    /// The fields as the desk is to read them.
    fn fields(&self) -> Fields {
        let all = self.form.all_fields();
        let mut fields = self.form.fields();
        for id in ["act", "base", "credit_code"] {
            fields.set(id, all.get(id));
        }
        fields
    }

    fn corrects(&self) -> String {
        self.corrects.as_ref().map(|(number, _)| number.clone()).unwrap_or_default()
    }

    fn about(&self) -> String {
        let fields = self.form.all_fields();
        let typed = fields.get("employer_name");
        let name = if typed.is_empty() { &self.name } else { typed };
        format!("{} {name}", self.code).trim().to_owned()
    }

    pub fn keep(&mut self, ctx: &mut Ctx) {
        let about = self.about();
        self.keeper.save(&self.form, &about, ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.keeper.failed();
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
                ctx.ask(self.filing());
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
                    let (fields, corrects) = (self.fields(), self.corrects());
                    ctx.ask(Request::Employer(EmployerRequest::Look { fields, corrects }));
                }
            }
        }
        true
    }

    fn filing(&self) -> Request {
        let fields = self.fields();
        match &self.corrects {
            Some((number, seen)) => Request::ResubmitSheet { number: number.clone(), seen: *seen, fields, scribe: SCRIBE },
            None => Request::FileSheet {
                kind: SheetKind::Registration,
                fields,
                submission: self.keeper.submission().to_owned(),
                scribe: SCRIBE,
            },
        }
    }

    pub fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        if !self.asks && self.form.key(key) {
            self.find_successor(ctx);
        }
    }

    pub fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        if !self.asks && self.form.paste(text) {
            self.find_successor(ctx);
        }
    }

    /// Another employer is found by a part of its name.
    fn find_successor(&self, ctx: &mut Ctx) {
        if self.form.at_field() == "successor" {
            ctx.ask(Request::EmployersLike { text: self.form.fields().get("successor").to_owned() });
        }
    }

    pub fn receive(&mut self, reply: Reply, ctx: &mut Ctx) -> After {
        let awaited = std::mem::take(&mut self.awaited);
        let filed =
            |number: &str, ctx: &Ctx| After::Left(Some(fill(ctx.look.text(Msg::RegistrationFiled), &[("number", number)])));
        match reply {
            Reply::Employer(EmployerReply::Look(looked)) => {
                self.form.set_problems(looked.problems);
                self.form.set_warnings(looked.warnings);
                After::Open
            }
            Reply::EmployersLike(found) => {
                *self.found.borrow_mut() =
                    code_list(found.iter().map(|(code, name)| (code.as_str(), name.as_str(), name.as_str())));
                After::Open
            }
            Reply::FileSheet(sheet) => {
                ctx.aside(Request::DropDraft { id: self.keeper.id().to_owned() });
                filed(&sheet.number, ctx)
            }
            Reply::Sheet(sheet) if awaited => {
                ctx.aside(Request::DropDraft { id: self.keeper.id().to_owned() });
                filed(&sheet.number, ctx)
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
        let mut x = 1 + pen.text(1, 0, area.width - 2, &title(self.act, look.lang), Part::Title) + 2;
        x += pen.text(x, 0, area.width.saturating_sub(x + 1), &format!("{} {}", self.code, self.name), Part::Plain) + 2;
        let asked = self.asks.then(|| {
            let used = pen.text(x, 0, area.width.saturating_sub(x), look.text(Msg::AskDiscardUnkept), Part::Accent);
            (area.x + x + used, area.y)
        });
        if let Some(class) = self.proposed().filter(|_| asked.is_none()) {
            let told = fill(look.text(Msg::RegistrationProposes), &[("class", &class.to_string())]);
            pen.right(x, 0, area.width.saturating_sub(x + 1), &told, Part::Accent);
        }
        pen.rule(1);
        let rows = area.height.saturating_sub(HEAD_ROWS);
        let cell = self.form.page(&mut pen.within(1, HEAD_ROWS, area.width - 2, rows));
        asked.or(cell)
    }

    /// The class that the division means.
    fn proposed(&self) -> Option<u8> {
        let fields = self.form.fields();
        let edition = fields.get("edition").parse().ok().and_then(Edition::of_year)?;
        self.policy.division(edition, fields.get("division")).map(|d| d.risk_class)
    }
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
