//! Workers on, off and changed: what is refused at which cell, what a sheet brings about, and that relations never overlap.

use gsbx::desk::Refusal;
use gsbx::desk::papers::{Sent, Way};
use gsbx::desk::workers::{Intent, Rows, WorkerImport};
use gsbx::domain::employer::state::EmployerState;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::warnings::Warning;
use gsbx::domain::sheet::workflow::Step;
use gsbx::domain::workers::problem::{WorkerNotice, WorkerProblem as W};
use gsbx::report::papers::STATEMENT_PRESS;
use gsbx::report::sheets::SCRIBE;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::county::credit;
use crate::support::sheet::step;
use crate::support::workbook::{self, Value as Cell};
use crate::support::workers::{born, employer, file, join, leave, row, settle, sheet_of, worker_of};
use crate::support::{Office, day, problems, stdout};

/// The first problem of a sheet: its row, its column and what it is.
fn refused(office: &Office, code: &str, rows: &[String]) -> (usize, &'static str, Problem) {
    match problems(file(office, &sheet_of(code, rows))).swap_remove(0) {
        ("workers", Problem::InLine { line, column, problem }) => (line, column, *problem),
        (field, problem) => (0, field, problem),
    }
}

#[test]
fn bad_rows_are_told_at_their_cell_and_nothing_is_written() {
    let office = Office::demo();
    let code = employer(&office, 0);
    let (id, name, from) = worker_of(&office, &code, 0);
    let new = born("1990-05-06", 11);
    let old_enough = born("2005-12-31", 11);
    let retired = born("1961-06-01", 11);
    let since: String = office
        .raw()
        .query_row("SELECT registered_on FROM employer WHERE credit_code = $1", [&code], |r| r.get(0))
        .expect("an employer");
    let early = day(&since).pred_opt().expect("a day");
    let before = day(&from).pred_opt().expect("a day").to_string();
    let worker = |p: W| Problem::Worker(p);
    for (rows, want) in [
        (vec![String::new()], (0, "workers", Problem::Empty)),
        (
            vec![join(&new.replace("1990", "1991"), "张三", "2022-01-04", &[])],
            (1, "id_number", Problem::BadCheckCharacter { want: '?' }),
        ),
        (vec![join(&new, "张三", "2021-02-31", &[])], (1, "day", Problem::BadDate)),
        (vec![join(&new, "张三", "2022-01-04", &[("insured_as", "皇帝")])], (1, "insured_as", Problem::UnknownCode)),
        (vec![join(&new, "张三", "2022-01-04", &[("wage", "0")])], (1, "wage", Problem::Zero)),
        (vec![join(&new, "张三", "2022-01-04", &[("wage", "-5")])], (1, "wage", Problem::Negative)),
        (vec![join(&new, "张三", "2022-01-04", &[("reason", "retired")])], (1, "reason", Problem::UnknownCode)),
        (vec![join(&new, "", "2022-01-04", &[])], (1, "name", Problem::Empty)),
        (vec![join(&old_enough, "张三", "2021-12-30", &[])], (1, "id_number", worker(W::UnderAge { least: 16 }))),
        (
            vec![join(&retired, "张三", "2022-01-04", &[])],
            (1, "insured_as", worker(W::OverAge { retired_on: day("2021-06-01") })),
        ),
        (
            vec![join(&new, "张三", "2022-01-03", &[]), join(&new, "张三", "2022-01-04", &[])],
            (2, "id_number", worker(W::TwiceHere { line: 1 })),
        ),
        (vec![join(&id, &name, "2022-01-04", &[])], (1, "act", worker(W::Runs { from: day(&from) }))),
        (vec![join(&id, "别人", "2022-01-04", &[])], (1, "name", Problem::NumberBelongsTo { name: name.clone() })),
        (
            vec![join(&born("1980-05-06", 11), "张三", &early.to_string(), &[])],
            (1, "day", worker(W::BeforeEmployer { since: day(&since) })),
        ),
        (vec![join(&new, "张三", "2022-02-01", &[])], (1, "day", worker(W::AfterThisMonth { last: day("2022-01-31") }))),
        (vec![leave(&new, "张三", "2022-01-04")], (1, "id_number", worker(W::NotInsuredHere))),
        (vec![leave(&id, &name, &before)], (1, "day", worker(W::BeforeJoined { from: day(&from) }))),
        (
            vec![row(&[("act", "change"), ("id_number", &id), ("name", &name), ("day", "2022-01-04"), ("reason", "更正")])],
            (1, "act", worker(W::NothingChanges)),
        ),
        (vec![join(&new, "张三", "2022-01-04", &[("insured_as", "project")])], (1, "project", worker(W::ProjectNeeded))),
        (
            vec![join(&new, "张三", "2022-01-04", &[("insured_as", "project"), ("project", "XM-2022-000009")])],
            (1, "project", worker(W::UnknownProject)),
        ),
        (vec![join(&new, "张三", "2022-01-04", &[("project", "XM-2022-000009")])], (1, "project", worker(W::ProjectNeeded))),
        // A good row beside a bad one is not taken either.
        (vec![join(&new, "张三", "2022-01-04", &[]), leave(&new, "", "2022-01-04")], (2, "name", Problem::Empty)),
    ] {
        let got = refused(&office, &code, &rows);
        let got = match (&got.2, &want.2) {
            (Problem::BadCheckCharacter { .. }, Problem::BadCheckCharacter { .. }) => (got.0, got.1, want.2.clone()),
            _ => got,
        };
        assert_eq!(got, want, "{rows:?}");
    }
    let unknown = refused(&office, "91431299MA00000000", &[join(&new, "张三", "2022-01-04", &[])]);
    assert_eq!(unknown.1, "credit_code");
    let sheets: i64 =
        office.raw().query_row("SELECT count(*) FROM sheet WHERE kind = 'worker_change'", [], |r| r.get(0)).expect("a count");
    assert_eq!(sheets, 0, "nothing was filed");
    for state in [EmployerState::Suspended, EmployerState::Cancelled] {
        office.raw().execute("UPDATE employer SET state = $1 WHERE credit_code = $2", (state.id(), &code)).expect("a state");
        let got = refused(&office, &code, &[join(&new, "张三", "2022-01-04", &[])]);
        assert_eq!(got, (1, "act", worker(W::EmployerNotActive { state })));
    }
}

