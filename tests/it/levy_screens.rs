//! The page of declarations, at the smallest size and at a large one, in both languages, and what keys do there.

use gsbx::domain::sheet::workflow::Step;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::levy::{copied, declare, firm, verified};
use crate::support::pty::Pty;
use crate::support::sheet::step;
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};
use crate::support::{Office, stderr, stdout};

/// How many Tabs lead to the page on the screen of employers.
fn tabs(office: &Office) -> usize {
    let screen = Window::open(office, "desk", PLAIN, (140, 40)).press("<F3>-").screen();
    let titles = screen.lines().find(|l| l.contains("申报核定")).expect("the titles of the pages");
    titles.split("  ").map(str::trim).filter(|t| !t.is_empty()).position(|t| t == "申报核定").expect("the page")
}

/// The keys to the page, from the search.
fn page(office: &Office) -> String {
    format!("<F3>-{}", "<Tab>".repeat(tabs(office)))
}

fn count(office: &Office, sql: &str) -> i64 {
    office.raw().query_row(sql, [], |r| r.get(0)).expect("a number")
}

/// An office where few employers are left, each with a different standing.
fn office() -> Office {
    let office = Office::demo();
    let firms = [firm(&office, 0), firm(&office, 1), firm(&office, 2), firm(&office, 3)];
    let kept = firms.iter().map(|f| f.id.to_string()).collect::<Vec<_>>().join(",");
    let others = format!("UPDATE employer SET state = 'suspended' WHERE id NOT IN ({kept})");
    office.raw().execute_batch(&others).expect("the others are away");
    verified(&office, &copied(&office, &firms[1].code, "2022-01"));
    declare(&office, &copied(&office, &firms[2].code, "2022-01"));
    let made_up = format!("DELETE FROM contribution WHERE employer_id = {}", firms[3].id);
    office.raw().execute_batch(&made_up).expect("a new employer");
    office
}

fn shots(size: (u16, u16), lang: Lang) {
    let office = office();
    let page = page(&office);
    let open = || Window::open(&office, "desk", Look { lang, ..PLAIN }, size);
    screen_shot("levy-month", size, lang, &open().press(&page).screen());
    screen_shot("levy-month-before", size, lang, &open().press(&format!("{page}<Left>")).screen());
    screen_shot("levy-fix", size, lang, &open().press(&format!("{page}b")).screen());
    let form = format!("{page}<Down><Enter>");
    screen_shot("levy-form", size, lang, &open().press(&form).screen());
    screen_shot(
        "levy-form-wrong",
        size,
        lang,
        &open().press(&format!("{form}<Tab><Tab>0<Tab><Tab><Tab><Tab><Tab><Tab><C-d>")).screen(),
    );
    screen_shot("levy-form-jump", size, lang, &open().press(&format!("{form}<Tab><Tab>19000<Tab>")).screen());
    screen_shot("levy-not-now", size, lang, &open().press(&format!("{page}<Down><Down><Down><Enter>")).screen());
    screen_shot("levy-fixed", size, lang, &open().press(&format!("{page}by")).screen());
}

mod drawn {
    super::in_all_windows!(super::shots);
}

/// The whole of it by keys: two wages changed, filed, reviewed on screen 8, fixed.
#[test]
fn a_month_is_declared_changed_reviewed_and_fixed_by_keys() {
    let office = Office::demo();
    let first = firm(&office, 0);
    let others = format!("UPDATE employer SET state = 'suspended' WHERE id <> {}", first.id);
    office.raw().execute_batch(&others).expect("one is left");
    let page = page(&office);
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    let screen = window.press(&format!("{page}<Enter><Tab><Tab>4321<Tab><Tab><Tab><Tab>5432<Tab><F2>")).screen();
    assert!(screen.contains("SB-2022-000001"), "{screen}");
    assert_eq!(count(&office, "SELECT count(*) FROM draft"), 0, "what is filed leaves no draft");
    step(&office, "review", "SB-2022-000001", Step::Pass).expect("a review");
    assert_eq!(count(&office, "SELECT count(*) FROM wage WHERE month = 202201 AND wage_fen IN (432100, 543200)"), 2);
    let screen = window.press("<Left><Right>b").screen();
    assert!(screen.contains("生成 1 户"), "{screen}");
    window.press("<Esc>");
    assert_eq!(count(&office, "SELECT count(*) FROM levy_line"), 0, "a question is asked first");
    window.press("by");
    assert_eq!(count(&office, "SELECT count(*) FROM levy_line"), 1);
}

