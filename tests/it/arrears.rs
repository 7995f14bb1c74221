//! What employers paid and owe: files of payments, whose they are and what they pay; arrears and late fees.

use std::process::{Command, Stdio};

use gsbx::desk::Refusal;
use gsbx::desk::arrears::{ArrearsAsk, Match, NoticeAsk, ReceiptsTaken};
use gsbx::desk::estimate::Fields;
use gsbx::desk::import::Kind;
use gsbx::desk::papers::{Sent, Way};
use gsbx::domain::levy::allocation::Remark;
use gsbx::domain::levy::debt::{NoticeKind, Standing};
use gsbx::domain::levy::problem::LevyProblem;
use gsbx::domain::money::Money;
use gsbx::domain::problem::Problem;
use gsbx::report::papers::DUNNING_PRESS;

use crate::support::county::{CONTRIBUTIONS, credit, table};
use crate::support::debt::*;
use crate::support::intake::Told;
use crate::support::workbook::{self, Value};
use crate::support::{Office, day, posting, problem, stderr, stdout};

fn fen(n: i64) -> Money {
    Money::from_fen(n)
}

fn take(office: &Office, rows: &[String]) -> ReceiptsTaken {
    let path = file(office, "receipts.csv", rows);
    office.desk("desk").take_receipts(&path, false, false).expect("a file of payments")
}

/// What is wrong with each row: line, field, problem.
fn bad(taken: &ReceiptsTaken) -> Vec<(u64, &'static str, Problem)> {
    taken.bad.iter().map(|b| (b.line, b.field, b.problem.clone())).collect()
}

#[test]
fn payments_are_matched_by_code_and_pay_the_month_they_were_told_for_or_the_oldest() {
    let office = county();
    taken_over(&office, 1, 202_111, 10_000, 4_000);
    taken_over(&office, 1, 202_112, 10_000, 0);
    let rows = [
        // 25 November to 4 December: nine days of 60.00 are 0.27 of a late fee, which waits.
        receipt("A1", 1, "2021-12-04", "50.00", ""),
        receipt("A2", 1, "2021-12-20", "20.00", "2021-12"),
        format!("A3,,{},2021-12-21,30.00,", name_of(2)),
        "A4,,无名商行,2021-12-22,9.00,2021-12".to_owned(),
    ];
    let taken = take(&office, &rows);
    assert_eq!((taken.rows, taken.exact, taken.near, taken.unknown, taken.written), (4, 2, 1, 1, true));
    assert_eq!((taken.amount, taken.premium, taken.late_fee, taken.credit), (fen(10_900), fen(7_000), fen(0), fen(0)));
    let december = gsbx::domain::dates::Month::parse("2021-12").expect("a month");
    assert_eq!(taken.remarks, [("A2".to_owned(), Remark::Under { month: december, left: fen(8_000) })]);
    assert_eq!(month(&office, 1, 202_111), (10_000, 9_000, Some("2021-12-04".into())));
    assert_eq!(month(&office, 1, 202_112), (10_000, 2_000, Some("2021-12-20".into())));
    let list = office.desk("desk").receipts(true, 0, 10).expect("payments");
    let whose: Vec<(&str, Match)> = list.lines.iter().map(|l| (l.row.number.as_str(), l.whose.clone())).collect();
    let near = Match::Near { credit_code: credit(2), name: name_of(2) };
    assert_eq!(whose, [("A4", Match::Unknown), ("A3", near)]);
    assert_eq!((list.unknown, list.unknown_amount), (2, fen(3_900)));
    assert_eq!(findings(&office.db()), []);
}

