//! The window of cases: lists that count and turn, a case with all that is known of it, steps entered by one operator and
//! checked by another, and what other windows do seen at once.

use crossterm::event::Event;
use gsbx::desk::cases::Queue;
use gsbx::desk::estimate::Fields;
use gsbx::domain::case::state::State;
use gsbx::domain::case::workflow::Check;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::claim::{application, step};
use crate::support::pty::Pty;
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window, keys_of};

const ACCEPT: &[(&str, &str)] = &[("on", "2021-12-29"), ("document", "会人社工受〔2021〕88号")];
const RECOGNISE: &[(&str, &str)] =
    &[("on", "2022-01-03"), ("document", "会人社工认〔2022〕3号"), ("body", "会同县人力资源和社会保障局"), ("situation", "14-1")];
/// To the window of cases.
const CASES: &str = "<F3><F3><F3>";
const NARROW: (u16, u16) = (80, 24);

/// Claims as the snapshots show them: one with a decision that waits, one with papers to come, one that is late, one plain.
fn claims(office: &Office) {
    let mut desk = office.desk("desk");
    let mut file = |fields: Fields| desk.file_claim(&fields, "").expect("a case").number;
    let waits = file(application(office, 0));
    let papers = "application_form=original id_copy=copy";
    file(application(office, 1).with("situation", "14-6").with("cause", "101").with("papers", papers));
    let late = application(office, 2).with("applied_on", "2021-12-02").with("reported_on", "2021-12-02");
    file(late.with("accident_on", "2021-12-01"));
    file(application(office, 3));
    desk.advance_case(&waits, &step("accept", ACCEPT)).expect("accepted");
    let (fields, base) = desk.claim_fields(&waits).expect("the claim");
    office.desk("desk2").revise_claim(&waits, base, &fields.with("place", "三号车间"), "").expect("changed");
    desk.advance_case(&waits, &step("recognise", RECOGNISE)).expect("entered");
}

/// An old injury whose taking over was sent back, so that it is entered again.
fn old_injury(office: &Office) -> String {
    let claim = application(office, 4).with("old_injury", "yes").with("applied_on", "").with("accident_on", "2003-05-01");
    let claim = claim.with("accident_time", "").with("document", "会人社工认〔2003〕7号").with("state", "recognised");
    let number = office.desk("desk").file_claim(&claim, "").expect("a case").number;
    office.desk("review").settle_step(&number, Check::Return, "等级未填").expect("sent back");
    number
}

fn plain(office: &Office) -> String {
    office.desk("desk").file_claim(&application(office, 0), "").expect("a case").number
}

fn window(office: &Office, login: &str) -> Window {
    let mut window = Window::open(office, login, PLAIN, NARROW);
    window.press(CASES);
    window
}

/// Lets a window see that the file was written to, as the kernel tells the real one.
fn see(window: &mut Window) -> String {
    window.app.written();
    window.answer();
    window.text()
}

fn state(office: &Office, number: &str) -> State {
    office.desk("desk").case(number).expect("the case").state
}

/// Name, who sits there, and the keys from the window of cases on.
const SCREENS: &[(&str, &str, &str)] = &[
    ("cases-mine", "desk", "<Down>"),
    ("cases-to-check", "review", ""),
    ("cases-empty", "desk", "<Left><Left>"),
    ("cases-all", "consult", ""),
    ("cases-filter", "desk", "/000002"),
    ("case-overview", "desk", "/000002<Enter>"),
    ("case-waits", "review", "<Enter>"),
    ("case-claim", "desk", "/000001<Enter><Tab>"),
    ("case-timeline", "desk", "/000001<Enter><Left>"),
    ("case-steps", "desk", "/000004<Enter>s<Down>"),
    ("case-steps-others", "consult", "/2022-000004<Enter>s"),
    ("case-settle", "review", "<Enter>s"),
    ("case-pass", "review", "<Enter>s<Enter>"),
    ("case-return", "review", "<Enter>s<Down><Enter><C-s>"),
    ("case-form-wrong", "desk", "/000004<Enter>s<Down><Enter>20211301<Enter>会人社工受<C-s>"),
    ("case-old", "desk", "<Left>/2021-000003<Enter>"),
    ("case-papers", "desk", "/000002<Enter>o"),
    ("case-notice", "desk", "/000002<Enter>o<Down><Enter>y"),
    ("case-take-over", "desk", "/000005<Enter>s<Enter><Enter><Right><Right><Right>"),
    ("help-case", "desk", "<Enter>?"),
];

