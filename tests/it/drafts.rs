//! Drafts: what was typed survives whatever ends the window, is its operator's alone, and does not stay for ever.

use crossterm::event::Event;
use gsbx::desk::drafts::{SavedDraft, new_id};
use gsbx::desk::estimate::Fields;
use gsbx::desk::login::Secret;
use gsbx::desk::{Refusal, Request};
use gsbx::domain::operator::Role;
use gsbx::domain::problem::Problem;

use crate::support::Office;
use crate::support::pty::{Pty, until};
use crate::support::window::{PLAIN, Window, keys_of};

const F3: &str = "\x1bOR";
/// To the list of parameters, to the one searched for, and into a new entry.
const TO_FORM: &str = "<F3>9/minimum_wage<Enter>n";

fn draft(value: &str) -> SavedDraft {
    SavedDraft {
        id: new_id(),
        form: "parameter".into(),
        subject: "parameter:minimum_wage".into(),
        about: "最低工资".into(),
        submission: new_id(),
        fields: Fields::default().with("value", value),
        at_field: "from".into(),
        version: 1,
    }
}

/// What the database keeps of the newest draft's fields.
fn kept(office: &Office) -> String {
    let sql = "SELECT coalesce((SELECT fields FROM draft ORDER BY updated_at DESC LIMIT 1), '')";
    office.raw().query_row(sql, [], |r| r.get(0)).expect("drafts")
}

#[test]
fn a_draft_is_its_operators_alone() {
    let office = Office::demo();
    let (mut his, mut other) = (office.desk("approve"), office.desk("review"));
    let mut mine = draft("1");
    his.save_draft(&mine).expect("kept");
    mine.fields.set("value", "2");
    his.save_draft(&mine).expect("kept in place");
    assert_eq!(his.drafts().expect("drafts").lines.len(), 1);
    assert!(other.drafts().expect("drafts").lines.is_empty());
    assert!(matches!(other.open_draft(&mine.id), Err(Refusal::NotFound)));
    assert!(matches!(other.save_draft(&mine), Err(Refusal::Problems(_))), "nor may he write it");
    other.drop_draft(&mine.id).expect("nothing of his");
    let opened = his.open_draft(&mine.id).expect("his");
    assert_eq!(opened, SavedDraft { version: 2, ..mine.clone() });
    his.drop_draft(&mine.id).expect("dropped");
    his.drop_draft(&mine.id).expect("dropped already");
    assert!(matches!(his.open_draft(&mine.id), Err(Refusal::NotFound)));
}

/// Two windows of one operator: the one that opened the draft last writes it, the other is told.
#[test]
fn the_window_that_opened_it_last_writes() {
    let office = Office::demo();
    let (mut first, mut second) = (office.desk("approve"), office.desk("approve"));
    let mine = draft("1");
    first.save_draft(&mine).expect("kept");
    let taken = second.open_draft(&mine.id).expect("his");
    let refused = first.save_draft(&mine);
    assert!(matches!(&refused, Err(Refusal::Problems(p)) if p[0].1 == Problem::OpenedElsewhere), "{refused:?}");
    second.save_draft(&taken).expect("kept");
}

#[test]
fn after_seven_days_they_go_and_one_sentence_says_so() {
    let office = Office::demo();
    let mut desk = office.desk("approve");
    for value in ["1", "2", "3"] {
        desk.save_draft(&draft(value)).expect("kept");
    }
    office.desk("review").save_draft(&draft("4")).expect("kept");
    let age = |at: &str, like: &str| office.raw().execute("UPDATE draft SET updated_at = ?1 WHERE fields LIKE ?2", [at, like]);
    age("2021-12-28T09:29:59+08:00", "%1%").expect("older");
    age("2021-12-28T09:30:00+08:00", "%2%").expect("just seven days");
    age("2021-12-01T00:00:00+08:00", "%4%").expect("another's");
    let mut window = Window::open(&office, "approve", PLAIN, (80, 24));
    let text = window.text();
    assert!(text.contains("2 份草稿，继续？") && text.contains("已删除 1 份超过 7 天未动的草稿"), "{text}");
    assert!(!window.press("n").text().contains("继续？"));
    assert_eq!(office.raw().query_row("SELECT count(*) FROM draft", [], |r| r.get::<_, i64>(0)).expect("drafts"), 3);
}

