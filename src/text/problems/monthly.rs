//! What was wrong with a monthly benefit or a run, in clear sentences that say what to do.

use super::super::Lang;
use super::super::monthly::standing;
use crate::domain::problem::Problem;

/// The sentence in both languages; `None` for problems of other things.
#[must_use]
pub(super) fn problem(problem: &Problem) -> Option<(String, String)> {
    let both = |zh: &str, en: &str| Some((zh.to_owned(), en.to_owned()));
    match problem {
        Problem::RunTooEarly { latest } => {
            Some((format!("为时尚早，最晚可填 {latest}"), format!("too early; {latest} is the latest month there can be")))
        }
        Problem::RunOver { last } => Some((
            format!("{last} 已发放，不能再发以前的月份；以前少发的由核定单补发"),
            format!("{last} has been run, so no month before it can be; what is lacking there comes with a determination"),
        )),
        Problem::RunGap { next } => {
            Some((format!("请先发放 {next}，月份不能跳过"), format!("run {next} first; no month may be left out")))
        }
        Problem::BenefitStands { month, how } => Some((
            format!("该待遇 {month} {}，不能这样变动", standing(how, Lang::Zh)),
            format!("in {month} the benefit is {}, so this cannot be done to it", standing(how, Lang::En)),
        )),
        Problem::BenefitMoved { month } => Some((
            format!("该待遇自 {month} 起已另有变动，请看过后重新录入"),
            format!("something else has happened to the benefit from {month} on; look at it and enter it anew"),
        )),
        Problem::AdjustedSince { year } => Some((
            format!("录入后 {year} 年度调整已审批或被撤销，请退回经办重报，金额按现行调整重新计算"),
            format!("the adjustment of {year} was approved or revoked since this was entered; return it, to be handed in again"),
        )),
        Problem::TakenOverRuns { month } => Some((
            format!("此人 {month} 已在领取接管的同类定期待遇，请先终止原待遇再核定"),
            format!("in {month} the same person is paid such a benefit that was taken over; end that one first"),
        )),
        Problem::OnlyAllowanceEnds => both(
            "只有伤残津贴因领取养老金而停止；护理费等照发",
            "only a disability allowance ends when the pension begins; the rest goes on",
        ),
        Problem::NothingToAdjust => {
            both("没有可调整的待遇，请看预览中的原因", "there is nothing to adjust; the preview says why")
        }
        _ => None,
    }
}
