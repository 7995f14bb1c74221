//! What groups of rows and their rows are called.

use super::super::Lang;
use crate::domain::codes::{CodeBook, ListId, entry};
use crate::domain::employer::division::Edition;
use crate::domain::statistics::table::{Group, RowKey};
use crate::policy::Policy;

/// What rows are sorted by.
#[must_use]
pub fn group(group: Group, lang: Lang) -> &'static str {
    let (zh, en) = match group {
        Group::All => ("合计", "Total"),
        Group::UnitType => ("按单位类型", "By type of unit"),
        Group::Industry => ("按行业门类", "By industry"),
        Group::Division => ("按行业大类", "By division"),
        Group::Class => ("按风险类别", "By risk class"),
        Group::Town => ("按乡镇", "By town"),
        Group::Size => ("按单位规模（人）", "By size of employer"),
        Group::Sex => ("按性别", "By sex"),
        Group::Age => ("按年龄（岁）", "By age"),
        Group::Month => ("按月份", "By month"),
        Group::Situation => ("按认定情形", "By situation"),
        Group::Cause => ("按伤害原因", "By cause"),
        Group::BodyPart => ("按伤害部位", "By part of the body"),
        Group::Degree => ("按伤害程度", "By degree"),
        Group::Hour => ("按时段（时）", "By hour"),
        Group::Grade => ("按伤残等级", "By grade"),
        Group::Nursing => ("按护理等级", "By nursing level"),
        Group::Benefit => ("按待遇类别", "By kind of benefit"),
        Group::Monthly => ("定期待遇按种类和等级", "Monthly benefits"),
        Group::Who => ("职工与供养亲属", "Workers and dependants"),
        Group::Income => ("收入项目", "Items of income"),
        Group::Spending => ("支出项目", "Items of spending"),
        Group::Question => ("按咨询内容", "By question"),
    };
    lang.pick(zh, en)
}

/// What a row is called.
#[must_use]
pub fn row(key: &RowKey, policy: &Policy, lang: Lang) -> String {
    let code = key.code.as_str();
    let listed = |list: ListId| entry(policy.list(list), code).map(|e| lang.pick(&e.zh, &e.en).to_owned());
    let known = match key.group {
        Group::All => return total(code, lang).to_owned(),
        _ if code.is_empty() => Some(lang.pick("未登记", "not on file").to_owned()),
        Group::UnitType => listed(ListId::UnitType),
        Group::Division => policy.division(Edition::Y2017, code).map(|d| format!("{code} {}", lang.pick(&d.zh, &d.en))),
        Group::Industry => Some(format!("{code} {}", section(code, lang))),
        Group::Class => Some(class(code, lang)),
        Group::Situation => policy.situation(code).map(|s| format!("{code} {}", lang.pick(&s.zh, &s.en))),
        Group::Cause => listed(ListId::Cause),
        Group::BodyPart => listed(ListId::BodyPart),
        Group::Grade => Some(grade(code, lang)),
        Group::Income | Group::Spending => policy.item(code).map(|i| lang.pick(&i.name_zh, &i.name_en).to_owned()),
        Group::Monthly => Some(monthly(code, lang)),
        _ => word(key.group, code).map(|(zh, en)| lang.pick(zh, en).to_owned()),
    };
    known.unwrap_or_else(|| code.to_owned())
}

fn total(code: &str, lang: Lang) -> &'static str {
    match code {
        "income" => lang.pick("收入合计", "Income"),
        "spending" => lang.pick("支出合计", "Spending"),
        _ => lang.pick("合计", "Total"),
    }
}

fn class(code: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{code} 类"),
        Lang::En => format!("class {code}"),
    }
}

fn grade(code: &str, lang: Lang) -> String {
    match (lang, code) {
        (_, "none") => lang.pick("未评等级", "none").to_owned(),
        (Lang::Zh, code) => format!("{code} 级"),
        (Lang::En, code) => format!("grade {code}"),
    }
}

