//! The form of a step of a sheet: an opinion out of the stock or in one's own words, and a document's number. Kept as a draft
//! until the step is taken.

use super::view::HEAD_ROWS;
use crate::desk::Request;
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::sheets::{SheetView, StepNote};
use crate::domain::benefits::FieldProblem;
use crate::domain::case::workflow::DOCUMENT_MAX;
use crate::domain::name::LINE_MAX;
use crate::domain::sheet::kind::Flow;
use crate::domain::sheet::workflow::Step;
use crate::policy::Policy;
use crate::text::catalog::Msg;
use crate::text::{sheet_view, sheets};
use crate::tui::form::{Did, FieldSpec, Form, Keeper, code, short, text};
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

/// Its name among the drafts, and what the subject of one begins with.
const FORM: &str = "sheet_step";
const SUBJECT: &str = "sheet:";

const FIELDS: &[FieldSpec] = &[
    // Not shown: they say which of the others are.
    short("deed", Msg::ColAct, 20).when(|_| false),
    short("stock", Msg::ColAct, 3).when(|_| false),
    short("flow", Msg::ColAct, 10).when(|_| false),
    code("opinion", Msg::FieldOpinion).hint(Msg::HintOpinion).when(|f| f.get("stock") == "yes"),
    text("reason", Msg::FieldReason, LINE_MAX),
    text("document", Msg::FieldDocument, DOCUMENT_MAX).when(|f| is_approval(f) && f.get("flow") != "payment"),
    text("document", Msg::FieldDocument, DOCUMENT_MAX)
        .hint(Msg::HintSheetDocument)
        .when(|f| is_approval(f) && f.get("flow") == "payment"),
];

fn is_approval(fields: &Fields) -> bool {
    [Step::Approve.id(), Step::Countersign.id()].contains(&fields.get("deed"))
}

/// The key a step is taken with here; `None` for what is done on other screens.
pub(in crate::tui::screens) const fn key_of(step: Step) -> Option<&'static str> {
    match step {
        Step::Pass | Step::Approve | Step::Countersign => Some("a"),
        Step::Return => Some("r"),
        Step::Refuse => Some("x"),
        Step::Revoke => Some("v"),
        Step::Recall => Some("w"),
        Step::Drop => Some("z"),
        _ => None,
    }
}

pub(in crate::tui::screens) struct OpinionForm {
    pub step: Step,
    flow: Flow,
    /// Of the sheet.
    pub number: String,
    form: Form,
    keeper: Keeper,
}

impl OpinionForm {
    pub fn new(step: Step, view: &SheetView, policy: &Policy) -> OpinionForm {
        let mut form = empty(step, view, policy);
        form.go_to(if policy.opinions(step).is_empty() { "reason" } else { "opinion" });
        let keeper = Keeper::new(FORM, &format!("{SUBJECT}{}", view.number), &form);
        OpinionForm { step, flow: view.kind.flow(), number: view.number.clone(), form, keeper }
    }

    /// A form that is gone on with.
    pub fn of(step: Step, view: &SheetView, policy: &Policy, draft: SavedDraft) -> OpinionForm {
        let mut form = empty(step, view, policy);
        let keeper = Keeper::of(draft, &mut form);
        OpinionForm { step, flow: view.kind.flow(), number: view.number.clone(), form, keeper }
    }

    /// The sheet and the step a draft is about.
    pub fn about(draft: &SavedDraft) -> Option<(&str, Step)> {
        Some((draft.subject.strip_prefix(SUBJECT)?, Step::parse(draft.fields.get("deed"))?))
    }

    pub fn draft_id(&self) -> String {
        self.keeper.id().to_owned()
    }

    /// Whether anything is worth keeping.
    pub fn is_begun(&self) -> bool {
        self.keeper.is_begun(&self.form)
    }

    /// Keeps what is new, without waiting for it.
    pub fn keep(&mut self, ctx: &mut Ctx) {
        let about = format!("{} {}", self.number, sheets::step(self.step, self.flow, ctx.look.lang));
        self.keeper.save(&self.form, &about, ctx);
    }

    /// The same as one leaves the form.
    pub fn put_by(&mut self, ctx: &mut Ctx) {
        self.form.settle(ctx.today);
        self.keep(ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.keeper.failed();
    }

    pub fn fields(&mut self) -> &mut Form {
        &mut self.form
    }

    pub fn act(&mut self, action: Action, ctx: &mut Ctx) {
        if self.form.act(action, ctx.today) == Did::Left {
            self.keep(ctx);
        }
    }

    /// What taking the step asks of the desk, on what was `seen`.
    pub fn save(&mut self, seen: i64, ctx: &mut Ctx) -> Request {
        self.form.try_save(ctx.today);
        self.keep(ctx);
        let fields = self.form.fields();
        let stock = ctx.policy.opinions(self.step);
        let chosen = stock.iter().find(|o| o.id == fields.get("opinion")).map_or("", |o| o.zh.as_str());
        let note = StepNote {
            reason: sheet_view::opinion(chosen, fields.get("reason")),
            document: fields.get("document").to_owned(),
            on: None,
        };
        Request::TakeSheetStep { number: self.number.clone(), seen, step: self.step, note }
    }

    pub fn refuse(&mut self, problems: &[FieldProblem]) {
        self.form.refuse(problems);
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, columns) = (pen.look, pen.area.width);
        let name = sheets::step(self.step, self.flow, look.lang);
        pen.text(1, HEAD_ROWS - 2, columns, name, Part::Title);
        let height = pen.area.height.saturating_sub(HEAD_ROWS);
        self.form.page(&mut pen.within(0, HEAD_ROWS, columns, height))
    }
}

fn empty(step: Step, view: &SheetView, policy: &Policy) -> Form {
    let stock = policy.opinions(step);
    let flow = if view.kind.flow() == Flow::Payment { "payment" } else { "other" };
    let has = if stock.is_empty() { "no" } else { "yes" };
    let mut form = Form::new(FIELDS).with_list("opinion", move |_| stock.clone());
    form.fill(&Fields::default().with("deed", step.id()).with("stock", has).with("flow", flow));
    form
}
