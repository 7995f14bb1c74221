//! What a statement of rights says. It is the person's own, and Chinese for every operator.

use crate::text::Lang;

pub const TITLE: &str = "工伤保险个人权益记录单";
pub const NAME: &str = "姓名";
pub const ID_NUMBER: &str = "身份证号";
pub const YEAR: &str = "年度";
pub const RELATIONS: &str = "一、参保情况";
pub const MONTHS: &str = "二、缴费情况（用人单位缴纳，职工个人不缴费）";
pub const PAYMENTS: &str = "三、工伤保险待遇支付";
pub const EMPLOYER: &str = "单位";
pub const SPAN: &str = "参保期间";
pub const JOB: &str = "工种";
pub const CATEGORY: &str = "参保身份";
pub const MONTH: &str = "月份";
pub const WAGE: &str = "缴费工资";
pub const BASE: &str = "缴费基数";
pub const PAID: &str = "缴费";
/// The base of a month taken over is not on file.
pub const NO_BASE: &str = "无记录";
pub const DAY: &str = "支付日期";
pub const ITEM: &str = "项目";
pub const AMOUNT: &str = "金额（元）";
pub const TOTAL: &str = "合计";
pub const NOTHING: &str = "本年度无记录";
pub const NOTE: &str = "本单免费提供。对记录有异议的，可持本人身份证件到本中心核对更正。可凭校验码在本中心查验。";

/// What a check code belongs to, for who verifies it; nothing personal.
#[must_use]
pub fn verified(number: &str, year: &str, lang: Lang) -> String {
    lang.pick(&format!("{TITLE} {number}  {year} 年度"), &format!("statement of rights {number}  of {year}")).to_owned()
}
