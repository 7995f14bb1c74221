//! Paying: what is owed is on one list at a time, paid once, to an account on file, and booked to the fen.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::payments::{LineResult, read_results};
use gsbx::domain::codes::{CodeBook, ListId};
use gsbx::domain::payment::LineState;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;
use gsbx::store::Store;

use crate::support::pay::{
    account_of, answers, approved, approved_bill, build, card, case_without_account, fund, holds, owed, send, settle, settle_on,
    sound, with_account, without_money,
};
use crate::support::sheet::{step, step_with};
use crate::support::{Office, policy, problem, problems, stderr, stdout};

fn in_line(line: usize, problem: Problem) -> Problem {
    Problem::InLine { line, column: "", problem: Box::new(problem) }
}

fn state(office: &Office, number: &str) -> State {
    office.desk("review").sheet(number).expect("the sheet").state
}

fn lines(office: &Office, number: &str) -> Vec<LineState> {
    office.desk("finance").payment_lines(number).expect("lines").into_iter().map(|l| l.state).collect()
}

#[test]
fn a_list_goes_through_five_hands_and_is_booked_to_the_fen() {
    let office = Office::demo();
    fund(&office, 100_000);
    let bills = owed(&office, 2);
    let (before, spent) = (holds(&office, "bank_expense"), holds(&office, "out_medical"));
    let number = build(&office, "desk", "reimbursement").expect("a list");
    assert_eq!(number, "ZF-2022-000001");
    assert!(office.desk("desk").owed().expect("what is owed").is_empty());
    send(&office, &number);
    assert_eq!(holds(&office, "bank_expense"), before, "nothing is booked before the bank has answered");
    settle(&office, &number, &answers(&[None, None, None, None])).expect("settled");
    assert_eq!(before - holds(&office, "bank_expense"), 2 * 255_456);
    assert_eq!(holds(&office, "out_medical") - spent, 2 * 255_456);
    assert_eq!(lines(&office, &number), [LineState::Paid; 4]);
    assert_eq!(state(&office, &number), State::Paid);
    for bill in &bills {
        assert_eq!(state(&office, bill), State::Paid, "a decision whose money is out is paid");
    }
    let store = Store::open(&office.db()).expect("the office opens");
    let list = store.sheet(&number).expect("a read").expect("the list").id;
    let vouchers = store.vouchers_of(list).expect("vouchers");
    let told: Vec<_> = vouchers.iter().map(|v| (v.number.as_str(), v.template.as_str(), v.annexes)).collect();
    assert_eq!(told, [("PZ-202201-0001", "P4", 2)]);
    let entries = store.voucher_entries(vouchers[0].id).expect("entries");
    assert_eq!(entries.len(), 4);
    assert!(entries.iter().all(|e| e.person.is_some() && e.case.is_some() && e.payment_line.is_some()));
    sound(&office);
}

#[test]
fn what_the_bank_does_not_pay_is_not_booked_and_waits_with_its_reason() {
    let office = Office::demo();
    fund(&office, 100_000);
    let bill = owed(&office, 1).swap_remove(0);
    let number = build(&office, "desk", "reimbursement").expect("a list");
    send(&office, &number);
    let before = holds(&office, "bank_expense");
    settle(&office, &number, &answers(&[Some("账号错误"), None])).expect("settled");
    assert_eq!(before - holds(&office, "bank_expense"), 4_000);
    assert_eq!(lines(&office, &number), [LineState::Failed, LineState::Paid]);
    assert_eq!(state(&office, &bill), State::Approved, "not paid in full");
    let waits = office.desk("desk").owed().expect("what is owed");
    let trouble = waits[0].trouble.clone().expect("why it failed");
    assert_eq!((waits.len(), trouble.reason.as_str(), trouble.is_same_account), (1, "number", true));
    // The same account would fail again; another one, reviewed, goes through.
    let (field, told) = problem(build(&office, "desk", "reimbursement"));
    assert_eq!((field, told), ("payables", in_line(1, Problem::SameBadAccount { name: waits[0].payee.clone() })));
    with_account(&office, &account_of(&office, 0, &card(77)));
    let again = build(&office, "desk", "reimbursement").expect("a second list");
    send(&office, &again);
    settle(&office, &again, &answers(&[None])).expect("settled");
    assert_eq!(before - holds(&office, "bank_expense"), 255_456);
    assert_eq!(state(&office, &bill), State::Paid);
    sound(&office);
}

