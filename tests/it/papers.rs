//! Papers: issued only where the case stands so, worded once and kept, copies marked, services recorded, found by their
//! code; and laid out so that nothing runs over the edge.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Output;

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::operators::LoanDraft;
use gsbx::desk::papers::{Sent, Stamp, Way};
use gsbx::domain::case::paper::PaperKind;
use gsbx::domain::case::state::State;
use gsbx::domain::case::workflow::Check;
use gsbx::domain::problem::Problem;
use gsbx::report::papers::{A4, Block, Document, PRESS, Sheet, pages};
use gsbx::text::Lang;
use gsbx::tui::look::Look;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use crate::support::claim::{application, insured, step};
use crate::support::pty::Pty;
use crate::support::shots::shot;
use crate::support::window::{PLAIN, Window};
use crate::support::{Office, policy, problem, program, stderr, stdout};

/// An application under 14-6 with two of its papers; four are missing.
fn filed(office: &Office) -> String {
    let papers = "application_form=original id_copy=copy";
    let claim = application(office, 0).with("situation", "14-6").with("cause", "101").with("papers", papers);
    office.desk("desk").file_claim(&claim, "").expect("a case").number
}

/// The bureau refuses, and another has checked it.
fn refused(office: &Office, number: &str) {
    let fields = [
        ("on", "2021-12-30"),
        ("document", "会人社工不受〔2021〕7号"),
        ("body", "会同县人力资源和社会保障局"),
        ("reason", "申请人与会同县某单位之间不存在劳动关系"),
    ];
    office.desk("desk").advance_case(number, &step("refuse", &fields)).expect("entered");
    office.desk("review").settle_step(number, Check::Pass, "").expect("passed");
}

/// A paper as plain text for a screen.
fn text(office: &Office, id: i64) -> String {
    match office.desk("desk").print_paper(id, Some(Way::Text), PRESS).expect("a text") {
        Sent::Text(text) => text,
        other => panic!("text expected, found {other:?}"),
    }
}

fn served(on: &str) -> Fields {
    Fields::default().with("on", on).with("way", "handed").with("recipient", "王强")
}

fn snapshot(name: &str, text: &str) {
    shot(&format!("paper-{name}"), text);
}

/// Each paper as a citizen gets it: Chinese, the number masked, for 80 columns; one of them as a page of A4.
#[test]
fn each_paper_reads_as_it_should() {
    let office = Office::demo();
    let number = filed(&office);
    let mut desk = office.desk("desk");
    let receipt = desk.issue_paper(&number, PaperKind::Receipt, None, PRESS).expect("a receipt");
    let notice = desk.issue_paper(&number, PaperKind::Notice, None, PRESS).expect("a notice");
    refused(&office, &number);
    let refusal = desk.issue_paper(&number, PaperKind::Refusal, None, PRESS).expect("a refusal");
    let blank = desk.issue_paper(&number, PaperKind::Service, None, PRESS).expect("a delivery record");
    desk.record_service(refusal, &served("2022-01-04")).expect("served");
    let filled = desk.issue_paper(&number, PaperKind::Service, Some(refusal), PRESS).expect("a delivery record");
    for (name, id) in
        [("receipt", receipt), ("notice", notice), ("refusal", refusal), ("service-blank", blank), ("service", filled)]
    {
        let text = text(&office, id);
        let (id_number, _) = insured(&office, 9);
        assert!(!text.contains(&id_number[6..14]) && text.lines().all(|l| l.width() <= 80), "{text}");
        assert_eq!(text.width(), text.width_cjk(), "no glyph that a Chinese printer makes wider: {text}");
        snapshot(name, &text);
    }
    let path = office.folder().join("refusal.txt");
    desk.print_paper(refusal, Some(Way::File(path.clone())), PRESS).expect("a file");
    assert_eq!(std::fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o600);
    let page = std::fs::read_to_string(&path).expect("text");
    assert_eq!((page.lines().count(), page.matches('\u{c}').count()), (60, 0), "one page of A4");
    snapshot("refusal-a4-copy", &page);
    assert!(desk.print_paper(refusal, Some(Way::File(path)), PRESS).is_err(), "no file is written over");
}

