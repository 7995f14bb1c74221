//! What a payment of premiums pays: the month it was told for, else the oldest first (agency rules 2.4).

use crate::domain::dates::Month;
use crate::domain::money::Money;

/// What of a debt is paid first: parameter `receipt_order`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The principal of all months, then their late fees. What is paid of the principal does not hang on the order in which
    /// payments come in.
    PrincipalFirst,
    /// Month by month, the late fee before the principal.
    FeeFirst,
}

impl Order {
    /// The order a parameter's choice means.
    #[must_use]
    pub fn parse(text: &str) -> Option<Order> {
        match text {
            "principal_first" => Some(Order::PrincipalFirst),
            "fee_first" => Some(Order::FeeFirst),
            _ => None,
        }
    }
}

/// What is owed for a month on the day of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    pub month: Month,
    pub principal: Money,
    pub late_fee: Money,
}

impl Owed {
    #[must_use]
    pub fn total(&self) -> Money {
        self.principal + self.late_fee
    }

    const fn of(&self, what: Paid) -> Money {
        match what {
            Paid::Premium => self.principal,
            Paid::LateFee => self.late_fee,
        }
    }
}

/// What a part of a payment pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paid {
    Premium,
    LateFee,
}

impl Paid {
    /// As it is stored.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Paid::Premium => "premium",
            Paid::LateFee => "late_fee",
        }
    }
}

/// A part of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub month: Month,
    pub what: Paid,
    pub amount: Money,
}

/// What is not as it was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// 多缴: more than the month it was told for owes; the rest pays the oldest months.
    Over { month: Month, by: Money },
    /// 少缴: less than that month owes.
    Under { month: Month, left: Money },
    /// 所属期未核定: nothing was levied for that month.
    NotBilled { month: Month },
    /// That month is paid already.
    PaidAlready { month: Month },
}

impl Remark {
    /// The stable word that scripts read.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Remark::Over { .. } => "over",
            Remark::Under { .. } => "under",
            Remark::NotBilled { .. } => "not_billed",
            Remark::PaidAlready { .. } => "paid_already",
        }
    }
}

/// What becomes of a payment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Allocation {
    pub parts: Vec<Part>,
    /// More than all that is owed.
    pub rest: Money,
    pub remark: Option<Remark>,
}

/// The month a payment was told for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub month: Month,
    /// Whether anything was levied for it.
    pub is_billed: bool,
}

/// Spreads a payment over months, given the oldest first.
#[must_use]
pub fn allocate(amount: Money, told: Option<Told>, owed: &[Owed], order: Order) -> Allocation {
    let mut out = Allocation { rest: amount, ..Allocation::default() };
    let named = told.and_then(|t| owed.iter().find(|o| o.month == t.month && o.total() > Money::ZERO));
    if let Some(month) = named {
        for what in within_a_month(order) {
            out.pay(month, what);
        }
        out.remark = if out.rest > Money::ZERO {
            Some(Remark::Over { month: month.month, by: out.rest })
        } else {
            let left = month.total() - amount;
            (left > Money::ZERO).then_some(Remark::Under { month: month.month, left })
        };
    } else if let Some(told) = told {
        let month = told.month;
        out.remark = Some(if told.is_billed { Remark::PaidAlready { month } } else { Remark::NotBilled { month } });
    }
    let others = || owed.iter().filter(|o| Some(o.month) != named.map(|n| n.month));
    match order {
        Order::PrincipalFirst => {
            for what in within_a_month(order) {
                others().for_each(|o| out.pay(o, what));
            }
        }
        Order::FeeFirst => {
            for month in others() {
                within_a_month(order).into_iter().for_each(|what| out.pay(month, what));
            }
        }
    }
    out
}

const fn within_a_month(order: Order) -> [Paid; 2] {
    match order {
        Order::PrincipalFirst => [Paid::Premium, Paid::LateFee],
        Order::FeeFirst => [Paid::LateFee, Paid::Premium],
    }
}

impl Allocation {
    fn pay(&mut self, owed: &Owed, what: Paid) {
        let amount = owed.of(what).min(self.rest);
        if amount > Money::ZERO {
            self.rest = self.rest - amount;
            self.parts.push(Part { month: owed.month, what, amount });
        }
    }

