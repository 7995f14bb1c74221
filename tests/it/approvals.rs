//! Reviewing and approving: queues, warnings, who may and who could, by the desk and by command.

use gsbx::desk::hands::WhyNot;
use gsbx::desk::sheets::{SheetAsk, SheetCounts, SheetQueue, StepNote};
use gsbx::desk::{Desk, Refusal};
use gsbx::domain::hands::Hand;
use gsbx::domain::operator::{Right, Role, rights_of};
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::warnings::Warning;
use gsbx::domain::sheet::workflow::{Step, TRANSITIONS};
use gsbx::report::sheets::SCRIBE;

use crate::support::sheet::{file, receipts, recognised_case, reimbursement, step, step_with};
use crate::support::{Office, problem, stderr, stdout};

fn waiting(office: &Office, login: &str) -> Vec<String> {
    numbers(&office.desk(login), SheetQueue::Waiting)
}

fn numbers(desk: &Desk, queue: SheetQueue) -> Vec<String> {
    let list = desk.sheet_queue(&SheetAsk { queue, ..SheetAsk::default() }, 0, 100).expect("a queue");
    assert_eq!(usize::try_from(list.total), Ok(list.lines.len()), "what is counted is what is listed");
    list.lines.into_iter().map(|l| l.number).collect()
}

fn bar(office: &Office, login: &str, sheet: &str) {
    let sql = format!(
        "INSERT INTO operator_bar (operator_id, person_id, reason, declared_by, declared_at)
         SELECT o.id, s.person_id, '表妹', o.id, '2022-01-04T09:00:00+08:00' FROM operator AS o, sheet AS s
         WHERE o.login = '{login}' AND s.number = '{sheet}'"
    );
    office.raw().execute_batch(&sql).expect("a bar");
}

/// The sheet goes from one queue to the next, and is in nobody's whose hands or family are in it.
#[test]
fn a_sheet_waits_for_those_who_may_take_its_next_step_and_for_nobody_else() {
    let office = Office::demo();
    let first = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    let second = file(&office, &reimbursement(&recognised_case(&office, 1), 2));
    assert_eq!(waiting(&office, "review").len(), 2);
    for login in ["desk", "desk2", "approve", "deputy", "finance", "cashier", "inspect"] {
        assert!(waiting(&office, login).is_empty(), "{login}");
    }
    step(&office, "review", &first, Step::Pass).expect("a review");
    assert_eq!(waiting(&office, "review"), std::slice::from_ref(&second));
    assert_eq!((waiting(&office, "approve"), waiting(&office, "deputy")), (vec![first.clone()], vec![first.clone()]));
    // A reviewer who approves too does not find what he reviewed himself.
    office
        .raw()
        .execute_batch("INSERT INTO operator_role SELECT id, 'approve' FROM operator WHERE login = 'review'")
        .expect("a role");
    assert_eq!(waiting(&office, "review"), std::slice::from_ref(&second));
    bar(&office, "deputy", &first);
    assert!(waiting(&office, "deputy").is_empty(), "a relative's");
    step(&office, "approve", &first, Step::Approve).expect("an approval");
    assert!(waiting(&office, "approve").is_empty(), "an approval that could be revoked waits for nobody");
}

#[test]
fn what_is_returned_waits_for_who_entered_it_and_the_counts_are_those_of_the_queues() {
    let office = Office::demo();
    let before = office.desk("desk").sheet_counts().expect("counts").all;
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    let other = file(&office, &reimbursement(&recognised_case(&office, 1), 2));
    step_with(&mut office.desk("review"), &number, Step::Return, "缺清单", "").expect("a return");
    let desk = office.desk("desk");
    assert_eq!(numbers(&desk, SheetQueue::Returned), std::slice::from_ref(&number));
    assert!(numbers(&office.desk("desk2"), SheetQueue::Returned).is_empty());
    assert_eq!(numbers(&desk, SheetQueue::Mine).len(), 2);
    let counts = SheetCounts { waiting: 0, returned: 1, mine: 2, due: 0, all: before + 2 };
    assert_eq!(desk.sheet_counts().expect("counts"), counts);
    // Three working days before the limit of 2022-01-26 of the papers of 28 December.
    let due = office.raw().query_row("SELECT due_on FROM sheet WHERE number = ?1", [&other], |r| r.get::<_, String>(0));
    assert_eq!(due.as_deref(), Ok("2022-01-26"));
    let on = |day: &str| numbers(&office.desk_on("desk", day), SheetQueue::Due).len();
    assert_eq!((on("2022-01-20"), on("2022-01-21"), on("2022-02-10")), (0, 2, 2));
}

