//! Registration of employers: what is entered is checked, takes effect once by a second person, and its history tells all.

use std::collections::BTreeMap;

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::domain::dates::Month;
use gsbx::domain::employer::registration::{Act, RegistrationProblem};
use gsbx::domain::employer::state::EmployerState;
use gsbx::domain::identity::credit_check;
use gsbx::domain::money::Money;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::warnings::Warning;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;
use proptest::prelude::*;

use crate::support::registration::{
    act, change, code, done, employer, file, form, insure, kept, owe, registered, relations, store, told_by_events,
};
use crate::support::sheet::step;
use crate::support::{Office, day, problem, problems, stderr, stdout};

fn of(found: RegistrationProblem) -> Problem {
    Problem::Registration(found)
}

#[test]
fn an_employer_is_registered_by_two_people_and_found_at_once() {
    let office = Office::staffed();
    let number = file(&office, "desk", &form(1)).expect("a sheet");
    assert_eq!(number, "DJ-2022-000001");
    assert!(store(&office).employer(&code(1)).expect("a read").is_none(), "nothing is there before the review");
    let view = office.desk("review").sheet(&number).expect("the sheet");
    // Ten working days from 4 January 2022; what the tables make of class 6 in January 2022.
    assert_eq!(view.due.map(|d| d.day), Some(day("2022-01-18")));
    let told =
        ["risk_class", "floating", "base_rate", "rate", "section", "collection", "account_name"].map(|id| view.fields.get(id));
    assert_eq!(told, ["6", "3", "1.3", "1.04", "C", "tax", "会同县清江水泥厂1"]);
    assert_eq!(view.fields.get("account"), "191402*********3456");
    step(&office, "review", &number, Step::Pass).expect("passed");
    let row = employer(&office, &code(1));
    assert_eq!((row.state, row.risk_class, &*row.division, &*row.town), (EmployerState::Active, 6, "30", "林城镇"));
    assert_eq!((row.registered_on, row.ended_on, row.successor), (day("2022-01-04"), None, None));
    let found = store(&office).employers_like("水泥", 5).expect("a search");
    assert_eq!(found, [(code(1), "会同县清江水泥厂1".to_owned())]);
    let events = store(&office).employer_events(row.id).expect("events");
    assert_eq!(events.iter().map(|e| (e.what.as_str(), e.sheet.as_str())).collect::<Vec<_>>(), [("register", &*number)]);
    assert_eq!(told_by_events(&office, &code(1)), kept(&office, &code(1)));
    let view = office.desk("review").sheet(&number).expect("the sheet");
    assert_eq!(view.employer.map(|(id, _)| id), Some(row.id));
    assert_eq!(view.state, State::Approved);
}

#[test]
fn a_code_with_a_wrong_check_is_refused_and_one_with_a_wrong_inner_code_is_doubted() {
    let office = Office::staffed();
    let sound = code(1);
    let last = if sound.ends_with('0') { '1' } else { '0' };
    let wrong = form(1).with("credit_code", format!("{}{last}", &sound[..17]));
    let want = sound.chars().next_back().expect("a character");
    assert_eq!(problem(file(&office, "desk", &wrong)), ("credit_code", Problem::BadCheckCharacter { want }));
    let digit = if &sound[16..17] == "0" { '1' } else { '0' };
    let head = format!("{}{digit}", &sound[..16]);
    let odd = format!("{head}{}", credit_check(head.as_bytes()).expect("a check"));
    let odd = form(1).with("credit_code", odd);
    let looked = office.desk("desk").look_at_registration(&odd, "").expect("a look");
    assert_eq!(looked.warnings, [("credit_code", Problem::BadOrganisationCode)]);
    let number = done(&office, &odd).expect("it is registered all the same");
    assert!(office.desk("review").sheet(&number).expect("the sheet").warnings.is_empty(), "what holds is doubted no more");
}

#[test]
fn nobody_is_registered_twice() {
    let office = Office::staffed();
    let first = file(&office, "desk", &form(1)).expect("a sheet");
    let waits = of(RegistrationProblem::Waits { sheet: first.clone() });
    assert_eq!(problem(file(&office, "desk2", &form(1))), ("credit_code", waits));
    step(&office, "review", &first, Step::Pass).expect("passed");
    let taken = of(RegistrationProblem::CodeTaken { name: "会同县清江水泥厂1".into() });
    assert_eq!(problem(file(&office, "desk2", &form(1))), ("credit_code", taken));
    let same_name = form(2).with("employer_name", "会同县清江水泥厂1");
    let in_use = of(RegistrationProblem::NameInUse { credit_code: code(1) });
    assert_eq!(problem(file(&office, "desk", &same_name)), ("employer_name", in_use));
    done(&office, &act(Act::Cancel, &code(1), "2022-01-04")).expect("cancelled");
    file(&office, "desk", &same_name).expect("the name of one that ended is free");
}

