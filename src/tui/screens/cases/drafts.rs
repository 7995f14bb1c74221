//! A half-typed step or service that is gone on with: its case is read, then its form opens, a step's where it still can
//! be done.

use super::Cases;
use super::form::StepForm;
use super::steps::StepsView;
use crate::desk::Request;
use crate::desk::drafts::SavedDraft;
use crate::desk::papers::PaperList;
use crate::tui::screen::{Ctx, Wish};
use crate::tui::screens::papers::PapersView;

impl Cases {
    pub(super) fn open_for_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        let number = PapersView::case_of(&draft).or_else(|| StepForm::case_of(&draft));
        let Some(number) = number.map(str::to_owned) else { return };
        (self.form, self.steps, self.question, self.papers, self.doing) = (None, None, None, None, None);
        self.from_file = false;
        self.opening = Some(draft);
        ctx.ask(Request::Case { number });
    }

    /// Opens the form of a draft, if what it is about can still be done; else says why not, and the draft stays.
    pub(super) fn go_on(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        let Some(page) = &self.case else { return };
        if PapersView::case_of(&draft).is_some() {
            self.opening = Some(draft);
            return ctx.ask(Request::Papers { number: page.view.number.clone() });
        }
        let mut steps = StepsView::new(&page.view);
        let is_there = steps.go_to(|deed| StepForm::is_about(&draft, deed));
        match steps.chosen() {
            Some(deed) if is_there => self.form = Some(StepForm::of(deed, &page.view, ctx.policy, draft)),
            _ => {
                let why = steps.refusal().filter(|_| is_there).cloned();
                let why = why.unwrap_or_else(|| StepForm::why_not(&draft, &page.view));
                ctx.wish = Some(Wish::Refuse(vec![("step", why)]));
            }
        }
        self.steps = Some(steps);
    }

    /// Keeps what is being typed, without waiting for it.
    pub(super) fn keep_typed(&mut self, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.keep(ctx);
        }
        if let Some(papers) = &mut self.papers {
            papers.put_away(ctx);
        }
    }

    pub(super) fn keeping_failed(&mut self) {
        if let Some(form) = &mut self.form {
            form.keeping_failed();
        }
        if let Some(papers) = &mut self.papers {
            papers.draft_failed();
        }
    }

    /// Takes the papers of the case; a service that is gone on with opens over them.
    pub(super) fn show_papers(&mut self, list: PaperList, issued: Option<i64>, ctx: &mut Ctx) {
        match &mut self.papers {
            Some(papers) => papers.renew(list, issued, ctx),
            None => {
                let papers = self.papers.insert(PapersView::new(list));
                if let Some(draft) = self.opening.take() {
                    papers.go_on(draft);
                }
            }
        }
    }
}
