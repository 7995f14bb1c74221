//! A sheet as a reviewer reads it: queues, what was entered and what changed, warnings, steps, as lines.

use super::Lang;
use super::catalog::{Msg, fill};
use super::problems::{field, problem};
use super::sheets::{state, step};
use super::{arrears, benefits, determine, ledger, operators, payments, rates, recover, reimburse, scenarios};
use crate::desk::clock::minute;
use crate::desk::sheets::{DUE_WITHIN, OpenSheetStep, ReceiptRow, SheetItem, SheetQueue, SheetStepLine, SheetVersionLine};
use crate::domain::codes::{CodeBook, ListId, entry};
use crate::domain::grid;
use crate::domain::identity::ResidentId;
use crate::domain::money::Money;
use crate::domain::payment::Way;
use crate::domain::plain::harmless;
use crate::domain::sheet::kind::{Flow, SheetKind};
use crate::domain::sheet::warnings::Warning;
use crate::policy::Policy;

/// Name of a queue.
#[must_use]
pub fn queue(queue: SheetQueue, lang: Lang) -> String {
    let msg = match queue {
        SheetQueue::Waiting => Msg::SheetsWaiting,
        SheetQueue::Returned => Msg::SheetsReturned,
        SheetQueue::Mine => Msg::SheetsMine,
        SheetQueue::Due => return fill(Msg::SheetsDue.text(lang), &[("n", &DUE_WITHIN.to_string())]),
        SheetQueue::All => Msg::QueueAll,
    };
    msg.text(lang).to_owned()
}

/// A kind in at most ten columns.
#[must_use]
pub fn short_kind(kind: SheetKind, lang: Lang) -> &'static str {
    let en = match kind {
        SheetKind::Reimbursement => "bill",
        SheetKind::Determination => "benefits",
        SheetKind::Recovery => "recovery",
        SheetKind::Adjustment => "adjustment",
        SheetKind::Payee => "account",
        SheetKind::BenefitChange => "change",
        SheetKind::Posting => "posting",
        SheetKind::PaymentList => "payment",
        SheetKind::Registration => "employer",
        SheetKind::WorkerChange => "workers",
        SheetKind::Declaration => "payroll",
        SheetKind::Project => "project",
        SheetKind::LevyChange => "levy",
        SheetKind::Inspection => "inspection",
        SheetKind::Rate => "rates",
        SheetKind::Proposal => "proposal",
    };
    lang.pick(super::sheets::kind(kind, Lang::Zh), en)
}

/// `2,554.56 元`
#[must_use]
pub fn yuan(amount: Money, lang: Lang) -> String {
    format!("{amount} {}", lang.pick("元", "yuan"))
}

/// The reason of a step: an opinion out of the stock, and what was typed besides.
#[must_use]
pub fn opinion(chosen: &str, typed: &str) -> String {
    [chosen, typed].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("；")
}

