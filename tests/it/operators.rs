//! Operators: logins that lock, passwords, roles given, lent and taken, relatives, and the window's login and lock.

use chrono::{NaiveDateTime, TimeDelta};
use gsbx::desk::clock::{Clock, FixedClock};
use gsbx::desk::hands::{Document, WhyNot, roles_with};
use gsbx::desk::login::{Secret, Welcome, log_in};
use gsbx::desk::operators::{LoanDraft, LoginState};
use gsbx::desk::session::Purpose;
use gsbx::desk::{Desk, Refusal};
use gsbx::domain::case::workflow::Step;
use gsbx::domain::duties::What;
use gsbx::domain::hands::{Hand, Touch};
use gsbx::domain::operator::{Right, Role};
use gsbx::domain::problem::Problem;
use gsbx::store::{Store, StoreError};

use crate::support::window::{PLAIN, Window};
use crate::support::{Office, clock, problem};

fn start() -> NaiveDateTime {
    clock().now()
}

/// A try from a new connection, so many seconds after the start.
fn try_at(office: &Office, seconds: i64, login: &str, password: &str) -> Result<Welcome, Refusal> {
    let mut store = Store::open(&office.db()).expect("it opens");
    log_in(&mut store, &FixedClock(start() + TimeDelta::seconds(seconds)), login, password, Purpose::Window)
}

/// A desk so many days later.
fn desk_on(office: &Office, login: &str, days: i64) -> Desk {
    office.desk_on(login, &(start().date() + TimeDelta::days(days)).to_string())
}

fn loan(role: &str, to: &str, away: &str, until: &str) -> LoanDraft {
    LoanDraft { role: role.into(), to: to.into(), in_place_of: away.into(), from: String::new(), until: until.into() }
}

fn audited(office: &Office, act: &str) -> i64 {
    office.raw().query_row("SELECT count(*) FROM audit WHERE act = ?1", [act], |r| r.get(0)).expect("the trail")
}

/// Five tries, then a minute, two, four ... kept in the file: a new connection does not help, nor does the right password.
#[test]
fn a_login_locks_for_a_growing_time() {
    let office = Office::demo();
    for n in 0..4 {
        assert!(matches!(try_at(&office, n, "review", "wrong"), Err(Refusal::WrongPassword)), "{n}");
    }
    let mut at = 10;
    for minutes in [1, 2, 4] {
        let answer = try_at(&office, at, "review", "wrong");
        assert!(matches!(answer, Err(Refusal::Locked { seconds }) if seconds == minutes * 60), "{minutes}: {answer:?}");
        let early = try_at(&office, at + minutes * 60 - 1, "review", "demo");
        assert!(matches!(early, Err(Refusal::Locked { seconds: 1 })), "the right password too: {early:?}");
        at += minutes * 60;
    }
    assert!(try_at(&office, at, "finance", "demo").is_ok(), "others are not locked");
    let welcome = try_at(&office, at, "review", "demo").expect("the lock is over");
    assert_eq!(welcome.operator.name, "谭文德");
    assert!(matches!(try_at(&office, at, "review", "wrong"), Err(Refusal::WrongPassword)), "the count began anew");
    assert_eq!((audited(&office, "log-in-failed"), audited(&office, "log-in")), (8, 2));
}

#[test]
fn an_unknown_login_and_a_retired_one_are_answered_like_a_wrong_password() {
    let office = Office::demo();
    office.desk("approve").retire("review").expect("he retires");
    for (login, password) in [("nobody", "demo"), ("", "demo"), ("desk", "wrong"), ("review", "demo")] {
        assert!(matches!(try_at(&office, 0, login, password), Err(Refusal::WrongPassword)), "{login}");
    }
    assert_eq!(audited(&office, "log-in-failed"), 4);
}

#[test]
fn passwords_follow_the_rules_and_are_not_used_again() {
    let office = Office::demo();
    let mut desk = office.desk("desk");
    let secret = |text: &str| Secret(text.to_owned());
    let mut change = |old: &str, new: &str| desk.change_password(&secret(old), &secret(new));
    assert_eq!(problem(change("wrong", "correct horse")), ("old", Problem::WrongOldPassword));
    assert_eq!(problem(change("demo", "short")), ("password", Problem::PasswordTooShort { min: 8 }));
    assert_eq!(problem(change("demo", "88888888")), ("password", Problem::PasswordTooCommon));
    change("demo", "first password").expect("a good one");
    assert_eq!(problem(change("first password", "first password")).1, Problem::PasswordUsedBefore { last: 3 });
    change("first password", "second password").expect("a good one");
    change("second password", "third password").expect("a good one");
    assert_eq!(problem(change("third password", "first password")).1, Problem::PasswordUsedBefore { last: 3 });
    change("third password", "fourth password").expect("a good one");
    change("fourth password", "first password").expect("four passwords ago");
    assert!(try_at(&office, 0, "desk", "first password").is_ok());
}

