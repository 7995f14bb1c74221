//! The form of a bill: its fields, its draft, and what the desk made of it last.

use std::sync::Arc;

use super::fields::FIELDS;
use crate::desk::Request;
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::reimburse::{BillBegun, BillLook, FORM};
use crate::desk::sheets::SheetView;
use crate::domain::codes::{CodeBook, ListId};
use crate::domain::sheet::kind::SheetKind;
use crate::policy::Policy;
use crate::report::sheets::SCRIBE;
use crate::tui::form::{Form, Keeper};
use crate::tui::screen::Ctx;

/// What the form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    /// Opened from a case or a file, or not.
    New { from_elsewhere: bool },
    /// A sheet that was returned or recalled, as it stood after step `seen`.
    Correct { number: String, seen: i64 },
}

impl Origin {
    fn subject(&self) -> String {
        match self {
            Origin::New { .. } => "new".to_owned(),
            Origin::Correct { number, seen } => format!("sheet:{number}:{seen}"),
        }
    }

    /// What a draft was for.
    fn of(subject: &str) -> Origin {
        match subject.split(':').collect::<Vec<_>>().as_slice() {
            ["sheet", number, seen] => Origin::Correct { number: (*number).to_owned(), seen: seen.parse().unwrap_or(0) },
            _ => Origin::New { from_elsewhere: false },
        }
    }
}

pub(super) struct BillForm {
    pub origin: Origin,
    pub form: Form,
    keeper: Keeper,
    pub looked: Option<Box<BillLook>>,
    /// The fields the desk was asked about last, and those it has answered for.
    asking: Fields,
    answered: Fields,
    /// Which page of the panel is shown.
    pub turned: usize,
}

impl BillForm {
    /// A new bill, for a case if one is known.
    pub fn new(case: &str, from_elsewhere: bool, begun: &BillBegun, ctx: &Ctx) -> BillForm {
        let mut form = empty(ctx.policy);
        form.fill(&Fields::default().with("case_number", case));
        if !case.is_empty() {
            form.go_to("care");
        }
        let origin = Origin::New { from_elsewhere };
        let keeper = Keeper::new(FORM, &origin.subject(), &form);
        BillForm::with(origin, form, keeper, begun)
    }

    /// A sheet of one's own that was returned or recalled.
    pub fn correct(view: &SheetView, begun: &BillBegun, ctx: &Ctx) -> BillForm {
        let mut form = empty(ctx.policy);
        form.fill(&view.fields);
        let origin = Origin::Correct { number: view.number.clone(), seen: view.seen };
        let keeper = Keeper::new(FORM, &origin.subject(), &form);
        BillForm::with(origin, form, keeper, begun)
    }

    /// A draft that is gone on with.
    pub fn of(draft: SavedDraft, begun: &BillBegun, ctx: &Ctx) -> BillForm {
        let mut form = empty(ctx.policy);
        let origin = Origin::of(&draft.subject);
        let keeper = Keeper::of(draft, &mut form);
        BillForm::with(origin, form, keeper, begun)
    }

    fn with(origin: Origin, mut form: Form, keeper: Keeper, begun: &BillBegun) -> BillForm {
        form.set_last(begun.last.clone());
        let (asking, answered) = (Fields::default(), Fields::default());
        BillForm { origin, form, keeper, looked: None, asking, answered, turned: 0 }
    }

    /// Number of the sheet that is corrected, or empty.
    pub fn corrects(&self) -> &str {
        match &self.origin {
            Origin::Correct { number, .. } => number,
            Origin::New { .. } => "",
        }
    }

    /// Asks what the desk makes of the fields; until it answers, nothing is said about those that were changed.
    pub fn look(&mut self) -> Request {
        let fields = self.form.fields();
        self.form.keep_problems(|id| fields.get(id) == self.answered.get(id));
        self.asking = fields.clone();
        Request::LookAtBill { fields, corrects: self.corrects().to_owned(), scribe: SCRIBE }
    }

    pub fn take(&mut self, looked: Box<BillLook>) {
        self.form.set_problems(looked.problems.clone());
        self.form.set_warnings(looked.warnings.clone());
        self.answered = self.asking.clone();
        self.looked = Some(looked);
    }

    /// What files it, or hands it in again.
    pub fn filing(&self) -> Request {
        let fields = self.form.fields();
        match &self.origin {
            Origin::New { .. } => Request::FileSheet {
                kind: SheetKind::Reimbursement,
                fields,
                submission: self.keeper.submission().to_owned(),
                scribe: SCRIBE,
            },
            Origin::Correct { number, seen } => {
                Request::ResubmitSheet { number: number.clone(), seen: *seen, fields, scribe: SCRIBE }
            }
        }
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

    /// What it is about, for people: sheet, name and case.
    pub fn about(&self) -> String {
        let name = self.looked.as_ref().and_then(|l| l.injured.as_ref()).map_or("", |(name, _)| name);
        let fields = self.form.all_fields();
        [self.corrects(), name, fields.get("case_number")].iter().filter(|t| !t.is_empty()).copied().collect::<Vec<_>>().join(" ")
    }
}

fn empty(policy: &Arc<Policy>) -> Form {
    Form::new(FIELDS).with_column_list("receipts", "category", Arc::clone(policy.list(ListId::CostClass)))
}
