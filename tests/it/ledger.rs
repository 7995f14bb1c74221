//! The ledger can be neither unbalanced nor edited, not even by SQL.

use crate::support::{Office, stdout};

#[test]
fn an_entry_cannot_be_changed_or_removed_by_sql() {
    let office = Office::demo();
    let raw = office.raw();
    for sql in [
        "UPDATE ledger_entry SET amount_fen = amount_fen + 1 WHERE id = 5",
        "DELETE FROM ledger_entry WHERE id = 5",
        "INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE id = 5",
        "INSERT OR REPLACE INTO ledger_entry (posted_on, debit, credit, amount_fen, memo, repeat)
         SELECT posted_on, debit, credit, amount_fen, memo, repeat FROM ledger_entry WHERE id = 5",
    ] {
        let refused = raw.execute(sql, []).expect_err(sql).to_string();
        assert!(refused.contains("never"), "{sql}: {refused}");
    }
    assert!(office.gsbx(&["check"]).status.success());
}

#[test]
fn an_entry_always_has_two_different_known_sides_and_an_amount() {
    let office = Office::demo();
    let raw = office.raw();
    for (debit, credit, fen) in [("treasury", "treasury", 1), ("treasury", "nowhere", 1), ("treasury", "in_premium", 0)] {
        let sql = "INSERT INTO ledger_entry (posted_on, debit, credit, amount_fen, memo, repeat) VALUES ('2021-06-01', ?1, ?2, ?3, '', 9)";
        assert!(raw.execute(sql, (debit, credit, fen)).is_err(), "{debit} {credit} {fen}");
    }
    let unbalanced: i64 =
        raw.query_row("SELECT sum(debit_fen) - sum(credit_fen) FROM account_month", [], |r| r.get(0)).expect("the sums");
    assert_eq!(unbalanced, 0);
}

#[test]
fn check_names_sums_that_were_tampered_with() {
    let office = Office::demo();
    office
        .raw()
        .execute("UPDATE account_month SET debit_fen = debit_fen + 100 WHERE account = 'out_medical' AND month = 202103", [])
        .expect("a change by SQL");
    let output = office.gsbx(&["check"]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(text.contains("out_medical") && text.contains("202103"), "{text}");
}

#[test]
fn check_names_a_reference_to_nobody() {
    let office = Office::demo();
    let raw = office.raw();
    raw.pragma_update(None, "foreign_keys", 0).expect("foreign keys off");
    raw.execute("INSERT INTO wage (person_id, month, employer_id, wage_fen, source) VALUES (99999999, 202101, 1, 100, 1)", [])
        .expect("a row by SQL");
    let output = office.gsbx(&["--lang", "en", "check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("wage"), "{}", stdout(&output));
}

#[test]
fn bank_accounts_hold_what_the_office_has_left() {
    let office = Office::demo();
    let raw = office.raw();
    let held = |account: &str| -> i64 {
        let sql = "SELECT coalesce(sum(debit_fen - credit_fen), 0) FROM account_month WHERE account = ?1";
        raw.query_row(sql, [account], |r| r.get(0)).expect("a balance")
    };
    assert_eq!((held("bank_special"), held("treasury"), held("bank_expense")), (31_920_000, 0, 50_000_000));
}