#[test]
fn of_two_windows_that_register_the_same_employer_at_once_one_wins() {
    let office = Office::staffed();
    let other = office.desk("desk2");
    let mut slow = office.desk_interrupted("desk", move || {
        let mut other = other;
        other.file_sheet(SheetKind::Registration, &form(1), "", SCRIBE).expect("the quicker one");
    });
    let refused = slow.file_sheet(SheetKind::Registration, &form(1), "", SCRIBE);
    assert!(matches!(problem(refused), ("credit_code", Problem::Registration(RegistrationProblem::Waits { .. }))));
    let sheets = office.raw().query_row("SELECT count(*) FROM sheet", [], |r| r.get::<_, i64>(0)).expect("a count");
    assert_eq!(sheets, 1, "and nothing is half-written");
}

#[test]
fn a_division_means_what_its_edition_says_and_another_class_needs_a_reason() {
    let office = Office::staffed();
    let class = |fields: &Fields| {
        let number = file(&office, "desk", fields).expect("a sheet");
        let class = office.desk("desk").sheet(&number).expect("the sheet").fields.get("risk_class").to_owned();
        step(&office, "desk", &number, Step::Recall).expect("recalled");
        step(&office, "desk", &number, Step::Drop).expect("dropped");
        class
    };
    // 84 is health by the one edition and social work by the other.
    assert_eq!(class(&form(1).with("division", "84")), "2");
    assert_eq!(class(&form(1).with("division", "84").with("edition", "2011")), "1");
    assert_eq!(class(&form(1).with("division", "卫生")), "2", "by what it is called");
    let other = form(1).with("risk_class", "5");
    let wanted = ("class_reason", of(RegistrationProblem::ClassNeedsReason { proposed: 6 }));
    assert_eq!(problems(file(&office, "desk", &other)), [wanted]);
    assert_eq!(class(&other.with("class_reason", "兼营采石")), "5");
    assert_eq!(problem(file(&office, "desk", &form(1).with("division", "98"))), ("division", Problem::UnknownCode));
}

#[test]
fn every_wrong_field_is_named_at_once() {
    let office = Office::staffed();
    let fields = form(1)
        .with("employer_name", "")
        .with("postcode", "4183")
        .with("phone", "零")
        .with("legal_id", "431225199001010031")
        .with("bank", "")
        .with("starts_on", "2022-02-31")
        .with("licence_on", "2030-01-01");
    let found: Vec<&str> = problems(file(&office, "desk", &fields)).into_iter().map(|(field, _)| field).collect();
    for field in ["employer_name", "postcode", "phone", "legal_id", "bank", "starts_on", "licence_on"] {
        assert!(found.contains(&field), "{field} in {found:?}");
    }
    assert_eq!(found.len(), 7, "{found:?}");
    assert_eq!(office.raw().query_row("SELECT count(*) FROM sheet", [], |r| r.get::<_, i64>(0)).expect("a count"), 0);
}

#[test]
fn reporting_after_thirty_days_is_told_and_bars_nothing() {
    let office = Office::staffed();
    let late = form(1).with("founded_on", "2021-11-01");
    let looked = office.desk("desk").look_at_registration(&late, "").expect("a look");
    let told = of(RegistrationProblem::ReportedLate { last: day("2021-12-01") });
    assert_eq!(looked.warnings, [("founded_on", told.clone())]);
    let number = file(&office, "desk", &late).expect("filed all the same");
    let warnings = office.desk("review").sheet(&number).expect("the sheet").warnings;
    assert_eq!(warnings, [Warning::Field { field: "founded_on", problem: told }]);
    let in_time = office.desk("desk").look_at_registration(&form(2), "").expect("a look");
    assert!(in_time.warnings.is_empty());
}

