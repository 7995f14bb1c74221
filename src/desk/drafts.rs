//! Drafts (草稿): what was typed into a form survives a dropped line. Each is its operator's own and goes after seven days.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher, RandomState};

use chrono::TimeDelta;

use super::clock::stamp;
use super::estimate::Fields;
use super::{Desk, Refusal};
use crate::domain::problem::Problem;
use crate::store::StoreError;
use crate::store::drafts::DraftRow;

/// Days after which a draft that nobody went on with is removed.
pub const KEPT_DAYS: i64 = 7;

/// A draft as a form holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedDraft {
    pub id: String,
    /// Which form, such as `parameter`.
    pub form: String,
    /// What it is about, such as `person:17`.
    pub subject: String,
    /// The same for people.
    pub about: String,
    /// Goes along when the form is filed, so that what is filed twice is filed once.
    pub submission: String,
    pub fields: Fields,
    /// The field one was in.
    pub at_field: String,
    /// How often it was opened; a window that did not open it last may not write it.
    pub version: i64,
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftLine {
    pub id: String,
    pub form: String,
    pub about: String,
    /// When it was written last.
    pub at: String,
}

/// An operator's drafts, the newest first, and how many have just been removed for their age.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftList {
    pub lines: Vec<DraftLine>,
    pub removed: usize,
}

/// A number nobody else has: 32 hexadecimal digits from the system's random source.
#[must_use]
pub fn new_id() -> String {
    // The keys of the standard library's hashers come from the system's random source.
    let part = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", part(), part())
}

impl Desk {
    /// This operator's drafts, as the window opens: those older than [`KEPT_DAYS`] are removed first.
    ///
    /// # Errors
    /// `Store`.
    pub fn drafts_at_login(&mut self) -> Result<DraftList, Refusal> {
        let oldest = stamp(self.clock.now() - TimeDelta::days(KEPT_DAYS));
        let mut removed = 0;
        // Most logins have nothing to remove and need not wait for a writer.
        if self.store.drafts_of(self.operator.id)?.iter().any(|d| d.at < oldest) {
            removed = match self.drop_old(&oldest) {
                // The next login removes them; the window opens all the same.
                Err(StoreError::Busy { .. }) => 0,
                answer => answer?,
            };
        }
        Ok(DraftList { removed, ..self.drafts()? })
    }

    fn drop_old(&mut self, oldest: &str) -> Result<usize, StoreError> {
        let writer = self.store.write()?;
        let removed = writer.drop_drafts_before(self.operator.id, oldest)?;
        writer.commit()?;
        Ok(removed)
    }

    /// This operator's drafts.
    ///
    /// # Errors
    /// `Store`.
    pub fn drafts(&self) -> Result<DraftList, Refusal> {
        let line = |d: DraftRow| DraftLine { id: d.id, form: d.form, about: d.about, at: d.at };
        Ok(DraftList { lines: self.store.drafts_of(self.operator.id)?.into_iter().map(line).collect(), removed: 0 })
    }

    /// Keeps a draft.
    ///
    /// # Errors
    /// `Problems` (`OpenedElsewhere`) when another window has opened it since; `Store`.
    pub fn save_draft(&mut self, draft: &SavedDraft) -> Result<(), Refusal> {
        let row = row_of(draft, self.clock.stamp())?;
        let writer = self.store.write()?;
        if !writer.save_draft(self.operator.id, &row)? {
            return Err(Refusal::Problems(vec![("draft", Problem::OpenedElsewhere)]));
        }
        Ok(writer.commit()?)
    }

    /// Opens a draft to go on with it; a window that had it open before may not write it any more.
    ///
    /// # Errors
    /// `NotFound` (gone, or another's), `Store`.
    pub fn open_draft(&mut self, id: &str) -> Result<SavedDraft, Refusal> {
        let writer = self.store.write()?;
        let row = writer.open_draft(self.operator.id, id)?.ok_or(Refusal::NotFound)?;
        writer.commit()?;
        draft_of(row)
    }

    /// Removes a draft, because it was filed or is not wanted. One that is gone already is no failure.
    ///
    /// # Errors
    /// `Store`.
    pub fn drop_draft(&mut self, id: &str) -> Result<(), Refusal> {
        let writer = self.store.write()?;
        writer.drop_draft(self.operator.id, id)?;
        Ok(writer.commit()?)
    }

    /// What this operator entered last in these fields, the newest first.
    ///
    /// # Errors
    /// `Store`.
    pub fn last_values(&self, fields: &[&str]) -> Result<BTreeMap<String, Vec<String>>, Refusal> {
        let of = |field: &&str| Ok(((*field).to_owned(), self.store.last_values(self.operator.id, field)?));
        fields.iter().map(of).collect()
    }
}

fn row_of(draft: &SavedDraft, at: String) -> Result<DraftRow, Refusal> {
    let fields: BTreeMap<&str, &str> = draft.fields.iter().collect();
    let fields = serde_json::to_string(&fields).map_err(|e| StoreError::BadValue(e.to_string()))?;
    let d = draft.clone();
    Ok(DraftRow {
        id: d.id,
        form: d.form,
        subject: d.subject,
        about: d.about,
        submission: d.submission,
        fields,
        at_field: d.at_field,
        version: d.version,
        at,
    })
}

fn draft_of(row: DraftRow) -> Result<SavedDraft, Refusal> {
    let typed: BTreeMap<String, String> =
        serde_json::from_str(&row.fields).map_err(|_| StoreError::BadValue(format!("draft {}", row.id)))?;
    let fields = typed.iter().fold(Fields::default(), |fields, (id, text)| fields.with(id, text.as_str()));
    Ok(SavedDraft {
        id: row.id,
        form: row.form,
        subject: row.subject,
        about: row.about,
        submission: row.submission,
        fields,
        at_field: row.at_field,
        version: row.version,
    })
}
