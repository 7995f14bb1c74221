//! `gsbx stats`: tables of statistics, the lists behind their figures, and what was sent.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::papers::Sent as Left;
use crate::desk::statistics::{Export, ExportForm, FigureAsk};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::problem::Problem;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::problem::StatisticsProblem;
use crate::domain::statistics::table::{ColumnId, RowKey, Table, TableId};
use crate::report::{json_text, statistics as report};

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct StatsArgs {
    #[command(subcommand)]
    act: Option<StatsAct>,
    #[command(flatten)]
    period: PeriodArgs,
    /// 只要这张表 / this table only, S1 to S9
    #[arg(long, value_name = "ID")]
    table: Option<String>,
    /// 对外公布：隐去小数字 / for publication: small cells are hidden
    #[arg(long)]
    public: bool,
    #[arg(long)]
    json: bool,
    /// 存为 csv / save as csv
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "xlsx"])]
    csv: Option<PathBuf>,
    /// 存为 xlsx / save as xlsx
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    xlsx: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct PeriodArgs {
    /// 年度，默认上一年 / the year, last year unless said otherwise
    #[arg(long, conflicts_with_all = ["from", "to"])]
    year: Option<i32>,
    /// 起始月份 / first month
    #[arg(long, value_name = "MONTH", requires = "to")]
    from: Option<String>,
    /// 截止月份 / last month
    #[arg(long, value_name = "MONTH", requires = "from")]
    to: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum StatsAct {
    /// 一个数字背后的名单 / the list behind a figure
    Drill {
        #[arg(long, value_name = "ID")]
        table: String,
        /// 行，如 unit_type:enterprise / row, such as unit_type:enterprise
        #[arg(long, value_name = "KEY", default_value = "all")]
        row: String,
        /// 列，如 end / column, such as end
        #[arg(long, value_name = "ID")]
        column: String,
        #[command(flatten)]
        period: PeriodArgs,
        /// 最多条数 / lines at most
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
        limit: u32,
        #[arg(long)]
        json: bool,
    },
    /// 报送：按现在的数字定稿 / send a table: it is frozen as it stands
    Send {
        #[arg(long, value_name = "ID")]
        table: String,
        #[command(flatten)]
        period: PeriodArgs,
        /// 更正的理由 / why it is corrected
        #[arg(long, default_value = "")]
        reason: String,
        #[arg(long)]
        json: bool,
    },
    /// 报送过的统计表 / what was sent, the newest first
    Returns {
        #[arg(long)]
        json: bool,
    },
    /// 报送过的一张表 / a table as it was sent
    Sent {
        #[arg(long, value_name = "ID")]
        table: String,
        #[command(flatten)]
        period: PeriodArgs,
        /// 版次，默认最新 / which edition, the newest unless said otherwise
        #[arg(long)]
        edition: Option<i64>,
        #[arg(long)]
        json: bool,
    },
}

pub(super) fn run(args: &Args, stats: &StatsArgs, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    let lang = session.lang;
    match &stats.act {
        None => tables(&mut desk, stats, session),
        Some(StatsAct::Drill { table, row, column, period, limit, json }) => {
            let row = RowKey::parse(row).ok_or_else(|| wrong("row", StatisticsProblem::NoRow))?;
            let column = ColumnId::parse(column).ok_or_else(|| wrong("column", StatisticsProblem::NoColumn))?;
            let ask = FigureAsk { table: table_id(table)?, period: period.read(&desk)?, row, column };
            let page = desk.drill(&ask, 0, i64::from(*limit))?;
            print(&if *json { json_text(&report::drill_json(&page)) } else { report::drill_text(&page, lang) })
        }
        Some(StatsAct::Send { table, period, reason, json }) => {
            let sent = desk.send_statistics(table_id(table)?, period.read(&desk)?, reason)?;
            let policy = desk.policy();
            print(&if *json { json_text(&report::sent_json(&sent)) } else { report::sent_text(&sent, &policy, lang) })
        }
        Some(StatsAct::Returns { json }) => {
            let returns = desk.returns()?;
            print(&if *json { json_text(&report::returns_json(&returns)) } else { report::returns_text(&returns, lang) })
        }
        Some(StatsAct::Sent { table, period, edition, json }) => {
            let found = desk.statistics_return(table_id(table)?, period.read(&desk)?, *edition)?;
            let policy = desk.policy();
            print(&if *json {
                json_text(&report::one_return_json(&found, &policy, lang))
            } else {
                report::one_return_text(&found, &policy, lang)
            })
        }
    }
}

fn tables(desk: &mut Desk, stats: &StatsArgs, session: &Session) -> Result<(), Failure> {
    let period = stats.period.read(desk)?;
    let ids = match &stats.table {
        Some(table) => vec![table_id(table)?],
        None => TableId::ALL.to_vec(),
    };
    let files = [(&stats.csv, ExportForm::Csv), (&stats.xlsx, ExportForm::Xlsx)];
    if let Some((path, form)) = files.into_iter().find_map(|(path, form)| Some((path.as_ref()?, form))) {
        return save(desk, (ids, period, stats.public), form, path, session);
    }
    let count = |id: &TableId| if stats.public { desk.published_statistics(*id, period) } else { desk.statistics(*id, period) };
    let counted = ids.iter().map(count).collect::<Result<Vec<Table>, Refusal>>()?;
    let policy = desk.policy();
    print(&if stats.json {
        json_text(&report::json(&counted, &policy, session.lang))
    } else {
        report::text(&counted, &policy, session.lang)
    })
}

fn save(
    desk: &mut Desk,
    (tables, period, public): (Vec<TableId>, Period, bool),
    form: ExportForm,
    path: &Path,
    session: &Session,
) -> Result<(), Failure> {
    let export = Export { tables, period, public, form, file: Some(path.to_owned()) };
    match desk.export_statistics(&export, report::press(session.lang))? {
        Left::File(path) => print(&path.display().to_string()),
        _ => Ok(()),
    }
}

impl PeriodArgs {
    fn read(&self, desk: &Desk) -> Result<Period, Failure> {
        let month = |field, text: &str| Month::parse(text).map_err(|p| problem(field, p));
        match (self.year, &self.from, &self.to) {
            (Some(year), ..) => Period::year(year).map_err(|p| problem("year", p)),
            (None, Some(from), Some(to)) => Period::new(month("from", from)?, month("to", to)?).map_err(|p| problem("to", p)),
            _ => Ok(desk.usual_period()?),
        }
    }
}

fn table_id(text: &str) -> Result<TableId, Failure> {
    TableId::parse(text.trim()).ok_or_else(|| wrong("table", StatisticsProblem::NoTable))
}

fn wrong(field: &'static str, of: StatisticsProblem) -> Failure {
    problem(field, of.into())
}

fn problem(field: &'static str, problem: Problem) -> Failure {
    Failure::Refusal(Refusal::Problems(vec![(field, problem)]))
}