#[test]
fn what_the_bank_returns_waits_as_money_received_until_it_is_paid_again() {
    let office = Office::demo();
    fund(&office, 100_000);
    let bill = owed(&office, 1).swap_remove(0);
    let number = build(&office, "desk", "reimbursement").expect("a list");
    send(&office, &number);
    settle(&office, &number, &answers(&[None, None])).expect("settled");
    let (bank, spent) = (holds(&office, "bank_expense"), holds(&office, "out_medical"));
    let returned = LineResult { nth: 1, failure: Some("closed".into()) };
    let by_cashier = office.desk("cashier").return_payment(&number, &returned, None);
    assert!(matches!(by_cashier, Err(Refusal::MayNot { .. })), "who sent it does not book it: {by_cashier:?}");
    office.desk("finance").return_payment(&number, &returned, None).expect("returned");
    assert_eq!(problem(office.desk("finance").return_payment(&number, &returned, None)), ("line", Problem::NotPaid));
    assert_eq!((holds(&office, "bank_expense") - bank, holds(&office, "temp_received")), (251_456, -251_456));
    assert_eq!(holds(&office, "out_medical"), spent, "the spending stands");
    assert_eq!(state(&office, &bill), State::Approved);
    with_account(&office, &account_of(&office, 0, &card(78)));
    assert_eq!(problem(build(&office, "desk", "reimbursement")), ("payables", Problem::NothingToPay));
    let again = build(&office, "desk", "again").expect("a list of what came back");
    send(&office, &again);
    settle(&office, &again, &answers(&[None])).expect("settled");
    assert_eq!((holds(&office, "bank_expense"), holds(&office, "temp_received")), (bank, 0));
    assert_eq!(holds(&office, "out_medical"), spent);
    assert_eq!(state(&office, &bill), State::Paid);
    sound(&office);
}

/// What came back is booked as spent already: a decision that was taken back and approved anew would have it spent twice.
#[test]
fn a_decision_is_not_revoked_while_the_bank_has_its_money_returned() {
    let office = Office::demo();
    fund(&office, 100_000);
    let bill = owed(&office, 1).swap_remove(0);
    let number = build(&office, "desk", "reimbursement").expect("a list");
    send(&office, &number);
    settle(&office, &number, &answers(&[None, None])).expect("settled");
    for nth in [1, 2] {
        let returned = LineResult { nth, failure: Some("closed".into()) };
        office.desk("finance").return_payment(&number, &returned, None).expect("returned");
    }
    let revoked = step_with(&mut office.desk("approve"), &bill, Step::Revoke, "录入有误", "");
    assert_eq!(problem(revoked), ("step", Problem::CameBackUnpaid { list: number.clone() }));
    assert_eq!((state(&office, &bill), holds(&office, "temp_received")), (State::Approved, -255_456));
    sound(&office);
}

/// The list was reviewed with an account that its payee has since replaced.
#[test]
fn nothing_is_sent_to_an_account_that_was_replaced_after_the_list_was_built() {
    let office = Office::demo();
    owed(&office, 1);
    let number = build(&office, "desk", "reimbursement").expect("a list");
    step(&office, "review", &number, Step::Pass).expect("a review");
    step_with(&mut office.desk("approve"), &number, Step::Approve, "", "会财社〔2022〕3号").expect("the bureau's approval");
    with_account(&office, &account_of(&office, 0, &card(78)));
    let name = office.desk("finance").payment_lines(&number).expect("lines")[0].name.clone();
    let refused = ("step", Problem::AccountChanged { name });
    assert_eq!(problem(office.desk("cashier").bank_file(&number)), refused);
    assert_eq!(problem(step(&office, "cashier", &number, Step::Send)), refused);
    step_with(&mut office.desk("approve"), &number, Step::Revoke, "账户已变更", "").expect("revoked");
    let sheet = office.desk("desk").sheet(&number).expect("the list");
    office.desk("desk").resubmit_sheet(&number, sheet.seen, &sheet.fields, SCRIBE).expect("handed in again");
    send(&office, &number);
    let file = office.desk("cashier").bank_file(&number).expect("a file");
    assert!(file.lines.iter().all(|l| l.account == card(78)));
    sound(&office);
}

