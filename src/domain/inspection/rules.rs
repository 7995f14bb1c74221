//! The table of rules: what each looks at, how much it weighs, which parameters are its thresholds.

use chrono::NaiveDate;

use super::employers::{arrears_at_injury, class_misfit, headcount_change};
use super::finding::{Finding, Severity};
use super::persons::{dead, past_retirement, receiving, two_employers, under_age};
use super::thresholds::Thresholds;
use super::wages::{below_floor, below_minimum, claimed_wage, same_wage, wage_jump};
use crate::domain::dates::Month;
use crate::domain::identity::Sex;
use crate::domain::money::Money;
use crate::domain::params::Book;
use crate::domain::problem::Problem;

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $id:literal $severity:ident $check:ident [$($key:literal)*])*) => {
        /// A rule that names a finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule { $($(#[$doc])* $name),* }

        impl Rule {
            pub const ALL: &[Rule] = &[$(Rule::$name),*];

            /// The stable word that is stored and that scripts read.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Rule::$name => $id),* }
            }

            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Rule::$name => Severity::$severity),* }
            }

            /// Keys of the parameters it measures by.
            #[must_use]
            pub const fn thresholds(self) -> &'static [&'static str] {
                match self { $(Rule::$name => &[$($key),*]),* }
            }

            const fn check(self) -> fn(&Seen) -> Vec<Finding> {
                match self { $(Rule::$name => $check),* }
            }
        }
    };
}

rules! {
    /// 工资低于最低工资
    BelowMinimum "below_minimum" Serious below_minimum ["minimum_wage"]
    /// 缴费基数低于下限
    BelowFloor "below_floor" Hint below_floor ["contribution_floor"]
    /// 全员工资相同
    SameWage "same_wage" Doubt same_wage ["inspect_same_wage.heads" "inspect_same_wage.share"]
    /// 工资突变
    WageJump "wage_jump" Doubt wage_jump ["inspect_jump.share" "inspect_jump.amount"]
    /// 人数突变
    HeadcountChange "headcount_change" Doubt headcount_change ["inspect_heads.share" "inspect_heads.least"]
    /// 超过法定退休年龄
    PastRetirement "past_retirement" Doubt past_retirement ["inspect_women_class"]
    /// 未满最低就业年龄
    UnderAge "under_age" Serious under_age ["inspect_working_age"]
    /// 同时两处全日制参保
    TwoEmployers "two_employers" Doubt two_employers []
    /// 已死亡仍参保
    Dead "dead" Serious dead []
    /// 领取定期待遇仍参保
    Receiving "receiving" Doubt receiving []
    /// 行业与类别不符
    ClassMisfit "class_misfit" Doubt class_misfit []
    /// 申报工资与待遇所依工资不符
    ClaimedWage "claimed_wage" Serious claimed_wage ["inspect_claimed_wage"]
    /// 欠费期间发生工伤
    ArrearsAtInjury "arrears_at_injury" Serious arrears_at_injury ["inspect_injury_months"]
}

impl Rule {
    /// # Errors
    /// `NotOneOf` with the rules there are.
    pub fn parse(text: &str) -> Result<Rule, Problem> {
        const CHOICES: &str = "below_minimum, below_floor, same_wage, wage_jump, headcount_change, past_retirement, under_age, \
                               two_employers, dead, receiving, class_misfit, claimed_wage, arrears_at_injury";
        Rule::ALL.iter().copied().find(|r| r.id() == text.trim()).ok_or(Problem::NotOneOf { choices: CHOICES })
    }
}

/// An employer as the rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployerSeen {
    pub id: i64,
    pub name: String,
    /// Two digits; empty where it is not known.
    pub division: String,
    /// The class that its division has; `None` where the division is not known.
    pub division_class: Option<u8>,
    /// The class in force in the month.
    pub class: u8,
    /// Heads that were levied on in the month and in the one before it.
    pub heads: Option<i64>,
    pub heads_before: Option<i64>,
}

/// Somebody insured with an employer at some time in the month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerSeen {
    pub person: i64,
    pub employer: i64,
    pub birth: NaiveDate,
    pub sex: Sex,
    /// Id of the code list.
    pub category: String,
    pub insured_from: NaiveDate,
    pub insured_to: Option<NaiveDate>,
    pub wage: Option<Money>,
    /// `None` for a wage that was taken over.
    pub base: Option<Money>,
    pub wage_before: Option<Money>,
}

impl WorkerSeen {
    /// Whether he was insured there from before `from` until after the month: wages of a part of a month are no measure.
    #[must_use]
    pub fn is_whole(&self, from: Month, month: Month) -> bool {
        self.insured_from <= from.first_day() && self.insured_to.is_none_or(|to| to >= month.last_day())
    }

    /// Whether he works for a wage, full time (agency rules 9.4).
    #[must_use]
    pub fn is_full_time(&self) -> bool {
        matches!(self.category.as_str(), "staff" | "institution" | "civil" | "hired" | "dispatched")
    }
}

/// The wages a determination of the months before an injury went by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimSeen {
    pub person: i64,
    pub employer: i64,
    /// Number of the sheet.
    pub sheet: String,
    /// Declared and claimed wage of each month that has both.
    pub months: Vec<(Money, Money)>,
}

/// An injury at an employer that owed for its month or one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InjurySeen {
    pub person: i64,
    pub employer: i64,
    /// Number of the case.
    pub case: String,
    pub on: NaiveDate,
    pub arrears_months: i64,
    pub arrears: Money,
}

/// All that the rules look at.
#[derive(Debug, Clone)]
pub struct Seen<'a> {
    pub month: Month,
    pub book: &'a Book,
    pub limits: &'a Thresholds,
    pub employers: &'a [EmployerSeen],
    /// By employer and person.
    pub workers: &'a [WorkerSeen],
    /// Days of death by person.
    pub dead: &'a [(i64, NaiveDate)],
    /// Ids of the monthly benefits in payment by person.
    pub receiving: &'a [(i64, String)],
    pub claims: &'a [ClaimSeen],
    pub injuries: &'a [InjurySeen],
}

/// What all rules find, by rule, employer and person.
#[must_use]
pub fn findings(seen: &Seen) -> Vec<Finding> {
    let mut out: Vec<Finding> = Rule::ALL.iter().flat_map(|rule| rule.check()(seen)).collect();
    out.sort_by_key(|f| (f.rule, f.employer, f.person, f.month));
    out
}
