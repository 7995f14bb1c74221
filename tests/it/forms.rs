//! Forms alone: keys in, fields out. What was typed in a burst, slowly or in pastes comes out the same, and is never lost.

use chrono::NaiveDate;
use crossterm::event::KeyEvent;
use gsbx::desk::estimate::Fields;
use gsbx::domain::codes::code_list;
use gsbx::domain::dates::parse_date;
use gsbx::domain::money::Money;
use gsbx::domain::problem::Problem;
use gsbx::domain::shorthand::{parse_date_short, parse_money_short, parse_time_short, time_text};
use gsbx::text::Lang;
use gsbx::text::catalog::Msg;
use gsbx::tui::form::{
    Did, FieldSpec, Form, checklist, choice, code, date, heading, id_number, money, note, phone, short, text, time,
};
use gsbx::tui::keys::{self, Scope};
use proptest::prelude::*;

use crate::support::Office;
use crate::support::shots::screen_shot;
use crate::support::window::{PLAIN, Window, drawn, keys_of};

const KINDS: &[(&str, Msg)] = &[("one", Msg::ChoiceYes), ("two", Msg::ChoiceNo)];

/// A form with a field of every kind.
const FIELDS: &[FieldSpec] = &[
    heading("h_case", Msg::ScreenLookup),
    text("place", Msg::LabelDocument, 12),
    short("grade", Msg::FieldGrade, 2),
    choice("kind", Msg::FieldCase, KINDS),
    date("injury", Msg::FieldInjury),
    time("at", Msg::ColNow),
    money("wage", Msg::FieldWage),
    id_number("id", Msg::ColId),
    phone("phone", Msg::ColPhone),
    heading("h_story", Msg::ScreenConsult),
    code("cause", Msg::ColReason),
    note("story", Msg::LabelNote, 60, 4),
    checklist("papers", Msg::ColDocument),
    text("only_two", Msg::LabelArticle, 9).when(|f| f.get("kind") == "two"),
];

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 1, 4).expect("a day")
}

/// A form without a screen, which takes keys as a screen hands them on.
struct Alone {
    form: Form,
}

impl Alone {
    fn new() -> Alone {
        let causes = code_list([
            ("struck", "物体打击", "struck by an object"),
            ("vehicle", "车辆伤害", "vehicle"),
            ("fall", "高处坠落", "fall"),
        ]);
        let more = code_list([("poison", "中毒和窒息", "poisoning")]);
        let papers = code_list([("id_copy", "身份证复印件", "copy of the identity card"), ("contract", "劳动合同", "contract")]);
        let list = move |f: &Fields| if f.get("kind") == "two" { more.clone() } else { causes.clone() };
        Alone { form: Form::new(FIELDS).with_list("cause", list).with_list("papers", move |_| papers.clone()) }
    }

    fn key(&mut self, key: KeyEvent) -> Did {
        match keys::find(&[Scope::Entry], &key) {
            Some(action) => self.form.act(action, today()),
            None => {
                self.form.key(key);
                Did::Stayed
            }
        }
    }

    fn press(&mut self, keys: &str) -> &mut Alone {
        keys_of(keys).into_iter().for_each(|key| _ = self.key(key));
        self
    }

    fn paste(&mut self, text: &str) -> &mut Alone {
        self.form.paste(text);
        self
    }

    fn get(&self, id: &str) -> String {
        self.form.fields().get(id).to_owned()
    }

    fn at(&mut self, id: &str) -> &mut Alone {
        self.form.go_to(id);
        self
    }

    fn screen(&self, size: (u16, u16)) -> String {
        drawn(size, |frame| self.form.draw_alone(frame, PLAIN))
    }
}

/// What a draft keeps of a form.
fn held(form: &Alone) -> Vec<(String, String)> {
    form.form.all_fields().iter().map(|(id, text)| (id.to_owned(), text.to_owned())).collect()
}