/// A paper is issued only where the case stands so, by those who take claims in, and numbered per case and kind.
#[test]
fn a_paper_needs_its_reason() {
    let office = Office::demo();
    let mut desk = office.desk("desk");
    let report = application(&office, 1).with("applied_on", "");
    let reported = desk.file_claim(&report, "").expect("a report").number;
    let mut issue = |number: &str, kind| desk.issue_paper(number, kind, None, PRESS);
    assert_eq!(problem(issue(&reported, PaperKind::Receipt)), ("paper", Problem::NoApplication));
    assert_eq!(problem(issue(&reported, PaperKind::Notice)).1, Problem::NoticeNotOpen { state: State::Reported });
    assert_eq!(problem(issue(&reported, PaperKind::Service)).1, Problem::NothingIssued);
    let number = filed(&office);
    assert_eq!(problem(issue(&number, PaperKind::Refusal)).1, Problem::NoRefusal);
    assert!(matches!(issue("GS-2099-000001", PaperKind::Receipt), Err(Refusal::NotFound)));
    let refuse = [("document", "7号"), ("body", "局"), ("reason", "无")];
    office.desk("desk2").advance_case(&number, &step("refuse", &refuse)).expect("entered");
    assert_eq!(problem(issue(&number, PaperKind::Refusal)).1, Problem::NoRefusal, "not before it is checked");
    office.desk("review").settle_step(&number, Check::Pass, "").expect("passed");
    issue(&number, PaperKind::Refusal).expect("a refusal");
    issue(&number, PaperKind::Receipt).expect("a receipt");
    issue(&number, PaperKind::Receipt).expect("another");
    let list = office.desk("consult").papers(&number).expect("a list");
    let numbers: Vec<&str> = list.lines.iter().map(|l| l.number.trim_start_matches(number.as_str())).collect();
    assert_eq!(numbers, ["-J1", "-R1", "-R2"]);
    assert!(list.open.is_empty(), "a consulting window issues nothing");
    let (role, to, in_place_of) = ("intake".into(), "consult".into(), "desk".into());
    let loan = LoanDraft { role, to, in_place_of, from: String::new(), until: "2022-01-04".into() };
    let stand_in = office.desk("consult");
    office.desk("approve").lend(&loan).expect("it is lent");
    let open = stand_in.papers(&number).expect("a list").open;
    assert!(open.contains(&PaperKind::Receipt), "a stand-in may, from the moment he is one: {open:?}");
    office.desk("approve").end_loan(1).expect("it ends");
    let refused = office.desk("consult").issue_paper(&number, PaperKind::Receipt, None, PRESS);
    assert!(matches!(refused, Err(Refusal::NotAllowed(_))), "{refused:?}");
    let id = list.lines[0].id;
    assert!(matches!(office.desk("consult").print_paper(id, None, PRESS), Err(Refusal::NotAllowed(_))));
    assert!(matches!(office.desk("consult").record_service(id, &served("")), Err(Refusal::NotAllowed(_))));
    let all = application(&office, 2);
    let whole = office.desk("desk").file_claim(&all, "").expect("a case").number;
    let nothing = office.desk("desk").issue_paper(&whole, PaperKind::Notice, None, PRESS);
    assert_eq!(problem(nothing).1, Problem::NoPaperMissing);
}