/// What should be looked at twice.
#[must_use]
pub fn warning(warning: &Warning, lang: Lang) -> String {
    let (zh, en) = match warning {
        Warning::UnusualAmount { amount, median, times, of } => (
            format!("金额异常：{amount} 元，超过同类 {of} 张的中位数 {median} 元的 {times} 倍"),
            format!("unusual amount: {amount} yuan is more than {times} times {median}, the median of {of} of its kind"),
        ),
        Warning::ReceiptAlike { line, invoice, sheet } => (
            format!("疑似重复：第 {line} 张票据 {invoice} 与 {sheet} 中一张同日同额"),
            format!("receipt {line}, {invoice}: one of the same day and amount is on {sheet}"),
        ),
        Warning::ReceiptNextTo { line, invoice, sheet } => (
            format!("连号票据：第 {line} 张与 {sheet} 中的 {invoice} 连号"),
            format!("receipt {line}: {invoice}, a number next to it, is on {sheet}"),
        ),
        Warning::Deceased { name, on } => (format!("{name}已于 {on} 死亡"), format!("{name} died on {on}")),
        Warning::OverAge { name, retired_on } => {
            (format!("{name}已于 {retired_on} 达到退休年龄"), format!("{name} reached the retirement age on {retired_on}"))
        }
        Warning::Arrears { employer, months, amount } => (
            format!("用人单位欠费：{employer}欠 {months} 个月，共 {amount} 元"),
            format!("arrears: {employer} owes {months} months, {amount} yuan"),
        ),
        Warning::RecoveryOpen { sheet, owed } => (
            format!("此人有未结追回款：{sheet} 尚欠 {owed} 元"),
            format!("an open recovery of this person: {sheet}, {owed} yuan still owed"),
        ),
        Warning::AccountChanged { payee, on } => {
            (format!("收款账户新近变更：{payee}，{on} 起"), format!("the account of {payee} was changed on {on}"))
        }
        Warning::AdjustedSince { year } => (
            format!("录入后 {year} 年度调整已审批或被撤销：本单金额与现行调整不符，须退回重报后方可审批"),
            format!("the adjustment of {year} was approved or revoked since this was entered: return it, to be handed in again"),
        ),
        Warning::Worker { line, name, notice } => {
            let (zh, en) = super::problems::worker_notice(notice);
            (format!("第 {line} 行{name}：{zh}"), format!("line {line}, {name}: {en}"))
        }
        Warning::WageJumps { count, names } => (
            format!("{count} 人工资比上月变动过大：{}", names.join("、")),
            format!("the wages of {count} moved much since last month: {}", names.join(", ")),
        ),
        Warning::HeadcountChanged { was, now } => {
            (format!("申报 {now} 人，上月 {was} 人"), format!("{now} people are declared, {was} last month"))
        }
        Warning::Field { field: id, problem: found } => {
            return format!("{}{}{}", field(id, lang), lang.pick("：", ": "), problem(found, lang));
        }
        Warning::CaseCover { case, accident_on, before, after } => arrears::case_cover(case, *accident_on, (*before, *after)),
        Warning::HandBarred { by } => {
            (format!("经办人{by}已申报对此人回避"), format!("{by}, who had a hand in it, is barred from this person"))
        }
    };
    harmless(lang.pick(&zh, &en))
}

/// Whether a field holds rows.
#[must_use]
pub fn is_grid(text: &str) -> bool {
    text.contains('\t') || text.contains('\n')
}

/// What a field holds, by name where it is a code; a grid is told by its rows in [`rows`]. Identity numbers are masked.
#[must_use]
pub fn value(id: &str, text: &str, lang: Lang) -> String {
    let told = determine::choice(id, text, lang);
    if told != text {
        return told.to_owned();
    }
    if let Some(known) = reimburse::choice(id, text, lang)
        .or_else(|| recover::value(id, text, lang))
        .or_else(|| rates::value(id, text, lang))
        .or_else(|| scenarios::value(id, text, lang))
    {
        return known.to_owned();
    }
    match (id, text) {
        ("levy_way", way) => arrears::change_way_id(way, lang).to_owned(),
        ("list_kind", kind) => payments::list_kind_id(kind, lang).to_owned(),
        ("template", template) => ledger::template(template, lang).to_owned(),
        ("way", way) => Way::parse(way).map_or(way, |w| payments::way(w, lang)).to_owned(),
        ("payee_kind", "person") => lang.pick("个人", "person").to_owned(),
        ("payee_kind", "employer") => lang.pick("用人单位", "employer").to_owned(),
        ("payee_kind", "institution") => lang.pick("机构", "institution").to_owned(),
        (_, "yes") => lang.pick("是", "yes").to_owned(),
        (_, "no") => lang.pick("否", "no").to_owned(),
        _ => masked(text),
    }
}

/// A text with its identity numbers masked.
#[must_use]
pub fn masked(text: &str) -> String {
    let cell = |cell: &str| match ResidentId::parse(cell) {
        Ok(id) => id.masked(),
        Err(_) => harmless(cell),
    };
    text.split('\t').map(cell).collect::<Vec<_>>().join("\t")
}

/// The rows of a grid, each as one line.
#[must_use]
pub fn rows(text: &str) -> Vec<String> {
    grid::rows(text).map(|row| row.cells().filter(|c| !c.is_empty()).map(masked).collect::<Vec<_>>().join("  ")).collect()
}

