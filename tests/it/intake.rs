//! The intake form: a claim goes from the counter into a case, whatever is typed, pasted, pressed twice or cut off.

use crossterm::event::Event;
use gsbx::desk::cases::{CaseView, Filed};
use gsbx::desk::estimate::Fields;
use gsbx::domain::case::state::State;
use gsbx::domain::identity::resident_check;
use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::claim::{application, insured};
use crate::support::pty::Pty;
use crate::support::shots::{in_all_windows, screen_shot};
use crate::support::window::{self, PLAIN, Window};

fn open(office: &Office) -> Window {
    Window::open(office, "desk", PLAIN, (80, 24))
}

/// Somebody insured whom his initials find first: initials and identity number.
fn found_by_initials(office: &Office) -> (String, String) {
    let desk = office.desk("desk");
    let initials = |id: &str| -> String {
        let sql = "SELECT r.reading FROM name_reading AS r JOIN person AS p ON p.name = r.name
            WHERE p.id_number = ?1 AND r.kind = 'initials' LIMIT 1";
        office.raw().query_row(sql, [id], |r| r.get(0)).expect("initials")
    };
    (0..400)
        .map(|nth| insured(office, nth).0)
        .map(|id| (initials(&id), id))
        .find(|(typed, id)| {
            let hits = desk.lookup(typed, 1).expect("hits").hits;
            let wanted = desk.lookup(id, 1).expect("hits").hits;
            hits.first().map(|h| h.person_id) == wanted.first().map(|h| h.person_id)
        })
        .expect("somebody whom his initials find first")
}

/// From the first field of a form that was filled in from a file to the last one, an application with one paper missing.
const ACCIDENT: &str = "1220<Enter>940<Enter>二号车间<Enter>jxsh<Enter><Enter>\
    1.13.3<Enter>   <Enter><Enter>清理机床时<C-n>右手食指被压伤<Enter><Enter><Enter><Enter>";
const TREATMENT: &str = "会同县人民医院<Enter> <Enter><Enter><Enter>右手食指开放性骨折<Enter><Enter>";
const APPLICATION: &str = "<Enter>王强<Enter>13800000000<Enter><Enter><Enter>t<Enter>14-1<Enter><Enter>会同宏达<Enter>\
    0745-8821234<Enter><Enter><Enter>";
const PAPERS: &str = " <Down> <Down> <Down>  <Down> ";

fn whole() -> String {
    [ACCIDENT, TREATMENT, APPLICATION, PAPERS].concat()
}

fn case(office: &Office, number: &str) -> CaseView {
    office.desk("desk").case(number).expect("the case")
}

/// Cases filed today; the demonstration ends with the year before.
fn cases(office: &Office) -> i64 {
    let sql = "SELECT count(*) FROM injury_case WHERE number LIKE 'GS-2022-%'";
    office.raw().query_row(sql, [], |r| r.get(0)).expect("a count")
}

/// Typed slowly or faster than the desk answers, the same case comes out.
#[test]
fn a_claim_is_taken_in_slowly_or_in_one_burst() {
    let (slow, fast) = (Office::demo(), Office::demo());
    let (initials, _) = found_by_initials(&slow);
    let keys = format!("{initials}<Enter>i{}<F2>", whole());
    let text = open(&slow).press(&keys).text();
    for part in ["已收件，案件号 GS-2022-000001", "现在县人社局", "证人证言"] {
        assert!(text.contains(part), "{part}:\n{text}");
    }
    assert_eq!(open(&fast).burst(&keys).text(), text);
    let (a, b) = (case(&slow, "GS-2022-000001"), case(&fast, "GS-2022-000001"));
    assert_eq!((&a.claim, a.person_id), (&b.claim, b.person_id));
    assert_eq!((a.state, a.papers_missing.as_slice()), (State::Applied, &["witness_statement".to_owned()][..]));
    let told = ["accident_on", "accident_time", "cause", "side", "course", "agreement", "reported_on", "applied_on"];
    let want = ["2021-12-20", "09:40", "03", "right", "清理机床时\n右手食指被压伤", "yes", "2022-01-04", "2022-01-04"];
    assert_eq!(told.map(|id| a.claim.get(id)), want);
    assert!(slow.desk("desk").drafts().expect("drafts").lines.is_empty(), "what is filed leaves no draft");
    let looks: i64 = slow.raw().query_row("SELECT count(*) FROM audit WHERE act = 'unmask'", [], |r| r.get(0)).expect("a count");
    assert_eq!(looks, 1, "whole numbers were shown, which is recorded");
}

