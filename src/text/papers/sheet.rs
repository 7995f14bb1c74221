//! What the papers say. They are handed to citizens and are Chinese whatever the operator reads.

use crate::desk::papers::{Refused, Stamp};
use crate::domain::calendar::{Limit, LimitUnit};
use crate::domain::case::claim::papers::Form;
use crate::domain::case::paper::PaperKind;
use crate::domain::case::workflow::Step;

/// The title; a refusal is named after what was refused.
#[must_use]
pub fn title(kind: PaperKind, refusal: Option<&Refused>) -> &'static str {
    match (kind, refusal.map(|r| r.step)) {
        (PaperKind::Receipt, _) => "工伤认定申请材料受理回执",
        (PaperKind::Notice, _) => "工伤认定申请一次性补正告知书",
        (PaperKind::Refusal, Some(Step::Reject)) => "不予认定工伤决定告知书",
        (PaperKind::Refusal, _) => "工伤认定申请不予受理告知书",
        (PaperKind::Service, _) => "送达回证",
    }
}

/// Names of facts and columns.
#[derive(Debug, Clone, Copy)]
pub enum Word {
    Case,
    Worker,
    IdNumber,
    Employer,
    Accident,
    Applicant,
    Applied,
    Receiver,
    Received,
    Nth,
    Paper,
    Form,
    Pages,
    Issuer,
    Basis,
    HandedIn,
    StillMissing,
    NothingHandedIn,
    WhatNext,
    Decision,
    DecisionNumber,
    Decider,
    DecidedOn,
    Reason,
    Remedies,
    Served,
    Recipient,
    ServiceWay,
    ServedOn,
    Place,
}

#[must_use]
pub fn word(word: Word) -> &'static str {
    match word {
        Word::Case => "案件编号",
        Word::Worker => "受伤害职工",
        Word::IdNumber => "身份证号",
        Word::Employer => "用人单位",
        Word::Accident => "事故日期",
        Word::Applicant => "申请人",
        Word::Applied => "申请日期",
        Word::Receiver => "收件人",
        Word::Received => "收件日期",
        Word::Nth => "序号",
        Word::Paper => "材料名称",
        Word::Form => "形式",
        Word::Pages => "页数",
        Word::Issuer => "出具人",
        Word::Basis => "依据",
        Word::HandedIn => "收到的材料",
        Word::StillMissing => "尚缺的材料",
        Word::NothingHandedIn => "（未收到材料）",
        Word::WhatNext => "后续办理",
        Word::Decision => "决定",
        Word::DecisionNumber => "决定文号",
        Word::Decider => "决定机关",
        Word::DecidedOn => "决定日期",
        Word::Reason => "理由",
        Word::Remedies => "救济途径",
        Word::Served => "送达文书",
        Word::Recipient => "受送达人",
        Word::ServiceWay => "送达方式",
        Word::ServedOn => "送达日期",
        Word::Place => "送达地点",
    }
}

#[must_use]
pub const fn form(form: Form) -> &'static str {
    match form {
        Form::Original => "原件",
        Form::Copy => "复印件",
    }
}

/// A place to be filled in by hand.
pub const BLANK: &str = "________";
/// What has no fixed choice is ticked by hand.
pub const WAYS_TO_TICK: &str = "[  ] 直接送达  [  ] 邮寄送达  [  ] 电话通知，本人签收";

/// `60日`, `6个月`
#[must_use]
pub fn length(limit: Limit) -> String {
    let unit = match limit.unit {
        LimitUnit::Day => "日",
        LimitUnit::Workday => "个工作日",
        LimitUnit::Month => "个月",
        LimitUnit::Year => "年",
    };
    format!("{}{unit}", limit.length)
}

/// A limit with its length and the law it stands in.
#[derive(Debug, Clone)]
pub struct Term<'a> {
    pub length: String,
    pub basis: &'a str,
}

/// What comes after an application: who decides, and until when.
#[must_use]
pub fn what_next(accept: &Term<'_>, decide: &Term<'_>) -> String {
    format!(
        "社会保险行政部门自收到完整的申请材料之日起{}内作出受理或者不予受理的决定（{}）；受理的，自受理之日起{}内作出工伤认定的决定（{}）。",
        accept.length, accept.basis, decide.length, decide.basis
    )
}