fn monthly(code: &str, lang: Lang) -> String {
    let (kind, of) = code.split_once('-').unwrap_or((code, ""));
    let (zh, en) = match kind {
        "allowance" => ("伤残津贴", "allowance"),
        "nursing_allowance" => ("生活护理费", "nursing allowance"),
        "pension_difference" => ("养老金差额", "pension difference"),
        "dependant_pension" => ("供养亲属抚恤金", "dependants' pension"),
        _ => return code.to_owned(),
    };
    let name = lang.pick(zh, en);
    let of = of.trim_start_matches('0');
    if of.is_empty() { name.to_owned() } else { format!("{name} {}", grade(of, lang)) }
}

/// Words of short lists that are no code lists.
fn word(group: Group, code: &str) -> Option<(&'static str, &'static str)> {
    Some(match (group, code) {
        (Group::Sex, "male") => ("男", "men"),
        (Group::Sex, "female") => ("女", "women"),
        (Group::Hour, "unknown") => ("时间未登记", "hour not on file"),
        (Group::Nursing, "full") => ("完全不能自理", "full"),
        (Group::Nursing, "large") => ("大部分不能自理", "large"),
        (Group::Nursing, "partial") => ("部分不能自理", "partial"),
        (Group::Nursing, "none") => ("无护理依赖", "none"),
        (Group::Degree, "dead") => ("死亡", "dead"),
        (Group::Degree, "disabled") => ("伤残", "disabled"),
        (Group::Degree, "hurt") => ("受伤", "hurt"),
        (Group::Degree, "missing") => ("失踪", "missing"),
        (Group::Benefit, "medical") => ("工伤医疗", "medical"),
        (Group::Benefit, "disability_1_4") => ("伤残 一至四级", "disability 1-4"),
        (Group::Benefit, "disability_5_6") => ("伤残 五至六级", "disability 5-6"),
        (Group::Benefit, "disability_7_10") => ("伤残 七至十级", "disability 7-10"),
        (Group::Benefit, "disability") => ("伤残 等级未登记", "disability, no grade"),
        (Group::Benefit, "nursing") => ("生活护理", "nursing"),
        (Group::Benefit, "death") => ("工亡一次性待遇", "death, lump sums"),
        (Group::Benefit, "dependants") => ("供养亲属", "dependants"),
        (Group::Benefit, "other") => ("其他", "other"),
        (Group::Who, "workers") => ("职工", "workers"),
        (Group::Who, "dependants") => ("供养亲属", "dependants"),
        (Group::Question, "disability") => ("伤残待遇", "disability"),
        (Group::Question, "death") => ("工亡待遇", "death"),
        _ => return None,
    })
}

/// Sections of GB/T 4754.
fn section(code: &str, lang: Lang) -> &'static str {
    let (zh, en) = match code {
        "A" => ("农、林、牧、渔业", "agriculture"),
        "B" => ("采矿业", "mining"),
        "C" => ("制造业", "manufacturing"),
        "D" => ("电力、热力、燃气及水生产和供应业", "utilities"),
        "E" => ("建筑业", "construction"),
        "F" => ("批发和零售业", "trade"),
        "G" => ("交通运输、仓储和邮政业", "transport, storage, post"),
        "H" => ("住宿和餐饮业", "hotels and catering"),
        "I" => ("信息传输、软件和信息技术服务业", "information"),
        "J" => ("金融业", "finance"),
        "K" => ("房地产业", "real estate"),
        "L" => ("租赁和商务服务业", "leasing, business services"),
        "M" => ("科学研究和技术服务业", "science and technology"),
        "N" => ("水利、环境和公共设施管理业", "water, environment"),
        "O" => ("居民服务、修理和其他服务业", "services to households"),
        "P" => ("教育", "education"),
        "Q" => ("卫生和社会工作", "health and social work"),
        "R" => ("文化、体育和娱乐业", "culture and sport"),
        "S" => ("公共管理、社会保障和社会组织", "public administration"),
        "T" => ("国际组织", "international bodies"),
        _ => ("", ""),
    };
    lang.pick(zh, en)
}
