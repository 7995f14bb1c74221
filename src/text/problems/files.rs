//! What is wrong with a file that is to be taken in, in clear sentences that say what to do.

use super::super::Lang;
use crate::desk::import::FileProblem;
use crate::domain::plain::harmless;

/// What is wrong with a file as a whole, and what to do.
#[must_use]
pub(super) fn file(problem: &FileProblem, lang: Lang) -> String {
    let (zh, en) = match problem {
        FileProblem::Unreadable(error) => (format!("文件不能读取：{error}"), format!("the file cannot be read: {error}")),
        FileProblem::NotAFile => ("这不是文件（可能是文件夹）".into(), "this is not a file (a folder, perhaps)".into()),
        FileProblem::NotText => {
            ("这不是文本表格，请另存为 CSV（逗号分隔）或 xlsx".into(), "this is not a text table; save it as CSV or xlsx".into())
        }
        FileProblem::NoRows => ("文件里没有数据行，未作改动".into(), "the file holds no rows; nothing was changed".into()),
        FileProblem::LineTooLong { line } => (
            format!("第 {line} 行之后有一行过长，可能缺了一个引号，或不是逗号分隔的表格"),
            format!("a row after line {line} does not end: a quotation mark is missing, or this is no comma-separated table"),
        ),
        FileProblem::Columns { missing, unknown, twice } => columns(missing, unknown, twice),
        FileProblem::Spreadsheet(error) => {
            (format!("电子表格不能读取（{error}），请用 Excel 打开后另存"), format!("the workbook cannot be read ({error})"))
        }
        FileProblem::NotParameters => (
            "不是参数文件：应为 UTF-8 编码的 TOML 文本，不超过 1 MB".into(),
            "not a parameter file: a TOML text in UTF-8 of at most 1 MB is needed".into(),
        ),
        FileProblem::ErrorList(error) => (
            format!("错误清单不能写入（{error}），未作改动"),
            format!("the list of errors cannot be written ({error}); nothing was changed"),
        ),
    };
    harmless(lang.pick(&zh, &en))
}

fn columns(missing: &[&str], unknown: &[String], twice: &[&str]) -> (String, String) {
    let (mut zh, mut en) = (vec!["表头不符，未作改动".to_owned()], vec!["wrong column titles, nothing was changed".to_owned()]);
    let mut say = |list: String, zh_word: &str, en_word: &str| {
        if !list.is_empty() {
            zh.push(format!("{zh_word} {list}"));
            en.push(format!("{en_word} {list}"));
        }
    };
    say(missing.join(", "), "缺少", "missing");
    say(unknown.join(", "), "多出", "unknown");
    say(twice.join(", "), "重复", "twice");
    (zh.join("；"), en.join("; "))
}