#[test]
fn short_forms_become_full_as_one_leaves() {
    for (field, typed, full) in [
        ("injury", "0315", "2021-03-15"),
        ("injury", "15", "2021-12-15"),
        ("injury", "-3", "2022-01-01"),
        ("injury", "t", "2022-01-04"),
        ("injury", "2021.5.1", "2021-05-01"),
        ("injury", "0230", "0230"),
        ("at", "830", "08:30"),
        ("wage", "12.5w", "125000.00"),
        ("wage", "￥1,234.5", "1234.50"),
        ("id", "43129919800101003x", "43129919800101003x"),
        ("phone", "138 1234 1234", "13812341234"),
    ] {
        let mut form = Alone::new();
        form.at(field).press(typed);
        assert_eq!(form.get(field), typed, "nothing changes under the hand");
        assert_eq!(form.press("<Enter>").get(field), full, "{typed}");
        assert_eq!(form.press("<Up><Enter>").get(field), full, "a full form stays");
    }
}

#[test]
fn codes_are_taken_by_number_pinyin_or_text() {
    for (typed, id) in [
        ("2", "vehicle"),
        ("gczl", "fall"),
        ("打", "struck"),
        ("<Tab>", ""),
        (" <Down><Down>", "fall"),
        ("0<Down>", "vehicle"),
        ("zzz", "zzz"),
    ] {
        let mut form = Alone::new();
        assert_eq!(form.at("cause").press(typed).press("<Enter>").get("cause"), id, "{typed}");
    }
    let mut form = Alone::new();
    form.at("cause").press("2<Enter>").at("cause");
    assert!(form.screen((80, 24)).contains("02 车辆伤害"));
    assert_eq!(form.press("3<Enter>").get("cause"), "fall", "typed over as a whole");
    assert_eq!(form.at("cause").press("<BS>").get("cause"), "");
    // Another list once another field says so.
    form.at("kind").press(" ").at("cause").press("zd");
    assert!(form.screen((80, 24)).contains("01 中毒和窒息"));
}

#[test]
fn notes_keep_their_lines_and_say_what_was_cut() {
    let mut form = Alone::new();
    form.at("story").press("甲<C-n>乙").paste("丙\r\n丁\u{1b}[31m\n");
    assert_eq!(form.get("story"), "甲\n乙丙\n丁[31m");
    form.paste(&"长".repeat(100));
    assert_eq!(form.get("story").chars().count(), 60);
    assert!(form.screen((80, 24)).contains("截去了最后 50 个字"), "{}", form.screen((80, 24)));
    assert_eq!(form.press("<Up><Home>首").get("story").chars().count(), 60, "a full field takes nothing more");
    form.at("place").paste("一二三四五六七八九十甲乙丙");
    assert!(form.screen((80, 24)).contains("截去了最后 1 个字"));
}

#[test]
fn papers_are_turned_by_space() {
    let mut form = Alone::new();
    form.at("papers").press(" <Down>  ");
    assert_eq!(form.get("papers"), "contract=copy,id_copy=original");
    assert!(form.screen((80, 24)).contains("原件    身份证复印件"), "{}", form.screen((80, 24)));
    assert_eq!(form.press(" <Up>-").get("papers"), "");
}

#[test]
fn problems_are_told_once_one_has_left_and_can_be_gone_to() {
    let mut form = Alone::new();
    let problems = vec![("place", Problem::Empty), ("injury", Problem::BadDate), ("cause", Problem::Empty)];
    form.form.set_problems(problems);
    form.form.set_warnings(vec![("wage", Problem::TooLarge)]);
    assert!(!form.screen((80, 24)).contains('!'), "nothing is wrong before one was there");
    form.at("injury").press("0230");
    assert!(!form.screen((80, 24)).contains("不是有效日期"), "nor while one types");
    let text = form.press("<Enter>").screen((80, 24));
    assert!(text.contains("! 受伤日期: 不是有效日期") && text.contains("1 处错误"), "{text}");
    form.form.try_save(today());
    let text = form.screen((80, 24));
    assert!(text.contains("3 处错误") && text.contains("1 处提醒") && text.contains("? 平均工资"), "{text}");
    let order: Vec<&str> = (0..5).map(|_| form.press("<F7>").form.at_field()).collect();
    assert_eq!(order, ["wage", "cause", "place", "injury", "wage"]);
    assert!(form.screen((140, 40)).contains("? 平均工资: 金额过大"));
}

