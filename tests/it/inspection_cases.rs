//! 稽核: an inspection goes its way under the right hands, each step's words become a version, and what a wage audit adds is
//! counted to the fen and booked once.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::inspection::{FindingAsk, InspectionView};
use gsbx::desk::sheets::StepNote;
use gsbx::domain::inspection::finding::Mark;
use gsbx::domain::inspection::problem::InspectionProblem;
use gsbx::domain::money::Money;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use crate::support::county::credit;
use crate::support::inspect::{County, Hired, inspected};
use crate::support::replay::{replayed, stored};
use crate::support::{Office, day, problem, problems, stdout};

/// A plan for the first employer, of the two last months of 2021.
fn plan() -> Fields {
    Fields::default()
        .with("credit_code", credit(1))
        .with("from_month", "2021-11")
        .with("until_month", "2021-12")
        .with("way", "on_site")
        .with("second_inspector", "王强")
        .with("inspect_ground", "anomaly")
        .with("visit_on", "2022-01-10")
}

fn sound() -> String {
    "heads\tsound\t\npayroll\tsound\t\nbases\tsound\t\nages\tsound\t\ntrades\tsound\t\nbenefits\tnone\t".into()
}

fn record(audit: &str) -> Fields {
    Fields::default().with("checklist", sound()).with("audit", audit).with("signed", "yes")
}

fn filed(office: &Office, fields: &Fields) -> String {
    office.desk("inspect").file_sheet(SheetKind::Inspection, fields, "", SCRIBE).expect("a plan").number
}

/// Takes a step on a day.
fn step(office: &Office, who: &str, on: &str, number: &str, step: Step, fields: &Fields, reason: &str) -> Result<(), Refusal> {
    let mut desk = office.desk_on(who, on);
    let seen = desk.sheet(number)?.seen;
    let note = StepNote { reason: reason.into(), ..StepNote::default() };
    desk.take_step_saying(number, seen, step, &note, fields)
}

fn inspect(office: &Office, on: &str, number: &str, which: Step, fields: &Fields) -> Result<(), Refusal> {
    step(office, "inspect", on, number, which, fields, "")
}

fn view(office: &Office, number: &str) -> InspectionView {
    office.desk("inspect").inspection(number).expect("the inspection")
}

fn due(office: &Office, number: &str) -> Option<String> {
    office.raw().query_row("SELECT due_on FROM sheet WHERE number = $1", [number], |r| r.get(0)).expect("a sheet")
}

fn wrong(field: &'static str, problem: InspectionProblem) -> (&'static str, Problem) {
    (field, Problem::Inspection(problem))
}

/// Without notice, visited and recorded on 4 January 2022.
fn recorded(office: &Office, audit: &str) -> String {
    let number = filed(office, &plan().with("special", "yes"));
    inspect(office, "2022-01-04", &number, Step::Visit, &Fields::default()).expect("visited");
    inspect(office, "2022-01-04", &number, Step::Record, &record(audit)).expect("recorded");
    number
}

/// An employer with one worker of 4,000 a month at 0.56 %, and his identity number.
fn one_worker(office: &Office) -> String {
    let mut county = County::of(office);
    let employer = county.employer(1);
    for month in [202_111, 202_112] {
        county.levied(employer, month, 1, "100");
    }
    let wages = [Some("4000"), Some("4000")];
    let person = county.hire(employer, &Hired { wages, ..Hired::default() });
    county.raw().query_row("SELECT id_number FROM person WHERE id = $1", [person], |r| r.get(0)).expect("a number")
}