/// What the store holds of a person at an employer: from, until, job, fen, category, reason to leave.
fn held(office: &Office, id: &str, code: &str) -> Vec<(String, Option<String>, String, i64, String, String)> {
    let raw = office.raw();
    let mut statement = raw
        .prepare(
            "SELECT w.insured_from, w.insured_to, w.job, w.wage_fen, w.category, w.end_reason FROM employment AS w
             JOIN person AS p ON p.id = w.person_id JOIN employer AS e ON e.id = w.employer_id
             WHERE p.id_number = $1 AND e.credit_code = $2 ORDER BY w.insured_from",
        )
        .expect("SQL");
    let rows = statement.query_map((id, code), |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?)));
    rows.and_then(Iterator::collect).expect("rows")
}

#[test]
fn a_sheet_takes_effect_when_it_is_passed_and_each_change_is_an_event_with_its_reason() {
    let office = Office::demo();
    let code = employer(&office, 0);
    let id = born("1990-05-06", 11);
    let number = file(
        &office,
        &sheet_of(&code, &[join(&id, "欧阳晓·红", "2022-01-02", &[("phone", "13800001111"), ("is_migrant", "是")])]),
    );
    let number = number.expect("a sheet");
    assert!(held(&office, &id, &code).is_empty(), "nothing before review");
    step(&office, "review", &number, Step::Pass).expect("passed");
    let hired = ("2022-01-02".to_owned(), None, "操作工".to_owned(), 450_000, "staff".to_owned(), String::new());
    assert_eq!(held(&office, &id, &code), std::slice::from_ref(&hired));
    let found = office.desk("desk").lookup("oyxh", 5).expect("a search");
    assert!(found.hits.iter().any(|h| h.name == "欧阳晓·红"), "he is found by pinyin");

    let change = row(&[
        ("act", "变更"),
        ("id_number", &id),
        ("name", "欧阳晓·红"),
        ("day", "2022-01-03"),
        ("wage", "5200"),
        ("reason", "转正"),
    ]);
    settle(&office, &sheet_of(&code, &[change]));
    settle(&office, &sheet_of(&code, &[leave(&id, "欧阳晓·红", "2022-01-04")]));
    let ended = (hired.0, Some("2022-01-04".to_owned()), hired.2, 520_000, hired.4, "left".to_owned());
    assert_eq!(held(&office, &id, &code), [ended]);
    let raw = office.raw();
    let mut statement =
        raw.prepare("SELECT what, on_day, reason, json_extract(after, '$.wage') FROM employment_event ORDER BY id").expect("SQL");
    let events: Vec<(String, String, String, String)> = statement
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
        .and_then(Iterator::collect)
        .expect("events");
    let want = [
        ("join", "2022-01-02", "hired", "4500.00"),
        ("change", "2022-01-03", "转正", "5200.00"),
        ("leave", "2022-01-04", "left", "5200.00"),
    ];
    assert_eq!(events, want.map(|(a, b, c, d)| (a.to_owned(), b.to_owned(), c.to_owned(), d.to_owned())));

    let again = refused(&office, &code, &[join(&id, "欧阳晓·红", "2022-01-04", &[])]);
    assert_eq!(again.2, Problem::Worker(W::OnThatDay { day: day("2022-01-04") }), "one thing a day");
    let overlapping = refused(&office, &code, &[join(&id, "欧阳晓·红", "2021-12-30", &[])]);
    assert_eq!(overlapping.2, Problem::Worker(W::Overlaps { until: day("2022-01-04") }));
    settle(&office, &sheet_of(&code, &[join(&id, "欧阳晓·红", "2022-01-05", &[("reason", "恢复参保")])]));
    assert_eq!(held(&office, &id, &code).len(), 2, "back again");
}