/// The number as a card reader types it: name, work and employer come from the file, and nothing typed ahead is lost.
#[test]
fn a_card_reader_fills_in_the_person() {
    let office = Office::demo();
    let (id, code) = insured(&office, 3);
    let keys = format!("<F3>5{id}<Enter><Enter>13900000000<Enter>");
    let (mut slow, mut fast) = (open(&office), open(&office));
    let text = slow.press(&keys).text();
    assert!(text.contains(&code) && text.contains("13900000000"), "{text}");
    assert_eq!(fast.burst(&keys).screen(), slow.screen());
    // Another number takes what came from the first file along, and leaves what was typed.
    let (other, other_code) = insured(&office, 60);
    let text = slow.press(&format!("<Up><Up><Up><C-u>{other}<Enter>")).text();
    assert!(text.contains(&other_code) && !text.contains(&code) && text.contains("13900000000"), "{text}");
}

/// What only the desk can know stands beside the form as soon as a field is left.
#[test]
fn insurance_limits_and_points_follow_what_is_typed() {
    let id = found_by_initials(&Office::demo()).1;
    let panel = |accident: &str| {
        let office = Office::demo();
        let mut window = Window::open(&office, "desk", PLAIN, (140, 40));
        window.press(&format!("{id}<Enter>i{accident}<Enter>")).text()
    };
    let text = panel("1220");
    assert!(text.contains("当日参保") && text.contains("到 2022-01-19，还有 15 天"), "{text}");
    let late = panel("20211130");
    assert!(late.contains("单位申请已逾期 5 天（应于 2021-12-30 前）"), "{late}");
    let over = panel("20201201");
    assert!(over.contains("一年申请期限已于 2021-12-01 届满") && over.contains("不能受理，除非"), "{over}");
    let before = panel("20120101");
    assert!(before.contains("还没有给他参保") && before.contains("2013-06-01 起才参保"), "{before}");
    // The situation with its points and papers.
    let office = Office::demo();
    let mut window = Window::open(&office, "desk", PLAIN, (140, 40));
    let text = window.press(&format!("{id}<Enter>i{ACCIDENT}{TREATMENT}{APPLICATION}")).text();
    for part in ["认定情形要点", "14-1 工作时间和工作场所内因工作原因受到事故伤害", "单位否认工伤的由单位举证", "已有 0/6 份"]
    {
        assert!(text.contains(part), "{part}:\n{text}");
    }
}

/// What stops nothing and should be known stands there too; the points of a situation already while one chooses it.
#[test]
fn notices_and_points_stand_beside_the_form() {
    let office = Office::demo();
    let (_, id) = found_by_initials(&office);
    let mut window = Window::open(&office, "desk", PLAIN, (140, 40));
    let application = APPLICATION.split_once("14-1").expect("the situation").0;
    let text = window.press(&format!("{id}<Enter>i{ACCIDENT}{TREATMENT}{application}14-<Down><Down><Down>")).text();
    assert!(text.contains("14-4 患职业病 (认定工伤)") && text.contains("期限从诊断、鉴定为职业病之日起算"), "{text}");
    let text = window.press("<C-u>14-6<Enter><Enter>").text();
    for part in ["此情形的伤害原因一般为「101 上下班交通事故」", "没有交警责任认定书", "须为无责、次要或同等责任"]
    {
        assert!(text.contains(part), "{part}:\n{text}");
    }
    // A doubt stands at its field as well, and bars nothing.
    assert!(text.contains("? 伤害原因") && text.contains("? 1 处提醒"), "{text}");
    // An occupational disease wants its own fields.
    let text = window.press("<Up><Up>").press("14-4<Enter>").text();
    assert!(text.contains("职业病名称") && text.contains("诊断机构"), "{text}");
}

