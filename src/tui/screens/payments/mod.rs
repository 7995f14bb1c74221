//! Payments (支付): what waits to be paid, payment lists, and what else is about paying. A page is a row in [`PAGES`].

mod account_form;
mod accounts;
mod adjustment;
mod benefits;
mod certifications;
mod failures;
mod list_forms;
mod lists;
mod month_run;
mod monthly_forms;
mod owed;
mod recoveries;
mod recovery_form;
pub(super) mod small_form;
pub(super) mod text_page;

use super::pages::{PageRow, Pages};
use crate::text::catalog::Msg;
use crate::tui::screen::Screen;
use accounts::Accounts;
use adjustment::Adjustment;
use benefits::Benefits;
use certifications::Certifications;
use failures::Failures;
use lists::Lists;
use month_run::MonthRun;
use owed::Owed;
use recoveries::Recoveries;

/// All pages, in the order Tab turns them.
const PAGES: &[PageRow] = &[
    PageRow { title: Msg::OwedTitle, right: None, forms: &[], open: || Box::<Owed>::default() },
    PageRow { title: Msg::PaymentListsTitle, right: None, forms: &[], open: || Box::<Lists>::default() },
    PageRow { title: Msg::FailuresTitle, right: None, forms: &[], open: || Box::<Failures>::default() },
    PageRow { title: Msg::PayeeAccountsTitle, right: None, forms: &[account_form::FORM], open: || Box::<Accounts>::default() },
    PageRow { title: Msg::BenefitsTitle, right: None, forms: &[], open: || Box::<Benefits>::default() },
    PageRow { title: Msg::RunTitle, right: None, forms: &[], open: || Box::<MonthRun>::default() },
    PageRow { title: Msg::CertificationsTitle, right: None, forms: &[], open: || Box::<Certifications>::default() },
    PageRow { title: Msg::AdjustmentTitle, right: None, forms: &[], open: || Box::<Adjustment>::default() },
    PageRow { title: Msg::RecoveriesTitle, right: None, forms: &[recovery_form::FORM], open: || Box::<Recoveries>::default() },
];

pub(in crate::tui) fn open() -> Box<dyn Screen> {
    Box::new(Pages::new(PAGES))
}
