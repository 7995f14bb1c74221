//! `gsbx recover`: recoveries and what comes back of them, by the same acts as the window.

use std::path::PathBuf;

use clap::Subcommand;

use super::args::Args;
use super::case::read_fields;
use super::{Failure, Session, office, print};
use crate::desk::Desk;
use crate::desk::cases::Filed;
use crate::desk::estimate::Fields;
use crate::desk::recover::RECOVERY_FIELDS;
use crate::domain::recovery::Way;
use crate::domain::sheet::kind::SheetKind;
use crate::report::sheets::SCRIBE;
use crate::report::{json_text, ledger, recover as report};

#[derive(Debug, Subcommand)]
pub enum RecoverAct {
    /// 录入追回单，待复核 / file a recovery out of a JSON file, to be reviewed
    File {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// 追回单列表，最新的在前 / the recoveries, the newest first
    List {
        #[arg(long)]
        json: bool,
    },
    /// 一张追回单及已退款项 / a recovery with its instalments and what came back
    Show {
        number: String,
        #[arg(long)]
        json: bool,
    },
    /// 登记退款到账，待另一人复核记账 / money came to the bank; to be checked and booked by another
    Repay {
        number: String,
        #[command(flatten)]
        part: PartArgs,
        /// 到账账户：bank_expense（默认）或 bank_income / the account it came to, bank_expense unless said otherwise
        #[arg(long, value_name = "KEY", default_value = "")]
        account: String,
    },
    /// 核销，待另一人复核 / give up what will not come back; to be checked by another
    WriteOff {
        number: String,
        #[command(flatten)]
        part: PartArgs,
    },
}

#[derive(Debug, clap::Args)]
pub struct PartArgs {
    /// 金额，元 / yuan
    #[arg(long, value_name = "YUAN", allow_hyphen_values = true)]
    amount: String,
    /// 银行进账单，核销时为财政部门批复 / the bank slip; of a write-off the finance bureau's approval
    #[arg(long, value_name = "TEXT")]
    document: String,
    /// 日期，默认今天 / day, today unless said otherwise
    #[arg(long, value_name = "DATE", default_value = "")]
    date: String,
    /// 摘要 / what it is
    #[arg(long, value_name = "TEXT", default_value = "")]
    memo: String,
    /// 提交编号，重复提交只登记一次 / sent again under the same id, it is entered once
    #[arg(long, value_name = "ID", default_value = "")]
    submission: String,
    #[arg(long)]
    json: bool,
}

impl PartArgs {
    fn fields(&self) -> Fields {
        Fields::default()
            .with("amount", self.amount.as_str())
            .with("document", self.document.as_str())
            .with("date", self.date.as_str())
            .with("memo", self.memo.as_str())
    }
}

pub(super) fn run(args: &Args, act: &RecoverAct, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    match act {
        RecoverAct::File { file, json } => {
            let (fields, submission) = read_fields(file, session, |id| RECOVERY_FIELDS.contains(&id))?;
            told(&desk.file_sheet(SheetKind::Recovery, &fields, &submission, SCRIBE)?, *json)
        }
        RecoverAct::List { json } => {
            let list = desk.recoveries()?;
            print(&if *json { json_text(&report::list_json(&list)) } else { report::list_text(&list, session.lang) })
        }
        RecoverAct::Show { number, json } => {
            let view = desk.recovery(number)?;
            print(&if *json { json_text(&report::view_json(&view)) } else { report::view_text(&view, session.lang) })
        }
        RecoverAct::Repay { number, part, account } => {
            enter(&mut desk, number, Way::Bank, part, part.fields().with("fund_account", account.as_str()))
        }
        RecoverAct::WriteOff { number, part } => enter(&mut desk, number, Way::WriteOff, part, part.fields()),
    }
}

fn enter(desk: &mut Desk, number: &str, way: Way, part: &PartArgs, fields: Fields) -> Result<(), Failure> {
    told(&desk.repay(number, way, &fields, &part.submission, SCRIBE)?, part.json)
}

fn told(filed: &Filed, json: bool) -> Result<(), Failure> {
    print(&if json { json_text(&ledger::filed_json(filed)) } else { filed.number.clone() })
}