/// What was issued stays as it was worded, whatever becomes of the case; later prints say which copy they are.
#[test]
fn a_copy_is_marked_and_says_what_the_original_said() {
    let office = Office::demo();
    let number = filed(&office);
    let id = office.desk("desk").issue_paper(&number, PaperKind::Receipt, None, PRESS).expect("a receipt");
    let original = text(&office, id);
    assert!(!original.contains("补打"), "{original}");
    office.raw().execute("UPDATE employer SET name = '改名后的单位'", []).expect("renamed");
    let copy = text(&office, id);
    assert!(copy.contains("【补打第 1 次】") && text(&office, id).contains("【补打第 2 次】"), "{copy}");
    assert!(!copy.contains("改名后的单位") && copy.lines().skip(1).eq(original.lines()), "{copy}");
    let count = |sql: &str| -> i64 { office.raw().query_row(sql, [], |r| r.get(0)).expect("a count") };
    assert_eq!(count("SELECT count(*) FROM audit WHERE act = 'print'"), 3);
    assert_eq!(count("SELECT count(*) FROM audit WHERE act = 'issue-paper'"), 1);
}

/// The remedies against a refusal run from the day it was served.
#[test]
fn remedies_run_from_service() {
    let office = Office::demo();
    let number = filed(&office);
    refused(&office, &number);
    let mut desk = office.desk("desk");
    let id = desk.issue_paper(&number, PaperKind::Refusal, None, PRESS).expect("a refusal");
    assert_eq!(problem(desk.record_service(id, &served("2022-01-03"))).0, "on", "before it was issued");
    assert_eq!(problem(desk.record_service(id, &served("2022-01-05"))), ("on", Problem::Future));
    assert_eq!(problem(desk.record_service(id, &served("").with("way", "fax"))).0, "way");
    assert_eq!(problem(desk.record_service(id, &served("").with("recipient", " "))), ("recipient", Problem::Empty));
    let before = desk.case(&number).expect("the case");
    assert!(before.served.is_none() && before.remedies.is_empty());
    desk.record_service(id, &served("")).expect("served");
    let case = desk.case(&number).expect("the case");
    let day = |text: &str| text.parse::<chrono::NaiveDate>().expect("a day");
    assert_eq!(case.served, Some(day("2022-01-04")));
    let limits: Vec<(&str, chrono::NaiveDate)> = case.remedies.iter().map(|r| (r.limit, r.deadline.day)).collect();
    // 60 days end on a Saturday in March; 6 months on a Monday.
    assert_eq!(limits, [("administrative_reconsideration", day("2022-03-07")), ("administrative_litigation", day("2022-07-04"))]);
    let told = gsbx::report::cases::text(&case, &policy(), Lang::Zh);
    assert!(told.contains("决定已于 2022-01-04 送达") && told.contains("2022-07-04"), "{told}");
    let record = desk.issue_paper(&number, PaperKind::Service, None, PRESS).expect("a delivery record");
    assert!(desk.record_service(record, &served("")).is_err(), "a delivery record is not served itself");
    let revoke = [("on", "2022-01-04"), ("document", "复决1号"), ("body", "县政府"), ("reason", "事实不清")];
    desk.advance_case(&number, &step("revoke", &revoke)).expect("entered");
    office.desk("review").settle_step(&number, Check::Pass, "").expect("passed");
    assert!(desk.case(&number).expect("the case").remedies.is_empty(), "what was revoked needs no remedy");
}

#[test]
fn what_was_issued_cannot_be_undone_by_sql() {
    let office = Office::demo();
    let number = filed(&office);
    let mut desk = office.desk("desk");
    let id = desk.issue_paper(&number, PaperKind::Receipt, None, PRESS).expect("a receipt");
    desk.print_paper(id, Some(Way::Text), PRESS).expect("printed");
    desk.record_service(id, &served("")).expect("served");
    for sql in [
        "UPDATE issued_paper SET document = '{}'",
        "DELETE FROM issued_paper",
        "UPDATE paper_print SET nth = 7",
        "DELETE FROM paper_print",
        "UPDATE paper_service SET served_on = '2020-01-01'",
        "DELETE FROM paper_service",
    ] {
        assert!(office.raw().execute(sql, []).is_err(), "{sql}");
    }
}

