//! Wording of monthly benefits: how they stand, what happens to them and why.

use super::Lang;
use crate::domain::benefits::change::Change;
use crate::domain::benefits::grade::Nursing;
use crate::domain::benefits::in_force::{InMonth, Turn, What};
use crate::desk::monthly::{BenefitListLine, WhyNotRaised};

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