#[test]
fn an_inspection_goes_from_plan_to_close_and_its_clocks_run() {
    let office = inspected();
    one_worker(&office);
    let number = filed(&office, &plan());
    assert!(number.starts_with("JC-2022-"));
    assert_eq!(view(&office, &number).sheet.fields.get("first_inspector"), "inspect", "who plans is the first inspector");
    // Three days before the visit: served on the 8th, the 11th is the first day.
    let served = |on: &str, visit: &str| {
        Fields::default().with("served_on", on).with("served_by", "直接送达 李某").with("visit_on", visit)
    };
    let notify = |fields: &Fields| inspect(&office, "2022-01-08", &number, Step::Notify, fields);
    assert_eq!(
        problem(inspect(&office, "2022-01-08", &number, Step::Visit, &Fields::default())),
        wrong("step", InspectionProblem::NotNotified)
    );
    let too_soon = wrong("visit_on", InspectionProblem::TooSoon { first: day("2022-01-11") });
    assert_eq!(problem(notify(&served("2022-01-08", "2022-01-10"))), too_soon);
    assert_eq!(problem(notify(&Fields::default())), ("served_by", Problem::Empty));
    notify(&served("2022-01-08", "2022-01-11")).expect("notified");
    assert_eq!(due(&office, &number).as_deref(), Some("2022-01-11"));
    let visit = |on: &str| inspect(&office, on, &number, Step::Visit, &Fields::default());
    assert_eq!(problem(visit("2022-01-10")), wrong("visited_on", InspectionProblem::TooSoon { first: day("2022-01-11") }));
    visit("2022-01-11").expect("visited");
    // Nothing found: five working days, from Tuesday the 11th to Tuesday the 18th.
    inspect(&office, "2022-01-11", &number, Step::Record, &record("")).expect("recorded");
    assert_eq!(due(&office, &number).as_deref(), Some("2022-01-18"));
    // Recorded again with something wrong: ten working days, and the old record stays as a version.
    let wrong_record = record("").with("checklist", sound().replace("heads\tsound\t", "heads\twrong\t漏报 2 人"));
    inspect(&office, "2022-01-12", &number, Step::Record, &wrong_record).expect("recorded again");
    assert_eq!(due(&office, &number).as_deref(), Some("2022-01-26"));
    assert_eq!(view(&office, &number).sheet.versions.len(), 5);
    let approve = |which, fields: &Fields| step(&office, "approve", "2022-01-13", &number, which, fields, "");
    assert_eq!(problem(approve(Step::Clear, &Fields::default())), wrong("step", InspectionProblem::SomethingFound));
    assert!(matches!(inspect(&office, "2022-01-13", &number, Step::Order, &Fields::default()), Err(Refusal::MayNot { .. })));
    assert_eq!(problem(approve(Step::Order, &Fields::default())), ("order", Problem::Empty));
    approve(Step::Order, &Fields::default().with("order", "补报漏报人员")).expect("ordered");
    assert_eq!(due(&office, &number).as_deref(), Some("2022-02-12"), "thirty days unless the order says another day");
    inspect(&office, "2022-01-20", &number, Step::Rectify, &Fields::default().with("reply", "已补报 2 人")).expect("corrected");
    assert_eq!(due(&office, &number), None);
    inspect(&office, "2022-01-21", &number, Step::Close, &Fields::default()).expect("closed");
    let end = view(&office, &number);
    assert_eq!((end.sheet.state, end.sheet.version), (State::Closed, 7));
    assert_eq!(end.sheet.fields.get("reply"), "已补报 2 人");
    assert_eq!(end.sheet.fields.get("served_on"), "2022-01-08", "what was said before stays");
    assert_eq!(replayed(&office), stored(&office), "the trail tells where every sheet stands and what it says");
}

#[test]
fn a_clean_record_is_told_and_one_that_is_not_obeyed_is_referred() {
    let office = inspected();
    one_worker(&office);
    let clean = recorded(&office, "");
    let approve =
        |number: &str, which, reason: &str| step(&office, "approve", "2022-01-05", number, which, &Fields::default(), reason);
    assert_eq!(problem(approve(&clean, Step::Order, "改")), wrong("step", InspectionProblem::NothingFound));
    approve(&clean, Step::Clear, "").expect("told");
    assert_eq!((view(&office, &clean).sheet.state, due(&office, &clean)), (State::Clean, None));
    inspect(&office, "2022-01-06", &clean, Step::Close, &Fields::default()).expect("closed");
    let id: String = office.raw().query_row("SELECT id_number FROM person", [], |r| r.get(0)).expect("a number");
    let bad = recorded(&office, &format!("{id}\t2021-12\t5000"));
    approve(&bad, Step::Order, "补缴").expect("an opinion alone says what to correct");
    assert_eq!(view(&office, &bad).sheet.fields.get("order"), "补缴");
    assert_eq!(problem(approve(&bad, Step::Refer, "")), ("reason", Problem::Empty));
    approve(&bad, Step::Refer, "逾期未整改").expect("referred");
    inspect(&office, "2022-01-06", &bad, Step::Close, &Fields::default()).expect("closed");
}

