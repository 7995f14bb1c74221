//! `gsbx inspect`: findings and inspections, by the same acts as the window.

use std::path::PathBuf;

use clap::Subcommand;

use super::args::Args;
use super::case::read_fields;
use super::{Failure, Session, office, print};
use crate::desk::cases::Filed;
use crate::desk::estimate::Fields;
use crate::desk::inspection::{FINDINGS_PAGE_MAX, FindingAsk, PLAN_FIELDS, step_fields};
use crate::desk::sheets::StepNote;
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::inspection::finding::Mark;
use crate::domain::inspection::rules::Rule;
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::{Flow, SheetKind};
use crate::domain::sheet::workflow::{Step, TRANSITIONS};
use crate::report::sheets::SCRIBE;
use crate::report::{inspection as report, json_text, ledger};

#[derive(Debug, Subcommand)]
pub enum InspectAct {
    /// 疑点：每条附证据 / what the rules find, each with its evidence
    Findings {
        /// 月份，默认最近一个已核定月 / the month, the last one levied unless said otherwise
        #[arg(long, value_name = "MONTH", default_value = "")]
        month: String,
        /// 只看一条规则 / one rule only
        #[arg(long, value_name = "RULE", default_value = "")]
        rule: String,
        /// 单位名称的一部分或信用代码开头 / a part of the employer's name or the beginning of its code
        #[arg(long, value_name = "TEXT", default_value = "")]
        employer: String,
        /// 只看未处理的 / only those that nobody has settled
        #[arg(long)]
        unmarked: bool,
        #[arg(long)]
        json: bool,
    },
    /// 标注疑点：已说明，或重新关注 / say of a finding that it is explained, or that the reason did not hold
    Mark {
        #[arg(long, value_name = "RULE")]
        rule: String,
        #[arg(long, value_name = "CODE")]
        employer: String,
        /// 身份证号或人员内部编号，个人的疑点才有 / identity or internal number, of a person's finding
        #[arg(long, value_name = "ID", default_value = "")]
        person: String,
        /// 月份，按月的疑点才有 / month, of a finding that has one
        #[arg(long, value_name = "MONTH", default_value = "")]
        month: String,
        /// 重新关注 / the reason did not hold
        #[arg(long)]
        reopen: bool,
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// 稽核计划，内容在 JSON 文件里 / plan an inspection out of a JSON file
    Plan {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// 稽核步骤：notify、visit、record、clear、order、rectify、refer、close、drop / take a step of an inspection
    Step {
        number: String,
        #[arg(value_name = "STEP")]
        step: String,
        /// 该步骤的内容，JSON 文件 / what the step says, a JSON file
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        /// 意见 / opinion or reason
        #[arg(long, value_name = "TEXT", default_value = "")]
        reason: String,
        /// 文号 / number of a document
        #[arg(long, value_name = "TEXT", default_value = "")]
        document: String,
        #[arg(long)]
        json: bool,
    },
    /// 一件稽核及其疑点、记录、工资稽核表 / an inspection with its findings, record and wage audit
    Show {
        number: String,
        #[arg(long)]
        json: bool,
    },
    /// 抽样：同一种子、同一范围，名单相同 / draw a sample; the same seed and population give the same list
    Sample {
        /// employers 参保单位，paid_sheets 已付单据 / what is drawn from
        #[arg(value_name = "WHAT")]
        what: String,
        /// 随机种子，默认今天 / the seed, today unless said otherwise
        #[arg(long, value_name = "SEED", default_value = "")]
        seed: String,
        /// 抽取几个，默认按参数（5%，至少 20）/ how many, by the parameters unless said otherwise
        #[arg(long, value_name = "N", default_value = "")]
        count: String,
        /// 已付单据的起始月，默认上月 / first month of paid sheets, last month unless said otherwise
        #[arg(long, value_name = "MONTH", default_value = "")]
        from: String,
        /// 截止月 / last month
        #[arg(long, value_name = "MONTH", default_value = "")]
        until: String,
        #[arg(long)]
        json: bool,
    },
    /// 按工资稽核表录入补缴单 / file the supplement that the wage audit comes to
    Book {
        number: String,
        #[arg(long)]
        json: bool,
    },
}

/// The steps there are, for one that is not among them.
const NO_STEP: Problem = Problem::NotOneOf { choices: "notify, visit, record, clear, order, rectify, refer, close, drop" };

fn is_inspections(step: Step) -> bool {
    TRANSITIONS.iter().any(|t| t.flow == Flow::Inspection && t.step == step)
}

fn shown(desk: &Desk, number: &str, json: bool, session: &Session) -> Result<(), Failure> {
    let view = desk.inspection(number)?;
    print(&if json { json_text(&report::case_json(&view)) } else { report::case_lines(&view, session.lang).join("\n") })
}

fn filed(filed: &Filed, json: bool) -> Result<(), Failure> {
    print(&if json { json_text(&ledger::filed_json(filed)) } else { filed.number.clone() })
}

fn parsed<T>(field: &'static str, text: &str, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Result<T, Failure> {
    parse(text).map_err(|p| Refusal::Problems(vec![(field, p)]).into())
}

/// A value that may be empty.
fn given<T>(field: &'static str, text: &str, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Result<Option<T>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    parsed(field, text, parse).map(Some)
}

pub(super) fn run(args: &Args, act: &InspectAct, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    match act {
        InspectAct::Findings { month, rule, employer, unmarked, json } => {
            let ask = FindingAsk {
                month: given("month", month, Month::parse)?,
                rule: given("rule", rule, Rule::parse)?,
                employer: employer.clone(),
                unmarked: *unmarked,
            };
            let list = desk.findings(&ask, 0, FINDINGS_PAGE_MAX)?;
            let text = || report::findings_text(&list, session.lang);
            print(&if *json { json_text(&report::findings_json(&list)) } else { text() })
        }
        InspectAct::Mark { rule, employer, person, month, reopen, reason } => {
            let named = Fields::default()
                .with("rule", rule.as_str())
                .with("credit_code", employer.as_str())
                .with("id_number", person.as_str())
                .with("month", month.as_str());
            let key = desk.finding_named(&named)?;
            let mark = if *reopen { Mark::Reopened } else { Mark::Explained };
            Ok(desk.mark_finding(&key, mark, reason)?)
        }
        InspectAct::Plan { file, json } => {
            let (fields, submission) = read_fields(file, session, |id| PLAN_FIELDS.contains(&id))?;
            filed(&desk.file_sheet(SheetKind::Inspection, &fields, &submission, SCRIBE)?, *json)
        }
        InspectAct::Step { number, step, file, reason, document, json } => {
            let step = parsed("step", step, |t| Step::parse(t).filter(|s| is_inspections(*s)).ok_or(NO_STEP))?;
            let said = match file {
                Some(file) => read_fields(file, session, |id| step_fields(step).contains(&id))?.0,
                None => Fields::default(),
            };
            let note = StepNote { reason: reason.clone(), document: document.clone(), on: None };
            let view = desk.inspection(number)?;
            desk.take_step_saying(number, view.sheet.seen, step, &note, &said)?;
            shown(&desk, number, *json, session)
        }
        InspectAct::Show { number, json } => shown(&desk, number, *json, session),
        InspectAct::Sample { what, seed, count, from, until, json } => {
            let fields = Fields::default()
                .with("what", what.as_str())
                .with("seed", seed.as_str())
                .with("count", count.as_str())
                .with("from_month", from.as_str())
                .with("until_month", until.as_str());
            let sample = desk.draw_sample(&fields)?;
            let text = || report::sample_text(&sample, session.lang);
            print(&if *json { json_text(&report::sample_json(&sample)) } else { text() })
        }
        InspectAct::Book { number, json } => filed(&desk.book_audit(number, SCRIBE)?, *json),
    }
}
