//! What was taken over beside the imported ledger, item by item, so that differences are seen the day they come in.

use std::collections::BTreeMap;

use super::Kind;
use crate::desk::{Desk, Refusal};
use crate::domain::benefits::item::ItemKind;
use crate::domain::books::spending_account;
use crate::domain::dates::Month;
use crate::domain::fund::Item;
use crate::domain::money::Money;
use crate::domain::operator::Right;

/// The kinds of monthly benefits that are taken over.
const MONTHLY: [ItemKind; 4] =
    [ItemKind::DisabilityAllowance, ItemKind::NursingAllowance, ItemKind::PensionDifference, ItemKind::DependantPension];

/// What was taken over of an item, and what the ledger says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    pub item: Item,
    /// The month compared; `None` for all months together.
    pub month: Option<Month>,
    pub taken: Money,
    pub ledger: Money,
}

impl Comparison {
    /// What the ledger has more; below zero where it has less.
    #[must_use]
    pub fn difference(&self) -> Money {
        self.ledger - self.taken
    }
}

impl Desk {
    /// Compares what was taken over with the imported ledger, as far as a file of that kind bears on it: bills over all months,
    /// then each month that differs; monthly benefits in the ledger's newest month, because their earlier amounts are not on
    /// file. Empty where there is nothing to compare.
    ///
    /// # Errors
    /// `NotAllowed`; `Store`.
    pub fn compare_taken_over(&self, kind: Kind) -> Result<Vec<Comparison>, Refusal> {
        self.require(Right::Import)?;
        let (bills, benefits) = match kind {
            Kind::Reimbursements => (true, false),
            Kind::Beneficiaries => (false, true),
            Kind::Ledger => (true, true),
            Kind::Employers | Kind::Workers | Kind::Wages | Kind::Contributions | Kind::Claims | Kind::Receipts => (false, false),
        };
        let mut out = Vec::new();
        for item in self.policy.items() {
            if bills && Some(item.account.as_str()) == spending_account(ItemKind::Medical) {
                out.extend(self.compare_bills(item)?);
            }
            if benefits {
                out.extend(self.compare_benefits(item)?);
            }
        }
        Ok(out)
    }

    fn compare_bills(&self, item: &Item) -> Result<Vec<Comparison>, Refusal> {
        let taken = self.store.bills_taken_over()?;
        if taken.is_empty() {
            return Ok(Vec::new());
        }
        let mut months: BTreeMap<Month, (Money, Money)> = BTreeMap::new();
        for (month, amount) in taken {
            months.entry(month).or_default().0 += amount;
        }
        for (month, amount) in self.store.imported_spending(&item.account)? {
            months.entry(month).or_default().1 += amount;
        }
        let line = |month, (taken, ledger)| Comparison { item: item.clone(), month, taken, ledger };
        let all = (months.values().map(|m| m.0).sum(), months.values().map(|m| m.1).sum());
        let differing = months.into_iter().filter(|(_, (taken, ledger))| taken != ledger);
        Ok(std::iter::once(line(None, all)).chain(differing.map(|(month, sums)| line(Some(month), sums))).collect())
    }

    fn compare_benefits(&self, item: &Item) -> Result<Option<Comparison>, Refusal> {
        let Some((month, ledger)) = self.store.imported_spending(&item.account)?.pop() else { return Ok(None) };
        let (mut taken, mut is_any) = (Money::ZERO, false);
        for kind in MONTHLY.into_iter().filter(|k| spending_account(*k) == Some(&item.account)) {
            let sum = self.store.benefits_taken_over(kind.id(), month)?;
            is_any |= sum.is_some();
            taken += sum.unwrap_or_default();
        }
        Ok(is_any.then(|| Comparison { item: item.clone(), month: Some(month), taken, ledger }))
    }
}
