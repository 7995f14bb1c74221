//! The pages of rates and scenarios, at the smallest size and at a large one, in both languages, and what keys do there.

use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::rates::{rates_of, with_bands};
use crate::support::sheet::step;
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};
use gsbx::domain::sheet::workflow::Step;

/// Turns the pages of a screen until the keys below are those of the wanted one.
fn page(office: &Office, login: &str, look: Look, size: (u16, u16), (screen, zh, en): (&str, &str, &str)) -> Window {
    let mut window = Window::open(office, login, look, size);
    window.press(&format!("<F3>{screen}"));
    for _ in 0..12 {
        let shown = window.screen();
        if shown.contains(zh) || shown.contains(en) {
            return window;
        }
        window.press("<Tab>");
    }
    panic!("no page with {zh} or {en}: {}", window.screen());
}

const RATES: (&str, &str, &str) = ("-", "b 换档次表", "b Bands");
const SCENARIOS: (&str, &str, &str) = ("=", "n 新测算", "n New");

fn shots(size: (u16, u16), lang: Lang) {
    let office = Office::demo();
    let look = Look { lang, ..PLAIN };
    let rates = |keys: &str| page(&office, "desk", look, size, RATES).press(keys).screen();
    screen_shot("rates-no-bands", size, lang, &rates(""));
    screen_shot("rates-example", size, lang, &rates("bc"));
    screen_shot("rates-explained", size, lang, &rates("bc<Enter>"));
    screen_shot("rates-set-wrong", size, lang, &rates("s<F2>"));
    screen_shot("rates-proposal", size, lang, &rates("p<F2>"));
    let scenarios = |keys: &str| page(&office, "review", look, size, SCENARIOS).press(keys).screen();
    screen_shot("scenarios", size, lang, &scenarios(""));
    screen_shot("scenario-new", size, lang, &scenarios("n"));
    screen_shot("scenario-cut", size, lang, &scenarios("n试算<Enter>5<Enter>20<Enter>2022-05<Enter>"));
    screen_shot("scenario-wrong", size, lang, &scenarios("n<Enter>9<Enter>"));
    screen_shot("scenario-compare", size, lang, &scenarios(" j c"));
}

mod drawn {
    super::in_all_windows!(super::shots);
}

#[test]
fn a_review_is_filed_and_an_employer_explained_with_its_history() {
    let office = Office::demo();
    with_bands(&office);
    let open = |keys: &str| page(&office, "desk", PLAIN, (140, 40), RATES).press(keys).screen();
    let shown = open("c");
    assert!(shown.contains("下浮") && !shown.contains("!!"), "{shown}");
    let filed = open("n<F2>");
    assert!(filed.contains("FL-2022-000001"), "{filed}");
    for (login, what) in [("review", Step::Pass), ("approve", Step::Approve)] {
        step(&office, login, "FL-2022-000001", what).expect("a step");
    }
    if office.desk("desk").sheet("FL-2022-000001").expect("the sheet").state != gsbx::domain::sheet::state::State::Approved {
        step(&office, "deputy", "FL-2022-000001", Step::Countersign).expect("a second approval");
    }
    let code: String = office
        .raw()
        .query_row("SELECT e.credit_code FROM employer_rate AS r JOIN employer AS e ON e.id = r.employer_id LIMIT 1", [], |r| {
            r.get(0)
        })
        .expect("one that changed");
    assert_eq!(rates_of(&office, &code).len(), 1);
    let explained = open(&format!("/{code}<Enter><Enter>"));
    assert!(explained.contains("FL-2022-000001") && explained.contains("支缴率"), "{explained}");
}

#[test]
fn a_scenario_is_worked_out_as_it_is_typed_saved_and_found_again() {
    let office = Office::demo();
    let open = |keys: &str| page(&office, "review", PLAIN, (140, 40), SCENARIOS).press(keys).screen();
    let typed = open("n再降一次<Enter><Enter>50<Enter>2022-05<Enter>");
    assert!(typed.contains("方案") && typed.contains("收支差"), "{typed}");
    let saved = open("n再降一次<Enter><Enter>50<Enter>2022-05<Enter><F2>");
    assert!(saved.contains("已保存"), "{saved}");
    assert!(open("").contains("再降一次"));
    let marked = open("c");
    assert!(marked.contains("先用空格选定"), "{marked}");
    let names: Vec<String> = office.desk("review").scenarios().expect("saved ones").into_iter().map(|s| s.name).collect();
    assert!(names.contains(&"再降一次".to_owned()), "{names:?}");
}
