//! The window of determinations: opened for a case, worked out while one types, filed, kept as a draft, and opened again when it was
//! sent back.

use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::determination::{dead, determination, determine, determined, family, graded, pay_all, severe};
use crate::support::sheet::step_with;
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};

/// The form of a case, opened by its number.
fn opened(office: &Office, case: &str, look: Look, size: (u16, u16)) -> Window {
    let mut window = Window::open(office, "desk", look, size);
    window.press("<F3>");
    window.press("7");
    window.press(&format!("{case}<Enter>"));
    window
}

fn shots(size: (u16, u16), lang: Lang) {
    let look = Look { lang, ..PLAIN };
    let office = Office::demo();
    let case = graded(&office, 8, None, 5000);
    office.raw().execute("DELETE FROM wage WHERE month IN (202007, 202008)", []).expect("a gap");
    let mut window = Window::open(&office, "desk", look, size);
    window.press("<F3>7");
    screen_shot("determine-pick", size, lang, &window.screen());
    window.press("GS-1900-1<Enter>");
    screen_shot("determine-no-case", size, lang, &window.screen());
    let mut window = opened(&office, &case, look, size);
    screen_shot("determine-begun", size, lang, &window.screen());
    window.press("2021-11-20<Enter><Right><Enter>");
    screen_shot("determine-typed", size, lang, &window.screen());
    window.press("<PgDn>");
    screen_shot("determine-turned", size, lang, &window.screen());
    window.press("<F2>");
    screen_shot("determine-filed", size, lang, &window.screen());
    office.raw().execute_batch("UPDATE sheet SET state = 'void'").expect("out of the way");
    let mut window = opened(&office, &case, look, size);
    window.press("<F2>");
    screen_shot("determine-refused", size, lang, &window.screen());

    let office = Office::demo();
    let case = dead(&office);
    let mut window = opened(&office, &case, look, size);
    let typed = family(&case);
    window.press(&format!("{}<Enter>李寡妇<Enter>", typed.get("recipient_id")));
    window.paste(typed.get("dependants"));
    window.press("<Enter>");
    screen_shot("determine-death", size, lang, &window.screen());

    let office = Office::demo();
    let case = graded(&office, 4, Some("partial"), 6000);
    let old = determined(&office, &severe(&case));
    pay_all(&office, &old.number);
    office.raw().execute("UPDATE injury_case SET grade = 6, nursing = NULL WHERE number = $1", [&case]).expect("a new grade");
    let mut window = opened(&office, &case, look, size);
    window.press("<Right><Right>");
    window.press("<Enter><Enter><Enter><Enter><Right><Enter>");
    screen_shot("determine-again", size, lang, &window.screen());
}

in_all_windows!(shots);

#[test]
fn a_determination_is_filed_from_its_case_by_keyboard() {
    let office = Office::demo();
    let case = graded(&office, 8, None, 5000);
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    // From the case itself: found by its number, opened, and `h`.
    window.press(&format!("{case}<Enter><Enter>h"));
    assert!(window.text().contains("待遇核定"), "{}", window.text());
    window.press("2021-11-20<Enter><Right><Enter>");
    assert!(window.text().contains("55,000.00"), "the amount follows what is typed: {}", window.text());
    window.press("<F2>");
    assert!(window.text().contains("已提交 HD-2022-000001，合计 55,000.00 元"), "{}", window.text());
    assert_eq!(office.desk("review").sheet("HD-2022-000001").expect("the sheet").state, State::ToReview);
    // Enter goes back to the case.
    window.press("<Enter>");
    assert!(window.text().contains(&case), "{}", window.text());
}

#[test]
fn what_was_typed_is_kept_and_what_was_sent_back_opens_again() {
    let office = Office::demo();
    let case = graded(&office, 8, None, 5000);
    let mut window = opened(&office, &case, PLAIN, (80, 24));
    window.press("2021-11-20<Enter><Esc>");
    let drafts = office.desk("desk").drafts().expect("drafts");
    assert_eq!(drafts.lines.len(), 1, "left, it is kept");

    let number = determine(&office, &determination(&case)).expect("a sheet");
    step_with(&mut office.desk("review"), &number, Step::Return, "送达日期有误", "").expect("sent back");
    let mut window = opened(&office, &case, PLAIN, (80, 24));
    assert!(window.text().contains(&format!("更正 {number}")), "{}", window.text());
    window.press(&format!("{}2021-11-25<F2>", "<BS>".repeat(10)));
    let sheet = office.desk("review").sheet(&number).expect("the sheet");
    assert_eq!((sheet.state, sheet.version, sheet.fields.get("served_on")), (State::ToReview, 2, "2021-11-25"));
}