/// The same acts from a script; a code found again tells no name but the operator's.
#[test]
fn the_command_line_issues_serves_and_verifies() {
    let office = Office::demo();
    let number = filed(&office);
    let run = |args: &[&str]| {
        let output = office.gsbx(args);
        assert!(output.status.success(), "{args:?}: {}", stderr(&output));
        stdout(&output)
    };
    let issued: serde_json::Value = serde_json::from_str(&run(&["case", "paper", &number, "notice", "--json"])).expect("JSON");
    assert_eq!((&issued["kind"], &issued["edition"], &issued["prints"]), (&"notice".into(), &1.into(), &0.into()));
    let code = issued["code"].as_str().expect("a code");
    let text = run(&["--lang", "en", "case", "paper", &number, "notice", "--text"]);
    assert!(text.contains("一次性补正告知书") && text.contains(code), "handed out in Chinese: {text}");
    assert!(run(&["case", "paper", &number, "notice", "--text"]).contains("补打第 1 次"), "printed again, not issued again");
    let found = run(&["verify", &code.to_lowercase()]);
    assert!(found.contains(&number) && found.contains("一次性补正告知书") && found.contains("与存档一致"), "{found}");
    let name = office.desk("desk").case(&number).expect("the case").name;
    assert!(!found.contains(&name), "{found}");
    assert_eq!(stderr(&office.gsbx(&["verify", "0000000000"])).trim(), "gsbx: 没有找到");
    assert!(stderr(&office.gsbx(&["verify", "x"])).contains("不是校验码"));
    let served = run(&["case", "served", &number, "notice", "--way", "post", "--to", "王强"]);
    assert!(served.contains("邮寄送达 王强"), "{served}");
    assert!(run(&["case", "paper", &number, "service"]).contains("-S1"));
    assert!(run(&["case", "paper", &number, "service", "--of", "notice"]).contains("-S1"), "of the same paper");
    run(&["case", "paper", &number, "receipt"]);
    assert!(run(&["case", "paper", &number, "service", "--text"]).contains("-R1"), "the newest paper has none yet");
    let file = office.folder().join("n.txt");
    let out = file.to_str().expect("UTF-8");
    assert!(run(&["case", "paper", &number, "notice", "--new", "--out", out]).contains("-N2"));
    assert!(std::fs::read_to_string(&file).expect("a file").contains("-N2"));
    assert!(run(&["case", "papers", &number]).lines().count() == 5);
    let none = office.gsbx(&["case", "paper", &number, "refusal"]);
    assert!(none.status.code() == Some(1) && stderr(&none).contains("另一人复核"), "{}", stderr(&none));
    let unknown = office.gsbx(&["case", "paper", &number, "diploma"]);
    assert!(stderr(&unknown).contains("receipt, notice, refusal, service"), "{}", stderr(&unknown));
    let path = office.db();
    let altered = "DROP TRIGGER issued_paper_no_update; UPDATE issued_paper SET document = '{\"a\":1}'";
    rusqlite::Connection::open(path).and_then(|c| c.execute_batch(altered)).expect("altered behind the program's back");
    let output = office.gsbx(&["verify", code]);
    assert!(output.status.code() == Some(1) && stdout(&output).contains("不可信"), "{}", stdout(&output));
}

/// The window on the papers of a case: from the person's file, tab cases.
fn window(office: &Office, number: &str, lang: Lang, size: (u16, u16)) -> Window {
    let mut window = Window::open(office, "desk", Look { lang, ..PLAIN }, size);
    window.press(number).press("<Enter>p");
    window
}