fn shots(size: (u16, u16), lang: Lang) {
    let office = Office::quiet();
    claims(&office);
    old_injury(&office);
    for (screen, login, keys) in SCREENS {
        let mut window = Window::open(&office, login, Look { lang, ..PLAIN }, size);
        window.press(CASES).press(keys);
        screen_shot(screen, size, lang, &window.screen());
    }
}

in_all_windows!(shots);

#[test]
fn lists_turn_and_count_and_the_tab_says_what_waits() {
    let office = Office::quiet();
    let before = office.desk("review").queue_counts().expect("counts");
    assert_eq!((before.mine, before.to_check, before.papers), (0, 0, 0));
    assert!(!window(&office, "desk").text().contains("4 案件 1"), "nothing waits, nothing is said");
    claims(&office);
    let text = window(&office, "desk").text();
    assert!(text.contains(" 我的 4 ") && text.contains(" 4 案件 1 ") && text.contains("第 1-4 件，共 4 件"), "{text}");
    let mut review = window(&office, "review");
    let text = review.text();
    assert!(text.contains(" 我的 0 ") && text.contains(" 4 案件 2 "), "{text}");
    // A reviewer begins with what he is to check, others with all there are.
    assert!(text.contains("GS-2022-000001") && text.contains("认定工伤待复核"), "{text}");
    let empty = review.press("<Left>").text();
    assert!(empty.contains("这个清单里没有案件"), "{empty}");
    let text = review.press("<Right><Tab><Tab>").text();
    assert!(text.contains("GS-2022-000003") && text.contains("逾期 "), "{text}");
    let text = review.press("<Tab>").text();
    assert!(text.contains("GS-2022-000002") && text.contains("2/6"), "{text}");
}

/// Every row of a list of several pages is reached, by pages and by rows, and none comes twice.
#[test]
fn a_long_list_is_turned_page_by_page() {
    let office = Office::quiet();
    let total = office.desk("desk").case_list(Queue::All, 0, 1).expect("a list").total;
    let mut window = window(&office, "desk");
    window.press("<Left>");
    let numbers = |window: &Window| -> Vec<String> {
        let text = window.text();
        let words = text.lines().skip(5).filter_map(|line| line.trim_start_matches('>').split_whitespace().next());
        words.filter(|word| word.starts_with("GS-")).map(str::to_owned).collect()
    };
    let mut seen = Vec::new();
    for _ in 0..total {
        let page = numbers(&window);
        if seen.ends_with(&page) {
            break;
        }
        seen.extend(page);
        window.press("<PgDn>");
    }
    let unique: std::collections::BTreeSet<&String> = seen.iter().collect();
    assert_eq!((seen.len(), unique.len()), (usize::try_from(total).expect("few"), seen.len()));
    // Esc without a filter leaves one where one is.
    assert_eq!(numbers(window.press("<Esc>")).last(), seen.last());
    // The last row of a page leads to the first of the next, and back.
    let rows = numbers(window.press("<Left><Right>")).len();
    let first = window.screen();
    window.press(&"<Down>".repeat(rows));
    assert_ne!(numbers(&window)[0], seen[0]);
    assert_eq!(window.press(&"<Up>".repeat(rows)).screen(), first);
}

#[test]
fn a_list_is_narrowed_by_number_or_name() {
    let office = Office::quiet();
    claims(&office);
    let name = office.desk("desk").case("GS-2022-000002").expect("the case").name;
    let mut window = window(&office, "desk");
    for typed in ["000002", "gs-2022-000002", &name] {
        let text = window.press("/").press(typed).text();
        assert!(text.contains("GS-2022-000002") && text.contains("共 1 件"), "{typed}: {text}");
        let text = window.press("<Esc>").text();
        assert!(text.contains("共 4 件"), "{text}");
    }
    assert!(window.press("/xyz").text().contains("没有案件号或姓名含「xyz」的案件"));
    assert!(window.press("<Enter>").text().contains("xyz"), "there is nothing to open");
}

