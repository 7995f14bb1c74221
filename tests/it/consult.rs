//! The consulting window: worked out at each key, beside another grade, from a person's file; noted and printed on demand.

use gsbx::text::Lang;
use gsbx::tui::look::Look;

use crate::support::Office;
use crate::support::shots::shot;
use crate::support::window::{PLAIN, Window};

fn window(office: &Office, login: &str) -> Window {
    Window::open(office, login, PLAIN, (80, 24))
}

/// Fields of a man hurt in 2021, in the order of the form, up to the grade.
const GRADE_7: &str = "<C-t><C-t><Tab>2021-06-01<Tab>5555.55<Tab>7";

#[test]
fn amounts_follow_each_key() {
    let office = Office::demo();
    let mut window = window(&office, "desk");
    assert!(window.press("<C-t><C-t>").text().contains("逐项填写"));
    let text = window.press("<Tab>2021-06-01<Tab>5555.55<Tab>7").text();
    assert!(text.contains("72,222.15") && text.contains("第六十四条"), "{text}");
    assert!(window.press("<PgDn>").text().contains("第三十五条"));
    let text = window.press("<BS>8").text();
    assert!(text.contains("61,111.05") && !text.contains("72,222.15"), "{text}");
}

#[test]
fn the_reasons_end_where_they_end() {
    let office = Office::demo();
    let mut window = window(&office, "desk");
    window.press(GRADE_7);
    let last = window.press("<PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn>").screen();
    assert_eq!(window.press("<PgDn>").screen(), last);
    assert_ne!(window.press("<PgUp>").screen(), last, "one page back is seen at once");
}

/// "What if it were grade 6": side by side, what differs marked.
#[test]
fn two_grades_stand_side_by_side() {
    let office = Office::demo();
    let text = window(&office, "desk").press(GRADE_7).press("<Tab>6").text();
    let line = text.lines().find(|l| l.contains("一次性伤残补助金")).expect("the lump sum");
    assert!(line.contains("72,222.15") && line.contains("88,888.80") && line.ends_with('+'), "{line}");
}

#[test]
fn a_wrong_field_is_marked_and_told_and_nothing_is_lost() {
    let office = Office::demo();
    let mut window = window(&office, "desk");
    let text = window.press(GRADE_7).press("<BS>0<Tab>").text();
    assert!(text.contains("! 等级") && text.contains("应为 1 到 10"), "{text}");
    let text = window.press("<Esc>").press("<C-t><C-t>").text();
    assert!(text.contains("2021-06-01") && text.contains("5555.55"), "the form is as it was: {text}");
    assert!(window.press("<C-r>").text().contains("逐项填写"));
}