#[test]
fn a_near_or_unknown_payment_pays_once_a_person_says_whose_it_is() {
    let office = county();
    levied(&office, 2, 202_112, 3_000, "2021-12-25");
    take(&office, &[format!("A3,,{},2021-12-21,30.00,", name_of(2)), "A4,,无名商行,2021-12-22,9.00,".to_owned()]);
    assert_eq!(month(&office, 2, 202_112), (3_000, 0, None), "a name alone pays nothing");
    let spread = office.desk("desk").assign_receipt("A3", &credit(2), false).expect("it is theirs");
    assert_eq!((spread.premium, spread.credit), (fen(3_000), fen(0)));
    assert_eq!(month(&office, 2, 202_112), (3_000, 3_000, Some("2021-12-21".into())));
    let mut desk = office.desk("desk");
    let again = problem(desk.assign_receipt("A3", &credit(1), false));
    assert_eq!(again, ("number", Problem::Levy(LevyProblem::Matched { name: name_of(2) })));
    let above = problem(desk.assign_receipt("A4", &credit(2), false));
    assert_eq!(above, ("amount", Problem::Levy(LevyProblem::AboveDebt { owed: fen(0), rest: fen(900) })));
    assert_eq!(problem(desk.assign_receipt("A4", &credit(9), false)), ("credit_code", Problem::UnknownEmployer));
    assert_eq!(problem(desk.assign_receipt("A9", &credit(2), false)), ("number", Problem::Levy(LevyProblem::NoReceipt)));
    let refused = office.desk("approve").assign_receipt("A4", &credit(2), true);
    assert!(matches!(refused, Err(Refusal::MayNot { .. })), "{refused:?}");
    assert_eq!(desk.assign_receipt("A4", &credit(2), true).expect("a credit").credit, fen(900));
    assert_eq!(findings(&office.db()), []);
}

/// A row of a month that was fixed or paid here is refused by name, and no row of its file is kept; one that says the same is not.
#[test]
fn a_file_of_contributions_overwrites_no_month_that_has_lines() {
    let office = county();
    levied(&office, 1, 202_112, 5_000, "2021-12-25");
    for (serial, number) in [(2, "A2"), (3, "A3")] {
        taken_over(&office, serial, 202_111, 10_000, 0);
        taken_over(&office, serial, 202_110, 10_000, 10_000);
        take(&office, &[receipt(number, serial, "2021-12-20", "20.00", "2021-11")]);
    }
    let row = |serial, month: &str, due: &str, paid: &str, day: &str| {
        format!("{month},{},1,10000.00,1.04,{due},{paid},{day}", credit(serial))
    };
    let import = |rows: &[String]| {
        let path = written(&office, "again.csv", &table(CONTRIBUTIONS, rows));
        let mut told = Told::default();
        let outcome = office.desk("finance").import(Kind::Contributions, &path, false, &mut told).expect("a table");
        (outcome, told.bad)
    };
    let kept = || [month(&office, 1, 202_112), month(&office, 2, 202_111), month(&office, 2, 202_110)];
    let before = kept();
    let rows = [
        row(2, "2021-10", "120.00", "120.00", "2021-10-10"),
        row(1, "2021-12", "60.00", "0.00", ""),
        row(2, "2021-11", "100.00", "100.00", "2021-12-20"),
        row(3, "2021-11", "100.00", "20.00", "2021-12-20"),
    ];
    let (outcome, found) = import(&rows);
    let levied_here = |serial, text: &str| {
        let month = gsbx::domain::dates::Month::parse(text).expect("a month");
        Problem::Levy(LevyProblem::LeviedHere { name: name_of(serial), month })
    };
    let found: Vec<_> = found.iter().map(|b| (b.line, b.field, b.problem.clone())).collect();
    assert_eq!(
        found,
        [(3, "credit_code", levied_here(1, "2021-12")), (4, "credit_code", levied_here(2, "2021-11"))],
        "the row that says what is on file is no bad one"
    );
    assert!(!outcome.written);
    assert_eq!(kept(), before);
    assert_eq!(findings(&office.db()), []);
    // A month without lines may be put right.
    assert_eq!(import(&rows[..1]).0.tally.changed, 1);
    assert_eq!(month(&office, 2, 202_110).0, 12_000);
    assert_eq!(findings(&office.db()), []);
}

