//! Wording of sheets about money: kinds, states, steps.

use super::Lang;
use crate::domain::sheet::kind::{Flow, SheetKind};
use crate::domain::sheet::number::kind_of;
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::Step;
use crate::store::check::Finding;

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
        SheetKind::Registration => ("单位登记", "Employer registration"),
        SheetKind::WorkerChange => ("人员变动", "Workers on and off"),
        SheetKind::Declaration => ("缴费申报", "Declaration"),
        SheetKind::Project => ("项目参保", "Project insurance"),
        SheetKind::LevyChange => ("应缴变更", "Change of levy"),
        SheetKind::Inspection => ("稽核", "Inspection"),
        SheetKind::Rate => ("费率核定", "Rates"),
        SheetKind::Proposal => ("费率建议", "Rate proposal"),
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
        (State::Planned, _) => ("计划", "planned"),
        (State::Notified, _) => ("已通知", "notified"),
        (State::Visited, _) => ("检查中", "being looked into"),
        (State::Recorded, _) => ("有记录，待签批", "recorded"),
        (State::Clean, _) => ("无问题", "nothing found"),
        (State::ToRectify, _) => ("待整改", "to be put right"),
        (State::Rectified, _) => ("已整改", "put right"),
        (State::Referred, _) => ("已移送", "referred"),
        (State::Closed, _) => ("办结", "closed"),
        (State::Proposed, _) => ("已报送", "with the bureau"),
        (State::Adopted, _) => ("已采纳", "adopted"),
        (State::PartlyAdopted, _) => ("部分采纳", "adopted in part"),
        (State::Declined, _) => ("未采纳", "declined"),
    };
    lang.pick(zh, en)
}

/// What a step is called.
#[must_use]
pub fn step(step: Step, flow: Flow, lang: Lang) -> &'static str {
    let (zh, en) = match (step, flow) {
        (Step::File, Flow::Payment) => ("编制", "build"),
        (Step::File, Flow::Inspection) => ("立项", "plan"),
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
        (Step::Notify, _) => ("通知", "notify"),
        (Step::Visit, _) => ("开始检查", "look into it"),
        (Step::Record, _) => ("记录", "record"),
        (Step::Clear, _) => ("无问题告知", "nothing found"),
        (Step::Order, _) => ("整改意见", "order to put right"),
        (Step::Rectify, _) => ("已整改", "put right"),
        (Step::Refer, _) => ("移送处理", "refer"),
        (Step::Close, _) => ("办结", "close"),
        (Step::Propose, _) => ("报送", "send to the bureau"),
        (Step::Adopt, _) => ("采纳", "adopted"),
        (Step::AdoptPart, _) => ("部分采纳", "adopted in part"),
        (Step::Decline, _) => ("未采纳", "declined"),
    };
    lang.pick(zh, en)
}

/// What a check of the database found about sheets and payments; empty for anything else.
#[must_use]
pub(super) fn finding(finding: &Finding, lang: Lang) -> String {
    let at = |number: &str, id: &str| {
        let flow = kind_of(number).map_or(Flow::Decision, SheetKind::flow);
        State::parse(id).map_or(id, |s| state(s, flow, lang)).to_owned()
    };
    match (finding, lang) {
        (Finding::SheetState { number, kept, steps }, Lang::Zh) => {
            format!("单据 {number} 的状态是「{}」，但最后办理的步骤是到「{}」", at(number, kept), at(number, steps))
        }
        (Finding::SheetState { number, kept, steps }, Lang::En) => {
            format!("sheet {number} is {}, but its last step led to {}", at(number, kept), at(number, steps))
        }
        (Finding::TwoHands { number, operator }, Lang::Zh) => format!("单据 {number} 中「{operator}」办理了不止一个岗位的步骤"),
        (Finding::TwoHands { number, operator }, Lang::En) => format!("{operator} has two hands in sheet {number}"),
        (Finding::PayableState { id, kept, lines }, Lang::Zh) => {
            format!("应付 {id} 的状态是 {kept}，但支付单中的状态是「{lines}」")
        }
        (Finding::PayableState { id, kept, lines }, Lang::En) => {
            format!("payable {id} is {kept}, but on payment lists \"{lines}\"")
        }
        (Finding::LineInBooks { list, line, paid, booked }, Lang::Zh) => {
            format!("支付单 {list} 第 {line} 行实付 {paid} 元，账上是 {booked} 元")
        }
        (Finding::LineInBooks { list, line, paid, booked }, Lang::En) => {
            format!("payment list {list}, line {line}: {paid} yuan paid, {booked} in the books")
        }
        (Finding::RecoverySum { number, amount, back }, Lang::Zh) => {
            format!("追回单 {number} 应退 {amount} 元，登记已退 {back} 元，与其状态不符")
        }
        (Finding::RecoverySum { number, amount, back }, Lang::En) => {
            format!("recovery {number} is of {amount} yuan, {back} came back, and its state says otherwise")
        }
        (Finding::SetOffSum { list, line, kept, set_off }, Lang::Zh) => {
            format!("支付单 {list} 第 {line} 行扣下 {kept} 元，登记抵扣 {set_off} 元")
        }
        (Finding::SetOffSum { list, line, kept, set_off }, Lang::En) => {
            format!("payment list {list}, line {line}: {kept} yuan kept back, {set_off} set off")
        }
        _ => String::new(),
    }
}