#[test]
fn lists_are_narrowed_by_kind_state_number_and_name_and_turned_by_pages() {
    let office = Office::demo();
    let before = office.desk("review").sheet_counts().expect("counts").all;
    let made: Vec<String> =
        (0..3).map(|n| file(&office, &reimbursement(&recognised_case(&office, i64::from(n)), n + 1))).collect();
    let desk = office.desk("review");
    let ask = |ask: SheetAsk| desk.sheet_queue(&ask, 0, 100).expect("a list").total;
    let all = || SheetAsk { queue: SheetQueue::All, ..SheetAsk::default() };
    assert_eq!(ask(all()), before + 3);
    assert_eq!(ask(SheetAsk { kind: Some(SheetKind::Reimbursement), ..all() }), 3);
    assert_eq!(ask(SheetAsk { kind: Some(SheetKind::Recovery), ..all() }), 0);
    assert_eq!(ask(SheetAsk { state: Some(State::ToReview), ..all() }), 3);
    assert_eq!(ask(SheetAsk { state: Some(State::Approved), queue: SheetQueue::Waiting, ..all() }), 0);
    assert_eq!(ask(SheetAsk { text: "bx2022000002".into(), ..all() }), 1);
    assert_eq!(ask(SheetAsk { text: "-".into(), ..all() }), 0, "a hyphen is in no number's key");
    let view = desk.sheet(&made[0]).expect("the sheet");
    let (person, name, _) = view.person.expect("a person");
    assert!(ask(SheetAsk { text: name, ..all() }) >= 1);
    assert_eq!(ask(SheetAsk { person: Some(person), kind: Some(SheetKind::Reimbursement), ..all() }), 1);
    let page = desk.sheet_queue(&all(), 1, 1).expect("a page");
    assert_eq!((page.total, page.lines.len(), page.lines[0].number.as_str()), (before + 3, 1, made[1].as_str()));
}

/// Whoever may look at sheets, and nobody else.
#[test]
fn sheets_are_shown_to_those_who_work_with_them() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    for (login, role) in
        [("desk", Role::Intake), ("cashier", Role::Cashier), ("inspect", Role::Inspect), ("consult", Role::Consult)]
    {
        let may = rights_of(role).contains(&Right::Sheets);
        assert_eq!(may, role != Role::Consult);
        assert_eq!(office.desk(login).sheet(&number).is_ok(), may, "{login}");
        assert_eq!(office.desk(login).sheet_counts().is_ok(), may, "{login}");
    }
}

/// When nobody here can take the next step, those who could are named, and that nobody could is said too.
#[test]
fn who_could_is_told_where_this_operator_may_not() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    let open = |login: &str| office.desk(login).sheet(&number).expect("the sheet").open;
    let pass = |login: &str| open(login).into_iter().find(|o| o.step == Step::Pass).expect("a pass is open");
    assert_eq!((pass("review").may, pass("review").could.len()), (Ok(()), 0));
    let reviewer = office.desk("review").operator().name.clone();
    assert_eq!((pass("desk").may, pass("desk").could), (Err(WhyNot::Role), vec![reviewer]));
    bar(&office, "review", &number);
    assert_eq!((pass("review").may, pass("review").could), (Err(WhyNot::Barred), vec![]));
}

