//! A yearly adjustment of 2022: its table and its sheet.

use gsbx::desk::estimate::Fields;
use gsbx::desk::policy::{Draft, Settle};
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use super::Office;
use super::sheet::step;

/// Puts a year's table in, entered by one and confirmed by another.
pub fn table(office: &Office, entry: &str, flat: &str, rate: &str) {
    for (key, value) in [(format!("yearly_flat.{entry}"), flat), (format!("yearly_rate.{entry}"), rate)] {
        let draft = Draft {
            key,
            from: "2022-01-01".into(),
            to: "2022-12-31".into(),
            value: value.into(),
            document: "湘人社规〔2022〕1号".into(),
            article: "附表".into(),
            ..Draft::default()
        };
        let id = office.desk("review").enter_parameter(&draft).expect("entered");
        office.desk("approve").settle_parameter(id, Settle::Confirm).expect("confirmed");
    }
}

/// An approved adjustment of 2022; its number.
pub fn adjusted(office: &Office) -> String {
    let fields = Fields::default().with("year", "2022").with("document", "湘人社规〔2022〕1号");
    let sheet = office.desk("desk").file_sheet(SheetKind::Adjustment, &fields, "", SCRIBE).expect("a sheet").number;
    step(office, "review", &sheet, Step::Pass).expect("a review");
    step(office, "approve", &sheet, Step::Approve).expect("an approval");
    if office.desk("approve").sheet(&sheet).expect("it").state == State::ToCountersign {
        step(office, "deputy", &sheet, Step::Countersign).expect("a second approval");
    }
    sheet
}

/// Tables that raise an allowance by a twentieth and 100 yuan, whatever its grade.
pub fn allowances_rise(office: &Office) {
    for grade in 1..=4 {
        table(office, &format!("allowance_g{grade}"), "100", "0.05");
    }
}
