//! Recoveries that can be filed, with whatever a test wants other in them.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::recover::RecoveryView;
use gsbx::domain::recovery::Way;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use super::Office;
use super::pay::account_of;
use super::sheet::step;

/// What the worker of the `nth` recognised case was paid too much in 2021, to come back in 3 instalments from November 2021 on.
pub fn overpaid(office: &Office, nth: u32, yuan: &str) -> Fields {
    let account = account_of(office, nth, "");
    Fields::default()
        .with("recovery_cause", "overpaid")
        .with("id_number", account.get("id_number"))
        .with("item", "allowance")
        .with("year", "2021")
        .with("amount", yuan)
        .with("ground", "去世后多发3个月")
        .with("document", "会工伤追〔2021〕5号")
        .with("comes", "instalments")
        .with("count", "3")
        .with("first_month", "2021-11")
}

/// The same, taken off what he is paid.
pub fn set_off(office: &Office, nth: u32, yuan: &str) -> Fields {
    overpaid(office, nth, yuan).with("comes", "set_off").with("count", "").with("first_month", "")
}

/// Files a recovery as the clerk.
pub fn file(office: &Office, fields: &Fields) -> Result<String, Refusal> {
    office.desk("desk").file_sheet(SheetKind::Recovery, fields, "", SCRIBE).map(|filed| filed.number)
}

/// Files and approves.
pub fn ordered(office: &Office, fields: &Fields) -> String {
    let number = file(office, fields).expect("a recovery");
    step(office, "review", &number, Step::Pass).expect("a review");
    step(office, "approve", &number, Step::Approve).expect("an approval");
    number
}

/// Enters that something came back; the number of the posting.
pub fn repay(office: &Office, number: &str, way: Way, yuan: &str) -> Result<String, Refusal> {
    let fields = Fields::default().with("amount", yuan).with("document", "进账单0104号");
    office.desk("finance").repay(number, way, &fields, "", SCRIBE).map(|filed| filed.number)
}

/// The same, checked by the director.
pub fn repaid(office: &Office, number: &str, way: Way, yuan: &str) -> String {
    let posting = repay(office, number, way, yuan).expect("a posting");
    step(office, "approve", &posting, Step::Pass).expect("it is booked");
    posting
}

pub fn view(office: &Office, number: &str) -> RecoveryView {
    office.desk("finance").recovery(number).expect("the recovery")
}
