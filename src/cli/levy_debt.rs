//! `gsbx levy …` about what is paid and owed: payments, arrears, notices, reconciliation.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Subcommand;
use serde_json::json;

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::arrears::{ArrearsAsk, NoticeAsk};
use crate::desk::estimate::Fields;
use crate::desk::papers::{Sent, Way};
use crate::desk::{Desk, Refusal};
use crate::domain::dates::parse_date;
use crate::domain::levy::debt::NoticeKind;
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::SheetKind;
use crate::report::ledger::filed_json;
use crate::report::papers::DUNNING_PRESS;
use crate::report::sheets::SCRIBE;
use crate::report::{arrears as report, json_text};
use crate::text::arrears as words;
use crate::text::command::bad_row;
use crate::text::papers;

#[derive(Debug, Subcommand)]
pub enum DebtAct {
    /// 导入征缴到账文件 / take a file of payments in
    Receipts {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// 只试算，不写入 / work it out, write nothing
        #[arg(long)]
        dry_run: bool,
        /// 多于欠费的留作多缴 / keep what is more than is owed as a credit
        #[arg(long)]
        keep_over: bool,
        #[arg(long)]
        json: bool,
    },
    /// 到账列表，待认领的在前 / payments, those that are nobody's first
    Received {
        /// 仅待认领 / only those that are nobody's
        #[arg(long)]
        unknown: bool,
        /// 最多条数 / at most
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u16).range(1..=10_000))]
        limit: u16,
        #[arg(long)]
        json: bool,
    },
    /// 认领一笔到账 / say whose a payment is
    Assign {
        /// 凭证号 / number of the receipt
        number: String,
        /// 单位信用代码 / credit code of the employer
        code: String,
        /// 多于欠费的留作多缴 / keep what is more than is owed as a credit
        #[arg(long)]
        keep_over: bool,
        #[arg(long)]
        json: bool,
    },
    /// 用多缴冲抵欠费 / pay what is owed out of a credit
    UseCredit {
        /// 单位信用代码 / credit code of the employer
        code: String,
        #[arg(long)]
        json: bool,
    },
    /// 应缴变更：补缴、退费、冲销、缓缴，待复核审批 / change what was levied, to be reviewed and approved
    Change(Box<ChangeArgs>),
    /// 欠费单位，滞纳金算到某日 / who owes what, late fees to a day
    Arrears {
        /// 算到哪天，默认今天 / the day, today unless said otherwise
        #[arg(long, value_name = "DAY")]
        on: Option<String>,
        /// 只列欠费超过几个月的 / only those who owe more months than this
        #[arg(long, default_value_t = 0, value_name = "MONTHS")]
        over: usize,
        /// 单位名称的一部分或信用代码的开头 / part of the name or beginning of the code
        #[arg(long, default_value = "", value_name = "TEXT")]
        employer: String,
        #[arg(long)]
        json: bool,
    },
    /// 出具催缴、责令补缴、移送 / issue reminders, demands, or hand a debt over
    Notify(NotifyArgs),
    /// 已出具的通知 / the notices that were issued
    Notices {
        #[arg(long)]
        json: bool,
    },
    /// 打印通知 / print notices
    PrintNotice {
        #[arg(value_name = "NUMBER", required = true)]
        numbers: Vec<String>,
        /// 写入文件 / write to this file
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// 送打印机 / send to the printer
        #[arg(long, conflicts_with = "out")]
        lp: bool,
    },
    /// 登记通知的送达 / record that a notice was served
    Served {
        #[arg(value_name = "NUMBER")]
        number: String,
        /// handed, post, phone
        #[arg(long, value_name = "WAY")]
        way: String,
        /// 签收人 / who took it
        #[arg(long, value_name = "NAME")]
        to: String,
        /// 送达日期，默认今天 / the day, today unless said otherwise
        #[arg(long, default_value = "", value_name = "DAY")]
        on: String,
    },
    /// 对账：到账与账面保费收入 / payments beside what the books say came in
    Reconcile {
        #[arg(long)]
        year: Option<i32>,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, clap::Args)]
pub struct NotifyArgs {
    /// 单位信用代码 / credit codes of the employers
    #[arg(value_name = "CODE", required_unless_present = "all")]
    codes: Vec<String>,
    /// 全部欠费单位 / all that are in arrears
    #[arg(long, conflicts_with = "codes")]
    all: bool,
    /// 与 --all 同用：只含欠费超过几个月的 / with --all: only those who owe more months than this
    #[arg(long, default_value_t = 0, value_name = "MONTHS")]
    over: usize,
    /// reminder, demand, enforcement
    #[arg(long, default_value = "reminder", value_name = "KIND")]
    kind: String,
    #[arg(long)]
    json: bool,
}

fn notify(desk: &mut Desk, of: &NotifyArgs) -> Result<(), Failure> {
    const KINDS: &str = "reminder, demand, enforcement";
    let unknown = || Refusal::Problems(vec![("kind", Problem::NotOneOf { choices: KINDS })]);
    let kind = NoticeKind::parse(&of.kind).ok_or_else(unknown)?;
    let credit_codes = if of.all {
        let list = desk.arrears_list(&ArrearsAsk { over: of.over, ..ArrearsAsk::default() })?;
        list.lines.into_iter().filter(|l| l.overdue() > 0).map(|l| l.credit_code).collect()
    } else {
        of.codes.clone()
    };
    let numbers = desk.issue_notices(&NoticeAsk { kind, credit_codes }, DUNNING_PRESS)?;
    print(&if of.json { json_text(&json!({ "notices": numbers })) } else { numbers.join("\n") })
}

