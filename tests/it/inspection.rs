//! 稽核: each rule names the one it should and nobody else, with its evidence; what was said of a finding stays.

use std::collections::BTreeSet;
use std::time::Instant;

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::inspection::{FINDINGS_PAGE_MAX, FindingAsk, FindingLine};
use gsbx::domain::inspection::finding::{Fact, Mark};
use gsbx::domain::inspection::rules::Rule;
use gsbx::domain::problem::Problem;
use gsbx::report::inspection::evidence_line;
use gsbx::text::Lang;

use crate::support::county::credit;
use crate::support::inspect::{County, Hired, class, inspected};
use crate::support::{Office, problem, stdout};

fn found(office: &Office, ask: &FindingAsk) -> Vec<FindingLine> {
    office.desk("inspect").findings(ask, 0, FINDINGS_PAGE_MAX).expect("findings").lines
}

fn all(office: &Office) -> Vec<FindingLine> {
    found(office, &FindingAsk::default())
}

fn of(rule: Rule) -> FindingAsk {
    FindingAsk { rule: Some(rule), ..FindingAsk::default() }
}

/// Rule, row of the employer and of the person.
fn keys(lines: &[FindingLine]) -> Vec<(Rule, i64, Option<i64>)> {
    lines.iter().map(|l| (l.finding.rule, l.finding.employer, l.finding.person)).collect()
}

fn told(line: &FindingLine) -> String {
    evidence_line(&line.finding.evidence, Lang::En)
}

/// Everything a clean employer does at the edge of a rule.
fn clean(county: &mut County) -> i64 {
    let employer = county.employer(1);
    // Four with one wage are too few to be a finding.
    let same = Hired { wages: [Some("4000"), Some("4000")], ..Hired::default() };
    for _ in 0..4 {
        county.hire(employer, &same);
    }
    // The floor itself, a rise just below the half, a part of a month, an intern, an old man whose category says so, the last day
    // before retirement, the sixteenth birthday.
    county.hire(employer, &Hired { wages: [Some("3276"), Some("3276")], ..Hired::default() });
    county.hire(employer, &Hired { wages: [Some("4000"), Some("5999.99")], ..Hired::default() });
    county.hire(employer, &Hired { from: "2021-12-10", wages: [None, Some("900")], ..Hired::default() });
    county.hire(employer, &Hired { category: "intern", wages: [Some("800"), Some("800")], ..Hired::default() });
    county.hire(employer, &Hired { born: "1950-01-01", category: "over_age", ..Hired::default() });
    county.hire(employer, &Hired { born: "1961-12-31", ..Hired::default() });
    county.hire(employer, &Hired { born: "2005-12-01", from: "2021-12-01", wages: [None, Some("5000")], ..Hired::default() });
    // Who left before the month; who has a second job as an intern; a pension that has ended; a death after the month.
    county.hire(employer, &Hired { born: "1940-01-01", to: Some("2021-11-30"), ..Hired::default() });
    let ended = county.hire(employer, &Hired::default());
    county.paid_monthly(ended, "dependant_pension", 202_001, Some(202_112));
    let left = county.hire(employer, &Hired { wages: [None, None], ..Hired::default() });
    county.paid_monthly(left, "allowance", 202_001, None);
    let nursed = county.hire(employer, &Hired::default());
    county.paid_monthly(nursed, "nursing_allowance", 202_001, None);
    let hurt = county.hire(employer, &Hired::default());
    let case = county.injured(hurt, employer, "2021-10-02", None);
    county.determined(case, hurt, &[("2021-09", "5000", "5499.99")], "2021-09\t5499.99\tx\ty");
    // A fifth more is no jump of the headcount.
    county.levied(employer, 202_111, 10, "100");
    county.levied(employer, 202_112, 12, "100");
    employer
}

