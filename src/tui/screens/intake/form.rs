//! The intake form itself: its fields with their lists, its draft, and what the desk made of it last.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use super::fields::{CHANGE, NEW};
use crate::desk::Request;
use crate::desk::cases::{Begun, Looked, PersonFound};
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::domain::benefits::FieldProblem;
use crate::domain::case::claim::Notice;
use crate::domain::codes::{CodeBook, CodeList, ListId, code_list};
use crate::domain::problem::Problem;
use crate::policy::Policy;
use crate::tui::form::{Form, Keeper};
use crate::tui::screen::Ctx;

/// Its name among the drafts.
const FORM: &str = "intake";

/// What the form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    /// Somebody at the counter, opened from his file or not.
    New { person_id: Option<i64> },
    /// A case whose claim is changed, from this version on.
    Change { number: String, base: i64 },
}

impl Origin {
    fn subject(&self) -> String {
        match self {
            Origin::New { person_id: None } => "new".to_owned(),
            Origin::New { person_id: Some(id) } => format!("person:{id}"),
            Origin::Change { number, base } => format!("case:{number}:{base}"),
        }
    }

    /// What a draft was for.
    pub fn of(subject: &str) -> Origin {
        let parts: Vec<&str> = subject.split(':').collect();
        match parts.as_slice() {
            ["case", number, base] => Origin::Change { number: (*number).to_owned(), base: base.parse().unwrap_or(0) },
            ["person", id] => Origin::New { person_id: id.parse().ok() },
            _ => Origin::New { person_id: None },
        }
    }
}

pub(super) struct ClaimForm {
    pub origin: Origin,
    pub form: Form,
    keeper: Keeper,
    /// The entries of the employer field, and those of the person among them.
    employers: Rc<RefCell<CodeList>>,
    own: Vec<(String, String)>,
    pub looked: Option<Box<Looked>>,
    /// The fields the desk was asked about last, and those it has answered for.
    asking: Fields,
    answered: Fields,
    /// The number the person was looked up by, and what was filled in from his file.
    number: String,
    filled: Fields,
    /// Which page of the panel is shown.
    pub turned: usize,
}

impl ClaimForm {
    pub fn new(origin: Origin, begun: Begun, ctx: &Ctx) -> ClaimForm {
        let (mut form, employers) = empty(&origin, ctx.policy);
        if matches!(origin, Origin::New { .. }) {
            form.fill(&Fields::default().with("reported_on", ctx.today.to_string()));
        }
        form.fill(&begun.fields);
        if matches!(origin, Origin::New { person_id: Some(_) }) {
            // Who he is and where he works is filled in; what happened is what one asks first.
            form.go_to("accident_on");
        }
        let keeper = Keeper::new(FORM, &origin.subject(), &form);
        ClaimForm::with(origin, form, keeper, employers, begun)
    }

    /// A form that is gone on with.
    pub fn of(draft: SavedDraft, begun: Begun, policy: &Arc<Policy>) -> ClaimForm {
        let origin = Origin::of(&draft.subject);
        let (mut form, employers) = empty(&origin, policy);
        let keeper = Keeper::of(draft, &mut form);
        ClaimForm::with(origin, form, keeper, employers, begun)
    }

    fn with(origin: Origin, mut form: Form, keeper: Keeper, employers: Rc<RefCell<CodeList>>, begun: Begun) -> ClaimForm {
        form.set_last(begun.last);
        let number = form.all_fields().get("id_number").to_owned();
        let mut claim = ClaimForm {
            origin,
            form,
            keeper,
            employers,
            own: begun.employers,
            looked: None,
            asking: Fields::default(),
            answered: Fields::default(),
            number,
            filled: Fields::default(),
            turned: 0,
        };
        claim.offer(&[]);
        claim
    }

    /// The fields as the desk is to read them.
    pub fn asked(&self) -> Fields {
        let mut fields = self.form.fields();
        if let Origin::Change { .. } = self.origin {
            fields.set("id_number", self.form.all_fields().get("id_number"));
            fields.set("reason", "");
        }
        fields
    }

    /// Asks what the desk makes of the fields; until it answers, nothing is said about those that were changed.
    pub fn look(&mut self) -> Request {
        let fields = self.asked();
        self.form.keep_problems(|id| fields.get(id) == self.answered.get(id));
        self.asking = fields.clone();
        Request::LookAtClaim { fields, case: self.case().to_owned() }
    }

    /// Number of the case that is changed.
    pub fn case(&self) -> &str {
        match &self.origin {
            Origin::Change { number, .. } => number,
            Origin::New { .. } => "",
        }
    }

