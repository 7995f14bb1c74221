//! Offices to test on: the demonstration, made once, and copies of it where a test writes.

pub mod adjustment;
pub mod benefit_walk;
pub mod claim;
pub mod county;
pub mod debt;
pub mod determination;
pub mod inspect;
pub mod intake;
pub mod ledger_walk;
pub mod levy;
pub mod levy_walk;
pub mod money_walk;
pub mod pay;
pub mod posting;
pub mod pty;
pub mod rates;
pub mod recover;
pub mod registration;
pub mod replay;
pub mod sheet;
pub mod shots;
pub mod statistics;
pub mod walk;
pub mod way;
pub mod window;
pub mod workbook;
pub mod workers;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::{Arc, Mutex, OnceLock};

use chrono::{NaiveDate, NaiveDateTime};
use gsbx::desk::clock::{Clock, FixedClock, stamp};
use gsbx::desk::demo::fill;
use gsbx::desk::operators::found_office;
use gsbx::desk::{Desk, Refusal};
use gsbx::domain::operator::Role;
use gsbx::domain::problem::Problem;
use gsbx::policy::Policy;
use gsbx::store::Store;
use tempfile::TempDir;

/// The day the tests stand on.
pub fn clock() -> FixedClock {
    FixedClock(NaiveDate::from_ymd_opt(2022, 1, 4).and_then(|d| d.and_hms_opt(9, 30, 0)).expect("a fixed time"))
}

/// A clock that stands still; the first time a record is stamped, which is just before an act writes, something else happens.
struct Interrupted(Mutex<Option<Box<dyn FnOnce() + Send>>>);

impl Clock for Interrupted {
    fn now(&self) -> NaiveDateTime {
        clock().now()
    }

    fn stamp(&self) -> String {
        let meanwhile = self.0.lock().expect("one thread").take();
        if let Some(meanwhile) = meanwhile {
            meanwhile();
        }
        stamp(self.now())
    }
}

pub fn policy() -> Arc<Policy> {
    static POLICY: OnceLock<Arc<Policy>> = OnceLock::new();
    Arc::clone(POLICY.get_or_init(|| Arc::new(Policy::load().expect("the compiled-in lists"))))
}

/// A demonstration office in a file, made once for all tests.
fn master() -> &'static Path {
    static MASTER: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = MASTER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("demo.db");
        let mut store = Store::create(&path).expect("a new database");
        fill(&mut store, &policy(), &clock(), &mut |_| {}).expect("the demonstration office");
        drop(store);
        (folder, path)
    });
    path
}

/// A demonstration office of the test's own.
pub struct Office {
    folder: TempDir,
}

impl Office {
    pub fn demo() -> Office {
        let folder = tempfile::tempdir().expect("a temporary folder");
        // The last connection to the master is closed, so its write-ahead log is empty and one file is all there is.
        std::fs::copy(master(), folder.path().join("office.db")).expect("a copy of the demonstration");
        Office { folder }
    }

    /// The demonstration with all its cases over and on nobody's list, so that a test's own are the only ones.
    pub fn quiet() -> Office {
        let office = Office::demo();
        let sql = "UPDATE case_step SET settled = 'pass', settled_at = entered_at,
                settled_by = (SELECT id FROM operator WHERE login = 'review') WHERE is_checked = 1 AND settled IS NULL;
            INSERT INTO case_step (case_id, step, from_state, to_state, happened_on, document, body, situation, reason, is_checked,
                entered_by, entered_at) SELECT id, 'close', state, 'closed', '2022-01-03', '', '', '', '', 0,
                (SELECT id FROM operator WHERE login = 'consult'), '2022-01-03T10:00:00+08:00' FROM injury_case;
            UPDATE injury_case SET state = 'closed', due_limit = '', due_on = NULL, papers_missing = 0, opened_by = NULL";
        office.raw().execute_batch(sql).expect("cases that are over");
        office
    }

    /// An office without anybody but its director `zhuren`.
    pub fn empty() -> Office {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut store = Store::create(&folder.path().join("office.db")).expect("a new database");
        found_office(&mut store, &policy(), &clock(), "测试县工伤保险服务中心", "zhuren", "correct horse").expect("an office");
        Office { folder }
    }

    /// An office with every post manned and nothing on file; nobody can log in, but desks can be opened.
    pub fn staffed() -> Office {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut store = Store::create(&folder.path().join("office.db")).expect("a new database");
        let at = clock().stamp();
        let writer = store.write().expect("a write");
        writer.add_office("测试县工伤保险服务中心", false, &at).expect("an office");
        for account in policy().accounts() {
            writer.add_account(&account.key, &account.class).expect("an account");
        }
        for (login, role) in [
            ("approve", Role::Approve),
            ("deputy", Role::Approve),
            ("desk", Role::Intake),
            ("desk2", Role::Intake),
            ("review", Role::Review),
            ("finance", Role::Finance),
            ("finance2", Role::Finance),
            ("cashier", Role::Cashier),
        ] {
            writer.add_operator(login, login, "", &[role], &at).expect("an operator");
        }
        writer.commit().expect("written");
        Office { folder }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn db(&self) -> PathBuf {
        self.folder.path().join("office.db")
    }

    pub fn desk(&self, login: &str) -> Desk {
        self.desk_by(login, clock())
    }

    /// A desk in whose next act another window gets a word in: after it has looked, before it writes.
    pub fn desk_interrupted(&self, login: &str, meanwhile: impl FnOnce() + Send + 'static) -> Desk {
        self.desk_by(login, Interrupted(Mutex::new(Some(Box::new(meanwhile)))))
    }

    /// A desk on another day.
    pub fn desk_on(&self, login: &str, day: &str) -> Desk {
        let day: NaiveDate = day.parse().expect("a day");
        self.desk_by(login, FixedClock(day.and_hms_opt(9, 30, 0).expect("a time")))
    }

    fn desk_by(&self, login: &str, clock: impl Clock + 'static) -> Desk {
        let store = Store::open(&self.db()).expect("the demonstration opens");
        let (operator, _) = store.operator(login).expect("operators can be read").expect("the login exists");
        Desk::new(store, policy(), Box::new(clock), operator).with_slips(self.folder.path().join("slips"))
    }

    pub fn raw(&self) -> rusqlite::Connection {
        let connection = rusqlite::Connection::open(self.db()).expect("SQLite opens the file");
        connection.pragma_update(None, "foreign_keys", 1).expect("foreign keys");
        connection
    }

    /// Runs the program on this office.
    pub fn gsbx(&self, args: &[&str]) -> Output {
        program().arg("--db").arg(self.db()).args(args).output().expect("gsbx runs")
    }
}

/// The program with an environment that does not depend on the machine.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gsbx"));
    for name in ["GSBX_DB", "GSBX_OPERATOR", "LC_ALL", "LC_CTYPE", "NO_COLOR"] {
        command.env_remove(name);
    }
    command.env("LANG", "zh_CN.UTF-8").env("TERM", "xterm-256color");
    command
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8 output")
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8 messages")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The problems of a refusal.
pub fn problems<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Vec<(&'static str, Problem)> {
    match result {
        Err(Refusal::Problems(list)) => list,
        other => panic!("problems expected, found {other:?}"),
    }
}

/// The first of them.
pub fn problem<T: std::fmt::Debug>(result: Result<T, Refusal>) -> (&'static str, Problem) {
    problems(result).swap_remove(0)
}
