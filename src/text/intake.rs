//! The intake form: its labels, what stands beside it, and what a change by two people looks like.

use chrono::NaiveDate;

use super::catalog::Msg;
use super::{Lang, answers, case_view, cases};
use crate::desk::answers::Fact;
use crate::desk::cases::{Filed, Running};
use crate::desk::clock::minute;
use crate::domain::case::claim::Notice;
use crate::domain::case::claim::fields::{FIELDS, Kind as Field};
use crate::domain::case::claim::papers::{Form, parse};
use crate::domain::case::state::State;
use crate::domain::person::Hit;
use crate::policy::Policy;
use crate::policy::situations::{Kind, Situation};

/// What a field or a heading is called.
#[must_use]
pub fn label(id: &str, lang: Lang) -> &'static str {
    let (zh, en) = match id {
        "h_person" => ("人员和单位", "Person and employer"),
        "h_change" => ("变更", "Change"),
        "h_accident" => ("事故", "Accident"),
        "h_medical" => ("就医", "Treatment"),
        "h_application" => ("报案和申请", "Report and application"),
        "h_papers" => ("材料", "Papers"),
        "document" => ("认定文号", "Document"),
        "grade" => ("伤残等级", "Grade"),
        "nursing" => ("护理等级", "Nursing"),
        id => cases::field(id).or_else(|| super::scenarios::field(id)).unwrap_or_default(),
    };
    lang.pick(zh, en)
}

/// What a choice is called; an empty one is still to be made.
#[must_use]
pub fn choice(field: &str, value: &str, lang: Lang) -> &'static str {
    let (zh, en) = match (field, value) {
        ("excuse", "") => ("无", "none"),
        (_, "") => ("未填", "not filled in"),
        _ => cases::choice_names(field, value).unwrap_or_default(),
    };
    lang.pick(zh, en)
}

/// What a field of a claim holds, as whoever changes it reads it: telephone numbers whole, papers with their form.
#[must_use]
pub fn value(id: &str, held: &str, policy: &Policy, lang: Lang) -> String {
    match FIELDS.iter().find(|f| f.id == id).map(|f| f.kind) {
        Some(Field::Papers) if !held.is_empty() => papers(held, policy, lang),
        Some(Field::Phone) if !held.is_empty() => held.to_owned(),
        _ => case_view::value(id, held, policy, lang),
    }
}

fn papers(held: &str, policy: &Policy, lang: Lang) -> String {
    let one = |(id, form): (&str, Form)| {
        let name = paper(id, policy, lang);
        let form = if form == Form::Original { Msg::MarkOriginal } else { Msg::MarkCopy };
        format!("{name} {}", form.text(lang))
    };
    parse(held).unwrap_or_default().into_iter().map(one).collect::<Vec<_>>().join(lang.pick("；", "; "))
}

/// The name of a paper.
#[must_use]
pub fn paper<'a>(id: &'a str, policy: &'a Policy, lang: Lang) -> &'a str {
    policy.paper(id).map_or(id, |p| lang.pick(&p.zh, &p.en))
}

/// Whether he is known, and who else may be meant.
#[must_use]
pub fn unknown_person(lang: Lang) -> &'static str {
    lang.pick(
        "此号码未登记，将随本案登记；请填姓名和电话",
        "This number is not registered yet; it is with the claim, so name and phone are needed",
    )
}

/// Somebody with the same name and birth date.
#[must_use]
pub fn namesake(hit: &Hit, lang: Lang) -> String {
    let (name, id, employer) = (&hit.name, &hit.id_masked, &hit.employer);
    lang.pick(
        &format!("已有同名同生日的人，请核对号码：{name} {id} {employer}"),
        &format!("There is somebody of that name and birth date; check the number: {name} {id} {employer}"),
    )
    .to_owned()
}

/// A limit for applying, and what follows when it has passed. `applied` is the day of the application, if there is one.
#[must_use]
pub fn limit(running: &Running, applied: Option<NaiveDate>, policy: &Policy, lang: Lang) -> String {
    let last = running.deadline.day;
    match applied {
        Some(on) if on <= last => {
            let name = policy.limit(running.limit).map_or(running.limit, |l| lang.pick(&l.zh, &l.en));
            lang.pick(
                &format!("{name}：到 {last}，{on} 申请，没有逾期"),
                &format!("{name}: until {last}; applied on {on}, in time"),
            )
            .to_owned()
        }
        Some(on) => passed(running.limit, last, (on - last).num_days(), lang),
        None if running.deadline.left < 0 => passed(running.limit, last, -running.deadline.left, lang),
        None => answers::fact(&Fact::Limit { id: running.limit, deadline: running.deadline }, policy, lang),
    }
}

/// What follows from a limit that has passed (条例 art. 17(2) and (4), 法释〔2014〕9号 art. 7).
fn passed(limit: &str, last: NaiveDate, days: i64, lang: Lang) -> String {
    let (zh, en) = if limit == "employer_application" {
        (
            format!("单位申请已逾期 {days} 天（应于 {last} 前）：逾期至受理前的费用由单位负担（条例第17条第4款）"),
            format!("Employer late by {days} days (until {last}): bears the costs until acceptance (art. 17(4))"),
        )
    } else {
        (
            format!("一年申请期限已于 {last} 届满：不能受理，除非有不计入期限的情形（填「逾期事由」，法释〔2014〕9号第7条）"),
            format!(
                "The year to apply ended on {last}: cannot be accepted, unless time is not to be counted (say why in \"Reason for lateness\")"
            ),
        )
    };
    lang.pick(&zh, &en).to_owned()
}

