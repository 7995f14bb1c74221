//! Postings of the finance section that can be filed and checked.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::domain::money::Money;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use super::Office;
use super::sheet::step;

/// A posting of a template, with a document as its evidence.
pub fn posting(template: &str, date: &str, amount: &str) -> Fields {
    Fields::default()
        .with("template", template)
        .with("date", date)
        .with("amount", amount)
        .with("document", "财社〔2022〕1号")
        .with("memo", "测试")
}

/// The taking back of a voucher.
pub fn reversal(voucher: &str, date: &str) -> Fields {
    Fields::default().with("template", "P19").with("voucher", voucher).with("date", date).with("memo", "记错")
}

pub fn month_end(month: &str) -> Fields {
    Fields::default().with("template", "month").with("month", month)
}

pub fn year_end(year: &str) -> Fields {
    Fields::default().with("template", "P18").with("year", year)
}

/// Files it as an operator and answers its number.
pub fn file(office: &Office, login: &str, fields: &Fields) -> Result<String, Refusal> {
    office.desk(login).file_sheet(SheetKind::Posting, fields, "", SCRIBE).map(|filed| filed.number)
}

/// Files it as the accountant, has it checked by the director and answers its number.
pub fn booked(office: &Office, fields: &Fields) -> String {
    let number = file(office, "finance", fields).expect("a posting");
    step(office, "approve", &number, Step::Pass).expect("it is booked");
    number
}

/// Number of the voucher a sheet was booked by.
pub fn voucher_of(office: &Office, sheet: &str) -> String {
    let sql = "SELECT v.number FROM voucher AS v JOIN sheet AS s ON s.id = v.sheet_id WHERE s.number = ?1";
    office.raw().query_row(sql, [sheet], |r| r.get(0)).expect("a voucher")
}

/// Debit less credit of an account, all entries together.
pub fn held(office: &Office, account: &str) -> Money {
    let sql = "SELECT coalesce(sum(debit_fen - credit_fen), 0) FROM account_month WHERE account = ?1";
    Money::from_fen(office.raw().query_row(sql, [account], |r| r.get(0)).expect("a balance"))
}