#[test]
fn last_values_come_one_after_the_other() {
    let mut form = Alone::new();
    form.form.set_last([("place".to_owned(), vec!["二号井".to_owned(), "采石场".to_owned()])].into());
    assert_eq!(form.at("place").press("<F4>").get("place"), "二号井");
    assert_eq!(form.press("<C-v>").get("place"), "采石场");
    assert_eq!(form.press("<F4>").get("place"), "二号井");
    assert_eq!(form.press("<F4>x").get("place"), "采石场x");
    assert_eq!(form.at("grade").press("<F4>").get("grade"), "");
}

/// Each line is cells, not bytes: the cursor stands behind what was typed.
#[test]
fn the_cursor_counts_cells_in_notes() {
    let mut form = Alone::new();
    let column = |form: &Alone| {
        let screen = form.screen((80, 24));
        let at = screen.rsplit("cursor ").next().expect("a cursor").to_owned();
        let (x, rest) = at.split_once(',').expect("two numbers");
        let y = rest.split_whitespace().next().expect("a row").to_owned();
        (x.parse::<i32>().expect("a column"), y.parse::<i32>().expect("a row"))
    };
    form.at("story");
    let (x, y) = column(&form);
    for (keys, dx, dy) in [("王", 2, 0), ("a，", 5, 0), ("<C-n>", 0, 1), ("字字", 4, 1), ("<Up>", 3, 0), ("<Down>", 2, 1)] {
        form.press(keys);
        assert_eq!(column(&form), (x + dx, y + dy), "{keys}");
    }
}

const KEYS: &[&str] = &[
    "<Enter>", "<Tab>", "<S-Tab>", "<Up>", "<Down>", "<Left>", "<Right>", "<Home>", "<BS>", "<C-n>", "<C-v>", "<C-o>", "<C-u>",
    "<C-w>", "<C-a>", " ", "-", "t", "0", "1", "5", "2", "3", "w", ".", ":", "x", "王", "，", "打", "g",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Drawing in between, at whatever size, changes nothing; a draft brings everything back.
    #[test]
    fn any_keys_end_the_same_drawn_or_not(steps in proptest::collection::vec((0..KEYS.len() + 2, 1_u16..150, 1_u16..45), 1..120)) {
        let (mut slow, mut fast) = (Alone::new(), Alone::new());
        for (n, width, height) in steps {
            for form in [&mut slow, &mut fast] {
                match KEYS.get(n) {
                    Some(key) => form.press(key),
                    None => form.paste(if n == KEYS.len() { "一\n二\t2021-06-01" } else { "x" }),
                };
            }
            slow.screen((width, height));
        }
        prop_assert_eq!(slow.form.all_fields(), fast.form.all_fields());
        prop_assert_eq!(slow.screen((80, 24)), fast.screen((80, 24)));
        slow.form.settle(today());
        let mut back = Alone::new();
        back.form.fill(&slow.form.all_fields());
        prop_assert_eq!(held(&back), held(&slow));
    }

    #[test]
    fn short_days_are_never_in_the_future(text in "(t|-[0-9]{1,5}|[0-9]{1,2}|[0-9]{4})", day in 0_i64..75_000) {
        let today = NaiveDate::from_ymd_opt(1990, 1, 1).expect("a day") + chrono::TimeDelta::days(day);
        if let Ok(read) = parse_date_short(&text, today) {
            prop_assert!(read <= today, "{text} on {today}: {read}");
            prop_assert_eq!(parse_date_short(&read.to_string(), today), Ok(read));
        }
    }

    #[test]
    fn full_forms_are_read_as_themselves(fen in -1_000_000_000_000_i64..1_000_000_000_000, minute in 0_u32..1440, day in -40_000_i64..60_000) {
        let money = Money::from_fen(fen);
        prop_assert_eq!(parse_money_short(&money.plain()), Ok(money));
        let time = chrono::NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).expect("a time");
        prop_assert_eq!(parse_time_short(&time_text(time)), Ok(time));
        let date = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day") + chrono::TimeDelta::days(day);
        prop_assert_eq!(parse_date_short(&date.to_string(), today()), parse_date(&date.to_string()));
    }

    /// Ten thousands are the decimal point four places on, whatever the digits.
    #[test]
    fn ten_thousands_shift_the_point(whole in 0_i64..10_000_000, decimals in 0_i64..1_000_000) {
        let read = parse_money_short(&format!("{whole}.{decimals:06}w"));
        prop_assert_eq!(read, Ok(Money::from_fen(whole * 1_000_000 + decimals)));
    }

    #[test]
    fn no_text_is_a_panic(text in any::<String>()) {
        let _ = parse_date_short(&text, today());
        let _ = parse_time_short(&text);
        let _ = parse_money_short(&text);
        let mut form = Alone::new();
        for id in ["place", "injury", "at", "wage", "id", "phone", "cause", "story", "papers"] {
            form.at(id).paste(&text).press("<Enter>");
        }
        form.form.fill(&Fields::default().with("papers", text.as_str()).with("kind", text.as_str()).with("cause", text));
        form.screen((80, 24));
    }
}

