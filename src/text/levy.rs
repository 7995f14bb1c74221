//! Wording of declarations and of what a month levies.

use rust_decimal::Decimal;

use super::Lang;
use crate::domain::declaration::month::Standing;
use crate::domain::money::Money;

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
