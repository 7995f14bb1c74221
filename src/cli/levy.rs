//! `gsbx levy`: premiums, by the same acts as the window.

use clap::Subcommand;

use super::args::Args;
use super::levy_debt::{self, DebtAct};
use super::{Failure, Session};

#[derive(Debug, Subcommand)]
pub enum LevyAct {
    #[command(flatten)]
    Debt(DebtAct),
}

pub(super) fn run(args: &Args, act: &LevyAct, session: &Session) -> Result<(), Failure> {
    match act {
        LevyAct::Debt(act) => levy_debt::run(args, act, session),
    }
}
