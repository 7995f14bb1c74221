//! `gsbx case`: claims filed, shown, listed and moved on by the same acts as the window.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::Value;

use super::args::Args;
use super::{Failure, Session, office, paper, print};
use crate::desk::Refusal;
use crate::desk::cases::{OLD_INJURY_FIELDS, Queue};
use crate::desk::estimate::Fields;
use crate::domain::case::claim::fields::FIELDS;
use crate::domain::case::state::State;
use crate::domain::case::workflow::Check;
use crate::domain::problem::Problem;
use crate::report::{cases as report, json_text};
use crate::text::command::{Line, line};

#[derive(Debug, Subcommand)]
pub enum CaseAct {
    /// 受理文件中的申请，显示案件编号 / file the claim of a JSON file, print the case number
    File {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// 一个案件及其经过 / a case and its time line
    Show {
        number: String,
        #[arg(long)]
        json: bool,
    },
    /// 案件列表 / cases in a list
    List {
        /// 状态 / in this state, such as applied
        #[arg(long)]
        state: Option<String>,
        /// 几天内到期 / limits that end within N days
        #[arg(long, value_name = "N")]
        due: Option<u16>,
        /// 已逾期 / limits that are over
        #[arg(long)]
        overdue: bool,
        /// 我受理的 / opened by me
        #[arg(long)]
        mine: bool,
        /// 待我复核 / waiting for me to check
        #[arg(long)]
        to_check: bool,
        /// 缺材料 / with papers to come
        #[arg(long)]
        papers: bool,
        /// 待完善的历年案件 / taken over, with fields that are not known
        #[arg(long)]
        gaps: bool,
        /// 最多条数 / lines at most
        #[arg(long, default_value_t = 100)]
        limit: u16,
        #[arg(long)]
        json: bool,
    },
    /// 办理一个步骤 / enter a step of a case
    Advance(Box<AdvanceArgs>),
    /// 复核、退回或撤回待复核的步骤 / settle the step that waits: pass, return, recall
    Check {
        number: String,
        /// pass, return, recall
        how: String,
        /// 退回的理由 / why it is returned
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// 更正申请内容 / change the claim of a case
    Revise {
        number: String,
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// 修改所依据的版本 / version the change began from
        #[arg(long)]
        base: i64,
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// 已出具的文书 / papers issued about a case
    Papers {
        number: String,
        #[arg(long)]
        json: bool,
    },
    /// 出具文书；已出具过的补打 / issue a paper, or print the one issued before once more
    Paper(Box<paper::PaperArgs>),
    /// 登记送达 / record that a paper was served
    Served(Box<paper::ServedArgs>),
}

#[derive(Debug, clap::Args)]
pub struct AdvanceArgs {
    number: String,
    /// accept, refuse, ask_papers, complete, suspend, resume, withdraw, recognise, deem, reject, treat, apply_appraisal, conclude, ...
    step: String,
    /// 日期，默认今天 / day of the step, today unless said otherwise
    #[arg(long = "date", value_name = "DATE", default_value = "")]
    on: String,
    /// 文号 / number of the document
    #[arg(long, default_value = "")]
    document: String,
    /// 决定机关 / who decided
    #[arg(long, default_value = "")]
    body: String,
    /// 认定情形 / situation, such as 14-1
    #[arg(long, default_value = "")]
    situation: String,
    /// 伤残等级 1-10 或 none / grade
    #[arg(long, default_value = "")]
    grade: String,
    /// 护理等级 / full, large, partial, none
    #[arg(long, default_value = "")]
    nursing: String,
    /// 老工伤所处状态 / state of an old injury, for take_over: recognised, treatment, graded, closed
    #[arg(long, default_value = "")]
    state: String,
    /// 理由 / reason
    #[arg(long, default_value = "")]
    reason: String,
}

/// Bytes of a claim's file at most.
const FILE_MAX: u64 = 1 << 20;

pub(super) fn run(args: &Args, act: &CaseAct, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    match act {
        CaseAct::File { file } => {
            let (fields, submission) = read(file, session)?;
            print(&desk.file_claim(&fields, &submission)?.number)
        }
        CaseAct::Show { number, json } => {
            let (view, policy) = (desk.case(number)?, desk.policy());
            print(&if *json { json_text(&report::json(&view)) } else { report::text(&view, &policy, session.lang) })
        }
        CaseAct::List { limit, json, .. } => {
            let list = desk.case_list(queue(act)?, 0, i64::from(*limit))?;
            print(&if *json { json_text(&report::list_json(&list)) } else { report::list_text(&list, session.lang) })
        }
        CaseAct::Advance(step) => {
            desk.advance_case(&step.number, &entry(step))?;
            print(&report::state_line(&desk.case(&step.number)?, session.lang))
        }
        CaseAct::Papers { number, json } => paper::list(&desk, number, *json, session),
        CaseAct::Paper(act) => paper::paper(&mut desk, act, session),
        CaseAct::Served(act) => paper::served(&mut desk, act, session),
        CaseAct::Check { number, how, reason } => {
            let unknown = || problem("step", Problem::NotOneOf { choices: "pass, return, recall" });
            desk.settle_step(number, Check::parse(how).ok_or_else(unknown)?, reason)?;
            print(&report::state_line(&desk.case(number)?, session.lang))
        }
        CaseAct::Revise { number, file, base, reason } => {
            let (fields, _) = read(file, session)?;
            let version = desk.revise_claim(number, *base, &fields, reason)?;
            print(&version.to_string())
        }
    }
}

fn entry(step: &AdvanceArgs) -> Fields {
    Fields::default()
        .with("step", step.step.as_str())
        .with("on", step.on.as_str())
        .with("document", step.document.as_str())
        .with("body", step.body.as_str())
        .with("situation", step.situation.as_str())
        .with("grade", step.grade.as_str())
        .with("nursing", step.nursing.as_str())
        .with("state", step.state.as_str())
        .with("reason", step.reason.as_str())
}

fn queue(act: &CaseAct) -> Result<Queue, Failure> {
    let CaseAct::List { state, due, overdue, mine, to_check, papers, gaps, .. } = act else { return Ok(Queue::All) };
    let state = match state {
        Some(text) => {
            let unknown = || problem("state", Problem::NotOneOf { choices: report::STATES });
            Some(State::parse(text).ok_or_else(unknown)?)
        }
        None => None,
    };
    Ok(match (state, due) {
        (Some(state), _) => Queue::InState(state),
        (None, Some(days)) => Queue::DueIn(*days),
        (None, None) if *overdue => Queue::Overdue,
        (None, None) if *mine => Queue::Mine,
        (None, None) if *to_check => Queue::ToCheck,
        (None, None) if *papers => Queue::PapersMissing,
        (None, None) if *gaps => Queue::WithGaps,
        (None, None) => Queue::All,
    })
}

fn problem(field: &'static str, problem: Problem) -> Failure {
    Refusal::Problems(vec![(field, problem)]).into()
}

/// A field of the claim, or of what is on file of an old injury.
fn is_field(id: &str) -> bool {
    FIELDS.iter().any(|f| f.id == id) || OLD_INJURY_FIELDS.contains(&id)
}

/// A claim as one JSON object of texts, and its `submission`.
fn read(file: &Path, session: &Session) -> Result<(Fields, String), Failure> {
    read_fields(file, session, is_field)
}

/// Fields as one JSON object of texts, and the `submission` among them.
pub(super) fn read_fields(file: &Path, session: &Session, is_field: impl Fn(&str) -> bool) -> Result<(Fields, String), Failure> {
    let at = |e| Failure::File(file.to_owned(), e);
    if std::fs::metadata(file).map_err(at)?.len() > FILE_MAX {
        return Err(problem("file", Problem::TooLarge));
    }
    let text = std::fs::read_to_string(file).map_err(at)?;
    let wrong = || Failure::BadInput(line(Line::NotAClaim, session.lang).to_owned());
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| wrong())?;
    let object = value.as_object().ok_or_else(wrong)?;
    let (mut fields, mut submission) = (Fields::default(), String::new());
    for (id, value) in object {
        let text = value.as_str().ok_or_else(wrong)?;
        match id.as_str() {
            "submission" => submission = text.to_owned(),
            _ if is_field(id) => fields.set(id, text),
            _ => return Err(problem("file", Problem::UnknownField { field: id.clone() })),
        }
    }
    Ok((fields, submission))
}
