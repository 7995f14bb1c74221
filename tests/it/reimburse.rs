//! Bills: who bears them, what is wrong with them, what they come to; by the rules, told at the line and the field.

use gsbx::desk::estimate::Fields;
use gsbx::desk::reimburse::BillLook;
use gsbx::domain::benefits::item::{ItemKind, Payer};
use gsbx::domain::money::Money;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::bearer::Why;
use gsbx::domain::sheet::costs::CostProblem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use crate::support::sheet::{file, receipts, recognised_case, reimbursement, step, step_with};
use crate::support::{Office, day};

/// A recognised case that was accepted in time, with an employer who had paid, its injury on 2021-06-10.
fn sound(office: &Office) -> String {
    let number = recognised_case(office, 0);
    bear(office, &number, Some("2021-06-25"), "2021-06-20", "2021-06-22");
    number
}

/// Puts the injury on 2021-06-10, pays the month on a day (or leaves it in arrears), and applies and accepts on others.
fn bear(office: &Office, number: &str, paid: Option<&str>, applied: &str, accepted: &str) {
    let raw = office.raw();
    raw.execute("UPDATE injury_case SET accident_on = '2021-06-10', taken_over = 0 WHERE number = $1", [number])
        .expect("an injury");
    let claim = "SELECT id FROM injury_case WHERE number = $1";
    let id: i64 = raw.query_row(claim, [number], |r| r.get(0)).expect("a case");
    let (person, employer): (i64, i64) = raw
        .query_row("SELECT person_id, employer_id FROM injury_case WHERE id = $1", [id], |r| Ok((r.get(0)?, r.get(1)?)))
        .expect("a case");
    raw.execute_batch(&format!(
        "DROP TRIGGER IF EXISTS case_version_no_update;
         DROP TRIGGER IF EXISTS case_step_no_edit;
         UPDATE case_version SET claim = json_set(claim, '$.accident_on', '2021-06-10', '$.applied_on', '{applied}') WHERE case_id = {id};
         UPDATE case_step SET happened_on = '{accepted}' WHERE case_id = {id} AND step = 'accept';
         UPDATE employment SET insured_from = '2019-01-01', insured_to = NULL WHERE person_id = {person} AND employer_id = {employer};
         UPDATE contribution SET paid_fen = {}, paid_on = {} WHERE employer_id = {employer} AND month = 202106;",
        if paid.is_some() { "due_fen" } else { "0" },
        paid.map_or("NULL".to_owned(), |day| format!("'{day}'")),
    ))
    .expect("what is on file");
}

fn look(office: &Office, fields: &Fields) -> BillLook {
    office.desk("desk").look_at_bill(fields, "", SCRIBE).expect("a look")
}

fn money(text: &str) -> Money {
    Money::parse(text).expect("an amount")
}

fn items(look: &BillLook) -> Vec<(ItemKind, Payer, String)> {
    look.items.iter().map(|i| (i.kind, i.payer, i.amount.plain())).collect()
}

fn in_line(line: usize, column: &'static str, problem: Problem) -> (&'static str, Problem) {
    ("receipts", Problem::InLine { line, column, problem: Box::new(problem) })
}

fn costs(problem: CostProblem) -> Problem {
    Problem::Costs(problem)
}

