//! `gsbx pay run`: the run of a month.

use super::{Failure, Session, print};
use crate::desk::estimate::Fields;
use crate::desk::{Desk, Refusal};
use crate::domain::dates::Month;
use crate::domain::payment::ListKind;
use crate::report::{json_text, monthly as report, payments};

#[derive(Debug, clap::Args)]
pub struct RunArgs {
    /// 月份 / month, such as 2021-06
    #[arg(long)]
    month: String,
    /// 只看不写 / only show what it would do
    #[arg(long)]
    preview: bool,
    /// 发放后随即编制该月支付单 / build the month's payment list with it
    #[arg(long, conflicts_with = "preview")]
    list: bool,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(desk: &mut Desk, args: &RunArgs, session: &Session) -> Result<(), Failure> {
    let month = Month::parse(&args.month).map_err(|p| Refusal::Problems(vec![("month", p)]))?;
    let view = if args.preview { desk.preview_run(month)? } else { desk.run_month(month)? };
    let is_done = !args.preview;
    if !args.list {
        let told = || report::run_text(&view, is_done, session.lang);
        return print(&if args.json { json_text(&report::run_json(&view, is_done)) } else { told() });
    }
    let fields = Fields::default().with("list_kind", ListKind::Monthly.id()).with("month", month.to_string());
    let built = super::pay::build(desk, &fields, "");
    // The run stands, whatever becomes of its list.
    let (mut json, mut told) = (report::run_json(&view, is_done), vec![report::run_text(&view, is_done, session.lang)]);
    if let Ok((filed, sheet)) = &built {
        json["list"] = payments::built_json(filed, sheet);
        told.push(filed.number.clone());
        told.extend(payments::left_out(sheet, session.lang));
    }
    print(&if args.json { json_text(&json) } else { told.join("\n") })?;
    Ok(built.map(|_| ())?)
}
