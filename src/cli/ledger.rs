//! `gsbx ledger`: the books, and what the finance section enters in them, by the same acts as the window.

use clap::Subcommand;

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::sheet::kind::SheetKind;
use crate::report::sheets::SCRIBE;
use crate::report::{json_text, ledger as report};

#[derive(Debug, Subcommand)]
pub enum LedgerAct {
    /// 凭证列表，最新的在前 / vouchers, the newest first
    List {
        /// 月份 / of this month
        #[arg(long, value_name = "MONTH")]
        month: Option<String>,
        /// 科目 / on either side of this account, such as bank_expense
        #[arg(long, value_name = "KEY")]
        account: Option<String>,
        /// 最多条数 / vouchers at most
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u16).range(1..=10_000))]
        limit: u16,
        #[arg(long)]
        json: bool,
    },
    /// 一张凭证 / a voucher with its entries
    Show {
        voucher: String,
        #[arg(long)]
        json: bool,
    },
    /// 各科目余额 / the accounts with their balances
    Accounts {
        #[arg(long)]
        year: Option<i32>,
        #[arg(long)]
        json: bool,
    },
    /// 登记收支，待另一人复核记账 / enter a posting, to be checked and booked by another
    Post(Box<PostArgs>),
    /// 红字冲销一张凭证，待另一人复核 / take a voucher back, to be checked by another
    Reverse {
        voucher: String,
        /// 理由 / why
        #[arg(long)]
        reason: String,
        /// 记账日期，默认今天 / day of the red voucher, today unless said otherwise
        #[arg(long, value_name = "DATE", default_value = "")]
        date: String,
        #[arg(long)]
        json: bool,
    },
    /// 结账，待另一人确认 / close a month or a year, to be confirmed by another
    #[command(group = clap::ArgGroup::new("period").required(true))]
    Close {
        /// 月份 / the month
        #[arg(long, group = "period", value_name = "MONTH")]
        month: Option<String>,
        /// 年度 / the year
        #[arg(long, group = "period", value_name = "YEAR")]
        year: Option<i32>,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, clap::Args)]
pub struct PostArgs {
    /// P1, P1a, P1b, P1c, P2, P3, P7, P7a, P8 ... P20a, other_income, other_spending
    #[arg(long, value_name = "ID")]
    template: String,
    /// 日期，默认今天 / day, today unless said otherwise
    #[arg(long, value_name = "DATE", default_value = "")]
    date: String,
    /// 金额，元 / yuan
    #[arg(long, value_name = "YUAN")]
    amount: String,
    /// 依据的单据 / the document that shows it
    #[arg(long, value_name = "TEXT")]
    document: String,
    /// 附件张数 / annexes
    #[arg(long, value_name = "N", default_value = "")]
    annexes: String,
    /// 摘要 / what it is
    #[arg(long, value_name = "TEXT", default_value = "")]
    memo: String,
    /// 资金账户，可选时 / which account, where the template has a choice
    #[arg(long, value_name = "KEY", default_value = "")]
    account: String,
    /// 保费所属月份 / month premiums are for
    #[arg(long, value_name = "MONTH", default_value = "")]
    month: String,
    /// 单位信用代码 / credit code of the employer premiums go back to
    #[arg(long, value_name = "CODE", default_value = "")]
    employer: String,
    /// 更正的年度 / the earlier year that is put right
    #[arg(long, value_name = "YEAR", default_value = "")]
    year: String,
    /// 提交编号，重复提交只登记一次 / sent again under the same id, it is entered once
    #[arg(long, value_name = "ID", default_value = "")]
    submission: String,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, act: &LedgerAct, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    let policy = desk.policy();
    match act {
        LedgerAct::List { month, account, limit, json } => {
            let month = month.as_deref().map(Month::parse).transpose();
            let month = month.map_err(|p| Refusal::Problems(vec![("month", p)]))?;
            let list = desk.vouchers(month, account.as_deref(), 0, i64::from(*limit))?;
            print(&if *json { json_text(&report::list_json(&list)) } else { report::list_text(&list, session.lang) })
        }
        LedgerAct::Show { voucher, json } => {
            let view = desk.voucher(voucher)?;
            print(&if *json {
                json_text(&report::voucher_json(&view))
            } else {
                report::voucher_text(&view, &policy, session.lang)
            })
        }
        LedgerAct::Accounts { year, json } => {
            let view = desk.accounts(*year)?;
            print(&if *json {
                json_text(&report::accounts_json(&view, &policy, session.lang))
            } else {
                report::accounts_text(&view, &policy, session.lang)
            })
        }
        LedgerAct::Post(post) => file(&mut desk, &entered(post), &post.submission, post.json),
        LedgerAct::Reverse { voucher, reason, date, json } => {
            let fields = template("P19").with("voucher", voucher.as_str()).with("memo", reason.as_str());
            file(&mut desk, &fields.with("date", date.as_str()), "", *json)
        }
        LedgerAct::Close { month: Some(month), json, .. } => {
            file(&mut desk, &template("month").with("month", month.as_str()), "", *json)
        }
        LedgerAct::Close { year, json, .. } => {
            let year = year.map(|y| y.to_string()).unwrap_or_default();
            file(&mut desk, &template("P18").with("year", year), "", *json)
        }
    }
}

fn template(id: &str) -> Fields {
    Fields::default().with("template", id)
}

fn entered(post: &PostArgs) -> Fields {
    template(&post.template)
        .with("date", post.date.as_str())
        .with("amount", post.amount.as_str())
        .with("document", post.document.as_str())
        .with("annexes", post.annexes.as_str())
        .with("memo", post.memo.as_str())
        .with("fund_account", post.account.as_str())
        .with("month", post.month.as_str())
        .with("credit_code", post.employer.as_str())
        .with("year", post.year.as_str())
}

/// Files it and tells its number.
fn file(desk: &mut Desk, fields: &Fields, submission: &str, json: bool) -> Result<(), Failure> {
    let filed = desk.file_sheet(SheetKind::Posting, fields, submission, SCRIBE)?;
    print(&if json { json_text(&report::filed_json(&filed)) } else { filed.number })
}
