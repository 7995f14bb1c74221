//! Screen 6: a bill is typed, kept, filed, and corrected; and the same by command line.

use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::sheet::{file, recognised_case, reimbursement, step_with};
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};
use crate::support::{Office, stderr, stdout};

/// From the field behind the case to the receipts.
const HEAD: &str = "<Enter>会同县人民医院<Enter><Enter>1220<Enter>1224<Enter>左手食指骨折<Enter><Enter>1228<Enter>";
/// Three receipts: 2,514.56 within the catalogues.
const RECEIPTS: &str = "0440010001<Enter>10000001<Enter>1220<Enter>jcf<Enter>860<Enter>60<Enter><Enter>\
    <F4><Enter>10000002<Enter>1224<Enter>xyf<Enter>1234.56<Enter><Enter><Enter>\
    <Enter>24432000000001000001<Enter><F4><Enter>cwf<Enter>480";

fn open(office: &Office) -> Window {
    Window::open(office, "desk", PLAIN, (80, 24))
}

#[test]
fn a_bill_of_three_receipts_is_entered_by_keyboard() {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    let mut window = open(&office);
    let text = window.press(&format!("<F3><F3><F3>6{case}<Enter>{HEAD}{RECEIPTS}<Enter>")).text();
    assert!(text.contains("2,574.56") && text.contains("2,554.56"), "totals are alive: {text}");
    let text = window.press("<F2>").text();
    assert!(text.contains("BX-2022-000001") && text.contains("2,554.56") && text.contains("2022-01-26"), "{text}");
    let sheet = office.desk("desk").sheet("BX-2022-000001").expect("the sheet");
    assert_eq!((sheet.state, sheet.receipts.len(), sheet.amount.plain().as_str()), (State::ToReview, 3, "2554.56"));
    assert!(window.press("o").text().contains(&case));
    // What was entered last is offered again.
    assert!(window.press("6<Enter><Enter><Enter><F4>").text().contains("会同县人民医院"));
}

/// A burst of keys ends as slow typing does.
#[test]
fn keys_typed_ahead_are_taken_in_order() {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    let keys = format!("{case}<Enter>{HEAD}{RECEIPTS}<Enter>");
    let mut slow = open(&office);
    let slowly = slow.press("<F3><F3><F3>6").press(&keys).screen();
    let mut fast = open(&office);
    let quickly = fast.press("<F3><F3><F3>6").burst(&keys).screen();
    assert_eq!(quickly, slowly);
}

#[test]
fn what_was_returned_comes_back_into_the_form_and_is_handed_in_again() {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    let number = file(&office, &reimbursement(&case, 1));
    step_with(&mut office.desk("review"), &number, Step::Return, "第三人已付未扣", "").expect("a return");
    let mut window = open(&office);
    let text = window.press("<F3><F3><F3>6").text();
    assert!(text.contains(&number) && text.contains("已退回"), "{text}");
    let text = window.press("<Down><Enter>").text();
    assert!(text.contains("更正报销单") && text.contains("会同县人民医院"), "{text}");
    // To the third party's payment, which stands behind the receipts.
    for _ in 0..60 {
        if window.text().contains("> 第三人已付") {
            break;
        }
        window.press("<Down>");
    }
    let text = window.press("<C-u>514.56<F2>").text();
    assert!(text.contains("第 2 版") && text.contains("2,040.00"), "{text}");
    let sheet = office.desk("review").sheet(&number).expect("the sheet");
    assert_eq!((sheet.state, sheet.version), (State::ToReview, 2));
}

#[test]
fn a_bill_is_opened_from_a_case_and_kept_as_a_draft() {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    let mut window = open(&office);
    let text = window.press(&format!("{case}<Enter><Enter>r")).text();
    assert!(text.contains("费用报销") && text.contains(&case), "{text}");
    window.press("<Enter>县医院<Enter><Esc>");
    let text = window.press("d").text();
    assert!(text.contains("费用报销") && text.contains(&case), "{text}");
    assert!(window.press("<Enter>").text().contains("县医院"));
}

/// A wrong cell is marked; F2 goes to it and nothing is filed.
#[test]
fn a_wrong_receipt_is_told_at_its_cell() {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    file(&office, &reimbursement(&case, 1));
    let mut window = open(&office);
    let text = window.press(&format!("<F3><F3><F3>6{case}<Enter>{HEAD}{RECEIPTS}<F2>")).text();
    assert!(text.contains("BX-2022-000001") && text.contains("!10000001"), "{text}");
    let count: i64 =
        office.raw().query_row("SELECT count(*) FROM sheet WHERE kind = 'reimbursement'", [], |r| r.get(0)).expect("a count");
    assert_eq!(count, 1);
}