/// 4,000 declared, 5,000 paid: 1,000 at 0.56 % are 5.60 for a month. November's last day is 25 November; up to 4 January these
/// are 40 days at 0.05 %: 0.11. December's: 10 days, 0.03. Above the ceiling and below the floor the bounds count.
#[test]
fn a_wage_audit_is_worked_out_to_the_fen() {
    let office = inspected();
    let id = one_worker(&office);
    let number = filed(&office, &plan().with("special", "yes"));
    let desk = office.desk("inspect");
    let audit = |rows: &str| desk.look_at_audit(&number, rows).expect("an audit");
    let yuan = |text: &str| Money::parse(text).expect("an amount");
    let both = audit(&format!("{id}\t2021-11\t5000\n{id}\t2021-12\t5000"));
    let told: Vec<_> = both.lines.iter().map(|l| (l.declared, l.base, l.difference, l.premium, l.late_fee)).collect();
    let line = |fee| (yuan("4000"), yuan("5000"), yuan("1000"), yuan("5.60"), yuan(fee));
    assert_eq!(told, [line("0.11"), line("0.03")]);
    assert_eq!((both.heads, both.premium, both.late_fee), (1, yuan("11.20"), yuan("0.14")));
    assert_eq!((both.lines[0].trade.as_str(), both.lines[0].age), ("操作工", 36));
    // Less than declared: told, but nothing to add. Under the floor of 3,276 the floor is the base.
    let less = audit(&format!("{id}\t2021-12\t1000"));
    assert_eq!((less.lines[0].difference, less.premium, less.heads), (yuan("-724"), Money::ZERO, 0));
    // Somebody whom nobody declared is added with the whole base.
    let unknown = "431299198501010013";
    let left_out = audit(&format!("{unknown}\t2021-12\t1000"));
    assert_eq!((left_out.lines[0].declared, left_out.lines[0].base), (Money::ZERO, yuan("3276")));
    let told = |rows: &str| problem(desk.look_at_audit(&number, rows));
    let in_line = |line, column, problem| ("audit", Problem::InLine { line, column, problem: Box::new(problem) });
    let (first, last) = ("2021-11", "2021-12");
    let month = |text: &str| gsbx::domain::dates::Month::parse(text).expect("a month");
    let outside = Problem::OutsideMonths { first: month(first), last: month(last) };
    assert_eq!(told(&format!("{id}\t2021-10\t5000")), in_line(1, "month", outside));
    assert_eq!(told(&format!("{id}\t2021-12\t5000\n{id}\t2021-12\t1")), in_line(2, "month", Problem::ContradictsEarlierLine));
    assert_eq!(told(&format!("{id}\t2021-12\t-1")), in_line(1, "wage", Problem::Negative));
}

#[test]
fn an_audit_is_booked_as_one_supplement_by_whoever_files_levies() {
    let office = inspected();
    let id = one_worker(&office);
    let clean = recorded(&office, "");
    assert_eq!(problem(office.desk("desk").book_audit(&clean, SCRIBE)), wrong("audit", InspectionProblem::NothingToAdd));
    let number = recorded(&office, &format!("{id}\t2021-11\t5000\n{id}\t2021-12\t3000"));
    assert!(matches!(office.desk("inspect").book_audit(&number, SCRIBE), Err(Refusal::MayNot { .. })));
    let booked = office.desk("desk").book_audit(&number, SCRIBE).expect("a supplement");
    let again = office.desk("desk2").book_audit(&number, SCRIBE).expect("the same");
    assert_eq!((booked.is_new, again.is_new, &again.number), (true, false, &booked.number));
    let sheet = office.desk("desk").sheet(&booked.number).expect("the supplement");
    assert_eq!((sheet.kind, sheet.amount.plain().as_str()), (SheetKind::LevyChange, "5.60"));
    assert_eq!(sheet.fields.get("document"), number);
    assert_eq!(view(&office, &number).supplement, Some(booked.number));
}

