//! The audit trail: what is recorded and from where, that no change behind the program's back goes unnoticed, and who may
//! read it.

use std::path::Path;

use gsbx::desk::clock::Clock;
use gsbx::desk::estimate::Fields;
use gsbx::desk::{Desk, Refusal, Request};
use gsbx::domain::audit::{Act, AuditLine, Break, Origin};
use gsbx::domain::case::workflow::Check;
use gsbx::domain::operator::Right;
use gsbx::store::Store;
use gsbx::text::Lang;
use gsbx::text::audit::broken;

use crate::support::claim::{application, step};
use crate::support::window::{PLAIN, Window};
use crate::support::{Office, clock, program, stderr, stdout};

/// An office whose trail has ten records: one of its founding and nine looks.
fn ten_records() -> Office {
    let office = Office::empty();
    let store = Store::open(&office.db()).expect("it opens");
    for n in 1..10 {
        store.note(&clock().stamp(), Some(1), Act::OpenFile, &format!("person:{n}"), "").expect("a record");
    }
    office
}

/// SQL of somebody who knows the triggers and takes them away first.
fn tamper(office: &Office, sql: &str) {
    let raw = office.raw();
    let triggers: Vec<String> = raw
        .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_%'")
        .and_then(|mut s| s.query_map([], |r| r.get(0))?.collect())
        .expect("the triggers");
    assert!(triggers.len() >= 6);
    for name in triggers {
        raw.execute_batch(&format!("DROP TRIGGER {name}")).expect("a trigger less");
    }
    raw.execute_batch(sql).expect(sql);
}

fn first_break(office: &Office) -> Option<Break> {
    Store::open(&office.db()).expect("it opens").first_break().expect("it can be read")
}

fn trail(desk: &Desk, fields: &[(&str, &str)]) -> Vec<AuditLine> {
    let fields = fields.iter().fold(Fields::default(), |f, (id, text)| f.with(id, *text));
    desk.audit_trail(&fields, 0, 100).expect("the trail").lines
}

/// Newest first.
fn acts(office: &Office) -> Vec<String> {
    trail(&office.desk("approve"), &[]).into_iter().map(|l| l.act).collect()
}

#[test]
fn sql_cannot_change_the_trail() {
    let office = ten_records();
    let raw = office.raw();
    for sql in [
        "UPDATE audit SET act = 'x'",
        "DELETE FROM audit WHERE id = 10",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id = 5",
        "UPDATE audit_end SET last = 9, hash = (SELECT hash FROM audit WHERE id = 9)",
        "UPDATE audit_end SET last = 11, hash = zeroblob(32)",
        "DELETE FROM audit_end",
        "INSERT OR REPLACE INTO audit_end SELECT 1, 9, hash FROM audit WHERE id = 9",
    ] {
        let refused = raw.execute(sql, []).expect_err(sql).to_string();
        assert!(refused.contains("append-only"), "{sql}: {refused}");
    }
    assert_eq!(first_break(&office), None);
}

