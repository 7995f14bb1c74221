//! Wording of scenarios: what their fields are called and what they assume.

use super::Lang;
use super::numbers::wan;
use crate::desk::estimate::Fields;
use crate::desk::scenarios::SCENARIO_FIELDS;
use crate::domain::scenario::YearLine;

/// What a field of a scenario is called; `None` for those of other things.
#[must_use]
pub fn field(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "scenario" => ("方案名称", "Scenario"),
        "effective" => ("建议执行月份", "Effective from"),
        "proposal" => ("建议内容", "Proposal"),
        "measures" => ("风险和措施", "Risks and measures"),
        "base_year" => ("基年", "Base year"),
        "assumptions" => ("假设", "Assumptions"),
        "today" => ("现行测算", "Today"),
        "result" => ("方案测算", "Scenario's result"),
        "by_class" => ("各类指标", "By class"),
        "by_division" => ("各行业指标", "By division"),
        "largest" => ("影响最大的单位", "Most affected"),
        "winners" => ("减少缴费户数", "Employers paying less"),
        "losers" => ("增加缴费户数", "Employers paying more"),
        "effect" => ("保费增减", "Premium effect"),
        "arrears_months" => ("欠费单位月", "Months in arrears"),
        "years" => ("测算年数", "Years"),
        "change_from" => ("费率调整起始月", "Rates change from"),
        "base_c1" => ("一类基准费率%", "Class 1 base %"),
        "base_c2" => ("二类基准费率%", "Class 2 base %"),
        "base_c3" => ("三类基准费率%", "Class 3 base %"),
        "base_c4" => ("四类基准费率%", "Class 4 base %"),
        "base_c5" => ("五类基准费率%", "Class 5 base %"),
        "base_c6" => ("六类基准费率%", "Class 6 base %"),
        "base_c7" => ("七类基准费率%", "Class 7 base %"),
        "base_c8" => ("八类基准费率%", "Class 8 base %"),
        "factor_c1_1" => ("一类一档系数%", "Class 1 step 1 %"),
        "factor_c1_2" => ("一类二档系数%", "Class 1 step 2 %"),
        "factor_c1_3" => ("一类三档系数%", "Class 1 step 3 %"),
        "factor_c2_1" => ("其他一档系数%", "Others step 1 %"),
        "factor_c2_2" => ("其他二档系数%", "Others step 2 %"),
        "factor_c2_3" => ("其他三档系数%", "Others step 3 %"),
        "factor_c2_4" => ("其他四档系数%", "Others step 4 %"),
        "factor_c2_5" => ("其他五档系数%", "Others step 5 %"),
        "cut" => ("阶段性降费%", "Phased cut %"),
        "cut_from" => ("降费起始月", "Cut from"),
        "cut_until" => ("降费截止月", "Cut until"),
        "base_growth" => ("缴费基数年增长%", "Bases grow by %"),
        "spending_growth" => ("支出年增长%", "Spending grows %"),
        "raise" => ("定期待遇年调整%", "Benefits raised %"),
        "deaths" => ("每年增加工亡", "More deaths"),
        "transfers" => ("上下级往来", "Transfers"),
        _ => return None,
    })
}

/// A field's value in words, where it has some.
#[must_use]
pub fn value(id: &str, text: &str, lang: Lang) -> Option<&'static str> {
    match (id, text) {
        ("transfers", "as_base_year") => Some(lang.pick("与基年相同", "as in the base year")),
        ("transfers", "none") => Some(lang.pick("不计", "left out")),
        _ => None,
    }
}

/// What a scenario assumes, in the order of its form; that nothing is changed where it assumes nothing.
#[must_use]
pub fn assumptions(fields: &Fields, lang: Lang) -> Vec<(String, String)> {
    let told = |id: &&str| {
        let text = fields.get(id);
        let (zh, en) = field(id)?;
        let value = value(id, text, lang).map_or_else(|| text.to_owned(), str::to_owned);
        (!text.is_empty()).then(|| (lang.pick(zh, en).to_owned(), value))
    };
    let all: Vec<(String, String)> = SCENARIO_FIELDS.iter().filter_map(told).collect();
    if !all.is_empty() { all } else { vec![(lang.pick("假设", "assumes").to_owned(), nothing(lang).to_owned())] }
}

fn nothing(lang: Lang) -> &'static str {
    lang.pick("费率、档次和收支均按现行规定和基年", "rates and steps as decided, all else as in the base year")
}

/// What holds for every scenario, also where nothing is assumed.
#[must_use]
pub fn basis(year: i32, lang: Lang) -> String {
    lang.pick(
        &format!("基年 {year}；征缴率、利息、补助同基年；定期待遇按基年末月数乘12；可支付月数按不含上下级往来的支出计算"),
        &format!(
            "base year {year}; collection, interest and subsidy as then; monthly benefits twelve times the last month's; support \
             months by spending without transfers"
        ),
    )
    .to_owned()
}

/// A line of a projection.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    pub zh: &'static str,
    pub en: &'static str,
    /// A year's figure, to be read.
    pub of: fn(&YearLine) -> String,
    /// Whether it is told where scenarios stand side by side.
    pub is_compared: bool,
}

const fn line(zh: &'static str, en: &'static str, of: fn(&YearLine) -> String, is_compared: bool) -> Line {
    Line { zh, en, of, is_compared }
}

/// The lines of a projection, in their order.
pub const LINES: [Line; 8] = [
    line("保费收入", "premiums", |y| wan(y.premium), true),
    line("其他收入", "other", |y| wan(y.other_income), false),
    line("支出", "spending", |y| wan(y.spending()), true),
    line("收支差", "gap", |y| wan(y.gap()), true),
    line("上级补助", "from above", |y| wan(y.from_upper), false),
    line("上解", "handed up", |y| wan(y.handed_up), false),
    line("年末结余", "balance", |y| wan(y.balance), true),
    line("可支付月数", "months", |y| y.support_months().map_or("-".to_owned(), |m| m.to_places(2)), true),
];

/// In which year the balance goes below zero.
#[must_use]
pub fn below_zero(year: Option<i32>, lang: Lang) -> String {
    match year {
        Some(year) => lang.pick(&format!("{year} 年末结余为负"), &format!("below zero at the end of {year}")).to_owned(),
        None => lang.pick("测算期内结余不为负", "not below zero in these years").to_owned(),
    }
}