/// Too late to apply: told at the field and beside the form, until a reason that stops the clock is chosen.
#[test]
fn a_year_is_over_unless_time_is_not_counted() {
    let office = Office::demo();
    let (_, id) = found_by_initials(&office);
    let mut window = open(&office);
    window.press(&format!("{id}<Enter>i{}{TREATMENT}{APPLICATION}", ACCIDENT.replace("1220<", "20201201<")));
    let text = window.press("<F2>").text();
    assert!(text.contains("! 申请日期: 申请期限已于 2021-12-01 届满"), "{text}");
    assert_eq!(cases(&office), 0);
    let excuse = "<Enter>".repeat(6);
    let text = window.press(&format!("{excuse} <F2>")).text();
    assert!(text.contains("已收件"), "{text}");
    assert_eq!(case(&office, "GS-2022-000001").claim.get("excuse"), "force_majeure");
}

/// Every field that is wrong is marked, told in the list, and gone to by a key; a draft is kept all the same.
#[test]
fn each_problem_stands_at_its_field_and_in_the_list() {
    let office = Office::demo();
    let mut window = Window::open(&office, "desk", PLAIN, (140, 40));
    let text = window.press("<F3>5431299196001011234<Enter>").text();
    assert!(text.contains("! 身份证号: 校验码不符"), "{text}");
    let text = window.press("<Enter>12<Enter>zzz<Enter><Enter><Enter>20220230<Enter>2561<Enter><F2>").text();
    for label in [
        "身份证号",
        "电话",
        "事故单位",
        "事故日期",
        "事故时间",
        "事故地点",
        "伤害原因",
        "事故经过",
        "就诊医院",
        "协议医院",
        "报案人",
    ] {
        assert!(text.contains(&format!("! {label}")), "{label} is marked:\n{text}");
        assert!(text.contains(&format!("! {label}: ")), "{label} is in the list:\n{text}");
    }
    assert_eq!(cases(&office), 0);
    // The refused form stands at the first of them; F7 goes on to the next ones.
    assert!(text.contains("第 1 项"), "{text}");
    for at in ["第 3 项", "第 4 项", "第 7 项"] {
        let text = window.press("<F7>").text();
        assert!(text.contains(at), "{at}:\n{text}");
    }
    let kept = office.desk("desk").drafts().expect("drafts").lines;
    assert_eq!(kept.len(), 1, "what cannot be filed is kept");
}

/// A hundred thousand characters are cut and said to be; escapes and direction marks never reach the terminal or a case.
#[test]
fn pastes_are_cut_and_harmless() {
    let office = Office::demo();
    let (_, id) = found_by_initials(&office);
    let mut window = open(&office);
    let to_course = ACCIDENT.split_once("清理").expect("the course").0;
    window.press(&format!("{id}<Enter>i{to_course}"));
    let text = window.paste(&"长".repeat(100_000)).text();
    assert!(text.contains("截去了最后 99500 个字"), "{text}");
    window.press("<C-u>").paste("第一行\u{1b}[2J\u{202e}\r\n第二行\u{7}");
    let text = window.text();
    assert!(!text.chars().any(|c| c.is_control() && c != '\n') && text.contains("第二行"), "{text:?}");
    let rest = format!("<Enter><Enter><Enter><Enter>{TREATMENT}{APPLICATION}<F2>");
    assert!(window.press(&rest).text().contains("已收件"));
    let course = case(&office, "GS-2022-000001").claim.get("course").to_owned();
    assert!(course.contains("第一行") && !course.contains('\u{1b}') && !course.contains('\u{202e}'), "{course:?}");
}

/// The desk is slow to look at a claim: what is typed meanwhile stands in its field at once, and the answer changes nothing there.
#[test]
fn a_slow_look_never_holds_up_typing() {
    let office = Office::demo();
    let (_, id) = found_by_initials(&office);
    let mut window = open(&office);
    window.press(&format!("{id}<Enter>i1220<Enter>"));
    for key in window::keys_of("940<Enter>") {
        window.app.handle(Event::Key(key));
    }
    assert!(window.app.is_waiting());
    for key in window::keys_of("二号车间") {
        window.app.handle(Event::Key(key));
    }
    let text = window.text();
    assert!(text.contains("> 事故地点") && text.contains("二号车间"), "{text}");
    window.answer();
    assert_eq!(window.text(), text);
}

