//! What went wrong once with premiums: estimates, late fees, deferrals, employers that end, and what claims make of a month.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::domain::cover::{Cover, Liability};
use gsbx::domain::dates::Month;
use gsbx::domain::employer::registration::{Act, RegistrationProblem};
use gsbx::domain::money::Money;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;
use gsbx::store::Store;

use crate::support::county::{credit, table};
use crate::support::debt::{self, RECEIPTS, findings};
use crate::support::levy_walk::{person, small_county};
use crate::support::registration::{act, code};
use crate::support::sheet::step_with;
use crate::support::workers::{leave, sheet_of};
use crate::support::{Office, day, problems};

fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

/// Files a sheet on a day.
fn file(office: &Office, on: &str, kind: SheetKind, fields: &Fields) -> Result<String, Refusal> {
    office.desk_on("desk", on).file_sheet(kind, fields, "", SCRIBE).map(|f| f.number)
}

/// Files a sheet, and lets it take effect the same day.
fn settled(office: &Office, on: &str, kind: SheetKind, fields: &Fields) -> String {
    let number = file(office, on, kind, fields).expect("a sheet");
    step_with(&mut office.desk_on("review", on), &number, Step::Pass, "", "").expect("passed");
    if matches!(kind, SheetKind::LevyChange | SheetKind::Rate) {
        step_with(&mut office.desk_on("approve", on), &number, Step::Approve, "", "").expect("approved");
    }
    number
}

/// Declares last month's or the registered wages.
fn declared(office: &Office, on: &str, code: &str, of: &str) -> String {
    let begun = office.desk_on("desk", on).begin_declaration(code, month(of)).expect("a beginning");
    settled(office, on, SheetKind::Declaration, &begun.fields)
}

fn fixed(office: &Office, on: &str, of: &str) {
    office.desk_on("desk", on).fix_levy(month(of)).expect("fixed");
}

fn reversal(code: &str, of: &str) -> Fields {
    let fields = Fields::default().with("levy_way", "reversal").with("reason", "改按申报核定").with("take_off", "yes");
    fields.with("credit_code", code).with("month", of)
}

fn paid(office: &Office, on: &str, number: &str, code: &str, paid_on: &str, amount: Money) {
    let path = office.folder().join(format!("{number}.csv"));
    std::fs::write(&path, table(RECEIPTS, &[format!("{number},{code},厂,{paid_on},{},", amount.plain())])).expect("a file");
    assert!(office.desk_on("desk", on).take_receipts(&path, false, true).expect("taken").written);
}

fn number(office: &Office, sql: &str) -> i64 {
    office.raw().query_row(sql, [], |r| r.get(0)).expect("a number")
}

/// What is due and paid of the first employer's month.
fn due_and_paid(office: &Office, of: i64) -> (i64, i64) {
    let sql = "SELECT due_fen, paid_fen FROM contribution WHERE employer_id = 1 AND month = $1";
    office.raw().query_row(sql, [of], |r| Ok((r.get(0)?, r.get(1)?))).expect("a month")
}

/// What a claim of the first worker makes of a day.
fn liability(office: &Office, seen_on: &str, accident_on: &str) -> Liability {
    let person_id = number(office, &format!("SELECT id FROM person WHERE id_number = '{}'", person(0).0));
    let file = office.desk_on("desk", seen_on).read_file(person_id).expect("a file");
    Cover::of(&file.employments, &file.months, "会同县清江水泥厂1", day(accident_on)).liability()
}

/// Three workers of 3,586.00 (bounded), 4,700.00 and 6,400.00 at 1.04 %.
const JANUARY: i64 = 15_273;

