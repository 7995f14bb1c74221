//! Scenarios of the fund on the demonstration's history: today to the fen, the cut of 2021, what is saved, bad input.

use gsbx::desk::estimate::Fields;
use gsbx::desk::papers::{Sent, Way};
use gsbx::desk::scenarios::ScenarioView;
use gsbx::desk::sheets::SheetForm;
use gsbx::domain::money::Money;
use gsbx::domain::problem::Problem;
use gsbx::domain::rates::problem::RateProblem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::papers::SHEET_PRESS;
use gsbx::report::sheets::SCRIBE;
use gsbx::text::Lang;

use crate::support::sheet::{step, step_with};
use crate::support::{Office, problem, stderr, stdout};

fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().fold(Fields::default(), |all, (id, text)| all.with(id, *text))
}

fn run(office: &Office, pairs: &[(&str, &str)]) -> ScenarioView {
    office.desk("review").run_scenario("", &fields(pairs)).expect("a scenario")
}

/// Today's base year is the year of the books to the fen; a cut of nothing from no month on, or growth of nothing, is today.
#[test]
fn nothing_changed_is_today_and_the_base_year_is_the_books() {
    let office = Office::demo();
    let view = run(&office, &[("cut", "0"), ("base_growth", "0"), ("deaths", "0")]);
    assert_eq!(view.today, view.scenario);
    let fund = office.desk("finance").fund_year(Some(2021)).expect("the fund").figures;
    let base = view.today.years[0];
    assert_eq!((base.year, base.balance, base.spending()), (2021, fund.closing(), fund.local_spending));
    assert_eq!(base.premium.plain(), "7218400.00");
    assert_eq!(view.today.years.len(), 4, "three years unless said otherwise");
    assert_eq!(base.support_months().map(|m| m.to_places(2)), fund.support_months().map(|m| m.to_places(2)));
}

/// 832.89 / 721.84 / 666.31 (agency rules 4.1) assume an even payroll. The demonstration's grows in the year (some joined in its
/// course), so its figures lie within 2 % of those.
#[test]
fn the_cut_from_may_2021_is_among_the_saved_ones_and_gives_the_known_figures() {
    let office = Office::demo();
    let desk = office.desk("review");
    let names: Vec<String> = desk.scenarios().expect("saved ones").into_iter().map(|s| s.name).collect();
    assert!(names.contains(&"2021年5月起降费20%".to_owned()), "{names:?}");
    let views = desk.compare_scenarios(&["2021年5月起降费20%".to_owned(), "不降费".to_owned()]).expect("both");
    let near = |found: Money, wan: &str| {
        let want = Money::parse(wan).expect("an amount").fen() * 10_000;
        assert!((found.fen() - want).abs() * 50 < want, "{found} is not near {wan}");
    };
    assert_eq!(views[0].scenario.years[0].premium.plain(), "7218400.00", "the cut is what 2021 was");
    near(views[0].scenario.years[1].premium, "666.31");
    near(views[1].scenario.years[0].premium, "832.89");
    near(views[1].scenario.years[1].premium, "832.89");
    // As decided, the cut ends with April 2022, so today lies between.
    let today = views[0].today.years[1].premium;
    assert!(views[0].scenario.years[1].premium < today && today < views[1].scenario.years[1].premium);
    let told = gsbx::report::scenarios::comparison_lines(&views, Lang::Zh).join("\n");
    for text in ["基年 2021", "阶段性降费% 20", "降费起始月 2021-05", "年末结余", "可支付月数"] {
        assert!(told.contains(text), "{text}: {told}");
    }
}

