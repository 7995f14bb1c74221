//! The float review on a made county with known answers, the sheet that decides on rates, notices and objections.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::papers::{Sent, Way, verify};
use gsbx::desk::rates::{RateLine, ReviewAsk, ReviewView};
use gsbx::domain::dates::Month;
use gsbx::domain::money::Money;
use gsbx::domain::problem::Problem;
use gsbx::domain::rates::problem::RateProblem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::papers::NOTICE_PRESS;
use gsbx::report::sheets::SCRIBE;
use gsbx::store::Store;

use crate::support::rates::{COUNTY, code, enter, injury, made_county, rates_of, row_of, with_bands};
use crate::support::sheet::{step, step_with};
use crate::support::{Office, problem, stderr, stdout};

fn review(office: &Office, ask: &ReviewAsk) -> ReviewView {
    office.desk("desk").rate_review(ask).expect("a review")
}

/// Name, step now, step then, ids of the reasons, of each employer in the order of the county.
fn told(view: &ReviewView) -> Vec<(String, u8, u8, String)> {
    let line = |name: &str| view.lines.iter().find(|l| l.name == name).expect("an employer");
    let told = |name: &str| {
        let line = line(name);
        let found = line.found.as_ref().expect("a step");
        let reasons = found.reasons.iter().map(|r| r.id()).collect::<Vec<_>>().join(",");
        (name.to_owned(), line.step, found.step, reasons)
    };
    COUNTY.iter().map(|made| told(made.name)).collect()
}

fn review_fields() -> Fields {
    Fields::default().with("scope", "review").with("year", "2021").with("from", "2022-01")
}

fn single(nth: usize, cause: &str) -> Fields {
    Fields::default()
        .with("scope", "employer")
        .with("credit_code", code(nth))
        .with("from", "2022-01")
        .with("rate_cause", cause)
        .with("reason", "经营范围变更")
}

fn file(office: &Office, fields: &Fields) -> Result<String, Refusal> {
    office.desk("desk").file_sheet(SheetKind::Rate, fields, "", SCRIBE).map(|f| f.number)
}

fn approve(office: &Office, number: &str) {
    step(office, "review", number, Step::Pass).expect("a review");
    step(office, "approve", number, Step::Approve).expect("an approval");
    if office.desk("desk").sheet(number).expect("the sheet").state == State::ToCountersign {
        step(office, "deputy", number, Step::Countersign).expect("a second approval");
    }
}

/// 1,000 of 12,000 is 8.3 %: two steps down. 30,000 of 12,000 is 250 %: two up. 12,000 of 12,000 is 100 %, which begins the
/// second band of class 1. The rest does not float: 3 heads are 3 insured-years, registered in June, paid nothing.
#[test]
fn a_review_of_a_made_county_gives_the_known_steps() {
    let office = made_county();
    with_bands(&office);
    let view = review(&office, &ReviewAsk::default());
    assert_eq!((view.year, view.from.to_string(), view.months()), (2021, "2022-01".to_owned(), 12));
    assert_eq!(
        told(&view),
        [
            ("甲水泥厂".to_owned(), 3, 1, "band".to_owned()),
            ("乙采石场".to_owned(), 3, 5, "band".to_owned()),
            ("丙银行".to_owned(), 1, 2, "band".to_owned()),
            ("丁小店".to_owned(), 3, 3, "small".to_owned()),
            ("戊新厂".to_owned(), 3, 3, "first_year".to_owned()),
            ("己欠费厂".to_owned(), 3, 3, "nothing_paid".to_owned()),
        ]
    );
    // 1,200,000 of bases: class 6 from 1.3 % to 0.65 %, class 8 from 1.9 % to 2.85 %, class 1 from 0.2 % to 0.24 %, each at
    // the cut of January 2022 (0.8): -6,240 and 9,120 and 384.
    let sums = view.sums();
    assert_eq!((sums.winners, sums.losers, sums.unfloated), (1, 2, 3));
    assert_eq!(sums.effect.plain(), "3264.00");
    let arrears = view.lines.iter().find(|l| l.name == "己欠费厂").expect("who owes").indicators.arrears_months;
    assert_eq!((arrears, view.county.injuries, view.county.person_months), (12, 6, 253 * 12));
    assert_eq!(view.unconfirmed, [""; 0]);
}

