//! `gsbx pay`: the run of a month.

use clap::Subcommand;

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::Refusal;
use crate::domain::dates::Month;
use crate::report::{json_text, monthly as report};

#[derive(Debug, Subcommand)]
pub enum PayAct {
    /// 月度发放：定期待遇记为应付 / run a month: note down what monthly benefits are owed
    Run {
        /// 月份 / month, such as 2021-06
        #[arg(long)]
        month: String,
        /// 只看不写 / only show what it would do
        #[arg(long)]
        preview: bool,
        #[arg(long)]
        json: bool,
    },
}

pub(super) fn run(args: &Args, act: &PayAct, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    match act {
        PayAct::Run { month, preview, json } => {
            let month = Month::parse(month).map_err(|p| Refusal::Problems(vec![("month", p)]))?;
            let view = if *preview { desk.preview_run(month)? } else { desk.run_month(month)? };
            let (json, is_done) = (*json, !*preview);
            print(&if json {
                json_text(&report::run_json(&view, is_done))
            } else {
                report::run_text(&view, is_done, session.lang)
            })
        }
    }
}