/// The same, until a day.
#[must_use]
pub fn until(day: chrono::NaiveDate) -> String {
    format!("本件受理决定的期限至 {day} 止；材料尚需补正的，自补齐之日起重新计算。")
}

pub const RECEIPT_NOTE: &str = "本回执只证明收到上列材料，不是受理决定。请妥善保管，查询时报案件编号。";

#[must_use]
pub fn to_applicant(applicant: &str) -> String {
    format!("{applicant}：")
}

#[must_use]
pub fn notice_opening(worker: &str, applied: Option<chrono::NaiveDate>) -> String {
    let day = applied.map(|d| format!("于 {d} ")).unwrap_or_default();
    format!(
        "你（单位）{day}提出的{worker}工伤认定申请，材料不完整。根据《工伤保险条例》第十八条第三款，现将需要补正的全部材料一次性告知如下："
    )
}

/// The limit that stands still meanwhile.
#[must_use]
pub fn notice_limit(accept: &Term<'_>) -> String {
    format!(
        "补正期间不计入受理期限；自补正的材料全部收到之日起{}内决定是否受理（{}）。按照本告知书补正全部材料后，社会保险行政部门应当受理。",
        accept.length, accept.basis
    )
}

#[must_use]
pub fn bring_to(office: &str) -> String {
    format!("补正的材料请送交：{office}窗口，并出示本告知书。")
}

#[must_use]
pub fn refusal_opening(step: Step, worker: &str, refused: &Refused) -> String {
    let what = if step == Step::Reject { "不予认定（视同）工伤" } else { "不予受理" };
    format!("{worker}的工伤认定申请，{}已于 {} 作出{what}的决定，现告知如下：", refused.body, refused.on)
}

/// What can be done against it, and until when: counted from the day it is served.
#[must_use]
pub fn remedies(reconsideration: &Term<'_>, suit: &Term<'_>) -> String {
    format!(
        "对决定不服的，可以自收到决定之日起{}内依法申请行政复议（{}），也可以自收到决定之日起{}内依法向人民法院提起行政诉讼（{}）。依据：《工伤保险条例》第五十五条。",
        reconsideration.length, reconsideration.basis, suit.length, suit.basis
    )
}

#[must_use]
pub fn refusal_note(body: &str) -> String {
    format!("本告知书由经办机构转告，以{body}的决定书为准。")
}

/// The paper that is served: its name and number.
#[must_use]
pub fn served_paper(name: &str, number: &str) -> String {
    format!("《{name}》{number}")
}

pub const SERVICE_NOTE: &str = "受送达人拒收或者不能签收的，由送达人注明情况、日期，并请在场的人签名见证。邮寄送达的，回执附后。";

/// Lines to sign.
#[must_use]
pub fn signatures(kind: PaperKind) -> &'static [&'static str] {
    match kind {
        PaperKind::Receipt => &["收件人（签名）：________________", "申请人（签名）：________________    ______年____月____日"],
        PaperKind::Notice => &["经办人（签名）：________________", "申请人签收：____________________    ______年____月____日"],
        PaperKind::Refusal => &["经办人（签名）：________________", "签收人：________________________    ______年____月____日"],
        PaperKind::Service => &[
            "受送达人（签名或盖章）：________________    ______年____月____日",
            "代收人及与受送达人的关系：______________    ______年____月____日",
            "送达人（签名）：________________________    ______年____月____日",
            "见证人（签名）：________________________    ______年____月____日",
        ],
    }
}

/// Number and day, at the top right.
#[must_use]
pub fn number_line(number: &str, on: chrono::NaiveDate) -> String {
    format!("编号 {number}    {on}")
}

#[must_use]
pub fn phone_line() -> String {
    format!("联系电话：{BLANK}{BLANK}")
}

/// How a copy is marked.
#[must_use]
pub fn copy_mark(nth: i64) -> String {
    format!("【补打第 {nth} 次】")
}

/// At the foot of every page.
#[must_use]
pub fn foot(stamp: &Stamp, page: usize, pages: usize) -> [String; 2] {
    [format!("{}  校验码 {}  第 {page}/{pages} 页", stamp.number, stamp.code), format!("打印 {}  {}", stamp.at, stamp.by)]
}

/// Where the seal goes.
pub const SEAL: &str = "（盖章）        ";
