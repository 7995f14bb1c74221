//! `gsbx estimate`: worked examples exact to the fen, what a script may rely on, and what is refused.

use serde_json::Value;

use crate::support::{program, stderr, stdout};

const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/worked_examples.toml");

fn estimate(args: &[&str]) -> std::process::Output {
    program().arg("estimate").args(args).output().expect("gsbx runs")
}

fn json(args: &[&str]) -> Value {
    let run = estimate(args);
    assert!(run.status.success(), "{}", stderr(&run));
    serde_json::from_str(&stdout(&run)).expect("JSON")
}

/// Grade 7, leaving five whole years before retirement, as a script asks it.
const GRADE_7: [&str; 11] =
    ["disability", "--grade", "7", "--wage", "5555.55", "--on", "2025-03-01", "--ended", "--retires", "2030-03-01", "--json"];

#[test]
fn worked_examples_come_out_to_the_fen() {
    let text = std::fs::read_to_string(EXAMPLES).expect("the examples");
    let file: toml::Table = toml::from_str(&text).expect("TOML");
    let examples = file["example"].as_array().expect("examples");
    let answers = json(&["batch", EXAMPLES, "--json"]);
    assert_eq!(answers.as_array().map(Vec::len), Some(examples.len()));
    for (example, answer) in examples.iter().zip(answers.as_array().expect("a list")) {
        let expected = serde_json::to_value(&example["expect"]).expect("JSON");
        assert_eq!(*answer, expected, "{:?}", example["title"]);
    }
}

#[test]
fn every_amount_has_steps_articles_and_parameters() {
    let answer = json(&GRADE_7);
    assert_eq!(answer["own_wage"], "5555.55");
    let items = answer["items"].as_array().expect("items");
    let of = |kind: &str| items.iter().find(|i| i["kind"] == kind).unwrap_or_else(|| panic!("{kind} is due"));
    for (kind, amount, payer) in [
        ("disability_lump_sum", "72222.15", "fund"),
        ("termination_medical", "83333.25", "fund"),
        ("termination_employment", "83333.25", "employer"),
    ] {
        assert_eq!((&of(kind)["amount"], &of(kind)["payer"]), (&Value::from(amount), &Value::from(payer)));
    }
    for item in items {
        let steps = item["steps"].as_array().expect("steps");
        assert!(!steps.is_empty() && steps.iter().all(|s| !s["article"].as_str().unwrap_or_default().is_empty()));
    }
    assert_eq!(answer["totals"]["fund"]["once"], "155555.40");
    for parameter in answer["parameters"].as_array().expect("parameters") {
        for key in ["key", "value", "from", "document", "article", "standing"] {
            assert!(!parameter[key].as_str().unwrap_or_default().is_empty(), "{key}: {parameter}");
        }
    }
    let unconfirmed = answer["unconfirmed"].as_array().expect("a list");
    assert!(unconfirmed.contains(&Value::from("medical_subsidy_months.g7")), "{unconfirmed:?}");
}

/// What-if values reach the rule and are marked as such.
#[test]
fn a_parameter_can_be_put_in_for_a_question() {
    let plain = [&GRADE_7[..], &["--param", "medical_subsidy_months.g7=16"]].concat();
    let answer = json(&plain);
    let medical = answer["items"].as_array().expect("items").iter().find(|i| i["kind"] == "termination_medical");
    assert_eq!(medical.expect("it is due")["amount"], "88888.80");
    let standing = answer["parameters"].as_array().expect("a list").iter().find(|p| p["key"] == "medical_subsidy_months.g7");
    assert_eq!(standing.expect("it was used")["standing"], "what_if");
    let pro_rata = [&GRADE_7[..9], &["2028-09-01", "--json", "--param", "age_reduction=pro_rata"]].concat();
    let answer = json(&pro_rata);
    let medical = answer["items"].as_array().expect("items").iter().find(|i| i["kind"] == "termination_medical");
    // 3 years and 184 of 365 days are left, so 1.49589 years are missing at 20 % each: 0.700822 of 83,333.25.
    assert_eq!(medical.expect("it is due")["amount"], "58401.77");
}

