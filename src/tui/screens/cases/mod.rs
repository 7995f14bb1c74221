//! Cases (案件): the work lists, the case that is opened from them or from a person's file, and what is done to it.

mod drafts;
mod form;
mod lines;
mod list;
mod question;
mod steps;
mod view;

use crossterm::event::KeyEvent;

use crate::desk::cases::{CaseList, CaseView};
use crate::desk::drafts::SavedDraft;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::case::workflow::Check;
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, ScreenId, Wish};
use crate::tui::screens::papers::PapersView;
use form::StepForm;
use list::ListView;
use question::Question;
use steps::{Deed, StepsView};
use view::CasePage;

#[derive(Default)]
pub(in crate::tui) struct Cases {
    list: ListView,
    case: Option<CasePage>,
    steps: Option<StepsView>,
    form: Option<StepForm>,
    question: Option<Question>,
    /// Papers of the case, over it.
    papers: Option<PapersView>,
    /// The case was opened from a person's file, to which one goes back.
    from_file: bool,
    /// What to say when the desk has done what it was asked.
    doing: Option<Msg>,
    /// A draft whose case is being read.
    opening: Option<SavedDraft>,
    /// Another window may have changed the case since it was read.
    stale: bool,
}

impl Cases {
    fn ask_list(&self, ctx: &mut Ctx) {
        ctx.ask(self.list.request(ctx.body));
    }

    /// Takes a page; where the list has become shorter, the page before it is asked for.
    fn show_list(&mut self, list: CaseList, ctx: &mut Ctx) {
        if self.list.renew(list) {
            self.ask_list(ctx);
        }
    }

    fn refresh_list(&mut self, list: CaseList, ctx: &mut Ctx) {
        if self.list.refresh(list, ctx.body) {
            ctx.afresh.push(self.list.request(ctx.body));
        }
    }

    fn number(&self) -> Option<String> {
        self.case.as_ref().map(|page| page.view.number.clone())
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        if action == Action::Open {
            if let Some(line) = self.list.chosen() {
                // What is typed ahead is meant for the case, not for the filter.
                let number = line.number.clone();
                self.list.in_field = false;
                ctx.ask(Request::Case { number });
            }
        } else if self.list.act(action, ctx.body) {
            self.ask_list(ctx);
        }
    }

    fn act_case(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(page) = &mut self.case else { return };
        match action {
            Action::Back => self.leave_case(ctx),
            Action::Steps => self.steps = Some(StepsView::new(&page.view)),
            Action::Person => {
                let person_id = page.view.person_id;
                self.from_file = false;
                ctx.wish = Some(Wish::File { person_id });
            }
            Action::Bill => ctx.wish = Some(Wish::Bill { number: page.view.number.clone() }),
            Action::Revise => ctx.wish = Some(Wish::Revise { number: page.view.number.clone() }),
            Action::Determine => ctx.wish = Some(Wish::Determine { number: page.view.number.clone() }),
            Action::Papers => ctx.ask(Request::Papers { number: page.view.number.clone() }),
            _ => page.act(action, ctx),
        }
    }

    fn act_papers(&mut self, action: Action, ctx: &mut Ctx) {
        if self.papers.as_mut().is_some_and(|papers| !papers.act(action, ctx)) {
            self.papers = None;
            self.read_if_stale(ctx);
        }
    }

    fn leave_case(&mut self, ctx: &mut Ctx) {
        self.case = None;
        if std::mem::take(&mut self.from_file) {
            ctx.wish = Some(Wish::Go(ScreenId::Lookup));
        } else {
            self.ask_list(ctx);
        }
    }

