//! 抵扣: what is kept back of a payment for what its person owes the fund (agency rules 3.4, P6 and P6a).

use chrono::{Datelike, NaiveDate};

use crate::desk::recover::Recovery;
use crate::desk::{Desk, Refusal};
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::domain::recovery::{Plan, RecoveryProblem, comes_back_to};
use crate::store::Writer;
use crate::store::sheets::payments::{NewSetOff, OwedRow, PaymentLineRow};

/// What somebody owes the fund and has taken off his payments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::desk) struct Debt {
    /// Row of the recovery sheet.
    pub recovery: i64,
    /// What has not come back yet.
    pub left: Money,
    /// Account it comes back to: the spending account of what was overpaid in the same year, other income for earlier years.
    pub booked_to: &'static str,
}

impl Desk {
    /// What is to be taken off a person's payments, the oldest debt first, as it would be booked on a day.
    fn debts(&self, person: i64, on: NaiveDate) -> Result<Vec<Debt>, Refusal> {
        let mut out = Vec::new();
        for row in self.store.recoveries_from(person)? {
            let recovery = Recovery::new(row)?;
            if recovery.plan == Plan::SetOff && recovery.left() > Money::ZERO {
                let (_, booked_to) = comes_back_to(recovery.cause, recovery.item, recovery.year, on.year());
                out.push(Debt { recovery: recovery.id, left: recovery.left(), booked_to });
            }
        }
        Ok(out)
    }

    /// How much of something is kept back when it is put on a list; what came back from the bank has been through that before.
    /// `spoken_for` is what other lines keep back of the same person and the bank has not answered on. Nothing is kept back of
    /// what goes to an employer or an institution.
    pub(super) fn kept_back(&self, owed: &OwedRow, spoken_for: Money) -> Result<Money, Refusal> {
        if let Some(before) = owed.returned {
            return Ok(before);
        }
        if owed.payee_kind != "person" {
            return Ok(Money::ZERO);
        }
        let all: Money = self.debts(owed.person, self.clock.today())?.iter().map(|d| d.left).sum();
        Ok((all - spoken_for).max(Money::ZERO).min(owed.amount))
    }

    /// Sets off what a paid line kept back: notes the parts down, and answers to which accounts they are booked. A recovery of
    /// which nothing is left is paid by it.
    pub(super) fn set_off(
        &self,
        writer: &Writer<'_>,
        line: &PaymentLineRow,
        (day, at): (NaiveDate, &str),
    ) -> Result<Vec<(&'static str, Money)>, Refusal> {
        let debts = self.debts(line.person, day)?;
        let laid = parts(line.deducted, &debts);
        // Nothing should have come back otherwise while the list was on its way; what was kept back has to go somewhere.
        if laid.iter().map(|(_, amount)| *amount).sum::<Money>() != line.deducted {
            return Err(Refusal::Problems(vec![("result", Problem::Recovery(RecoveryProblem::DebtShrank { line: line.nth }))]));
        }
        let mut out = Vec::new();
        for (debt, amount) in laid {
            writer.add_set_off(&NewSetOff { recovery: debt.recovery, line: line.id, amount, on: day }, self.operator.id, at)?;
            self.settle_recovery(writer, debt.recovery, at)?;
            out.push((debt.booked_to, amount));
        }
        Ok(out)
    }
}

/// How an amount is laid against debts, the first as far as it goes.
fn parts(amount: Money, debts: &[Debt]) -> Vec<(&Debt, Money)> {
    let mut left = amount;
    let mut out = Vec::new();
    for debt in debts {
        let part = left.min(debt.left);
        if part > Money::ZERO {
            out.push((debt, part));
            left = left - part;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_debt_is_met_first_and_none_beyond_what_is_left() {
        let debt = |recovery, fen| Debt { recovery, left: Money::from_fen(fen), booked_to: "in_other" };
        let debts = [debt(1, 300), debt(2, 500)];
        let laid = |fen| -> Vec<(i64, i64)> {
            parts(Money::from_fen(fen), &debts).into_iter().map(|(d, m)| (d.recovery, m.fen())).collect()
        };
        assert_eq!(laid(200), [(1, 200)]);
        assert_eq!(laid(301), [(1, 300), (2, 1)]);
        assert_eq!(laid(9_000), [(1, 300), (2, 500)]);
        assert_eq!(laid(0), []);
    }
}