/// What is to be left out is a parameter of the office: a commuting accident, a deemed injury, and what a severe case counts.
#[test]
fn commuting_and_deemed_injuries_are_left_out_where_the_office_says_so() {
    let office = made_county();
    with_bands(&office);
    let cement = row_of(&office, &code(0));
    injury(&office, cement, 8, "14-6", "2021-05-05", "20000");
    injury(&office, cement, 9, "15-1", "2021-06-06", "8000");
    let seen = |office: &Office| {
        let line = review(office, &ReviewAsk::default()).lines.into_iter().find(|l| l.name == "甲水泥厂").expect("an employer");
        (line.indicators.fund().plain(), line.indicators.injuries)
    };
    assert_eq!(seen(&office), ("29000.00".to_owned(), 3));
    enter(&office, "float_without_commuting", "yes");
    assert_eq!(seen(&office), ("9000.00".to_owned(), 2));
    enter(&office, "float_without_deemed", "yes");
    assert_eq!(seen(&office), ("1000.00".to_owned(), 1));
    let db = office.raw();
    db.execute("UPDATE injury_case SET grade = 3 WHERE situation = '14-1' AND employer_id = ?1", [cement]).expect("a grade");
    enter(&office, "float_case_cap", "400");
    assert_eq!(seen(&office), ("400.00".to_owned(), 1), "a grade 3 counts no more than the cap");
}

/// Without its own bands an office sees the indicators; an example shows what it would do and decides nothing.
#[test]
fn an_example_is_a_preview_only() {
    let office = made_county();
    let bare = review(&office, &ReviewAsk::default());
    assert!(matches!(&bare.lacks, Some(Problem::NoParameter { key, .. }) if key.starts_with("use_ratio_min")));
    assert!(bare.lines.iter().any(|l| l.indicators.use_ratio().is_some() && l.found.is_none()));
    assert!(matches!(problem(file(&office, &review_fields())), ("parameters", Problem::NoParameter { .. })));
    let example = |id: &str| ReviewAsk { example: Some(id.to_owned()), ..ReviewAsk::default() };
    let view = review(&office, &example("huainan"));
    assert_eq!(told(&view).into_iter().map(|t| t.2).collect::<Vec<_>>(), [1, 5, 2, 3, 3, 3]);
    let city = review(&office, &example("one_city"));
    assert_eq!(told(&city).into_iter().map(|t| t.2).collect::<Vec<_>>(), [3, 4, 1, 3, 3, 3], "class 1 is fixed there");
    let desk = office.desk("desk");
    assert_eq!(problem(desk.rate_review(&example("jining"))), ("example", Problem::Rate(RateProblem::ExampleWithoutBands)));
    assert_eq!(problem(desk.rate_review(&example("x"))), ("example", Problem::UnknownCode));
    let shown = gsbx::report::rates::review_text(&view, true, &desk.policy(), gsbx::text::Lang::Zh);
    assert!(shown.contains("!! 试算：淮南的档次表，本地未施行，不得据此核定"), "{shown}");
}

#[test]
fn an_approved_review_sets_the_rates_of_who_changes_and_revoking_puts_them_back() {
    let office = made_county();
    with_bands(&office);
    let number = file(&office, &review_fields()).expect("a sheet");
    let view = office.desk("desk").sheet(&number).expect("the sheet");
    assert_eq!((view.amount.plain(), view.month), ("3264.00".to_owned(), Month::parse("2022-01").ok()));
    assert_eq!(RateLine::all(view.fields.get("lines")).len(), 6, "who stays is told too");
    assert_eq!(rates_of(&office, &code(0)), []);
    approve(&office, &number);
    assert_eq!(rates_of(&office, &code(0)), [(202_201, 6, 1, "band".to_owned())]);
    assert_eq!(rates_of(&office, &code(2)), [(202_201, 1, 2, "band".to_owned())]);
    assert_eq!(rates_of(&office, &code(3)), []);
    let history = office.desk("desk").rate_history(&code(1)).expect("a history");
    assert_eq!((history.class, history.step, history.rows.len(), history.rows[0].sheet.as_str()), (8, 5, 1, number.as_str()));
    // Nobody is reviewed twice for one month.
    let again = problem(file(&office, &review_fields()));
    assert!(matches!(again, ("from", Problem::Rate(RateProblem::Later { .. }))), "{again:?}");
    step_with(&mut office.desk("approve"), &number, Step::Revoke, "档次表有误", "").expect("revoked");
    assert_eq!(rates_of(&office, &code(0)).last(), Some(&(202_201, 6, 3, "revoked".to_owned())));
    assert_eq!(office.desk("desk").rate_history(&code(1)).expect("a history").step, 3);
}

