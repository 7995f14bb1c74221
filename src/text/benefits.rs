//! Benefits in words: names of items and figures, the articles of the rules, and each step as a line to be followed.

mod remarks;

pub use remarks::{Heading, Slip, advanceable, heading, remark, slip};

use super::Lang;
use super::numbers::percent;
use crate::domain::benefits::explain::{Bound, Figure, Operand, Operation, Quantity, Step};
use crate::domain::benefits::item::{Due, ItemKind, Payer};
use crate::domain::benefits::rule::Rule;
use crate::domain::params::{Book, Confidence, Row, Standing, Unit, Value};

#[must_use]
pub fn item(kind: ItemKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        ItemKind::Medical => ("工伤医疗费", "Medical treatment"),
        ItemKind::Meal => ("住院伙食补助费", "Meals in hospital"),
        ItemKind::Travel => ("交通食宿费", "Travel and lodging"),
        ItemKind::Device => ("辅助器具费", "Assistive devices"),
        ItemKind::PaidLeaveWage => ("停工留薪期工资", "Wage during paid leave"),
        ItemKind::DisabilityLumpSum => ("一次性伤残补助金", "Disability lump sum"),
        ItemKind::DisabilityAllowance => ("伤残津贴", "Disability allowance"),
        ItemKind::NursingAllowance => ("生活护理费", "Nursing allowance"),
        ItemKind::PensionDifference => ("养老金补差", "Difference to the pension"),
        ItemKind::TerminationMedical => ("一次性工伤医疗补助金", "Medical subsidy"),
        ItemKind::TerminationEmployment => ("一次性伤残就业补助金", "Employment subsidy"),
        ItemKind::Funeral => ("丧葬补助金", "Funeral grant"),
        ItemKind::DeathLumpSum => ("一次性工亡补助金", "Death lump sum"),
        ItemKind::DependantPension => ("供养亲属抚恤金", "Dependant's pension"),
        ItemKind::MissingWage => ("下落不明照发工资", "Wage while missing"),
        ItemKind::MissingAdvance => ("预支工亡补助金", "Lump sum in advance"),
        ItemKind::IllegalCompensation => ("一次性赔偿金", "Compensation"),
        ItemKind::IllegalOther => ("丧葬等其他赔偿金", "Funeral and other"),
        ItemKind::Premium => ("工伤保险费", "Premium"),
        ItemKind::LateFee => ("滞纳金", "Late fee"),
    };
    lang.pick(zh, en)
}

#[must_use]
pub fn payer(payer: Payer, lang: Lang) -> &'static str {
    match payer {
        Payer::Fund => lang.pick("基金", "fund"),
        Payer::Employer => lang.pick("单位", "employer"),
    }
}

#[must_use]
pub fn quantity(quantity: Quantity, lang: Lang) -> &'static str {
    let (zh, en) = match quantity {
        Quantity::WageSum => ("各月缴费工资合计", "sum of the monthly wages"),
        Quantity::MonthCount => ("月数", "months"),
        Quantity::AverageWage => ("平均缴费工资", "average wage"),
        Quantity::OwnWage => ("本人工资", "own wage"),
        Quantity::LowerBound => ("本人工资下限", "lower bound"),
        Quantity::UpperBound => ("本人工资上限", "upper bound"),
        Quantity::Amount => ("金额", "amount"),
        Quantity::BirthDate => ("出生日期", "born"),
        Quantity::DelayMonths => ("延迟月数", "months of delay"),
        Quantity::RetirementDate => ("法定退休日期", "retirement date"),
        Quantity::EndDate => ("劳动关系结束日期", "relation ended"),
        Quantity::FullYearsLeft => ("距退休整年数", "whole years to retirement"),
        Quantity::AgeFactor => ("距退休年限系数", "factor near retirement"),
        Quantity::Pension => ("基本养老金", "basic pension"),
        Quantity::Allowance => ("伤残津贴", "disability allowance"),
        Quantity::PaidBefore => ("此前已发标准", "paid before"),
        Quantity::Rate => ("抚恤金比例", "rate"),
        Quantity::RateSum => ("各人比例合计", "rates together"),
        Quantity::LumpSum => ("一次性工亡补助金全额", "whole death lump sum"),
        Quantity::Advance => ("预支", "advance"),
        Quantity::Receipts => ("票据合计", "receipts together"),
        Quantity::OutsideCatalogue => ("目录外费用", "outside the catalogues"),
        Quantity::Allowable => ("可报费用", "allowable"),
        Quantity::ThirdParty => ("第三人已付医疗费", "paid by a third party"),
        Quantity::Nights => ("住院天数", "nights"),
        Quantity::TravelAllowed => ("经同意的交通食宿费", "travel agreed to"),
        Quantity::Cost => ("费用", "cost"),
        Quantity::Limit => ("限额", "limit"),
        Quantity::DeclaredWage => ("申报工资", "declared wage"),
        Quantity::Base => ("缴费基数", "base"),
        Quantity::BaseSum => ("缴费基数合计", "bases together"),
        Quantity::PremiumRate => ("费率", "rate"),
        Quantity::Arrears => ("欠费", "arrears"),
        Quantity::DayCount => ("天数", "days"),
        Quantity::LeaveFrom => ("停工留薪期开始", "leave from"),
        Quantity::LeaveEnd => ("停工留薪期结束", "leave ends"),
        Quantity::ExtensionMonths => ("延长月数", "months of extension"),
        Quantity::FormerWage => ("原工资", "former wage"),
        Quantity::LateFee => ("滞纳金", "late fee"),
        Quantity::Grade => ("伤残等级", "grade"),
        Quantity::Raise => ("按比例调增", "raise by share"),
        Quantity::RaiseShare => ("调整比例合计", "shares together"),
        Quantity::ContractPrice => ("合同造价", "contract price"),
        Quantity::Tonnes => ("产量（吨）", "tonnes"),
        Quantity::FloorArea => ("营业面积（平方米）", "floor area (square metres)"),
        Quantity::Heads => ("应参保人数（不足一人按一人）", "heads (a part counts as one)"),
        Quantity::Turnover => ("营业额", "turnover"),
        Quantity::UseRatio => ("支缴率", "use ratio"),
        Quantity::BandStep => ("支缴率对应档次", "step of the use ratio"),
        Quantity::RateStep => ("浮动档次", "floating step"),
    };
    lang.pick(zh, en)
}

