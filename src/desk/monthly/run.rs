//! 月度发放: the run of a month. Who runs it when another window has just done so adds nothing.

use super::RunView;
use crate::desk::hands::Document;
use crate::desk::{Desk, Refusal};
use crate::domain::audit::{Act, Changed};
use crate::domain::benefits::change::Change;
use crate::domain::dates::Month;
use crate::domain::determination::settlement::to_pay;
use crate::domain::hands::Hand;
use crate::domain::money::Money;
use crate::domain::operator::{Right, Role};
use crate::store::Writer;
use crate::store::benefits::NewEvent;
use crate::store::sheets::payables::NewPayable;
use crate::store::sheets::payees::PayeeKey;

/// Who builds payment lists runs the months too.
const RUNNERS: &[Role] = &[Role::Intake, Role::Review];

/// What tells a benefit's month from every other payable.
#[must_use]
pub(in crate::desk) fn monthly_key(benefit: i64, month: Month) -> String {
    format!("monthly:{benefit}:{month}")
}

impl Desk {
    /// What a run of a month would do. Nothing is written.
    ///
    /// # Errors
    /// `NotAllowed`; `Problems` for a month whose turn it is not or that is closed; `Store`.
    pub fn preview_run(&self, month: Month) -> Result<RunView, Refusal> {
        self.require(Right::Lookup)?;
        self.plan(month)
    }

    /// Runs a month: notes down what is owed for it, and what ends or is suspended of itself; answers what it added. A month
    /// may be run again for what has been determined since.
    ///
    /// # Errors
    /// `MayNot`; `Problems` for a month whose turn it is not or that is closed; `Store`.
    pub fn run_month(&mut self, month: Month) -> Result<RunView, Refusal> {
        self.require(Right::Lookup)?;
        self.check_step(Hand::Build, RUNNERS, &Document { person_id: None, case_id: None, hands: &[] })?;
        let (at, operator) = (self.clock.stamp(), self.operator.id);
        let writer = self.store.write_while_reading()?;
        let view = self.plan(month)?;
        if view.pays.is_empty() && view.of_itself.is_empty() {
            return Ok(view);
        }
        for happens in &view.of_itself {
            let what = if happens.change == Change::End { "end" } else { "suspend" };
            let event = NewEvent { month: happens.month, what, monthly: None, reason: happens.reason, sheet: None };
            writer.add_benefit_event(happens.whose.benefit, &event, Some(operator), &at)?;
            let owed = writer.payables_of_benefit(happens.whose.benefit)?.into_iter().filter(|p| p.month >= happens.month);
            for owed in owed.filter(|p| matches!(p.state.as_str(), "planned" | "held")) {
                writer.set_payable(owed.id, "cancelled", "ended")?;
            }
        }
        self.owe_months(&writer, &view)?;
        writer.add_run(month, view.pays.len(), view.amount, operator, &at)?;
        let (count, amount) = (view.pays.len().to_string(), view.amount.plain());
        let changes = [
            Changed { field: "payables", before: None, after: Some(&count) },
            Changed { field: "amount", before: None, after: Some(&amount) },
        ];
        writer.audit_changes(&at, Some(operator), Act::RunMonth.id(), "", &month.to_string(), &changes)?;
        writer.commit()?;
        Ok(view)
    }

    fn owe_months(&self, writer: &Writer<'_>, view: &RunView) -> Result<(), Refusal> {
        for line in &view.pays {
            self.owe_month(writer, line.whose.benefit, line.month, line.amount)?;
        }
        Ok(())
    }

    /// Notes down that a benefit's month is owed, or what of it is not yet: what was made up of it may have been taken back alone.
    pub(in crate::desk) fn owe_month(
        &self,
        writer: &Writer<'_>,
        benefit: i64,
        month: Month,
        amount: Money,
    ) -> Result<(), Refusal> {
        let (owed, count) = writer.owed_of_month(benefit, month)?;
        let amount = to_pay(amount, owed);
        if amount == Money::ZERO {
            return Ok(());
        }
        let mut key = monthly_key(benefit, month);
        if writer.has_payable(&key)? {
            key = format!("rest:{benefit}:{month}:{count}");
        }
        let row = self.store.benefit(benefit)?.ok_or(Refusal::NotFound)?;
        writer.add_payable(&NewPayable {
            key: &key,
            sheet: row.sheet,
            benefit: Some(benefit),
            item: &row.kind,
            person: row.person,
            case: row.case,
            payee: writer.payee_for(PayeeKey::Person(row.person))?,
            month,
            amount,
        })?;
        Ok(())
    }
}
