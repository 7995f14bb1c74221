//! A registration that was reviewed takes effect: the row, its history, and the relations that go over, in one write.

use super::Registration;
use super::facts::{difference, facts};
use crate::desk::estimate::Fields;
use crate::desk::sheets::{Moved, fields_of};
use crate::desk::{Desk, Refusal};
use crate::domain::employer::registration::Act;
use crate::store::Writer;
use crate::store::register::events::NewEmployerEvent;
use crate::store::register::relations::Transfer;

impl Desk {
    /// Does what a sheet says. It is read once more, as what it rests on may have changed since it was filed.
    pub(in crate::desk) fn registered(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let read = self.registration(&fields_of(writer, moved.sheet)?, Some(moved.sheet))?;
        let before = read.before.as_ref().map(|row| self.facts_of(row)).transpose()?.unwrap_or_default();
        let after = self.facts_of(&read.after)?;
        let employer = if let Some(row) = &read.before {
            writer.put_employer(&read.after)?;
            row.id
        } else {
            let id = writer.register_employer(&read.after)?;
            writer.set_sheet_employer(moved.sheet.id, id)?;
            id
        };
        note(writer, moved, &read, employer, (&before, &after))?;
        if let Some(successor) = &read.successor {
            let took_over = facts(&read.after, "").get("credit_code").to_owned();
            let told = Fields::default().with("took_over", took_over);
            note(writer, moved, &read, successor.id, (&Fields::default(), &told))?;
            transfer(writer, moved, &read, employer, successor.id)?;
        }
        Ok(())
    }
}

fn note(
    writer: &Writer<'_>,
    moved: &Moved<'_>,
    read: &Registration,
    employer: i64,
    (before, after): (&Fields, &Fields),
) -> Result<(), Refusal> {
    let (before, after) = difference(before, after);
    let event = NewEmployerEvent {
        employer,
        what: read.act.id(),
        on: read.on,
        before: &before,
        after: &after,
        reason: &read.reason,
        sheet: moved.sheet.id,
    };
    Ok(writer.add_employer_event(&event, moved.at)?)
}

fn transfer(writer: &Writer<'_>, moved: &Moved<'_>, read: &Registration, from: i64, to: i64) -> Result<(), Refusal> {
    let reason = if read.act == Act::Merge { "merged" } else { "transferred" };
    for (relation, stays_there) in &read.moved {
        let (person, since) = (relation.person, relation.insured_from);
        let one = Transfer { person, from, to, since, on: read.on, sheet: moved.sheet.id, reason };
        writer.transfer(&one, *stays_there, moved.at)?;
    }
    Ok(())
}
