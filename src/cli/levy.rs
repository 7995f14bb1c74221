//! `gsbx levy`: declarations, what a month levies, projects; by the same acts as the window.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use super::args::Args;
use super::levy_debt::{self, DebtAct};
use super::{Failure, Session, office, print};
use crate::desk::estimate::Fields;
use crate::desk::levy::PROJECT_FIELDS;
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::sheet::kind::SheetKind;
use crate::report::sheets::SCRIBE;
use crate::report::{json_text, levy as report};
use crate::text::command::bad_row;
use crate::text::{levy as words, problems};

#[derive(Debug, Subcommand)]
pub enum LevyAct {
    /// 一个月的申报核定 / the month of all employers; shown unless it is fixed
    Month {
        /// 月份 / month, such as 2022-01
        #[arg(value_name = "MONTH")]
        month: String,
        /// 只看不写 / only show what fixing it would do
        #[arg(long, conflicts_with = "fix")]
        preview: bool,
        /// 生成应缴 / fix what is due
        #[arg(long)]
        fix: bool,
        #[arg(long)]
        json: bool,
    },
    /// 按工资表文件申报 / declare a payroll file (id_number, name, wage, note)
    Declare {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        of: EmployerMonth,
        /// 更正自 / number of the verified declaration that is corrected
        #[arg(long, value_name = "NO", requires = "reason")]
        replaces: Option<String>,
        /// 更正理由 / why it is corrected
        #[arg(long)]
        reason: Option<String>,
        #[arg(long)]
        json: bool,
    },
    /// 复制上月工资，显示为可申报的 CSV / last month's wages as a file to declare
    Copy {
        #[command(flatten)]
        of: EmployerMonth,
        #[arg(long)]
        json: bool,
    },
    /// 建设项目参保 / insure a construction project by its contract sum
    Project {
        /// 施工总承包单位信用代码 / credit code of the general contractor
        #[arg(long, value_name = "CODE")]
        employer: String,
        /// 项目名称 / its name
        #[arg(long)]
        name: String,
        /// 合同总造价，元 / contract sum in yuan
        #[arg(long)]
        price: String,
        /// 开工日期 / first day
        #[arg(long)]
        from: String,
        /// 竣工日期 / last day
        #[arg(long)]
        until: String,
        /// 用工人数 / people on the site
        #[arg(long)]
        workers: String,
        #[arg(long)]
        json: bool,
    },
    #[command(flatten)]
    Debt(DebtAct),
}

#[derive(Debug, clap::Args)]
pub struct EmployerMonth {
    /// 统一社会信用代码 / credit code
    #[arg(long, value_name = "CODE")]
    employer: String,
    /// 月份 / month, such as 2022-01
    #[arg(long)]
    month: String,
}

pub(super) fn run(args: &Args, act: &LevyAct, session: &Session) -> Result<(), Failure> {
    if let LevyAct::Debt(act) = act {
        return levy_debt::run(args, act, session);
    }
    let mut desk = office::open(args, session)?;
    match act {
        LevyAct::Debt(_) => Ok(()),
        LevyAct::Month { month, fix, json, .. } => month_act(&mut desk, parse_month(month)?, (*fix, *json), session),
        LevyAct::Declare { file, of, replaces, reason, json } => {
            let correction = replaces.as_deref().zip(reason.as_deref());
            declare(&mut desk, file, (of, correction), *json, session)
        }
        LevyAct::Project { employer, name, price, from, until, workers, json } => {
            let typed = [employer, name, price, from, until, workers];
            let fields = PROJECT_FIELDS.into_iter().zip(typed);
            let fields = fields.fold(Fields::default(), |fields, (id, text)| fields.with(id, text.as_str()));
            project(&mut desk, &fields, *json)
        }
        LevyAct::Copy { of, json } => {
            let begun = desk.begin_declaration(&of.employer, parse_month(&of.month)?)?;
            print(&if *json { json_text(&report::begun_json(&begun)) } else { report::begun_csv(&begun) })
        }
    }
}

fn parse_month(text: &str) -> Result<Month, Failure> {
    Month::parse(text).map_err(|p| Refusal::Problems(vec![("month", p)]).into())
}

fn month_act(desk: &mut Desk, month: Month, (fix, json): (bool, bool), session: &Session) -> Result<(), Failure> {
    let fixed = if fix { Some(desk.fix_levy(month)?.to_fix().count()) } else { None };
    let view = desk.preview_levy(month)?;
    print(&if json { json_text(&report::month_json(&view, fixed)) } else { report::month_text(&view, fixed, session.lang) })
}

fn project(desk: &mut Desk, fields: &Fields, json: bool) -> Result<(), Failure> {
    let filed = desk.file_sheet(SheetKind::Project, fields, "", SCRIBE)?;
    if !json {
        return print(&filed.number);
    }
    let view = desk.sheet(&filed.number)?;
    print(&json_text(&json!({
        "number": filed.number, "state": view.state.id(), "rate": view.fields.get("premium_rate"), "due": view.amount.plain(),
    })))
}

fn declare(
    desk: &mut Desk,
    file: &Path,
    (of, correction): (&EmployerMonth, Option<(&str, &str)>),
    json: bool,
    session: &Session,
) -> Result<(), Failure> {
    let taken = desk.read_payroll(file, &of.employer, parse_month(&of.month)?, correction)?;
    let mut told = io::stderr();
    for row in &taken.bad {
        // Nobody is left to tell when even the error stream is closed.
        let _ = writeln!(told, "{}", bad_row(row, session.lang));
    }
    if !taken.bad.is_empty() {
        return Err(Failure::Said(words::not_declared(taken.bad.len(), session.lang)));
    }
    for warning in &taken.warnings {
        let _ = writeln!(told, "? {}", problems::fields(std::slice::from_ref(warning), session.lang));
    }
    let filed = desk.file_sheet(SheetKind::Declaration, &taken.fields, "", SCRIBE)?;
    if !json {
        return print(&filed.number);
    }
    let view = desk.sheet(&filed.number)?;
    let field = |id: &str| view.fields.get(id).to_owned();
    print(&json_text(&json!({
        "number": filed.number, "state": view.state.id(), "headcount": field("headcount"), "payroll": field("payroll"),
        "base": field("base_sum"), "rate": field("premium_rate"), "due": view.amount.plain(),
        "warnings": taken.warnings.iter().map(|w| problems::fields(std::slice::from_ref(w), session.lang)).collect::<Vec<_>>(),
    })))
}