/// A declaration that comes after the estimate outlives it: once the estimate is reversed the month is levied on the wages, and the
/// time that the employer has had to pay does not begin anew.
#[test]
fn a_late_declaration_takes_the_place_of_its_estimate() {
    let office = small_county();
    declared(&office, "2022-01-10", &code(1), "2022-01");
    fixed(&office, "2022-01-12", "2022-01");
    assert_eq!(due_and_paid(&office, 202_201), (JANUARY, 0));
    fixed(&office, "2022-03-02", "2022-02");
    assert_eq!(due_and_paid(&office, 202_202), (16_800, 0), "110 % of January");
    declared(&office, "2022-05-04", &code(1), "2022-02");
    settled(&office, "2022-05-05", SheetKind::LevyChange, &reversal(&code(1), "2022-02"));
    fixed(&office, "2022-05-06", "2022-02");
    assert_eq!(due_and_paid(&office, 202_202), (JANUARY, 0));
    let last_day: String =
        office.raw().query_row("SELECT last_day FROM contribution WHERE month = 202202", [], |r| r.get(0)).expect("a day");
    assert_eq!(last_day, "2022-03-25", "what is late stays late");
    assert_eq!(findings(&office.db()), []);
}

/// What is fixed on a declaration and reversed has to be declared anew.
#[test]
fn a_reversed_declaration_no_longer_counts() {
    let office = small_county();
    declared(&office, "2022-01-10", &code(1), "2022-01");
    fixed(&office, "2022-01-12", "2022-01");
    settled(&office, "2022-01-13", SheetKind::LevyChange, &reversal(&code(1), "2022-01"));
    fixed(&office, "2022-01-14", "2022-01");
    assert_eq!(number(&office, "SELECT count(*) FROM contribution"), 0);
    declared(&office, "2022-01-14", &code(1), "2022-01");
    fixed(&office, "2022-01-15", "2022-01");
    assert_eq!(due_and_paid(&office, 202_201), (JANUARY, 0));
}

/// A month of which something was given back is reversed with it.
#[test]
fn a_month_with_a_refund_can_be_reversed() {
    let office = small_county();
    declared(&office, "2022-01-10", &code(1), "2022-01");
    fixed(&office, "2022-01-12", "2022-01");
    paid(&office, "2022-01-14", "R1", &code(1), "2022-01-14", Money::from_fen(JANUARY));
    let fields = Fields::default().with("levy_way", "refund").with("credit_code", code(1)).with("reason", "多缴");
    settled(&office, "2022-01-14", SheetKind::LevyChange, &fields.with("month", "2022-01").with("amount", "50"));
    assert_eq!(due_and_paid(&office, 202_201), (JANUARY - 5_000, JANUARY - 5_000));
    settled(&office, "2022-01-15", SheetKind::LevyChange, &reversal(&code(1), "2022-01"));
    assert_eq!(number(&office, "SELECT count(*) FROM contribution"), 0);
    let credit = Store::open(&office.db()).expect("the office").credits(1).expect("credits");
    assert_eq!(credit.iter().map(|r| r.rest().fen()).collect::<Vec<_>>(), [JANUARY]);
    assert_eq!(findings(&office.db()), []);
}

/// An estimate is levied on no wages, so there is nothing a wage could be more than.
#[test]
fn a_supplement_does_not_come_on_top_of_an_estimate() {
    let office = small_county();
    declared(&office, "2022-01-10", &code(1), "2022-01");
    fixed(&office, "2022-01-12", "2022-01");
    fixed(&office, "2022-03-02", "2022-02");
    let wages = |of: &str| {
        Fields::default()
            .with("levy_way", "supplement")
            .with("credit_code", code(1))
            .with("reason", "稽核")
            .with("wages", format!("{}\t{of}\t9000", person(0).0))
    };
    assert!(file(&office, "2022-03-03", SheetKind::LevyChange, &wages("2022-01")).is_ok());
    let refused = problems(file(&office, "2022-03-03", SheetKind::LevyChange, &wages("2022-02")));
    assert_eq!(refused.len(), 1, "{refused:?}");
}

