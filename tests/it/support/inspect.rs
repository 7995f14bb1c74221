//! A made county for inspection: one employer for each rule, and a clean one that no rule names.

use gsbx::desk::clock::Clock;
use gsbx::domain::employer::division::Edition;
use gsbx::domain::identity::resident_check;
use gsbx::domain::operator::Role;
use gsbx::store::Store;
use rusqlite::Connection;

use super::county::credit;
use super::{Office, clock, policy};

/// A staffed office with an inspector, and nobody on file.
pub fn inspected() -> Office {
    let office = Office::staffed();
    let mut store = Store::open(&office.db()).expect("the office opens");
    let writer = store.write().expect("a write");
    writer.add_operator("inspect", "inspect", "", &[Role::Inspect], &clock().stamp()).expect("an inspector");
    writer.commit().expect("written");
    office
}

/// Rows put into an office's file.
pub struct County {
    raw: Connection,
    people: u32,
}

/// Somebody insured with an employer, of the whole of 2021 and on the staff unless a test says otherwise.
#[derive(Debug, Clone)]
pub struct Hired<'a> {
    pub born: &'a str,
    pub is_woman: bool,
    pub category: &'a str,
    pub from: &'a str,
    pub to: Option<&'a str>,
    /// Wages in yuan of November and December 2021.
    pub wages: [Option<&'a str>; 2],
    pub base: Option<&'a str>,
}

impl Default for Hired<'_> {
    fn default() -> Self {
        let wages = [Some("5000"), Some("5000")];
        Hired { born: "1985-08-08", is_woman: false, category: "staff", from: "2020-03-01", to: None, wages, base: None }
    }
}

fn fen(yuan: &str) -> i64 {
    gsbx::domain::money::Money::parse(yuan).expect("an amount").fen()
}

/// The division that the employers have, whose class is also theirs.
const DIVISION: &str = "20";

pub fn class() -> u8 {
    policy().division(Edition::Y2017, DIVISION).expect("a division").risk_class
}

impl County {
    pub fn of(office: &Office) -> County {
        County { raw: office.raw(), people: 0 }
    }

    pub fn raw(&self) -> &Connection {
        &self.raw
    }

