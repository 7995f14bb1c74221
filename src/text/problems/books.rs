//! Why the books do not take something, in clear sentences that say what to do.

use crate::domain::posting::BooksProblem;

/// The sentence in both languages.
#[must_use]
pub(super) fn problem(problem: &BooksProblem) -> (String, String) {
    match problem {
        BooksProblem::MonthOpen { month } => {
            (format!("{month} 还没有结账，请先结 {month}"), format!("{month} is still open; close that first"))
        }
        BooksProblem::MonthNotOver { month } => {
            (format!("{month} 还没有结束，月末起才能结账"), format!("{month} is not over; it can be closed from its last day on"))
        }
        BooksProblem::IncomeAccountHolds { month, balance } => (
            format!("{month} 月末收入户还有 {balance} 元，请先缴入财政专户（P2）"),
            format!(
                "the income account holds {balance} yuan at the end of {month}; transfer it to the special account (P2) first"
            ),
        ),
        BooksProblem::SheetsWait { month, count, first } => (
            format!("{month} 还有 {count} 张单据没有办完（{first} 等），请先记账或作废"),
            format!("{count} sheets of {month} are not done ({first} first); have them booked or dropped"),
        ),
        BooksProblem::YearClosed { year } => {
            (format!("{year} 年已年结，更正请用 P20"), format!("{year} is closed; a correction is entered as P20"))
        }
        BooksProblem::YearOpen { year } => {
            (format!("{year} 年还没有年结，请先结 {year} 年"), format!("{year} is still open; close that first"))
        }
        BooksProblem::NothingInYear { year } => {
            (format!("{year} 年没有收支，无可结转"), format!("nothing was booked in {year}; there is nothing to carry forward"))
        }
        BooksProblem::NotEarlierYear { year } => (
            format!("P20 只更正以前年度；{year} 年的用红字冲销（P19）"),
            format!("P20 puts earlier years right; what was booked in {year} is reversed (P19)"),
        ),
        BooksProblem::ReversedAlready { by } => {
            (format!("此凭证已由 {by} 冲销，不能再冲"), format!("{by} has reversed this voucher already"))
        }
        BooksProblem::IsReversal { first } => (
            format!("此凭证本身是冲销 {first} 的红字凭证；请重新登记正确的收支"),
            format!("this voucher reverses {first} itself; enter the right posting anew"),
        ),
        BooksProblem::IsCarriedForward => {
            ("年末结转凭证不能冲销，更正请用 P20".into(), "a carry-forward is not reversed; enter a correction as P20".into())
        }
        BooksProblem::NotAPosting { sheet } => (
            format!("此凭证由 {sheet} 生成，不在这里冲销；款项退回请在支付中登记退票"),
            format!(
                "this voucher follows from {sheet} and is not reversed here; enter the returned payment (退票) under Payments"
            ),
        ),
        BooksProblem::OtherYear { year } => (
            format!("不能跨年冲销 {year} 年的凭证；请记入 {year} 年未结的月份，或用 P20 更正"),
            format!(
                "a voucher of {year} is not reversed in another year; date it in an open month of {year}, or correct it by P20"
            ),
        ),
        BooksProblem::AbovePreventionCap { year, cap, spent } => (
            format!("工伤预防费超过上限：{year} 年保费收入的规定比例为 {cap} 元，本年已用和待记 {spent} 元"),
            format!(
                "above the cap of the prevention fee: {cap} yuan by the premiums of {year}, {spent} spent or waiting this year"
            ),
        ),
        BooksProblem::BooksDiffer { statement, accounts } => (
            format!("收支表期末 {statement} 元与各账户合计 {accounts} 元不符，请先运行 gsbx check"),
            format!("the statement closes with {statement} yuan, the accounts hold {accounts}; run gsbx check first"),
        ),
    }
}
