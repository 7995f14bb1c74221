//! A made county of a few employers whose use ratios are known, and bands of the office's own.

use gsbx::desk::policy::{Draft, Settle};
use gsbx::domain::money::Money;
use gsbx::store::Store;
use gsbx::store::ledger::NewEntry;

use super::{Office, day};

/// Bands that no law names: put in for tests. 20, 60, 100 and 200 % for classes 2 to 8; 80 and 150 % for class 1.
const BANDS: [(&str, &str); 14] = [
    ("use_ratio_min.c1_1", "0"),
    ("use_ratio_max.c1_1", "0.80"),
    ("use_ratio_min.c1_2", "0.80"),
    ("use_ratio_max.c1_2", "1.50"),
    ("use_ratio_min.c1_3", "1.50"),
    ("use_ratio_min.c2_1", "0"),
    ("use_ratio_max.c2_1", "0.20"),
    ("use_ratio_min.c2_2", "0.20"),
    ("use_ratio_max.c2_2", "0.60"),
    ("use_ratio_min.c2_3", "0.60"),
    ("use_ratio_max.c2_3", "1.00"),
    ("use_ratio_min.c2_4", "1.00"),
    ("use_ratio_max.c2_4", "2.00"),
    ("use_ratio_min.c2_5", "2.00"),
];

/// What a review rests on besides, as shipped, for the office to confirm.
const SHIPPED: [(&str, &str); 5] = [
    ("floating_steps_most", "2"),
    ("float_review_years", "1"),
    ("float_small", "10"),
    ("float_without_commuting", "no"),
    ("float_without_deemed", "no"),
];

/// Enters a parameter by one operator and confirms it by another.
pub fn enter(office: &Office, key: &str, value: &str) {
    let draft = Draft {
        key: key.into(),
        from: "2015-10-01".into(),
        value: value.into(),
        document: "测试文件".into(),
        article: "第一条".into(),
        ..Draft::default()
    };
    let id = office.desk("review").enter_parameter(&draft).expect("entered");
    office.desk("approve").settle_parameter(id, Settle::Confirm).expect("confirmed");
}

/// The office has bands of its own, all confirmed.
pub fn with_bands(office: &Office) {
    for (key, value) in BANDS.iter().chain(&SHIPPED) {
        enter(office, key, value);
    }
}

/// An employer of the made county: name, class, registered, heads, what he paid in a month of 2021, what the fund paid.
pub struct Made {
    pub name: &'static str,
    pub class: u8,
    pub registered: &'static str,
    pub heads: i64,
    pub paid: &'static str,
    pub fund: &'static str,
}

/// Six employers: each pays 1,000.00 a month but the last one, which paid nothing.
pub const COUNTY: [Made; 6] = [
    Made { name: "甲水泥厂", class: 6, registered: "2010-01-01", heads: 100, paid: "1000", fund: "1000" },
    Made { name: "乙采石场", class: 8, registered: "2010-01-01", heads: 50, paid: "1000", fund: "30000" },
    Made { name: "丙银行", class: 1, registered: "2010-01-01", heads: 40, paid: "1000", fund: "12000" },
    Made { name: "丁小店", class: 2, registered: "2010-01-01", heads: 3, paid: "1000", fund: "99999" },
    Made { name: "戊新厂", class: 3, registered: "2021-06-01", heads: 30, paid: "1000", fund: "50000" },
    Made { name: "己欠费厂", class: 4, registered: "2010-01-01", heads: 30, paid: "0", fund: "100" },
];

/// Employers as they are on file, 2021 levied on 100,000.00 a month each, a case of each at which the fund paid.
pub fn made_county() -> Office {
    let office = Office::staffed();
    let db = office.raw();
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
        db.execute(sql, values).expect("a row");
        db.last_insert_rowid()
    };
    for (n, made) in COUNTY.iter().enumerate() {
        let paid = Money::parse(made.paid).expect("an amount");
        let employer = run(
            "INSERT INTO employer (credit_code, name, industry, risk_class, address, contact, phone, registered_on, source, edition,
                division) VALUES (?1, ?2, 'C', ?3, '', '', '', ?4, 0, 2017, '30')",
            &[&code(n), &made.name, &made.class, &made.registered],
        );
        for month in 202_101..=202_112_i64 {
            let paid_on = (paid > Money::ZERO).then(|| format!("{}-{:02}-20", month / 100, month % 100));
            run(
                "INSERT INTO contribution (employer_id, month, headcount, payroll_fen, rate_ppm, due_fen, paid_fen, paid_on, source)
                 VALUES (?1, ?2, ?3, 10000000, 10000, 100000, ?4, ?5, 0)",
                &[&employer, &month, &made.heads, &paid.fen(), &paid_on],
            );
        }
        injury(&office, employer, n, "14-1", "2021-03-15", made.fund);
    }
    drop(db);
    office
}

/// The credit code of the `nth` employer.
pub fn code(nth: usize) -> String {
    super::county::credit(u32::try_from(nth + 1).expect("a small number"))
}

/// A recognised injury of a worker, and what the fund paid for it in medical benefits.
pub fn injury(office: &Office, employer: i64, nth: usize, situation: &str, on: &str, fund: &str) {
    let (db, number) = (office.raw(), format!("{employer}{nth}{}", on.replace('-', "")));
    db.execute(
        "INSERT INTO person (id_number, id_backward, name, phone, source) VALUES (?1, 'x', '某某', '', 0)",
        [format!("{number:0>18}")],
    )
    .expect("a person");
    let person = db.last_insert_rowid();
    db.execute(
        "INSERT INTO injury_case (number, number_key, person_id, employer_id, accident_on, body_part, state, situation, grade)
         VALUES (?1, ?1, ?2, ?3, ?4, '', 'graded', ?5, 9)",
        rusqlite::params![number, person, employer, on, situation],
    )
    .expect("a case");
    let case = db.last_insert_rowid();
    let sql =
        "INSERT INTO case_step (case_id, step, from_state, to_state, happened_on, document, body, situation, reason, is_checked,
            entered_by, entered_at) VALUES (?1, 'recognise', 'accepted', 'recognised', ?2, '', '', '', '', 0,
            (SELECT id FROM operator WHERE login = 'desk'), ?2)";
    db.execute(sql, rusqlite::params![case, on]).expect("a step");
    drop(db);
    let mut store = Store::open(&office.db()).expect("the office");
    let writer = store.write().expect("a write");
    let amount = Money::parse(fund).expect("an amount");
    let (person, case) = (Some(person), Some(case));
    let entry = NewEntry {
        posted_on: day("2021-09-01"),
        debit: "out_medical",
        credit: "bank_expense",
        amount,
        memo: &number,
        person,
        case,
    };
    writer.post(&entry, 0).expect("booked");
    writer.commit().expect("written");
}

/// The row of an employer.
pub fn row_of(office: &Office, code: &str) -> i64 {
    office.raw().query_row("SELECT id FROM employer WHERE credit_code = ?1", [code], |r| r.get(0)).expect("an employer")
}

/// Class and step of an employer by month, as stored.
pub fn rates_of(office: &Office, code: &str) -> Vec<(i64, u8, u8, String)> {
    let db = office.raw();
    let sql = "SELECT from_month, risk_class, step, reason FROM employer_rate WHERE employer_id = ?1 ORDER BY id";
    let mut statement = db.prepare(sql).expect("a statement");
    let rows = statement.query_map([row_of(office, code)], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)));
    rows.expect("rows").map(|r| r.expect("a row")).collect()
}
