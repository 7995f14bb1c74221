//! What a machine does to the program: no room, no permission, a sudden end. Nothing is half-written, and it is said clearly.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::support::county::{EMPLOYERS, WORKERS, employer, table, worker};
use crate::support::{Office, program, stderr, stdout};

const PASSWORD: &str = "correct horse";

/// An office with one employer, and a file of workers beside it.
fn office_and_workers(count: u32) -> (Office, String) {
    let office = Office::empty();
    let path = |name: &str| office.folder().join(name).to_str().expect("a path").to_owned();
    fs::write(path("password"), PASSWORD).expect("a password file");
    fs::write(path("employers.csv"), table(EMPLOYERS, &[employer(1)])).expect("a file");
    let rows: Vec<String> = (0..count).map(worker).collect();
    fs::write(path("workers.csv"), table(WORKERS, &rows)).expect("a file");
    let password = path("password");
    let run = office.gsbx(&["--operator", "zhuren", "--password-file", &password, "import", "employers", &path("employers.csv")]);
    assert!(run.status.success(), "{}", stderr(&run));
    let workers = path("workers.csv");
    (office, format!("--operator zhuren --password-file {password} import workers {workers}"))
}

fn people(office: &Office) -> i64 {
    office.raw().query_row("SELECT count(*) FROM person", [], |r| r.get(0)).expect("people can be counted")
}

fn assert_sound(office: &Office) {
    let check = office.gsbx(&["check"]);
    assert!(check.status.success(), "{}", stdout(&check));
}

/// The program with files limited to so many kilobytes: a write beyond fails as it does on a full disk or over a quota.
fn limited(kilobytes: u32, args: &str) -> Command {
    let mut command = Command::new("bash");
    let line = format!("trap '' XFSZ; ulimit -f {kilobytes}; exec {} {args}", env!("CARGO_BIN_EXE_gsbx"));
    command.args(["-c", &line]).env("LANG", "zh_CN.UTF-8");
    command
}

#[test]
fn a_full_disk_is_told_and_leaves_nothing() {
    let (office, import) = office_and_workers(20_000);
    let db = office.db();
    let run = limited(1_000, &format!("--db {} {import}", db.display())).output().expect("bash runs");
    assert_eq!(run.status.code(), Some(1), "{}", stdout(&run));
    assert!(stderr(&run).contains("磁盘已满"), "{}", stderr(&run));
    assert_eq!(people(&office), 0);
    assert_sound(&office);

    let new = office.folder().join("new.db");
    let run = limited(1_000, &format!("demo --create {}", new.display())).output().expect("bash runs");
    assert_eq!(run.status.code(), Some(1));
    assert!(stderr(&run).contains("磁盘已满"), "{}", stderr(&run));
    assert!(!new.exists(), "nothing is left of it");
}

/// A folder nobody can write to, not even root.
#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let run = program().args(["demo", "--create", "/sys/office.db"]).output().expect("gsbx runs");
    assert_eq!(run.status.code(), Some(1));
    assert!(stderr(&run).contains("权限"), "{}", stderr(&run));
}

/// Killed in the middle of writing: the file is as it was, and the same import then succeeds.
#[test]
fn a_killed_import_never_happened() {
    let (office, import) = office_and_workers(40_000);
    let mut args: Vec<&str> = import.split(' ').collect();
    let db = office.db();
    args.extend(["--db", db.to_str().expect("a path")]);
    let mut child = program().args(&args).spawn().expect("gsbx runs");
    let wal = office.folder().join("office.db-wal");
    let until = Instant::now() + Duration::from_secs(60);
    while fs::metadata(&wal).map_or(0, |m| m.len()) < 200_000 {
        assert!(child.try_wait().expect("a child").is_none() && Instant::now() < until, "it writes before it ends");
        std::thread::yield_now();
    }
    child.kill().expect("killed");
    child.wait().expect("gone");
    assert_eq!(people(&office), 0);
    assert_sound(&office);
    let again = program().args(&args).output().expect("gsbx runs");
    assert!(again.status.success(), "{}", stderr(&again));
    assert_eq!(people(&office), 40_000);
}