/// A sheet that takes another's place is read beside it.
#[test]
fn what_a_sheet_says_otherwise_than_the_one_it_replaces_is_told() {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    let first = file(&office, &reimbursement(&case, 1));
    let second = file(&office, &reimbursement(&case, 2).with("third_party", "14.56"));
    let sql = "UPDATE sheet SET supersedes = (SELECT id FROM sheet WHERE number = ?1) WHERE number = ?2";
    office.raw().execute(sql, [&first, &second]).expect("a replacement");
    let view = office.desk("review").sheet(&second).expect("the sheet");
    let before = view.replaces.expect("the one before");
    assert_eq!((before.number.as_str(), before.amount.plain().as_str()), (first.as_str(), "2554.56"));
    let other =
        |id: &str| before.changes.iter().find(|(field, ..)| field == id).map(|(_, old, new)| (old.as_str(), new.as_str()));
    assert_eq!((other("third_party"), other("hospital")), (Some(("0.00", "14.56")), None));
    let text = stdout(&office.gsbx(&["--operator", "review", "sheet", "show", &second]));
    assert!(text.contains(&format!("重核后替代 {first}  2,554.56 元")) && text.contains("第三人已付：0.00 -> 14.56"), "{text}");
    assert!(office.desk("review").sheet(&first).expect("the other").replaces.is_none());
}

fn warnings(office: &Office, number: &str) -> Vec<Warning> {
    office.desk("review").sheet(number).expect("the sheet").warnings
}

#[test]
fn an_amount_far_above_its_kind_is_warned_of_and_barred_by_nothing() {
    let office = Office::demo();
    // Five bills of 2,554.56 that were approved.
    for n in 0..5 {
        let number = file(&office, &reimbursement(&recognised_case(&office, n), u32::try_from(n).expect("small") + 1));
        step(&office, "review", &number, Step::Pass).expect("a review");
        step(&office, "approve", &number, Step::Approve).expect("an approval");
    }
    let bill = |amount: &str, series: u32| {
        let case = recognised_case(&office, 6);
        let receipt = format!("\t2443200000{series:04}000009\t2021-12-23\tsurgery\t{amount}\t\t");
        file(&office, &reimbursement(&case, 1).with("receipts", receipt))
    };
    let unusual = |number: &str| warnings(&office, number).into_iter().any(|w| matches!(w, Warning::UnusualAmount { of: 5, .. }));
    // Three times 2,554.56 is 7,663.68, of which 40.00 are meals; those of the same nights are not paid again.
    let (usual, high) = (bill("7623.68", 11), bill("7663.69", 12));
    assert!(!unusual(&usual) && unusual(&high));
    step(&office, "review", &high, Step::Pass).expect("a warning bars nothing");
}

#[test]
fn receipts_near_others_are_warned_of() {
    let office = Office::demo();
    let first = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    let near = receipts(1)
        .replace("10000001", "10000003")
        .replace("10000002", "10000007")
        .replace("000001\t2021-12-24\tbed", "000009\t2021-12-24\tbed");
    let second = file(&office, &reimbursement(&recognised_case(&office, 1), 1).with("receipts", near));
    let found = warnings(&office, &second);
    let next = |w: &Warning| matches!(w, Warning::ReceiptNextTo { line: 1, invoice, sheet } if invoice.ends_with("10000002") && *sheet == first);
    assert!(found.iter().any(next), "{found:?}");
    let alike: Vec<usize> =
        found.iter().filter_map(|w| if let Warning::ReceiptAlike { line, .. } = w { Some(*line) } else { None }).collect();
    assert_eq!(alike, [1, 2, 3], "the same hospital, day and amount");
    let elsewhere = reimbursement(&recognised_case(&office, 2), 7).with("hospital", "怀化市第一人民医院");
    let third = file(&office, &elsewhere);
    assert!(!warnings(&office, &third).iter().any(|w| matches!(w, Warning::ReceiptAlike { .. } | Warning::ReceiptNextTo { .. })));
}

