//! The table of steps: which step leads where, in which way of going, by whose hand and role. Nothing else changes a state.

use super::kind::Flow;
use super::state::State;
use crate::domain::hands::Hand;
use crate::domain::operator::Role;
use crate::domain::problem::Problem;

/// A step of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// 录入并提交
    File,
    /// 更正后提交
    Submit,
    /// 作废
    Drop,
    /// 撤回
    Recall,
    /// 复核通过
    Pass,
    /// 退回
    Return,
    /// 不予办理
    Refuse,
    /// 审批; of a payment list, the finance bureau's review under its document number.
    Approve,
    /// 会签: the second approval.
    Countersign,
    /// 撤销审批
    Revoke,
    /// 报盘
    Send,
    /// 回盘: what the bank did with each line; it is booked at once.
    Settle,
    /// 已付: follows when all that was decided is paid.
    Pay,
    /// 退票: the bank returned what had been paid.
    Unpay,
    /// 已重核: follows when a newer sheet holds.
    Supersede,
    /// 已冲回: follows when its vouchers are reversed.
    Reverse,
    /// 通知: the employer is told of an inspection.
    Notify,
    /// 开始检查
    Visit,
    /// 记录: what was found; once more when the record is corrected.
    Record,
    /// 无问题告知
    Clear,
    /// 整改意见
    Order,
    /// 已整改
    Rectify,
    /// 移送处理
    Refer,
    /// 办结
    Close,
    /// 报送: a proposal goes to the bureau.
    Propose,
    /// 采纳
    Adopt,
    /// 部分采纳
    AdoptPart,
    /// 未采纳
    Decline,
}

impl Step {
    pub const ALL: [Step; 28] = [
        Step::File,
        Step::Submit,
        Step::Drop,
        Step::Recall,
        Step::Pass,
        Step::Return,
        Step::Refuse,
        Step::Approve,
        Step::Countersign,
        Step::Revoke,
        Step::Send,
        Step::Settle,
        Step::Pay,
        Step::Unpay,
        Step::Supersede,
        Step::Reverse,
        Step::Notify,
        Step::Visit,
        Step::Record,
        Step::Clear,
        Step::Order,
        Step::Rectify,
        Step::Refer,
        Step::Close,
        Step::Propose,
        Step::Adopt,
        Step::AdoptPart,
        Step::Decline,
    ];

    /// The stable word that is stored and that scripts read.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Step::File => "file",
            Step::Submit => "submit",
            Step::Drop => "drop",
            Step::Recall => "recall",
            Step::Pass => "pass",
            Step::Return => "return",
            Step::Refuse => "refuse",
            Step::Approve => "approve",
            Step::Countersign => "countersign",
            Step::Revoke => "revoke",
            Step::Send => "send",
            Step::Settle => "settle",
            Step::Pay => "pay",
            Step::Unpay => "unpay",
            Step::Supersede => "supersede",
            Step::Reverse => "reverse",
            Step::Notify => "notify",
            Step::Visit => "visit",
            Step::Record => "record",
            Step::Clear => "clear",
            Step::Order => "order",
            Step::Rectify => "rectify",
            Step::Refer => "refer",
            Step::Close => "close",
            Step::Propose => "propose",
            Step::Adopt => "adopt",
            Step::AdoptPart => "adopt_part",
            Step::Decline => "decline",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Step> {
        Step::ALL.into_iter().find(|s| s.id() == text.trim())
    }

    /// Whether only who entered the sheet may take it.
    #[must_use]
    pub const fn is_own(self) -> bool {
        matches!(self, Step::Submit | Step::Drop | Step::Recall)
    }

    /// Whether it brings a sheet nearer to its end, so that a sheet waits for it.
    #[must_use]
    pub const fn is_onward(self) -> bool {
        matches!(
            self,
            Step::Pass
                | Step::Approve
                | Step::Countersign
                | Step::Send
                | Step::Settle
                | Step::Notify
                | Step::Visit
                | Step::Record
                | Step::Clear
                | Step::Rectify
                | Step::Close
                | Step::Propose
                | Step::Adopt
        )
    }

