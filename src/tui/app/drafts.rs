//! Drafts in the window: offered, gone on with, and kept when it closes.

use super::{App, Said};
use crate::desk::drafts::{DraftList, SavedDraft};
use crate::desk::{Refusal, Reply};
use crate::text::catalog::{Msg, fill};
use crate::text::problems;
use crate::tui::dialogs::Dialog;
use crate::tui::screen::FORMS;

impl App {
    /// Shows this operator's drafts; says how many have just gone for their age.
    pub(super) fn offer(&mut self, drafts: DraftList) {
        if drafts.removed > 0 {
            let text = fill(self.look.text(Msg::DraftsRemoved), &[("n", &drafts.removed.to_string())]);
            self.message = Some(Said::Notice(text));
        }
        self.dialog = (!drafts.lines.is_empty()).then(|| Dialog::drafts(drafts.lines));
    }

    /// Keeps what is being typed into any form, as before the window closes or is locked.
    pub fn put_away(&mut self) {
        for at in 0..self.screens.len() {
            self.with_screen_at(at, |screen, ctx| screen.put_away(ctx));
        }
    }

    /// A draft that could not be kept is told and tried again; the keys typed meanwhile go on.
    pub(super) fn told_aside(&mut self, answer: Result<Reply, Refusal>) {
        if let Err(refusal) = answer {
            let why = problems::refusal(&refusal, self.look.lang);
            self.message = Some(Said::Refusal(fill(self.look.text(Msg::DraftNotKept), &[("why", &why)])));
            for (_, screen) in &mut self.screens {
                screen.draft_failed();
            }
        }
    }

    pub(super) fn list_drafts(&mut self, drafts: DraftList) {
        if drafts.lines.is_empty() {
            self.message = Some(Said::Notice(self.look.text(Msg::NoDrafts).to_owned()));
        }
        self.offer(drafts);
    }

    pub(super) fn open_draft(&mut self, draft: SavedDraft) {
        let Some((_, id, _)) = FORMS.iter().find(|(name, ..)| *name == draft.form) else { return };
        self.go(*id);
        if self.is_at(*id) {
            self.with_screen(|screen, ctx| screen.open_draft(draft, ctx));
        }
    }
}