/// A death, arrears, a changed account, an open recovery, a relative's hand: each is told, and gone when it is mended.
#[test]
fn what_is_on_file_about_person_and_employer_is_warned_of() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    let before = warnings(&office, &number);
    let kinds = |list: &[Warning]| list.iter().map(Warning::id).collect::<Vec<_>>();
    for id in ["deceased", "recovery_open", "account_changed", "hand_barred"] {
        assert!(!kinds(&before).contains(&id), "{before:?}");
    }
    let raw = office.raw();
    raw.execute_batch(
        "UPDATE injury_case SET died_on = '2021-12-30' WHERE person_id = (SELECT person_id FROM sheet WHERE kind = 'reimbursement');
         INSERT INTO sheet (kind, number, number_key, person_id, state, version, amount_fen, entered_by, entered_on)
            SELECT 'recovery', 'ZH-2022-000001', 'ZH2022000001', person_id, 'approved', 0, 50000, entered_by, '2022-01-04' FROM sheet WHERE kind = 'reimbursement';
         INSERT INTO recovery_part (sheet_id, amount_fen, on_day, way, operator_id, at)
            SELECT id, 20000, '2022-01-04', 'bank', entered_by, '2022-01-04T09:00:00+08:00' FROM sheet WHERE kind = 'recovery';
         INSERT INTO payee_account (payee_id, sheet_id, way, holder, bank, branch, account, relation, valid_from)
            SELECT p.id, s.id, 'bank', '某', '农商行', '', a.column1, '', a.column2 FROM payee AS p JOIN sheet AS s ON s.number_key = 'ZH2022000001'
            AND p.person_id = s.person_id, (VALUES ('1', '2020-01-01'), ('2', '2021-12-20')) AS a",
    )
    .expect("rows");
    bar(&office, "desk", &number);
    let found = warnings(&office, &number);
    for id in ["deceased", "recovery_open", "account_changed", "hand_barred"] {
        assert!(kinds(&found).contains(&id), "{id}: {found:?}");
    }
    let owed = found.iter().find_map(|w| if let Warning::RecoveryOpen { owed, .. } = w { Some(owed.plain()) } else { None });
    assert_eq!(owed.as_deref(), Some("300.00"));
}

/// A bill is paid at any age, an allowance up to retirement.
#[test]
fn an_age_past_retirement_is_warned_of_where_an_item_ends_with_it() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    let head = "43129919510102001";
    let old = format!("{head}{}", gsbx::domain::identity::resident_check(head.as_bytes()));
    office
        .raw()
        .execute("UPDATE person SET id_number = ?1 WHERE id = (SELECT person_id FROM sheet WHERE kind = 'reimbursement')", [&old])
        .expect("a man of 71");
    let over_age = || warnings(&office, &number).into_iter().find(|w| matches!(w, Warning::OverAge { .. }));
    assert_eq!(over_age(), None);
    let sql = "INSERT INTO sheet_item SELECT id, version, 9, ?1, 'fund', 100, person_id, NULL, 1, 202201, NULL, '', '{}' FROM sheet WHERE kind = 'reimbursement'";
    let allowance = gsbx::domain::benefits::item::ItemKind::DisabilityAllowance;
    office.raw().execute(sql, [allowance.id()]).expect("an allowance");
    assert!(
        matches!(over_age(), Some(Warning::OverAge { retired_on, .. }) if retired_on.to_string() == "2011-01-02"),
        "{:?}",
        over_age()
    );
}

#[test]
fn arrears_of_the_employer_are_summed_up_to_the_month_before() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    let raw = office.raw();
    let employer = "(SELECT employer_id FROM injury_case WHERE id = (SELECT case_id FROM sheet WHERE kind = 'reimbursement'))";
    raw.execute_batch(&format!("UPDATE contribution SET paid_fen = due_fen WHERE employer_id = {employer}")).expect("paid");
    let arrears = || warnings(&office, &number).into_iter().find(|w| matches!(w, Warning::Arrears { .. }));
    assert_eq!(arrears(), None);
    raw.execute_batch(&format!(
        "UPDATE contribution SET paid_fen = due_fen - 123 WHERE employer_id = {employer} AND due_fen > 200 AND month IN (202110, 202111)"
    ))
    .expect("owed");
    assert!(matches!(arrears(), Some(Warning::Arrears { months: 2, amount, .. }) if amount.plain() == "2.46"), "{:?}", arrears());
}

