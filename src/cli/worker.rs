//! `gsbx worker`: who is insured, and sheets of who joins, leaves and changes, by the same acts as the window.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::estimate::Fields;
use crate::desk::papers::{Sent, Way};
use crate::desk::workers::{Intent, IssuedStatement, Rows};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::parse_date;
use crate::domain::grid;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::workers::row::{COLUMNS, WorkerAct as Act};
use crate::report::papers::STATEMENT_PRESS;
use crate::report::sheets::SCRIBE;
use crate::report::{json_text, sheet_view, workers as report};
use crate::text::command::bad_row;
use crate::text::papers::sent;
use crate::text::workers as words;

#[derive(Debug, Subcommand)]
pub enum WorkerAct {
    /// 单位在保人员 / those who are insured with an employer
    List {
        /// 单位统一社会信用代码 / credit code of the employer
        #[arg(long, value_name = "CODE")]
        employer: String,
        #[arg(long)]
        json: bool,
    },
    /// 一人的参保经历，某日是否参保 / where somebody is and was insured, and whether he was on a day
    Show {
        /// 身份证号，或只找到一人的查找内容 / identity number, or whatever finds one person
        #[arg(value_name = "ID")]
        person: String,
        /// 日期，默认今天 / day, today unless said otherwise
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
        #[arg(long)]
        json: bool,
    },
    /// 增加一人，待复核 / somebody joins, to be reviewed
    Join(RowArgs),
    /// 减少一人，待复核 / somebody leaves, to be reviewed
    Leave(RowArgs),
    /// 变更工种、身份或工资，待复核 / job, category or wage changes, to be reviewed
    Change(RowArgs),
    /// 从 CSV 或 xlsx 文件批量办理，待复核 / many out of a CSV or xlsx file, to be reviewed
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// 单位统一社会信用代码 / credit code of the employer
        #[arg(long, value_name = "CODE")]
        employer: String,
        /// 只检查，不提交 / check only, file nothing
        #[arg(long)]
        dry_run: bool,
        /// 有错的行不列入，只办无误的 / leave the wrong rows out and file the others
        #[arg(long)]
        only_good: bool,
        #[arg(long)]
        json: bool,
    },
    /// 个人权益记录单：一人，或单位当年参保的每一人 / statement of rights of a person, or of all insured with an employer in a year
    Statement {
        /// 身份证号，或只找到一人的查找内容 / identity number, or whatever finds one person
        #[arg(value_name = "ID", required_unless_present = "employer", conflicts_with = "employer")]
        person: Option<String>,
        /// 单位统一社会信用代码，须有 --out 目录 / credit code of the employer; needs a folder by --out
        #[arg(long, value_name = "CODE", requires = "out")]
        employer: Option<String>,
        #[arg(long)]
        year: i32,
        /// 存入此文件；按单位的为目录 / write to this new file, or to this folder for an employer
        #[arg(long, value_name = "PATH")]
        out: Option<PathBuf>,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, clap::Args)]
pub struct RowArgs {
    /// 单位统一社会信用代码 / credit code of the employer
    #[arg(long, value_name = "CODE")]
    employer: String,
    /// 身份证号 / identity number
    #[arg(long, value_name = "ID")]
    id: String,
    /// 姓名 / name
    #[arg(long)]
    name: String,
    /// 日期，默认今天 / day, today unless said otherwise
    #[arg(long, value_name = "DAY", default_value = "t")]
    on: String,
    /// 原因：代码、名称或拼音；变更用文字 / reason: id, name or pinyin; of a change in words
    #[arg(long)]
    reason: String,
    /// 工种 / job
    #[arg(long, default_value = "")]
    job: String,
    /// 参保身份 / category, such as staff or over_age
    #[arg(long, default_value = "")]
    category: String,
    /// 农民工：yes 或 no / migrant worker, yes or no
    #[arg(long, value_name = "YES", default_value = "")]
    migrant: String,
    /// 月工资，元 / wage, yuan a month
    #[arg(long, value_name = "YUAN", default_value = "")]
    wage: String,
    /// 电话 / telephone
    #[arg(long, default_value = "")]
    phone: String,
    /// 项目单号，按项目参保的 / number of the project, of whoever is insured by project
    #[arg(long, value_name = "NO", default_value = "")]
    project: String,
    /// 提交编号，重复提交只办一次 / sent again under the same id, it is filed once
    #[arg(long, value_name = "ID", default_value = "")]
    submission: String,
    #[arg(long)]
    json: bool,
}

