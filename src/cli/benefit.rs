//! `gsbx benefit`: monthly benefits in force, what happens to them, certification and the yearly adjustment.

use clap::Subcommand;

use super::args::Args;
use super::{Failure, Session, office, print};
use crate::desk::Desk;
use crate::desk::estimate::Fields;
use crate::domain::sheet::kind::SheetKind;
use crate::report::sheets::SCRIBE;
use crate::report::{json_text, monthly as report};

#[derive(Debug, Subcommand)]
pub enum BenefitAct {
    /// 在发的定期待遇；按姓名、证号、案件查 / benefits in force, or those of a name, number or case
    List {
        #[arg(default_value = "")]
        text: String,
        #[arg(long)]
        json: bool,
    },
    /// 一笔待遇及其变动 / a benefit and what happened to it
    Show {
        benefit: i64,
        #[arg(long)]
        json: bool,
    },
    /// 停发（须复核） / suspend: lost_conditions, refuses_appraisal, refuses_treatment, imprisoned, not_certified
    Suspend(ChangeArgs),
    /// 续发（须复核） / resume: cause_over, released, certified
    Resume(ChangeArgs),
    /// 终止（须复核） / end: died, came_of_age, employed, remarried, adopted, pension, lost_conditions
    End(ChangeArgs),
    /// 到期应认证的人 / whose certification is due
    Due {
        /// 几天内 / within N days
        #[arg(long, value_name = "N", default_value_t = 30)]
        within: u16,
        #[arg(long)]
        json: bool,
    },
    /// 登记已提醒认证 / record that somebody was reminded
    Remind {
        /// 人员编号 / number of the person, as `due` tells it
        person: i64,
    },
    /// 登记资格认证 / record a certification
    Certify {
        /// 人员编号 / number of the person, as `due` tells it
        person: i64,
        /// data, self, employer, visit, window
        #[arg(long)]
        way: String,
        /// 日期，默认今天 / day, today unless said otherwise
        #[arg(long = "date", value_name = "DATE", default_value = "")]
        on: String,
        #[arg(long, default_value = "")]
        document: String,
    },
    /// 年度调整：预览，或录入调整单 / a year's adjustment: preview it, or file its sheet
    Adjust {
        #[arg(long)]
        year: String,
        /// 通知文号 / number of the notice
        #[arg(long, default_value = "")]
        document: String,
        #[arg(long)]
        preview: bool,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, clap::Args)]
pub struct ChangeArgs {
    benefit: i64,
    /// 原因 / reason
    #[arg(long)]
    reason: String,
    /// 从哪个月起 / the first month it holds for
    #[arg(long)]
    month: String,
    /// 依据文书 / document it rests on
    #[arg(long)]
    document: String,
    #[arg(long, default_value = "")]
    note: String,
    /// 基本养老金，元/月 / basic pension, yuan a month, where that is the reason
    #[arg(long, default_value = "")]
    pension: String,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, act: &BenefitAct, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    let lang = session.lang;
    match act {
        BenefitAct::List { text, json } => {
            let list = desk.benefit_list(text)?;
            print(&if *json { json_text(&report::list_json(&list)) } else { report::list_text(&list, lang) })
        }
        BenefitAct::Show { benefit, json } => {
            let view = desk.benefit(*benefit)?;
            print(&if *json { json_text(&report::benefit_json(&view)) } else { report::benefit_text(&view, lang) })
        }
        BenefitAct::Suspend(change) => file(&mut desk, "suspend", change),
        BenefitAct::Resume(change) => file(&mut desk, "resume", change),
        BenefitAct::End(change) => file(&mut desk, "end", change),
        BenefitAct::Due { within, json } => {
            let list = desk.certifications_due(*within)?;
            print(&if *json { json_text(&report::due_list_json(&list)) } else { report::due_text(&list, lang) })
        }
        BenefitAct::Remind { person } => Ok(desk.remind_of_certification(*person)?),
        BenefitAct::Certify { person, way, on, document } => {
            let fields = Fields::default().with("way", way.as_str()).with("certified_on", on.as_str());
            Ok(desk.certify(*person, &fields.with("document", document.as_str()))?)
        }
        BenefitAct::Adjust { year, preview: true, json, .. } => {
            let view = desk.preview_adjustment(year)?;
            print(&if *json { json_text(&report::adjustment_json(&view)) } else { report::adjustment_text(&view, lang) })
        }
        BenefitAct::Adjust { year, document, json, .. } => {
            let fields = Fields::default().with("year", year.as_str()).with("document", document.as_str());
            filed(&mut desk, SheetKind::Adjustment, &fields, *json)
        }
    }
}

fn file(desk: &mut Desk, change: &str, args: &ChangeArgs) -> Result<(), Failure> {
    let fields = Fields::default()
        .with("benefit", args.benefit.to_string())
        .with("change", change)
        .with("reason", args.reason.as_str())
        .with("month", args.month.as_str())
        .with("document", args.document.as_str())
        .with("note", args.note.as_str())
        .with("pension", args.pension.as_str());
    filed(desk, SheetKind::BenefitChange, &fields, args.json)
}

/// Files a sheet and prints its number.
fn filed(desk: &mut Desk, kind: SheetKind, fields: &Fields, json: bool) -> Result<(), Failure> {
    let number = desk.file_sheet(kind, fields, "", SCRIBE)?.number;
    print(&if json { json_text(&serde_json::json!({ "number": number })) } else { number })
}
