//! Approvals (审批): the queues of sheets, a sheet as who reviews or approves it sees it, and the steps that are his.

mod list;
mod opinion;
mod view;

use crossterm::event::KeyEvent;

use crate::desk::drafts::SavedDraft;
use crate::desk::papers::Way;
use crate::desk::sheets::{SheetList, SheetView};
use crate::desk::{Refusal, Reply, Request};
use crate::domain::problem::Problem;
use crate::domain::sheet::workflow::{Step, open};
use crate::report::papers::SHEET_PRESS;
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Wish};
use crate::tui::screens::papers::PapersView;
use list::ListView;
pub(super) use opinion::{OpinionForm, key_of};
pub(super) use view::{HEAD_ROWS, SheetPage};

#[derive(Default)]
pub(in crate::tui) struct Approvals {
    list: ListView,
    sheet: Option<SheetPage>,
    form: Option<OpinionForm>,
    /// A form that was left or overtaken with something in it; the same step opens it again.
    kept: Option<OpinionForm>,
    /// Papers of the sheet's case, over it.
    papers: Option<PapersView>,
    /// The desk has been asked to take a step.
    doing: bool,
    /// A draft whose sheet is being read.
    opening: Option<SavedDraft>,
    /// Another window may have changed the sheet since it was read.
    stale: bool,
}

impl Approvals {
    fn ask_list(&self, ctx: &mut Ctx) {
        ctx.ask(self.list.request(ctx.body));
    }

    /// Takes a page; where the queue has become shorter, the page before it is asked for.
    fn show_list(&mut self, list: SheetList, ctx: &mut Ctx) {
        if self.list.renew(list) {
            self.ask_list(ctx);
        }
    }

    fn number(&self) -> Option<String> {
        self.sheet.as_ref().map(|page| page.view.number.clone())
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        if action == Action::Open {
            if let Some(line) = self.list.chosen() {
                // What is typed ahead is meant for the sheet, not for the filter.
                let number = line.number.clone();
                self.list.in_field = false;
                ctx.ask(Request::Sheet { number });
            }
        } else if self.list.act(action, ctx.body) {
            self.ask_list(ctx);
        }
    }

    fn act_sheet(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(page) = &mut self.sheet else { return };
        let (person, case) = (page.view.person.as_ref().map(|(id, _, _)| *id), page.view.case.clone());
        match (action, person, case) {
            (Action::Back, ..) => {
                self.sheet = None;
                self.ask_list(ctx);
            }
            (Action::Onward, ..) => match page.view.open.iter().find(|o| o.step.is_onward()).map(|o| o.step) {
                Some(step) => self.begin(step, ctx),
                None => ctx.wish = Some(Wish::Say(Msg::SaidStepNotHere)),
            },
            (Action::SheetStep(step), ..) => self.begin(step, ctx),
            (Action::Person, Some(person_id), _) => ctx.wish = Some(Wish::File { person_id }),
            (Action::Case, _, Some(number)) => ctx.wish = Some(Wish::Case { number }),
            (Action::Papers, _, Some(number)) => ctx.ask(Request::Papers { number }),
            (Action::Print, ..) => print(&page.view, None, ctx),
            (Action::PrintTerminal, ..) => print(&page.view, Some(Way::Terminal), ctx),
            _ => page.act(action, ctx),
        }
    }

    /// Opens the form of a step, if it is open and this operator's; else says why not.
    fn begin(&mut self, step: Step, ctx: &mut Ctx) {
        let Some(page) = &self.sheet else { return };
        let view = &page.view;
        match view.open.iter().find(|o| o.step == step).map(|o| o.may) {
            Some(Ok(())) if opinion::key_of(step).is_some() => {
                let same = |form: &OpinionForm| form.step == step && form.number == view.number;
                let again = self.kept.take_if(|form| same(form));
                self.form = Some(again.unwrap_or_else(|| OpinionForm::new(step, view, ctx.policy)));
            }
            Some(Ok(())) => ctx.wish = Some(Wish::Say(Msg::SheetPaidBy)),
            // The head says why, and whose it is.
            Some(Err(_)) => ctx.wish = Some(Wish::Say(Msg::SaidStepNotYours)),
            None => {
                let (flow, from) = (view.kind.flow(), Some(view.state));
                let problem = Problem::SheetStepNotOpen { step, from, open: open(flow, from) };
                ctx.wish = Some(Wish::Refuse(vec![("step", problem)]));
            }
        }
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let (Some(form), Some(page)) = (&mut self.form, &self.sheet) else { return };
        match action {
            Action::Save => {
                self.doing = true;
                let request = form.save(page.view.seen, ctx);
                ctx.ask(request);
            }
            Action::Back => {
                self.put_form_by(ctx);
                self.read_if_stale(ctx);
            }
            _ => form.act(action, ctx),
        }
    }