/// A month that was paid late is not done with until its late fee is paid: the employer cannot be cancelled.
#[test]
fn nobody_is_cancelled_with_a_late_fee_unpaid() {
    let office = debt::county();
    debt::levied(&office, 1, 202_112, 10_000, "2021-12-25");
    paid(&office, "2022-01-04", "R1", &credit(1), "2022-01-03", Money::from_fen(10_000));
    let found = problems(file(&office, "2022-01-04", SheetKind::Registration, &act(Act::Cancel, &credit(1), "2022-01-04")));
    let owes = RegistrationProblem::Owes { months: 1, amount: Money::ZERO, late_fee: Money::from_fen(45) };
    assert!(found.iter().any(|(_, p)| *p == Problem::Registration(owes.clone())), "{found:?}");
    // What the employer's file says is what the list of arrears says.
    let file = office.desk("desk").employer_file(&credit(1)).expect("a file");
    assert_eq!((file.owed.missing, file.owed.late_fee), (Money::ZERO, Money::from_fen(45)));
    paid(&office, "2022-01-04", "R2", &credit(1), "2022-01-04", Money::from_fen(45));
    self::file(&office, "2022-01-04", SheetKind::Registration, &act(Act::Cancel, &credit(1), "2022-01-04")).expect("a sheet");
}

/// Nobody is cancelled before its months are levied, verified or not declared at all; nor while a project of its is insured.
#[test]
fn nobody_is_cancelled_before_its_months_are_levied() {
    let office = small_county();
    declared(&office, "2022-01-10", &code(1), "2022-01");
    let rows: Vec<String> = (0..3).map(person).map(|(id, name)| leave(&id, &name, "2022-02-28")).collect();
    settled(&office, "2022-03-01", SheetKind::WorkerChange, &sheet_of(&code(1), &rows));
    let cancel = act(Act::Cancel, &code(1), "2022-03-01");
    let bars = || problems(file(&office, "2022-03-01", SheetKind::Registration, &cancel));
    let not_levied =
        |months, first: &str| ("on", Problem::Registration(RegistrationProblem::NotLevied { months, first: month(first) }));
    assert_eq!(bars(), [not_levied(1, "2022-01")], "verified, while gsbx has levied nothing yet");
    fixed(&office, "2022-03-01", "2022-01");
    paid(&office, "2022-03-01", "R1", &code(1), "2022-03-01", Money::from_fen(JANUARY));
    assert_eq!(bars(), [not_levied(1, "2022-02")], "not declared");
    declared(&office, "2022-03-01", &code(1), "2022-02");
    assert_eq!(bars(), [not_levied(1, "2022-02")], "verified");
    fixed(&office, "2022-03-01", "2022-02");
    paid(&office, "2022-03-01", "R2", &code(1), "2022-03-01", Money::from_fen(JANUARY));
    let project = "INSERT INTO project (employer_id, name, price_fen, rate, premium_fen, from_on, until_on, sheet_id)
        SELECT 1, '安置房一标段', 100, '0.001', 1, '2022-01-01', '2022-03-02', min(id) FROM sheet";
    office.raw().execute(project, []).expect("a project");
    let runs = RegistrationProblem::ProjectRuns { name: "安置房一标段".into(), until: day("2022-03-02") };
    assert_eq!(bars(), [("successor", Problem::Registration(runs))]);
    settled(&office, "2022-03-02", SheetKind::Registration, &act(Act::Cancel, &code(1), "2022-03-02"));
}

/// Whoever stops taking part owes the months before, declared or not.
#[test]
fn who_stops_owes_the_months_before() {
    let office = small_county();
    for n in 1..=2 {
        declared(&office, "2022-01-10", &code(n), "2022-01");
    }
    fixed(&office, "2022-01-12", "2022-01");
    for n in 1..=2 {
        let rows: Vec<String> =
            (0..3).map(|nth| person(3 * (n - 1) + nth)).map(|(id, name)| leave(&id, &name, "2022-02-28")).collect();
        settled(&office, "2022-03-01", SheetKind::WorkerChange, &sheet_of(&code(n), &rows));
        settled(&office, "2022-03-01", SheetKind::Registration, &act(Act::Suspend, &code(n), "2022-03-01"));
    }
    declared(&office, "2022-03-01", &code(2), "2022-02");
    fixed(&office, "2022-03-02", "2022-02");
    assert_eq!(due_and_paid(&office, 202_202), (16_800, 0), "estimated");
    assert_eq!(number(&office, "SELECT due_fen FROM contribution WHERE employer_id = 2 AND month = 202202"), JANUARY, "declared");
    fixed(&office, "2022-04-02", "2022-03");
    assert_eq!(number(&office, "SELECT count(*) FROM contribution WHERE month = 202203 AND employer_id < 3"), 0);
}