/// Every bad value is named with its line, and nothing of the file is kept.
#[test]
fn a_bad_file_is_refused_whole() {
    let office = county();
    levied(&office, 1, 202_112, 5_000, "2021-12-25");
    take(&office, &[receipt("OLD", 1, "2021-12-05", "1.00", "")]);
    let before = month(&office, 1, 202_112);
    let rows = [
        receipt("B1", 1, "2021-12-06", "10.00", "2021-12"),
        receipt("B1", 1, "2021-12-06", "10.00", "2021-12"),
        receipt("OLD", 1, "2021-12-06", "10.00", ""),
        receipt("B4", 1, "2021-02-31", "10.00", ""),
        receipt("B5", 1, "2022-01-05", "10.00", ""),
        receipt("B6", 1, "2021-12-06", "0", ""),
        receipt("B7", 1, "2021-12-06", "10.00", "2021-13"),
        receipt("B8", 1, "2021-12-06", "10.00", "").replace(&credit(1), "91431299MA0000010X"),
        ",,,2021-12-06,10.00,".to_owned(),
        receipt("B9", 1, "2021-12-06", "40.00", ""),
    ];
    let taken = take(&office, &rows);
    assert_eq!(
        bad(&taken),
        [
            (3, "number", Problem::ComesTwice),
            (4, "number", Problem::Levy(LevyProblem::ReceiptKnown { number: "OLD".into() })),
            (5, "paid_on", Problem::BadDate),
            (6, "paid_on", Problem::Future),
            (7, "amount", Problem::Zero),
            (8, "month", Problem::BadMonth),
            (9, "credit_code", taken.bad[6].problem.clone()),
            (10, "number", Problem::Empty),
            // 49.00 was owed, 10.00 of it paid by the first row.
            (11, "amount", Problem::Levy(LevyProblem::AboveDebt { owed: fen(3_900), rest: fen(100) })),
        ]
    );
    assert!(!taken.written);
    assert_eq!(month(&office, 1, 202_112), before);
    assert_eq!(count(&office, "SELECT count(*) FROM levy_receipt"), 1);
    assert_eq!(count(&office, "SELECT count(*) FROM import_file WHERE kind = 'levy_receipts'"), 1);
}

#[test]
fn a_total_that_does_not_match_is_refused_and_chinese_titles_are_read() {
    let office = county();
    levied(&office, 1, 202_112, 5_000, "2021-12-25");
    let text = |total: &str| {
        format!(
            "费款所属期,电子税票号码,缴费人名称,社会信用代码,实缴金额,入库日期\n\
             2021-12,C1,{name},{code},20.00,2021-12-06\n,C2,{name},{code},30.00,20211207\n,合计,,,{total},\n",
            name = name_of(1),
            code = credit(1)
        )
    };
    let mut desk = office.desk("desk");
    let wrong = desk.take_receipts(&written(&office, "c.csv", &text("51.00")), false, false).expect("a table");
    assert_eq!(bad(&wrong), [(4, "amount", Problem::Levy(LevyProblem::TotalDiffers { rows: fen(5_000) }))]);
    let dry = desk.take_receipts(&written(&office, "c.csv", &text("50.00")), true, false).expect("a table");
    assert_eq!((dry.exact, dry.written, month(&office, 1, 202_112).1), (2, false, 0), "a dry run keeps nothing");
    let right = desk.take_receipts(&written(&office, "c.csv", &text("50.00")), false, false).expect("a table");
    assert_eq!((right.rows, right.written), (2, true));
    assert_eq!(month(&office, 1, 202_112), (5_000, 5_000, Some("2021-12-07".into())));
}

#[test]
fn a_workbook_is_read_like_a_text_table() {
    let office = county();
    levied(&office, 1, 202_112, 5_000, "2021-12-25");
    let (code, name) = (credit(1), name_of(1));
    let titles = RECEIPTS.split(',').map(Value::Text).collect();
    // 44536 is 6 December 2021.
    let row = [
        Value::Text("D1"),
        Value::Text(&code),
        Value::Text(&name),
        Value::Day(44536),
        Value::Number(20.0),
        Value::Text("2021-12"),
    ];
    let path = office.folder().join("d.xlsx");
    workbook::write(&path, &[titles, row.into()]);
    let taken = office.desk("desk").take_receipts(&path, false, false).expect("a workbook");
    assert_eq!((bad(&taken), taken.premium), (vec![], fen(2_000)));
}

/// What is more than was owed stays a credit, and pays what is levied later only when somebody says so.
#[test]
fn a_credit_pays_later_months_by_an_act() {
    let office = county();
    levied(&office, 1, 202_112, 5_000, "2021-12-25");
    let path = file(&office, "over.csv", &[receipt("E1", 1, "2021-12-20", "80.00", "2021-12")]);
    let mut desk = office.desk("desk");
    let refused = desk.take_receipts(&path, false, false).expect("a table");
    assert_eq!(bad(&refused), [(2, "amount", Problem::Levy(LevyProblem::AboveDebt { owed: fen(5_000), rest: fen(3_000) }))]);
    assert_eq!(desk.take_receipts(&path, false, true).expect("a table").credit, fen(3_000));
    assert_eq!(problem(desk.use_credit(&credit(1))), ("credit_code", Problem::NothingDue));
    levied(&office, 1, 202_201, 5_000, "2022-01-25");
    assert_eq!(month(&office, 1, 202_201).1, 0, "a credit waits for a person");
    let used = desk.use_credit(&credit(1)).expect("a credit");
    assert_eq!((used.premium, used.credit), (fen(3_000), fen(0)));
    assert_eq!(month(&office, 1, 202_201), (5_000, 3_000, Some("2021-12-20".into())));
    assert_eq!(problem(desk.use_credit(&credit(1))), ("credit_code", Problem::Levy(LevyProblem::NoCredit)));
    assert_eq!(findings(&office.db()), []);
}

