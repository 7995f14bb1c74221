//! The whole program on a real pseudo-terminal: real keys, real signals, a real file; and what it leaves behind.

use std::thread;
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use crate::support::Office;
use crate::support::pty::{Pty, until};

const CTRL_Q: &str = "\x11";
const F3: &str = "\x1bOR";

/// The newcomer's first minute.
#[test]
fn the_demo_is_looked_around_in() {
    let mut pty = Pty::start(&["demo"], &[], (80, 24));
    pty.wait_for("直接输入");
    assert!(pty.is_raw());
    // A line of progress that is wider than the terminal would wrap and stay.
    let bytes = String::from_utf8_lossy(&pty.bytes()).into_owned();
    let progress = bytes.split("\x1b[?1049h").next().unwrap_or_default();
    let steps: Vec<&str> = progress.split(['\r', '\x1b']).filter(|s| s.contains('%')).collect();
    assert!(!steps.is_empty() && steps.iter().all(|s| s.trim_start_matches("[2K").width() <= 80), "{steps:?}");
    pty.type_keys("zs");
    pty.wait_for("命中");
    pty.type_keys("\r");
    let file = pty.wait_for("待遇支付");
    assert!(file.contains("431299********"), "{file}");
    pty.type_keys(F3);
    let fund = pty.wait_for("16,721,500.00");
    for figure in ["14,290,400.00", "16,721,600.00", "819,200.00", "3,250,400.00", "12,976", "242", "1.04"] {
        assert!(fund.contains(figure), "{figure}:\n{fund}");
    }
    pty.type_keys(CTRL_Q);
    assert_eq!(pty.ended(), 0);
    pty.assert_clean();
}

/// A Linux console has no alternate screen: the progress of the demo would show through the window.
#[test]
fn the_window_begins_on_an_empty_screen() {
    let office = Office::demo();
    let mut pty = Pty::on(&office.db());
    pty.wait_for("直接输入");
    let bytes = String::from_utf8_lossy(&pty.bytes()).into_owned();
    let (entered, erased) = (bytes.find("\x1b[?1049h"), bytes.find("\x1b[2J"));
    // Moves stand between the wide characters.
    let drawn = bytes.find('直');
    assert!(entered.is_some() && entered < erased && erased < drawn, "{entered:?} {erased:?} {drawn:?}");
    pty.type_keys(CTRL_Q);
    assert_eq!(pty.ended(), 0);
}

/// "Grade 7, leaving at 59": asked from a person's file, answered with its articles, taken home on a slip.
#[test]
fn a_question_is_answered_from_a_file() {
    let office = Office::demo();
    let mut pty = Pty::on(&office.db());
    pty.wait_for("直接输入");
    pty.type_keys("GS-2021-00003\r");
    pty.wait_for("待遇支付");
    pty.type_keys("e");
    let form = pty.wait_for("测算对象");
    let born = form.lines().find_map(|l| l.trim_start().strip_prefix("出生日期")).map(|l| l.trim()[..10].to_owned());
    let born = born.expect("the birth date is filled in");
    let leaves = format!("{}{}", born[..4].parse::<i32>().expect("a year") + 59, &born[4..]);
    pty.type_keys("\t\t\t7\t\t\t\t\t");
    pty.type_keys(&leaves);
    let answer = pty.wait_for("单位支付");
    for part in ["7 级", "一次性伤残补助金", "一次性工伤医疗补助金", "一次性伤残就业补助金"] {
        assert!(answer.contains(part), "{part}:\n{answer}");
    }
    pty.type_keys("\x1b[6~");
    pty.wait_for("第三十五条");
    pty.type_keys("\x10");
    pty.wait_for("已存为");
    pty.type_keys(CTRL_Q);
    assert_eq!(pty.ended(), 0);
    pty.assert_clean();
    let slips = std::fs::read_dir(office.folder().join("slips")).expect("a folder of slips").count();
    assert_eq!(slips, 1);
}

/// A whole burst in one write, as a slow line delivers it.
#[test]
fn keys_typed_ahead_arrive_in_order() {
    let office = Office::demo();
    let mut pty = Pty::on(&office.db());
    pty.type_keys("zs\r\t");
    pty.wait_for("缴费");
    pty.type_keys(CTRL_Q);
    assert_eq!(pty.ended(), 0);
    pty.assert_clean();
}

#[test]
fn signals_that_end_it_leave_the_terminal_clean() {
    let office = Office::demo();
    for (name, status) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let mut pty = Pty::on(&office.db());
        pty.wait_for("直接输入");
        pty.signal(name);
        assert_eq!(pty.ended(), status, "{name}");
        pty.assert_clean();
    }
}