    /// Closes the form; what was typed is there when it is opened again.
    fn put_form_by(&mut self, ctx: &mut Ctx) {
        if let Some(mut form) = self.form.take().filter(OpinionForm::is_begun) {
            form.put_by(ctx);
            self.kept = Some(form);
            ctx.wish = Some(Wish::Note(Msg::DraftKept));
        }
    }

    fn act_papers(&mut self, action: Action, ctx: &mut Ctx) {
        if self.papers.as_mut().is_some_and(|papers| !papers.act(action, ctx)) {
            self.papers = None;
            self.read_if_stale(ctx);
        }
    }

    fn read_if_stale(&mut self, ctx: &mut Ctx) {
        if std::mem::take(&mut self.stale)
            && let Some(number) = self.number()
        {
            ctx.afresh.push(Request::Sheet { number });
        }
    }

    /// A sheet that was asked for, or what became of one after a step.
    fn show(&mut self, view: SheetView, ctx: &mut Ctx) {
        if std::mem::take(&mut self.doing) {
            if let Some(form) = self.form.take() {
                ctx.aside(Request::DropDraft { id: form.draft_id() });
            }
            self.stale = false;
            ctx.wish = Some(Wish::Note(Msg::SaidSheetDone));
        }
        match &mut self.sheet {
            Some(page) if page.view.number == view.number => page.view = view,
            _ => {
                self.sheet = Some(SheetPage::new(view));
                self.papers = None;
            }
        }
        if let Some(draft) = self.opening.take() {
            self.go_on(draft, ctx);
        }
    }

    /// Opens the form of a draft, if its step can still be taken; else says why not, and the draft stays.
    fn go_on(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        let (Some((_, step)), Some(page)) = (OpinionForm::about(&draft), &self.sheet) else { return };
        if page.view.open.iter().any(|o| o.step == step && o.may.is_ok()) {
            self.form = Some(OpinionForm::of(step, &page.view, ctx.policy, draft));
        } else {
            self.begin(step, ctx);
        }
    }
}

/// Prints the sheet; without a way, by the one used last.
fn print(view: &SheetView, way: Option<Way>, ctx: &mut Ctx) {
    ctx.ask(Request::PrintSheet { number: view.number.clone(), way, press: SHEET_PRESS });
}

