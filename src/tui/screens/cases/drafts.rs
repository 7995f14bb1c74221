//! A half-typed step that is gone on with: its case is read, then its form opens where it still can be done.

use super::Cases;
use super::form::StepForm;
use super::steps::StepsView;
use crate::desk::Request;
use crate::desk::drafts::SavedDraft;
use crate::tui::screen::{Ctx, Wish};

impl Cases {
    pub(super) fn open_for_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        let Some(number) = StepForm::case_of(&draft).map(str::to_owned) else { return };
        (self.form, self.steps, self.question, self.papers, self.doing) = (None, None, None, None, None);
        self.from_file = false;
        self.opening = Some(draft);
        ctx.ask(Request::Case { number });
    }

    /// Opens the form of a draft, if what it is about can still be done; else says why not, and the draft stays.
    pub(super) fn go_on(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        let Some(page) = &self.case else { return };
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
}