#[test]
fn the_window_issues_prints_and_records_service() {
    let office = Office::demo();
    let number = filed(&office);
    let mut window = window(&office, &number, Lang::Zh, (80, 24));
    let text = window.text();
    assert!(text.contains("+ 受理回执") && text.contains("+ 一次性补正告知书"), "{text}");
    assert!(window.press("p").text().contains("请先选中"), "nothing is issued yet");
    assert!(window.press("<Down><Enter>").text().contains("出具一次性补正告知书？"));
    assert!(window.press("1").text().contains("出具一次性补正告知书？"), "a stray letter does not leave the question");
    assert!(!window.press("<Esc>").text().contains("-N1"), "a no issues nothing");
    let text = window.press("<Enter>y").text();
    assert!(text.contains("工伤认定申请一次性补正告知书") && text.contains("1-"), "{text}");
    let text = window.press("<PgDn><PgDn>").text();
    assert!(text.contains("校验码") && text.contains("打印 2022-01-04"), "{text}");
    assert_eq!(window.press("<PgDn>").text(), text, "the last page stays");
    let saved = window.press("f").text();
    assert!(saved.contains("已存为"), "{saved}");
    let file = office.folder().join(format!("slips/{number}-N1.txt"));
    assert_eq!(std::fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o600);
    let list = window.press("<Esc>").text();
    assert!(list.contains("已印 1 次") && list.contains("未送达"), "{list}");
    assert!(window.press("s<C-s>").text().contains("受送达人"), "who received it must be said");
    let served = window.press("王强<Enter><Right><Enter>").press("<F2>").text();
    assert!(!served.contains("未送达"), "{served}");
    let line = office.desk("desk").papers(&number).expect("a list").lines.remove(0);
    let told: Vec<(&str, &str)> = line.services.iter().map(|s| (s.way.id(), s.to.as_str())).collect();
    assert_eq!(told, [("post", "王强")]);
    let record = window.press("ry").text();
    assert!(record.contains("送达回证") && record.contains("王强"), "{record}");
    let sent = window.press("t").text();
    assert!(sent.contains("已送终端打印机"), "{sent}");
    let sheets = window.app.take_sheets();
    assert!(sheets.len() == 1 && sheets[0].contains("送达回证\r\n"), "{sheets:?}");
    assert!(window.press("<Esc>").text().contains("出件：终端打印机"), "the way is remembered");
    let back = window.press("<Esc>").text();
    assert!(back.contains(&number) && back.contains("案件号"), "back in the file: {back}");
    // The slip takes the same way out.
    let slip = window.press("<F3><F3><Tab>2021-06-01<Tab>5555.55<Tab>7<F6>").text();
    assert!(slip.contains("已送终端打印机"), "{slip}");
    assert!(window.app.take_sheets()[0].contains("工伤保险待遇咨询单"));
}

fn drafts(office: &Office) -> i64 {
    office.raw().query_row("SELECT count(*) FROM draft", [], |r| r.get(0)).expect("drafts")
}

/// It leads to the case's papers, wherever it was typed, and is of the paper it was of though another came before it.
#[test]
fn a_half_typed_service_survives_its_window() {
    let office = Office::demo();
    let number = filed(&office);
    let receipt = office.desk("desk").issue_paper(&number, PaperKind::Receipt, None, PRESS).expect("a receipt");
    window(&office, &number, Lang::Zh, (80, 24)).press("s王强<Enter><Right><Enter>");
    office.desk("desk2").issue_paper(&number, PaperKind::Notice, None, PRESS).expect("a notice");
    let mut next = Window::open(&office, "desk", PLAIN, (80, 24));
    assert!(next.text().contains(&format!("{number}-R1")), "{}", next.text());
    let text = next.press("<Enter>").text();
    assert!(text.contains("文书") && text.contains(&format!("{number}-R1")) && text.contains("王强"), "{text}");
    // The day is still being typed.
    let text = next.press("0104<Esc>").text();
    assert!(text.contains("已存为草稿") && text.contains("未送达"), "{text}");
    assert!(next.press("<Esc>").text().contains(&number), "the case lies below");
    let text = next.press("d<Enter>").text();
    assert!(text.contains("2022-01-04") && text.contains("邮寄"), "{text}");
    next.press("<C-s>");
    let list = office.desk("desk").papers(&number).expect("a list");
    let line = list.lines.iter().find(|l| l.id == receipt).expect("the receipt");
    let told: Vec<(&str, &str)> = line.services.iter().map(|s| (s.way.id(), s.to.as_str())).collect();
    assert_eq!((told, drafts(&office)), (vec![("post", "王强")], 0));
}

