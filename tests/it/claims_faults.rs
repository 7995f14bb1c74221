//! Many windows at once and sudden ends: every claim that was answered for is on file whole, none twice, none lost.

use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use gsbx::desk::estimate::Fields;

use crate::support::claim::application;
use crate::support::{Office, program, stderr, stdout};

/// A claim as a file for `gsbx case file`.
fn file(office: &Office, fields: &Fields, submission: &str) -> PathBuf {
    let mut claim: serde_json::Map<String, serde_json::Value> =
        fields.iter().map(|(id, text)| (id.to_owned(), text.into())).collect();
    claim.insert("submission".into(), submission.into());
    let path = office.folder().join(format!("{submission}.json"));
    fs::write(&path, serde_json::Value::Object(claim).to_string()).expect("a file");
    path
}

fn filing(office: &Office, path: &PathBuf) -> Command {
    let mut command = program();
    command.arg("--db").arg(office.db()).args(["case", "file"]).arg(path).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn start(office: &Office, path: &PathBuf) -> Child {
    filing(office, path).spawn().expect("gsbx runs")
}

/// Numbers of the cases that were filed by a submission, in order.
fn filed(office: &Office) -> Vec<String> {
    let raw = office.raw();
    let mut statement =
        raw.prepare("SELECT number FROM injury_case WHERE submission IS NOT NULL ORDER BY number").expect("a query");
    statement.query_map([], |r| r.get(0)).and_then(Iterator::collect).expect("numbers")
}

fn serial(number: &str) -> u32 {
    number[number.len() - 6..].parse().expect("a serial number")
}

/// Neither a gap nor a number twice.
fn assert_in_a_row(numbers: &[String]) {
    for pair in numbers.windows(2) {
        assert_eq!(serial(&pair[1]), serial(&pair[0]) + 1, "{pair:?}");
    }
}

/// Every case that a submission filed has its claim, its step, its limit and its line in the audit trail.
fn assert_whole(office: &Office) {
    const BROKEN: &str = "SELECT count(*) FROM injury_case AS c WHERE c.submission IS NOT NULL AND NOT (c.version = 1
        AND c.due_on IS NOT NULL AND EXISTS (SELECT 1 FROM case_version AS v WHERE v.case_id = c.id)
        AND EXISTS (SELECT 1 FROM case_step AS s WHERE s.case_id = c.id)
        AND EXISTS (SELECT 1 FROM audit AS a WHERE a.act = 'file-claim' AND a.subject = 'case:' || c.id))";
    let broken: i64 = office.raw().query_row(BROKEN, [], |r| r.get(0)).expect("a count");
    assert_eq!(broken, 0);
    let check = office.gsbx(&["check"]);
    assert!(check.status.success(), "{}", stdout(&check));
}

/// Fifty windows file at the same moment: all are served, in a row of numbers.
#[test]
fn fifty_at_once_are_all_filed() {
    const WINDOWS: usize = 50;
    let office = Office::demo();
    let files: Vec<PathBuf> =
        (0..WINDOWS).map(|n| file(&office, &application(&office, n as i64), &format!("at-once-{n}"))).collect();
    let children: Vec<Child> = files.iter().map(|path| start(&office, path)).collect();
    let mut told: Vec<String> = Vec::new();
    for child in children {
        let output = child.wait_with_output().expect("an end");
        assert!(output.status.success(), "{}", stderr(&output));
        told.push(stdout(&output).trim().to_owned());
    }
    told.sort();
    assert_eq!(told.len(), WINDOWS);
    assert_in_a_row(&told);
    assert_eq!(filed(&office), told);
    assert_whole(&office);
}

/// A submission that is sent by two windows at once is one case, and both are told its number.
#[test]
fn one_submission_from_two_windows_is_one_case() {
    let office = Office::demo();
    for n in 0..8 {
        let path = file(&office, &application(&office, n), &format!("twice-{n}"));
        let pair = [start(&office, &path), start(&office, &path)];
        let told: Vec<String> = pair
            .map(|child| {
                let output = child.wait_with_output().expect("an end");
                assert!(output.status.success(), "{}", stderr(&output));
                stdout(&output).trim().to_owned()
            })
            .to_vec();
        assert_eq!(told[0], told[1]);
    }
    let numbers = filed(&office);
    assert_eq!(numbers.len(), 8);
    assert_in_a_row(&numbers);
    assert_whole(&office);
}

/// Killed at moments spread over a whole filing: whatever number was printed is on file whole.
#[test]
fn a_printed_number_is_on_file_whenever_the_end_came() {
    const ROUNDS: u32 = 40;
    let office = Office::demo();
    let begun = Instant::now();
    let first = filing(&office, &file(&office, &application(&office, 0), "whole")).output().expect("gsbx runs");
    assert!(first.status.success(), "{}", stderr(&first));
    let usual = begun.elapsed();
    let mut printed = vec![stdout(&first).trim().to_owned()];
    for round in 0..ROUNDS {
        let path = file(&office, &application(&office, i64::from(round) + 1), &format!("killed-{round}"));
        let mut child = start(&office, &path);
        // The moment is the point here: from the start to somewhat beyond the usual end.
        std::thread::sleep(usual * round * 5 / 4 / ROUNDS);
        child.kill().expect("killed or gone");
        child.wait().expect("gone");
        let mut said = String::new();
        child.stdout.take().expect("its output").read_to_string(&mut said).expect("what it printed");
        printed.extend((!said.trim().is_empty()).then(|| said.trim().to_owned()));
    }
    let numbers = filed(&office);
    for number in &printed {
        assert!(numbers.contains(number), "{number} was printed");
    }
    assert_in_a_row(&numbers);
    assert_whole(&office);
    assert!(begun.elapsed() < Duration::from_secs(120), "nothing hung");
}
