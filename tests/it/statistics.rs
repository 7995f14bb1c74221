//! Statistics: figures counted by hand, lists that are as long as their figures say, what may be published, what was sent.

use std::collections::BTreeSet;

use gsbx::desk::statistics::{Export, ExportForm, FigureAsk};
use gsbx::desk::{Desk, Refusal};
use gsbx::domain::dates::Month;
use gsbx::domain::money::Money;
use gsbx::domain::operator::Right;
use gsbx::domain::problem::Problem;
use gsbx::domain::statistics::period::Period;
use gsbx::domain::statistics::problem::StatisticsProblem;
use gsbx::domain::statistics::public::{LEAST, published};
use gsbx::domain::statistics::table::{ColumnId, Figure, Group, ListKind, Row, RowKey, Sum, Table, TableId, Unit, Value};
use gsbx::report::statistics as report;
use gsbx::text::Lang;
use proptest::prelude::*;

use crate::support::statistics::county;
use crate::support::{Office, policy, problem, stderr, stdout};

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

fn months(first: &str, last: &str) -> Period {
    Period::new(Month::parse(first).expect("a month"), Month::parse(last).expect("a month")).expect("a period")
}

fn key(text: &str) -> RowKey {
    RowKey::parse(text).expect("a key")
}

/// A row's figures as people read them, by the columns' ids.
fn row(table: &Table, row: &str, columns: &[&str]) -> Vec<String> {
    let column = |id: &&str| ColumnId::parse(id).expect("a column");
    let figure = |c: ColumnId| table.figure(&key(row), c).unwrap_or_else(|| panic!("no {row} {c}"));
    columns.iter().map(|id| gsbx::text::statistics::value(figure(column(id)).value)).collect()
}

fn table(desk: &Desk, id: TableId, period: Period) -> Table {
    desk.statistics(id, period).expect("a table")
}

const FLOW: &[&str] = &["employers", "start", "joined", "left", "end"];

/// Two employers count once, a last day is insured still, and who moves leaves one row and joins another.
#[test]
fn insured_people_are_counted_by_hand() {
    let desk = county().desk("review");
    let insured = table(&desk, TableId::Insured, year(2021));
    assert_eq!(row(&insured, "all", FLOW), ["3", "7", "2", "2", "7"]);
    assert_eq!(row(&insured, "unit_type:enterprise", FLOW), ["1", "4", "1", "2", "3"]);
    assert_eq!(row(&insured, "unit_type:institution", FLOW), ["1", "1", "2", "0", "3"]);
    assert_eq!(row(&insured, "unit_type:individual", FLOW), ["1", "2", "0", "1", "1"]);
    assert_eq!(row(&insured, "sex:female", FLOW), ["-", "2", "1", "1", "2"]);
    assert_eq!(row(&insured, "all", &["women", "migrant", "by_project", "over_age", "unnamed"]), ["2", "1", "0", "1", "40"]);
    assert_eq!(row(&insured, "town:", FLOW)[4], "1", "an employer without a town has a row of its own");
    assert_eq!(row(&insured, "age:50-59", &["end"]), ["2"]);
    // The end of the year before is its start, and a part of the year has its own.
    assert_eq!(row(&table(&desk, TableId::Insured, year(2020)), "all", FLOW)[4], "7");
    assert_eq!(row(&table(&desk, TableId::Insured, months("2021-02", "2021-04")), "all", FLOW), ["3", "6", "2", "0", "8"]);
}

