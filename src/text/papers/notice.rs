//! What notices of arrears say. They go to employers and courts, and are Chinese for every operator.

use chrono::NaiveDate;

use super::sheet::BLANK;
use crate::domain::levy::debt::NoticeKind;
use crate::domain::money::Money;
use crate::text::capital::capital_amount;

#[must_use]
pub const fn title(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Reminder => "工伤保险费催缴通知书",
        NoticeKind::Demand => "责令限期补缴工伤保险费通知书",
        NoticeKind::Enforcement => "工伤保险费欠费移送征缴函",
    }
}

pub const MONTH: &str = "费款所属期";
pub const PRINCIPAL: &str = "欠缴本金（元）";
pub const LAST_DAY: &str = "最后缴费日";
pub const DAYS: &str = "逾期天数";
pub const LATE_FEE: &str = "滞纳金（元）";
pub const TOTAL: &str = "合计";
pub const NAME: &str = "单位名称";
pub const CREDIT_CODE: &str = "社会信用代码";
pub const SPAN: &str = "欠费期间";
pub const MONTHS: &str = "欠费月数";
pub const SUM: &str = "本金和滞纳金合计";
pub const PAY_BY: &str = "限缴日期";
pub const CONTACT: &str = "单位联系人";

/// Whom it is for.
#[must_use]
pub fn to(kind: NoticeKind, name: &str) -> String {
    match kind {
        NoticeKind::Reminder | NoticeKind::Demand => format!("{name}："),
        NoticeKind::Enforcement => "社会保险费征收机构：".to_owned(),
    }
}

/// What it asks for.
#[must_use]
pub fn opening(kind: NoticeKind, name: &str, as_of: NaiveDate) -> String {
    match kind {
        NoticeKind::Reminder => {
            format!("经核对，截至 {as_of}，你单位尚欠缴下列月份的工伤保险费。请在限缴日期前缴清本金和滞纳金。")
        }
        NoticeKind::Demand => format!(
            "你单位经催缴仍未缴清工伤保险费。根据《中华人民共和国社会保险法》第六十三条，现责令你单位在限缴日期前补足截至 {as_of} \
             的下列欠费，并自欠缴之日起按日加收万分之五的滞纳金。"
        ),
        NoticeKind::Enforcement => {
            format!(
                "{name}经催缴并责令限期补缴，逾期仍未缴清截至 {as_of} 的下列工伤保险费。现将欠费情况移送，请依法查询划拨或申请强制征缴。"
            )
        }
    }
}

/// What follows for its workers, and how the late fee grows.
#[must_use]
pub fn consequence(kind: NoticeKind) -> &'static [&'static str] {
    match kind {
        NoticeKind::Enforcement => &["依据：《中华人民共和国社会保险法》第六十三条。"],
        NoticeKind::Reminder | NoticeKind::Demand => &[
            "欠费期间职工发生工伤的，工伤保险待遇由用人单位按规定的项目和标准支付（《社会保险法》第四十一条、《工伤保险条例》第六十二条）；缴清本金和滞纳金后，新发生的费用由工伤保险基金按规定支付。",
            "滞纳金由用人单位承担，不得转嫁给职工；缴清之前逐日加收，实际金额以缴款日为准。",
        ],
    }
}

/// `1,234.50 元（壹仟贰佰叁拾肆元伍角）`
#[must_use]
pub fn sum(amount: Money) -> String {
    format!("{amount} 元（{}）", capital_amount(amount))
}

/// What whoever takes it signs.
#[must_use]
pub fn receipt() -> String {
    format!("送达回执：签收人 {BLANK}    签收日期 {BLANK}    送达人 {BLANK}")
}