/// From the list, from a person's file, and from the case to the file: Esc goes back where one came from.
#[test]
fn one_comes_back_where_one_came_from() {
    let office = Office::quiet();
    let number = plain(&office);
    let mut window = window(&office, "desk");
    let list = window.screen();
    let case = window.press("<Enter>").screen();
    assert!(case.contains(&number) && case.contains("概况"), "{case}");
    let file = window.press("p").text();
    assert!(file.contains("待遇支付"), "{file}");
    assert_eq!(window.press("<Esc>").screen(), case);
    assert_eq!(window.press("<Esc>").screen(), list);
    // From the file, as it is found by its case's number.
    let file = window.press("1").press(&number).press("<Enter>").screen();
    assert!(file.contains(&number), "{file}");
    assert!(window.press("<Enter>").text().contains("概况"));
    assert_eq!(window.press("<Esc>").screen(), file);
    // File, case, file: there is no way round for ever.
    window.press("<Enter>p<Esc><Esc>");
    assert!(window.text().contains("第 1-1 件"), "{}", window.text());
}

#[test]
fn a_burst_ends_as_slow_typing_does() {
    for keys in [
        "<Tab><Tab><Tab><Enter><Tab><Tab><Down>",
        "/000004<Enter>s<Down><Enter>1229<Enter>88号",
        "/000004<Enter>s<Down><Enter><C-s><Esc>",
        "/000002<Enter>s<Enter>1228<C-s>s<Down>",
        "<Down><Down><Enter>p<Tab><Tab><Enter><Esc><Esc>",
        "<Left><Down><PgDn><Enter><Esc><Left>",
    ] {
        let run = |press: fn(&mut Window, &str)| {
            let office = Office::quiet();
            claims(&office);
            let mut window = Window::open(&office, "desk", PLAIN, NARROW);
            press(&mut window, &[CASES, keys].concat());
            window.screen()
        };
        let slow = run(|window, keys| _ = window.press(keys));
        assert_eq!(run(|window, keys| _ = window.burst(keys)), slow, "{keys}");
    }
}

/// A step is filled in, what is wrong stands at its field, and what was typed stays; then another passes it, and the first
/// window sees that without a key.
#[test]
fn a_step_is_entered_and_passed_by_another() {
    let office = Office::quiet();
    let number = plain(&office);
    let (mut desk, mut review) = (window(&office, "desk"), window(&office, "review"));
    // 受理 without its document, on a day that is none.
    let text = desk.press("<Enter>s<Down><Enter>20211301<Enter><C-s>").text();
    assert!(text.contains("! 日期: 不是有效日期") && text.contains("! 文号: 不能为空") && text.contains("20211301"), "{text}");
    assert_eq!(state(&office, &number), State::Applied);
    let text = desk.press("<C-u>1229<Enter>会人社工受〔2021〕88号<C-s>").text();
    assert!(text.contains("已办理") && text.contains("已受理") && text.contains("概况"), "{text}");
    // 认定工伤 of the situation that was applied for.
    let text = desk.press("s<Down><Down><Enter>20220103<Enter>3号<Enter>县人社局<C-s>").text();
    assert!(text.contains("已录入，待另一人复核") && text.contains("认定工伤 待复核"), "{text}");
    assert_eq!(state(&office, &number), State::Accepted, "not before it is checked");
    let text = see(&mut review);
    assert!(text.contains(" 待复核 1 ") && text.contains(" 4 案件 1 "), "the count is seen: {text}");
    let text = review.press("<Enter>s").text();
    assert!(
        text.contains("3号") && text.contains("县人社局") && text.contains("不是您录入的"),
        "what is checked is seen: {text}"
    );
    let text = review.press("<Enter>").text();
    assert!(text.contains("复核通过「认定工伤」？"), "{text}");
    let text = review.press("y").text();
    assert!(text.contains("复核通过，已生效") && text.contains(" 4 案件  "), "{text}");
    let text = see(&mut desk);
    assert!(text.lines().nth(1).is_some_and(|l| l.contains("认定工伤") && !l.contains("待复核")), "{text}");
    assert_eq!(state(&office, &number), State::Recognised);
}

#[test]
fn a_step_is_returned_with_a_reason_or_recalled() {
    let office = Office::quiet();
    claims(&office);
    let mut review = window(&office, "review");
    let text = review.press("<Enter>s<Down><Enter><C-s>").text();
    assert!(text.contains("! 理由: 不能为空"), "{text}");
    let text = review.press("文号有误<C-s>").text();
    assert!(text.contains("已退回"), "{text}");
    let text = review.press("<Left>").text();
    assert!(text.contains("退回 谭文德") && text.contains("理由：文号有误"), "{text}");
    let number = "GS-2022-000001";
    office.desk("desk").advance_case(number, &step("recognise", RECOGNISE)).expect("entered again");
    let mut desk = window(&office, "desk");
    let text = desk.press("/000001<Enter>s<Enter>y").text();
    assert!(text.contains("已撤回录入"), "who entered it begins at what is his to do: {text}");
    assert_eq!(state(&office, number), State::Accepted);
}