#[test]
fn nothing_is_booked_without_the_money_or_in_a_closed_month() {
    let office = Office::demo();
    without_money(&office);
    owed(&office, 1);
    let number = build(&office, "desk", "reimbursement").expect("a list");
    send(&office, &number);
    let (field, told) = problem(settle(&office, &number, &answers(&[None, None])));
    assert_eq!(field, "amount");
    assert!(matches!(told, Problem::BalanceTooLow { account: "bank_expense", .. }), "{told:?}");
    fund(&office, 100_000);
    office
        .raw()
        .execute(
            "INSERT INTO closed_month SELECT 202112, id, '2022-01-03T10:00:00+08:00' FROM operator WHERE login = 'finance'",
            [],
        )
        .expect("a closed month");
    let late = settle_on(&office, &number, &answers(&[None, Some("name")]), Some("2021-12-31"));
    assert!(matches!(problem(late), ("date", Problem::MonthClosed { .. })));
    let early = settle_on(&office, &number, &answers(&[None, None]), Some("2022-01-05"));
    assert_eq!(problem(early), ("date", Problem::Future));
    // Nothing half-done: not even the failed line.
    assert_eq!((state(&office, &number), lines(&office, &number)), (State::Sent, vec![LineState::Pending; 2]));
    settle(&office, &number, &answers(&[None, None])).expect("settled");
    sound(&office);
}

#[test]
fn the_bank_has_to_answer_every_line_once() {
    let office = Office::demo();
    fund(&office, 100_000);
    owed(&office, 1);
    let number = build(&office, "desk", "reimbursement").expect("a list");
    send(&office, &number);
    let twice = [answers(&[None]), answers(&[None])].concat();
    let strange = vec![LineResult { nth: 9, failure: None }];
    assert_eq!(
        problems(settle(&office, &number, &twice)),
        [("result", in_line(1, Problem::ComesTwice)), ("result", in_line(2, Problem::NoResult))]
    );
    assert_eq!(problems(settle(&office, &number, &strange))[0], ("result", in_line(9, Problem::NoSuchLine)));
    assert_eq!(
        problem(settle(&office, &number, &answers(&[None, Some("天知道")]))),
        ("result", in_line(2, Problem::UnknownCode))
    );
}

