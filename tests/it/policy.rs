//! The office's own parameters: two people for each, history that nobody edits, and a book that knows at once.

use std::fs;

use gsbx::desk::policy::{Draft, Settle, Taken};
use gsbx::desk::{Desk, Refusal};
use gsbx::domain::benefits::adjustment::{Level, Monthly, adjust, amount_in};
use gsbx::domain::benefits::dependants::Relation;
use gsbx::domain::benefits::explain::{Recorder, Silent};
use gsbx::domain::benefits::grade::{Grade, Nursing};
use gsbx::domain::dates::Month;
use gsbx::domain::entry::State;
use gsbx::domain::money::Money;
use gsbx::domain::operator::Right;
use gsbx::domain::problem::Problem;
use gsbx::text::Lang;
use gsbx::text::benefits::step;
use gsbx::text::problems::problem;
use gsbx::tui::look::Look;
use serde_json::Value;

use crate::support::window::{PLAIN, Window};
use crate::support::{Office, day, policy, problems, program, stderr, stdout};

const KEY: &str = "minimum_wage";

fn draft(value: &str, from: &str, to: &str) -> Draft {
    Draft {
        key: KEY.into(),
        value: value.into(),
        from: from.into(),
        to: to.into(),
        document: "湘人社规〔2099〕1号".into(),
        article: "第一条".into(),
        note: String::new(),
    }
}

/// Enters at one window and confirms at the other.
fn settled(office: &Office, draft: &Draft) -> i64 {
    let id = office.desk("review").enter_parameter(draft).expect("entered");
    office.desk("approve").settle_parameter(id, Settle::Confirm).expect("confirmed");
    id
}

fn wage(desk: &Desk, on: &str) -> String {
    desk.book().expect("a book").money(KEY, day(on)).map(|p| p.value.plain()).unwrap_or_else(|p| p.to_string())
}