#[test]
fn a_reset_password_ends_the_lock_and_is_changed_first() {
    let office = Office::demo();
    for _ in 0..5 {
        assert!(try_at(&office, 0, "desk", "wrong").is_err());
    }
    let mut director = office.desk("approve");
    let state = |d: &Desk| d.operator_file("desk").expect("his file").line.state;
    assert_eq!(state(&director), LoginState::Locked(1));
    director.reset_password("desk", &Secret("correct horse".into())).expect("it is reset");
    assert_eq!(state(&director), LoginState::MustChange);
    assert!(matches!(office.desk("desk2").reset_password("desk", &Secret("x".into())), Err(Refusal::NotAllowed(_))));
    assert_eq!(problem(director.reset_password("approve", &Secret("x".into()))), ("login", Problem::NotOnYourself));
    let mut window = Window::at_the_door(&office, "desk", PLAIN, (80, 24));
    let text = window.press("correct horse<Enter>").text();
    assert!(text.contains("请先修改密码") && text.contains("龙秀兰"), "{text}");
    let text = window.press("battery staple<Enter>battery stable<Enter>").text();
    assert!(text.contains("两次输入的密码不同"), "{text}");
    let text = window.press("12345678<Enter>12345678<Enter>").text();
    assert!(text.contains("太常见"), "{text}");
    let text = window.press("battery staple<Enter>battery staple<Enter>").text();
    assert!(text.contains("查找") && text.contains("龙秀兰"), "{text}");
    assert!(!try_at(&office, 0, "desk", "battery staple").expect("the new one").must_change);
}

/// Nobody does anything before he has logged in, whatever the window asks.
#[test]
fn the_door_opens_with_the_right_password_only() {
    let office = Office::demo();
    let mut window = Window::at_the_door(&office, "desk", PLAIN, (80, 24));
    assert!(window.text().contains("登录") && !window.text().contains("查询"), "{}", window.text());
    let text = window.press("<F3>2zs<Enter>").text();
    assert!(text.contains("登录名或密码不对") && !text.contains("基金"), "{text}");
    let other = window.press("<Up><C-u>nobody<Enter>demo<Enter>").text();
    assert!(other.contains("登录名或密码不对"), "{other}");
    let text = window.press("<Up><C-u>desk<Enter>demo").text();
    let field = text.lines().find(|l| l.contains("> 密码")).expect("the password's field");
    assert!(field.ends_with("****") && !field.contains("demo"), "{text}");
    let text = window.press("<Enter>").text();
    assert!(text.contains("直接输入") && text.contains("龙秀兰"), "{text}");
}

/// The lobby is gone once the desk is made: what fails after that must not leave a window nobody can log in to.
#[test]
fn drafts_that_cannot_be_read_keep_nobody_out() {
    let office = Office::demo();
    office.raw().execute_batch("DROP TABLE draft").expect("a broken file");
    let text = Window::at_the_door(&office, "desk", PLAIN, (80, 24)).press("demo<Enter>").text();
    assert!(text.contains("直接输入") && text.contains("龙秀兰"), "{text}");
}

/// A burst with the password in it ends where slow typing does.
#[test]
fn keys_typed_ahead_of_the_login_reach_the_search() {
    let office = Office::demo();
    let slow = Window::at_the_door(&office, "desk", PLAIN, (80, 24)).press("demo<Enter>zs<Enter>").screen();
    let fast = Window::at_the_door(&office, "desk", PLAIN, (80, 24)).burst("demo<Enter>zs<Enter>").screen();
    assert_eq!(slow, fast);
    let mut wrong = Window::at_the_door(&office, "desk", PLAIN, (80, 24));
    wrong.burst("demi<Enter>zs<Enter>");
    assert_eq!(audited(&office, "log-in-failed"), 1, "what followed a wrong password was no password: {}", wrong.text());
}

