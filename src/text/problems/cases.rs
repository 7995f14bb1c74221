//! What was wrong with a case or a step, in clear sentences that say what to do.

use super::super::Lang;
use super::super::cases::{choice, notice, state, step};
use super::super::operators::role_names;
use super::field;
use crate::domain::problem::Problem;

/// The sentence in both languages; `None` for problems of other things.
#[must_use]
pub(super) fn problem(problem: &Problem) -> Option<(String, String)> {
    let both = |zh: &str, en: &str| Some((zh.to_owned(), en.to_owned()));
    let name = |id: &str| (field(id, Lang::Zh), field(id, Lang::En));
    match problem {
        Problem::UnknownStep { step } => Some((format!("没有步骤「{step}」"), format!("there is no step {step}"))),
        Problem::StepNotOpen { step: wanted, from, open } => {
            let list = |lang: Lang| open.iter().map(|s| step(*s, lang)).collect::<Vec<_>>().join(lang.pick("、", ", "));
            let at = |lang: Lang| from.map_or_else(String::new, |s| state(s, lang).to_owned());
            Some((
                format!(
                    "案件{}，不能办「{}」；现在可办：{}",
                    at(Lang::Zh),
                    step(*wanted, Lang::Zh),
                    or_none(list(Lang::Zh), "无")
                ),
                format!(
                    "the case is {}, so \"{}\" is not open; open: {}",
                    at(Lang::En),
                    step(*wanted, Lang::En),
                    or_none(list(Lang::En), "nothing")
                ),
            ))
        }
        Problem::WaitsForCheck { step: waiting } => Some((
            format!("「{}」待复核，请先由另一人复核或由录入人撤回", step(*waiting, Lang::Zh)),
            format!("\"{}\" waits to be checked; let another check it, or recall it first", step(*waiting, Lang::En)),
        )),
        Problem::NothingToCheck => both("没有待复核的步骤", "nothing waits to be checked"),
        Problem::AnotherStepWaits => both("待复核的步骤已经换了，请看过再办", "another step waits by now; look at it first"),
        Problem::WrongRole { role } => {
            let (zh, en) = role_names(role);
            Some((format!("须由「{zh}」岗位办理"), format!("this is for the role {en}")))
        }
        Problem::Before { field, day } => {
            let (zh, en) = name(field);
            Some((format!("早于{zh} {day}，请核对"), format!("lies before the {en} of {day}; check it")))
        }
        Problem::After { field, day } => {
            let (zh, en) = name(field);
            Some((format!("晚于{zh} {day}，请核对"), format!("lies after the {en} of {day}; check it")))
        }
        Problem::UnknownCode => {
            both("不在代码表中，请按编号、拼音首字母或文字选取", "not in the list; choose by number, initials or text")
        }
        Problem::SituationDoesNotFit { kind } => {
            let (zh, en) = if *kind == "deemed" { ("第15条", "article 15") } else { ("第14条", "article 14") };
            Some((format!("须为条例{zh}的情形"), format!("a situation of {en} is needed here")))
        }
        Problem::CaseOfThatDay { number } => Some((
            format!("此人已有案件 {number}；确为另一次事故的，请在「同日另案」选「是」"),
            format!("there is case {number} already; if it is another accident, say so in \"another accident\""),
        )),
        Problem::CaseNumberTwice => both("案件编号在本文件中已出现过", "this case number came before in this file"),
        Problem::CaseNumberTaken => {
            both("此编号已有另一内容的案件，请核对", "there is a case of this number with other content; check it")
        }
        Problem::LongerThanHours { hours } => Some((
            format!("初次诊断到死亡超过 {hours} 小时，不符合此情形"),
            format!("more than {hours} hours from first diagnosis to death; this situation does not fit"),
        )),
        Problem::TooLateToApply { last } => Some((
            format!("申请期限已于 {last} 届满，不能受理；有不计入期限的情形的，请填「逾期事由」"),
            format!("the year to apply ended on {last}; if time is not to be counted, fill in the reason"),
        )),
        Problem::PapersAreMissing { papers } => Some((
            format!("还缺材料：{}；请先告知补正", papers.iter().map(|[zh, _]| zh.as_str()).collect::<Vec<_>>().join("、")),
            format!(
                "papers are missing: {}; ask for them first",
                papers.iter().map(|[_, en]| en.as_str()).collect::<Vec<_>>().join(", ")
            ),
        )),
        Problem::NoPaperMissing => both("材料齐全，无须告知补正", "no paper is missing, so nothing to ask for"),
        Problem::NoApplication => {
            both("尚无工伤认定申请，没有可出具的回执", "no application is on file, so there is nothing to give a receipt for")
        }
        Problem::NoticeNotOpen { state: at } => Some((
            format!("案件{}，补正告知只在已申请、待补正时出具", state(*at, Lang::Zh)),
            format!("the case is {}; papers are asked for while it is applied or papers missing", state(*at, Lang::En)),
        )),
        Problem::NoRefusal => both(
            "没有已生效的不予受理、不予认定决定；请先录入决定并由另一人复核",
            "no refusal holds; enter the bureau's decision and let another check it first",
        ),
        Problem::NothingIssued => both("还没有出具过这种文书，请先出具", "no such paper has been issued yet; issue it first"),
        Problem::BadCheckCode => both(
            "不是校验码，应为纸上印的 10 位字母数字",
            "not a check code; it is the 10 letters and digits printed on the sheet",
        ),
        Problem::Doubt(what) => Some((notice(what, Lang::Zh), notice(what, Lang::En))),
        Problem::UnknownField { field } => Some((format!("没有「{field}」这一项"), format!("there is no field {field}"))),
        Problem::DoesNotGoWith { field: other, value } => {
            let ((zh, en), shown) = (name(other), |lang| choice(other, value, lang));
            Some((format!("与{zh}「{}」不符", shown(Lang::Zh)), format!("does not go with {en} \"{}\"", shown(Lang::En))))
        }
        Problem::NotBefore { day } => Some((format!("不得早于 {day}"), format!("not before {day}"))),
        _ => None,
    }
}

fn or_none(list: String, none: &str) -> String {
    if list.is_empty() { none.to_owned() } else { list }
}