#[test]
fn a_plan_opens_its_findings_and_dropping_it_opens_them_again() {
    let office = inspected();
    let mut county = County::of(&office);
    let employer = county.employer(1);
    county.levied(employer, 202_112, 1, "100");
    let person = county.hire(employer, &Hired { wages: [Some("4000"), Some("9000")], ..Hired::default() });
    let row = format!("wage_jump\t{person}\t2021-12");
    let mark = || office.desk("inspect").findings(&FindingAsk::default(), 0, 9).expect("findings").lines[0].mark.clone();
    let gone = plan().with("findings", "same_wage\t\t2021-12");
    let file = |fields: &Fields| office.desk("inspect").file_sheet(SheetKind::Inspection, fields, "", SCRIBE);
    assert_eq!(problem(file(&gone)), wrong("findings", InspectionProblem::NoSuchFinding));
    assert_eq!(mark(), None, "nothing half-written");
    let number = filed(&office, &plan().with("findings", row.as_str()));
    let opened = mark().expect("a mark");
    assert_eq!((opened.mark, opened.sheet.as_ref()), (Mark::Opened, Some(&number)));
    let twice = Problem::Inspection(InspectionProblem::OpenedAlready { sheet: number.clone() });
    let in_line = Problem::InLine { line: 1, column: "rule", problem: Box::new(twice) };
    assert_eq!(problem(file(&plan().with("findings", row.as_str()))), ("findings", in_line));
    assert_eq!(view(&office, &number).findings[0].finding.evidence.len(), 4);
    inspect(&office, "2022-01-04", &number, Step::Drop, &Fields::default()).expect("dropped");
    assert_eq!(mark().map(|m| m.mark), Some(Mark::Reopened));
    filed(&office, &plan().with("findings", row));
}

#[test]
fn what_is_wrong_with_a_plan_is_named_and_only_inspectors_plan() {
    let office = inspected();
    one_worker(&office);
    let told = |fields: &Fields| {
        let mut list = problems(office.desk("inspect").file_sheet(SheetKind::Inspection, fields, "", SCRIBE));
        assert_eq!(list.len(), 1, "{list:?}");
        list.remove(0)
    };
    assert_eq!(told(&plan().with("second_inspector", "inspect")), wrong("second_inspector", InspectionProblem::SameInspector));
    assert_eq!(told(&plan().with("second_inspector", "")), ("second_inspector", Problem::Empty));
    assert_eq!(told(&plan().with("credit_code", credit(9))), ("credit_code", Problem::UnknownEmployer));
    assert_eq!(told(&plan().with("from_month", "2022-01")), ("until_month", Problem::EndsBeforeItBegins));
    assert_eq!(told(&plan().with("until_month", "2022-02")), ("until_month", Problem::Future));
    assert_eq!(told(&plan().with("way", "by air")), ("way", Problem::NotOneOf { choices: "on_site, papers" }));
    let by_clerk = office.desk("desk").file_sheet(SheetKind::Inspection, &plan(), "", SCRIBE);
    assert!(matches!(by_clerk, Err(Refusal::MayNot { .. })));
}

/// Two who record at once: the second is told that the inspection has moved.
#[test]
fn a_step_on_what_has_moved_is_refused_and_writes_no_version() {
    let office = inspected();
    one_worker(&office);
    let number = filed(&office, &plan().with("special", "yes"));
    inspect(&office, "2022-01-04", &number, Step::Visit, &Fields::default()).expect("visited");
    let seen = view(&office, &number).sheet.seen;
    let (mut other, of) = (office.desk("inspect"), number.clone());
    let meanwhile = move || {
        other.take_step_saying(&of, seen, Step::Record, &StepNote::default(), &record("")).expect("the first record");
    };
    let mut late = office.desk_interrupted("inspect", meanwhile);
    let told = late.take_step_saying(&number, seen, Step::Record, &StepNote::default(), &record(""));
    assert_eq!(problem(told), ("step", Problem::SheetMoved));
    assert_eq!(view(&office, &number).sheet.version, 3);
}