/// Each kind of tampering, with the record that the check has to name.
#[test]
fn whatever_is_changed_is_found_and_named() {
    let copy = "at, operator_id, host, tty, client, act, subject, detail, before, after, hash";
    let record = |n: i64| move |b: &Break| matches!(b, Break::Record { number, .. } if *number == n);
    let missing = |a: i64, z: i64| move |b: &Break| matches!(b, Break::Missing { from, to, .. } if (*from, *to) == (a, z));
    let tail = |a: i64, z: i64| move |b: &Break| matches!(b, Break::Tail { from, to, .. } if (*from, *to) == (a, z));
    type Named = Box<dyn Fn(&Break) -> bool>;
    let cases: Vec<(String, Named)> = vec![
        ("UPDATE audit SET subject = 'person:99' WHERE id = 5".into(), Box::new(record(5))),
        ("UPDATE audit SET at = '2022-01-05T09:30:00+08:00' WHERE id = 1".into(), Box::new(record(1))),
        ("UPDATE audit SET operator_id = NULL WHERE id = 10".into(), Box::new(record(10))),
        ("UPDATE audit SET after = '{}' WHERE id = 4".into(), Box::new(record(4))),
        ("UPDATE audit SET hash = zeroblob(32) WHERE id = 6".into(), Box::new(record(6))),
        ("DELETE FROM audit WHERE id = 7".into(), Box::new(missing(7, 7))),
        ("DELETE FROM audit WHERE id BETWEEN 1 AND 3".into(), Box::new(missing(1, 3))),
        ("DELETE FROM audit WHERE id >= 9".into(), Box::new(tail(9, 10))),
        ("DELETE FROM audit".into(), Box::new(tail(1, 10))),
        // Deleted, and the rest moved up to close the gap.
        ("DELETE FROM audit WHERE id = 7; UPDATE audit SET id = id - 1 WHERE id > 7".into(), Box::new(record(7))),
        (
            "UPDATE audit SET id = 100 WHERE id = 3; UPDATE audit SET id = 3 WHERE id = 8; UPDATE audit SET id = 8 WHERE id = 100"
                .into(),
            Box::new(record(3)),
        ),
        // One put in between, the later ones moved down.
        (
            format!(
                "UPDATE audit SET id = -(id + 1) WHERE id > 4; UPDATE audit SET id = -id WHERE id < 0;
                 INSERT INTO audit (id, {copy}) SELECT 5, {copy} FROM audit WHERE id = 4"
            ),
            Box::new(record(5)),
        ),
        (format!("INSERT INTO audit (id, {copy}) SELECT 11, {copy} FROM audit WHERE id = 10"), Box::new(record(11))),
        (format!("INSERT INTO audit (id, {copy}) SELECT 0, {copy} FROM audit WHERE id = 1"), Box::new(record(0))),
        ("DELETE FROM audit_end".into(), Box::new(|b: &Break| *b == Break::End)),
        // The end moved to hide a cut tail of which one record was kept back.
        (
            "DELETE FROM audit WHERE id = 10; UPDATE audit_end SET last = 9".into(),
            Box::new(record(9)),
        ),
    ];
    for (sql, named) in cases {
        let office = ten_records();
        tamper(&office, &sql);
        let found = first_break(&office).unwrap_or_else(|| panic!("not found: {sql}"));
        assert!(named(&found), "{sql}: {found:?}");
        let check = office.gsbx(&["check"]);
        assert_eq!(check.status.code(), Some(1), "{sql}");
        assert!(stdout(&check).contains(&broken(&found, Lang::Zh)), "{sql}: {}", stdout(&check));
    }
}

#[test]
fn the_broken_record_is_named_in_a_clear_sentence() {
    let office = ten_records();
    tamper(&office, "UPDATE audit SET detail = 'x' WHERE id = 5");
    let text = stdout(&office.gsbx(&["check"]));
    assert!(text.contains("第 5 条（2022-01-04 09:30:00，打开档案）"), "{text}");
    let text = stdout(&office.gsbx(&["--lang", "en", "check"]));
    assert!(text.contains("audit record 5 (2022-01-04 09:30:00, file opened)"), "{text}");
}

/// Whoever looks at the trail sees it at once, as far as the newest records go.
#[test]
fn a_broken_record_is_told_where_the_trail_is_read() {
    let office = ten_records();
    let desk = office.desk("zhuren");
    let page = |desk: &Desk| desk.audit_trail(&Fields::default(), 0, 5).expect("a page");
    assert_eq!(page(&desk).broken, None);
    let store = Store::open(&office.db()).expect("it opens");
    for count in 0..12 {
        assert_eq!(store.recent_break(count).expect("readable"), None, "{count}");
    }
    tamper(&office, "UPDATE audit SET subject = 'person:99' WHERE id = 5");
    assert!(matches!(page(&desk).broken, Some(Break::Record { number: 5, .. })));
    assert_eq!(store.recent_break(5).expect("readable"), None, "older than was looked at");
    assert!(matches!(store.recent_break(6).expect("readable"), Some(Break::Record { number: 5, .. })));
    let mut window = Window::open(&office, "zhuren", PLAIN, (80, 24));
    let text = window.press("<F3>9<Tab><Tab><Tab>").text();
    assert!(text.contains("! 审计记录第 5 条"), "{text}");
}

/// A tampered trail stays tampered however much is written behind it, and nobody is kept from working.
#[test]
fn work_goes_on_behind_a_broken_record() {
    let office = ten_records();
    tamper(&office, "DELETE FROM audit WHERE id >= 9");
    let store = Store::open(&office.db()).expect("it opens");
    store.note(&clock().stamp(), Some(1), Act::OpenFile, "person:1", "").expect("a record");
    assert!(matches!(first_break(&office), Some(Break::Missing { from: 9, to: 10, number: 11, .. })));
}

