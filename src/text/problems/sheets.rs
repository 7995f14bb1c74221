//! What was wrong with a sheet about money, in clear sentences that say what to do.

use super::super::Lang;
use super::super::ledger::holding;
use super::super::sheets::{state, step};
use super::{books, costs, declaration, field, rates, recover, workers};
use crate::domain::plain::harmless;
use crate::domain::problem::Problem;
use crate::domain::sheet::earlier::TakeOverProblem;
use crate::domain::sheet::kind::Flow;

/// The sentence in both languages; `None` for problems of other things.
#[must_use]
pub(super) fn problem(problem: &Problem) -> Option<(String, String)> {
    let both = |zh: &str, en: &str| Some((zh.to_owned(), en.to_owned()));
    match problem {
        Problem::SheetStepNotOpen { step: wanted, from, open } => {
            let list = |lang: Lang| {
                let names: Vec<&str> = open.iter().map(|s| step(*s, Flow::Decision, lang)).collect();
                if names.is_empty() { lang.pick("无", "nothing").to_owned() } else { names.join(lang.pick("、", ", ")) }
            };
            let at = |lang: Lang| from.map_or("", |s| state(s, Flow::Decision, lang));
            let name = |lang: Lang| step(*wanted, Flow::Decision, lang);
            Some((
                format!("单据{}，不能办「{}」；现在可办：{}", at(Lang::Zh), name(Lang::Zh), list(Lang::Zh)),
                format!("the sheet is {}, so \"{}\" is not open; open: {}", at(Lang::En), name(Lang::En), list(Lang::En)),
            ))
        }
        Problem::AnotherSheet => both(
            "单据不能改到另一人或另一案件；请作废后重新录入",
            "a sheet cannot be moved to another person or case; drop it and enter a new one",
        ),
        Problem::SheetMoved => {
            both("单据刚才已被他人办理，请看过再办", "somebody has just dealt with this sheet; look at it again first")
        }
        Problem::InLine { line, column, problem } => {
            let inner = |lang: Lang| super::problem(problem, lang);
            let name = |lang: Lang| if column.is_empty() { String::new() } else { field(column, lang) };
            Some((
                format!("第 {line} 行{}：{}", name(Lang::Zh), inner(Lang::Zh)),
                format!("line {line}, {}: {}", name(Lang::En), inner(Lang::En)).replace(", :", ":"),
            ))
        }
        Problem::ReceiptKnown { invoice, sheet } => {
            let invoice = harmless(invoice);
            Some((
                format!("票据 {invoice} 已在 {sheet} 中报销，不能重复"),
                format!("receipt {invoice} is on {sheet} already and may not come twice"),
            ))
        }
        Problem::TakeOver(problem) => {
            let (zh, en) = take_over(problem);
            both(zh, en)
        }
        Problem::MonthClosed { month } => Some((
            format!("{month} 已结账，不能再记；请记入尚未结账的月份"),
            format!("{month} is closed; book into a month that is open"),
        )),
        Problem::BalanceTooLow { account, balance } => Some((
            format!("{}余额只有 {balance} 元，不足支付；请先拨款", holding(account, Lang::Zh)),
            format!("{} holds only {balance} yuan; have money transferred first", holding(account, Lang::En)),
        )),
        Problem::Books(problem) => Some(books::problem(problem)),
        Problem::Rate(problem) => Some(rates::problem(problem)),
        Problem::Recovery(problem) => Some(recover::problem(problem)),
        Problem::Costs(problem) => Some(costs::problem(problem)),
        Problem::Worker(problem) => Some(workers::problem(problem)),
        Problem::Declaration(problem) => Some(declaration::problem(problem)),
        Problem::OnAList { list } => Some((
            format!("已列入支付单 {list}，请先在支付单中退出"),
            format!("it is on payment list {list}; take it off there first"),
        )),
        Problem::NoAccount { name } => {
            let name = harmless(name);
            Some((
                format!("「{name}」没有登记收款账户，请先登记并复核"),
                format!("no account of {name} is on file; enter one and have it reviewed first"),
            ))
        }
        _ => None,
    }
}

/// Why something paid before gsbx is not taken over.
const fn take_over(problem: &TakeOverProblem) -> (&'static str, &'static str) {
    match problem {
        TakeOverProblem::NumberTaken => (
            "该单据号已用于另一张单据，或内容与已导入的不同；请核对",
            "another sheet has this number, or it was taken over with other content; compare the two",
        ),
        TakeOverProblem::OwnNumbers => (
            "本年度的 BX 单据号由本系统编制，请改用原系统的编号",
            "numbers of this year that begin with BX are given here; use another",
        ),
        TakeOverProblem::BenefitThere => (
            "该人的同类定期待遇已在册，起始日期、等级或金额不同；变动请办「待遇变动」",
            "this monthly benefit is on file with another day, grade or amount; changes are entered as benefit changes",
        ),
        TakeOverProblem::NoSheetAddsUp => (
            "与该人任何一张报销单的票据张数、金额都对不上；请先导入报销单，并按报销单的顺序排列票据",
            "the receipts add to none of this person's sheets; import the sheets first and keep the receipts in their order",
        ),
    }
}
