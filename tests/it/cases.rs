//! Cases: filed once however often they are sent, moved only as the table allows, checked by somebody else, changed only
//! beside what was there.

use gsbx::desk::Refusal;
use gsbx::desk::cases::Queue;
use gsbx::desk::estimate::Fields;
use gsbx::desk::hands::WhyNot;
use gsbx::desk::operators::LoanDraft;
use gsbx::domain::case::state::State;
use gsbx::domain::case::workflow::{Check, Step};
use gsbx::domain::hands::Hand;
use gsbx::domain::problem::Problem;

use crate::support::claim::{application, insured, step};
use crate::support::{Office, day, problems, stdout};

fn problem<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Problem {
    problems(result).remove(0).1
}

/// Files an application and answers its number.
fn filed(office: &Office, nth: i64) -> String {
    office.desk("desk").file_claim(&application(office, nth), "").expect("a case").number
}

/// A state that was written behind the program's back is not where the case's steps led.
#[test]
fn check_names_a_case_that_stands_where_no_step_led() {
    let office = Office::demo();
    let number = filed(&office, 0);
    assert!(office.gsbx(&["check"]).status.success(), "what the program itself writes is sound");
    office.raw().execute("UPDATE injury_case SET state = 'closed' WHERE number = ?1", [&number]).expect("a change by SQL");
    let output = office.gsbx(&["check"]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(text.contains(&number) && text.contains("结案") && text.contains("已申请"), "{text}");
}

const ACCEPT: &[(&str, &str)] = &[("on", "2021-12-29"), ("document", "会人社工受〔2021〕88号")];
const RECOGNISE: &[(&str, &str)] =
    &[("on", "2022-01-03"), ("document", "会人社工认〔2022〕3号"), ("body", "会同县人力资源和社会保障局"), ("situation", "14-1")];

#[test]
fn a_claim_becomes_a_case_with_the_next_number() {
    let office = Office::demo();
    let mut desk = office.desk("desk");
    let first = desk.file_claim(&application(&office, 0), "").expect("a case");
    let second = desk.file_claim(&application(&office, 1), "").expect("a case");
    assert_eq!((first.number.as_str(), second.number.as_str()), ("GS-2022-000001", "GS-2022-000002"));
    let view = desk.case(&first.number).expect("the case");
    assert_eq!((view.state, view.version, view.body_part.as_str()), (State::Applied, 1, "指"));
    assert_eq!(view.claim.get("course"), "清理机床时右手食指被压伤");
    assert!(view.papers_missing.is_empty() && view.gaps.is_empty(), "{view:?}");
    // 15 days from the application, which end on a Wednesday.
    let running = view.running.expect("a limit");
    assert_eq!((running.limit, running.deadline.day, running.deadline.left), ("acceptance_decision", day("2022-01-12"), 8));
    let stored: String = office
        .raw()
        .query_row("SELECT claim FROM case_version ORDER BY case_id DESC LIMIT 1", [], |r| r.get(0))
        .expect("a claim");
    assert!(!stored.contains(application(&office, 9).get("id_number")) && !stored.contains("id_number"), "{stored}");
}

#[test]
fn the_same_submission_files_one_case() {
    let office = Office::demo();
    let mut desk = office.desk("desk");
    let claim = application(&office, 0);
    let first = desk.file_claim(&claim, "9f3a").expect("a case");
    let again = office.desk("desk").file_claim(&claim, "9f3a").expect("the same case");
    assert!(first.is_new && !again.is_new);
    assert_eq!(first.number, again.number);
    // Without a submission it is a second case of one accident, which somebody has to confirm.
    let there = problem(desk.file_claim(&claim, ""));
    assert_eq!(there, Problem::CaseOfThatDay { number: first.number });
    assert!(desk.file_claim(&claim.with("same_day", "yes"), "").is_ok());
}

#[test]
fn an_unknown_person_is_registered_with_the_claim() {
    let office = Office::demo();
    let mut desk = office.desk("desk");
    let unknown = crate::support::county::resident(7);
    let claim = application(&office, 0).with("id_number", unknown.as_str());
    assert_eq!(problems(desk.file_claim(&claim, "")), [("name", Problem::Empty), ("phone", Problem::Empty)]);
    let number = desk.file_claim(&claim.with("name", "覃阿满").with("phone", "13800000000"), "").expect("a case").number;
    let view = desk.case(&number).expect("the case");
    assert_eq!((view.name.as_str(), view.cover.span), ("覃阿满", None));
    assert_eq!(desk.lookup("tam", 5).expect("hits").hits[0].person_id, view.person_id, "found by initials at once");
}

/// Everything wrong at once: each field is told, nothing is stored.
#[test]
fn wrong_fields_are_all_told_and_nothing_is_stored() {
    let office = Office::demo();
    let mut desk = office.desk("desk");
    let long = "长".repeat(100_000);
    let claim = application(&office, 0)
        .with("accident_on", "2021-13-01")
        .with("cause", "no such thing")
        .with("course", long.as_str())
        .with("place", "车间\u{1b}[2J")
        .with("papers", "diploma=original")
        .with("hospital", "");
    let claims = || -> i64 { office.raw().query_row("SELECT count(*) FROM case_version", [], |r| r.get(0)).expect("a count") };
    let before = claims();
    let told: Vec<&str> = problems(desk.file_claim(&claim, "")).into_iter().map(|(id, _)| id).collect();
    assert_eq!(told, ["accident_on", "place", "cause", "course", "hospital", "papers"]);
    assert_eq!(claims(), before);
    let future = problems(desk.file_claim(&application(&office, 0).with("accident_on", "2022-01-05"), ""));
    assert_eq!(future[0], ("accident_on", Problem::Future));
    let early = problem(desk.file_claim(&application(&office, 0).with("accident_on", "1999-12-20"), ""));
    assert!(matches!(early, Problem::Before { .. }), "{early:?}");
    assert!(matches!(office.desk("consult").file_claim(&claim, ""), Err(Refusal::NotAllowed(_))));
}

/// A decision holds when another has checked it; nobody who touched the case checks it, whatever his roles.
#[test]
fn a_decision_is_entered_by_one_and_checked_by_another() {
    let office = Office::demo();
    office
        .raw()
        .execute("INSERT INTO operator_role SELECT id, 'review' FROM operator WHERE login LIKE 'desk%'", [])
        .expect("roles");
    let number = filed(&office, 0);
    let (mut desk, mut other, mut review) = (office.desk("desk"), office.desk("desk2"), office.desk("review"));
    desk.advance_case(&number, &step("accept", ACCEPT)).expect("accepted");
    other.advance_case(&number, &step("recognise", RECOGNISE)).expect("entered");
    assert_eq!(desk.case(&number).expect("the case").state, State::Accepted, "not before it is checked");
    let waits = problem(desk.advance_case(&number, &step("suspend", &[("reason", "等待交警结论")])));
    assert_eq!(waits, Problem::WaitsForCheck { step: Step::Recognise });
    for (who, did) in [(&mut other, "entered it"), (&mut desk, "took the claim in")] {
        match who.settle_step(&number, Check::Pass, "") {
            Err(Refusal::MayNot { why: WhyNot::SamePerson(Hand::Enter), step: Hand::Review, could }) => {
                assert_eq!(could, ["谭文德"], "who {did} is told who could check it");
            }
            answer => panic!("who {did}: {answer:?}"),
        }
    }
    assert_eq!(problem(desk.settle_step(&number, Check::Recall, "")), Problem::NotYourEntry);
    assert_eq!(problem(office.desk("consult").settle_step(&number, Check::Pass, "")), Problem::WrongRole { role: "review" });
    assert_eq!(problems(review.settle_step(&number, Check::Return, "")), [("reason", Problem::Empty)]);
    let lists = |login: &str| {
        let list = office.desk(login).case_list(Queue::ToCheck, 0, 100).expect("a list");
        (list.lines.iter().any(|l| l.number == number), list.total > 0)
    };
    assert_eq!((lists("review"), lists("desk"), lists("consult")), ((true, true), (false, false), (false, false)));
    review.settle_step(&number, Check::Return, "文号有误").expect("returned");
    assert_eq!(desk.case(&number).expect("the case").state, State::Accepted);
    other.advance_case(&number, &step("recognise", RECOGNISE)).expect("entered again");
    review.settle_step(&number, Check::Pass, "").expect("passed");
    let view = desk.case(&number).expect("the case");
    assert_eq!((view.state, view.situation.as_str()), (State::Recognised, "14-1"));
    let told: Vec<(Step, bool)> = view.steps.iter().map(|s| (s.step, s.settled.is_some())).collect();
    let recognise = (Step::Recognise, true);
    assert_eq!(told, [(Step::Apply, false), (Step::Accept, false), recognise, recognise]);
    assert_eq!(problem(review.settle_step(&number, Check::Pass, "")), Problem::NothingToCheck);
}

#[test]
fn a_step_that_is_not_open_or_lacks_something_is_refused() {
    let office = Office::demo();
    let number = filed(&office, 0);
    let mut desk = office.desk("desk");
    let skipped = problem(desk.advance_case(&number, &step("recognise", RECOGNISE)));
    assert!(matches!(skipped, Problem::StepNotOpen { step: Step::Recognise, from: Some(State::Applied), .. }), "{skipped:?}");
    assert_eq!(problems(desk.advance_case(&number, &step("accept", &[]))), [("document", Problem::Empty)]);
    let early = [("on", "2021-12-27"), ("document", "1号")];
    let before = Problem::Before { field: "apply", day: day("2021-12-28") };
    assert_eq!(problems(desk.advance_case(&number, &step("accept", &early))), [("on", before)]);
    assert_eq!(problem(desk.advance_case(&number, &step("sleep", &[]))), Problem::UnknownStep { step: "sleep".into() });
    desk.advance_case(&number, &step("accept", ACCEPT)).expect("accepted");
    let deemed = [("document", "1号"), ("body", "局"), ("situation", "14-1")];
    let wrong = Problem::SituationDoesNotFit { kind: "deemed" };
    assert_eq!(problems(desk.advance_case(&number, &step("deem", &deemed))), [("situation", wrong)]);
    let role = problem(office.desk("finance").advance_case(&number, &step("withdraw", &[("reason", "本人撤回")])));
    assert_eq!(role, Problem::WrongRole { role: "intake" });
    assert!(matches!(desk.advance_case("GS-2099-000001", &step("accept", ACCEPT)), Err(Refusal::NotFound)));
}

#[test]
fn missing_papers_are_asked_for_before_a_case_goes_on() {
    let office = Office::demo();
    let mut desk = office.desk("desk");
    let papers = "application_form=original id_copy=copy";
    let claim = application(&office, 0).with("situation", "14-6").with("cause", "101").with("papers", papers);
    let number = desk.file_claim(&claim, "").expect("missing papers stop nothing").number;
    let missing = desk.case(&number).expect("the case").papers_missing;
    assert_eq!(
        missing,
        ["labour_relation_proof", "diagnosis_certificate", "traffic_liability_determination", "commute_route_and_time"]
    );
    assert!(matches!(problem(desk.advance_case(&number, &step("accept", ACCEPT))), Problem::PapersAreMissing { .. }));
    desk.advance_case(&number, &step("ask_papers", &[("on", "2021-12-28")])).expect("asked for");
    let list = desk.case_list(Queue::PapersMissing, 0, 100).expect("a list");
    let line = list.lines.iter().find(|l| l.number == number).expect("its line");
    assert_eq!((line.state, line.papers_missing), (State::PapersMissing, 4));
    let (fields, base) = desk.claim_fields(&number).expect("the claim");
    let all = "application_form=original id_copy=copy labour_relation_proof=copy diagnosis_certificate=original \
        traffic_liability_determination=copy commute_route_and_time=original";
    office.desk("desk2").revise_claim(&number, base, &fields.with("papers", all), "").expect("papers came");
    office.desk("desk2").advance_case(&number, &step("complete", &[("on", "2021-12-31")])).expect("complete");
    let running = desk.case(&number).expect("the case").running.expect("a limit");
    assert_eq!(running.deadline.day, day("2022-01-17"), "15 days from the last paper end on a Saturday");
    assert_eq!(problem(desk.advance_case(&number, &step("ask_papers", &[]))), Problem::NoPaperMissing);
}

#[test]
fn days_of_a_suspension_do_not_count() {
    let office = Office::demo();
    let number = filed(&office, 0);
    let mut desk = office.desk("desk");
    desk.advance_case(&number, &step("accept", ACCEPT)).expect("accepted");
    let due = |desk: &gsbx::desk::Desk| desk.case(&number).expect("the case").running.map(|r| r.deadline.day);
    // 60 days from 29 December.
    assert_eq!(due(&desk), Some(day("2022-02-28")), "27 February is a Sunday");
    desk.advance_case(&number, &step("suspend", &[("on", "2021-12-30"), ("reason", "等待交警结论")])).expect("suspended");
    assert_eq!(due(&desk), None);
    desk.advance_case(&number, &step("resume", &[("on", "2022-01-03")])).expect("resumed");
    assert_eq!(due(&desk), Some(day("2022-03-03")));
    let kept: String =
        office.raw().query_row("SELECT due_on FROM injury_case WHERE number = $1", [&number], |r| r.get(0)).expect("a day");
    assert_eq!(kept, "2022-03-03", "work lists go by the same day");
}

/// Two people, one record: the second is told who changed which field to what.
#[test]
fn the_second_to_save_is_told_what_the_first_changed() {
    let office = Office::demo();
    let number = filed(&office, 0);
    let (mut desk, mut other) = (office.desk("desk"), office.desk("desk2"));
    let (mine, base) = desk.claim_fields(&number).expect("the claim");
    let theirs = mine.clone().with("place", "三号车间").with("witnesses", "李四");
    other.revise_claim(&number, base, &theirs, "").expect("saved");
    let mine = mine.with("place", "一号车间").with("hospital", "湘雅医院");
    let conflict = match desk.revise_claim(&number, base, &mine, "") {
        Err(Refusal::Conflict(conflict)) => conflict,
        other => panic!("{other:?}"),
    };
    assert_eq!((conflict.by.as_str(), conflict.version), ("杨晓梅", base + 1));
    let told: Vec<(&str, &str, &str, bool)> =
        conflict.fields.iter().map(|f| (f.id, f.theirs.as_str(), f.mine.as_str(), f.is_contested())).collect();
    assert_eq!(told, [("place", "三号车间", "一号车间", true), ("witnesses", "李四", "", false)]);
    let merged = mine.with("place", "三号车间").with("witnesses", "李四");
    desk.revise_claim(&number, conflict.version, &merged, "").expect("saved on top");
    let view = desk.case(&number).expect("the case");
    assert_eq!((view.version, view.claim.get("hospital"), view.claim.get("place")), (3, "湘雅医院", "三号车间"));
    let last = &view.versions[2].changes;
    assert_eq!(last.as_slice(), [("hospital", "会同县人民医院".to_owned(), "湘雅医院".to_owned())]);
}

#[test]
fn what_the_bureau_decided_on_changes_only_with_a_reason() {
    let office = Office::demo();
    let number = filed(&office, 0);
    let mut desk = office.desk("desk");
    desk.advance_case(&number, &step("accept", ACCEPT)).expect("accepted");
    desk.advance_case(&number, &step("recognise", RECOGNISE)).expect("entered");
    office.desk("review").settle_step(&number, Check::Pass, "").expect("passed");
    let (fields, base) = desk.claim_fields(&number).expect("the claim");
    let changed = fields.with("place", "三号车间");
    assert_eq!(problems(desk.revise_claim(&number, base, &changed, "")), [("reason", Problem::Empty)]);
    assert!(desk.revise_claim(&number, base, &changed, "笔误").is_ok());
}

/// The decision is passed while the change is on its way: it wants a reason all the same.
#[test]
fn a_decision_passed_in_between_wants_a_reason_too() {
    let office = Office::demo();
    let number = filed(&office, 0);
    let mut desk = office.desk("desk");
    desk.advance_case(&number, &step("accept", ACCEPT)).expect("accepted");
    desk.advance_case(&number, &step("recognise", RECOGNISE)).expect("entered");
    let (fields, base) = desk.claim_fields(&number).expect("the claim");
    let (mut review, passed) = (office.desk("review"), number.clone());
    let pass = move || review.settle_step(&passed, Check::Pass, "").expect("passed");
    let revised = office.desk_interrupted("desk", pass).revise_claim(&number, base, &fields.with("place", "三号车间"), "");
    assert_eq!(problems(revised), [("reason", Problem::Empty)]);
    assert_eq!(desk.case(&number).expect("the case").version, base);
}

/// Another window files a case of the day to which a claim is just being moved: one accident is one case.
#[test]
fn a_claim_is_not_moved_onto_a_case_filed_in_between() {
    let office = Office::demo();
    let (mut other, twin) = (office.desk("desk2"), application(&office, 0));
    let number = filed(&office, 0);
    let (fields, base) = office.desk("desk").claim_fields(&number).expect("the claim");
    let file = move || _ = other.file_claim(&twin, "").expect("filed in between");
    let moved = fields.with("accident_on", "2021-12-19");
    office.desk("desk").revise_claim(&number, base, &moved, "").expect("nothing stands there yet");
    let back = moved.with("accident_on", "2021-12-20");
    let twice = problems(office.desk_interrupted("desk", file).revise_claim(&number, base + 1, &back, ""));
    assert_eq!(twice, [("accident_on", Problem::CaseOfThatDay { number: "GS-2022-000002".into() })]);
}

/// Neither a step nor a version can be edited or deleted, even by SQL.
#[test]
fn what_was_done_cannot_be_undone_by_sql() {
    let office = Office::demo();
    let number = filed(&office, 0);
    office.desk("desk").advance_case(&number, &step("accept", ACCEPT)).expect("accepted");
    let raw = office.raw();
    for sql in [
        "UPDATE case_step SET happened_on = '2020-01-01'",
        "DELETE FROM case_step",
        "UPDATE case_version SET claim = '{}'",
        "DELETE FROM case_version",
        "INSERT INTO case_step (case_id, step, to_state, happened_on, document, body, situation, reason, is_checked, entered_by,
         entered_at, settled, settled_by, settled_at) SELECT case_id, 'recognise', 'recognised', '2022-01-01', '', '', '', '', 1,
         entered_by, entered_at, 'pass', entered_by, entered_at FROM case_step LIMIT 1",
    ] {
        assert!(raw.execute(sql, []).is_err(), "{sql}");
    }
}

