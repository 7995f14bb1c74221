//! What an approved change of levy brings about. All of it in the write that approves it.

use super::{Deed, LevyChange, SupplementMonth};
use crate::desk::arrears::spread::levy;
use crate::desk::sheets::{Moved, fields_of};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::levy::problem::LevyProblem;
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::store::Writer;
use crate::store::arrears::allocations::NewAllocation;
use crate::store::arrears::debts::SliceRow;
use crate::store::arrears::lines::{LevyLineRow, NewLine};

impl Desk {
    /// Brings a change of levy about. What it comes to now must be what was reviewed.
    pub(in crate::desk) fn change_levy(&self, writer: &Writer<'_>, moved: &Moved<'_>) -> Result<(), Refusal> {
        let (change, _) = self.levy_change(&fields_of(writer, moved.sheet)?).map_err(at_step)?;
        if change.amount() != moved.sheet.amount {
            return Err(levy("step", LevyProblem::Moved));
        }
        let LevyChange { employer, deed } = change;
        let of = employer.as_ref().map_or(0, |e| e.id);
        match deed {
            Deed::Supplement(months) => months.iter().try_for_each(|month| self.supplement(writer, moved, of, month)),
            Deed::Refund { month, amount } => self.refund(writer, moved, (of, month), amount),
            Deed::Reversal { month, lines } => self.reverse_levy(writer, moved, month, &lines),
            Deed::Deferral { months, until } => {
                Ok(months.iter().try_for_each(|(month, _)| writer.defer_month(of, *month, until))?)
            }
        }
    }

    fn supplement(&self, writer: &Writer<'_>, moved: &Moved<'_>, employer: i64, month: &SupplementMonth) -> Result<(), Refusal> {
        for worker in &month.workers {
            writer.set_wage((worker.person, employer, month.month), worker.wage, worker.new_base)?;
        }
        let new = NewLine {
            employer,
            month: month.month,
            what: "supplement",
            headcount: i64::try_from(month.workers.iter().filter(|w| w.declared.is_none()).count()).unwrap_or(0),
            payroll: month.workers.iter().map(|w| w.wage - w.declared.unwrap_or_default()).sum(),
            base: month.base,
            risk_class: month.frozen.risk_class,
            step: month.frozen.step,
            rate: &month.frozen.rate,
            amount: month.amount,
            last_day: month.frozen.last_day,
            reverses: None,
        };
        Ok(writer.add_levy_change(&new, moved.sheet.id, self.operator.id, moved.at)?)
    }

    fn refund(
        &self,
        writer: &Writer<'_>,
        moved: &Moved<'_>,
        (employer, month): (i64, Month),
        amount: Money,
    ) -> Result<(), Refusal> {
        let row = self.store.employer_by_id(employer)?;
        let gone = || levy("step", LevyProblem::NotLevied { month });
        let frozen = self.frozen(&row, month, &*self.book()?)?.ok_or_else(gone)?;
        let before = self.store.levied_month(employer, month)?.ok_or_else(gone)?;
        let new = NewLine {
            employer,
            month,
            what: "refund",
            headcount: 0,
            payroll: Money::ZERO,
            base: Money::ZERO,
            risk_class: frozen.risk_class,
            step: frozen.step,
            rate: &frozen.rate,
            amount: -amount,
            last_day: frozen.last_day,
            reverses: None,
        };
        let over = (before.paid - (before.due - amount)).max(Money::ZERO);
        self.take_off_premium(writer, moved, (employer, month), over)?;
        Ok(writer.add_levy_change(&new, moved.sheet.id, self.operator.id, moved.at)?)
    }

    /// Takes off what payments pay of a month's premium, the newest first. What was paid before gsbx is on no payment; it is taken
    /// off the month alone, and given back by the posting P16.
    fn take_off_premium(
        &self,
        writer: &Writer<'_>,
        moved: &Moved<'_>,
        (employer, month): (i64, Month),
        amount: Money,
    ) -> Result<(), Refusal> {
        let mut slices = self.store.slices(Some(employer))?.remove(&(employer, month)).unwrap_or_default();
        slices.retain(|s| s.what == "premium");
        slices.sort_by_key(|s| (s.paid_on, s.receipt));
        let mut left = amount;
        for slice in slices.iter().rev() {
            let part = slice.amount.min(left);
            if part > Money::ZERO {
                left = left - part;
                self.take_off(writer, moved, (employer, month), &SliceRow { amount: part, ..slice.clone() })?;
            }
        }
        if left > Money::ZERO {
            writer.pay_month(employer, month, -left, month.first_day())?;
        }
        Ok(())
    }

    fn take_off(
        &self,
        writer: &Writer<'_>,
        moved: &Moved<'_>,
        (employer, month): (i64, Month),
        slice: &SliceRow,
    ) -> Result<(), Refusal> {
        let new = NewAllocation {
            receipt: slice.receipt,
            employer,
            month,
            what: if slice.what == "premium" { "premium" } else { "late_fee" },
            amount: -slice.amount,
            sheet: Some(moved.sheet.id),
        };
        Ok(writer.allocate(&new, slice.paid_on, self.operator.id, moved.at)?)
    }

    /// Every line of the month below zero; payments come off it and become a credit. A month that was fixed here can be declared and
    /// fixed anew then.
    fn reverse_levy(&self, writer: &Writer<'_>, moved: &Moved<'_>, month: Month, lines: &[LevyLineRow]) -> Result<(), Refusal> {
        for (employer, slices) in self.paid_by_receipts(lines, month)? {
            for slice in slices {
                self.take_off(writer, moved, (employer, month), &slice)?;
            }
        }
        // Refunds first: on the way down nothing may be owed that is less than nothing.
        let mut in_turn: Vec<&LevyLineRow> = lines.iter().collect();
        in_turn.sort_by_key(|line| line.amount);
        for line in in_turn {
            let new = NewLine {
                employer: line.employer,
                month,
                what: "reversal",
                headcount: -line.headcount,
                payroll: -line.payroll,
                base: -line.base,
                risk_class: line.risk_class,
                step: line.step,
                rate: &line.rate,
                amount: -line.amount,
                last_day: line.last_day,
                reverses: Some(line.id),
            };
            writer.add_levy_change(&new, moved.sheet.id, self.operator.id, moved.at)?;
        }
        let fixed = lines.iter().filter(|l| l.is_root()).map(|l| l.employer);
        Ok(fixed.into_iter().try_for_each(|employer| writer.unlevy_month(employer, month))?)
    }

    /// What payments pay of the month of each employer the lines are of.
    pub(super) fn paid_by_receipts(&self, lines: &[LevyLineRow], month: Month) -> Result<Vec<(i64, Vec<SliceRow>)>, Refusal> {
        let mut employers: Vec<i64> = lines.iter().map(|l| l.employer).collect();
        employers.dedup();
        let mut slices = self.store.slices(if employers.len() == 1 { employers.first().copied() } else { None })?;
        Ok(employers.into_iter().filter_map(|id| slices.remove(&(id, month)).map(|s| (id, s))).collect())
    }
}

/// A problem of a field of the sheet, as the step tells it.
fn at_step(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Problems(problems) => Refusal::Problems(problems.into_iter().map(|(_, p): (_, Problem)| ("step", p)).collect()),
        other => other,
    }
}
