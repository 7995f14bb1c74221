//! Wording of insured workers: acts, reasons, relations, and what became of a file.

use super::Lang;
use super::codes::code;
use super::problems::worker_notice;
use crate::desk::workers::WorkerImport;
use crate::domain::codes::ListId;
use crate::domain::person::MonthPaid;
use crate::domain::plain::harmless;
use crate::domain::workers::problem::WorkerNotice;
use crate::domain::workers::row::{COLUMNS, WorkerAct};
use crate::policy::Policy;

/// A cell of a sheet's row, its codes by their names. `act` is the first cell of the row.
#[must_use]
pub fn cell(column: &str, text: &str, act: &str, policy: &Policy, lang: Lang) -> String {
    let list = match column {
        "act" => Some(ListId::WorkerAct),
        "insured_as" => Some(ListId::Category),
        "is_migrant" => Some(ListId::YesNo),
        "reason" => WorkerAct::parse(act).and_then(WorkerAct::reasons),
        _ => None,
    };
    list.map_or_else(|| text.to_owned(), |list| code(list, text, policy, lang))
}

/// A row of a sheet in one line, its identity number masked.
#[must_use]
pub fn row<'a>(cells: impl Iterator<Item = &'a str>, policy: &Policy, lang: Lang) -> String {
    let cells: Vec<&str> = cells.collect();
    let act = cells.first().copied().unwrap_or_default();
    let told = |(column, text): (&&str, &&str)| match *column {
        "is_migrant" if *text == "yes" => lang.pick("农民工", "migrant").to_owned(),
        "is_migrant" => String::new(),
        column => super::sheet_view::masked(&cell(column, text, act, policy, lang)),
    };
    let parts = COLUMNS.iter().zip(&cells).map(told).filter(|text| !text.is_empty());
    parts.collect::<Vec<_>>().join("  ")
}

/// `2019-03-01 至今`
#[must_use]
pub fn span(from: chrono::NaiveDate, until: Option<chrono::NaiveDate>, lang: Lang) -> String {
    match until {
        Some(until) => lang.pick(&format!("{from} 至 {until}"), &format!("{from} to {until}")).to_owned(),
        None => lang.pick(&format!("{from} 至今"), &format!("since {from}")).to_owned(),
    }
}

#[must_use]
pub fn people(n: usize, lang: Lang) -> String {
    lang.pick(&format!("{n} 人"), &format!("{n} people")).to_owned()
}

/// `企业职工（农民工）`
#[must_use]
pub fn category(id: &str, is_migrant: bool, policy: &Policy, lang: Lang) -> String {
    let mut text = code(ListId::Category, id, policy, lang);
    if is_migrant {
        text.push_str(lang.pick("（农民工）", " (migrant)"));
    }
    text
}

/// The answer to whether somebody was insured on a day.
#[must_use]
pub fn on_the_day(on: chrono::NaiveDate, employers: &[&str], lang: Lang) -> String {
    if employers.is_empty() {
        return lang.pick(&format!("{on} 没有参保"), &format!("not insured on {on}")).to_owned();
    }
    let names = harmless(&employers.join(lang.pick("、", ", ")));
    lang.pick(&format!("{on} 参保：{names}"), &format!("insured on {on}: {names}")).to_owned()
}

/// What should be known of a row, with its line of the file.
#[must_use]
pub fn noticed((line, name, notice): &(u64, String, WorkerNotice), lang: Lang) -> String {
    let ((zh, en), name) = (worker_notice(notice), harmless(name));
    lang.pick(&format!("第 {line} 行 {name}：{zh}"), &format!("line {line} {name}: {en}")).to_owned()
}

/// What became of a file.
#[must_use]
pub fn imported(taken: &WorkerImport, lang: Lang) -> String {
    let WorkerImport { rows, good, filed, .. } = taken;
    let left_out = rows - good;
    let (zh, en) = match filed {
        Some(number) if left_out > 0 => (
            format!("已提交 {number}：{good} 人；{left_out} 行有错，没有列入"),
            format!("{number} filed with {good} people; {left_out} rows were left out"),
        ),
        Some(number) => (format!("已提交 {number}：{good} 人"), format!("{number} filed with {good} people")),
        None if left_out > 0 => (
            format!("共 {rows} 行，{left_out} 行有错，没有提交；改正后再来，或加 --only-good 只办无误的"),
            format!("{left_out} of {rows} rows are wrong and nothing was filed; mend them, or file the others with --only-good"),
        ),
        None => (format!("{rows} 行均无误；试算，没有提交"), format!("all {rows} rows are sound; a trial, nothing was filed")),
    };
    lang.pick(&zh, &en).to_owned()
}

/// Whether the employer paid for a month, in Chinese: it stands on the person's statement.
#[must_use]
pub fn paid(paid: Option<MonthPaid>) -> &'static str {
    match paid {
        Some(MonthPaid::Paid(_) | MonthPaid::InTime(_)) => "已缴",
        Some(MonthPaid::NothingDue) => "减免",
        Some(MonthPaid::Deferred(_)) => "缓缴",
        Some(MonthPaid::InArrears) => "欠缴",
        None => "未申报",
    }
}