#[test]
fn who_bears_a_bill_goes_by_the_insurance_and_the_application() {
    use ItemKind::{Meal, Medical};
    use Payer::{Employer, Fund};
    let item = |kind, payer, amount: &str| (kind, payer, amount.to_owned());
    let whole = |payer| vec![item(Medical, payer, "2514.56"), item(Meal, payer, "40.00")];
    let split = vec![
        item(Medical, Employer, "800.00"),
        item(Meal, Employer, "20.00"),
        item(Medical, Fund, "1714.56"),
        item(Meal, Fund, "20.00"),
    ];
    for (paid, applied, accepted, want, why) in [
        (Some("2021-06-25"), "2021-06-20", "2021-06-22", whole(Fund), None),
        (None, "2021-06-20", "2021-06-22", whole(Employer), Some(Why::InArrears)),
        (Some("2021-12-22"), "2021-06-20", "2021-06-22", split.clone(), Some(Why::PaidOn(day("2021-12-22")))),
        (Some("2021-06-25"), "2021-12-01", "2021-12-22", split.clone(), Some(Why::FiledLate(day("2021-12-22")))),
        (Some("2021-06-25"), "2021-09-01", "2021-09-02", whole(Fund), None),
    ] {
        let office = Office::demo();
        let number = recognised_case(&office, 0);
        bear(&office, &number, paid, applied, accepted);
        let look = look(&office, &reimbursement(&number, 1).with("diagnosis", "左手食指骨折"));
        assert_eq!((look.problems.clone(), items(&look)), (vec![], want), "{paid:?} {applied}");
        let told = why.map(|why| ("case_number", costs(CostProblem::EmployerBears(why))));
        assert_eq!(look.warnings, told.into_iter().collect::<Vec<_>>(), "{paid:?} {applied}");
    }
}

/// Everything that is wrong is told at its field, or at its row and column.
#[test]
fn what_is_wrong_with_a_bill_is_told_where_it_stands() {
    let office = Office::demo();
    let number = sound(&office);
    let row = |cells: &str| format!("044\t1\t{cells}\t");
    let money_of = |text: &str| row(&format!("2021-12-22\tbed\t{text}\t"));
    let injury = day("2021-06-10");
    for (field, text, want) in [
        ("receipts", money_of("-1"), in_line(1, "amount", Problem::Negative)),
        ("receipts", money_of("0"), in_line(1, "amount", Problem::Zero)),
        ("receipts", money_of("0.123456789012"), in_line(1, "amount", Problem::TooPrecise)),
        ("receipts", money_of("9,999,999,999,999.99"), in_line(1, "amount", Problem::TooLarge)),
        ("receipts", row("2021-06-09\tbed\t1\t"), in_line(1, "issued_on", Problem::BeforeInjury { injury })),
        (
            "receipts",
            row("2021-12-19\tbed\t1\t"),
            in_line(1, "issued_on", Problem::Before { field: "admitted", day: day("2021-12-20") }),
        ),
        ("receipts", String::new(), ("receipts", Problem::Empty)),
        ("standing", "other".into(), ("standing", costs(CostProblem::NoAgreement))),
        ("total", "2574.57".into(), ("total", costs(CostProblem::SumDiffers { sum: money("2574.56") }))),
        ("admitted", "2021-06-09".into(), ("admitted", Problem::BeforeInjury { injury })),
        ("discharged", "2021-12-19".into(), ("discharged", Problem::Before { field: "admitted", day: day("2021-12-20") })),
        ("away", "beyond".into(), ("consent", Problem::Empty)),
        ("advanced", "1".into(), ("insurer", Problem::Empty)),
        ("care", "spa".into(), ("care", Problem::NotOneOf { choices: "inpatient, outpatient, rehabilitation, device, travel" })),
        ("paid_to", "relative".into(), ("relative_id", Problem::Empty)),
        ("received_on", "2022-01-05".into(), ("received_on", Problem::Future)),
        ("case_number", "GS-1999-000001".into(), ("case_number", Problem::NoSuchDocument)),
    ] {
        let found = look(&office, &reimbursement(&number, 1).with(field, text.as_str())).problems;
        assert!(found.contains(&want), "{field} {text}: {found:?}");
        let filed =
            office.desk("desk").file_sheet(SheetKind::Reimbursement, &reimbursement(&number, 1).with(field, text), "", SCRIBE);
        assert!(filed.is_err(), "{field}");
    }
    let count: i64 =
        office.raw().query_row("SELECT count(*) FROM sheet WHERE kind = 'reimbursement'", [], |r| r.get(0)).expect("a count");
    assert_eq!(count, 0, "nothing is half done");
}