#[test]
fn a_dropped_line_ends_it() {
    let office = Office::demo();
    let mut pty = Pty::on(&office.db());
    pty.wait_for("直接输入");
    pty.hang_up();
    assert_eq!(pty.ended(), 129);
}

/// A failure of the program itself, which the hidden command of debug builds brings about.
#[test]
#[cfg(debug_assertions)]
fn a_panic_leaves_the_terminal_clean_and_one_sentence() {
    let office = Office::demo();
    let mut pty = Pty::on(&office.db());
    pty.wait_for("直接输入");
    pty.type_keys(":panic\r");
    assert_eq!(pty.ended(), 101);
    pty.assert_clean();
    assert!(pty.wait_for("程序出错").contains("src/tui/app"));
}

#[test]
fn it_can_be_stopped_and_comes_back() {
    let office = Office::demo();
    let mut pty = Pty::on(&office.db());
    pty.wait_for("直接输入");
    pty.type_keys("zs");
    pty.wait_for("命中");
    pty.signal("TSTP");
    until("it stops", || state(pty.pid()) == 'T');
    assert!(!pty.is_raw(), "the shell has its terminal back");
    pty.signal("CONT");
    until("it takes the terminal again", || pty.is_raw());
    pty.wait_for("命中");
    pty.type_keys("\r");
    pty.wait_for("待遇支付");
    pty.type_keys(CTRL_Q);
    assert_eq!(pty.ended(), 0);
    pty.assert_clean();
}

#[test]
fn a_resized_window_is_drawn_anew() {
    let office = Office::demo();
    let mut pty = Pty::on(&office.db());
    pty.wait_for("直接输入");
    pty.type_keys("zs");
    pty.wait_for("命中");
    pty.resize((60, 10));
    pty.wait_for("80 列 24 行");
    pty.resize((140, 40));
    pty.wait_for("电话");
    for size in [(100, 30), (20, 5), (200, 50), (80, 24)] {
        pty.resize(size);
    }
    pty.wait_for("查找: zs");
    pty.type_keys(CTRL_Q);
    assert_eq!(pty.ended(), 0);
    pty.assert_clean();
}

/// Who came over SSH, whose file he opened and that he left, with the terminal it was done at; read on the audit page.
#[test]
fn a_session_is_in_the_audit_trail_from_its_beginning_to_its_end() {
    let office = Office::demo();
    let db = office.db();
    let db = db.to_str().expect("a path");
    let mut pty = Pty::start(&["--db", db], &[("SSH_CONNECTION", "10.31.2.17 50022 10.31.2.9 22")], (80, 24));
    pty.wait_for("直接输入");
    pty.type_keys("zs\r");
    pty.wait_for("待遇支付");
    pty.type_keys(CTRL_Q);
    assert_eq!(pty.ended(), 0);
    let mut pty = Pty::start(&["--db", db, "--operator", "approve"], &[], (80, 24));
    pty.wait_for("直接输入");
    pty.type_keys(F3);
    pty.wait_for("滚存结余");
    pty.type_keys("9");
    pty.wait_for("筛选: ");
    pty.type_keys("\t\t\t");
    let trail = pty.wait_for("打开档案");
    for act in ["登录", "打开档案", "退出"] {
        assert!(trail.lines().any(|l| l.contains("(desk)") && l.contains(act)), "{act}:\n{trail}");
    }
    pty.type_keys("/\tdesk\r");
    pty.wait(|screen| screen.contains("经办人 desk") && !screen.contains("(approve)"), "the records of one operator");
    pty.type_keys("\r");
    let record = pty.wait_for("10.31.2.17");
    assert!(record.contains("/dev/"), "{record}");
    pty.type_keys(CTRL_Q);
    assert_eq!(pty.ended(), 0);
    pty.assert_clean();
    assert!(office.gsbx(&["check"]).status.success());
}

/// Another window holds the file for a moment: the write waits for it and succeeds.
#[test]
fn a_short_wait_for_another_writer_is_not_noticed() {
    let office = Office::demo();
    let mut pty = Pty::on(&office.db());
    pty.wait_for("直接输入");
    pty.type_keys("zs\r");
    pty.wait_for("待遇支付");
    let other = office.raw();
    other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    pty.type_keys("v");
    thread::sleep(Duration::from_millis(100)); // what is tested is a writer that takes this long
    other.execute_batch("COMMIT").expect("the lock is given back");
    pty.wait(|screen| screen.lines().nth(1).is_some_and(|l| !l.contains("****")), "the whole number");
}