#[test]
fn last_values_are_five_the_newest_first_and_his_alone() {
    let office = Office::demo();
    let mut store = gsbx::store::Store::open(&office.db()).expect("it opens");
    for value in ["一", "二", "三", " ", "四", "五", "六", "三"] {
        let writer = store.write().expect("a writer");
        writer.note_last_values(1, &[("place", value), ("hospital", "县医院")]).expect("noted");
        writer.commit().expect("committed");
    }
    assert_eq!(store.last_values(1, "place").expect("values"), ["三", "六", "五", "四", "二"]);
    assert_eq!(store.last_values(1, "hospital").expect("values"), ["县医院"]);
    assert!(store.last_values(2, "place").expect("values").is_empty());
    let count: i64 = office.raw().query_row("SELECT count(*) FROM last_value", [], |r| r.get(0)).expect("rows");
    assert_eq!(count, 6, "older ones are gone");
}

/// Each field that is left is handed over, and nothing that did not change.
#[test]
fn a_field_that_is_left_is_kept_without_waiting() {
    let office = Office::demo();
    let mut window = Window::open(&office, "approve", PLAIN, (80, 24));
    window.press(TO_FORM).burst("1800");
    assert!(kept(&office).is_empty(), "not while it is typed");
    for key in keys_of("<Tab><Tab><Tab>") {
        window.app.handle(Event::Key(key));
    }
    assert!(!window.app.is_waiting(), "the next key does not wait");
    let asked = window.app.take_requests();
    assert_eq!(asked.iter().filter(|(_, r)| matches!(r, Request::SaveDraft { .. })).count(), 1, "{asked:?}");
    window.app.put_away();
    assert!(window.app.take_requests().is_empty(), "nothing new");
    window.press("x");
    window.app.put_away();
    window.answer();
    assert!(kept(&office).contains("\"x\""), "locked or ended, the field being typed is kept too");
    window.press("y<F3>");
    assert!(kept(&office).contains("\"xy\""), "and so it is when one looks at another screen");
}

/// The list of drafts is reached from anywhere, and the form that is open there is the draft that is gone on with.
#[test]
fn the_form_that_is_open_is_its_own_draft() {
    let office = Office::demo();
    let mut window = Window::open(&office, "approve", PLAIN, (80, 24));
    let text = window.press(TO_FORM).press("1800<Enter>2<F3>2d<Enter>").text();
    assert!(text.contains("1800.00") && text.contains("起始日期  2"), "{text}");
    let text = window.press("022-01-01<Enter>").text();
    assert!(!text.contains("草稿未存") && kept(&office).contains("2022-01-01"), "{text}");
    assert_eq!(office.desk("approve").drafts().expect("drafts").lines.len(), 1);
}

/// Another window holds the database: the status line says so, the next field tries again, Esc asks.
#[test]
fn a_draft_that_cannot_be_kept_is_told_and_tried_again() {
    let office = Office::demo();
    let mut window = Window::open(&office, "approve", PLAIN, (80, 24));
    window.press(TO_FORM);
    let other = office.raw();
    other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    let text = window.press("1800<Enter>").text();
    assert!(text.contains("草稿未存") && text.contains("1800.00"), "{text}");
    assert!(window.press("<Esc>").text().contains("放弃已填的内容"));
    assert!(window.press("<Esc>").text().contains("1800.00"), "nothing was lost");
    other.execute_batch("ROLLBACK").expect("the lock is given back");
    window.press("<Enter>");
    assert!(kept(&office).contains("1800.00"), "tried again at the next field");
    assert!(window.press("<Esc>").text().contains("已存为草稿"));
}

#[test]
fn typing_ahead_through_a_form_ends_as_slow_typing_does() {
    for keys in [
        "1.2w<Enter>0101<Enter><Enter>湘<Enter>一<Esc>",
        "1x<Tab>-3<S-Tab><BS><Tab><C-s>",
        "18<Enter>t<Enter><Enter>甲<Enter>乙<C-s>n<Tab><Tab><Tab><F4>",
        "<F4>18<Tab><F7>t<Tab><Esc>d<Enter>9",
    ] {
        let screens = [true, false].map(|slowly| {
            let office = Office::demo();
            let mut window = Window::open(&office, "approve", PLAIN, (80, 24));
            window.press(TO_FORM);
            if slowly {
                window.press(keys)
            } else {
                window.burst(keys)
            };
            (window.screen(), kept(&office))
        });
        assert_eq!(screens[0], screens[1], "{keys}");
    }
}

fn on(office: &Office) -> Pty {
    let db = office.db();
    Pty::start(&["--db", db.to_str().expect("a path"), "--operator", "approve"], &[], (80, 24))
}

fn to_form(pty: &mut Pty) {
    pty.wait_for("直接输入");
    pty.type_keys(&format!("{F3}9"));
    pty.wait_for("未确认");
    pty.type_keys("/minimum_wage\r");
    pty.wait_for("录入 / 确认");
    pty.type_keys("n");
    pty.wait_for("第 1 项");
}