#[test]
fn a_change_keeps_what_was_before_and_leaves_the_class_alone() {
    let office = Office::staffed();
    let code = registered(&office, 1);
    let begun = change(&office, &code);
    assert_eq!(problem(file(&office, "desk", &begun)), ("employer_name", of(RegistrationProblem::NothingChanged)));
    let class = begun.clone().with("risk_class", "2");
    assert_eq!(problem(file(&office, "desk", &class)), ("risk_class", of(RegistrationProblem::ClassByRateSheet)));
    // Retail is of class 2: told, and left to a rate sheet.
    let fields = begun.with("employer_name", "会同县清江建材有限公司").with("division", "52").with("postcode", "418300");
    let looked = office.desk("desk").look_at_registration(&fields, "").expect("a look");
    let holder = ("account_name", of(RegistrationProblem::HolderIsAnother));
    assert_eq!(looked.warnings, [("division", of(RegistrationProblem::ClassDiffers { proposed: 2 })), holder]);
    let number = file(&office, "desk", &fields).expect("a sheet");
    let view = office.desk("review").sheet(&number).expect("the sheet");
    let named: Vec<&str> = view.changes.iter().map(|(id, ..)| id.as_str()).collect();
    assert_eq!(named, ["division", "employer_name", "postcode", "section"]);
    step(&office, "review", &number, Step::Pass).expect("passed");
    let row = employer(&office, &code);
    assert_eq!((&*row.name, &*row.division, row.risk_class), ("会同县清江建材有限公司", "52", 6));
    let event = store(&office).employer_events(row.id).expect("events").pop().expect("an event");
    let before: BTreeMap<String, String> = serde_json::from_str(&event.before).expect("texts");
    assert_eq!(before["employer_name"], "会同县清江水泥厂1");
    assert_eq!((before["postcode"].as_str(), event.reason.as_str()), ("", "工商变更"));
    assert!(store(&office).employers_like("水泥", 5).expect("a search").is_empty(), "the old name finds nobody");
    assert_eq!(store(&office).employers_like("建材", 5).expect("a search").len(), 1);
    assert_eq!(office.desk("review").sheet(&number).expect("the sheet").changes, view.changes, "what it did stays told");
    assert_eq!(told_by_events(&office, &code), kept(&office, &code));
}

#[test]
fn of_two_forms_that_were_begun_together_the_second_is_sent_back_to_look() {
    let office = Office::staffed();
    let code = registered(&office, 1);
    let (one, two) = (change(&office, &code).with("town", "若水镇"), change(&office, &code).with("contact", "吴三"));
    done(&office, &one).expect("the first");
    let late = problem(file(&office, "desk2", &two));
    assert_eq!(late, ("credit_code", of(RegistrationProblem::ChangedMeanwhile)));
    done(&office, &change(&office, &code).with("contact", "吴三")).expect("begun anew");
    let row = employer(&office, &code);
    assert_eq!((&*row.town, &*row.contact), ("若水镇", "吴三"), "neither is lost");
}

#[test]
fn nobody_is_suspended_with_workers_or_cancelled_with_debts() {
    let office = Office::staffed();
    let code = registered(&office, 1);
    let worker = insure(&office, &code, 1, "2022-01-04");
    let one = of(RegistrationProblem::WorkersInsured { count: 1 });
    assert_eq!(problem(file(&office, "desk", &act(Act::Suspend, &code, "2022-01-04"))), ("on", one.clone()));
    owe(&office, &code, 202110, 4680, 1000);
    let found = problems(file(&office, "desk", &act(Act::Cancel, &code, "2022-01-04")));
    // 36.80 yuan of October, payable to the 25th, until 4 January: 71 days at 0.05 % are 1.31.
    let owes = of(RegistrationProblem::Owes { months: 1, amount: Money::from_fen(3680), late_fee: Money::from_fen(131) });
    let january = Month::parse("2022-01").expect("a month");
    let unlevied = of(RegistrationProblem::NotLevied { months: 1, first: january });
    assert_eq!(found, [("on", one), ("on", owes), ("on", unlevied.clone())]);
    office.raw().execute("UPDATE employment SET insured_to = '2022-01-04'", []).expect("he leaves");
    done(&office, &act(Act::Suspend, &code, "2022-01-04")).expect("suspended");
    let closed = of(RegistrationProblem::NotOpen { act: Act::Suspend, state: EmployerState::Suspended });
    assert_eq!(problem(file(&office, "desk", &act(Act::Suspend, &code, "2022-01-04"))), ("on", closed));
    done(&office, &act(Act::Resume, &code, "2022-01-04")).expect("resumed");
    office.raw().execute("UPDATE contribution SET paid_fen = due_fen", []).expect("paid");
    // He was insured in January, for which nothing is levied.
    assert_eq!(problem(file(&office, "desk", &act(Act::Cancel, &code, "2022-01-04"))), ("on", unlevied));
    owe(&office, &code, 202201, 4680, 4680);
    done(&office, &act(Act::Cancel, &code, "2022-01-04")).expect("cancelled");
    let row = employer(&office, &code);
    assert_eq!((row.state, row.ended_on, row.successor), (EmployerState::Cancelled, Some(day("2022-01-04")), None));
    assert_eq!(relations(&office, &worker).len(), 1);
    assert_eq!(told_by_events(&office, &code), kept(&office, &code));
    let over = of(RegistrationProblem::NotOpen { act: Act::Resume, state: EmployerState::Cancelled });
    assert_eq!(problem(file(&office, "desk", &act(Act::Resume, &code, "2022-01-04"))), ("on", over));
}

