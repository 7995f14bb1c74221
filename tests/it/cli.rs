//! The command line: offices made and refused, logins, exit statuses, clear sentences.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::support::{Office, program, stderr, stdout};

#[test]
fn a_real_office_is_private_and_knows_its_director() {
    let folder = tempfile::tempdir().expect("a folder");
    let (db, secret) = (folder.path().join("new/office.db"), folder.path().join("password"));
    fs::write(&secret, "correct horse\n").expect("a password file");
    let run =
        |args: &[&str]| program().arg("--db").arg(&db).arg("--password-file").arg(&secret).args(args).output().expect("gsbx");
    let made = run(&["init", "--office", "测试中心", "--director", "zhuren"]);
    assert!(made.status.success(), "{}", stderr(&made));
    let mode = |p: &std::path::Path| fs::metadata(p).expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode(&db), mode(db.parent().expect("a folder"))), (0o600, 0o700));

    let again = run(&["init", "--office", "测试中心", "--director", "zhuren"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(run(&["--operator", "zhuren", "lookup", "zs"]).status.success());
    assert_eq!(run(&["--operator", "somebody", "lookup", "zs"]).status.code(), Some(1));

    let add = |login: &str, role: &str| {
        let secret = secret.to_str().expect("a path");
        run(&[
            "--operator",
            "zhuren",
            "operator",
            "add",
            login,
            "--name",
            "王会计",
            "--role",
            role,
            "--new-password-file",
            secret,
        ])
    };
    assert!(add("kuaiji", "finance").status.success());
    assert!(stderr(&add("kuaiji", "finance")).contains("已被使用"));
    assert!(stderr(&add("both", "finance,cashier")).contains("不能由一人兼任"));
    assert!(stdout(&run(&["--operator", "zhuren", "operator", "list"])).contains("kuaiji"));
    // The director knows the first password, so it is changed before anything else.
    let first = run(&["--operator", "kuaiji", "fund"]);
    assert!(stderr(&first).contains("gsbx operator password"), "{}", stderr(&first));
    let own = folder.path().join("own");
    fs::write(&own, "battery staple\n").expect("a password file");
    let own = own.to_str().expect("a path");
    let changed = run(&["--operator", "kuaiji", "operator", "password", "--new-password-file", own]);
    assert!(changed.status.success(), "{}", stderr(&changed));
    let as_him = |args: &[&str]| {
        program().arg("--db").arg(&db).args(["--operator", "kuaiji", "--password-file", own]).args(args).output().expect("gsbx")
    };
    assert!(as_him(&["lookup", "zs"]).status.success());
    assert!(stderr(&as_him(&["operator", "list"])).contains("不能管理操作员"));

    let stored: Vec<u8> = fs::read(&db).expect("the file");
    assert!(!String::from_utf8_lossy(&stored).contains("correct horse"));
}

#[test]
fn a_short_password_leaves_no_file_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let (db, secret) = (folder.path().join("office.db"), folder.path().join("password"));
    fs::write(&secret, "short").expect("a password file");
    let output = program()
        .arg("--db")
        .arg(&db)
        .arg("--password-file")
        .arg(&secret)
        .args(["init", "--office", "x", "--director", "zhuren"])
        .output()
        .expect("gsbx");
    assert_eq!(output.status.code(), Some(1));
    assert!(!db.exists());
}

#[test]
fn without_a_database_it_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = program().arg("--db").arg(folder.path().join("none.db")).output().expect("gsbx");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("gsbx init") && stderr(&output).contains("gsbx demo"));
}

#[test]
fn foreign_newer_and_broken_files_are_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let other = folder.path().join("other.db");
    rusqlite::Connection::open(&other).and_then(|c| c.execute_batch("CREATE TABLE t (a)")).expect("another program's file");
    let text = folder.path().join("text.db");
    fs::write(&text, "not a database at all, but long enough to be looked at as one".repeat(20)).expect("a text file");
    let office = Office::demo();
    office.raw().pragma_update(None, "user_version", 99).expect("a newer version");
    for (path, part) in
        [(other, "别的程序"), (text, "不是数据库"), (office.db(), "较新"), (folder.path().to_owned(), "不是数据库")]
    {
        let before = fs::metadata(&path).expect("it is there").len();
        let output = program().arg("--db").arg(&path).args(["fund", "--json"]).output().expect("gsbx");
        assert_eq!(output.status.code(), Some(1), "{}", path.display());
        assert!(stderr(&output).contains(part), "{}: {}", path.display(), stderr(&output));
        assert_eq!(stderr(&output).trim().lines().count(), 1);
        assert_eq!(fs::metadata(&path).expect("it is still there").len(), before);
    }
}

