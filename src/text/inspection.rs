//! Wording of inspection: rules with why they ask, evidence, marks.

use super::{Lang, benefits};
use crate::domain::benefits::item::ItemKind;
use crate::domain::inspection::finding::{Fact, Mark, Says, Severity};
use crate::domain::inspection::rules::Rule;
use crate::domain::inspection::visit::Verdict;
use crate::domain::money::Money;

/// What a rule is called.
#[must_use]
pub fn rule(rule: Rule, lang: Lang) -> &'static str {
    let (zh, en) = match rule {
        Rule::BelowMinimum => ("低于最低工资", "below minimum wage"),
        Rule::BelowFloor => ("低于缴费下限", "below the floor"),
        Rule::SameWage => ("全员同一工资", "same wage for all"),
        Rule::WageJump => ("工资突变", "wage jump"),
        Rule::HeadcountChange => ("人数突变", "headcount jump"),
        Rule::PastRetirement => ("超过退休年龄", "past retirement"),
        Rule::UnderAge => ("未满最低年龄", "under age"),
        Rule::TwoEmployers => ("两处全日制参保", "two full-time jobs"),
        Rule::Dead => ("已死亡仍参保", "dead and insured"),
        Rule::Receiving => ("领待遇又参保", "paid and insured"),
        Rule::ClassMisfit => ("行业类别不符", "class does not fit"),
        Rule::ClaimedWage => ("核定工资高于申报", "claimed > declared"),
        Rule::ArrearsAtInjury => ("欠费期间工伤", "injury in arrears"),
    };
    lang.pick(zh, en)
}

/// Why a rule asks, and by what it goes.
#[must_use]
pub fn why(rule: Rule, lang: Lang) -> &'static str {
    let (zh, en) = match rule {
        Rule::BelowMinimum => (
            "全日制职工整月工资低于当地最低工资标准：或少报工资，或支付违法（最低工资规定）。",
            "A full-time worker's whole month is below the minimum wage: it was declared too low, or paid unlawfully.",
        ),
        Rule::BelowFloor => (
            "缴费基数（接管月份为申报工资）低于缴费工资下限；应按下限缴费。",
            "The base (for months taken over the declared wage) is under the contribution floor, which is the least to levy on.",
        ),
        Rule::SameWage => (
            "几乎全部职工申报同一工资：常见于按下限或合同底薪申报，未报实际工资总额。",
            "Nearly all are declared with one wage: often the floor or a basic pay instead of what is really paid.",
        ),
        Rule::WageJump => (
            "同一职工整月工资与上月相差过大：可能录入错误，或事故前后改报工资。",
            "One worker's whole-month wage moved far from the month before: a slip, or a wage changed around an accident.",
        ),
        Rule::HeadcountChange => (
            "核定人数与上月相差过大：可能漏报、成批停保。",
            "The headcount moved far from the month before: workers may be left out.",
        ),
        Rule::PastRetirement => (
            "已过法定退休日期，参保身份不是超龄人员；劳动关系与待遇口径不同。",
            "Past the statutory retirement date and not insured as over age; another relation and other benefits apply.",
        ),
        Rule::UnderAge => (
            "参保时未满最低就业年龄：涉嫌使用童工，或身份证号有误（劳动法第十五条）。",
            "Insured before the least age to work at: child labour, or a wrong number.",
        ),
        Rule::TwoEmployers => (
            "同时在两家单位全日制参保：允许，但工资、工时应能说明；也可能未及时减员。",
            "Full time with two employers at once: lawful, but wages and hours must explain it; or one did not take him off.",
        ),
        Rule::Dead => (
            "案件记载已死亡，之后仍在参保：应自死亡次月减员，多缴可退。",
            "A case tells of a death and the insurance runs on: he is to be taken off, what was paid too much goes back.",
        ),
        Rule::Receiving => (
            "领供养亲属抚恤金又在职参保，或领伤残津贴（已退出岗位）又申报工资：待遇条件可能已消失。",
            "A dependant's pension beside work, or an allowance (the post was left) beside a wage: its conditions may have gone.",
        ),
        Rule::ClassMisfit => (
            "登记行业大类对应的风险类别与执行类别不同：费率可能有误（人社部发〔2015〕71号）。",
            "The division registered has another risk class than the one in force: the rate may be wrong.",
        ),
        Rule::ClaimedWage => (
            "核定待遇所依工资高于同月申报工资：申报偏低，应补缴差额。",
            "Benefits went by wages above those declared for the same months: the difference is to be levied.",
        ),
        Rule::ArrearsAtInjury => (
            "受伤当月或之前有欠费：欠费期间的待遇由单位支付（社会保险法第四十一条）。",
            "The employer owed for the month of the injury or before: it bears the benefits of that time.",
        ),
    };
    lang.pick(zh, en)
}