#[test]
fn what_has_come_up_since_filing_bars_the_review() {
    let office = Office::staffed();
    let code = registered(&office, 1);
    let number = file(&office, "desk", &act(Act::Cancel, &code, "2022-01-04")).expect("a sheet");
    insure(&office, &code, 1, "2021-01-04");
    let first = Month::parse("2022-01").expect("a month");
    let told = [RegistrationProblem::WorkersInsured { count: 1 }, RegistrationProblem::NotLevied { months: 1, first }].map(of);
    let warnings = office.desk("review").sheet(&number).expect("the sheet").warnings;
    assert_eq!(warnings, told.clone().map(|problem| Warning::Field { field: "on", problem }));
    assert_eq!(problems(step(&office, "review", &number, Step::Pass)), told.map(|problem| ("on", problem)));
    assert_eq!(employer(&office, &code).state, EmployerState::Active);
    assert_eq!(office.desk("review").sheet(&number).expect("the sheet").state, State::ToReview);
}

#[test]
fn a_merger_carries_workers_debts_and_cases_over() {
    let office = Office::demo();
    // An employer of the demonstration with debts, cases that are not over, and workers.
    let old: String = office
        .raw()
        .query_row(
            "SELECT e.credit_code FROM employer AS e JOIN injury_case AS c ON c.employer_id = e.id WHERE c.state = 'treatment'
             ORDER BY e.id LIMIT 1",
            [],
            |r| r.get(0),
        )
        .expect("an employer");
    let new = registered(&office, 1);
    owe(&office, &old, 202012, 5000, 0);
    let (old_row, new_row) = (employer(&office, &old), employer(&office, &new));
    let insured = store(&office).relation_counts(old_row.id).expect("a count").1;
    let owed = office.desk("desk").employer_file(&old).expect("a file").owed;
    let (cases, _) = store(&office).open_cases_of(old_row.id).expect("a count");
    assert!(insured > 0 && cases > 0);
    let alone = problems(file(&office, "desk", &act(Act::Cancel, &old, "2022-01-04")));
    assert!(
        alone.iter().any(|(f, p)| *f == "successor" && matches!(p, Problem::Registration(RegistrationProblem::OpenCases { .. })))
    );
    let merge = act(Act::Merge, &old, "2022-01-04");
    assert_eq!(problem(file(&office, "desk", &merge)), ("successor", Problem::Empty));
    let itself = merge.clone().with("successor", &*old);
    assert_eq!(problem(file(&office, "desk", &itself)), ("successor", of(RegistrationProblem::IsItself)));
    let number = done(&office, &merge.with("successor", &*new)).expect("merged");
    let ended = employer(&office, &old);
    assert_eq!((ended.state, ended.successor), (EmployerState::Cancelled, Some(new_row.id)));
    assert_eq!(store(&office).relation_counts(old_row.id).expect("a count").1, 0);
    assert_eq!(store(&office).relation_counts(new_row.id).expect("a count").1, insured);
    assert_eq!(office.desk("desk").employer_file(&old).expect("a file").owed, owed, "debts stay with their months");
    assert_eq!(store(&office).open_cases_of(new_row.id).expect("a count").0, cases, "the successor carries the cases on");
    let told = store(&office).employer_events(new_row.id).expect("events").pop().expect("an event");
    assert_eq!((told.what.as_str(), told.sheet), ("merge", number));
    assert!(told.after.contains(&old));
    let transfers: i64 = office
        .raw()
        .query_row("SELECT count(*) FROM employment_event WHERE what = 'transfer'", [], |r| r.get(0))
        .expect("a count");
    assert_eq!(transfers, 2 * insured, "one at either end");
}

