//! Files taken in: what is good arrives, what is bad is told row by row and leaves nothing behind, and twice is once.

use std::fs;

use encoding_rs::GB18030;
use gsbx::desk::Refusal;
use gsbx::desk::import::{FileProblem, Kind};
use gsbx::domain::problem::Problem;
use gsbx::store::Tally;

use crate::support::county::*;
use crate::support::intake::*;
use crate::support::workbook::{self, Value};
use crate::support::{Office, program, stderr, stdout};

#[test]
fn every_kind_arrives_and_a_second_time_changes_nothing() {
    let mut desk = Desk::empty();
    let ledger = vec![
        "2021-01-01,opening_balance,3250400.00,上年结余".to_owned(),
        "2021-01-05,contributions,7000.50,一月".to_owned(),
        "2021-01-05,contributions,7000.50,一月".to_owned(),
        "2021-02-05,medical,120.00,门诊".to_owned(),
    ];
    let files = [
        (Kind::Employers, table(EMPLOYERS, &[employer(1), employer(2)]), 2),
        (Kind::Workers, table(WORKERS, &[worker(1), worker(2)]), 2),
        (Kind::Wages, table(WAGES, &[wage(1, "2021-01"), wage(1, "2021-02"), wage(2, "2021-01")]), 3),
        (Kind::Contributions, table(CONTRIBUTIONS, &[contribution("2021-01"), contribution("2021-02")]), 2),
        (Kind::Ledger, table(LEDGER, &ledger), 4),
    ];
    for (kind, text, rows) in &files {
        assert_eq!(desk.good(*kind, text), Tally { added: *rows, changed: 0, unchanged: 0 }, "{kind:?}");
    }
    let before = desk.contents();
    for (kind, text, rows) in &files {
        assert_eq!(desk.good(*kind, text), Tally { added: 0, changed: 0, unchanged: *rows }, "{kind:?}");
    }
    assert_eq!(desk.contents(), before);
    let view = desk.desk.fund_year(Some(2021)).expect("the fund");
    assert_eq!(view.figures.opening.plain(), "3250400.00");
    assert_eq!((view.figures.income.plain(), view.figures.spending.plain()), ("14001.00".into(), "120.00".into()));
    assert_eq!(desk.desk.lookup("zsf", 9).expect("a search").hits.len(), 2);
}

#[test]
fn a_changed_value_is_changed_and_recorded() {
    let mut desk = Desk::county();
    let moved = with(&worker(1), 2, "13700000000");
    assert_eq!(desk.good(Kind::Workers, &table(WORKERS, &[moved, worker(2)])), Tally { added: 0, changed: 1, unchanged: 1 });
    let renamed = with(&employer(2), 1, "会同县新名竹木厂");
    assert_eq!(desk.good(Kind::Employers, &table(EMPLOYERS, &[renamed])).changed, 1);
    let detail: String = desk
        .office
        .raw()
        .query_row("SELECT group_concat(before || after, ' ') FROM audit WHERE act = 'change'", [], |r| r.get(0))
        .expect("the trail");
    assert!(detail.contains("phone") && detail.contains("13700000000") && detail.contains("会同县新名竹木厂"), "{detail}");
    // Found by each part of the new name and by none of the old one.
    let parts: (i64, i64) = desk
        .office
        .raw()
        .query_row(
            "SELECT count(*), sum(e.name LIKE '%' || p.part) FROM employer_part AS p JOIN employer AS e ON e.id = p.employer_id
             WHERE e.name = '会同县新名竹木厂'",
            [],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )
        .expect("the parts");
    assert_eq!(parts, (8, 8));
}

#[test]
fn a_trial_writes_nothing() {
    let mut desk = Desk::empty();
    let path = desk.file("e.csv", table(EMPLOYERS, &[employer(1)]).as_bytes());
    let before = desk.contents();
    let outcome = desk.desk.import(Kind::Employers, &path, true, &mut Told::default()).expect("a table");
    assert_eq!((outcome.tally.added, outcome.written), (1, false));
    assert_eq!(desk.contents(), before);
}