#[test]
fn the_command_line_plans_steps_and_shows() {
    let office = Office::demo();
    let write = |name: &str, text: &str| {
        let path = office.folder().join(name);
        std::fs::write(&path, text).expect("a file");
        path.to_str().expect("a path").to_owned()
    };
    let password = write("password", "demo\n");
    let gsbx = |args: &[&str]| office.gsbx(&[&["--operator", "inspect", "--password-file", &password], args].concat());
    let code: String = office.raw().query_row("SELECT credit_code FROM employer LIMIT 1", [], |r| r.get(0)).expect("a code");
    let file = write(
        "plan.json",
        &format!(
            r#"{{"credit_code": "{code}", "from_month": "2021-12", "until_month": "2021-12", "way": "papers", "special": "yes",
                "second_inspector": "王强", "inspect_ground": "random", "visit_on": "2022-01-10"}}"#
        ),
    );
    let output = gsbx(&["inspect", "plan", &file]);
    let number = stdout(&output).trim().to_owned();
    assert!(number.starts_with("JC-"), "{output:?}");
    assert!(gsbx(&["inspect", "step", &number, "visit"]).status.success());
    let said = write("record.json", &serde_json::json!({ "checklist": sound(), "signed": "refused" }).to_string());
    let output = gsbx(&["inspect", "step", &number, "record", &said, "--json"]);
    let view: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!((&view["sheet"]["state"], &view["checklist"][5]["verdict"]), (&"recorded".into(), &"none".into()));
    assert_eq!(gsbx(&["inspect", "step", &number, "pay"]).status.code(), Some(1));
    let shown = stdout(&gsbx(&["inspect", "show", &number]));
    assert!(shown.contains("书面稽核") && shown.contains("拒绝签字") && shown.contains("检查清单"), "{shown}");
}

/// Each state has its letter, told with what was found; numbers are masked, the code verifies, a copy says so.
#[test]
fn the_letters_of_an_inspection_follow_from_where_it_stands() {
    let office = inspected();
    let id = one_worker(&office);
    let print = |number: &str| -> String {
        let way = gsbx::desk::papers::Way::parse("file").expect("a way");
        let mut desk = office.desk("inspect");
        let press = gsbx::report::papers::SHEET_PRESS;
        let sent = desk.print_sheet(number, gsbx::desk::sheets::SheetForm::Text, Some(way), press).expect("printed");
        let gsbx::desk::papers::Sent::File(path) = sent else { panic!("a file, found {sent:?}") };
        std::fs::read_to_string(path).expect("the paper").replace(['\n', ' '], "")
    };
    let says = |number: &str, parts: &[&str]| {
        let text = print(number);
        for part in parts {
            assert!(text.contains(&part.replace(' ', "")), "{part}\n{text}");
        }
        assert!(!text.contains(&id), "no whole number");
    };
    let number = filed(&office, &plan().with("special", "yes"));
    says(&number, &["工伤保险稽核通知书", "第1木业公司", "2022-01-10", "职工花名册", "inspect、王强"]);
    inspect(&office, "2022-01-04", &number, Step::Visit, &Fields::default()).expect("visited");
    let found = record(&format!("{id}\t2021-12\t5000")).with("found", "漏报加班工资");
    inspect(&office, "2022-01-04", &number, Step::Record, &found).expect("recorded");
    says(&number, &["工伤保险稽核工作记录表", "个人缴费基数", "1000.00", "5.60", "漏报加班工资", "已签字确认"]);
    let approve = |which, fields: &Fields| step(&office, "approve", "2022-01-05", &number, which, fields, "逾期未补");
    approve(Step::Order, &Fields::default().with("order", "补缴差额")).expect("ordered");
    says(&number, &["工伤保险稽核整改意见书", "补缴差额", "2022-02-04", "签发approve"]);
    approve(Step::Refer, &Fields::default().with("suggestion", "处以罚款")).expect("referred");
    says(&number, &["提请行政处罚建议书", "逾期未补", "处以罚款", &credit(1)]);
    let clean = recorded(&office, "");
    step(&office, "approve", "2022-01-05", &clean, Step::Clear, &Fields::default(), "").expect("told");
    says(&clean, &["工伤保险稽核结果告知书", "未发现违反"]);
}
