//! Each screen as it is drawn, at the smallest size and at a large one, in both languages; and without colour and lines.

use gsbx::desk::Desk;
use gsbx::desk::policy::Draft;
use gsbx::desk::session::{Purpose, note_failed_log_in, note_log_in};
use gsbx::domain::audit::Origin;
use gsbx::store::Store;
use gsbx::text::Lang;
use gsbx::tui::look::{Glyphs, Look, Palette};
use ratatui::style::Color;

use crate::support::shots::{in_all_windows, screen_shot, shot};
use crate::support::window::{PLAIN, Window};
use crate::support::{Office, clock, policy};

/// Name of a screen and the keys that lead to it. `ID` is the number of somebody with a case and payments.
const SCREENS: &[(&str, &str)] = &[
    ("lookup-empty", ""),
    ("lookup-hits", "zs"),
    ("lookup-list", "zs<Tab><Down><Down>"),
    ("lookup-nothing", "xqzy"),
    ("file-employment", "ID<Enter>"),
    ("file-months", "ID<Enter><Tab>"),
    ("file-cases", "ID<Enter><Tab><Tab>"),
    ("file-answers", "ID<Enter>a<Down><Down><Down><Down>"),
    ("file-answers-last", "ID<Enter>a<PgDn><PgDn>"),
    ("answers-general", "<F5><Down><Down><Down>"),
    ("file-payments", "ID<Enter><Tab><Tab><Tab>"),
    ("fund-year", "<F3>"),
    ("fund-items", "<F3><Down><Down><Down><Enter><Down>"),
    ("fund-entries", "<F3><Down><Enter><Enter><Down>"),
    ("help", "<F1>"),
    ("help-fund", "<F3>?"),
    ("palette", ":"),
    ("palette-found", ":fund"),
    ("params-list", "<F3>9"),
    ("params-filter", "<F3>9/medical<Down>"),
    ("params-none-open", "<F3>9u"),
    ("params-to-enter", "<F3>9/yearly_<Down>"),
    ("params-empty", "<F3>9/project_rate<Enter>"),
    ("params-history", "<F3>9/benefit_base<Enter>"),
    ("help-params", "<F3>9?"),
    ("operators-own", "<F3>9<Tab><Enter>"),
    ("operators-password", "<F3>9<Tab>wdemo<Enter>abc<Enter>abd<C-s>"),
    ("duties", "<F3>9<Tab><Tab><Down><Down><Down><Down><Down>"),
    ("locked", "zs<C-x>secret"),
];

/// The same for the director's window, where something is entered; each goes on with what the ones before left.
const WORK: &[(&str, &str)] = &[
    ("params-form", "<F3>9/minimum_wage<Enter>n1800<Enter>2022-01-01<Enter><Enter>湘"),
    ("params-form-wrong", "<F3>9/minimum_wage<Enter>n18x<Enter>2022-02-30<Enter>2021-01-01<C-s>"),
    ("drafts", "<Down>"),
    ("drafts-drop", "x"),
    ("params-kept", "n<F3>9/minimum_wage<Enter>n1<Esc>"),
    ("params-waiting", "n<F3>9/benefit_base_<Enter>p<Enter><Enter><Enter><Enter>!<C-s>"),
    ("params-own", "n<F3>9/benefit_base_<Enter>c"),
    ("params-withdraw", "n<F3>9/benefit_base_<Enter>x"),
    ("operators-list", "n<F3>9<Tab><Down>"),
    (
        "operators-appoint",
        "n<F3>9<Tab>nxinren<Enter>石新人<Enter>correct horse<Enter>correct horse<Enter><Enter> <Enter><Enter><Enter>",
    ),
    ("operators-excluded", "n<F3>9<Tab><Down><Down><Down><Enter>r<Enter><Enter><Enter><Enter> <Enter> <C-s>"),
    ("operators-lend", "n<F3>9<Tab><PgDn><Enter>l<Enter>desk<Enter>2022-01-04<Enter>2022-01-31"),
    ("operators-lent", "n<F3>9<Tab><PgDn><Enter>l<Enter>desk<Enter><Enter>2022-01-31<C-s>"),
    ("operators-barred", "n<F3>9<Tab><Down><Down><Down><Down><Enter>bID<Enter>兄弟<C-s>"),
    ("operators-wrong", "n<F3>9<Tab><PgDn><Enter>l<Enter>nobody<C-s>"),
    ("operators-retire", "n<F3>9<Tab><Down><Down><Down><Enter>d"),
    ("help-operator", "n<F3>9<Tab><Down><Enter>?"),
];

