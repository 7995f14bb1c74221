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
    /// 单位登记: registration of an employer, and every change of it.
    Registration,
    /// 人员变动: workers on, off, and changed.
    WorkerChange,
    /// 缴费申报: an employer's payroll of a month.
    Declaration,
    /// 项目参保: a construction project.
    Project,
    /// 应缴变更: supplement, refund, reversal or deferral of what is levied.
    LevyChange,
    /// 稽核
    Inspection,
    /// 费率核定: classes and floating steps.
    Rate,
    /// 费率建议: a proposal to the bureau.
    Proposal,
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
    /// Planned, notified, looked into, recorded by the inspector; the director signs what follows.
    Inspection,
    /// Entered, reviewed, approved, sent to the bureau, which decides.
    Proposal,
}

impl SheetKind {
    pub const ALL: [SheetKind; 16] = [
        SheetKind::Reimbursement,
        SheetKind::Determination,
        SheetKind::Recovery,
        SheetKind::Adjustment,
        SheetKind::Payee,
        SheetKind::BenefitChange,
        SheetKind::Posting,
        SheetKind::PaymentList,
        SheetKind::Registration,
        SheetKind::WorkerChange,
        SheetKind::Declaration,
        SheetKind::Project,
        SheetKind::LevyChange,
        SheetKind::Inspection,
        SheetKind::Rate,
        SheetKind::Proposal,
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
            SheetKind::Registration => "registration",
            SheetKind::WorkerChange => "worker_change",
            SheetKind::Declaration => "declaration",
            SheetKind::Project => "project",
            SheetKind::LevyChange => "levy_change",
            SheetKind::Inspection => "inspection",
            SheetKind::Rate => "rate",
            SheetKind::Proposal => "proposal",
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
            SheetKind::Registration => "DJ",
            SheetKind::WorkerChange => "RY",
            SheetKind::Declaration => "SB",
            SheetKind::Project => "XM",
            SheetKind::LevyChange => "YJ",
            SheetKind::Inspection => "JC",
            SheetKind::Rate => "FL",
            SheetKind::Proposal => "JY",
        }
    }

    /// Whether it can come to money.
    #[must_use]
    pub const fn has_amount(self) -> bool {
        !matches!(self, SheetKind::Registration)
    }

    #[must_use]
    pub const fn flow(self) -> Flow {
        match self {
            SheetKind::Reimbursement
            | SheetKind::Determination
            | SheetKind::Recovery
            | SheetKind::Adjustment
            | SheetKind::LevyChange
            | SheetKind::Rate => Flow::Decision,
            SheetKind::Payee
            | SheetKind::BenefitChange
            | SheetKind::Registration
            | SheetKind::WorkerChange
            | SheetKind::Declaration
            | SheetKind::Project => Flow::Change,
            SheetKind::Posting => Flow::Posting,
            SheetKind::PaymentList => Flow::Payment,
            SheetKind::Inspection => Flow::Inspection,
            SheetKind::Proposal => Flow::Proposal,
        }
    }
}