/// Class 6 to half its base: the premiums fall by half of what class 6 pays; a death more costs the same in each year.
#[test]
fn what_is_assumed_moves_what_it_should() {
    let office = Office::demo();
    let lower = run(&office, &[("base_c6", "0.65"), ("change_from", "2023-01")]);
    assert_eq!(lower.scenario.years[..2], lower.today.years[..2], "before January 2023 nothing changes");
    assert!(lower.scenario.years[2].premium < lower.today.years[2].premium);
    let death = run(&office, &[("deaths", "1"), ("years", "5")]);
    let more = |n: usize| death.scenario.years[n].spending() - death.today.years[n].spending();
    assert_eq!((more(0), more(1), more(5)), (Money::ZERO, death.history.death, death.history.death));
    // 47,412 x 20 and six months of the benefit base.
    assert!(death.history.death > Money::parse("900000").expect("an amount"), "{}", death.history.death);
    let alone = run(&office, &[("transfers", "none")]);
    assert_eq!(alone.scenario.years[1].handed_up, Money::ZERO);
    let steps = run(&office, &[("factor_c2_3", "120")]);
    assert!(steps.scenario.years[1].premium > steps.today.years[1].premium, "all are on their own step");
}

#[test]
fn a_scenario_is_saved_anew_and_given_up() {
    let office = Office::demo();
    let mut desk = office.desk("review");
    let save = |desk: &mut gsbx::desk::Desk, deaths: &str| {
        desk.save_scenario(&fields(&[("scenario", "试算"), ("deaths", deaths)])).expect("saved");
    };
    save(&mut desk, "1");
    save(&mut desk, "2");
    let found: Vec<_> = desk.scenarios().expect("saved ones").into_iter().filter(|s| s.name == "试算").collect();
    assert_eq!((found.len(), found[0].fields.get("deaths")), (1, "2"), "of a name the newest counts");
    desk.drop_scenario("试算").expect("given up");
    assert!(desk.scenarios().expect("saved ones").iter().all(|s| s.name != "试算"));
    let unknown = problem(desk.drop_scenario("试算"));
    assert_eq!(unknown, ("scenario", Problem::Rate(RateProblem::NoScenario { name: "试算".into() })));
    let rows: i64 = office.raw().query_row("SELECT count(*) FROM scenario WHERE name = '试算'", [], |r| r.get(0)).expect("rows");
    assert_eq!(rows, 3, "all of it stays on record");
    let acts: i64 =
        office.raw().query_row("SELECT count(*) FROM audit WHERE act = 'save-scenario'", [], |r| r.get(0)).expect("records");
    assert_eq!(acts, 3);
}

#[test]
fn what_cannot_be_assumed_is_told_at_its_field() {
    let office = Office::demo();
    let desk = office.desk("review");
    for (pairs, field) in [
        (&[("years", "0")][..], "years"),
        (&[("years", "6")], "years"),
        (&[("base_c1", "x")], "base_c1"),
        (&[("base_c8", "21")], "base_c8"),
        (&[("base_c1", "0.00001")], "base_c1"),
        (&[("factor_c1_3", "-1")], "factor_c1_3"),
        (&[("cut", "101")], "cut"),
        (&[("cut", "20")], "cut_from"),
        (&[("cut_from", "2022-05")], "cut"),
        (&[("cut", "20"), ("cut_from", "2022-13")], "cut_from"),
        (&[("cut", "20"), ("cut_from", "2022-05"), ("cut_until", "2022-04")], "cut_until"),
        (&[("base_growth", "-51")], "base_growth"),
        (&[("deaths", "21")], "deaths"),
        (&[("transfers", "x")], "transfers"),
        (&[("change_from", "x")], "change_from"),
    ] {
        assert_eq!(problem(desk.run_scenario("", &fields(pairs))).0, field, "{pairs:?}");
    }
    let nameless = problem(office.desk("review").save_scenario(&fields(&[("deaths", "1")])));
    assert_eq!(nameless, ("scenario", Problem::Empty));
    let bare = Office::staffed();
    assert_eq!(problem(bare.desk("review").run_scenario("", &Fields::default())).0, "year", "no books, no scenario");
    assert!(office.desk("admin").run_scenario("", &Fields::default()).is_err(), "not for whoever keeps the machine");
}