/// How much a finding weighs.
#[must_use]
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Serious => lang.pick("重大", "serious"),
        Severity::Doubt => lang.pick("疑点", "doubt"),
        Severity::Hint => lang.pick("提示", "hint"),
    }
}

/// What was said of a finding.
#[must_use]
pub fn mark(mark: Mark, lang: Lang) -> &'static str {
    match mark {
        Mark::Explained => lang.pick("已说明", "explained"),
        Mark::Opened => lang.pick("已立案", "opened"),
        Mark::Reopened => lang.pick("重新关注", "reopened"),
    }
}

fn fact(fact: Fact, lang: Lang) -> &'static str {
    let (zh, en) = match fact {
        Fact::Wage => ("申报工资", "declared wage"),
        Fact::WageBefore => ("上月工资", "month before"),
        Fact::Base => ("缴费基数", "base"),
        Fact::MinimumWage => ("最低工资", "minimum wage"),
        Fact::Floor => ("缴费下限", "floor"),
        Fact::Change => ("相差", "change"),
        Fact::Threshold => ("界限", "threshold"),
        Fact::Heads => ("人数", "heads"),
        Fact::HeadsBefore => ("上月人数", "heads before"),
        Fact::SameWageHeads => ("同一工资人数", "with one wage"),
        Fact::Age => ("年龄", "age"),
        Fact::WorkingAge => ("最低就业年龄", "least age"),
        Fact::RetirementDate => ("法定退休日期", "retires on"),
        Fact::InsuredFrom => ("参保起", "insured from"),
        Fact::OtherEmployer => ("另一单位", "other employer"),
        Fact::DiedOn => ("死亡日期", "died on"),
        Fact::Benefit => ("在领待遇", "benefit"),
        Fact::Division => ("行业大类", "division"),
        Fact::DivisionClass => ("该行业类别", "its class"),
        Fact::Class => ("执行类别", "class in force"),
        Fact::DeclaredAverage => ("申报月均", "declared average"),
        Fact::ClaimedAverage => ("核定月均", "claimed average"),
        Fact::Sheet => ("核定单", "sheet"),
        Fact::Case => ("案件", "case"),
        Fact::AccidentOn => ("受伤日期", "injured on"),
        Fact::ArrearsMonths => ("欠费月数", "months owed"),
        Fact::Arrears => ("欠费金额", "owed"),
    };
    lang.pick(zh, en)
}

/// A piece of evidence: its name and what it says.
#[must_use]
pub fn evidence((what, says): &(Fact, Says), lang: Lang) -> (&'static str, String) {
    let text = match says {
        Says::Money(amount) => amount.to_string(),
        Says::Count(n) => n.to_string(),
        Says::Share(share) => format!("{}%", (share * rust_decimal::Decimal::ONE_HUNDRED).normalize()),
        Says::Day(day) => day.to_string(),
        Says::Text(id) if *what == Fact::Benefit => {
            let item = ItemKind::ALL.into_iter().find(|k| k.id() == id);
            item.map_or_else(|| id.clone(), |item| benefits::item(item, lang).to_owned())
        }
        Says::Text(text) => text.clone(),
    };
    (fact(*what, lang), text)
}

/// What a sample was drawn from, by which seed and how many: a line above its list.
#[must_use]
pub fn sample(what: &str, period: &str, seed: &str, drawn: usize, population: usize, lang: Lang) -> String {
    match (what, lang) {
        ("employers", Lang::Zh) => format!("抽样单位：{population} 户中抽取 {drawn} 户，随机种子 {seed}"),
        ("employers", Lang::En) => format!("employers: {drawn} drawn of {population}, seed {seed}"),
        (_, Lang::Zh) => format!("抽样已付单据（{period}）：{population} 件中抽取 {drawn} 件，随机种子 {seed}"),
        (_, Lang::En) => format!("paid sheets ({period}): {drawn} drawn of {population}, seed {seed}"),
    }
}

/// What an audit comes to as it is typed.
#[must_use]
pub fn audited(heads: usize, premium: Money, late_fee: Money, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("应补 {heads} 人，保费 {premium}，滞纳金 {late_fee}"),
        Lang::En => format!("{heads} workers, premium {premium}, late fee {late_fee}"),
    }
}

/// Where nothing was found.
#[must_use]
pub fn nothing_found(lang: Lang) -> &'static str {
    lang.pick("没有疑点", "no findings")
}

/// An item of the checklist.
#[must_use]
pub fn item(id: &str, lang: Lang) -> &'static str {
    let (zh, en) = match id {
        "heads" => ("参保人数", "headcount"),
        "payroll" => ("工资总额", "total wages"),
        "bases" => ("个人缴费基数", "individual bases"),
        "ages" => ("年龄与身份", "ages"),
        "trades" => ("工种与行业类别", "trades"),
        "benefits" => ("在领待遇人员", "benefits paid"),
        _ => ("", ""),
    };
    lang.pick(zh, en)
}

