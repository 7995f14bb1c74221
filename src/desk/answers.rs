//! What people ask at the counter (agency rules 1.6), answered from what is on file about a person. Values only: the rule,
//! its wording and its article are `text::answers`.

use chrono::NaiveDate;

use super::{Desk, Refusal};
use crate::domain::calendar::Deadline;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::person::{CaseLine, MonthPaid, PersonFile};

/// The questions, in the order of the office's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    WhereIsMyClaim,
    WhatIsMissing,
    WhatWouldItPay,
    IfILeave,
    WasIInsured,
    EmployerWillNotApply,
    Bills,
    WhyRefused,
    HasItBeenPaid,
    WhyLess,
    PaidLeave,
    Appraisal,
    ContestTheGrade,
    Death,
    ChildOfAge,
    ThirdParty,
    NotInsured,
    AwayFromHome,
    Relapse,
    Device,
    Certification,
    NewAccount,
    OurRate,
    Arrears,
    Retirement,
    Remedies,
}

impl Question {
    pub const ALL: [Question; 26] = [
        Question::WhereIsMyClaim,
        Question::WhatIsMissing,
        Question::WhatWouldItPay,
        Question::IfILeave,
        Question::WasIInsured,
        Question::EmployerWillNotApply,
        Question::Bills,
        Question::WhyRefused,
        Question::HasItBeenPaid,
        Question::WhyLess,
        Question::PaidLeave,
        Question::Appraisal,
        Question::ContestTheGrade,
        Question::Death,
        Question::ChildOfAge,
        Question::ThirdParty,
        Question::NotInsured,
        Question::AwayFromHome,
        Question::Relapse,
        Question::Device,
        Question::Certification,
        Question::NewAccount,
        Question::OurRate,
        Question::Arrears,
        Question::Retirement,
        Question::Remedies,
    ];

    /// The time limits an answer names, by their ids in `data/codes/deadlines.toml`.
    #[must_use]
    pub const fn limits(self) -> &'static [&'static str] {
        match self {
            Question::WhereIsMyClaim => &["acceptance_decision", "recognition_decision", "recognition_service"],
            Question::EmployerWillNotApply => &["employer_application", "worker_application"],
            Question::Bills => &["manual_reimbursement"],
            Question::Appraisal => &["appraisal_conclusion", "appraisal_service"],
            Question::ContestTheGrade => &["reappraisal_application", "review_earliest"],
            Question::NotInsured => &["advance_demand", "advance_employer_reply"],
            Question::Device => &["device_confirmation"],
            Question::Certification => &["loss_of_eligibility_notice"],
            Question::Remedies => &["administrative_reconsideration", "administrative_litigation"],
            _ => &[],
        }
    }
}

/// Something the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    NoCase,
    Case(CaseLine),
    /// Whether somebody was insured on the day of an accident, with whom, and what became of the month's contribution.
    Insured {
        on: NaiveDate,
        employer: Option<String>,
        month: Option<MonthPaid>,
    },
    /// A limit that runs from an accident.
    Limit {
        id: &'static str,
        deadline: Deadline,
    },
    /// A payment, the newest ones.
    Paid {
        on: NaiveDate,
        item: String,
        amount: Money,
    },
    NoPayment,
    /// What is paid every month.
    Monthly {
        kind: String,
        amount: Money,
    },
    /// What one month came to, and the month before.
    Months {
        month: Month,
        amount: Money,
        before: Money,
    },
    NothingMonthly,
    /// An employer's months in arrears.
    Arrears {
        months: usize,
    },
    /// The data for it are not in this program yet.
    NotOnFile,
}

/// A question with what the file says to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub question: Question,
    pub facts: Vec<Fact>,
}

/// Payments named at most.
const PAYMENTS_MAX: usize = 4;

