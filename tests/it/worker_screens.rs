//! The page of workers who join, leave and change, at the smallest size and at a large one, in both languages, and what keys do
//! there.

use gsbx::domain::sheet::workflow::Step;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::sheet::{step, step_with};
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};
use crate::support::workers::{born, employer, file, join, sheet_of};

/// The page's place among those of its screen.
const PAGE: &str = "<F3>-<Tab>";

fn name_of(office: &Office, code: &str) -> String {
    let sql = "SELECT name FROM employer WHERE credit_code = $1";
    office.raw().query_row(sql, [code], |r| r.get(0)).expect("an employer")
}

/// Keys that open the form for the first employer.
fn opened(office: &Office) -> String {
    format!("{PAGE}n{}<Enter>", name_of(office, &employer(office, 0)))
}

/// Keys of a row up to its day.
fn row(id: &str, name: &str, category: &str, day: &str) -> String {
    format!("01<Enter>{id}<Enter>{name}<Enter>电工<Enter>{category}<Enter>02<Enter>{day}<Enter>")
}

fn shots(size: (u16, u16), lang: Lang) {
    let office = Office::demo();
    let open = |login: &str, keys: &str| Window::open(&office, login, Look { lang, ..PLAIN }, size).press(keys).screen();
    let (new, young, old) = (born("1990-05-06", 11), born("2008-05-06", 11), born("1961-05-06", 11));
    screen_shot("workers-none", size, lang, &open("desk", PAGE));
    let good = format!("{}4800<Enter>xzy<Enter>13800001111<Enter><Enter>", row(&new, "张三", "01", "0103"));
    let bad = format!("{}4800<Enter>xzy<Enter><Enter><Enter>", row(&young, "李四", "01", "2021-11-03"));
    let over = row(&old, "王五", "01", "t");
    screen_shot("workers-form", size, lang, &open("desk", &format!("{}{good}{bad}{over}", opened(&office))));
    screen_shot("workers-staff", size, lang, &open("desk", &format!("{}<F9> <Down> ", opened(&office))));
    screen_shot("workers-taken", size, lang, &open("desk", &format!("{}<F9> <Down> c", opened(&office))));
    screen_shot("workers-file", size, lang, &open("desk", &format!("{}<F9>f/nowhere/增员.csv<Enter>", opened(&office))));
    let code = employer(&office, 0);
    let number = file(&office, &sheet_of(&code, &[join(&new, "张三", "2021-11-03", &[])])).expect("a sheet");
    screen_shot("workers-list", size, lang, &open("review", PAGE));
    screen_shot("workers-sheet", size, lang, &open("review", &format!("{PAGE}<Enter>")));
    step_with(&mut office.desk("review"), &number, Step::Return, "日期不对", "").expect("returned");
    screen_shot("workers-correct", size, lang, &open("desk", &format!("{PAGE}<Enter>")));
}

mod drawn {
    super::in_all_windows!(super::shots);
}

fn text(office: &Office, sql: &str) -> String {
    office.raw().query_row(sql, [], |r| r.get(0)).expect("a text")
}

#[test]
fn one_joins_another_leaves_it_is_kept_as_a_draft_gone_on_with_filed_and_passed() {
    let office = Office::demo();
    let id = born("1990-05-06", 11);
    let open = |login: &str, keys: &str| Window::open(&office, login, PLAIN, (80, 24)).press(keys).screen();
    let left = open("desk", &format!("{}{}4800<Enter>xzy<Enter><Esc>", opened(&office), row(&id, "张三", "01", "t")));
    assert!(left.contains("已存为草稿"), "{left}");
    // The second of the insured is put onto the sheet as one who leaves; the reason is typed.
    let on = open("desk", &format!("{PAGE}d<Enter><F9><Down> l"));
    assert!(on.contains("增加 1  减少 1  变更 0"), "{on}");
    let looks = text(&office, "SELECT detail FROM audit WHERE act = 'unmask' AND subject LIKE 'employer:%'");
    assert_eq!(looks, "workers 1", "the whole number was given out, and that is recorded");
    let draft = text(&office, "SELECT fields FROM draft WHERE form = 'workers'");
    assert!(draft.contains("leave"), "what was taken over is in the draft: {draft}");
    let reason = "<Down><Enter><Enter><Enter><Enter><Enter><Enter><Enter><Enter>left";
    let filed = open("desk", &format!("{PAGE}d<Enter>{reason}<F2>"));
    assert!(filed.contains("已录入 RY-2022-000001"), "{filed}");
    let drafts = text(&office, "SELECT count(*) || '' FROM draft WHERE form = 'workers'");
    assert_eq!(drafts, "0");
    step(&office, "review", "RY-2022-000001", Step::Pass).expect("passed");
    let events = text(&office, "SELECT group_concat(what) FROM employment_event ORDER BY id");
    assert_eq!(events, "join,leave");
}

#[test]
fn a_file_fills_the_form_where_what_is_wrong_is_mended() {
    let office = Office::demo();
    let id = born("1990-05-06", 11);
    let path = office.folder().join("增员.csv");
    let titles = "姓名,身份证号,变动类型,日期,工种,参保身份,月工资,原因";
    std::fs::write(&path, format!("{titles}\n张三,{id},增加,2022-02-31,操作工,企业职工,4500,新招用\n")).expect("a file");
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    let shown = window.press(&format!("{}<F9>f{}<Enter>", opened(&office), path.display())).screen();
    assert!(shown.contains("第 1 行日期：不是有效日期"), "{shown}");
    let filed = window.press("<F7>2022-01-04<F2>").screen();
    assert!(filed.contains("已录入 RY-2022-000001"), "{filed}");
}

#[test]
fn who_may_not_enter_is_offered_no_form_and_an_employer_comes_first() {
    let office = Office::demo();
    let open = |login: &str, keys: &str| Window::open(&office, login, PLAIN, (80, 24)).press(keys).screen();
    assert!(!open("review", &format!("{PAGE}n")).contains("变动人员"), "no form for a reviewer");
    let refused = open("desk", &format!("{PAGE}n<F9>"));
    assert!(refused.contains("请先选定单位"), "{refused}");
}
