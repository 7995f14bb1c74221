//! Insured people: what a search shows of them and what their file holds.

use chrono::NaiveDate;

use super::dates::Month;
use super::money::Money;

/// A worker as one line of a file gives him: who he is and where he works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    pub id_number: super::identity::ResidentId,
    pub name: String,
    pub phone: String,
    pub job: String,
    pub insured_from: NaiveDate,
    /// Yuan a month.
    pub wage: Money,
}

/// Why a search found somebody; the screen marks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HitReason {
    IdNumber,
    IdTail,
    Phone,
    Name,
    Pinyin,
    Initials,
    Employer,
    Case,
}

impl HitReason {
    /// Stable key for scripts.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            HitReason::IdNumber => "id_number",
            HitReason::IdTail => "id_tail",
            HitReason::Phone => "phone",
            HitReason::Name => "name",
            HitReason::Pinyin => "pinyin",
            HitReason::Initials => "initials",
            HitReason::Employer => "employer",
            HitReason::Case => "case",
        }
    }
}

/// One line of a search result. Numbers are masked already: a hit never carries a whole one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub person_id: i64,
    pub name: String,
    pub id_masked: String,
    pub phone_masked: String,
    pub employer: String,
    pub birth: NaiveDate,
    pub reason: HitReason,
    /// Number of the matched case, when the case was what matched.
    pub case_number: Option<String>,
}

/// A stretch of work for one employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employment {
    pub employer: String,
    pub credit_code: String,
    pub job: String,
    pub insured_from: NaiveDate,
    pub insured_to: Option<NaiveDate>,
    pub wage: Money,
}

/// A month of a person's wage and what his employer paid for that month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WageMonth {
    pub month: Month,
    pub employer_id: i64,
    pub employer: String,
    pub wage: Money,
    /// `None` when the employer has no declaration for the month on file.
    pub paid: Option<MonthPaid>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthPaid {
    /// Paid in full, the last of it on this day.
    Paid(NaiveDate),
    /// The same by the last day that was set for it, or to which it was put off with approval.
    InTime(NaiveDate),
    /// Not paid, or not all of it.
    InArrears,
    /// 缓缴 approved to this day: no arrears until then.
    Deferred(NaiveDate),
    /// Nothing was due, as in months of relief: such a month counts as paid (2.5).
    NothingDue,
}

/// 工伤案件 in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLine {
    pub number: String,
    pub accident_on: NaiveDate,
    pub employer: String,
    pub body_part: String,
    pub state: super::case::state::State,
    pub grade: Option<u8>,
}

/// A payment of the fund to or for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentLine {
    pub paid_on: NaiveDate,
    /// Fund item key, such as `medical`.
    pub item: String,
    pub amount: Money,
    pub case_number: String,
}

/// 咨询记录 in short: advice that was given about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdviceLine {
    pub given_on: String,
    /// Name of the operator.
    pub by: String,
    /// What it was about: `disability` or `death`.
    pub case: String,
    pub grade: String,
    /// Sums of what was named: once, and a month.
    pub once: Money,
    pub monthly: Money,
}

/// 档案. Everything on file about one person, numbers masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFile {
    pub person_id: i64,
    pub name: String,
    pub id_masked: String,
    pub phone_masked: String,
    pub sex: super::identity::Sex,
    pub birth: NaiveDate,
    /// Whole years on the day the file was opened.
    pub age: i32,
    /// Kind of a running monthly benefit, such as `disability_allowance`.
    pub benefit: Option<BenefitLine>,
    pub employments: Vec<Employment>,
    /// Newest month first.
    pub months: Vec<WageMonth>,
    pub cases: Vec<CaseLine>,
    /// Newest first.
    pub payments: Vec<PaymentLine>,
    /// Newest first.
    pub advice: Vec<AdviceLine>,
}

/// A monthly benefit in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BenefitLine {
    pub kind: String,
    pub grade: Option<u8>,
    pub monthly: Money,
    pub since: NaiveDate,
}

/// What an operator with the right may see in full; each look is recorded.
#[derive(Clone, PartialEq, Eq)]
pub struct FullNumbers {
    pub id_number: String,
    pub phone: String,
}
