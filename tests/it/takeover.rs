//! Cases of earlier years and old injuries: taken over whole, standing where they stood, with what is not known to be
//! completed.

use gsbx::desk::Refusal;
use gsbx::desk::cases::Queue;
use gsbx::desk::estimate::Fields;
use gsbx::desk::import::Kind;
use gsbx::domain::case::state::State;
use gsbx::domain::case::workflow::{Check, Step};
use gsbx::domain::problem::Problem;
use gsbx::store::Tally;

use crate::support::claim::{application, step};
use crate::support::county::*;
use crate::support::intake::*;
use crate::support::{Office, day, problems, stderr, stdout};

fn of(decision: &str, decided_on: &str, grade: &str, serial: u32) -> String {
    let row = with(&claim(serial), 8, decision);
    with(&with(&row, 9, decided_on), 10, grade)
}

const NUMBER: &str = "43129920190000001";

/// The director of the county, who may also take claims in, to see what became of the file.
fn county() -> Desk {
    let desk = Desk::county();
    desk.office
        .raw()
        .execute("INSERT INTO operator_role SELECT id, 'intake' FROM operator WHERE login = 'zhuren'", [])
        .expect("a role");
    let office = desk.office;
    let again = office.desk("zhuren");
    Desk { office, desk: again }
}

#[test]
fn a_case_of_earlier_years_stands_where_it_stood() {
    let mut desk = county();
    let rows = [claim(1), of("injury", "2019-04-20", "", 2), of("not_injury", "2019-04-20", "", 3)];
    assert_eq!(desk.good(Kind::Claims, &table(CLAIMS, &rows)).added, 3);
    let view = desk.desk.case(NUMBER).expect("the case");
    assert_eq!((view.state, view.grade, view.taken_over, view.version), (State::Graded, Some(7), true, 1));
    assert_eq!((view.body_part.as_str(), view.claim.get("place"), view.claim.get("degree")), ("右手食指", "车间", "disabled"));
    let steps: Vec<(Step, State, chrono::NaiveDate)> = view.steps.iter().map(|s| (s.step, s.to, s.on)).collect();
    let want = [
        (Step::Report, State::Reported, day("2019-03-04")),
        (Step::Accept, State::Accepted, day("2019-03-10")),
        (Step::Recognise, State::Recognised, day("2019-04-20")),
        (Step::TakeOver, State::Graded, day("2019-04-20")),
    ];
    assert_eq!(steps, want);
    assert_eq!(view.running, None, "nothing is counted from a conclusion whose day is not known");
    let states: Vec<State> = (2..=3).map(|n| desk.desk.case(&format!("4312992019{n:07}")).expect("the case").state).collect();
    assert_eq!(states, [State::Recognised, State::NotRecognised]);
    let found = desk.desk.lookup(NUMBER, 5).expect("hits");
    assert_eq!((found.hits.len(), found.hits[0].person_id), (1, view.person_id), "found by the number it always had");
}

/// A case that is still open runs on: its limit is counted from the day it was accepted.
#[test]
fn an_open_case_of_earlier_years_has_its_limit() {
    let mut desk = county();
    let row = [with(&with(&of("open", "", "", 1), 3, "2021-11-20"), 4, "2021-11-22"), of("death", "2019-04-20", "", 2)];
    let row = [with(&row[0], 5, "2021-12-01"), row[1].clone()];
    assert_eq!(desk.good(Kind::Claims, &table(CLAIMS, &row)).added, 2);
    let view = desk.desk.case(NUMBER).expect("the case");
    let running = view.running.expect("a limit");
    // 60 days from 1 December end on a Sunday on which people work, for the days off of the Spring Festival.
    assert_eq!((view.state, running.limit, running.deadline.day), (State::Accepted, "recognition_decision", day("2022-01-30")));
    let due = desk.desk.case_list(Queue::DueIn(60), 0, 10).expect("a list");
    assert_eq!((due.total, due.lines[0].due_on), (1, Some(day("2022-01-30"))));
    let dead = desk.desk.case("43129920190000002").expect("the case");
    assert_eq!((dead.state, dead.claim.get("degree")), (State::Recognised, "dead"));
    assert!(dead.gaps.contains(&"died_on"));
    assert_eq!(desk.desk.case_list(Queue::Mine, 0, 10).expect("a list").total, 0, "nobody opened them at the counter");
}

