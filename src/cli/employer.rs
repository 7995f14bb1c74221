//! `gsbx employer`: the register, an employer's file, and its registration sheets, by the same acts as the window.

use std::path::PathBuf;

use clap::Subcommand;

use super::args::Args;
use super::case::read_fields;
use super::{Failure, Session, office, print};
use crate::desk::cases::Filed;
use crate::desk::employers::{EmployerAsk, REGISTRATION_FIELDS};
use crate::desk::estimate::Fields;
use crate::desk::papers::{Sent, Way};
use crate::desk::{Desk, Refusal};
use crate::domain::employer::registration::Act;
use crate::domain::employer::state::EmployerState;
use crate::domain::grid;
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::SheetKind;
use crate::report::papers::CERTIFICATE_PRESS;
use crate::report::sheets::SCRIBE;
use crate::report::{employers as report, json_text, ledger};
use crate::text::papers::sent;

/// Workers of a file that are printed at most.
const WORKERS_MAX: i64 = 10_000;

#[derive(Debug, Subcommand)]
pub enum EmployerAct {
    /// 单位名册 / the register
    List(ListArgs),
    /// 单位档案 / an employer's file
    Show {
        /// 统一社会信用代码 / credit code
        credit_code: String,
        /// 连同人员 / with its workers
        #[arg(long)]
        workers: bool,
        #[arg(long)]
        json: bool,
    },
    /// 参保登记，待复核 / register an employer out of a JSON file of form F1, to be reviewed
    Register {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// 变更登记：文件只写变更的栏目 / change one: the JSON file holds what is to be changed, and the reason
    Change {
        credit_code: String,
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// 暂停缴费 / suspend one that has no workers
    Suspend(MoveArgs),
    /// 恢复缴费 / resume one
    Resume(MoveArgs),
    /// 注销登记 / cancel one that owes nothing and has no workers
    Cancel {
        #[command(flatten)]
        part: MoveArgs,
        /// 承继单位 / credit code of who takes open cases on
        #[arg(long, value_name = "CODE", default_value = "")]
        successor: String,
    },
    /// 合并：全部人员、欠费、案件由另一单位承继 / merge one into another, which takes workers, debts and cases on
    Merge {
        #[command(flatten)]
        part: MoveArgs,
        /// 承继单位 / credit code of who takes it over
        #[arg(long, value_name = "CODE")]
        into: String,
    },
    /// 分立：指定人员转到另一单位 / split: these workers go to another employer, which is registered first
    Split {
        #[command(flatten)]
        part: MoveArgs,
        /// 接收单位 / credit code of who takes them on
        #[arg(long, value_name = "CODE")]
        into: String,
        /// 身份证号，可重复 / identity number of a worker, again for each
        #[arg(long = "worker", value_name = "ID")]
        workers: Vec<String>,
    },
    /// 参保证明 / issue a certificate of insurance
    Certificate {
        credit_code: String,
        /// 存入此文件 / write to this new file
        #[arg(long, value_name = "FILE", conflicts_with = "lp")]
        out: Option<PathBuf>,
        /// 用 lp 打印 / print through lp
        #[arg(long)]
        lp: bool,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// 名称的一部分或信用代码的开头 / a part of the name or the beginning of the code
    #[arg(default_value = "")]
    text: String,
    /// active, suspended, cancelled；默认在册 / those who take part unless said otherwise
    #[arg(long)]
    state: Option<String>,
    /// 乡镇 / town
    #[arg(long)]
    town: Option<String>,
    /// 风险类别 / risk class
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=8))]
    class: Option<u8>,
    /// 仅欠费 / in arrears
    #[arg(long)]
    arrears: bool,
    /// 仅本月未申报 / not declared this month
    #[arg(long)]
    undeclared: bool,
    /// 最多条数 / lines at most
    #[arg(long, default_value_t = 1000)]
    limit: u16,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
pub struct MoveArgs {
    /// 统一社会信用代码 / credit code
    credit_code: String,
    /// 日期，默认今天 / day, today unless said otherwise
    #[arg(long, value_name = "DATE", default_value = "t")]
    on: String,
    /// 理由 / reason
    #[arg(long, value_name = "TEXT", default_value = "")]
    reason: String,
    /// 提交编号，重复提交只登记一次 / sent again under the same id, it is entered once
    #[arg(long, value_name = "ID", default_value = "")]
    submission: String,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, act: &EmployerAct, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    match act {
        EmployerAct::List(list) => {
            let found = desk.employer_list(&ask(list)?, 0, i64::from(list.limit))?;
            print(&if list.json { json_text(&report::list_json(&found)) } else { report::list_text(&found, session.lang) })
        }
        EmployerAct::Show { credit_code, workers, json } => show(&desk, credit_code, *workers, *json, session),
        EmployerAct::Register { file, json } => {
            let (fields, submission) = read_fields(file, session, is_field)?;
            told(&file_it(&mut desk, &fields.with("act", Act::Register.id()), &submission)?, *json)
        }
        EmployerAct::Change { credit_code, file, json } => {
            let (changed, submission) = read_fields(file, session, is_field)?;
            let begun = desk.begin_registration(Act::Change, credit_code, "")?.fields;
            let fields = changed.all().fold(begun, |fields, (id, text)| fields.with(id, text));
            told(&file_it(&mut desk, &fields, &submission)?, *json)
        }
        EmployerAct::Suspend(part) => moved(&mut desk, Act::Suspend, part, Fields::default()),
        EmployerAct::Resume(part) => moved(&mut desk, Act::Resume, part, Fields::default()),
        EmployerAct::Cancel { part, successor } => {
            moved(&mut desk, Act::Cancel, part, Fields::default().with("successor", &**successor))
        }
        EmployerAct::Merge { part, into } => moved(&mut desk, Act::Merge, part, Fields::default().with("successor", &**into)),
        EmployerAct::Split { part, into, workers } => {
            let rows: Vec<Vec<String>> = workers.iter().map(|id| vec![id.clone(), String::new()]).collect();
            let fields = Fields::default().with("successor", &**into).with("moved", grid::text(&rows));
            moved(&mut desk, Act::Split, part, fields)
        }
        EmployerAct::Certificate { credit_code, out, lp, json } => {
            let way = match out {
                Some(path) => Way::File(path.clone()),
                None if *lp => Way::Printer,
                None => Way::Text,
            };
            let issued = desk.certify_insurance(credit_code, Some(way), CERTIFICATE_PRESS)?;
            match &issued.sent {
                _ if *json => print(&json_text(&report::certificate_json(&issued))),
                Sent::Text(text) => print(text.trim_end()),
                other => print(&sent(other, session.lang)),
            }
        }
    }
}

/// Whether a file may say it; what the tables make of the class is worked out.
fn is_field(id: &str) -> bool {
    REGISTRATION_FIELDS.contains(&id) && !matches!(id, "base_rate" | "floating" | "rate")
}

fn ask(list: &ListArgs) -> Result<EmployerAsk, Failure> {
    let wrong = || Refusal::Problems(vec![("state", Problem::NotOneOf { choices: "active, suspended, cancelled" })]);
    let state = list.state.as_ref().map(|text| EmployerState::parse(text).ok_or_else(wrong)).transpose()?;
    Ok(EmployerAsk {
        text: list.text.clone(),
        state,
        town: list.town.clone(),
        class: list.class,
        in_arrears: list.arrears,
        undeclared: list.undeclared,
    })
}

fn show(desk: &Desk, credit_code: &str, workers: bool, json: bool, session: &Session) -> Result<(), Failure> {
    let (file, policy) = (desk.employer_file(credit_code)?, desk.policy());
    let workers = if workers { Some(desk.employer_workers(credit_code, 0, WORKERS_MAX)?) } else { None };
    print(&match json {
        true => json_text(&report::file_json(&file, workers.as_ref())),
        false => report::file_text(&file, workers.as_ref(), &policy, session.lang),
    })
}

fn moved(desk: &mut Desk, act: Act, part: &MoveArgs, fields: Fields) -> Result<(), Failure> {
    let fields =
        fields.with("act", act.id()).with("credit_code", &*part.credit_code).with("on", &*part.on).with("reason", &*part.reason);
    told(&file_it(desk, &fields, &part.submission)?, part.json)
}

fn file_it(desk: &mut Desk, fields: &Fields, submission: &str) -> Result<Filed, Failure> {
    Ok(desk.file_sheet(SheetKind::Registration, fields, submission, SCRIBE)?)
}

fn told(filed: &Filed, json: bool) -> Result<(), Failure> {
    print(&if json { json_text(&ledger::filed_json(filed)) } else { filed.number.clone() })
}