/// A month that is fixed keeps its rate: when the sheet is filed, and when it is approved after the month was fixed.
#[test]
fn a_month_that_is_levied_keeps_its_rate() {
    let office = made_county();
    with_bands(&office);
    let late = review_fields().with("from", "2021-12");
    assert!(matches!(problem(file(&office, &late)), ("from", Problem::Rate(RateProblem::Levied { .. }))));
    let number = file(&office, &review_fields()).expect("a sheet");
    step(&office, "review", &number, Step::Pass).expect("a review");
    let sql = "INSERT INTO contribution (employer_id, month, headcount, payroll_fen, rate_ppm, due_fen, paid_fen, source)
        VALUES (?1, 202201, 50, 10000000, 10000, 100000, 0, 0)";
    office.raw().execute(sql, [row_of(&office, &code(1))]).expect("January is fixed");
    let refused = problem(step(&office, "approve", &number, Step::Approve));
    let month = Month::parse("2022-01").expect("a month");
    assert_eq!(refused, ("from", Problem::Rate(RateProblem::Levied { employer: "乙采石场".into(), month })));
    assert_eq!(rates_of(&office, &code(0)), [], "nothing is half done");
    // Bands that nobody has confirmed decide nothing.
    let draft = gsbx::desk::policy::Draft { key: "float_small".into(), ..Default::default() };
    assert!(office.desk("review").enter_parameter(&draft).is_err());
}

#[test]
fn one_employers_class_is_changed_and_an_objection_supersedes_the_row() {
    let office = made_county();
    with_bands(&office);
    let number = file(&office, &review_fields()).expect("a sheet");
    approve(&office, &number);
    // Class 8 with five steps to class 4: its own step, unless another is named.
    let moved = file(&office, &single(1, "reclassified").with("risk_class", "4")).expect("a sheet");
    let view = office.desk("desk").sheet(&moved).expect("the sheet");
    assert_eq!(view.employer.map(|e| e.1), Some("乙采石场".to_owned()));
    approve(&office, &moved);
    assert_eq!(rates_of(&office, &code(1)).last(), Some(&(202_201, 4, 3, "reclassified".to_owned())));
    let objection = single(0, "objection").with("floating", "2").with("reconsideration", "会人社复决〔2022〕1号：撤销原核定");
    assert!(matches!(problem(file(&office, &objection)), ("objects_to", Problem::Empty)));
    let wrong = objection.clone().with("objects_to", moved.as_str());
    assert_eq!(problem(file(&office, &wrong)), ("objects_to", Problem::Rate(RateProblem::NotDecidedThere)));
    let answered = file(&office, &objection.with("objects_to", number.as_str())).expect("an objection");
    approve(&office, &answered);
    assert_eq!(rates_of(&office, &code(0)).last(), Some(&(202_201, 6, 2, "objection".to_owned())));
    let history = office.desk("desk").rate_history(&code(0)).expect("a history");
    assert_eq!((history.step, history.rows.len()), (2, 2), "both stay on record");
    // The review's own row is not what holds any more.
    let refused = problem(step_with(&mut office.desk("approve"), &number, Step::Revoke, "重来", ""));
    assert!(matches!(refused, ("from", Problem::Rate(RateProblem::Moved { .. }))), "{refused:?}");
}

#[test]
fn what_cannot_be_is_told_at_its_field() {
    let office = made_county();
    with_bands(&office);
    let reclassified = || single(0, "reclassified");
    for (fields, field) in [
        (Fields::default(), "scope"),
        (Fields::default().with("scope", "x"), "scope"),
        (review_fields().with("year", ""), "year"),
        (review_fields().with("year", "1999"), "year"),
        (review_fields().with("year", "2018"), "year"),
        (review_fields().with("from", "2022-13"), "from"),
        (reclassified(), "risk_class"),
        (reclassified().with("risk_class", "9"), "risk_class"),
        (reclassified().with("risk_class", "1").with("floating", "4"), "floating"),
        (reclassified().with("risk_class", "2").with("credit_code", "91431299MA4L0000XX"), "credit_code"),
        (reclassified().with("risk_class", "2").with("reason", ""), "reason"),
        (reclassified().with("risk_class", "2").with("rate_cause", "band"), "rate_cause"),
        (reclassified().with("risk_class", "2").with("from", "2021-12"), "from"),
    ] {
        assert_eq!(problem(file(&office, &fields)).0, field, "{fields:?}");
    }
    let year = problem(file(&office, &review_fields().with("year", "2018"))).1;
    assert_eq!(year, Problem::Rate(RateProblem::NothingLevied { year: 2018 }));
}

