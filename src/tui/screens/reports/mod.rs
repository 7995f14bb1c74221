//! Reports (报表): statistics, and what is proposed to the bureau. A page is a row in [`PAGES`].

mod scenario_fields;
mod scenarios;
mod statistics;

use super::pages::{PageRow, Pages};
use crate::text::catalog::Msg;
use crate::tui::screen::Screen;
use scenarios::Scenarios;
use statistics::Statistics;

/// All pages, in the order Tab turns them.
const PAGES: &[PageRow] = &[
    PageRow { title: Msg::StatisticsTitle, right: None, forms: &[], open: || Box::<Statistics>::default() },
    PageRow { title: Msg::ScenariosTitle, right: None, forms: &[], open: || Box::<Scenarios>::default() },
];

pub(in crate::tui) fn open() -> Box<dyn Screen> {
    Box::new(Pages::new(PAGES))
}
