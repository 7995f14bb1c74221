//! The page of statistics: tables, figures that open to their lists and further to the file, definitions, files, returns.

use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};

/// Name, and the keys from the start on.
const SCREENS: &[(&str, &str)] = &[
    ("statistics-insured", "<F3>=<Down><Right><Right>"),
    ("statistics-scrolled", "<F3>=bbb<Right><Right><Right><Right><Right><Right><Right><Right><Right>"),
    ("statistics-premiums", "<F3>=t"),
    ("statistics-fund", "<F3>=tttttt<Right><Right><Right><Right><Right><Right>"),
    ("statistics-people", "<F3>=TTTTb<Right><Right><Right><Right><Right><Right><Right><Enter><Down>"),
    ("statistics-employers", "<F3>=t<Right><Right><Right><Enter>"),
    ("statistics-cases", "<F3>=tt<Enter>"),
    ("statistics-notes", "<F3>=n"),
    ("statistics-send", "<F3>=s"),
    ("help-statistics", "<F3>=?"),
];

fn shots(size: (u16, u16), lang: Lang) {
    let office = Office::demo();
    for (screen, keys) in SCREENS {
        let mut window = Window::open(&office, "review", Look { lang, ..PLAIN }, size);
        window.press(keys);
        screen_shot(screen, size, lang, &window.screen());
    }
}

in_all_windows!(shots);

/// From the number of beneficiaries to one of them, and from a case in a list to the case.
#[test]
fn a_figure_leads_to_the_file() {
    let office = Office::demo();
    let mut window = Window::open(&office, "review", PLAIN, (140, 40));
    let text = window.press("<F3>=ttttt<Right><Right><Right><Right><Right><Right><Right>").text();
    assert!(text.contains("合计 期末定期人数：242 人"), "{text}");
    let text = window.press("<Enter>").text();
    assert!(text.contains("共 242 条") && text.contains("********"), "{text}");
    let name = text.lines().find(|l| l.starts_with('>')).and_then(|l| l.split_whitespace().nth(2)).expect("a name").to_owned();
    let text = window.press("<Enter>").text();
    assert!(text.lines().nth(1).is_some_and(|l| l.contains(&name)), "{name}: {text}");
    let text = window.press("=<Esc>TTT<Right><Right><Enter>").text();
    let number = text.lines().find(|l| l.starts_with('>')).and_then(|l| l.split_whitespace().nth(1)).expect("a case").to_owned();
    assert!(number.starts_with("GS-"), "{text}");
    assert!(window.press("<Enter>").text().contains(&number), "{number}");
    let text = window.press("=<Esc>TT<Left><Left><Enter>").text();
    let code =
        text.lines().find(|l| l.starts_with('>')).and_then(|l| l.split_whitespace().nth(1)).expect("an employer").to_owned();
    assert_eq!(code.len(), 18, "{text}");
    assert!(window.press("<Enter>").text().contains(&code), "{code}");
}

/// The chosen row and column stay where the next year has them, and a year without anything is shown as such.
#[test]
fn years_are_turned_in_place() {
    let office = Office::demo();
    let mut window = Window::open(&office, "review", PLAIN, (80, 24));
    let text = window.press("<F3>=<Down><Down><Right><Right>[").text();
    assert!(text.contains("S1 参保情况  2020 年") && text.contains("事业单位 本期增加："), "{text}");
    assert!(window.press("]").text().contains("S1 参保情况  2021 年"));
    // Next year has begun on the day the tests stand on; the one after has not.
    let text = window.press("]]").text();
    assert!(text.contains("2023 年 还没有开始") && text.contains("S1 参保情况  2022 年"), "{text}");
}

#[test]
fn a_correction_asks_for_its_reason() {
    let office = Office::demo();
    let mut window = Window::open(&office, "review", PLAIN, (80, 24));
    assert!(window.press("<F3>=s").text().contains("按现在的数字定稿报送吗"));
    assert!(window.press("n").text().contains("S1 S2 S3"), "given up");
    assert!(window.press("sy").text().contains("S1 参保情况 2021 年 已报送（第 1 版）"));
    let text = window.press("sy").text();
    assert!(text.contains("与已报送的第 1 版完全相同"), "{text}");
    office.raw().execute("UPDATE employment SET is_migrant = 1 WHERE person_id < 5", []).expect("a correction");
    assert!(window.press("sy").text().contains("更正理由："));
    let text = window.press("漏报农民工<Enter>").text();
    assert!(text.contains("第 2 版") && text.contains("处不同"), "{text}");
    let text = window.press("n<Right>").text();
    assert!(text.contains("漏报农民工"), "{text}");
}

#[test]
fn an_export_tells_where_it_is() {
    let office = Office::demo();
    let mut window = Window::open(&office, "review", PLAIN, (140, 40));
    let text = window.press("<F3>=x").text();
    assert!(text.contains("S1-2021") && text.contains(".xlsx"), "{text}");
    let files = std::fs::read_dir(office.folder().join("slips")).expect("the office's folder").count();
    assert_eq!(files, 1);
}

/// Who may not look people up sees the figures, and is told why a list stays closed.
#[test]
fn a_reporter_sees_figures_and_no_people() {
    let office = Office::demo();
    let sql =
        "DELETE FROM operator_role WHERE operator_id = (SELECT id FROM operator WHERE login = 'review') AND role <> 'report'";
    office.raw().execute(sql, []).expect("a reporter");
    let mut window = Window::open(&office, "review", PLAIN, (80, 24));
    let text = window.press("<F3>=<Right><Enter>").text();
    assert!(text.contains("期初参保") && !text.contains("共 "), "{text}");
    assert!(window.press("<Left><Enter>").text().contains("共 620 条"));
}
