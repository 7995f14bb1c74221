//! What a file says to a question, as lines.

use chrono::NaiveDate;

use crate::desk::answers::{Elsewhere, Fact};
use crate::domain::calendar::Deadline;
use crate::domain::case::workflow::Step;
use crate::domain::cover::{Cover, Liability};
use crate::domain::money::Money;
use crate::domain::person::{CaseLine, MonthPaid};
use crate::policy::Policy;
use crate::text::catalog::{Msg, fill};
use crate::text::{Lang, case_view, cases};

/// A fact of the file, as a line.
#[must_use]
pub fn fact(fact: &Fact, policy: &Policy, lang: Lang) -> String {
    let item = |key: &str| policy.item(key).map_or(key.to_owned(), |i| lang.pick(&i.name_zh, &i.name_en).to_owned());
    let (zh, en) = match fact {
        Fact::NoCase => ("档案中没有工伤案件".into(), "No case on file".into()),
        Fact::Case(of) => return case(of, lang),
        Fact::Stage { step, on, document } => return stage(*step, *on, document, lang),
        Fact::Waits { step } => {
            let name = cases::step(*step, lang);
            (format!("「{name}」已录入，待另一人复核，尚未生效"), format!("\"{name}\" is entered; another has to check it first"))
        }
        Fact::Paper { id, form } => {
            return policy.paper(id).map_or_else(|| id.clone(), |p| case_view::paper(p, *form, lang));
        }
        Fact::PapersComplete => ("材料齐全".into(), "No paper is missing".into()),
        Fact::Next { state } => return cases::next(*state, lang).to_owned(),
        Fact::Insured(of) => return cover(of, lang),
        Fact::Applied => ("已经申请，申请时限不再影响本案".into(), "Applied for already: no limit runs any more".into()),
        Fact::Limit { id, deadline } => return limit_left(id, *deadline, policy, lang),
        Fact::LeaveAtMost { until, extended } => (
            format!("停工留薪期最长到 {until}；经确认延长的，最长到 {extended}"),
            format!("Paid leave at most until {until}; with a confirmed extension until {extended}"),
        ),
        Fact::Paid { on, item: key, amount } => {
            (format!("{on}  {}  {amount} 元", item(key)), format!("{on}  {}  {amount} yuan", item(key)))
        }
        Fact::NoPayment => ("没有支付记录".into(), "No payments on file".into()),
        Fact::Monthly { kind, amount, since, next } => {
            let kind = benefit(kind, lang);
            (
                format!("{kind}：每月 {amount} 元，自 {since}；情况不变，{next} 照发"),
                format!("{kind}: {amount} yuan a month since {since}; {next} is paid alike if nothing changes"),
            )
        }
        Fact::Months { month, amount, before } => (
            format!("{month} 支付 {amount} 元，上一个有支付的月份 {before} 元"),
            format!("{month}: {amount} yuan; the month paid before: {before}"),
        ),
        Fact::Changed { item: key, amount, before } => changed(&item(key), *amount, *before),
        Fact::NothingMonthly => ("没有定期待遇".into(), "No monthly benefit on file".into()),
        Fact::NoEmployer => ("没有参保单位".into(), "No employer on file".into()),
        Fact::Rate { employer, class, month, rate, before } => {
            let (rate, was) = (rate.percent(), before.map(|(month, rate)| (month, rate.percent())));
            let was_zh = was.as_ref().map(|(m, r)| format!("；{m} 为 {r}%")).unwrap_or_default();
            let was_en = was.map(|(m, r)| format!("; {r} % in {m}")).unwrap_or_default();
            (
                format!("{employer}：风险 {class} 类，{month} 费率 {rate}%{was_zh}"),
                format!("{employer}: risk class {class}, {rate} % in {month}{was_en}"),
            )
        }
        Fact::Arrears { employer, oldest: None, .. } => {
            (format!("{employer}：没有欠缴月份"), format!("{employer}: no month in arrears"))
        }
        Fact::Arrears { employer, months, oldest: Some(oldest), principal } => (
            format!("{employer}：欠缴 {months} 个月，最早 {oldest}，本金 {principal} 元"),
            format!("{employer}: {months} months in arrears, the oldest {oldest}, {principal} yuan without late fee"),
        ),
        Fact::NotOnFile(what) => return not_on_file(*what, lang).to_owned(),
    };
    lang.pick(&zh, &en).to_owned()
}

