//! Payments (支付): what waits to be paid, payment lists, and what else is about paying. A page is a row in [`PAGES`].

mod owed;

use super::pages::{PageRow, Pages};
use crate::text::catalog::Msg;
use crate::tui::screen::Screen;
use owed::Owed;

/// All pages, in the order Tab turns them.
const PAGES: &[PageRow] = &[PageRow { title: Msg::OwedTitle, right: None, forms: &[], open: || Box::<Owed>::default() }];

pub(in crate::tui) fn open() -> Box<dyn Screen> {
    Box::new(Pages::new(PAGES))
}
