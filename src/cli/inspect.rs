//! `gsbx inspect`: findings and inspections, by the same acts as the window.

use clap::Subcommand;

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::Refusal;
use crate::desk::estimate::Fields;
use crate::desk::inspection::{FINDINGS_PAGE_MAX, FindingAsk};
use crate::domain::dates::Month;
use crate::domain::inspection::finding::Mark;
use crate::domain::inspection::rules::Rule;
use crate::domain::problem::Problem;
use crate::report::{inspection as report, json_text};

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
}

/// A value that may be empty.
fn given<T>(field: &'static str, text: &str, parse: impl FnOnce(&str) -> Result<T, Problem>) -> Result<Option<T>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    parse(text).map(Some).map_err(|p| Refusal::Problems(vec![(field, p)]).into())
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
    }
}