#[test]
fn decisions_injuries_and_appraisals_are_counted_by_hand() {
    let desk = county().desk("review");
    let columns = ["received", "decided", "injury", "deemed", "not_recognised", "days"];
    let recognition = table(&desk, TableId::Recognition, year(2021));
    assert_eq!(row(&recognition, "all", &columns), ["4", "3", "1", "1", "1", "23.33"]);
    assert_eq!(row(&recognition, "situation:14-1", &columns), ["3", "2", "1", "0", "1", "30.00"]);
    // What was revoked later had been decided then.
    assert_eq!(row(&table(&desk, TableId::Recognition, months("2021-01", "2021-02")), "all", &columns)[1], "2");
    let injuries = table(&desk, TableId::Injuries, year(2021));
    assert_eq!(row(&injuries, "all", &["injuries", "people", "deaths", "accident_rate"]), ["2", "2", "1", "285.71"]);
    assert_eq!(row(&injuries, "body_part:1.12", &["injuries"]), ["1"]);
    assert_eq!(row(&injuries, "month:2021-05", &["deaths"]), ["1"]);
    assert_eq!(row(&injuries, "industry:C", &["accident_rate"]), ["571.43"], "2 of an average of 3.5");
    let half = table(&desk, TableId::Injuries, months("2021-01", "2021-06"));
    assert_eq!(row(&half, "all", &["accident_rate"]), ["-"], "half a year has no rate of a year");
    let appraisal = table(&desk, TableId::Appraisal, year(2021));
    assert_eq!(row(&appraisal, "all", &["first", "again"]), ["1", "1"]);
    assert_eq!(row(&appraisal, "grade:8", &["first", "again"]), ["1", "0"]);
    assert_eq!(row(&appraisal, "grade:7", &["first", "again"]), ["0", "1"]);
}

#[test]
fn beneficiaries_are_counted_by_hand() {
    let desk = county().desk("review");
    let columns = ["settled", "amount", "average", "in_force", "begun", "ended", "at_end"];
    let found = table(&desk, TableId::Beneficiaries, year(2021));
    assert_eq!(row(&found, "all", &columns), ["4", "2,670.01", "667.50", "2", "1", "1", "1"]);
    assert_eq!(row(&found, "who:workers", &["settled", "amount"]), ["3", "2,170.01"]);
    assert_eq!(row(&found, "who:dependants", &["settled", "amount"]), ["1", "500.00"]);
    assert_eq!(row(&found, "benefit:medical", &["settled", "amount", "average"]), ["2", "170.01", "85.01"]);
    assert_eq!(row(&found, "benefit:disability_1_4", &columns)[..2], ["1", "2,000.00"]);
    assert_eq!(row(&found, "monthly:allowance-03", &["settled", "ended", "at_end"]), ["1", "1", "0"]);
}

/// The figures of the year the county published (agency rules 11.1), and those of the fund's page.
#[test]
fn the_demonstration_gives_the_published_year() {
    let office = Office::demo();
    let desk = office.desk("review");
    assert_eq!(row(&table(&desk, TableId::Insured, year(2021)), "all", &["end"]), ["12,976"]);
    assert_eq!(row(&table(&desk, TableId::Beneficiaries, year(2021)), "all", &["at_end"]), ["242"]);
    let fund = desk.fund_year(Some(2021)).expect("the fund").figures;
    let counted = table(&desk, TableId::Fund, year(2021));
    assert_eq!(row(&counted, "all:income", &["total"]), [fund.income.to_string()]);
    assert_eq!(row(&counted, "all:spending", &["total"]), [fund.spending.to_string()]);
    let premiums = table(&desk, TableId::Premiums, year(2021));
    assert_eq!(row(&premiums, "all", &["paid"]), row(&counted, "income:contributions", &["total"]));
}

/// Every figure opens to as many lines as it says, and a figure of money to lines that add up to it.
fn every_figure_opens(desk: &Desk, period: Period) -> usize {
    let mut opened = 0;
    for id in TableId::ALL {
        let table = table(desk, *id, period);
        for row in &table.rows {
            for (column, figure) in table.columns.iter().zip(&row.figures).filter(|(_, f)| f.list.is_some()) {
                let ask = FigureAsk { table: *id, period, row: row.key.clone(), column: *column };
                let page = desk.drill(&ask, 0, 100_000).expect("a list");
                let about = format!("{} {} {column}", id.id(), row.key);
                assert_eq!(Some(page.kind), figure.list, "{about}");
                assert_eq!(page.total, i64::try_from(page.lines.len()).expect("a number"), "{about}");
                match figure.value {
                    Value::Count(n) => assert_eq!(n, page.total, "{about}"),
                    Value::Money(amount) if page.lines.iter().any(|l| l.amount.is_some()) => {
                        let sum: Money = page.lines.iter().filter_map(|l| l.amount).sum();
                        assert_eq!(amount, sum, "{about}");
                    }
                    _ => {}
                }
                let whole = |l: &gsbx::desk::statistics::DrillLine| l.number.len() == 18 && !l.number.contains('*');
                assert!(page.kind != ListKind::People || !page.lines.iter().any(whole), "{about}: numbers are masked");
                opened += 1;
            }
        }
    }
    opened
}