/// With an office named, its confirmed parameters hold: in the demonstration nothing is left to be confirmed.
#[test]
fn an_offices_own_parameters_hold_where_it_is_named() {
    let office = crate::support::Office::demo();
    let args: Vec<&str> = ["estimate"].into_iter().chain(GRADE_7).collect();
    let run = office.gsbx(&args);
    let answer: Value = serde_json::from_str(&stdout(&run)).expect("JSON");
    assert_eq!(answer["unconfirmed"], Value::Array(Vec::new()), "{}", stderr(&run));
}

#[test]
fn what_cannot_be_is_told_with_its_field() {
    let base = ["disability", "--wage", "5000", "--on", "2025-03-01"];
    for (args, told) in [
        (vec!["--grade", "0"], "伤残等级"),
        (vec!["--grade", "11"], "伤残等级"),
        (vec!["--grade", "7", "--nursing", "much"], "护理等级"),
        (vec!["--grade", "7", "--injury", "2999-01-01"], "受伤日期"),
        (vec!["--grade", "7", "--injury", "1900-01-01"], "以前没有"),
        (vec!["--grade", "7", "--situation", "16-1"], "认定情形"),
        (vec!["--grade", "7", "--situation", "99"], "认定情形"),
        (vec!["--grade", "3", "--ended", "2026-01-01", "--years-left", "3"], "解除日期"),
        (vec!["--grade", "7", "--ended", "2024-01-01", "--years-left", "3"], "早于受伤日期"),
        (vec!["--grade", "7", "--ended"], "退休日期"),
        (vec!["--grade", "7", "--concluded", "2024-01-01"], "鉴定结论日期"),
        (vec!["--grade", "7", "--pension", "3000"], "基本养老金"),
        (vec!["--grade", "7", "--month", "2020-01"], "月份"),
        (vec!["--grade", "7", "--param", "nothing=1"], "没有参数"),
        (vec!["--grade", "7", "--param", "benefit_base=x"], "param"),
    ] {
        let run = estimate(&[&base[..], &args].concat());
        assert_eq!(run.status.code(), Some(2), "{args:?}");
        assert!(stderr(&run).contains(told), "{args:?}: {}", stderr(&run));
    }
    for wage in ["-1", "0", "x", "999999999999999999999999999999"] {
        let run = estimate(&["disability", "--grade", "7", "--on", "2025-03-01", &format!("--wage={wage}")]);
        assert_eq!(run.status.code(), Some(2), "{wage}");
        assert!(stderr(&run).contains("工资"), "{}", stderr(&run));
    }
}

#[test]
fn a_file_that_is_no_list_of_examples_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("examples.toml");
    for (text, told) in [
        ("[[example]\n", "参数文件"),
        ("x = 1\n", "不能为空"),
        ("[[example]]\nkind = \"lottery\"\n", "算例 1"),
        ("[[example]]\nkind = \"disability\"\ngrade = 5\ncontribution_average = 12.5\n", "算例 1"),
    ] {
        std::fs::write(&path, text).expect("a file");
        let run = estimate(&["batch", path.to_str().expect("a path"), "--json"]);
        assert_eq!(run.status.code(), Some(2), "{text}");
        assert!(stderr(&run).contains(told), "{text}: {}", stderr(&run));
    }
}

