//! Employers (单位): their list and files, declarations, arrears, inspection, rates. A page is a row in [`PAGES`].

mod list;
mod rate_forms;
mod rates;

use super::pages::{PageRow, Pages};
use crate::text::catalog::Msg;
use crate::tui::screen::Screen;
use list::List;
use rates::Rates;

/// All pages, in the order Tab turns them.
const PAGES: &[PageRow] = &[
    PageRow { title: Msg::EmployersTitle, right: None, forms: &[], open: || Box::<List>::default() },
    PageRow { title: Msg::RatesTitle, right: None, forms: &[], open: || Box::<Rates>::default() },
];

pub(in crate::tui) fn open() -> Box<dyn Screen> {
    Box::new(Pages::new(PAGES))
}