#[test]
fn every_figure_opens_to_its_list() {
    assert!(every_figure_opens(&county().desk("review"), year(2021)) > 300);
    assert!(every_figure_opens(&Office::demo().desk("review"), year(2021)) > 800);
}

/// Rows add up to the total wherever the table says so, and what is one by definition is one in every row.
#[test]
fn rows_add_up_where_the_table_says_so() {
    let (demo, county) = (Office::demo(), county());
    for (desk, period) in [
        (demo.desk("review"), year(2021)),
        (county.desk("review"), year(2021)),
        (county.desk("review"), months("2021-02", "2021-06")),
    ] {
        for id in TableId::ALL {
            let table = table(&desk, *id, period);
            for Sum { group, total, columns } in &table.sums {
                for column in columns {
                    let rows = table.rows.iter().filter(|r| r.key.group == *group && r.key != *total);
                    let sum: i128 = rows.map(|r| number(table.figure(&r.key, *column).expect("a figure").value)).sum();
                    let whole = number(table.figure(total, *column).expect("a total").value);
                    assert_eq!(sum, whole, "{} {} {column}", id.id(), group.id());
                }
            }
            for identity in id.identities() {
                for row in &table.rows {
                    let value = |(c, _): &(ColumnId, bool)| number(table.figure(&row.key, *c).expect("a figure").value);
                    let sum: i128 = identity[1..].iter().map(|t| if t.1 { value(t) } else { -value(t) }).sum();
                    assert_eq!(value(&identity[0]), sum, "{} {}", id.id(), row.key);
                }
            }
        }
    }
}

fn number(value: Value) -> i128 {
    match value {
        Value::Count(n) | Value::Hundredths(n) => n.into(),
        Value::Money(amount) => amount.fen().into(),
        Value::Missing | Value::Hidden => 0,
    }
}

/// What was there at the end of a year does not change by what happens after it.
#[test]
fn a_past_year_stays_what_it_was() {
    let office = county();
    let before: Vec<Table> = TableId::ALL.iter().map(|id| table(&office.desk("review"), *id, year(2021))).collect();
    office
        .raw()
        .execute_batch(
            r#"PRAGMA foreign_keys = 0;
            UPDATE employer SET town = '马鞍镇', unit_type = 'other', division = '02' WHERE id = 1;
            INSERT INTO employer_event (employer_id, what, on_day, before, after, reason, sheet_id, at) VALUES
                (1, 'change', '2022-01-02', '{"town":"林城镇","unit_type":"enterprise","division":"30"}', '{}', '', 1, '');
            UPDATE employment SET insured_to = '2022-01-03' WHERE person_id = 1;
            UPDATE employment SET is_migrant = 0 WHERE person_id = 9;
            INSERT INTO employment_event (person_id, employer_id, insured_from, what, on_day, before, after, reason, sheet_id, at)
                VALUES (9, 3, '2020-01-01', 'change', '2022-01-02', '{"is_migrant":"yes"}', '{"is_migrant":"no"}', '', 1, '');
            INSERT INTO benefit_event (benefit_id, month, what, monthly_fen, reason, at) VALUES (2, 202201, 'end', NULL, '', '');
            INSERT INTO employer_rate (employer_id, from_month, risk_class, step, reason, sheet_id, at)
                VALUES (1, 202201, 7, 3, '', 1, '');"#,
        )
        .expect("what happened since");
    let after: Vec<Table> = TableId::ALL.iter().map(|id| table(&office.desk("review"), *id, year(2021))).collect();
    assert_eq!(before, after);
}