/// A field that changed, as lines: old and new, or of a grid the rows that went and those that came.
#[must_use]
pub fn change((id, old, new): &(String, String, String), lang: Lang) -> Vec<String> {
    let name = field(id, lang);
    if !is_grid(old) && !is_grid(new) {
        let told = |text: &str| if text.is_empty() { lang.pick("空", "empty").to_owned() } else { value(id, text, lang) };
        return vec![format!("{name}{}{} -> {}", lang.pick("：", ": "), told(old), told(new))];
    }
    let (before, after) = (rows(old), rows(new));
    let gone = before.iter().filter(|r| !after.contains(r)).map(|r| format!("  - {r}"));
    let come = after.iter().filter(|r| !before.contains(r)).map(|r| format!("  + {r}"));
    std::iter::once(format!("{name}{}", lang.pick("：", ":"))).chain(gone).chain(come).collect()
}

/// Who entered a version, when, and what it came to.
#[must_use]
pub fn version(line: &SheetVersionLine, lang: Lang) -> String {
    let (n, at, by, amount) = (line.version, minute(&line.at), harmless(&line.by), line.amount);
    lang.pick(&format!("第 {n} 版  {at}  {by}  {amount} 元"), &format!("version {n}  {at}  {by}  {amount} yuan")).to_owned()
}

/// An item: what, of whom, how much, who pays it to whom.
#[must_use]
pub fn item(item: &SheetItem, lang: Lang) -> String {
    let mut parts = vec![benefits::item(item.item, lang).to_owned()];
    parts.extend(item.name.clone());
    let unit = if item.monthly { lang.pick("元/月", "yuan a month") } else { lang.pick("元", "yuan") };
    parts.push(format!("{} {unit}", item.amount));
    if let Some(from) = item.from {
        let until = item.until.map(|m| m.to_string()).unwrap_or_default();
        parts.push(format!("{from} - {until}").trim_end().to_owned());
    }
    parts.push(benefits::payer(item.payer, lang).to_owned());
    if let Some(payee) = &item.payee {
        parts.push(lang.pick(&format!("付给{payee}"), &format!("to {payee}")).to_owned());
    }
    if !item.remark.is_empty() {
        parts.push(determine::remark(&item.remark, lang));
    }
    harmless(&parts.join("  "))
}

/// A receipt: number, day, class, amount.
#[must_use]
pub fn receipt(line: usize, receipt: &ReceiptRow, policy: &Policy, lang: Lang) -> String {
    let class = entry(policy.list(ListId::CostClass), &receipt.category);
    let class = class.map_or(receipt.category.as_str(), |c| lang.pick(&c.zh, &c.en));
    let invoice =
        [receipt.code.as_str(), receipt.number.as_str()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("-");
    let mut text = format!("{line}  {invoice}  {}  {class}  {}", receipt.issued_on, receipt.amount);
    if receipt.outside.fen() > 0 {
        text.push_str(&format!("  {} {}", lang.pick("目录外", "outside"), receipt.outside));
    }
    if !receipt.note.is_empty() {
        text.push_str(&format!("  {}", receipt.note));
    }
    harmless(&text)
}

/// A step that was taken: when, what, where it led, by whom; then why and under which document.
#[must_use]
pub fn taken(line: &SheetStepLine, flow: Flow, lang: Lang) -> (String, Option<String>) {
    let (what, to) = (step(line.step, flow, lang), state(line.to, flow, lang));
    let head = format!("{}  {what} -> {to}  {}", minute(&line.at), harmless(&line.by));
    let note: Vec<String> =
        [line.reason.as_str(), line.document.as_str()].into_iter().filter(|t| !t.is_empty()).map(harmless).collect();
    (head, (!note.is_empty()).then(|| note.join("  ")))
}

/// Why an operator may not take an open step, and who could; empty where he may.
#[must_use]
pub fn who_may(open: &OpenSheetStep, lang: Lang) -> String {
    let Err(why) = open.may else { return String::new() };
    let why = operators::why_not(why, lang);
    if open.could.is_empty() {
        return format!(
            "{why}{}",
            lang.pick("，现在没有人可以办理，请增配岗位或顶岗", "; nobody can now: appoint somebody or lend the role")
        );
    }
    let names = harmless(&open.could.join(lang.pick("、", ", ")));
    format!("{why}{}{names}", lang.pick("，可由下列人员办理：", "; could be done by "))
}
