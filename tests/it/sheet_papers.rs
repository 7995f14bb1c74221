//! Printed sheets about money: what stands on them, copies and editions, the check code, and the workbook's numbers.

use calamine::{Data, Reader, Xlsx, open_workbook};
use gsbx::desk::papers::{Sent, VerifiedOf, Way, verify};
use gsbx::desk::sheets::SheetForm;
use gsbx::domain::identity::mask_number;
use gsbx::domain::payment::mask_account;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::papers::SHEET_PRESS;
use gsbx::store::Store;
use unicode_width::UnicodeWidthStr;

use crate::support::determination::{determined, graded, severe};
use crate::support::pay::{account_of, build, card, owed};
use crate::support::sheet::{file, recognised_case, reimbursement, step};
use crate::support::{Office, stdout};

fn office_with_bill() -> (Office, String) {
    let office = Office::demo();
    let number = file(&office, &reimbursement(&recognised_case(&office, 0), 1));
    (office, number)
}

fn printed(office: &Office, login: &str, number: &str) -> String {
    match office.desk(login).print_sheet(number, SheetForm::Text, Some(Way::Text), SHEET_PRESS).expect("a sheet") {
        Sent::Text(text) => text,
        other => panic!("{other:?}"),
    }
}

/// What stands behind a word at the foot.
fn code(text: &str) -> String {
    let (_, behind) = text.split_once("校验码 ").expect("a check code");
    behind.chars().take(10).collect()
}

#[test]
fn a_bill_is_printed_with_its_amounts_total_and_hands() {
    let (office, number) = office_with_bill();
    step(&office, "review", &number, Step::Pass).expect("passed");
    let text = printed(&office, "desk", &number);
    for part in ["工伤医疗费报销单", &format!("编号 {number}"), "单位：元", "会同县人民医院", "计算过程", "复核 "]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let view = office.desk("desk").sheet(&number).expect("the sheet");
    let capitals = gsbx::text::capital::capital_amount(view.amount);
    assert!(text.contains(&capitals), "{capitals}: {text}");
    // The identity number is masked; amounts end in one column.
    let (_, _, masked) = view.person.expect("a person");
    assert!(text.contains(&masked), "{text}");
    let ends: Vec<usize> =
        text.lines().filter(|l| l.ends_with("60.00") || l.ends_with(" 0.00")).map(UnicodeWidthStr::width).collect();
    assert!(ends.len() > 3 && ends.windows(2).filter(|w| w[0] != w[1]).count() <= 1, "{ends:?}\n{text}");
}

/// Who compares, approves, sends or books a list reads the numbers whole; it is the same paper for everybody else.
#[test]
fn a_payment_list_has_whole_numbers_for_those_who_need_them() {
    let office = Office::demo();
    let account = account_of(&office, 0, &card(0));
    owed(&office, 1);
    let number = build(&office, "desk", "reimbursement").expect("a list");
    let (id, card) = (account.get("id_number"), account.get("account"));
    let first = printed(&office, "review", &number);
    for login in ["review", "approve", "finance", "cashier"] {
        let text = printed(&office, login, &number);
        assert!(text.contains(id) && text.contains(card), "{login}: {text}");
    }
    for login in ["desk", "inspect"] {
        let text = printed(&office, login, &number);
        assert!(!text.contains(id) && !text.contains(card), "{login}: {text}");
        assert!(text.contains(&mask_number(id)) && text.contains(&mask_account(card)), "{login}: {text}");
        assert_eq!(code(&text), code(&first), "the same paper");
    }
}

#[test]
fn printed_again_it_is_a_copy_and_moved_on_a_new_edition() {
    let (office, number) = office_with_bill();
    let first = printed(&office, "desk", &number);
    assert!(first.contains(&format!("{number}-1  校验码")) && !first.contains("补打"), "{first}");
    let again = printed(&office, "review", &number);
    assert!(again.contains("【补打第 1 次】"), "{again}");
    assert_eq!(code(&again), code(&first));
    step(&office, "review", &number, Step::Pass).expect("passed");
    let later = printed(&office, "desk", &number);
    assert!(later.contains(&format!("{number}-2  校验码")) && !later.contains("补打"), "{later}");
    assert_ne!(code(&later), code(&first));
    let trail: i64 = office
        .raw()
        .query_row("SELECT count(*) FROM audit WHERE act = 'print' AND detail LIKE ?1", [format!("{number}-%")], |r| r.get(0))
        .expect("the trail");
    assert_eq!(trail, 3);
}

