//! Keeps what was typed into a form: a draft in the database, written each time a field is left, in the desk's own time.

use super::Form;
use crate::desk::Request;
use crate::desk::drafts::{SavedDraft, new_id};
use crate::desk::estimate::Fields;
use crate::tui::screen::Ctx;

pub(in crate::tui) struct Keeper {
    draft: SavedDraft,
    /// As it was opened or last handed to the desk.
    handed: Fields,
    /// The desk has been given something to keep.
    begun: bool,
    /// The last write failed; the next field tries again.
    failed: bool,
}

impl Keeper {
    /// For a form that was just opened. `form` is its name in [`crate::tui::screen::FORMS`], `subject` what it is about, such
    /// as `person:17`.
    pub fn new(form_name: &str, subject: &str, form: &Form) -> Keeper {
        let draft = SavedDraft {
            id: new_id(),
            form: form_name.to_owned(),
            subject: subject.to_owned(),
            about: String::new(),
            submission: new_id(),
            fields: Fields::default(),
            at_field: String::new(),
            version: 1,
        };
        Keeper { draft, handed: form.all_fields(), begun: false, failed: false }
    }

    /// For a draft that is gone on with; the form is filled in from it.
    pub fn of(draft: SavedDraft, form: &mut Form) -> Keeper {
        form.resume(&draft.fields, &draft.at_field);
        Keeper { draft, handed: form.all_fields(), begun: true, failed: false }
    }

    /// The number of the draft, to drop it when the form is filed.
    pub fn id(&self) -> &str {
        &self.draft.id
    }

    /// Goes along when the form is filed, so that what is sent twice is filed once.
    pub fn submission(&self) -> &str {
        &self.draft.submission
    }

    /// The draft is about something else now.
    pub fn set_subject(&mut self, subject: &str) {
        subject.clone_into(&mut self.draft.subject);
        // It has to be written again, whatever the fields say.
        self.failed = self.begun;
    }

    /// Whether there is anything the desk has not been given.
    fn is_new(&self, form: &Form) -> bool {
        self.failed || form.all_fields() != self.handed
    }

    /// Whether anything is worth keeping: something was typed, now or before.
    pub fn is_begun(&self, form: &Form) -> bool {
        self.begun || self.is_new(form)
    }

    /// Gives the desk what is new and waits for nothing. `about` is what it is about, for people.
    pub fn save(&mut self, form: &Form, about: &str, ctx: &mut Ctx) {
        if self.is_new(form) {
            let draft = self.draft(form, about);
            ctx.aside(Request::SaveDraft { draft });
        }
    }

    /// The draft as the form is now, to be given to the desk.
    pub fn draft(&mut self, form: &Form, about: &str) -> Box<SavedDraft> {
        self.handed = form.all_fields();
        (self.begun, self.failed) = (true, false);
        self.draft.fields = self.handed.clone();
        self.draft.at_field = form.at_field().to_owned();
        self.draft.about = about.to_owned();
        Box::new(self.draft.clone())
    }

    /// The desk could not keep it.
    pub fn failed(&mut self) {
        self.failed = self.begun;
    }
}
