//! What people ask at the counter (agency rules 1.6), answered from what is on file about a person. Values only: the rule,
//! its wording and its article are `text::answers`.

use chrono::NaiveDate;

use super::{Desk, Refusal};
use crate::domain::benefits::paid_leave::{self, PaidLeave};
use crate::domain::calendar::Deadline;
use crate::domain::case::state::State;
use crate::domain::cover::Cover;
use crate::domain::dates::Month;
use crate::domain::employer::RatePpm;
use crate::domain::money::Money;
use crate::domain::operator::Right;
use crate::domain::person::{CaseLine, PersonFile};

mod levy;
mod on_file;

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

    /// What a full answer needs and the program does not hold.
    #[must_use]
    pub const fn elsewhere(self) -> Option<Elsewhere> {
        Some(match self {
            Question::WhereIsMyClaim => Elsewhere::StepDates,
            Question::WhatIsMissing => Elsewhere::PapersHandedIn,
            Question::Bills => Elsewhere::Receipts,
            Question::WhyRefused => Elsewhere::ReviewReasons,
            Question::HasItBeenPaid => Elsewhere::BankResult,
            Question::WhyLess => Elsewhere::ReasonOfChange,
            Question::PaidLeave => Elsewhere::LeaveConfirmed,
            Question::Appraisal => Elsewhere::AppraisalDates,
            Question::ContestTheGrade => Elsewhere::ConclusionDates,
            Question::Death | Question::ChildOfAge => Elsewhere::Relatives,
            Question::AwayFromHome => Elsewhere::TreatmentFilings,
            Question::Device => Elsewhere::DeviceNotice,
            Question::Certification => Elsewhere::LastCertification,
            Question::NewAccount => Elsewhere::Account,
            Question::OurRate => Elsewhere::FloatingStep,
            Question::Arrears => Elsewhere::LastDayToPay,
            Question::Retirement => Elsewhere::BasicPension,
            Question::Remedies => Elsewhere::ServiceDay,
            Question::WhatWouldItPay
            | Question::IfILeave
            | Question::WasIInsured
            | Question::EmployerWillNotApply
            | Question::ThirdParty
            | Question::NotInsured
            | Question::Relapse => return None,
        })
    }
}

/// Data kept by somebody else; where it is found is `text::answers`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Elsewhere {
    StepDates,
    PapersHandedIn,
    Receipts,
    ReviewReasons,
    BankResult,
    ReasonOfChange,
    LeaveConfirmed,
    AppraisalDates,
    ConclusionDates,
    Relatives,
    TreatmentFilings,
    DeviceNotice,
    LastCertification,
    Account,
    FloatingStep,
    LastDayToPay,
    BasicPension,
    ServiceDay,
}

/// Something the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    NoCase,
    Case(CaseLine),
    /// What comes next in a case, and with whom.
    Next {
        state: State,
    },
    /// Whether somebody was insured on the day of an accident, and what follows from it.
    Insured(Cover),
    /// The application has been made: its limits do not run any more.
    Applied,
    /// A limit that runs from an accident.
    Limit {
        id: &'static str,
        deadline: Deadline,
    },
    /// 停工留薪期: its last day at most, without and with an extension.
    LeaveAtMost {
        until: NaiveDate,
        extended: NaiveDate,
    },
    /// A payment, the newest ones.
    Paid {
        on: NaiveDate,
        item: String,
        amount: Money,
    },
    NoPayment,
    /// What is paid every month, and the month it is paid for next if nothing changes.
    Monthly {
        kind: String,
        amount: Money,
        since: NaiveDate,
        next: Month,
    },
    /// What one month came to, and the month before.
    Months {
        month: Month,
        amount: Money,
        before: Money,
    },
    /// An item that came to something else than the month before.
    Changed {
        item: String,
        amount: Money,
        before: Money,
    },
    NothingMonthly,
    NoEmployer,
    /// The newest rate of an employer, and the last month with another one.
    Rate {
        employer: String,
        class: u8,
        month: Month,
        rate: RatePpm,
        before: Option<(Month, RatePpm)>,
    },
    /// An employer's months in arrears: how many, the oldest, and what is owed without late fee.
    Arrears {
        employer: String,
        months: usize,
        oldest: Option<Month>,
        principal: Money,
    },
    /// What the program does not hold for this question.
    NotOnFile(Elsewhere),
}

