//! `gsbx pay run`: the run of a month.

use super::{Failure, Session, print};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::report::{json_text, monthly as report};

#[derive(Debug, clap::Args)]
pub struct RunArgs {
    /// 月份 / month, such as 2021-06
    #[arg(long)]
    month: String,
    /// 只看不写 / only show what it would do
    #[arg(long)]
    preview: bool,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(desk: &mut Desk, args: &RunArgs, session: &Session) -> Result<(), Failure> {
    let month = Month::parse(&args.month).map_err(|p| Refusal::Problems(vec![("month", p)]))?;
    let view = if args.preview { desk.preview_run(month)? } else { desk.run_month(month)? };
    let is_done = !args.preview;
    print(&if args.json { json_text(&report::run_json(&view, is_done)) } else { report::run_text(&view, is_done, session.lang) })
}
