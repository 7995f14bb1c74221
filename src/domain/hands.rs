//! A document never meets the same person twice (agency rules 2.3): whoever had a hand in it in one way may not have one in
//! another, whatever his roles.

use super::problem::Problem;

/// 经手. How an operator touched a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hand {
    /// 录入. Entered or corrected it.
    Enter,
    /// 复核. Passed it on or sent it back.
    Review,
    /// 审批. Approved it, revoked that or sent it back.
    Approve,
    /// 会签. Approved it as the second, above an amount.
    Countersign,
    /// 确认. Confirmed what another entered.
    Confirm,
    /// 制单. Put it together: a payment list, a voucher.
    Build,
    /// 报盘. Sent the bank file.
    Send,
    /// 记账. Wrote the voucher.
    Book,
    /// 稽核. Checked it afterwards.
    Check,
}

impl Hand {
    pub const ALL: [Hand; 9] = [
        Hand::Enter,
        Hand::Review,
        Hand::Approve,
        Hand::Countersign,
        Hand::Confirm,
        Hand::Build,
        Hand::Send,
        Hand::Book,
        Hand::Check,
    ];

    /// As the audit trail names it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Hand::Enter => "did-enter",
            Hand::Review => "did-review",
            Hand::Approve => "did-approve",
            Hand::Countersign => "did-countersign",
            Hand::Confirm => "did-confirm",
            Hand::Build => "did-build",
            Hand::Send => "did-send",
            Hand::Book => "did-book",
            Hand::Check => "did-check",
        }
    }
}

impl Hand {
    /// The hand a record names.
    #[must_use]
    pub fn known(id: &str) -> Option<Hand> {
        Hand::ALL.into_iter().find(|h| h.id() == id)
    }
}

/// A hand that a document has seen, and whose it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    pub hand: Hand,
    /// Number of the operator.
    pub operator: i64,
}

/// Whether an operator may take a step on a document that has seen these hands. The same hand again is his own work gone on
/// with (a returned draft is corrected by its enterer); any other is refused.
///
/// # Errors
/// `SamePersonTwice` with what he did before.
pub fn check_hands(seen: &[Touch], step: Hand, operator: i64) -> Result<(), Problem> {
    match seen.iter().find(|t| t.operator == operator && t.hand != step) {
        Some(before) => Err(Problem::SamePersonTwice { did: before.hand, step }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn by(hand: Hand, operator: i64) -> Touch {
        Touch { hand, operator }
    }

    #[test]
    fn nobody_has_two_hands_in_a_document() {
        use Hand::{Approve, Book, Build, Check, Enter, Review, Send};
        let claim = [by(Enter, 1), by(Review, 2)];
        let list = [by(Build, 5), by(Approve, 3)];
        let voucher = [by(Book, 5)];
        let returned = [by(Enter, 1), by(Review, 2), by(Enter, 1)];
        // Hands so far, the step, who takes it, and what he did before if that is in the way.
        let table: &[(&[Touch], Hand, i64, Option<Hand>)] = &[
            (&[], Enter, 1, None),
            (&claim, Approve, 3, None),
            (&claim, Approve, 1, Some(Enter)),
            (&claim, Approve, 2, Some(Review)),
            (&claim[..1], Review, 1, Some(Enter)),
            (&returned, Enter, 1, None),
            (&returned, Review, 2, None),
            (&returned, Review, 1, Some(Enter)),
            (&returned, Enter, 2, Some(Review)),
            (&list, Send, 6, None),
            (&list, Send, 3, Some(Approve)),
            (&list, Send, 5, Some(Build)),
            (&list[..1], Approve, 5, Some(Build)),
            (&voucher, Check, 5, Some(Book)),
            (&voucher, Check, 4, None),
        ];
        for (seen, step, operator, in_the_way) in table {
            let want = in_the_way.map_or(Ok(()), |did| Err(Problem::SamePersonTwice { did, step: *step }));
            assert_eq!(check_hands(seen, *step, *operator), want, "{seen:?} {step:?} {operator}");
        }
    }

    /// For every pair of different hands: one person never has both.
    #[test]
    fn every_pair_of_hands_needs_two() {
        for first in Hand::ALL {
            for second in Hand::ALL {
                assert_eq!(check_hands(&[by(first, 1)], second, 1).is_ok(), first == second, "{first:?} {second:?}");
                assert!(check_hands(&[by(first, 1)], second, 2).is_ok());
            }
        }
    }
}
