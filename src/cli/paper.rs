//! `gsbx case paper`, `gsbx case served` and `gsbx verify`: papers issued, printed, served and found again.

use std::path::PathBuf;

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::estimate::Fields;
use crate::desk::papers::{PaperLine, Sent, Way, verify};
use crate::desk::{Desk, Refusal};
use crate::domain::case::paper::PaperKind;
use crate::domain::problem::Problem;
use crate::report::json_text;
use crate::report::papers::{self as report, PRESS};
use crate::store::Store;
use crate::text::papers as say;

#[derive(Debug, clap::Args)]
pub struct PaperArgs {
    number: String,
    /// receipt, notice, refusal, service
    kind: String,
    /// 另出一份新的，不补打旧的 / issue a new one although there is one
    #[arg(long)]
    new: bool,
    /// 送达回证对应的文书，编号或种类 / kind or number of the paper a delivery record is of
    #[arg(long, value_name = "PAPER")]
    of: Option<String>,
    /// 存入此文件 / write to this new file
    #[arg(long, value_name = "FILE", conflicts_with_all = ["lp", "text"])]
    out: Option<PathBuf>,
    /// 用 lp 打印 / print through lp
    #[arg(long, conflicts_with = "text")]
    lp: bool,
    /// 打印机名，以后沿用 / name of the printer, remembered
    #[arg(long, value_name = "NAME", requires = "lp")]
    printer: Option<String>,
    /// 显示文本 / print the text here
    #[arg(long)]
    text: bool,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
pub struct ServedArgs {
    number: String,
    /// receipt, notice, refusal；或文书编号 / kind or number of the paper
    paper: String,
    /// 送达日期，默认今天 / day of service, today unless said otherwise
    #[arg(long, value_name = "DATE", default_value = "")]
    on: String,
    /// handed, post, phone
    #[arg(long)]
    way: String,
    /// 受送达人 / who received it
    #[arg(long)]
    to: String,
}

pub(super) fn list(desk: &Desk, number: &str, json: bool, session: &Session) -> Result<(), Failure> {
    let list = desk.papers(number)?;
    print(&if json { json_text(&report::json(&list)) } else { report::text(&list, session.lang) })
}

/// The newest paper of a kind is printed once more; where there is none, or a new one is wanted, it is issued first.
pub(super) fn paper(desk: &mut Desk, act: &PaperArgs, session: &Session) -> Result<(), Failure> {
    let kind = PaperKind::parse(&act.kind).map_err(|p| problem("paper", p))?;
    let lines = desk.papers(&act.number)?.lines;
    let about = match (kind, &act.of) {
        (PaperKind::Service, Some(of)) => Some(find(&lines, of)?),
        // The newest that can be served.
        (PaperKind::Service, None) => lines.iter().rev().find(|l| l.kind != PaperKind::Service),
        (PaperKind::Receipt | PaperKind::Notice | PaperKind::Refusal, _) => None,
    };
    let same = |l: &&PaperLine| l.kind == kind && l.about.as_ref() == about.map(|a| &a.number);
    let id = match lines.iter().rev().find(same) {
        Some(line) if !act.new => line.id,
        _ => desk.issue_paper(&act.number, kind, about.map(|l| l.id), PRESS)?,
    };
    if let Some(printer) = &act.printer {
        desk.choose_printer(printer)?;
    }
    let way = match &act.out {
        Some(path) => Some(Way::File(path.clone())),
        None if act.lp => Some(Way::Printer),
        None if act.text => Some(Way::Text),
        None => None,
    };
    let sent = way.map(|way| desk.print_paper(id, Some(way), PRESS)).transpose()?;
    let list = desk.papers(&act.number)?;
    let Some(line) = list.lines.iter().find(|l| l.id == id) else { return Err(Refusal::NotFound.into()) };
    match sent {
        Some(Sent::Text(text)) if !act.json => print(text.trim_end()),
        _ if act.json => print(&json_text(&report::paper_json(line))),
        Some(sent) => print(&format!("{}\n{}", say::issued(line, session.lang), say::sent(&sent, session.lang))),
        None => print(&say::issued(line, session.lang)),
    }
}

pub(super) fn served(desk: &mut Desk, act: &ServedArgs, session: &Session) -> Result<(), Failure> {
    let lines = desk.papers(&act.number)?.lines;
    let id = find(&lines, &act.paper)?.id;
    let fields = Fields::default().with("on", act.on.as_str()).with("way", act.way.as_str()).with("recipient", act.to.as_str());
    desk.record_service(id, &fields)?;
    list(desk, &act.number, false, session)
}

/// Needs no login: whoever can read the file may ask, and nothing personal is told.
pub(super) fn verify_code(args: &Args, code: &str, json: bool, session: &Session) -> Result<(), Failure> {
    let store = Store::open(&office::path(args)?).map_err(Refusal::Store)?;
    let found = verify(&store, code)?;
    print(&if json { json_text(&report::verified_json(&found)) } else { say::verified(&found, session.lang) })?;
    if found.is_sound { Ok(()) } else { Err(Failure::Silent) }
}

/// The paper of a number, or the newest of a kind.
fn find<'a>(lines: &'a [PaperLine], named: &str) -> Result<&'a PaperLine, Failure> {
    let kind = PaperKind::parse(named).ok();
    let is_it = |l: &&PaperLine| l.number == named || Some(l.kind) == kind;
    lines.iter().rev().find(is_it).ok_or_else(|| problem("paper", Problem::NothingIssued))
}

fn problem(field: &'static str, problem: Problem) -> Failure {
    Refusal::Problems(vec![(field, problem)]).into()
}
