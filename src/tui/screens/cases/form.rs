//! The form of a step, or of sending one back: the fields that the step needs, checked by the desk while one types.

use super::steps::Deed;
use super::view::HEAD_ROWS;
use crate::desk::Request;
use crate::desk::cases::CaseView;
use crate::desk::estimate::Fields;
use crate::domain::benefits::FieldProblem;
use crate::domain::case::workflow::{Check, DOCUMENT_MAX, Need, Step};
use crate::domain::codes::{CodeBook, CodeList, ListId};
use crate::domain::name::LINE_MAX;
use crate::policy::Policy;
use crate::policy::situations::Kind;
use crate::text::cases;
use crate::text::catalog::Msg;
use crate::tui::form::{Did, FieldSpec, Form, choice, code, date, short, text};
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

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
    form: Form,
    /// As it was opened.
    before: Fields,
}

impl StepForm {
    pub fn new(deed: Deed, view: &CaseView, policy: &Policy) -> StepForm {
        let id = match deed {
            Deed::Enter(step) => step.id(),
            Deed::Settle(..) => RETURN,
        };
        let situations = situations(deed, policy);
        // The situation that was applied for is likely the one that is found.
        let likely = situations.iter().any(|s| s.id == view.situation);
        let known = Fields::default().with("deed", id).with("situation", if likely { view.situation.as_str() } else { "" });
        let mut form = Form::new(FIELDS).with_list("situation", move |_| situations.clone());
        form.fill(&known);
        form.go_to(if id == RETURN { "reason" } else { "on" });
        StepForm { deed, before: form.fields(), form }
    }

    pub fn fields(&mut self) -> &mut Form {
        &mut self.form
    }

    pub fn is_changed(&self) -> bool {
        self.form.fields() != self.before
    }

    /// What to ask of the desk to see what is wrong, once a field was left.
    pub fn act(&mut self, action: Action, number: &str, ctx: &Ctx) -> Option<Request> {
        if self.form.act(action, ctx.today) != Did::Left {
            return None;
        }
        self.check(number)
    }

    fn check(&self, number: &str) -> Option<Request> {
        match self.deed {
            Deed::Enter(step) => Some(Request::LookAtStep { number: number.to_owned(), fields: self.entered(step) }),
            Deed::Settle(..) => None,
        }
    }

    /// What saving asks of the desk.
    pub fn save(&mut self, number: &str, ctx: &Ctx) -> Request {
        self.form.try_save(ctx.today);
        let number = number.to_owned();
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
