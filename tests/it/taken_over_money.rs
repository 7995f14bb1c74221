//! What was paid before gsbx: bills with their receipts, monthly benefits, and whether they agree with the imported ledger.

use gsbx::desk::import::Kind;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::earlier::TakeOverProblem;
use gsbx::store::Tally;

use crate::support::intake::{Desk, with};
use crate::support::{Office, stderr, stdout};

/// Of every operator of an office under test.
const PASSWORD: &str = "correct horse";

/// A county of 2021 with two cases, four bills of which one is unpaid, and four who are paid monthly.
macro_rules! county {
    ($name:literal) => {
        include_str!(concat!("../county/", $name, ".csv"))
    };
}

const BILLS: &str = county!("reimbursements");
const RECEIPTS: &str = county!("receipts");
const BENEFICIARIES: &str = county!("beneficiaries");
const LEDGER: &str = county!("ledger");

fn added(rows: u64) -> Tally {
    Tally { added: rows, changed: 0, unchanged: 0 }
}

/// People, employers and cases.
fn cases() -> Desk {
    let mut desk = Desk::empty();
    for (kind, text) in
        [(Kind::Employers, county!("employers")), (Kind::Workers, county!("workers")), (Kind::Claims, county!("claims"))]
    {
        desk.good(kind, text);
    }
    desk
}

fn county() -> Desk {
    let mut desk = cases();
    assert_eq!(desk.good(Kind::Reimbursements, BILLS), added(4));
    assert_eq!(desk.good(Kind::Receipts, RECEIPTS), added(13));
    assert_eq!(desk.good(Kind::Beneficiaries, BENEFICIARIES), added(4));
    desk
}

/// A file's lines, the titles first.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// The file with another value in a cell of a line; the titles are line 1.
fn changed(text: &str, line: usize, field: usize, value: &str) -> String {
    let mut lines = lines(text);
    lines[line - 1] = with(&lines[line - 1], field, value);
    lines.join("\n")
}

fn one(desk: &Desk, sql: &str) -> String {
    desk.office.raw().query_row(sql, [], |r| r.get(0)).expect("a text")
}

#[test]
fn bills_receipts_and_benefits_stand_as_they_were_paid_and_twice_is_once() {
    let mut desk = county();
    let sheets = "SELECT group_concat(number || ' ' || state || ' ' || taken_over || ' ' || amount_fen
        || ' ' || (SELECT count(*) FROM receipt WHERE sheet_id = s.id AND is_live = 1 AND version = s.version), ' / ') FROM sheet AS s";
    assert_eq!(
        one(&desk, sheets),
        "S20210000001 draft 0 278672 1 / S20210000002 paid 1 1710482 8 / S20210000003 paid 1 539421 2 / S20210000004 paid 1 225195 2"
    );
    let monthly = "SELECT group_concat(kind || ' ' || monthly_fen, ' / ') FROM monthly_benefit";
    assert_eq!(one(&desk, monthly), "allowance 206205 / allowance 120623 / dependant_pension 301056 / nursing_allowance 372526");
    // A draft holds its receipts where they are corrected.
    let grid =
        "SELECT v.fields ->> '$.receipts' FROM sheet AS s JOIN sheet_version AS v ON v.sheet_id = s.id AND v.version = s.version
        WHERE s.state = 'draft'";
    assert_eq!(one(&desk, grid), "\t043100000010\t2021-01-23\tother\t2814.86\t28.14\t会同县人民医院");
    // Whoever enters one of these receipts again is told where it was paid.
    let store = gsbx::store::Store::open(&desk.office.db()).expect("the office");
    let known = store.known_receipt("", "043100000020", None).expect("a read").map(|k| k.sheet);
    assert_eq!(known.as_deref(), Some("S20210000002"));
    let before = desk.contents();
    for (kind, text, rows) in
        [(Kind::Reimbursements, BILLS, 4), (Kind::Receipts, RECEIPTS, 13), (Kind::Beneficiaries, BENEFICIARIES, 4)]
    {
        assert_eq!(desk.good(kind, text), Tally { added: 0, changed: 0, unchanged: rows }, "{kind:?}");
    }
    assert_eq!(desk.contents(), before);
    assert!(store.check().expect("a check").is_empty());
}

