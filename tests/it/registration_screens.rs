//! The page of employers: files, forms of registration and certificates, at the smallest size and at a large one, in both languages.

use gsbx::domain::employer::state::EmployerState;
use gsbx::domain::sheet::workflow::Step;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::registration::{change, code, done, employer, file, form};
use crate::support::sheet::{step, step_with};
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};

/// An employer of the demonstration with debts, cases and workers, and one that was registered and changed.
fn office() -> (Office, String) {
    let office = Office::demo();
    done(&office, &form(1)).expect("an employer");
    done(&office, &change(&office, &code(1)).with("town", "若水镇").with("employer_name", "会同县清江建材厂")).expect("a change");
    let busy: String = office
        .raw()
        .query_row(
            "SELECT e.name FROM employer AS e JOIN injury_case AS c ON c.employer_id = e.id WHERE EXISTS (SELECT 1 FROM contribution
             AS m WHERE m.employer_id = e.id AND m.paid_fen < m.due_fen) ORDER BY e.id LIMIT 1",
            [],
            |r| r.get(0),
        )
        .expect("an employer");
    (office, busy)
}

fn shots(size: (u16, u16), lang: Lang) {
    let (office, busy) = office();
    let open = |login: &str| Window::open(&office, login, Look { lang, ..PLAIN }, size);
    let keys = |of: &str, rest: &str| format!("<F3>-/{of}<Enter><Enter>{rest}");
    let shot = |name: &str, keys: &str| screen_shot(name, size, lang, &open("desk").press(keys).screen());
    shot("employers-list", "<F3>-");
    shot("employer-overview", &keys(&busy, ""));
    shot("employer-workers", &keys(&busy, "<Tab>"));
    shot("employer-months", &keys(&busy, "<Tab><Tab>"));
    shot("employer-cases", &keys(&busy, "<Tab><Tab><Tab>"));
    shot("employer-rates", &keys(&busy, "<Tab><Tab><Tab><Tab>"));
    shot("employer-history", &keys("清江建材", "<Tab><Tab><Tab><Tab><Tab>"));
    shot("employer-sheets", &keys("清江建材", "<S-Tab>"));
    shot("employer-register", "<F3>-n");
    shot("employer-division", "<F3>-n<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab><Tab>fjs");
    shot("employer-register-wrong", "<F3>-n91431299MA00000000<Enter>清江<F2>");
    shot("employer-change", &keys("清江建材", "c"));
    shot("employer-cancel-wrong", &keys(&busy, "x<Enter><Enter>停业<F2>"));
    shot("employer-merge", &keys(&busy, "m清江"));
    shot("employer-split", &keys(&busy, "t"));
    shot("employer-returned", "<F3>-b");
    shot("help-employer", &keys("清江建材", "?"));
    let sheet = file(&office, "desk2", &change(&office, &code(1)).with("town", "坪村镇")).expect("a sheet");
    step_with(&mut office.desk("review"), &sheet, Step::Return, "乡镇与执照不符", "").expect("returned");
    screen_shot("employer-came-back", size, lang, &open("desk2").press("<F3>-b").screen());
    let sheet = file(&office, "desk", &form(2).with("founded_on", "2021-10-01")).expect("a sheet");
    let review = |keys: &str| open("review").press(&format!("<F3>8/{sheet}<Enter><Enter>{keys}")).screen();
    screen_shot("employer-review", size, lang, &review(""));
}

mod drawn {
    super::in_all_windows!(super::shots);
}

/// From an empty form to the certificate, by keys alone; what one types survives, and a review makes it so.
#[test]
fn an_employer_is_registered_and_certified_by_keys() {
    let office = Office::demo();
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    let code = code(7);
    // Code, name, kind, type, then the division by its initials; the class follows.
    let keys = format!(
        "<F3>-n{code}<Enter>清江砖厂<Enter><Enter>1<Enter>1<Enter><Enter><Enter><Enter><Enter>30<Enter><Enter><Enter>\
         林城镇1号<Enter><Enter><Enter>杨再兴<Enter><Enter>龙飞<Enter>13807451234<Enter>"
    );
    let form = window.press(&keys).text();
    assert!(form.contains("该行业对应风险类别 6"), "{form}");
    let filed = window.press("<F2>").text();
    assert!(filed.contains("DJ-2022-000001 已录入，待复核"), "{filed}");
    step(&office, "review", "DJ-2022-000001", Step::Pass).expect("passed");
    assert_eq!(employer(&office, &code).state, EmployerState::Active);
    let file = window.press("/砖厂<Enter><Enter>").text();
    assert!(file.contains("清江砖厂") && file.contains("1.04%"), "{file}");
    window.press("p");
    let slips: Vec<_> = std::fs::read_dir(office.folder().join("slips")).expect("slips").flatten().collect();
    let text = std::fs::read_to_string(slips[0].path()).expect("a certificate");
    assert!(text.contains("工伤保险参保证明") && text.contains("清江砖厂"), "{text}");
}

/// A draft of a change goes on where it was left, and a sheet that came back is corrected by who entered it.
#[test]
fn a_change_survives_as_a_draft_and_is_corrected_when_it_comes_back() {
    let office = Office::demo();
    done(&office, &form(1)).expect("an employer");
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    window.press("<F3>-/清江<Enter><Enter>c<Enter>清江厂<Enter><Esc>");
    let kept = window.press("d").text();
    assert!(kept.contains("单位登记"), "{kept}");
    let again = window.press("<Enter>").text();
    assert!(again.contains("清江厂"), "{again}");
    window.press("<F2>");
    let refused = window.text();
    assert!(refused.contains("不能为空"), "the reason is missing: {refused}");
    let number = "DJ-2022-000002";
    assert!(office.desk("review").sheet(number).is_err());
    window.press("<F7>更正名称<Enter><F2>");
    step_with(&mut office.desk("review"), number, Step::Return, "请附执照", "").expect("returned");
    let list = window.press("<Esc>b").text();
    assert!(list.contains(number), "{list}");
    window.press("<Enter><Enter>清江二厂<Enter><F2>");
    step(&office, "review", number, Step::Pass).expect("passed");
    let row = employer(&office, &code(1));
    assert!(row.details.contains("清江二厂"), "{}", row.details);
}
