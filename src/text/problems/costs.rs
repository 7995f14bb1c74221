//! What is wrong with a bill, in clear sentences that say what to do.

use crate::domain::plain::harmless;
use crate::domain::sheet::bearer::Why;
use crate::domain::sheet::costs::CostProblem;
use crate::text::{Lang, cases};

/// The sentence in both languages.
#[must_use]
pub(super) fn problem(problem: &CostProblem) -> (String, String) {
    match problem {
        CostProblem::NotRecognised { state } => (
            format!("案件{}，未认定为工伤的费用不能报销；认定后再办", cases::state(*state, Lang::Zh)),
            format!("the case is {}; bills wait until the injury is recognised", cases::state(*state, Lang::En)),
        ),
        CostProblem::NoAgreement => (
            "不是协议机构，又不是急救，不予报销；急救的请选「急救」".into(),
            "no agreement institution and no emergency, so nothing is paid; choose emergency if it was one".into(),
        ),
        CostProblem::SumDiffers { sum } => {
            (format!("票据合计是 {sum} 元，与填写的不符，请核对"), format!("the receipts add to {sum}; check them"))
        }
        CostProblem::AboveWhole { whole } => {
            (format!("超过应付的 {whole} 元，请核对"), format!("more than the {whole} that is due; check it"))
        }
        CostProblem::StayOverlaps { sheet } => (
            format!("与 {sheet} 的住院时间重叠，重叠的天数不再付伙食补助"),
            format!("overlaps the stay on {sheet}; meals are not paid again for the shared nights"),
        ),
        CostProblem::ReceiptAlike { invoice, sheet } if sheet.is_empty() => {
            let invoice = harmless(invoice);
            (
                format!("与本单票据 {invoice} 同日同金额，请核对是否重复"),
                format!("same day and amount as receipt {invoice} of this sheet; is it the same?"),
            )
        }
        CostProblem::ReceiptAlike { invoice, sheet } => {
            let invoice = harmless(invoice);
            (
                format!("与 {sheet} 的票据 {invoice} 同院同日同金额，请核对是否重复"),
                format!("same hospital, day and amount as receipt {invoice} of {sheet}; is it the same?"),
            )
        }
        CostProblem::EmployerBears(why) => bears(*why),
        CostProblem::AfterDeath { died } => {
            (format!("在死亡日期 {died} 之后，请核对"), format!("after the death on {died}; check it"))
        }
    }
}

fn bears(why: Why) -> (String, String) {
    match why {
        Why::NotInsured => (
            "受伤时未参保，费用由单位负担（条例第六十二条）".into(),
            "not insured on the day of the injury: the employer bears the costs (art. 62)".into(),
        ),
        Why::InArrears => (
            "受伤当月欠费，补缴前费用由单位负担（社会保险法第四十一条）".into(),
            "the month of the injury is in arrears: the employer bears the costs until it is paid (art. 41)".into(),
        ),
        Why::PaidOn(day) => (
            format!("受伤当月的保费 {day} 才补缴，此前的费用由单位负担"),
            format!("the month of the injury was paid on {day}: the employer bears what arose before"),
        ),
        Why::JoinedOn(day) => (
            format!("{day} 起参保，此前的费用由单位负担"),
            format!("insured from {day} on: the employer bears what arose before"),
        ),
        Why::FiledLate(day) => (
            format!("单位逾期申请，受理日 {day} 以前的费用由单位负担（条例第十七条）"),
            format!("the employer applied late and bears what arose before acceptance on {day} (art. 17)"),
        ),
        Why::MonthNotOnFile => (
            "受伤当月的缴费没有记录，暂按基金支付，请核实".into(),
            "the month's contribution is not on file; the fund is taken to pay, please look into it".into(),
        ),
    }
}
