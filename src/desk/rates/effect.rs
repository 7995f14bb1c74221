//! What an approved sheet of rates brings about: a row for each employer whose class or step changes, and back when it is revoked.

use super::RateLine;
use super::read::from_problem;
use crate::desk::sheets::{Moved, fields_of};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::employer::rate::in_force;
use crate::domain::rates::problem::RateProblem;
use crate::store::Writer;
use crate::store::rates::NewRate;

/// The reason of a row that puts back what was before.
const REVOKED: &str = "revoked";

/// Class and step.
type Rate = (u8, u8);

impl Desk {
    /// Rates of an approved sheet hold from its month on. Nothing may have moved since it was entered.
    pub(in crate::desk) fn set_rates(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let change = |l: &RateLine| ((l.class, l.step), (l.new_class, l.new_step), l.reason_ids());
        self.write_rates(writer, moved, change)
    }

    /// The rates of before hold again, unless the month is levied by now.
    pub(in crate::desk) fn unset_rates(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let change = |l: &RateLine| ((l.new_class, l.new_step), (l.class, l.step), REVOKED.to_owned());
        self.write_rates(writer, moved, change)
    }

    fn write_rates(
        &self,
        writer: &Writer<'_>,
        moved: &Moved<'_>,
        change: impl Fn(&RateLine) -> (Rate, Rate, String),
    ) -> Result<(), Refusal> {
        let fields = fields_of(writer, moved.sheet)?;
        let month = Month::parse(fields.get("from")).map_err(|p| Refusal::Problems(vec![("from", p)]))?;
        let levied = self.store.months_fixed_since(month)?;
        for line in RateLine::all(fields.get("lines")).iter().filter(|l| l.is_changed()) {
            let row = self.store.employer(&line.credit_code)?.ok_or(Refusal::NotFound)?;
            let employer = || line.name.clone();
            if levied.contains(&row.id) {
                return Err(from_problem(RateProblem::Levied { employer: employer(), month }));
            }
            let rows = self.store.rate_rows(row.id)?;
            if let Some(month) = rows.iter().filter_map(|r| r.from).max().filter(|last| *last > month) {
                return Err(from_problem(RateProblem::Later { employer: employer(), month }));
            }
            let (before, (class, step), reason) = change(line);
            let stands = in_force(row.risk_class, &rows, month);
            if (stands.class, stands.step) != before {
                return Err(from_problem(RateProblem::Moved { employer: employer() }));
            }
            let new = NewRate { employer: row.id, from: month, class, step, reason: &reason, sheet: moved.sheet.id };
            writer.add_rate(&new, moved.at)?;
        }
        Ok(())
    }
}
