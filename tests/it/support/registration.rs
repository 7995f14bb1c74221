//! Employers that can be registered, changed and ended, with whatever a test wants other in them.

use std::collections::BTreeMap;

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::domain::employer::registration::Act;
use gsbx::domain::identity::{credit_check, organisation_check};
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;
use gsbx::store::Store;
use gsbx::store::register::employer::EmployerRow;

use super::Office;
use super::sheet::step;

/// The `n`th credit code of a test, sound in both checks.
pub fn code(n: u32) -> String {
    let body = format!("MB{n:06}");
    let head = format!("91431225{body}{}", organisation_check(body.as_bytes()));
    format!("{head}{}", credit_check(head.as_bytes()).expect("a check character"))
}

/// Form F1 of the `n`th employer: a cement works (division 30, class 6 by the table) that was founded on 2021-12-20.
pub fn form(n: u32) -> Fields {
    Fields::default()
        .with("act", "register")
        .with("credit_code", code(n))
        .with("employer_name", format!("会同县清江水泥厂{n}"))
        .with("registration_kind", "new")
        .with("unit_type", "enterprise")
        .with("division", "30")
        .with("address", "会同县林城镇工业路1号")
        .with("town", "林城镇")
        .with("legal_person", "杨再兴")
        .with("contact", "龙飞")
        .with("phone", "13807451234")
        .with("bank", "102")
        .with("account", "1914022009200123456")
        .with("founded_on", "2021-12-20")
        .with("starts_on", "2022-01-04")
}

/// Any other act than a registration, with a day and a reason.
pub fn act(act: Act, code: &str, on: &str) -> Fields {
    Fields::default().with("act", act.id()).with("credit_code", code).with("on", on).with("reason", "按规定办理")
}

/// What a form of changes begins with.
pub fn change(office: &Office, code: &str) -> Fields {
    let begun = office.desk("desk").begin_registration(Act::Change, code, "").expect("an employer");
    begun.fields.with("reason", "工商变更")
}

/// Files a registration as a clerk and answers its number.
pub fn file(office: &Office, login: &str, fields: &Fields) -> Result<String, Refusal> {
    Ok(office.desk(login).file_sheet(SheetKind::Registration, fields, "", SCRIBE)?.number)
}

/// Files it and lets it take effect.
pub fn done(office: &Office, fields: &Fields) -> Result<String, Refusal> {
    let number = file(office, "desk", fields)?;
    step(office, "review", &number, Step::Pass).map(|()| number)
}

/// The `n`th employer, registered.
pub fn registered(office: &Office, n: u32) -> String {
    done(office, &form(n)).expect("an employer");
    code(n)
}

pub fn store(office: &Office) -> Store {
    Store::open(&office.db()).expect("the office opens")
}

pub fn employer(office: &Office, code: &str) -> EmployerRow {
    store(office).employer(code).expect("a read").expect("an employer")
}

/// Insures somebody with an employer; `nth` makes him another person.
pub fn insure(office: &Office, code: &str, nth: u32, from: &str) -> String {
    let head = format!("431225199001{:02}{:03}", 1 + nth % 28, 1 + nth);
    let number = format!("{head}{}", gsbx::domain::identity::resident_check(head.as_bytes()));
    let raw = office.raw();
    raw.execute(
        "INSERT INTO person (id_number, id_backward, name, phone, source) VALUES ($1, $2, $3, '', 0) ON CONFLICT DO NOTHING",
        (&number, number.chars().rev().take(6).collect::<String>(), format!("工人{nth}")),
    )
    .expect("a person");
    raw.execute(
        "INSERT INTO employment (person_id, employer_id, insured_from, job, wage_fen, source, category, is_migrant)
         SELECT p.id, e.id, $1, '操作工', 450000, 0, 'staff', 1 FROM person AS p, employer AS e
         WHERE p.id_number = $2 AND e.credit_code = $3",
        (from, &number, code),
    )
    .expect("an employment");
    number
}

/// Writes down what an employer owed and paid for a month.
pub fn owe(office: &Office, code: &str, month: i64, due: i64, paid: i64) {
    let paid_on = (paid > 0).then_some("2022-01-03");
    office
        .raw()
        .execute(
            "INSERT INTO contribution (employer_id, month, headcount, payroll_fen, rate_ppm, due_fen, paid_fen, paid_on, source)
             SELECT id, $1, 1, 450000, 10400, $2, $3, $4, 0 FROM employer WHERE credit_code = $5",
            (month, due, paid, paid_on, code),
        )
        .expect("a month");
}

/// Where somebody is and was insured: code, first and last day, in the order they began.
pub fn relations(office: &Office, number: &str) -> Vec<(String, String, Option<String>)> {
    let raw = office.raw();
    let sql = "SELECT e.credit_code, w.insured_from, w.insured_to FROM employment AS w JOIN employer AS e ON e.id = w.employer_id
        JOIN person AS p ON p.id = w.person_id WHERE p.id_number = $1 ORDER BY w.insured_from, e.credit_code";
    let mut statement = raw.prepare(sql).expect("a query");
    let rows = statement.query_map([number], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).expect("rows");
    rows.map(|r| r.expect("a row")).collect()
}

/// All facts of an employer as its events tell them, the newest last.
pub fn told_by_events(office: &Office, code: &str) -> BTreeMap<String, String> {
    let mut facts = BTreeMap::new();
    for event in store(office).employer_events(employer(office, code).id).expect("events") {
        let after: BTreeMap<String, String> = serde_json::from_str(&event.after).expect("texts");
        facts.extend(after);
    }
    facts.retain(|id, text| !text.is_empty() && id != "took_over");
    facts
}

/// The same as the row tells them.
pub fn kept(office: &Office, code: &str) -> BTreeMap<String, String> {
    let facts = office.desk("desk").employer_facts(code).expect("an employer");
    facts.iter().map(|(id, text)| (id.to_owned(), text.to_owned())).collect()
}