/// People open for those only who may look people up; the refusal stands in the audit trail.
#[test]
fn lists_of_people_are_not_for_everybody() {
    let office = Office::demo();
    office
        .raw()
        .execute_batch(
            "DELETE FROM operator_role WHERE operator_id = (SELECT id FROM operator WHERE login = 'review') AND role <> 'report'",
        )
        .expect("a reporter");
    let desk = office.desk("review");
    let ask = |column| FigureAsk { table: TableId::Insured, period: year(2021), row: RowKey::total(), column };
    assert!(matches!(desk.drill(&ask(ColumnId::End), 0, 10), Err(Refusal::NotAllowed(Right::Lookup))));
    assert_eq!(desk.drill(&ask(ColumnId::Employers), 0, 10).expect("employers").lines.len(), 10);
    let unnamed = problem(desk.drill(&ask(ColumnId::Unnamed), 0, 10));
    assert_eq!(unnamed, ("column", Problem::Statistics(StatisticsProblem::NoList)));
    let desk = office.desk("desk");
    assert!(matches!(desk.statistics(TableId::Insured, year(2021)), Err(Refusal::NotAllowed(Right::Statistics))));
}

/// What is sent is kept as it was; a correction has a reason and tells what differs.
#[test]
fn a_return_is_frozen_and_corrected_by_another() {
    let office = county();
    let mut desk = office.desk("review");
    let not_over = problem(desk.send_statistics(TableId::Insured, months("2022-01", "2022-01"), ""));
    assert!(matches!(not_over, ("period", Problem::Statistics(StatisticsProblem::NotOver { .. }))));
    assert_eq!(desk.send_statistics(TableId::Insured, year(2021), "").expect("sent").edition, 1);
    let same = problem(desk.send_statistics(TableId::Insured, year(2021), "again"));
    assert_eq!(same, ("table", Problem::Statistics(StatisticsProblem::NothingChanged { edition: 1 })));
    office.raw().execute("UPDATE employment SET insured_from = '2022-01-01' WHERE person_id = 4", []).expect("a correction");
    let why = problem(desk.send_statistics(TableId::Insured, year(2021), " "));
    assert_eq!(why, ("reason", Problem::Statistics(StatisticsProblem::ReasonWanted { edition: 2 })));
    let sent = desk.send_statistics(TableId::Insured, year(2021), "误报一人").expect("corrected");
    let total = sent.differences.iter().find(|d| d.row == RowKey::total() && d.column == ColumnId::End).expect("the total");
    assert_eq!((sent.edition, total.before, total.after), (2, Value::Count(7), Value::Count(6)));
    let first = desk.statistics_return(TableId::Insured, year(2021), Some(1)).expect("as it was sent");
    assert_eq!(row(&first.table, "all", FLOW), ["3", "7", "2", "2", "7"]);
    assert!(first.differences.is_empty());
    let second = desk.statistics_return(TableId::Insured, year(2021), None).expect("the newest");
    assert_eq!((second.line.reason.as_str(), second.differences), ("误报一人", sent.differences));
    assert_eq!(desk.returns().expect("both").iter().map(|r| r.edition).collect::<Vec<_>>(), [2, 1]);
    let raw = office.raw();
    assert!(raw.execute("UPDATE statistics_return SET document = '{}'", []).is_err());
    let acts: i64 = raw.query_row("SELECT count(*) FROM audit WHERE act = 'send-statistics'", [], |r| r.get(0)).expect("records");
    assert_eq!(acts, 2);
}

/// Two windows send at once: one edition each, never the same twice.
#[test]
fn two_windows_do_not_send_the_same_edition() {
    let office = county();
    let db = office.db();
    let mut desk = office.desk_interrupted("review", move || {
        let office = rusqlite::Connection::open(db).expect("the office");
        office
            .execute(
                "INSERT INTO statistics_return (name, period, edition, document, reason, operator_id, at)
                    VALUES ('S1', '2021', 1, '{\"columns\":[],\"rows\":[]}', '', 1, '')",
                [],
            )
            .expect("the other window's");
    });
    let refused = problem(desk.send_statistics(TableId::Insured, year(2021), ""));
    assert_eq!(refused, ("reason", Problem::Statistics(StatisticsProblem::ReasonWanted { edition: 2 })));
}