/// A second accident of one day is asked about, and filed once somebody says that it is another one.
#[test]
fn another_accident_of_that_day_has_to_be_said() {
    let office = Office::demo();
    let (_, id) = found_by_initials(&office);
    let keys = format!("{id}<Enter>i{}<F2>", whole());
    let mut window = open(&office);
    assert!(window.press(&keys).text().contains("已收件"));
    let text = window.press(&format!("<Esc>/<C-u>{keys}")).text();
    assert!(text.contains("! 事故日期: 此人已有案件 GS-2022-000001"), "{text}");
    assert_eq!(cases(&office), 1);
    let to_same_day = "<Enter>".repeat(11);
    let text = window.press(&format!("{to_same_day}-<F2>")).text();
    assert!(text.contains("已收件，案件号 GS-2022-000002"), "{text}");
}

/// F2 twice, as an impatient hand presses it, files one case.
#[test]
fn pressed_twice_one_case_is_filed() {
    for twice in ["<F2><F2>", "<F2><Enter><F2>"] {
        let office = Office::demo();
        let (_, id) = found_by_initials(&office);
        let mut window = open(&office);
        let text = window.burst(&format!("{id}<Enter>i{}{twice}", whole())).text();
        assert_eq!(cases(&office), 1, "{twice}:\n{text}");
    }
}

/// The line drops after filing and before the answer: going on with the draft and sending again finds the case.
#[test]
fn sent_again_after_a_dropped_line_it_is_the_same_case() {
    let office = Office::demo();
    let (_, id) = found_by_initials(&office);
    let mut window = open(&office);
    window.press(&format!("{id}<Enter>i{}<Esc>", whole()));
    let mut desk = office.desk("desk");
    let line = desk.drafts().expect("drafts").lines.remove(0);
    let draft = desk.open_draft(&line.id).expect("the draft");
    let filed = desk.file_claim(&draft.fields, &draft.submission).expect("a case");
    assert_eq!(filed, Filed { number: "GS-2022-000001".into(), is_new: true });
    let text = open(&office).press("<Enter><F2>").text();
    assert!(text.contains("先前已收件，案件号 GS-2022-000001"), "{text}");
    assert_eq!(cases(&office), 1);
    assert!(office.desk("desk").drafts().expect("drafts").lines.is_empty());
}

/// What was typed is there again after leaving the form, in the same field, and with its number.
#[test]
fn a_draft_goes_on_where_it_was_left() {
    let office = Office::demo();
    let (_, id) = found_by_initials(&office);
    let mut window = open(&office);
    let before = window.press(&format!("{id}<Enter>i{ACCIDENT}会同")).screen();
    // Other screens in between change nothing.
    assert_eq!(window.press("<F3><F3><F3>").press("5").screen(), before);
    window.press("<Esc>");
    let text = window.press("d").text();
    assert!(text.contains("工伤受理") && text.contains("2021-12-20"), "{text}");
    let text = window.press("<Enter>").text();
    assert!(text.contains("> 就诊医院") && text.contains("会同") && text.contains("右手食指被压伤"), "{text}");
    let text = window.press(&format!("<C-u>{TREATMENT}{APPLICATION}<F2>")).text();
    assert!(text.contains("已收件"), "{text}");
}

/// Somebody nobody knows, with name and birth date of somebody insured: number and name.
fn namesake(office: &Office) -> (String, String) {
    let id = insured(office, 0).0;
    let name = office.raw().query_row("SELECT name FROM person WHERE id_number = ?1", [&id], |r| r.get(0)).expect("his name");
    let head = format!("{}998", &id[..14]);
    (format!("{head}{}", resident_check(head.as_bytes())), name)
}

/// Somebody nobody knows: his name is needed, people with his name and birth date are told, and he is registered.
#[test]
fn an_unknown_person_is_registered_and_namesakes_are_told() {
    let office = Office::demo();
    let (id, code) = insured(&office, 0);
    let (unknown, name) = namesake(&office);
    let mut window = Window::open(&office, "desk", PLAIN, (140, 40));
    let text = window.press(&format!("<F3>5{unknown}<Enter>")).text();
    assert!(text.contains("此号码未登记"), "{text}");
    let text = window.press(&format!("{name}<Enter>")).text();
    assert!(text.contains("已有同名同生日的人") && text.contains(&id[..6]), "{text}");
    let accident = ["<Enter><Enter>", ACCIDENT].concat();
    let text = window.press(&format!("<C-u>13900000000<Enter>{code}<Enter>{accident}")).text();
    assert!(text.contains("没有给他参保"), "{text}");
    let text = window.press(&format!("{TREATMENT}{APPLICATION}<F2>")).text();
    assert!(text.contains("已收件"), "{text}");
    let view = case(&office, "GS-2022-000001");
    assert_eq!((view.name, view.cover.span), (name, None));
}