#[test]
fn a_second_employer_and_what_the_past_touches_are_warned_of() {
    let office = Office::demo();
    let (code, other) = (employer(&office, 0), employer(&office, 1));
    let (id, name, _) = worker_of(&office, &other, 0);
    let number = file(&office, &sheet_of(&code, &[join(&id, &name, "2021-11-03", &[])])).expect("legal");
    let view = office.desk("review").sheet(&number).expect("a sheet");
    let kinds: Vec<&str> = view.warnings.iter().map(Warning::id).collect();
    assert_eq!(kinds, ["registered_late", "levy_touched", "second_employer"]);
    let touched = view.warnings.iter().find_map(|w| match w {
        Warning::Worker { notice: WorkerNotice::LevyTouched { first, last }, .. } => Some((first.to_string(), last.to_string())),
        _ => None,
    });
    assert_eq!(touched, Some(("2021-11".into(), "2021-12".into())));
    step(&office, "review", &number, Step::Pass).expect("passed");
    assert!(office.desk("review").sheet(&number).expect("a sheet").warnings.is_empty(), "nothing is left to look at");
    let view = office.desk("consult").insured_on(&id, Some(day("2021-11-03"))).expect("a view");
    assert_eq!(view.on_the_day().count(), 2, "both insure him");
    assert_eq!(office.desk("consult").insured_on(&id, Some(day("2021-11-02"))).expect("a view").on_the_day().count(), 1);

    // A case after the day somebody is told to have left is named.
    let (case, hurt, hurt_id, hurt_name, at): (String, String, String, String, String) = office
        .raw()
        .query_row(
            "SELECT c.number, c.accident_on, p.id_number, p.name, e.credit_code FROM injury_case AS c
             JOIN person AS p ON p.id = c.person_id JOIN employer AS e ON e.id = c.employer_id
             JOIN employment AS w ON w.person_id = p.id AND w.employer_id = e.id AND w.insured_to IS NULL
             WHERE c.accident_on > '2021-03-01' AND c.died_on IS NULL AND w.insured_from < '2021-01-01' ORDER BY c.id LIMIT 1",
            [],
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?)),
        )
        .expect("a case");
    let number = file(&office, &sheet_of(&at, &[leave(&hurt_id, &hurt_name, "2021-02-28")])).expect("a sheet");
    let view = office.desk("review").sheet(&number).expect("a sheet");
    let told = view.warnings.iter().any(|w| {
        matches!(w, Warning::Worker { notice: WorkerNotice::CaseTouched { number, on }, .. } if *number == case && *on == day(&hurt))
    });
    assert!(told, "{:?}", view.warnings);
}

