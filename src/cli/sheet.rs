//! `gsbx sheet`, and the steps of a sheet by command: the same acts as in the window.

use clap::Subcommand;

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::sheets::{SheetAsk, SheetQueue, SheetView, StepNote};
use crate::desk::{Desk, Refusal};
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::domain::sheet::workflow::{Step, open};
use crate::report::{json_text, sheet_view as report};

#[derive(Debug, Subcommand)]
pub enum SheetAct {
    /// 单据清单 / sheets in a list
    List(ListArgs),
    /// 打印单据 / print a sheet: bill, determination or payment list
    Print(super::sheet_print::PrintArgs),
    /// 一张单据及其经过 / a sheet with its amounts, warnings and steps
    Show {
        number: String,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, clap::Args)]
pub struct ListArgs {
    /// 待我办理 / whose next step is mine
    #[arg(long, conflicts_with_all = ["returned", "mine", "due"])]
    waiting: bool,
    /// 退回我的 / returned to me
    #[arg(long, conflicts_with_all = ["mine", "due"])]
    returned: bool,
    /// 我的在办 / entered by me and not decided
    #[arg(long, conflicts_with = "due")]
    mine: bool,
    /// 将到期、已逾期 / due soon or overdue
    #[arg(long)]
    due: bool,
    /// 状态 / in this state, such as to_review
    #[arg(long)]
    state: Option<String>,
    /// 类别 / of this kind, such as reimbursement
    #[arg(long)]
    kind: Option<String>,
    /// 人员内部编号 / internal number of a person
    #[arg(long, value_name = "ID")]
    person: Option<i64>,
    /// 单据号或姓名的一部分 / a part of the number or name
    #[arg(long, default_value = "")]
    text: String,
    /// 最多条数 / lines at most
    #[arg(long, default_value_t = 100)]
    limit: u16,
    #[arg(long)]
    json: bool,
}

/// The kinds and states as the command line offers them.
const KINDS: &str = "reimbursement, determination, recovery, adjustment, payee, benefit_change, posting, payment_list, \
    declaration, project";
const STATES: &str = "draft, to_review, returned, to_approve, to_countersign, approved, sent, paid, refused, void, superseded, \
    reversed";

pub(super) fn run(args: &Args, act: &SheetAct, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    match act {
        SheetAct::Print(act) => super::sheet_print::run(&mut desk, act, session),
        SheetAct::List(list) => {
            let found = desk.sheet_queue(&ask(list)?, 0, i64::from(list.limit))?;
            print(&if list.json { json_text(&report::list_json(&found)) } else { report::list_text(&found, session.lang) })
        }
        SheetAct::Show { number, json } => {
            let (view, policy) = (desk.sheet(number)?, desk.policy());
            print(&if *json { json_text(&report::json(&view)) } else { report::text(&view, &policy, session.lang) })
        }
    }
}

fn ask(list: &ListArgs) -> Result<SheetAsk, Failure> {
    let wrong = |field, choices| Refusal::Problems(vec![(field, Problem::NotOneOf { choices })]);
    let kind = |text: &String| SheetKind::parse(text).ok_or_else(|| wrong("kind", KINDS));
    let state = |text: &String| State::parse(text).ok_or_else(|| wrong("state", STATES));
    let queue = match (list.waiting, list.returned, list.mine, list.due) {
        (true, ..) => SheetQueue::Waiting,
        (_, true, ..) => SheetQueue::Returned,
        (_, _, true, _) => SheetQueue::Mine,
        (_, _, _, true) => SheetQueue::Due,
        _ => SheetQueue::All,
    };
    Ok(SheetAsk {
        queue,
        kind: list.kind.as_ref().map(kind).transpose()?,
        state: list.state.as_ref().map(state).transpose()?,
        person: list.person,
        employer: None,
        text: list.text.clone(),
    })
}

/// Takes the step that brings a sheet on: passes, approves or countersigns it, whichever is next.
pub(super) fn approve(args: &Args, number: &str, note: StepNote, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    let view = desk.sheet(number)?;
    let step = onward(&view)?;
    take_on(&mut desk, &view, step, &note, session)
}

/// Takes a step that is named.
pub(super) fn take(args: &Args, number: &str, step: Step, note: StepNote, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    let view = desk.sheet(number)?;
    take_on(&mut desk, &view, step, &note, session)
}

fn take_on(desk: &mut Desk, view: &SheetView, step: Step, note: &StepNote, session: &Session) -> Result<(), Failure> {
    desk.take_sheet_step(&view.number, view.seen, step, note)?;
    print(&report::state_line(&desk.sheet(&view.number)?, session.lang))
}

/// The next step of those that are taken here. Sending to the bank and settling have commands of their own.
fn onward(view: &SheetView) -> Result<Step, Refusal> {
    let steps = [Step::Pass, Step::Approve, Step::Countersign];
    let found = view.open.iter().map(|o| o.step).find(|s| steps.contains(s));
    found.ok_or_else(|| {
        let (step, from) = (Step::Approve, Some(view.state));
        Refusal::Problems(vec![("step", Problem::SheetStepNotOpen { step, from, open: open(view.kind.flow(), from) })])
    })
}
