//! The pages of payments, arrears, notices and reconciliation, at the smallest size and at a large one, in both languages, and what
//! keys do there.

use gsbx::desk::estimate::Fields;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::county::credit;
use crate::support::debt::*;
use crate::support::sheet::step_with;
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};
use crate::support::{Office, posting};

/// Pages of the screen of employers, by a column that no other of its pages has.
const RECEIPTS_PAGE: [&str; 2] = ["缴费人", "Payer"];
const ARREARS: [&str; 2] = ["月数", " No. "];
const NOTICES: [&str; 2] = ["限缴日期", "Pay by"];
const RECONCILE: [&str; 2] = ["账面", "Booked"];

/// Goes to a page, wherever it stands among them, presses keys there and answers what is drawn.
fn on(office: &Office, login: &str, (lang, size): (Lang, (u16, u16)), page: [&str; 2], keys: &str) -> String {
    let mut window = Window::open(office, login, Look { lang, ..PLAIN }, size);
    window.press("<F3>-");
    let mark = page[usize::from(lang == Lang::En)];
    let there = (0..20).any(|_| window.screen().contains(mark) || window.press("<Tab>").screen().contains(mark));
    assert!(there, "{}", window.screen());
    window.press(keys).screen()
}

/// A county in arrears, with payments that are somebody's, likely somebody's and nobody's.
fn owing() -> Office {
    let office = county();
    for month in 202_107..=202_111 {
        taken_over(&office, 1, month, 123_456, 0);
    }
    taken_over(&office, 2, 202_111, 50_000, 20_000);
    levied(&office, 3, 202_201, 88_000, "2022-01-25");
    let rows = [
        receipt("JP20211230001", 1, "2021-12-30", "1300.00", "2021-07"),
        format!("JP20220103002,,{},2022-01-03,100.00,", name_of(2)),
        "JP20220104003,,无名商行,2022-01-04,9.00,2021-12".to_owned(),
    ];
    let path = file(&office, "receipts.csv", &rows);
    assert!(office.desk("desk").take_receipts(&path, false, false).expect("a file of payments").written);
    posting::booked(&office, &posting::posting("P1", "2022-01-03", "100").with("month", "2022-01"));
    office
}

/// A deferral that the reviewer sent back; its number.
fn returned_deferral(office: &Office) -> String {
    let fields = Fields::default()
        .with("levy_way", "deferral")
        .with("credit_code", credit(1))
        .with("month", "2021-09")
        .with("until_month", "2021-11")
        .with("until", "2022-06-30")
        .with("reason", "经营困难")
        .with("document", "会人社函1号");
    let number = office.desk("desk").file_sheet(SheetKind::LevyChange, &fields, "", SCRIBE).expect("a sheet").number;
    step_with(&mut office.desk("review"), &number, Step::Return, "期限不对", "").expect("returned");
    number
}

fn shots(size: (u16, u16), lang: Lang) {
    let office = owing();
    let open = |login: &str, page: [&str; 2], keys: &str| on(&office, login, (lang, size), page, keys);
    screen_shot("levy-receipts", size, lang, &open("desk", RECEIPTS_PAGE, ""));
    screen_shot("levy-assign-wrong", size, lang, &open("desk", RECEIPTS_PAGE, "a<C-u>x<F2>"));
    screen_shot("arrears", size, lang, &open("desk", ARREARS, " "));
    screen_shot("arrears-months", size, lang, &open("desk", ARREARS, "<Enter>"));
    screen_shot("levy-change", size, lang, &open("desk", ARREARS, "n<F2>"));
    screen_shot("levy-change-deferral", size, lang, &open("desk", ARREARS, "n<Right><Right><Right><F2>"));
    screen_shot("arrears-reminded", size, lang, &open("desk", ARREARS, "ar"));
    screen_shot("levy-notices", size, lang, &open("desk", NOTICES, ""));
    screen_shot("levy-serve", size, lang, &open("desk", NOTICES, "s<F2>"));
    screen_shot("levy-reconcile", size, lang, &open("finance", RECONCILE, ""));
    screen_shot("levy-changes-none", size, lang, &open("desk", ARREARS, "b"));
    returned_deferral(&office);
    screen_shot("levy-changes-returned", size, lang, &open("desk", ARREARS, "b"));
    screen_shot("levy-change-correct", size, lang, &open("desk", ARREARS, "b<Enter>"));
}

mod drawn {
    super::in_all_windows!(super::shots);
}

