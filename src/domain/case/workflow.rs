//! 流程: the one table of what may be done to a case, from where to where, and by whom. The only way a state changes.
//!
//! A step that mirrors somebody's decision, or ends a claim, is entered by one person and takes effect when another has
//! checked it (社会保险经办条例 art. 37: graded review of high-risk business).

use super::state::State;
use crate::domain::operator::Role;
use crate::domain::problem::Problem;

/// Something done to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// 报案
    Report,
    /// 申请
    Apply,
    /// 告知补正: all that is missing is told at once (条例 art. 18(3)).
    AskPapers,
    /// 补齐
    Complete,
    /// 受理, by the bureau.
    Accept,
    /// 不予受理
    Refuse,
    /// 中止 (条例 art. 20(3))
    Suspend,
    /// 恢复
    Resume,
    /// 撤回申请
    Withdraw,
    /// 认定工伤
    Recognise,
    /// 视同工伤
    Deem,
    /// 不予认定
    Reject,
    /// 治疗
    Treat,
    /// 申请鉴定
    ApplyAppraisal,
    /// 鉴定结论
    Conclude,
    /// 再次鉴定 (条例 art. 26)
    Reappraise,
    /// 复查鉴定 (条例 art. 28)
    Review,
    /// 旧伤复发 (条例 art. 38)
    Relapse,
    /// 决定被撤销 by reconsideration or a court: the bureau decides anew.
    Revoke,
    /// 结案
    Close,
    /// 不再申请
    Drop,
    /// 老工伤、历年案件登记: what is on file from before.
    TakeOver,
}

/// Characters of a document's number or of the name of a body.
pub const DOCUMENT_MAX: usize = 80;

/// What a step cannot be entered without, besides its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// 文号
    Document,
    /// 决定机关
    Body,
    /// 认定情形
    Situation,
    /// 伤残等级 (or none) and nursing level.
    Grade,
    /// 理由
    Reason,
}

impl Step {
    pub const ALL: [Step; 22] = [
        Step::Report,
        Step::Apply,
        Step::AskPapers,
        Step::Complete,
        Step::Accept,
        Step::Refuse,
        Step::Suspend,
        Step::Resume,
        Step::Withdraw,
        Step::Recognise,
        Step::Deem,
        Step::Reject,
        Step::Treat,
        Step::ApplyAppraisal,
        Step::Conclude,
        Step::Reappraise,
        Step::Review,
        Step::Relapse,
        Step::Revoke,
        Step::Close,
        Step::Drop,
        Step::TakeOver,
    ];

    /// The stable word in the database and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Step::Report => "report",
            Step::Apply => "apply",
            Step::AskPapers => "ask_papers",
            Step::Complete => "complete",
            Step::Accept => "accept",
            Step::Refuse => "refuse",
            Step::Suspend => "suspend",
            Step::Resume => "resume",
            Step::Withdraw => "withdraw",
            Step::Recognise => "recognise",
            Step::Deem => "deem",
            Step::Reject => "reject",
            Step::Treat => "treat",
            Step::ApplyAppraisal => "apply_appraisal",
            Step::Conclude => "conclude",
            Step::Reappraise => "reappraise",
            Step::Review => "review",
            Step::Relapse => "relapse",
            Step::Revoke => "revoke",
            Step::Close => "close",
            Step::Drop => "drop",
            Step::TakeOver => "take_over",
        }
    }

    /// # Errors
    /// `UnknownStep`.
    pub fn parse(text: &str) -> Result<Step, Problem> {
        let text = text.trim();
        Step::ALL.into_iter().find(|s| s.id() == text).ok_or_else(|| Problem::UnknownStep { step: text.to_owned() })
    }

    /// Whether another person has to check it before it takes effect.
    #[must_use]
    pub const fn is_checked(self) -> bool {
        matches!(
            self,
            Step::Refuse | Step::Recognise | Step::Deem | Step::Reject | Step::Conclude | Step::Revoke | Step::TakeOver
        )
    }

    #[must_use]
    pub const fn needs(self) -> &'static [Need] {
        match self {
            Step::Accept => &[Need::Document],
            Step::Refuse | Step::Reject => &[Need::Document, Need::Body, Need::Reason],
            Step::Recognise | Step::Deem => &[Need::Document, Need::Body, Need::Situation],
            Step::Conclude => &[Need::Document, Need::Body, Need::Grade],
            Step::Revoke => &[Need::Document, Need::Body, Need::Reason],
            Step::Suspend | Step::Withdraw | Step::Drop | Step::Relapse => &[Need::Reason],
            _ => &[],
        }
    }
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    /// `None` for a case that is not there yet.
    pub from: Option<State>,
    pub step: Step,
    pub to: State,
    /// Who may enter it.
    pub role: Role,
}

