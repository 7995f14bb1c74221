//! The pages of inspection, at the smallest size and at a large one, in both languages, and what keys do there.

use gsbx::desk::estimate::Fields;
use gsbx::desk::sheets::StepNote;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{PLAIN, Window};

/// The two last pages of their screen.
const FINDINGS: &str = "<F3>-<S-Tab><S-Tab>";
const CASES: &str = "<F3>-<S-Tab>";

/// An inspection of an employer with an injury while it owed, visited on 4 January 2022.
fn visited(office: &Office) -> String {
    let sql = "SELECT e.credit_code FROM employer AS e JOIN wage AS w ON w.employer_id = e.id WHERE w.month = 202112
        ORDER BY e.id LIMIT 1";
    let code: String = office.raw().query_row(sql, [], |r| r.get(0)).expect("an employer");
    let plan = Fields::default()
        .with("credit_code", code)
        .with("from_month", "2021-10")
        .with("until_month", "2021-12")
        .with("way", "on_site")
        .with("second_inspector", "王强")
        .with("inspect_ground", "complaint")
        .with("special", "yes")
        .with("visit_on", "2022-01-04");
    let mut desk = office.desk("inspect");
    let number = desk.file_sheet(SheetKind::Inspection, &plan, "", SCRIBE).expect("a plan").number;
    let seen = desk.sheet(&number).expect("the plan").seen;
    desk.take_step_saying(&number, seen, Step::Visit, &StepNote::default(), &Fields::default()).expect("visited");
    number
}

fn worker_of(office: &Office) -> String {
    let sql = "SELECT p.id_number FROM wage AS w JOIN person AS p ON p.id = w.person_id WHERE w.month = 202112
        AND w.employer_id = (SELECT employer_id FROM sheet WHERE kind = 'inspection') ORDER BY p.id LIMIT 1";
    office.raw().query_row(sql, [], |r| r.get(0)).expect("a worker")
}

fn shots(size: (u16, u16), lang: Lang) {
    let office = Office::demo();
    let open = |login: &str, keys: &str| Window::open(&office, login, Look { lang, ..PLAIN }, size).press(keys).screen();
    screen_shot("findings", size, lang, &open("inspect", &format!("{FINDINGS}j")));
    screen_shot("finding-explained-wrong", size, lang, &open("inspect", &format!("{FINDINGS}m<F2>")));
    screen_shot("inspection-plan", size, lang, &open("inspect", &format!("{FINDINGS}n<F2>")));
    screen_shot("inspections-none", size, lang, &open("inspect", CASES));
    visited(&office);
    screen_shot("inspection-record", size, lang, &open("inspect", &format!("{CASES}<Enter>e")));
    screen_shot("inspection-visited", size, lang, &open("approve", &format!("{CASES}<Enter>")));
    let id = worker_of(&office);
    let checklist =
        "heads\twrong\t漏报 1 人\npayroll\tsound\t\nbases\twrong\t按底薪申报\nages\tsound\t\ntrades\tsound\t\nbenefits\tnone\t";
    let record = Fields::default()
        .with("checklist", checklist)
        .with("audit", format!("{id}\t2021-11\t19000\n{id}\t2021-12\t19000"))
        .with("found", "加班工资未计入申报工资")
        .with("signed", "yes");
    let mut desk = office.desk("inspect");
    let seen = desk.sheet("JC-2022-000001").expect("the inspection").seen;
    desk.take_step_saying("JC-2022-000001", seen, Step::Record, &StepNote::default(), &record).expect("recorded");
    screen_shot("inspection-recorded", size, lang, &open("approve", &format!("{CASES}<Enter>")));
    screen_shot("inspections", size, lang, &open("approve", CASES));
}

mod drawn {
    super::in_all_windows!(super::shots);
}

fn count(office: &Office, sql: &str) -> i64 {
    office.raw().query_row(sql, [], |r| r.get(0)).expect("a number")
}

#[test]
fn a_finding_is_marked_and_another_becomes_an_inspection() {
    let office = Office::demo();
    let open = |login: &str, keys: &str| Window::open(&office, login, PLAIN, (80, 24)).press(keys).screen();
    let marked = open("inspect", &format!("{FINDINGS}m已核对凭证<F2>"));
    assert!(marked.contains("已标注"), "{marked}");
    assert_eq!(count(&office, "SELECT count(*) FROM finding_mark WHERE mark = 'explained'"), 1);
    let refused = open("review", &format!("{FINDINGS}m"));
    assert!(refused.contains("只有稽核岗"), "{refused}");
    // Way, second inspector, the rest as it stands, the day of the visit.
    let keys = format!("{FINDINGS}n<Enter><Enter><Enter>1<Enter><Enter>王强<Enter><Enter><Enter><Enter>2022-01-10<F2>");
    let planned = open("inspect", &keys);
    assert!(planned.contains("JC-2022-000001"), "{planned}");
    assert_eq!(count(&office, "SELECT count(*) FROM finding_mark WHERE mark = 'opened'"), 1);
}

#[test]
fn an_inspection_is_recorded_and_signed_by_keys() {
    let office = Office::demo();
    visited(&office);
    let open =
        |login: &str, keys: &str| Window::open(&office, login, PLAIN, (80, 24)).press(&format!("{CASES}<Enter>{keys}")).screen();
    // The checklist stands filled in; nothing in the audit.
    let recorded = open("inspect", "e<S-Tab>1<F2>");
    assert!(recorded.contains("有记录"), "{recorded}");
    let cleared = open("approve", "c<F2>");
    assert!(cleared.contains("无问题"), "{cleared}");
    let closed = open("inspect", "t<F2>");
    assert!(closed.contains("办结"), "{closed}");
}