/// The audit trail, which grows with whatever is done: an office of its own.
const AUDIT: &[(&str, &str)] = &[
    ("audit-list", "<F3>9<Tab><Tab><Tab>"),
    ("audit-filter", "<F3>9<Tab><Tab><Tab>/17<Tab>desk"),
    ("audit-wrong", "<F3>9<Tab><Tab><Tab>/<Tab>nobody<Enter>"),
    ("audit-narrowed", "<F3>9<Tab><Tab><Tab>/17<Enter>"),
    ("audit-none", "<F3>9<Tab><Tab><Tab>/17<Tab>admin<Enter>"),
    ("audit-record", "<F3>9<Tab><Tab><Tab><Down><Down><Enter>"),
    ("help-audit", "<F3>9<Tab><Tab><Tab>?"),
];

/// An office where somebody worked over SSH.
fn worked_at() -> Office {
    let office = Office::demo();
    let mut store = Store::open(&office.db()).expect("it opens");
    store.set_origin(Origin::new("counter-1", "/dev/pts/3", "10.31.2.17"));
    let operator = |store: &Store, login: &str| store.operator(login).expect("readable").expect("the login").0;
    let (desk, director) = (operator(&store, "desk"), operator(&store, "approve"));
    note_log_in(&store, &clock(), &desk, Purpose::Window).expect("a record");
    note_failed_log_in(&store, &clock(), "review").expect("a record");
    let mut window = Desk::new(store, policy(), Box::new(clock()), desk);
    window.open_file(17).expect("a file");
    window.show_full(17).expect("whole numbers");
    window.lookup("xqzy", 5).expect("a search");
    window.lookup("431299190001019999", 5).expect("a search for a number");
    window.enter_parameter(&Draft::default()).expect_err("he may not");
    drop(window);
    let mut store = Store::open(&office.db()).expect("it opens");
    store.set_origin(Origin::new("counter-1", "/dev/tty1", ""));
    let mut window = Desk::new(store, policy(), Box::new(clock()), director);
    window.appoint("xinren", "新人", &["intake", "archive"], "correct horse").expect("appointed");
    let found = window.lookup("GS-2021-000005", 1).expect("a case");
    window.open_file(found.hits[0].person_id).expect("a file");
    window.log_out().expect("he leaves");
    office
}

#[test]
fn the_audit_trail() {
    let office = worked_at();
    for (size, lang) in [((80, 24), Lang::Zh), ((80, 24), Lang::En), ((140, 40), Lang::Zh), ((140, 40), Lang::En)] {
        let screens = AUDIT.iter().map(|(screen, keys)| ("approve", screen.to_string(), *keys));
        for (login, screen, keys) in screens.chain([("admin", "audit-admin".to_owned(), "<Tab><Tab>")]) {
            let mut window = Window::open(&office, login, Look { lang, ..PLAIN }, size);
            window.press(keys);
            screen_shot(&screen, size, lang, &window.screen());
        }
    }
}

fn injured(office: &Office) -> String {
    let sql = "SELECT p.id_number FROM person AS p JOIN injury_case AS c ON c.person_id = p.id JOIN ledger_entry AS l ON l.person_id = p.id ORDER BY p.id LIMIT 1";
    office.raw().query_row(sql, [], |r| r.get(0)).expect("somebody injured")
}

fn shots(size: (u16, u16), lang: Lang) {
    let office = Office::demo();
    let id = injured(&office);
    let screens = SCREENS.iter().map(|s| ("desk", s)).chain(WORK.iter().map(|s| ("approve", s)));
    for (login, (screen, keys)) in screens {
        let mut window = Window::open(&office, login, Look { lang, ..PLAIN }, size);
        window.press(&keys.replace("ID", &id));
        screen_shot(screen, size, lang, &window.screen());
    }
}