#[test]
fn each_rule_names_its_employer_and_no_rule_names_the_clean_one() {
    let office = inspected();
    let mut county = County::of(&office);
    let clean = clean(&mut county);
    let mut want: BTreeSet<(Rule, i64, Option<i64>)> = BTreeSet::new();
    let mut serial = 1;
    let mut next = |county: &County| {
        serial += 1;
        let employer = county.employer(serial);
        county.levied(employer, 202_112, 3, "100");
        employer
    };

    let employer = next(&county);
    let person = county.hire(employer, &Hired { wages: [Some("1219.99"), Some("1219.99")], ..Hired::default() });
    want.insert((Rule::BelowMinimum, employer, Some(person)));

    let employer = next(&county);
    let person = county.hire(employer, &Hired { wages: [Some("1220"), Some("1220")], ..Hired::default() });
    want.insert((Rule::BelowFloor, employer, Some(person)));
    let person = county.hire(employer, &Hired { base: Some("3275.99"), ..Hired::default() });
    want.insert((Rule::BelowFloor, employer, Some(person)));

    let employer = next(&county);
    for wage in ["4000"; 9].into_iter().chain(["4100"]) {
        county.hire(employer, &Hired { wages: [Some(wage), Some(wage)], ..Hired::default() });
    }
    want.insert((Rule::SameWage, employer, None));

    let employer = next(&county);
    let person = county.hire(employer, &Hired { wages: [Some("4000"), Some("6000")], ..Hired::default() });
    want.insert((Rule::WageJump, employer, Some(person)));

    let employer = next(&county);
    county.levied(employer, 202_111, 10, "100");
    want.insert((Rule::HeadcountChange, employer, None));

    let employer = next(&county);
    let person = county.hire(employer, &Hired { born: "1961-12-30", ..Hired::default() });
    want.insert((Rule::PastRetirement, employer, Some(person)));
    county.hire(employer, &Hired { born: "1966-12-31", is_woman: true, ..Hired::default() });
    let person = county.hire(employer, &Hired { born: "1966-12-30", is_woman: true, ..Hired::default() });
    want.insert((Rule::PastRetirement, employer, Some(person)));

    let employer = next(&county);
    let young = Hired { born: "2005-12-02", from: "2021-12-01", wages: [None, Some("5000")], ..Hired::default() };
    let person = county.hire(employer, &young);
    want.insert((Rule::UnderAge, employer, Some(person)));

    let (one, other) = (next(&county), next(&county));
    let person = county.hire(one, &Hired::default());
    county.insure(person, other, &Hired { from: "2021-06-01", ..Hired::default() });
    want.extend([(Rule::TwoEmployers, one, Some(person)), (Rule::TwoEmployers, other, Some(person))]);
    let trainee = county.hire(one, &Hired::default());
    county.insure(trainee, other, &Hired { category: "intern", ..Hired::default() });

    let employer = next(&county);
    let person = county.hire(employer, &Hired::default());
    county.injured(person, employer, "2021-10-02", Some("2021-10-05"));
    want.insert((Rule::Dead, employer, Some(person)));

    let employer = next(&county);
    let person = county.hire(employer, &Hired::default());
    county.paid_monthly(person, "allowance", 202_001, None);
    want.insert((Rule::Receiving, employer, Some(person)));

    let employer = next(&county);
    county.raw().execute("UPDATE employer SET risk_class = risk_class - 1 WHERE id = $1", [employer]).expect("a class");
    want.insert((Rule::ClassMisfit, employer, None));

    let employer = next(&county);
    let person = county.hire(employer, &Hired::default());
    let case = county.injured(person, employer, "2021-10-02", None);
    let months = [("2021-08", "4000", "5000"), ("2021-09", "5000", "5000"), ("2021-07", "", "9000")];
    let sheet = county.determined(case, person, &months, "2021-08\t5000\tx\ty");
    want.insert((Rule::ClaimedWage, employer, Some(person)));

    let employer = next(&county);
    let person = county.hire(employer, &Hired::default());
    county.levied(employer, 202_109, 3, "0");
    county.levied(employer, 202_110, 3, "40");
    county.levied(employer, 202_201, 3, "0");
    county.injured(person, employer, "2021-10-02", None);
    want.insert((Rule::ArrearsAtInjury, employer, Some(person)));

    let lines = all(&office);
    let got: BTreeSet<_> = keys(&lines).into_iter().collect();
    assert_eq!(got, want);
    assert_eq!(lines.len(), want.len(), "nothing twice");
    assert!(lines.iter().all(|l| l.finding.employer != clean));
    assert_eq!(want.iter().map(|w| w.0).collect::<BTreeSet<_>>().len(), Rule::ALL.len(), "every rule has its employer");

    let evidence = |rule| told(lines.iter().find(|l| l.finding.rule == rule).expect("a finding"));
    assert_eq!(evidence(Rule::BelowMinimum), "declared wage 1,219.99, minimum wage 1,220.00");
    assert_eq!(evidence(Rule::SameWage), "heads 10, with one wage 9, declared wage 4,000.00");
    assert_eq!(evidence(Rule::WageJump), "month before 4,000.00, declared wage 6,000.00, change 50%, threshold 50%");
    assert_eq!(evidence(Rule::HeadcountChange), "heads before 10, heads 3, change -70%, threshold 20%");
    assert_eq!(evidence(Rule::PastRetirement), "age 60, retires on 2021-12-30, insured from 2020-03-01");
    assert_eq!(
        evidence(Rule::ClaimedWage),
        format!("declared average 4,500.00, claimed average 5,000.00, change 11.11%, threshold 10%, sheet {sheet}")
    );
    assert_eq!(
        evidence(Rule::ArrearsAtInjury),
        format!("case GS-2021-{person:06}, injured on 2021-10-02, months owed 2, owed 160.00")
    );
    let class = class();
    assert_eq!(evidence(Rule::ClassMisfit), format!("division 20, its class {class}, class in force {}", class - 1));
}

