//! Employers of a small county that owe premiums, files of payments, and what became of them.

use std::path::{Path, PathBuf};

use gsbx::domain::employer::Employer;
use gsbx::domain::identity::CreditCode;
use gsbx::domain::operator::Role;
use gsbx::store::Store;

use super::county::credit;
use super::{Office, clock, day};
use gsbx::desk::clock::Clock;

pub const RECEIPTS: &str = "number,credit_code,payer,paid_on,amount,month";

pub fn name_of(serial: u32) -> String {
    format!("会同县第{serial}竹木制品厂")
}

/// An office with three employers and nothing levied.
pub fn county() -> Office {
    let office = Office::staffed();
    let mut store = Store::open(&office.db()).expect("the office opens");
    let at = clock().stamp();
    let writer = store.write().expect("a write");
    let source = writer.begin_import("employers", "employers.csv", "", &at, 1).expect("a file");
    for serial in 1..=3 {
        let employer = Employer {
            credit_code: CreditCode::parse(&credit(serial)).expect("a credit code"),
            name: name_of(serial),
            industry: 'C',
            risk_class: 6,
            address: "会同县林城镇".to_owned(),
            contact: "王强".to_owned(),
            phone: "13800000000".to_owned(),
            registered_on: day("2010-05-06"),
        };
        writer.take_employer(source, &employer).expect("an employer");
    }
    // An inspector, whom the smaller office does without.
    writer.add_operator("inspect", "inspect", "", &[Role::Inspect], &at).expect("an operator");
    writer.commit().expect("written");
    office
}

/// A month taken over from before gsbx: due, and paid of it.
pub fn taken_over(office: &Office, serial: u32, month: u32, due: i64, paid: i64) {
    let sql = "INSERT INTO contribution (employer_id, month, headcount, payroll_fen, rate_ppm, due_fen, paid_fen, paid_on, source)
        SELECT id, ?2, 1, ?3 * 100, 10400, ?3, ?4, CASE WHEN ?4 > 0 THEN substr(?2, 1, 4) || '-' || substr(?2, 5, 2) || '-10' END, 1
        FROM employer WHERE credit_code = ?1";
    office.raw().execute(sql, (credit(serial), month, due, paid)).expect("a month");
}

/// A month that was fixed here, with its line.
pub fn levied(office: &Office, serial: u32, month: u32, due: i64, last_day: &str) {
    let sql = format!(
        "INSERT INTO levy_run (month, employers, headcount, base_fen, due_fen, operator_id, at)
            VALUES ({month}, 1, 1, {due} * 100, {due}, 3, '2022-01-04T09:30:00+08:00');
         INSERT INTO levy_line (employer_id, month, what, headcount, payroll_fen, base_fen, risk_class, step, rate, amount_fen,
            last_day, run_id, operator_id, at) SELECT id, {month}, 'levy', 1, {due} * 100, {due} * 100, 6, 3, '0.01', {due},
            '{last_day}', last_insert_rowid(), 3, '2022-01-04T09:30:00+08:00' FROM employer WHERE credit_code = '{code}';
         INSERT INTO contribution (employer_id, month, headcount, payroll_fen, base_fen, rate_ppm, due_fen, paid_fen, source, last_day)
            SELECT id, {month}, 1, {due} * 100, {due} * 100, 10000, {due}, 0, 0, '{last_day}' FROM employer
            WHERE credit_code = '{code}';",
        code = credit(serial)
    );
    office.raw().execute_batch(&sql).expect("a levied month");
}

/// A row of a file of payments; the month may be empty.
pub fn receipt(number: &str, serial: u32, paid_on: &str, amount: &str, month: &str) -> String {
    format!("{number},{},{},{paid_on},{amount},{month}", credit(serial), name_of(serial))
}

/// A file of payments beside the office.
pub fn file(office: &Office, name: &str, rows: &[String]) -> PathBuf {
    written(office, name, &super::county::table(RECEIPTS, rows))
}

pub fn written(office: &Office, name: &str, text: &str) -> PathBuf {
    let path = office.folder().join(name);
    std::fs::write(&path, text).expect("a file");
    path
}

/// What is due and paid of a month, and the day it was last paid.
pub fn month(office: &Office, serial: u32, month: u32) -> (i64, i64, Option<String>) {
    let sql = "SELECT due_fen, paid_fen, paid_on FROM contribution AS c JOIN employer AS e ON e.id = c.employer_id
        WHERE e.credit_code = ?1 AND c.month = ?2";
    office.raw().query_row(sql, (credit(serial), month), |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).expect("a month")
}

/// One number out of the database.
pub fn count(office: &Office, sql: &str) -> i64 {
    office.raw().query_row(sql, [], |r| r.get(0)).expect("a number")
}

/// Everything `gsbx check` finds.
pub fn findings(path: &Path) -> Vec<gsbx::store::check::Finding> {
    Store::open(path).expect("the office opens").check().expect("it can be checked")
}
