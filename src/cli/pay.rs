//! `gsbx pay`: what waits to be paid, payment lists, bank files and the accounts of payees, by the same acts as the window.

use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};

use super::args::Args;
use super::case::read_fields;
use super::{Failure, Session, office, print};
use crate::desk::cases::Filed;
use crate::desk::estimate::Fields;
use crate::desk::payments::{ACCOUNT_FIELDS, BankForm, LineResult, read_answer, read_results};
use crate::desk::sheets::{SheetView, StepNote};
use crate::desk::{Desk, Refusal};
use crate::domain::codes::{CodeBook, ListId};
use crate::domain::dates::parse_date;
use crate::domain::grid;
use crate::domain::payment::LineState;
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::workflow::Step;
use crate::report::sheets::SCRIBE;
use crate::report::{json_text, ledger, payments as report, sheet_view};

#[derive(Debug, Subcommand)]
pub enum PayAct {
    /// 待支付的款项 / what waits to be paid
    Owed {
        #[arg(long)]
        json: bool,
    },
    /// 月度发放：定期待遇记为应付 / run a month: note down what monthly benefits are owed
    Run(super::pay_run::RunArgs),
    /// 支付单 / payment lists
    Batch {
        #[command(subcommand)]
        act: BatchAct,
    },
    /// 收款账户 / accounts of payees
    Account {
        #[command(subcommand)]
        act: AccountAct,
    },
}