/// While the password is looked at, whoever wants to leave need not wait for it.
#[test]
fn one_can_leave_while_the_password_is_looked_at() {
    let office = Office::demo();
    let mut window = Window::at_the_door(&office, "desk", PLAIN, (80, 24));
    window.burst_unanswered("demo<Enter>zs");
    assert!(window.app.is_waiting() && !window.app.is_done());
    window.burst_unanswered("<BS>");
    assert!(!window.app.is_done(), "other keys wait for what they are meant for");
    let mut window = Window::at_the_door(&office, "desk", PLAIN, (80, 24));
    window.burst_unanswered("demo<Enter><C-q>");
    assert!(window.app.is_done());
}

#[test]
fn a_locked_window_shows_nothing_and_comes_back_as_it_was() {
    let office = Office::demo();
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    let before = window.press("<F3><F3>2021-06-01<Enter>55").screen();
    let locked = window.press("<C-x>").text();
    assert!(locked.contains("已锁屏") && locked.contains("龙秀兰 (desk)") && !locked.contains("2021-06-01"), "{locked}");
    assert!(window.app.idle_limit().is_none(), "a locked window does not lock again");
    let text = window.press("wrong<Enter>").text();
    assert!(text.contains("登录名或密码不对"), "{text}");
    for keys in ["<F3>", "<C-t>", "<F1>", "<C-x>", "<Esc>", "<Tab>"] {
        assert!(window.press(keys).text().contains("已锁屏"), "{keys}");
    }
    assert_eq!(window.press("demo<Enter>").screen(), before);
    assert_eq!((audited(&office, "log-in-failed"), audited(&office, "log-in"), audited(&office, "log-out")), (1, 1, 1));
    window.press("<C-x><C-q>");
    assert!(window.app.is_done(), "another operator can leave");
}

/// The idle lock covers a form, an open dialog and an answer that is still to come.
#[test]
fn the_idle_lock_keeps_what_was_half_done() {
    let office = Office::demo();
    let mut window = Window::at_the_door(&office, "approve", PLAIN, (80, 24));
    assert!(window.app.idle_limit().is_none(), "nothing to lock before the login");
    window.press("demo<Enter>");
    assert_eq!(window.app.idle_limit(), Some(std::time::Duration::from_secs(600)), "ten minutes unless the office says");
    let before = window.press("9").press("<Tab>9nxinren<Enter>石<F1>").screen();
    window.app.lock_idle();
    assert!(!window.text().contains("xinren"));
    window.resize(140, 40).resize(80, 24);
    assert_eq!(window.press("demo<Enter>").screen(), before);
    window.press("<Esc>");
    assert!(window.text().contains("xinren"), "{}", window.text());
}

#[test]
fn the_office_sets_its_idle_minutes() {
    let office = Office::demo();
    assert!(matches!(office.desk("desk").set_idle_minutes(3), Err(Refusal::NotAllowed(Right::Appoint))));
    office.desk("admin").set_idle_minutes(3).expect("it is set");
    assert_eq!(office.desk("desk").idle_minutes().expect("a setting"), 3);
}

/// Roles are read anew at each act: a window that is open does not keep what was taken.
#[test]
fn a_role_is_lost_under_ones_hands() {
    let office = Office::demo();
    let mut window = Window::open(&office, "review", PLAIN, (80, 24));
    let mut held = office.desk("review");
    assert!(held.parameters().expect("he may look").may_enter);
    let mut director = office.desk("approve");
    director.change_roles("review", &["report"]).expect("other roles");
    assert!(matches!(held.show_full(1), Err(Refusal::NotAllowed(Right::SeeFull))));
    let text = window.press("zs").text();
    assert!(text.contains("您的岗位不能查询人员"), "{text}");
    director.retire("review").expect("he retires");
    assert!(matches!(held.fund_year(None), Err(Refusal::Retired)));
    assert!(matches!(held.change_password(&Secret("demo".into()), &Secret("correct horse".into())), Err(Refusal::Retired)));
    let given: Vec<String> = director.operator_file("review").expect("his file").changes.into_iter().map(|c| c.roles).collect();
    assert_eq!(given, ["report", "review,report"]);
}