/// The weightiest come first, a rule and an employer narrow, and the counts are of the whole month.
#[test]
fn findings_are_narrowed_and_counted() {
    let office = inspected();
    let mut county = County::of(&office);
    let (one, other) = (county.employer(1), county.employer(2));
    county.levied(one, 202_112, 3, "100");
    for employer in [one, other] {
        county.hire(employer, &Hired { wages: [Some("4000"), Some("9000")], ..Hired::default() });
    }
    county.hire(other, &Hired { wages: [Some("900"), Some("900")], ..Hired::default() });
    let lines = all(&office);
    assert_eq!(lines.iter().map(|l| l.finding.rule).collect::<Vec<_>>(), [Rule::BelowMinimum, Rule::WageJump, Rule::WageJump]);
    assert_eq!(found(&office, &of(Rule::WageJump)).len(), 2);
    let by_code = FindingAsk { employer: credit(2).to_lowercase(), ..FindingAsk::default() };
    assert_eq!(found(&office, &by_code).len(), 2);
    let by_name = FindingAsk { employer: "第1木".into(), ..FindingAsk::default() };
    assert_eq!(keys(&found(&office, &by_name)).iter().map(|k| k.1).collect::<Vec<_>>(), [one]);
    let page = office.desk("inspect").findings(&FindingAsk::default(), 1, 1).expect("a page");
    assert_eq!((page.lines.len(), page.total), (1, 3));
    assert_eq!(page.counts, [(Rule::BelowMinimum, 1, 1), (Rule::WageJump, 2, 2)]);
    // A month without wages: nothing to find; a month out of all parameters says so.
    let november = FindingAsk { month: Some("2021-11".parse_month()), ..FindingAsk::default() };
    assert_eq!(found(&office, &november).iter().map(|l| l.finding.rule).collect::<Vec<_>>(), [Rule::BelowMinimum]);
    let ancient = FindingAsk { month: Some("1990-01".parse_month()), ..FindingAsk::default() };
    assert!(matches!(problem(office.desk("inspect").findings(&ancient, 0, 1)), ("month", Problem::NoParameter { .. })));
    assert!(matches!(office.desk("cashier").findings(&FindingAsk::default(), 0, 1), Err(Refusal::NotAllowed(_))));
}

trait ParseMonth {
    fn parse_month(&self) -> gsbx::domain::dates::Month;
}

impl ParseMonth for str {
    fn parse_month(&self) -> gsbx::domain::dates::Month {
        gsbx::domain::dates::Month::parse(self).expect("a month")
    }
}

#[test]
fn a_mark_settles_its_finding_only_and_is_taken_back_by_another() {
    let office = inspected();
    let mut county = County::of(&office);
    let employer = county.employer(1);
    county.levied(employer, 202_112, 3, "100");
    for _ in 0..2 {
        county.hire(employer, &Hired { wages: [Some("4000"), Some("9000")], ..Hired::default() });
    }
    let key = all(&office)[0].finding.key();
    let mut desk = office.desk("inspect");
    assert_eq!(problem(desk.mark_finding(&key, Mark::Explained, " ")), ("reason", Problem::Empty));
    assert!(matches!(office.desk("desk").mark_finding(&key, Mark::Explained, "x"), Err(Refusal::MayNot { .. })));
    let gone = gsbx::domain::inspection::finding::Key { rule: Rule::SameWage, ..key };
    assert!(matches!(desk.mark_finding(&gone, Mark::Explained, "x"), Err(Refusal::NotFound)));
    desk.mark_finding(&key, Mark::Explained, "年终奖").expect("marked");
    let open = FindingAsk { unmarked: true, ..FindingAsk::default() };
    let left = found(&office, &open);
    assert_eq!((left.len(), all(&office).len()), (1, 2));
    assert_ne!(left[0].finding.key(), key);
    let list = desk.findings(&open, 0, 10).expect("findings");
    assert_eq!(list.counts, [(Rule::WageJump, 2, 1)]);
    desk.mark_finding(&key, Mark::Reopened, "无凭证").expect("reopened");
    assert_eq!(found(&office, &open).len(), 2);
    let line = all(&office).into_iter().find(|l| l.finding.key() == key).expect("the finding");
    let mark = line.mark.expect("a mark");
    assert_eq!((mark.mark, mark.reason.as_str(), mark.by.as_str()), (Mark::Reopened, "无凭证", "inspect"));
    let trail: Vec<String> = {
        let raw = office.raw();
        let mut statement = raw.prepare("SELECT detail FROM audit WHERE act = 'mark-finding' ORDER BY id").expect("the trail");
        statement.query_map([], |r| r.get(0)).and_then(Iterator::collect).expect("records")
    };
    assert_eq!(trail, vec![format!("wage_jump person:{} 2021-12", key.person.expect("a person")); 2]);
}

