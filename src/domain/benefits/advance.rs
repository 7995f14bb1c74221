//! 先行支付 and 追偿 (9.2, 9.3): what the fund advances when the employer does not pay, and what is owed to it then.

use super::item::{Estimate, Item, ItemKind};
use crate::domain::money::Money;
use crate::domain::problem::Problem;

/// Whether the fund advances an item: those it would pay itself, never the employer's own (K14 art. 7, 8).
#[must_use]
pub const fn may_be_advanced(kind: ItemKind, grade_5_or_6: bool) -> bool {
    match kind {
        ItemKind::Medical
        | ItemKind::Meal
        | ItemKind::Travel
        | ItemKind::Device
        | ItemKind::DisabilityLumpSum
        | ItemKind::NursingAllowance
        | ItemKind::TerminationMedical
        | ItemKind::Funeral
        | ItemKind::DeathLumpSum
        | ItemKind::DependantPension
        | ItemKind::MissingAdvance => true,
        ItemKind::DisabilityAllowance => !grade_5_or_6,
        ItemKind::PaidLeaveWage
        | ItemKind::PensionDifference
        | ItemKind::TerminationEmployment
        | ItemKind::MissingWage
        | ItemKind::IllegalCompensation
        | ItemKind::IllegalOther
        | ItemKind::Premium
        | ItemKind::LateFee => false,
    }
}

/// What is advanced of an estimate: each item less what the employer has paid for it already.
#[must_use]
pub fn advanced(estimate: &Estimate, grade_5_or_6: bool, paid: &[(ItemKind, Money)]) -> Vec<(ItemKind, Money)> {
    let rest = |item: &Item| {
        let had: Money = paid.iter().filter(|(kind, _)| *kind == item.kind).map(|(_, amount)| *amount).sum();
        (item.kind, (item.amount - had).max(Money::ZERO))
    };
    estimate.items.iter().filter(|i| may_be_advanced(i.kind, grade_5_or_6)).map(rest).collect()
}

/// What is advanced of an estimate of which nothing is paid yet, each kind of item added up.
#[must_use]
pub fn advanceable(estimate: &Estimate, grade_5_or_6: bool) -> Vec<(ItemKind, Money)> {
    let mut out: Vec<(ItemKind, Money)> = Vec::new();
    for (kind, amount) in advanced(estimate, grade_5_or_6, &[]) {
        match out.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, sum)) => *sum += amount,
            None => out.push((kind, amount)),
        }
    }
    out
}

/// 应收: what a payer owes the fund.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receivable {
    pub principal: Money,
    pub repaid: Money,
}

impl Receivable {
    #[must_use]
    pub fn balance(self) -> Money {
        self.principal - self.repaid
    }

    /// A repayment.
    ///
    /// # Errors
    /// `Negative`, `Zero`; `TooLarge` for more than is owed.
    pub fn repay(self, amount: Money) -> Result<Receivable, Problem> {
        match amount {
            Money::ZERO => Err(Problem::Zero),
            amount if amount < Money::ZERO => Err(Problem::Negative),
            amount if amount > self.balance() => Err(Problem::TooLarge),
            amount => Ok(Receivable { repaid: self.repaid + amount, ..self }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::item::{Due, Payer};
    use super::*;

    #[test]
    fn the_employers_own_items_are_never_advanced() {
        let item = |kind, fen| Item {
            kind,
            payer: Payer::Employer,
            due: Due::Once,
            amount: Money::from_fen(fen),
            person: None,
            steps: Vec::new(),
        };
        let estimate = Estimate {
            items: vec![
                item(ItemKind::DisabilityLumpSum, 1_000),
                item(ItemKind::DisabilityAllowance, 300),
                item(ItemKind::TerminationEmployment, 900),
            ],
            ..Estimate::default()
        };
        let paid = [(ItemKind::DisabilityLumpSum, Money::from_fen(400))];
        assert_eq!(advanced(&estimate, true, &paid), [(ItemKind::DisabilityLumpSum, Money::from_fen(600))]);
        assert_eq!(advanced(&estimate, false, &[]).len(), 2);
    }

    #[test]
    fn nobody_repays_more_than_he_owes() {
        let owed = Receivable { principal: Money::from_fen(1_000), repaid: Money::ZERO };
        let less = owed.repay(Money::from_fen(400)).expect("a repayment");
        assert_eq!(less.balance(), Money::from_fen(600));
        assert_eq!(less.repay(Money::from_fen(601)), Err(Problem::TooLarge));
        assert_eq!(less.repay(Money::ZERO), Err(Problem::Zero));
    }
}