/// What is not known is counted in the list, named in the case, and the case leaves the list when it is completed.
#[test]
fn what_is_not_known_is_completed_later() {
    let mut desk = county();
    let rows = [claim(1), with(&claim(2), 6, "腰部")];
    assert_eq!(desk.good(Kind::Claims, &table(CLAIMS, &rows)).added, 2);
    let list = desk.desk.case_list(Queue::WithGaps, 0, 10).expect("a list");
    assert_eq!(list.total, 2);
    for line in &list.lines {
        let view = desk.desk.case(&line.number).expect("the case");
        assert_eq!(usize::try_from(line.gaps), Ok(view.gaps.len()), "{:?}", view.gaps);
        assert_eq!(line.missing, view.gaps, "the list tells what is missing on each");
    }
    let gaps = desk.desk.case(NUMBER).expect("the case").gaps;
    for field in ["reporter", "accident_time", "cause", "body_part", "course", "hospital"] {
        assert!(gaps.contains(&field), "{field}: {gaps:?}");
    }
    let coded = desk.desk.case("43129920190000002").expect("the case");
    assert_eq!((coded.claim.get("body_part"), coded.body_part.as_str()), ("1.10", "腰部"), "a name of the list is its code");
    assert!(!coded.gaps.contains(&"body_part"));

    // The employer was registered here only after the accident.
    desk.office.raw().execute("UPDATE employer SET registered_on = '2020-01-01'", []).expect("a day");
    let (fields, base) = desk.desk.claim_fields(NUMBER).expect("the claim");
    assert_eq!(fields.get("body_part"), "右手食指", "the old text is there to choose the code by");
    let filled = [
        ("reporter", "王强"),
        ("reporter_phone", "13800000000"),
        ("report_way", "window"),
        ("accident_time", "09:40"),
        ("cause", "03"),
        ("body_part", "1.13.3"),
        ("side", "right"),
        ("course", "清理机床时右手食指被压伤"),
        ("hospital", "会同县人民医院"),
        ("agreement", "yes"),
    ]
    .into_iter()
    .fold(fields, |fields, (id, text)| fields.with(id, text));
    assert_eq!(desk.desk.revise_claim(NUMBER, base, &filled, "补录").expect("completed"), 2);
    let view = desk.desk.case(NUMBER).expect("the case");
    assert!(view.gaps.is_empty() && view.state == State::Graded, "{:?}", view.gaps);
    let part = view.versions[1].changes.iter().find(|(id, _, _)| *id == "body_part").expect("the change");
    assert_eq!((part.1.as_str(), part.2.as_str()), ("右手食指", "1.13.3"));
    assert_eq!(desk.desk.case_list(Queue::WithGaps, 0, 10).expect("a list").total, 1);

    // A text that a search would take for a code is left to the operator, and is a gap until he has chosen.
    assert_eq!(desk.good(Kind::Claims, &table(CLAIMS, &[with(&claim(3), 6, "头")])).added, 1);
    let (fields, _) = desk.desk.claim_fields("43129920190000003").expect("the claim");
    let view = desk.desk.case("43129920190000003").expect("the case");
    assert_eq!((fields.get("body_part"), view.body_part.as_str(), view.gaps.contains(&"body_part")), ("", "头", true));
}