#[test]
fn a_form_is_told_as_people_read_it() {
    let mut form = Alone::new();
    form.at("cause").press("2<Enter>").at("papers").press(" ");
    let told = form.form.told(PLAIN);
    let of = |label: Msg| told.iter().rev().find(|(l, _)| l == label.text(Lang::Zh)).map(|(_, v)| v.as_str());
    assert_eq!((of(Msg::ColReason), of(Msg::ColDocument)), (Some("02 车辆伤害"), Some("身份证复印件 原件")));
}

/// The consulting form understands short days too, and works with their full form.
#[test]
fn consulting_takes_short_days() {
    let office = Office::demo();
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    let text = window.press("<F3><F3><Enter>0315<Enter>6000<Enter>7<Enter>").text();
    assert!(text.contains("2021-03-15") && text.contains("一次性伤残补助金"), "{text}");
    let short = window.screen();
    let mut window = Window::open(&office, "desk", PLAIN, (80, 24));
    assert_eq!(window.press("<F3><F3><Enter>2021-03-15<Enter>6000<Enter>7<Enter>").screen(), short);
}

/// How a form with a field of every kind looks: pages, lists, notes, papers, problems.
#[test]
fn every_kind_is_drawn() {
    for (name, keys) in [
        ("code", "二号井<Enter>7<Enter><Enter>0230<Enter>830<Enter>1.2w<Enter>43<Enter>138<Enter>gczl"),
        (
            "papers",
            "<Enter><Enter><Enter><Enter><Enter><Enter><Enter><Enter>2<Enter>早上八时，<C-n>张三在二号井口被掉落的石块砸中左脚，由工友送往县医院救治<Enter> <Down>  ",
        ),
    ] {
        for (lang, size) in [(Lang::Zh, (80, 18)), (Lang::En, (80, 18)), (Lang::Zh, (140, 34)), (Lang::En, (140, 34))] {
            let mut alone = Alone::new();
            alone.press(keys);
            let problems = vec![
                ("injury", Problem::BadDate),
                ("id", Problem::WrongLength { want: 18, got: 2 }),
                ("phone", Problem::BadPhone),
            ];
            alone.form.set_problems(problems);
            alone.form.set_warnings(vec![("wage", Problem::TooLarge), ("place", Problem::TooLong { max: 2 })]);
            let look = gsbx::tui::look::Look { lang, ..PLAIN };
            let screen = drawn(size, |frame| alone.form.draw_alone(frame, look));
            screen_shot(&format!("form-{name}"), size, lang, &screen);
        }
    }
}
