//! What is still owed, and what was paid too much, where something was paid on an earlier determination.

use crate::domain::benefits::item::ItemKind;
use crate::domain::dates::Month;
use crate::domain::money::Money;

/// An item, once or of a month, as it was, as it is now, and what was paid for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub kind: ItemKind,
    /// Whose benefit it is.
    pub name: String,
    /// `None` for what is paid once.
    pub month: Option<Month>,
    pub old: Money,
    pub new: Money,
    pub paid: Money,
}

impl Difference {
    /// What is still to be paid.
    #[must_use]
    pub fn to_pay(&self) -> Money {
        to_pay(self.new, self.paid)
    }

    /// What was paid too much.
    #[must_use]
    pub fn overpaid(&self) -> Money {
        to_pay(self.paid, self.new)
    }
}

/// What of an amount is not paid yet.
#[must_use]
pub fn to_pay(amount: Money, paid: Money) -> Money {
    (amount - paid).max(Money::ZERO)
}
