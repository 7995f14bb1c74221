//! What was wrong with a determination, in clear sentences that say what to do.

use super::super::{Lang, determine};
use crate::domain::problem::Problem;

/// The sentence in both languages; `None` for problems of other things.
#[must_use]
pub(super) fn problem(problem: &Problem) -> Option<(String, String)> {
    let both = |zh: &str, en: &str| Some((zh.to_owned(), en.to_owned()));
    match problem {
        Problem::NotAWorkInjury => both(
            "尚未认定工伤，不能核定；请先录入并复核认定决定",
            "not recognised as a work injury yet; enter the decision and have it checked first",
        ),
        Problem::NotGraded => both(
            "没有生效的鉴定结论或未达等级，不能核定；请先录入并复核鉴定结论",
            "no conclusion with a grade is in effect; enter it and have it checked first",
        ),
        Problem::DeterminedAlready { sheet } => Some((
            format!("已有核定单 {sheet}；要更改请在其基础上重核，正在办理的请先办结"),
            format!("determined on {sheet} already; to change it, replace that sheet, or finish it first"),
        )),
        Problem::NotReplaceable { sheet } => Some((
            format!("{sheet} 不是本案已生效、未被重核的核定单"),
            format!("{sheet} is no determination of this case that holds and has not been replaced"),
        )),
        Problem::TookAPlace => both(
            "这张核定单已重核了前一张，不能撤销；请再做一张重核",
            "this determination has replaced another and cannot be revoked; file one that replaces it",
        ),
        Problem::OutsideMonths { first, last } => Some((
            format!("只能更正受伤前的月份 {first} 至 {last}"),
            format!("only the months before the injury can be corrected, {first} to {last}"),
        )),
        Problem::NothingDue => both("按所填事实没有可核定的待遇", "nothing is due by what was entered"),
        Problem::NoWages => both(
            "受伤前没有缴费月份，请填约定的首月工资及依据",
            "no month before the injury is on file; enter the wage agreed for the first month and its document",
        ),
        Problem::IsTheWorker => both("这是职工本人的号码", "this is the worker's own number"),
        Problem::FileSays { said } => Some((
            format!("与档案不符（档案：{}）；确需如此请填依据文件", determine::choice("insured", said, Lang::Zh)),
            format!("the file says \"{}\"; if it must be, name the document", determine::choice("insured", said, Lang::En)),
        )),
        _ => None,
    }
}