#[test]
fn a_sound_check_prints_the_newest_hash_and_is_recorded() {
    let office = ten_records();
    let end = |office: &Office| Store::open(&office.db()).expect("it opens").audit_end().expect("an end").expect("one");
    let (number, hash) = end(&office);
    let text = stdout(&office.gsbx(&["check"]));
    assert!(number == 10 && text.contains(&hash) && text.contains("10 条"), "{text}");
    assert_eq!(end(&office).0, 11);
    let last: (String, String) = office
        .raw()
        .query_row("SELECT act, detail FROM audit ORDER BY id DESC", [], |r| Ok((r.get(0)?, r.get(1)?)))
        .expect("the newest");
    assert_eq!(last, ("check".to_owned(), "sound".to_owned()));
}

/// Four programs write at once: all records are there, and the chain is whole.
#[test]
fn several_processes_keep_one_chain() {
    let office = Office::demo();
    let before = Store::open(&office.db()).expect("it opens").audit_end().expect("an end").expect("one").0;
    let run = |n: usize| {
        let db = office.db();
        std::thread::spawn(move || {
            for round in 0..6 {
                let done = program().arg("--db").arg(&db).args(["lookup", &format!("xq{n}{round}zz")]).output().expect("gsbx");
                assert!(done.status.success(), "{}", stderr(&done));
            }
        })
    };
    let threads: Vec<_> = (0..4).map(run).collect();
    // Who checks meanwhile sees one state of the trail, not one half of it older than the other.
    while !threads.iter().all(std::thread::JoinHandle::is_finished) {
        assert_eq!(first_break(&office), None);
    }
    for thread in threads {
        thread.join().expect("it ends");
    }
    let store = Store::open(&office.db()).expect("it opens");
    // A log-in and a search that found nobody each.
    assert_eq!(store.audit_end().expect("an end").expect("one").0 - before, 4 * 6 * 2);
    assert_eq!(first_break(&office), None);
}

/// An office of version 3, with records: they keep their numbers and are in the chain.
#[test]
fn records_of_before_are_adopted() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("old.db");
    let raw = rusqlite::Connection::open(&path).expect("a file");
    let migrations = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations");
    for name in ["0001_office.sql", "0002_parameters.sql", "0003_advice.sql"] {
        raw.execute_batch(&std::fs::read_to_string(migrations.join(name)).expect("a migration")).expect(name);
    }
    raw.execute_batch(
        "INSERT INTO operator (id, login, name, password_hash, created_at) VALUES (1, 'zhuren', 'zhuren', '', '');
         INSERT INTO audit VALUES (1, '2021-05-01T09:30:00+08:00', 1, 'found-office', 'office:1', '某县');
         INSERT INTO audit VALUES (2, '2021-05-01T09:31:00+08:00', NULL, 'unmask', 'person:17', '');
         INSERT INTO audit VALUES (5, '2021-05-02T09:31:00+08:00', 1, 'unmask', 'person:18', '');
         PRAGMA application_id = 1735615096; PRAGMA user_version = 3;",
    )
    .expect("an old office");
    drop(raw);
    let store = Store::open(&path).expect("it is brought up to date");
    assert_eq!(store.first_break().expect("readable"), None);
    let lines = store.audit_trail(&Default::default(), 0, 10).expect("the trail");
    assert_eq!(lines.iter().map(|l| l.number).collect::<Vec<_>>(), [5, 2, 1]);
    store.note(&clock().stamp(), Some(1), Act::Unmask, "person:17", "").expect("a record");
    assert_eq!(store.audit_end().expect("an end").expect("one").0, 6);
    assert_eq!(store.first_break().expect("readable"), None);
    drop(store);
    let raw = rusqlite::Connection::open(&path).expect("the file");
    raw.execute_batch("DROP TRIGGER audit_no_update; UPDATE audit SET subject = 'person:3' WHERE id = 2").expect("a change");
    drop(raw);
    let store = Store::open(&path).expect("it opens");
    assert!(matches!(store.first_break().expect("readable"), Some(Break::Record { number: 2, .. })));
}