#[test]
fn arrears_are_told_with_late_fees_to_the_day() {
    let office = county();
    taken_over(&office, 1, 202_110, 10_000, 0);
    taken_over(&office, 1, 202_111, 10_000, 4_000);
    taken_over(&office, 2, 202_112, 10_000, 10_000);
    levied(&office, 3, 202_201, 10_000, "2022-01-25");
    let list = office.desk("desk").arrears_list(&ArrearsAsk::default()).expect("arrears");
    // To 4 January: 71 days of 100.00 are 3.55, 40 days of 60.00 are 1.20. January is not overdue yet.
    let names: Vec<&str> = list.lines.iter().map(|l| l.name.as_str()).collect();
    assert_eq!(names, [name_of(1)]);
    let months = list.lines[0].months.iter().map(|m| (m.month.to_string(), m.principal.fen(), m.late_fee.fen(), m.days));
    let want = [("2021-10", 10_000, 355, 71), ("2021-11", 6_000, 120, 40)];
    assert_eq!(months.collect::<Vec<_>>(), want.map(|(month, principal, fee, days)| (month.to_owned(), principal, fee, days)));
    assert_eq!((list.lines[0].principal(), list.lines[0].late_fee()), (fen(16_000), fen(475)));
    assert!(list.lines[0].months.iter().all(|m| m.standing == Standing::Overdue));
    let later = ArrearsAsk { on: Some(day("2022-01-26")), ..ArrearsAsk::default() };
    assert_eq!(office.desk("desk").arrears_list(&later).expect("arrears").lines.len(), 2);
    let over = ArrearsAsk { over: 2, ..later };
    assert_eq!(office.desk("desk").arrears_list(&over).expect("arrears").lines.len(), 0);
}

/// The late fee of what was paid late is owed after the principal is paid, until it is paid too.
#[test]
fn a_late_fee_is_owed_until_it_is_paid() {
    let office = county();
    levied(&office, 1, 202_110, 10_000, "2021-10-25");
    take(&office, &[receipt("F1", 1, "2021-11-04", "100.00", "2021-10")]);
    let mut desk = office.desk("desk");
    let list = desk.arrears_list(&ArrearsAsk::default()).expect("arrears");
    assert_eq!((list.lines[0].principal(), list.lines[0].late_fee()), (fen(0), fen(50)), "ten days, and no more than those");
    let path = file(&office, "fee.csv", &[receipt("F2", 1, "2021-12-01", "0.50", "")]);
    let taken = desk.take_receipts(&path, false, false).expect("a table");
    assert_eq!((taken.premium, taken.late_fee), (fen(0), fen(50)));
    assert_eq!(desk.arrears_list(&ArrearsAsk::default()).expect("arrears").lines, []);
    assert_eq!(month(&office, 1, 202_110), (10_000, 10_000, Some("2021-11-04".into())), "a late fee is no premium");
    assert_eq!(findings(&office.db()), []);
}

#[test]
fn the_check_finds_what_does_not_add_up() {
    use gsbx::store::check::Finding;
    let office = county();
    levied(&office, 1, 202_110, 10_000, "2021-10-25");
    take(&office, &[receipt("G1", 1, "2021-10-20", "100.00", "2021-10")]);
    let raw = office.raw();
    raw.execute("UPDATE contribution SET due_fen = 9000, paid_fen = 9999", []).expect("a change behind the back");
    raw.execute_batch(
        "INSERT INTO levy_allocation (receipt_id, employer_id, month, what, amount_fen, operator_id, at)
         VALUES (1, 2, 202111, 'late_fee', 1, 3, '2022-01-04T09:30:00+08:00')",
    )
    .expect("another");
    let found = findings(&office.db());
    assert!(
        matches!(&found[0], Finding::Levied { kept, lines, .. } if (*kept, *lines) == (fen(9_000), fen(10_000))),
        "{found:?}"
    );
    assert!(matches!(&found[1], Finding::LevyPaid { kept, payments, .. } if (*kept, *payments) == (fen(9_999), fen(10_000))));
    assert!(matches!(&found[2], Finding::ReceiptSpread { spread, .. } if *spread == fen(10_001)));
    assert_eq!(found.len(), 3);
}