/// Over every step of a bill that somebody takes by hand: whoever had another hand in it is refused, whatever his roles.
#[test]
fn nobody_twice_over_every_step_of_the_table() {
    let office = Office::demo();
    // Everybody has every role of the table now.
    office
        .raw()
        .execute_batch(
            "DELETE FROM operator_role WHERE operator_id IN (SELECT id FROM operator WHERE login IN ('desk', 'review', 'approve', 'deputy'));
             INSERT INTO operator_role SELECT o.id, r.column1 FROM operator AS o, (VALUES ('intake'), ('review'), ('approve')) AS r
             WHERE o.login IN ('desk', 'review', 'approve', 'deputy')",
        )
        .expect("roles");
    let hands = [("desk", Hand::Enter), ("review", Hand::Review), ("approve", Hand::Approve)];
    let mut tried = 0;
    for (series, row) in (1..).zip(TRANSITIONS.iter().filter(|t| t.flow == SheetKind::Reimbursement.flow())) {
        let (Some(from), Some(hand)) = (row.from, row.hand) else { continue };
        if row.step.is_own() {
            continue;
        }
        let large = from == State::ToCountersign;
        let number = brought_to(&office, series, from, large);
        for (login, did) in hands {
            let had = office.desk(login).sheet(&number).expect("the sheet").steps;
            let name = office.desk(login).operator().name.clone();
            let touched = had.iter().any(|s| s.by == name);
            if !touched || did == hand {
                continue;
            }
            let told = step_with(&mut office.desk(login), &number, row.step, "理由", "");
            let refused = matches!(&told, Err(Refusal::MayNot { why: WhyNot::SamePerson(before), .. }) if *before == did);
            assert!(refused, "{row:?} by {login}: {told:?}");
            tried += 1;
        }
        assert_eq!(office.desk("desk").sheet(&number).expect("the sheet").state, from, "what was refused changed nothing");
    }
    assert!(tried >= 12, "{tried}");
}

/// A bill in a state, brought there by clerk, reviewer and approver.
fn brought_to(office: &Office, series: u32, state: State, large: bool) -> String {
    let mut fields = reimbursement(&recognised_case(office, 0), series);
    if large {
        fields = fields.with("receipts", format!("\t2443200000{series:04}000007\t2021-12-24\tsurgery\t60000\t\t"));
    }
    let number = file(office, &fields);
    for (login, taken, to) in [
        ("review", Step::Pass, State::ToApprove),
        ("approve", Step::Approve, if large { State::ToCountersign } else { State::Approved }),
    ] {
        if office.desk("desk").sheet(&number).expect("the sheet").state == state {
            break;
        }
        step(office, login, &number, taken).expect("on its way");
        assert_eq!(office.desk("desk").sheet(&number).expect("the sheet").state, to);
    }
    number
}

/// Two approvers press the key at the same moment, each on what he saw: one approves, the other is told.
#[test]
fn of_two_who_approve_at_once_one_does_and_the_other_is_told() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    step(&office, "review", &number, Step::Pass).expect("a review");
    let seen = office.desk("approve").sheet(&number).expect("the sheet").seen;
    let (db, sheet) = (office.db(), number.clone());
    let meanwhile = move || {
        let store = gsbx::store::Store::open(&db).expect("it opens");
        let (deputy, _) = store.operator("deputy").expect("readable").expect("the login");
        let mut desk = Desk::new(store, crate::support::policy(), Box::new(crate::support::clock()), deputy);
        desk.take_sheet_step(&sheet, seen, Step::Approve, &StepNote::default()).expect("the deputy is first");
    };
    let mut late = office.desk_interrupted("approve", meanwhile);
    let told = late.take_sheet_step(&number, seen, Step::Approve, &StepNote::default());
    assert_eq!(problem(told), ("step", Problem::SheetMoved));
    let view = office.desk("approve").sheet(&number).expect("the sheet");
    assert_eq!(view.steps.iter().filter(|s| s.step == Step::Approve).count(), 1);
    assert_eq!(view.payables.len(), view.items.len(), "owed once");
}

