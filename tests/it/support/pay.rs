//! Payments that can be made: an account, money in the expenditure account, a list on its way.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::payments::LineResult;
use gsbx::desk::sheets::StepNote;
use gsbx::domain::money::Money;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;
use gsbx::store::Store;
use gsbx::store::ledger::NewEntry;

use super::sheet::{file, recognised_case, reimbursement, step, step_with};
use super::{Office, day};

/// A bill that is approved: the fund owes 2,514.56 for treatment and 40.00 for meals.
pub fn approved(office: &Office, nth: u32) -> String {
    approved_bill(office, &recognised_case(office, i64::from(nth)), nth + 1)
}

/// The same of a case; `series` keeps the receipts of several bills apart.
pub fn approved_bill(office: &Office, case: &str, series: u32) -> String {
    let number = file(office, &reimbursement(case, series));
    step(office, "review", &number, Step::Pass).expect("a review");
    step(office, "approve", &number, Step::Approve).expect("an approval");
    number
}

/// Fields of an account of the worker of the `nth` recognised case.
pub fn account_of(office: &Office, nth: u32, account: &str) -> Fields {
    let case = recognised_case(office, i64::from(nth));
    let number: String = office
        .raw()
        .query_row(
            "SELECT p.id_number FROM person AS p JOIN injury_case AS c ON c.person_id = p.id WHERE c.number = $1",
            [case],
            |r| r.get(0),
        )
        .expect("a worker");
    Fields::default()
        .with("payee_kind", "person")
        .with("id_number", number)
        .with("way", "card")
        .with("bank", "403")
        .with("branch", "会同县支行")
        .with("account", account)
        .with("account_again", account)
}

/// A card's number, each its own.
pub fn card(nth: u32) -> String {
    let head = format!("62179955{nth:010}");
    format!("{head}{}", gsbx::domain::payment::luhn_check(&head))
}

/// Enters an account and has it reviewed.
pub fn with_account(office: &Office, fields: &Fields) -> String {
    let filed = office.desk("desk2").file_sheet(SheetKind::Payee, fields, "", SCRIBE).expect("an account");
    step(office, "review", &filed.number, Step::Pass).expect("a review");
    filed.number
}

/// Approved bills of the first workers, each with an account.
pub fn owed(office: &Office, bills: u32) -> Vec<String> {
    let number = |nth| {
        with_account(office, &account_of(office, nth, &card(nth)));
        approved(office, nth)
    };
    (0..bills).map(number).collect()
}

/// Number of a case whose injury is recognised and whose worker has no account on file.
pub fn case_without_account(office: &Office) -> String {
    office
        .raw()
        .query_row(
            "SELECT c.number FROM injury_case AS c WHERE c.state IN ('recognised', 'treatment', 'graded') AND c.died_on IS NULL
             AND c.accident_on < '2021-11-01' AND NOT EXISTS (SELECT 1 FROM payee_account AS a JOIN payee AS y ON y.id = a.payee_id
                 WHERE y.person_id = c.person_id) ORDER BY c.id LIMIT 1",
            [],
            |r| r.get(0),
        )
        .expect("a case without an account")
}

/// Moves money into the expenditure account.
pub fn fund(office: &Office, yuan: i64) {
    transfer(office, ("bank_expense", "bank_special"), yuan);
}

/// Takes away all that the expenditure account holds.
pub fn without_money(office: &Office) {
    transfer(office, ("bank_special", "bank_expense"), holds(office, "bank_expense") / 100);
}

fn transfer(office: &Office, (debit, credit): (&str, &str), yuan: i64) {
    let mut store = Store::open(&office.db()).expect("the office opens");
    let writer = store.write().expect("a write");
    let entry = NewEntry {
        posted_on: day("2022-01-01"),
        debit,
        credit,
        amount: Money::from_fen(yuan * 100),
        memo: "P3",
        person: None,
        case: None,
    };
    writer.post(&entry, 0).expect("an entry");
    writer.commit().expect("a commit");
}

/// Builds a list of a kind.
pub fn build(office: &Office, login: &str, kind: &str) -> Result<String, Refusal> {
    let fields = Fields::default().with("list_kind", kind);
    office.desk(login).file_sheet(SheetKind::PaymentList, &fields, "", SCRIBE).map(|filed| filed.number)
}

/// Has a list reviewed, approved and sent.
pub fn send(office: &Office, number: &str) {
    step(office, "review", number, Step::Pass).expect("a review");
    step_with(&mut office.desk("approve"), number, Step::Approve, "", "会财社〔2022〕3号").expect("the bureau's approval");
    step(office, "cashier", number, Step::Send).expect("sent");
}

/// Answers of the bank: the lines from 1 on, each with why it was not paid.
pub fn answers(reasons: &[Option<&str>]) -> Vec<LineResult> {
    (1..).zip(reasons).map(|(nth, reason)| LineResult { nth, failure: reason.map(str::to_owned) }).collect()
}

pub fn settle(office: &Office, number: &str, results: &[LineResult]) -> Result<(), Refusal> {
    settle_on(office, number, results, None)
}

pub fn settle_on(office: &Office, number: &str, results: &[LineResult], on: Option<&str>) -> Result<(), Refusal> {
    let mut desk = office.desk("finance");
    let seen = desk.sheet(number)?.seen;
    let note = StepNote { on: on.map(day), ..StepNote::default() };
    desk.settle_list(number, seen, results, &note)
}

/// What an account holds.
pub fn holds(office: &Office, account: &str) -> i64 {
    Store::open(&office.db()).expect("the office opens").account_holds(account).expect("a balance").fen()
}

/// Whether the office's data is sound: what is owed, lists, books and sheets agree.
pub fn sound(office: &Office) {
    let findings = Store::open(&office.db()).expect("the office opens").check().expect("a check");
    assert!(findings.is_empty(), "{findings:?}");
}
