//! The screen of payments, at the smallest size and at a large one, in both languages.

use gsbx::domain::payment::LineState;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::pay::{answers, build, owed, send, settle, sound};
use crate::support::sheet::{file, recognised_case, reimbursement, step};
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};
use crate::support::{Office, stdout};

fn shots(size: (u16, u16), lang: Lang) {
    let office = Office::demo();
    let open = |login: &str| Window::open(&office, login, Look { lang, ..PLAIN }, size);
    screen_shot("payments-owed-none", size, lang, &open("desk").press("<F3>0").screen());
    screen_shot("payments-lists-none", size, lang, &open("desk").press("<F3>0<Tab>").screen());
    for nth in 0..3_u32 {
        let number = file(&office, &reimbursement(&recognised_case(&office, i64::from(nth)), nth + 1));
        step(&office, "review", &number, Step::Pass).expect("a review");
        step(&office, "approve", &number, Step::Approve).expect("an approval");
    }
    screen_shot("payments-owed", size, lang, &open("desk").press("<F3>0  ").screen());
    screen_shot("payments-build", size, lang, &open("desk").press("<F3>0 b").screen());
    let number = build(&office, "desk", "reimbursement").expect("a list");
    send(&office, &number);
    screen_shot("payments-lists", size, lang, &open("finance").press("<F3>0<Tab>").screen());
    screen_shot("payments-list-sent", size, lang, &open("finance").press("<F3>0<Tab><Enter>").screen());
    screen_shot(
        "payments-settle",
        size,
        lang,
        &open("finance").press("<F3>0<Tab><Enter>a<Enter><Enter>2<Enter>户名<Enter>").screen(),
    );
    screen_shot(
        "payments-settle-wrong",
        size,
        lang,
        &open("finance").press("<F3>0<Tab><Enter>a<Enter><Enter>99<Enter>1<F2>").screen(),
    );
    settle(&office, &number, &answers(&[None, Some("name"), None, None, Some("closed"), None])).expect("settled");
    screen_shot("payments-list-settled", size, lang, &open("finance").press("<F3>0<Tab><Enter>").screen());
    screen_shot("payments-returned", size, lang, &open("finance").press("<F3>0<Tab><Enter>t").screen());
    screen_shot("payments-failures", size, lang, &open("desk").press("<F3>0<Tab><Tab>").screen());
    screen_shot("payments-accounts", size, lang, &open("desk").press("<F3>0<Tab><Tab><Tab>/李").screen());
    screen_shot("payments-account", size, lang, &open("desk").press("<F3>0<Tab><Tab><Tab>n").screen());
}

mod drawn {
    super::in_all_windows!(super::shots);
}

/// Reads what other windows and the desk have written.
fn read(window: &mut Window) -> String {
    window.app.written();
    window.answer();
    window.text()
}

/// From building to a payment that came back, each hand at its own window and by keys alone; all of them see it at once.
#[test]
fn a_list_goes_its_whole_way_by_keys() {
    let office = Office::demo();
    owed(&office, 2);
    let open = |login: &str| Window::open(&office, login, PLAIN, (80, 24));
    let number = "ZF-2022-000001";
    let state = || office.desk("review").sheet(number).expect("the list").state;
    let mut watcher = open("desk2");
    watcher.press("<F3>0<Tab>");
    let text = open("desk").press("<F3>0aby").text();
    assert!(text.contains(number), "{text}");
    let text = read(&mut watcher);
    assert!(text.contains(number) && text.contains("待复核"), "{text}");
    open("review").press("<F3>0<Tab><Enter>a<F2>");
    assert_eq!(state(), State::ToApprove);
    let mut approver = open("approve");
    let text = approver.press("<F3>0<Tab><Enter>a<F2>").text();
    assert_eq!(state(), State::ToApprove, "the bureau's document is missing: {text}");
    approver.press("<Enter><Enter>会财社1号<F2>");
    assert_eq!(state(), State::Approved);
    let text = open("finance").press("<F3>0<Tab><Enter>a").text();
    assert!(text.contains("林欣怡"), "who could: {text}");
    let text = open("cashier").press("<F3>0<Tab><Enter>a<F2>").text();
    assert!(text.contains("ZF-2022-000001.xlsx"), "where the file is: {text}");
    assert_eq!(state(), State::Sent);
    let mut finance = open("finance");
    let text = finance.press("<F3>0<Tab><Enter>a<Enter><Enter>2<Enter>户名<Enter><F2>").text();
    assert_eq!(state(), State::Paid, "{text}");
    let lines = || office.desk("finance").payment_lines(number).expect("lines").into_iter().map(|l| l.state).collect::<Vec<_>>();
    assert_eq!(lines(), [LineState::Paid, LineState::Failed, LineState::Paid, LineState::Paid]);
    finance.press("t销户<Enter><F2>");
    assert_eq!(lines()[0], LineState::Returned, "{}", finance.text());
    let text = read(&mut watcher);
    assert!(text.contains("已支付") || text.contains("已回盘"), "{text}");
    let text = open("desk").press("<F3>0<Tab><Tab>").text();
    assert!(text.contains("户名不符") && text.contains("退票"), "{text}");
    sound(&office);
}

/// An account is typed twice, warned of without a check digit, kept as a draft when one leaves, and filed.
#[test]
fn an_account_is_entered_by_keys_and_kept_as_a_draft() {
    let office = Office::demo();
    let (id, name): (String, String) = office
        .raw()
        .query_row(
            "SELECT p.id_number, p.name FROM person AS p JOIN injury_case AS c ON c.person_id = p.id ORDER BY c.id LIMIT 1",
            [],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )
        .expect("a worker");
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    let keys = format!("<F3>0<Tab><Tab><Tab>n<Down>{id}<Enter><Right><Enter>403<Enter><Enter>8201001234<Enter>8201001235<Enter>");
    let text = window.press(&keys).text();
    assert!(text.contains("两次输入的账号不一致"), "{text}");
    let text = window.press("<Esc>").text();
    assert!(text.contains("草稿"), "{text}");
    drop(window);
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    let text = window.press("<F3>d<Enter>").text();
    assert!(text.contains("8201001234"), "{text}");
    let text = window.press("<Up><C-u>8201001234<Enter>").text();
    assert!(text.contains("校验位"), "it may be filed, but is to be compared: {text}");
    let text = window.press("<F2>").text();
    assert!(text.contains("SK-2022-"), "{text}");
    let waits = office.gsbx(&["--operator", "review", "sheet", "list", "--waiting"]);
    assert!(stdout(&waits).contains(&name), "{}", stdout(&waits));
}