/// What the operator should know, with the cause by its name.
#[must_use]
pub fn notice(notice: &Notice, policy: &Policy, lang: Lang) -> String {
    match notice {
        Notice::CauseDoesNotFit { cause } => {
            let cause = value("cause", cause, policy, lang);
            lang.pick(
                &format!("此情形的伤害原因一般为「{cause}」，请核对"),
                &format!("this situation usually has the cause {cause}; check it"),
            )
            .to_owned()
        }
        other => cases::notice(other, lang),
    }
}

/// What a situation means.
#[must_use]
pub fn situation(of: &Situation, lang: Lang) -> String {
    let kind = match of.kind {
        Kind::Injury => lang.pick("认定工伤", "work injury"),
        Kind::Deemed => lang.pick("视同工伤", "deemed a work injury"),
        Kind::Excluded => lang.pick("不得认定", "may not be recognised"),
    };
    format!("{} {} ({kind})", of.id, lang.pick(&of.zh, &of.en))
}

/// How many papers there are, and which are not.
#[must_use]
pub fn papers_there(needed: usize, missing: &[&str], lang: Lang) -> String {
    let have = needed - missing.len();
    match missing {
        [] => lang.pick(&format!("{needed} 份材料齐全"), &format!("All {needed} papers are there")).to_owned(),
        _ => lang
            .pick(
                &format!("已有 {have}/{needed} 份，缺：{}", missing.join("、")),
                &format!("{have} of {needed} there; missing: {}", missing.join(", ")),
            )
            .to_owned(),
    }
}

/// Headings of what stands beside the form.
#[must_use]
pub fn heading(of: &str, lang: Lang) -> &'static str {
    let (zh, en) = match of {
        "person" => ("人员", "Person"),
        "cover" => ("当日参保", "Insurance on that day"),
        "limits" => ("申请期限", "Time to apply"),
        "situation" => ("认定情形要点", "Points that decide"),
        "notices" => ("提示", "Notes"),
        _ => ("材料", "Papers"),
    };
    lang.pick(zh, en)
}

/// What the panel says before anything is known.
#[must_use]
pub fn panel_empty(lang: Lang) -> &'static str {
    lang.pick(
        "填写身份证号、单位和事故日期后，这里显示参保、期限、情形要点和所缺材料",
        "Once number, employer and day are known, insurance, limits, points and missing papers stand here",
    )
}

/// That a claim was filed.
#[must_use]
pub fn filed(filed: &Filed, lang: Lang) -> String {
    let number = &filed.number;
    let (zh, en) = if filed.is_new {
        (format!("已收件，案件号 {number}"), format!("Taken in as case {number}"))
    } else {
        (
            format!("此件先前已收件，案件号 {number}，没有重复立案"),
            format!("It had been taken in before as case {number}; no second case was made"),
        )
    };
    lang.pick(&zh, &en).to_owned()
}

/// That a changed claim was saved.
#[must_use]
pub fn revised(number: &str, version: i64, lang: Lang) -> String {
    lang.pick(
        &format!("案件 {number} 的变更已保存，现为第 {version} 版"),
        &format!("Case {number} was changed; this is version {version}"),
    )
    .to_owned()
}

/// What comes after filing.
#[must_use]
pub fn afterwards(is_application: bool, missing: &[&str], lang: Lang) -> Vec<String> {
    let state = if is_application { State::Applied } else { State::Reported };
    let mut lines = vec![cases::next(state, lang).to_owned()];
    if is_application && !missing.is_empty() {
        lines.push(lang.pick("请一次告知申请人补齐：", "Tell the applicant at once to bring:").to_owned());
        lines.extend(missing.iter().map(|name| format!("  {name}")));
    }
    lines
}

/// Who saved in between, and when.
#[must_use]
pub fn conflict(by: &str, at: &str, lang: Lang) -> String {
    let at = minute(at);
    lang.pick(
        &format!("{by} 于 {at} 先保存了修改，请逐项选择后按 F2 保存"),
        &format!("{by} saved changes first, at {at}. Choose, then save with F2"),
    )
    .to_owned()
}

/// What a row of a conflict is about: the text before, the other one's, one's own.
#[must_use]
pub fn side(of: &str, lang: Lang) -> &'static str {
    let (zh, en) = match of {
        "before" => ("原来", "before"),
        "theirs" => ("对方", "theirs"),
        _ => ("我的", "mine"),
    };
    lang.pick(zh, en)
}

/// What becomes of a field in a conflict.
#[must_use]
pub fn standing(contested: bool, chosen: bool, lang: Lang) -> &'static str {
    match (contested, chosen) {
        (true, false) => lang.pick("请选择", "choose"),
        (true, true) => lang.pick("已选", "chosen"),
        (false, _) => lang.pick("只有对方改过，采用对方的", "changed by the other one only: theirs is taken"),
    }
}
