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

/// Records what was found at the inspection there is.
fn record(office: &Office) {
    let id = worker_of(office);
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
    record(&office);
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

fn drafts(office: &Office) -> i64 {
    count(office, "SELECT count(*) FROM draft")
}

fn inspections(office: &Office) -> i64 {
    count(office, "SELECT count(*) FROM sheet WHERE kind = 'inspection'")
}

/// A plan of a finding up to the day of the visit, which is not left yet.
const PLANNED: &str = "n<Enter><Enter><Enter>1<Enter><Enter>王强<Enter><Enter><Enter><Enter>2022-01-10";

#[test]
fn a_plan_sent_twice_is_one_inspection() {
    let office = Office::demo();
    let mut window = Window::open(&office, "inspect", PLAIN, (80, 24));
    window.press(&format!("{FINDINGS}{PLANNED}")).burst("<F2><F2>");
    assert_eq!((inspections(&office), drafts(&office)), (1, 0), "{}", window.screen());
    let office = Office::demo();
    let sql = "SELECT e.credit_code FROM employer AS e JOIN wage AS w ON w.employer_id = e.id WHERE w.month = 202112
        ORDER BY e.id LIMIT 1";
    let code: String = office.raw().query_row(sql, [], |r| r.get(0)).expect("an employer");
    let keys =
        format!("{CASES}n{code}<Enter>2021-10<Enter>2021-12<Enter>1<Enter><Enter>王强<Enter>2<Enter><Enter><Enter>2022-01-10");
    let mut window = Window::open(&office, "inspect", PLAIN, (80, 24));
    window.press(&keys).burst("<F2><F2>");
    assert_eq!((inspections(&office), drafts(&office)), (1, 0), "{}", window.screen());
    // What another window had open of the same draft is the same plan too.
    let office = Office::demo();
    Window::open(&office, "inspect", PLAIN, (80, 24)).press(&format!("{FINDINGS}{PLANNED}<Esc>"));
    let kept: String = office.raw().query_row("SELECT submission FROM draft", [], |r| r.get(0)).expect("a draft");
    let mut windows = [(); 2].map(|()| Window::open(&office, "inspect", PLAIN, (80, 24)));
    windows.iter_mut().for_each(|w| _ = w.press("<Enter>"));
    windows.iter_mut().for_each(|w| _ = w.press("<F2>"));
    assert_eq!(inspections(&office), 1, "{}", windows[1].screen());
    let filed: Option<String> =
        office.raw().query_row("SELECT submission FROM sheet WHERE kind = 'inspection'", [], |r| r.get(0)).expect("a plan");
    assert_eq!(filed, Some(kept));
}

/// The findings a plan looks at are in its draft.
#[test]
fn a_half_typed_plan_of_a_finding_survives_its_window() {
    let office = Office::demo();
    Window::open(&office, "inspect", PLAIN, (80, 24)).press(&format!("{FINDINGS}{PLANNED}<Enter>"));
    let mut next = Window::open(&office, "inspect", PLAIN, (80, 24));
    let text = next.press("<Enter>").text();
    assert!(text.contains("王强") && text.contains("2022-01-10"), "{text}");
    let text = next.press("<Esc>").text();
    assert!(text.contains("已存为草稿"), "{text}");
    let text = next.press("d<Enter><F2>").text();
    assert!(text.contains("JC-2022-000001"), "{text}");
    assert_eq!(count(&office, "SELECT count(*) FROM finding_mark WHERE mark = 'opened'"), 1);
    assert_eq!(drafts(&office), 0);
}

#[test]
fn a_plan_begun_from_nothing_and_a_mark_survive_their_window() {
    let office = Office::demo();
    Window::open(&office, "inspect", PLAIN, (80, 24)).press(&format!("{CASES}n914312<Enter>2021-10<Esc>"));
    let text = Window::open(&office, "inspect", PLAIN, (80, 24)).press("<Enter>").text();
    assert!(text.contains("稽核计划") && text.contains("914312") && text.contains("2021-10"), "{text}");

    let office = Office::demo();
    Window::open(&office, "inspect", PLAIN, (80, 24)).press(&format!("{FINDINGS}m已核对凭证<Esc>"));
    let text = Window::open(&office, "inspect", PLAIN, (80, 24)).press("<Enter>").text();
    assert!(text.contains("疑点已说明") && text.contains("已核对凭证"), "{text}");
    let text = Window::open(&office, "inspect", PLAIN, (80, 24)).press("<Enter><F2>").text();
    assert!(text.contains("已标注"), "{text}");
    assert_eq!(count(&office, "SELECT count(*) FROM finding_mark WHERE mark = 'explained'"), 1);
    assert_eq!(drafts(&office), 0);
}

/// The grid of a record with its wages; what it comes to stands there again at once.
#[test]
fn a_half_typed_record_survives_its_window() {
    let office = Office::demo();
    let number = visited(&office);
    let id = worker_of(&office);
    let mut window = Window::open(&office, "inspect", PLAIN, (80, 24));
    // Over the checklist into the audit.
    window
        .press(&format!("{CASES}<Enter>e<Down><Down><Down><Down><Down><Down><Down>"))
        .paste(&format!("{id}\t2021-11\t19000\n{id}\t2021-12\t19000"));
    let text = window.press("<Down><Down>加班工资").text();
    assert!(text.contains("应补 1 人"), "{text}");
    window.press("<Esc>");
    assert_eq!(drafts(&office), 1);
    let mut next = Window::open(&office, "inspect", PLAIN, (80, 24));
    let text = next.press("<Enter>").text();
    assert!(text.contains("加班工资") && text.contains("应补 1 人"), "{text}");
    next.press("<Tab>1<F2>");
    let view = office.desk("review").sheet(&number).expect("the inspection");
    assert!(view.fields.get("audit").contains("19000"), "{:?}", view.fields);
    assert_eq!((view.fields.get("found"), view.fields.get("signed")), ("加班工资", "yes"));
    assert_eq!(drafts(&office), 0);
}

/// A record can be mended until something is ordered; then what was typed stays a draft, and the case says what is open.
#[test]
fn the_draft_of_a_step_that_is_past_stays() {
    let office = Office::demo();
    let number = visited(&office);
    Window::open(&office, "inspect", PLAIN, (80, 24)).press(&format!("{CASES}<Enter>e2022-01-05<Enter><Esc>"));
    assert_eq!(drafts(&office), 1);
    record(&office);
    let mut desk = office.desk("approve");
    let seen = desk.sheet(&number).expect("the inspection").seen;
    let order = Fields::default().with("order", "补报工资并补缴");
    desk.take_step_saying(&number, seen, Step::Order, &StepNote::default(), &order).expect("ordered");
    let text = Window::open(&office, "inspect", PLAIN, (80, 24)).press("<Enter>").text();
    assert!(text.contains("此时不能办这一步") && text.contains("JC-2022-000001"), "{text}");
    assert_eq!(drafts(&office), 1);
}
