//! Intake (受理): a report or an application is taken in, or the claim of a case changed.
//!
//! ```text
//! 工伤受理  张三 2021-12-20                       第 7 项，共 38 项
//! 事故
//! > 事故日期  2021-12-20
//! -------------------------------------------------------------- 1/3
//! 申请期限
//!   单位申请：到 2022-01-19，还有 15 天
//! ```

mod conflict;
mod draw;
mod fields;
mod filed;
mod form;
pub(super) mod panel;

use crossterm::event::KeyEvent;

use crate::desk::cases::{Begun, CaseView, Filed, Looked};
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::case::claim::papers::missing;
use crate::text::catalog::Msg;
use crate::text::intake;
use crate::tui::form::Did;
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, ScreenId, Wish};
use conflict::ConflictPage;
use filed::{Done, FiledPage};
use form::{ClaimForm, Origin};

/// What the desk was asked for; until it answers nothing is typed into the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Awaited {
    Opening,
    /// Who the number just typed belongs to.
    Person,
    Filing,
    /// The draft is being written, and one leaves.
    Leaving,
}

/// A form that waits for what it begins with.
enum Opening {
    New(Option<i64>),
    Change { number: String, fields: Fields, base: i64 },
    Draft(SavedDraft),
}

#[derive(Default)]
pub(in crate::tui) struct Intake {
    form: Option<ClaimForm>,
    filed: Option<FiledPage>,
    conflict: Option<ConflictPage>,
    opening: Option<Opening>,
    awaited: Option<Awaited>,
    /// The draft cannot be kept: whether to throw the form away is asked.
    asking: bool,
    said: Option<Msg>,
}