/// Another employer than the person's own is found by a part of its name, and kept by its code.
#[test]
fn another_employer_is_found_by_its_name() {
    let office = Office::demo();
    let (_, id) = found_by_initials(&office);
    let sql = "SELECT e.credit_code, e.name FROM employer AS e WHERE NOT EXISTS (SELECT 1 FROM employment AS w
        JOIN person AS p ON p.id = w.person_id WHERE w.employer_id = e.id AND p.id_number = ?1) LIMIT 1";
    let (code, name): (String, String) =
        office.raw().query_row(sql, [&id], |r| Ok((r.get(0)?, r.get(1)?))).expect("another employer");
    let mut window = open(&office);
    let text = window.press(&format!("{id}<Enter>i<S-Tab><S-Tab><S-Tab>")).paste(&name[6..]).press("<Enter>").text();
    assert!(text.contains(&code) && text.contains(&name), "{text}");
    assert!(window.press("<Enter><Enter>1220<Enter>").text().contains(&name), "the desk names it too");
}

/// A report alone is a case as well, and what was entered last is one key away in the next one.
#[test]
fn a_report_needs_no_application_and_is_remembered() {
    let office = Office::demo();
    let (_, id) = found_by_initials(&office);
    let report = format!("{id}<Enter>i{ACCIDENT}{TREATMENT}<Enter>王强<Enter>13800000000<Enter><F2>");
    let mut window = open(&office);
    assert!(window.press(&report).text().contains("已收件"));
    assert_eq!(case(&office, "GS-2022-000001").state, State::Reported);
    let to_place = ACCIDENT.split_once("二号").expect("the place").0;
    let text = window.press(&format!("<Enter>{}{to_place}<F4>", "<Enter>".repeat(6))).text();
    assert!(text.contains("二号车间"), "{text}");
}

/// A case with a claim on file, and the file of its person open at it.
fn changing<'a>(window: &'a mut Window, number: &str) -> &'a mut Window {
    window.press(&format!("{number}<Enter>c"))
}

fn filed(office: &Office) -> String {
    office.desk("desk").file_claim(&application(office, 0), "").expect("a case").number
}

/// A case of before the program has no claim yet: what its row says is filled in, the rest is asked for.
#[test]
fn a_case_without_a_claim_gets_one() {
    let office = Office::demo();
    let sql = "SELECT id, number, accident_on FROM injury_case WHERE state = 'treatment' ORDER BY id LIMIT 1";
    let read = |r: &rusqlite::Row| Ok((r.get(0)?, r.get(1)?, r.get(2)?));
    let (case, number, on): (i64, String, String) = office.raw().query_row(sql, [], read).expect("a case");
    let forget = format!(
        "DROP TRIGGER case_version_no_delete; DELETE FROM case_version WHERE case_id = {case};
         UPDATE injury_case SET version = 0 WHERE id = {case};"
    );
    office.raw().execute_batch(&forget).expect("no claim");
    let mut window = open(&office);
    let text = window.press(&format!("{number}<Enter>c")).text();
    assert!(text.contains(&format!("事故日期    {on}")), "{text}");
    let text = window.press("<F2>").text();
    assert!(text.contains("! 事故地点: 不能为空"), "{text}");
}

#[test]
fn a_claim_is_changed_from_the_file() {
    let office = Office::demo();
    let number = filed(&office);
    let mut window = open(&office);
    let text = changing(&mut window, &number).text();
    assert!(text.contains("变更案件内容") && text.contains(&number) && !text.contains("身份证号"), "{text}");
    let text = window.press("<Enter><Enter><Enter><Enter><Enter><Enter><C-u>三号车间<F2>").text();
    assert!(text.contains("现为第 2 版"), "{text}");
    assert_eq!(case(&office, &number).claim.get("place"), "三号车间");
    let text = window.press("<Esc>").text();
    assert!(text.lines().nth(1).is_some_and(|l| l.contains(&number)), "back at the case: {text}");
    // Left as a draft, the change goes on from the version it began with.
    let mut window = open(&office);
    changing(&mut window, &number).press("<Enter><Enter><Enter><Enter><Enter><Enter><C-u>四号车间<Esc>");
    let text = window.press("d<Enter><F2>").text();
    assert!(text.contains("现为第 3 版"), "{text}");
}

