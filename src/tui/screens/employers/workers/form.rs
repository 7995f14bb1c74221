//! The form of a sheet of workers: its fields, its draft, and what the desk made of it last.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crossterm::event::KeyEvent;

use crate::desk::Request;
use crate::desk::drafts::SavedDraft;
use crate::desk::sheets::SheetView;
use crate::desk::workers::{WorkerLook, WorkerRequest};
use crate::domain::codes::{CodeBook, CodeList, ListId, code_list};
use crate::domain::name::LINE_MAX;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::workers::row::TEXT_MAX;
use crate::policy::Policy;
use crate::report::sheets::SCRIBE;
use crate::text::catalog::Msg;
use crate::tui::form::{Column, Did, FieldSpec, Form, Keeper, Kind, code, column, grid, text};
use crate::tui::keys::Action;
use crate::tui::screen::Ctx;

/// Its name among the drafts.
pub(in crate::tui::screens::employers) const FORM: &str = "workers";
/// Rows of the grid, with its titles and totals.
const GRID_ROWS: u16 = 11;

/// The grid, in the order of `domain::workers::row::COLUMNS`.
const WORKERS: &[Column] = &[
    column("act", Msg::ColWorkerAct, Kind::Code, (6, 6)),
    column("id_number", Msg::ColId, Kind::IdNumber, (18, 18)),
    column("name", Msg::ColName, Kind::Text { max: 60 }, (8, 10)),
    column("job", Msg::ColJob, Kind::Text { max: TEXT_MAX }, (8, 10)),
    column("insured_as", Msg::ColCategory, Kind::Code, (10, 12)),
    column("is_migrant", Msg::ColMigrant, Kind::Code, (6, 6)),
    column("day", Msg::ColChangeDay, Kind::Date, (10, 10)),
    column("wage", Msg::ColMonthlyWage, Kind::Money, (9, 10)),
    column("reason", Msg::ColWorkerWhy, Kind::Text { max: TEXT_MAX }, (10, 14)),
    column("phone", Msg::ColPhone, Kind::Text { max: 20 }, (11, 11)),
    column("project", Msg::ColProject, Kind::Text { max: 20 }, (14, 14)),
];

const FIELDS: &[FieldSpec] = &[
    code("credit_code", Msg::ColEmployer).hint(Msg::HintWorkersEmployer),
    grid("workers", Msg::HeadWorkers, WORKERS, GRID_ROWS),
    text("note", Msg::LabelNote, LINE_MAX),
];

/// What the form is for.
enum Origin {
    New,
    /// A sheet that was returned or recalled, as it stood after step `seen`.
    Correct {
        number: String,
        seen: i64,
    },
}

pub(super) struct WorkersForm {
    origin: Origin,
    pub form: Form,
    keeper: Keeper,
    /// The entries of the employer field.
    employers: Rc<RefCell<CodeList>>,
    pub looked: Option<Box<WorkerLook>>,
    /// Which page of what is told is shown.
    pub turned: usize,
}

impl WorkersForm {
    pub fn new(policy: &Arc<Policy>) -> WorkersForm {
        let (form, employers) = empty(policy);
        let keeper = Keeper::new(FORM, "new", &form);
        WorkersForm { origin: Origin::New, form, keeper, employers, looked: None, turned: 0 }
    }

    /// A sheet of one's own that was returned or recalled.
    pub fn correct(view: &SheetView, policy: &Arc<Policy>) -> WorkersForm {
        let (mut form, employers) = empty(policy);
        form.fill(&view.fields);
        form.go_to("workers");
        let keeper = Keeper::new(FORM, &format!("sheet:{}:{}", view.number, view.seen), &form);
        let origin = Origin::Correct { number: view.number.clone(), seen: view.seen };
        WorkersForm { origin, form, keeper, employers, looked: None, turned: 0 }
    }

    /// A draft that is gone on with.
    pub fn of(draft: SavedDraft, policy: &Arc<Policy>) -> WorkersForm {
        let (mut form, employers) = empty(policy);
        let origin = match draft.subject.split(':').collect::<Vec<_>>().as_slice() {
            ["sheet", number, seen] => Origin::Correct { number: (*number).to_owned(), seen: seen.parse().unwrap_or(0) },
            _ => Origin::New,
        };
        let keeper = Keeper::of(draft, &mut form);
        WorkersForm { origin, form, keeper, employers, looked: None, turned: 0 }
    }