/// In a person's file too: another screen, F3 and Esc keep it; a draft that cannot be kept is asked about.
#[test]
fn a_service_is_kept_in_the_file_too() {
    let office = Office::demo();
    let number = filed(&office);
    office.desk("desk").issue_paper(&number, PaperKind::Receipt, None, PRESS).expect("a receipt");
    let kept = |keys: &str| {
        office.raw().execute("DELETE FROM draft", []).expect("none");
        let text = window(&office, &number, Lang::Zh, (80, 24)).press("s王强").press(keys).text();
        assert_eq!(drafts(&office), 1, "{keys}: {text}");
        text
    };
    assert!(kept("<Esc>").contains("已存为草稿"));
    assert!(kept("<F3>").contains("滚存"));
    let mut window = window(&office, &number, Lang::Zh, (80, 24));
    window.press("n").press("s王强");
    let other = office.raw();
    other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    assert!(window.press("<Esc>").text().contains("草稿存不下"), "{}", window.text());
    assert!(window.press("<Esc>").text().contains("王强"), "nothing was lost");
    other.execute_batch("ROLLBACK").expect("the lock is given back");
    assert!(window.press("<Esc>").text().contains("已存为草稿"));
}

/// What is handed to citizens stays Chinese; what stands around it follows the operator's language.
#[test]
fn screens() {
    let office = Office::demo();
    let number = filed(&office);
    let mut desk = office.desk("desk");
    let notice = desk.issue_paper(&number, PaperKind::Notice, None, PRESS).expect("a notice");
    desk.issue_paper(&number, PaperKind::Receipt, None, PRESS).expect("a receipt");
    desk.record_service(notice, &served("2022-01-04")).expect("served");
    for (size, lang, name) in [
        ((80, 24), Lang::Zh, "80x24-zh"),
        ((80, 24), Lang::En, "80x24-en"),
        ((140, 40), Lang::Zh, "140x40-zh"),
        ((140, 40), Lang::En, "140x40-en"),
    ] {
        for (screen, keys) in [("list", "<Down>"), ("ask", "<Down><Down><Enter>"), ("page", "<Enter>"), ("serve", "s王强<Enter>")]
        {
            // The service that was typed before is not offered again.
            office.raw().execute("DELETE FROM draft", []).expect("none");
            let mut window = window(&office, &number, lang, size);
            snapshot(&format!("{screen}@{name}"), &window.press(keys).screen());
        }
    }
}

/// Media copy as the terminal gets it: on, the whole sheet, off; and the screen is drawn anew behind it.
#[test]
fn a_terminal_prints_between_the_codes_of_media_copy() {
    let office = Office::demo();
    let number = filed(&office);
    office.desk("desk").issue_paper(&number, PaperKind::Receipt, None, PRESS).expect("a receipt");
    let mut pty = Pty::start(&["--db", office.db().to_str().expect("a path"), "--operator", "desk"], &[], (80, 24));
    pty.wait_for("直接输入");
    pty.type_keys(&number);
    pty.wait_for("命中");
    pty.type_keys("\r");
    pty.wait_for("受伤部位");
    pty.type_keys("p");
    pty.wait_for("未打印");
    assert!(!pty.bytes().windows(4).any(|w| w == b"\x1b[5i"), "not before it is asked for");
    pty.type_keys("t");
    pty.wait_for("已送终端打印机");
    pty.type_keys("\x11");
    assert_eq!(pty.ended(), 0);
    pty.assert_clean();
    let bytes = String::from_utf8_lossy(&pty.bytes()).into_owned();
    let (_, after) = bytes.split_once("\u{1b}[5i").expect("media copy on");
    let (sheet, _) = after.split_once("\u{1b}[4i").expect("media copy off");
    assert!(sheet.contains("工伤认定申请材料受理回执\r\n") && sheet.ends_with('\u{c}'), "{sheet}");
    assert!(!sheet.contains('\u{1b}') && sheet.lines().count() >= 60, "{sheet}");
}