    /// What it pays of one thing.
    #[must_use]
    pub fn sum(&self, what: Paid) -> Money {
        self.parts.iter().filter(|p| p.what == what).map(|p| p.amount).sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    fn owed(of: &str, principal: i64, late_fee: i64) -> Owed {
        Owed { month: month(of), principal: Money::from_fen(principal), late_fee: Money::from_fen(late_fee) }
    }

    fn told(text: &str, is_billed: bool) -> Option<Told> {
        Some(Told { month: month(text), is_billed })
    }

    /// Months, `p` for premium and `f` for the late fee, and fen.
    fn parts(a: &Allocation) -> Vec<(String, char, i64)> {
        let of = |p: &Part| (p.month.to_string(), if p.what == Paid::Premium { 'p' } else { 'f' }, p.amount.fen());
        a.parts.iter().map(of).collect()
    }

    #[test]
    fn a_payment_pays_what_it_was_told_for_and_the_oldest_else() {
        let debts = [owed("2022-01", 100, 5), owed("2022-02", 200, 3), owed("2022-03", 300, 0)];
        let (jan, feb, mar) = ("2022-01", "2022-02", "2022-03");
        let principal = Order::PrincipalFirst;
        for (fen, told, order, want, rest, remark) in [
            (250, None, principal, vec![(jan, 'p', 100), (feb, 'p', 150)], 0, None),
            (604, None, principal, vec![(jan, 'p', 100), (feb, 'p', 200), (mar, 'p', 300), (jan, 'f', 4)], 0, None),
            (110, None, Order::FeeFirst, vec![(jan, 'f', 5), (jan, 'p', 100), (feb, 'f', 3), (feb, 'p', 2)], 0, None),
            (203, told(feb, true), principal, vec![(feb, 'p', 200), (feb, 'f', 3)], 0, None),
            (
                190,
                told(feb, true),
                principal,
                vec![(feb, 'p', 190)],
                0,
                Some(Remark::Under { month: month(feb), left: Money::from_fen(13) }),
            ),
            (
                213,
                told(feb, true),
                principal,
                vec![(feb, 'p', 200), (feb, 'f', 3), (jan, 'p', 10)],
                0,
                Some(Remark::Over { month: month(feb), by: Money::from_fen(10) }),
            ),
            (60, told("2022-04", false), principal, vec![(jan, 'p', 60)], 0, Some(Remark::NotBilled { month: month("2022-04") })),
            (
                60,
                told("2021-12", true),
                principal,
                vec![(jan, 'p', 60)],
                0,
                Some(Remark::PaidAlready { month: month("2021-12") }),
            ),
            (
                700,
                None,
                principal,
                vec![(jan, 'p', 100), (feb, 'p', 200), (mar, 'p', 300), (jan, 'f', 5), (feb, 'f', 3)],
                92,
                None,
            ),
        ] {
            let got = allocate(Money::from_fen(fen), told, &debts, order);
            let want: Vec<(String, char, i64)> = want.into_iter().map(|(m, c, f)| (m.to_owned(), c, f)).collect();
            assert_eq!((parts(&got), got.rest.fen(), got.remark), (want, rest, remark), "{fen} {told:?} {order:?}");
        }
    }

    /// Debts of the twelve months of a year.
    fn year(principals: &[i64], fees: &[i64]) -> Vec<Owed> {
        let of = |(n, (p, f)): (usize, (&i64, &i64))| Owed {
            month: Month::new(2022, u32::try_from(n).expect("small") + 1).expect("a month"),
            principal: Money::from_fen(*p),
            late_fee: Money::from_fen(*f),
        };
        principals.iter().zip(fees).enumerate().map(of).collect()
    }

    /// What is left of debts after a payment.
    fn after(debts: &[Owed], paid: &Allocation) -> Vec<Owed> {
        let of = |d: &Owed, what| paid.parts.iter().filter(|p| p.month == d.month && p.what == what).map(|p| p.amount).sum();
        let left = |d: &Owed| Owed {
            month: d.month,
            principal: d.principal - of(d, Paid::Premium),
            late_fee: d.late_fee - of(d, Paid::LateFee),
        };
        debts.iter().map(left).collect()
    }

    /// What all payments pay of the principal of each month, one after the other.
    fn principals(mut debts: Vec<Owed>, payments: &[i64]) -> Vec<Money> {
        let before: Vec<Money> = debts.iter().map(|d| d.principal).collect();
        for fen in payments {
            let paid = allocate(Money::from_fen(*fen), None, &debts, Order::PrincipalFirst);
            debts = after(&debts, &paid);
        }
        debts.iter().zip(before).map(|(d, before)| before - d.principal).collect()
    }

    proptest! {
        #[test]
        fn nothing_is_paid_that_did_not_come_in_or_is_not_owed(
            amount in 1_i64..5_000,
            principals in prop::collection::vec(0_i64..900, 12),
            fees in prop::collection::vec(0_i64..90, 12),
            told in prop::option::of(1_u32..=12),
            fee_first in any::<bool>(),
        ) {
            let debts = year(&principals, &fees);
            let told = told.map(|m| Told { month: Month::new(2022, m).expect("a month"), is_billed: true });
            let order = if fee_first { Order::FeeFirst } else { Order::PrincipalFirst };
            let paid = allocate(Money::from_fen(amount), told, &debts, order);
            let sum: Money = paid.parts.iter().map(|p| p.amount).sum();
            prop_assert_eq!(sum + paid.rest, Money::from_fen(amount));
            prop_assert!(paid.parts.iter().all(|p| p.amount > Money::ZERO));
            let left = after(&debts, &paid);
            prop_assert!(left.iter().all(|d| d.principal >= Money::ZERO && d.late_fee >= Money::ZERO));
            // Something is over only when nothing is owed any more.
            prop_assert!(paid.rest == Money::ZERO || left.iter().all(|d| d.total() == Money::ZERO));
        }

        #[test]
        fn the_order_of_payments_does_not_change_the_principal_they_pay(
            payments in prop::collection::vec(1_i64..2_000, 1..8),
            principals_of in prop::collection::vec(0_i64..900, 12),
            fees in prop::collection::vec(0_i64..90, 12),
        ) {
            let debts = year(&principals_of, &fees);
            let forth = principals(debts.clone(), &payments);
            let back: Vec<i64> = payments.iter().rev().copied().collect();
            prop_assert_eq!(forth, principals(debts, &back));
        }
    }
}