#[test]
fn receipts_may_come_in_parts_of_whole_sheets_and_the_rest_later() {
    let mut desk = cases();
    desk.good(Kind::Reimbursements, BILLS);
    let all = lines(RECEIPTS);
    let later = [&all[..1], &all[2..]].concat().join("\n");
    assert_eq!(desk.good(Kind::Receipts, &later), added(12));
    let first = all[..2].join("\n");
    assert_eq!(desk.good(Kind::Receipts, &first), added(1));
}

#[test]
fn each_bad_line_of_a_bill_is_told_and_nothing_is_written() {
    let mut desk = cases();
    let not_with = |field: &'static str, value: &str| Problem::DoesNotGoWith { field, value: value.into() };
    for (line, field, value, name, problem) in [
        (2, 0, "", "sheet", Problem::Empty),
        (2, 0, "BX-2022-000001", "sheet", Problem::TakeOver(TakeOverProblem::OwnNumbers)),
        (3, 0, "S20210000001", "sheet", Problem::ComesTwice),
        (3, 1, "43129919990000001", "case_number", Problem::NoSuchDocument),
        (3, 1, "43129920210000002", "id_number", not_with("case_number", "43129920210000002")),
        (3, 3, "2022-02-01", "filed_on", Problem::Future),
        (3, 5, "0", "claimed", Problem::Zero),
        (3, 6, "-1", "outside", Problem::Negative),
        (3, 7, "99999.00", "paid", not_with("claimed", "18155.27")),
        (3, 7, "0.001", "paid", Problem::TooPrecise),
        (3, 8, "", "paid_on", Problem::Empty),
        (2, 8, "2021-05-01", "paid_on", not_with("stage", "approved")),
        (3, 9, "lost", "stage", Problem::NotOneOf { choices: "entered, reviewed, approved, paid" }),
    ] {
        let told = desk.bad(Kind::Reimbursements, &changed(BILLS, line, field, value));
        assert!(told.contains(&(line as u64, name, problem.clone())), "{name} {value}: {told:?}");
    }
    desk.good(Kind::Reimbursements, BILLS);
    let other = changed(BILLS, 3, 7, "17000.00");
    let taken = Problem::TakeOver(TakeOverProblem::NumberTaken);
    assert_eq!(desk.bad(Kind::Reimbursements, &other), [(3, "sheet", taken)]);
}

#[test]
fn each_bad_receipt_is_told_and_nothing_is_written() {
    let mut desk = cases();
    let nowhere = || Problem::TakeOver(TakeOverProblem::NoSheetAddsUp);
    // Without the sheets, no receipt belongs anywhere.
    assert_eq!(desk.bad(Kind::Receipts, RECEIPTS).len(), 13);
    desk.good(Kind::Reimbursements, BILLS);
    // A fen too much: the receipts of that sheet are told, and no others.
    let told = desk.bad(Kind::Receipts, &changed(RECEIPTS, 12, 5, "3803.66"));
    assert_eq!(told, [(11, "invoice", nowhere()), (12, "invoice", nowhere())]);
    for (field, value, name, problem) in [
        (1, "", "invoice", Problem::Empty),
        (1, "一二三", "invoice", Problem::BadCharacter),
        (1, "043100000010", "invoice", Problem::ReceiptTwice { invoice: "043100000010".into() }),
        (2, "2022-03-01", "date", Problem::Future),
        (4, "home", "kind", Problem::NotOneOf { choices: "inpatient, outpatient" }),
        (5, "0", "amount", Problem::Zero),
        (6, "9999999.00", "outside_catalogue", Problem::OutsideAboveAmount { invoice: "043100000020".into() }),
    ] {
        let told = desk.bad(Kind::Receipts, &changed(RECEIPTS, 3, field, value));
        assert_eq!(told, [(3, name, problem)], "{name} {value}");
    }
}