#[test]
fn two_sheets_for_one_person_are_both_filed_and_one_is_passed() {
    let office = Office::demo();
    let code = employer(&office, 0);
    let id = born("1990-05-06", 11);
    let fields = |on: &str| sheet_of(&code, &[join(&id, "张三", on, &[]), join(&born("1991-01-01", 13), "李四", on, &[])]);
    let first = file(&office, &fields("2022-01-03")).expect("a sheet");
    let second = file(&office, &fields("2022-01-04")).expect("a sheet");
    step(&office, "review", &first, Step::Pass).expect("passed");
    let late = problems(step(&office, "review", &second, Step::Pass));
    assert!(matches!(&late[0], ("workers", Problem::InLine { line: 1, column: "act", .. })), "{late:?}");
    assert_eq!(held(&office, &id, &code).len(), 1);
    let state: String =
        office.raw().query_row("SELECT state FROM sheet WHERE number = $1", [&second], |r| r.get(0)).expect("a state");
    assert_eq!(state, "to_review", "it waits to be returned");
}

#[test]
fn of_two_windows_that_pass_one_sheet_at_once_one_does() {
    let office = Office::demo();
    let code = employer(&office, 0);
    let id = born("1990-05-06", 11);
    let number = file(&office, &sheet_of(&code, &[join(&id, "张三", "2022-01-04", &[])])).expect("a sheet");
    let seen = office.desk("review").sheet(&number).expect("a sheet").seen;
    let pass = |login: &str| {
        let mut desk = office.desk(login);
        desk.take_sheet_step(&number, seen, Step::Pass, &gsbx::desk::sheets::StepNote::default())
    };
    let results: Vec<Result<(), Refusal>> = std::thread::scope(|scope| {
        let other = scope.spawn(|| pass("review"));
        let mine = pass("review");
        vec![mine, other.join().expect("a window")]
    });
    assert_eq!(results.iter().filter(|r| r.is_ok()).count(), 1, "{results:?}");
    assert_eq!(held(&office, &id, &code).len(), 1);
    let events: i64 = office.raw().query_row("SELECT count(*) FROM employment_event", [], |r| r.get(0)).expect("a count");
    assert_eq!(events, 1);
}

/// A spreadsheet's text with Chinese titles in an order of its own, its optional columns left out.
fn table(rows: &[String]) -> String {
    let columns = ["姓名", "身份证号", "变动类型", "日期", "工种", "参保身份", "月工资", "原因"];
    let mut out = format!("{}\r\n", columns.join(","));
    for row in rows {
        out.push_str(row);
        out.push_str("\r\n");
    }
    out
}

fn new_worker(n: u32) -> String {
    let id = born(&format!("19{:02}-{:02}-{:02}", 75 + n % 20, 1 + n / 20 % 12, 1 + n / 240 % 28), n * 2 % 1000);
    format!("张三,{id},增加,2022-01-04,操作工,企业职工,4500.00,新招用")
}

