//! `gsbx rate`: rates of employers, by the same acts as the window.

use std::path::PathBuf;

use clap::Subcommand;

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::estimate::Fields;
use crate::desk::papers::{Sent, Way};
use crate::desk::rates::ReviewAsk;
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::sheet::kind::SheetKind;
use crate::report::papers::NOTICE_PRESS;
use crate::report::sheets::SCRIBE;
use crate::report::{json_text, ledger, rates as report};
use crate::text::papers::sent;

#[derive(Debug, Subcommand)]
pub enum RateAct {
    /// 单位现行费率和历史 / an employer's rate and how it came about
    Show {
        /// 统一社会信用代码 / credit code
        credit_code: String,
        #[arg(long)]
        json: bool,
    },
    /// 浮动费率评审，--file 录入核定单 / review all employers; --file makes it a sheet
    Review(ReviewArgs),
    /// 核定一个单位的费率，待复核 / decide on one employer's rate: class, step, or an objection
    Set(SetArgs),
    /// 提出调整费率的建议，待复核 / propose a saved scenario to the bureau, to be reviewed
    Propose(ProposeArgs),
    /// 打印给一个单位的费率核定通知 / print the notice of an approved sheet to one employer
    Notice {
        number: String,
        credit_code: String,
        /// 存入此文件 / write to this new file
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

#[derive(Debug, clap::Args)]
pub struct ReviewArgs {
    /// 评审期末年，默认上年 / the last year looked back on; last year
    #[arg(long)]
    year: Option<i32>,
    /// 执行起始月份，默认本月 / the month from which new steps hold; this month
    #[arg(long, value_name = "YYYY-MM")]
    from: Option<String>,
    /// 用外地档次表试算（huainan、one_city、jining），不得据此核定 / try the bands of another place; decides nothing
    #[arg(long, value_name = "ID", conflicts_with = "file")]
    example: Option<String>,
    /// 只列有变动的 / only who changes
    #[arg(long)]
    changed: bool,
    /// 录入费率核定单，待复核 / file it as a sheet, to be reviewed
    #[arg(long)]
    file: bool,
    /// 文号 / number of a document
    #[arg(long, default_value = "")]
    document: String,
    /// 提交编号 / id of the submission: the same files once
    #[arg(long, default_value = "")]
    submission: String,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
pub struct SetArgs {
    /// 统一社会信用代码 / credit code
    credit_code: String,
    /// 执行起始月份 / from this month on
    #[arg(long, value_name = "YYYY-MM")]
    from: String,
    /// 新风险类别 / class, 1 to 8
    #[arg(long, default_value = "")]
    class: String,
    /// 新浮动档次 / step, counted from 1 among the class's own
    #[arg(long, default_value = "")]
    step: String,
    /// 原因：reclassified、objection、correction / cause
    #[arg(long)]
    cause: String,
    /// 理由 / reason
    #[arg(long)]
    reason: String,
    #[arg(long, default_value = "")]
    document: String,
    /// 异议所指核定单 / the sheet that is objected to
    #[arg(long, default_value = "")]
    objects_to: String,
    /// 复议或诉讼 / how a reconsideration or suit stands
    #[arg(long, default_value = "")]
    reconsideration: String,
    #[arg(long, default_value = "")]
    submission: String,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
pub struct ProposeArgs {
    /// 已保存的测算方案 / name of a saved scenario
    scenario: String,
    /// 建议执行月份 / from this month on
    #[arg(long, value_name = "YYYY-MM")]
    from: String,
    /// 建议内容 / what is proposed
    #[arg(long)]
    proposal: String,
    /// 风险和措施 / risks and measures
    #[arg(long)]
    measures: String,
    #[arg(long, default_value = "")]
    submission: String,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, act: &RateAct, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    match act {
        RateAct::Show { credit_code, json } => {
            let history = desk.rate_history(credit_code)?;
            print(&if *json { json_text(&report::history_json(&history)) } else { report::history_text(&history, session.lang) })
        }
        RateAct::Review(act) => review(&mut desk, act, session),
        RateAct::Set(act) => {
            let fields = Fields::default()
                .with("scope", "employer")
                .with("credit_code", act.credit_code.as_str())
                .with("from", act.from.as_str())
                .with("risk_class", act.class.as_str())
                .with("floating", act.step.as_str())
                .with("rate_cause", act.cause.as_str())
                .with("reason", act.reason.as_str())
                .with("document", act.document.as_str())
                .with("objects_to", act.objects_to.as_str())
                .with("reconsideration", act.reconsideration.as_str());
            file(&mut desk, SheetKind::Rate, &fields, &act.submission, act.json)
        }
        RateAct::Propose(act) => {
            let fields = Fields::default()
                .with("scenario", act.scenario.as_str())
                .with("effective", act.from.as_str())
                .with("proposal", act.proposal.as_str())
                .with("measures", act.measures.as_str());
            file(&mut desk, SheetKind::Proposal, &fields, &act.submission, act.json)
        }
        RateAct::Notice { number, credit_code, out } => {
            let way = out.as_ref().map_or(Way::Text, |path| Way::File(path.clone()));
            match desk.print_rate_notice(number, credit_code, Some(way), NOTICE_PRESS)? {
                Sent::Text(text) => print(text.trim_end()),
                other => print(&sent(&other, session.lang)),
            }
        }
    }
}

fn review(desk: &mut Desk, act: &ReviewArgs, session: &Session) -> Result<(), Failure> {
    let from = act.from.as_deref().map(Month::parse).transpose().map_err(|p| Refusal::Problems(vec![("from", p)]))?;
    let view = desk.rate_review(&ReviewAsk { year: act.year, from, example: act.example.clone() })?;
    if act.file {
        let fields = Fields::default()
            .with("scope", "review")
            .with("year", view.year.to_string())
            .with("from", view.from.to_string())
            .with("document", act.document.as_str());
        return file(desk, SheetKind::Rate, &fields, &act.submission, act.json);
    }
    print(&if act.json {
        json_text(&report::review_json(&view, session.lang))
    } else {
        report::review_text(&view, act.changed, &desk.policy(), session.lang)
    })
}

fn file(desk: &mut Desk, kind: SheetKind, fields: &Fields, submission: &str, json: bool) -> Result<(), Failure> {
    let filed = desk.file_sheet(kind, fields, submission, SCRIBE)?;
    print(&if json { json_text(&ledger::filed_json(&filed)) } else { filed.number })
}