#[derive(Debug, Subcommand)]
pub enum BatchAct {
    /// 编制支付单 / build a list
    Build {
        /// monthly, one_off, reimbursement, institution, again
        #[arg(long)]
        kind: String,
        /// 月份，定期待遇 / the month, of monthly benefits
        #[arg(long, value_name = "MONTH", default_value = "")]
        month: String,
        /// 只列这些款项 / only these, by their numbers in `gsbx pay owed`
        #[arg(long, value_name = "ID", value_delimiter = ',')]
        pick: Vec<i64>,
        /// 提交编号，重复提交只编制一次 / sent again under the same id, it is built once
        #[arg(long, value_name = "ID", default_value = "")]
        submission: String,
        #[arg(long)]
        json: bool,
    },
    /// 支付单列表，最新的在前 / the lists, the newest first
    List {
        #[arg(long)]
        json: bool,
    },
    /// 支付单各行 / a list with its lines
    Show {
        number: String,
        #[arg(long)]
        json: bool,
    },
    /// 导出报盘文件 / write the bank file; it holds whole account numbers
    File {
        number: String,
        #[arg(long, value_enum, default_value = "csv")]
        format: Format,
        /// 写入此新文件 / the new file
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// 报盘 / say that the bank has the file
    Send {
        number: String,
        #[arg(long)]
        json: bool,
    },
    /// 回盘记账 / what the bank did with each line; it is booked
    #[command(group = clap::ArgGroup::new("answer").required(true))]
    Settle {
        number: String,
        /// 回盘文件：line,result,reason / the bank's answer
        #[arg(long, group = "answer", value_name = "FILE")]
        file: Option<PathBuf>,
        /// 全部成功 / it paid every line
        #[arg(long, group = "answer")]
        all_paid: bool,
        /// 记账日期，默认今天 / day it is booked on, today unless said otherwise
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
        #[arg(long)]
        json: bool,
    },
    /// 登记退票 / the bank returned a line it had paid
    Returned {
        number: String,
        #[arg(long, value_name = "N")]
        line: i64,
        /// number, name, closed, frozen, dormant, limit, other
        #[arg(long)]
        reason: String,
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    Csv,
    Xlsx,
}

#[derive(Debug, Subcommand)]
pub enum AccountAct {
    /// 登记或变更账户，待复核 / enter an account out of a JSON file, to be reviewed
    File {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// 现用账户 / the accounts in use
    List {
        /// 收款人姓名或名称的一部分 / a part of the payee's name
        #[arg(default_value = "")]
        text: String,
        #[arg(long)]
        json: bool,
    },
    /// 显示登记单上的完整账号 / the whole number that a sheet enters; the look is recorded
    Show {
        number: String,
        #[arg(long)]
        json: bool,
    },
}

pub(super) fn run(args: &Args, act: &PayAct, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    match act {
        PayAct::Owed { json } => {
            let (owed, policy) = (desk.owed()?, desk.policy());
            print(&if *json { json_text(&report::owed_json(&owed)) } else { report::owed_text(&owed, &policy, session.lang) })
        }
        PayAct::Run(run) => super::pay_run::run(&mut desk, run, session),
        PayAct::Batch { act } => batch(&mut desk, act, session),
        PayAct::Account { act } => account(&mut desk, act, session),
    }
}

fn batch(desk: &mut Desk, act: &BatchAct, session: &Session) -> Result<(), Failure> {
    let policy = desk.policy();
    match act {
        BatchAct::Build { kind, month, pick, submission, json } => {
            let ids: Vec<[String; 1]> = pick.iter().map(|id| [id.to_string()]).collect();
            let fields = Fields::default().with("list_kind", kind.as_str()).with("month", month.as_str());
            let (filed, sheet) = build(desk, &fields.with("payables", grid::text(&ids)), submission)?;
            let told = || [vec![filed.number.clone()], report::left_out(&sheet, session.lang)].concat().join("\n");
            print(&if *json { json_text(&report::built_json(&filed, &sheet)) } else { told() })
        }
        BatchAct::List { json } => {
            let lists = desk.payment_lists()?;
            print(&if *json { json_text(&report::lists_json(&lists)) } else { report::lists_text(&lists, session.lang) })
        }
        BatchAct::Show { number, json } => {
            let lines = desk.payment_lines(number)?;
            print(&if *json {
                json_text(&report::lines_json(number, &lines))
            } else {
                report::lines_text(&lines, &policy, session.lang)
            })
        }
        BatchAct::File { number, format, out } => {
            let form = match format {
                Format::Csv => BankForm::Csv,
                Format::Xlsx => BankForm::Xlsx,
            };
            let bytes = report::bank_file(&desk.bank_file(number)?, &policy, form, session.lang);
            write_new(out, &bytes.map_err(|e| Failure::File(out.clone(), e))?)
        }
        BatchAct::Send { number, json } => {
            let seen = desk.sheet(number)?.seen;
            desk.take_sheet_step(number, seen, Step::Send, &StepNote::default())?;
            told(desk, number, *json, session)
        }
        BatchAct::Settle { number, file, all_paid: _, date, json } => {
            let seen = desk.sheet(number)?.seen;
            let results = match file {
                Some(file) => read_results(&read_answer(file)?, policy.list(ListId::PaymentResult))?,
                None => all_paid(desk, number)?,
            };
            let note = StepNote { on: day(date.as_deref())?, ..StepNote::default() };
            desk.settle_list(number, seen, &results, &note)?;
            told(desk, number, *json, session)
        }
        BatchAct::Returned { number, line, reason, date, json } => {
            let result = LineResult { nth: *line, failure: Some(reason.clone()) };
            desk.return_payment(number, &result, day(date.as_deref())?)?;
            told(desk, number, *json, session)
        }
    }
}

fn account(desk: &mut Desk, act: &AccountAct, session: &Session) -> Result<(), Failure> {
    match act {
        AccountAct::File { file: path, json } => {
            let (fields, submission) = read_fields(path, session, |id| ACCOUNT_FIELDS.contains(&id))?;
            file(desk, SheetKind::Payee, &fields, &submission, *json)
        }
        AccountAct::List { text, json } => {
            let (accounts, policy) = (desk.payee_accounts(text)?, desk.policy());
            print(&if *json {
                json_text(&report::accounts_json(&accounts))
            } else {
                report::accounts_text(&accounts, &policy, session.lang)
            })
        }
        AccountAct::Show { number, json } => {
            let account = desk.show_account(number)?;
            print(&if *json { json_text(&report::account_json(number, &account)) } else { account })
        }
    }
}

fn file(desk: &mut Desk, kind: SheetKind, fields: &Fields, submission: &str, json: bool) -> Result<(), Failure> {
    let filed = desk.file_sheet(kind, fields, submission, SCRIBE)?;
    print(&if json { json_text(&ledger::filed_json(&filed)) } else { filed.number })
}

/// Builds a list; answers it as it stands, with whom it leaves out.
pub(super) fn build(desk: &mut Desk, fields: &Fields, submission: &str) -> Result<(Filed, SheetView), Refusal> {
    let filed = desk.file_sheet(SheetKind::PaymentList, fields, submission, SCRIBE)?;
    let sheet = desk.sheet(&filed.number)?;
    Ok((filed, sheet))
}

/// Where a list stands now; for scripts with all of its lines.
fn told(desk: &Desk, number: &str, json: bool, session: &Session) -> Result<(), Failure> {
    let view = desk.sheet(number)?;
    print(&if json {
        json_text(&report::settled_json(&view, &desk.payment_lines(number)?))
    } else {
        sheet_view::state_line(&view, session.lang)
    })
}

fn all_paid(desk: &Desk, number: &str) -> Result<Vec<LineResult>, Refusal> {
    let pending = desk.payment_lines(number)?.into_iter().filter(|l| l.state == LineState::Pending);
    Ok(pending.map(|l| LineResult { nth: l.nth, failure: None }).collect())
}

fn day(text: Option<&str>) -> Result<Option<chrono::NaiveDate>, Refusal> {
    text.map(parse_date).transpose().map_err(|p| Refusal::Problems(vec![("date", p)]))
}

/// A file of its owner only, which must not be there yet.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).and_then(|mut f| f.write_all(bytes));
    written.map_err(|e| Failure::File(path.to_owned(), e))
}
