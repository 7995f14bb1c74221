//! What keys do, whatever their speed: typing ahead ends exactly as typing slowly.

use crossterm::event::Event;
use gsbx::desk::Request;

use crate::support::Office;
use crate::support::window::{PLAIN, Window};

fn window(office: &Office, login: &str) -> Window {
    Window::open(office, login, PLAIN, (80, 24))
}

#[test]
fn a_burst_ends_as_slow_typing_does() {
    let office = Office::demo();
    for keys in [
        "zs<Enter>",
        "zs<Down><Down><Enter><Tab>v",
        "zsf<BS><Enter><Esc>x",
        "zs<Tab>jj<Enter><Right><Esc>2",
        "<F3><Down><Down><Enter><Down><Enter><Down>",
        "<F3>[[]]<Right><Enter><F3>lv<Enter>",
        ":fund<Enter><Enter>",
        "zs<Enter><F3><Enter><Enter><Esc>1<Esc>",
    ] {
        let slow = window(&office, "desk").press(keys).screen();
        let fast = window(&office, "desk").burst(keys).screen();
        assert_eq!(fast, slow, "{keys}");
    }
}

/// `zs<Enter>` in one piece opens the first hit for `zs`, not whatever `z` had found.
#[test]
fn enter_waits_for_the_hits_of_the_whole_word() {
    let office = Office::demo();
    let mut window = window(&office, "desk");
    let first = window.press("zs").text().lines().nth(4).map(|l| l[2..].split_whitespace().next().unwrap_or("").to_owned());
    let text = window.press("<Esc>").burst("zs<Enter>").text();
    assert!(text.lines().nth(1).is_some_and(|l| first.as_ref().is_some_and(|f| l.contains(f))), "{text}");
}

#[test]
fn answers_that_nobody_waits_for_are_dropped() {
    let office = Office::demo();
    let mut window = window(&office, "desk");
    window.app.handle(Event::Paste("z".into()));
    let late = window.app.take_requests();
    window.press("<BS>");
    let before = window.screen();
    for (number, request) in late {
        let answer = office.desk("desk").run(request);
        window.app.receive(number, answer);
    }
    assert_eq!(window.screen(), before);
}

#[test]
fn escape_returns_to_the_same_hits() {
    let office = Office::demo();
    let mut window = window(&office, "desk");
    let hits = window.press("zs<Tab><Down><Down><Down>").screen();
    assert_ne!(window.press("<Enter><Tab><Tab>").screen(), hits);
    assert_eq!(window.press("<Esc>").screen(), hits);
    assert_eq!(window.press("21").screen(), hits);
    assert!(window.press("/<Esc>").text().contains("直接输入"));
}

#[test]
fn letters_and_digits_go_into_the_box_and_act_outside_it() {
    let office = Office::demo();
    let mut window = window(&office, "desk");
    assert!(window.press("2").text().contains("查找: 2"));
    assert!(window.press("<BS>zs<Tab>2").text().contains("全年"));
    assert!(window.press("1").text().contains("查找: zs"));
    window.press("q");
    assert!(window.app.is_done());
}

#[test]
fn pasted_lines_become_one_line_and_submit_nothing() {
    let office = Office::demo();
    let mut window = window(&office, "desk");
    let text = window.paste("王\r\n五\u{1b}[31m\u{202e}").text();
    assert!(text.contains("查找: 王") && text.contains("31m"), "{text}");
    assert!(window.press("<C-u>").paste(&"长".repeat(500)).text().contains("长"));
}

/// Wide characters: the cursor stands behind them in cells, and editing in the middle breaks nothing.
#[test]
fn the_cursor_counts_cells() {
    let office = Office::demo();
    let mut window = window(&office, "desk");
    let column = |w: &Window| w.screen().rsplit("cursor ").next().and_then(|t| t.split(',').next()?.parse::<u16>().ok());
    let start = column(&window).expect("a cursor");
    for (keys, cells) in [("王", 2), ("五a", 5), ("，", 7), ("<Left>", 5), ("<Left><Left><BS>", 0), ("<C-u>", 0)] {
        assert_eq!(column(window.press(keys)), Some(start + cells), "{keys}");
    }
}

#[test]
fn whole_numbers_are_for_those_who_may_and_each_look_is_recorded() {
    let office = Office::demo();
    let id: String = office.raw().query_row("SELECT id_number FROM person WHERE id = 7", [], |r| r.get(0)).expect("he");
    let looks = || -> i64 {
        office.raw().query_row("SELECT count(*) FROM audit WHERE act = 'unmask'", [], |r| r.get(0)).expect("the trail")
    };
    let keys = format!("{id}<Enter>");
    let mut clerk = window(&office, "desk");
    assert!(!clerk.press(&keys).text().contains(&id));
    assert!(clerk.press("v").text().contains(&id));
    assert_eq!(looks(), 1);
    assert!(!clerk.press("v").text().contains(&id), "a second press hides it");
    assert_eq!(looks(), 1);
    let mut consult = window(&office, "consult");
    let text = consult.press(&keys).press("v").text();
    assert!(!text.contains(&id) && text.contains("不能查看完整号码"), "{text}");
    assert_eq!(looks(), 1);
}

#[test]
fn each_role_sees_its_screens() {
    let office = Office::demo();
    // The administrator has the audit trail and no business screen.
    let text = window(&office, "admin").text();
    assert!(text.contains(" 9 系统 ") && !text.contains("查询") && !text.contains(" 参数 "), "{text}");
    let mut admin = window(&office, "admin");
    assert!(admin.press("<Tab><Tab>").text().contains("全部审计记录"));
    assert!(window(&office, "desk").text().contains(" 2基"));
}