const fn row(from: State, step: Step, to: State) -> Transition {
    Transition { from: Some(from), step, to, role: Role::Intake }
}

const fn begin(step: Step, to: State) -> Transition {
    Transition { from: None, step, to, role: Role::Intake }
}

/// Who checks what another entered.
pub const CHECKER: Role = Role::Review;

/// All that may be done. What is not here may not be done.
pub const TRANSITIONS: &[Transition] = &[
    begin(Step::Report, State::Reported),
    begin(Step::Apply, State::Applied),
    // What is on file from before the program came: the state is the one it stands in.
    begin(Step::TakeOver, State::Accepted),
    begin(Step::TakeOver, State::Recognised),
    begin(Step::TakeOver, State::NotRecognised),
    begin(Step::TakeOver, State::Treatment),
    begin(Step::TakeOver, State::Graded),
    begin(Step::TakeOver, State::Closed),
    row(State::Reported, Step::Apply, State::Applied),
    row(State::Reported, Step::Drop, State::Dropped),
    row(State::Applied, Step::AskPapers, State::PapersMissing),
    row(State::Applied, Step::Accept, State::Accepted),
    row(State::Applied, Step::Refuse, State::Refused),
    row(State::Applied, Step::Withdraw, State::Withdrawn),
    row(State::PapersMissing, Step::Complete, State::Applied),
    row(State::PapersMissing, Step::Refuse, State::Refused),
    row(State::PapersMissing, Step::Withdraw, State::Withdrawn),
    row(State::Accepted, Step::Suspend, State::Suspended),
    row(State::Accepted, Step::Withdraw, State::Withdrawn),
    row(State::Accepted, Step::Recognise, State::Recognised),
    row(State::Accepted, Step::Deem, State::Deemed),
    row(State::Accepted, Step::Reject, State::NotRecognised),
    row(State::Suspended, Step::Resume, State::Accepted),
    row(State::Suspended, Step::Withdraw, State::Withdrawn),
    row(State::Recognised, Step::Treat, State::Treatment),
    row(State::Deemed, Step::Treat, State::Treatment),
    row(State::Recognised, Step::ApplyAppraisal, State::Appraisal),
    row(State::Deemed, Step::ApplyAppraisal, State::Appraisal),
    row(State::Treatment, Step::ApplyAppraisal, State::Appraisal),
    row(State::Appraisal, Step::Conclude, State::Graded),
    row(State::Graded, Step::Reappraise, State::Appraisal),
    row(State::Graded, Step::Review, State::Appraisal),
    row(State::Closed, Step::Review, State::Appraisal),
    row(State::Graded, Step::Relapse, State::Treatment),
    row(State::Closed, Step::Relapse, State::Treatment),
    row(State::Recognised, Step::Revoke, State::Accepted),
    row(State::Deemed, Step::Revoke, State::Accepted),
    row(State::NotRecognised, Step::Revoke, State::Accepted),
    row(State::Refused, Step::Revoke, State::Applied),
    row(State::Recognised, Step::Close, State::Closed),
    row(State::Deemed, Step::Close, State::Closed),
    row(State::Treatment, Step::Close, State::Closed),
    row(State::Graded, Step::Close, State::Closed),
    row(State::NotRecognised, Step::Close, State::Closed),
    row(State::Refused, Step::Close, State::Closed),
    row(State::Withdrawn, Step::Close, State::Closed),
    row(State::Withdrawn, Step::Apply, State::Applied),
];