#[test]
fn the_command_line_lists_and_marks() {
    let office = Office::demo();
    let password = office.folder().join("password");
    std::fs::write(&password, "demo\n").expect("a file");
    let password = password.to_str().expect("a path").to_owned();
    let gsbx = |args: &[&str]| office.gsbx(&[&["--operator", "inspect", "--password-file", &password], args].concat());
    let output = gsbx(&["inspect", "findings", "--json"]);
    let list: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(list["month"], "2021-12");
    let first = list["findings"].as_array().expect("findings").iter().find(|f| f["rule"] == "class_misfit").expect("a misfit");
    let code = first["credit_code"].as_str().expect("a code");
    let output = gsbx(&["inspect", "mark", "--rule", "class_misfit", "--employer", code, "--reason", "主营已变更"]);
    assert!(output.status.success(), "{output:?}");
    let output = gsbx(&["inspect", "findings", "--rule", "class_misfit", "--employer", code, "--json"]);
    let list: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(list["findings"][0]["mark"]["reason"], "主营已变更");
    let output = gsbx(&["inspect", "mark", "--rule", "nothing", "--employer", code, "--reason", "x"]);
    assert_eq!(output.status.code(), Some(1));
}

/// The whole county is looked at in well under a second, also unoptimised.
#[test]
fn the_demo_county_is_looked_at_at_once() {
    let office = Office::demo();
    let desk = office.desk("inspect");
    let began = Instant::now();
    let list = desk.findings(&FindingAsk::default(), 0, FINDINGS_PAGE_MAX).expect("findings");
    let took = began.elapsed();
    eprintln!("findings of the demo: {} in {took:?}: {:?}", list.total, list.counts);
    assert!(list.total > 0 && took.as_secs() < 5, "{took:?}");
    let facts = list.lines.iter().flat_map(|l| &l.finding.evidence).map(|(fact, _)| *fact);
    assert!(facts.into_iter().any(|f| f == Fact::DivisionClass), "the employers in a wrong class are named");
}

/// The same seed and population give the same list, another seed another one; what was drawn is on record with its seed.
#[test]
fn a_sample_is_drawn_by_its_seed_and_kept() {
    let office = Office::demo();
    let draw = |seed: &str, count: &str| {
        let fields = Fields::default().with("what", "employers").with("seed", seed).with("count", count);
        office.desk("inspect").draw_sample(&fields).expect("a sample")
    };
    let first = draw("2022-稽核-1", "10");
    assert_eq!((first.drawn.len(), first.population), (10, 620));
    assert_eq!(draw("2022-稽核-1", "10").drawn, first.drawn);
    assert_ne!(draw("2022-稽核-2", "10").drawn, first.drawn);
    assert_eq!(draw("2022-稽核-1", "").drawn.len(), 31, "five per cent of 620");
    let (seed, kept): (String, String) = office
        .raw()
        .query_row("SELECT seed, drawn FROM sample ORDER BY id LIMIT 1", [], |r| Ok((r.get(0)?, r.get(1)?)))
        .expect("a record");
    let codes: Vec<&str> = first.drawn.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!((seed.as_str(), kept), ("2022-稽核-1", serde_json::Value::from(codes).to_string()));
    let sheets = Fields::default().with("what", "paid_sheets").with("from_month", "2021-01").with("until_month", "2021-12");
    let sheets = office.desk("inspect").draw_sample(&sheets).expect("a sample");
    assert_eq!((sheets.seed.as_str(), sheets.period.as_str()), ("2022-01-04", "2021-01/2021-12"));
    assert_eq!(sheets.drawn.len(), sheets.population.min(20.max(sheets.population.div_ceil(20))));
    let wrong = Fields::default().with("what", "everybody");
    assert_eq!(problem(office.desk("inspect").draw_sample(&wrong)).0, "what");
    assert!(matches!(office.desk("desk").draw_sample(&wrong), Err(Refusal::MayNot { .. })));
}
