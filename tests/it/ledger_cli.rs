//! `gsbx ledger`: the books and what is entered in them, from the command line.

use serde_json::Value;

use crate::support::sheet::step;
use crate::support::{Office, stderr, stdout};
use gsbx::domain::sheet::workflow::Step;

/// Runs `gsbx ledger` as the accountant.
fn ledger(office: &Office, args: &[&str]) -> std::process::Output {
    let password = office.folder().join("password");
    std::fs::write(&password, "demo\n").expect("a file");
    let password = password.to_str().expect("a path").to_owned();
    office.gsbx(&[&["--operator", "finance", "--password-file", &password, "ledger"], args].concat())
}

fn json(output: &std::process::Output) -> Value {
    assert!(output.status.success(), "{}", stderr(output));
    serde_json::from_str(&stdout(output)).expect("JSON")
}

const POST: [&str; 11] = [
    "post",
    "--template",
    "P8",
    "--date",
    "2021-12-31",
    "--amount",
    "6万",
    "--document",
    "财社〔2021〕9号",
    "--submission",
    "a1",
];

#[test]
fn a_posting_is_entered_once_listed_shown_and_reversed() {
    let office = Office::demo();
    let first = json(&ledger(&office, &[&POST[..], &["--json"]].concat()));
    let again = json(&ledger(&office, &[&POST[..], &["--json"]].concat()));
    let number = first["sheet"].as_str().expect("a number").to_owned();
    assert!(number.starts_with("SZ-") && first["new"] == true, "{first}");
    assert_eq!((again["sheet"].as_str(), again["new"].as_bool()), (Some(number.as_str()), Some(false)));
    assert_eq!(json(&ledger(&office, &["list", "--json"]))["total"], 0, "nothing is booked by one alone");
    step(&office, "approve", &number, Step::Pass).expect("booked");
    let list = json(&ledger(&office, &["list", "--month", "2021-12", "--account", "in_fiscal", "--json"]));
    assert_eq!((list["total"].as_i64(), list["vouchers"][0]["amount"].as_str()), (Some(1), Some("60000.00")));
    let shown = stdout(&ledger(&office, &["show", "pz-202112-0001"]));
    for part in ["收款凭证", "财政专户存款", "财政补贴收入", "60,000.00", "制单 唐玉珍", "复核 梁建国", number.as_str()]
    {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let red = ledger(&office, &["reverse", "PZ-202112-0001", "--reason", "重复记账", "--date", "2021-12-31"]);
    step(&office, "approve", stdout(&red).trim(), Step::Pass).expect("reversed");
    let shown = json(&ledger(&office, &["show", "PZ-202112-0001", "--json"]));
    assert_eq!((shown["reversed_by"].as_str(), shown["sheet"]["state"].as_str()), (Some("PZ-202112-0002"), Some("reversed")));
    let accounts = json(&ledger(&office, &["accounts", "--year", "2021", "--json"]));
    assert_eq!((accounts["closing"].as_str(), accounts["agrees"].as_bool()), (Some("819200.00"), Some(true)));
    let text = stdout(&ledger(&office, &["accounts", "--year", "2021"]));
    assert!(text.contains("期末 819,200.00") && text.contains("相符"), "{text}");
}

#[test]
fn closing_names_what_stands_against_it() {
    let office = Office::demo();
    let refused = ledger(&office, &["close", "--month", "2021-03"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("请先结 2020-12"), "{}", stderr(&refused));
    let closed = ledger(&office, &["close", "--month", "2020-12"]);
    step(&office, "approve", stdout(&closed).trim(), Step::Pass).expect("closed");
    let late = [&POST[..4], &["2020-12-31"], &POST[5..9]].concat();
    let late = ledger(&office, &late);
    assert!(!late.status.success() && stderr(&late).contains("2020-12 已结账"), "{}", stderr(&late));
    let year = ledger(&office, &["close", "--year", "2021"]);
    assert!(!year.status.success() && stderr(&year).contains("2021-12 还没有结账"), "{}", stderr(&year));
    assert_eq!(ledger(&office, &["close"]).status.code(), Some(2));
    assert_eq!(json(&ledger(&office, &["accounts", "--json"]))["closed_months"][0]["month"], 202_012);
}

#[test]
fn accounts_and_vouchers_that_are_none_are_told() {
    let office = Office::demo();
    assert!(stderr(&ledger(&office, &["list", "--account", "nowhere"])).contains("资金账户"));
    assert!(stderr(&ledger(&office, &["list", "--month", "2021-13"])).contains("月份"));
    assert_eq!(ledger(&office, &["show", "PZ-202112-0001"]).status.code(), Some(1));
    assert_eq!(ledger(&office, &["accounts", "--year", "2019"]).status.code(), Some(1));
}
