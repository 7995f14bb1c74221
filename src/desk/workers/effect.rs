//! What an approved sheet of workers brings about: people are registered, relations begin, end and change, each with what was
//! before and after. It is read anew, so that what was filed meanwhile stands in the way where it has to.

use serde_json::json;

use super::read::Worker;
use crate::desk::sheets::{Moved, fields_of};
use crate::desk::{Desk, Refusal};
use crate::domain::workers::relation::Relation;
use crate::store::readings::NameWriter;
use crate::store::workers::NewWorkerEvent;
use crate::store::{StoreError, Writer};

impl Desk {
    /// # Errors
    /// `Problems` at `workers` for what does not fit what is on file by now; `Store`.
    pub(in crate::desk) fn change_workers(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let change = self.read_worker_rows(&fields_of(writer, moved.sheet)?)?;
        let (Some(employer), true) = (change.employer, change.found.problems.is_empty()) else {
            return Err(Refusal::Problems(change.found.problems));
        };
        let mut names = NameWriter::default();
        for worker in &change.workers {
            self.change_worker(writer, employer.id, worker, &mut names, moved)?;
        }
        Ok(())
    }

    fn change_worker(
        &self,
        writer: &Writer<'_>,
        employer: i64,
        worker: &Worker,
        names: &mut NameWriter,
        moved: &Moved<'_>,
    ) -> Result<(), StoreError> {
        let (Some(outcome), row) = (&worker.outcome, &worker.row) else { return Ok(()) };
        let person = match worker.person {
            Some(person) => person,
            None => writer.register_person(&row.id, &row.name, &row.phone, names, self.policy.surnames())?,
        };
        if worker.person.is_some() && !row.phone.is_empty() {
            writer.set_phone(person, &row.phone)?;
        }
        let after = &outcome.after;
        match &outcome.before {
            None => writer.begin_relation(person, employer, after, worker.project)?,
            Some(_) => writer.set_relation(person, employer, after, worker.project)?,
        }
        writer.add_worker_event(&NewWorkerEvent {
            person,
            employer,
            from: after.from,
            act: row.act,
            on: row.day,
            before: &outcome.before.as_ref().map_or_else(|| "{}".to_owned(), told),
            after: &told(after),
            reason: &row.reason,
            sheet: moved.sheet.id,
            at: moved.at,
        })
    }
}

/// A relation as an event holds it.
fn told(relation: &Relation) -> String {
    json!({
        "insured_from": relation.from.to_string(),
        "insured_to": relation.until.map(|d| d.to_string()).unwrap_or_default(),
        "job": relation.job,
        "wage": relation.wage.plain(),
        "insured_as": relation.category,
        "is_migrant": if relation.is_migrant { "yes" } else { "no" },
        "project": relation.project,
        "end_reason": relation.end_reason,
    })
    .to_string()
}
