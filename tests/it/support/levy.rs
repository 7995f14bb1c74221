//! Employers of the demonstration that declare a month.

use gsbx::desk::estimate::Fields;
use gsbx::domain::dates::Month;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use super::Office;
use super::sheet::step;

/// An employer of the demonstration.
pub struct Firm {
    pub id: i64,
    pub code: String,
    pub name: String,
}

/// The `nth` employer with 4 to 9 workers, in the order it was registered.
pub fn firm(office: &Office, nth: i64) -> Firm {
    let sql = "SELECT e.id, e.credit_code, e.name FROM employer AS e JOIN employment AS w ON w.employer_id = e.id
        WHERE w.insured_to IS NULL GROUP BY e.id HAVING count(*) BETWEEN 4 AND 9 AND min(w.insured_from) < '2021-01-01'
        AND max(w.insured_from) < '2021-12-01' ORDER BY e.id LIMIT 1 OFFSET $1";
    let row = |r: &rusqlite::Row<'_>| Ok(Firm { id: r.get(0)?, code: r.get(1)?, name: r.get(2)? });
    office.raw().query_row(sql, [nth], row).expect("an employer")
}

pub fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

/// Last month's wages as a declaration.
pub fn copied(office: &Office, code: &str, of: &str) -> Fields {
    office.desk("desk").begin_declaration(code, month(of)).expect("a beginning").fields
}

/// The rows of a declaration, cell by cell.
pub fn rows(fields: &Fields) -> Vec<Vec<String>> {
    fields.get("rows").lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The same declaration with other rows.
pub fn with_rows(fields: &Fields, rows: &[Vec<String>]) -> Fields {
    fields.clone().with("rows", rows.iter().map(|r| r.join("\t")).collect::<Vec<_>>().join("\n"))
}

/// Files a declaration as the clerk and answers its number.
pub fn declare(office: &Office, fields: &Fields) -> String {
    office.desk("desk").file_sheet(SheetKind::Declaration, fields, "", SCRIBE).expect("a declaration").number
}

/// A declaration that was verified.
pub fn verified(office: &Office, fields: &Fields) -> String {
    let number = declare(office, fields);
    step(office, "review", &number, Step::Pass).expect("a review");
    number
}