/// Funeral, lump sum, pensions, and who gets none and why.
#[test]
fn a_death_and_its_relatives() {
    let base = ["death", "--on", "2025-03-08", "--wage", "5400", "--json"];
    let relatives =
        ["--relative", "spouse,female,1968-01-01", "--relative", "child,male,2015-01-01", "--relative", "parent,male,1980-01-01"];
    let answer = json(&[&base[..], &relatives].concat());
    let amounts: Vec<&str> = answer["items"].as_array().expect("items").iter().filter_map(|i| i["amount"].as_str()).collect();
    assert_eq!(amounts, ["46164.00", "1083760.00", "2160.00", "1620.00"]);
    assert!(answer["remarks"][0].as_str().is_some_and(|r| r.contains("亲属 3")), "{}", answer["remarks"]);
    for (args, told) in [
        (vec!["--died", "2025-03-07"], "早于受伤日期"),
        (vec!["--relative", "cousin,male,2000-01-01"], "供养亲属"),
        (vec!["--relative", "parent,male,1850-01-01"], "供养亲属"),
        (vec!["--relative", "child,male,2026-03-01"], "供养亲属"),
        (vec!["--case", "other"], "死亡情形"),
    ] {
        let run = estimate(&[&base[..], &args].concat());
        assert_eq!(run.status.code(), Some(2), "{args:?}");
        assert!(stderr(&run).contains(told), "{args:?}: {}", stderr(&run));
    }
}

#[test]
fn receipts_come_from_a_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("receipts.csv");
    let path = path.to_str().expect("a path");
    let titles = "invoice,amount,outside_catalogue\n";
    std::fs::write(path, format!("{titles}1,9800.00,400.00\n")).expect("a file");
    let stay = ["--admitted", "2025-01-01", "--discharged", "2025-01-06", "--third-party", "6000", "--travel", "312.50"];
    let answer = json(&[&["reimbursement", path, "--on", "2025-02-01", "--json"], &stay[..]].concat());
    assert_eq!(answer["totals"]["fund"]["once"], "3812.50");
    for (rows, told) in
        [("1,1,0\n1,2,0\n", "重复"), ("1,1,2\n", "目录外"), ("1,-1,0\n", "金额"), ("1,x,0\n", "金额"), ("", "票据")]
    {
        std::fs::write(path, format!("{titles}{rows}")).expect("a file");
        let run = estimate(&["reimbursement", path, "--on", "2025-02-01"]);
        assert_eq!(run.status.code(), Some(2), "{rows}");
        assert!(stderr(&run).contains(told), "{rows}: {}", stderr(&run));
    }
}

/// The other language, and text for people: the same amounts, each with its article.
#[test]
fn people_read_it_too() {
    for (lang, words) in [("zh", ["一次性伤残补助金", "第三十五条"]), ("en", ["Disability lump sum", "An estimate"])]
    {
        let run = estimate(&[&GRADE_7[..10], &["--lang", lang]].concat());
        let text = stdout(&run);
        assert!(text.contains("72,222.15") && words.iter().all(|w| text.contains(w)), "{text}");
    }
}