fn arbitrary_table() -> impl Strategy<Value = Table> {
    let count = prop_oneof![3 => 0_i64..4, 1 => 4_i64..60];
    prop::collection::vec((count.clone(), count.clone(), count), 1..8).prop_map(|rows| {
        let columns = vec![ColumnId::Decided, ColumnId::Injury, ColumnId::Deemed, ColumnId::NotRecognised];
        let figures = |(a, b, c): (i64, i64, i64)| {
            [a + b + c, a, b, c].map(|n| Figure { value: Value::Count(n), list: Some(ListKind::Cases) }).to_vec()
        };
        let total = rows.iter().fold((0, 0, 0), |t, r| (t.0 + r.0, t.1 + r.1, t.2 + r.2));
        let row = |(n, r): (usize, &(i64, i64, i64))| Row {
            key: RowKey { group: Group::Situation, code: n.to_string() },
            figures: figures(*r),
        };
        let of_rows = rows.iter().enumerate().map(row);
        let all = Row { key: RowKey::total(), figures: figures(total) };
        let sum = Sum { group: Group::Situation, total: RowKey::total(), columns: columns.clone() };
        let rows = std::iter::once(all).chain(of_rows).collect();
        Table { id: TableId::Recognition, period: year(2021), columns, rows, sums: vec![sum] }
    })
}

proptest! {
    /// Nothing small is shown, and nowhere is one figure, or less than three people, left to be worked out.
    #[test]
    fn nothing_small_can_be_worked_out(table in arbitrary_table()) {
        let public = published(&table);
        let hidden: BTreeSet<(usize, usize)> = (0..table.rows.len())
            .flat_map(|y| (0..table.columns.len()).map(move |x| (y, x)))
            .filter(|(y, x)| public.rows[*y].figures[*x].value == Value::Hidden)
            .collect();
        for (y, row) in public.rows.iter().enumerate() {
            for (x, figure) in row.figures.iter().enumerate() {
                prop_assert!(figure.list.is_none());
                if let Value::Count(n) = figure.value {
                    prop_assert!(n == 0 || n >= LEAST, "{n} at {y} {x}");
                }
            }
        }
        let columns = (0..table.columns.len()).map(|x| (0..table.rows.len()).map(|y| (y, x)).collect::<Vec<_>>());
        let rows = (0..table.rows.len()).map(|y| (0..table.columns.len()).map(|x| (y, x)).collect::<Vec<_>>());
        for relation in columns.chain(rows) {
            let inside: Vec<_> = relation.iter().filter(|p| hidden.contains(p)).collect();
            let people: i128 = inside.iter().map(|(y, x)| number(table.rows[*y].figures[*x].value)).sum();
            prop_assert!(inside.is_empty() || inside.len() == relation.len() || (inside.len() > 1 && people >= LEAST.into()));
        }
    }
}

/// The demonstration as it would be published: no figure of one or two people, no lone death, totals as they are.
#[test]
fn the_published_year_hides_what_is_small() {
    let office = Office::demo();
    let desk = office.desk("review");
    let mut hidden = 0;
    for id in TableId::ALL {
        let (table, public) = (table(&desk, *id, year(2021)), desk.published_statistics(*id, year(2021)).expect("a table"));
        for (row, shown) in table.rows.iter().zip(&public.rows) {
            for ((column, figure), shown) in table.columns.iter().zip(&row.figures).zip(&shown.figures) {
                let is_small = matches!(figure.value, Value::Count(n) if n > 0 && n < LEAST);
                let of_people = matches!(column.unit(), Unit::People | Unit::Cases);
                assert!(!(is_small && of_people) || shown.value == Value::Hidden, "{} {} {column}", id.id(), row.key);
                hidden += usize::from(shown.value == Value::Hidden);
            }
        }
        assert_eq!(table.rows[0].figures.iter().map(|f| f.value).collect::<Vec<_>>().len(), public.rows[0].figures.len());
    }
    assert!(hidden > 20, "{hidden}");
}