#[test]
fn a_relation_goes_over_as_it_was() {
    let office = Office::staffed();
    let (old, new) = (registered(&office, 1), registered(&office, 2));
    office.raw().execute("UPDATE employer SET registered_on = '2020-01-01'", []).expect("older");
    let stays = insure(&office, &old, 1, "2020-05-01");
    let both = insure(&office, &old, 2, "2020-05-01");
    assert_eq!(insure(&office, &new, 2, "2021-01-01"), both);
    let late = insure(&office, &old, 3, "2022-01-04");
    let merge = act(Act::Merge, &old, "2022-01-04").with("successor", &*new);
    let begins = of(RegistrationProblem::WorkerBeginsLater { name: "工人3".into(), day: day("2022-01-04") });
    assert_eq!(problem(file(&office, "desk", &merge)), ("on", begins));
    office.raw().execute("UPDATE employment SET insured_from = '2022-01-03' WHERE insured_from = '2022-01-04'", []).expect("ok");
    done(&office, &merge).expect("merged");
    let went = |from: &str| {
        vec![(old.clone(), from.to_owned(), Some("2022-01-03".to_owned())), (new.clone(), "2022-01-04".to_owned(), None)]
    };
    assert_eq!(relations(&office, &stays), went("2020-05-01"));
    assert_eq!(relations(&office, &late), went("2022-01-03"));
    let once =
        [(old.clone(), "2020-05-01".to_owned(), Some("2022-01-03".to_owned())), (new.clone(), "2021-01-01".to_owned(), None)];
    assert_eq!(relations(&office, &both), once, "who was insured with both is insured there once");
    let kept: (String, i64, String, i64) = office
        .raw()
        .query_row(
            "SELECT job, wage_fen, category, is_migrant FROM employment WHERE insured_from = '2022-01-04' LIMIT 1",
            [],
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)),
        )
        .expect("a relation");
    assert_eq!(kept, ("操作工".to_owned(), 450_000, "staff".to_owned(), 1));
}

#[test]
fn a_split_moves_those_it_names() {
    let office = Office::staffed();
    let (old, new) = (registered(&office, 1), registered(&office, 2));
    office.raw().execute("UPDATE employer SET registered_on = '2020-01-01'", []).expect("older");
    let (goes, stays) = (insure(&office, &old, 1, "2020-05-01"), insure(&office, &old, 2, "2020-05-01"));
    let elsewhere = insure(&office, &new, 3, "2020-05-01");
    let split = act(Act::Split, &old, "2022-01-04").with("successor", &*new);
    assert_eq!(problem(file(&office, "desk", &split)), ("moved", Problem::Empty));
    let rows = format!("{goes}\t\n{elsewhere}\t\n{goes}\t工人1\n{stays}\t张三\nx\t");
    let found = problems(file(&office, "desk", &split.clone().with("moved", rows)));
    let lines: Vec<(usize, Problem)> = found
        .into_iter()
        .map(|(field, p)| match p {
            Problem::InLine { line, column: "id_number", problem } if field == "moved" => (line, *problem),
            other => panic!("{other:?}"),
        })
        .collect();
    let named = Problem::NumberBelongsTo { name: "工人2".into() };
    let wrong = Problem::WrongLength { want: 18, got: 1 };
    let not_here = of(RegistrationProblem::NotInsuredHere);
    assert_eq!(lines, [(2, not_here), (3, Problem::ComesTwice), (4, named), (5, wrong)]);
    done(&office, &split.with("moved", format!("{goes}\t工人1"))).expect("split");
    assert_eq!(relations(&office, &goes).len(), 2);
    assert_eq!(relations(&office, &stays), [(old.clone(), "2020-05-01".to_owned(), None)]);
    assert_eq!(employer(&office, &old).state, EmployerState::Active);
    for code in [&old, &new] {
        assert_eq!(told_by_events(&office, code)["credit_code"], **code);
        let events = store(&office).employer_events(employer(&office, code).id).expect("events");
        assert_eq!(events.last().map(|e| e.what.clone()), Some("split".to_owned()), "{code}");
    }
}

