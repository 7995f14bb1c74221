//! 支付: kinds of payment lists, what becomes of their lines, and the accounts money goes to (agency rules 2.9, 3.4, 8.9, 9.10).

use super::identity::mask_number;
use super::plain::half_width;
use super::problem::Problem;

/// What a payment list pays. A payable goes on one kind of list only, because a list is one voucher.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListKind {
    /// 定期待遇 of a month.
    Monthly,
    /// 一次性待遇
    OneOff,
    /// 费用报销
    Reimbursement,
    /// 协议机构
    Institution,
    /// 重新支付: the bank had returned it after it was booked.
    Again,
}

impl ListKind {
    pub const ALL: [ListKind; 5] =
        [ListKind::Monthly, ListKind::OneOff, ListKind::Reimbursement, ListKind::Institution, ListKind::Again];

    /// The stable word that is stored and that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            ListKind::Monthly => "monthly",
            ListKind::OneOff => "one_off",
            ListKind::Reimbursement => "reimbursement",
            ListKind::Institution => "institution",
            ListKind::Again => "again",
        }
    }

    /// # Errors
    /// `Empty`, `NotOneOf`.
    pub fn parse(text: &str) -> Result<ListKind, Problem> {
        let text = text.trim().replace('-', "_");
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        let found = ListKind::ALL.into_iter().find(|k| k.id() == text);
        found.ok_or(Problem::NotOneOf { choices: "monthly, one_off, reimbursement, institution, again" })
    }

    /// The posting template of agency rules 3.4.
    #[must_use]
    pub const fn template(self) -> &'static str {
        match self {
            ListKind::Monthly | ListKind::OneOff | ListKind::Reimbursement => "P4",
            ListKind::Institution => "P4a",
            ListKind::Again => "P5a",
        }
    }
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineState {
    /// The bank has not answered.
    Pending,
    Paid,
    /// The bank did not pay it; nothing was booked.
    Failed,
    /// 退票: the bank returned it after it had paid.
    Returned,
    /// Its list was taken back before it was sent.
    Dropped,
}

impl LineState {
    pub const ALL: [LineState; 5] =
        [LineState::Pending, LineState::Paid, LineState::Failed, LineState::Returned, LineState::Dropped];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            LineState::Pending => "pending",
            LineState::Paid => "paid",
            LineState::Failed => "failed",
            LineState::Returned => "returned",
            LineState::Dropped => "dropped",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<LineState> {
        LineState::ALL.into_iter().find(|s| s.id() == text)
    }
}

/// 支付方式. Cash is switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// 社会保障卡
    Card,
    /// Another account of a person.
    Bank,
    /// An employer's account.
    Unit,
    /// An agreement institution's account.
    Institution,
    Cheque,
}

impl Way {
    pub const ALL: [Way; 5] = [Way::Card, Way::Bank, Way::Unit, Way::Institution, Way::Cheque];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Way::Card => "card",
            Way::Bank => "bank",
            Way::Unit => "unit",
            Way::Institution => "institution",
            Way::Cheque => "cheque",
        }
    }

    /// # Errors
    /// `Empty`, `NotOneOf`.
    pub fn parse(text: &str) -> Result<Way, Problem> {
        if text.trim().is_empty() {
            return Err(Problem::Empty);
        }
        let found = Way::ALL.into_iter().find(|w| w.id() == text.trim());
        found.ok_or(Problem::NotOneOf { choices: "card, bank, unit, institution, cheque" })
    }

    /// Whether money goes through the bank file.
    #[must_use]
    pub const fn needs_account(self) -> bool {
        !matches!(self, Way::Cheque)
    }
}

/// Digits of a bank card.
const CARD_DIGITS: std::ops::RangeInclusive<usize> = 13..=19;
/// Digits of any account.
const ACCOUNT_DIGITS: std::ops::RangeInclusive<usize> = 6..=32;

/// An account number in its one written form: digits alone. A card has 13 to 19 digits of which the last one checks the
/// others (ISO/IEC 7812-1); accounts of passbooks and units need no check digit, see [`is_checked`].
///
/// # Errors
/// `Empty`, `BadCharacter`, `WrongLength`, `BadCard`.
pub fn parse_account(way: Way, text: &str) -> Result<String, Problem> {
    let digits: String = half_width(text).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if digits.is_empty() {
        return Err(Problem::Empty);
    }
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Problem::BadCharacter);
    }
    let allowed = if way == Way::Card { CARD_DIGITS } else { ACCOUNT_DIGITS };
    if !allowed.contains(&digits.len()) {
        return Err(Problem::AccountLength { least: *allowed.start(), most: *allowed.end(), got: digits.len() });
    }
    if way == Way::Card && !is_checked(&digits) { Err(Problem::BadCard) } else { Ok(digits) }
}

/// Whether a number is as long as a card's and its check digit holds.
#[must_use]
pub fn is_checked(digits: &str) -> bool {
    CARD_DIGITS.contains(&digits.len()) && digits.ends_with(luhn_check(&digits[..digits.len() - 1]))
}

/// The check digit that belongs behind these digits (Luhn).
#[must_use]
pub fn luhn_check(head: &str) -> char {
    let value = |(place, digit): (usize, u32)| match (place % 2, digit * 2) {
        (0, doubled) if doubled > 9 => doubled - 9,
        (0, doubled) => doubled,
        _ => digit,
    };
    let sum: u32 = head.chars().rev().filter_map(|c| c.to_digit(10)).enumerate().map(value).sum();
    char::from_digit((10 - sum % 10) % 10, 10).unwrap_or('0')
}

/// An account number with its middle hidden.
#[must_use]
pub fn mask_account(number: &str) -> String {
    mask_number(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_checked_and_a_passbook_is_not() {
        for good in ["6200000000000000000", "6217000000000000004", "6228000000000000126", "6228 0000 0000 0000 126"] {
            assert!(parse_account(Way::Card, good).is_ok_and(|n| is_checked(&n)), "{good}");
        }
        for bad in ["6200000000000000001", "6217000000000000040"] {
            assert_eq!(parse_account(Way::Card, bad), Err(Problem::BadCard), "{bad}");
            assert_eq!(parse_account(Way::Bank, bad).as_deref(), Ok(bad));
        }
        assert_eq!(parse_account(Way::Card, "62280000000000001A6"), Err(Problem::BadCharacter));
        assert_eq!(parse_account(Way::Card, "620000"), Err(Problem::AccountLength { least: 13, most: 19, got: 6 }));
        assert_eq!(parse_account(Way::Card, " "), Err(Problem::Empty));
        assert!(!is_checked("8201001"));
        assert_eq!(parse_account(Way::Card, "６２１７０００００００００００００４"), Err(Problem::BadCard));
        assert_eq!(mask_account("6217000000000000004"), "621700*********0004");
    }

    #[test]
    fn every_single_wrong_digit_is_caught() {
        let good = "6217000012345678";
        let whole = format!("{good}{}", luhn_check(good));
        for place in 0..whole.len() {
            for digit in '0'..='9' {
                let mut typed: Vec<char> = whole.chars().collect();
                typed[place] = digit;
                let typed: String = typed.into_iter().collect();
                assert_eq!(is_checked(&typed), typed == whole, "{typed}");
            }
        }
    }

    #[test]
    fn words_are_read_as_they_are_written() {
        for kind in ListKind::ALL {
            assert_eq!(ListKind::parse(kind.id()), Ok(kind));
        }
        for state in LineState::ALL {
            assert_eq!(LineState::parse(state.id()), Some(state));
        }
        for way in Way::ALL {
            assert_eq!(Way::parse(way.id()), Ok(way));
        }
    }
}