impl RowArgs {
    fn fields(&self, act: Act) -> Fields {
        let cell = |column: &&str| match *column {
            "act" => act.id(),
            "id_number" => &self.id,
            "name" => &self.name,
            "job" => &self.job,
            "insured_as" => &self.category,
            "is_migrant" => &self.migrant,
            "day" => &self.on,
            "wage" => &self.wage,
            "reason" => &self.reason,
            "phone" => &self.phone,
            _ => &self.project,
        };
        let row: Vec<String> = COLUMNS.iter().map(|column| cell(column).to_owned()).collect();
        Fields::default().with("credit_code", self.employer.as_str()).with("workers", grid::text(&[row]))
    }
}

pub(super) fn run(args: &Args, act: &WorkerAct, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    match act {
        WorkerAct::List { employer, json } => {
            let (list, policy) = (desk.worker_list(employer)?, desk.policy());
            let text = || report::list_text(&list, &policy, session.lang);
            print(&if *json { json_text(&report::list_json(&list)) } else { text() })
        }
        WorkerAct::Show { person, on, json } => show(&desk, person, on.as_deref(), *json, session),
        WorkerAct::Join(row) => file(&mut desk, row, Act::Join, session),
        WorkerAct::Leave(row) => file(&mut desk, row, Act::Leave, session),
        WorkerAct::Change(row) => file(&mut desk, row, Act::Change, session),
        WorkerAct::Import { file, employer, dry_run, only_good, json } => {
            let rows = if *only_good { Rows::OnlyGood } else { Rows::All };
            let intent = if *dry_run { Intent::Check } else { Intent::File(SCRIBE) };
            import(&mut desk, (file, employer), (rows, intent), *json, session)
        }
        WorkerAct::Statement { person, employer, year, out, json } => {
            let issued = match (person, employer, out) {
                (_, Some(employer), Some(folder)) => desk.issue_statements(employer, *year, folder, STATEMENT_PRESS)?,
                (person, ..) => {
                    let way = out.clone().map_or(Way::Text, Way::File);
                    let person = person.as_deref().unwrap_or_default();
                    vec![desk.issue_statement(person, *year, &way, STATEMENT_PRESS)?]
                }
            };
            told(&issued, *json, session)
        }
    }
}

fn told(issued: &[IssuedStatement], json: bool, session: &Session) -> Result<(), Failure> {
    if json {
        return print(&json_text(&report::statements_json(issued)));
    }
    let line = |s: &IssuedStatement| match &s.sent {
        Sent::Text(text) => text.trim_end().to_owned(),
        other => format!("{}  {}", s.statement.name, sent(other, session.lang)),
    };
    print(&issued.iter().map(line).collect::<Vec<_>>().join("\n"))
}

fn show(desk: &Desk, person: &str, on: Option<&str>, json: bool, session: &Session) -> Result<(), Failure> {
    let on = on.map(parse_date).transpose().map_err(|p| Refusal::Problems(vec![("day", p)]))?;
    let (view, policy) = (desk.insured_on(person, on)?, desk.policy());
    print(&if json { json_text(&report::insured_json(&view)) } else { report::insured_text(&view, &policy, session.lang) })
}

fn file(desk: &mut Desk, row: &RowArgs, act: Act, session: &Session) -> Result<(), Failure> {
    let filed = desk.file_sheet(SheetKind::WorkerChange, &row.fields(act), &row.submission, SCRIBE)?;
    let view = desk.sheet(&filed.number)?;
    if !row.json {
        return print(&sheet_view::text(&view, &desk.policy(), session.lang));
    }
    let warnings = sheet_view::json(&view)["warnings"].clone();
    let state = view.state.id();
    print(&json_text(&json!({ "number": filed.number, "is_new": filed.is_new, "state": state, "warnings": warnings })))
}

fn import(
    desk: &mut Desk,
    (file, employer): (&Path, &str),
    (rows, intent): (Rows, Intent),
    json: bool,
    session: &Session,
) -> Result<(), Failure> {
    let taken = desk.import_workers(file, employer, rows, intent)?;
    for row in &taken.bad {
        // Nobody is left to tell when even the error stream is closed.
        let _ = writeln!(io::stderr(), "{}", bad_row(row, session.lang));
    }
    for notice in taken.notices.iter().filter(|_| !json) {
        let _ = writeln!(io::stderr(), "? {}", words::noticed(notice, session.lang));
    }
    let is_refused = !taken.bad.is_empty() && taken.filed.is_none();
    if json {
        print(&json_text(&report::import_json(&taken)))?;
        return if is_refused { Err(Failure::Silent) } else { Ok(()) };
    }
    let said = words::imported(&taken, session.lang);
    if is_refused { Err(Failure::Said(said)) } else { print(&said) }
}
