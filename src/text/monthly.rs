//! Wording of monthly benefits: how they stand, what happens to them and why.

use super::Lang;
use crate::desk::monthly::{AdjustmentView, BenefitListLine, DueLine, ItemCount, RunView, WhyNotRaised};
use crate::domain::benefits::change::Change;
use crate::domain::benefits::grade::Nursing;
use crate::domain::benefits::in_force::{InMonth, Turn, What};
use crate::domain::problem::Problem;

/// How a benefit stands.
#[must_use]
pub fn standing(how: &InMonth, lang: Lang) -> &'static str {
    let (zh, en) = match how {
        InMonth::NotBegun => ("尚未开始", "not begun"),
        InMonth::Pays { .. } => ("在发", "paid"),
        InMonth::Suspended { .. } => ("停发", "suspended"),
        InMonth::Ended { .. } => ("已终止", "ended"),
    };
    lang.pick(zh, en)
}

/// What is done to a benefit.
#[must_use]
pub fn change(change: Change, lang: Lang) -> &'static str {
    let (zh, en) = match change {
        Change::Suspend => ("停发", "suspend"),
        Change::Resume => ("续发", "resume"),
        Change::End => ("终止", "end"),
    };
    lang.pick(zh, en)
}

/// What happened to a benefit.
#[must_use]
pub fn what(what: What, lang: Lang) -> &'static str {
    let (zh, en) = match what {
        What::Start(_) => ("开始", "starts"),
        What::Amount(_) => ("改额", "new amount"),
        What::Suspend => ("停发", "suspended"),
        What::Resume => ("续发", "resumed"),
        What::End => ("终止", "ended"),
    };
    lang.pick(zh, en)
}

/// What turned against the month before.
#[must_use]
pub fn turn(turn: Turn, lang: Lang) -> &'static str {
    let (zh, en) = match turn {
        Turn::Starts { .. } => ("新发", "starts"),
        Turn::Stops { .. } => ("停止", "stops"),
        Turn::Changes { .. } => ("变动", "changes"),
    };
    lang.pick(zh, en)
}

/// A reason by its id; one that is not known is shown as it stands.
#[must_use]
pub fn reason(id: &str, lang: Lang) -> String {
    let (zh, en) = match id {
        "" => ("", ""),
        "lost_conditions" => ("丧失享受待遇条件", "conditions lost"),
        "refuses_appraisal" => ("拒不接受劳动能力鉴定", "refuses appraisal"),
        "refuses_treatment" => ("拒绝治疗", "refuses treatment"),
        "imprisoned" => ("服刑", "imprisoned"),
        "not_certified" => ("逾期未认证", "certification overdue"),
        "cause_over" => ("停发情形消失", "cause is over"),
        "released" => ("刑满释放", "released"),
        "certified" => ("已认证", "certified"),
        "died" => ("死亡", "died"),
        "came_of_age" => ("年满18周岁", "turned 18"),
        "employed" => ("就业或参军", "employed or enlisted"),
        "remarried" => ("再婚", "remarried"),
        "adopted" => ("被收养", "adopted"),
        "pension" => ("领取基本养老金", "basic pension begun"),
        "determined" => ("核定", "determined"),
        "revoke" => ("撤销审批", "approval revoked"),
        "adjusted" => ("年度调整", "yearly adjustment"),
        "revoked" => ("撤销审批", "approval revoked"),
        "paid_before" => ("已在系统外发放", "paid before gsbx"),
        other => return crate::domain::plain::harmless(other),
    };
    lang.pick(zh, en).to_owned()
}

/// How somebody was certified.
#[must_use]
pub fn way(id: &str, lang: Lang) -> &'static str {
    let (zh, en) = match id {
        "data" => ("数据比对", "data match"),
        "self" => ("自助认证", "by himself"),
        "employer" => ("单位协助", "through the employer"),
        "visit" => ("上门认证", "visit"),
        _ => ("窗口认证", "at the window"),
    };
    lang.pick(zh, en)
}

/// Why a year's adjustment leaves a benefit out.
#[must_use]
pub fn not_raised(why: &WhyNotRaised, lang: Lang) -> String {
    let (zh, en) = match why {
        WhyNotRaised::TooNew => ("当年才享受", "began in the year"),
        WhyNotRaised::Done => ("本年已调整", "adjusted already"),
        WhyNotRaised::SetAnew => ("1月后已另定金额，须重新核定", "set anew since January: determine again"),
        WhyNotRaised::LevelUnknown => ("等级或亲属关系未登记", "level or relation is not on file"),
        WhyNotRaised::NoLine => ("调整表没有此项", "no line of the notice raises it"),
        WhyNotRaised::Lacks(Problem::NoParameter { key, .. }) => {
            return match lang {
                Lang::Zh => format!("调整表未录入 {key}"),
                Lang::En => format!("not entered: {key}"),
            };
        }
        WhyNotRaised::Lacks(problem) => return super::problems::problem(problem, lang),
    };
    lang.pick(zh, en).to_owned()
}

