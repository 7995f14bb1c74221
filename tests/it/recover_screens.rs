//! The page of recoveries, at the smallest size and at a large one, in both languages, and what keys do there.

use gsbx::domain::recovery::Way;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::pay::account_of;
use crate::support::recover::{file, ordered, overpaid, repaid, repay, set_off, view};
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};

/// The page is the last one of its screen.
const PAGE: &str = "<F3>0<S-Tab>";

fn shots(size: (u16, u16), lang: Lang) {
    let office = Office::demo();
    let open = |login: &str, keys: &str| {
        Window::open(&office, login, Look { lang, ..PLAIN }, size).press(&format!("{PAGE}{keys}")).screen()
    };
    screen_shot("recoveries-none", size, lang, &open("desk", ""));
    screen_shot("recovery-form-wrong", size, lang, &open("desk", "n<F2>"));
    let number = ordered(&office, &overpaid(&office, 0, "1000.01"));
    repaid(&office, &number, Way::Bank, "400");
    repay(&office, &number, Way::Bank, "100").expect("another part waits");
    ordered(&office, &set_off(&office, 1, "12500"));
    file(&office, &overpaid(&office, 2, "88")).expect("one that waits");
    screen_shot("recoveries", size, lang, &open("finance", ""));
    screen_shot("recovery", size, lang, &open("finance", "jj<Enter>"));
    screen_shot("recovery-repayment", size, lang, &open("finance", "jj<Enter>r"));
    screen_shot("recovery-write-off", size, lang, &open("finance", "jj<Enter>x<F2>"));
}

mod drawn {
    super::in_all_windows!(super::shots);
}

fn count(office: &Office, sql: &str) -> i64 {
    office.raw().query_row(sql, [], |r| r.get(0)).expect("a number")
}

#[test]
fn a_recovery_is_typed_kept_as_a_draft_gone_on_with_and_filed() {
    let office = Office::demo();
    let id = account_of(&office, 0, "").get("id_number").to_owned();
    let open = |keys: &str| Window::open(&office, "desk", PLAIN, (80, 24)).press(keys).screen();
    // Cause overpaid, the person; no employer and no sheet.
    open(&format!("{PAGE}n1<Enter>{id}<Enter><Esc>"));
    assert_eq!(count(&office, "SELECT count(*) FROM draft WHERE form = 'recovery'"), 1);
    let rest = "<Enter><Enter>allowance<Enter>2021<Enter>1000.01<Enter>多发3个月<Enter>会工伤追5号<Enter><Right><F2>";
    let filed = open(&format!("{PAGE}d<Enter>{rest}"));
    assert!(filed.contains("ZH-2022-000001"), "{filed}");
    assert_eq!(count(&office, "SELECT count(*) FROM draft WHERE form = 'recovery'"), 0);
    assert_eq!(view(&office, "ZH-2022-000001").line.amount.plain(), "1000.01");
}

#[test]
fn the_finance_section_enters_what_came_back_and_nobody_else_is_offered_it() {
    let office = Office::demo();
    let number = ordered(&office, &overpaid(&office, 0, "1000.01"));
    let open = |login: &str, keys: &str| Window::open(&office, login, PLAIN, (80, 24)).press(&format!("{PAGE}{keys}")).screen();
    // The form begins with the instalment that is due.
    open("finance", "<Enter>r<Enter><Enter><Enter>进账单0104号<F2>");
    assert_eq!(view(&office, &number).spoken_for.plain(), "333.33");
    let wrong = open("finance", "<Enter>r<C-u>1000<Enter><Enter><Enter>进账单<F2>");
    assert!(wrong.contains("333.33"), "what waits already is told: {wrong}");
    let others = open("desk", "<Enter>r");
    assert!(!others.contains("登记退款"), "{others}");
}
