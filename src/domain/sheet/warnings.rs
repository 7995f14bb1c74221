//! 疑点: what a reviewer should look at twice. None of it bars a step.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::benefits::item::ItemKind;
use crate::domain::cover::Liability;
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::domain::workers::problem::WorkerNotice;

/// Something about a sheet that is not as usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// 金额异常: more than so many times the median of those of its kind that were paid or approved.
    UnusualAmount { amount: Money, median: Money, times: Decimal, of: usize },
    /// 疑似重复: a receipt of the same amount and day is on another sheet of the same person or hospital.
    ReceiptAlike { line: usize, invoice: String, sheet: String },
    /// 连号: a receipt whose number is next to this one's is on another sheet.
    ReceiptNextTo { line: usize, invoice: String, sheet: String },
    /// The person has died, and this is not what is paid after a death.
    Deceased { name: String, on: NaiveDate },
    /// Past the statutory retirement date, from which this is not paid (K1 art. 35).
    OverAge { name: String, retired_on: NaiveDate },
    /// 欠费: the employer owed contributions on the day the sheet was entered.
    Arrears { employer: String, months: usize, amount: Money },
    /// The person owes the fund by this recovery.
    RecoveryOpen { sheet: String, owed: Money },
    /// The payee's account was changed a short time ago.
    AccountChanged { payee: String, on: NaiveDate },
    /// A case with an accident in a month whose levy is changed: who bears it now, and who will.
    CaseCover { case: String, accident_on: NaiveDate, before: Liability, after: Liability },
    /// Somebody who had a hand in it is barred from this person's documents now.
    HandBarred { by: String },
    /// A year's adjustment was approved or revoked since this was entered: it is worked out with others than are in force, and cannot
    /// be approved before it is handed in again.
    AdjustedSince { year: i32 },
    /// Something about a field: a doubt, or what bars the sheet from taking effect now.
    Field { field: &'static str, problem: Problem },
    /// What a row of a sheet of workers brings with it.
    Worker { line: usize, name: String, notice: WorkerNotice },
    /// Declared wages that moved by more than the office's share since last month; the first names of so many.
    WageJumps { count: usize, names: Vec<String> },
    /// Not as many declared as the month before.
    HeadcountChanged { was: usize, now: usize },
}

impl Warning {
    /// The stable word that scripts read.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Warning::UnusualAmount { .. } => "unusual_amount",
            Warning::ReceiptAlike { .. } => "receipt_alike",
            Warning::ReceiptNextTo { .. } => "receipt_next_to",
            Warning::Deceased { .. } => "deceased",
            Warning::OverAge { .. } => "over_age",
            Warning::Arrears { .. } => "arrears",
            Warning::RecoveryOpen { .. } => "recovery_open",
            Warning::AccountChanged { .. } => "account_changed",
            Warning::CaseCover { .. } => "case_cover",
            Warning::HandBarred { .. } => "hand_barred",
            Warning::AdjustedSince { .. } => "adjusted_since",
            Warning::Worker { notice, .. } => notice.id(),
            Warning::Field { .. } => "field",
            Warning::WageJumps { .. } => "wage_jumps",
            Warning::HeadcountChanged { .. } => "headcount_changed",
        }
    }
}

/// Whether an amount is more than `times` the median of those before; not asked of fewer than `least`.
#[must_use]
pub fn unusual(amount: Money, mut before: Vec<Money>, times: Decimal, least: usize) -> Option<Warning> {
    if before.len() < least.max(1) {
        return None;
    }
    before.sort_unstable();
    // Of an even number the lower one of the middle two: it warns sooner, and is an amount that was paid.
    let median = before[(before.len() - 1) / 2];
    let is_unusual = Decimal::from(amount.fen()) > Decimal::from(median.fen()).saturating_mul(times);
    is_unusual.then_some(Warning::UnusualAmount { amount, median, times, of: before.len() })
}

/// The numbers one or two away from a receipt's, with as many digits.
#[must_use]
pub fn neighbours(number: &str) -> Vec<String> {
    let head = number.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (head, digits) = number.split_at(head);
    let Ok(value) = digits.parse::<u128>() else { return Vec::new() };
    let near = [value.checked_sub(2), value.checked_sub(1), value.checked_add(1), value.checked_add(2)];
    let written = near.into_iter().flatten().map(|n| format!("{head}{n:0width$}", width = digits.len()));
    written.filter(|n| n.len() == number.len()).collect()
}

/// Whether an item is paid to the injured person, and so ends with his death.
#[must_use]
pub const fn ends_with_death(item: ItemKind) -> bool {
    !matches!(
        item,
        ItemKind::Funeral
            | ItemKind::DeathLumpSum
            | ItemKind::DependantPension
            | ItemKind::MissingAdvance
            | ItemKind::MissingWage
            | ItemKind::IllegalCompensation
            | ItemKind::IllegalOther
    )
}

/// Whether an item ends with retirement.
#[must_use]
pub const fn ends_with_retirement(item: ItemKind) -> bool {
    matches!(item, ItemKind::DisabilityAllowance | ItemKind::TerminationMedical | ItemKind::TerminationEmployment)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yuan(amounts: &[i64]) -> Vec<Money> {
        amounts.iter().map(|y| Money::from_fen(y * 100)).collect()
    }

    #[test]
    fn an_amount_is_unusual_above_so_many_times_the_median() {
        let three = Decimal::from(3);
        let before = || yuan(&[900, 100, 1000, 50_000, 1100]);
        assert_eq!(unusual(Money::from_fen(300_000), before(), three, 5), None, "just three times is not above");
        let found = unusual(Money::from_fen(300_001), before(), three, 5);
        let (amount, median) = (Money::from_fen(300_001), Money::from_fen(100_000));
        assert_eq!(found, Some(Warning::UnusualAmount { amount, median, times: three, of: 5 }));
        assert_eq!(unusual(Money::from_fen(300_001), before(), three, 6), None, "too few to compare with");
        assert_eq!(unusual(Money::from_fen(1), Vec::new(), three, 0), None);
        let even = unusual(Money::from_fen(30_001), yuan(&[100, 200]), three, 1);
        assert!(matches!(even, Some(Warning::UnusualAmount { median, .. }) if median == Money::from_fen(10_000)));
    }

    #[test]
    fn numbers_next_to_a_receipts_keep_its_digits() {
        assert_eq!(neighbours("00000001"), ["00000000", "00000002", "00000003"]);
        assert_eq!(neighbours("A99"), ["A97", "A98"], "the next one has more digits");
        assert_eq!(neighbours("24432000000012345678").len(), 4);
        assert!(neighbours("ABC").is_empty() && neighbours("").is_empty());
    }
}