    /// An employer whose class is that of its trade; answers its row. Its code is `credit(serial)`.
    pub fn employer(&self, serial: u32) -> i64 {
        let sql = "INSERT INTO employer (credit_code, name, industry, risk_class, address, contact, phone, registered_on, source,
            division) VALUES ($1, $2, 'C', $3, '', '', '', '2010-05-06', 0, $4)";
        self.raw.execute(sql, (credit(serial), format!("第{serial}木业公司"), class(), DIVISION)).expect("an employer");
        self.raw.last_insert_rowid()
    }

    /// Insures somebody; answers the person's row.
    pub fn hire(&mut self, employer: i64, hired: &Hired<'_>) -> i64 {
        self.people += 1;
        // The last digit but one is odd for men.
        let serial = self.people * 2 + u32::from(!hired.is_woman);
        let head = format!("431299{}{serial:03}", hired.born.replace('-', ""));
        let number = format!("{head}{}", resident_check(head.as_bytes()));
        let backward: String = number.chars().rev().take(6).collect();
        let sql = "INSERT INTO person (id_number, id_backward, name, phone, source) VALUES ($1, $2, $3, '', 0)";
        self.raw.execute(sql, (&number, backward, format!("人员{serial}"))).expect("a person");
        let person = self.raw.last_insert_rowid();
        self.insure(person, employer, hired);
        person
    }

    /// Insures somebody who is on file with one more employer.
    pub fn insure(&self, person: i64, employer: i64, hired: &Hired<'_>) {
        let sql = "INSERT INTO employment (person_id, employer_id, insured_from, insured_to, job, wage_fen, source, category)
            VALUES ($1, $2, $3, $4, '操作工', 500000, 0, $5)";
        self.raw.execute(sql, (person, employer, hired.from, hired.to, hired.category)).expect("an employment");
        for (month, wage) in [202_111, 202_112].into_iter().zip(hired.wages) {
            let Some(wage) = wage else { continue };
            let base = hired.base.filter(|_| month == 202_112).map(fen);
            let sql =
                "INSERT INTO wage (person_id, month, employer_id, wage_fen, source, base_fen) VALUES ($1, $2, $3, $4, 0, $5)";
            self.raw.execute(sql, (person, month, employer, fen(wage), base)).expect("a wage");
        }
    }

    /// Heads levied on in a month, 100.00 due and so much paid.
    pub fn levied(&self, employer: i64, month: u32, heads: u32, paid: &str) {
        let sql = "INSERT INTO contribution (employer_id, month, headcount, payroll_fen, rate_ppm, due_fen, paid_fen, paid_on,
            source) VALUES ($1, $2, $3, 0, 5600, 10000, $4, CASE WHEN $4 > 0 THEN '2022-01-03' END, 0)";
        self.raw.execute(sql, (employer, month, heads, fen(paid))).expect("a levy");
    }

    /// A case of somebody's; answers its row.
    pub fn injured(&self, person: i64, employer: i64, on: &str, died_on: Option<&str>) -> i64 {
        let number = format!("GS-2021-{person:06}");
        let sql = "INSERT INTO injury_case (number, number_key, person_id, employer_id, accident_on, body_part, state, died_on)
            VALUES ($1, $2, $3, $4, $5, '手', 'recognised', $6)";
        let key = number.replace('-', "");
        self.raw.execute(sql, (&number, key, person, employer, on, died_on)).expect("a case");
        self.raw.last_insert_rowid()
    }

    /// A monthly benefit that began in a month, and ended in another.
    pub fn paid_monthly(&self, person: i64, kind: &str, from: u32, ended: Option<u32>) {
        let sql = "INSERT INTO benefit (person_id, kind, since) VALUES ($1, $2, '2020-01-01')";
        self.raw.execute(sql, (person, kind)).expect("a benefit");
        let benefit = self.raw.last_insert_rowid();
        let sql = "INSERT INTO benefit_event (benefit_id, month, what, monthly_fen, reason, at) VALUES ($1, $2, $3, $4, '', '')";
        self.raw.execute(sql, (benefit, from, "start", Some(100_000))).expect("a start");
        if let Some(month) = ended {
            self.raw.execute(sql, (benefit, month, "end", None::<i64>)).expect("an end");
        }
    }

    /// A determination that corrected the declared wage of two months.
    pub fn determined(&self, case: i64, person: i64, months: &[(&str, &str, &str)], corrections: &str) -> String {
        let number = format!("HD-2021-{case:06}");
        let sql = "INSERT INTO sheet (kind, number, number_key, person_id, case_id, state, version, amount_fen, entered_by, entered_on)
            VALUES ('determination', $1, $2, $3, $4, 'approved', 0, 0, (SELECT id FROM operator WHERE login = 'desk'), '2021-12-20')";
        self.raw.execute(sql, (&number, number.replace('-', ""), person, case)).expect("a sheet");
        let sheet = self.raw.last_insert_rowid();
        let grid: Vec<String> = months.iter().map(|(m, filed, counts)| format!("{m}\t{filed}\t{counts}")).collect();
        let fields = serde_json::json!({ "months": grid.join("\n"), "corrections": corrections }).to_string();
        let sql = "INSERT INTO sheet_version (sheet_id, version, fields, amount_fen, operator_id, at)
            VALUES ($1, 1, $2, 0, (SELECT id FROM operator WHERE login = 'desk'), '2021-12-20T10:00:00+08:00')";
        self.raw.execute(sql, (sheet, fields)).expect("a version");
        self.raw.execute("UPDATE sheet SET version = 1 WHERE id = $1", [sheet]).expect("the sheet");
        number
    }
}