/// The command line files, shows, lists and moves with the same acts.
#[test]
fn the_command_line_does_the_same() {
    let office = Office::demo();
    let fields = application(&office, 0);
    let mut claim: serde_json::Map<String, serde_json::Value> =
        fields.iter().map(|(id, text)| (id.to_owned(), text.into())).collect();
    claim.insert("submission".into(), "cli-1".into());
    let file = office.folder().join("claim.json");
    let write = |claim: &serde_json::Map<String, serde_json::Value>| {
        std::fs::write(&file, serde_json::Value::Object(claim.clone()).to_string()).expect("a file");
        office.gsbx(&["case", "file", file.to_str().expect("UTF-8")])
    };
    claim.insert("applied_on".into(), "2022-12-21".into());
    let late = write(&claim);
    assert_eq!(late.status.code(), Some(1));
    assert!(crate::support::stderr(&late).contains("期限已于 2022-12-20 届满"), "{}", crate::support::stderr(&late));
    claim.insert("excuse".into(), "dispute".into());
    let number = stdout(&write(&claim)).trim().to_owned();
    assert!(number.starts_with("GS-2") && stdout(&write(&claim)).trim() == number, "{number}");
    let run = |args: &[&str]| {
        let output = office.gsbx(args);
        assert!(output.status.success(), "{args:?}: {}", crate::support::stderr(&output));
        stdout(&output)
    };
    let shown: serde_json::Value = serde_json::from_str(&run(&["case", "show", &number, "--json"])).expect("JSON");
    assert_eq!((&shown["state"], &shown["claim"]["place"]), (&"applied".into(), &"二号车间".into()));
    assert_eq!(shown["claim"]["reporter_phone"], "138****0000", "masked as on the screen");
    assert!(run(&["case", "show", &number]).contains("已申请"));
    let accept = ["case", "advance", &number, "accept", "--document", "1号", "--date", "2022-12-22"];
    assert!(run(&accept).contains("已受理"));
    let list: serde_json::Value = serde_json::from_str(&run(&["case", "list", "--state", "accepted", "--json"])).expect("JSON");
    assert!(list["cases"].as_array().is_some_and(|c| c.iter().any(|l| l["number"] == number.as_str())), "{list}");
    let again = office.gsbx(&accept);
    assert!(crate::support::stderr(&again).contains("现在可办"), "{}", crate::support::stderr(&again));
    claim.insert("nickname".into(), "x".into());
    assert!(crate::support::stderr(&write(&claim)).contains("nickname"));
}

