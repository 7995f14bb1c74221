//! The form of a service: to whom, how and when a paper was handed over; kept as a draft until it is filed.

use chrono::NaiveDate;

use crate::desk::Request;
use crate::desk::drafts::SavedDraft;
use crate::desk::papers::PaperLine;
use crate::domain::case::paper::ServiceWay;
use crate::text::catalog::Msg;
use crate::tui::form::{Did, FieldSpec, Form, Keeper, choice, date, text};
use crate::tui::keys::Action;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx};

/// Its name among the drafts.
const FORM: &str = "service";
/// What the subject of a draft begins with; case and paper follow.
const SUBJECT: &str = "paper:";

const WAYS: &[(&str, Msg)] =
    &[(ServiceWay::Handed.id(), Msg::WayHanded), (ServiceWay::Post.id(), Msg::WayPost), (ServiceWay::Phone.id(), Msg::WayPhone)];

const FIELDS: &[FieldSpec] = &[
    text("recipient", Msg::LabelRecipient, 60).hint(Msg::HintRecipient),
    choice("way", Msg::LabelServiceWay, WAYS).hint(Msg::HintServiceWay),
    date("on", Msg::LabelServedOn).hint(Msg::HintServedOn),
];

/// What becomes of the form once the desk has answered; until then nothing is typed into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Awaited {
    /// Its draft is being written, and one leaves.
    Leaving,
    Filing,
}

pub(super) struct ServiceForm {
    /// The paper that was served.
    paper: i64,
    /// Its number, for people.
    pub number: String,
    pub form: Form,
    keeper: Keeper,
    pub awaited: Option<Awaited>,
    /// The draft cannot be kept: whether to throw the form away is being asked.
    pub asking: bool,
}

impl ServiceForm {
    pub fn new(case_number: &str, line: &PaperLine) -> ServiceForm {
        let form = Form::new(FIELDS);
        let keeper = Keeper::new(FORM, &format!("{SUBJECT}{case_number}:{}", line.id), &form);
        ServiceForm { paper: line.id, number: line.number.clone(), form, keeper, awaited: None, asking: false }
    }

    /// A form that is gone on with.
    pub fn of(line: &PaperLine, draft: SavedDraft) -> ServiceForm {
        let mut form = Form::new(FIELDS);
        let keeper = Keeper::of(draft, &mut form);
        ServiceForm { paper: line.id, number: line.number.clone(), form, keeper, awaited: None, asking: false }
    }

    /// The case and the paper a draft is about, if it is one of this form.
    pub fn about(draft: &SavedDraft) -> Option<(&str, i64)> {
        let (number, paper) = draft.subject.strip_prefix(SUBJECT)?.split_once(':')?;
        Some((number, paper.parse().ok()?)).filter(|_| draft.form == FORM)
    }

    pub fn is_typing(&self) -> bool {
        self.asking || self.awaited.is_none()
    }

    pub fn act(&mut self, action: Action, ctx: &mut Ctx) {
        if self.form.act(action, ctx.today) == Did::Left {
            self.keep(ctx);
        }
    }

    /// Keeps what is new, without waiting for it.
    pub fn keep(&mut self, ctx: &mut Ctx) {
        self.keeper.save(&self.form, &self.number, ctx);
    }

    pub fn keeping_failed(&mut self) {
        self.keeper.failed();
    }

    /// The draft to be written before one leaves, if anything was typed.
    fn draft(&mut self, today: NaiveDate) -> Option<Box<SavedDraft>> {
        if !self.keeper.is_begun(&self.form) {
            return None;
        }
        self.form.settle(today);
        Some(self.keeper.draft(&self.form, &self.number))
    }

    /// Asks for the draft to be written; whether there was anything to keep.
    pub fn leave(&mut self, ctx: &mut Ctx) -> bool {
        let Some(draft) = self.draft(ctx.today) else { return false };
        self.awaited = Some(Awaited::Leaving);
        ctx.ask(Request::SaveDraft { draft });
        true
    }

    pub fn save(&mut self, case_number: &str, ctx: &mut Ctx) {
        self.form.try_save(ctx.today);
        self.keep(ctx);
        self.awaited = Some(Awaited::Filing);
        ctx.ask(Request::RecordService { number: case_number.to_owned(), id: self.paper, fields: self.form.fields() });
    }

    /// It was filed.
    pub fn drop_draft(&self, ctx: &mut Ctx) {
        ctx.aside(Request::DropDraft { id: self.keeper.id().to_owned() });
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        self.form.page(pen)
    }
}