impl Intake {
    /// Puts away what is open and asks for what the next form begins with.
    fn begin(&mut self, opening: Opening, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.keep(ctx);
        }
        let person_id = if let Opening::New(person_id) = &opening { *person_id } else { None };
        *self = Intake { opening: Some(opening), awaited: Some(Awaited::Opening), said: self.said, ..Intake::default() };
        ctx.ask(Request::BeginClaim { person_id });
    }

    fn begun(&mut self, begun: Begun, ctx: &mut Ctx) {
        self.awaited = None;
        self.form = self.opening.take().map(|opening| match opening {
            Opening::New(person_id) => ClaimForm::new(Origin::New { person_id }, begun, ctx),
            Opening::Change { number, fields, base } => {
                ClaimForm::new(Origin::Change { number, base }, Begun { fields, ..begun }, ctx)
            }
            Opening::Draft(draft) => ClaimForm::of(draft, begun, ctx.policy),
        });
        self.look(ctx);
    }

    /// Asks the desk what it makes of the fields.
    fn look(&mut self, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            ctx.ask(form.look());
        }
    }

    fn looked(&mut self, looked: Box<Looked>, ctx: &mut Ctx) {
        let fill = self.awaited == Some(Awaited::Person);
        if fill {
            self.awaited = None;
        }
        let Some(form) = &mut self.form else { return };
        if form.take(looked, fill) {
            form.keep(ctx);
            self.look(ctx);
        }
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(form) = &mut self.form else {
            // What could not be read before is asked for again.
            let opening = self.opening.take().unwrap_or(Opening::New(None));
            return self.begin(opening, ctx);
        };
        match action {
            Action::Save => {
                form.form.try_save(ctx.today);
                form.keep(ctx);
                self.awaited = Some(Awaited::Filing);
                ctx.ask(form.filing());
            }
            Action::Back if form.is_begun() => {
                self.awaited = Some(Awaited::Leaving);
                ctx.ask(Request::SaveDraft { draft: form.draft(ctx) });
            }
            Action::Back => self.leave(ctx),
            Action::PageDown | Action::PageUp => self.turn(action == Action::PageDown, ctx),
            _ => {
                if form.form.act(action, ctx.today) == Did::Left {
                    form.keep(ctx);
                    form.turned = 0;
                    if form.is_other_person() {
                        self.awaited = Some(Awaited::Person);
                    }
                    self.look(ctx);
                }
            }
        }
    }

    fn turn(&mut self, down: bool, ctx: &Ctx) {
        let Some(form) = &mut self.form else { return };
        let (room, rows) = draw::panel_size(ctx.body);
        let pages = panel::pages(panel::rows(form, ctx.policy, ctx.look, room).len(), rows.into());
        form.turned = (form.turned + if down { 1 } else { pages - 1 }) % pages;
    }

    fn act_conflict(&mut self, action: Action, ctx: &mut Ctx) {
        let (Some(page), Some(form)) = (&mut self.conflict, &mut self.form) else { return };
        match action {
            Action::Back => self.conflict = None,
            Action::Save => {
                if let Some((version, theirs)) = page.settled() {
                    form.rebase(version, &theirs);
                    form.keep(ctx);
                    self.conflict = None;
                    self.awaited = Some(Awaited::Filing);
                    ctx.ask(form.filing());
                }
            }
            _ => page.act(action),
        }
    }

    /// Out of the form: back to the case or the file it was opened from, or to an empty form.
    fn leave(&mut self, ctx: &mut Ctx) {
        let from_elsewhere = self.form.as_ref().is_none_or(|f| f.origin != Origin::New { person_id: None });
        let begun = self.form.as_ref().is_some_and(ClaimForm::is_begun);
        let changing = self.form.as_ref().map(|f| f.case().to_owned()).filter(|number| !number.is_empty());
        (self.form, self.awaited) = (None, None);
        if let Some(number) = changing {
            ctx.wish = Some(Wish::Case { number });
        } else if from_elsewhere || !begun {
            ctx.wish = Some(Wish::Go(ScreenId::Lookup));
        } else {
            self.begin(Opening::New(None), ctx);
        }
    }

    fn filed(&mut self, filed: &Filed, ctx: &mut Ctx) {
        let Some(form) = self.form.take() else { return };
        ctx.aside(Request::DropDraft { id: form.draft_id() });
        let fields = form.asked();
        let needed: Vec<&str> =
            ctx.policy.papers_for(fields.get("situation"), fields.get("applicant")).iter().map(|p| p.id.as_str()).collect();
        let open: Vec<&str> =
            missing(&needed, fields.get("papers")).into_iter().map(|id| intake::paper(id, ctx.policy, ctx.look.lang)).collect();
        let is_application = !fields.get("applied_on").is_empty();
        let next = intake::afterwards(is_application, &open, ctx.look.lang);
        self.show(Done::Filed, filed.number.clone(), intake::filed(filed, ctx.look.lang), next);
    }

    fn revised(&mut self, case: &CaseView, ctx: &mut Ctx) {
        let Some(form) = self.form.take() else { return };
        ctx.aside(Request::DropDraft { id: form.draft_id() });
        self.show(Done::Revised, case.number.clone(), intake::revised(&case.number, case.version, ctx.look.lang), Vec::new());
    }

    fn show(&mut self, done: Done, number: String, said: String, next: Vec<String>) {
        *self = Intake { filed: Some(FiledPage { done, number, said, next }), ..Intake::default() };
    }

    fn answer(&mut self, action: Action, ctx: &mut Ctx) {
        self.asking = false;
        if action == Action::Yes {
            self.form = None;
            self.begin(Opening::New(None), ctx);
        }
    }
}