impl Screen for Approvals {
    fn scopes(&self) -> &'static [Scope] {
        match (&self.papers, &self.form, &self.sheet) {
            (Some(papers), ..) => papers.scopes(),
            (None, Some(_), _) => &[Scope::Opinion],
            (None, None, Some(_)) => &[Scope::Sheet],
            (None, None, None) if self.list.in_field => &[Scope::SheetFilter],
            (None, None, None) => &[Scope::SheetList],
        }
    }

    fn typing(&self) -> bool {
        // What is typed ahead of the desk's answer is meant for the sheet that comes back, not for the form that goes.
        if self.doing || self.opening.is_some() {
            return false;
        }
        let in_papers = self.papers.as_ref().is_some_and(PapersView::is_typing);
        self.form.is_some() || in_papers || (self.sheet.is_none() && self.list.in_field)
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        (self.doing, self.opening) = (false, None);
        if let Some(papers) = &mut self.papers {
            papers.entered();
        }
        self.list.begin(ctx.who);
        match (&self.form, self.number()) {
            (Some(_), _) => self.stale = true,
            (None, Some(number)) => ctx.ask(Request::Sheet { number }),
            (None, None) => self.ask_list(ctx),
        }
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        if self.sheet.is_none() {
            ctx.afresh.push(self.list.request(ctx.body));
        }
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        let Some((number, _)) = OpinionForm::about(&draft) else { return };
        let number = number.to_owned();
        // The draft holds what a form that was put by holds.
        (self.form, self.kept, self.papers, self.doing) = (None, None, None, false);
        self.opening = Some(draft);
        ctx.ask(Request::Sheet { number });
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.keep(ctx);
        }
        if let Some(papers) = &mut self.papers {
            papers.put_away(ctx);
        }
    }

    fn draft_failed(&mut self) {
        for form in self.form.iter_mut().chain(&mut self.kept) {
            form.keeping_failed();
        }
        if let Some(papers) = &mut self.papers {
            papers.draft_failed();
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match (&self.papers, &self.form, &self.sheet) {
            (Some(_), ..) => self.act_papers(action, ctx),
            (None, Some(_), _) => self.act_form(action, ctx),
            (None, None, Some(_)) => self.act_sheet(action, ctx),
            (None, None, None) => self.act_list(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        match (&mut self.papers, &mut self.form) {
            (Some(papers), _) => papers.typed(key),
            (None, Some(form)) => _ = form.fields().key(key),
            (None, None) if self.sheet.is_none() && self.list.typed(key) => self.ask_list(ctx),
            (None, None) => {}
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        match (&mut self.papers, &mut self.form) {
            (Some(papers), _) => papers.pasted(text),
            (None, Some(form)) => _ = form.fields().paste(text),
            (None, None) if self.sheet.is_none() && self.list.in_field && self.list.pasted(text) => self.ask_list(ctx),
            (None, None) => {}
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match (reply, &mut self.papers) {
            (Reply::SheetQueue(list), _) => self.show_list(list, ctx),
            (Reply::Sheet(view), _) => self.show(*view, ctx),
            (Reply::Papers { list, issued }, Some(papers)) => papers.renew(*list, issued, ctx),
            (Reply::Papers { list, .. }, papers @ None) => *papers = Some(PapersView::new(*list)),
            (Reply::SaveDraft, Some(papers)) => papers.kept(ctx),
            (Reply::Sent(_), Some(papers)) => papers.ask(ctx),
            _ => {}
        }
    }

    /// Nothing changes under somebody who types or reads a paper; the sheet is read when he has done.
    fn refresh(&mut self, ctx: &mut Ctx) {
        match (self.form.is_some() || self.papers.is_some(), self.number()) {
            (true, _) => self.stale = true,
            (false, Some(number)) => ctx.afresh.push(Request::Sheet { number }),
            (false, None) => ctx.afresh.push(self.list.request(ctx.body)),
        }
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::SheetQueue(list) if self.list.refresh(list.clone(), ctx.body) => {
                ctx.afresh.push(self.list.request(ctx.body));
            }
            Reply::Sheet(view) if self.form.is_none() => {
                if let Some(page) = self.sheet.as_mut().filter(|page| page.view.number == view.number) {
                    page.view = *view;
                }
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        self.opening = None;
        if let Some(papers) = &mut self.papers {
            return papers.refuse(refusal);
        }
        // What was seen may not be what is there any more.
        self.stale |= std::mem::take(&mut self.doing);
        match (&mut self.form, refusal) {
            (Some(form), Refusal::Problems(problems)) if !problems.iter().any(|(field, _)| *field == "step") => {
                form.refuse(problems);
                true
            }
            (Some(_), _) => {
                // The sheet itself is to be looked at again; what was typed is there when the form is opened again.
                self.kept = self.form.take();
                false
            }
            (None, _) => false,
        }
    }

    fn after_refusal(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            self.read_if_stale(ctx);
        }
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        let Some(page) = &self.sheet else { return self.list.draw(pen, facts) };
        match (&self.papers, &self.form) {
            (Some(papers), _) => papers.draw(pen),
            (None, Some(form)) => {
                page.head(pen);
                form.draw(pen)
            }
            (None, None) => page.draw(pen, facts),
        }
    }
}
