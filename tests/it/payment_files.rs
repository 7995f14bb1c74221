//! What leaves for the bank and for scripts: the bank file as a workbook, lists and accounts as JSON, the printed list.

use calamine::{Data, Reader, Xlsx, open_workbook};
use gsbx::desk::estimate::Fields;
use gsbx::domain::money::Money;
use gsbx::domain::payment::LineState;
use gsbx::domain::problem::Problem;
use serde_json::Value;

use crate::support::pay::{build, card, owed, send, sound};
use crate::support::{Office, problem, problems, stderr, stdout};

fn done(office: &Office, login: &str, args: &[&str]) -> String {
    let output = office.gsbx(&[&["--operator", login], args].concat());
    assert!(output.status.success(), "{args:?}: {}", stderr(&output));
    stdout(&output).trim().to_owned()
}

fn json(office: &Office, login: &str, args: &[&str]) -> Value {
    serde_json::from_str(&done(office, login, &[args, &["--json"]].concat())).expect("JSON")
}

/// A list of two bills that the bank has.
fn sent(office: &Office) -> String {
    owed(office, 2);
    let number = build(office, "desk", "reimbursement").expect("a list");
    send(office, &number);
    number
}

#[test]
fn the_bank_file_is_a_workbook_of_whole_account_numbers_and_amounts_as_numbers() {
    let office = Office::demo();
    let number = sent(&office);
    let out = office.folder().join("bank.xlsx");
    let path = out.to_str().expect("a path");
    done(&office, "cashier", &["pay", "batch", "file", &number, "--format", "xlsx", "--out", path]);
    let mut book: Xlsx<_> = open_workbook(&out).expect("a workbook");
    let sheet = book.worksheet_range(&number).expect("its sheet");
    let rows: Vec<Vec<Data>> = sheet.rows().map(<[Data]>::to_vec).collect();
    assert_eq!(rows.len(), 1 + 4, "a row of titles and one per payment");
    assert_eq!(rows[1][5], Data::String(card(0)), "a number of 19 digits is no number to a spreadsheet");
    assert_eq!((&rows[1][1], &rows[1][6]), (&Data::String("1".into()), &Data::Float(2514.56)));
    let again = office.gsbx(&["--operator", "cashier", "pay", "batch", "file", &number, "--format", "xlsx", "--out", path]);
    assert!(!again.status.success(), "a file that is there is not written over");
}

#[test]
fn scripts_are_told_what_became_of_a_list() {
    let office = Office::demo();
    owed(&office, 1);
    let number = build(&office, "desk", "reimbursement").expect("a list");
    done(&office, "review", &["approve", &number]);
    done(&office, "approve", &["approve", &number, "--document", "会财社〔2022〕3号"]);
    let told = json(&office, "cashier", &["pay", "batch", "send", &number]);
    assert_eq!((&told["number"], &told["state"]), (&number.as_str().into(), &"sent".into()));
    let told = json(&office, "finance", &["pay", "batch", "settle", &number, "--all-paid"]);
    let states: Vec<_> = told["lines"].as_array().expect("lines").iter().map(|l| l["state"].as_str().unwrap_or("")).collect();
    assert_eq!((&told["state"], states.as_slice()), (&"paid".into(), ["paid", "paid"].as_slice()));
    let told = json(&office, "finance", &["pay", "batch", "returned", &number, "--line", "2", "--reason", "closed"]);
    assert_eq!((&told["lines"][1]["state"], &told["lines"][1]["failure"]), (&"returned".into(), &"closed".into()));
    let known = json(&office, "desk", &["pay", "account", "list"]);
    let sheet = known["accounts"][0]["sheet"].as_str().expect("a sheet").to_owned();
    let shown = json(&office, "review", &["pay", "account", "show", &sheet]);
    assert_eq!((&shown["sheet"], &shown["account"]), (&sheet.as_str().into(), &card(0).as_str().into()));
    sound(&office);
}

/// 支付花名册: one line per payment with bank and account as the bank needs them, the sum in capitals, the finance bureau's
/// document and the hands.
#[test]
fn a_payment_list_is_printed_with_its_lines_sum_and_hands() {
    let office = Office::demo();
    let number = sent(&office);
    let text = done(&office, "cashier", &["sheet", "print", &number]);
    let amount = office.desk("finance").sheet(&number).expect("the list").amount;
    assert_eq!(amount, Money::from_fen(2 * 255_456));
    for part in
        ["工伤保险待遇支付花名册", number.as_str(), &gsbx::text::capital::capital_amount(amount), "会财社〔2022〕3号", "校验码"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(text.matches("2514.56").count(), 2, "{text}");
    assert_eq!(text.matches(&card(0)).count(), 2, "{text}");
    assert_eq!(text.matches("邮政储蓄银行").count(), 4, "a bank's name, not its number: {text}");
    assert!(text.contains("5109.12") && text.contains("费用报销"), "{text}");
    for name in ["谭文德", "梁建国", "林欣怡"] {
        assert!(text.contains(name), "who reviewed, approved and sent it: {name}: {text}");
    }
}

/// The window's form settles by the bank's file or by the rows typed; a wrong row is told by its place and nothing is booked.
#[test]
fn the_form_settles_by_a_file_or_by_the_lines_that_were_not_paid() {
    let office = Office::demo();
    let number = sent(&office);
    let settle = |fields: Fields| {
        let mut desk = office.desk("finance");
        let seen = desk.sheet(&number).expect("the list").seen;
        desk.settle_as_typed(&number, seen, &fields)
    };
    let in_row = |line: usize, column: &'static str, problem: Problem| {
        ("result", Problem::InLine { line, column, problem: Box::new(problem) })
    };
    assert_eq!(
        problems(settle(Fields::default().with("result", "9\tname\n2\t\n3\t天知道\n1\tname\n1\tclosed"))),
        [
            in_row(1, "line", Problem::NoSuchLine),
            in_row(2, "reason", Problem::Empty),
            in_row(3, "reason", Problem::UnknownCode),
            in_row(5, "line", Problem::ComesTwice),
        ]
    );
    assert_eq!(problem(settle(Fields::default().with("file", "/nowhere/result.csv"))), ("file", Problem::Unreadable));
    assert_eq!(problem(settle(Fields::default().with("date", "2022-02-30"))).0, "date");
    let states =
        || office.desk("finance").payment_lines(&number).expect("lines").into_iter().map(|l| l.state).collect::<Vec<_>>();
    assert_eq!(states(), [LineState::Pending; 4]);
    let answer = office.folder().join("result.csv");
    std::fs::write(&answer, "line,result,reason\n1,成功,\n2,失败,户名不符\n3,成功,\n4,成功,\n").expect("an answer");
    settle(Fields::default().with("file", answer.to_str().expect("a path"))).expect("settled");
    assert_eq!(states(), [LineState::Paid, LineState::Failed, LineState::Paid, LineState::Paid]);
    sound(&office);
}
