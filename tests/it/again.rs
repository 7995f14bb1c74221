//! What was taken back or claimed back, and is due after all, is owed once more; what is ended ends where it should.

use gsbx::desk::estimate::Fields;
use gsbx::desk::sheets::SheetView;
use gsbx::domain::benefits::change::Change;
use gsbx::domain::benefits::in_force::InMonth;
use gsbx::domain::dates::Month;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use crate::support::Office;
use crate::support::adjustment::{adjusted, allowances_rise};
use crate::support::determination::{dead, determined, family, graded, owed, pay_all, severe};
use crate::support::recover::ordered;
use crate::support::sheet::{step, step_with};

fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

fn number(office: &Office, sql: &str) -> i64 {
    office.raw().query_row(sql, [], |r| r.get(0)).expect("a number")
}

fn paid_up(office: &Office) {
    office.raw().execute("UPDATE payable SET state = 'paid' WHERE state = 'planned'", []).expect("payments");
}

fn run(office: &Office, text: &str) {
    office.desk_on("desk", &format!("{text}-16")).run_month(month(text)).expect("a run");
}

/// What is owed or was paid of a benefit's month, in fen.
fn of_month(office: &Office, benefit: i64, month: i64) -> i64 {
    let sql = "SELECT coalesce(sum(amount_fen), 0) FROM payable WHERE state <> 'cancelled'";
    number(office, &format!("{sql} AND benefit_id = {benefit} AND month = {month}"))
}

fn an_allowance(office: &Office) -> (i64, i64) {
    let sql = "SELECT id, person_id FROM benefit WHERE kind = 'allowance' ORDER BY id LIMIT 1";
    office.raw().query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?))).expect("an allowance")
}

fn changed(office: &Office, benefit: i64, change: Change, reason: &str, from: &str) {
    let fields = Fields::default()
        .with("benefit", benefit.to_string())
        .with("change", change.id())
        .with("reason", reason)
        .with("month", from)
        .with("document", "会工伤变〔2022〕1号");
    let filed = office.desk("desk").file_sheet(SheetKind::BenefitChange, &fields, "", SCRIBE).expect("a sheet").number;
    step(office, "review", &filed, Step::Pass).expect("a review");
}

fn claimed(office: &Office, person: i64, follows: &str, year: &str, yuan: &str) -> String {
    let id: String =
        office.raw().query_row("SELECT id_number FROM person WHERE id = $1", [person], |r| r.get(0)).expect("a number");
    let fields = Fields::default()
        .with("recovery_cause", "overpaid")
        .with("id_number", id)
        .with("follows", follows)
        .with("item", "allowance")
        .with("year", year)
        .with("amount", yuan)
        .with("ground", "多发")
        .with("document", "会工伤追〔2022〕1号")
        .with("comes", "instalments")
        .with("count", "1")
        .with("first_month", "2022-02");
    ordered(office, &fields)
}

/// Grade 2, then 4, then 2 after all; what grade 4 left too much was claimed back in between.
fn there_and_back(office: &Office) -> (String, String, SheetView) {
    let case = graded(office, 2, None, 6000);
    let regraded = |grade: u8, old: &str| {
        office.raw().execute("UPDATE injury_case SET grade = $1 WHERE number = $2", (grade, &case)).expect("a new grade");
        severe(&case).with("supersedes", old).with("why", "court").with("note", "判决")
    };
    let first = determined(office, &severe(&case)).number;
    pay_all(office, &first);
    let lower = determined(office, &regraded(4, &first));
    let recovery = claimed(office, lower.person.as_ref().expect("somebody").0, &lower.number, "2021", "1200");
    let last = determined(office, &regraded(2, &lower.number));
    (case, recovery, last)
}

#[test]
fn months_that_were_claimed_back_are_owed_again_when_they_are_due_after_all() {
    let office = Office::demo();
    let (case, _, last) = there_and_back(&office);
    let again = |month: &str| ("allowance".to_owned(), format!("again:{month}"), "600.00".to_owned());
    assert_eq!(owed(&office, &last.number), [again("2022-01"), again("2021-12")]);
    pay_all(&office, &last.number);
    let fields = severe(&case).with("supersedes", last.number.as_str()).with("why", "parameter");
    let next = determined(&office, &fields);
    assert_eq!(owed(&office, &next.number), [], "once, whoever determines it anew");
}

#[test]
fn a_recovery_that_is_revoked_takes_back_what_it_had_made_owed_again() {
    let office = Office::demo();
    let (_, recovery, last) = there_and_back(&office);
    step_with(&mut office.desk("approve"), &recovery, Step::Revoke, "无须追回", "").expect("revoked");
    assert_eq!(owed(&office, &last.number), []);
}

/// Paid, suspended from then on, claimed back, and then the certification is there.
#[test]
fn a_certification_owes_again_what_was_claimed_back_meanwhile() {
    let office = Office::demo();
    let (benefit, person) = an_allowance(&office);
    for month in ["2022-01", "2022-02"] {
        run(&office, month);
    }
    paid_up(&office);
    let amount = of_month(&office, benefit, 202_202);
    changed(&office, benefit, Change::Suspend, "not_certified", "2022-02");
    claimed(&office, person, "", "2022", &format!("{}.{:02}", amount / 100, amount % 100));
    let fields = Fields::default().with("way", "visit").with("certified_on", "2022-03-01");
    office.desk_on("desk", "2022-03-01").certify(person, &fields).expect("a certification");
    assert_eq!(of_month(&office, benefit, 202_202), 2 * amount);
    run(&office, "2022-03");
    run(&office, "2022-04");
    assert_eq!((of_month(&office, benefit, 202_202), of_month(&office, benefit, 202_201)), (2 * amount, amount), "once");
}

