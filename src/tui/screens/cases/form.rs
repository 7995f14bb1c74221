//! The form of a step, or of sending one back: the fields that the step needs, checked by the desk while one types; kept
//! as a draft until it is done.

use super::steps::Deed;
use super::view::HEAD_ROWS;
use crate::desk::Request;
use crate::desk::cases::CaseView;
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::domain::benefits::FieldProblem;
use crate::domain::case::workflow::{Check, DOCUMENT_MAX, Need, Step};
use crate::domain::codes::{CodeBook, CodeList, ListId};
use crate::domain::name::LINE_MAX;
use crate::domain::problem::Problem;
use crate::policy::Policy;
use crate::policy::situations::Kind;
use crate::text::cases;
use crate::text::catalog::Msg;
use crate::tui::form::{Did, FieldSpec, Form, Keeper, choice, code, date, short, text};
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

/// Its name among the drafts, and what the subject of one begins with.
const FORM: &str = "case_step";
const SUBJECT: &str = "case:";
/// Stands for a step where one is sent back.
const RETURN: &str = "return";

const GRADES: &[(&str, Msg)] = &[
    ("", Msg::ChoiceUnset),
    ("none", Msg::ChoiceNoGrade),
    ("1", Msg::Choice1),
    ("2", Msg::Choice2),
    ("3", Msg::Choice3),
    ("4", Msg::Choice4),
    ("5", Msg::Choice5),
    ("6", Msg::Choice6),
    ("7", Msg::Choice7),
    ("8", Msg::Choice8),
    ("9", Msg::Choice9),
    ("10", Msg::Choice10),
];
const NURSING: &[(&str, Msg)] =
    &[("none", Msg::ChoiceNone), ("partial", Msg::ChoicePartial), ("large", Msg::ChoiceLarge), ("full", Msg::ChoiceFull)];

/// What the papers on file of an old injury show.
const STATES: &[(&str, Msg)] = &[
    ("", Msg::ChoiceUnset),
    ("recognised", Msg::ChoiceRecognised),
    ("treatment", Msg::ChoiceTreatment),
    ("graded", Msg::ChoiceGraded),
    ("closed", Msg::ChoiceClosed),
];

const FIELDS: &[FieldSpec] = &[
    // Not shown: it says which of the others are.
    short("deed", Msg::FieldCase, 20).when(|_| false),
    date("on", Msg::FieldDay).hint(Msg::HintStepDay).when(|f| f.get("deed") != RETURN),
    choice("state", Msg::FieldStateOnFile, STATES).when(is_taken_over),
    text("document", Msg::FieldDocument, DOCUMENT_MAX).when(|f| needs(f, Need::Document) || is_taken_over(f)),
    text("body", Msg::FieldBody, DOCUMENT_MAX).when(|f| needs(f, Need::Body) || is_taken_over(f)),
    code("situation", Msg::FieldSituation).when(|f| needs(f, Need::Situation)),
    choice("grade", Msg::FieldGrade, GRADES).when(is_graded),
    choice("nursing", Msg::FieldNursing, NURSING).when(is_graded),
    text("reason", Msg::FieldReason, LINE_MAX).when(|f| needs(f, Need::Reason) || f.get("deed") == RETURN),
    // Papers may be missing where a reason says why the case goes on.
    text("reason", Msg::FieldReason, LINE_MAX).hint(Msg::HintGap).when(may_lack_papers),
];

fn needs(fields: &Fields, need: Need) -> bool {
    Step::parse(fields.get("deed")).is_ok_and(|step| step.needs().contains(&need))
}

fn is_taken_over(fields: &Fields) -> bool {
    Step::parse(fields.get("deed")) == Ok(Step::TakeOver)
}

/// A conclusion, or an old injury whose papers may show one.
fn is_graded(fields: &Fields) -> bool {
    needs(fields, Need::Grade) || (is_taken_over(fields) && ["graded", "closed"].contains(&fields.get("state")))
}

fn may_lack_papers(fields: &Fields) -> bool {
    matches!(Step::parse(fields.get("deed")), Ok(Step::Accept | Step::Complete))
}

pub(super) struct StepForm {
    deed: Deed,
    /// Of the case.
    number: String,
    form: Form,
    keeper: Keeper,
}

impl StepForm {
    pub fn new(deed: Deed, view: &CaseView, policy: &Policy) -> StepForm {
        let situations = situations(deed, policy);
        // The situation that was applied for is likely the one that is found.
        let likely = situations.iter().any(|s| s.id == view.situation);
        let mut form = empty(deed, situations);
        form.fill(&Fields::default().with("situation", if likely { view.situation.as_str() } else { "" }));
        form.go_to(if id(deed) == RETURN { "reason" } else { "on" });
        let keeper = Keeper::new(FORM, &format!("{SUBJECT}{}", view.number), &form);
        StepForm { deed, number: view.number.clone(), form, keeper }
    }

    /// A form that is gone on with.
    pub fn of(deed: Deed, view: &CaseView, policy: &Policy, draft: SavedDraft) -> StepForm {
        let mut form = empty(deed, situations(deed, policy));
        let keeper = Keeper::of(draft, &mut form);
        StepForm { deed, number: view.number.clone(), form, keeper }
    }

    /// The case a draft is about.
    pub fn case_of(draft: &SavedDraft) -> Option<&str> {
        draft.subject.strip_prefix(SUBJECT)
    }