fn shots(size: (u16, u16), lang: Lang) {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    let look = Look { lang, ..PLAIN };
    let mut window = Window::open(&office, "desk", look, size);
    window.press(&format!("<F3><F3><F3>6{case}<Enter>{HEAD}"));
    screen_shot("bill-empty", size, lang, &window.screen());
    window.press(&format!("{RECEIPTS}<Enter><Enter><Enter><F4><Enter>10000002<Enter>t<Enter>xy"));
    screen_shot("bill-receipts", size, lang, &window.screen());
    window.press("<C-d><Down>");
    screen_shot("bill-money", size, lang, &window.screen());
    window.press("<F2>");
    screen_shot("bill-filed", size, lang, &window.screen());
    step_with(&mut office.desk("review"), "BX-2022-000001", Step::Return, "缺费用清单", "").expect("a return");
    window.press("n");
    screen_shot("bill-list", size, lang, &window.screen());
}

in_all_windows!(shots);

fn written(office: &Office, name: &str, text: &str) -> String {
    let path = office.folder().join(name);
    std::fs::write(&path, text).expect("a file");
    path.display().to_string()
}

fn gsbx(office: &Office, args: &[&str]) -> std::process::Output {
    let secret = written(office, "password", "demo\n");
    let mut all = vec!["--operator", "desk", "--password-file", secret.as_str()];
    all.extend(args);
    office.gsbx(&all)
}

#[test]
fn a_bill_is_filed_by_command_line_once() {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    let bill = format!(
        r#"{{"case_number": "{case}", "care": "inpatient", "hospital": "会同县人民医院", "admitted": "2021-12-20",
            "discharged": "2021-12-24", "diagnosis": "骨折", "received_on": "2021-12-28", "submission": "{:032x}",
            "receipts": [{{"code": "044", "number": "1", "issued_on": "2021-12-24", "category": "bed", "amount": "480"}}]}}"#,
        7
    );
    let path = written(&office, "bill.json", &bill);
    let first = gsbx(&office, &["reimburse", "file", &path, "--json"]);
    assert!(first.status.success(), "{}", stderr(&first));
    let value: serde_json::Value = serde_json::from_str(&stdout(&first)).expect("JSON");
    // The program's own clock counts the year.
    assert!(value["number"].as_str().is_some_and(|n| n.starts_with("BX-") && n.ends_with("-000001")), "{value}");
    assert_eq!(value["amount"].as_str(), Some("520.00"));
    let again = gsbx(&office, &["reimburse", "file", &path]);
    assert_eq!(stdout(&again).trim(), value["number"].as_str().expect("a number"));
    for (text, want) in [
        ("[]", "JSON"),
        (r#"{"care": "inpatient", "colour": "red"}"#, "colour"),
        (r#"{"receipts": [{"number": 7}]}"#, "JSON"),
        (r#"{"receipts": [{"colour": "7"}]}"#, "colour"),
    ] {
        let path = written(&office, "bad.json", text);
        let refused = gsbx(&office, &["reimburse", "file", &path]);
        assert!(!refused.status.success() && stderr(&refused).contains(want), "{text}: {}", stderr(&refused));
    }
}

#[test]
fn receipts_of_a_file_become_a_draft_or_every_bad_line_is_told() {
    let office = Office::demo();
    let case = recognised_case(&office, 0);
    let head = "number,code,issued_on,category,amount,outside,note\n";
    let rows = "1,044,2021-12-20,检查费,860.00,60,\n\n2,044,2021-12-24,bed,480,,单间\n";
    let path = written(&office, "receipts.csv", &format!("{head}{rows}"));
    let taken = gsbx(&office, &["reimburse", "import", &path, "--case", &case, "--json"]);
    assert!(taken.status.success(), "{}", stderr(&taken));
    let value: serde_json::Value = serde_json::from_str(&stdout(&taken)).expect("JSON");
    assert_eq!((value["rows"].as_u64(), value["amount"].as_str()), (Some(2), Some("1340.00")));
    let mut window = open(&office);
    let text = window.press("<Enter>").text();
    assert!(text.contains("费用报销") && text.contains(&case), "{text}");

    let bad = "3,044,2021-12-20,bed,0,,\n4,044,2021-12-20,bed,1.234,,\n5,044,2021-12-20,xx,１２,,\n";
    let path = written(&office, "bad.csv", &format!("{head}{rows}{bad}"));
    let refused = gsbx(&office, &["reimburse", "import", &path, "--case", &case]);
    let told = stderr(&refused);
    assert!(!refused.status.success() && ["5", "6", "7"].iter().all(|n| told.contains(&format!("第 {n} 行"))), "{told}");
    let drafts: i64 = office.raw().query_row("SELECT count(*) FROM draft", [], |r| r.get(0)).expect("a count");
    assert_eq!(drafts, 1, "nothing of a bad file is kept");
    let nobody = gsbx(&office, &["reimburse", "import", &path, "--case", "GS-1999-000001"]);
    assert!(!nobody.status.success() && !stderr(&nobody).is_empty());
}