    /// What files it.
    pub fn filing(&self) -> Request {
        match &self.origin {
            Origin::New { .. } => Request::FileClaim { fields: self.asked(), submission: self.keeper.submission().to_owned() },
            Origin::Change { number, base } => Request::ReviseClaim {
                number: number.clone(),
                base: *base,
                fields: self.asked(),
                reason: self.form.fields().get("reason").to_owned(),
            },
        }
    }

    /// Goes on from another version, with these fields of it taken over.
    pub fn rebase(&mut self, version: i64, taken: &[(&'static str, String)]) {
        for (id, text) in taken {
            self.form.put(id, text);
        }
        if let Origin::Change { base, .. } = &mut self.origin {
            *base = version;
        }
        self.keeper.set_subject(&self.origin.subject());
    }

    /// Whether another number was typed than the one the person was looked up by.
    pub fn is_other_person(&self) -> bool {
        matches!(self.origin, Origin::New { .. }) && self.form.fields().get("id_number") != self.number
    }

    /// Takes the desk's view; `fill` says whether the person was just named and his file may be taken over.
    pub fn take(&mut self, looked: Box<Looked>, fill: bool) -> bool {
        self.form.set_problems(looked.problems.clone());
        let doubt = |notice: &Notice| Some((notice.field()?, Problem::Doubt(notice.clone())));
        self.form.set_warnings(looked.notices.iter().filter_map(doubt).collect());
        self.answered = self.asking.clone();
        let filled = fill && self.take_person(looked.person.as_ref());
        if let Some(person) = &looked.person {
            self.own = person.employers.clone();
        }
        let named = looked.employer.clone().map(|name| (self.form.fields().get("credit_code").to_owned(), name));
        self.looked = Some(looked);
        self.offer(named.as_slice());
        filled
    }

    /// Fills in what the file of the person says, where nothing was typed or the file of somebody else was taken over.
    fn take_person(&mut self, found: Option<&PersonFound>) -> bool {
        self.number = self.form.fields().get("id_number").to_owned();
        self.own.clear();
        let mut known = Fields::default();
        if let Some(person) = found {
            known.set("name", person.name.as_str());
            known.set("job", person.job.as_str());
            known.set("credit_code", person.employers.first().map_or("", |(code, _)| code));
        }
        let held = self.form.all_fields();
        for id in ["name", "job", "credit_code"] {
            if held.get(id).is_empty() || held.get(id) == self.filled.get(id) {
                self.form.put(id, known.get(id));
            }
        }
        self.filled = known;
        self.form.all_fields() != held
    }

    /// The person's employers, and those that were found besides.
    pub fn offer(&mut self, found: &[(String, String)]) {
        let besides = found.iter().filter(|(code, _)| !self.own.iter().any(|(own, _)| own == code));
        let all = self.own.iter().chain(besides);
        *self.employers.borrow_mut() = code_list(all.map(|(code, name)| (code.as_str(), name.as_str(), name.as_str())));
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

    pub fn refuse(&mut self, problems: &[FieldProblem]) {
        self.form.refuse(problems);
    }

    /// What it is about, for people: case or name, and the day of the accident.
    pub fn about(&self) -> String {
        let fields = self.form.all_fields();
        let who = if self.case().is_empty() { fields.get("name") } else { self.case() };
        [who, fields.get("accident_on")].join(" ").trim().to_owned()
    }
}

fn empty(origin: &Origin, policy: &Arc<Policy>) -> (Form, Rc<RefCell<CodeList>>) {
    let form = Form::new(if matches!(origin, Origin::New { .. }) { &NEW } else { &CHANGE });
    let employers = Rc::new(RefCell::new(CodeList::from([])));
    let offered = Rc::clone(&employers);
    let coded = |list: ListId| {
        let entries = Arc::clone(policy.list(list));
        move |_: &Fields| Arc::clone(&entries)
    };
    let papers = Arc::clone(policy);
    let form = form
        .with_list("credit_code", move |_| Arc::clone(&offered.borrow()))
        .with_list("cause", coded(ListId::Cause))
        .with_list("body_part", coded(ListId::BodyPart))
        .with_list("nature", coded(ListId::Nature))
        .with_list("situation", coded(ListId::Situation))
        .with_list("papers", move |fields| {
            let needed = papers.papers_for(fields.get("situation"), fields.get("applicant"));
            code_list(needed.iter().map(|p| (p.id.as_str(), p.zh.as_str(), p.en.as_str())))
        });
    (form, employers)
}