#[test]
fn it_takes_two() {
    let office = Office::demo();
    let (mut review, mut approve) = (office.desk("review"), office.desk("approve"));
    let before = wage(&approve, "2090-01-01");
    let id = review.enter_parameter(&draft("2,000", "2090-01-01", "")).expect("entered");
    assert_eq!(wage(&approve, "2090-01-01"), before, "what waits does not count");
    for how in [Settle::Confirm, Settle::Reject] {
        match review.settle_parameter(id, how) {
            Err(Refusal::MayNot { could, .. }) => assert_eq!(could, ["梁建国", "石秀英"], "it is told who could"),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(problems(approve.settle_parameter(id, Settle::Withdraw)), [("entry", Problem::NotYourEntry)]);
    assert_eq!(approve.settle_parameter(id, Settle::Confirm).expect("confirmed"), KEY);
    assert_eq!(wage(&approve, "2090-01-01"), "2000.00");
    assert_eq!(wage(&review, "2090-01-01"), "2000.00", "the other window knows at once");
    for how in [Settle::Confirm, Settle::Reject] {
        assert_eq!(problems(approve.settle_parameter(id, how)), [("entry", Problem::SettledAlready)]);
    }
    assert!(matches!(approve.settle_parameter(99_999, Settle::Confirm), Err(Refusal::NotFound)));
}

#[test]
fn a_later_confirmation_overrides_and_extends_and_the_history_keeps_both() {
    let office = Office::demo();
    let desk = office.desk("approve");
    settled(&office, &draft("2000", "2090-01-01", ""));
    settled(&office, &draft("2100", "2091-01-01", ""));
    settled(&office, &draft("2050", "2090-07-01", "2090-08-31"));
    for (on, want) in [
        ("2090-06-30", "2000.00"),
        ("2090-07-01", "2050.00"),
        ("2090-08-31", "2050.00"),
        ("2090-09-01", "2000.00"),
        ("2090-12-31", "2000.00"),
        ("2091-01-01", "2100.00"),
        ("2099-01-01", "2100.00"),
    ] {
        assert_eq!(wage(&desk, on), want, "{on}");
    }
    // Replaced altogether: nothing of it counts, and it still stands in the history.
    settled(&office, &draft("3000", "2090-01-01", "2090-12-31"));
    let history = desk.parameter_history(KEY).expect("a time line");
    let of = |value: &str| history.lines.iter().find(|l| l.row.value.plain() == value).expect("it stands there").holds.clone();
    assert_eq!(of("2050.00"), []);
    assert_eq!(of("2000.00"), []);
    assert_eq!(of("2100.00"), [(day("2091-01-01"), None)]);
    assert_eq!(of("3000.00"), [(day("2090-01-01"), Some(day("2090-12-31")))]);
}

#[test]
fn what_is_rejected_or_withdrawn_never_counts() {
    let office = Office::demo();
    let (mut review, mut approve) = (office.desk("review"), office.desk("approve"));
    let before = wage(&approve, "2090-01-01");
    for how in [Settle::Reject, Settle::Withdraw] {
        let id = review.enter_parameter(&draft("2000", "2090-01-01", "")).expect("entered again");
        let who = if how == Settle::Reject { &mut approve } else { &mut review };
        who.settle_parameter(id, how).expect("settled");
        assert_eq!(wage(&approve, "2090-01-01"), before);
    }
    assert_eq!(approve.pending_parameters().expect("what waits"), []);
}

#[test]
fn bad_entries_are_told_field_by_field() {
    let office = Office::demo();
    let mut desk = office.desk("review");
    let bad = Draft { key: KEY.into(), value: "1.005".into(), from: "2090-02-30".into(), ..Draft::default() };
    let unit = Problem::WrongUnit { unit: "yuan_month" };
    let empty = |field| (field, Problem::Empty);
    assert_eq!(
        problems(desk.enter_parameter(&bad)),
        [("value", unit), ("from", Problem::BadDate), empty("document"), empty("article")]
    );
    let unknown = Draft { key: "nonsense".into(), ..draft("1", "2090-01-01", "") };
    assert_eq!(problems(desk.enter_parameter(&unknown))[0].0, "key");
    let backwards = draft("1", "2090-01-01", "2089-01-01");
    assert_eq!(problems(desk.enter_parameter(&backwards)), [("to", Problem::EndsBeforeItBegins)]);
    let steering = Draft { document: "x\u{202e}".into(), ..draft("1", "2090-01-01", "") };
    assert_eq!(problems(desk.enter_parameter(&steering)), [("document", Problem::ControlCharacter)]);

    let id = desk.enter_parameter(&draft("2000", "2090-01-01", "")).expect("entered");
    let clash = draft("2100", "2095-01-01", "");
    assert_eq!(problems(desk.enter_parameter(&clash)), [("from", Problem::WaitsAlready { id })]);
    office.desk("approve").settle_parameter(id, Settle::Confirm).expect("confirmed");
    assert_eq!(problems(desk.enter_parameter(&draft("2000.00", "2090-01-01", ""))), [("value", Problem::ConfirmedAlready)]);
    desk.enter_parameter(&clash).expect("over a confirmed row one may enter");
}

#[test]
fn roles_read_enter_or_see_nothing() {
    let office = Office::demo();
    for login in ["desk", "consult", "finance", "inspect"] {
        let mut desk = office.desk(login);
        assert!(!desk.parameters().expect("all may read").may_enter, "{login}");
        for answer in [
            desk.enter_parameter(&draft("1", "2090-01-01", "")).map(|_| ()),
            desk.settle_parameter(1, Settle::Reject).map(|_| ()),
        ] {
            assert!(matches!(answer, Err(Refusal::NotAllowed(Right::Parameters))), "{login}");
        }
    }
    assert!(matches!(office.desk("admin").parameters(), Err(Refusal::NotAllowed(Right::Lookup))));
}

#[test]
fn every_act_is_in_the_audit_trail() {
    let office = Office::demo();
    let id = settled(&office, &draft("2000", "2090-01-01", ""));
    let connection = office.raw();
    let trail = |act: &str| -> (String, String, String) {
        let sql = "SELECT o.login, a.subject, a.detail FROM audit AS a JOIN operator AS o ON o.id = a.operator_id
                   WHERE a.act = ?1 ORDER BY a.id DESC LIMIT 1";
        connection.query_row(sql, [act], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).expect(act)
    };
    let (subject, detail) = (format!("parameter:{id}"), "minimum_wage: 2000.00 (2090-01-01..)".to_owned());
    assert_eq!(trail("enter-parameter"), ("review".into(), subject.clone(), detail.clone()));
    assert_eq!(trail("confirm-parameter"), ("approve".into(), subject, detail));
    for (how, who, act) in [(Settle::Reject, "approve", "reject-parameter"), (Settle::Withdraw, "review", "withdraw-parameter")] {
        let id = office.desk("review").enter_parameter(&draft("2100", "2091-01-01", "")).expect("entered");
        office.desk(who).settle_parameter(id, how).expect("settled");
        assert_eq!((trail(act).0.as_str(), trail(act).1), (who, format!("parameter:{id}")));
    }
}

#[test]
fn sql_cannot_edit_what_was_confirmed() {
    let office = Office::demo();
    let id = settled(&office, &draft("2000", "2090-01-01", ""));
    let waits = office.desk("review").enter_parameter(&draft("2100", "2091-01-01", "")).expect("entered");
    let connection = office.raw();
    let dump = || -> Vec<String> {
        let sql = "SELECT concat_ws('|', id, key, valid_from, valid_to, value, state, entered_by, confirmed_by, confirmation)
                   FROM parameter_entry ORDER BY id";
        let mut statement = connection.prepare(sql).expect("the table");
        let rows = statement.query_map([], |r| r.get(0)).and_then(Iterator::collect);
        rows.expect("rows")
    };
    let before = dump();
    let columns = "(key, valid_from, value, unit, document, article, note, entered_by, entered_at";
    for sql in [
        format!("UPDATE parameter_entry SET value = '1' WHERE id = {id}"),
        format!("UPDATE parameter_entry SET valid_to = '2090-06-30' WHERE id = {id}"),
        format!("UPDATE parameter_entry SET state = 'withdrawn', closed_by = entered_by, closed_at = '' WHERE id = {id}"),
        format!("UPDATE parameter_entry SET confirmation = 9999 WHERE id = {id}"),
        format!("DELETE FROM parameter_entry WHERE id = {id}"),
        format!("INSERT OR REPLACE INTO parameter_entry SELECT * FROM parameter_entry WHERE id = {id}"),
        format!("UPDATE OR REPLACE parameter_entry SET id = {id} WHERE id = {waits}"),
        // What waits is settled as it is, by another, in its order; it is not edited either.
        format!("UPDATE parameter_entry SET value = '1' WHERE id = {waits}"),
        format!("DELETE FROM parameter_entry WHERE id = {waits}"),
        format!(
            "UPDATE parameter_entry SET state = 'confirmed', confirmed_by = entered_by, confirmed_at = '', confirmation = 9999
             WHERE id = {waits}"
        ),
        format!(
            "UPDATE parameter_entry SET state = 'confirmed', confirmed_by = 1, confirmed_at = '', confirmation = 1
             WHERE id = {waits}"
        ),
        format!("UPDATE parameter_entry SET state = 'rejected', closed_by = entered_by, closed_at = '' WHERE id = {waits}"),
        format!("UPDATE parameter_entry SET state = 'confirmed' WHERE id = {waits}"),
        format!(
            "INSERT INTO parameter_entry {columns}, state, confirmed_by, confirmed_at, confirmation)
             VALUES ('k', '2090-01-01', '1', 'rate', 'd', 'a', '', 1, '', 'confirmed', 2, '', 9999)"
        ),
        format!("INSERT INTO parameter_entry {columns}) VALUES ('k', '2090-01-01', '1', 'rate', '', 'a', '', 1, '')"),
    ] {
        assert!(connection.execute(&sql, []).is_err(), "{sql}");
        assert_eq!(dump(), before, "{sql}");
    }
}

#[test]
fn the_demonstration_leaves_nothing_unconfirmed() {
    let list = Office::demo().desk("consult").parameters().expect("all parameters");
    assert!(list.lines.len() > 100);
    for line in &list.lines {
        assert_eq!((line.unconfirmed, line.pending), (0, 0), "{}", line.definition.key);
        assert!(line.today.as_ref().is_none_or(|row| row.standing.is_firm()), "{}", line.definition.key);
    }
}

/// A shipped value is confirmed by entering it as the office's own.
#[test]
fn a_shipped_row_is_confirmed_by_copying_it() {
    let office = Office::empty();
    let mut director = office.desk("zhuren");
    director.appoint("fuhe", "谭文德", &["review"], "correct horse").expect("a second operator");
    let open = |office: &Office| {
        let list = office.desk("fuhe").parameters().expect("all parameters");
        list.lines.into_iter().find(|l| l.definition.key == "age_reduction").expect("it is shipped").unconfirmed
    };
    assert_eq!(open(&office), 1);
    let shipped = policy().parameters().history("age_reduction")[0].clone();
    let id = director.enter_parameter(&Draft::of(&shipped)).expect("entered");
    assert_eq!(open(&office), 1, "it only waits");
    office.desk("fuhe").settle_parameter(id, Settle::Confirm).expect("confirmed");
    assert_eq!(open(&office), 0);
}

const FILE: &str = r#"[[parameter]]
key = "minimum_wage"
[[parameter.row]]
from = 2090-01-01
to = 2090-12-31
value = "2000"
document = "湘人社规〔2089〕1号"
article = "第一条"
[[parameter.row]]
from = 2091-01-01
value = "2100"
document = "湘人社规〔2090〕1号"
article = "第一条"
"#;

#[test]
fn a_file_enters_all_or_nothing_and_twice_is_once() {
    let office = Office::demo();
    let path = office.folder().join("own.toml");
    fs::write(&path, format!("\u{feff}{FILE}")).expect("a file");
    let mut desk = office.desk("review");
    let other = desk.enter_parameter(&draft("1999", "2091-05-01", "")).expect("entered");
    let Err(Refusal::Faults(faults)) = desk.import_parameters(&path) else { panic!("a clash was expected") };
    let told: Vec<_> = faults.iter().map(|f| (f.line, f.problem.clone())).collect();
    assert_eq!(told, [(9, Problem::WaitsAlready { id: other })]);
    assert_eq!(desk.pending_parameters().expect("what waits").len(), 1, "nothing of the file is there");
    desk.settle_parameter(other, Settle::Withdraw).expect("withdrawn");

    assert_eq!(desk.import_parameters(&path).expect("entered"), Taken { entered: 2, known: 0 });
    let waiting = desk.pending_parameters().expect("what waits");
    assert!(waiting.iter().all(|e| e.state == State::Pending && e.entered.login == "review"));
    assert_eq!(desk.import_parameters(&path).expect("known"), Taken { entered: 0, known: 2 });
    for entry in &waiting {
        office.desk("approve").settle_parameter(entry.id, Settle::Confirm).expect("confirmed");
    }
    assert_eq!(wage(&desk, "2090-06-01"), "2000.00");
    // A correction stays corrected when the old file comes again.
    settled(&office, &draft("2200", "2091-01-01", ""));
    assert_eq!(desk.import_parameters(&path).expect("known"), Taken { entered: 0, known: 2 });
    assert_eq!(wage(&desk, "2091-06-01"), "2200.00");
    assert_eq!(desk.pending_parameters().expect("what waits"), []);
}

#[test]
fn check_tells_each_fault_and_needs_no_database() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("own.toml");
    let check = |text: &[u8]| {
        fs::write(&path, text).expect("a file");
        program().env("HOME", folder.path()).args(["--lang", "en", "policy", "check"]).arg(&path).output().expect("gsbx")
    };
    let sound = check(FILE.as_bytes());
    assert!(sound.status.success() && stdout(&sound).contains("2 rows"), "{}", stdout(&sound));
    let faulty = FILE.replace("2100", "-1").replace("to = 2090-12-31", "to = 2089-12-31");
    let output = check(faulty.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<String> = stdout(&output).lines().map(str::to_owned).collect();
    assert_eq!(
        lines,
        ["line 5 minimum_wage: it ends before it begins", "line 11 minimum_wage: not a value of the unit yuan_month"]
    );
    assert!(stdout(&check(FILE.replace("minimum_wage", "nonsense").as_bytes())).starts_with("line 2 nonsense: "));
    assert!(stdout(&check(FILE.replace("第一条", "\\u202e").as_bytes())).contains("line 3 minimum_wage: "));
    for bytes in [&[0xff, 0xfe, 0x00][..], &[b'#'; (1 << 20) + 1]] {
        let output = check(bytes);
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("not a parameter file"), "{}", stderr(&output));
    }
}

#[test]
fn the_command_line_enters_confirms_and_prints_stable_keys() {
    let office = Office::demo();
    let path = office.folder().join("own.toml");
    fs::write(&path, FILE).expect("a file");
    let file = path.to_str().expect("a path");
    let json = |args: &[&str]| -> Value { serde_json::from_str(&stdout(&office.gsbx(args))).expect("JSON") };
    let by = |who: &str, args: &[&str]| office.gsbx(&[&["--operator", who], args].concat());

    let refused = by("desk", &["policy", "import", file]);
    assert!(stderr(&refused).contains("不能录入或确认参数"), "{}", stderr(&refused));
    assert!(stdout(&by("review", &["policy", "import", file])).contains("已录入 2 条"));
    let pending = json(&["policy", "pending", "--json"]);
    for key in ["id", "key", "from", "to", "value", "document", "article", "published", "note", "entered_by", "entered_at"] {
        assert!(pending[0].get(key).is_some(), "{key}");
    }
    let id = |n: usize| pending[n]["id"].to_string();
    let own = by("review", &["policy", "confirm", &id(0)]);
    assert_eq!(own.status.code(), Some(1));
    assert!(stderr(&own).contains("不能再由您确认；可由 梁建国、石秀英 办理"), "{}", stderr(&own));
    assert!(by("approve", &["policy", "confirm", &id(0)]).status.success());
    assert!(by("approve", &["policy", "reject", &id(1)]).status.success());
    assert!(stdout(&office.gsbx(&["policy", "pending"])).contains("没有待确认"));

    let list = json(&["policy", "list", "--json"]);
    for key in ["key", "name", "unit", "value", "from", "to", "standing", "entered", "pending", "unconfirmed"] {
        assert!(list[0].get(key).is_some(), "{key}");
    }
    let history = json(&["policy", "show", KEY, "--json"]);
    for key in ["key", "name", "unit", "by", "choices", "rows"] {
        assert!(history.get(key).is_some(), "{key}");
    }
    let rows = history["rows"].as_array().expect("rows");
    let row = rows.iter().find(|r| r["from"] == "2090-01-01").expect("the confirmed one");
    for (key, want) in [("state", "confirmed"), ("standing", "confirmed"), ("entered_by", "review"), ("confirmed_by", "approve")]
    {
        assert_eq!(row[key], want, "{key}");
    }
    for key in [
        "id",
        "value",
        "to",
        "document",
        "article",
        "published",
        "note",
        "holds",
        "holds_today",
        "entered_at",
        "confirmed_at",
        "closed_by",
        "closed_at",
    ] {
        assert!(row.get(key).is_some(), "{key}");
    }
    let rejected = rows.iter().find(|r| r["state"] == "rejected").expect("it is kept");
    assert!(rejected["confirmed_by"].is_null() && rejected["closed_by"] == "approve");
    assert!(stdout(&office.gsbx(&["policy", "show", KEY])).contains("2090-01-01"));
    assert!(stdout(&office.gsbx(&["policy", "list"])).contains(KEY));
    assert_eq!(office.gsbx(&["policy", "show", "nonsense"]).status.code(), Some(1));
}

#[test]
fn one_enters_on_the_screen_and_another_confirms() {
    let office = Office::demo();
    let open = |login: &str| {
        let mut window = Window::open(&office, login, Look { lang: Lang::Zh, ..PLAIN }, (80, 24));
        window.press("<F3>9/minimum_wage<Enter>");
        window
    };
    let mut review = open("review");
    let text = review.press("n2000<Enter>2090-02-30<Enter><Enter>").paste("湘人社规〔2089〕1号").press("<Enter>x<C-s>").text();
    assert!(text.contains("! 不是有效日期"), "{text}");
    // The cursor stands in the field that is wrong; it is mended there.
    let text = review.press("<BS><BS>01<C-s>").text();
    assert!(text.contains("已录入，待另一人确认") && text.contains("* 待确认"), "{text}");
    assert!(review.press("c").text().contains("不能再由您确认；可由 梁建国、石秀英 办理"));

    let mut clerk = open("desk");
    assert!(!clerk.text().contains("照此录入"), "who may not enter is offered nothing");
    assert!(!clerk.press("n").text().contains("录入参数"));

    let mut approve = open("approve");
    assert!(approve.press("c").text().contains("确认第"), "it is asked first");
    assert!(approve.press("<Esc>").text().contains("* 待确认"));
    let text = approve.press("cy").text();
    assert!(text.contains("已确认，即日起按此计算") && !text.contains("* 待确认"), "{text}");
    assert_eq!(wage(&office.desk("desk"), "2090-02-01"), "2000.00");
    assert!(review.press("<Esc>").text().contains("待确认 0"));
}

#[test]
fn typing_is_kept_as_a_draft() {
    let office = Office::demo();
    let mut window = Window::open(&office, "approve", PLAIN, (80, 24));
    window.press("<F3>9/minimum_wage<Enter>");
    let history = window.screen();
    assert_eq!(window.press("n<Esc>").screen(), history, "an empty form is closed at once");
    let form = window.press("n1800<Enter>2022").screen();
    // Another screen in between changes nothing.
    assert_eq!(window.press("<F3>1").press("<C-u>").press("<F3>9").screen(), form);
    assert!(window.press("<Esc>").text().contains("已存为草稿"));
    assert!(window.press("d").text().contains("1 份草稿，继续？"));
    let text = window.press("<Enter>").text();
    assert!(text.contains("1800.00") && text.contains("! 不是有效日期"), "what is wrong is told at once: {text}");
    window.press("<Esc>dx");
    assert!(window.press("q1").text().contains("删除这份草稿"), "a stray key is no answer");
    assert!(window.press("y").text().contains("没有草稿"));
}

#[test]
fn what_is_filed_leaves_no_draft_and_is_offered_again() {
    let office = Office::demo();
    let mut window = Window::open(&office, "approve", PLAIN, (80, 24));
    window.press("<F3>9/minimum_wage<Enter>n1.2w<Enter>20900101<Enter><Enter>湘人社1号<Enter>第一条");
    let text = window.press("<C-s>").text();
    assert!(text.contains("已录入") && text.contains("12,000.00"), "{text}");
    assert!(office.desk("approve").drafts().expect("drafts").lines.is_empty());
    let text = window.press("n<Enter><Enter><Enter><F4><Enter><C-v>").text();
    assert!(text.contains("湘人社1号") && text.contains("第一条"), "{text}");
}

/// The figures of Jilin's notice of 2017 (rules 8.1), as an office would bring them in a file.
const NOTICE: &str = r#"[[parameter]]
key = "yearly_flat"
[[parameter.row]]
from = 2017-01-01
to = 2017-12-31
document = "吉人社办字〔2017〕62号"
article = "调整标准"
[parameter.row.values]
allowance_g1 = "159"
allowance_g2 = "152"
allowance_g3 = "145"
allowance_g4 = "138"
allowance_g5 = "131"
allowance_g6 = "124"
nursing_full = "190"
nursing_large = "152"
nursing_partial = "114"
dependant_spouse = "66"
dependant_other = "60"
dependant_addition = "6"

[[parameter]]
key = "yearly_rate"
[[parameter.row]]
from = 2017-01-01
to = 2017-12-31
document = "吉人社办字〔2017〕62号"
article = "未按比例调整"
[parameter.row.values]
allowance_g1 = "0"
allowance_g2 = "0"
allowance_g3 = "0"
allowance_g4 = "0"
allowance_g5 = "0"
allowance_g6 = "0"
nursing_full = "0"
nursing_large = "0"
nursing_partial = "0"
dependant_spouse = "0"
dependant_other = "0"
dependant_addition = "0"
"#;

/// A table that only the office has: named as not entered, brought in as a file, confirmed by a second, and then counted with.
#[test]
fn an_office_enters_its_adjustment_table_and_amounts_follow_it() {
    let office = Office::demo();
    let path = office.folder().join("notice.toml");
    fs::write(&path, NOTICE).expect("a file");
    let first = Money::from_fen(425_050);
    let raised = |level| {
        let benefit = Monthly { level, entitled: day("2016-12-31"), first };
        let month = Month::parse("2017-06").expect("a month");
        amount_in(&office.desk("consult").book().expect("a book"), benefit, month, &mut Silent).map(|m| (m - first).fen())
    };
    let grade = |n| Level::Allowance(Grade::new(n).expect("a grade"));
    let relative = |relation, lonely| Level::Dependant { relation, lonely };
    let listed = stdout(&office.gsbx(&["policy", "list"]));
    let line = |text: &str| text.lines().find(|l| l.contains("yearly_flat.allowance_g1")).expect("it is listed").to_owned();
    assert!(line(&listed).contains("- 待录入"), "{}", line(&listed));
    assert!(stdout(&office.gsbx(&["policy", "show", "yearly_flat.nursing_full"])).contains("只能由本单位填写"));
    let lacks = raised(grade(1)).expect_err("nobody has entered it");
    assert!(matches!(&lacks, Problem::NoParameter { key, first: None, .. } if key == "yearly_flat.allowance_g1"));
    assert!(problem(&lacks, Lang::Zh).contains("gsbx policy import"), "{}", problem(&lacks, Lang::Zh));

    let by = |who: &str, args: &[&str]| office.gsbx(&[&["--operator", who], args].concat());
    let file = path.to_str().expect("a path");
    assert!(stdout(&by("review", &["policy", "check", file])).contains("24"));
    assert!(stdout(&by("review", &["policy", "import", file])).contains("已录入 24 条"));
    assert_eq!(raised(grade(1)), Err(lacks), "what waits does not count");
    for entry in office.desk("review").pending_parameters().expect("what waits") {
        office.desk("approve").settle_parameter(entry.id, Settle::Confirm).expect("confirmed");
    }
    for (level, yuan) in [
        (grade(1), 159),
        (grade(6), 124),
        (Level::Nursing(Nursing::Full), 190),
        (Level::Nursing(Nursing::Partial), 114),
        (relative(Relation::Spouse, false), 66),
        (relative(Relation::Child, false), 60),
        (relative(Relation::Child, true), 66),
    ] {
        assert_eq!(raised(level), Ok(yuan * 100), "{level:?}");
    }
    let book = office.desk("consult").book().expect("a book");
    let mut trace = Recorder::default();
    adjust(&book, relative(Relation::Child, true), first, 2017, &mut trace).expect("an amount");
    let told: Vec<String> = trace.steps.iter().map(|s| step(s, "供养亲属抚恤金", &book, Lang::Zh)).collect();
    assert_eq!(
        told,
        [
            "调整比例合计：供养亲属抚恤金年度调整比例 0% + 孤寡老人或孤儿年度加调比例 0% = 0%",
            "按比例调增：此前已发标准 4,250.50 x 调整比例合计 0% = 0.00",
            "供养亲属抚恤金：此前已发标准 4,250.50 + 按比例调增 0.00 + 供养亲属抚恤金年度调整额 60.00 + \
             孤寡老人或孤儿年度加调额 6.00 = 4,316.50",
        ]
    );
    let line = line(&stdout(&office.gsbx(&["policy", "list"])));
    assert!(line.contains("- 无现值"), "2017 is over: {line}");
}

/// A key without rows on the screen: found by what is to be done, and its empty time line says what that is.
#[test]
fn a_key_that_only_the_office_knows_is_entered_on_the_screen() {
    let office = Office::demo();
    let mut review = Window::open(&office, "review", Look { lang: Lang::Zh, ..PLAIN }, (80, 24));
    review.press("<F3>9/");
    let text = review.paste("待录入").text();
    assert!(text.contains("- 待录入") && !text.contains("+ 已核实"), "{text}");
    let text = review.press("<Esc>/project_rate<Enter>").text();
    assert!(text.contains("只能由本单位填写"), "{text}");
    assert!(review.press("p<Up><Down>c").text().contains("project_rate"), "nothing to copy, step to or confirm");
    let text = review.press("n0.0012<Enter>2090-01-01<Enter><Enter>").paste("某人社发〔2089〕1号").press("<Enter>x<C-s>").text();
    assert!(text.contains("已录入，待另一人确认"), "{text}");
}
