//! Sudden ends and two at once, as processes of their own: a list is settled and booked once and whole, or not at all.

use std::collections::HashSet;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use gsbx::domain::dates::Month;
use gsbx::domain::payment::LineState;
use gsbx::domain::sheet::state::State;

use crate::support::pay::{build, fund, holds, send, sound};
use crate::support::{Office, program, stderr};

/// A list of a month's benefits that the bank has.
fn sent(office: &Office, month: Month) -> String {
    office.desk("desk").run_month(month).expect("a run");
    let number = build(office, "desk", "monthly").expect("a list");
    send(office, &number);
    number
}

fn settling(office: &Office, number: &str) -> Command {
    let mut command = program();
    command.arg("--db").arg(office.db()).args(["--operator", "finance", "pay", "batch", "settle", number, "--all-paid"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn start(office: &Office, number: &str) -> Child {
    settling(office, number).spawn().expect("gsbx runs")
}

/// Whether a list is settled: all of it is, in lines, state and books, or nothing.
fn is_settled(office: &Office, number: &str, (before, total): (i64, i64)) -> bool {
    let desk = office.desk("finance");
    let state = desk.sheet(number).expect("the list").state;
    let lines: Vec<LineState> = desk.payment_lines(number).expect("lines").into_iter().map(|l| l.state).collect();
    let (of, paid, vouchers) = match state {
        State::Sent => (LineState::Pending, 0, 0),
        State::Paid => (LineState::Paid, total, 1),
        other => panic!("{other:?}"),
    };
    assert!(lines.iter().all(|l| *l == of), "{state:?}: {lines:?}");
    assert_eq!(before - holds(office, "bank_expense"), paid);
    let sql = "SELECT count(*) FROM voucher AS v JOIN sheet AS s ON s.id = v.sheet_id WHERE s.number = ?1";
    let made: i64 = office.raw().query_row(sql, [number], |r| r.get(0)).expect("a count");
    assert_eq!(made, vouchers);
    state == State::Paid
}

fn total(office: &Office, number: &str) -> i64 {
    office.desk("finance").sheet(number).expect("the list").amount.fen()
}

#[test]
fn of_two_processes_that_settle_one_books_and_the_other_is_told() {
    let office = Office::demo();
    let number = sent(&office, Month::parse("2022-01").expect("a month"));
    let before = (holds(&office, "bank_expense"), total(&office, &number));
    let ends = [start(&office, &number), start(&office, &number)].map(|child| child.wait_with_output().expect("an end"));
    let won = ends.iter().filter(|o| o.status.success()).count();
    let told: Vec<String> = ends.iter().filter(|o| !o.status.success()).map(stderr).collect();
    assert_eq!(won, 1, "{told:?}");
    assert!(!told[0].trim().is_empty() && !told[0].contains("panicked"), "{told:?}");
    assert!(is_settled(&office, &number, before));
    sound(&office);
}

/// Killed at moments spread over a whole settling.
#[test]
fn a_settling_that_is_killed_has_booked_all_or_nothing() {
    const ROUNDS: u32 = 12;
    let office = Office::demo();
    fund(&office, 300_000);
    let first = Month::parse("2022-01").expect("a month");
    let number = sent(&office, first);
    let whole = (holds(&office, "bank_expense"), total(&office, &number));
    let begun = Instant::now();
    let done = settling(&office, &number).output().expect("gsbx runs");
    assert!(done.status.success(), "{}", stderr(&done));
    let usual = begun.elapsed();
    assert!(is_settled(&office, &number, whole));
    let number = sent(&office, first.next());
    let before = (holds(&office, "bank_expense"), total(&office, &number));
    let mut seen = HashSet::new();
    for round in 0..ROUNDS {
        let mut child = start(&office, &number);
        // The moment is the point here: from the start to the usual end.
        std::thread::sleep(usual * round / ROUNDS);
        child.kill().expect("killed or gone");
        child.wait().expect("gone");
        let settled = is_settled(&office, &number, before);
        seen.insert(settled);
        sound(&office);
        if settled {
            break;
        }
    }
    assert!(seen.contains(&false), "some were killed in time");
    if !seen.contains(&true) {
        let done = settling(&office, &number).output().expect("gsbx runs");
        assert!(done.status.success(), "what was killed is simply done again: {}", stderr(&done));
    }
    assert!(is_settled(&office, &number, before));
    sound(&office);
    assert!(begun.elapsed() < Duration::from_secs(120), "nothing hung");
}
