//! Offices made by older programs are brought up to date with everything in them.

use gsbx::store::Store;
use rusqlite::Connection;

const FIRST: &str = include_str!("../../src/store/migrations/0001_office.sql");

/// An office as the first program left it, with a director, an employer, a worker and two cases.
fn first_office(path: &std::path::Path) {
    let connection = Connection::open(path).expect("SQLite opens the file");
    connection.execute_batch(FIRST).expect("the first schema");
    connection
        .execute_batch(
            "INSERT INTO migration VALUES (1, 'office', '');
             INSERT INTO office VALUES (1, '测试县', 0, '2021-01-01T08:00:00+08:00');
             INSERT INTO operator VALUES (1, 'zhuren', '主任', '', '2021-01-01T08:00:00+08:00');
             INSERT INTO operator_role VALUES (1, 'approve'), (1, 'consult');
             INSERT INTO employer VALUES (1, '91431299MA0000010X', '第一厂', 'C', 6, '', '', '', '2010-01-01', 0);
             INSERT INTO person VALUES (1, '431299196008080015', '510080', '王强', '', 0);
             INSERT INTO injury_case VALUES (1, 'GS-2020-000001', 'GS2020000001', 1, 1, '2020-05-06', '右足', 'graded', 7);
             INSERT INTO injury_case VALUES (2, 'GS-2020-000002', 'GS2020000002', 1, 1, '2020-06-06', '左足', 'refused', NULL);
             INSERT INTO audit VALUES (1, '2021-01-01T08:00:00+08:00', 1, 'found-office', 'office:1', '测试县');
             PRAGMA application_id = 1735615096;
             PRAGMA user_version = 1;",
        )
        .expect("what was in it");
}

#[test]
fn the_first_office_is_brought_up_with_all_that_is_in_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("office.db");
    first_office(&path);
    let store = Store::open(&path).expect("the office opens");
    let (operator, _) = store.operator("zhuren").expect("operators").expect("the director");
    let states: Vec<(String, &str)> = store.cases_of(1).expect("cases").into_iter().map(|c| (c.number, c.state.id())).collect();
    // What was "refused" then was the bureau's decision against the worker.
    let want = [("GS-2020-000002".to_owned(), "not_recognised"), ("GS-2020-000001".to_owned(), "graded")];
    assert_eq!(states, want);
    assert!(store.check().expect("a check").is_empty(), "{:?}", store.check());
    let desk = gsbx::desk::Desk::new(store, crate::support::policy(), Box::new(crate::support::clock()), operator);
    assert!(desk.parameters().expect("parameters").lines.iter().any(|l| l.unconfirmed > 0), "nothing is confirmed yet");
}
