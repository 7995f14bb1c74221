//! Wording of payments of premiums and of what is owed.

use chrono::NaiveDate;

use super::Lang;
use crate::desk::arrears::{Match, ReceiptsTaken, Spread};
use crate::domain::cover::Liability;
use crate::domain::levy::allocation::Remark;
use crate::domain::levy::change::ChangeWay;
use crate::domain::levy::debt::{NoticeKind, Standing};
use crate::domain::money::Money;
use crate::domain::plain::harmless;
use crate::store::check::Finding;

/// What a field is called: Chinese, English.
#[must_use]
pub(super) fn field(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "number" => ("凭证号", "receipt number"),
        "payer" => ("缴费人", "payer"),
        "levy_way" => ("变更方式", "kind of change"),
        "wages" => ("实际工资", "actual wages"),
        "levy_months" => ("各月：费率、基数、金额", "by month: rate, base, amount"),
        "until_month" => ("至月份", "to month"),
        "take_off" => ("退出到账", "take receipts off"),
        _ => return None,
    })
}

#[must_use]
pub fn standing(standing: Standing, lang: Lang) -> &'static str {
    let (zh, en) = match standing {
        Standing::Billed => ("应缴", "billed"),
        Standing::PartPaid => ("部分缴纳", "part paid"),
        Standing::Paid => ("已缴", "paid"),
        Standing::Deferred => ("缓缴", "deferred"),
        Standing::Overdue => ("欠费", "overdue"),
        Standing::Dunned => ("已催缴", "reminded"),
        Standing::Demanded => ("已责令", "demanded"),
        Standing::Enforced => ("已移送", "enforcement"),
    };
    lang.pick(zh, en)
}

#[must_use]
pub fn notice(kind: NoticeKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        NoticeKind::Reminder => ("催缴通知", "reminder"),
        NoticeKind::Demand => ("责令补缴", "demand"),
        NoticeKind::Enforcement => ("移送征缴", "enforcement"),
    };
    lang.pick(zh, en)
}

/// Whose a payment is, in a list.
#[must_use]
pub fn whose(whose: &Match, lang: Lang) -> String {
    match (whose, lang) {
        (Match::Matched, _) => lang.pick("已认定", "matched").to_owned(),
        (Match::Near { .. }, _) => lang.pick("名称相同", "same name").to_owned(),
        (Match::Unknown, _) => lang.pick("待认领", "unknown").to_owned(),
    }
}

/// What is not as it was told.
#[must_use]
pub fn remark(remark: &Remark, lang: Lang) -> String {
    match (remark, lang) {
        (Remark::Over { month, by }, Lang::Zh) => format!("比 {month} 应缴多 {by} 元，先冲其他最早月份"),
        (Remark::Over { month, by }, Lang::En) => format!("{by} yuan more than {month} owes; they pay the oldest months"),
        (Remark::Under { month, left }, Lang::Zh) => format!("{month} 还欠 {left} 元"),
        (Remark::Under { month, left }, Lang::En) => format!("{left} yuan of {month} are still owed"),
        (Remark::NotBilled { month }, Lang::Zh) => format!("所属期 {month} 没有应缴，先冲最早月份"),
        (Remark::NotBilled { month }, Lang::En) => format!("nothing is levied for {month}; it pays the oldest months"),
        (Remark::PaidAlready { month }, Lang::Zh) => format!("所属期 {month} 已缴清，先冲最早月份"),
        (Remark::PaidAlready { month }, Lang::En) => format!("{month} is paid already; it pays the oldest months"),
    }
}

/// What a file of payments did, or would do.
#[must_use]
pub fn taken(of: &ReceiptsTaken, dry_run: bool, lang: Lang) -> String {
    let rows = of.rows;
    let head = match (lang, dry_run) {
        (Lang::Zh, false) => format!("已登记到账 {rows} 笔 {} 元", of.amount),
        (Lang::Zh, true) => format!("试算：到账 {rows} 笔 {} 元，未写入", of.amount),
        (Lang::En, false) => format!("{rows} receipts of {} yuan taken in", of.amount),
        (Lang::En, true) => format!("dry run: {rows} receipts of {} yuan, nothing written", of.amount),
    };
    let matched = match lang {
        Lang::Zh => format!("按代码认定 {} 笔，名称相同待确认 {} 笔，待认领 {} 笔", of.exact, of.near, of.unknown),
        Lang::En => format!("{} matched by code, {} by name to be confirmed, {} unknown", of.exact, of.near, of.unknown),
    };
    let mut lines = vec![head, matched, paid(of.premium, of.late_fee, of.credit, lang)];
    lines.extend(of.remarks.iter().map(|(number, what)| format!("{}  {}", harmless(number), remark(what, lang))));
    lines.join("\n")
}

/// What a payment, or a credit, pays now.
#[must_use]
pub fn spread(of: &Spread, lang: Lang) -> String {
    let mut lines = vec![format!("{}: {}", harmless(&of.employer), paid(of.premium, of.late_fee, of.credit, lang))];
    lines.extend(of.remark.iter().map(|what| remark(what, lang)));
    lines.join("\n")
}

fn paid(premium: Money, late_fee: Money, credit: Money, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("冲本金 {premium} 元，冲滞纳金 {late_fee} 元，多缴 {credit} 元"),
        Lang::En => format!("principal {premium}, late fee {late_fee}, credit {credit} yuan"),
    }
}

/// Said of a file of payments with bad rows.
#[must_use]
pub fn not_taken(bad: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("有 {bad} 处问题，没有写入任何一笔"),
        Lang::En => format!("{bad} values cannot be taken; nothing was written"),
    }
}