#[test]
fn roles_are_changed_within_the_exclusions_and_by_another() {
    let office = Office::demo();
    let mut director = office.desk("approve");
    assert_eq!(problem(director.change_roles("finance", &["finance", "cashier"])).0, "roles");
    assert_eq!(problem(director.change_roles("inspect", &["inspect", "review"])).0, "roles");
    assert_eq!(problem(director.change_roles("finance", &[])), ("roles", Problem::Empty));
    assert_eq!(problem(director.change_roles("approve", &["review"])), ("login", Problem::NotOnYourself));
    assert_eq!(problem(director.retire("approve")), ("login", Problem::NotOnYourself));
    assert_eq!(problem(director.retire("nobody")).0, "login");
    director.retire("desk2").expect("he retires");
    assert_eq!(problem(director.retire("desk2")).1, Problem::IsRetired { login: "desk2".into() });
    assert!(matches!(office.desk("review").change_roles("desk", &["review"]), Err(Refusal::NotAllowed(Right::Appoint))));
    let deleted = office.raw().execute("DELETE FROM operator WHERE login = 'desk2'", []);
    assert!(deleted.expect_err("never").to_string().contains("never deleted"));
}

/// Two administrators who retire each other at the same moment, and two who give somebody one half each of what nobody may
/// have together: who writes second is told to look again.
#[test]
fn two_who_change_roles_at_once_do_not_break_the_rules_together() {
    let office = Office::demo();
    let mut admin = office.desk("admin");
    let first = office.desk_interrupted("approve", move || admin.retire("approve").expect("admin was first")).retire("admin");
    assert!(matches!(first, Err(Refusal::Store(StoreError::Busy { .. }))), "{first:?}");
    assert!(office.desk("admin").operators().is_ok(), "somebody is left to appoint");

    let office = Office::demo();
    let mut admin = office.desk("admin");
    let given = move || admin.change_roles("desk", &["cashier"]).expect("admin was first");
    let lent = office.desk_interrupted("approve", given).lend(&loan("finance", "desk", "finance", "2022-01-10"));
    assert!(matches!(lent, Err(Refusal::Store(StoreError::Busy { .. }))), "{lent:?}");
    assert_eq!(problem(office.desk("approve").lend(&loan("finance", "desk", "finance", "2022-01-10"))).0, "role");

    let mut admin = office.desk("admin");
    let lent = move || admin.lend(&loan("finance", "desk2", "finance", "2022-01-10")).expect("admin was first");
    let given = office.desk_interrupted("approve", lent).change_roles("desk2", &["cashier"]);
    assert!(matches!(given, Err(Refusal::Store(StoreError::Busy { .. }))), "{given:?}");
}

/// A stand-in director cannot take the office over: somebody with the right of his own stays.
#[test]
fn somebody_is_left_to_appoint() {
    let office = Office::demo();
    for login in ["admin", "deputy"] {
        office.desk("approve").retire(login).expect("he retires");
    }
    office.desk("approve").lend(&loan("approve", "review", "approve", "2022-01-10")).expect("it is lent");
    let mut stand_in = office.desk("review");
    assert_eq!(problem(stand_in.retire("approve")), ("login", Problem::NobodyLeftToAppoint));
    assert_eq!(problem(stand_in.change_roles("approve", &["consult"])), ("roles", Problem::NobodyLeftToAppoint));
}

#[test]
fn a_loan_falls_away_after_its_last_day() {
    let office = Office::demo();
    let mut director = office.desk("approve");
    director.lend(&loan("review", "desk", "review", "2022-01-06")).expect("it is lent");
    for (days, may) in [(0, true), (2, true), (3, false)] {
        let me = desk_on(&office, "desk", days).me().expect("he works here");
        assert_eq!(me.may(Right::Parameters), may, "after {days} days");
        assert!(me.roles.contains(&Role::Intake), "his own stay");
    }
    let line = director.operator_file("desk").expect("his file").line;
    assert_eq!((line.operator.roles, line.lent), (vec![Role::Consult, Role::Intake], vec![Role::Review]));
    let later = desk_on(&office, "approve", 3).operator_file("desk").expect("his file");
    assert!(later.line.lent.is_empty() && !later.loans[0].lasts_on(later.today));
    assert_eq!(audited(&office, "lend-role"), 1);
}

