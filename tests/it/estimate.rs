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