/// The notice tells one employer what was decided, on what, and where he may turn; printed again it is a copy of the same paper.
#[test]
fn a_notice_tells_inputs_and_remedy_and_is_found_by_its_code() {
    let office = made_county();
    with_bands(&office);
    let number = file(&office, &review_fields()).expect("a sheet");
    let print = |nth: usize| match office.desk("desk").print_rate_notice(&number, &code(nth), Some(Way::Text), NOTICE_PRESS)? {
        Sent::Text(text) => Ok::<_, Refusal>(text),
        other => panic!("{other:?}"),
    };
    assert_eq!(problem(print(0)).0, "step", "nothing is decided yet");
    approve(&office, &number);
    let whole = |text: String| text.split_whitespace().collect::<String>();
    let (first, second) = (whole(print(0).expect("a notice")), whole(print(1).expect("another")));
    for text in ["工伤保险费率核定通知", "甲水泥厂", "由6类第3档核定为6类第1档", "自2022-01起", "8.3%", "12,000.00", "行政复议"]
    {
        assert!(first.contains(text), "{text}: {first}");
    }
    assert!(second.contains("由8类第3档核定为8类第5档") && !second.contains("甲水泥厂"));
    let papers = || -> i64 { office.raw().query_row("SELECT count(*) FROM sheet_paper", [], |r| r.get(0)).expect("a count") };
    let (before, again) = (papers(), print(0).expect("a copy"));
    assert_eq!(papers(), before, "the same paper");
    let code_of: String =
        office.raw().query_row("SELECT code FROM sheet_paper ORDER BY id LIMIT 1", [], |r| r.get(0)).expect("a code");
    assert!(first.contains(&code_of) && again.contains(&code_of));
    let store = Store::open(&office.db()).expect("the office");
    assert!(verify(&store, &code_of).expect("found").is_sound);
    assert_eq!(problem(office.desk("desk").print_rate_notice(&number, &"9".repeat(18), None, NOTICE_PRESS)).0, "credit_code");
}

/// The whole demonstration county in a handful of queries.
#[test]
fn the_demonstration_county_adds_up() {
    let office = Office::demo();
    let view = review(&office, &ReviewAsk { example: Some("huainan".into()), ..ReviewAsk::default() });
    assert_eq!((view.lines.len(), view.lacks), (620, None));
    let fund = office.desk("finance").fund_year(Some(2021)).expect("the fund").figures;
    let of = |key: &str| fund.items.iter().find(|i| i.key == key).map(|i| i.amount).expect("an item");
    let told = view.county.fund() + view.nowhere.fund();
    assert_eq!(told, of("medical") + of("disability") + of("death"), "no payment is lost");
    assert_eq!(view.county.paid, of("contributions"));
    let classes: Money = view.by_class.iter().map(|(_, i)| i.paid).sum();
    let divisions: Money = view.by_division.iter().map(|(_, i)| i.paid).sum();
    assert_eq!((classes, divisions), (view.county.paid, view.county.paid));
    assert_eq!(view.county.deaths, 5);
}

/// The same acts by command; the days are named, so the test does not stand on today.
#[test]
fn the_command_line_reviews_shows_and_sets() {
    let office = Office::demo();
    let password = office.folder().join("password");
    std::fs::write(&password, "demo\n").expect("a file");
    let run = |operator: &str, args: &[&str]| {
        office.gsbx(&[&["--operator", operator, "--password-file", password.to_str().expect("a path"), "rate"], args].concat())
    };
    let preview = ["review", "--year", "2021", "--from", "2022-01", "--example", "huainan"];
    let json = run("desk", &[&preview[..], &["--json"]].concat());
    let view: serde_json::Value = serde_json::from_str(&stdout(&json)).expect("JSON");
    assert_eq!((view["in_force"].as_bool(), view["employers"].as_array().map(Vec::len)), (Some(false), Some(620)));
    let text = stdout(&run("desk", &[&preview[..], &["--changed"]].concat()));
    assert!(text.contains("本地未施行"), "{text}");
    let filed = run("desk", &["review", "--year", "2021", "--from", "2022-01", "--file"]);
    assert!(!filed.status.success() && stderr(&filed).contains("浮动费率档次支缴率下限"), "{}", stderr(&filed));
    let code: String =
        office.raw().query_row("SELECT credit_code FROM employer WHERE risk_class = 6 LIMIT 1", [], |r| r.get(0)).expect("one");
    let set = ["set", &code, "--from", "2022-02", "--class", "5", "--cause", "reclassified", "--reason", "改营运输"];
    let filed = run("desk", &set);
    let number = stdout(&filed).trim().to_owned();
    assert!(number.starts_with("FL-"), "{}", stderr(&filed));
    approve(&office, &number);
    let shown: serde_json::Value = serde_json::from_str(&stdout(&run("desk", &["show", &code, "--json"]))).expect("JSON");
    assert_eq!((shown["risk_class"].as_u64(), shown["history"][0]["sheet"].as_str()), (Some(5), Some(number.as_str())));
    let notice = stdout(&run("desk", &["notice", &number, &code]));
    assert!(notice.contains("调整行业类别") && notice.contains("工伤保险费率核定通知"), "{notice}");
    let sheet =
        office.gsbx(&["--operator", "desk", "--password-file", password.to_str().expect("a path"), "sheet", "print", &number]);
    assert!(stdout(&sheet).contains("工伤保险费率核定表"), "{}", stderr(&sheet));
}