/// Roles that may not see what is theirs not to do, and whose it is.
#[test]
fn steps_of_other_roles_are_told_and_not_done() {
    let office = Office::quiet();
    let number = plain(&office);
    let mut consult = window(&office, "consult");
    let text = consult.press("<Enter>s").text();
    assert!(text.contains("受理") && text.contains("须由「经办」岗位办理"), "{text}");
    let text = consult.press("<Enter>").text();
    assert!(text.contains("! 步骤: 须由「经办」岗位办理") && !text.contains("保存"), "{text}");
    office.desk("desk").advance_case(&number, &step("accept", ACCEPT)).expect("accepted");
    office.desk("desk").advance_case(&number, &step("recognise", RECOGNISE)).expect("entered");
    let text = see(&mut consult);
    assert!(text.contains("认定工伤 待复核") && text.contains("须由「复核」岗位办理"), "the open list follows: {text}");
    consult.press("<Enter>y");
    assert_eq!(state(&office, &number), State::Accepted);
}

/// Another moves the case while a form is filled in: nothing changes under one's hands, saving is refused clearly, the case
/// is read again, and what was typed stays.
#[test]
fn a_case_changed_under_ones_hands_is_told() {
    let office = Office::quiet();
    let number = plain(&office);
    let mut desk = window(&office, "desk");
    desk.press("<Enter>s<Down><Enter>1229<Enter>会人社工受88号");
    let before = desk.screen();
    office.desk("desk2").advance_case(&number, &step("withdraw", &[("reason", "本人撤回")])).expect("withdrawn");
    see(&mut desk);
    assert_eq!(desk.screen().lines().skip(1).collect::<Vec<_>>(), before.lines().skip(1).collect::<Vec<_>>());
    let text = desk.press("<C-s>").text();
    assert!(text.contains("案件已撤回，不能办「受理」") && text.contains("会人社工受88号"), "{text}");
    assert!(text.lines().nth(1).is_some_and(|l| l.contains("已撤回")), "the case is as it is now: {text}");
    let text = desk.press("<Esc>").text();
    assert!(text.contains("办理哪一步？") && text.contains("已存为草稿"), "{text}");
    let text = desk.press("d<Enter>").text();
    assert!(text.contains("案件已撤回，不能办「受理」") && text.contains("办理哪一步？"), "the draft has nowhere to go: {text}");
    assert!(desk.press("d").text().contains(&format!("{number} 受理")), "and is still there");
}

/// What was typed into a step is kept at each field: another window, as after a killed one, goes on where it stood, and what
/// is done with it is done once.
#[test]
fn a_half_typed_step_survives_its_window() {
    let office = Office::quiet();
    let number = plain(&office);
    window(&office, "desk").press("<Enter>s<Down><Enter>1229<Enter>会人社工受88号<Enter>材料后补");
    let mut next = Window::open(&office, "desk", PLAIN, NARROW);
    assert!(next.text().contains(&format!("{number} 受理")), "{}", next.text());
    let text = next.press("<Enter>").text();
    assert!(text.contains("2021-12-29") && text.contains("会人社工受88号"), "{text}");
    // Esc keeps what was being typed besides, also in a field that another step has under the same name.
    let text = next.press("材料后补<Esc>").text();
    assert!(text.contains("已存为草稿"), "{text}");
    let text = next.press("d<Enter>").text();
    assert!(text.contains("材料后补"), "{text}");
    let text = next.press("<C-s>").text();
    assert!(text.contains("已受理"), "{text}");
    assert_eq!(state(&office, &number), State::Accepted);
    let drafts: i64 = office.raw().query_row("SELECT count(*) FROM draft", [], |r| r.get(0)).expect("drafts");
    assert_eq!(drafts, 0);
}