    /// Whether a reason has to be given.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Step::Return | Step::Refuse | Step::Revoke | Step::Refer | Step::AdoptPart | Step::Decline)
    }
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transition {
    pub flow: Flow,
    /// `None` for a sheet that is not there yet.
    pub from: Option<State>,
    pub step: Step,
    pub to: State,
    /// `None` for what follows of itself.
    pub hand: Option<Hand>,
    /// Any of them.
    pub roles: &'static [Role],
}

const fn row(flow: Flow, from: Option<State>, step: Step, to: State, hand: Option<Hand>, roles: &'static [Role]) -> Transition {
    Transition { flow, from, step, to, hand, roles }
}

const INTAKE: &[Role] = &[Role::Intake];
const REVIEW: &[Role] = &[Role::Review];
const APPROVE: &[Role] = &[Role::Approve];
const BUILD: &[Role] = &[Role::Intake, Role::Review];
const CASHIER: &[Role] = &[Role::Cashier];
const FINANCE: &[Role] = &[Role::Finance];
const BOOK: &[Role] = &[Role::Finance, Role::Cashier];
const CHECK: &[Role] = &[Role::Finance, Role::Approve];
const INSPECT: &[Role] = &[Role::Inspect];

/// All steps there are (agency rules 2.2, 2.4, 2.5, 2.7 to 2.10, 6.5).
pub const TRANSITIONS: &[Transition] = {
    use Flow::{Change, Decision, Inspection, Payment, Posting, Proposal};
    use Hand as H;
    use State::{
        Adopted, Approved, Clean, Closed, Declined, Draft, Notified, Paid, PartlyAdopted, Planned, Proposed, Recorded, Rectified,
        Referred, Refused, Returned, Reversed, Sent, Superseded, ToApprove, ToCountersign, ToRectify, ToReview, Visited, Void,
    };
    use Step as S;
    &[
        row(Decision, None, S::File, ToReview, Some(H::Enter), INTAKE),
        row(Decision, Some(Draft), S::Submit, ToReview, Some(H::Enter), INTAKE),
        row(Decision, Some(Draft), S::Drop, Void, Some(H::Enter), INTAKE),
        row(Decision, Some(Returned), S::Submit, ToReview, Some(H::Enter), INTAKE),
        row(Decision, Some(Returned), S::Drop, Void, Some(H::Enter), INTAKE),
        row(Decision, Some(ToReview), S::Recall, Draft, Some(H::Enter), INTAKE),
        row(Decision, Some(ToReview), S::Pass, ToApprove, Some(H::Review), REVIEW),
        row(Decision, Some(ToReview), S::Return, Returned, Some(H::Review), REVIEW),
        row(Decision, Some(ToReview), S::Refuse, Refused, Some(H::Review), REVIEW),
        // To ToCountersign instead, above the amount that a parameter sets.
        row(Decision, Some(ToApprove), S::Approve, Approved, Some(H::Approve), APPROVE),
        row(Decision, Some(ToApprove), S::Return, Returned, Some(H::Approve), APPROVE),
        row(Decision, Some(ToApprove), S::Refuse, Refused, Some(H::Approve), APPROVE),
        row(Decision, Some(ToCountersign), S::Countersign, Approved, Some(H::Countersign), APPROVE),
        row(Decision, Some(ToCountersign), S::Return, Returned, Some(H::Countersign), APPROVE),
        row(Decision, Some(ToCountersign), S::Refuse, Refused, Some(H::Countersign), APPROVE),
        row(Decision, Some(Approved), S::Revoke, Returned, Some(H::Approve), APPROVE),
        row(Decision, Some(Approved), S::Pay, Paid, None, &[]),
        row(Decision, Some(Paid), S::Unpay, Approved, None, &[]),
        row(Decision, Some(Approved), S::Supersede, Superseded, None, &[]),
        row(Decision, Some(Paid), S::Supersede, Superseded, None, &[]),
        row(Change, None, S::File, ToReview, Some(H::Enter), INTAKE),
        row(Change, Some(Draft), S::Submit, ToReview, Some(H::Enter), INTAKE),
        row(Change, Some(Draft), S::Drop, Void, Some(H::Enter), INTAKE),
        row(Change, Some(Returned), S::Submit, ToReview, Some(H::Enter), INTAKE),
        row(Change, Some(Returned), S::Drop, Void, Some(H::Enter), INTAKE),
        row(Change, Some(ToReview), S::Recall, Draft, Some(H::Enter), INTAKE),
        row(Change, Some(ToReview), S::Pass, Approved, Some(H::Review), REVIEW),
        row(Change, Some(ToReview), S::Return, Returned, Some(H::Review), REVIEW),
        row(Posting, None, S::File, ToReview, Some(H::Book), BOOK),
        row(Posting, Some(Draft), S::Submit, ToReview, Some(H::Book), BOOK),
        row(Posting, Some(Draft), S::Drop, Void, Some(H::Book), BOOK),
        row(Posting, Some(Returned), S::Submit, ToReview, Some(H::Book), BOOK),
        row(Posting, Some(Returned), S::Drop, Void, Some(H::Book), BOOK),
        row(Posting, Some(ToReview), S::Recall, Draft, Some(H::Book), BOOK),
        row(Posting, Some(ToReview), S::Pass, Paid, Some(H::Confirm), CHECK),
        row(Posting, Some(ToReview), S::Return, Returned, Some(H::Confirm), CHECK),
        row(Posting, Some(Paid), S::Reverse, Reversed, None, &[]),
        row(Payment, None, S::File, ToReview, Some(H::Build), BUILD),
        row(Payment, Some(Draft), S::Submit, ToReview, Some(H::Build), BUILD),
        row(Payment, Some(Draft), S::Drop, Void, Some(H::Build), BUILD),
        row(Payment, Some(Returned), S::Submit, ToReview, Some(H::Build), BUILD),
        row(Payment, Some(Returned), S::Drop, Void, Some(H::Build), BUILD),
        row(Payment, Some(ToReview), S::Recall, Draft, Some(H::Build), BUILD),
        row(Payment, Some(ToReview), S::Pass, ToApprove, Some(H::Review), REVIEW),
        row(Payment, Some(ToReview), S::Return, Returned, Some(H::Review), REVIEW),
        row(Payment, Some(ToApprove), S::Approve, Approved, Some(H::Approve), APPROVE),
        row(Payment, Some(ToApprove), S::Return, Returned, Some(H::Approve), APPROVE),
        row(Payment, Some(Approved), S::Revoke, Returned, Some(H::Approve), APPROVE),
        row(Payment, Some(Approved), S::Send, Sent, Some(H::Send), CASHIER),
        row(Payment, Some(Sent), S::Settle, Paid, Some(H::Book), FINANCE),
        row(Inspection, None, S::File, Planned, Some(H::Check), INSPECT),
        row(Inspection, Some(Planned), S::Drop, Void, Some(H::Check), INSPECT),
        row(Inspection, Some(Planned), S::Notify, Notified, Some(H::Check), INSPECT),
        // In special cases nobody is told before.
        row(Inspection, Some(Planned), S::Visit, Visited, Some(H::Check), INSPECT),
        row(Inspection, Some(Notified), S::Visit, Visited, Some(H::Check), INSPECT),
        row(Inspection, Some(Visited), S::Record, Recorded, Some(H::Check), INSPECT),
        row(Inspection, Some(Recorded), S::Record, Recorded, Some(H::Check), INSPECT),
        row(Inspection, Some(Recorded), S::Clear, Clean, Some(H::Approve), APPROVE),
        row(Inspection, Some(Recorded), S::Order, ToRectify, Some(H::Approve), APPROVE),
        row(Inspection, Some(ToRectify), S::Rectify, Rectified, Some(H::Check), INSPECT),
        row(Inspection, Some(ToRectify), S::Refer, Referred, Some(H::Approve), APPROVE),
        row(Inspection, Some(Clean), S::Close, Closed, Some(H::Check), INSPECT),
        row(Inspection, Some(Rectified), S::Close, Closed, Some(H::Check), INSPECT),
        row(Inspection, Some(Referred), S::Close, Closed, Some(H::Check), INSPECT),
        row(Proposal, None, S::File, ToReview, Some(H::Enter), INTAKE),
        row(Proposal, Some(Draft), S::Submit, ToReview, Some(H::Enter), INTAKE),
        row(Proposal, Some(Draft), S::Drop, Void, Some(H::Enter), INTAKE),
        row(Proposal, Some(Returned), S::Submit, ToReview, Some(H::Enter), INTAKE),
        row(Proposal, Some(Returned), S::Drop, Void, Some(H::Enter), INTAKE),
        row(Proposal, Some(ToReview), S::Recall, Draft, Some(H::Enter), INTAKE),
        row(Proposal, Some(ToReview), S::Pass, ToApprove, Some(H::Review), REVIEW),
        row(Proposal, Some(ToReview), S::Return, Returned, Some(H::Review), REVIEW),
        row(Proposal, Some(ToApprove), S::Approve, Approved, Some(H::Approve), APPROVE),
        row(Proposal, Some(ToApprove), S::Return, Returned, Some(H::Approve), APPROVE),
        row(Proposal, Some(Approved), S::Revoke, Returned, Some(H::Approve), APPROVE),
        row(Proposal, Some(Approved), S::Propose, Proposed, Some(H::Enter), INTAKE),
        row(Proposal, Some(Proposed), S::Adopt, Adopted, Some(H::Enter), INTAKE),
        row(Proposal, Some(Proposed), S::AdoptPart, PartlyAdopted, Some(H::Enter), INTAKE),
        row(Proposal, Some(Proposed), S::Decline, Declined, Some(H::Enter), INTAKE),
    ]
};

