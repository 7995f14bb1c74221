//! Wording of bills: what they come to, what was filed and what comes next.

use chrono::NaiveDate;

use super::Lang;
use super::catalog::Msg;
use crate::desk::reimburse::BillLook;
use crate::desk::sheets::SheetView;
use crate::domain::benefits::item::Payer;
use crate::domain::money::Money;

/// Kinds of care.
pub const CARES: &[(&str, Msg)] = &[
    ("inpatient", Msg::CareInpatient),
    ("outpatient", Msg::CareOutpatient),
    ("rehabilitation", Msg::CareRehabilitation),
    ("device", Msg::CareDevice),
    ("travel", Msg::CareTravel),
];
/// What an institution is to the office.
pub const STANDINGS: &[(&str, Msg)] =
    &[("agreement", Msg::StandingAgreement), ("emergency", Msg::StandingEmergency), ("other", Msg::StandingOther)];
/// Where one was treated.
pub const AWAY: &[(&str, Msg)] = &[("no", Msg::AwayNo), ("province", Msg::AwayProvince), ("beyond", Msg::AwayBeyond)];
/// Who gets the money.
pub const PAID_TO: &[(&str, Msg)] = &[
    ("worker", Msg::PaidToWorker),
    ("employer", Msg::PaidToEmployer),
    ("hospital", Msg::PaidToHospital),
    ("relative", Msg::PaidToRelative),
];

/// What a field that is chosen from a few holds; `None` for any other.
#[must_use]
pub fn choice(id: &str, held: &str, lang: Lang) -> Option<&'static str> {
    let choices = match id {
        "care" => CARES,
        "standing" => STANDINGS,
        "away" => AWAY,
        "paid_to" => PAID_TO,
        _ => return None,
    };
    choices.iter().find(|(id, _)| *id == held).map(|(_, name)| name.text(lang))
}

/// What the fund pays, and what the employer bears if he does.
#[must_use]
pub fn payable(look: &BillLook, lang: Lang) -> String {
    let employer: Money = look.items.iter().filter(|i| i.payer == Payer::Employer).map(|i| i.amount).sum();
    let so_far = if look.problems.is_empty() { "" } else { lang.pick("（未核完）", " (not final)") };
    let fund = look.payable;
    let mut out = lang.pick(&format!("基金应付 {fund} 元{so_far}"), &format!("The fund pays {fund} yuan{so_far}")).to_owned();
    if employer > Money::ZERO {
        out += lang.pick(&format!("，单位负担 {employer} 元"), &format!(", the employer {employer}"));
    }
    out
}

/// The figures the amount is made from.
#[must_use]
pub fn counted(look: &BillLook, lang: Lang) -> String {
    let (n, total, outside, third) = (look.receipts, look.total, look.outside, look.third_party);
    let mut zh = format!("票据 {n} 张 {total} 元，目录外 {outside} 元");
    let mut en = format!("{n} receipts {total}, outside the catalogues {outside}");
    if third > Money::ZERO {
        zh += &format!("，第三人已付 {third} 元");
        en += &format!(", paid by a third party {third}");
    }
    if let Some(nights) = look.nights {
        zh += &format!("，伙食 {nights} 天");
        en += &format!(", meals for {nights} days");
    }
    lang.pick(&zh, &en).to_owned()
}

/// Whose injury it is.
#[must_use]
pub fn injured(name: &str, on: NaiveDate, lang: Lang) -> String {
    lang.pick(&format!("{name}，{on} 受伤"), &format!("{name}, injured on {on}")).to_owned()
}

/// That a bill was filed.
#[must_use]
pub fn filed(number: &str, is_new: bool, lang: Lang) -> String {
    let (zh, en) = if is_new {
        (format!("已提交，报销单 {number}"), format!("Filed as {number}"))
    } else {
        (
            format!("此单先前已提交，编号 {number}，没有重复"),
            format!("It had been filed before as {number}; no second sheet was made"),
        )
    };
    lang.pick(&zh, &en).to_owned()
}

/// That a bill was handed in again.
#[must_use]
pub fn resubmitted(number: &str, version: i64, lang: Lang) -> String {
    lang.pick(&format!("已更正提交，报销单 {number} 第 {version} 版"), &format!("{number} handed in again, version {version}"))
        .to_owned()
}

/// What a filed bill comes to, who is next and until when.
#[must_use]
pub fn next(view: &SheetView, lang: Lang) -> Vec<String> {
    let amount = view.amount;
    let mut out = vec![
        lang.pick(&format!("基金应付 {amount} 元"), &format!("The fund pays {amount} yuan")).to_owned(),
        lang.pick("下一步：由另一位经办人复核，再送审批", "Next: a review by another, then the approval").to_owned(),
    ];
    if let Some(due) = &view.due {
        let (day, left) = (due.day, due.left);
        out.push(
            lang.pick(
                &format!("办结期限 {day}（材料齐全起 20 个工作日），还有 {left} 天"),
                &format!("Due by {day} (20 working days from complete papers), {left} days left"),
            )
            .to_owned(),
        );
    }
    out
}

/// That a file of receipts was taken into a draft.
#[must_use]
pub fn imported(rows: usize, total: Money, lang: Lang) -> String {
    lang.pick(
        &format!("已导入 {rows} 张票据，合计 {total} 元，存为草稿；在窗口按 d 打开"),
        &format!("{rows} receipts, {total} yuan, are in a draft; d opens it in the window"),
    )
    .to_owned()
}

/// That nothing of a file was taken.
#[must_use]
pub fn not_imported(bad: usize, lang: Lang) -> String {
    lang.pick(&format!("有 {bad} 处错误，没有导入"), &format!("{bad} errors; nothing was taken in")).to_owned()
}