/// 回避: that nothing of a relative's case is his is told before he fills anything in.
#[test]
fn a_barred_operator_is_told_before_he_types() {
    let office = Office::quiet();
    let claim = application(&office, 0);
    office.desk("desk").file_claim(&claim, "").expect("a case");
    office.desk("desk").bar("desk", claim.get("id_number"), "表弟").expect("barred");
    let text = window(&office, "desk").press("<Enter>s<Enter>").text();
    assert!(text.contains("办理哪一步？") && text.matches("此人是您申报回避的").count() > 1, "{text}");
}

/// A reason for sending a step back is a draft too.
#[test]
fn a_half_typed_return_survives_its_window() {
    let office = Office::quiet();
    claims(&office);
    window(&office, "review").press("<Enter>s<Down><Enter>文号有误<Esc>");
    let mut next = Window::open(&office, "review", PLAIN, NARROW);
    let text = next.press("<Enter>").text();
    assert!(text.contains("文号有误"), "{text}");
    let text = next.press("<C-s>").text();
    assert!(text.contains("已退回"), "{text}");
}

/// An old injury's state is chosen from those its papers may show; a grade is asked for where there may be one.
#[test]
fn an_old_injury_is_taken_over_again() {
    let office = Office::quiet();
    let number = old_injury(&office);
    let mut desk = window(&office, "desk");
    let text = desk.press("<Enter>s").text();
    assert!(text.contains("> 登记老案"), "{text}");
    let text = desk.press("<Enter>20211230<Enter><C-s>").text();
    assert!(text.contains("! 档案所示状态: ") && !text.contains("护理等级"), "{text}");
    let text = desk.press("<Right><Right><Right>").text();
    assert!(text.contains("护理等级"), "{text}");
    let text = desk.press("<Enter>会人社工认〔2003〕7号<Enter><Enter><Right><Right><Right><Right><Right><Right><C-s>").text();
    assert!(text.contains("已录入，待另一人复核"), "{text}");
    office.desk("review").settle_step(&number, Check::Pass, "").expect("passed");
    let view = office.desk("desk").case(&number).expect("the case");
    assert_eq!((view.state, view.grade), (State::Graded, Some(5)));
}

/// The papers of a case are issued, printed and served where the case is; Esc leads back to it.
#[test]
fn papers_are_issued_from_the_case() {
    let office = Office::quiet();
    claims(&office);
    let mut desk = window(&office, "desk");
    let case = desk.press("/000002<Enter>").screen();
    let text = desk.press("o").text();
    assert!(text.contains("一次性补正告知书") && text.contains("可出具"), "{text}");
    let text = desk.press("<Down><Enter>y").text();
    assert!(text.contains("GS-2022-000002-N1"), "the notice as it reads: {text}");
    let text = desk.press("f").text();
    assert!(text.contains("已存为"), "{text}");
    // Another window writes while a service is being filled in: what is typed stays.
    desk.press("<Esc>s王强");
    office.desk("review").save_setting("glyphs", "line").expect("a write");
    assert!(see(&mut desk).contains("王强"));
    let text = desk.press("<Enter>1<Enter>t<C-s>").text();
    assert!(text.contains("已印 1 次  2022-01-04"), "{text}");
    assert_eq!(desk.press("<Esc>").screen(), case);
}

/// A locked window asks for nothing, whatever others write; unlocked, it shows what is there by then.
#[test]
fn a_locked_window_is_quiet_and_fresh_afterwards() {
    let office = Office::quiet();
    let number = plain(&office);
    let mut desk = window(&office, "desk");
    desk.press("<Enter><C-x>");
    office.desk("desk2").advance_case(&number, &step("withdraw", &[("reason", "本人撤回")])).expect("withdrawn");
    desk.app.written();
    assert!(desk.app.take_requests().is_empty());
    let text = desk.press("demo<Enter>").text();
    assert!(text.lines().nth(1).is_some_and(|l| l.contains("已撤回")), "{text}");
}

/// What waits is counted for whoever logs in at the window.
#[test]
fn the_tab_says_what_waits_after_a_login() {
    let office = Office::quiet();
    claims(&office);
    let mut window = Window::at_the_door(&office, "review", PLAIN, NARROW);
    window.app.written();
    assert!(window.app.take_requests().is_empty(), "nobody is there yet");
    let text = window.press("demo<Enter>").text();
    assert!(text.contains(" 4案件 2"), "{text}");
}