#[test]
fn history_cannot_be_edited_and_only_intake_files() {
    let office = Office::staffed();
    registered(&office, 1);
    for sql in ["UPDATE employer_event SET reason = 'x'", "DELETE FROM employer_event"] {
        assert!(office.raw().execute(sql, []).is_err(), "{sql}");
    }
    assert!(matches!(file(&office, "review", &form(2)), Err(Refusal::MayNot { .. })));
    let number = file(&office, "desk", &form(2)).expect("a sheet");
    assert!(matches!(step(&office, "desk", &number, Step::Pass), Err(Refusal::MayNot { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever is done to employers in whatever order, and whatever of it is refused: the history of each, replayed, is its row.
    #[test]
    fn history_replayed_gives_the_row(acts in proptest::collection::vec((0_usize..7, 1_u32..4, 1_u32..4, "[A-Z]{3}"), 1..12)) {
        let office = Office::staffed();
        for n in 1..4 {
            registered(&office, n);
        }
        for (which, n, to, text) in acts {
            let (what, code_of) = (Act::ALL[which], code(n));
            let fields = match what {
                Act::Register => form(n),
                Act::Change => change(&office, &code_of).with("short_name", &*text).with("town", if n == to { "" } else { "乙镇" }),
                _ => act(what, &code_of, "2022-01-04").with("successor", if what.may_name_successor() { code(to) } else { String::new() }),
            };
            match done(&office, &fields) {
                Ok(_) => {}
                Err(Refusal::Problems(_)) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        for n in 1..4 {
            prop_assert_eq!(told_by_events(&office, &code(n)), kept(&office, &code(n)), "{}", n);
        }
        prop_assert!(store(&office).check().expect("a check").is_empty());
    }
}

/// The office's program run by somebody of the demonstration.
fn cli(office: &Office, who: &str, args: &[&str]) -> std::process::Output {
    let password = office.folder().join("password");
    std::fs::write(&password, "demo\n").expect("a file");
    let path = password.to_string_lossy().into_owned();
    let base = ["--lang", "zh", "--operator", who, "--password-file", &path];
    office.gsbx(&[&base[..], args].concat())
}

fn json_of(output: &std::process::Output) -> serde_json::Value {
    assert!(output.status.success(), "{}", stderr(output));
    serde_json::from_str(&stdout(output)).expect("JSON")
}

fn write_form(office: &Office, fields: &Fields) -> String {
    let object: serde_json::Map<String, serde_json::Value> =
        fields.all().filter(|(id, _)| *id != "act").map(|(id, text)| (id.to_owned(), text.into())).collect();
    let path = office.folder().join("form.json");
    std::fs::write(&path, serde_json::Value::Object(object).to_string()).expect("a file");
    path.to_string_lossy().into_owned()
}

#[test]
fn the_command_line_does_what_the_window_does() {
    let office = Office::demo();
    let path = write_form(&office, &form(1));
    let filed = json_of(&cli(&office, "desk", &["employer", "register", &path, "--json"]));
    let number = filed["sheet"].as_str().expect("a number").to_owned();
    let shown = stdout(&cli(&office, "review", &["sheet", "show", &number]));
    assert!(shown.contains("行业大类      30 非金属矿物制品业"), "{shown}");
    assert!(shown.contains("1.04") && shown.contains("参保登记") && !shown.contains("1914022009200123456"), "{shown}");
    assert!(cli(&office, "review", &["approve", &number]).status.success());
    let code = code(1);
    let found = json_of(&cli(&office, "desk2", &["employer", "list", "清江水泥", "--json"]));
    assert_eq!((found["total"].as_i64(), &found["employers"][0]["credit_code"]), (Some(1), &code.clone().into()));
    let path = write_form(&office, &Fields::default().with("town", "").with("postcode", "418300").with("reason", "搬迁"));
    let changed = cli(&office, "desk", &["employer", "change", &code, &path]);
    assert!(changed.status.success(), "{}", stderr(&changed));
    assert!(cli(&office, "review", &["approve", stdout(&changed).trim()]).status.success());
    let file = json_of(&cli(&office, "desk2", &["employer", "show", &code, "--workers", "--json"]));
    assert_eq!((&file["facts"]["postcode"], &file["facts"]["town"]), (&"418300".into(), &serde_json::Value::Null));
    assert_eq!(file["events"][0]["changes"][0]["field"], "postcode");
    assert_eq!((&file["risk_class"], &file["step"]), (&6.into(), &3.into()));
    let on_file = office.desk("desk").employer_file(&code).expect("a file");
    let rate = on_file.rate.map(|r| r.rate().normalize().to_string());
    assert_eq!(rate.as_deref(), Some("0.0104"), "the rate of January 2022");
    let text = stdout(&cli(&office, "desk2", &["employer", "show", &code]));
    assert!(text.contains("邮编：空 -> 418300") && text.contains("基准 1.3%"), "{text}");
    for (act, rest) in [("suspend", &["--reason", "停产"][..]), ("resume", &["--reason", "复产"])] {
        let args = [&["employer", act, &code][..], rest].concat();
        let number = stdout(&cli(&office, "desk", &args));
        assert!(cli(&office, "review", &["approve", number.trim()]).status.success(), "{act}");
    }
    for (args, told) in [
        (&["employer", "register", &path][..], "信用代码: 不能为空"),
        (&["employer", "suspend", &code], "理由"),
        (&["employer", "merge", &code, "--into", &code, "--reason", "x"], "不能是本单位自己"),
        (&["employer", "split", &code, "--into", "1", "--reason", "x"], "承继单位"),
        (&["employer", "list", "--state", "gone"], "active, suspended, cancelled"),
        (&["employer", "show", "91431225MB0000999X"], "没有"),
    ] {
        let output = cli(&office, "desk", args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        assert!(stderr(&output).contains(told), "{args:?}: {}", stderr(&output));
    }
}

#[test]
fn a_certificate_says_what_holds_and_is_verified_by_its_code() {
    let office = Office::demo();
    let (code, name): (String, String) = office
        .raw()
        .query_row(
            "SELECT e.credit_code, e.name FROM employer AS e WHERE NOT EXISTS (SELECT 1 FROM contribution AS c
             WHERE c.employer_id = e.id AND c.paid_fen < c.due_fen) ORDER BY e.id LIMIT 1",
            [],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )
        .expect("an employer that owes nothing");
    let text = stdout(&cli(&office, "desk2", &["employer", "certificate", &code]));
    for said in ["工伤保险参保证明", &name, "缴费至", "2021-12", "无欠费", "CB-2"] {
        assert!(text.contains(said), "{said} in {text}");
    }
    let check = text.split("校验码 ").nth(1).and_then(|rest| rest.split_whitespace().next()).expect("a code").to_owned();
    let verified = json_of(&office.gsbx(&["verify", &check, "--json"]));
    assert_eq!((&verified["kind"], &verified["sound"]), (&"certificate".into(), &true.into()));
    assert_eq!((&verified["says"]["employer"], &verified["says"]["arrears"]), (&name.clone().into(), &"0.00".into()));
    assert!(stdout(&office.gsbx(&["verify", &check])).contains("缴费至 2021-12"));
    assert_eq!(office.gsbx(&["verify", "0000000000"]).status.code(), Some(1));
    // Another one has another number, and an employer that owes is told so.
    office.raw().execute("UPDATE contribution SET paid_fen = 0, paid_on = NULL WHERE month = 202107", []).expect("a debt");
    let again = json_of(&cli(&office, "desk2", &["employer", "certificate", &code, "--json"]));
    assert!(again["number"].as_str().is_some_and(|n| n.ends_with("000002")), "{again}");
    assert_eq!(again["paid_to"], "2021-06");
    let text = stdout(&cli(&office, "desk2", &["employer", "certificate", &code]));
    assert!(text.contains("欠缴 1 个月（自 2021-07 起）") && text.contains("滞纳金"), "{text}");
}

#[test]
fn the_form_is_printed_with_class_and_rate() {
    let office = Office::demo();
    let number = file(&office, "desk", &form(1)).expect("a sheet");
    let print = |number: &str| stdout(&cli(&office, "desk", &["sheet", "print", number]));
    let text = print(&number);
    for said in ["工伤保险单位参保登记表", "会同县清江水泥厂1", "30 非金属矿物制品业", "1.04", "一式两份", "待复核", "校验码"]
    {
        assert!(text.contains(said), "{said} in {text}");
    }
    step(&office, "review", &number, Step::Pass).expect("passed");
    let number = file(&office, "desk", &change(&office, &code(1)).with("town", "若水镇")).expect("a sheet");
    let text = print(&number);
    assert!(text.contains("变更登记表") && text.contains("乡镇：林城镇 -> 若水镇"), "{text}");
}