#[test]
fn any_usual_encoding_and_any_order_of_columns() {
    let text = table(EMPLOYERS, &[employer(1)]);
    let (gb, _, _) = GB18030.encode(&text);
    let utf16: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let crlf = text.replace('\n', "\r\n");
    let swapped = "name,credit_code,industry,risk_class,address,contact,phone,registered_on\n\
                   会同县第1竹木制品厂,CODE,C,6,会同县林城镇,王强,13800000000,2010-05-06\n"
        .replace("CODE", &credit(1));
    let wide = text.replacen("credit_code", "ＣＲＥＤＩＴ_code ", 1);
    let files: [&[u8]; 7] = [
        text.as_bytes(),
        &[b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        &gb,
        &utf16,
        crlf.as_bytes(),
        swapped.as_bytes(),
        wide.as_bytes(),
    ];
    for bytes in files {
        let mut desk = Desk::empty();
        let (outcome, bad) = desk.import(Kind::Employers, bytes).expect("a table");
        assert_eq!((outcome.tally.added, bad), (1, vec![]));
        let name: String = desk.office.raw().query_row("SELECT name FROM employer", [], |r| r.get(0)).expect("it is there");
        assert_eq!(name, "会同县第1竹木制品厂");
    }
}

#[test]
fn each_bad_value_is_told_with_line_field_and_reason() {
    let mut desk = Desk::county();
    let wrong_check = |id: &str| format!("{}{}", &id[..17], if id.ends_with('1') { '2' } else { '1' });
    let id = resident(9);
    let want = id.chars().last().expect("a character");
    let cases: Vec<(usize, &str, Problem)> = vec![
        (0, "431299199002308888", Problem::BadBirthDate),
        (0, "4312991990", Problem::WrongLength { want: 18, got: 10 }),
        (1, "", Problem::Empty),
        (1, "张\u{1b}[31m", Problem::ControlCharacter),
        (1, "张\u{202e}三", Problem::ControlCharacter),
        (2, "12ab", Problem::BadPhone),
        (5, "2021-02-30", Problem::BadDate),
        (6, "-100.00", Problem::Negative),
        (6, "100.005", Problem::TooPrecise),
        (6, "many", Problem::BadAmount),
    ];
    let fields: Vec<&str> = WORKERS.split(',').collect();
    for (field, value, problem) in cases {
        let text = table(WORKERS, &[worker(8), with(&worker(9), field, value)]);
        assert_eq!(desk.bad(Kind::Workers, &text), [(3, fields[field], problem)], "{value}");
    }
    let text = table(WORKERS, &[with(&worker(9), 0, &wrong_check(&id))]);
    assert_eq!(desk.bad(Kind::Workers, &text), [(2, "id_number", Problem::BadCheckCharacter { want })]);
    let text = table(WORKERS, &[with(&worker(9), 3, &credit(77))]);
    assert_eq!(desk.bad(Kind::Workers, &text), [(2, "credit_code", Problem::UnknownEmployer)]);
    let text = table(WORKERS, &[with(&worker(1), 1, "李四")]);
    let owner = Problem::NumberBelongsTo { name: "张三丰".into() };
    assert_eq!(desk.bad(Kind::Workers, &text), [(2, "name", owner)]);
    let text = table(WORKERS, &[worker(9), with(&worker(9), 6, "1.00")]);
    assert_eq!(desk.bad(Kind::Workers, &text), [(3, "id_number", Problem::ContradictsEarlierLine)]);
    let text = table(WORKERS, &["only,three,cells".to_owned(), format!("{},too,many", worker(9))]);
    let columns = |got| Problem::ColumnCount { want: 7, got };
    assert_eq!(desk.bad(Kind::Workers, &text), [(2, "id_number", columns(3)), (3, "id_number", columns(9))]);
}

#[test]
fn several_bad_values_of_a_row_are_all_told_and_numbers_are_masked() {
    let mut desk = Desk::county();
    let row = format!("{},,12ab,{},操作工,昨天,-1", "431299199002308888", credit(1));
    let (outcome, bad) = desk.import(Kind::Workers, table(WORKERS, &[row]).as_bytes()).expect("a table");
    assert_eq!(outcome.bad, 5);
    assert_eq!(bad.iter().map(|b| b.field).collect::<Vec<_>>(), ["id_number", "name", "phone", "insured_from", "wage"]);
    assert_eq!(bad[0].value, "431299********8888");
}

#[test]
fn bad_values_of_the_other_kinds() {
    let mut desk = Desk::county();
    let bad = |desk: &mut Desk, kind, titles: &str, row: String| {
        let found = desk.bad(kind, &table(titles, &[row]));
        assert_eq!(found.len(), 1, "{found:?}");
        (found[0].1, found[0].2.clone())
    };
    let e = employer(9);
    assert_eq!(bad(&mut desk, Kind::Employers, EMPLOYERS, with(&e, 2, "Z")), ("industry", Problem::UnknownIndustry));
    let range = Problem::NotInRange { min: 1, max: 8 };
    assert_eq!(bad(&mut desk, Kind::Employers, EMPLOYERS, with(&e, 3, "9")), ("risk_class", range));
    let w = wage(1, "2021-01");
    assert_eq!(bad(&mut desk, Kind::Wages, WAGES, with(&w, 0, "2021-13")), ("month", Problem::BadMonth));
    assert_eq!(bad(&mut desk, Kind::Wages, WAGES, with(&w, 2, &resident(99))), ("id_number", Problem::UnknownWorker));
    assert_eq!(bad(&mut desk, Kind::Wages, WAGES, with(&w, 1, &credit(2))), ("credit_code", Problem::NotEmployedThere));
    assert_eq!(bad(&mut desk, Kind::Wages, WAGES, wage(1, "2015-02")), ("credit_code", Problem::NotEmployedThere));
    let c = contribution("2021-01");
    assert_eq!(bad(&mut desk, Kind::Contributions, CONTRIBUTIONS, with(&c, 4, "101")), ("rate", Problem::BadRate));
    assert_eq!(bad(&mut desk, Kind::Contributions, CONTRIBUTIONS, with(&c, 7, "")), ("paid_on", Problem::PaidWithoutDate));
    let l = "2021-01-05,medical,10.00,x";
    assert_eq!(bad(&mut desk, Kind::Ledger, LEDGER, with(l, 1, "lottery")), ("item", Problem::UnknownItem));
    assert_eq!(bad(&mut desk, Kind::Ledger, LEDGER, with(l, 2, "0")), ("amount", Problem::Zero));
    assert_eq!(bad(&mut desk, Kind::Ledger, LEDGER, with(l, 2, "-3")), ("amount", Problem::Negative));
}

#[test]
fn a_fund_begins_once() {
    let mut desk = Desk::empty();
    let opening = |amount: &str| table(LEDGER, &[format!("2021-01-01,opening_balance,{amount},上年结余")]);
    assert_eq!(desk.good(Kind::Ledger, &opening("100.00")).added, 1);
    assert_eq!(desk.good(Kind::Ledger, &opening("100.00")).unchanged, 1);
    assert_eq!(desk.bad(Kind::Ledger, &opening("200.00")), [(2, "amount", Problem::OpeningThere)]);
}

#[test]
fn a_file_that_is_no_such_table_is_refused_as_a_whole() {
    let mut desk = Desk::county();
    assert!(matches!(desk.refused(b""), FileProblem::NoRows));
    assert!(matches!(desk.refused(format!("{WORKERS}\n").as_bytes()), FileProblem::NoRows));
    assert!(matches!(desk.refused(b"\x7fELF\0\0\0"), FileProblem::NotText));
    assert!(matches!(desk.refused(b"PK\x03\x04 but no workbook"), FileProblem::Spreadsheet(_)));
    let FileProblem::Columns { missing, unknown, twice } = desk.refused(b"id_number,name,name,shoe size\n1,2,3,4\n") else {
        panic!("columns")
    };
    assert_eq!(missing, ["phone", "credit_code", "job", "insured_from", "wage"]);
    assert_eq!((unknown, twice), (vec!["shoe size".to_owned()], vec!["name"]));
    let endless = format!("{WORKERS}\n\"{}", "x,\n".repeat(100_000));
    assert!(matches!(desk.refused(endless.as_bytes()), FileProblem::LineTooLong { .. }));
    let folder = desk.office.folder().to_owned();
    let answer = desk.desk.import(Kind::Workers, &folder, false, &mut Told::default());
    assert!(matches!(answer, Err(Refusal::File(FileProblem::NotAFile))));
    let answer = desk.desk.import(Kind::Workers, &folder.join("none"), false, &mut Told::default());
    assert!(matches!(answer, Err(Refusal::File(FileProblem::Unreadable(_)))));
}

/// A hole of two gigabytes costs no disk and, because the first NUL ends the reading, no time.
#[test]
fn two_gigabytes_of_nothing_are_refused_at_once() {
    let mut desk = Desk::empty();
    let path = desk.file("huge.csv", b"");
    fs::OpenOptions::new().write(true).open(&path).and_then(|f| f.set_len(2 << 30)).expect("a sparse file");
    let answer = desk.desk.import(Kind::Workers, &path, false, &mut Told::default());
    assert!(matches!(answer, Err(Refusal::File(FileProblem::NotText))));
}

#[test]
fn a_workbook_is_read_and_lost_digits_are_noticed() {
    let mut desk = Desk::county();
    let path = desk.office.folder().join("w.xlsx");
    let titles: Vec<Value> = WORKERS.split(',').map(Value::Text).collect();
    let (id, code) = (resident(20), credit(1));
    let row = |id, phone| {
        vec![id, Value::Text("赵六"), phone, Value::Text(&code), Value::Text("电工"), Value::Day(42_064), Value::Number(5321.1)]
    };
    workbook::write(&path, &[titles, row(Value::Text(&id), Value::Number(13_812_345_678.0)), vec![Value::Nothing]]);
    let mut told = Told::default();
    let outcome = desk.desk.import(Kind::Workers, &path, false, &mut told).expect("a workbook");
    assert_eq!((outcome.tally.added, told.bad), (1, vec![]));
    let (phone, from, wage): (String, String, i64) = desk
        .office
        .raw()
        .query_row(
            "SELECT p.phone, e.insured_from, e.wage_fen FROM person p JOIN employment e ON e.person_id = p.id WHERE p.id_number = ?1",
            [&id],
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
        )
        .expect("he arrived");
    assert_eq!((phone.as_str(), from.as_str(), wage), ("13812345678", "2015-03-01", 532_110));

    let titles: Vec<Value> = WORKERS.split(',').map(Value::Text).collect();
    workbook::write(&path, &[titles, row(Value::Number(4.312_991_99e17), Value::Text(""))]);
    let mut told = Told::default();
    desk.desk.import(Kind::Workers, &path, false, &mut told).expect("a workbook");
    assert_eq!(
        told.bad.iter().map(|b| (b.line, b.field, &b.problem)).collect::<Vec<_>>(),
        [(2, "id_number", &Problem::LostDigits)]
    );
}

/// The first large file fills the register without looking anybody up; its mistakes are told as carefully as any.
#[test]
fn a_large_first_file_is_as_careful_as_a_small_one() {
    let mut desk = Desk::empty();
    desk.good(Kind::Employers, &table(EMPLOYERS, &[employer(1)]));
    let mut rows: Vec<String> = (0..30_000).map(worker).collect();
    rows.push(with(&worker(17), 6, "1.00"));
    let text = table(WORKERS, &rows);
    assert!(text.len() > 2 * 1024 * 1024);
    assert_eq!(desk.bad(Kind::Workers, &text), [(30_002, "id_number", Problem::ContradictsEarlierLine)]);
    rows.pop();
    rows.push(with(&worker(40_001), 5, "2021-02-30"));
    assert_eq!(desk.bad(Kind::Workers, &table(WORKERS, &rows)), [(30_002, "insured_from", Problem::BadDate)]);
    rows.pop();
    let schema = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master ORDER BY name)";
    let before: String = desk.office.raw().query_row(schema, [], |r| r.get(0)).expect("the schema");
    assert_eq!(desk.good(Kind::Workers, &table(WORKERS, &rows)).added, 30_000);
    let after: String = desk.office.raw().query_row(schema, [], |r| r.get(0)).expect("the schema");
    assert_eq!(after, before, "every index is there again");
    assert_eq!(desk.good(Kind::Workers, &table(WORKERS, &rows)).unchanged, 30_000);
    let broken = desk.office.raw().execute("INSERT INTO employment VALUES (999999, 1, '2020-01-01', NULL, '', 0, 0)", []);
    assert!(broken.is_err(), "references are checked again");
}