/// The same file changes nothing, also after the cases went on; another content under a number is told.
#[test]
fn a_second_time_changes_nothing() {
    let mut desk = county();
    let rows = [claim(1), of("injury", "2019-04-20", "", 2)];
    let file = table(CLAIMS, &rows);
    assert_eq!(desk.good(Kind::Claims, &file).added, 2);
    let before = desk.contents();
    assert_eq!(desk.good(Kind::Claims, &file), Tally { added: 0, changed: 0, unchanged: 2 });
    assert_eq!(desk.contents(), before);
    desk.desk.advance_case("43129920190000002", &step("treat", &[("on", "2019-05-01")])).expect("a step");
    assert_eq!(desk.good(Kind::Claims, &file).unchanged, 2, "what was done since is not undone");
    let taken = Problem::CaseNumberTaken;
    for other in [with(&rows[0], 10, "6"), with(&rows[0], 7, "工地"), with(&rows[0], 1, &resident(3))] {
        assert_eq!(desk.bad(Kind::Claims, &table(CLAIMS, &[other])), [(2, "case_number", taken.clone())]);
    }
    // The same number in another spelling is the same number.
    let spelt = with(&claim(1), 0, "4312992019-0000001");
    assert_eq!(desk.bad(Kind::Claims, &table(CLAIMS, &[spelt])), [(2, "case_number", taken)]);
    let twice = [claim(3), with(&claim(2), 0, "43129920190000003")];
    assert_eq!(desk.bad(Kind::Claims, &table(CLAIMS, &twice)), [(3, "case_number", Problem::CaseNumberTwice)]);
}

/// Each bad value with its line, field and reason, and nothing is written.
#[test]
fn every_bad_value_is_told() {
    let mut desk = county();
    let before = |field, text| Problem::Before { field, day: day(text) };
    let not_with = |value: &str| Problem::DoesNotGoWith { field: "decision", value: value.into() };
    let good = claim(1);
    for (row, want) in [
        (with(&good, 0, ""), ("case_number", Problem::Empty)),
        (with(&good, 1, &resident(77)), ("id_number", Problem::UnknownWorker)),
        (with(&good, 2, &credit(9)), ("credit_code", Problem::UnknownEmployer)),
        (with(&good, 3, "2019-02-29"), ("accident_on", Problem::BadDate)),
        (with(&good, 3, "1960-08-07"), ("accident_on", before("birth", "1960-08-08"))),
        (with(&good, 4, "2019-02-28"), ("reported_on", before("accident_on", "2019-03-01"))),
        (with(&good, 5, ""), ("accepted_on", Problem::Empty)),
        (with(&good, 5, "2019-03-03"), ("accepted_on", before("reported_on", "2019-03-04"))),
        (with(&good, 6, "指\u{1b}"), ("body_part", Problem::ControlCharacter)),
        (with(&good, 7, &"长".repeat(101)), ("place", Problem::TooLong { max: 100 })),
        (with(&good, 8, "maybe"), ("decision", Problem::NotOneOf { choices: "injury, not_injury, death, open" })),
        (with(&good, 9, "2019-03-09"), ("decided_on", before("accepted_on", "2019-03-10"))),
        (with(&good, 9, "2022-01-05"), ("decided_on", Problem::Future)),
        (with(&good, 9, ""), ("decided_on", Problem::Empty)),
        (of("open", "", "7", 1), ("grade", not_with("open"))),
        (of("not_injury", "2019-04-20", "7", 1), ("grade", not_with("not_injury"))),
        (with(&good, 10, "11"), ("grade", Problem::NotInRange { min: 1, max: 10 })),
    ] {
        let told = desk.bad(Kind::Claims, &table(CLAIMS, &[claim(2), row.clone()]));
        assert_eq!(told, [(3, want.0, want.1)], "{row}");
    }
    // Several in one line are told at once.
    let row = with(&with(&with(&good, 1, "123"), 3, "2019-13-01"), 10, "x");
    let told: Vec<&str> = desk.bad(Kind::Claims, &table(CLAIMS, &[row])).into_iter().map(|(_, field, _)| field).collect();
    assert_eq!(told, ["id_number", "accident_on", "grade"]);
}