/// The row for a step from a state.
///
/// # Errors
/// `StepNotOpen` with the steps that are.
pub fn transition(from: Option<State>, step: Step) -> Result<&'static Transition, Problem> {
    TRANSITIONS.iter().find(|t| t.from == from && t.step == step).ok_or_else(|| Problem::StepNotOpen {
        step,
        from,
        open: open(from),
    })
}

/// The row for a case that is taken over in a state.
///
/// # Errors
/// `StepNotOpen` for a state that nothing is taken over in.
pub fn taken_over(to: State) -> Result<&'static Transition, Problem> {
    let step = Step::TakeOver;
    TRANSITIONS.iter().find(|t| t.from.is_none() && t.step == step && t.to == to).ok_or_else(|| Problem::StepNotOpen {
        step,
        from: None,
        open: open(None),
    })
}

/// The steps that are open from a state.
#[must_use]
pub fn open(from: Option<State>) -> Vec<Step> {
    let mut steps: Vec<Step> = TRANSITIONS.iter().filter(|t| t.from == from).map(|t| t.step).collect();
    steps.dedup();
    steps
}

/// What another person does with a step that was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Check {
    /// 复核通过
    Pass,
    /// 退回, with a reason.
    Return,
    /// 撤回, by who entered it.
    Recall,
}

impl Check {
    pub const ALL: [Check; 3] = [Check::Pass, Check::Return, Check::Recall];

    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Check::Pass => "pass",
            Check::Return => "return",
            Check::Recall => "recall",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Check> {
        Check::ALL.into_iter().find(|c| c.id() == text.trim())
    }
}

/// Whether somebody may enter a step.
///
/// # Errors
/// `WrongRole`.
pub fn may_enter(transition: &Transition, roles: &[Role]) -> Result<(), Problem> {
    if roles.contains(&transition.role) { Ok(()) } else { Err(Problem::WrongRole { role: transition.role.id() }) }
}