/// Two windows take the same file in at once: one of them does, the other is told that it is there already.
#[test]
fn two_processes_take_one_file_in_once() {
    let office = Office::demo();
    let code: String = office
        .raw()
        .query_row(
            "SELECT credit_code FROM contribution AS c JOIN employer AS e ON e.id = c.employer_id
            WHERE due_fen - paid_fen > 1000 ORDER BY month LIMIT 1",
            [],
            |r| r.get(0),
        )
        .expect("somebody in arrears");
    let rows: Vec<String> = (0..5).map(|n| format!("T{n},{code},,2022-01-03,1.00,")).collect();
    let path = file(&office, "both.csv", &rows);
    let secret = written(&office, "secret", "demo\n");
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_gsbx"))
            .env_remove("GSBX_DB")
            .env("LANG", "en_US.UTF-8")
            .args(["--db".as_ref(), office.db().as_os_str(), "--operator".as_ref(), "desk".as_ref()])
            .args(["--password-file".as_ref(), secret.as_os_str(), "levy".as_ref(), "receipts".as_ref(), path.as_os_str()])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("gsbx runs")
    };
    let both = [start(), start()].map(|child| child.wait_with_output().expect("it ends"));
    let done = both.iter().filter(|o| o.status.success()).count();
    assert_eq!(done, 1, "{} {}", stderr(&both[0]), stderr(&both[1]));
    let refused = both.iter().find(|o| !o.status.success()).expect("one was refused");
    assert!(stderr(refused).contains("receipt T0 was taken in before"), "{}", stderr(refused));
    assert_eq!(count(&office, "SELECT count(*) FROM levy_receipt"), 5);
    assert_eq!(findings(&office.db()), []);
    let list = stdout(&office.gsbx(&[
        "--operator",
        "desk",
        "--password-file",
        secret.to_str().expect("a path"),
        "levy",
        "received",
        "--json",
    ]));
    assert!(list.contains("\"match\": \"matched\""), "{list}");
}

fn arrears_of(office: &Office, on: &str, serial: u32) -> Standing {
    let ask = ArrearsAsk { on: Some(day(on)), ..ArrearsAsk::default() };
    let list = office.desk("desk").arrears_list(&ask).expect("arrears");
    let line = list.lines.iter().find(|l| l.credit_code == credit(serial)).expect("the employer");
    line.months[0].standing
}

