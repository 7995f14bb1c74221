//! What is wrong with what was asked of statistics, in clear sentences that say what to do.

use super::super::{Lang, statistics as words};
use crate::domain::statistics::problem::StatisticsProblem;

/// The sentence in both languages.
#[must_use]
pub(super) fn problem(problem: &StatisticsProblem) -> (String, String) {
    let both = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    match problem {
        StatisticsProblem::NoTable => both("没有这张统计表，可用 S1 至 S9", "there is no such table; they are S1 to S9"),
        StatisticsProblem::NoRow => both(
            "表中没有这一行，请用行的代码，如 town:林城镇 或 all",
            "there is no such row; name it by its key, such as unit_type:enterprise or all",
        ),
        StatisticsProblem::NoColumn => {
            both("表中没有这一列，列的代码见 --json 输出", "there is no such column; --json tells their ids")
        }
        StatisticsProblem::NoList => both("这个数字没有可列出的名单", "this figure opens to no list"),
        StatisticsProblem::NotBegun { period } => (
            format!("{} 还没有开始", words::period(*period, Lang::Zh)),
            format!("{} has not begun", words::period(*period, Lang::En)),
        ),
        StatisticsProblem::NotOver { period } => (
            format!("{} 还没有结束，期末之后才能报送", words::period(*period, Lang::Zh)),
            format!("{} is not over; send it after its last day", words::period(*period, Lang::En)),
        ),
        StatisticsProblem::Backward => both("截止月份早于起始月份", "the last month lies before the first"),
        StatisticsProblem::NothingChanged { edition } => (
            format!("与已报送的第 {edition} 版完全相同，不必更正"),
            format!("the same as edition {edition} that was sent; there is nothing to correct"),
        ),
        StatisticsProblem::ReasonWanted { edition } => {
            (format!("这是第 {edition} 版，更正须写明理由"), format!("this would be edition {edition}; say why it is corrected"))
        }
    }
}