#[test]
fn six_hundred_rows_of_a_file_are_one_sheet_whatever_its_encoding() {
    let office = Office::demo();
    let code = employer(&office, 0);
    let path = office.folder().join("增员.csv");
    let text = table(&(1..=600).map(new_worker).collect::<Vec<_>>());
    let (bytes, _, lost) = encoding_rs::GBK.encode(&text);
    assert!(!lost);
    std::fs::write(&path, bytes).expect("a file");
    let trial = import(&office, &path, &code, Rows::All, Intent::Check);
    assert_eq!((trial.rows, trial.good, trial.filed, trial.bad), (600, 600, None, vec![]));
    assert!(trial.notices.is_empty());
    let taken = import(&office, &path, &code, Rows::All, Intent::File(SCRIBE));
    step(&office, "review", &taken.filed.expect("a number"), Step::Pass).expect("passed");
    let joined: i64 =
        office.raw().query_row("SELECT count(*) FROM employment_event WHERE what = 'join'", [], |r| r.get(0)).expect("a count");
    assert_eq!(joined, 600);
}

#[test]
fn of_a_file_with_bad_rows_none_are_taken_unless_only_the_good_ones_are_asked_for() {
    let office = Office::demo();
    let code = employer(&office, 0);
    let path = office.folder().join("workers.csv");
    let bad = new_worker(2).replace("2022-01-04", "2022-02-31");
    std::fs::write(&path, table(&[new_worker(1), bad, new_worker(1), new_worker(3)])).expect("a file");
    let refused = import(&office, &path, &code, Rows::All, Intent::File(SCRIBE));
    let told: Vec<(u64, &str, &Problem)> = refused.bad.iter().map(|b| (b.line, b.field, &b.problem)).collect();
    let twice = Problem::Worker(W::TwiceHere { line: 2 });
    assert_eq!(told, [(3, "day", &Problem::BadDate), (4, "id_number", &twice)]);
    assert_eq!((refused.filed, refused.good), (None, 2));
    let taken = import(&office, &path, &code, Rows::OnlyGood, Intent::File(SCRIBE));
    assert_eq!(taken.bad, refused.bad, "those left out are named");
    let view = office.desk("review").sheet(&taken.filed.expect("a number")).expect("a sheet");
    assert_eq!(view.fields.get("workers").lines().count(), 2);
    // All of it wrong leaves nothing to file; of a spreadsheet a number that lost its end is told.
    let id = born("1990-05-06", 11);
    let titles = ["姓名", "身份证号", "变动类型", "日期", "原因", "工种", "参保身份", "月工资"];
    let row = ["张三", &id, "减少", "2022-01-04", "退休", "", "", ""];
    let book = office.folder().join("workers.xlsx");
    workbook::write(&book, &[Vec::from(titles.map(Cell::Text)), Vec::from(row.map(Cell::Text))]);
    let none = office.desk("desk").import_workers(&book, &code, Rows::OnlyGood, Intent::File(SCRIBE));
    assert_eq!(problems(none), [("workers", Problem::Empty)]);
    let mut cells = Vec::from(row.map(Cell::Text));
    cells[1] = Cell::Number(431_299_199_005_060_100.0);
    workbook::write(&book, &[Vec::from(titles.map(Cell::Text)), cells]);
    let lost = import(&office, &book, &code, Rows::All, Intent::File(SCRIBE));
    assert!(lost.bad.iter().any(|b| (b.line, b.field, &b.problem) == (2, "id_number", &Problem::LostDigits)), "{:?}", lost.bad);
}

fn import(office: &Office, path: &std::path::Path, code: &str, rows: Rows, intent: Intent) -> WorkerImport {
    office.desk("desk").import_workers(path, code, rows, intent).expect("a file that can be read")
}

