//! Wording of statistics: tables, columns, rows, values.

mod columns;
mod notes;
mod rows;

pub use columns::{column, unit};
pub use notes::notes;
pub use rows::{group, row};

use super::Lang;
use crate::domain::money::{Money, group as grouped};
use crate::domain::statistics::period::Period;
use crate::domain::statistics::table::{TableId, Value};

/// What a table is called.
#[must_use]
pub fn table(id: TableId, lang: Lang) -> &'static str {
    let (zh, en) = match id {
        TableId::Insured => ("参保情况", "Insured"),
        TableId::Premiums => ("征缴情况", "Premiums"),
        TableId::Recognition => ("工伤认定", "Recognition"),
        TableId::Injuries => ("工伤情况", "Injuries"),
        TableId::Appraisal => ("劳动能力鉴定", "Appraisal"),
        TableId::Beneficiaries => ("享受待遇", "Beneficiaries"),
        TableId::Fund => ("基金收支", "Fund"),
        TableId::OldInjuries => ("老工伤", "Old injuries"),
        TableId::Service => ("咨询服务", "Service"),
    };
    lang.pick(zh, en)
}

/// `2021 年`, `2021-03`, `2021-01 至 2021-06`.
#[must_use]
pub fn period(period: Period, lang: Lang) -> String {
    let text = period.to_string();
    match (lang, text.split_once("..")) {
        (Lang::Zh, Some((first, last))) => format!("{first} 至 {last}"),
        (Lang::En, Some((first, last))) => format!("{first} to {last}"),
        (Lang::Zh, None) if text.len() == 4 => format!("{text} 年"),
        (_, None) => text,
    }
}

/// A value as people read it; `-` where there is none, `*` where it is too small to be published.
#[must_use]
pub fn value(value: Value) -> String {
    match value {
        Value::Missing => "-".to_owned(),
        Value::Hidden => "*".to_owned(),
        Value::Count(n) => count(n),
        Value::Money(amount) => amount.to_string(),
        Value::Hundredths(n) => Money::from_fen(n).plain(),
    }
}

fn count(n: i64) -> String {
    let sign = if n < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(&n.unsigned_abs().to_string()))
}

/// What sending came to, in a line.
#[must_use]
pub fn sent(id: TableId, period: Period, edition: i64, differing: usize, lang: Lang) -> String {
    let (name, period) = (table(id, lang), self::period(period, lang));
    match (lang, edition) {
        (Lang::Zh, 1) => format!("{} {name} {period} 已报送（第 1 版）", id.id()),
        (Lang::Zh, _) => format!("{} {name} {period} 更正报送（第 {edition} 版），与上一版有 {differing} 处不同", id.id()),
        (Lang::En, 1) => format!("{} {name} {period} sent (edition 1)", id.id()),
        (Lang::En, _) => format!("{} {name} {period} corrected (edition {edition}), {differing} figures differ", id.id()),
    }
}

/// Nothing was sent yet.
#[must_use]
pub fn no_returns(lang: Lang) -> &'static str {
    lang.pick("还没有报送过统计表", "no table has been sent yet")
}

/// The heading above figures that differ from the edition before.
#[must_use]
pub fn differences_head(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("与上一版不同的数字 {count} 处："),
        Lang::En => format!("{count} figures differ from the edition before:"),
    }
}

/// Words of the list behind a figure: `共 {n} 条`.
#[must_use]
pub fn lines(count: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("共 {count} 条"),
        Lang::En => format!("{count} in all"),
    }
}

/// Name of the sheet of a workbook with several tables.
#[must_use]
pub fn sheet(lang: Lang) -> &'static str {
    lang.pick("统计表", "Statistics")
}

/// `第 2 版`
#[must_use]
pub fn edition(edition: i64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {edition} 版"),
        Lang::En => format!("edition {edition}"),
    }
}