/// The same by command. The program stands on the real day, so only what does not depend on it is looked at.
#[test]
fn the_command_line_runs_saves_lists_and_compares() {
    let office = Office::demo();
    let password = office.folder().join("password");
    std::fs::write(&password, "demo\n").expect("a file");
    let run = |args: &[&str]| {
        office
            .gsbx(&[&["--operator", "review", "--password-file", password.to_str().expect("a path"), "scenario"], args].concat())
    };
    let view: serde_json::Value =
        serde_json::from_str(&stdout(&run(&["run", "years=1", "cut=20", "cut_from=2021-05", "--json"]))).expect("JSON");
    assert_eq!((view["base_year"].as_i64(), view["result"]["years"][0]["premium"].as_str()), (Some(2021), Some("7218400.00")));
    let saved = run(&["save", "降费", "cut=20", "cut_from=2022-05"]);
    assert!(stdout(&saved).contains("降费起始月：2022-05"), "{}", stderr(&saved));
    assert!(stdout(&run(&["list"])).contains("降费"));
    let compared = stdout(&run(&["compare", "降费", "不降费"]));
    assert!(compared.contains("不降费") && compared.contains("年末结余"), "{compared}");
    assert!(run(&["drop", "降费"]).status.success());
    for (args, told) in
        [(&["run", "speed=9"][..], "speed=9"), (&["compare", "降费"], "降费"), (&["run", "deaths=x"], "每年增加工亡")]
    {
        let refused = run(args);
        assert!(!refused.status.success() && stderr(&refused).contains(told), "{}", stderr(&refused));
    }
}

/// A proposal is made of a saved scenario: its figures are frozen when it is filed, its document has seven parts, and it goes to
/// the bureau, which decides.
#[test]
fn a_proposal_is_frozen_printed_and_decided() {
    let office = Office::demo();
    let fields = fields(&[
        ("scenario", "不降费"),
        ("effective", "2022-05"),
        ("proposal", "阶段性降费到期后不再延续"),
        ("measures", "清理欠费，加强工伤预防"),
    ]);
    let file = |fields: &Fields| office.desk("desk").file_sheet(SheetKind::Proposal, fields, "", SCRIBE).map(|f| f.number);
    for (id, text) in
        [("scenario", "没有的"), ("scenario", "每年多一例工亡"), ("effective", "x"), ("proposal", ""), ("measures", "")]
    {
        assert_eq!(problem(file(&fields.clone().with(id, text))).0, id, "{id} {text}");
    }
    let number = file(&fields).expect("a proposal");
    let before = office.desk("desk").sheet(&number).expect("the sheet");
    assert!(before.amount > Money::ZERO, "a cut that is not there costs employers");
    assert_eq!(before.fields.get("winners"), "0");
    office.desk("review").save_scenario(&Fields::default().with("scenario", "不降费").with("deaths", "3")).expect("another one");
    for (login, what) in [("review", Step::Pass), ("approve", Step::Approve), ("desk", Step::Propose)] {
        step(&office, login, &number, what).expect("a step");
    }
    let after = office.desk("desk").sheet(&number).expect("the sheet");
    assert_eq!((after.state, &after.fields), (State::Proposed, &before.fields), "what it rests on is frozen");
    let print = office.desk("desk").print_sheet(&number, SheetForm::Text, Some(Way::Text), SHEET_PRESS).expect("printed");
    let Sent::Text(text) = print else { panic!("{print:?}") };
    let whole: String = text.split_whitespace().collect();
    for part in [
        "一、依据",
        "二、基金现状",
        "三、各类行业",
        "四、建议",
        "五、测算",
        "六、对用人单位",
        "七、风险和措施",
        "附件",
        "721.84",
        "81.92",
    ] {
        assert!(whole.contains(part), "{part}: {text}");
    }
    step_with(&mut office.desk("desk"), &number, Step::AdoptPart, "只采纳到年底", "怀人社函〔2022〕3号").expect("decided");
    assert_eq!(office.desk("desk").sheet(&number).expect("the sheet").state, State::PartlyAdopted);
}