/// The article that a rule rests on.
#[must_use]
pub fn article(rule: Rule) -> &'static str {
    match rule {
        Rule::OwnWage => "《工伤保险条例》第六十四条第二款",
        Rule::LumpSum => "《工伤保险条例》第三十五条至第三十七条",
        Rule::Allowance => "《工伤保险条例》第三十五条、第三十六条",
        Rule::Nursing => "《工伤保险条例》第三十四条",
        Rule::MedicalSubsidy | Rule::EmploymentSubsidy => {
            "《工伤保险条例》第三十六条、第三十七条；湖南省政府令第267号第二十六条、第二十七条"
        }
        Rule::AgeReduction => "湖南省政府令第267号第二十六条、第二十七条",
        Rule::RetirementDate => "全国人大常委会关于实施渐进式延迟法定退休年龄的决定",
        Rule::PensionDifference => "《工伤保险条例》第三十五条第一款第三项；《社会保险法》第四十条",
        Rule::SeveralInjuries => "人社部发〔2013〕34号第十条",
        Rule::PaidLeave => "《工伤保险条例》第三十三条",
        Rule::Funeral => "《工伤保险条例》第三十九条第一款第一项",
        Rule::DeathLumpSum => "《工伤保险条例》第三十九条第一款第三项；人社部令第13号第十一条",
        Rule::DependantPension => "《工伤保险条例》第三十九条第一款第二项；劳动和社会保障部令第18号",
        Rule::Missing => "《工伤保险条例》第四十一条",
        Rule::Treatment => "《工伤保险条例》第三十条第三款",
        Rule::ThirdParty => "法释〔2014〕9号第八条第三款",
        Rule::Meals | Rule::Travel => "《工伤保险条例》第三十条第四款",
        Rule::Device => "《工伤保险条例》第三十二条；人社部令第27号",
        Rule::IllegalEmployer => "人社部令第9号第五条、第六条",
        Rule::Adjustment => "《工伤保险条例》第四十条",
        Rule::Premium => "《工伤保险条例》第八条、第十条",
        Rule::ProjectPremium => "人社部令第10号第三条；人社部发〔2014〕103号",
        Rule::ServicePremium => "人社部令第10号第四条",
        Rule::MinePremium => "人社部令第10号第五条",
        Rule::FloatingRate => "《工伤保险条例》第八条；人社部发〔2015〕71号第三条",
        Rule::LateFee => "《社会保险法》第八十六条；《工伤保险条例》第六十二条第一款",
    }
}

/// What a parameter rests on, in a word.
#[must_use]
pub fn standing(standing: &Standing, lang: Lang) -> &'static str {
    let (zh, en) = match standing {
        Standing::Shipped(Confidence::Verified) => ("已核实", "verified"),
        Standing::Shipped(Confidence::Secondary) => ("转引，待确认", "second-hand, to be confirmed"),
        Standing::Shipped(Confidence::Memory) => ("未核对原文，待确认", "from memory, to be confirmed"),
        Standing::Shipped(Confidence::Uncertain) => ("存疑，待确认", "uncertain, to be confirmed"),
        Standing::Confirmed => ("本单位已确认", "confirmed by the office"),
        Standing::WhatIf => ("假设值", "what if"),
    };
    lang.pick(zh, en)
}

/// A parameter's name; its key where a file defines none.
#[must_use]
pub fn parameter<'a>(key: &'a str, book: &'a Book, lang: Lang) -> &'a str {
    book.definition(key).map_or(key, |d| lang.pick(&d.zh, &d.en))
}