impl Desk {
    /// All questions, answered for a person.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn answers(&self, person_id: i64) -> Result<Vec<Answered>, Refusal> {
        self.require(Right::Lookup)?;
        let file = self.open_file(person_id)?;
        let answered = |question| Answered { question, facts: self.facts(question, &file) };
        Ok(Question::ALL.into_iter().map(answered).collect())
    }

    fn facts(&self, question: Question, file: &PersonFile) -> Vec<Fact> {
        match question {
            Question::WhereIsMyClaim => cases(file),
            Question::WasIInsured => of_cases(file, |case| vec![insured(file, case.accident_on)]),
            Question::EmployerWillNotApply => of_cases(file, |case| self.application_limits(case)),
            Question::HasItBeenPaid | Question::Bills => payments(file, question == Question::Bills),
            Question::WhyLess => vec![last_months(file)],
            Question::Retirement | Question::Certification => monthly(file),
            Question::Arrears => vec![arrears(file)],
            Question::WhatIsMissing | Question::WhyRefused | Question::NewAccount | Question::OurRate | Question::Device => {
                vec![Fact::NotOnFile]
            }
            Question::WhatWouldItPay
            | Question::IfILeave
            | Question::PaidLeave
            | Question::Appraisal
            | Question::ContestTheGrade
            | Question::Death
            | Question::ChildOfAge
            | Question::ThirdParty
            | Question::NotInsured
            | Question::AwayFromHome
            | Question::Relapse
            | Question::Remedies => Vec::new(),
        }
    }

    /// The limits for applying, from the day of the accident.
    fn application_limits(&self, case: &CaseLine) -> Vec<Fact> {
        let limit = |id: &'static str| {
            let row = self.policy.limit(id)?;
            let deadline = self.policy.calendar().deadline(case.accident_on, row.limit, self.clock.today())?;
            Some(Fact::Limit { id, deadline })
        };
        let named = Question::EmployerWillNotApply.limits();
        std::iter::once(Fact::Case(case.clone())).chain(named.iter().filter_map(|id| limit(id))).collect()
    }
}

fn cases(file: &PersonFile) -> Vec<Fact> {
    of_cases(file, |case| vec![Fact::Case(case.clone())])
}

fn of_cases(file: &PersonFile, facts: impl Fn(&CaseLine) -> Vec<Fact>) -> Vec<Fact> {
    if file.cases.is_empty() { vec![Fact::NoCase] } else { file.cases.iter().flat_map(facts).collect() }
}

/// Whether somebody was insured on a day (2.8-2.10): the employment of the day, and the contribution of its month.
fn insured(file: &PersonFile, on: NaiveDate) -> Fact {
    let covers = |from: NaiveDate, to: Option<NaiveDate>| from <= on && to.is_none_or(|to| on <= to);
    let employment = file.employments.iter().find(|e| covers(e.insured_from, e.insured_to));
    let employer = employment.map(|e| e.employer.clone());
    let month = file.months.iter().find(|m| m.month == Month::of(on) && Some(&m.employer) == employer.as_ref());
    Fact::Insured { on, month: month.and_then(|m| m.paid), employer }
}

fn payments(file: &PersonFile, only_medical: bool) -> Vec<Fact> {
    let of = file.payments.iter().filter(|p| !only_medical || p.item == "medical");
    let paid: Vec<Fact> =
        of.take(PAYMENTS_MAX).map(|p| Fact::Paid { on: p.paid_on, item: p.item.clone(), amount: p.amount }).collect();
    if paid.is_empty() { vec![Fact::NoPayment] } else { paid }
}

fn monthly(file: &PersonFile) -> Vec<Fact> {
    let fact = file.benefit.as_ref().map(|b| Fact::Monthly { kind: b.kind.clone(), amount: b.monthly });
    vec![fact.unwrap_or(Fact::NothingMonthly)]
}

/// The newest month with payments beside the one before it.
fn last_months(file: &PersonFile) -> Fact {
    let Some(newest) = file.payments.first().map(|p| Month::of(p.paid_on)) else { return Fact::NoPayment };
    let sum = |month: Month| file.payments.iter().filter(|p| Month::of(p.paid_on) == month).map(|p| p.amount).sum();
    let before = file.payments.iter().map(|p| Month::of(p.paid_on)).find(|m| *m < newest);
    Fact::Months { month: newest, amount: sum(newest), before: before.map(sum).unwrap_or_default() }
}

fn arrears(file: &PersonFile) -> Fact {
    Fact::Arrears { months: file.months.iter().filter(|m| m.paid == Some(MonthPaid::InArrears)).count() }
}
