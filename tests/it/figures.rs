//! The figures the office published for 2021, to the fen, from `gsbx fund --json`.

use serde_json::Value;

use crate::support::{Office, stdout};

fn fund() -> Value {
    let output = Office::demo().gsbx(&["fund", "--year", "2021", "--json"]);
    serde_json::from_str(&stdout(&output)).expect("JSON")
}

#[test]
fn totals_are_those_of_the_report() {
    let fund = fund();
    assert_eq!(fund["opening"], "3250400.00");
    assert_eq!(fund["income"]["total"], "14290400.00");
    assert_eq!(fund["spending"]["total"], "16721600.00");
    assert_eq!(fund["closing"], "819200.00");
    assert_eq!(fund["insured"], 12_976);
    assert_eq!(fund["beneficiaries"], 242);
    assert_eq!(fund["support_months"], "1.04");
}

#[test]
fn items_are_those_of_the_report() {
    let fund = fund();
    let amounts = |side: &str| -> Vec<(String, String)> {
        let items = fund[side]["items"].as_array().expect("items").iter();
        items.map(|i| (i["key"].as_str().unwrap_or_default().into(), i["amount"].as_str().unwrap_or_default().into())).collect()
    };
    let want =
        |list: &[(&str, &str)]| -> Vec<(String, String)> { list.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect() };
    assert_eq!(
        amounts("income"),
        want(&[
            ("contributions", "7218400.00"),
            ("fiscal_subsidy", "60000.00"),
            ("interest", "11000.00"),
            ("other_income", "1000.00"),
            ("upper_level_subsidy", "7000000.00"),
        ])
    );
    assert_eq!(
        amounts("spending"),
        want(&[
            ("medical", "1020500.00"),
            ("disability", "2310600.00"),
            ("death", "5905400.00"),
            ("appraisal", "8400.00"),
            ("prevention", "105000.00"),
            ("other_spending", "81300.00"),
            ("hand_up", "7290400.00"),
        ])
    );
}

#[test]
fn months_run_from_the_opening_to_the_closing_balance() {
    let fund = fund();
    let fen = |v: &Value| gsbx::domain::money::Money::parse(v.as_str().unwrap_or_default()).expect("an amount").fen();
    let months = fund["months"].as_array().expect("months");
    assert_eq!(months.len(), 12);
    let mut balance = fen(&fund["opening"]);
    for month in months {
        balance += fen(&month["income"]) - fen(&month["spending"]);
        assert_eq!(fen(&month["balance"]), balance, "{}", month["month"]);
        assert!(balance > 0, "the fund never runs dry: {}", month["month"]);
    }
    assert_eq!(balance, fen(&fund["closing"]));
}

#[test]
fn the_printed_total_is_said_to_be_lower_than_its_items() {
    let notes = fund()["notes"].clone();
    let note = notes[0].as_str().unwrap_or_default();
    for part in ["支出", "16,721,500.00", "少 100.00"] {
        assert!(note.contains(part), "{note}");
    }
    assert_eq!(notes.as_array().map(Vec::len), Some(1));
}