#[test]
fn full_width_digits_are_taken_and_one_bad_row_leaves_the_others_counted() {
    let office = Office::demo();
    let number = sound(&office);
    let rows = "０４４\t１\t２０２１１２２２\t床位\t１，２００\t\n044\t2\t2021-12-22\tbed\tx\t\n044\t3\t2021-12-23\tbed\t5\t";
    let look = look(&office, &reimbursement(&number, 1).with("receipts", rows));
    assert_eq!(look.problems, [in_line(2, "amount", Problem::BadAmount)]);
    assert_eq!((look.receipts, look.total), (2, money("1205")));
}

#[test]
fn bills_of_an_injury_that_is_not_recognised_wait() {
    let office = Office::demo();
    let number = sound(&office);
    for state in ["applied", "accepted", "not_recognised", "withdrawn", "suspended"] {
        office.raw().execute("UPDATE injury_case SET state = $1 WHERE number = $2", (state, &number)).expect("a state");
        let found = look(&office, &reimbursement(&number, 1)).problems;
        assert!(matches!(found[..], [("case_number", Problem::Costs(CostProblem::NotRecognised { .. }))]), "{state}: {found:?}");
    }
}

#[test]
fn after_a_death_nobody_stays_in_hospital_and_the_dead_are_not_paid() {
    let office = Office::demo();
    let number = sound(&office);
    office
        .raw()
        .execute_batch(&format!(
            "UPDATE case_version SET claim = json_set(claim, '$.died_on', '2021-12-22')
             WHERE case_id = (SELECT id FROM injury_case WHERE number = '{number}')"
        ))
        .expect("a death");
    let after = || costs(CostProblem::AfterDeath { died: day("2021-12-22") });
    let found = look(&office, &reimbursement(&number, 1));
    assert_eq!(found.problems, [("discharged", after()), ("paid_to", after())]);
    assert!(found.warnings.contains(&in_line(2, "issued_on", after())), "{:?}", found.warnings);
    let paid = reimbursement(&number, 1)
        .with("discharged", "2021-12-22")
        .with("paid_to", "relative")
        .with("relative_id", "431299198001010033")
        .with("relative_name", "李四");
    let found = look(&office, &paid).problems;
    assert_eq!(found, []);
}

#[test]
fn a_receipt_and_a_night_are_paid_once_whoever_enters_them() {
    let office = Office::demo();
    let number = sound(&office);
    let first = file(&office, &reimbursement(&number, 1));
    // The same receipts again, by another, for another case.
    let other = recognised_case(&office, 1);
    let found = office.desk("desk2").look_at_bill(&reimbursement(&other, 1), "", SCRIBE).expect("a look").problems;
    let known =
        |line, invoice: &str| in_line(line, "number", Problem::ReceiptKnown { invoice: invoice.into(), sheet: first.clone() });
    assert!(found.contains(&known(1, "0440010001-10000001")) && found.contains(&known(3, "24432000000001000001")), "{found:?}");
    // Other receipts of the same days: alike, and a stay that is there already.
    let found = look(&office, &reimbursement(&number, 2));
    assert_eq!(found.problems, []);
    assert!(found.warnings.contains(&("admitted", costs(CostProblem::StayOverlaps { sheet: first.clone() }))));
    assert_eq!((found.nights, found.payable), (Some(0), money("2514.56")), "no night is paid twice");
    let alike = CostProblem::ReceiptAlike { invoice: "0440010001-10000001".into(), sheet: first.clone() };
    assert!(found.warnings.contains(&in_line(1, "number", costs(alike))), "{:?}", found.warnings);
    // What one corrects is not in its own way.
    step_with(&mut office.desk("review"), &first, Step::Return, "缺费用清单", "").expect("a return");
    let own = office.desk("desk").look_at_bill(&reimbursement(&number, 1), &first, SCRIBE).expect("a look");
    assert_eq!(own.problems, []);
    // Refused, its receipts and nights are free again.
    step(&office, "desk", &first, Step::Drop).expect("it is dropped");
    assert_eq!(look(&office, &reimbursement(&number, 1)).problems, []);
    // Within one sheet.
    let twin = receipts(3).replace("1234.56", "480");
    let found = look(&office, &reimbursement(&number, 3).with("receipts", twin));
    let alike = CostProblem::ReceiptAlike { invoice: "0440010003-10000002".into(), sheet: String::new() };
    assert!(found.warnings.contains(&in_line(3, "number", costs(alike))), "{:?}", found.warnings);
}