/// What is passed is what was seen: a step that was recalled and entered otherwise meanwhile is not.
#[test]
fn another_step_than_the_seen_one_is_not_passed() {
    let office = Office::quiet();
    claims(&office);
    let number = "GS-2022-000001";
    let mut review = window(&office, "review");
    review.press("<Enter>s<Enter>");
    let mut desk = office.desk("desk");
    desk.settle_step(number, Check::Recall, "").expect("recalled");
    let other = [("on", "2022-01-04"), ("document", "4号"), ("body", "县人社局"), ("reason", "不符合")];
    desk.advance_case(number, &step("reject", &other)).expect("something else");
    let text = review.press("y").text();
    assert!(text.contains("待复核的步骤已经换了"), "{text}");
    assert!(text.contains("不予认定 待复核") && text.contains("4号"), "and now it is seen: {text}");
    assert_eq!(state(&office, number), State::Accepted);
}

/// An answer that was read quietly for a case one has left meanwhile opens nothing.
#[test]
fn what_was_left_does_not_come_back() {
    let office = Office::quiet();
    let number = plain(&office);
    let mut desk = window(&office, "desk");
    let list = desk.screen();
    desk.press("<Enter>");
    office.desk("desk2").advance_case(&number, &step("withdraw", &[("reason", "本人撤回")])).expect("withdrawn");
    desk.app.written();
    let mut other = office.desk("desk");
    let mut late = Vec::new();
    for _ in 0..2 {
        for (number, request) in desk.app.take_requests() {
            late.push((number, other.run(request)));
        }
        for (number, answer) in late.drain(..1.min(late.len())) {
            desk.app.receive(number, answer);
        }
    }
    for key in keys_of("<Esc>") {
        desk.app.handle(Event::Key(key));
    }
    for (number, answer) in late {
        desk.app.receive(number, answer);
    }
    desk.answer();
    assert!(desk.text().contains("第 1-1 件") || desk.text().contains("这个清单里没有案件"), "{}", desk.text());
    assert_eq!(desk.screen().lines().nth(3), list.lines().nth(3));
}

/// Reading afresh writes nothing, wherever one is: otherwise two windows would wake each other for ever.
#[test]
fn a_refresh_writes_nothing() {
    let office = Office::quiet();
    let number = plain(&office);
    let other = office.raw();
    let version = || -> i64 { other.pragma_query_value(None, "data_version", |r| r.get(0)).expect("a version") };
    let to_file = format!("{number}<Enter>");
    for keys in ["", &to_file, "<F3>", "<F3><F3>", CASES, "<F3><F3><F3><Enter>", "<F3><F3><F3><Enter>s", "<F3>5", "<F3>9"] {
        let mut desk = Window::open(&office, "desk", PLAIN, NARROW);
        let shown = desk.press(keys).screen();
        let mut review = office.desk("review");
        see(&mut desk);
        // Another window writes something that is not shown here.
        review.save_setting("glyphs", "line").expect("a setting");
        let before = version();
        see(&mut desk);
        assert_eq!(version(), before, "{keys}");
        assert_eq!(desk.screen(), shown, "{keys}");
    }
}

/// Two real windows on one office: what one does the other shows by itself.
#[test]
fn two_windows_see_each_other() {
    let office = Office::quiet();
    let number = plain(&office);
    office.desk("desk").advance_case(&number, &step("accept", ACCEPT)).expect("accepted");
    let db = office.db();
    let open = |login: &str| {
        let mut pty = Pty::start(&["--db", db.to_str().expect("a path"), "--operator", login], &[], NARROW);
        pty.wait_for("直接输入");
        pty.type_keys("\x1bOR\x1bOR\x1bOR");
        pty.wait_for("待补材料");
        pty
    };
    let (mut review, mut desk) = (open("review"), open("desk"));
    review.wait_for("这个清单里没有案件");
    desk.wait_for(&number);
    desk.type_keys("\rs");
    desk.wait_for("办理哪一步？");
    desk.type_keys("jj\r20220103\r3号\r县人社局\x13");
    desk.wait_for("认定工伤 待复核");
    review.wait_for("认定工伤待复核");
    review.type_keys("\rs\ry");
    review.wait_for("复核通过，已生效");
    desk.wait(|screen| screen.lines().nth(1).is_some_and(|l| l.contains("认定工伤") && !l.contains("待复核")), "the decision");
    for pty in [&mut review, &mut desk] {
        pty.type_keys("\x11");
        assert_eq!(pty.ended(), 0);
        pty.assert_clean();
    }
}