#[test]
fn each_look_and_each_coming_is_recorded_with_its_origin() {
    let office = Office::demo();
    let mut store = Store::open(&office.db()).expect("it opens");
    store.set_origin(Origin::new("counter", "/dev/pts/7", "10.1.2.3"));
    let (operator, _) = store.operator("desk").expect("readable").expect("the login");
    let mut desk = Desk::new(store, crate::support::policy(), Box::new(clock()), operator);
    desk.open_file(17).expect("a file");
    desk.show_full(17).expect("whole numbers");
    desk.lookup("xqzy", 5).expect("a search");
    desk.lookup("xqzyw", 5).expect("the same search, typed on");
    desk.lookup("431299190001019999", 5).expect("a search for a number");
    assert!(matches!(desk.parameters_entered_by_me(), Err(Refusal::NotAllowed(Right::Parameters))));
    desk.log_out().expect("he leaves");
    let lines = trail(&office.desk("approve"), &[("operator", "desk")]);
    let told: Vec<(&str, &str, Option<i64>, &str)> =
        lines.iter().map(|l| (l.act.as_str(), l.kind.as_str(), l.id, l.detail.as_str())).collect();
    assert_eq!(
        told,
        [
            ("log-out", "operator", lines[0].id, ""),
            ("refused", "", None, "parameters"),
            ("search-empty", "person", None, "whole-number"),
            ("search-empty", "person", None, "xqzy"),
            ("unmask", "person", Some(17), ""),
            ("open-file", "person", Some(17), ""),
        ]
    );
    assert!(lines.iter().all(|l| l.origin == Origin::new("counter", "/dev/pts/7", "10.1.2.3")));
    assert!(lines[5].name.is_some() && lines[5].operator.is_some());
}

/// A step of a case that is another role's stands in the trail under the case, whether it was to be entered or checked.
#[test]
fn steps_of_the_wrong_role_are_recorded() {
    let office = Office::demo();
    let number = office.desk("desk").file_claim(&application(&office, 0), "").expect("a case").number;
    let withdraw = step("withdraw", &[("reason", "本人撤回")]);
    assert!(matches!(office.desk("inspect").advance_case(&number, &withdraw), Err(Refusal::Problems(_))));
    let refuse = step("refuse", &[("document", "会人社工不受〔2022〕1号"), ("body", "县人社局"), ("reason", "超过时限")]);
    office.desk("desk").advance_case(&number, &refuse).expect("entered");
    assert!(matches!(office.desk("inspect").settle_step(&number, Check::Pass, ""), Err(Refusal::Problems(_))));
    let lines = trail(&office.desk("approve"), &[("operator", "inspect"), ("document", &number)]);
    let told: Vec<(&str, &str)> = lines.iter().map(|l| (l.act.as_str(), l.detail.as_str())).collect();
    assert_eq!(told, [("refused", "role"), ("refused", "role")]);
}

/// Refused for want of the right to enter parameters.
trait Refusing {
    fn parameters_entered_by_me(&mut self) -> Result<(), Refusal>;
}

impl Refusing for Desk {
    fn parameters_entered_by_me(&mut self) -> Result<(), Refusal> {
        self.settle_parameter(1, gsbx::desk::policy::Settle::Confirm).map(|_| ())
    }
}

#[test]
fn wrong_passwords_are_recorded_without_what_was_typed() {
    let office = Office::empty();
    let secret = office.folder().join("password");
    let secret = secret.to_str().expect("a path");
    let run = |login: &str, password: &str| {
        std::fs::write(secret, password).expect("a password file");
        let mut command = program();
        command.env("SSH_CONNECTION", "10.1.2.3 50022 10.1.2.9 22").arg("--db").arg(office.db());
        command.args(["--operator", login, "--password-file", secret, "lookup", "zs"]).output().expect("gsbx")
    };
    assert_eq!(run("zhuren", "geheim-geheim").status.code(), Some(1));
    assert_eq!(run("hunter2-typed", "geheim-geheim").status.code(), Some(1));
    assert!(run("zhuren", "correct horse").status.success());
    let all: Vec<(String, String, String, String, Option<i64>)> = office
        .raw()
        .prepare("SELECT act, subject, detail, client, operator_id FROM audit WHERE id > 1 ORDER BY id")
        .and_then(|mut s| s.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)))?.collect())
        .expect("the trail");
    let row = |act: &str, subject: &str, detail: &str, who| {
        (act.to_owned(), subject.to_owned(), detail.to_owned(), "10.1.2.3".to_owned(), who)
    };
    assert_eq!(
        all,
        [
            row("log-in-failed", "operator:1", "wrong-password", None),
            row("log-in-failed", "", "unknown-login", None),
            row("log-in", "operator:1", "command", Some(1)),
            row("search-empty", "person", "zs", Some(1)),
        ]
    );
    let bytes = std::fs::read(office.db()).expect("the file");
    let text = String::from_utf8_lossy(&bytes);
    assert!(!text.contains("geheim-geheim") && !text.contains("hunter2"));
}

