//! The books on the fund screen: from a bar to its entries, to the voucher of each, to the person; postings by form; and what
//! other windows book is seen at once.

use gsbx::domain::sheet::workflow::Step;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::posting::{booked, file, month_end, posting, reversal, voucher_of};
use crate::support::sheet::step;
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};

const TODAY: &str = "2022-01-04";

/// A few vouchers of January 2022, one of them reversed, and a closed month.
fn books() -> Office {
    let office = Office::demo();
    booked(&office, &month_end("2020-12"));
    booked(&office, &posting("P8", TODAY, "60000").with("memo", "").with("annexes", "1"));
    booked(&office, &posting("P3", TODAY, "300000").with("memo", "一月用款"));
    let wrong = booked(&office, &posting("P12", TODAY, "840").with("memo", "鉴定费 12 人"));
    booked(&office, &reversal(&voucher_of(&office, &wrong), TODAY));
    office
}

/// Name, who sits there, and the keys from the fund screen on.
const SCREENS: &[(&str, &str, &str)] = &[
    ("fund-accounts", "finance", "<F3>[a<Down>"),
    ("fund-vouchers", "finance", "<F3>v"),
    ("fund-voucher", "finance", "<F3>v<Down><Enter>"),
    ("fund-voucher-read", "consult", "<F3>v<Down><Enter>"),
    ("fund-entry-voucher", "desk", "<F3><Enter><Down><Enter><Enter>"),
    ("fund-posting", "finance", "<F3>n"),
    ("fund-posting-filled", "finance", "<F3>nP2<Enter><Enter>1.2w<Enter>"),
    ("fund-posting-wrong", "finance", "<F3>nP3<Enter>2022-02-30<Enter>0<C-s>"),
    ("fund-reverse", "finance", "<F3>v<Down><Down><Enter>x"),
    ("fund-close", "cashier", "<F3>n月结<Enter>2021-01<C-s>"),
    ("help-fund-work", "finance", "<F3>?"),
];

fn shots(size: (u16, u16), lang: Lang) {
    let office = books();
    for (screen, login, keys) in SCREENS {
        let mut window = Window::open(&office, login, Look { lang, ..PLAIN }, size);
        window.press(keys);
        screen_shot(screen, size, lang, &window.screen());
    }
}

in_all_windows!(shots);

#[test]
fn one_goes_from_the_bar_to_the_entry_and_its_person_and_back() {
    let office = Office::demo();
    let mut window = Window::open(&office, "desk", PLAIN, (140, 40));
    // The whole year, the first item of spending, its first entry.
    let text = window.press("<F3><Enter><Down><Down><Down><Down><Down><Enter>").text();
    assert!(text.contains("工伤医疗待遇支出") && text.contains("支出户存款"), "{text}");
    let text = window.press("<Enter>").text();
    assert!(text.contains("参保") && text.contains("待遇支付"), "the file of whom it was paid to: {text}");
    let text = window.press("<F3>").text();
    assert!(text.contains("工伤医疗待遇支出"), "{text}");
}

#[test]
fn a_statistician_sees_the_voucher_and_nobodys_file() {
    let office = books();
    office
        .raw()
        .execute_batch(
            "DELETE FROM operator_role WHERE operator_id = (SELECT id FROM operator WHERE login = 'consult');
            INSERT INTO operator_role SELECT id, 'report' FROM operator WHERE login = 'consult'",
        )
        .expect("a role");
    let mut window = Window::open(&office, "consult", PLAIN, (140, 40));
    let text = window.press("v<Enter>").text();
    assert!(text.contains("PZ-202201-0004") && text.contains("冲销"), "{text}");
    let text = window.press("<Esc><Esc>[<Enter><Down><Down><Down><Down><Down><Enter><Enter>").text();
    assert!(text.contains("支出户存款") && !text.contains("待遇支付"), "{text}");
}

#[test]
fn a_posting_is_entered_by_form_and_waits_for_another() {
    let office = Office::demo();
    let mut window = Window::open(&office, "finance", PLAIN, (80, 24));
    let text = window.press("<F3>n财政补贴<Enter><Enter>6w<Enter>财社1号<Enter>2<Enter>一季度<C-s>").text();
    assert!(text.contains("待另一人复核记账"), "{text}");
    let sheet = office.desk("approve").sheet("SZ-2022-000001").expect("it waits");
    let get = |id: &str| sheet.fields.get(id).to_owned();
    assert_eq!(
        (get("template"), get("amount"), get("document"), get("annexes"), get("memo")),
        ("P8".into(), "60000.00".into(), "财社1号".into(), "2".into(), "一季度".into())
    );
    // It is no draft any more.
    assert!(office.desk("finance").drafts().expect("drafts").lines.is_empty());
}

#[test]
fn a_posting_begun_is_kept_as_a_draft() {
    let office = Office::demo();
    let mut window = Window::open(&office, "finance", PLAIN, (80, 24));
    let text = window.press("<F3>nP7<Enter><Enter>12.34<Esc>").text();
    assert!(text.contains("已存为草稿"), "{text}");
    let mut again = Window::open(&office, "finance", PLAIN, (80, 24));
    let text = again.press("d<Enter>").text();
    assert!(text.contains("12.34") && text.contains("利息收入"), "{text}");
}

#[test]
fn what_another_window_books_is_seen_at_once_wherever_one_is() {
    let office = books();
    let mut year = Window::open(&office, "desk", PLAIN, (80, 24));
    let mut accounts = Window::open(&office, "desk", PLAIN, (80, 24));
    let mut vouchers = Window::open(&office, "desk", PLAIN, (80, 24));
    let mut voucher = Window::open(&office, "desk", PLAIN, (80, 24));
    year.press("<F3>");
    accounts.press("<F3>a");
    vouchers.press("<F3>v");
    assert!(!voucher.press("<F3>v<PgDn><Enter>").text().contains("已由"));
    let number = file(&office, "finance", &posting("P9", TODAY, "7777")).expect("a posting");
    step(&office, "approve", &number, Step::Pass).expect("booked");
    booked(&office, &reversal("PZ-202201-0001", TODAY));
    for window in [&mut year, &mut accounts, &mut vouchers, &mut voucher] {
        window.app.written();
        window.answer();
    }
    assert!(year.text().contains("7,777.00"), "{}", year.text());
    assert!(accounts.text().contains("上级补助收入"), "{}", accounts.text());
    assert!(vouchers.text().contains("PZ-202201-0006"), "{}", vouchers.text());
    assert!(voucher.text().contains("已由 PZ-202201-0006 冲销"), "{}", voucher.text());
}