/// A look while typing answers all a form shows, and stores nothing.
#[test]
fn a_look_tells_insurance_limits_and_papers() {
    let office = Office::demo();
    let (id_number, credit_code) = insured(&office, 0);
    let fields = Fields::default()
        .with("id_number", id_number)
        .with("credit_code", credit_code)
        .with("accident_on", "2021-12-20")
        .with("situation", "14-6")
        .with("applicant", "relative");
    let looked = office.desk("desk").look_at_claim(&fields, "").expect("a look");
    assert!(looked.cover.is_some_and(|c| c.span.is_some()));
    assert!(looked.papers.iter().any(|p| p == "kinship_proof"));
    let days: Vec<(&str, chrono::NaiveDate, i64)> =
        looked.limits.iter().map(|r| (r.limit, r.deadline.day, r.deadline.left)).collect();
    assert_eq!(days[0], ("employer_application", day("2022-01-19"), 15));
    assert_eq!(days[1].1, day("2022-12-20"));
    assert!(looked.problems.iter().any(|(id, p)| *id == "place" && *p == Problem::Empty));
}

/// 回避: whoever is barred from a person neither files, changes, moves nor checks his case, and is told who could.
#[test]
fn a_relatives_case_is_for_somebody_else() {
    let office = Office::demo();
    let claim = application(&office, 0).with("same_day", "yes");
    let person = claim.get("id_number").to_owned();
    let number = filed(&office, 0);
    let view = office.desk("desk").case(&number).expect("the case");
    for login in ["desk", "review"] {
        office.desk(login).bar(login, &person, "表弟").expect("barred");
    }
    let (mut desk, mut review) = (office.desk("desk"), office.desk("review"));
    let entering: [Result<(), Refusal>; 3] = [
        desk.file_claim(&claim, "").map(|_| ()),
        desk.revise_claim(&number, view.version, &claim, "").map(|_| ()),
        desk.advance_case(&number, &step("accept", ACCEPT)),
    ];
    for refused in entering {
        match refused {
            Err(Refusal::MayNot { why: WhyNot::Barred, step: Hand::Enter, could }) => assert_eq!(could, ["杨晓梅"]),
            other => panic!("{other:?}"),
        }
    }
    let mut other = office.desk("desk2");
    other.advance_case(&number, &step("accept", ACCEPT)).expect("somebody else moves it on");
    other.advance_case(&number, &step("recognise", RECOGNISE)).expect("entered");
    match review.settle_step(&number, Check::Pass, "") {
        Err(Refusal::MayNot { why: WhyNot::Barred, step: Hand::Review, could }) => assert!(could.is_empty(), "{could:?}"),
        answer => panic!("{answer:?}"),
    }
    let refused = |kind: &str| -> i64 {
        let sql = "SELECT count(*) FROM audit WHERE act = 'refused' AND subject LIKE ?1 || ':%' AND detail = 'barred'";
        office.raw().query_row(sql, [kind], |r| r.get(0)).expect("the trail")
    };
    assert_eq!((refused("person"), refused("case")), (1, 3), "each attempt is recorded, under the case where there is one");
    let bar: i64 =
        office.raw().query_row("SELECT id FROM operator_bar ORDER BY id DESC LIMIT 1", [], |r| r.get(0)).expect("a bar");
    office.desk("approve").lift_bar(bar).expect("lifted");
    review.settle_step(&number, Check::Pass, "").expect("no longer barred");
}

/// A lent role moves cases on from the first day to the last, in a window that is open all along.
#[test]
fn a_stand_in_moves_cases_on() {
    let office = Office::demo();
    let number = filed(&office, 0);
    let mut stand_in = office.desk("consult");
    assert!(matches!(problem(stand_in.advance_case(&number, &step("accept", ACCEPT))), Problem::WrongRole { .. }));
    let loan = LoanDraft {
        role: "intake".into(),
        to: "consult".into(),
        in_place_of: "desk".into(),
        from: String::new(),
        until: "2022-01-31".into(),
    };
    office.desk("approve").lend(&loan).expect("it is lent");
    stand_in.advance_case(&number, &step("accept", ACCEPT)).expect("he stands in");
}
