//! What the papers of an inspection say. They go to employers and to the bureau and are Chinese for every operator.

use crate::domain::inspection::visit::Verdict;

/// A paper of an inspection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    Notice,
    Record,
    Clean,
    Order,
    Referral,
}

#[must_use]
pub const fn title(letter: Letter) -> &'static str {
    match letter {
        Letter::Notice => "工伤保险稽核通知书",
        Letter::Record => "工伤保险稽核工作记录表",
        Letter::Clean => "工伤保险稽核结果告知书",
        Letter::Order => "工伤保险稽核整改意见书",
        Letter::Referral => "提请行政处罚建议书",
    }
}

/// To whom a paper is addressed.
#[must_use]
pub fn addressed(letter: Letter, employer: &str) -> String {
    match letter {
        Letter::Referral => "县人力资源和社会保障局：".to_owned(),
        Letter::Record => format!("被稽核单位：{employer}"),
        Letter::Notice | Letter::Clean | Letter::Order => format!("{employer}："),
    }
}

/// What a notice says.
#[must_use]
pub fn notice(from: &str, until: &str, visit_on: &str, by_papers: bool) -> String {
    let way = if by_papers { "以书面方式" } else { "到你单位实地" };
    format!(
        "依照《中华人民共和国社会保险法》《社会保险稽核办法》，我中心定于 {visit_on} {way}稽核你单位 {from} 至 {until} \
         参加工伤保险和缴费情况。请予配合，如实提供有关资料。"
    )
}

/// Papers an employer has to lay out.
pub const ASKED: [&str; 4] = [
    "财务会计报表、总账及明细账（职工薪酬）；",
    "工资发放表、考勤记录、职工花名册；",
    "社会保险登记、申报和缴费资料；",
    "劳动合同及其他需要核对的资料。",
];
pub const ASKED_TITLE: &str = "请准备下列资料";
pub const CARDS: &str = "稽核人员不少于两人，检查时出示证件；单位有权要求与其有利害关系的人员回避。";

/// What a clean result says.
#[must_use]
pub fn clean(from: &str, until: &str, recorded_on: &str) -> String {
    format!(
        "我中心于 {recorded_on} 对你单位 {from} 至 {until} 参加工伤保险和缴费情况进行了稽核，未发现违反社会保险法律法规的情形。特此告知。"
    )
}

/// What an order says before its own words.
#[must_use]
pub fn order(from: &str, until: &str, recorded_on: &str) -> String {
    format!("我中心于 {recorded_on} 对你单位 {from} 至 {until} 参加工伤保险和缴费情况进行了稽核，发现下列问题，请按意见整改：")
}

/// Until when it is to be corrected, and what follows.
#[must_use]
pub fn rectify(by: &str) -> String {
    format!("请于 {by} 前整改完毕并书面答复我中心。逾期未整改的，将依法催缴，并提请社会保险行政部门处理。")
}

/// What a referral says before its own words.
#[must_use]
pub fn referral(employer: &str, code: &str, ordered_on: &str, by: &str) -> String {
    format!(
        "我中心稽核发现，{employer}（统一社会信用代码 {code}）有下列问题。已于 {ordered_on} 发出整改意见书，限 {by} 前整改，该单位未按要求整改："
    )
}

pub const SUGGESTED: &str = "建议依法给予行政处罚：";
pub const FOUND: &str = "检查情况";
pub const OPINION: &str = "整改意见";
pub const NOT_OBEYED: &str = "未整改情况";
pub const CHECKLIST: &str = "检查清单";
pub const CHECKLIST_COLUMNS: [&str; 3] = ["项目", "结论", "情况"];
pub const AUDIT: &str = "工资稽核表";
pub const AUDIT_COLUMNS: [&str; 8] = ["职工", "月份", "工种", "申报基数", "核定基数", "差额", "应补保费", "滞纳金"];
pub const TOTAL: &str = "合计";
/// Lines are rounded each for itself, a month's premium once.
pub const ROUNDED: &str = "各行保费、滞纳金分别取整，仅供核对；合计按月汇总差额一次取整。";
pub const COUNTED: [&str; 3] = ["应补人数", "应补保费", "滞纳金（计至记录日）"];

/// How the record was signed.
#[must_use]
pub fn signed(signed: &str) -> &'static str {
    match signed {
        "yes" => "被稽核单位已签字确认。",
        "refused" => "被稽核单位拒绝签字，由两名稽核人员注明。",
        _ => "",
    }
}

/// Places to sign: the inspectors and the employer of a record, the head of a letter.
#[must_use]
pub fn signatures(letter: Letter, first: &str, second: &str, approved: &str) -> Vec<String> {
    let inspectors = format!("稽核人员 {first}、{second}");
    match letter {
        Letter::Record => vec![
            format!("{inspectors}    签名：________________    ______年____月____日"),
            "被稽核单位负责人（签名、盖章）：________________    ______年____月____日".to_owned(),
        ],
        Letter::Notice => vec![inspectors],
        Letter::Clean | Letter::Order | Letter::Referral => vec![format!("{inspectors}    签发 {approved}")],
    }
}

#[must_use]
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Sound => "相符",
        Verdict::Wrong => "不符",
        Verdict::NotApplicable => "不适用",
    }
}

/// What may be done against an order.
pub const REMEDY: &str = "对本意见有异议的，可以自收到之日起十五日内向我中心书面提出。";

/// An item that is wrong, and how.
#[must_use]
pub fn wrong(item: &str, note: &str) -> String {
    format!("{item}：{note}")
}