/// The power goes: at most the field being typed is lost, and the next login offers the rest.
#[test]
fn a_killed_window_loses_at_most_the_field_being_typed() {
    let office = Office::demo();
    let mut pty = on(&office);
    to_form(&mut pty);
    pty.type_keys("1800\r2022-01-01\r\r湘人社发\r第一");
    until("the fields that were left are kept", || kept(&office).contains("湘人社发"));
    pty.signal("KILL");
    pty.ended();
    let left = kept(&office);
    assert!(left.contains("1800.00") && left.contains("2022-01-01"), "{left}");
    let mut pty = on(&office);
    pty.wait_for("1 份草稿，继续？");
    pty.type_keys("\r");
    let form = pty.wait_for("湘人社发");
    assert!(form.contains("1800.00") && form.contains("第 5 项"), "{form}");
    pty.type_keys("\x11");
    assert_eq!(pty.ended(), 0);
    pty.assert_clean();
}

/// The end is told: even the field being typed is kept.
#[test]
fn a_window_told_to_end_keeps_the_field_being_typed() {
    for name in ["TERM", "HUP"] {
        let office = Office::demo();
        let mut pty = on(&office);
        to_form(&mut pty);
        pty.type_keys("1800\r20220");
        pty.wait_for("20220");
        pty.signal(name);
        pty.ended();
        let left = kept(&office);
        assert!(left.contains("1800.00") && left.contains("20220"), "{name}: {left}");
    }
    let office = Office::demo();
    let mut pty = on(&office);
    to_form(&mut pty);
    pty.type_keys("1800");
    pty.wait_for("1800");
    pty.hang_up();
    pty.ended();
    assert!(kept(&office).contains("1800"), "a dropped line");
}

/// A window that locks itself keeps what is being typed, and the login screen offers it again.
#[test]
fn a_lock_keeps_the_form_and_the_login_offers_it() {
    let office = Office::demo();
    let mut window = Window::at_the_door(&office, "approve", PLAIN, (80, 24));
    window.press("demo<Enter>").press(TO_FORM).press("19");
    assert_eq!(kept(&office), "", "nothing was left yet");
    window.app.lock_idle();
    window.answer();
    assert!(kept(&office).contains("19"), "{}", kept(&office));
    drop(window);
    let mut next = Window::at_the_door(&office, "approve", PLAIN, (80, 24));
    assert!(!next.text().contains("草稿"), "nobody has logged in");
    let text = next.press("demo<Enter>").text();
    assert!(text.contains("1 份草稿，继续？"), "{text}");
    let text = next.press("<Enter>").text();
    assert!(text.contains("19") && text.contains("最低工资"), "{text}");
    let other = Window::at_the_door(&office, "review", PLAIN, (80, 24)).press("demo<Enter>").text();
    assert!(!other.contains("草稿，继续"), "{other}");
}

/// A password that was set by another comes first, the drafts after it.
#[test]
fn drafts_wait_for_the_new_password() {
    let office = Office::demo();
    office.desk("review").save_draft(&draft("7")).expect("kept");
    office.desk("approve").reset_password("review", &Secret("correct horse".into())).expect("it is reset");
    let mut window = Window::at_the_door(&office, "review", PLAIN, (80, 24));
    let text = window.press("correct horse<Enter>").text();
    assert!(text.contains("请先修改密码") && !text.contains("草稿"), "{text}");
    let text = window.press("battery staple<Enter>battery staple<Enter>").text();
    assert!(text.contains("1 份草稿，继续？"), "{text}");
}

/// How many drafts there are, and the fields of all of them.
fn drafts(office: &Office) -> (i64, String) {
    let sql = "SELECT count(*), coalesce(group_concat(fields || about || at_field || subject), '') FROM draft";
    office.raw().query_row(sql, [], |r| Ok((r.get(0)?, r.get(1)?))).expect("drafts")
}