/// The row for a step from a state.
///
/// # Errors
/// `SheetStepNotOpen` with the steps that are.
pub fn transition(flow: Flow, from: Option<State>, step: Step) -> Result<&'static Transition, Problem> {
    let found = TRANSITIONS.iter().find(|t| t.flow == flow && t.from == from && t.step == step);
    found.ok_or_else(|| Problem::SheetStepNotOpen { step, from, open: open(flow, from) })
}

/// The steps that somebody can take from a state.
#[must_use]
pub fn open(flow: Flow, from: Option<State>) -> Vec<Step> {
    TRANSITIONS.iter().filter(|t| t.flow == flow && t.from == from && t.hand.is_some()).map(|t| t.step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOWS: [Flow; 6] = [Flow::Decision, Flow::Change, Flow::Posting, Flow::Payment, Flow::Inspection, Flow::Proposal];

    #[test]
    fn a_step_leads_to_one_place_and_what_is_not_in_the_table_is_told_with_what_is() {
        for flow in FLOWS {
            for from in State::ALL.into_iter().map(Some).chain([None]) {
                for step in Step::ALL {
                    let rows = TRANSITIONS.iter().filter(|t| (t.flow, t.from, t.step) == (flow, from, step)).count();
                    assert!(rows <= 1, "{flow:?} {from:?} {step:?}");
                    let open = open(flow, from);
                    match transition(flow, from, step) {
                        Ok(row) => assert_eq!(rows, 1, "{row:?}"),
                        Err(problem) => {
                            assert!(!open.contains(&step));
                            assert_eq!(problem, Problem::SheetStepNotOpen { step, from, open });
                        }
                    }
                }
            }
        }
    }

    /// On every way from nothing to paid money somebody enters, another reviews and a third approves.
    #[test]
    fn no_way_to_money_leaves_a_hand_out() {
        fn ways(flow: Flow, at: Option<State>, hands: &[Hand], out: &mut Vec<Vec<Hand>>) {
            if at.is_some_and(|s| s == State::Sent || (s == State::Approved && flow == Flow::Decision)) {
                out.push(hands.to_vec());
                return;
            }
            let onward = |t: &&Transition| t.flow == flow && t.from == at && t.hand.is_some_and(|h| !hands.contains(&h));
            for row in TRANSITIONS.iter().filter(onward) {
                ways(flow, Some(row.to), &[hands, row.hand.as_slice()].concat(), out);
            }
        }
        for (flow, needed) in [
            (Flow::Decision, &[Hand::Enter, Hand::Review, Hand::Approve][..]),
            (Flow::Payment, &[Hand::Build, Hand::Review, Hand::Approve, Hand::Send]),
        ] {
            let mut out = Vec::new();
            ways(flow, None, &[], &mut out);
            assert!(!out.is_empty());
            for hands in out {
                assert!(needed.iter().all(|h| hands.contains(h)), "{flow:?} {hands:?}");
            }
        }
    }

    #[test]
    fn words_are_told_apart() {
        for step in Step::ALL {
            assert_eq!(Step::parse(step.id()), Some(step));
            assert!(TRANSITIONS.iter().any(|t| t.step == step), "{step:?}");
        }
        for state in State::ALL {
            assert_eq!(State::parse(state.id()), Some(state));
        }
    }
}
