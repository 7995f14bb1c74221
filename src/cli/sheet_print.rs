//! `gsbx sheet print`: a sheet about money as pages or as a workbook.

use std::path::PathBuf;

use clap::ValueEnum;

use super::{Failure, Session, print};
use crate::desk::Desk;
use crate::desk::papers::{Sent, Way};
use crate::desk::sheets::SheetForm;
use crate::report::papers::SHEET_PRESS;
use crate::text::papers::sent;

#[derive(Debug, clap::Args)]
pub struct PrintArgs {
    number: String,
    /// 文本或工作簿 / pages of text, or a workbook
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// 存入此文件 / write to this new file
    #[arg(long, value_name = "FILE", conflicts_with = "lp")]
    out: Option<PathBuf>,
    /// 用 lp 打印 / print through lp
    #[arg(long)]
    lp: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Xlsx,
}

pub(super) fn run(desk: &mut Desk, act: &PrintArgs, session: &Session) -> Result<(), Failure> {
    let way = match (&act.out, act.format) {
        (Some(path), _) => Way::File(path.clone()),
        (None, Format::Xlsx) => Way::Folder,
        (None, Format::Text) if act.lp => Way::Printer,
        (None, Format::Text) => Way::Text,
    };
    let form = match act.format {
        Format::Text => SheetForm::Text,
        Format::Xlsx => SheetForm::Workbook,
    };
    match desk.print_sheet(&act.number, form, Some(way), SHEET_PRESS)? {
        Sent::Text(text) => print(text.trim_end()),
        other => print(&sent(&other, session.lang)),
    }
}