/// A password is typed anew: neither the field one leaves nor the form one leaves puts it into the database.
#[test]
fn a_password_is_in_no_draft() {
    let office = Office::demo();
    let mut window = Window::open(&office, "approve", PLAIN, (80, 24));
    window.press("<F3>9<Tab>nshi<Enter>石新人<Enter>correct horse<Enter>battery staple<Enter> <Enter>");
    let (count, text) = drafts(&office);
    assert!(count == 1 && text.contains("石新人"), "{text}");
    let says = window.press("<Esc>").text();
    assert!(says.contains("已存为草稿，按 d 可继续"), "{says}");
    let (_, text) = drafts(&office);
    assert!(!text.contains("horse") && !text.contains("staple") && !text.contains("password"), "{text}");
    let file = std::fs::read(office.db()).expect("the file");
    let log = std::fs::read(office.db().with_extension("db-wal")).unwrap_or_default();
    assert!(![file, log].iter().any(|bytes| bytes.windows(13).any(|w| w == b"correct horse")), "nor anywhere in the file");
    // Forms of nothing but passwords keep nothing and ask before they throw it away.
    for keys in ["wdemo<Enter>correct horse<Enter>correct horse<Esc>y", "<Down><Enter>pcorrect horse<Enter>correct horse<Esc>"] {
        let asked = window.press(keys).text();
        assert!(!asked.contains("已存为草稿") && drafts(&office).0 == 1, "{asked}");
    }
    assert!(window.text().contains("放弃已填的内容？"), "{}", window.text());
}

/// A draft from elsewhere that holds a password does not fill one in.
#[test]
fn a_password_is_filled_in_by_nobody() {
    let office = Office::demo();
    let fields = Fields::default().with("login", "shi").with("password", "correct horse").with("again", "correct horse");
    let (form, subject) = ("appoint".into(), "operator:".into());
    office.desk("approve").save_draft(&SavedDraft { form, subject, fields, ..draft("") }).expect("kept");
    let text = Window::open(&office, "approve", PLAIN, (80, 24)).press("<Enter>").text();
    assert!(text.contains("任命操作员") && text.contains("shi") && !text.contains("***"), "{text}");
}

#[test]
fn a_half_typed_appointment_survives_its_window() {
    let office = Office::demo();
    Window::open(&office, "approve", PLAIN, (80, 24))
        .press("<F3>9<Tab>nshi<Enter>石新人<Enter>correct horse<Enter>correct horse<Enter> <Enter>");
    let mut next = Window::open(&office, "approve", PLAIN, (80, 24));
    assert!(next.text().contains("任命操作员") && next.text().contains("石新人"), "{}", next.text());
    let text = next.press("<Enter>").text();
    assert!(text.contains("shi") && text.contains("石新人") && text.contains("咨询      是"), "{text}");
    let text = next.press("<Esc>").text();
    assert!(text.contains("已存为草稿") && text.contains("approve"), "back on the list: {text}");
    let text = next.press("d<Enter><Up><Up><Up>correct horse<Enter>correct horse<C-s>").text();
    assert!(text.contains("石新人") && text.contains("已办理"), "{text}");
    assert_eq!(drafts(&office).0, 0);
    assert_eq!(office.desk("approve").operator_file("shi").expect("his file").line.operator.roles.len(), 1);
}

/// Roles, a stand-in, a bar: each leads to its operator's page, says what was typed, and is gone once it is filed.
#[test]
fn half_typed_forms_about_an_operator_survive_their_window() {
    let office = Office::demo();
    let sql = "SELECT id_number FROM person WHERE id = 7";
    let person: String = office.raw().query_row(sql, [], |r| r.get(0)).expect("somebody");
    for (form, keys, typed, rest) in [
        // A role that was taken away stays away.
        ("变更岗位", "r <Enter> <Enter>", "咨询  否", "<C-s>"),
        ("顶岗", "l<Enter>review<Enter>", "review", "<Enter>2022-02-01<C-s>"),
        ("申报回避", &format!("b{person}<Enter>兄弟<Enter>"), "兄弟", "<C-s>"),
    ] {
        Window::open(&office, "approve", PLAIN, (80, 24)).press("<F3>9<Tab><Down><Down><Down><Enter>").press(keys);
        let mut next = Window::open(&office, "approve", PLAIN, (80, 24));
        let text = next.text();
        assert!(text.contains("1 份草稿") && text.contains(form) && text.contains("吴青"), "{form}: {text}");
        let text = next.press("<Enter>").text();
        assert!(text.contains(form) && text.contains("吴青") && text.contains(typed), "{form}: {text}");
        let text = next.press("<Esc>").text();
        assert!(text.contains("已存为草稿，回到列表按 d 可继续") && text.contains("吴青"), "{form}: {text}");
        let text = next.press("<Esc>d<Enter>").press(rest).text();
        assert!(text.contains("已办理") && text.contains("吴青"), "{form}: {text}");
        assert_eq!(drafts(&office).0, 0, "{form}");
    }
    let file = office.desk("approve").operator_file("consult").expect("his file");
    assert_eq!((file.line.operator.roles, file.loans.len(), file.bars.len()), (vec![Role::Intake], 1, 1));
}