#[test]
fn a_file_holds_the_figures_as_numbers() {
    let office = county();
    let mut desk = office.desk("review");
    let folder = tempfile::tempdir().expect("a folder");
    let save = |desk: &mut Desk, form: ExportForm| {
        let file = folder.path().join(format!("s1.{}", form.ending()));
        let export = Export { tables: vec![TableId::Insured], period: year(2021), public: false, form, file: Some(file.clone()) };
        desk.export_statistics(&export, report::press(Lang::Zh)).expect("a file");
        file
    };
    let csv = std::fs::read_to_string(save(&mut desk, ExportForm::Csv)).expect("text");
    assert!(csv.starts_with("\u{FEFF}\"S1 参保情况 2021 年\"\n\"\",\"单位数\","), "{csv}");
    assert!(csv.contains("\n\"合计\",3,7,2,2,7,2,1,0,1,40\n"), "{csv}");
    let file = save(&mut desk, ExportForm::Xlsx);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&file).expect("a workbook");
    let range = calamine::Reader::worksheet_range_at(&mut book, 0).expect("a sheet").expect("readable");
    assert_eq!(range.get_value((2, 1)), Some(&calamine::Data::Float(3.0)));
    let again =
        Export { tables: vec![TableId::Insured], period: year(2021), public: false, form: ExportForm::Xlsx, file: Some(file) };
    assert!(desk.export_statistics(&again, report::press(Lang::Zh)).is_err(), "a file that is there is not written over");
    let acts: i64 = office
        .raw()
        .query_row("SELECT count(*) FROM audit WHERE act = 'export-statistics' AND detail LIKE 'S1 2021 %'", [], |r| r.get(0))
        .expect("records");
    assert_eq!(acts, 2);
}

/// A town or name that a spreadsheet would work out stays text.
#[test]
fn a_name_is_never_a_formula() {
    let office = county();
    office.raw().execute("UPDATE employer SET town = '=1+1' WHERE id = 1", []).expect("a town");
    let table = table(&office.desk("review"), TableId::Insured, year(2021));
    let press = report::press(Lang::Zh);
    let bytes = (press.0)(&[table], &policy(), ExportForm::Csv).expect("a file");
    let text = String::from_utf8(bytes).expect("text");
    assert!(text.contains("\"'=1+1\"") && !text.contains("\"=1+1\""), "{text}");
}

#[test]
fn the_command_gives_what_the_desk_gives() {
    let office = Office::demo();
    let password = office.folder().join("password");
    std::fs::write(&password, "demo\n").expect("a file");
    let run = |args: &[&str]| {
        let who = ["--operator", "review", "--password-file", password.to_str().expect("a path")];
        office.gsbx(&[&who[..], args].concat())
    };
    let json = |args: &[&str]| -> serde_json::Value {
        let output = run(args);
        assert!(output.status.success(), "{}", stderr(&output));
        serde_json::from_str(&stdout(&output)).expect("JSON")
    };
    let all = json(&["stats", "--year", "2021", "--json"]);
    let ids: Vec<&str> = all["tables"].as_array().expect("tables").iter().filter_map(|t| t["id"].as_str()).collect();
    assert_eq!(ids, ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9"]);
    assert_eq!(all["tables"][0]["rows"][0]["figures"]["end"], 12_976);
    let drill =
        json(&["stats", "drill", "--table", "s6", "--row", "who:dependants", "--column", "at_end", "--year", "2021", "--json"]);
    assert_eq!((drill["total"].as_i64(), drill["lines"].as_array().map(Vec::len)), (Some(132), Some(100)));
    assert!(stdout(&run(&["stats", "send", "--table", "S1", "--year", "2021"])).contains("第 1 版"));
    assert_eq!(json(&["stats", "returns", "--json"])["returns"][0]["table"], "S1");
    assert_eq!(
        json(&["stats", "sent", "--table", "S1", "--year", "2021", "--json"])["sent"]["rows"][0]["figures"]["end"],
        12_976
    );
    for (args, want) in [
        (&["stats", "--table", "S10"][..], "S1 至 S9"),
        (&["stats", "--from", "2021-05", "--to", "2021-02"], "截止月份早于起始月份"),
        (&["stats", "--year", "2031"], "还没有开始"),
        (&["stats", "drill", "--table", "S1", "--row", "nowhere:x", "--column", "end"], "没有这一行"),
        (&["stats", "drill", "--table", "S1", "--column", "due", "--year", "2021"], "没有这一列"),
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(stderr(&output).contains(want), "{args:?}: {}", stderr(&output));
    }
}
