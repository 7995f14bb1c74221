//! 工伤医疗费 (5.1) with what a third party has paid (5.7): receipts within the catalogues, in full.

use chrono::NaiveDate;

use super::explain::{Bound, Figure, Operand, Operation, Quantity, Step, Trace};
use super::rule::Rule;
use crate::domain::money::{Exact, Money};
use crate::domain::params::Book;
use crate::domain::problem::Problem;

/// Receipts of one sheet at most.
pub const RECEIPTS_MAX: usize = 2_000;

/// A receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Number of the invoice; no number may come twice.
    pub invoice: String,
    pub amount: Money,
    /// The part outside the three catalogues, which the fund does not pay.
    pub outside: Money,
}

/// What a sheet's receipts come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    pub amount: Money,
    pub outside: Money,
}

impl Total {
    /// What the catalogues allow.
    #[must_use]
    pub fn allowable(self) -> Money {
        self.amount - self.outside
    }
}

/// Adds the receipts up.
///
/// # Errors
/// `TooMany`, `Negative`, `OutsideAboveAmount`, and `ReceiptTwice` with its number.
pub fn total(receipts: &[Receipt]) -> Result<Total, Problem> {
    if receipts.len() > RECEIPTS_MAX {
        return Err(Problem::TooMany { max: RECEIPTS_MAX });
    }
    let mut seen = std::collections::HashSet::new();
    for receipt in receipts {
        if receipt.amount < Money::ZERO || receipt.outside < Money::ZERO {
            return Err(Problem::Negative);
        }
        if receipt.outside > receipt.amount {
            return Err(Problem::OutsideAboveAmount { invoice: receipt.invoice.clone() });
        }
        if !seen.insert(receipt.invoice.as_str()) {
            return Err(Problem::ReceiptTwice { invoice: receipt.invoice.clone() });
        }
    }
    Ok(Total { amount: receipts.iter().map(|r| r.amount).sum(), outside: receipts.iter().map(|r| r.outside).sum() })
}

/// What is paid of the receipts, less the treatment costs a third party has already paid, as the office's switch says.
///
/// # Errors
/// `NoParameter`; `Negative`.
pub fn payable<T: Trace>(book: &Book, on: NaiveDate, total: Total, third_party: Money, trace: &mut T) -> Result<Money, Problem> {
    if third_party < Money::ZERO {
        return Err(Problem::Negative);
    }
    let allowable = total.allowable();
    trace.step(|| {
        let operands = vec![
            Operand::Given(Quantity::Receipts, Figure::Money(total.amount)),
            Operand::Given(Quantity::OutsideCatalogue, Figure::Money(total.outside)),
        ];
        Step::new(Quantity::Allowable, Rule::Treatment, Operation::Difference, operands, Figure::Money(allowable))
    });
    if third_party == Money::ZERO {
        return Ok(allowable);
    }
    let rule = book.choice("third_party_rule", on)?;
    let left = (total.amount - third_party).max(Money::ZERO);
    let paid = match rule.value.as_str() {
        "least" => allowable.min(left),
        // Multiplied before it is divided, so that only the end is rounded.
        "proportion" => left.exact().times(allowable.yuan()).per(total.amount.exact()).map_or(Money::ZERO, Exact::round),
        _ => (allowable - third_party).max(Money::ZERO),
    };
    trace.step(|| {
        let operands = vec![
            Operand::Worked(Quantity::Allowable, Figure::Money(allowable)),
            Operand::Given(Quantity::ThirdParty, Figure::Money(third_party)),
            Operand::param(&rule),
        ];
        Step::new(Quantity::Amount, Rule::ThirdParty, Operation::ByRule, operands, Figure::Money(paid))
            .bounded((paid == Money::ZERO).then_some(Bound::Lower))
    });
    Ok(paid)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::explain::Silent;
    use super::*;
    use crate::policy::parameters::shipped;

    fn book(rule: &str) -> Book {
        static BOOK: std::sync::OnceLock<Book> = std::sync::OnceLock::new();
        let shipped = BOOK.get_or_init(|| shipped().expect("parameters"));
        shipped.clone().what_if("third_party_rule", rule).expect("a switch")
    }

    fn money(text: &str) -> Money {
        Money::parse(text).expect("an amount")
    }

    fn receipt(invoice: &str, amount: &str, outside: &str) -> Receipt {
        Receipt { invoice: invoice.into(), amount: money(amount), outside: money(outside) }
    }

    #[test]
    fn a_receipt_comes_once_and_holds_what_is_outside() {
        let sound = [receipt("1", "100", "20"), receipt("2", "50.05", "0")];
        assert_eq!(total(&sound).map(Total::allowable), Ok(money("130.05")));
        let twice = total(&[receipt("1", "1", "0"), receipt("1", "2", "0")]);
        assert_eq!(twice, Err(Problem::ReceiptTwice { invoice: "1".into() }));
        let above = total(&[receipt("1", "1", "1.01")]);
        assert_eq!(above, Err(Problem::OutsideAboveAmount { invoice: "1".into() }));
        assert_eq!(total(&[receipt("1", "-1", "0")]), Err(Problem::Negative));
    }

    /// The case S16 and the two other readings of the same figures.
    #[test]
    fn a_third_partys_payment_is_deducted_as_the_switch_says() {
        let all = Total { amount: money("86420.55"), outside: money("7108.15") };
        let day = NaiveDate::from_ymd_opt(2025, 3, 1).expect("a day");
        for (rule, paid) in [("difference", "29312.40"), ("least", "36420.55"), ("proportion", "33424.93")] {
            assert_eq!(payable(&book(rule), day, all, money("50000"), &mut Silent), Ok(money(paid)), "{rule}");
        }
    }

    proptest! {
        #[test]
        fn never_more_than_the_catalogues_allow(
            amount in 1_i64..10_000_000, outside in 0_i64..100, third in 0_i64..20_000_000,
            rule in prop::sample::select(vec!["difference", "least", "proportion"]),
        ) {
            let all = Total { amount: Money::from_fen(amount), outside: Money::from_fen(amount * outside / 100) };
            let day = NaiveDate::from_ymd_opt(2025, 3, 1).expect("a day");
            let paid = payable(&book(rule), day, all, Money::from_fen(third), &mut Silent).expect("an amount");
            prop_assert!(paid >= Money::ZERO && paid <= all.allowable());
        }
    }
}
