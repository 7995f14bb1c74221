//! Employers (单位): their list and files, declarations, arrears, inspection, rates. A page is a row in [`PAGES`].

mod debt;
mod fields;
mod file_view;
mod form;
mod inspection;
mod levy;
mod list;
mod rate_forms;
mod rates;
mod register;
mod returned;
mod workers;

use super::pages::{PageRow, Pages};
use crate::text::catalog::Msg;
use crate::tui::screen::Screen;
use levy::LevyPage;
use rates::Rates;
use register::Register;

/// All pages, in the order Tab turns them.
const PAGES: &[PageRow] = &[
    PageRow { title: Msg::EmployersTitle, right: None, forms: &[form::FORM], open: || Box::<Register>::default() },
    PageRow { title: Msg::WorkersTitle, right: None, forms: &[workers::FORM], open: || Box::<workers::Workers>::default() },
    PageRow { title: Msg::LevyTitle, right: None, forms: &[crate::desk::levy::FORM], open: || Box::<LevyPage>::default() },
    PageRow { title: Msg::DebtReceiptsTitle, right: None, forms: &[], open: || Box::<debt::Receipts>::default() },
    PageRow {
        title: Msg::DebtArrearsTitle,
        right: None,
        forms: &[debt::change_form::FORM],
        open: || Box::<debt::Arrears>::default(),
    },
    PageRow { title: Msg::DebtNoticesTitle, right: None, forms: &[], open: || Box::<debt::Notices>::default() },
    PageRow { title: Msg::DebtReconcileTitle, right: None, forms: &[], open: || Box::<debt::Reconcile>::default() },
    PageRow { title: Msg::RatesTitle, right: None, forms: &[], open: || Box::<Rates>::default() },
    PageRow {
        title: Msg::FindingsTitle,
        right: None,
        forms: &[inspection::findings::PLAN, inspection::findings::MARK],
        open: || Box::<inspection::Findings>::default(),
    },
    PageRow {
        title: Msg::InspectionsTitle,
        right: None,
        forms: &[inspection::cases::PLAN, inspection::cases::STEP],
        open: || Box::<inspection::Inspections>::default(),
    },
];

pub(in crate::tui) fn open() -> Box<dyn Screen> {
    Box::new(Pages::new(PAGES))
}