/// A month that was put off with approval is no arrears, and paid within that time it never was (K8 art. 21-23).
#[test]
fn a_month_paid_within_its_deferral_is_paid_in_time() {
    let office = small_county();
    declared(&office, "2022-01-10", &code(1), "2022-01");
    fixed(&office, "2022-01-12", "2022-01");
    assert_eq!(liability(&office, "2022-02-01", "2022-01-20"), Liability::EmployerUntilPaid);
    let deferral = Fields::default()
        .with("levy_way", "deferral")
        .with("credit_code", code(1))
        .with("month", "2022-01")
        .with("until", "2022-06-30")
        .with("reason", "困难")
        .with("document", "会人社函〔2022〕1号");
    settled(&office, "2022-01-20", SheetKind::LevyChange, &deferral);
    assert_eq!(liability(&office, "2022-02-01", "2022-01-20"), Liability::Fund);
    paid(&office, "2022-06-21", "R1", &code(1), "2022-06-20", Money::from_fen(JANUARY));
    assert_eq!(liability(&office, "2022-06-21", "2022-01-20"), Liability::Fund);
}

/// A month whose last day came late, as it was fixed late, is paid in time by then.
#[test]
fn a_month_paid_by_its_last_day_is_paid_in_time() {
    let office = small_county();
    declared(&office, "2022-04-10", &code(1), "2022-01");
    fixed(&office, "2022-04-12", "2022-01");
    paid(&office, "2022-04-26", "R1", &code(1), "2022-04-25", Money::from_fen(JANUARY));
    assert_eq!(liability(&office, "2022-04-26", "2022-01-20"), Liability::Fund);
}

/// The fund takes new costs on once premium and late fee are paid (K1 art. 62(3)), from the day both were.
#[test]
fn a_month_is_made_good_by_premium_and_late_fee() {
    let office = small_county();
    declared(&office, "2022-01-10", &code(1), "2022-01");
    fixed(&office, "2022-01-12", "2022-01");
    paid(&office, "2022-05-01", "R1", &code(1), "2022-05-01", Money::from_fen(JANUARY));
    assert_eq!(liability(&office, "2022-05-02", "2022-01-20"), Liability::EmployerUntilPaid);
    // 152.73 x 0.0005 x 96 days.
    paid(&office, "2022-05-09", "R2", &code(1), "2022-05-09", Money::from_fen(733));
    assert_eq!(liability(&office, "2022-05-10", "2022-01-20"), Liability::FundSincePaid(day("2022-05-09")));
}

/// Who carries a duty on pays what it carries (K1 art. 43), and cannot end before that is paid.
#[test]
fn a_successor_pays_the_debts_it_took_over() {
    let office = small_county();
    declared(&office, "2022-01-10", &code(1), "2022-01");
    fixed(&office, "2022-01-12", "2022-01");
    let merge = act(Act::Merge, &code(1), "2022-02-01").with("successor", code(2));
    settled(&office, "2022-02-01", SheetKind::Registration, &merge);
    let cancel = problems(file(&office, "2022-02-02", SheetKind::Registration, &act(Act::Cancel, &code(2), "2022-02-02")));
    let owes =
        |p: &Problem| matches!(p, Problem::Registration(RegistrationProblem::Owes { amount, .. }) if amount.fen() == JANUARY);
    assert!(cancel.iter().any(|(_, p)| owes(p)), "{cancel:?}");
    paid(&office, "2022-02-10", "R1", &code(2), "2022-01-20", Money::from_fen(JANUARY + 100));
    assert_eq!(due_and_paid(&office, 202_201), (JANUARY, JANUARY));
    let credit = Store::open(&office.db()).expect("the office").credits(2).expect("credits");
    assert_eq!(credit.iter().map(|r| r.rest().fen()).collect::<Vec<_>>(), [100]);
    assert_eq!(findings(&office.db()), []);
}
