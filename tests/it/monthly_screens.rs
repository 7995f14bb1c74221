//! The pages of monthly benefits, at the smallest size and at a large one, in both languages, and what keys do there.

use gsbx::domain::sheet::workflow::Step;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::sheet::step;
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};

fn count(office: &Office, sql: &str) -> i64 {
    office.raw().query_row(sql, [], |r| r.get(0)).expect("a number")
}

fn shots(size: (u16, u16), lang: Lang) {
    let office = Office::demo();
    let open = || Window::open(&office, "desk", Look { lang, ..PLAIN }, size);
    screen_shot("benefits-list", size, lang, &open().press("<F3>0<Tab><Tab><Tab><Tab>").screen());
    screen_shot("benefits-form", size, lang, &open().press("<F3>0<Tab><Tab><Tab><Tab><Enter>s<F2>").screen());
    screen_shot("month-run", size, lang, &open().press("<F3>0<Tab><Tab><Tab><Tab><Tab>b").screen());
    screen_shot("month-run-wrong", size, lang, &open().press("<F3>0<Tab><Tab><Tab><Tab><Tab><Right><Right>").screen());
    screen_shot("certifications", size, lang, &open().press("<F3>0<Tab><Tab><Tab><Tab><Tab><Tab><Left>").screen());
    screen_shot("certify-form", size, lang, &open().press("<F3>0<Tab><Tab><Tab><Tab><Tab><Tab><Left>c").screen());
    screen_shot("adjustment", size, lang, &open().press("<F3>0<Tab><Tab><Tab><Tab><Tab><Tab><Tab>").screen());
    // Run, and changed since: the benefit tells its events and months.
    open().press("<F3>0<Tab><Tab><Tab><Tab><Tab>by");
    open().press("<F3>0<Tab><Tab><Tab><Tab><Enter>s<Enter><C-u>2022-01<Enter>会工伤变〔2022〕1号<F2>");
    let number: String =
        office.raw().query_row("SELECT number FROM sheet WHERE kind <> 'payee'", [], |r| r.get(0)).expect("a sheet");
    step(&office, "review", &number, Step::Pass).expect("a review");
    screen_shot("benefit-view", size, lang, &open().press("<F3>0<Tab><Tab><Tab><Tab><Enter>").screen());
}

mod drawn {
    super::in_all_windows!(super::shots);
}

#[test]
fn a_month_is_run_by_a_key_and_a_question() {
    let office = Office::demo();
    let open = || Window::open(&office, "desk", PLAIN, (80, 24));
    open().press("<F3>0<Tab><Tab><Tab><Tab><Tab>b<Esc>");
    assert_eq!(count(&office, "SELECT count(*) FROM payable"), 0);
    open().press("<F3>0<Tab><Tab><Tab><Tab><Tab>by");
    assert_eq!(count(&office, "SELECT count(*) FROM payable"), 242);
    open().press("<F3>0<Tab><Tab><Tab><Tab><Tab>by");
    assert_eq!(count(&office, "SELECT count(*) FROM payable"), 242);
}

/// One key more, and whoever has no account is named on the list's page and waits on.
#[test]
fn the_list_of_a_month_is_built_right_behind_its_run() {
    let office = Office::demo();
    office
        .raw()
        .execute_batch(
            "INSERT INTO person VALUES (900001, '431299196002150010', '010051', '王大明', '', 0);
             INSERT INTO benefit (id, person_id, kind, grade, since) VALUES (900001, 900001, 'allowance', 4, '2015-01-01');
             INSERT INTO benefit_event (benefit_id, month, what, monthly_fen, reason, at)
             VALUES (900001, 201502, 'start', 80000, '', '2022-01-03T10:00:00+08:00')",
        )
        .expect("an allowance");
    let screen = Window::open(&office, "desk", PLAIN, (140, 40)).press("<F3>0<Tab><Tab><Tab><Tab><Tab>byb").screen();
    let planned = count(&office, "SELECT count(*) FROM payable WHERE state = 'planned'");
    let listed = count(&office, "SELECT count(*) FROM payment_line");
    assert!(listed > 0 && planned > 0 && listed + planned == 243, "{listed} {planned}\n{screen}");
    assert!(screen.contains("ZF-2022-000001") && screen.contains("未列入：未登记收款账户"), "{screen}");
    assert_eq!(count(&office, "SELECT count(*) FROM payable WHERE person_id = 900001 AND state = 'planned'"), 1);
}

#[test]
fn a_search_narrows_the_list_and_esc_shows_all_again() {
    let office = Office::demo();
    let name: String = office
        .raw()
        .query_row("SELECT p.name FROM benefit AS b JOIN person AS p ON p.id = b.person_id ORDER BY b.id DESC LIMIT 1", [], |r| {
            r.get(0)
        })
        .expect("a name");
    let narrowed = Window::open(&office, "desk", PLAIN, (80, 24)).press(&format!("<F3>0<Tab><Tab><Tab><Tab>/{name}")).screen();
    assert!(narrowed.contains(&name) && !narrowed.contains("242 笔"), "{narrowed}");
    let all = Window::open(&office, "desk", PLAIN, (80, 24)).press(&format!("<F3>0<Tab><Tab><Tab><Tab>/{name}<Esc>")).screen();
    assert!(all.contains("242 笔"), "{all}");
}

#[test]
fn a_certification_is_recorded_at_the_window() {
    let office = Office::demo();
    Window::open(&office, "desk", PLAIN, (80, 24)).press("<F3>0<Tab><Tab><Tab><Tab><Tab><Tab><Left>nc<F2>");
    assert_eq!(count(&office, "SELECT count(*) FROM certification_reminder"), 1);
    assert_eq!(count(&office, "SELECT count(*) FROM certification WHERE way = 'window' AND certified_on = '2022-01-04'"), 1);
}