/// A number from elsewhere that looks like the office's own does not stop the office's own from being counted on.
#[test]
fn numbers_taken_over_do_not_stop_new_ones() {
    let mut desk = county();
    let numbers = ["GS-2022-000007", "GS-2022-甲3", "GS-2022-99999999", "gs2022000009"];
    let rows: Vec<String> = [1, 2, 3, 1].into_iter().zip(numbers).map(|(n, number)| with(&claim(n), 0, number)).collect();
    assert_eq!(desk.good(Kind::Claims, &table(CLAIMS, &rows)).added, 4);
    let trail = |number: &str| {
        let filter = Fields::default().with("document", number);
        desk.desk.audit_trail(&filter, 0, 10).map(|page| page.lines.len())
    };
    assert!(trail("gs-2022-甲3").is_ok(), "found by the same number as in a search");
    assert_eq!(problems(trail("GS-2022-乙3")), [("document", Problem::NoSuchDocument)]);
    let fields = crate::support::claim::accident_of(&resident(1), &credit(1));
    assert_eq!(desk.desk.file_claim(&fields, "").expect("a case").number, "GS-2022-000010");
}

/// On the command line: columns, a trial, the work list; and only for those who may import.
#[test]
fn the_command_line_takes_claims_over() {
    let desk = county();
    let (office, file) = (&desk.office, desk.file("claims.csv", table(CLAIMS, &[claim(1), claim(2)]).as_bytes()));
    let secret = desk.file("password", b"correct horse");
    let run = |args: &[&str]| {
        let login = ["--operator", "zhuren", "--password-file", secret.to_str().expect("a path")];
        office.gsbx(&[&login, args].concat())
    };
    let file = file.to_str().expect("a path");
    let trial = run(&["import", "claims", file, "--dry-run"]);
    assert!(trial.status.success() && !desk.contents().contains("43129920190000001"), "{}", stderr(&trial));
    let done = run(&["import", "claims", file]);
    assert!(stdout(&done).contains("新增 2"), "{} {}", stdout(&done), stderr(&done));
    let list: serde_json::Value = serde_json::from_str(&stdout(&run(&["case", "list", "--gaps", "--json"]))).expect("JSON");
    assert_eq!((&list["total"], &list["cases"][0]["missing"][0]), (&2.into(), &"reporter".into()));
    let shown = stdout(&run(&["case", "show", NUMBER]));
    assert!(shown.contains("待完善：报案人、"), "{shown}");
    let mut clerk = Office::demo().desk("desk");
    let refused = clerk.import(Kind::Claims, std::path::Path::new(file), true, &mut Told::default());
    assert!(matches!(refused, Err(Refusal::NotAllowed(_))), "{refused:?}");
}

/// An old injury filed today, with what is on file of it.
fn old_injury(office: &Office, on_file: &[(&str, &str)]) -> Fields {
    let claim = application(office, 0).with("old_injury", "yes").with("applied_on", "").with("accident_on", "2003-05-01");
    let claim = claim.with("accident_time", "").with("document", "会人社工认〔2003〕7号").with("state", "graded");
    on_file.iter().fold(claim.with("grade", "6").with("nursing", "partial"), |claim, (id, text)| claim.with(id, *text))
}

/// No year to apply, no limit running: it stands where the papers say once another has checked them.
#[test]
fn an_old_injury_is_taken_over_and_checked_by_another() {
    let office = Office::demo();
    let (mut desk, mut review) = (office.desk("desk"), office.desk("review"));
    let number = desk.file_claim(&old_injury(&office, &[]), "").expect("a case").number;
    let view = desk.case(&number).expect("the case");
    assert_eq!((view.state, view.taken_over, &view.running, view.grade), (State::Reported, true, &None, None));
    assert!(view.steps[0].waits() && view.steps[0].to == State::Graded && view.open.is_empty());
    assert_eq!(problems(desk.settle_step(&number, Check::Pass, "")), [("step", Problem::WrongRole { role: "review" })]);

    review.settle_step(&number, Check::Return, "等级与鉴定书不符").expect("sent back");
    let view = desk.case(&number).expect("the case");
    assert_eq!((view.state, view.running, view.open[0].step), (State::Reported, None, Step::TakeOver));
    let again = [("state", "graded"), ("document", "会人社工认〔2003〕7号"), ("grade", "5"), ("on", "2021-12-30")];
    desk.advance_case(&number, &step("take_over", &again)).expect("entered again");
    review.settle_step(&number, Check::Pass, "").expect("passed");
    let view = desk.case(&number).expect("the case");
    assert_eq!((view.state, view.grade, view.nursing.as_deref()), (State::Graded, Some(5), None));
    assert_eq!(view.running, None, "benefits of long ago are not overdue");
    let once_more = problems(desk.advance_case(&number, &step("take_over", &again)));
    assert!(matches!(once_more[0].1, Problem::StepNotOpen { step: Step::TakeOver, .. }), "{once_more:?}");
    desk.advance_case(&number, &step("relapse", &[("reason", "旧伤复发")])).expect("it goes on like any other");
}