    fn act_steps(&mut self, action: Action, ctx: &mut Ctx) {
        let (Some(steps), Some(page)) = (&mut self.steps, &self.case) else { return };
        match (action, steps.chosen()) {
            (Action::Back, _) => self.steps = None,
            (Action::Open, Some(Deed::Settle(check @ (Check::Pass | Check::Recall), seen))) => {
                self.question = Some(Question::Settle(check, seen));
            }
            (Action::Open, Some(deed)) => self.form = Some(StepForm::new(deed, &page.view, ctx.policy)),
            (Action::Open, None) => {
                if let Some(problem) = steps.refusal() {
                    ctx.wish = Some(Wish::Refuse(vec![("step", problem.clone())]));
                }
            }
            _ => steps.step(action),
        }
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(form) = &mut self.form else { return };
        match action {
            Action::Save => {
                self.doing = Some(form.done());
                let request = form.save(ctx);
                ctx.ask(request);
            }
            Action::Back if form.is_begun() => {
                self.doing = Some(Msg::DraftKept);
                ctx.ask(Request::SaveDraft { draft: form.draft(ctx) });
            }
            Action::Back => self.close_form(ctx),
            _ => {
                if let Some(request) = form.act(action, ctx) {
                    ctx.ask(request);
                }
            }
        }
    }

    /// Back to the case; what another window did meanwhile is read now.
    fn close_form(&mut self, ctx: &mut Ctx) {
        self.form = None;
        self.read_if_stale(ctx);
    }

    fn read_if_stale(&mut self, ctx: &mut Ctx) {
        if std::mem::take(&mut self.stale)
            && let Some(number) = self.number()
        {
            ctx.afresh.push(Request::Case { number });
        }
    }

    /// A case that was asked for, or what became of one after something was done to it.
    fn show(&mut self, view: CaseView, ctx: &mut Ctx) {
        if let Some(said) = self.doing.take() {
            if let Some(form) = self.form.take() {
                ctx.aside(Request::DropDraft { id: form.draft_id() });
            }
            (self.steps, self.stale) = (None, false);
            ctx.wish = Some(Wish::Note(said));
        }
        match &mut self.case {
            Some(page) if page.view.number == view.number => page.view = view,
            _ => {
                self.case = Some(CasePage::new(view));
                (self.steps, self.papers) = (None, None);
            }
        }
        self.renew_steps();
        if let Some(draft) = self.opening.take() {
            self.go_on(draft, ctx);
        }
    }

    /// The list of steps is that of the case as it is now.
    fn renew_steps(&mut self) {
        if let (Some(steps), Some(page)) = (&mut self.steps, &self.case) {
            steps.renew(&page.view);
        }
    }
}