/// A parameter's value as people read it: rates in per cent, amounts in groups.
#[must_use]
pub fn value(row: &Row, lang: Lang) -> String {
    match (&row.value, row.unit) {
        (Value::Number(n), Unit::Rate) => percent(*n),
        (Value::Number(n), _) => n.normalize().to_string(),
        (Value::Money(m), _) => m.to_string(),
        (Value::Month(m), _) => m.to_string(),
        (Value::Choice(c), _) => choice(c, lang).to_owned(),
    }
}

/// A switch's setting.
#[must_use]
pub fn choice(id: &str, lang: Lang) -> &str {
    let (zh, en) = match id {
        "yes" => ("是", "yes"),
        "no" => ("否", "no"),
        "year_before_injury" => ("受伤上一年度", "year before the injury"),
        "year_before_death" => ("死亡上一年度", "year before the death"),
        "step" => ("按整年分档", "by whole years"),
        "pro_rata" => ("按实际年限折算", "pro rata"),
        "before_injury" => ("受伤前12个月", "12 months before the injury"),
        "before_termination" => ("解除前12个月", "12 months before the ending"),
        "difference" => ("差额", "difference"),
        "proportion" => ("比例", "proportion"),
        "least" => ("取低", "the lower"),
        "benefit" => ("待遇计发基数", "benefit series"),
        "contribution" => ("缴费基准值", "contribution series"),
        "pooling_area" => ("统筹地区以外", "outside the pooling area"),
        "province" => ("省外", "outside the province"),
        other => return other,
    };
    lang.pick(zh, en)
}

/// What is read in per cent.
fn is_share(of: Quantity) -> bool {
    matches!(
        of,
        Quantity::AgeFactor
            | Quantity::Rate
            | Quantity::RateSum
            | Quantity::PremiumRate
            | Quantity::RaiseShare
            | Quantity::UseRatio
    )
}

fn figure(of: Quantity, figure: Figure) -> String {
    match figure {
        Figure::Money(m) => m.to_string(),
        Figure::Number(n) if is_share(of) => percent(n),
        Figure::Number(n) => n.normalize().to_string(),
        Figure::Date(d) => d.to_string(),
        Figure::Month(m) => m.to_string(),
    }
}

fn operand(operand: &Operand, book: &Book, lang: Lang) -> String {
    match operand {
        Operand::Given(of, f) | Operand::Worked(of, f) => format!("{} {}", quantity(*of, lang), figure(*of, *f)),
        Operand::Param(row) => format!("{} {}", parameter(&row.key, book, lang), value(row, lang)),
    }
}

/// A step as one line: what, out of what, and what came of it.
#[must_use]
pub fn step(step: &Step, name: &str, book: &Book, lang: Lang) -> String {
    let parts: Vec<String> = step.operands.iter().map(|o| operand(o, book, lang)).collect();
    let how = match step.operation {
        Operation::Quotient => parts.join(" / "),
        Operation::Product => parts.join(" x "),
        Operation::Sum => parts.join(" + "),
        Operation::Difference => parts.join(" - "),
        Operation::Between | Operation::ByRule => parts.join(lang.pick("，", ", ")),
        Operation::AtLeast => parts.join(lang.pick("，不低于 ", ", at least ")),
        Operation::AtMost => parts.join(lang.pick("，不高于 ", ", at most ")),
        Operation::Share => parts.join(lang.pick("，按比例 ", ", in proportion ")),
    };
    let of = if step.of == Quantity::Amount { name } else { quantity(step.of, lang) };
    let bound = match step.bound {
        Some(Bound::Lower) => lang.pick("（取下限）", " (lower bound applies)"),
        Some(Bound::Upper) => lang.pick("（取上限）", " (upper bound applies)"),
        None => "",
    };
    let colon = lang.pick("：", ": ");
    format!("{of}{colon}{how} = {}{bound}", figure(step.of, step.result))
}

/// Where a parameter comes from: document, article, since when, and how sure.
#[must_use]
pub fn source(row: &Row, book: &Book, lang: Lang) -> String {
    let name = parameter(&row.key, book, lang);
    if row.standing == Standing::WhatIf {
        return format!("{name} {}: {}", value(row, lang), standing(&row.standing, lang));
    }
    let since = match row.to {
        Some(to) => format!("{} - {to}", row.from),
        None => format!("{} -", row.from),
    };
    let (document, article, how) = (&row.document, &row.article, standing(&row.standing, lang));
    match lang {
        Lang::Zh => format!("{name} {}：{document} {article}（{since}；{how}）", value(row, lang)),
        Lang::En => format!("{name} {}: {document} {article} ({since}; {how})", value(row, lang)),
    }
}

/// When an item is paid.
#[must_use]
pub fn due(due: Due, lang: Lang) -> String {
    match due {
        Due::Once => lang.pick("一次", "once").to_owned(),
        Due::Monthly { from: None } => lang.pick("每月", "a month").to_owned(),
        Due::Monthly { from: Some(month) } => match lang {
            Lang::Zh => format!("每月，{month} 起"),
            Lang::En => format!("a month from {month}"),
        },
    }
}
