//! Benefit items: what is paid, by whom, when, how much and why.

use std::sync::Arc;

use chrono::NaiveDate;

use super::dependants::Why;
use super::explain::{Operand, Step};
use super::paid_leave::End;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::params::Row;
use crate::domain::problem::Problem;

/// 待遇项目, and what an employer owes beside the scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemKind {
    Medical,
    Meal,
    Travel,
    Device,
    PaidLeaveWage,
    DisabilityLumpSum,
    DisabilityAllowance,
    NursingAllowance,
    PensionDifference,
    TerminationMedical,
    TerminationEmployment,
    Funeral,
    DeathLumpSum,
    /// Wages that go on while somebody is missing.
    MissingWage,
    /// The part of the death lump sum paid in advance while somebody is missing.
    MissingAdvance,
    DependantPension,
    /// 一次性赔偿金 of an illegal employer.
    IllegalCompensation,
    /// What an illegal employer pays besides for a death.
    IllegalOther,
    Premium,
    LateFee,
}

impl ItemKind {
    pub const ALL: [ItemKind; 20] = [
        ItemKind::Medical,
        ItemKind::Meal,
        ItemKind::Travel,
        ItemKind::Device,
        ItemKind::PaidLeaveWage,
        ItemKind::DisabilityLumpSum,
        ItemKind::DisabilityAllowance,
        ItemKind::NursingAllowance,
        ItemKind::PensionDifference,
        ItemKind::TerminationMedical,
        ItemKind::TerminationEmployment,
        ItemKind::Funeral,
        ItemKind::DeathLumpSum,
        ItemKind::MissingWage,
        ItemKind::MissingAdvance,
        ItemKind::DependantPension,
        ItemKind::IllegalCompensation,
        ItemKind::IllegalOther,
        ItemKind::Premium,
        ItemKind::LateFee,
    ];

    /// The stable word for scripts and stored sheets.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            ItemKind::Medical => "medical",
            ItemKind::Meal => "meals",
            ItemKind::Travel => "travel",
            ItemKind::Device => "device",
            ItemKind::PaidLeaveWage => "paid_leave_wage",
            ItemKind::DisabilityLumpSum => "disability_lump_sum",
            ItemKind::DisabilityAllowance => "allowance",
            ItemKind::NursingAllowance => "nursing_allowance",
            ItemKind::PensionDifference => "pension_difference",
            ItemKind::TerminationMedical => "termination_medical",
            ItemKind::TerminationEmployment => "termination_employment",
            ItemKind::Funeral => "funeral",
            ItemKind::DeathLumpSum => "death_lump_sum",
            ItemKind::DependantPension => "dependant_pension",
            ItemKind::MissingWage => "missing_wage",
            ItemKind::MissingAdvance => "missing_advance",
            ItemKind::IllegalCompensation => "illegal_compensation",
            ItemKind::IllegalOther => "illegal_other",
            ItemKind::Premium => "premium",
            ItemKind::LateFee => "late_fee",
        }
    }
}

/// Who owes an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payer {
    Fund,
    Employer,
}

impl Payer {
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Payer::Fund => "fund",
            Payer::Employer => "employer",
        }
    }

    /// Who pays what the fund would pay: the employer himself where he had not insured (K2 art. 41, K1 art. 62(2)).
    #[must_use]
    pub const fn of_fund_item(insured: bool) -> Payer {
        if insured { Payer::Fund } else { Payer::Employer }
    }
}

/// When an item is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    Once,
    /// Every month from the first one, if that is known.
    Monthly {
        from: Option<Month>,
    },
}

/// An item of an estimate or determination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub kind: ItemKind,
    pub payer: Payer,
    pub due: Due,
    pub amount: Money,
    /// For a dependant's pension: which of the dependants, counted from 0.
    pub person: Option<usize>,
    pub steps: Vec<Step>,
}

/// What an estimate says besides its amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// A relative who gets no pension, by his place in the list.
    NoDependant { person: usize, why: Why },
    /// A figure of the year before was used: the year's own is not published yet (8.2).
    ProvisionalBase,
    /// Grade 5-10 after the leave, or a death not caused by the injury.
    NoDeathBenefit,
    /// The relatives may choose the basic pension scheme's payments instead (7.8).
    ChoiceWithPensionScheme,
    /// They have chosen them.
    ChosePensionScheme,
    /// Months the employer goes on paying the wage of somebody missing.
    MissingWages { first: Month, last: Month },
    /// What comes when somebody missing is declared dead, or comes back (7.7).
    UntilDeclared,
    /// The unit pays, not the fund (9.4).
    IllegalEmployer,
    /// The subsidies come once for several injuries (6.8).
    SubsidiesOnce,
    /// Last day of a paid leave, and what ends it.
    LeaveEnds { day: NaiveDate, why: End },
    /// Days beyond the whole months are not in the amount.
    WholeMonthsOnly,
}

/// What a case would pay, and how each amount was made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Estimate {
    /// 本人工资; zero where no item needs it.
    pub own_wage: Money,
    /// How the own wage was made; the items go on from there.
    pub basis: Vec<Step>,
    pub items: Vec<Item>,
    /// 先行支付: what the fund would advance of the items where the employer owes them all and does not pay (9.2).
    pub advanceable: Vec<(ItemKind, Money)>,
    pub remarks: Vec<Remark>,
}

impl Estimate {
    #[must_use]
    pub fn item(&self, kind: ItemKind) -> Option<&Item> {
        self.items.iter().find(|i| i.kind == kind)
    }

    /// What a payer owes once and at the first monthly payment together.
    #[must_use]
    pub fn total_once(&self, payer: Payer) -> Money {
        self.items.iter().filter(|i| i.payer == payer && i.due == Due::Once).map(|i| i.amount).sum()
    }

    #[must_use]
    pub fn total_monthly(&self, payer: Payer) -> Money {
        self.items.iter().filter(|i| i.payer == payer && i.due != Due::Once).map(|i| i.amount).sum()
    }

    /// Every parameter that was used, each once, in the order of use.
    #[must_use]
    pub fn parameters(&self) -> Vec<&Arc<Row>> {
        let mut out: Vec<&Arc<Row>> = Vec::new();
        let steps = self.basis.iter().chain(self.items.iter().flat_map(|i| &i.steps));
        for operand in steps.flat_map(|s| &s.operands) {
            if let Operand::Param(row) = operand
                && !out.contains(&row)
            {
                out.push(row);
            }
        }
        out
    }

    /// Parameters that are neither verified nor confirmed by the office.
    #[must_use]
    pub fn unconfirmed(&self) -> Vec<&Arc<Row>> {
        self.parameters().into_iter().filter(|r| !r.standing.is_firm()).collect()
    }

    /// What a formal determination asks before it rests on these figures.
    ///
    /// # Errors
    /// `Unconfirmed`, naming the keys.
    pub fn require_firm(&self) -> Result<(), Problem> {
        let keys: Vec<String> = self.unconfirmed().iter().map(|r| r.key.clone()).collect();
        if keys.is_empty() { Ok(()) } else { Err(Problem::Unconfirmed { keys }) }
    }
}
