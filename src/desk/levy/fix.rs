//! 生成应缴: fixing a month. Who fixes it when another window has just done so adds nothing; what is fixed is reversed, never
//! changed.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::month::{Computed, LevyMonth};
use crate::desk::hands::Document;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::dates::Month;
use crate::domain::declaration::month::Standing;
use crate::domain::hands::Hand;
use crate::domain::operator::{Right, Role};
use crate::domain::problem::Problem;
use crate::store::Writer;
use crate::store::levy::record::{NewLine, NewRun, What};

/// Who makes out what is due (agency rules 2.4).
const FIXERS: &[Role] = &[Role::Intake];

impl Desk {
    /// Fixes what employers owe for a month: those who declared on their wages, those who did not, once it is over, on an
    /// estimate. Employers that are fixed stay as they are; a second run adds the late ones. Answers the month as it was found,
    /// so that what it says is to be fixed is what was.
    ///
    /// # Errors
    /// `MayNot`; `Problems` for a month to come or before its parameters are known and confirmed; `Store`.
    pub fn fix_levy(&mut self, month: Month) -> Result<LevyMonth, Refusal> {
        self.require(Right::Employers)?;
        self.check_step(Hand::Enter, FIXERS, &Document { person_id: None, case_id: None, hands: &[] })?;
        let wrong = |p: Problem| Refusal::Problems(vec![("month", p)]);
        if month > Month::of(self.clock.today()) {
            return Err(wrong(Problem::Future));
        }
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        let computed = self.levy_of_month(month)?;
        if let Some(problem) = &computed.view.lacks {
            return Err(wrong(problem.clone()));
        }
        if computed.view.to_fix().next().is_none() {
            return Ok(computed.view);
        }
        if !computed.unconfirmed.is_empty() {
            return Err(wrong(Problem::Unconfirmed { keys: computed.unconfirmed }));
        }
        let set = self.store.first_last_days(month)?;
        write(&writer, &computed, &set, (operator, &at))?;
        writer.commit()?;
        Ok(computed.view)
    }
}

/// Writes a run down; `set` is the last day that some employers were given before. What is reversed and fixed anew stays as late as
/// it was.
fn write(
    writer: &Writer<'_>,
    computed: &Computed,
    set: &HashMap<i64, NaiveDate>,
    (operator, at): (i64, &str),
) -> Result<(), Refusal> {
    let view = &computed.view;
    let Some(last_day) = view.last_day else { return Ok(()) };
    let owed = || computed.owed.values().map(|(_, owed)| owed);
    let run = NewRun {
        month: view.month,
        employers: i64::try_from(computed.owed.len()).unwrap_or(i64::MAX),
        heads: owed().map(|o| o.heads).sum(),
        base: owed().map(|o| o.base).sum(),
        due: owed().map(|o| o.due).sum(),
    };
    let row = writer.add_levy_run(&run, operator, at)?;
    for line in view.to_fix() {
        let Some((sheet, owed)) = computed.owed.get(&line.employer) else { continue };
        let fixed = NewLine {
            employer: line.employer,
            month: view.month,
            what: if line.standing == Standing::Verified { What::Levy } else { What::Estimate },
            heads: owed.heads,
            payroll: owed.payroll,
            base: owed.base,
            class: line.class,
            rate: owed.rate,
            amount: owed.due,
            last_day: set.get(&line.employer).map_or(last_day, |before| last_day.min(*before)),
            run: Some(row),
            sheet: *sheet,
            project: None,
        };
        writer.add_levy_line(&fixed, operator, at)?;
    }
    for (wage, base) in &computed.bases {
        writer.set_base(wage.person, wage.employer, view.month, *base)?;
    }
    let (count, due) = (run.employers.to_string(), run.due.plain());
    let changes = [
        Changed { field: "employers", before: None, after: Some(&count) },
        Changed { field: "amount", before: None, after: Some(&due) },
    ];
    Ok(writer.audit_changes(at, Some(operator), Act::FixLevy.id(), "", &view.month.to_string(), &changes)?)
}