/// Whether somebody may settle what was entered. `entered` are all who have entered anything on this case: nobody checks a
/// claim that went through his own hands, whatever roles he has.
///
/// # Errors
/// `WrongRole`, `SamePerson`, `NotYourEntry`.
pub fn may_settle(check: Check, roles: &[Role], operator: i64, enterer: i64, entered: &[i64]) -> Result<(), Problem> {
    match check {
        Check::Recall if operator == enterer => Ok(()),
        Check::Recall => Err(Problem::NotYourEntry),
        Check::Pass | Check::Return if !roles.contains(&CHECKER) => Err(Problem::WrongRole { role: CHECKER.id() }),
        Check::Pass | Check::Return if operator == enterer || entered.contains(&operator) => Err(Problem::SamePerson),
        Check::Pass | Check::Return => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLERK: i64 = 1;
    const OTHER_CLERK: i64 = 2;
    const REVIEWER: i64 = 3;

    /// Every pair of state and step: what is in the table is allowed, everything else is told with what is open instead.
    #[test]
    fn what_is_not_in_the_table_may_not_be_done() {
        let states = State::ALL.into_iter().map(Some).chain([None]);
        for from in states {
            for step in Step::ALL {
                let rows = TRANSITIONS.iter().filter(|t| t.from == from && t.step == step).count();
                assert!(rows <= 1 || step == Step::TakeOver, "{from:?} {step:?} is in the table {rows} times");
                match transition(from, step) {
                    Ok(found) => assert_eq!((rows > 0, found.from, found.step), (true, from, step)),
                    Err(Problem::StepNotOpen { open: steps, .. }) => {
                        assert_eq!(rows, 0);
                        assert!(!steps.contains(&step));
                        assert_eq!(steps, open(from));
                    }
                    Err(other) => panic!("{other}"),
                }
            }
        }
    }

    /// The way of the contract, and that nothing on it can be skipped.
    #[test]
    fn a_case_goes_its_way_without_skipping() {
        let way = [
            (Step::Report, State::Reported),
            (Step::Apply, State::Applied),
            (Step::AskPapers, State::PapersMissing),
            (Step::Complete, State::Applied),
            (Step::Accept, State::Accepted),
            (Step::Suspend, State::Suspended),
            (Step::Resume, State::Accepted),
            (Step::Recognise, State::Recognised),
            (Step::Treat, State::Treatment),
            (Step::ApplyAppraisal, State::Appraisal),
            (Step::Conclude, State::Graded),
            (Step::Close, State::Closed),
            (Step::Relapse, State::Treatment),
        ];
        let mut at = None;
        for (step, to) in way {
            at = transition(at, step).map(|t| Some(t.to)).expect("an open step");
            assert_eq!(at, Some(to));
        }
        for (from, skipped) in [
            (State::Reported, Step::Accept),
            (State::Applied, Step::Recognise),
            (State::PapersMissing, Step::Accept),
            (State::Accepted, Step::Conclude),
            (State::Suspended, Step::Recognise),
            (State::NotRecognised, Step::ApplyAppraisal),
            (State::Closed, Step::Conclude),
            (State::Dropped, Step::Apply),
        ] {
            assert!(transition(Some(from), skipped).is_err(), "{from:?} {skipped:?}");
        }
    }

    #[test]
    fn every_state_is_reached_and_every_step_used() {
        for state in State::ALL {
            assert!(TRANSITIONS.iter().any(|t| t.to == state), "{state:?}");
            assert_eq!(State::parse(state.id()), Some(state));
        }
        for step in Step::ALL {
            assert!(TRANSITIONS.iter().any(|t| t.step == step), "{step:?}");
            assert_eq!(Step::parse(step.id()), Ok(step));
        }
    }

    /// Each row of the table against each role: only its own enters it.
    #[test]
    fn only_the_role_of_the_table_enters_a_step() {
        for row in TRANSITIONS {
            for role in Role::ALL {
                assert_eq!(may_enter(row, &[role]).is_ok(), role == row.role, "{row:?} {role:?}");
            }
        }
    }

    /// Each way of settling, by each person and role; also somebody who has every role.
    #[test]
    fn nobody_checks_what_went_through_his_hands() {
        let same = Err(Problem::SamePerson);
        let no_role = Err(Problem::WrongRole { role: "review" });
        let entered = [CLERK, OTHER_CLERK];
        for (check, roles, who, want) in [
            (Check::Pass, &[Role::Review][..], REVIEWER, Ok(())),
            (Check::Return, &[Role::Review], REVIEWER, Ok(())),
            (Check::Pass, &[Role::Intake], REVIEWER, no_role.clone()),
            (Check::Pass, &[Role::Approve], REVIEWER, no_role),
            (Check::Pass, &Role::ALL, CLERK, same.clone()),
            (Check::Return, &Role::ALL, CLERK, same.clone()),
            // Who entered an earlier step of the case does not check this one either.
            (Check::Pass, &Role::ALL, OTHER_CLERK, same),
            (Check::Pass, &Role::ALL, REVIEWER, Ok(())),
            (Check::Recall, &[Role::Intake], CLERK, Ok(())),
            (Check::Recall, &Role::ALL, REVIEWER, Err(Problem::NotYourEntry)),
        ] {
            assert_eq!(may_settle(check, roles, who, CLERK, &entered), want, "{check:?} {roles:?} {who}");
        }
    }
}
