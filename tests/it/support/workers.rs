//! Sheets of workers, and people who do not exist to put on them.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::domain::identity::resident_check;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use super::Office;
use super::sheet::step;

/// A number of somebody born on a day, a man where `serial` is odd, of a region nobody of the demonstration is from.
pub fn born(birth: &str, serial: u32) -> String {
    let head = format!("431298{}{serial:03}", birth.replace('-', ""));
    format!("{head}{}", resident_check(head.as_bytes()))
}

/// Credit code of the `nth` employer of the demonstration that takes part.
pub fn employer(office: &Office, nth: i64) -> String {
    office
        .raw()
        .query_row("SELECT credit_code FROM employer WHERE state = 'active' ORDER BY id LIMIT 1 OFFSET $1", [nth], |r| r.get(0))
        .expect("an employer")
}

/// Number, name and first day of the `nth` worker of an employer who is under 50 and has no case.
pub fn worker_of(office: &Office, code: &str, nth: i64) -> (String, String, String) {
    office
        .raw()
        .query_row(
            "SELECT p.id_number, p.name, w.insured_from FROM employment AS w JOIN person AS p ON p.id = w.person_id
             JOIN employer AS e ON e.id = w.employer_id
             WHERE e.credit_code = $1 AND w.insured_to IS NULL AND substr(p.id_number, 7, 4) > '1972'
             AND NOT EXISTS (SELECT 1 FROM injury_case AS c WHERE c.person_id = p.id) ORDER BY p.id LIMIT 1 OFFSET $2",
            (code, nth),
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
        )
        .expect("a worker")
}

/// A row of the grid out of `column=text` pairs.
pub fn row(cells: &[(&str, &str)]) -> String {
    let cell = |column: &str| cells.iter().find(|(name, _)| *name == column).map_or("", |(_, text)| text);
    gsbx::domain::workers::row::COLUMNS.map(cell).join("\t")
}

/// A row of somebody who joins, with what is other in it.
pub fn join(id: &str, name: &str, day: &str, other: &[(&str, &str)]) -> String {
    let mut cells = other.to_vec();
    cells.extend([("act", "join"), ("id_number", id), ("name", name), ("day", day), ("job", "操作工"), ("insured_as", "staff")]);
    cells.extend([("wage", "4500"), ("reason", "hired")]);
    row(&cells)
}

pub fn leave(id: &str, name: &str, day: &str) -> String {
    row(&[("act", "leave"), ("id_number", id), ("name", name), ("day", day), ("reason", "left")])
}

pub fn sheet_of(code: &str, rows: &[String]) -> Fields {
    Fields::default().with("credit_code", code).with("workers", rows.join("\n"))
}

pub fn file(office: &Office, fields: &Fields) -> Result<String, Refusal> {
    office.desk("desk").file_sheet(SheetKind::WorkerChange, fields, "", SCRIBE).map(|f| f.number)
}

/// Files and passes.
pub fn settle(office: &Office, fields: &Fields) -> String {
    let number = file(office, fields).expect("a sheet");
    step(office, "review", &number, Step::Pass).expect("passed");
    number
}