/// The month itself was paid; what the raise made up of it was taken back with the pause, which then turns out shorter.
#[test]
fn what_a_raise_made_up_comes_again_when_its_month_is_due_after_all() {
    let office = Office::demo();
    allowances_rise(&office);
    let (benefit, _) = an_allowance(&office);
    for month in ["2022-01", "2022-02", "2022-03"] {
        run(&office, month);
    }
    paid_up(&office);
    let old = of_month(&office, benefit, 202_203);
    adjusted(&office);
    let new = of_month(&office, benefit, 202_203);
    assert!(new > old);
    changed(&office, benefit, Change::Suspend, "imprisoned", "2022-02");
    assert_eq!(of_month(&office, benefit, 202_203), old);
    changed(&office, benefit, Change::Resume, "released", "2022-03");
    assert_eq!((of_month(&office, benefit, 202_202), of_month(&office, benefit, 202_203)), (old, new));
}

/// Somebody who was paid an allowance, taken over, and a death of his that is determined and then revoked.
fn dead_for_a_while(office: &Office, before: &str) {
    let case = dead(office);
    office
        .raw()
        .execute_batch(&format!(
            "INSERT INTO benefit (id, person_id, kind, grade, since) SELECT 900001, person_id, 'allowance', 4, '2015-01-01'
             FROM injury_case WHERE number = '{case}';
             INSERT INTO benefit_event (benefit_id, month, what, monthly_fen, reason, at)
             VALUES (900001, 201501, 'start', 80000, '', '2022-01-03T10:00:00+08:00'){before};
             UPDATE injury_case SET died_on = NULL WHERE number = '{case}'"
        ))
        .expect("an allowance");
    run(office, "2022-01");
    office.raw().execute("UPDATE injury_case SET died_on = '2021-05-20' WHERE number = $1", [&case]).expect("a death");
    let sheet = determined(office, &family(&case));
    assert_eq!(of_month(office, 900_001, 202_201), 0);
    for login in ["approve", "deputy"] {
        let _ = step_with(&mut office.desk(login), &sheet.number, Step::Revoke, "认错人", "");
    }
    office.raw().execute("UPDATE injury_case SET died_on = NULL WHERE number = $1", [&case]).expect("alive");
}

#[test]
fn a_revoked_death_owes_again_what_the_death_took_back() {
    let office = Office::demo();
    dead_for_a_while(&office, "");
    assert_eq!(of_month(&office, 900_001, 202_201), 80_000);
    run(&office, "2022-02");
    assert_eq!((of_month(&office, 900_001, 202_202), of_month(&office, 900_001, 202_201)), (80_000, 80_000));
}

#[test]
fn a_revoked_death_leaves_a_pause_and_a_raise_as_they_were() {
    let office = Office::demo();
    let paused = ", (900001, 202012, 'suspend', NULL, 'imprisoned', '2022-01-03T10:00:00+08:00'), (900001, 202101, 'amount', 90000, 'adjusted', '2022-01-03T10:00:00+08:00')";
    dead_for_a_while(&office, paused);
    let view = office.desk("desk").benefit(900_001).expect("it");
    assert!(matches!(view.line.now, InMonth::Suspended { reason, .. } if reason == "imprisoned"));
    assert_eq!(of_month(&office, 900_001, 202_201), 0);
    changed(&office, 900_001, Change::Resume, "released", "2022-02");
    run(&office, "2022-02");
    assert_eq!(of_month(&office, 900_001, 202_202), 90_000);
}

/// A raise of January does not move the end of who died in November before.
#[test]
fn a_death_ends_in_its_own_month_whatever_happened_since() {
    let office = Office::demo();
    allowances_rise(&office);
    let (benefit, person) = an_allowance(&office);
    run(&office, "2022-01");
    adjusted(&office);
    paid_up(&office);
    let sql = format!(
        "UPDATE injury_case SET died_on = '2021-11-03', person_id = {person} WHERE id = (SELECT min(id) FROM injury_case)"
    );
    office.raw().execute(&sql, []).expect("a death on file");
    let mut desk = office.desk_on("desk", "2022-02-16");
    let view = desk.run_month(month("2022-02")).expect("a run");
    let ends: Vec<_> = view.of_itself.iter().filter(|o| o.whose.benefit == benefit).map(|o| o.month).collect();
    assert_eq!(ends, [month("2021-12")]);
    assert!(view.pays.iter().all(|p| p.whose.benefit != benefit));
    let told = desk.benefit(benefit).expect("it");
    let january = told.months.iter().find(|m| m.month == month("2022-01")).expect("a month that was paid");
    assert_eq!(january.too_much, january.amount, "what was paid since is to be recovered");
    assert!(desk.run_month(month("2022-03")).expect("the next").of_itself.iter().all(|o| o.whose.benefit != benefit));
}