/// What is typed survives: Esc keeps it as a draft, which opens on this page; the copy key puts last month's wages back.
#[test]
fn a_declaration_is_kept_as_a_draft_and_copied_anew() {
    let office = Office::demo();
    let page = page(&office);
    Window::open(&office, "desk", PLAIN, (80, 24)).press(&format!("{page}<Enter><Tab><Tab>4321<Tab><Esc>"));
    assert_eq!(count(&office, "SELECT count(*) FROM draft WHERE form = 'declaration'"), 1);
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    let screen = window.press("d<Enter>").screen();
    assert!(screen.contains("4321.00") || screen.contains("4,321.00"), "{screen}");
    let screen = window.press("<C-r>").screen();
    assert!(!screen.contains("4321.00") && !screen.contains("4,321.00"), "{screen}");
}

/// Whoever may not enter is told so; nothing is shown of anybody's number.
#[test]
fn only_the_intake_opens_a_declaration() {
    let office = Office::demo();
    let page = page(&office);
    let mut window = Window::open(&office, "review", PLAIN, (80, 24));
    let screen = window.press(&format!("{page}<Enter>")).screen();
    assert!(!screen.contains("缴费申报"), "{screen}");
    assert_eq!(count(&office, "SELECT count(*) FROM audit WHERE act = 'unmask'"), 0);
}

/// On a real terminal, whatever the day is: January 2022 is looked up, copied from December, changed for two, filed; then the
/// program's own command reviews and fixes it.
#[test]
fn a_month_is_declared_on_a_terminal_by_copying_and_changing_two_workers() {
    let office = Office::demo();
    let first = firm(&office, 0);
    let others = format!("UPDATE employer SET state = 'suspended' WHERE id <> {}", first.id);
    office.raw().execute_batch(&others).expect("one is left");
    let mut pty = Pty::on(&office.db());
    pty.wait_for("直接输入");
    pty.type_keys("\x1bOR-");
    pty.wait_for("单位名册");
    pty.type_keys(&"\t".repeat(tabs(&office)));
    let screen = pty.wait(|s| head(s).is_some(), "a month");
    let (year, month) = head(&screen).expect("a month");
    pty.type_keys(&"\x1b[D".repeat(usize::try_from((year - 2022) * 12 + month - 1).expect("later than that")));
    pty.wait(|s| head(s) == Some((2022, 1)) && s.contains("按上月核定"), "January 2022");
    pty.type_keys("\r");
    pty.wait_for("基数合计");
    pty.type_keys("\t\t4321\t\t\t\t5432\t");
    pty.wait_for("5,432.00");
    pty.type_keys("\x13");
    pty.wait_for("待复核核定");
    pty.type_keys("\x11");
    assert_eq!(pty.ended(), 0);
    pty.assert_clean();
    let number: String =
        office.raw().query_row("SELECT number FROM sheet WHERE kind = 'declaration'", [], |r| r.get(0)).expect("a declaration");
    let run = |args: &[&str]| {
        let out = office.gsbx(args);
        assert!(out.status.success(), "{}", stderr(&out));
        stdout(&out)
    };
    run(&["--operator", "review", "approve", &number]);
    run(&["--operator", "desk", "levy", "month", "2022-01", "--fix"]);
    assert_eq!(count(&office, "SELECT count(*) FROM wage WHERE month = 202201 AND wage_fen IN (432100, 543200)"), 2);
    assert_eq!(count(&office, "SELECT count(*) FROM levy_line WHERE what = 'levy'"), 1);
    let owed = "SELECT c.due_fen - l.amount_fen FROM contribution AS c JOIN levy_line AS l USING (employer_id, month)";
    assert_eq!(count(&office, owed), 0);
}

/// The month at the head of the page, in the third line.
fn head(screen: &str) -> Option<(i32, i32)> {
    let (year, month) = screen.lines().nth(2)?.trim().get(..7)?.split_once('-')?;
    year.parse().ok().zip(month.parse().ok())
}