#[test]
fn the_banks_file_is_read_by_its_words_and_a_bad_row_is_named() {
    let policy = policy();
    let words = policy.list(ListId::PaymentResult);
    let read =
        read_results("\u{feff}line,result,reason\r\n1,成功,\r\n2,失败,户名不符\r\n\r\n3,success,\r\n", words).expect("results");
    let reasons: Vec<_> = read.iter().map(|r| (r.nth, r.failure.as_deref())).collect();
    assert_eq!(reasons, [(1, None), (2, Some("户名不符")), (3, None)]);
    let wrong = problems(read_results("line,result,reason\nx,成功,\n2,失败,\n3,,\n4,也许,\n", words));
    let places: Vec<_> = wrong
        .iter()
        .map(|(_, p)| match p {
            Problem::InLine { line, column, .. } => (*line, *column),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(places, [(2, "line"), (3, "reason"), (4, "result"), (5, "result")]);
}

/// Three can be paid, two cannot: the list has those three, names the others, and they wait on.
#[test]
fn a_list_leaves_out_who_cannot_be_paid_and_names_him() {
    let office = Office::demo();
    fund(&office, 100_000);
    owed(&office, 1);
    approved_bill(&office, &case_without_account(&office), 2);
    let waits = office.desk("desk").owed().expect("what is owed");
    let (bad, good): (Vec<_>, Vec<_>) = waits.iter().partition(|l| l.account.is_none());
    assert_eq!((bad.len(), good.len()), (2, 2));
    let number = build(&office, "desk", "reimbursement").expect("a list");
    let sheet = office.desk("desk").sheet(&number).expect("the list");
    assert_eq!(sheet.amount, good.iter().map(|l| l.amount).sum());
    let row = |l: &&gsbx::desk::payments::OwedLine| format!("{}\t{}\t{}", l.payee, l.month, l.amount.plain());
    let named = bad.iter().map(row).collect::<Vec<_>>().join("\n");
    assert_eq!(sheet.fields.get("left_no_account"), named);
    let left = office.desk("desk").owed().expect("what is owed");
    assert_eq!(left.iter().map(|l| l.id).collect::<Vec<_>>(), bad.iter().map(|l| l.id).collect::<Vec<_>>());
    // What the bank refused is left out by its own reason until there is another account.
    send(&office, &number);
    settle(&office, &number, &answers(&[Some("账号错误"), None])).expect("settled");
    approved_bill(&office, &crate::support::sheet::recognised_case(&office, 0), 3);
    let again = build(&office, "desk", "reimbursement").expect("another list");
    let sheet = office.desk("desk").sheet(&again).expect("the list");
    let fields = ["left_no_account", "left_bad_account"].map(|id| sheet.fields.get(id).lines().count());
    assert_eq!(fields[0], 2);
    assert!(fields[1] > 0, "{:?}", sheet.fields);
}

#[test]
fn a_list_of_nobody_who_can_be_paid_is_refused_by_its_lines_and_nothing_is_listed() {
    let office = Office::demo();
    owed(&office, 1);
    approved_bill(&office, &case_without_account(&office), 2);
    let waits = office.desk("desk").owed().expect("what is owed");
    let name = waits[2].payee.clone();
    let fields =
        Fields::default().with("list_kind", "reimbursement").with("payables", format!("{}\n{}", waits[2].id, waits[3].id));
    assert_eq!(
        problems(office.desk("desk").file_sheet(SheetKind::PaymentList, &fields, "", SCRIBE)),
        [
            ("payables", in_line(1, Problem::NoAccount { name: name.clone() })),
            ("payables", in_line(2, Problem::NoAccount { name }))
        ]
    );
    assert_eq!(office.desk("desk").owed().expect("what is owed").len(), 4);
    let picked = |ids: &str, kind: &str| {
        let fields = Fields::default().with("list_kind", kind).with("payables", ids);
        office.desk("desk").file_sheet(SheetKind::PaymentList, &fields, "", SCRIBE)
    };
    let id = waits[0].id;
    assert_eq!(
        problems(picked(&format!("{id}\n{id}\n999999"), "reimbursement")),
        [("payables", in_line(2, Problem::ComesTwice)), ("payables", in_line(3, Problem::NoSuchLine))]
    );
    assert_eq!(
        problem(picked(&id.to_string(), "monthly")),
        ("payables", in_line(1, Problem::OfAnotherList { kind: "reimbursement" }))
    );
    let first = picked(&id.to_string(), "reimbursement").expect("a list of one line").number;
    assert_eq!(
        problem(picked(&id.to_string(), "reimbursement")),
        ("payables", in_line(1, Problem::OnAList { list: first.clone() }))
    );
    sound(&office);
}

#[test]
fn a_list_that_is_returned_is_built_anew_and_one_that_is_dropped_lets_its_lines_go() {
    let office = Office::demo();
    owed(&office, 2);
    let number = build(&office, "desk", "reimbursement").expect("a list");
    step_with(&mut office.desk("review"), &number, Step::Return, "缺一笔", "").expect("a return");
    assert!(office.desk("desk").owed().expect("what is owed").is_empty(), "a returned list keeps its lines until it is dropped");
    let rows = office.desk("desk").payment_lines(&number).expect("lines").len();
    assert_eq!(rows, 4);
    let ids = office.desk("desk").sheet(&number).expect("the list").fields.get("payables").to_owned();
    let two: Vec<&str> = ids.lines().take(2).collect();
    let seen = office.desk("desk").sheet(&number).expect("the list").seen;
    let fields = Fields::default().with("list_kind", "reimbursement").with("payables", two.join("\n"));
    office.desk("desk").resubmit_sheet(&number, seen, &fields, SCRIBE).expect("handed in again");
    assert_eq!(office.desk("desk").owed().expect("what is owed").len(), 2);
    assert_eq!(office.desk("desk").payment_lines(&number).expect("lines").iter().map(|l| l.nth).collect::<Vec<_>>(), [5, 6]);
    step(&office, "desk", &number, Step::Recall).expect("a recall");
    step(&office, "desk", &number, Step::Drop).expect("dropped");
    assert_eq!(office.desk("desk").owed().expect("what is owed").len(), 4);
    sound(&office);
}

#[test]
fn the_bank_file_is_for_the_cashier_once_the_bureau_has_approved_and_is_recorded() {
    let office = Office::demo();
    owed(&office, 1);
    let number = build(&office, "desk", "reimbursement").expect("a list");
    assert_eq!(
        problem(office.desk("cashier").bank_file(&number)),
        ("number", Problem::ListNotApproved { state: State::ToReview })
    );
    assert!(matches!(office.desk("finance").bank_file(&number), Err(Refusal::MayNot { .. })));
    send(&office, &number);
    let file = office.desk("cashier").bank_file(&number).expect("a file");
    let told: Vec<_> = file.lines.iter().map(|l| (l.nth, l.account.clone(), l.amount.fen())).collect();
    assert_eq!(told, [(1, card(0), 251_456), (2, card(0), 4_000)]);
    let looks: i64 =
        office.raw().query_row("SELECT count(*) FROM audit WHERE act = 'bank-file'", [], |r| r.get(0)).expect("the trail");
    assert_eq!(looks, 1);
}

#[test]
fn an_account_is_its_payees_own_or_comes_with_a_power_of_attorney() {
    let office = Office::demo();
    let good = account_of(&office, 0, &card(0));
    let refused = |fields: &Fields| problems(office.desk("desk").file_sheet(SheetKind::Payee, fields, "", SCRIBE));
    assert_eq!(refused(&good.clone().with("account", "6217000000000000040")), [("account", Problem::BadCard),]);
    assert_eq!(refused(&good.clone().with("account_again", card(1))), [("account_again", Problem::AccountsDiffer)]);
    assert_eq!(refused(&good.clone().with("bank", "999")), [("bank", Problem::UnknownCode)]);
    let (field, told) = refused(&good.clone().with("holder", "张三三")).swap_remove(0);
    assert!(matches!(told, Problem::HolderDiffers { .. }) && field == "holder", "{told:?}");
    let with_relation = good.clone().with("holder", "张三三").with("relation", "配偶");
    assert_eq!(refused(&with_relation), [("document", Problem::Empty)]);
    let unit = good.clone().with("way", "unit");
    assert_eq!(refused(&unit), [("way", Problem::DoesNotGoWith { field: "payee_kind", value: "person".into() })]);
    let before = with_account(&office, &with_relation.with("document", "委托书 2022-1"));
    // A passbook has no check digit.
    with_account(&office, &good.with("way", "bank").with("account", "8201001234").with("account_again", "8201 0012 34"));
    let lines = office.desk("desk").payee_accounts("").expect("accounts");
    assert_eq!((lines[0].account.as_str(), lines[0].is_checked), ("******1234", false));
    assert!(lines.iter().all(|l| l.sheet != before), "the newest counts");
}

#[test]
fn a_whole_account_number_is_shown_to_those_who_may_and_recorded_and_stands_nowhere_in_the_trail() {
    let office = Office::demo();
    let number = with_account(&office, &account_of(&office, 0, &card(0)));
    let shown = office.desk("review").sheet(&number).expect("the sheet").fields.get("account").to_owned();
    assert!(shown.contains("****") && shown.ends_with(&card(0)[15..]), "{shown}");
    assert_eq!(office.desk("review").show_account(&number).expect("the number"), card(0));
    assert!(matches!(office.desk("consult").show_account(&number), Err(Refusal::NotAllowed(_))));
    let raw = office.raw();
    let mut statement = raw.prepare("SELECT detail FROM audit").expect("the trail");
    let details: Vec<String> = statement.query_map([], |r| r.get(0)).expect("rows").map(|d| d.expect("a text")).collect();
    assert!(details.iter().all(|d| !d.contains(&card(0))));
    let looks: i64 = raw
        .query_row("SELECT count(*) FROM audit WHERE act = 'unmask' AND detail = 'account'", [], |r| r.get(0))
        .expect("the trail");
    assert_eq!(looks, 1);
}

/// Two at once: one list holds everything, the other is told that nothing is left; and one of two settles.
#[test]
fn two_who_build_or_settle_at_once_pay_once() {
    let office = Office::demo();
    fund(&office, 100_000);
    owed(&office, 3);
    let both = |work: &(dyn Fn(&str) -> Result<(), Refusal> + Sync)| -> Vec<Result<(), Refusal>> {
        std::thread::scope(|s| {
            let threads = [s.spawn(|| work("desk")), s.spawn(|| work("desk2"))];
            threads.map(|t| t.join().expect("a thread")).into()
        })
    };
    let built = both(&|login| build(&office, login, "reimbursement").map(|_| ()));
    assert_eq!(built.iter().filter(|r| r.is_ok()).count(), 1, "{built:?}");
    let number = "ZF-2022-000001";
    send(&office, number);
    let before = holds(&office, "bank_expense");
    let settled = both(&|_| settle(&office, number, &answers(&[None; 6])));
    assert_eq!(settled.iter().filter(|r| r.is_ok()).count(), 1, "{settled:?}");
    assert_eq!(before - holds(&office, "bank_expense"), 3 * 255_456);
    sound(&office);
}

/// Payments by item, the spending accounts and what the bank lost are one sum.
#[test]
fn payments_by_item_are_what_the_accounts_say() {
    let office = Office::demo();
    fund(&office, 100_000);
    let before = (holds(&office, "out_medical"), holds(&office, "bank_expense"));
    owed(&office, 3);
    let number = build(&office, "desk", "reimbursement").expect("a list");
    send(&office, &number);
    settle(&office, &number, &answers(&[None, Some("frozen"), None, None, Some("limit"), None])).expect("settled");
    let paid: i64 = office
        .raw()
        .query_row("SELECT sum(amount_fen) FROM payable WHERE state = 'paid'", [], |r| r.get(0))
        .expect("what is paid");
    assert_eq!(paid, 2 * 251_456 + 2 * 4_000);
    assert_eq!((holds(&office, "out_medical") - before.0, before.1 - holds(&office, "bank_expense")), (paid, paid));
    sound(&office);
}

/// The commands do what the window does: an account, a list, its way to the bank and back, each told to scripts.
#[test]
fn a_bill_is_paid_by_commands() {
    let office = Office::demo();
    fund(&office, 100_000);
    approved(&office, 0);
    let fields = account_of(&office, 0, &card(0));
    let json: serde_json::Map<String, serde_json::Value> = fields.iter().map(|(id, text)| (id.to_owned(), text.into())).collect();
    let (path, out, result) =
        (office.folder().join("account.json"), office.folder().join("bank.csv"), office.folder().join("result.csv"));
    std::fs::write(&path, serde_json::Value::Object(json).to_string()).expect("a file");
    let done = |login: &str, args: &[&str]| {
        let output = office.gsbx(&[&["--operator", login], args].concat());
        assert!(output.status.success(), "{args:?}: {}", stderr(&output));
        stdout(&output).trim().to_owned()
    };
    let file = |path: &std::path::Path| path.to_str().expect("a path").to_owned();
    let account = done("desk", &["pay", "account", "file", &file(&path)]);
    done("review", &["approve", &account]);
    let number = done("desk", &["pay", "batch", "build", "--kind", "reimbursement"]);
    done("review", &["approve", &number]);
    done("approve", &["approve", &number, "--document", "会财社〔2022〕3号"]);
    done("cashier", &["pay", "batch", "file", &number, "--out", &file(&out)]);
    let sent = std::fs::read_to_string(&out).expect("the bank file");
    assert!(sent.starts_with('\u{feff}') && sent.contains("\r\n") && sent.contains(&card(0)), "{sent}");
    done("cashier", &["pay", "batch", "send", &number]);
    std::fs::write(&result, "line,result,reason\n1,成功,\n2,失败,户名不符\n").expect("an answer");
    done("finance", &["pay", "batch", "settle", &number, "--file", &file(&result)]);
    let shown: serde_json::Value =
        serde_json::from_str(&done("desk", &["pay", "batch", "show", &number, "--json"])).expect("JSON");
    let states: Vec<_> = shown["lines"].as_array().expect("lines").iter().map(|l| l["state"].as_str().unwrap_or("")).collect();
    assert_eq!(states, ["paid", "failed"]);
    done("finance", &["pay", "batch", "returned", &number, "--line", "1", "--reason", "closed"]);
    let owed: serde_json::Value = serde_json::from_str(&done("desk", &["pay", "owed", "--json"])).expect("JSON");
    let kinds: Vec<_> = owed["owed"].as_array().expect("what is owed").iter().map(|l| l["kind"].as_str().unwrap_or("")).collect();
    assert_eq!(kinds, ["again", "reimbursement"]);
    let again = office.gsbx(&["--operator", "finance", "pay", "batch", "settle", &number, "--all-paid"]);
    assert!(!again.status.success(), "a list is settled once");
    sound(&office);
}

/// The demonstration can pay at once: each beneficiary has an account, and the money for January is there.
#[test]
fn the_demonstration_pays_its_monthly_benefits_at_once() {
    let office = Office::demo();
    let month = gsbx::domain::dates::Month::parse("2022-01").expect("a month");
    office.desk("desk").run_month(month).expect("a run");
    let number = build(&office, "desk", "monthly").expect("a list");
    let count = office.desk("desk").payment_lines(&number).expect("lines").len();
    assert!(count > 200, "{count}");
    send(&office, &number);
    settle(&office, &number, &answers(&vec![None; count])).expect("the expenditure account holds it");
    let accounts = office.desk("desk").payee_accounts("").expect("accounts");
    assert!(accounts.len() > 300 && accounts.iter().all(|a| a.is_checked), "{}", accounts.len());
    sound(&office);
}
