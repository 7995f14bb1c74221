//! The window of approvals: queues, a sheet, its steps with their reasons, and what other windows do meanwhile.

use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::sheet::{file, receipts, recognised_case, reimbursement, step, step_with};
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};

/// Name of a screen, whose window it is, and the keys that lead to it.
const SCREENS: &[(&str, &str, &str)] = &[
    ("approvals-list", "review", "<F3>8"),
    ("approvals-empty", "cashier", "<F3>8"),
    ("approvals-narrowed", "review", "<F3>8<S-Tab>ts"),
    ("approvals-filter", "review", "<F3>8/0002"),
    ("approvals-sheet", "review", "<F3>8<Enter>"),
    ("approvals-amounts", "review", "<F3>8<Enter><Tab>"),
    ("approvals-changes", "review", "<F3>8/0001<Enter><Tab><Tab>"),
    ("approvals-timeline", "review", "<F3>8/0001<Enter><Tab><Tab><Tab>"),
    ("approvals-papers", "review", "<F3>8<Enter>o"),
    ("approvals-not-mine", "desk2", "<F3>8<Tab><Tab><Enter>a"),
    ("approvals-opinions", "review", "<F3>8<Enter>r "),
    ("approvals-opinion", "review", "<F3>8<Enter>r2<Enter>补齐后再报"),
    ("approvals-reason-needed", "review", "<F3>8<Enter>x<Enter><F2>"),
    ("approvals-passed", "review", "<F3>8<Enter>a1<Enter><F2>"),
    ("help-approvals", "review", "<F3>8<Enter>?"),
];

/// A bill that was returned and corrected, and one with a receipt next to the first one's.
fn office() -> Office {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    let first = file(&office, &reimbursement(&case, 1));
    step_with(&mut office.desk("review"), &first, Step::Return, "缺费用清单；第三人已付未填", "").expect("a return");
    let view = office.desk("desk").sheet(&first).expect("the sheet");
    let more = format!("{}\n\t24432000000000000077\t2021-12-24\tnursing\t96.00\t\t护工", receipts(1));
    let corrected = view.fields.with("third_party", "514.56").with("receipts", more);
    office.desk("desk").resubmit_sheet(&first, view.seen, &corrected, SCRIBE).expect("again");
    let near = receipts(2).replace("0440010002\t10000001", "0440010001\t10000003");
    file(&office, &reimbursement(&recognised_case(&office, 1), 2).with("receipts", near));
    office
}

fn shots(size: (u16, u16), lang: Lang) {
    let office = office();
    for (screen, login, keys) in SCREENS {
        let mut window = Window::open(&office, login, Look { lang, ..PLAIN }, size);
        window.press(keys);
        screen_shot(screen, size, lang, &window.screen());
    }
}

in_all_windows!(shots);

fn open(office: &Office, login: &str) -> Window {
    Window::open(office, login, PLAIN, (80, 24))
}

/// From the queue to the next one by keys alone; an opinion out of the stock and words of one's own become the reason.
#[test]
fn a_sheet_is_returned_and_passed_by_keys() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    let mut review = open(&office, "review");
    assert!(review.text().contains("审批 1"), "the tab counts what waits: {}", review.text());
    review.press("8<Esc><Enter>");
    let mut review = open(&office, "review");
    review.press("<F3>8<Enter>r2<Enter>第二页<F2>");
    let view = office.desk("desk").sheet(&number).expect("the sheet");
    assert_eq!(view.state, State::Returned);
    assert_eq!(view.steps.last().map(|s| s.reason.as_str()), Some("缺费用清单；第二页"));
    assert!(office.desk("review").drafts().expect("drafts").lines.is_empty(), "what was done is no draft any more");
    assert!(!review.text().contains("审批 1"), "{}", review.text());
    office.desk("desk").resubmit_sheet(&number, view.seen, &view.fields, SCRIBE).expect("again");
    let mut approve = open(&office, "approve");
    step(&office, "review", &number, Step::Pass).expect("a review");
    approve.press("<F3>8<Enter>a<F2>");
    assert_eq!(office.desk("desk").sheet(&number).expect("the sheet").state, State::Approved);
    approve.press("v");
    assert!(approve.text().contains("撤销审批"), "{}", approve.text());
}

/// Another approves while one types: it is told, the sheet is read again, and the words are there for the next time.
#[test]
fn a_sheet_that_moved_is_told_and_the_typed_reason_is_kept() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    step(&office, "review", &number, Step::Pass).expect("a review");
    let mut window = open(&office, "approve");
    window.press("<F3>8<Enter>r<Enter>金额不对");
    step_with(&mut office.desk("deputy"), &number, Step::Return, "缺清单", "").expect("the deputy returns it");
    let view = office.desk("desk").sheet(&number).expect("the sheet");
    office.desk("desk").resubmit_sheet(&number, view.seen, &view.fields, SCRIBE).expect("again");
    step(&office, "review", &number, Step::Pass).expect("reviewed again");
    window.press("<F2>");
    assert!(window.text().contains("单据刚才已被他人办理"), "{}", window.text());
    window.press("<Tab><Tab><Tab>");
    assert!(window.text().contains("缺清单"), "the sheet is shown as it is now: {}", window.text());
    window.press("r");
    assert!(window.text().contains("金额不对"), "what was typed is there: {}", window.text());
    window.press("<F2>");
    let view = office.desk("desk").sheet(&number).expect("the sheet");
    assert_eq!((view.state, view.steps.last().map(|s| s.reason.as_str())), (State::Returned, Some("金额不对")));
}

/// A line that drops keeps the words: they are a draft, which opens over its sheet.
#[test]
fn a_half_typed_reason_is_a_draft() {
    let office = Office::demo();
    file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    open(&office, "review").press("<F3>8<Enter>x<Enter>非本次工伤<Esc>");
    let drafts = office.desk("review").drafts().expect("drafts").lines;
    assert_eq!(drafts.len(), 1);
    let mut again = open(&office, "review");
    again.press("<Enter>");
    assert!(again.text().contains("非本次工伤") && again.text().contains("不予办理"), "{}", again.text());
}

/// What other windows write is shown where nobody types.
#[test]
fn the_window_shows_what_others_do() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    let mut window = open(&office, "review");
    window.press("<F3>8");
    assert!(window.text().contains(&number));
    window.app.written();
    window.answer();
    step(&office, "desk", &number, Step::Recall).expect("a recall");
    window.app.written();
    window.answer();
    assert!(window.text().contains("这个清单里没有单据"), "{}", window.text());
    let mut window = open(&office, "desk");
    window.press("<F3>8<Enter>");
    assert!(window.text().contains("z 作废"), "{}", window.text());
    window.app.written();
    window.answer();
    step(&office, "desk", &number, Step::Drop).expect("dropped");
    window.app.written();
    window.answer();
    assert!(window.text().contains("已作废"), "{}", window.text());
}

/// At the terminal's printer by one key, and again by the way used last; what comes out of the second is a copy.
#[test]
fn an_open_sheet_is_printed_by_key() {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    let mut review = open(&office, "review");
    review.press("<F3>8<Enter>t");
    let first = review.app.take_sheets();
    assert!(first.len() == 1 && first[0].contains(&format!("{number}-1")) && first[0].contains("\r\n"), "{first:?}");
    review.press("<F6>");
    let again = review.app.take_sheets();
    assert!(again.len() == 1 && again[0].contains("补打第 1 次"), "{again:?}");
}
