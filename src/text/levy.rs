//! Wording of declarations and of what a month levies.

use rust_decimal::Decimal;

use super::Lang;
use crate::desk::levy::{LevySums, LookLine};
use crate::domain::declaration::month::{Owed, Standing};
use crate::domain::money::Money;
use crate::domain::plain::harmless;

/// What a field is called.
#[must_use]
pub fn field(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "rows" => ("职工工资", "wages"),
        "replaces" => ("更正自", "declaration that is corrected"),
        "base_sum" => ("缴费基数合计", "bases together"),
        "premium_rate" => ("执行费率", "rate"),
        "premium_due" => ("应缴金额", "due"),
        "project_name" => ("项目名称", "project"),
        "price" => ("合同总造价", "contract sum"),
        "from_on" => ("开工日期", "start"),
        "until_on" => ("竣工日期", "end"),
        "workers" => ("用工人数", "workers"),
        _ => return None,
    })
}

/// Where an employer stands in a month.
#[must_use]
pub fn standing(standing: Standing, lang: Lang) -> &'static str {
    let (zh, en) = match standing {
        Standing::Open => ("未申报", "open"),
        Standing::Declared => ("已申报", "declared"),
        Standing::Verified => ("已核定", "verified"),
        Standing::Estimated => ("按上月核定", "estimated"),
        Standing::Unable => ("无法核定", "unable"),
        Standing::Billed => ("已生成", "billed"),
        Standing::Project => ("按项目", "project"),
    };
    lang.pick(zh, en)
}

/// A share as per cent: `1.04%`.
#[must_use]
pub fn percent(share: Decimal) -> String {
    format!("{}%", (share * Decimal::ONE_HUNDRED).normalize())
}

/// By how much something changed: `+10.0%`.
#[must_use]
pub fn change(percent: Decimal) -> String {
    if percent.is_sign_positive() && !percent.is_zero() { format!("+{percent}%") } else { format!("{percent}%") }
}

/// What was declared, or would be.
#[must_use]
pub fn declared(count: usize, total: Money, lang: Lang) -> String {
    lang.pick(&format!("{count} 人，工资合计 {total} 元"), &format!("{count} people, wages {total} yuan")).to_owned()
}

/// What a file became.
#[must_use]
pub fn not_declared(bad: usize, lang: Lang) -> String {
    lang.pick(&format!("有 {bad} 处不对，没有申报"), &format!("{bad} values are wrong; nothing was declared")).to_owned()
}

/// What is owed for the month.
#[must_use]
pub fn due(due: Money, lang: Lang) -> String {
    lang.pick(&format!("应缴 {due} 元"), &format!("{due} yuan due")).to_owned()
}

/// How it was made: bases with the bounds of each, class and step, rate.
#[must_use]
pub fn made(owed: &Owed, limits: Option<(Money, Money)>, class: &str, lang: Lang) -> String {
    let rate = percent(owed.rate);
    let (zh, en) = match limits {
        Some((floor, ceiling)) => (format!("，下限 {floor} 上限 {ceiling}"), format!(" ({floor} to {ceiling})")),
        None => (String::new(), String::new()),
    };
    let zh = format!("基数合计 {} 元{zh}，{class} 类档，费率 {rate}", owed.base);
    let en = format!("bases {}{en}, class {class}, rate {rate}", owed.base);
    lang.pick(&zh, &en).to_owned()
}

/// A worker's row with its base, beside last month's.
#[must_use]
pub fn line(l: &LookLine, lang: Lang) -> String {
    let told = |amount: Option<Money>| amount.map_or_else(|| "-".to_owned(), |a| a.to_string());
    let mut zh = format!("{} {}：基数 {}", l.line, l.name, told(l.base));
    let mut en = format!("{} {}: base {}", l.line, l.name, told(l.base));
    match l.last_wage {
        Some(was) => {
            let by = l.change.filter(|c| !c.is_zero()).map(change).unwrap_or_default();
            zh.push_str(&format!("，上月工资 {was} 基数 {} {by}", told(l.last_base)));
            en.push_str(&format!(", last month {was} base {} {by}", told(l.last_base)));
        }
        None => {
            zh.push_str("，上月无工资");
            en.push_str(", none last month");
        }
    }
    harmless(lang.pick(&zh, &en).trim_end())
}

/// Names of those who had no wage last month.
#[must_use]
pub fn joined(names: &[String], lang: Lang) -> String {
    let (zh, en) = (format!("新增：{}", names.join("、")), format!("joined: {}", names.join(", ")));
    harmless(lang.pick(&zh, &en))
}

/// Names of those who had a wage last month and are not insured there now.
#[must_use]
pub fn left(names: &[String], lang: Lang) -> String {
    let (zh, en) = (format!("减少：{}", names.join("、")), format!("left: {}", names.join(", ")));
    harmless(lang.pick(&zh, &en))
}

/// What some employers come to.
#[must_use]
pub fn sums(s: &LevySums, lang: Lang) -> String {
    let (zh, en) = (
        format!("{} 户 {} 人  基数 {}  应缴 {}", s.employers, s.heads, s.base, s.due),
        format!("{} firms, {} people  base {}  due {}", s.employers, s.heads, s.base, s.due),
    );
    lang.pick(&zh, &en).to_owned()
}
