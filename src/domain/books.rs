//! 会计科目 of what the fund pays (rules 12, agency rules 3.3, 3.4).

use super::benefits::item::ItemKind;

/// 支出户
pub const BANK_EXPENSE: &str = "bank_expense";
/// 财政专户
pub const BANK_SPECIAL: &str = "bank_special";
/// 收入户
pub const BANK_INCOME: &str = "bank_income";
/// 国库
pub const TREASURY: &str = "treasury";
/// 暂付款: advance payments.
pub const PREPAID: &str = "prepaid";
/// 暂收款: payments the bank returned, premiums not identified yet.
pub const TEMP_RECEIVED: &str = "temp_received";
/// 其他收入: recovered benefits of earlier years, late fees.
pub const IN_OTHER: &str = "in_other";

/// The spending account of a benefit; `None` for what the fund never pays.
#[must_use]
pub const fn spending_account(item: ItemKind) -> Option<&'static str> {
    match item {
        ItemKind::Medical | ItemKind::Meal | ItemKind::Travel | ItemKind::Device => Some("out_medical"),
        ItemKind::DisabilityLumpSum
        | ItemKind::DisabilityAllowance
        | ItemKind::NursingAllowance
        | ItemKind::PensionDifference
        | ItemKind::TerminationMedical => Some("out_disability"),
        ItemKind::Funeral | ItemKind::DeathLumpSum | ItemKind::MissingAdvance | ItemKind::DependantPension => Some("out_death"),
        ItemKind::PaidLeaveWage
        | ItemKind::TerminationEmployment
        | ItemKind::MissingWage
        | ItemKind::IllegalCompensation
        | ItemKind::IllegalOther
        | ItemKind::Premium
        | ItemKind::LateFee => None,
    }
}