#[test]
fn each_bad_benefit_is_told_and_nothing_is_written() {
    let mut desk = cases();
    for (line, field, value, name, problem) in [
        (2, 0, "431299199001011234", "id_number", None),
        (2, 2, "holiday", "kind", None),
        (2, 3, "", "grade", Some(Problem::Empty)),
        (2, 3, "7", "grade", Some(Problem::OnlyForGrades { least: 1, most: 6 })),
        (4, 3, "3", "grade", Some(Problem::DoesNotGoWith { field: "kind", value: "dependant_pension".into() })),
        (2, 4, "0.00", "monthly_amount", Some(Problem::Zero)),
        (2, 5, "2022-02-01", "since", Some(Problem::Future)),
    ] {
        let told = desk.bad(Kind::Beneficiaries, &changed(BENEFICIARIES, line, field, value));
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!((told[0].0, told[0].1), (line as u64, name));
        assert!(problem.is_none_or(|p| p == told[0].2), "{told:?}");
    }
    desk.good(Kind::Beneficiaries, BENEFICIARIES);
    let there = Problem::TakeOver(TakeOverProblem::BenefitThere);
    assert_eq!(desk.bad(Kind::Beneficiaries, &changed(BENEFICIARIES, 2, 4, "2062.06")), [(2, "kind", there)]);
}

/// Totals by item beside the ledger: they agree to the fen, and a difference is told in yuan for the item and its month.
#[test]
fn what_was_taken_over_is_compared_with_the_ledger() {
    let mut desk = county();
    assert_eq!(desk.desk.compare_taken_over(Kind::Beneficiaries).expect("nothing yet"), []);
    let short = changed(LEDGER, 39, 2, "5394.20");
    assert!(short.contains("2021-10-11,medical,5394.20"), "{short}");
    desk.good(Kind::Ledger, &short);
    let told: Vec<_> = desk
        .desk
        .compare_taken_over(Kind::Ledger)
        .expect("a comparison")
        .into_iter()
        .map(|c| (c.item.key.clone(), c.month.map(|m| m.to_string()), c.difference().plain()))
        .collect();
    let at =
        |item: &str, month: Option<&str>, difference: &str| (item.to_owned(), month.map(str::to_owned), difference.to_owned());
    assert_eq!(
        told,
        [
            at("medical", None, "-0.01"),
            at("medical", Some("2021-10"), "-0.01"),
            at("disability", Some("2021-12"), "0.00"),
            at("death", Some("2021-12"), "0.00"),
        ]
    );
}

#[test]
fn the_command_prints_the_comparison() {
    let office = Office::empty();
    let folder = office.folder();
    let password = folder.join("password").display().to_string();
    std::fs::write(&password, PASSWORD).expect("a file");
    let mut last = String::new();
    for (name, text) in [
        ("employers", county!("employers")),
        ("workers", county!("workers")),
        ("claims", county!("claims")),
        ("reimbursements", BILLS),
        ("receipts", RECEIPTS),
        ("beneficiaries", BENEFICIARIES),
        ("ledger", LEDGER),
    ] {
        let file = folder.join(format!("{name}.csv"));
        std::fs::write(&file, text).expect("a file");
        let run =
            office.gsbx(&["--operator", "zhuren", "--password-file", &password, "import", name, file.to_str().expect("UTF-8")]);
        assert!(run.status.success(), "{}", stderr(&run));
        last = stdout(&run);
    }
    for line in [
        "工伤医疗待遇支出 合计：导入 24750.98 元，账上 24750.98 元，相符",
        "伤残待遇支出 2021-12：导入 6993.54 元，账上 6993.54 元，相符",
        "工亡待遇支出 2021-12：导入 3010.56 元，账上 3010.56 元，相符",
    ] {
        assert!(last.replace(',', "").contains(line), "{last}");
    }
}
