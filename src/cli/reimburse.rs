//! `gsbx reimburse`: bills filed, and receipts taken into a draft, by the same acts as the window.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::{Value, json};

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::Refusal;
use crate::desk::estimate::Fields;
use crate::desk::reimburse::FIELDS;
use crate::domain::grid;
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::receipt::COLUMNS;
use crate::report::json_text;
use crate::report::sheets::SCRIBE;
use crate::text::command::{Line, bad_row, line};
use crate::text::reimburse as words;

#[derive(Debug, Subcommand)]
pub enum ReimburseAct {
    /// 提交文件中的报销单，显示编号 / file the bill of a JSON file, print its number
    File {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// 票据文件导入草稿，在窗口中继续 / take receipts of a CSV or xlsx file into a draft
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// 案件编号 / number of the case
        #[arg(long = "case", value_name = "NO")]
        case: String,
        #[arg(long)]
        json: bool,
    },
}

/// Bytes of a bill's file at most.
const FILE_MAX: u64 = 4 << 20;

pub(super) fn run(args: &Args, act: &ReimburseAct, session: &Session) -> Result<(), Failure> {
    match act {
        ReimburseAct::File { file, json } => file_bill(args, file, *json, session),
        ReimburseAct::Import { file, case, json } => import(args, file, case, *json, session),
    }
}

fn file_bill(args: &Args, file: &Path, json: bool, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    let (fields, submission) = read(file, session)?;
    let filed = desk.file_sheet(SheetKind::Reimbursement, &fields, &submission, SCRIBE)?;
    if !json {
        return print(&filed.number);
    }
    let view = desk.sheet(&filed.number)?;
    print(&json_text(&json!({
        "number": filed.number,
        "is_new": filed.is_new,
        "state": view.state.id(),
        "amount": view.amount.plain(),
        "due_on": view.due.map(|d| d.day.to_string()),
    })))
}

fn import(args: &Args, file: &Path, case: &str, json: bool, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    let taken = desk.import_bill(file, case)?;
    for row in &taken.bad {
        // Nobody is left to tell when even the error stream is closed.
        let _ = writeln!(io::stderr(), "{}", bad_row(row, session.lang));
    }
    let Some(draft) = taken.draft else {
        return Err(Failure::Said(words::not_imported(taken.bad.len(), session.lang)));
    };
    print(&if json {
        json_text(&json!({ "draft": draft, "rows": taken.rows, "amount": taken.total.plain() }))
    } else {
        words::imported(taken.rows, taken.total, session.lang)
    })
}

fn problem(field: &'static str, problem: Problem) -> Failure {
    Refusal::Problems(vec![(field, problem)]).into()
}

/// A bill as one JSON object of texts, its `receipts` a list of such objects, and its `submission`.
fn read(file: &Path, session: &Session) -> Result<(Fields, String), Failure> {
    let at = |e| Failure::File(file.to_owned(), e);
    if std::fs::metadata(file).map_err(at)?.len() > FILE_MAX {
        return Err(problem("file", Problem::TooLarge));
    }
    let text = std::fs::read_to_string(file).map_err(at)?;
    let wrong = || Failure::BadInput(line(Line::NotABill, session.lang).to_owned());
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| wrong())?;
    let (mut fields, mut submission) = (Fields::default(), String::new());
    for (id, value) in value.as_object().ok_or_else(wrong)? {
        match (id.as_str(), value) {
            ("submission", Value::String(text)) => submission.clone_from(text),
            ("receipts", Value::Array(rows)) => {
                let rows = rows.iter().map(|row| receipt(row).ok_or_else(wrong)?).collect::<Result<Vec<_>, _>>()?;
                fields.set("receipts", grid::text(&rows));
            }
            (id, Value::String(text)) if FIELDS.contains(&id) => fields.set(id, text.as_str()),
            (id, Value::String(_)) => return Err(problem("file", Problem::UnknownField { field: id.to_owned() })),
            _ => return Err(wrong()),
        }
    }
    Ok((fields, submission))
}

/// A receipt's cells; nothing for what is no object of texts.
fn receipt(row: &Value) -> Option<Result<Vec<String>, Failure>> {
    let object = row.as_object()?;
    if let Some(unknown) = object.keys().find(|id| !COLUMNS.contains(&id.as_str())) {
        return Some(Err(problem("file", Problem::UnknownField { field: unknown.clone() })));
    }
    let cell = |id: &&str| object.get(*id).map_or(Some(String::new()), |v| v.as_str().map(str::to_owned));
    COLUMNS.iter().map(cell).collect::<Option<Vec<_>>>().map(Ok)
}
