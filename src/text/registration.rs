//! Wording of registration: acts, fields of form F1, what they hold.

use super::Lang;
use super::employers::state;
use super::problems;
use super::sheet_view::masked;
use crate::domain::codes::{CodeBook, ListId, entry};
use crate::domain::employer::division::Edition;
use crate::domain::employer::registration::Act;
use crate::domain::employer::state::EmployerState;
use crate::policy::Policy;

#[must_use]
pub fn act(act: Act, lang: Lang) -> &'static str {
    let (zh, en) = match act {
        Act::Register => ("参保登记", "registration"),
        Act::Change => ("变更登记", "change"),
        Act::Suspend => ("暂停缴费", "suspension"),
        Act::Resume => ("恢复缴费", "resumption"),
        Act::Cancel => ("注销登记", "cancellation"),
        Act::Merge => ("合并", "merger"),
        Act::Split => ("分立", "split"),
    };
    lang.pick(zh, en)
}

/// What the fields of form F1 and of the other acts are called: id, Chinese, English.
const FIELDS: &[(&str, &str, &str)] = &[
    ("act", "登记事项", "act"),
    ("credit_code", "信用代码", "credit code"),
    ("employer_name", "单位名称", "employer's name"),
    ("short_name", "单位简称", "short name"),
    ("employer_state", "参保状态", "state"),
    ("registration_kind", "登记类型", "kind of registration"),
    ("unit_type", "单位类型", "type of unit"),
    ("subordination", "隶属关系", "subordination"),
    ("economic_type", "经济类型", "economic type"),
    ("edition", "行业标准版本", "edition of GB/T 4754"),
    ("division", "行业大类", "division"),
    ("section", "行业门类", "section"),
    ("risk_class", "风险类别", "risk class"),
    ("class_reason", "类别理由", "reason of the class"),
    ("base_rate", "基准费率(%)", "base rate (%)"),
    ("floating", "浮动档次", "floating step"),
    ("rate", "费率(%)", "rate (%)"),
    ("address", "地址", "address"),
    ("postcode", "邮编", "postcode"),
    ("town", "乡镇", "town"),
    ("legal_person", "法定代表人", "legal person"),
    ("legal_id", "法人身份证号", "legal person's number"),
    ("contact", "联系人", "contact"),
    ("phone", "电话", "phone"),
    ("clerk", "专管员", "insurance clerk"),
    ("department", "所在部门", "department"),
    ("clerk_phone", "专管员电话", "clerk's phone"),
    ("licence_kind", "执照种类", "kind of licence"),
    ("licence_number", "执照号码", "licence number"),
    ("licence_on", "执照日期", "licence of"),
    ("licence_years", "有效年限", "valid for years"),
    ("founded_on", "成立日期", "founded on"),
    ("tax_office", "税务机构", "tax office"),
    ("tax_number", "税号", "tax number"),
    ("bank", "开户银行", "bank"),
    ("account_name", "户名", "account name"),
    ("account", "账号", "account"),
    ("starts_on", "参保日期", "insured from"),
    ("collection", "征收方式", "collected by"),
    ("is_large", "大型企业", "large employer"),
    ("file_number", "单位档案编号", "file number"),
    ("ended_on", "注销日期", "ended on"),
    ("successor", "承继单位", "successor"),
    ("took_over", "承继自", "took over"),
    ("on", "日期", "day"),
    ("received_on", "收件日期", "received on"),
    ("reason", "理由", "reason"),
    ("note", "备注", "note"),
    ("moved", "转出人员", "workers who go over"),
];

/// What a field of the form is called on a sheet or in a file of an employer.
#[must_use]
pub fn label(id: &str, lang: Lang) -> String {
    field(id).map_or_else(|| problems::field(id, lang), |(zh, en)| lang.pick(zh, en).to_owned())
}

/// An act as a title.
#[must_use]
pub fn title(of: Act, lang: Lang) -> String {
    let name = act(of, lang);
    let mut chars = name.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// What a field is called.
#[must_use]
pub fn field(id: &str) -> Option<(&'static str, &'static str)> {
    FIELDS.iter().find(|(known, ..)| *known == id).map(|(_, zh, en)| (*zh, *en))
}

/// Where a field comes among the others of the form.
#[must_use]
pub fn place(id: &str) -> usize {
    FIELDS.iter().position(|(known, ..)| *known == id).unwrap_or(FIELDS.len())
}

/// What a field holds, by name where it is a code; `edition` is that of the division.
#[must_use]
pub fn value(id: &str, text: &str, edition: &str, policy: &Policy, lang: Lang) -> String {
    let list = match id {
        "registration_kind" => Some(ListId::RegistrationKind),
        "unit_type" => Some(ListId::UnitType),
        "subordination" => Some(ListId::Subordination),
        "economic_type" => Some(ListId::EconomicType),
        "bank" => Some(ListId::Bank),
        _ => None,
    };
    if let Some(found) = list.and_then(|list| entry(policy.list(list), text)) {
        return lang.pick(&found.zh, &found.en).to_owned();
    }
    let known = match (id, text) {
        ("act", _) => Act::parse(text).ok().map(|a| act(a, lang)),
        ("employer_state", _) => EmployerState::parse(text).map(|s| state(s, lang)),
        ("collection", "tax") => Some(lang.pick("税务征收", "tax authority")),
        ("collection", "agency") => Some(lang.pick("经办机构征收", "this office")),
        ("licence_kind", "licence") => Some(lang.pick("营业执照", "business licence")),
        ("licence_kind", "approval") => Some(lang.pick("批准成立文件", "approval")),
        ("is_large", "yes") => Some(lang.pick("是", "yes")),
        ("is_large", "no") => Some(lang.pick("否", "no")),
        _ => None,
    };
    if let Some(known) = known {
        return known.to_owned();
    }
    match id {
        "division" => division(edition, text, policy, lang),
        _ => masked(text),
    }
}

/// `30 非金属矿物制品业`
#[must_use]
pub fn division(edition: &str, code: &str, policy: &Policy, lang: Lang) -> String {
    let edition = edition.parse().ok().and_then(Edition::of_year).unwrap_or(Edition::Y2017);
    let found = policy.division(edition, code);
    found.map_or(code.to_owned(), |d| format!("{code} {}", lang.pick(&d.zh, &d.en)))
}

/// A fact that changes: what it is called, before and after.
#[must_use]
pub fn change((id, old, new): &(String, String, String), policy: &Policy, lang: Lang) -> String {
    let told = |text: &str| match text {
        "" => lang.pick("空", "empty").to_owned(),
        text => value(id, text, "", policy, lang),
    };
    format!("{}{}{} -> {}", label(id, lang), lang.pick("：", ": "), told(old), told(new))
}

/// A fact that was not there before: what it is called and holds.
#[must_use]
pub fn entered((id, _, new): &(String, String, String), policy: &Policy, lang: Lang) -> String {
    format!("{}{}{}", label(id, lang), lang.pick("：", ": "), value(id, new, "", policy, lang))
}