impl Screen for Cases {
    fn scopes(&self) -> &'static [Scope] {
        match (&self.question, &self.form, &self.steps, &self.case) {
            (Some(_), ..) => &[Scope::Ask],
            (None, Some(_), ..) => &[Scope::CaseForm],
            (None, None, Some(_), _) => &[Scope::CaseSteps],
            (None, None, None, Some(_)) => self.papers.as_ref().map_or(&[Scope::Case], PapersView::scopes),
            (None, None, None, None) if self.list.in_field => &[Scope::CaseFilter],
            (None, None, None, None) => &[Scope::CaseList],
        }
    }

    /// A question takes the keys too, so that no stray letter leaves it behind.
    fn typing(&self) -> bool {
        // What is typed ahead of the desk's answer is meant for the case that comes back, not for the form that goes.
        if self.doing.is_some() || self.opening.is_some() {
            return false;
        }
        let in_papers = self.papers.as_ref().is_some_and(PapersView::is_typing);
        self.question.is_some() || self.form.is_some() || in_papers || (self.case.is_none() && self.list.in_field)
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.doing = None;
        self.opening = None;
        if let Some(papers) = &mut self.papers {
            papers.entered();
        }
        self.list.begin(ctx.who);
        match (&self.form, self.number()) {
            (Some(_), _) => self.stale = true,
            (None, Some(number)) => ctx.ask(Request::Case { number }),
            (None, None) => self.ask_list(ctx),
        }
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        if self.case.is_none() {
            ctx.afresh.push(self.list.request(ctx.body));
        }
    }

    fn open_case(&mut self, number: &str, ctx: &mut Ctx) {
        // Nothing that was typed is lost.
        self.put_away(ctx);
        (self.form, self.steps, self.question, self.papers) = (None, None, None, None);
        self.from_file = true;
        ctx.ask(Request::Case { number: number.to_owned() });
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        self.open_for_draft(draft, ctx);
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        self.keep_typed(ctx);
    }

    fn draft_failed(&mut self) {
        self.keeping_failed();
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        if let Some(question) = self.question.take() {
            return self.answer(question, action, ctx);
        }
        if self.papers.is_some() {
            return self.act_papers(action, ctx);
        }
        match (&self.form, &self.steps, &self.case) {
            (Some(_), ..) => self.act_form(action, ctx),
            (None, Some(_), _) => self.act_steps(action, ctx),
            (None, None, Some(_)) => self.act_case(action, ctx),
            (None, None, None) => self.act_list(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        if let Some(papers) = &mut self.papers {
            return papers.typed(key);
        }
        match (&self.question, &mut self.form) {
            (Some(_), _) => {}
            (None, Some(form)) => _ = form.fields().key(key),
            (None, None) if self.case.is_none() && self.list.typed(key) => self.ask_list(ctx),
            (None, None) => {}
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        if let Some(papers) = &mut self.papers {
            return papers.pasted(text);
        }
        match (&self.question, &mut self.form) {
            (Some(_), _) => {}
            (None, Some(form)) => _ = form.fields().paste(text),
            (None, None) if self.case.is_none() && self.list.in_field && self.list.pasted(text) => self.ask_list(ctx),
            (None, None) => {}
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::CaseList(list) => self.show_list(list, ctx),
            Reply::Case(view) => self.show(*view, ctx),
            Reply::LookAtStep(problems) => {
                if let Some(form) = &mut self.form {
                    form.set_problems(problems);
                }
            }
            Reply::Papers { list, issued } => self.show_papers(*list, issued, ctx),
            Reply::SaveDraft => {
                if let Some(said) = self.doing.take() {
                    self.close_form(ctx);
                    ctx.wish = Some(Wish::Note(said));
                } else if let Some(papers) = &mut self.papers {
                    papers.kept(ctx);
                }
            }
            Reply::Sent(_) => {
                if let Some(papers) = &self.papers {
                    papers.ask(ctx);
                }
            }
            _ => {}
        }
    }

    /// Nothing changes under somebody who types or is asked; the case is read when he has done.
    fn refresh(&mut self, ctx: &mut Ctx) {
        let is_busy = self.form.is_some() || self.question.is_some() || self.papers.is_some();
        match (is_busy, self.number()) {
            (true, _) => self.stale = true,
            (false, Some(number)) => ctx.afresh.push(Request::Case { number }),
            (false, None) => ctx.afresh.push(self.list.request(ctx.body)),
        }
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::CaseList(list) => self.refresh_list(list, ctx),
            Reply::Case(view) => {
                if let Some(page) = self.case.as_mut().filter(|page| page.view.number == view.number) {
                    page.view = *view;
                    self.renew_steps();
                }
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        // What was seen may not be what is there any more.
        let doing = self.doing.take();
        self.stale |= doing.is_some();
        self.opening = None;
        if doing == Some(Msg::DraftKept) {
            self.draft_failed();
            // The status line says why.
            self.question = Some(Question::Discard);
            return false;
        }
        if let Some(papers) = &mut self.papers {
            return papers.refuse(refusal);
        }
        match (&mut self.form, refusal) {
            (Some(form), Refusal::Problems(problems)) => {
                form.refuse(problems);
                true
            }
            _ => false,
        }
    }

    fn after_refusal(&mut self, ctx: &mut Ctx) {
        self.read_if_stale(ctx);
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        let Some(page) = &self.case else { return self.list.draw(pen, facts) };
        if let Some(papers) = &self.papers {
            return papers.draw(pen);
        }
        let cursor = match (&self.form, &self.steps) {
            (Some(form), _) => {
                page.head(pen, facts);
                form.draw(pen)
            }
            (None, Some(steps)) => {
                page.head(pen, facts);
                steps.draw(&page.view, pen, facts)
            }
            (None, None) => page.draw(pen, facts),
        };
        match self.question {
            Some(question) => Some(self.asked(question, pen)),
            None => cursor,
        }
    }
}