/// Another window does not let go: after five seconds a sentence says so, and the screen stays alive.
#[test]
fn a_long_wait_for_another_writer_is_told() {
    let office = Office::demo();
    let mut pty = Pty::on(&office.db());
    pty.wait_for("直接输入");
    pty.type_keys("zs\r");
    pty.wait_for("待遇支付");
    let other = office.raw();
    other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    pty.type_keys("v");
    pty.wait_for("正在办理");
    pty.wait_for("另一窗口正在写入");
    other.execute_batch("ROLLBACK").expect("the lock is given back");
    pty.type_keys("v");
    pty.wait(|screen| screen.lines().nth(1).is_some_and(|l| !l.contains("****")), "the whole number");
}

#[test]
fn a_terminal_of_another_encoding_is_told_in_one_line() {
    let office = Office::demo();
    let db = office.db();
    let args = ["--db", db.to_str().expect("a path")];
    let mut pty = Pty::start(&args, &[("LANG", "zh_CN.GB18030")], (80, 24));
    assert_eq!(pty.ended(), 2);
    pty.assert_clean();
    let said = String::from_utf8(pty.bytes()).expect("plain ASCII");
    assert!(said.is_ascii() && said.contains("--force-utf8") && said.trim().lines().count() == 1, "{said}");
    for locale in ["C", "en_US.UTF-8"] {
        let mut pty = Pty::start(&args, &[("LANG", locale)], (80, 24));
        pty.wait_for("0017");
        pty.type_keys(CTRL_Q);
        assert_eq!(pty.ended(), 0);
    }
}

/// `NO_COLOR`: no colour is sent, the choice is still seen.
#[test]
fn without_colour_attributes_stay() {
    let office = Office::demo();
    let db = office.db();
    let mut pty = Pty::start(&["--db", db.to_str().expect("a path")], &[("NO_COLOR", "1")], (80, 24));
    pty.wait_for("直接输入");
    pty.type_keys("zs");
    pty.wait_for("命中");
    pty.type_keys(CTRL_Q);
    assert_eq!(pty.ended(), 0);
    let bytes = String::from_utf8_lossy(&pty.bytes()).into_owned();
    assert!(bytes.contains("\x1b[7m"), "reverse is sent");
    assert!(!bytes.contains("\x1b[38;5;"), "no colour is sent");
}

#[test]
fn without_a_terminal_it_says_so() {
    let office = Office::demo();
    let output = office.gsbx(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(crate::support::stderr(&output).contains("需要在终端里运行"));
}

/// A real office: the SSH user's name stands there, a wrong password is told, the right one opens, and leaving is noted.
#[test]
fn one_logs_in_at_the_window() {
    let office = Office::empty();
    let db = office.db();
    let mut pty = Pty::start(&["--db", db.to_str().expect("a path")], &[("USER", "zhuren")], (80, 24));
    let door = pty.wait_for("登录名");
    assert!(door.contains("zhuren") && !door.contains("查询"), "{door}");
    pty.type_keys("correct house\r");
    pty.wait_for("登录名或密码不对");
    pty.type_keys("correct horse");
    let hidden = pty.wait_for("*************");
    assert!(!hidden.contains("horse"), "{hidden}");
    pty.type_keys("\r");
    let inside = pty.wait_for("直接输入");
    assert!(inside.lines().next().is_some_and(|l| l.trim_end().ends_with("zhuren")), "{inside}");
    pty.type_keys(CTRL_Q);
    assert_eq!(pty.ended(), 0);
    pty.assert_clean();
    let acts: Vec<String> = office
        .raw()
        .prepare("SELECT act FROM audit WHERE act LIKE 'log%' ORDER BY id")
        .and_then(|mut s| s.query_map([], |r| r.get(0))?.collect())
        .expect("the trail");
    assert_eq!(acts, ["log-in-failed", "log-in", "log-out"]);
    assert!(!String::from_utf8_lossy(&pty.bytes()).contains("correct"), "no password is ever drawn");
}

/// Nobody presses a key: the window hides what stands there, and the password brings it back.
#[test]
#[cfg(debug_assertions)]
fn an_idle_window_locks_itself() {
    let office = Office::demo();
    let db = office.db();
    let mut pty = Pty::start(&["--db", db.to_str().expect("a path")], &[("GSBX_IDLE_MS", "3000")], (80, 24));
    pty.wait_for("直接输入");
    pty.type_keys("zs");
    pty.wait_for("命中");
    let locked = pty.wait_for("已锁屏");
    assert!(!locked.contains("命中") && locked.contains("龙秀兰"), "{locked}");
    pty.type_keys("demo\r");
    pty.wait_for("命中");
    pty.type_keys(CTRL_Q);
    assert_eq!(pty.ended(), 0);
    pty.assert_clean();
}

/// State of a process: `T` is stopped.
fn state(pid: u32) -> char {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit(") ").next().and_then(|rest| rest.chars().next()).unwrap_or(' ')
}
