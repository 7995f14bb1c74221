//! What an estimate says besides its items: headings, the slip's lines, and remarks on what is not due and why.

use super::{article, item};
use crate::domain::benefits::dependants::Why;
use crate::domain::benefits::item::{Due, Estimate, ItemKind, Remark};
use crate::domain::benefits::paid_leave::End;
use crate::domain::benefits::rule::Rule;
use crate::domain::money::Money;
use crate::text::Lang;

/// Lines between the parts of an estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    How,
    Sources,
    Unconfirmed,
    OnlyAnEstimate,
}

#[must_use]
pub fn heading(heading: Heading, lang: Lang) -> &'static str {
    let (zh, en) = match heading {
        Heading::How => ("计算过程（元）", "How it was worked out (yuan)"),
        Heading::Sources => ("依据的参数", "Parameters"),
        Heading::Unconfirmed => (
            "! 标有「待确认」的参数未经本单位确认，不能作正式核定",
            "! Parameters marked \"to be confirmed\" cannot carry a formal determination",
        ),
        Heading::OnlyAnEstimate => ("测算结果，不作为核定依据", "An estimate, not a determination"),
    };
    lang.pick(zh, en)
}

/// Parts of a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    Title,
    Date,
    Window,
    For,
    Asked,
    Answer,
}

#[must_use]
pub fn slip(part: Slip, lang: Lang) -> &'static str {
    let (zh, en) = match part {
        Slip::Title => ("工伤保险待遇咨询单", "Work-injury benefits: what you asked"),
        Slip::Date => ("日期：", "Date: "),
        Slip::Window => ("窗口：", "Window: "),
        Slip::For => ("咨询对象：", "For: "),
        Slip::Asked => ("咨询内容", "What was asked"),
        Slip::Answer => ("测算结果（元）", "What it would pay (yuan)"),
    };
    lang.pick(zh, en)
}

/// A remark beside the amounts.
#[must_use]
pub fn remark(remark: Remark, lang: Lang) -> String {
    let (zh, en) = match remark {
        Remark::NoDependant { person, why } => {
            let (zh, en) = no_dependant(why);
            (format!("亲属 {}：{zh}", person + 1), format!("relative {}: {en}", person + 1))
        }
        Remark::ProvisionalBase => (
            "当年计发基数尚未公布，暂按上年计算，公布后补差".into(),
            "the year's base is not published: the year before's is used, the difference is paid later".into(),
        ),
        Remark::NoDeathBenefit => (
            "五至十级停工留薪期满后死亡，或死亡与工伤无关：没有工亡待遇".into(),
            "grade 5-10 after the leave, or not caused by the injury: no death benefits".into(),
        ),
        Remark::ChoiceWithPensionScheme => (
            "丧葬补助金和抚恤金也可选择按基本养老保险领取，只能选一种".into(),
            "the relatives may choose the basic pension scheme's payments instead, not both".into(),
        ),
        Remark::ChosePensionScheme => (
            "已选择按基本养老保险领取，工伤保险基金不再支付".into(),
            "the basic pension scheme's payments were chosen; the fund pays nothing".into(),
        ),
        Remark::MissingWages { first, last } => (
            format!("{first} 至 {last} 单位照发工资；这里按平均缴费工资计，应按实际工资"),
            format!("{first} to {last} the employer goes on paying the wage; taken here as the average contribution wage"),
        ),
        Remark::UntilDeclared => (
            "预支限生活有困难的；法院宣告死亡后发丧葬补助金和余额；本人返回的退还预支".into(),
            "the advance is for those in hardship who ask; funeral grant and rest once a court declares the death; to be paid back \
             if the worker returns"
                .into(),
        ),
        Remark::IllegalEmployer => (
            "非法用工：单位一次性赔偿，基金不支付；鉴定前生活费由单位按月平均工资另付".into(),
            "illegal employer: one payment by the unit, nothing from the fund; until the appraisal it owes living costs besides".into(),
        ),
        Remark::SubsidiesOnce => {
            let article = article(Rule::SeveralInjuries);
            (
                format!("各次工伤分别发一次性伤残补助金，解除时的补助金只按最重等级发一次（{article}，未核对原文）"),
                format!("each injury has its lump sum; the subsidies come once, at the worst grade ({article}, from memory)"),
            )
        }
        Remark::LeaveEnds { day, why } => {
            let (zh, en) = leave_end(why);
            (format!("停工留薪期到 {day}：{zh}"), format!("the paid leave ends on {day}: {en}"))
        }
        Remark::WholeMonthsOnly => (
            "金额只计整月，余下天数的工资由单位另付".into(),
            "whole months only; the employer owes the days that are left besides".into(),
        ),
    };
    lang.pick(&zh, &en).to_owned()
}

/// What ended a paid leave.
fn leave_end(why: End) -> (&'static str, &'static str) {
    match why {
        End::PeriodOver => ("期满", "the period is over"),
        End::BackAtWork => ("恢复工作", "back at work"),
        End::Graded => ("已作出鉴定结论", "the grade is concluded"),
        End::Died => ("死亡", "death"),
    }
}

/// What the fund would advance if the employer did not pay, as a line; none where it would advance nothing.
#[must_use]
pub fn advanceable(estimate: &Estimate, lang: Lang) -> Option<String> {
    let one = |(kind, amount): &(ItemKind, Money)| {
        let monthly = estimate.item(*kind).is_some_and(|i| i.due != Due::Once);
        let month = if monthly { lang.pick("/月", " a month") } else { "" };
        format!("{} {amount}{month}", item(*kind, lang))
    };
    let list: Vec<String> = estimate.advanceable.iter().map(one).collect();
    if list.is_empty() {
        return None;
    }
    let list = list.join(lang.pick("、", ", "));
    Some(match lang {
        Lang::Zh => format!("单位不支付时先行支付可由基金垫付的项目：{list}（人社部令第15号第六条至第八条）"),
        Lang::En => format!("If the employer does not pay, the fund would advance: {list} (人社部令第15号第六条至第八条)"),
    })
}

/// Why somebody is no dependant.
fn no_dependant(why: Why) -> (&'static str, &'static str) {
    match why {
        Why::NotSupported => ("不是由死者生前提供主要生活来源", "the deceased was not the main support"),
        Why::CameOfAge => ("已满18周岁且有劳动能力", "of age and capable of work"),
        Why::TooYoung => ("未到年龄且有劳动能力", "has not reached the age and is capable of work"),
        Why::KinThere => ("有更近的亲属可以供养", "nearer kin are there"),
    }
}