/// Two windows change one claim: whoever saves second chooses where both changed a field; nothing is lost unseen.
#[test]
fn two_windows_and_one_claim() {
    let office = Office::demo();
    let number = filed(&office);
    let mut mine = open(&office);
    let mut theirs = Window::open(&office, "desk2", PLAIN, (80, 24));
    changing(&mut mine, &number).press("<Enter><Enter><Enter><Enter><Enter><Enter><C-u>二号车间东侧<Enter>");
    changing(&mut theirs, &number).press("<Enter><Enter><Enter><Enter><Enter><Enter><C-u>三号车间<Enter>01<F2>");
    let text = mine.press("<F2>").text();
    for part in ["逐项选择", "事故地点", "二号车间", "三号车间", "二号车间东侧", "请选择", "只有对方改过"]
    {
        assert!(text.contains(part), "{part}:\n{text}");
    }
    assert!(mine.press("<F2>").text().contains("还有没选的项"), "nothing is saved before everything is chosen");
    assert_eq!(case(&office, &number).version, 2);
    let text = mine.press("m<F2>").text();
    assert!(text.contains("现为第 3 版"), "{text}");
    let claim = case(&office, &number).claim;
    assert_eq!((claim.get("place"), claim.get("cause")), ("二号车间东侧", "01"));
    // The other way round: theirs is taken, which leaves nothing to save but what was changed besides.
    let (mut mine, mut theirs) = (open(&office), Window::open(&office, "desk2", PLAIN, (80, 24)));
    changing(&mut mine, &number).press("<Enter><Enter><Enter><Enter><Enter><Enter><C-u>甲<Enter>");
    changing(&mut theirs, &number).press("<Enter><Enter><Enter><Enter><Enter><Enter><C-u>乙<F2>");
    assert!(mine.press("<F2>t<F2>").text().contains("现为第 4 版"));
    assert_eq!(case(&office, &number).claim.get("place"), "乙");
}

#[test]
fn a_decided_claim_is_changed_with_a_reason() {
    let office = Office::demo();
    let number = filed(&office);
    office.raw().execute("UPDATE injury_case SET state = 'recognised' WHERE number = ?1", [&number]).expect("decided");
    let mut window = open(&office);
    changing(&mut window, &number).press("<Enter><Enter><Enter><Enter><Enter><Enter><C-u>三号车间<F2>");
    assert!(window.text().contains("> 理由") || window.text().contains("! 理由"), "{}", window.text());
    let text = window.press("笔误<F2>").text();
    assert!(text.contains("现为第 2 版"), "{text}");
    let reason: String =
        office.raw().query_row("SELECT reason FROM case_version WHERE version = 2", [], |r| r.get(0)).expect("a reason");
    assert_eq!(reason, "笔误");
}

/// Who may not take claims in is told so.
#[test]
fn others_are_refused() {
    let office = Office::demo();
    let id = insured(&office, 0).0;
    let mut window = Window::open(&office, "consult", PLAIN, (80, 24));
    let text = window.press(&format!("{id}<Enter>i")).text();
    assert!(text.contains('!') && !text.contains("工伤受理"), "{text}");
}

/// What is typed from the accident on, the field it fills, what the draft then holds, and what the screen shows.
const TYPED: [(&str, &str, &str, &str); 6] = [
    ("20211220\r", "accident_on", "2021-12-20", "2021-12-20"),
    ("0940\r", "accident_time", "09:40", "09:40"),
    ("二号车间\r", "place", "二号车间", "二号车间"),
    ("jxsh\r", "cause", "03", "机械伤害"),
    ("\r1.13.3\r", "body_part", "1.13.3", "1.13.3 指"),
    ("   \r\r手指压伤\r", "course", "手指压伤", "手指压伤"),
];