/// What was found of an item.
#[must_use]
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Sound => lang.pick("相符", "sound"),
        Verdict::Wrong => lang.pick("不符", "wrong"),
        Verdict::NotApplicable => lang.pick("不适用", "not applicable"),
    }
}

/// How an inspection is done, why, and how its record was signed, by id.
#[must_use]
pub fn choice(id: &str, lang: Lang) -> &'static str {
    let (zh, en) = match id {
        "on_site" => ("实地稽核", "on site"),
        "papers" => ("书面稽核", "by papers"),
        "anomaly" => ("数据异常", "anomaly"),
        "complaint" => ("举报投诉", "complaint"),
        "random" => ("随机抽查", "random"),
        "order" => ("上级交办", "order"),
        "yes" => ("是", "yes"),
        "no" => ("否", "no"),
        "refused" => ("拒绝签字", "refused to sign"),
        _ => ("", ""),
    };
    lang.pick(zh, en)
}

/// What a field of an inspection is called.
#[must_use]
pub fn name(id: &str, lang: Lang) -> &'static str {
    let (zh, en) = field(id).unwrap_or_default();
    match (id, lang) {
        ("from_month", Lang::En) => "First month",
        ("until_month", Lang::En) => "Last month",
        ("way", Lang::Zh) => "稽核方式",
        ("way", Lang::En) => "Way",
        ("first_inspector", Lang::En) => "Inspector",
        ("second_inspector", Lang::En) => "Second inspector",
        ("inspect_ground", Lang::En) => "Ground",
        ("ground_note", Lang::En) => "Details",
        ("special", Lang::En) => "Without notice",
        ("visit_on", Lang::En) => "Visit on",
        ("served_on", Lang::En) => "Notice served on",
        ("served_by", Lang::En) => "Served how, on whom",
        ("visited_on", Lang::En) => "Visited on",
        ("recorded_on", Lang::En) => "Recorded on",
        ("found", Lang::En) => "What was found",
        ("signed", Lang::En) => "Signed by employer",
        ("heads", Lang::En) => "Workers to add for",
        ("premium", Lang::En) => "Premium to add",
        ("late_fee", Lang::En) => "Late fee",
        ("order", Lang::En) => "To correct",
        ("ordered_on", Lang::En) => "Ordered on",
        ("rectify_by", Lang::En) => "Correct by",
        ("replied_on", Lang::En) => "Answered on",
        ("reply", Lang::En) => "Answer",
        ("suggestion", Lang::En) => "Punishment suggested",
        ("supplement", Lang::En) => "Supplement",
        _ => lang.pick(zh, en),
    }
}

/// Columns of the wage audit.
#[must_use]
pub fn audit_columns(lang: Lang) -> [&'static str; 9] {
    match lang {
        Lang::Zh => ["职工", "月份", "工种", "年龄", "申报基数", "核定基数", "差额", "应补保费", "滞纳金"],
        Lang::En => ["Worker", "Month", "Trade", "Age", "Declared", "Base", "Difference", "Premium", "Late fee"],
    }
}

/// What the fields of an inspection are called in sentences.
#[must_use]
pub fn field(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "rule" => ("疑点规则", "rule"),
        "mark" => ("标注", "mark"),
        "from_month" => ("起始月", "from_month"),
        "until_month" => ("截止月", "until_month"),
        "first_inspector" => ("稽核人员一", "first_inspector"),
        "second_inspector" => ("稽核人员二", "second_inspector"),
        "inspect_ground" => ("稽核原因", "inspect_ground"),
        "ground_note" => ("原因说明", "ground_note"),
        "special" => ("不事先通知", "special"),
        "visit_on" => ("检查日期", "visit_on"),
        "findings" => ("所附疑点", "findings"),
        "served_on" => ("送达日期", "served_on"),
        "served_by" => ("送达方式及签收人", "served_by"),
        "visited_on" => ("开始检查日", "visited_on"),
        "recorded_on" => ("记录日期", "recorded_on"),
        "checklist" => ("检查清单", "checklist"),
        "audit" => ("工资稽核表", "audit"),
        "found" => ("检查情况", "found"),
        "signed" => ("单位签字", "signed"),
        "order" => ("整改意见", "order"),
        "rectify_by" => ("整改期限", "rectify_by"),
        "replied_on" => ("答复日期", "replied_on"),
        "reply" => ("单位答复及整改", "reply"),
        "suggestion" => ("处罚建议", "suggestion"),
        "verdict" => ("结论", "verdict"),
        "worked" => ("稽核结果", "worked"),
        "heads" => ("应补人数", "heads"),
        "premium" => ("应补保费", "premium"),
        "late_fee" => ("滞纳金", "late_fee"),
        "ordered_on" => ("意见日期", "ordered_on"),
        "supplement" => ("补缴单", "supplement"),
        "seed" => ("随机种子", "seed"),
        "what" => ("抽样对象", "what"),
        _ => return None,
    })
}
