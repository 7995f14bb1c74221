//! What stands against a recovery or what comes back of one, in clear sentences that say what to do.

use super::super::{Lang, recover};
use crate::domain::recovery::RecoveryProblem;

/// The sentence in both languages.
#[must_use]
pub(super) fn problem(problem: &RecoveryProblem) -> (String, String) {
    let both = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    match problem {
        RecoveryProblem::NotOpen { state } => (
            format!("追回单{}，只有审批后未结清的才能登记退款", recover::standing(*state, Lang::Zh)),
            format!(
                "the recovery is {}; only an approved one that is not settled takes money",
                recover::standing(*state, Lang::En)
            ),
        ),
        RecoveryProblem::AboveLeft { left, spoken_for } if spoken_for.fen() == 0 => {
            (format!("超过未退余额 {left} 元，请核对金额"), format!("only {left} yuan is left to come back; check the amount"))
        }
        RecoveryProblem::AboveLeft { left, spoken_for } => (
            format!("未退余额 {left} 元，其中 {spoken_for} 元已登记待复核或在支付单中抵扣，请先办结"),
            format!(
                "{left} yuan is left, of which {spoken_for} waits for its check or is set off on a payment list; settle that first"
            ),
        ),
        RecoveryProblem::AboveOverpaid { sheet, most } => (
            format!("{sheet} 此项多付且未追回的只有 {most} 元，请核对金额"),
            format!("of this item only {most} yuan of {sheet} was overpaid and is not being recovered; check the amount"),
        ),
        RecoveryProblem::OpenAlready { recovery } => (
            format!("同一单据、项目和年度已有未结清的追回单 {recovery}"),
            format!("recovery {recovery} of the same sheet, item and year is open already"),
        ),
        RecoveryProblem::NotOnSheet { sheet } => (
            format!("此人不在 {sheet} 中，请核对身份证号或单号"),
            format!("this person is not on {sheet}; check number and sheet"),
        ),
        RecoveryProblem::NothingToRecover => both(
            "应为已审批或已支付的核定单或报销单；已重核的填新核定单",
            "a determination or bill that is approved or paid is needed; of one that was replaced, the newer one",
        ),
        RecoveryProblem::OnlyPersons => {
            both("只有个人的待遇可以抵扣，请改为分期退还", "only a person's payments can be set off; choose instalments")
        }
        RecoveryProblem::OneDebtor => {
            both("应退人填一个：个人填身份证号，单位填信用代码", "give one debtor: a person's number or an employer's code")
        }
        RecoveryProblem::CameBack => both(
            "已有退款、抵扣或待复核的登记，不能撤销审批",
            "something came back, is set off or waits for its check, so the approval cannot be revoked",
        ),
        RecoveryProblem::DebtShrank { line } => (
            format!("第 {line} 行抵扣的欠款已另行退还；请将此行按未付回盘，再重新列单"),
            format!("what line {line} sets off came back otherwise; settle the line as not paid and list it again"),
        ),
    }
}