fn case(case: &CaseLine, lang: Lang) -> String {
    let stage = cases::state(case.state, lang);
    let grade = case.grade.map(|g| fill(Msg::GradeN.text(lang), &[("n", &g.to_string())]));
    let grade = grade.map(|g| [lang.pick("，", ", "), &g].concat()).unwrap_or_default();
    let (number, on) = (&case.number, case.accident_on);
    lang.pick(
        &format!("案件 {number}，事故日期 {on}，{stage}{grade}"),
        &format!("Case {number}, accident on {on}, {stage}{grade}"),
    )
    .to_owned()
}

/// Since when it stands there, by which document.
fn stage(step: Step, on: NaiveDate, document: &str, lang: Lang) -> String {
    let name = cases::step(step, lang);
    let number = if document.is_empty() { String::new() } else { lang.pick("，文号 ", ", document ").to_owned() + document };
    lang.pick(&format!("自 {on}：{name}{number}"), &format!("since {on}: {name}{number}")).to_owned()
}

fn changed(item: &str, amount: Money, before: Money) -> (String, String) {
    match (amount, before) {
        (_, Money::ZERO) => (format!("{item}：新增 {amount} 元"), format!("{item}: {amount} yuan, nothing before")),
        (Money::ZERO, _) => (format!("{item}：未发，原 {before} 元"), format!("{item}: nothing, {before} yuan before")),
        _ => (format!("{item}：{before} 元变为 {amount} 元"), format!("{item}: {before} yuan became {amount}")),
    }
}

fn benefit(kind: &str, lang: Lang) -> &str {
    match kind {
        "allowance" => Msg::KindAllowance.text(lang),
        "dependant_pension" => Msg::KindPension.text(lang),
        "nursing_allowance" => Msg::KindNursing.text(lang),
        other => other,
    }
}

fn limit_left(id: &str, deadline: Deadline, policy: &Policy, lang: Lang) -> String {
    let name = policy.limit(id).map_or(id, |l| lang.pick(&l.zh, &l.en));
    let (day, left) = (deadline.day, deadline.left);
    let line = match (lang, left) {
        (Lang::Zh, 0) => format!("{name}：今天（{day}）是最后一天"),
        (Lang::En, 0) => format!("{name}: today, {day}, is the last day"),
        (Lang::Zh, 1..) => format!("{name}：到 {day}，还有 {left} 天"),
        (Lang::En, 1..) => format!("{name}: until {day}, {left} days left"),
        (Lang::Zh, _) => format!("{name}：到 {day}，已过 {} 天", -left),
        (Lang::En, _) => format!("{name}: until {day}, over by {} days", -left),
    };
    if deadline.uncertain {
        line + lang.pick("（该年放假安排未知）", " (holidays of that year not known)")
    } else {
        line
    }
}

/// Interval, month and consequence (rules 2.8 to 2.10).
fn cover(cover: &Cover, lang: Lang) -> String {
    let (on, employer) = (cover.on, &cover.employer);
    let Some((from, to)) = cover.span else { return not_covered(cover, lang) };
    let to_zh = to.map_or("至今".to_owned(), |d| format!("到 {d}"));
    let to_en = to.map_or("to date".to_owned(), |d| format!("to {d}"));
    let (zh, en) = month(cover);
    lang.pick(
        &format!("{on}：在 {employer} 参保（{from} {to_zh}），{zh}"),
        &format!("{on}: insured with {employer} ({from} {to_en}); {en}"),
    )
    .to_owned()
}

fn month(cover: &Cover) -> (String, String) {
    match (cover.liability(), cover.month) {
        (Liability::FundSincePaid(day), _) => (
            format!("当月到 {day} 才补缴：此前的费用由单位承担，此后新发生的由基金支付；请核对是否逾期"),
            format!(
                "the month was made good only on {day}: costs before are the employer's, new ones the fund's; check whether it was late"
            ),
        ),
        (Liability::EmployerUntilPaid, _) => (
            "当月欠缴：补缴前由单位承担，补缴后新发生的费用由基金支付（经批准缓缴的除外）".into(),
            "the month is in arrears: the employer pays until it is made good, the fund what arises then (unless deferred with \
             approval)"
                .into(),
        ),
        (_, Some(MonthPaid::Deferred(until))) => (
            format!("当月经批准缓缴至 {until}，不算欠费，由基金支付"),
            format!("the month is deferred with approval to {until}, which is no arrears: the fund pays"),
        ),
        (_, Some(MonthPaid::Paid(day) | MonthPaid::InTime(day))) => {
            (format!("当月已于 {day} 缴费，由基金支付"), format!("the month was paid on {day}: the fund pays"))
        }
        (_, Some(MonthPaid::NothingDue)) => {
            ("当月免缴，视为已缴，由基金支付".into(), "nothing was due for the month, which counts as paid: the fund pays".into())
        }
        _ => ("当月缴费记录不在库中，请向税务核对".into(), "the month's contribution is not on file: ask the tax office".into()),
    }
}