#[test]
fn a_loan_ends_when_it_is_taken_back_or_the_role_is_not_the_others_any_more() {
    let office = Office::demo();
    let mut director = office.desk("approve");
    let may = || office.desk("desk").me().expect("he works here").may(Right::Parameters);
    director.lend(&loan("review", "desk", "review", "2022-01-31")).expect("it is lent");
    let id = director.operator_file("desk").expect("his file").loans[0].id;
    assert!(may());
    director.end_loan(id).expect("it ends");
    assert!(!may());
    assert_eq!(problem(director.end_loan(id)), ("loan", Problem::EndedAlready));
    director.lend(&loan("review", "desk", "review", "2022-01-31")).expect("again");
    assert!(may());
    director.retire("review").expect("he retires");
    assert!(!may(), "nobody stands in for somebody who is gone");
}

#[test]
fn what_may_not_be_lent() {
    let office = Office::demo();
    let mut director = office.desk("approve");
    let until = "2022-01-31";
    for (draft, field) in [
        (loan("review", "desk", "finance", until), "lend_for"),
        (loan("finance", "cashier", "finance", until), "role"),
        (loan("review", "inspect", "review", until), "role"),
        (loan("intake", "desk", "desk2", until), "role"),
        (loan("review", "approve", "review", until), "lend_to"),
        (loan("review", "nobody", "review", until), "lend_to"),
        (loan("review", "desk", "review", "2022-01-03"), "until"),
        (loan("review", "desk", "review", ""), "until"),
        (loan("boss", "desk", "review", until), "role"),
        (LoanDraft { from: "2022-01-03".into(), ..loan("review", "desk", "review", until) }, "from"),
    ] {
        assert_eq!(problem(director.lend(&draft)).0, field, "{draft:?}");
    }
    assert!(matches!(office.desk("review").lend(&loan("review", "desk", "review", until)), Err(Refusal::NotAllowed(_))));
    director.lend(&loan("finance", "consult", "finance", until)).expect("it is lent");
    assert_eq!(problem(director.change_roles("consult", &["cashier"])).0, "roles", "beside what is lent");
    assert_eq!(problem(director.lend(&loan("cashier", "consult", "cashier", until))).0, "role");
}

fn somebody(office: &Office) -> (i64, String) {
    office.raw().query_row("SELECT id, id_number FROM person WHERE id = 7", [], |r| Ok((r.get(0)?, r.get(1)?))).expect("he")
}

/// 回避: his file may be opened, but not acted on; and it is said who could.
#[test]
fn a_relative_is_barred() {
    let office = Office::demo();
    let (person, number) = somebody(&office);
    let mut desk = office.desk("desk");
    assert_eq!(problem(desk.bar("desk", &number, " ")), ("reason", Problem::Empty));
    assert_eq!(problem(desk.bar("desk", "z", "兄弟")), ("person", Problem::NotOnePerson));
    assert!(matches!(desk.bar("review", &number, "兄弟"), Err(Refusal::NotAllowed(Right::Appoint))));
    desk.bar("desk", &number, "兄弟").expect("he declares it");
    assert_eq!(problem(desk.bar("desk", &number, "兄弟")), ("person", Problem::BarredAlready));
    assert!(desk.open_file(person).is_ok());
    let fields = gsbx::desk::estimate::Fields::default();
    match desk.note_advice(person, &fields) {
        Err(Refusal::MayNot { why: WhyNot::Barred, could, .. }) => {
            assert!(could.contains(&"杨晓梅".to_owned()) && !could.contains(&"龙秀兰".to_owned()), "{could:?}");
        }
        other => panic!("{other:?}"),
    }
    let id = desk.operator_file("desk").expect("his own file").bars[0].id;
    assert!(matches!(desk.lift_bar(id), Err(Refusal::NotAllowed(_))), "he does not lift it himself");
    office.desk("approve").lift_bar(id).expect("another lifts it");
    assert!(!matches!(desk.note_advice(person, &fields), Err(Refusal::MayNot { .. })));
}

