//! Wording of an employer's file: its head, and the rows of its pages.

use super::employers::{class_and_step, state};
use super::registration::{act, change, entered, label, place, value};
use super::sheets;
use super::{Lang, cases};
use crate::desk::employers::{EmployerCaseRow, EmployerEvent, EmployerFile, EmployerWorker, MonthRow, OwedMonth, RateEventRow};
use crate::desk::sheets::SheetListLine;
use crate::domain::dates::Month;
use crate::domain::employer::registration::Act;
use crate::domain::employer::state::EmployerState;
use crate::domain::money::Money;
use crate::policy::Policy;

/// Facts that stand in the head of a file, or tell nothing.
const IN_HEAD: [&str; 3] = ["employer_name", "credit_code", "section"];

/// How an employer stands.
#[must_use]
pub fn standing(file: &EmployerFile, lang: Lang) -> &'static str {
    EmployerState::parse(file.facts.get("employer_state")).map_or("", |s| state(s, lang))
}

/// A share as per cent: `1.04%`.
#[must_use]
pub fn percent(rate: rust_decimal::Decimal) -> String {
    format!("{}%", (rate * rust_decimal::Decimal::from(100)).normalize())
}

/// What one reads first: names and what they hold.
#[must_use]
pub fn overview(file: &EmployerFile, lang: Lang) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut put = |zh: &str, en: &str, text: String| out.push((lang.pick(zh, en).to_owned(), text));
    put("参保人数", "insured", file.insured.to_string());
    put("类档", "class and step", class_and_step(file.class, Some(file.step)));
    if let Some(parts) = &file.rate {
        let made = match lang {
            Lang::Zh => format!(
                "{}（{}：基准 {} x 浮动 {} x 阶段性 {}）",
                percent(parts.rate()),
                file.month,
                percent(parts.class_base),
                parts.floating.normalize(),
                parts.phased.normalize()
            ),
            Lang::En => format!(
                "{} in {}: base {} x floating {} x phased {}",
                percent(parts.rate()),
                file.month,
                percent(parts.class_base),
                parts.floating.normalize(),
                parts.phased.normalize()
            ),
        };
        put("本月费率", "rate of the month", made);
    }
    let levied = file.months.first().map_or(lang.pick("无", "nothing").to_owned(), |m| m.month.to_string());
    put("核定至", "levied to", levied);
    put("欠费", "arrears", owed(file, lang));
    put("工伤案件", "cases", open_cases(file, lang));
    if let Some(name) = &file.successor {
        put("承继单位", "successor", name.clone());
    }
    if !file.predecessors.is_empty() {
        put("承继自", "took over", file.predecessors.join(lang.pick("、", ", ")));
    }
    out
}

/// What is owed with the late fee to today.
#[must_use]
pub fn owed(file: &EmployerFile, lang: Lang) -> String {
    let owed = &file.owed;
    if owed.months.is_empty() {
        return lang.pick("无", "none").to_owned();
    }
    let (n, missing, fee) = (owed.months.len(), owed.missing, owed.late_fee);
    lang.pick(
        &format!("{n} 个月，{missing} 元；至今日滞纳金 {fee} 元"),
        &format!("{n} {}, {missing} yuan; late fee to today {fee}", if n == 1 { "month" } else { "months" }),
    )
    .to_owned()
}

fn open_cases(file: &EmployerFile, lang: Lang) -> String {
    let open = file.cases.iter().filter(|c| !c.state.is_over()).count();
    let all = file.cases.len();
    lang.pick(&format!("未结 {open} 件，共 {all} 件"), &format!("{open} open of {all}")).to_owned()
}

/// Form F1: names and what they hold, in the order of the form.
#[must_use]
pub fn form(file: &EmployerFile, policy: &Policy, lang: Lang) -> Vec<(String, String)> {
    let mut rows: Vec<(&str, &str)> = file.facts.iter().filter(|(id, _)| !IN_HEAD.contains(id)).collect();
    rows.sort_by_key(|(id, _)| place(id));
    rows.iter().map(|(id, text)| (label(id, lang), value(id, text, file.facts.get("edition"), policy, lang))).collect()
}

/// Name, masked number, job, first and last day.
#[must_use]
pub fn worker(w: &EmployerWorker) -> Vec<String> {
    let to = w.to.map(|d| d.to_string()).unwrap_or_default();
    vec![w.name.clone(), w.id_number.clone(), w.job.clone(), w.from.to_string(), to]
}

/// Month, heads, payroll, rate, due, paid, paid on, what is missing with its late fee.
#[must_use]
pub fn month(m: &MonthRow, owed: Option<&OwedMonth>, lang: Lang) -> Vec<String> {
    let mark = match (m.is_estimate, m.deferred_until) {
        (_, Some(day)) => lang.pick(&format!("缓缴至 {day}"), &format!("deferred to {day}")).to_owned(),
        (true, None) => lang.pick("按110%核定", "estimated").to_owned(),
        (false, None) => String::new(),
    };
    let or_nothing = |amount: Option<Money>| amount.filter(|a| *a > Money::ZERO).map(|a| a.to_string()).unwrap_or_default();
    vec![
        m.month.to_string(),
        m.headcount.to_string(),
        m.payroll.to_string(),
        format!("{}%", m.rate.percent()),
        m.due.to_string(),
        m.paid.to_string(),
        m.paid_on.map(|d| d.to_string()).unwrap_or_default(),
        or_nothing(owed.map(|o| o.missing)),
        or_nothing(owed.map(|o| o.late_fee)),
        mark,
    ]
}

/// Number, name, day, state, and the employer of that day where it is another.
#[must_use]
pub fn case(c: &EmployerCaseRow, of: &str, lang: Lang) -> Vec<String> {
    let employer = if c.employer == of { String::new() } else { c.employer.clone() };
    vec![c.number.clone(), c.name.clone(), c.accident_on.to_string(), cases::state(c.state, lang).to_owned(), employer]
}

/// First month, class and step, reason, sheet.
#[must_use]
pub fn rate(r: &RateEventRow) -> Vec<String> {
    vec![r.from.to_string(), class_and_step(r.class, Some(r.step)), r.reason.clone(), r.sheet.clone()]
}

/// Number, kind, month, state, who entered it, when.
#[must_use]
pub fn sheet(s: &SheetListLine, lang: Lang) -> Vec<String> {
    let month = s.month.map(|m: Month| m.to_string()).unwrap_or_default();
    vec![
        s.number.clone(),
        sheets::kind(s.kind, lang).to_owned(),
        month,
        sheets::state(s.state, s.kind.flow(), lang).to_owned(),
        s.enterer.clone(),
        s.entered_on.to_string(),
    ]
}

/// What happened: its head, then the changes.
#[must_use]
pub fn event(e: &EmployerEvent, policy: &Policy, lang: Lang) -> (String, Vec<String>) {
    let parts = [act(e.act, lang).to_owned(), e.on.to_string(), e.sheet.clone(), e.by.clone(), e.reason.clone()];
    let head = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("  ");
    let mut changes: Vec<&(String, String, String)> = e.changes.iter().collect();
    changes.sort_by_key(|(id, ..)| place(id));
    let told = |c| if e.act == Act::Register { entered(c, policy, lang) } else { change(c, policy, lang) };
    (head, changes.into_iter().map(told).collect())
}
