//! What a certificate of insurance says. It goes to banks, bidders and courts, and is Chinese for every operator.

use chrono::NaiveDate;

use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::text::Lang;

pub const TITLE: &str = "工伤保险参保证明";
pub const NAME: &str = "单位名称";
pub const CREDIT_CODE: &str = "统一社会信用代码";
pub const STATE: &str = "参保状态";
pub const SINCE: &str = "参保日期";
pub const ENDED: &str = "注销日期";
pub const INSURED: &str = "现参保人数";
pub const PAID_TO: &str = "缴费至";
pub const ARREARS: &str = "欠费情况";
pub const NOTHING_PAID: &str = "（尚无足额缴费月份）";
pub const NO_ARREARS: &str = "无欠费";

/// That it takes part.
#[must_use]
pub fn opening(name: &str, on: NaiveDate) -> String {
    format!("兹证明{name}已在本中心办理工伤保险参保登记，截至 {on}，参保缴费情况如下：")
}

#[must_use]
pub fn people(count: i64) -> String {
    format!("{count} 人")
}

/// What is owed: how many months, from which on, how much, and the late fee to the day.
#[must_use]
pub fn arrears(months: usize, first: Month, missing: Money, late_fee: Money) -> String {
    format!("欠缴 {months} 个月（自 {first} 起），共 {missing} 元；至今日滞纳金 {late_fee} 元")
}

/// The premiums are paid, but not the late fee.
#[must_use]
pub fn only_late_fee(late_fee: Money) -> String {
    format!("保费已缴清；尚有滞纳金 {late_fee} 元")
}

/// Months that may still be paid without a late fee.
#[must_use]
pub fn not_yet_due(months: usize, missing: Money) -> String {
    format!("无逾期欠费；尚在缴费期内 {months} 个月，共 {missing} 元")
}

pub const NOTE: &str = "本证明只反映出具之日的参保缴费情况，涂改无效。可凭校验码在本中心查验。";

/// What a check code belongs to, for who verifies it.
#[must_use]
pub fn verified(number: &str, [employer, insured, paid_to, arrears]: [&str; 4], lang: Lang) -> String {
    let none = lang.pick("无", "none");
    let paid_to = if paid_to.is_empty() { none } else { paid_to };
    match lang {
        Lang::Zh => format!("{TITLE} {number}  {employer}  参保 {insured} 人  缴费至 {paid_to}  欠费 {arrears} 元"),
        Lang::En => {
            format!("certificate of insurance {number}  {employer}  {insured} insured  paid to {paid_to}  {arrears} yuan owed")
        }
    }
}