/// A question with what the file says to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub question: Question,
    pub facts: Vec<Fact>,
}

impl Desk {
    /// All questions, answered for a person.
    ///
    /// # Errors
    /// `NotAllowed`, `NotFound`, `Store`.
    pub fn answers(&self, person_id: i64) -> Result<Vec<Answered>, Refusal> {
        self.require(Right::Lookup)?;
        let file = self.open_file(person_id)?;
        let answered = |question: Question| {
            let mut facts = self.facts(question, &file)?;
            facts.extend(question.elsewhere().map(Fact::NotOnFile));
            Ok(Answered { question, facts })
        };
        Question::ALL.into_iter().map(answered).collect()
    }

    /// All questions with no file: what holds in general, as a caller by telephone is told (agency rules 1.6).
    ///
    /// # Errors
    /// `NotAllowed`.
    pub fn general_answers(&self) -> Result<Vec<Answered>, Refusal> {
        self.require(Right::Lookup)?;
        Ok(Question::ALL.into_iter().map(|question| Answered { question, facts: Vec::new() }).collect())
    }

    fn facts(&self, question: Question, file: &PersonFile) -> Result<Vec<Fact>, Refusal> {
        let next = Month::of(self.clock.today()).next();
        Ok(match question {
            Question::WhereIsMyClaim => on_file::stages(file),
            Question::WhatIsMissing | Question::WhatWouldItPay | Question::IfILeave | Question::Appraisal => on_file::cases(file),
            Question::WasIInsured | Question::NotInsured => on_file::insured(file),
            Question::EmployerWillNotApply => on_file::of_cases(file, |case| self.application_limits(case)),
            Question::PaidLeave => self.leave(file)?,
            Question::HasItBeenPaid => {
                let monthly = on_file::monthly(file, next).into_iter().filter(|f| *f != Fact::NothingMonthly);
                monthly.chain(on_file::payments(file, |_| true)).collect()
            }
            Question::Bills => on_file::payments(file, |item| item == "medical"),
            Question::WhyLess => on_file::last_months(file),
            Question::Retirement | Question::Certification => on_file::monthly(file, next),
            Question::OurRate => self.rate(file)?,
            Question::Arrears => self.arrears(file)?,
            Question::WhyRefused
            | Question::ContestTheGrade
            | Question::Death
            | Question::ChildOfAge
            | Question::ThirdParty
            | Question::AwayFromHome
            | Question::Relapse
            | Question::Device
            | Question::NewAccount
            | Question::Remedies => Vec::new(),
        })
    }

    /// The limits for applying, from the day of the accident.
    fn application_limits(&self, case: &CaseLine) -> Vec<Fact> {
        let limit = |id: &'static str| {
            let row = self.policy.limit(id)?;
            let deadline = self.policy.calendar().deadline(case.accident_on, row.limit, self.clock.today())?;
            Some(Fact::Limit { id, deadline })
        };
        let mut facts = vec![Fact::Case(case.clone())];
        if case.state == State::Reported {
            facts.extend(Question::EmployerWillNotApply.limits().iter().filter_map(|id| limit(id)));
        } else {
            facts.push(Fact::Applied);
        }
        facts
    }

    /// How long the paid leave of each injury that is not graded yet may last.
    fn leave(&self, file: &PersonFile) -> Result<Vec<Fact>, Refusal> {
        let book = self.book()?;
        let at_most = |case: &CaseLine| {
            let months = |key: &str| paid_leave::most(&book, key, case.accident_on).ok();
            let (normal, more) = (months("paid_leave.normal")?, months("paid_leave.extension")?);
            let until = |extension| {
                let leave =
                    PaidLeave { from: case.accident_on, months: normal, extension, returned: None, concluded: None, died: None };
                paid_leave::end(&book, &leave).ok().map(|(day, _)| day)
            };
            Some(Fact::LeaveAtMost { until: until(0)?, extended: until(more)? })
        };
        Ok(on_file::of_cases(file, |case| {
            let runs = case.grade.is_none() && !case.state.is_over() && case.state != State::Graded;
            let leave = if runs { at_most(case) } else { None };
            std::iter::once(Fact::Case(case.clone())).chain(leave).collect()
        }))
    }
}
