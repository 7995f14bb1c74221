//! `gsbx determine`: a determination worked out, shown, and filed by the same acts as the window.

use std::path::PathBuf;

use super::args::Args;
use super::case::read_fields;
use super::{Failure, Session, office, print};
use crate::desk::determine::{FIELDS, GRIDS};
use crate::domain::sheet::kind::SheetKind;
use crate::report::sheets::SCRIBE;
use crate::report::{determine as report, json_text};

#[derive(Debug, clap::Args)]
pub struct DetermineArgs {
    /// 案件编号 / number of the case
    case: String,
    /// 只试算，不提交 / work it out only, file nothing
    #[arg(long)]
    preview: bool,
    /// 其余事实的 JSON 文件 / JSON file of the other facts
    #[arg(long, value_name = "FILE")]
    fields: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, act: &DetermineArgs, session: &Session) -> Result<(), Failure> {
    let mut desk = office::open(args, session)?;
    let begun = desk.begin_determination(&act.case)?;
    let (typed, submission) = match &act.fields {
        Some(file) => read_fields(file, session, |id| FIELDS.contains(&id) || GRIDS.contains(&id))?,
        None => Default::default(),
    };
    // What the file does not say is as it is on file, or as it was entered before.
    let fields = typed.iter().fold(begun.fields, |all, (id, text)| all.with(id, text)).with("case_number", act.case.as_str());
    let corrects = begun.corrects.as_ref().map(|(number, _)| number.as_str());
    if act.preview {
        let seen = desk.look_at_determination(&fields, corrects, SCRIBE)?;
        return print(&if act.json { json_text(&report::json(&seen, session.lang)) } else { report::text(&seen, session.lang) });
    }
    let number = match begun.corrects {
        Some((number, seen)) => {
            desk.resubmit_sheet(&number, seen, &fields, SCRIBE)?;
            number
        }
        None => desk.file_sheet(SheetKind::Determination, &fields, &submission, SCRIBE)?.number,
    };
    print(&if act.json { json_text(&serde_json::json!({ "number": number })) } else { number })
}
