//! Kinds of sheets, and the way each goes.

/// What a sheet is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SheetKind {
    /// 医疗费报销单
    Reimbursement,
    /// 待遇核定表
    Determination,
    /// 追回: what somebody owes the fund.
    Recovery,
    /// 定期待遇调整: a year's adjustment of all monthly benefits.
    Adjustment,
    /// 收款账户登记或变更
    Payee,
    /// 待遇变动: a monthly benefit is suspended, resumed or ended.
    BenefitChange,
    /// 收支登记: money in, between accounts, or out otherwise than as a benefit; corrections.
    Posting,
    /// 支付单
    PaymentList,
}

/// The way a sheet goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flow {
    /// Entered, reviewed, approved, above an amount countersigned.
    Decision,
    /// Entered and reviewed.
    Change,
    /// Written and checked by the finance section.
    Posting,
    /// Built, reviewed, approved by the finance bureau, sent to the bank, settled.
    Payment,
}

impl SheetKind {
    pub const ALL: [SheetKind; 8] = [
        SheetKind::Reimbursement,
        SheetKind::Determination,
        SheetKind::Recovery,
        SheetKind::Adjustment,
        SheetKind::Payee,
        SheetKind::BenefitChange,
        SheetKind::Posting,
        SheetKind::PaymentList,
    ];

    /// The stable word that is stored and that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            SheetKind::Reimbursement => "reimbursement",
            SheetKind::Determination => "determination",
            SheetKind::Recovery => "recovery",
            SheetKind::Adjustment => "adjustment",
            SheetKind::Payee => "payee",
            SheetKind::BenefitChange => "benefit_change",
            SheetKind::Posting => "posting",
            SheetKind::PaymentList => "payment_list",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<SheetKind> {
        SheetKind::ALL.into_iter().find(|k| k.id() == text)
    }

    /// What its numbers begin with, by the pinyin of what it is called.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            SheetKind::Reimbursement => "BX",
            SheetKind::Determination => "HD",
            SheetKind::Recovery => "ZH",
            SheetKind::Adjustment => "TZ",
            SheetKind::Payee => "SK",
            SheetKind::BenefitChange => "BD",
            SheetKind::Posting => "SZ",
            SheetKind::PaymentList => "ZF",
        }
    }

    #[must_use]
    pub const fn flow(self) -> Flow {
        match self {
            SheetKind::Reimbursement | SheetKind::Determination | SheetKind::Recovery | SheetKind::Adjustment => Flow::Decision,
            SheetKind::Payee | SheetKind::BenefitChange => Flow::Change,
            SheetKind::Posting => Flow::Posting,
            SheetKind::PaymentList => Flow::Payment,
        }
    }
}