#[test]
fn a_file_that_is_taken_in_is_recorded_with_hash_and_counts() {
    let office = Office::empty();
    let path = office.folder().join("employers.csv");
    let rows = [crate::support::county::employer(1), crate::support::county::employer(2)];
    std::fs::write(&path, crate::support::county::table(crate::support::county::EMPLOYERS, &rows)).expect("a file");
    let mut desk = office.desk("zhuren");
    struct Silent;
    impl gsbx::desk::import::Watch for Silent {
        fn progress(&mut self, _: u64, _: u64, _: u64) {}
        fn bad(&mut self, row: &gsbx::desk::import::BadRow) -> std::io::Result<()> {
            panic!("{row:?}")
        }
    }
    desk.import(gsbx::desk::import::Kind::Employers, &path, false, &mut Silent).expect("taken in");
    let lines = trail(&office.desk("zhuren"), &[]);
    let field = |name: &str| lines[0].fields.iter().find(|f| f.field == name).and_then(|f| f.after.clone()).expect(name);
    assert_eq!((lines[0].act.as_str(), lines[0].name.as_deref()), ("import", Some("employers.csv")));
    assert_eq!((field("kind").as_str(), field("added").as_str(), field("sha256").len()), ("employers", "2", 64));
}

/// Another window writes: the file is opened at once, and its record is written with the next one. Whole numbers wait.
#[test]
fn a_busy_trail_keeps_nobody_waiting_but_hides_whole_numbers() {
    let office = Office::demo();
    let mut desk = office.desk("desk");
    let other = office.raw();
    other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    let started = std::time::Instant::now();
    desk.open_file(17).expect("a file");
    assert!(started.elapsed() < std::time::Duration::from_millis(1500), "{:?}", started.elapsed());
    assert!(matches!(desk.show_full(17), Err(Refusal::Store(gsbx::store::StoreError::Busy { .. }))));
    other.execute_batch("ROLLBACK").expect("the lock is given back");
    drop(desk);
    let acts = acts(&office);
    assert_eq!(acts.iter().filter(|a| *a == "open-file").count(), 1, "{acts:?}");
    assert_eq!(acts.iter().filter(|a| *a == "unmask").count(), 0, "{acts:?}");
    assert_eq!(first_break(&office), None);
}

/// Where nothing can be recorded at all, no file is opened.
#[test]
fn no_look_without_a_record() {
    let office = Office::demo();
    let desk = office.desk("desk");
    tamper(&office, "DELETE FROM audit_end");
    assert!(matches!(desk.open_file(17), Err(Refusal::Store(gsbx::store::StoreError::Damaged { .. }))));
}

#[test]
fn the_trail_is_narrowed_by_person_operator_document_and_day() {
    let office = Office::demo();
    let (case, number, person, id): (i64, String, i64, String) = office
        .raw()
        .query_row(
            "SELECT c.id, c.number, p.id, p.id_number FROM injury_case AS c JOIN person AS p ON p.id = c.person_id LIMIT 1",
            [],
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)),
        )
        .expect("a case");
    office.desk("desk").open_file(person).expect("a file");
    office.desk("consult").open_file(person + 1).expect("a file");
    let store = Store::open(&office.db()).expect("it opens");
    store.note("2022-02-01T08:00:00+08:00", Some(1), Act::Print, &format!("case:{case}"), "").expect("a record");
    let desk = office.desk("approve");
    let found = |fields: &[(&str, &str)]| trail(&desk, fields).into_iter().map(|l| (l.act, l.id)).collect::<Vec<_>>();
    let (look, print) = (("open-file".to_owned(), Some(person)), ("print".to_owned(), Some(case)));
    assert_eq!(found(&[("person", &id)]), [print.clone(), look.clone()]);
    assert_eq!(found(&[("person", &person.to_string())]), [print.clone(), look.clone()]);
    assert_eq!(found(&[("person", &id), ("operator", "desk")]), [look]);
    assert_eq!(found(&[("document", &number)]), std::slice::from_ref(&print));
    assert_eq!(found(&[("document", &format!("case:{case}"))]), std::slice::from_ref(&print));
    assert_eq!(found(&[("from", "2022-02-01"), ("to", "2022-02-01")]), [print]);
    assert!(found(&[("to", "2021-12-31")]).is_empty());
    let wrong =
        Fields::default().with("person", "12ab").with("operator", "nobody").with("document", "GS-1").with("from", "2022-02-30");
    let Err(Refusal::Problems(problems)) = desk.audit_trail(&wrong, 0, 10) else { panic!("it cannot be read") };
    assert_eq!(problems.iter().map(|(f, _)| *f).collect::<Vec<_>>(), ["person", "operator", "document", "from"]);
}