/// The counter's own question: "grade 7, leaving at 59", answered from the file and noted there.
#[test]
fn a_question_about_somebody_starts_from_his_file_and_can_be_noted() {
    let office = Office::demo();
    let sql = "SELECT p.id_number FROM person AS p JOIN injury_case AS c ON c.person_id = p.id
        WHERE c.accident_on BETWEEN '2021-06-01' AND '2021-12-31' AND substr(p.id_number, 17, 1) IN ('1', '3', '5', '7', '9')
        ORDER BY p.id LIMIT 1";
    let id: String = office.raw().query_row(sql, [], |r| r.get(0)).expect("a man hurt in 2021");
    let mut window = window(&office, "desk");
    let text = window.press(&format!("{id}<Enter>e")).text();
    let born = format!("{}-{}-{}", &id[6..10], &id[10..12], &id[12..14]);
    assert!(text.contains("测算对象") && text.contains(&born) && text.contains("男职工"), "{text}");
    let leaves = format!("{}-{}-{}", id[6..10].parse::<i32>().expect("a year") + 59, &id[10..12], &id[12..14]);
    let text = window.press(&format!("<Tab><Tab><Tab>7<Tab><Tab><Tab><Tab><Tab>{leaves}")).text();
    assert!(text.contains("一次性工伤医疗补助金") && text.contains("单位支付"), "{text}");
    assert!(window.press("<F2>").text().contains("已记入档案"));
    let asked = window.screen();
    assert_eq!(window.press("<Esc>e").text().lines().take(20).collect::<Vec<_>>(), asked.lines().take(20).collect::<Vec<_>>());
    let text = window.press("<Esc>").press("<Tab><Tab><Tab><Tab>").text();
    assert!(text.contains("2022-01-04  7 级"), "{text}");
    let count = |sql: &str| -> i64 { office.raw().query_row(sql, [], |r| r.get(0)).expect("a count") };
    assert_eq!(count("SELECT count(*) FROM audit WHERE act = 'advise'"), 1);
    let raw = office.raw();
    for sql in ["UPDATE advice SET answer = '{}'", "DELETE FROM advice"] {
        assert!(raw.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn a_slip_is_written_for_its_owner_only_and_holds_no_number() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::demo();
    let mut window = window(&office, "consult");
    assert!(window.press("<C-t><C-t><F6>").text().contains("还没有算出结果"));
    let text = window.press("<Tab>2021-06-01<Tab>5555.55<Tab>7<F6>").text();
    assert!(text.contains("已存为"), "{text}");
    let slip = std::fs::read_dir(office.folder().join("slips")).expect("a folder").next().expect("a slip").expect("an entry");
    assert_eq!(slip.metadata().expect("a file").permissions().mode() & 0o777, 0o600);
    let text = std::fs::read_to_string(slip.path()).expect("text");
    for part in ["工伤保险待遇咨询单", "2022-01-04", "72,222.15", "第三十五条", "测算结果，不作为核定依据"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("4312"), "{text}");
}

#[test]
fn a_note_needs_a_person_and_a_right() {
    let office = Office::demo();
    let text = window(&office, "desk").press(GRADE_7).press("<F2>").text();
    assert!(text.contains("请先从个人档案打开"), "{text}");
    let text = window(&office, "cashier").press("zs<Enter>e<Tab><Tab>5000<Tab>7<F2>").text();
    assert!(text.contains("不能记录咨询") || text.contains("还没有算出结果"), "{text}");
}

/// A death with a wife over 55, a child, and a mother who is too young to count.
const DEATH: &str = "<C-t><C-t><Left><Right><Right><Tab>2021-03-08<Tab>6000<Tab><Tab><Tab><Tab><Right><Tab>1964-01-01<Tab><Tab>\
<Right><Right><Right><Tab>2015-06-01<Tab><Tab><Right><Right><Right><Right><Right><Tab>1975-01-01";

#[test]
fn a_death_is_answered_with_each_relatives_share() {
    let office = Office::demo();
    let text = window(&office, "desk").press(DEATH).text();
    for part in ["丧葬补助金", "40,368.00", "876,680.00", "供养亲属抚恤金 1/月", "2,400.00", "1,800.00", "亲属 3：未到年龄"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
}

/// The same relatives while the man is missing: no day of death is asked for.
const MISSING: &str = "<C-t><C-t><Right><Tab>2021-03-08<Tab>6000<Tab><Tab><Tab><Right><Right><Right><Tab><Right><Tab>1964-01-01";
const ILLEGAL: &str = "<C-t><C-t><Tab>2021-03-08<Tab>6000<Tab>7<Tab><Tab><Tab><Tab><Right><Right>";
const NOT_INSURED: &str = "<C-t><C-t><Tab>2021-03-08<Tab>6000<Tab>7<Tab><Tab><Tab><Tab><Right>";

#[test]
fn somebody_missing_an_illegal_unit_and_an_uninsured_one() {
    let office = Office::demo();
    let text = window(&office, "desk").press(MISSING).text();
    for part in ["下落不明照发工资", "18,000.00", "预支工亡补助金", "438,340.00", "2,400.00", "2021-05"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("死亡日期") && !text.contains("丧葬补助金     "), "{text}");
    let text = window(&office, "desk").press(ILLEGAL).text();
    assert!(text.contains("一次性赔偿金") && text.contains("基金不支付"), "{text}");
    assert!(!text.contains("平均工资  ") && !text.contains("解除日期"), "only what applies is asked: {text}");
    let text = window(&office, "desk").press(NOT_INSURED).text();
    assert!(text.contains("先行支付可由基金垫付的项目：一次性伤残补助金 78,000.00"), "{text}");
}

/// The second injury is asked for only once the relation ends.
#[test]
fn another_injury_is_asked_for_on_an_ending() {
    let office = Office::demo();
    let mut window = window(&office, "desk");
    assert!(!window.press(GRADE_7).text().contains("另伤"));
    let text = window.press("<Tab><Tab><Tab><Tab><Tab>2021-12-01<Tab>1963-03-10<Tab><Tab><Tab><Tab><Tab>6<Tab>5000").text();
    assert!(text.contains("一次性伤残补助金 2") && text.contains("80,000.00"), "{text}");
    assert_eq!(text.matches("一次性工伤医疗补助金  ").count(), 1, "{text}");
    assert!(window.press("<F6>").text().contains("已存为"));
}

/// As it is drawn, in both languages and sizes.
#[test]
fn screens() {
    let office = Office::demo();
    for (size, lang, name) in [
        ((80, 24), Lang::Zh, "80x24-zh"),
        ((80, 24), Lang::En, "80x24-en"),
        ((140, 40), Lang::Zh, "140x40-zh"),
        ((140, 40), Lang::En, "140x40-en"),
    ] {
        for (screen, keys) in [
            ("empty", "<C-t><C-t>"),
            ("compared", "G<Tab>6<Tab><Right><Tab><Tab><Tab>2021-12-01<Tab>1963-03-10"),
            ("wrong", "G<BS>0<Tab>"),
            ("death", DEATH),
            ("missing", MISSING),
            ("illegal", ILLEGAL),
            ("not-insured", NOT_INSURED),
        ] {
            let mut window = Window::open(&office, "desk", Look { lang, ..PLAIN }, size);
            window.press(&keys.replace('G', GRADE_7));
            shot(&format!("consult-{screen}@{name}"), &window.screen());
        }
    }
}
