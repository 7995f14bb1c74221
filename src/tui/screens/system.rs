//! System (系统): pages about the running of the office, each for those who may see it. A new one is a row in [`PAGES`].
//!
//! ```text
//!  参数   操作员   权限   审计                       Tab 下一栏      (no row of titles while there is one page only)
//! ```

use super::audit::Audit;
use super::operators::{Duties, Operators};
use super::pages::{PageRow, Pages};
use super::parameters::Parameters;
use crate::domain::operator::Right;
use crate::text::catalog::Msg;
use crate::tui::screen::Screen;

/// All pages, in the order Tab turns them.
const PAGES: &[PageRow] = &[
    PageRow { title: Msg::ParamsTitle, right: Some(Right::Lookup), forms: &["parameter"], open: || Box::<Parameters>::default() },
    PageRow {
        title: Msg::OperatorsTitle,
        right: None,
        forms: &["appoint", "roles", "lend", "bar"],
        open: || Box::<Operators>::default(),
    },
    PageRow { title: Msg::DutiesTitle, right: None, forms: &[], open: || Box::<Duties>::default() },
    PageRow { title: Msg::AuditTitle, right: Some(Right::Audit), forms: &[], open: || Box::<Audit>::default() },
];

pub(in crate::tui) fn open() -> Box<dyn Screen> {
    Box::new(Pages::new(PAGES))
}