#[test]
fn pages_turn_back_in_time() {
    let office = ten_records();
    let desk = office.desk("zhuren");
    let page = |offset| desk.audit_trail(&Fields::default(), offset, 4).expect("a page");
    let numbers = |offset| page(offset).lines.iter().map(|l| l.number).collect::<Vec<_>>();
    assert_eq!((numbers(0), page(0).more), (vec![10, 9, 8, 7], true));
    assert_eq!((numbers(8), page(8).more), (vec![2, 1], false));
}

/// Whoever reads the trail: who and what, but no names and no business for the administrator; nothing for the others.
#[test]
fn an_administrator_sees_no_business() {
    let office = Office::demo();
    office.desk("desk").open_file(17).expect("a file");
    office.desk("desk").lookup("王小二疑", 5).expect("a search");
    for (login, may) in [("approve", true), ("inspect", true), ("admin", true), ("desk", false), ("finance", false)] {
        let Some((operator, _)) = Store::open(&office.db()).expect("it opens").operator(login).expect("readable") else {
            assert_ne!(login, "approve");
            continue;
        };
        assert_eq!(operator.may(Right::Audit), may, "{login}");
        assert_eq!(office.desk(login).audit_trail(&Fields::default(), 0, 10).is_ok(), may, "{login}");
    }
    let lines = trail(&office.desk("admin"), &[("person", "17")]);
    assert_eq!((lines[0].act.as_str(), lines[0].id, lines[0].name.as_ref()), ("open-file", Some(17), None));
    let all = trail(&office.desk("admin"), &[]);
    let search = all.iter().find(|l| l.act == "search-empty").expect("the search");
    assert!(search.hidden && search.detail.is_empty());
    let id: String = office.raw().query_row("SELECT id_number FROM person WHERE id = 17", [], |r| r.get(0)).expect("he");
    let asked = office.desk("admin").audit_trail(&Fields::default().with("person", id), 0, 10);
    assert!(matches!(asked, Err(Refusal::NotAllowed(Right::Lookup))));
}

#[test]
fn the_command_prints_text_and_json() {
    let office = Office::demo();
    office.desk("desk").show_full(17).expect("whole numbers");
    let text = stdout(&office.gsbx(&["--operator", "approve", "audit", "--person", "17"]));
    assert!(text.contains("查看全号") && text.lines().count() == 1, "{text}");
    let json = stdout(&office.gsbx(&["--operator", "approve", "audit", "--by", "desk", "--limit", "1", "--json"]));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&json["records"][0]["act"], &json["records"][0]["subject_id"]), (&"unmask".into(), &17.into()));
    let none = office.gsbx(&["--operator", "approve", "audit", "--to", "1999-01-01"]);
    assert!(none.status.success() && stdout(&none).contains("没有符合条件"));
    assert_eq!(office.gsbx(&["--operator", "desk", "audit"]).status.code(), Some(1));
}

/// Acts are written by their name in the table, whose texts the compiler asks for; one that is written as text must be in it.
#[test]
fn no_act_is_written_that_has_no_text() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut calls = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source");
            for args in [".audit(", ".audit_changes("].iter().flat_map(|call| text.split(call).skip(1)) {
                // Time and operator come first.
                let act = args.split(',').nth(2).unwrap_or_default().trim();
                let literal = act.strip_prefix('"').and_then(|a| a.strip_suffix('"'));
                assert!(literal.is_none_or(|id| Act::parse(id).is_some()), "{}: {act}", path.display());
                calls += 1;
            }
        }
    }
    assert!(calls > 8, "the calls were found");
}

#[test]
fn leaving_the_window_is_asked_of_the_desk() {
    let office = Office::demo();
    office.desk("desk").run(Request::LogOut).expect("he leaves");
    assert_eq!(acts(&office).first().map(String::as_str), Some("log-out"));
}

/// A login of the demonstration that nobody has is a failed log-in too.
#[test]
fn an_unknown_login_of_the_demonstration_is_recorded() {
    let office = Office::demo();
    assert_eq!(office.gsbx(&["--operator", "nobody", "fund"]).status.code(), Some(1));
    let lines = trail(&office.desk("approve"), &[]);
    assert_eq!((lines[0].act.as_str(), lines[0].detail.as_str()), ("log-in-failed", "unknown-login"));
}
