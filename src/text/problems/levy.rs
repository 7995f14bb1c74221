//! What was wrong with a payment of premiums, a notice or a change of what is levied, in clear sentences that say what to do.

use super::super::{Lang, arrears};
use crate::domain::levy::problem::LevyProblem;
use crate::domain::plain::harmless;

/// The sentence in both languages.
#[must_use]
pub(super) fn problem(problem: &LevyProblem) -> (String, String) {
    match problem {
        LevyProblem::ReceiptKnown { number } => {
            let number = harmless(number);
            (
                format!("凭证 {number} 已经登记过，不能再登记"),
                format!("receipt {number} was taken in before; take it out of the file"),
            )
        }
        LevyProblem::AboveDebt { owed, rest } => (
            format!("该单位到缴款日只欠 {owed} 元，多出 {rest} 元；核对后可用 --keep-over 留作多缴"),
            format!(
                "the employer owed {owed} yuan on that day, {rest} are more; check it, then --keep-over keeps the rest as a credit"
            ),
        ),
        LevyProblem::TotalDiffers { rows } => {
            (format!("合计与各行之和 {rows} 元不符，请核对文件"), format!("the rows above come to {rows} yuan; check the file"))
        }
        LevyProblem::Matched { name } => {
            let name = harmless(name);
            (format!("此笔已认定为「{name}」的缴款"), format!("this receipt is {name}'s already"))
        }
        LevyProblem::NoReceipt => ("没有这个凭证号的到账".into(), "no receipt has this number".into()),
        LevyProblem::NoCredit => ("该单位没有多缴余额".into(), "the employer has no credit".into()),
        LevyProblem::NothingOverdue { on } => {
            (format!("该单位到 {on} 没有欠费"), format!("nothing of this employer is overdue on {on}"))
        }
        LevyProblem::NoticeTooEarly { kind, first } => (
            format!("{}须在{}送达且限期届满之后", arrears::notice(*kind, Lang::Zh), arrears::notice(*first, Lang::Zh)),
            format!(
                "a {} comes after the {} was served and its last day is over",
                arrears::notice(*kind, Lang::En),
                arrears::notice(*first, Lang::En)
            ),
        ),
        LevyProblem::NoNotice => ("没有这个编号的通知".into(), "no notice has this number".into()),
        LevyProblem::ServedAlready { on } => {
            (format!("该通知已于 {on} 送达，不能再改"), format!("the notice was served on {on}; that stays as it is"))
        }
        LevyProblem::NotLevied { month } => {
            (format!("该单位 {month} 没有核定应缴"), format!("nothing is levied on this employer for {month}"))
        }
        LevyProblem::TakenOver { month } => (
            format!("{month} 是接管的数据，没有应缴明细，不能冲销；多缴的请办退费，少缴的请办补缴"),
            format!("{month} was taken over and has no lines to reverse; enter a refund or a supplement"),
        ),
        LevyProblem::LeviedHere { name, month } => {
            let name = harmless(name);
            (
                format!("「{name}」{month} 已在本系统生成应缴或登记到账，不能再由文件改写；请删去此行，有误的另办应缴变更"),
                format!(
                    "{month} of {name} is levied or paid in gsbx, so no file overwrites it; take the row out, and enter a change of \
                     levy for what is wrong"
                ),
            )
        }
        LevyProblem::PaidByReceipts { amount } => (
            format!("已有到账 {amount} 元冲抵该月；要一并退回为多缴，请在「退出到账」填「是」"),
            format!("receipts of {amount} yuan pay it; say yes to taking them off, and they become a credit"),
        ),
        LevyProblem::PaidLess { paid } => (
            format!("该月只缴了 {paid} 元，退费不能超过此数"),
            format!("only {paid} yuan were paid for that month; no more can be refunded"),
        ),
        LevyProblem::NoWage => (
            "该月没有此人的申报工资，也不在该单位参保".into(),
            "he has no declared wage in that month and was not insured there".into(),
        ),
        LevyProblem::SameWage { wage } => {
            (format!("申报工资已是 {wage} 元"), format!("the declared wage is {wage} yuan already"))
        }
        LevyProblem::Estimated { month } => (
            format!("{month} 是按 110% 核定的，没有申报工资可比；请先冲销，再申报、重新生成应缴"),
            format!(
                "{month} is levied on an estimate, so there is no declared wage to go by; reverse it, declare and fix the month"
            ),
        ),
        LevyProblem::NothingToAdd => (
            "按该月缴费基数上下限计算没有应补的保费；少了的请办退费".into(),
            "bounded by the month's floor and ceiling there is no premium to add; what was too much is a refund".into(),
        ),
        LevyProblem::NothingToDefer { month } => {
            (format!("{month} 没有未缴的保费可以缓缴"), format!("nothing is left to pay for {month}, so nothing can be deferred"))
        }
        LevyProblem::Moved => (
            "录入后该月应缴或到账已有变动，请退回经办重报".into(),
            "what is levied or paid has moved since this was entered; return it, to be handed in again".into(),
        ),
        LevyProblem::InEffect => (
            "应缴变更批准即生效，不能撤销审批；请另办一张变更单".into(),
            "a change of levy takes effect when it is approved and is not revoked; enter another change".into(),
        ),
    }
}