/// Grade, nursing level or relation of a benefit.
#[must_use]
pub fn level(line: &BenefitListLine, lang: Lang) -> String {
    if let Some(grade) = line.grade {
        return match lang {
            Lang::Zh => format!("{grade} 级"),
            Lang::En => format!("grade {grade}"),
        };
    }
    if let Some(nursing) = line.nursing {
        let (zh, en) = match nursing {
            Nursing::Full => ("完全护理", "full"),
            Nursing::Large => ("大部分护理", "large part"),
            Nursing::Partial => ("部分护理", "partial"),
        };
        return lang.pick(zh, en).to_owned();
    }
    relation(&line.relation, lang).to_owned()
}

fn relation(id: &str, lang: Lang) -> &'static str {
    let (zh, en) = match id {
        "spouse" => ("配偶", "spouse"),
        "child" => ("子女", "child"),
        "parent" => ("父母", "parent"),
        "grandparent" => ("祖父母", "grandparent"),
        "grandchild" => ("孙子女", "grandchild"),
        "sibling" => ("兄弟姐妹", "sibling"),
        _ => ("", ""),
    };
    lang.pick(zh, en)
}

/// What a run has done or would do, in a line.
#[must_use]
pub fn run_line(run: &RunView, is_done: bool, lang: Lang) -> String {
    let (month, count, amount, already) = (run.month, run.pays.len(), run.amount, run.already.count);
    match (lang, is_done) {
        (Lang::Zh, true) => format!("{month} 已发放：新增应付 {count} 笔 {amount} 元；此前已有 {already} 笔"),
        (Lang::Zh, false) => format!("{month} 预览：将新增应付 {count} 笔 {amount} 元；此前已有 {already} 笔（尚未写入）"),
        (Lang::En, true) => format!("{month} was run: {count} payables added, {amount} yuan; {already} were there before"),
        (Lang::En, false) => {
            format!("{month}, preview (not written): {count} to add, {amount} yuan; {already} there")
        }
    }
}

/// What the month before came to.
#[must_use]
pub fn before_line(before: ItemCount, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("上月在发 {} 笔 {} 元", before.count, before.amount),
        Lang::En => format!("the month before: {} in force, {} yuan", before.count, before.amount),
    }
}

/// A part of a run's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Turns,
    OfItself,
    LeftOut,
    ToDetermine,
    ToRemind,
    NotRaised,
}

/// What a part of a report is called.
#[must_use]
pub fn part(part: Part, lang: Lang) -> &'static str {
    let (zh, en) = match part {
        Part::Turns => ("比上月", "against the month before"),
        Part::OfItself => ("自动登记", "written down of itself"),
        Part::LeftOut => ("不发", "left out"),
        Part::ToDetermine => ("同案抚恤金待重核", "shares to determine anew"),
        Part::ToRemind => ("逾期未认证，待提醒", "certification overdue, to be reminded"),
        Part::NotRaised => ("不调整", "left out"),
    };
    lang.pick(zh, en)
}

/// A year's adjustment in a line.
#[must_use]
pub fn adjustment_line(view: &AdjustmentView, lang: Lang) -> String {
    let (year, count, out) = (view.year, view.raised.len(), view.left_out.len());
    match lang {
        Lang::Zh => {
            format!("{year} 年调整：{count} 笔，每月增加 {} 元，补发 {} 元；{out} 笔不调整", view.monthly, view.arrears)
        }
        Lang::En => format!(
            "{year}: {count} benefits raised by {} yuan a month, arrears {} yuan; {out} left out",
            view.monthly, view.arrears
        ),
    }
}

/// How long a certification still holds.
#[must_use]
pub fn due(line: &DueLine, lang: Lang) -> String {
    if line.is_suspended {
        return lang.pick("已停发", "suspended").to_owned();
    }
    let reminded = line.reminded_on.map(|d| match lang {
        Lang::Zh => format!("，{d} 已提醒"),
        Lang::En => format!(", reminded {d}"),
    });
    let left = match (line.left < 0, lang) {
        (true, Lang::Zh) => format!("逾期 {} 天", -line.left),
        (true, Lang::En) => format!("{} days over", -line.left),
        (false, Lang::Zh) => format!("还有 {} 天", line.left),
        (false, Lang::En) => format!("{} days left", line.left),
    };
    format!("{left}{}", reminded.unwrap_or_default())
}

/// Nothing is to be told.
#[must_use]
pub fn none(lang: Lang) -> &'static str {
    lang.pick("没有", "none")
}

/// What of a month was paid too much.
#[must_use]
pub fn too_much(amount: crate::domain::money::Money, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("多发 {amount}"),
        Lang::En => format!("{amount} too much"),
    }
}

/// How a month that is owed stands.
#[must_use]
pub fn payable(state: &str, lang: Lang) -> &'static str {
    let (zh, en) = match state {
        "planned" => ("应付", "owed"),
        "listed" => ("已列单", "on a list"),
        "paid" => ("已付", "paid"),
        "held" => ("缓发", "held"),
        _ => ("已取消", "cancelled"),
    };
    lang.pick(zh, en)
}
