//! Sheets about money: filed, reviewed, approved and returned, by different people, on what they saw.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::hands::WhyNot;
use gsbx::domain::hands::Hand;
use gsbx::domain::money::Money;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::{SCRIBE, explained};
use gsbx::text::Lang;

use crate::support::replay::{replayed, stored};
use crate::support::sheet::{file, recognised_case, reimbursement, step, step_with};
use crate::support::{Office, day, problem, stdout};

fn state(office: &Office, number: &str) -> State {
    office.desk("review").sheet(number).expect("the sheet").state
}

#[test]
fn a_bill_is_entered_reviewed_and_approved_by_three_and_owed_then() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    assert_eq!(number, "BX-2022-000001");
    step(&office, "review", &number, Step::Pass).expect("a review");
    step(&office, "approve", &number, Step::Approve).expect("an approval");
    let sheet = office.desk("finance").sheet(&number).expect("the sheet");
    // 2,514.56 within the catalogues and 4 nights at 10 yuan.
    assert_eq!((sheet.state, sheet.amount), (State::Approved, Money::from_fen(255_456)));
    assert_eq!(sheet.payables.iter().map(|p| p.amount).sum::<Money>(), sheet.amount);
    let lines = explained(&sheet.items[0].explanation, Lang::Zh);
    assert!(lines.iter().any(|l| l.contains("2,514.56")), "{lines:?}");
}

#[test]
fn nobody_has_two_hands_in_a_sheet_whatever_his_roles() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    // The clerk has every role now.
    office
        .raw()
        .execute_batch(
            "INSERT INTO operator_role SELECT id, 'review' FROM operator WHERE login = 'desk';
             INSERT INTO operator_role SELECT id, 'approve' FROM operator WHERE login IN ('desk', 'review')",
        )
        .expect("roles");
    let same = |result: Result<(), Refusal>, did: Hand| match result {
        Err(Refusal::MayNot { why: WhyNot::SamePerson(hand), .. }) => assert_eq!(hand, did),
        other => panic!("{other:?}"),
    };
    same(step(&office, "desk", &number, Step::Pass), Hand::Enter);
    step(&office, "review", &number, Step::Pass).expect("a review");
    same(step(&office, "desk", &number, Step::Approve), Hand::Enter);
    same(step(&office, "review", &number, Step::Approve), Hand::Review);
    assert!(matches!(step(&office, "finance", &number, Step::Approve), Err(Refusal::MayNot { why: WhyNot::Role, .. })));
    step(&office, "approve", &number, Step::Approve).expect("an approval");
}

#[test]
fn a_large_amount_needs_a_second_approval_by_another() {
    let office = Office::demo();
    let fields =
        reimbursement(&recognised_case(&office, 0), 1).with("receipts", "\t24432000000000000001\t2021-12-24\tsurgery\t60000\t\t");
    let number = file(&office, &fields);
    step(&office, "review", &number, Step::Pass).expect("a review");
    step(&office, "approve", &number, Step::Approve).expect("the first approval");
    assert_eq!(state(&office, &number), State::ToCountersign);
    assert!(office.desk("finance").sheet(&number).expect("the sheet").payables.is_empty());
    assert!(matches!(step(&office, "approve", &number, Step::Countersign), Err(Refusal::MayNot { .. })));
    step(&office, "deputy", &number, Step::Countersign).expect("the second approval");
    assert_eq!(state(&office, &number), State::Approved);
    assert!(!office.desk("finance").sheet(&number).expect("the sheet").payables.is_empty());
}

#[test]
fn what_was_returned_comes_back_to_who_entered_it_and_goes_on_corrected() {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    let number = file(&office, &reimbursement(&case, 1));
    assert_eq!(problem(step(&office, "review", &number, Step::Return)), ("reason", Problem::Empty));
    step_with(&mut office.desk("review"), &number, Step::Return, "缺费用清单", "").expect("a return");
    assert_eq!(state(&office, &number), State::Returned);
    let corrected = reimbursement(&case, 1).with("third_party", "514.56");
    let seen = office.desk("desk").sheet(&number).expect("the sheet").seen;
    let other = office.desk("desk2").resubmit_sheet(&number, seen, &corrected, SCRIBE);
    assert_eq!(problem(other), ("step", Problem::NotYourEntry));
    office.desk("desk").resubmit_sheet(&number, seen, &corrected, SCRIBE).expect("handed in again");
    let sheet = office.desk("review").sheet(&number).expect("the sheet");
    assert_eq!((sheet.state, sheet.version, sheet.amount), (State::ToReview, 2, Money::from_fen(204_000)));
    assert_eq!(sheet.versions[1].changes, [("third_party".into(), "0.00".into(), "514.56".into())]);
    step(&office, "review", &number, Step::Pass).expect("the same reviewer goes on");
}

#[test]
fn what_moved_a_second_ago_is_not_approved_on_what_was_seen_before() {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    let number = file(&office, &reimbursement(&case, 1));
    let seen = office.desk("review").sheet(&number).expect("the sheet").seen;
    step(&office, "desk", &number, Step::Recall).expect("a recall");
    let again = office.desk("desk").sheet(&number).expect("the sheet").seen;
    office.desk("desk").resubmit_sheet(&number, again, &reimbursement(&case, 1).with("third_party", "1"), SCRIBE).expect("again");
    let late = office.desk("review").take_sheet_step(&number, seen, Step::Pass, &gsbx::desk::sheets::StepNote::default());
    assert_eq!(problem(late), ("step", Problem::SheetMoved));
}