/// A printer that does not answer holds up nobody: the window says that it works, and in the end that nothing came out.
#[test]
fn a_printer_that_hangs_does_not_hang_the_window() {
    let office = Office::demo();
    let number = filed(&office);
    office.desk("desk").issue_paper(&number, PaperKind::Receipt, None, PRESS).expect("a receipt");
    let path = lp(&office, "exec sleep 60");
    let args = ["--db", office.db().to_str().expect("a path"), "--operator", "desk"].map(str::to_owned);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let mut pty = Pty::start(&args, &[("PATH", &path)], (80, 24));
    pty.wait_for("直接输入");
    pty.type_keys(&number);
    pty.wait_for("命中");
    pty.type_keys("\rp");
    pty.wait_for("未打印");
    pty.type_keys("l");
    pty.wait_for("正在办理");
    pty.resize((100, 30));
    pty.wait_for("没有应答");
    pty.type_keys("\x11");
    assert_eq!(pty.ended(), 0);
}

/// Puts a program called `lp` into a folder; the answer is a path with that folder first, and the system's for `sh`.
fn lp(office: &Office, script: &str) -> String {
    let folder = office.folder().join("bin");
    std::fs::create_dir_all(&folder).expect("a folder");
    let lp = folder.join("lp");
    std::fs::write(&lp, format!("#!/bin/sh\n{script}\n")).expect("a script");
    std::fs::set_permissions(&lp, std::fs::Permissions::from_mode(0o755)).expect("may be run");
    format!("{}:/usr/bin:/bin", folder.display())
}

/// Runs the program with such an `lp`.
fn with_lp(office: &Office, script: &str, args: &[&str]) -> Output {
    let path = lp(office, script);
    program().env("PATH", path).arg("--db").arg(office.db()).args(args).output().expect("gsbx runs")
}

#[test]
fn a_printer_gets_the_sheet_and_its_failures_are_told() {
    let office = Office::demo();
    let number = filed(&office);
    let print = ["case", "paper", &number, "receipt", "--lp"];
    let got = office.folder().join("got");
    let takes = format!("printf '%s|' \"$@\" > {0}.args; cat > {0}", got.display());
    let prints = || office.desk("desk").papers(&number).expect("a list").lines[0].prints;
    let read = |path: &Path| std::fs::read_to_string(path).expect("a file");

    let failed = with_lp(&office, "printf 'lp: no default \\033[31mdestination\\n' >&2; exit 1", &print);
    let said = stderr(&failed);
    assert!(failed.status.code() == Some(1) && said.contains("no default") && !said.contains('\u{1b}'), "{said}");
    assert_eq!(prints(), 0, "what did not come out is no print");
    assert_eq!(office.desk("desk").print_way().expect("a way"), Way::Folder, "nor is it remembered");
    let hangs = with_lp(&office, "exec sleep 60", &print);
    assert!(hangs.status.code() == Some(1) && stderr(&hangs).contains("没有应答"), "{}", stderr(&hangs));
    assert_eq!(prints(), 0);

    let done = with_lp(&office, &takes, &[&print[..], &["--printer", "counter_2"]].concat());
    assert!(done.status.success() && stdout(&done).contains("counter_2"), "{}", stderr(&done));
    let args = read(&got.with_extension("args"));
    assert!(args.contains("-d|counter_2|") && args.contains("media=A4"), "{args}");
    let sheet = read(&got);
    assert!(sheet.contains("受理回执") && !sheet.contains("补打") && sheet.lines().count() == 60, "{sheet}");
    let again = with_lp(&office, &takes, &print);
    assert!(again.status.success() && read(&got.with_extension("args")).contains("-d|counter_2|"), "the printer is remembered");
    assert!(read(&got).contains("补打第 1 次"));
    let odd = with_lp(&office, &takes, &[&print[..], &["--printer", "-o raw"]].concat());
    assert!(!odd.status.success(), "no option in a printer's name");
}

