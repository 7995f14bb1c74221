//! The form of one determination: its fields, its draft, and what the desk made of it last.

use super::fields::{FIELDS, asked};
use crate::desk::Request;
use crate::desk::determine::{BegunDetermination, Determined};
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::domain::sheet::kind::SheetKind;
use crate::report::sheets::SCRIBE;
use crate::text::determine::{end_causes, relations, yes_no};
use crate::tui::form::{Form, Keeper};
use crate::tui::screen::Ctx;

/// Its name among the drafts, and what the subject of one begins with.
const FORM: &str = "determination";
const SUBJECT: &str = "case:";

pub(super) struct DetermineForm {
    /// Number of the case.
    pub case: String,
    pub form: Form,
    keeper: Keeper,
    /// The sheet that is handed in again, with the step it was seen at.
    pub corrects: Option<(String, i64)>,
    pub seen: Option<Box<Determined>>,
    /// First line of the preview that is shown.
    pub top: usize,
}

impl DetermineForm {
    /// A form as the file begins it, or a draft of it that is gone on with.
    pub fn new(case: &str, begun: BegunDetermination, draft: Option<SavedDraft>) -> DetermineForm {
        let mut form = Form::new(FIELDS);
        for column in ["incapable", "lonely", "kin_gone"] {
            form = form.with_column_list("dependants", column, yes_no());
        }
        form = form.with_column_list("dependants", "relation", relations()).with_column_list(
            "dependants",
            "end_cause",
            end_causes(),
        );
        form.fill(&begun.fields);
        let keeper = match draft {
            Some(draft) => Keeper::of(draft, &mut form),
            None => Keeper::new(FORM, &format!("{SUBJECT}{case}"), &form),
        };
        form.go_to(first_field(&begun.fields));
        DetermineForm { case: case.to_owned(), form, keeper, corrects: begun.corrects, seen: None, top: 0 }
    }

    /// The case a draft is about.
    pub fn case_of(draft: &SavedDraft) -> Option<&str> {
        draft.subject.strip_prefix(SUBJECT)
    }

    fn fields(&self) -> Fields {
        asked(&self.form.fields(), &self.form.all_fields())
    }

    pub fn look(&self) -> Request {
        let corrects = self.corrects.as_ref().map(|(number, _)| number.clone());
        Request::LookAtDetermination { fields: self.fields(), corrects, scribe: SCRIBE }
    }

    /// What files it, or hands it in again.
    pub fn filing(&self) -> Request {
        let (fields, scribe) = (self.fields(), SCRIBE);
        match &self.corrects {
            Some((number, seen)) => Request::ResubmitSheet { number: number.clone(), seen: *seen, fields, scribe },
            None => {
                let submission = self.keeper.submission().to_owned();
                Request::FileSheet { kind: SheetKind::Determination, fields, submission, scribe }
            }
        }
    }

    pub fn take(&mut self, seen: Box<Determined>) {
        self.form.set_problems(seen.problems.clone());
        self.seen = Some(seen);
    }

    /// The sheet whose place it takes; empty for a first one.
    pub fn supersedes(&self) -> String {
        self.form.all_fields().get("supersedes").to_owned()
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

    /// Case and name, for people.
    pub fn about(&self) -> String {
        let name = self.seen.as_ref().map_or("", |seen| seen.person.1.as_str());
        [self.case.as_str(), name].join(" ").trim().to_owned()
    }
}

/// Where one begins: what takes another's place says why first.
fn first_field(begun: &Fields) -> &'static str {
    match (begun.get("supersedes"), begun.get("insured"), begun.get("about")) {
        ("", "", _) => "insured",
        ("", _, "death") => "recipient_id",
        ("", ..) => "served_on",
        _ => "why",
    }
}
