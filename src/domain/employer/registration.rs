//! 单位登记: what can be done to an employer, and when it may not be (agency rules 2.4, 8.1).

use chrono::NaiveDate;

use super::state::EmployerState;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::problem::Problem;

/// What is done to an employer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// 参保登记
    Register,
    /// 变更登记
    Change,
    /// 暂停缴费
    Suspend,
    /// 恢复缴费
    Resume,
    /// 注销登记
    Cancel,
    /// 合并: it goes over into another one.
    Merge,
    /// 分立: some of its workers go to another one.
    Split,
}

impl Act {
    pub const ALL: [Act; 7] = [Act::Register, Act::Change, Act::Suspend, Act::Resume, Act::Cancel, Act::Merge, Act::Split];

    /// The stable word that is stored and that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Act::Register => "register",
            Act::Change => "change",
            Act::Suspend => "suspend",
            Act::Resume => "resume",
            Act::Cancel => "cancel",
            Act::Merge => "merge",
            Act::Split => "split",
        }
    }

    /// # Errors
    /// `Empty`, `NotOneOf`.
    pub fn parse(text: &str) -> Result<Act, Problem> {
        if text.trim().is_empty() {
            return Err(Problem::Empty);
        }
        let found = Act::ALL.into_iter().find(|a| a.id() == text.trim());
        found.ok_or(Problem::NotOneOf { choices: "register, change, suspend, resume, cancel, merge, split" })
    }

    /// Whether another employer is named by it.
    #[must_use]
    pub const fn may_name_successor(self) -> bool {
        matches!(self, Act::Cancel | Act::Merge | Act::Split)
    }

    /// Where it leads from a state; `None` where it is not open.
    #[must_use]
    pub const fn leads_to(self, from: EmployerState) -> Option<EmployerState> {
        use EmployerState::{Active, Cancelled, Suspended};
        match (self, from) {
            (Act::Change, Active | Suspended) => Some(from),
            (Act::Suspend, Active) => Some(Suspended),
            (Act::Resume, Suspended) => Some(Active),
            (Act::Cancel | Act::Merge, Active | Suspended) => Some(Cancelled),
            (Act::Split, Active) => Some(Active),
            _ => None,
        }
    }
}

/// Why something is not registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegistrationProblem {
    /// The credit code is registered for this employer.
    CodeTaken {
        name: String,
    },
    /// An employer that takes part has this name; its credit code.
    NameInUse {
        credit_code: String,
    },
    /// A sheet about the same employer has not been decided.
    Waits {
        sheet: String,
    },
    /// The employer stands so that the act is not open.
    NotOpen {
        act: Act,
        state: EmployerState,
    },
    /// Workers are insured still.
    WorkersInsured {
        count: i64,
    },
    /// Premiums, late fees or both are owed.
    Owes {
        months: usize,
        amount: Money,
        late_fee: Money,
    },
    /// Months with insured workers for which nothing has been levied yet.
    NotLevied {
        months: usize,
        first: Month,
    },
    /// The insurance of a construction project runs beyond the day and nobody takes it on.
    ProjectRuns {
        name: String,
        until: NaiveDate,
    },
    /// Cases are not over and nobody takes them on.
    OpenCases {
        count: i64,
        first: String,
    },
    /// The class is changed by a sheet of rates, which is approved and has a start month.
    ClassByRateSheet,
    /// Another class than the division's needs a reason.
    ClassNeedsReason {
        proposed: u8,
    },
    /// The employer is no other one.
    IsItself,
    /// Who would carry the duty on does not take part.
    SuccessorNotActive {
        state: EmployerState,
    },
    NothingChanged,
    /// What is on file has been changed since the form was begun.
    ChangedMeanwhile,
    /// Before what was done to the employer last.
    BeforeLastAct {
        day: NaiveDate,
    },
    /// Somebody's insurance with the employer begins only on this day or later.
    WorkerBeginsLater {
        name: String,
        day: NaiveDate,
    },
    /// He was insured with who takes him on at that time already.
    InsuredThere {
        name: String,
    },
    /// Nobody of that number is insured there.
    NotInsuredHere,
    /// Doubt: reported after the last day the law gives.
    ReportedLate {
        last: NaiveDate,
    },
    /// Doubt: the division proposes another class.
    ClassDiffers {
        proposed: u8,
    },
    /// Doubt: the debts stay with the months and are the successor's to pay.
    DutyPasses {
        months: usize,
        amount: Money,
    },
    /// Doubt: the holder of the account is not the employer.
    HolderIsAnother,
}

/// An employer as an act finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub state: EmployerState,
    /// People insured on the day and later.
    pub insured: i64,
    /// Months not paid in full, and what is missing.
    pub months: usize,
    pub arrears: Money,
    /// To the day.
    pub late_fee: Money,
    /// Months up to the day that are to be levied still, the first one first.
    pub unlevied: Vec<Month>,
    /// The project whose insurance runs longest beyond the day, and its last day.
    pub project: Option<(String, NaiveDate)>,
    /// Cases that are not over, and the number of the first.
    pub open_cases: i64,
    pub first_case: String,
    pub has_successor: bool,
}