/// 催缴, 责令, 移送 one after the other, each by those who may, each only after the one before was served and its day is over.
#[test]
fn notices_follow_one_another_and_are_kept_as_they_were_printed() {
    let office = county();
    taken_over(&office, 1, 202_110, 10_000, 0);
    taken_over(&office, 2, 202_111, 5_000, 0);
    let ask = |kind, serials: &[u32]| NoticeAsk { kind, credit_codes: serials.iter().map(|s| credit(*s)).collect() };
    let mut desk = office.desk("desk");
    let both = desk.issue_notices(&ask(NoticeKind::Reminder, &[1, 2]), DUNNING_PRESS).expect("reminders");
    assert_eq!(both, ["CJ-2022-000001", "CJ-2022-000002"]);
    let none = problem(desk.issue_notices(&ask(NoticeKind::Reminder, &[1, 3]), DUNNING_PRESS));
    assert_eq!(none, ("credit_code", Problem::Levy(LevyProblem::NothingOverdue { on: day("2022-01-04") })));
    assert_eq!(count(&office, "SELECT count(*) FROM levy_notice"), 2, "all or none");
    assert_eq!(arrears_of(&office, "2022-01-04", 1), Standing::Overdue, "a notice counts once it is served");
    let Sent::Text(text) = desk.print_notices(&both, Some(Way::Text), DUNNING_PRESS).expect("two pages") else {
        panic!("a text")
    };
    for part in [
        "工伤保险费催缴通知书",
        &name_of(1),
        "2021-10",
        "3.55",
        "103.55",
        "2022-01-19",
        "由用人单位按规定的项目和标准支付",
        &name_of(2),
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let code: String =
        office.raw().query_row("SELECT document ->> 'code' FROM levy_notice WHERE id = 1", [], |r| r.get(0)).expect("a code");
    let verified = stdout(&office.gsbx(&["verify", &code]));
    assert!(verified.contains("CJ-2022-000001") && verified.contains("与存档一致"), "{verified}");
    let service = |on: &str| Fields::default().with("way", "handed").with("recipient", "王强").with("on", on);
    assert_eq!(problem(desk.serve_notice(&both[0], &service("2022-01-05"))), ("on", Problem::Future));
    desk.serve_notice(&both[0], &service("2022-01-04")).expect("it is served");
    let twice = problem(desk.serve_notice(&both[0], &service("2022-01-04")));
    assert_eq!(twice, ("number", Problem::Levy(LevyProblem::ServedAlready { on: day("2022-01-04") })));
    assert_eq!(arrears_of(&office, "2022-01-04", 1), Standing::Dunned);
    let early = problem(office.desk_on("inspect", "2022-01-19").issue_notices(&ask(NoticeKind::Demand, &[1]), DUNNING_PRESS));
    let first = LevyProblem::NoticeTooEarly { kind: NoticeKind::Demand, first: NoticeKind::Reminder };
    assert_eq!(early, ("credit_code", Problem::Levy(first.clone())));
    let mut later = office.desk_on("inspect", "2022-01-20");
    let unserved = problem(later.issue_notices(&ask(NoticeKind::Demand, &[2]), DUNNING_PRESS));
    assert_eq!(unserved, ("credit_code", Problem::Levy(first)), "the second reminder was never served");
    assert!(matches!(desk.issue_notices(&ask(NoticeKind::Demand, &[1]), DUNNING_PRESS), Err(Refusal::MayNot { .. })));
    let demand = later.issue_notices(&ask(NoticeKind::Demand, &[1]), DUNNING_PRESS).expect("a demand");
    later.serve_notice(&demand[0], &service("2022-01-20")).expect("it is served");
    assert_eq!(arrears_of(&office, "2022-01-20", 1), Standing::Demanded);
    let mut last = office.desk_on("approve", "2022-02-05");
    let over = last.issue_notices(&ask(NoticeKind::Enforcement, &[1]), DUNNING_PRESS).expect("it is handed over");
    assert_eq!(over, ["YS-2022-000001"]);
    last.serve_notice(&over[0], &service("2022-02-05")).expect("it is served");
    assert_eq!(arrears_of(&office, "2022-02-05", 1), Standing::Enforced);
    assert!(office.raw().execute("UPDATE levy_notice SET document = '{}' WHERE id = 1", []).is_err(), "kept as printed");
}

/// Each month's payments beside the books; the lines of a month that differs are named.
#[test]
fn payments_are_reconciled_with_the_books() {
    let office = county();
    levied(&office, 1, 202_201, 10_000, "2022-01-25");
    take(&office, &[receipt("H1", 1, "2022-01-03", "60.00", ""), receipt("H2", 1, "2022-01-04", "40.00", "")]);
    posting::booked(&office, &posting::posting("P1", "2022-01-03", "60").with("month", "2022-01"));
    posting::booked(&office, &posting::posting("P1", "2022-01-04", "41").with("month", "2022-01"));
    posting::booked(&office, &posting::posting("P7", "2022-01-04", "5").with("fund_account", "bank_income"));
    let of = office.desk("finance").reconcile(None).expect("this year");
    let [january] = &of.months[..] else { panic!("{of:?}") };
    assert_eq!((january.received, january.opening, january.booked), (fen(10_000), fen(0), fen(10_100)));
    assert_eq!(january.difference(), fen(100));
    let alone = |lines: &[gsbx::desk::arrears::SideLine]| -> Vec<(String, i64)> {
        lines.iter().map(|l| (l.on.to_string(), l.amount.fen())).collect()
    };
    assert_eq!(alone(&january.only_received), [("2022-01-04".to_owned(), 4_000)]);
    assert_eq!(alone(&january.only_booked), [("2022-01-04".to_owned(), 4_100)]);
    let demo = Office::demo();
    let year = demo.desk("finance").reconcile(Some(2021)).expect("2021");
    assert!(year.months.len() == 12 && year.months.iter().all(|m| m.difference() == fen(0)), "{year:?}");
}