/// Whatever stands in a paper, no line is wider than the sheet and no page longer, and nothing steers the printer.
fn fits(document: &Document, stamp: &Stamp, sheet: Sheet) {
    for page in pages(document, stamp, sheet) {
        assert!(sheet.lines.is_none_or(|most| page.len() == most), "{page:#?}");
        for line in page {
            assert!(line.width() <= sheet.width, "{} columns: {line}", line.width());
            assert!(!line.chars().any(gsbx::domain::plain::is_harmful), "{line:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_line_is_wider_than_the_page(
        texts in proptest::collection::vec("[ -~一-龥，。（）ａ-ｚ\u{202e}\u{1b}\n-]{0,120}", 12),
        rows in proptest::collection::vec(proptest::collection::vec("[a-z0-9一-龥，]{0,60}", 4), 0..40),
        nth in 0_i64..200,
    ) {
        let t = |i: usize| texts[i].clone();
        let document = Document {
            office: t(0),
            title: t(1),
            number_line: t(2),
            blocks: vec![
                Block::Heading(t(3)),
                Block::Text(t(4)),
                Block::Line(t(5)),
                Block::Facts(vec![(t(6), t(7)), ("单位".to_owned(), "长".repeat(100))]),
                Block::Table { columns: vec!["序号".into(), "材料名称".into(), "出具人".into(), "依据".into()], rows },
            ],
            signatures: vec![t(8), t(9)],
            seal: t(11),
            notes: vec![t(10)],
        };
        let stamp = Stamp { number: "GS-2022-000001-R1".into(), code: "0123456789".into(), by: t(11), at: "2022-01-04 09:30".into(), nth };
        fits(&document, &stamp, A4);
        fits(&document, &stamp, Sheet { width: 80, lines: None });
    }
}

/// 回避: whoever is barred from a person issues, prints and serves no paper of his case.
#[test]
fn a_relatives_papers_are_for_somebody_else() {
    let office = Office::demo();
    let claim = application(&office, 0);
    let number = office.desk("desk").file_claim(&claim, "").expect("a case").number;
    office.desk("desk").bar("desk", claim.get("id_number"), "表弟").expect("barred");
    let refused = office.desk("desk").issue_paper(&number, PaperKind::Receipt, None, PRESS);
    assert!(matches!(refused, Err(Refusal::MayNot { .. })), "{refused:?}");
    let id = office.desk("desk2").issue_paper(&number, PaperKind::Receipt, None, PRESS).expect("somebody else");
    let printed = office.desk("desk").print_paper(id, Some(Way::Text), PRESS);
    assert!(matches!(printed, Err(Refusal::MayNot { .. })), "{printed:?}");
    let served = office.desk("desk").record_service(id, &served("2022-01-04"));
    assert!(matches!(served, Err(Refusal::MayNot { .. })), "{served:?}");
    // All of it is found under the case.
    let sql = "SELECT count(*) FROM audit WHERE subject = 'case:' || (SELECT id FROM injury_case WHERE number = ?1)";
    let told: i64 = office.raw().query_row(sql, [&number], |r| r.get(0)).expect("the trail");
    assert_eq!(told, 5, "filed, issued, and three refusals");
}