#[test]
fn only_the_director_and_finance_may_import() {
    let office = Office::demo();
    let path = office.folder().join("e.csv");
    fs::write(&path, table(EMPLOYERS, &[employer(1)])).expect("a file");
    for (login, may) in [("approve", true), ("finance", true), ("desk", false), ("consult", false), ("admin", false)] {
        let answer = office.desk(login).import(Kind::Employers, &path, true, &mut Told::default());
        assert_eq!(answer.is_ok(), may, "{login}");
    }
}

#[test]
fn the_command_tells_fifty_on_the_screen_and_all_in_the_list() {
    let office = Office::demo();
    let (source, list) = (office.folder().join("bad.csv"), office.folder().join("errors.csv"));
    let rows: Vec<String> = (0..80).map(|n| with(&employer(n), 7, "2021-02-30")).collect();
    fs::write(&source, table(EMPLOYERS, &rows)).expect("a file");
    let run = |errors: &std::path::Path| {
        let mut command = program();
        command.arg("--db").arg(office.db()).args(["--operator", "finance", "import", "employers"]);
        command.arg(&source).arg("--errors").arg(errors).output().expect("gsbx runs")
    };
    let output = run(&list);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert_eq!(said.lines().filter(|l| l.starts_with("第 ")).count(), 50);
    assert!(said.contains("80 处错误") && said.contains("未写入任何内容"), "{said}");
    let listed = fs::read_to_string(&list).expect("the list");
    assert_eq!(listed.lines().count(), 81);
    assert!(listed.lines().nth(1).is_some_and(|l| l.starts_with("2,registered_on,2021-02-30,")), "{listed}");

    assert_eq!(run(&source).status.code(), Some(1), "the list may not overwrite the file itself");
    assert!(fs::read_to_string(&source).expect("still there").contains("竹木制品厂"));
    let full = run(std::path::Path::new("/dev/full"));
    assert_eq!(full.status.code(), Some(1));
    assert_eq!(stderr(&full).lines().filter(|l| l.starts_with("gsbx: ")).count(), 1, "{}", stderr(&full));

    fs::write(&source, table(EMPLOYERS, &[employer(1)])).expect("a file");
    let good = run(&list);
    assert!(good.status.success() && stdout(&good).contains("新增 1"), "{}", stderr(&good));
    let again = run(&list);
    assert!(again.status.success() && stdout(&again).contains("未作改动"), "{}", stdout(&again));
}