/// The proposed employer stands in the form; what is more than it owes has to be said to stay.
#[test]
fn a_payment_is_assigned_by_hand() {
    let office = owing();
    let open = |page: [&str; 2], keys: &str| on(&office, "desk", (Lang::Zh, (80, 24)), page, keys);
    let done = open(RECEIPTS_PAGE, "ja<F2>");
    assert!(done.contains("100.00") && done.contains(&name_of(2)), "{done}");
    assert_eq!(month(&office, 2, 202_111).1, 30_000);
    let refused = open(RECEIPTS_PAGE, &format!("a{}<F2>", credit(3)));
    assert_eq!(month(&office, 3, 202_201).1, 900, "{refused}");
    assert_eq!(findings(&office.db()), []);
}

/// Those who are marked are reminded together; the notice is served on its page, and the list says so.
#[test]
fn marked_employers_are_reminded_and_served() {
    let office = owing();
    let open = |login: &str, page: [&str; 2], keys: &str| on(&office, login, (Lang::Zh, (140, 40)), page, keys);
    let told = open("desk", ARREARS, "ar");
    assert!(told.contains("CJ-2022-000001 .. CJ-2022-000002"), "{told}");
    assert_eq!(count(&office, "SELECT count(*) FROM levy_notice WHERE served_on IS NOT NULL"), 0);
    open("desk", NOTICES, "s1<Enter>王强<F2>");
    assert_eq!(count(&office, "SELECT count(*) FROM levy_notice WHERE served_on = '2022-01-04'"), 1);
    let list = open("desk", ARREARS, "");
    assert!(list.contains("已催缴"), "{list}");
    let early = open("inspect", ARREARS, "jg");
    assert!(early.contains("限期届满之后"), "{early}");
}

#[test]
fn a_change_of_levy_is_typed_kept_as_a_draft_gone_on_with_and_filed() {
    let office = owing();
    let open = |page: [&str; 2], keys: &str| on(&office, "desk", (Lang::Zh, (80, 24)), page, keys);
    // A deferral of the chosen employer, which is filled in.
    open(ARREARS, "n<Right><Right><Right><Enter><Enter>2021-11<Esc>");
    assert_eq!(count(&office, "SELECT count(*) FROM draft WHERE form = 'levy_change'"), 1);
    let rest = "<Enter><Enter>2022-06-30<Enter>经营困难<Enter>会人社函1号<F2>";
    let filed = open(ARREARS, &format!("d<Enter>{rest}"));
    assert!(filed.contains("YJ-2022-000001"), "{filed}");
    assert_eq!(count(&office, "SELECT count(*) FROM draft WHERE form = 'levy_change'"), 0);
    let view = office.desk("review").sheet("YJ-2022-000001").expect("the sheet");
    assert_eq!((view.fields.get("levy_way"), view.fields.get("until")), ("deferral", "2022-06-30"));
}

/// What came back opens with its fields, is kept as a draft while it is corrected, and is handed in again under its number.
#[test]
fn a_change_of_levy_that_came_back_is_corrected_and_handed_in_again() {
    let office = owing();
    let number = returned_deferral(&office);
    let open = |login: &str, keys: &str| on(&office, login, (Lang::Zh, (80, 24)), ARREARS, keys);
    assert!(!open("desk2", "b").contains(&number), "it is its enterer's to correct");
    let form = open("desk", "b<Enter>");
    assert!(["2021-09", "2021-11", "2022-06-30", "经营困难", &*number].iter().all(|text| form.contains(text)), "{form}");
    let listed = open("desk", "b<Enter><Enter><Enter><Enter><Enter><C-u>2022-09-30<Esc>");
    assert!(listed.contains(&number), "one is back in the list: {listed}");
    assert_eq!(count(&office, "SELECT count(*) FROM draft WHERE form = 'levy_change'"), 1);
    let filed = open("desk", "d<Enter><F2>");
    assert!(filed.contains(&format!("已提交 {number}")), "{filed}");
    assert_eq!(count(&office, "SELECT count(*) FROM draft WHERE form = 'levy_change'"), 0);
    assert_eq!(count(&office, "SELECT count(*) FROM sheet WHERE kind = 'levy_change'"), 1);
    let view = office.desk("review").sheet(&number).expect("the sheet");
    assert_eq!((view.state, view.fields.get("month"), view.fields.get("until")), (State::ToReview, "2021-09", "2022-09-30"));
    step_with(&mut office.desk("review"), &number, Step::Pass, "", "").expect("it passes now");
    assert!(!open("desk", "b").contains(&number), "nothing is left to correct");
}