    /// Whether a draft is about doing this. Of the ways to settle a step only sending it back has a form.
    pub fn is_about(draft: &SavedDraft, deed: Deed) -> bool {
        match deed {
            Deed::Enter(_) | Deed::Settle(Check::Return, _) => draft.fields.get("deed") == id(deed),
            Deed::Settle(Check::Pass | Check::Recall, _) => false,
        }
    }

    /// Why what a draft is about cannot be done any more.
    pub fn why_not(draft: &SavedDraft, view: &CaseView) -> Problem {
        let waiting = view.steps.iter().find(|s| s.waits());
        match (Step::parse(draft.fields.get("deed")), waiting) {
            (Err(_), _) => Problem::NothingToCheck,
            (Ok(_), Some(waiting)) => Problem::WaitsForCheck { step: waiting.step },
            (Ok(step), None) => {
                Problem::StepNotOpen { step, from: Some(view.state), open: view.open.iter().map(|o| o.step).collect() }
            }
        }
    }

    /// The number of its draft.
    pub fn draft_id(&self) -> String {
        self.keeper.id().to_owned()
    }

    /// Whether anything is worth keeping.
    pub fn is_begun(&self) -> bool {
        self.keeper.is_begun(&self.form)
    }

    /// Keeps what is new, without waiting for it.
    pub fn keep(&mut self, ctx: &mut Ctx) {
        self.keeper.save(&self.form, &self.about(ctx), ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.keeper.failed();
    }

    /// The draft to be written before one leaves.
    pub fn draft(&mut self, ctx: &Ctx) -> Box<SavedDraft> {
        self.form.settle(ctx.today);
        let about = self.about(ctx);
        self.keeper.draft(&self.form, &about)
    }

    fn about(&self, ctx: &Ctx) -> String {
        let name = match self.deed {
            Deed::Enter(step) => cases::step(step, ctx.look.lang),
            Deed::Settle(check, _) => cases::check(check, ctx.look.lang),
        };
        format!("{} {name}", self.number)
    }

    pub fn fields(&mut self) -> &mut Form {
        &mut self.form
    }

    /// What to ask of the desk to see what is wrong, once a field was left.
    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> Option<Request> {
        if self.form.act(action, ctx.today) != Did::Left {
            return None;
        }
        self.keep(ctx);
        self.check()
    }

    fn check(&self) -> Option<Request> {
        match self.deed {
            Deed::Enter(step) => Some(Request::LookAtStep { number: self.number.clone(), fields: self.entered(step) }),
            Deed::Settle(..) => None,
        }
    }

    /// What saving asks of the desk.
    pub fn save(&mut self, ctx: &mut Ctx) -> Request {
        self.form.try_save(ctx.today);
        self.keep(ctx);
        let number = self.number.clone();
        match self.deed {
            Deed::Enter(step) => Request::AdvanceCase { number, fields: self.entered(step) },
            Deed::Settle(check, seen) => {
                Request::SettleStep { number, seen, check, remark: self.form.fields().get("reason").to_owned() }
            }
        }
    }

    fn entered(&self, step: Step) -> Fields {
        self.form.fields().with("step", step.id())
    }

    /// What is said once it is done.
    pub fn done(&self) -> Msg {
        match self.deed {
            Deed::Enter(step) if step.is_checked() => Msg::SaidStepWaits,
            Deed::Enter(_) => Msg::SaidStepDone,
            Deed::Settle(check, _) => settled(check),
        }
    }

    pub fn set_problems(&mut self, problems: Vec<FieldProblem>) {
        self.form.set_problems(problems);
    }

    pub fn refuse(&mut self, problems: &[FieldProblem]) {
        self.form.refuse(problems);
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, columns) = (pen.look, pen.area.width);
        let (name, note) = match self.deed {
            Deed::Enter(step) => {
                (cases::step(step, look.lang), if step.is_checked() { Msg::StepChecked } else { Msg::StepAtOnce })
            }
            Deed::Settle(check, _) => (cases::check(check, look.lang), Msg::StepAtOnce),
        };
        let x = 1 + pen.text(1, HEAD_ROWS - 2, columns, name, Part::Title) + 2;
        pen.text(x, HEAD_ROWS - 2, columns, note.text(look.lang), Part::Quiet);
        let height = pen.area.height.saturating_sub(HEAD_ROWS);
        self.form.page(&mut pen.within(0, HEAD_ROWS, columns, height))
    }
}

/// What the hidden field says.
fn id(deed: Deed) -> &'static str {
    match deed {
        Deed::Enter(step) => step.id(),
        Deed::Settle(..) => RETURN,
    }
}

fn empty(deed: Deed, situations: CodeList) -> Form {
    let mut form = Form::new(FIELDS).with_list("situation", move |_| situations.clone());
    form.fill(&Fields::default().with("deed", id(deed)));
    form
}

/// What is said once a step is settled.
pub(super) fn settled(check: Check) -> Msg {
    match check {
        Check::Pass => Msg::SaidPassed,
        Check::Return => Msg::SaidReturned,
        Check::Recall => Msg::SaidRecalled,
    }
}

/// The situations a decision can rest on: article 14 for an injury, article 15 for a deemed one.
fn situations(deed: Deed, policy: &Policy) -> CodeList {
    let kind = match deed {
        Deed::Enter(Step::Recognise) => Kind::Injury,
        Deed::Enter(Step::Deem) => Kind::Deemed,
        Deed::Enter(_) | Deed::Settle(..) => return CodeList::from([]),
    };
    let fits = |id: &str| policy.situation(id).is_some_and(|s| s.kind == kind);
    policy.list(ListId::Situation).iter().filter(|e| fits(&e.id)).cloned().collect()
}