#[test]
fn the_command_line_joins_lists_and_tells_of_a_day() {
    let office = Office::demo();
    let code = employer(&office, 0);
    let id = born("1990-05-06", 11);
    let filed = office.gsbx(&[
        "--operator",
        "desk",
        "worker",
        "join",
        "--employer",
        &code,
        "--id",
        &id,
        "--name",
        "张三",
        "--on",
        "2022-01-03",
        "--reason",
        "xzy",
        "--job",
        "电工",
        "--category",
        "staff",
        "--wage",
        "4800",
        "--json",
    ]);
    assert!(filed.status.success(), "{filed:?}");
    let told: Value = serde_json::from_str(&stdout(&filed)).expect("JSON");
    let number = told["number"].as_str().expect("a number");
    assert!(office.gsbx(&["--operator", "review", "approve", number]).status.success());
    let list = office.gsbx(&["--operator", "desk", "worker", "list", "--employer", &code, "--json"]);
    let list: Value = serde_json::from_str(&stdout(&list)).expect("JSON");
    let mine = list["workers"]
        .as_array()
        .expect("workers")
        .iter()
        .find(|w| w["job"] == "电工" && w["name"] == "张三")
        .expect("he is listed");
    assert_eq!((&mine["wage"], &mine["insured_from"]), (&Value::from("4800.00"), &Value::from("2022-01-03")));
    assert!(
        !stdout(&office.gsbx(&["--operator", "desk", "worker", "list", "--employer", &code])).contains(&id),
        "numbers are masked"
    );
    for (on, insured) in [("2022-01-02", false), ("2022-01-03", true)] {
        let show = office.gsbx(&["--operator", "desk", "worker", "show", &id, "--on", on, "--json"]);
        let show: Value = serde_json::from_str(&stdout(&show)).expect("JSON");
        assert_eq!(show["insured"], insured, "{on}");
    }
    let show = office.gsbx(&["--lang", "en", "--operator", "desk", "worker", "show", &id, "--on", "2022-01-02"]);
    assert!(stdout(&show).contains("not insured on 2022-01-02"), "{show:?}");
}

#[test]
fn a_statement_of_rights_tells_a_year_and_can_be_verified_for_one_or_for_all_of_an_employer() {
    let office = Office::demo();
    let code = employer(&office, 0);
    let (id, name, _) = worker_of(&office, &code, 0);
    let mut desk = office.desk("desk");
    let issued = desk.issue_statement(&id, 2021, &Way::Text, STATEMENT_PRESS).expect("a statement");
    let Sent::Text(text) = &issued.sent else { panic!("a text") };
    for part in ["个人权益记录单", &name, &issued.code, "2021-12", "已缴", "QY-2022-000001"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains(&id), "the number is masked");
    assert_eq!(issued.statement.months.len(), 12, "a month each");
    assert!(issued.statement.months.iter().all(|m| m.base.is_none()), "no base is on file of months taken over");
    let verified = office.gsbx(&["verify", &issued.code]);
    assert!(verified.status.success() && stdout(&verified).contains("QY-2022-000001"), "{verified:?}");
    assert!(!stdout(&verified).contains(&name), "nothing personal is told");

    // Somebody who left before the year has none of the employer's batch; who joined in it has.
    let new = born("1990-05-06", 11);
    settle(&office, &sheet_of(&code, &[join(&new, "欧阳红", "2022-01-03", &[])]));
    let folder = office.folder().join("statements");
    let all = desk.issue_statements(&code, 2022, &folder, STATEMENT_PRESS).expect("statements");
    let files = std::fs::read_dir(&folder).expect("a folder").count();
    let insured = desk.worker_list(&code).expect("a list").workers.len();
    assert_eq!((files, all.len()), (insured, insured));
    assert!(all.iter().any(|s| s.statement.name == "欧阳红"));
    let before = desk.issue_statements(&code, 2021, &folder, STATEMENT_PRESS).expect("statements");
    assert!(before.iter().all(|s| s.statement.name != "欧阳红"), "he was not insured in 2021");
    assert_eq!(problems(desk.issue_statement(&id, 2023, &Way::Text, STATEMENT_PRESS)), [("year", Problem::Future)]);
}

/// Two employers and nobody who works there.
fn two_employers() -> (Office, [String; 2]) {
    let office = Office::staffed();
    let codes = [credit(1), credit(2)];
    for code in &codes {
        let sql = "INSERT INTO employer (credit_code, name, industry, risk_class, address, contact, phone, registered_on, source)
             VALUES ($1, '单位' || $1, 'C', 6, '', '', '', '2021-11-05', 0)";
        office.raw().execute(sql, [code]).expect("an employer");
    }
    (office, codes)
}

