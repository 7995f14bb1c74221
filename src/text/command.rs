//! Wording of the command line.

use super::problems::{field, problem};
use super::{Lang, arrears, audit, cases, sheets};
use crate::desk::import::{BadRow, Outcome};
use crate::domain::case::state::State;
use crate::domain::fund::{Note, Side};
use crate::domain::person::HitReason;
use crate::domain::plain::harmless;
use crate::store::Tally;
use crate::store::check::Finding;

#[must_use]
pub fn nothing_found(text: &str, lang: Lang) -> String {
    let text = harmless(text);
    match lang {
        Lang::Zh => format!("没有找到「{text}」。可试：身份证号或后四位、姓名或拼音、电话、单位名称、案件号"),
        Lang::En => format!(
            "nothing found for {text:?}. Try an identity number or its last four, a name or pinyin, phone, employer, case number"
        ),
    }
}

#[must_use]
pub fn reason(reason: HitReason, lang: Lang) -> String {
    let (zh, en) = match reason {
        HitReason::IdNumber => ("身份证号", "ID number"),
        HitReason::IdTail => ("证号尾号", "ID ending"),
        HitReason::Phone => ("电话", "phone"),
        HitReason::Name => ("姓名", "name"),
        HitReason::Pinyin => ("拼音", "pinyin"),
        HitReason::Initials => ("首字母", "initials"),
        HitReason::Employer => ("单位", "employer"),
        HitReason::Case => ("案件号", "case"),
    };
    lang.pick(zh, en).to_owned()
}

/// A remark under the fund's figures, in one line.
#[must_use]
pub fn fund_note(note: &Note, lang: Lang) -> String {
    let Note::PrintedTotal { side, printed, items } = note;
    let (difference, zh, en) =
        if items > printed { (*items - *printed, "少", "lower") } else { (*printed - *items, "多", "higher") };
    let (side_zh, side_en) = match side {
        Side::Income => ("收入", "income"),
        Side::Spending => ("支出", "spending"),
    };
    match lang {
        Lang::Zh => format!("原报告{side_zh}合计印为 {printed} 元，比其所列各项之和{zh} {difference} 元"),
        Lang::En => format!("Printed {side_en} total {printed} is {difference} {en} than its own items"),
    }
}

/// Names of the lines of a fund statement.
#[derive(Debug)]
pub struct FundWords {
    pub opening: &'static str,
    pub income: &'static str,
    pub spending: &'static str,
    pub closing: &'static str,
}

#[must_use]
pub fn fund_words(lang: Lang) -> FundWords {
    match lang {
        Lang::Zh => {
            FundWords { opening: "上年结余", income: "收入合计", spending: "支出合计", closing: "年末滚存结余" }
        }
        Lang::En => FundWords { opening: "Opening balance", income: "Income", spending: "Spending", closing: "Closing balance" },
    }
}

#[must_use]
pub fn fund_title(year: i32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year}年工伤保险基金收支（元）"),
        Lang::En => format!("Work-injury insurance fund {year} (yuan)"),
    }
}

/// What a check of the database found.
#[must_use]
pub fn finding(finding: &Finding, lang: Lang) -> String {
    let (zh, en) = match finding {
        Finding::Integrity(line) => (format!("文件结构：{line}"), format!("integrity: {line}")),
        Finding::ForeignKey { table, row, parent } => (
            format!("表 {table} 第 {row} 行引用的 {parent} 不存在"),
            format!("row {row} of {table} refers to a {parent} that is not there"),
        ),
        Finding::AccountSum { account, month, kept, entries } => (
            format!("科目 {account} {month} 月汇总 {kept} 与分录合计 {entries} 不符"),
            format!("account {account} in {month}: kept sum {kept}, entries add to {entries}"),
        ),
        Finding::Unbalanced { debit, credit } => {
            (format!("总账不平：借方 {debit}，贷方 {credit}"), format!("ledger unbalanced: debit {debit}, credit {credit}"))
        }
        Finding::CaseState { number, kept, steps } => {
            let named = |id: &str, lang| State::parse(id).map_or(id, |state| cases::state(state, lang)).to_owned();
            (
                format!(
                    "案件 {number} 的状态是「{}」，但最后办理的步骤是到「{}」",
                    named(kept, Lang::Zh),
                    named(steps, Lang::Zh)
                ),
                format!("case {number} is {}, but its last step led to {}", named(kept, Lang::En), named(steps, Lang::En)),
            )
        }
        Finding::SheetState { .. }
        | Finding::TwoHands { .. }
        | Finding::PayableState { .. }
        | Finding::LineInBooks { .. }
        | Finding::RecoverySum { .. }
        | Finding::SetOffSum { .. } => (sheets::finding(finding, Lang::Zh), sheets::finding(finding, Lang::En)),
        Finding::Levied { .. } | Finding::LevyPaid { .. } | Finding::ReceiptSpread { .. } => {
            (arrears::finding(finding, Lang::Zh), arrears::finding(finding, Lang::En))
        }
        Finding::Audit(broken) => (audit::broken(broken, Lang::Zh), audit::broken(broken, Lang::En)),
    };
    harmless(lang.pick(&zh, &en))
}

/// One bad value of a file.
#[must_use]
pub fn bad_row(row: &BadRow, lang: Lang) -> String {
    let (name, why) = (field(row.field, lang), problem(&row.problem, lang));
    let value = if row.value.is_empty() { String::new() } else { format!(" [{}]", row.value) };
    match lang {
        Lang::Zh => format!("第 {} 行 {name}（{}）{value}: {why}", row.line, row.field),
        Lang::En => format!("line {} {}{value}: {why}", row.line, row.field),
    }
}