#[test]
fn the_check_code_leads_to_the_sheet_and_tells_nothing_personal() {
    let (office, number) = office_with_bill();
    let code = code(&printed(&office, "desk", &number));
    let found = verify(&Store::open(&office.db()).expect("the office"), &code).expect("found");
    assert_eq!(
        (found.of, found.number, found.is_sound),
        (VerifiedOf::Sheet(SheetKind::Reimbursement), format!("{number}-1"), true)
    );
    let told = stdout(&office.gsbx(&["verify", &code]));
    assert!(told.contains("工伤医疗费报销单") && told.contains("与存档一致"), "{told}");
    assert!(stdout(&office.gsbx(&["--lang", "en", "verify", &code])).contains("Reimbursement"));
}

#[test]
fn a_workbook_holds_numbers_and_totals_as_formulas() {
    let (office, number) = office_with_bill();
    let path = office.folder().join("bill.xlsx");
    let run = office.gsbx(&[
        "--operator",
        "desk",
        "sheet",
        "print",
        &number,
        "--format",
        "xlsx",
        "--out",
        path.to_str().expect("UTF-8"),
    ]);
    assert!(run.status.success(), "{run:?}");
    let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let (cells, formulas) = (
        book.worksheet_range_at(0).expect("a sheet").expect("cells"),
        book.worksheet_formula("工伤医疗费报销单").expect("formulas"),
    );
    let numbers: Vec<f64> =
        cells.used_cells().filter_map(|(_, _, c)| if let Data::Float(n) = c { Some(*n) } else { None }).collect();
    assert!(numbers.contains(&1234.56) && numbers.contains(&480.0) && numbers.contains(&2574.56), "{numbers:?}");
    let sums: Vec<&str> = formulas.used_cells().map(|(_, _, f)| f.as_str()).collect();
    assert_eq!(sums.len(), 4, "{sums:?}");
    // Each total adds just the rows of its table.
    for (y, x, formula) in formulas.used_cells() {
        let (start_y, start_x) = formulas.start().expect("a start");
        let (y, x) = (y as u32 + start_y, x as u32 + start_x);
        let range = formula.trim_start_matches("SUM(").trim_end_matches(')');
        let rows: Vec<u32> = range.split(':').map(|c| c[1..].parse().expect("a row")).collect();
        let amount =
            |y: u32| if let Some(Data::Float(n)) = cells.get_value((y, x)) { *n } else { panic!("no number in {y},{x}") };
        let sum: f64 = (rows[0] - 1..rows[1]).map(amount).sum();
        assert!((sum - amount(y)).abs() < 0.005, "{formula}: {sum}");
    }
}

/// The determination sheet needs the whole identity number, and tells who made, checked and approved it.
#[test]
fn a_determination_is_printed_with_its_items_and_how_they_were_made() {
    let office = Office::demo();
    let case = graded(&office, 4, Some("partial"), 8000);
    let view = determined(&office, &severe(&case));
    let text = printed(&office, "finance", &view.number);
    let (person, _, _) = view.person.expect("a person");
    let whole: String =
        office.raw().query_row("SELECT id_number FROM person WHERE id = $1", [person], |r| r.get(0)).expect("a number");
    for part in ["工伤保险待遇核定表", &whole, "一次性伤残补助金", "（按月）", "计算过程", "单位支付（元）"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let hands = text.lines().find(|l| l.starts_with("经办 ")).expect("the hands");
    assert_eq!(hands.matches("________").count(), 1, "only the head is left to sign: {hands}");
    assert!(text.lines().all(|l| l.width() <= 80), "{text}");
}
