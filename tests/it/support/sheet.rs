//! Sheets about money that can be filed, with whatever a test wants other in them.

use gsbx::desk::Desk;
use gsbx::desk::estimate::Fields;
use gsbx::desk::sheets::StepNote;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use super::Office;

/// Number of a case of the demonstration whose injury is recognised and whose worker lives; the `nth` of them.
pub fn recognised_case(office: &Office, nth: i64) -> String {
    office
        .raw()
        .query_row(
            "SELECT number FROM injury_case WHERE state IN ('recognised', 'treatment', 'graded') AND died_on IS NULL
             AND accident_on < '2021-11-01' ORDER BY id LIMIT 1 OFFSET $1",
            [nth],
            |r| r.get(0),
        )
        .expect("a recognised case")
}

/// Three receipts of a stay in December 2021; `series` keeps those of several sheets apart.
pub fn receipts(series: u32) -> String {
    format!(
        "044001{series:04}\t10000001\t2021-12-20\texamination\t860.00\t60.00\t\n\
         044001{series:04}\t10000002\t2021-12-24\twestern_medicine\t1234.56\t0\t\n\
         \t2443200000{series:04}000001\t2021-12-24\tbed\t480\t\t"
    )
}

/// A hospital bill of three receipts: 2,514.56 within the catalogues and 4 nights.
pub fn reimbursement(case: &str, series: u32) -> Fields {
    Fields::default()
        .with("case_number", case)
        .with("care", "inpatient")
        .with("hospital", "会同县人民医院")
        .with("admitted", "2021-12-20")
        .with("discharged", "2021-12-24")
        .with("received_on", "2021-12-28")
        .with("receipts", receipts(series))
}

/// Files a reimbursement as the clerk and answers its number.
pub fn file(office: &Office, fields: &Fields) -> String {
    let filed = office.desk("desk").file_sheet(SheetKind::Reimbursement, fields, "", SCRIBE).expect("a sheet");
    filed.number
}

/// Takes a step on what is there now.
pub fn step(office: &Office, login: &str, number: &str, step: Step) -> Result<(), gsbx::desk::Refusal> {
    step_with(&mut office.desk(login), number, step, "", "")
}

/// The same with a reason and a document.
pub fn step_with(desk: &mut Desk, number: &str, step: Step, reason: &str, document: &str) -> Result<(), gsbx::desk::Refusal> {
    let seen = desk.sheet(number)?.seen;
    let note = StepNote { reason: reason.to_owned(), document: document.to_owned(), on: None };
    desk.take_sheet_step(number, seen, step, &note)
}
