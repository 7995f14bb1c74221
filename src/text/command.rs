//! Wording of the command line.

use super::Lang;
use crate::domain::fund::{Note, Side};
use crate::domain::person::HitReason;
use crate::domain::plain::harmless;
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
    };
    harmless(lang.pick(&zh, &en))
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
    DemoMade,
    OfficeMade,
    Appointed,
    NotUtf8,
    MakingDemo,
    NoHome,
    NotATerminal,
}

#[must_use]
pub fn line(line: Line, lang: Lang) -> &'static str {
    let (zh, en) = match line {
        Line::CheckSound => ("数据库完好：结构、引用、账目均无误", "sound: structure, references and ledger"),
        Line::AskPassword => ("密码: ", "Password: "),
        Line::AskNewPassword => ("设置密码: ", "New password: "),
        Line::AskAgain => ("再输一次: ", "Again: "),
        Line::PasswordsDiffer => ("两次输入的密码不同，请重来", "the passwords differ; try again"),
        Line::NeedPasswordFile => {
            ("没有终端可以输入密码，请用 --password-file 文件", "no terminal to type a password at; use --password-file FILE")
        }
        Line::DemoMade => ("演示单位已建立，所有登录名的密码是 demo", "demo office made; the password of every login is demo"),
        Line::OfficeMade => ("单位已建立", "office made"),
        Line::Appointed => ("操作员已任命", "operator appointed"),
        Line::NotUtf8 => (
            "this terminal's locale is not UTF-8: set LC_ALL=zh_CN.UTF-8, or start with --force-utf8",
            "this terminal's locale is not UTF-8: set LC_ALL=zh_CN.UTF-8, or start with --force-utf8",
        ),
        Line::MakingDemo => ("正在建立演示单位", "making the demo office"),
        Line::NoHome => ("找不到用户目录，请用 --db 文件 指定数据库", "no home folder; name the database with --db FILE"),
        Line::NotATerminal => {
            ("需要在终端里运行；脚本请用 lookup、fund 等命令", "needs a terminal; scripts use lookup, fund and so on")
        }
    };
    lang.pick(zh, en)
}