    /// Number of the sheet that is corrected.
    pub fn corrects(&self) -> Option<&str> {
        match &self.origin {
            Origin::Correct { number, .. } => Some(number),
            Origin::New => None,
        }
    }

    pub fn look(&self) -> Request {
        Request::Workers(WorkerRequest::Look { fields: self.form.fields() })
    }

    pub fn take(&mut self, looked: Box<WorkerLook>) {
        if let Some(employer) = &looked.employer {
            self.offer(std::slice::from_ref(employer));
        }
        self.form.set_problems(looked.problems.clone());
        self.form.set_warnings(looked.warnings.clone());
        self.looked = Some(looked);
    }

    /// The entries of the employer field: code and name.
    pub fn offer(&mut self, found: &[(String, String)]) {
        *self.employers.borrow_mut() = code_list(found.iter().map(|(code, name)| (code.as_str(), name.as_str(), name.as_str())));
    }

    /// What files it, or hands it in again.
    pub fn filing(&self) -> Request {
        let fields = self.form.fields();
        match &self.origin {
            Origin::New => {
                let (kind, submission) = (SheetKind::WorkerChange, self.keeper.submission().to_owned());
                Request::FileSheet { kind, fields, submission, scribe: SCRIBE }
            }
            Origin::Correct { number, seen } => {
                Request::ResubmitSheet { number: number.clone(), seen: *seen, fields, scribe: SCRIBE }
            }
        }
    }

    /// Puts rows behind those that are there.
    pub fn add(&mut self, rows: &str) {
        let before = self.form.fields().get("workers").to_owned();
        let all = [before.trim_end_matches('\n'), rows].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n");
        self.form.put("workers", &all);
        self.form.go_to("workers");
    }

    /// Whether a field was left, so that there is something new to look at.
    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> bool {
        let left = self.form.act(action, ctx.today) == Did::Left;
        if left {
            self.keep(ctx);
            self.turned = 0;
        }
        left
    }

    /// Takes a key; whether employers have to be looked for.
    pub fn typed(&mut self, key: KeyEvent) -> Option<Request> {
        self.form.key(key).then(|| self.employers_wanted()).flatten()
    }

    pub fn pasted(&mut self, text: &str) -> Option<Request> {
        self.form.paste(text).then(|| self.employers_wanted()).flatten()
    }

    fn employers_wanted(&self) -> Option<Request> {
        let is_there = self.form.at_field() == "credit_code";
        is_there.then(|| Request::EmployersLike { text: self.form.fields().get("credit_code").to_owned() })
    }

    pub fn is_begun(&self) -> bool {
        self.keeper.is_begun(&self.form)
    }

    pub fn draft_id(&self) -> String {
        self.keeper.id().to_owned()
    }

    /// Keeps what is new, without waiting for it.
    pub fn keep(&mut self, ctx: &mut Ctx) {
        let about = self.about();
        self.keeper.save(&self.form, &about, ctx);
    }

    /// The draft to be written before one leaves.
    pub fn draft(&mut self, ctx: &Ctx) -> Box<SavedDraft> {
        self.form.settle(ctx.today);
        let about = self.about();
        self.keeper.draft(&self.form, &about)
    }

    pub fn keeping_failed(&mut self) {
        self.keeper.failed();
    }

    /// What it is about, for people.
    pub fn about(&self) -> String {
        let employer = self.looked.as_ref().and_then(|l| l.employer.as_ref()).map_or("", |(_, name)| name);
        [self.corrects().unwrap_or_default(), employer].join(" ").trim().to_owned()
    }
}

fn empty(policy: &Arc<Policy>) -> (Form, Rc<RefCell<CodeList>>) {
    let employers = Rc::new(RefCell::new(CodeList::from([])));
    let offered = Rc::clone(&employers);
    let list = |id| Arc::clone(policy.list(id));
    let form = Form::new(FIELDS)
        .with_list("credit_code", move |_| Arc::clone(&offered.borrow()))
        .with_column_list("workers", "act", list(ListId::WorkerAct))
        .with_column_list("workers", "insured_as", list(ListId::Category))
        .with_column_list("workers", "is_migrant", list(ListId::YesNo));
    (form, employers)
}