fn not_covered(cover: &Cover, lang: Lang) -> String {
    let (on, employer) = (cover.on, &cover.employer);
    let (mut zh, mut en) = match cover.liability() {
        Liability::FundSinceJoined(day) => (
            format!("{on}：{employer} 还没有给他参保，{day} 起才参保；此前的费用和一次性待遇由单位承担，此后新发生的由基金支付"),
            format!(
                "{on}: not yet insured with {employer}, only since {day}: what arose before and the lump sums are the employer's, \
                 new costs the fund's"
            ),
        ),
        _ => (
            format!("{on}：{employer} 没有给他参保，各项待遇由单位承担"),
            format!("{on}: not insured with {employer}, who owes every item"),
        ),
    };
    if let Some(other) = &cover.elsewhere {
        zh += &format!("（当日在 {other} 参保；责任在受伤时工作的单位）");
        en += &format!(" (insured with {other} that day; liable is the one he worked for)");
    }
    lang.pick(&zh, &en).to_owned()
}

/// What the program does not hold and where it is found.
fn not_on_file(what: Elsewhere, lang: Lang) -> &'static str {
    let (zh, en) = match what {
        Elsewhere::StepDates => (
            "各步的日期和经办人不在库中，问县人社局工伤窗口",
            "Days and clerks of each step are not here: ask the bureau's window",
        ),
        Elsewhere::PapersHandedIn => (
            "已交材料的清单不在库中，查案卷或问县人社局工伤窗口",
            "What was handed in is not here: see the case file or the bureau",
        ),
        Elsewhere::Receipts => {
            ("单据和审核结果不在库中，问报销审核岗", "Receipts and their review are not here: ask the reimbursement desk")
        }
        Elsewhere::ReviewReasons => (
            "逐张单据的审核理由不在库中，看审核单或问报销审核岗",
            "Reasons receipt by receipt are not here: see the review sheet",
        ),
        Elsewhere::BankResult => {
            ("卡号和银行回盘结果不在库中，问出纳", "The account and the bank's result are not here: ask the cashier")
        }
        Elsewhere::ReasonOfChange => {
            ("变动原因不在库中，问待遇核定岗", "The reason of a change is not here: ask the benefits desk")
        }
        Elsewhere::LeaveConfirmed => {
            ("确认的期限和延长不在库中，看停工留薪期确认书", "The period confirmed is not here: see its notice")
        }
        Elsewhere::AppraisalDates => {
            ("鉴定申请和日程不在库中，问市鉴定委员会", "The application and its date are not here: ask the committee")
        }
        Elsewhere::ConclusionDates => {
            ("结论的作出和收到日期不在库中，看结论书和送达回证", "The conclusion's day and receipt are not here: see its papers")
        }
        Elsewhere::Relatives => {
            ("亲属关系不在库中，看户口簿和供养证明", "Relatives are not here: see the household register and proof of support")
        }
        Elsewhere::TreatmentFilings => ("异地就医备案不在库中，问医疗待遇岗", "Filings are not here: ask the treatment desk"),
        Elsewhere::DeviceNotice => (
            "配置确认、限额和日期不在库中，看配置费用核付通知单",
            "Confirmation, limit and day are not here: see the payment notice",
        ),
        Elsewhere::LastCertification => {
            ("上次认证日期不在库中，查省认证系统", "The last certification is not here: see the province's system")
        }
        Elsewhere::Account => ("收款账户不在库中，填发放信息变更表", "Accounts are not here: fill in the form of change"),
        Elsewhere::FloatingStep => {
            ("浮动档次的依据和下次评估不在库中，问费率岗", "Floating step and next review are not here: ask the rates desk")
        }
        Elsewhere::LastDayToPay => {
            ("缴费截止日不在库中，到今天的滞纳金问税务", "The last day to pay is not here: ask the tax office for the late fee")
        }
        Elsewhere::BasicPension => ("养老金数额不在库中，问养老保险经办机构", "The pension is not here: ask the pension office"),
        Elsewhere::ServiceDay => ("文书送达日期不在库中，看送达回证", "The day of service is not here: see the receipt"),
    };
    lang.pick(zh, en)
}