impl Screen for Intake {
    fn scopes(&self) -> &'static [Scope] {
        match (self.asking, &self.conflict, &self.filed) {
            (true, ..) => &[Scope::Ask],
            (_, Some(_), _) => &[Scope::Conflict],
            (.., Some(_)) => &[Scope::Filed],
            _ => &[Scope::Entry, Scope::Intake],
        }
    }

    fn typing(&self) -> bool {
        self.asking || (self.awaited.is_none() && self.conflict.is_none() && self.filed.is_none())
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.awaited = None;
        match (&self.form, &self.filed) {
            (None, None) => self.begin(Opening::New(None), ctx),
            _ => self.look(ctx),
        }
    }

    fn open_for(&mut self, person_id: i64, ctx: &mut Ctx) {
        // Coming back for the same person one finds the form as one left it.
        if self.form.as_ref().is_none_or(|f| f.origin != Origin::New { person_id: Some(person_id) }) {
            self.begin(Opening::New(Some(person_id)), ctx);
        }
    }

    fn open_case(&mut self, number: &str, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.keep(ctx);
        }
        *self = Intake { awaited: Some(Awaited::Opening), ..Intake::default() };
        ctx.ask(Request::ClaimFields { number: number.to_owned() });
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        self.form = None;
        self.begin(Opening::Draft(draft), ctx);
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.keep(ctx);
        }
    }

    fn draft_failed(&mut self) {
        if let Some(form) = &mut self.form {
            form.keeping_failed();
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.said = None;
        match (self.asking, &self.conflict, &self.filed) {
            (true, ..) => self.answer(action, ctx),
            (_, Some(_), _) => self.act_conflict(action, ctx),
            // A change was begun at its case, a claim at a file or in the search.
            (.., Some(page)) if action == Action::Back && page.done == Done::Revised => {
                ctx.wish = Some(Wish::Case { number: page.number.clone() });
            }
            (.., Some(_)) if action == Action::Back => ctx.wish = Some(Wish::Go(ScreenId::Lookup)),
            (.., Some(page)) if action == Action::Open => ctx.wish = Some(Wish::Case { number: page.number.clone() }),
            (.., Some(_)) if action == Action::NewEntry => self.begin(Opening::New(None), ctx),
            (.., Some(_)) => {}
            _ => self.act_form(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        let Some(form) = self.form.as_mut().filter(|_| !self.asking) else { return };
        if form.form.key(key) {
            find_employer(form, ctx);
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        let Some(form) = self.form.as_mut().filter(|_| !self.asking && self.conflict.is_none()) else { return };
        if form.form.paste(text) {
            find_employer(form, ctx);
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::BeginClaim(begun) => self.begun(*begun, ctx),
            Reply::ClaimFields { number, fields, version } => {
                self.begin(Opening::Change { number, fields, base: version }, ctx);
            }
            Reply::LookAtClaim(looked) => self.looked(looked, ctx),
            Reply::EmployersLike(found) => {
                if let Some(form) = &mut self.form {
                    form.offer(&found);
                }
            }
            Reply::FileClaim(filed) => self.filed(&filed, ctx),
            Reply::Case(case) => self.revised(&case, ctx),
            Reply::SaveDraft if self.awaited == Some(Awaited::Leaving) => {
                self.said = Some(Msg::DraftKept);
                self.leave(ctx);
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        let awaited = self.awaited.take();
        self.asking = awaited == Some(Awaited::Leaving);
        match (&mut self.form, refusal) {
            (Some(form), Refusal::Problems(problems)) if awaited == Some(Awaited::Filing) => {
                form.refuse(problems);
                true
            }
            (Some(_), Refusal::Conflict(conflict)) => {
                self.conflict = Some(ConflictPage::new((**conflict).clone()));
                true
            }
            _ => false,
        }
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        match (&self.conflict, &self.filed, &self.form) {
            (Some(page), ..) => page.draw(pen, facts.policy),
            (_, Some(page), _) => page.draw(pen),
            (.., Some(form)) => self.page(form, pen, facts.policy),
            _ => self.no_form(pen),
        }
    }
}

/// Another employer than the person's own is found by a part of its name.
fn find_employer(form: &ClaimForm, ctx: &mut Ctx) {
    if form.form.at_field() == "credit_code" {
        ctx.ask(Request::EmployersLike { text: form.form.fields().get("credit_code").to_owned() });
    }
}