#[test]
fn what_medical_insurance_advanced_goes_back_to_it() {
    let office = Office::demo();
    let number = sound(&office);
    let fields = reimbursement(&number, 1).with("advanced", "500").with("insurer", "会同县医疗保障事务中心");
    let sheet = file(&office, &fields);
    let view = office.desk("review").sheet(&sheet).expect("the sheet");
    let items: Vec<(String, Option<String>)> = view.items.iter().map(|i| (i.amount.plain(), i.payee.clone())).collect();
    assert_eq!(view.amount, money("2554.56"));
    assert_eq!(items[1], ("500.00".to_owned(), Some("会同县医疗保障事务中心".to_owned())));
    assert_eq!(items[0].0, "2014.56");
    let above = look(&office, &reimbursement(&number, 2).with("advanced", "2514.57").with("insurer", "医保")).problems;
    assert!(above.contains(&("advanced", costs(CostProblem::AboveWhole { whole: money("2514.56") }))), "{above:?}");
}

#[test]
fn the_money_goes_to_whom_the_sheet_names() {
    for (paid_to, want) in [("hospital", "会同县人民医院"), ("employer", ""), ("relative", "李四")] {
        let office = Office::demo();
        let number = sound(&office);
        let fields = reimbursement(&number, 1)
            .with("paid_to", paid_to)
            .with("relative_id", "431299198001010033")
            .with("relative_name", "李四");
        let sheet = file(&office, &fields);
        let payee = office.desk("review").sheet(&sheet).expect("the sheet").items[0].payee.clone().expect("a payee");
        assert!(want.is_empty() || payee == want, "{payee}");
    }
}

#[test]
fn a_device_is_paid_up_to_its_limit_and_travel_says_which_limit_is_missing() {
    let office = Office::demo();
    let number = sound(&office);
    let device =
        reimbursement(&number, 1).with("care", "device").with("confirmation", "怀劳鉴辅〔2021〕7号").with("limit", "2000");
    let found = look(&office, &device);
    assert_eq!((found.problems.clone(), items(&found)), (vec![], vec![(ItemKind::Device, Payer::Fund, "2000.00".into())]));
    assert_eq!(look(&office, &device.with("confirmation", "")).problems, [("confirmation", Problem::Empty)]);
    let travel = reimbursement(&number, 1)
        .with("care", "travel")
        .with("away", "beyond")
        .with("consent", "会工伤转〔2021〕3号")
        .with("certificate", "转院证明")
        .with("receipts", "\t1\t2021-12-20\ttransport\t120\t");
    let found = look(&office, &travel).problems;
    assert!(matches!(&found[..], [("care", Problem::NoParameter { first: None, .. })]), "{found:?}");
}

#[test]
fn twenty_working_days_run_from_complete_papers_and_are_seen_in_lists() {
    let office = Office::demo();
    let number = sound(&office);
    let sheet = file(&office, &reimbursement(&number, 1));
    let due = office.desk("review").sheet(&sheet).expect("the sheet").due.expect("a limit");
    // From 2021-12-28; the 3rd of January was a holiday.
    assert_eq!(due.day, day("2022-01-26"));
    let lines = office.desk("desk").sheets_of_case(&number).expect("a list");
    assert_eq!(lines[0].left, Some(22));
}