#[test]
fn the_choice_of_glyphs_is_remembered() {
    let office = Office::demo();
    let mut window = window(&office, "desk");
    assert!(window.text().contains('─'));
    window.app.handle(Event::Key(crossterm::event::KeyEvent::new(
        crossterm::event::KeyCode::Char('g'),
        crossterm::event::KeyModifiers::CONTROL,
    )));
    let asked = window.app.take_requests();
    assert_eq!(
        asked.iter().map(|(_, r)| r.clone()).collect::<Vec<_>>(),
        [Request::SaveSetting { key: "glyphs", value: "ascii".into() }]
    );
    assert!(!window.text().contains('─'));
    let mut desk = office.desk("desk");
    for (_, request) in asked {
        desk.run(request).expect("it is saved");
    }
    assert_eq!(office.desk("desk").setting("glyphs").expect("settings").as_deref(), Some("ascii"));
}

#[test]
fn the_fund_is_walked_from_year_to_entry_and_back() {
    let office = Office::demo();
    let mut window = window(&office, "desk");
    let year = window.press("<F3>").screen();
    let text = window.press("<Down><Enter><Enter>").text();
    assert!(text.contains("1 月") && text.contains("工伤保险费收入") && text.contains("第 1-"), "{text}");
    let first = window.screen();
    let next = window.press("<PgDn>").screen();
    assert_ne!(next, first);
    assert_eq!(window.press("<PgUp>").press("<PgUp>").text().lines().nth(1), first.lines().nth(1));
    assert_eq!(window.press("<Esc><Esc><Up>").screen(), year);
}

/// Narrowed, opened and left again: the list is where it was.
#[test]
fn the_audit_trail_is_narrowed_and_walked() {
    let office = Office::demo();
    office.desk("desk").open_file(17).expect("a file");
    office.desk("desk").show_full(18).expect("whole numbers");
    let mut window = window(&office, "approve");
    let all = window.press("<F3>9<Tab><Tab><Tab>").screen();
    assert!(all.contains("查看全号") && all.contains("打开档案"), "{all}");
    let text = window.press("/17<Enter>").text();
    assert!(text.contains("人员 17") && text.contains("打开档案") && !text.contains("查看全号"), "{text}");
    let list = window.screen();
    assert!(window.press("<Enter>").text().contains("审计记录第"));
    assert_eq!(window.press("<Esc>").screen(), list);
    let text = window.press("/<Tab>nobody<Enter>").text();
    assert!(text.contains("没有这个登录名"), "{text}");
    assert_eq!(window.press("<Esc>").screen(), list);
    assert_eq!(window.press("<Esc>").screen(), all);
    assert!(window.press("<Tab>").text().contains("筛选: "), "the parameters again");
    assert!(!window.press("1").text().contains("审计"));
}

/// More records than a page: each is seen once on the way down, and again on the way up.
#[test]
fn the_audit_trail_turns_its_pages() {
    let office = Office::demo();
    for person in 1..60 {
        office.desk("desk").open_file(person).expect("a file");
    }
    let mut window = window(&office, "approve");
    let first = window.press("<F3>9<Tab><Tab><Tab>").screen();
    assert!(first.contains("第 1-17 条"), "{first}");
    assert!(window.press("<PgDn>").text().contains("第 18-34 条"));
    assert!(window.press(&"<Down>".repeat(17)).text().contains("第 35-51 条"));
    assert!(window.press("<PgDn><PgDn><PgDn>").text().contains("-61 条"));
    assert!(window.press("<PgUp><PgUp><PgUp>").press(&"<Up>".repeat(16)).text().contains("第 1-17 条"));
    assert_eq!(window.screen(), first);
}

/// Whatever is pressed, pasted or resized, in whatever order: the window goes on, and what it draws fits.
#[test]
fn no_order_of_keys_breaks_it() {
    use proptest::prelude::*;
    use proptest::test_runner::{Config, TestRunner};
    let keys = [
        "<F3>",
        "<C-t>",
        "<Tab>",
        "<S-Tab>",
        "<Up>",
        "<Down>",
        "<Left>",
        "<Right>",
        "<Enter>",
        "<Esc>",
        "<PgUp>",
        "<PgDn>",
        "<BS>",
        "<F1>",
        "<F2>",
        "<F4>",
        "<F7>",
        "<F9>",
        "<F8>",
        "<C-l>",
        "<C-r>",
        "<C-u>",
        "<C-x>demo<Enter>",
        "1",
        "2",
        "3",
        "4",
        "9",
        "/",
        "?",
        ":",
        "a",
        "c",
        "b",
        "d",
        "e",
        "l",
        "n",
        "r",
        "w",
        "p",
        "u",
        "v",
        "x",
        "y",
        "z",
        "s",
        "[",
        "]",
        " ",
        "7",
        "王",
        "2021-06-01",
    ];
    let step = (0..keys.len() + 4, 1_u16..160, 1_u16..60);
    let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    let office = Office::demo();
    let run = runner.run(&prop::collection::vec(step, 60..160), |steps| {
        let mut window = window(&office, if steps.len() % 2 == 0 { "review" } else { "approve" });
        for (n, width, height) in steps {
            match keys.get(n) {
                Some(key) => _ = window.press(key),
                None if n == keys.len() => _ = window.resize(width, height),
                None if n == keys.len() + 1 => _ = window.paste("王\n2021-06-01\t5000"),
                None => _ = window.resize(80, 24),
            }
            window.text();
        }
        Ok(())
    });
    run.expect("it goes on");
}
