//! Paying: what waits is listed once, on a list of its kind, to an account on file.

use gsbx::desk::estimate::Fields;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use crate::support::sheet::{file, recognised_case, reimbursement, step};
use crate::support::{Office, problem};

/// A bill that is approved: the fund owes 2,554.56.
fn approved(office: &Office, nth: i64) -> String {
    let number = file(office, &reimbursement(&recognised_case(office, nth), u32::try_from(nth).expect("a small number") + 1));
    step(office, "review", &number, Step::Pass).expect("a review");
    step(office, "approve", &number, Step::Approve).expect("an approval");
    number
}

fn build(office: &Office, login: &str, kind: &str) -> Result<String, gsbx::desk::Refusal> {
    let fields = Fields::default().with("list_kind", kind);
    office.desk(login).file_sheet(SheetKind::PaymentList, &fields, "", SCRIBE).map(|filed| filed.number)
}

#[test]
fn a_list_with_one_payee_without_account_is_refused_by_its_line() {
    let office = Office::demo();
    approved(&office, 0);
    let name = office.desk("desk").owed().expect("what is owed")[0].payee.clone();
    let told = Problem::InLine { line: 1, column: "", problem: Box::new(Problem::NoAccount { name }) };
    assert_eq!(problem(build(&office, "desk", "reimbursement")), ("payables", told));
    let lists: i64 = office.raw().query_row("SELECT count(*) FROM payment_line", [], |r| r.get(0)).expect("lines");
    assert_eq!(lists, 0);
}