/// What an employment is, as an event holds it.
const NOW: &str = "json_object('insured_from', w.insured_from, 'insured_to', coalesce(w.insured_to, ''), 'job', w.job,
    'fen', w.wage_fen, 'insured_as', w.category, 'is_migrant', CASE w.is_migrant WHEN 1 THEN 'yes' ELSE 'no' END,
    'end_reason', w.end_reason)";
const AFTER: &str = "json_object('insured_from', e.after ->> 'insured_from', 'insured_to', e.after ->> 'insured_to',
    'job', e.after ->> 'job', 'fen', CAST(round((e.after ->> 'wage') * 100) AS INTEGER), 'insured_as', e.after ->> 'insured_as',
    'is_migrant', e.after ->> 'is_migrant', 'end_reason', e.after ->> 'end_reason')";

fn assert_sound(office: &Office) {
    let raw = office.raw();
    let count = |sql: &str| -> i64 { raw.query_row(sql, [], |r| r.get(0)).expect("a count") };
    let overlaps = "SELECT count(*) FROM employment AS a JOIN employment AS b ON a.person_id = b.person_id
        AND a.employer_id = b.employer_id AND a.insured_from < b.insured_from
        WHERE a.insured_to IS NULL OR a.insured_to >= b.insured_from";
    assert_eq!(count(overlaps), 0, "relations of one person with one employer never overlap");
    let of_relation = "e.person_id = w.person_id AND e.employer_id = w.employer_id AND e.insured_from = w.insured_from";
    let replayed = format!(
        "SELECT count(*) FROM employment AS w WHERE {NOW} IS NOT
         (SELECT {AFTER} FROM employment_event AS e WHERE {of_relation} ORDER BY e.id DESC LIMIT 1)"
    );
    assert_eq!(count(&replayed), 0, "the newest event is what stands");
    let chained =
        "SELECT count(*) FROM employment_event AS e WHERE e.before IS NOT coalesce((SELECT f.after FROM employment_event AS f
        WHERE f.person_id = e.person_id AND f.employer_id = e.employer_id AND f.insured_from = e.insured_from AND f.id < e.id
        ORDER BY f.id DESC LIMIT 1), '{}')";
    assert_eq!(count(chained), 0, "each event begins where the one before ended");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever sheets are filed in whatever order, and passed in another one.
    #[test]
    fn relations_never_overlap_and_events_replay_to_what_stands(
        rows in proptest::collection::vec((0..2_usize, 0..3_u32, 0..3_usize, 0..60_u64, 0..4_u32), 1..28),
        swapped in proptest::collection::vec(any::<bool>(), 28),
    ) {
        let (office, codes) = two_employers();
        let mut waiting: Vec<String> = Vec::new();
        for (n, (at, who, act, offset, wage)) in rows.into_iter().enumerate() {
            let on = (day("2021-12-02") + chrono::Days::new(offset)).to_string();
            let id = born("1990-05-06", 11 + 2 * who);
            let wage = (3_000 + wage).to_string();
            let row = match act {
                0 => join(&id, "张三", &on, &[("wage", &wage)]),
                1 => leave(&id, "张三", &on),
                _ => row(&[("act", "change"), ("id_number", &id), ("name", "张三"), ("day", &on), ("wage", &wage), ("reason", "调薪")]),
            };
            waiting.extend(file(&office, &sheet_of(&codes[at], &[row])));
            // Some wait while others are filed and passed.
            if swapped[n] {
                for number in waiting.drain(..).rev() {
                    let _ = step(&office, "review", &number, Step::Pass);
                    assert_sound(&office);
                }
            }
        }
        for number in waiting {
            let _ = step(&office, "review", &number, Step::Pass);
        }
        assert_sound(&office);
    }
}