/// The login as it first stands there, and after a wrong password.
fn doors(size: (u16, u16), lang: Lang) {
    let office = Office::demo();
    for (screen, login, keys) in [("login", "desk", ""), ("login-wrong", "desk", "wrong<Enter>"), ("login-nobody", "", "")] {
        let mut window = Window::at_the_door(&office, login, Look { lang, ..PLAIN }, size);
        window.press(keys);
        screen_shot(screen, size, lang, &window.screen());
    }
}

#[test]
fn the_door() {
    for size in [(80, 24), (140, 40)] {
        doors(size, Lang::Zh);
        doors(size, Lang::En);
    }
}

in_all_windows!(shots);

/// Without colour every screen says the same; without line glyphs nothing but text and ASCII is drawn.
#[test]
fn without_colour_and_without_lines() {
    let office = Office::demo();
    let id = injured(&office);
    for (screen, keys) in SCREENS {
        let keys = keys.replace("ID", &id);
        let look = Look { palette: Palette::Mono, glyphs: Glyphs::Ascii, ..PLAIN };
        let (mut mono, mut colour) = (
            Window::open(&office, "desk", look, (80, 24)),
            Window::open(&office, "desk", Look { glyphs: Glyphs::Ascii, ..PLAIN }, (80, 24)),
        );
        mono.press(&keys);
        colour.press(&keys);
        assert!(mono.colours().iter().all(|c| *c == Color::Reset), "{screen}");
        assert_eq!(mono.screen(), colour.screen(), "{screen}");
        let drawn = |c: char| ('\u{2500}'..='\u{28FF}').contains(&c);
        assert!(!mono.text().chars().any(drawn), "{screen}");
    }
    let mut fund = Window::open(&office, "desk", Look { palette: Palette::Mono, glyphs: Glyphs::Ascii, ..PLAIN }, (80, 24));
    shot("fund-year@80x24-zh-ascii", &fund.press("<F3>").screen());
}

#[test]
fn only_base_colours_are_used() {
    let office = Office::demo();
    for (screen, keys) in SCREENS {
        let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
        window.press(&keys.replace("ID", "zs"));
        let base = [Color::Reset, Color::Red, Color::Green, Color::Yellow, Color::Blue, Color::Magenta, Color::Cyan];
        assert!(window.colours().iter().all(|c| base.contains(c)), "{screen}");
    }
}

#[test]
fn a_small_window_says_so_and_keeps_its_state() {
    let office = Office::demo();
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    let before = window.press("zs<Tab><Down>").screen();
    window.resize(79, 24);
    assert!(window.text().contains("80 列 24 行"), "{}", window.text());
    window.press("x<Enter>").resize(20, 3);
    assert_eq!(window.resize(80, 24).screen(), before);
    for size in [(1, 1), (2, 1), (10, 2), (300, 100), (80, 24)] {
        window.resize(size.0, size.1).press("<F3>").text();
    }
    // What a card reader or a quick hand types meanwhile is not lost.
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    let text = window.resize(20, 5).press("z<Enter>s").resize(80, 24).text();
    assert!(text.contains("查找: zs") && text.contains("命中"), "{text}");
}

/// A name with escapes and direction marks, put there behind the program's back, is shown harmlessly everywhere.
#[test]
fn hostile_names_are_harmless() {
    let office = Office::demo();
    let evil = "恶\u{1b}[2J\u{202e}\u{7}\u{9b}31m";
    office.raw().execute("UPDATE person SET name = ?1 WHERE id = 1", [evil]).expect("a hostile name");
    office.raw().execute("UPDATE employer SET name = ?1", [evil]).expect("hostile employers");
    let id: String = office.raw().query_row("SELECT id_number FROM person WHERE id = 1", [], |r| r.get(0)).expect("he");
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    for keys in [id.as_str(), "<Enter>", "<Tab>"] {
        let text = window.press(keys).text();
        assert!(text.contains('\u{FFFD}'), "{text}");
        assert!(!text.chars().any(|c| c != '\n' && gsbx::domain::plain::is_harmful(c)), "{text}");
    }
    assert!(!window.press("<Esc><Esc>").paste(evil).text().chars().any(|c| c != '\n' && gsbx::domain::plain::is_harmful(c)));
}