/// Why an act may not be done; all the reasons at once.
#[must_use]
pub fn bars(act: Act, standing: &Standing) -> Vec<RegistrationProblem> {
    let mut out = Vec::new();
    if act.leads_to(standing.state).is_none() {
        return vec![RegistrationProblem::NotOpen { act, state: standing.state }];
    }
    if matches!(act, Act::Suspend | Act::Cancel) && standing.insured > 0 {
        out.push(RegistrationProblem::WorkersInsured { count: standing.insured });
    }
    let owes = standing.months > 0 || standing.late_fee > Money::ZERO;
    if act == Act::Cancel && owes {
        let (months, amount, late_fee) = (standing.months, standing.arrears, standing.late_fee);
        out.push(RegistrationProblem::Owes { months, amount, late_fee });
    }
    if act == Act::Cancel
        && let Some(first) = standing.unlevied.first()
    {
        out.push(RegistrationProblem::NotLevied { months: standing.unlevied.len(), first: *first });
    }
    if act == Act::Cancel
        && !standing.has_successor
        && let Some((name, until)) = &standing.project
    {
        out.push(RegistrationProblem::ProjectRuns { name: name.clone(), until: *until });
    }
    if act == Act::Cancel && standing.open_cases > 0 && !standing.has_successor {
        let (count, first) = (standing.open_cases, standing.first_case.clone());
        out.push(RegistrationProblem::OpenCases { count, first });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn free(state: EmployerState) -> Standing {
        Standing {
            state,
            insured: 0,
            months: 0,
            arrears: Money::ZERO,
            late_fee: Money::ZERO,
            unlevied: Vec::new(),
            project: None,
            open_cases: 0,
            first_case: String::new(),
            has_successor: false,
        }
    }

    #[test]
    fn acts_are_open_from_these_states_only() {
        use EmployerState::{Active, Cancelled, Suspended};
        for (act, from_active, from_suspended) in [
            (Act::Register, None, None),
            (Act::Change, Some(Active), Some(Suspended)),
            (Act::Suspend, Some(Suspended), None),
            (Act::Resume, None, Some(Active)),
            (Act::Cancel, Some(Cancelled), Some(Cancelled)),
            (Act::Merge, Some(Cancelled), Some(Cancelled)),
            (Act::Split, Some(Active), None),
        ] {
            let leads = [Active, Suspended, Cancelled].map(|from| act.leads_to(from));
            assert_eq!(leads, [from_active, from_suspended, None], "{act:?}");
            assert_eq!(Act::parse(act.id()), Ok(act));
        }
        assert_eq!(bars(Act::Resume, &free(Active)), [RegistrationProblem::NotOpen { act: Act::Resume, state: Active }]);
    }

    /// Each guard by itself, and all of them at once.
    #[test]
    fn nobody_leaves_owing_or_with_workers() {
        let yuan = Money::from_fen(100);
        let workers = Standing { insured: 3, ..free(EmployerState::Active) };
        let debts = Standing { months: 2, arrears: yuan, ..free(EmployerState::Active) };
        let fee = Standing { late_fee: yuan, ..free(EmployerState::Suspended) };
        let case = Standing { open_cases: 1, first_case: "GS-2021-000017".into(), ..free(EmployerState::Active) };
        let until = NaiveDate::MAX;
        let project = Standing { project: Some(("安置房".into(), until)), ..case.clone() };
        let taken_on = Standing { has_successor: true, ..project.clone() };
        let first = Month::parse("2022-01").expect("a month");
        let unlevied = Standing { unlevied: vec![first, first.next()], ..free(EmployerState::Suspended) };
        let counted = |act, s: &Standing| bars(act, s).len();
        for (act, of_workers, of_debts, of_case) in [
            (Act::Suspend, 1, 0, 0),
            (Act::Cancel, 1, 1, 1),
            (Act::Merge, 0, 0, 0),
            (Act::Split, 0, 0, 0),
            (Act::Change, 0, 0, 0),
        ] {
            let got = [counted(act, &workers), counted(act, &debts), counted(act, &case), counted(act, &taken_on)];
            assert_eq!(got, [of_workers, of_debts, of_case, 0], "{act:?}");
        }
        assert_eq!(bars(Act::Cancel, &fee), [RegistrationProblem::Owes { months: 0, amount: Money::ZERO, late_fee: yuan }]);
        assert_eq!(bars(Act::Cancel, &unlevied), [RegistrationProblem::NotLevied { months: 2, first }]);
        assert_eq!(counted(Act::Merge, &unlevied), 0, "the successor carries it on");
        let runs = RegistrationProblem::ProjectRuns { name: "安置房".into(), until };
        assert_eq!(bars(Act::Cancel, &project)[0], runs);
        let all = Standing { insured: 1, months: 1, arrears: yuan, unlevied: unlevied.unlevied, ..project };
        assert_eq!(counted(Act::Cancel, &all), 5);
    }
}