#[test]
fn what_is_on_file_of_an_old_injury_is_needed_and_must_fit() {
    let office = Office::demo();
    let mut desk = office.desk("desk");
    let not_with = |value: &str| Problem::DoesNotGoWith { field: "state", value: value.into() };
    let choices = "recognised, treatment, graded, closed";
    for (on_file, want) in [
        (&[("state", "")][..], ("state", Problem::Empty)),
        (&[("state", "accepted")], ("state", Problem::NotOneOf { choices })),
        (&[("document", "")], ("document", Problem::Empty)),
        (&[("grade", "")], ("grade", Problem::Empty)),
        (&[("grade", "11")], ("grade", Problem::NotInRange { min: 1, max: 10 })),
        (&[("state", "treatment"), ("nursing", "")], ("grade", not_with("treatment"))),
        (&[("state", "recognised"), ("grade", "")], ("nursing", not_with("recognised"))),
        (&[("place", "")], ("place", Problem::Empty)),
    ] {
        assert_eq!(problems(desk.file_claim(&old_injury(&office, on_file), "")), [want], "{on_file:?}");
    }
    let kept: i64 = office
        .raw()
        .query_row("SELECT count(*) FROM injury_case WHERE accident_on = '2003-05-01'", [], |r| r.get(0))
        .expect("a count");
    assert_eq!(kept, 0);
    for (state, grade) in [("recognised", ""), ("treatment", ""), ("graded", "none"), ("closed", ""), ("closed", "9")] {
        let claim = old_injury(&office, &[("state", state), ("grade", grade), ("nursing", ""), ("same_day", "yes")]);
        let number = desk.file_claim(&claim, "").expect("a case").number;
        office.desk("review").settle_step(&number, Check::Pass, "").expect("passed");
        let view = desk.case(&number).expect("the case");
        assert_eq!((Some(view.state), view.grade), (State::parse(state), grade.parse().ok()));
    }
    // The year to apply still ends for everybody else.
    let late = old_injury(&office, &[("old_injury", "no"), ("applied_on", "2021-12-28"), ("accident_on", "2019-05-01")]);
    let told = problems(desk.file_claim(&late.with("accident_time", "09:40"), ""));
    assert!(matches!(told[0], ("applied_on", Problem::TooLateToApply { .. })), "{told:?}");
}

#[test]
fn the_command_line_files_an_old_injury() {
    let office = Office::demo();
    let fields = old_injury(&office, &[]);
    let claim: serde_json::Map<String, serde_json::Value> =
        fields.iter().map(|(id, text)| (id.to_owned(), text.into())).collect();
    let file = office.folder().join("old.json");
    std::fs::write(&file, serde_json::Value::Object(claim).to_string()).expect("a file");
    let filed = office.gsbx(&["case", "file", file.to_str().expect("UTF-8")]);
    assert!(filed.status.success(), "{}", stderr(&filed));
    let number = stdout(&filed).trim().to_owned();
    let passed = office.gsbx(&["--operator", "review", "case", "check", &number, "pass"]);
    assert!(stdout(&passed).contains("已定级"), "{} {}", stdout(&passed), stderr(&passed));
}
