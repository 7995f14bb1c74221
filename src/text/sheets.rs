//! Wording of sheets about money: kinds, states, steps.

use super::Lang;
use crate::domain::sheet::kind::{Flow, SheetKind};
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::Step;

/// What a kind of sheet is called.
#[must_use]
pub fn kind(kind: SheetKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        SheetKind::Reimbursement => ("费用报销", "Reimbursement"),
        SheetKind::Determination => ("待遇核定", "Determination"),
        SheetKind::Recovery => ("追回", "Recovery"),
        SheetKind::Adjustment => ("待遇调整", "Adjustment"),
        SheetKind::Payee => ("收款账户", "Payee account"),
        SheetKind::BenefitChange => ("待遇变动", "Benefit change"),
        SheetKind::Posting => ("收支登记", "Posting"),
        SheetKind::PaymentList => ("支付单", "Payment list"),
    };
    lang.pick(zh, en)
}

/// Where a sheet stands; a payment list waits for the finance bureau where others wait for approval.
#[must_use]
pub fn state(state: State, flow: Flow, lang: Lang) -> &'static str {
    let (zh, en) = match (state, flow) {
        (State::Draft, _) => ("草稿", "draft"),
        (State::ToReview, _) => ("待复核", "to review"),
        (State::Returned, _) => ("已退回", "returned"),
        (State::ToApprove, Flow::Payment) => ("已申报，待财政审核", "applied for"),
        (State::ToApprove, _) => ("待审批", "to approve"),
        (State::ToCountersign, _) => ("待会签", "to countersign"),
        (State::Approved, Flow::Payment) => ("财政已审核", "approved by finance"),
        (State::Approved, Flow::Change) => ("已生效", "in effect"),
        (State::Approved, _) => ("已审批", "approved"),
        (State::Sent, _) => ("已报盘", "sent to the bank"),
        (State::Paid, Flow::Posting) => ("已记账", "booked"),
        (State::Paid, _) => ("已支付", "paid"),
        (State::Refused, _) => ("不予办理", "refused"),
        (State::Void, _) => ("已作废", "void"),
        (State::Superseded, _) => ("已重核", "superseded"),
        (State::Reversed, _) => ("已冲回", "reversed"),
    };
    lang.pick(zh, en)
}

/// What a step is called.
#[must_use]
pub fn step(step: Step, flow: Flow, lang: Lang) -> &'static str {
    let (zh, en) = match (step, flow) {
        (Step::File, Flow::Payment) => ("编制", "build"),
        (Step::File, _) => ("录入提交", "file"),
        (Step::Submit, _) => ("更正提交", "hand in again"),
        (Step::Drop, _) => ("作废", "drop"),
        (Step::Recall, _) => ("撤回", "recall"),
        (Step::Pass, Flow::Posting) => ("复核记账", "check and book"),
        (Step::Pass, _) => ("复核通过", "pass"),
        (Step::Return, _) => ("退回", "return"),
        (Step::Refuse, _) => ("不予办理", "refuse"),
        (Step::Approve, Flow::Payment) => ("财政审核", "finance bureau's review"),
        (Step::Approve, _) => ("审批", "approve"),
        (Step::Countersign, _) => ("会签", "countersign"),
        (Step::Revoke, _) => ("撤销审批", "revoke"),
        (Step::Send, _) => ("报盘", "send to the bank"),
        (Step::Settle, _) => ("回盘记账", "settle and book"),
        (Step::Pay, _) => ("付讫", "paid in full"),
        (Step::Unpay, _) => ("退票", "returned by the bank"),
        (Step::Supersede, _) => ("重核替代", "superseded"),
        (Step::Reverse, _) => ("冲回", "reversed"),
    };
    lang.pick(zh, en)
}