/// The same by two processes.
#[test]
fn of_two_processes_that_approve_exactly_one_wins() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    step(&office, "review", &number, Step::Pass).expect("a review");
    let run = |login: &str| {
        let mut command = crate::support::program();
        command.arg("--db").arg(office.db()).args(["--operator", login, "approve", &number]);
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().expect("gsbx runs")
    };
    let both = [run("approve"), run("deputy")].map(|child| child.wait_with_output().expect("it ends"));
    let won = both.iter().filter(|o| o.status.success()).count();
    assert_eq!(won, 1, "{:?}", both.each_ref().map(stderr));
    let lost = both.iter().find(|o| !o.status.success()).expect("the other");
    assert!(stderr(lost).contains("单据"), "{}", stderr(lost));
    let view = office.desk("approve").sheet(&number).expect("the sheet");
    assert_eq!((view.state, view.payables.len()), (State::Approved, view.items.len()));
}

#[test]
fn the_commands_list_show_and_move_a_sheet() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    let gsbx = |args: &[&str]| office.gsbx(args);
    let list = gsbx(&["--operator", "review", "sheet", "list", "--waiting", "--json"]);
    let list: serde_json::Value = serde_json::from_str(&stdout(&list)).expect("JSON");
    assert_eq!((&list["total"], &list["sheets"][0]["amount"]), (&serde_json::json!(1), &serde_json::json!("2554.56")));
    assert_eq!(gsbx(&["--operator", "review", "return", &number]).status.code(), Some(1), "a reason is needed");
    assert!(gsbx(&["--operator", "review", "return", &number, "--reason", "缺清单"]).status.success());
    let returned = stdout(&gsbx(&["--operator", "desk", "sheet", "list", "--returned"]));
    assert!(returned.contains(&number), "{returned}");
    let view = office.desk("desk").sheet(&number).expect("the sheet");
    office.desk("desk").resubmit_sheet(&number, view.seen, &view.fields.with("third_party", "100"), SCRIBE).expect("again");
    assert!(gsbx(&["--operator", "review", "approve", &number]).status.success(), "the reviewer passes it");
    let told = gsbx(&["--operator", "review", "approve", &number]);
    assert_eq!(told.status.code(), Some(1), "he may not approve too");
    assert!(gsbx(&["--operator", "approve", "approve", &number]).status.success());
    let show = stdout(&gsbx(&["--operator", "finance", "sheet", "show", &number, "--json"]));
    let show: serde_json::Value = serde_json::from_str(&show).expect("JSON");
    assert_eq!(show["state"], "approved");
    assert_eq!(show["versions"][1]["changes"][0]["field"], "third_party");
    assert_eq!(show["warnings"], serde_json::json!(show["warnings"].as_array().expect("a list")));
    assert!(show["items"].as_array().expect("items").iter().all(|i| i["amount"].is_string()));
    assert!(gsbx(&["--operator", "approve", "revoke", &number, "--reason", "有误"]).status.success());
    assert_eq!(gsbx(&["--operator", "approve", "sheet", "list", "--state", "nonsense"]).status.code(), Some(1));
    let again = office.desk("desk").sheet(&number).expect("the sheet");
    office.desk("desk").resubmit_sheet(&number, again.seen, &again.fields, SCRIBE).expect("again");
    assert!(gsbx(&["--operator", "desk", "recall", &number]).status.success());
    let text = stdout(&gsbx(&["--operator", "desk", "sheet", "show", &number]));
    assert!(text.contains("缺清单") && text.contains("第三人已付：0.00 -> 100.00") && text.contains("草稿"), "{text}");
}
