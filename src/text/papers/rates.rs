//! What papers about rates say: the notice to an employer, the sheet of a review. They are Chinese for every operator.

use crate::desk::rates::RateNotice;
use crate::domain::rates::review::Reason;
use crate::text::Lang;
use crate::text::numbers::percent;
use crate::text::rates::{per_mille, ratio, reasons};

pub const NOTICE_TITLE: &str = "工伤保险费率核定通知";

/// Columns of the lines of a sheet.
pub const COLUMNS: [&str; 9] = ["单位", "现档", "新档", "原因", "支缴率", "千人事故率", "现费率", "新费率", "年增减（元）"];

/// Names of a sheet's facts: what is reviewed, from when, the sums.
pub const FACTS: [&str; 4] = ["核定范围", "评审期", "执行起始月份", "汇总"];

/// Number of the sheet and day of its approval.
#[must_use]
pub fn number_line(notice: &RateNotice) -> String {
    format!("核定单 {}    {}", notice.sheet, notice.approved_on)
}

/// Whom it is for.
#[must_use]
pub fn to(notice: &RateNotice) -> String {
    format!("{}（{}）：", notice.line.name, notice.line.credit_code)
}

/// What was decided, in a sentence.
#[must_use]
pub fn decision(notice: &RateNotice) -> String {
    let line = &notice.line;
    let (was, is) = ((line.class, line.step), (line.new_class, line.new_step));
    let said = if was == is {
        format!("你单位工伤保险费率维持 {} 类第 {} 档不变", is.0, is.1)
    } else {
        format!("你单位工伤保险费率由 {} 类第 {} 档核定为 {} 类第 {} 档", was.0, was.1, is.0, is.1)
    };
    format!(
        "根据《工伤保险条例》第八条和人社部发〔2015〕71号文件，{said}，自 {} 起执行，执行费率 {}（原 {}）。核定原因：{}。",
        notice.from,
        percent(line.rate_new),
        percent(line.rate_now),
        reasons(&line.reasons, Lang::Zh)
    )
}

/// What it was decided on.
#[must_use]
pub fn inputs(notice: &RateNotice) -> Vec<(String, String)> {
    let line = &notice.line;
    let fact = |name: &str, value: String| (name.to_owned(), value);
    let mut out = vec![
        fact("评审期", notice.period.clone()),
        fact("参保人月合计", line.person_months.to_string()),
        fact("缴费基数合计（元）", line.base.to_string()),
        fact("应缴（元）", line.due.to_string()),
        fact("实缴（元）", line.paid.to_string()),
        fact("基金支付医疗待遇（元）", line.medical.to_string()),
        fact("基金支付伤残待遇（元）", line.disability.to_string()),
        fact("基金支付工亡待遇（元）", line.death.to_string()),
        fact("支缴率", ratio(line.use_ratio)),
        fact("认定工伤（件）", line.injuries.to_string()),
        fact("其中工亡（人）", line.deaths.to_string()),
        fact("工伤发生率（千分之）", per_mille(line.per_mille)),
        fact("按同样基数全年保费增减（元）", line.effect.to_string()),
    ];
    let told = [("理由", &notice.reason), ("异议所指核定单", &notice.objects_to), ("复议或诉讼", &notice.reconsideration)];
    out.extend(told.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| fact(name, text.clone())));
    out
}

/// The remedy.
pub const REMEDY: &str = "如对核定的费率不服，可以自收到本通知之日起六十日内依法申请行政复议，或者自收到之日起六个月内依法向人民法院提起行政诉讼\
（《工伤保险条例》第五十五条第三项）。复议、诉讼期间不停止按本通知缴费。";

/// Whether a reason means that the employer does not float.
#[must_use]
pub fn note(all: &[Reason]) -> Option<&'static str> {
    match all.first() {
        Some(Reason::Small) => Some("参保人数过少，支缴率没有意义，本次不浮动。"),
        Some(Reason::FirstYear) => Some("参保未满一年，本次不浮动。"),
        Some(Reason::NothingPaid) => Some("评审期内没有缴费，本次不浮动。"),
        _ => None,
    }
}