#[test]
fn a_receipt_is_paid_once_whoever_brings_it_and_free_again_when_its_sheet_comes_to_nothing() {
    let office = Office::demo();
    let first = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    let again = reimbursement(&recognised_case(&office, 1), 1);
    let refused = office.desk("desk2").file_sheet(SheetKind::Reimbursement, &again, "", SCRIBE);
    let (field, told) = problem(refused);
    let known = Problem::ReceiptKnown { invoice: "0440010001-10000001".into(), sheet: first.clone() };
    assert_eq!((field, told), ("receipts", Problem::InLine { line: 1, column: "number", problem: Box::new(known) }));
    step_with(&mut office.desk("review"), &first, Step::Refuse, "非本次工伤", "").expect("a refusal");
    office.desk("desk2").file_sheet(SheetKind::Reimbursement, &again, "", SCRIBE).expect("its receipts are free");
}

#[test]
fn the_same_submission_files_once() {
    let office = Office::demo();
    let fields = reimbursement(&recognised_case(&office, 0), 1);
    let first = office.desk("desk").file_sheet(SheetKind::Reimbursement, &fields, "abc", SCRIBE).expect("a sheet");
    let second = office.desk("desk").file_sheet(SheetKind::Reimbursement, &fields, "abc", SCRIBE).expect("the same");
    assert_eq!((first.number.as_str(), first.is_new, second.is_new), (second.number.as_str(), true, false));
}

/// The trail tells where every sheet stands and whether what is stored is what was entered.
#[test]
fn replaying_the_audit_trail_gives_the_same_sheets() {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    let paid = file(&office, &reimbursement(&case, 1));
    step(&office, "review", &paid, Step::Pass).expect("a review");
    step(&office, "approve", &paid, Step::Approve).expect("an approval");
    let returned = file(&office, &reimbursement(&case, 2));
    step_with(&mut office.desk("review"), &returned, Step::Return, "缺清单", "").expect("a return");
    let seen = office.desk("desk").sheet(&returned).expect("the sheet").seen;
    let corrected = reimbursement(&case, 2).with("third_party", "100");
    office.desk("desk").resubmit_sheet(&returned, seen, &corrected, SCRIBE).expect("again");
    let dropped = file(&office, &reimbursement(&case, 3));
    step(&office, "desk", &dropped, Step::Recall).expect("a recall");
    step(&office, "desk", &dropped, Step::Drop).expect("dropped");
    assert_eq!(replayed(&office), stored(&office));
    assert_eq!(stored(&office).len(), 3);
}

#[test]
fn check_names_a_sheet_that_was_moved_behind_the_programs_back() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    assert!(office.gsbx(&["check"]).status.success());
    office.raw().execute("UPDATE sheet SET state = 'approved' WHERE number = $1", [&number]).expect("a change");
    let output = office.gsbx(&["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains(&format!("单据 {number} 的状态是「已审批」，但最后办理的步骤是到「待复核」")));
}

#[test]
fn check_names_what_is_paid_without_a_payment() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    step(&office, "review", &number, Step::Pass).expect("a review");
    step(&office, "approve", &number, Step::Approve).expect("an approval");
    office.raw().execute("UPDATE payable SET state = 'paid'", []).expect("a change");
    let output = office.gsbx(&["--lang", "en", "check"]);
    assert!(stdout(&output).contains("is paid, but on payment lists \"\""), "{}", stdout(&output));
}

#[test]
fn a_returned_sheet_stays_with_its_person_and_its_limit_follows_the_papers() {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    let number = file(&office, &reimbursement(&case, 1));
    let due = |office: &Office| office.desk("desk").sheet(&number).expect("the sheet").due.map(|d| d.day);
    // 20 working days from 28 December, over New Year's day and its bridge.
    assert_eq!(due(&office), Some(day("2022-01-26")));
    step_with(&mut office.desk("review"), &number, Step::Return, "缺清单", "").expect("a return");
    let seen = office.desk("desk").sheet(&number).expect("the sheet").seen;
    let moved = reimbursement(&recognised_case(&office, 1), 1);
    let refused = office.desk("desk").resubmit_sheet(&number, seen, &moved, SCRIBE);
    assert_eq!(problem(refused), ("step", Problem::AnotherSheet));
    let later = reimbursement(&case, 1).with("received_on", "2022-01-04");
    office.desk("desk").resubmit_sheet(&number, seen, &later, SCRIBE).expect("handed in again");
    assert!(due(&office) > Some(day("2022-01-26")));
}

/// Whoever reads the trail finds a sheet by its number and among its person's records.
#[test]
fn the_trail_is_asked_for_a_sheet_by_its_number() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    let person = office.desk("desk").sheet(&number).expect("the sheet").person.expect("a person").0;
    for fields in [Fields::default().with("document", &*number), Fields::default().with("person", person.to_string())] {
        let page = office.desk("inspect").audit_trail(&fields, 0, 10).expect("records");
        let line = page.lines.iter().find(|l| l.act == "file-sheet").expect("its record");
        assert_eq!((line.kind.as_str(), line.name.as_deref()), ("sheet", Some(number.as_str())));
    }
}