#[derive(Debug, clap::Args)]
pub struct ChangeArgs {
    /// supplement, refund, reversal, deferral
    #[arg(long, value_name = "WAY")]
    way: String,
    /// 单位信用代码；冲销整月时不填 / credit code of the employer; none for the reversal of a whole month
    #[arg(long, default_value = "", value_name = "CODE")]
    employer: String,
    /// 月份，补缴以外 / the month, of all but a supplement
    #[arg(long, default_value = "")]
    month: String,
    /// 实际工资表，补缴：id_number, month, wage / file of actual wages, for a supplement
    #[arg(long, value_name = "FILE")]
    wages: Option<PathBuf>,
    /// 退费金额，元 / yuan to be refunded
    #[arg(long, default_value = "", value_name = "YUAN")]
    amount: String,
    /// 冲销时把到账退回为多缴 / take receipts off what is reversed; they become a credit
    #[arg(long)]
    take_off: bool,
    /// 缓缴到几月份的保费 / last month that is deferred
    #[arg(long, default_value = "", value_name = "MONTH")]
    until_month: String,
    /// 缓缴到哪天 / day until which it is deferred
    #[arg(long, default_value = "", value_name = "DAY")]
    until: String,
    /// 理由 / why
    #[arg(long)]
    reason: String,
    /// 文号，缓缴必填 / number of the document; needed for a deferral
    #[arg(long, default_value = "", value_name = "TEXT")]
    document: String,
    /// 提交编号，重复提交只登记一次 / sent again under the same id, it is entered once
    #[arg(long, value_name = "ID", default_value = "")]
    submission: String,
    #[arg(long)]
    json: bool,
}

fn entered(desk: &Desk, change: &ChangeArgs) -> Result<Fields, Refusal> {
    let fields = Fields::default()
        .with("levy_way", change.way.as_str())
        .with("credit_code", change.employer.as_str())
        .with("month", change.month.as_str())
        .with("amount", change.amount.as_str())
        .with("take_off", if change.take_off { "yes" } else { "" })
        .with("until_month", change.until_month.as_str())
        .with("until", change.until.as_str())
        .with("reason", change.reason.as_str())
        .with("document", change.document.as_str());
    Ok(match &change.wages {
        Some(path) => fields.with("wages", desk.wages_of_file(path)?),
        None => fields,
    })
}

pub(super) fn run(args: &Args, act: &DebtAct, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    let lang = session.lang;
    match act {
        DebtAct::Receipts { file, dry_run, keep_over, json } => {
            let taken = desk.take_receipts(file, *dry_run, *keep_over)?;
            if taken.bad.is_empty() {
                return print(&if *json { json_text(&report::taken_json(&taken)) } else { words::taken(&taken, *dry_run, lang) });
            }
            for row in &taken.bad {
                // Nobody is left to tell when even the error stream is closed.
                let _ = writeln!(io::stderr(), "{}", bad_row(row, lang));
            }
            Err(Failure::Said(words::not_taken(taken.bad.len(), lang)))
        }
        DebtAct::Received { unknown, limit, json } => {
            let list = desk.receipts(*unknown, 0, i64::from(*limit))?;
            print(&if *json { json_text(&report::receipts_json(&list)) } else { report::receipts_text(&list, lang) })
        }
        DebtAct::Assign { number, code, keep_over, json } => {
            let spread = desk.assign_receipt(number, code, *keep_over)?;
            print(&if *json { json_text(&report::spread_json(&spread)) } else { words::spread(&spread, lang) })
        }
        DebtAct::UseCredit { code, json } => {
            let spread = desk.use_credit(code)?;
            print(&if *json { json_text(&report::spread_json(&spread)) } else { words::spread(&spread, lang) })
        }
        DebtAct::Change(change) => {
            let fields = entered(&desk, change)?;
            let filed = desk.file_sheet(SheetKind::LevyChange, &fields, &change.submission, SCRIBE)?;
            print(&if change.json { json_text(&filed_json(&filed)) } else { filed.number })
        }
        DebtAct::Notify(of) => notify(&mut desk, of),
        DebtAct::Notices { json } => {
            let list = desk.notice_list()?;
            print(&if *json { json_text(&report::notices_json(&list)) } else { report::notices_text(&list, lang) })
        }
        DebtAct::PrintNotice { numbers, out, lp } => {
            let way = match (out, lp) {
                (Some(path), _) => Way::File(path.clone()),
                (None, true) => Way::Printer,
                (None, false) => Way::Text,
            };
            match desk.print_notices(numbers, Some(way), DUNNING_PRESS)? {
                Sent::Text(text) => print(text.trim_end()),
                sent => print(&papers::sent(&sent, lang)),
            }
        }
        DebtAct::Served { number, way, to, on } => {
            let fields = Fields::default().with("way", way.as_str()).with("recipient", to.as_str()).with("on", on.as_str());
            Ok(desk.serve_notice(number, &fields)?)
        }
        DebtAct::Reconcile { year, json } => {
            let of = desk.reconcile(*year)?;
            print(&if *json { json_text(&report::reconciled_json(&of)) } else { report::reconciled_text(&of, lang) })
        }
        DebtAct::Arrears { on, over, employer, json } => {
            let on = on.as_deref().map(parse_date).transpose().map_err(|p| Refusal::Problems(vec![("on", p)]))?;
            let list = desk.arrears_list(&ArrearsAsk { on, over: *over, text: employer.clone() })?;
            print(&if *json { json_text(&report::arrears_json(&list)) } else { report::arrears_text(&list, lang) })
        }
    }
}
