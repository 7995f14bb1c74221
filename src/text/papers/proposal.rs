//! What the document 关于调整工伤保险费率的建议 says (agency rules 6.5). It goes to the bureau and is Chinese for every operator.

use crate::desk::estimate::Fields;
use crate::domain::grid;
use crate::domain::money::Money;
use crate::text::Lang;
use crate::text::numbers::wan;
use crate::text::rates::{per_mille, ratio};
use crate::text::scenarios;

/// Headings of the seven parts and of the annex.
pub const PARTS: [&str; 8] = [
    "一、依据和测算期间",
    "二、基金现状",
    "三、各类行业情况",
    "四、建议",
    "五、测算（万元）",
    "六、对用人单位的影响",
    "七、风险和措施",
    "附件：各行业指标、假设和参数说明",
];

pub const YEAR_COLUMNS: [&str; 9] = ["年度", "保费", "其他收入", "支出", "收支差", "上级补助", "上解", "年末结余", "可支付月数"];
pub const CLASS_COLUMNS: [&str; 6] = ["类别", "平均参保人数", "实缴（元）", "基金支付（元）", "支缴率", "千人事故率"];
pub const DIVISION_COLUMNS: [&str; 6] = ["行业大类", "平均参保人数", "实缴（元）", "基金支付（元）", "支缴率", "千人事故率"];
pub const LARGEST_COLUMNS: [&str; 3] = ["单位", "类别-档次", "首年保费增减（元）"];
pub const TODAY: &str = "按现行规定：";
pub const THEN: &str = "按建议：";

/// A share or a rate that is stored as a number.
fn number(text: &str) -> Option<rust_decimal::Decimal> {
    rust_decimal::Decimal::from_str_exact(text).ok()
}

fn amount(text: &str) -> Money {
    Money::parse(text).unwrap_or(Money::ZERO)
}

/// Rows of years, in 万元.
#[must_use]
pub fn years(text: &str) -> Vec<Vec<String>> {
    let row = |row: grid::GridRow<'_>| {
        let money = (1..8).map(|at| wan(amount(row.cell(at))));
        [vec![row.cell(0).to_owned()], money.collect(), vec![row.cell(8).to_owned()]].concat()
    };
    grid::rows(text).map(row).collect()
}

/// Rows of classes or divisions; `name` tells what a key means.
#[must_use]
pub fn indicators(text: &str, name: impl Fn(&str) -> String) -> Vec<Vec<String>> {
    let row = |row: grid::GridRow<'_>| {
        vec![
            name(row.cell(0)),
            row.cell(1).to_owned(),
            amount(row.cell(2)).to_string(),
            amount(row.cell(3)).to_string(),
            ratio(number(row.cell(4))),
            per_mille(number(row.cell(5))),
        ]
    };
    grid::rows(text).map(row).collect()
}

/// Rows of the employers for whom most changes.
#[must_use]
pub fn largest(text: &str) -> Vec<Vec<String>> {
    let row = |r: grid::GridRow<'_>| vec![r.cell(0).to_owned(), r.cell(1).to_owned(), amount(r.cell(2)).to_string()];
    grid::rows(text).map(row).collect()
}

/// What it rests on.
#[must_use]
pub fn basis(fields: &Fields) -> String {
    format!(
        "根据《工伤保险条例》第八条“以支定收、收支平衡”的原则，经办机构就行业差别费率提出调整建议。基年 {} 年，评审期 {}，测算方案「{}」。",
        fields.get("base_year"),
        fields.get("period"),
        fields.get("scenario")
    )
}

/// How the fund stands at the end of the base year.
#[must_use]
pub fn state(fields: &Fields) -> String {
    let base = years(fields.get("today")).into_iter().next().unwrap_or_default();
    let cell = |at: usize| base.get(at).map_or("", String::as_str);
    format!(
        "{} 年保费收入 {} 万元，本级支出 {} 万元，收支差 {} 万元；上级补助 {} 万元，上解 {} 万元；年末结余 {} 万元，可支付 {} 个月（按不含上下级往来的支出计算）。",
        cell(0),
        cell(1),
        cell(3),
        cell(4),
        cell(5),
        cell(6),
        cell(7),
        cell(8)
    )
}

/// What is proposed, from when.
#[must_use]
pub fn proposal(fields: &Fields) -> String {
    format!("自 {} 起：{}", fields.get("effective"), fields.get("proposal"))
}

/// What it does to employers.
#[must_use]
pub fn effect(fields: &Fields) -> String {
    format!(
        "按基年缴费基数，首年减少缴费 {} 户，增加缴费 {} 户，合计增减 {} 元。影响最大的单位：",
        fields.get("winners"),
        fields.get("losers"),
        amount(fields.get("effect"))
    )
}

/// Risks and measures.
#[must_use]
pub fn risks(fields: &Fields) -> String {
    let year = |id: &str| {
        let negative = years(fields.get(id)).into_iter().find(|y| y.get(7).is_some_and(|b| b.starts_with('-')));
        negative.map_or("测算期内年末结余不为负".to_owned(), |y| format!("{} 年末结余为负", y[0]))
    };
    format!(
        "现行规定下{}，按建议{}；评审期欠费 {} 个单位月，共 {} 元。{}",
        year("today"),
        year("result"),
        fields.get("arrears_months"),
        amount(fields.get("arrears")),
        fields.get("measures")
    )
}

/// The scenario's assumptions and what holds for all, as facts.
#[must_use]
pub fn assumptions(fields: &Fields) -> Vec<(String, String)> {
    let told = grid::rows(fields.get("assumptions")).fold(Fields::default(), |all, row| all.with(row.cell(0), row.cell(1)));
    let year = fields.get("base_year").parse().unwrap_or_default();
    let mut out = scenarios::assumptions(&told, Lang::Zh);
    out.push(("共同假设".to_owned(), scenarios::basis(year, Lang::Zh)));
    out
}