/// Said where nobody owes anything.
#[must_use]
pub fn none(lang: Lang) -> &'static str {
    lang.pick("没有欠费单位", "nobody is in arrears")
}

/// Employers, months, principal and late fees of a list.
#[must_use]
pub fn total(employers: usize, months: usize, principal: Money, late_fee: Money, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {employers} 户 {months} 个月，本金 {principal} 元，滞纳金 {late_fee} 元"),
        Lang::En => format!("{employers} employers, {months} months, principal {principal}, late fee {late_fee} yuan"),
    }
}

/// Said where no payment is on file.
#[must_use]
pub fn no_receipts(lang: Lang) -> &'static str {
    lang.pick("没有到账", "no receipts")
}

/// A month or a payment that does not come to what it should.
#[must_use]
pub(super) fn finding(finding: &Finding, lang: Lang) -> String {
    match (finding, lang) {
        (Finding::Levied { employer, month, kept, lines }, Lang::Zh) => {
            format!("「{employer}」{month} 应缴 {kept} 元与明细合计 {lines} 元不符")
        }
        (Finding::Levied { employer, month, kept, lines }, Lang::En) => {
            format!("{employer}, {month}: {kept} yuan due, its lines come to {lines}")
        }
        (Finding::LevyPaid { employer, month, kept, payments }, Lang::Zh) => {
            format!("「{employer}」{month} 已缴 {kept} 元与到账分配 {payments} 元不符")
        }
        (Finding::LevyPaid { employer, month, kept, payments }, Lang::En) => {
            format!("{employer}, {month}: {kept} yuan paid, its receipts come to {payments}")
        }
        (Finding::ReceiptSpread { number, amount, spread }, Lang::Zh) => {
            format!("到账 {number} 金额 {amount} 元，分配 {spread} 元，或分给了别的单位")
        }
        (Finding::ReceiptSpread { number, amount, spread }, Lang::En) => {
            format!("receipt {number} of {amount} yuan pays {spread}, or pays for another employer")
        }
        _ => String::new(),
    }
}

#[must_use]
pub fn change_way(way: ChangeWay, lang: Lang) -> &'static str {
    let (zh, en) = match way {
        ChangeWay::Supplement => ("补缴", "supplement"),
        ChangeWay::Refund => ("退费", "refund"),
        ChangeWay::Reversal => ("冲销", "reversal"),
        ChangeWay::Deferral => ("缓缴", "deferral"),
    };
    lang.pick(zh, en)
}

/// What a change of levy does to a case: Chinese, English.
#[must_use]
pub(super) fn case_cover(case: &str, accident_on: NaiveDate, (before, after): (Liability, Liability)) -> (String, String) {
    let told = |l: Liability, lang| liability(l, lang);
    if before == after {
        return (
            format!("涉及案件 {case}（{accident_on} 受伤）：{}，不变", told(before, Lang::Zh)),
            format!("case {case}, injured {accident_on}: {}, as before", told(before, Lang::En)),
        );
    }
    let until = if after == Liability::EmployerUntilPaid {
        ("；补足本金和滞纳金后新发生的费用由基金支付", "; once premium and late fee are paid, new costs are the fund's")
    } else {
        ("", "")
    };
    (
        format!(
            "涉及案件 {case}（{accident_on} 受伤）：现{}，生效后{}{}",
            told(before, Lang::Zh),
            told(after, Lang::Zh),
            until.0
        ),
        format!("case {case}, injured {accident_on}: now {}, then {}{}", told(before, Lang::En), told(after, Lang::En), until.1),
    )
}

fn liability(of: Liability, lang: Lang) -> String {
    let (zh, en) = match of {
        Liability::Fund => ("由基金支付".to_owned(), "the fund pays".to_owned()),
        Liability::FundSincePaid(day) => (
            format!("{day} 补缴后新发生的费用由基金支付"),
            format!("the fund pays what arises since {day}, when it was made good"),
        ),
        Liability::EmployerUntilPaid => ("由单位支付（欠费）".to_owned(), "the employer pays (arrears)".to_owned()),
        Liability::FundSinceJoined(day) => {
            (format!("{day} 参保后新发生的费用由基金支付"), format!("the fund pays what arises since {day}, when he was insured"))
        }
        Liability::Employer => ("由单位支付".to_owned(), "the employer pays".to_owned()),
        Liability::Unknown => ("该月缴费未核定，待定".to_owned(), "undecided, as nothing is levied for the month".to_owned()),
    };
    lang.pick(&zh, &en).to_owned()
}

/// A way by its stored word.
#[must_use]
pub(super) fn change_way_id(id: &str, lang: Lang) -> &str {
    ChangeWay::parse(id).map_or(id, |way| change_way(way, lang))
}

/// Said where no notice was issued.
#[must_use]
pub fn no_notices(lang: Lang) -> &'static str {
    lang.pick("没有出具过通知", "no notice was issued")
}

/// Titles of a reconciliation.
#[must_use]
pub fn reconcile_titles(lang: Lang) -> Vec<String> {
    let titles = match lang {
        Lang::Zh => ["月份", "到账", "接管", "账面", "差额"],
        Lang::En => ["month", "received", "taken over", "booked", "difference"],
    };
    titles.map(str::to_owned).to_vec()
}

/// On which side a line stands alone.
#[must_use]
pub fn sides(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::Zh => ["仅到账", "仅账面"],
        Lang::En => ["received only", "booked only"],
    }
}