/// Item kinds with amount and payer.
fn items(answer: &Value) -> Vec<(&str, &str, &str)> {
    let list = answer["items"].as_array().expect("items");
    list.iter().map(|i| (word(i, "kind"), word(i, "amount"), word(i, "payer"))).collect()
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// 7.7: three months of wage by the employer, half the lump sum in advance, pensions from the fourth month.
#[test]
fn somebody_missing_is_paid_for_until_a_court_decides() {
    let base = ["death", "--on", "2025-11-08", "--wage", "5400", "--case", "missing", "--json"];
    let relatives = ["--relative", "spouse,female,1968-01-01", "--relative", "child,male,2015-01-01"];
    let answer = json(&[&base[..], &relatives].concat());
    assert_eq!(
        items(&answer),
        [
            ("missing_wage", "16200.00", "employer"),
            ("missing_advance", "541880.00", "fund"),
            ("dependant_pension", "2160.00", "fund"),
            ("dependant_pension", "1620.00", "fund"),
        ]
    );
    assert_eq!(answer["items"][2]["from"], "2026-02");
    assert_eq!(answer["items"][1]["steps"][1]["article"], "《工伤保险条例》第四十一条");
    assert!(answer["remarks"].to_string().contains("2025-11 至 2026-01"), "{}", answer["remarks"]);
    for (field, value) in [("--died", "2025-11-09"), ("--advance", "100")] {
        let run = estimate(&[&base[..], &[field, value]].concat());
        assert_eq!(run.status.code(), Some(2), "{field}");
        assert!(stderr(&run).contains("下落不明期间不填"), "{}", stderr(&run));
    }
    // Many months' wages are averaged first; an employer who had not insured owes the fund's part too.
    let answer = json(&["death", "--on", "2025-11-08", "--wage", "5000 6000", "--case", "missing", "--not-insured", "--json"]);
    assert_eq!(items(&answer), [("missing_wage", "16500.00", "employer"), ("missing_advance", "541880.00", "employer")]);
    assert_eq!(answer["advanceable"][0]["kind"], "missing_advance");
}

/// 9.4: one payment by the unit, with its own multiples; no wage is asked for.
#[test]
fn an_illegal_employer_pays_once_outside_the_fund() {
    let answer = json(&["disability", "--illegal", "--grade", "7", "--on", "2025-03-01", "--json"]);
    assert_eq!(items(&answer), [("illegal_compensation", "369312.00", "employer")]);
    assert_eq!(answer["items"][0]["steps"][0]["article"], "人社部令第9号第五条、第六条");
    assert_eq!(answer["advanceable"], Value::Array(Vec::new()), "the fund advances nothing of it");
    let answer = json(&["death", "--illegal", "--on", "2025-03-01", "--json"]);
    assert_eq!(items(&answer), [("illegal_compensation", "1083760.00", "employer"), ("illegal_other", "541880.00", "employer")]);
    for item in answer["items"].as_array().expect("items") {
        assert_eq!(item["steps"].as_array().map(Vec::len), Some(1), "each is explained by its own step");
    }
    for args in [vec!["disability", "--illegal"], vec!["disability", "--illegal", "--not-insured", "--grade", "7"]] {
        assert_eq!(estimate(&args).status.code(), Some(2), "{args:?}");
    }
}

/// 6.8: each injury its lump sum; the subsidies once, at the worst grade and its wage; monthly items of the newest.
#[test]
fn several_injuries_have_their_subsidies_once() {
    let base = ["disability", "--grade", "9", "--wage", "6000", "--on", "2025-03-01", "--ended", "2025-09-01", "--json"];
    let args = ["--years-left", "10", "--other", "7:5000:2023-02-01", "--nursing", "partial", "--not-insured"];
    let answer = json(&[&base[..], &args].concat());
    let found = items(&answer);
    assert_eq!(
        found[..4],
        [
            ("disability_lump_sum", "54000.00", "employer"),
            ("disability_lump_sum", "65000.00", "employer"),
            ("termination_medical", "75000.00", "employer"),
            ("termination_employment", "75000.00", "employer"),
        ]
    );
    assert_eq!(found[4].0, "nursing_allowance");
    let advanced: Vec<&str> = answer["advanceable"].as_array().expect("a list").iter().map(|a| word(a, "amount")).collect();
    assert_eq!(advanced[..2], ["119000.00", "75000.00"], "both lump sums and the medical subsidy, never the employment one");
    for (other, told) in [("11:5000", "各次工伤"), ("7", "各次工伤"), ("7:5000:2025-03-02", "晚于最近一次受伤日期")]
    {
        let run = estimate(&[&base[..], &["--years-left", "10", "--other", other]].concat());
        assert_eq!(run.status.code(), Some(2), "{other}");
        assert!(stderr(&run).contains(told), "{other}: {}", stderr(&run));
    }
}

/// 4.6: the earliest reason ends the leave; whole months of wage are the employer's.
#[test]
fn a_leave_ends_and_the_employer_pays_it() {
    let base = ["leave", "--from", "2025-03-31", "--wage", "5000", "--json"];
    for (args, amount, told) in [
        (vec![], "60000.00", "2026-03-31：期满"),
        (vec!["--months", "6", "--extension", "3"], "45000.00", "2025-12-31：期满"),
        (vec!["--concluded", "2025-08-10"], "20000.00", "2025-08-10：已作出鉴定结论"),
        (vec!["--returned", "2025-06-30", "--died", "2025-07-01"], "15000.00", "2025-06-30：恢复工作"),
    ] {
        let answer = json(&[&base[..], &args].concat());
        assert_eq!(items(&answer), [("paid_leave_wage", amount, "employer")], "{args:?}");
        assert!(answer["remarks"].to_string().contains(told), "{}", answer["remarks"]);
        assert!(answer["parameters"].to_string().contains("paid_leave.normal"), "{answer}");
    }
    for (args, told) in [
        (vec!["--months", "13"], "停工留薪期月数"),
        (vec!["--extension", "x"], "延长月数"),
        (vec!["--returned", "2025-03-30"], "恢复工作日期"),
    ] {
        let run = estimate(&[&base[..], &args].concat());
        assert_eq!(run.status.code(), Some(2), "{args:?}");
        assert!(stderr(&run).contains(told), "{args:?}: {}", stderr(&run));
    }
}

/// The worked cases S18 and S19 by hand on the command line, each with its steps.
#[test]
fn an_employer_asks_for_premium_and_late_fee() {
    let fee = json(&["late-fee", "--arrears", "12345.67", "--due", "2025-03-15", "--paid", "2025-06-30", "--json"]);
    assert_eq!(items(&fee), [("late_fee", "660.49", "employer")]);
    assert!(fee["items"][0]["steps"][0]["text"].as_str().is_some_and(|t| t.contains("0.05%") && t.contains("107")), "{fee}");
    let base =
        ["premium", "--wage", "3500 6000", "--wage", "25000", "--class", "6", "--step", "4", "--month", "2025-06", "--json"];
    let premium = json(&[&base[..], &["--param", "phased_cut=0.80"]].concat());
    assert_eq!(items(&premium), [("premium", "379.80", "employer")]);
    let steps = premium["items"][0]["steps"].as_array().expect("steps");
    let texts: Vec<&str> = steps.iter().map(|s| word(s, "text")).collect();
    assert!(texts[0].contains("4,072.00（取下限）") && texts[2].contains("20,361.00（取上限）"), "{texts:?}");
    assert!(texts[3].ends_with("= 30,433.00") && texts[4].ends_with("= 1.248%"), "{texts:?}");
    // Half of class 2 would fall below class 1.
    let least = json(&[
        "premium",
        "--wage",
        "6000",
        "--class",
        "2",
        "--step",
        "1",
        "--month",
        "2025-06",
        "--param",
        "premium_rate.c2=0.003",
        "--json",
    ]);
    assert!(least["items"][0]["steps"].to_string().contains("0.2%（取下限）"), "{least}");
    for (args, told) in [
        (vec!["late-fee", "--arrears", "1", "--due", "2025-03-15", "--paid", "2025-03-14"], "缴费日期"),
        (vec!["late-fee", "--arrears=-1", "--due", "2025-03-15"], "欠费"),
        (vec!["premium", "--wage", "1", "--class", "9", "--step", "1"], "风险类别"),
        (vec!["premium", "--wage", "1", "--class", "1", "--step", "4"], "浮动档次"),
        (vec!["premium", "--wage", "x", "--class", "1", "--step", "1"], "工资"),
        (vec!["premium", "--wage", "1", "--class", "1", "--step", "1", "--month", "1990-01"], "月份"),
    ] {
        let run = estimate(&args);
        assert_eq!(run.status.code(), Some(2), "{args:?}");
        assert!(stderr(&run).contains(told), "{args:?}: {}", stderr(&run));
    }
}

/// 9.2: what the fund would advance is told only where the employer owes it, and leaves out what is his own.
#[test]
fn an_uninsured_employers_debts_may_be_advanced() {
    let base = ["disability", "--grade", "5", "--wage", "5000", "--on", "2025-03-01", "--no-work"];
    let run = estimate(&[&base[..], &["--not-insured"]].concat());
    let text = stdout(&run);
    let line = text.lines().find(|l| l.contains("先行支付可由基金垫付")).expect("the line");
    assert!(line.contains("一次性伤残补助金 90,000.00") && !line.contains("伤残津贴"), "{line}");
    assert!(!stdout(&estimate(&base)).contains("先行支付"));
}