/// What became of a file.
#[must_use]
pub fn imported(outcome: &Outcome, dry_run: bool, lang: Lang) -> String {
    let Tally { added, changed, unchanged } = outcome.tally;
    let rows = outcome.rows;
    let (zh, en) = if outcome.written {
        (
            format!("已导入 {rows} 行：新增 {added}，更改 {changed}，原有 {unchanged}"),
            format!("imported {rows} rows: {added} added, {changed} changed, {unchanged} there already"),
        )
    } else if added + changed == 0 {
        (format!("{rows} 行都已在库中，未作改动"), format!("all {rows} rows are there already; nothing was changed"))
    } else {
        debug_assert!(dry_run, "a file with something new is written unless it was a trial");
        (
            format!("试导入 {rows} 行：将新增 {added}，更改 {changed}，原有 {unchanged}；未写入"),
            format!("trial of {rows} rows: {added} to add, {changed} to change, {unchanged} there already; nothing was written"),
        )
    };
    lang.pick(&zh, &en).to_owned()
}

/// A file with bad rows.
#[must_use]
pub fn not_imported(outcome: &Outcome, shown: u64, list: Option<&str>, lang: Lang) -> String {
    let (rows, bad) = (outcome.rows, outcome.bad);
    let rest_zh = if bad > shown { format!("，以上为前 {shown} 处") } else { String::new() };
    let rest_en = if bad > shown { format!(", the first {shown} above") } else { String::new() };
    let (list_zh, list_en) = match list {
        Some(path) => (format!("；全部错误见 {path}"), format!("; all of them in {path}")),
        None if bad > shown => ("；用 --errors 文件 得到全部".to_owned(), "; --errors FILE lists them all".to_owned()),
        None => (String::new(), String::new()),
    };
    let zh = format!("{rows} 行中有 {bad} 处错误{rest_zh}，未写入任何内容{list_zh}");
    let en = format!("{bad} bad values in {rows} rows{rest_en}; nothing was written{list_en}");
    harmless(lang.pick(&zh, &en))
}

/// Beside the progress bar: rows so far, rows a second, time left as `m:ss`.
#[must_use]
pub fn import_progress(rows: u64, per_second: u64, left: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{rows} 行  每秒 {per_second} 行  还需 {left}"),
        Lang::En => format!("{rows} rows  {per_second}/s  {left} left"),
    }
}

/// One example of a file, by its number.
#[must_use]
pub fn example(number: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("算例 {number}"),
        Lang::En => format!("example {number}"),
    }
}

/// Short lines the commands print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    CheckSound,
    AskPassword,
    AskNewPassword,
    AskAgain,
    PasswordsDiffer,
    NeedPasswordFile,
    NotAClaim,
    NotABill,
    DemoMade,
    OfficeMade,
    Appointed,
    OperatorDone,
    PasswordChanged,
    AskOldPassword,
    NotUtf8,
    MakingDemo,
    NoHome,
    NotATerminal,
    ErrorsIsSource,
}

#[must_use]
pub fn line(line: Line, lang: Lang) -> &'static str {
    let (zh, en) = match line {
        Line::CheckSound => ("数据库完好：结构、引用、账目、审计均无误", "sound: structure, references, ledger and audit trail"),
        Line::AskPassword => ("密码: ", "Password: "),
        Line::AskNewPassword => ("设置密码: ", "New password: "),
        Line::AskAgain => ("再输一次: ", "Again: "),
        Line::PasswordsDiffer => ("两次输入的密码不同，请重来", "the passwords differ; try again"),
        Line::NotAClaim => (
            "不是申请文件：应为 UTF-8 的 JSON 对象，各项都是文字",
            "not a claim: a JSON object in UTF-8 whose values are all texts",
        ),
        Line::NotABill => (
            "文件不是报销单：应是一个 JSON 对象，值为文字，receipts 为票据对象的列表",
            "not a bill: one JSON object of texts, with receipts as a list of such objects",
        ),
        Line::NeedPasswordFile => {
            ("没有终端可以输入密码，请用 --password-file 文件", "no terminal to type a password at; use --password-file FILE")
        }
        Line::DemoMade => ("演示单位已建立，所有登录名的密码是 demo", "demo office made; the password of every login is demo"),
        Line::OfficeMade => ("单位已建立", "office made"),
        Line::Appointed => ("操作员已任命，首次登录须修改密码", "operator appointed; the password is changed at the first login"),
        Line::OperatorDone => ("已办理", "done"),
        Line::PasswordChanged => ("密码已修改", "password changed"),
        Line::AskOldPassword => ("现在的密码: ", "Present password: "),
        Line::NotUtf8 => (
            "this terminal's locale is not UTF-8: set LC_ALL=zh_CN.UTF-8, or start with --force-utf8",
            "this terminal's locale is not UTF-8: set LC_ALL=zh_CN.UTF-8, or start with --force-utf8",
        ),
        Line::MakingDemo => ("正在建立演示单位", "making the demo office"),
        Line::NoHome => ("找不到用户目录，请用 --db 文件 指定数据库", "no home folder; name the database with --db FILE"),
        Line::ErrorsIsSource => (
            "错误清单不能写到要导入的文件或数据库上，请换一个文件名",
            "the list of errors may not overwrite the imported file or the database; name another file",
        ),
        Line::NotATerminal => {
            ("需要在终端里运行；脚本请用 lookup、fund 等命令", "needs a terminal; scripts use lookup, fund and so on")
        }
    };
    lang.pick(zh, en)
}