#[test]
fn wrong_usage_is_exit_status_two() {
    for args in [&["lookup"][..], &["nonsense"], &["fund", "--year", "x"], &["lookup", "zs", "--limit", "0"]] {
        assert_eq!(program().args(args).output().expect("gsbx").status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn the_wrong_password_is_refused_even_in_the_demonstration() {
    let office = Office::demo();
    let folder = tempfile::tempdir().expect("a folder");
    let secret = folder.path().join("password");
    let run = |password: &str| {
        fs::write(&secret, password).expect("a password file");
        office.gsbx(&["--operator", "review", "--password-file", secret.to_str().expect("a path"), "fund", "--json"])
    };
    assert!(run("demo\n").status.success());
    assert_eq!(run("wrong").status.code(), Some(1));
}

#[test]
fn lookup_prints_json_with_stable_keys_and_harmless_text() {
    let office = Office::demo();
    office
        .raw()
        .execute("UPDATE person SET name = '坏' || char(27) || '[2J' || char(8238) WHERE id = 1", [])
        .expect("a bad name");
    let id: String = office.raw().query_row("SELECT id_number FROM person WHERE id = 1", [], |r| r.get(0)).expect("a number");
    let output = stdout(&office.gsbx(&["lookup", &id, "--json"]));
    let hits: serde_json::Value = serde_json::from_str(&output).expect("JSON");
    assert_eq!(hits[0]["name"], "坏\u{1b}[2J\u{202e}");
    for key in ["name", "id_number", "phone", "birth", "employer", "reason", "case_number"] {
        assert!(hits[0].get(key).is_some(), "{key}");
    }
    let plain = stdout(&office.gsbx(&["lookup", &id]));
    for text in [output, plain] {
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
    }
    assert!(stdout(&office.gsbx(&["lookup", "zzzzzz"])).contains("没有找到"));
}

#[test]
fn the_demonstration_is_the_same_every_time() {
    let (a, b) = (Office::demo(), tempfile::tempdir().expect("a folder"));
    let path = b.path().join("demo.db");
    let output = program().args(["demo", "--create"]).arg(&path).output().expect("gsbx");
    assert!(output.status.success(), "{}", stderr(&output));
    let look = |c: &rusqlite::Connection| -> (i64, i64, String) {
        let sql =
            "SELECT (SELECT count(*) FROM person), (SELECT sum(wage_fen) FROM wage), (SELECT name FROM person WHERE id = 777)";
        c.query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).expect("figures")
    };
    assert_eq!(look(&a.raw()), look(&rusqlite::Connection::open(path).expect("the copy")));
    assert_eq!(program().args(["demo", "--create"]).arg(a.db()).output().expect("gsbx").status.code(), Some(1));
}

/// Stand-ins, bars, roles and the end of a post by command, each with its sentence when it may not be.
#[test]
fn operators_are_managed_by_command() {
    let office = Office::demo();
    let run = |who: &str, args: &[&str]| office.gsbx(&[&["--operator", who, "operator"], args].concat());
    let refused = |who: &str, args: &[&str], part: &str| {
        let output = run(who, args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(stderr(&output).contains(part), "{args:?}: {}", stderr(&output));
    };
    let done = |who: &str, args: &[&str]| {
        let output = run(who, args);
        assert!(output.status.success(), "{args:?}: {}", stderr(&output));
    };
    let lend = ["lend", "review", "--to", "desk", "--for", "review", "--until", "2199-12-31"];
    refused("desk", &lend, "不能管理操作员");
    refused("approve", &["lend", "finance", "--to", "desk", "--for", "review", "--until", "2199-12-31"], "没有「会计」岗位");
    done("approve", &lend);
    assert!(office.gsbx(&["--operator", "desk", "policy", "pending"]).status.success());
    let shown = stdout(&run("approve", &["show", "desk"]));
    assert!(shown.starts_with("loan\t1\treview\tdesk\treview\t"), "{shown}");
    done("approve", &["end-loan", "1"]);
    refused("approve", &["end-loan", "1"], "已经结束");
    let id: String = office.raw().query_row("SELECT id_number FROM person WHERE id = 9", [], |r| r.get(0)).expect("a number");
    done("desk", &["bar", &id, "--reason", "表妹"]);
    let shown = stdout(&run("approve", &["show", "desk"]));
    assert!(shown.lines().any(|l| l.starts_with("bar\t1\t") && l.ends_with("\t表妹")), "{shown}");
    refused("desk", &["lift-bar", "1"], "不能管理操作员");
    done("approve", &["lift-bar", "1"]);
    refused("approve", &["roles", "finance", "--role", "finance,cashier"], "不能由一人兼任");
    done("approve", &["roles", "consult", "--role", "consult,report"]);
    let list = stdout(&run("approve", &["list"]));
    assert!(list.lines().any(|l| l.starts_with("consult\t") && l.ends_with("\tconsult,report")), "{list}");
    done("approve", &["idle", "5"]);
    assert_eq!(run("approve", &["idle", "999"]).status.code(), Some(2));
    done("approve", &["retire", "desk2"]);
    refused("desk2", &["show", "desk2"], "离岗");
}