/// If somebody is away, the rule holds and it is told who could take the document.
#[test]
fn a_document_never_meets_the_same_person_twice() {
    let office = Office::demo();
    let mut director = office.desk("approve");
    director.lend(&loan("review", "desk", "review", "2022-01-31")).expect("the clerk stands in for the reviewer");
    let id = |login: &str| office.desk(login).operator().id;
    let seen = [Touch { hand: Hand::Enter, operator: id("desk") }];
    let document = Document { person_id: None, case_id: None, hands: &seen };
    let reviewers = [Role::Review];
    let names = |d: &Document<'_>| -> Vec<String> {
        let could = office.desk("desk").who_could(Hand::Review, &reviewers, d).expect("a list");
        could.into_iter().map(|o| o.login).collect()
    };
    assert_eq!(names(&document), ["review"]);
    assert_eq!(names(&Document { hands: &[], ..document }), ["desk", "review"]);
    match office.desk("desk").check_step(Hand::Review, &reviewers, &document) {
        Err(Refusal::MayNot { why: WhyNot::SamePerson(Hand::Enter), step: Hand::Review, could }) => {
            assert_eq!(could, ["谭文德"]);
        }
        other => panic!("{other:?}"),
    }
    assert!(office.desk("review").check_step(Hand::Review, &reviewers, &document).is_ok());
    let both = [seen[0], Touch { hand: Hand::Review, operator: id("review") }];
    let waits = Document { person_id: None, case_id: None, hands: &both };
    assert!(matches!(
        office.desk("finance").check_step(Hand::Review, &reviewers, &waits),
        Err(Refusal::MayNot { why: WhyNot::Role, .. })
    ));
    let approvers = roles_with(Right::Appoint);
    assert!(office.desk("approve").check_step(Hand::Approve, &approvers, &waits).is_ok());
}

#[test]
fn others_see_only_themselves() {
    let office = Office::demo();
    let list = office.desk("desk").operator_list().expect("a list");
    assert_eq!(list.lines.iter().map(|l| l.operator.login.as_str()).collect::<Vec<_>>(), ["desk"]);
    assert!(matches!(office.desk("desk").operator_file("review"), Err(Refusal::NotAllowed(Right::Appoint))));
    assert_eq!(office.desk("admin").operator_list().expect("a list").lines.len(), 10);
}

#[test]
fn the_table_of_who_may_do_what_names_those_who_may_today() {
    let office = Office::demo();
    office.desk("approve").lend(&loan("finance", "consult", "finance", "2022-01-31")).expect("it is lent");
    let lines = office.desk("consult").duty_lines().expect("the table");
    let import = lines.iter().find(|l| l.duty.what == What::Right(Right::Import)).expect("a row");
    assert_eq!(import.duty.roles, [Role::Approve, Role::Finance]);
    let who: Vec<(&str, bool)> = import.operators.iter().map(|(name, lent)| (name.as_str(), *lent)).collect();
    assert_eq!(who, [("梁建国", false), ("吴青", true), ("石秀英", false), ("唐玉珍", false)]);
    let roles = |what: What| lines.iter().find(|l| l.duty.what == what).map(|l| l.duty.roles.as_slice());
    assert_eq!(roles(What::Enter(Step::Recognise)), Some(&[Role::Intake][..]));
    assert_eq!(roles(What::Check(Step::Recognise)), Some(&[Role::Review][..]), "another checks a decision");
    assert_eq!(roles(What::Check(Step::Accept)), None, "what takes effect at once is checked by nobody");
}

/// On the screen: appointed, other roles, a loan and its end, each in one form.
#[test]
fn an_operator_is_managed_on_the_screen() {
    let office = Office::demo();
    let mut window = Window::open(&office, "approve", PLAIN, (80, 24));
    let text = window.press("<F3>9<Tab>nshi<Enter>石新人<Enter>correct horse<Enter>correct horse<Enter> <C-s>").text();
    assert!(text.contains("石新人") && text.contains("待改密码") && text.contains("已办理"), "{text}");
    let text = window.press("r<Enter> <C-s>").text();
    assert!(text.contains("咨询、经办"), "{text}");
    let text = window.press("l<Enter>x<Esc>").text();
    assert!(text.contains("石新人") && text.contains("已存为草稿"), "{text}");
    let text = window.press("pcorrect horse<Esc>").text();
    assert!(text.contains("放弃已填的内容？"), "a password is kept nowhere: {text}");
    assert!(window.press("y").text().contains("石新人"));
    let text = window.press("l<Right><Enter>desk2<Enter><Enter>2022-02-01<C-s>").text();
    assert!(text.contains("此人已有"), "{text}");
    let text = window.press("<Esc>dy").text();
    assert!(text.contains("离岗"), "{text}");
    assert_eq!((audited(&office, "appoint"), audited(&office, "change-roles"), audited(&office, "retire")), (1, 1, 1));
}
