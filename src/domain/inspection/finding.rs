//! A finding with its evidence.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::rules::Rule;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::problem::Problem;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 重大: the law is broken if it is as it looks.
    Serious,
    /// 疑点: there may be a good reason.
    Doubt,
    /// 提示: worth knowing.
    Hint,
}

impl Severity {
    /// The stable word that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Severity::Serious => "serious",
            Severity::Doubt => "doubt",
            Severity::Hint => "hint",
        }
    }
}

/// What a piece of evidence is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fact {
    Wage,
    WageBefore,
    Base,
    MinimumWage,
    Floor,
    /// How far something departs from what it is held against, as a share of it.
    Change,
    /// The departure from which on a rule names somebody.
    Threshold,
    Heads,
    HeadsBefore,
    /// Workers with one and the same wage.
    SameWageHeads,
    Age,
    WorkingAge,
    RetirementDate,
    InsuredFrom,
    /// Name of another employer.
    OtherEmployer,
    DiedOn,
    /// Id of the benefit that is in payment.
    Benefit,
    /// Two digits of the division, in the edition it was registered by.
    Division,
    DivisionClass,
    Class,
    DeclaredAverage,
    ClaimedAverage,
    /// Number of a sheet.
    Sheet,
    /// Number of a case.
    Case,
    AccidentOn,
    ArrearsMonths,
    Arrears,
}

impl Fact {
    /// The stable word that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Fact::Wage => "wage",
            Fact::WageBefore => "wage_before",
            Fact::Base => "base",
            Fact::MinimumWage => "minimum_wage",
            Fact::Floor => "floor",
            Fact::Change => "change",
            Fact::Threshold => "threshold",
            Fact::Heads => "heads",
            Fact::HeadsBefore => "heads_before",
            Fact::SameWageHeads => "same_wage_heads",
            Fact::Age => "age",
            Fact::WorkingAge => "working_age",
            Fact::RetirementDate => "retirement_date",
            Fact::InsuredFrom => "insured_from",
            Fact::OtherEmployer => "other_employer",
            Fact::DiedOn => "died_on",
            Fact::Benefit => "benefit",
            Fact::Division => "division",
            Fact::DivisionClass => "division_class",
            Fact::Class => "class",
            Fact::DeclaredAverage => "declared_average",
            Fact::ClaimedAverage => "claimed_average",
            Fact::Sheet => "sheet",
            Fact::Case => "case",
            Fact::AccidentOn => "accident_on",
            Fact::ArrearsMonths => "arrears_months",
            Fact::Arrears => "arrears",
        }
    }
}

/// What a piece of evidence says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    Money(Money),
    Count(i64),
    /// A share of one.
    Share(Decimal),
    Day(NaiveDate),
    Text(String),
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: Rule,
    /// Row of the employer.
    pub employer: i64,
    /// Row of the person, where it is one person's.
    pub person: Option<i64>,
    /// The month, where it is one month's; a finding about how things stand has none.
    pub month: Option<Month>,
    pub evidence: Vec<(Fact, Says)>,
}

impl Finding {
    /// What tells it from every other, also when it is worked out anew.
    #[must_use]
    pub const fn key(&self) -> Key {
        Key { rule: self.rule, employer: self.employer, person: self.person, month: self.month }
    }
}

/// What a mark hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    pub rule: Rule,
    pub employer: i64,
    pub person: Option<i64>,
    pub month: Option<Month>,
}

/// What an inspector said of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// 已说明: there is a good reason.
    Explained,
    /// 已立案: an inspection looks at it.
    Opened,
    /// 重新关注: the reason did not hold.
    Reopened,
}

impl Mark {
    /// The stable word that is stored and that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Mark::Explained => "explained",
            Mark::Opened => "opened",
            Mark::Reopened => "reopened",
        }
    }

    /// # Errors
    /// `NotOneOf`.
    pub fn parse(text: &str) -> Result<Mark, Problem> {
        let all = [Mark::Explained, Mark::Opened, Mark::Reopened];
        let choices = Problem::NotOneOf { choices: "explained, opened, reopened" };
        all.into_iter().find(|m| m.id() == text.trim()).ok_or(choices)
    }

    /// Whether nobody has to look any more, at least not here.
    #[must_use]
    pub const fn settles(self) -> bool {
        matches!(self, Mark::Explained | Mark::Opened)
    }
}