/// Killed at whatever moment, the program has kept every field but the last one at most, and goes on there.
#[test]
fn a_killed_session_loses_the_field_being_typed_at_most() {
    let office = Office::demo();
    let (id, _) = insured(&office, 0);
    for (round, filled) in [3, 1, 6, 4, 2, 5].into_iter().enumerate() {
        office.raw().execute("DELETE FROM draft", []).expect("no draft");
        let mut pty = Pty::on(&office.db());
        pty.wait_for("直接输入");
        pty.type_keys(&format!("{id}\r"));
        pty.wait_for("待遇支付");
        pty.type_keys("i");
        pty.wait_for("工伤受理");
        // Typed as fast as one can read what was understood; the killing comes before or after the last field is kept.
        for (keys, _, _, shown) in &TYPED[..filled] {
            pty.type_keys(keys);
            pty.wait_for(shown);
        }
        if round % 2 == 0 {
            pty.type_keys("半");
        }
        pty.signal("KILL");
        pty.ended();
        // Read past the desk: to open a draft there takes it from the window that writes it.
        let kept = office.raw().query_row("SELECT fields FROM draft", [], |r| r.get::<_, String>(0));
        let kept = if filled > 1 { kept.expect("a draft") } else { kept.unwrap_or_default() };
        for (_, field, text, _) in &TYPED[..filled - 1] {
            assert!(kept.contains(&format!(r#""{field}":"{text}""#)), "{filled} typed, {field} lost: {kept}");
        }
        assert!(office.raw().query_row("PRAGMA integrity_check", [], |r| r.get::<_, String>(0)).is_ok_and(|t| t == "ok"));
    }
    let mut pty = Pty::on(&office.db());
    pty.wait_for("草稿，继续");
    pty.type_keys("\r");
    // Back at the place: what was typed there stands there.
    pty.wait_for("工伤受理");
    pty.type_keys(&"\x1b[Z".repeat(12));
    let text = pty.wait_for("二号车间");
    assert!(text.contains("2021-12-20") && text.contains("09:40"), "{text}");
    pty.type_keys("\x11");
    assert_eq!(pty.ended(), 0);
}

/// On a real terminal at 80x24: a case with a missing paper.
#[test]
fn a_case_with_a_missing_paper_on_a_real_terminal() {
    let office = Office::demo();
    let (id, _) = insured(&office, 0);
    let mut pty = Pty::on(&office.db());
    pty.wait_for("直接输入");
    pty.type_keys(&format!("{id}\r"));
    pty.wait_for("待遇支付");
    pty.type_keys("i20211220\r0940\r二号车间\rjxsh\r\r1.13.3\r   \r\r手指压伤\r\r\r\r");
    pty.wait_for("就诊医院");
    pty.type_keys(
        "会同县人民医院\r \r\r\r骨折\r\r\x1520211221\r王强\r13800000000\r\r\r20211228\r14-1\r\r宏达\r0745-8821234\r\r\r",
    );
    pty.wait_for("证人证言");
    pty.type_keys(" \x1b[B \x1b[B \x1b[B \x1b[B ");
    pty.type_keys("\x13");
    let text = pty.wait_for("案件号 GS-");
    assert!(text.contains("请一次告知申请人补齐") && text.contains("证人证言"), "{text}");
    pty.type_keys("\x11");
    assert_eq!(pty.ended(), 0);
    pty.assert_clean();
}

/// Employers are found by a part of the name or the beginning of the code; namesakes only for unknown numbers.
#[test]
fn the_desk_finds_employers_and_namesakes() {
    let office = Office::demo();
    let desk = office.desk("desk");
    let (_, code) = insured(&office, 0);
    let found = desk.employers_like(&code[..12]).expect("employers");
    assert!(found.iter().any(|(c, _)| *c == code), "{found:?}");
    let name = found.iter().find(|(c, _)| *c == code).expect("it").1.clone();
    let part: String = name.chars().skip(3).take(4).collect();
    assert!(desk.employers_like(&part).expect("employers").iter().any(|(_, n)| *n == name));
    assert!(desk.employers_like("  ").expect("nothing").is_empty());
    assert!(office.desk("consult").employers_like("会").is_err());
    let known = application(&office, 0);
    assert!(desk.look_at_claim(&known.with("name", "谁"), "").expect("a look").namesakes.is_empty());
    let nobody = Fields::default();
    assert_eq!(desk.look_at_claim(&nobody, "").expect("a look").employer, None);
}

/// Name of a screen and the keys that lead to it; `ID` is somebody insured, `CASE` a case on file.
const SCREENS: &[(&str, &str)] = &[
    ("intake-empty", "<F3>5"),
    ("intake-half", "ID<Enter>iACCIDENT"),
    ("intake-codes", "ID<Enter>i1220<Enter><Enter><Enter>1"),
    ("intake-wrong", "ID<Enter>i20220230<Enter>2561<Enter><F2>"),
    ("intake-papers", "ID<Enter>iACCIDENTTREATMENTAPPLICATION <Down>  <Down>"),
    ("intake-late", "ID<Enter>iLATETREATMENTAPPLICATION<F2>"),
    ("intake-filed", "ID<Enter>iACCIDENTTREATMENTAPPLICATION <Down>  <Down><F2>"),
    ("intake-change", "CASE<Enter>c"),
];

fn keys_of(script: &str, id: &str, number: &str) -> String {
    let late = ACCIDENT.replace("1220<", "20201201<");
    let pairs = [("ACCIDENT", ACCIDENT), ("TREATMENT", TREATMENT), ("LATE", &late), ("CASE", number), ("ID", id)];
    pairs.iter().fold(script.replace("APPLICATION", APPLICATION), |keys, (name, text)| keys.replace(name, text))
}

fn shots(size: (u16, u16), lang: Lang) {
    let look = Look { lang, ..PLAIN };
    let shot = |screen: &str, window: &Window| screen_shot(screen, size, lang, &window.screen());
    for (screen, script) in SCREENS {
        let office = Office::demo();
        let id = insured(&office, 5).0;
        let number = filed(&office);
        let mut window = Window::open(&office, "desk", look, size);
        shot(screen, window.press(&keys_of(script, &id, &number)));
    }
    let office = Office::demo();
    let (unknown, name_of) = namesake(&office);
    let mut window = Window::open(&office, "desk", look, size);
    shot("intake-unknown", window.press(&format!("<F3>5{unknown}<Enter>{name_of}<Enter>")));
    let office = Office::demo();
    let number = filed(&office);
    let (mut mine, mut theirs) = (Window::open(&office, "desk", look, size), Window::open(&office, "desk2", look, size));
    changing(&mut mine, &number).press("<Enter><Enter><Enter><Enter><Enter><Enter><C-u>二号车间东侧<Enter>");
    changing(&mut theirs, &number).press("<Enter><Enter><Enter><Enter><Enter><Enter><C-u>三号车间<Enter>01<F2>");
    shot("intake-conflict", mine.press("<F2>"));
}

in_all_windows!(shots);

/// The office's file is busy just as the form opens: nothing is lost, Enter tries again.
#[test]
fn a_form_that_could_not_be_opened_is_asked_for_again() {
    let office = Office::demo();
    let id = insured(&office, 0).0;
    let mut window = open(&office);
    window.press(&format!("{id}<Enter>"));
    let holder = office.raw();
    holder.execute_batch("BEGIN IMMEDIATE").expect("a writer");
    let text = window.press("i").text();
    assert!(text.contains("按 Enter 重试"), "{text}");
    holder.execute_batch("ROLLBACK").expect("the writer goes");
    let text = window.press("<Enter>").text();
    assert!(text.contains(&id) && text.contains("事故单位"), "{text}");
}

/// An old injury comes in with what its papers show, and is checked by another.
#[test]
fn an_old_injury_is_filed_in_the_state_of_its_papers() {
    let office = Office::demo();
    let (_, id) = found_by_initials(&office);
    let mut window = open(&office);
    let accident = ACCIDENT.replace("1220<", "20140512<").replace("940<", "<");
    let text = window.press(&format!("{id}<Enter>i<S-Tab>-<Enter><F2>")).text();
    assert!(text.contains("! 状态: 不能为空") && text.contains("! 认定文号"), "{text}");
    // The first thing that is missing is where the form stands then.
    let papers = " <Enter>会劳工认〔2014〕5号<Enter><Enter><Enter><Enter>";
    let rest = format!("{papers}{accident}{TREATMENT}<Enter>王强<Enter>13800000000<F2>");
    assert!(window.press(&rest).text().contains("已收件"), "{}", window.text());
    let view = case(&office, "GS-2022-000001");
    assert!(view.taken_over && view.steps[0].waits(), "{view:?}");
    assert_eq!((view.state, view.steps[0].document.as_str()), (State::Reported, "会劳工认〔2014〕5号"));
}
