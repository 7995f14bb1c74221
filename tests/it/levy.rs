//! Declarations and the levy of a month: nobody is forgotten or counted twice, and what is due is right to the fen, fixed once.

use gsbx::desk::estimate::Fields;
use gsbx::desk::levy::{LevyLine, LevyMonth};
use gsbx::domain::declaration::DeclarationProblem;
use gsbx::domain::declaration::month::{Standing, Terms};
use gsbx::domain::employer::rate::RateRow;
use gsbx::domain::money::Money;
use gsbx::domain::premium::Size;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use crate::support::levy::{Firm, copied, declare, firm, month, rows, verified, with_rows};
use crate::support::sheet::step;
use crate::support::{Office, problem, problems, program, stderr, stdout};

fn number(office: &Office, sql: &str) -> i64 {
    office.raw().query_row(sql, [], |r| r.get(0)).expect("a number")
}

fn line<'a>(view: &'a LevyMonth, firm: &Firm) -> &'a LevyLine {
    view.lines.iter().find(|l| l.employer == firm.id).expect("its line")
}

fn refused(office: &Office, fields: &Fields) -> Vec<(&'static str, Problem)> {
    problems(office.desk("desk").file_sheet(SheetKind::Declaration, fields, "", SCRIBE))
}

fn declaration(problem: DeclarationProblem) -> Problem {
    Problem::Declaration(problem)
}

fn in_line(line: usize, column: &'static str, problem: Problem) -> Problem {
    Problem::InLine { line, column, problem: Box::new(problem) }
}

/// Last month is copied, two wages are changed, the sheet is reviewed: then the wages stand with their bases.
#[test]
fn a_month_is_declared_by_copying_the_one_before() {
    let office = Office::demo();
    let firm = firm(&office, 0);
    let fields = copied(&office, &firm.code, "2022-01");
    let mut cells = rows(&fields);
    (cells[0][2], cells[1][2]) = ("3000".to_owned(), "20000".to_owned());
    let fields = with_rows(&fields, &cells);
    let sheet = declare(&office, &fields);
    assert_eq!(number(&office, "SELECT count(*) FROM wage WHERE month = 202201"), 0, "not before it is reviewed");
    assert!(step(&office, "desk", &sheet, Step::Pass).is_err(), "nobody verifies his own entry");
    step(&office, "review", &sheet, Step::Pass).expect("a review");
    let wages = "SELECT count(*) FROM wage WHERE month = 202201 AND base_fen BETWEEN 358600 AND 1793100";
    assert_eq!(number(&office, wages), i64::try_from(cells.len()).expect("a count"));
    assert_eq!(number(&office, "SELECT max(base_fen) FROM wage WHERE month = 202201"), 1_793_100, "bounded above");
    assert_eq!(number(&office, "SELECT min(base_fen) FROM wage WHERE month = 202201"), 358_600, "and below");
    let kept = format!("SELECT payroll_fen FROM declaration WHERE employer_id = {} AND month = 202201 AND is_live = 1", firm.id);
    assert_eq!(number(&office, &kept), number(&office, "SELECT sum(wage_fen) FROM wage WHERE month = 202201"));
    let view = office.desk("desk").sheet(&sheet).expect("it");
    assert_eq!((view.state, view.employer.map(|e| e.1), view.month), (State::Approved, Some(firm.name), Some(month("2022-01"))));
    assert_eq!(view.fields.get("headcount"), cells.len().to_string());
    assert!(view.amount > Money::ZERO);
}

/// Who joined stands on the copy with the wage he was registered with; who left does not, and both are named.
#[test]
fn the_copy_follows_who_came_and_went() {
    let office = Office::demo();
    let firm = firm(&office, 0);
    let before = rows(&copied(&office, &firm.code, "2022-01"));
    let leaver = before[0].clone();
    let end = format!(
        "UPDATE employment SET insured_to = '2021-12-31' WHERE employer_id = {} AND person_id =
            (SELECT id FROM person WHERE id_number = '{}')",
        firm.id, leaver[0]
    );
    let join = format!(
        "INSERT INTO employment (person_id, employer_id, insured_from, job, wage_fen, source)
            SELECT id, {}, '2022-01-02', '', 512300, 0 FROM person WHERE id_number =
            (SELECT p.id_number FROM person AS p JOIN employment AS w ON w.person_id = p.id WHERE w.employer_id <> {} LIMIT 1)",
        firm.id, firm.id
    );
    office.raw().execute_batch(&format!("{end}; {join}")).expect("moves");
    let begun = office.desk("desk").begin_declaration(&firm.code, month("2022-01")).expect("a beginning");
    let after = rows(&begun.fields);
    assert_eq!(after.len(), before.len());
    assert!(after.iter().all(|r| r[0] != leaver[0]));
    assert!(after.iter().any(|r| r[2] == "5123.00"), "{after:?}");
    assert_eq!((begun.left, begun.joined.len()), (vec![leaver[1].clone()], 1));
}

/// Takes January back by a sheet that is reviewed and approved.
fn reverse(office: &Office, firm: &Firm) {
    let reversal = Fields::default()
        .with("levy_way", "reversal")
        .with("credit_code", firm.code.as_str())
        .with("month", "2022-01")
        .with("reason", "已补申报");
    let sheet = office.desk("desk").file_sheet(SheetKind::LevyChange, &reversal, "", SCRIBE).expect("a reversal").number;
    step(office, "review", &sheet, Step::Pass).expect("a review");
    step(office, "approve", &sheet, Step::Approve).expect("an approval");
}

/// All that is wrong is told at its cell at once, and nothing is written.
#[test]
fn what_is_wrong_with_a_declaration_is_told_at_its_cell() {
    let office = Office::demo();
    let (firm, other) = (firm(&office, 0), firm(&office, 1));
    let fields = copied(&office, &firm.code, "2022-01");
    let sound = rows(&fields);
    let change = |row: usize, column: usize, text: &str| {
        let mut cells = sound.clone();
        cells[row][column] = text.to_owned();
        with_rows(&fields, &cells)
    };
    let stranger = rows(&copied(&office, &other.code, "2022-01"))[0].clone();
    for (text, want) in [("0", Problem::Zero), ("-5", Problem::Negative), ("1000001", Problem::TooLarge), ("", Problem::Empty)] {
        assert_eq!(refused(&office, &change(0, 2, text)), [("rows", in_line(1, "wage", want))], "{text}");
    }
    let first = sound[0][1].clone();
    let missing = |name: &str| ("rows", declaration(DeclarationProblem::Missing { names: vec![name.to_owned()], count: 1 }));
    assert_eq!(refused(&office, &with_rows(&fields, &sound[1..])), [missing(&first)]);
    let named = Problem::NumberBelongsTo { name: first.clone() };
    assert_eq!(refused(&office, &change(0, 1, "别人")), [("rows", in_line(1, "name", named))]);
    let twice = with_rows(&fields, &[&sound[..], &sound[..1]].concat());
    assert_eq!(refused(&office, &twice), [("rows", in_line(sound.len() + 1, "id_number", Problem::ComesTwice))]);
    let with_stranger = with_rows(&fields, &[&sound[..], &[stranger]].concat());
    assert_eq!(refused(&office, &with_stranger), [("rows", in_line(sound.len() + 1, "id_number", Problem::NotEmployedThere))]);
    let unknown = vec!["11010519491231002X".to_owned(), "无名".to_owned(), "5000".to_owned(), String::new()];
    let with_unknown = with_rows(&fields, &[&sound[..], &[unknown]].concat());
    assert_eq!(refused(&office, &with_unknown), [("rows", in_line(sound.len() + 1, "id_number", Problem::UnknownWorker))]);
    let count = sound.len();
    let wrong_count = fields.clone().with("headcount", (count + 1).to_string());
    assert_eq!(refused(&office, &wrong_count), [("headcount", declaration(DeclarationProblem::CountDiffers { count }))]);
    let sum = sound.iter().map(|r| Money::parse(&r[2]).expect("a wage")).sum();
    let wrong_sum = fields.clone().with("payroll", "1.00");
    assert_eq!(refused(&office, &wrong_sum), [("payroll", declaration(DeclarationProblem::SumDiffers { sum }))]);
    assert_eq!(refused(&office, &fields.clone().with("month", "2022-13")), [("month", Problem::BadMonth)]);
    assert!(refused(&office, &fields.clone().with("month", "2022-02")).contains(&("month", Problem::Future)));
    assert_eq!(refused(&office, &fields.clone().with("credit_code", "x"))[0].0, "credit_code");
    let taken_over = declaration(DeclarationProblem::TakenOver { month: month("2021-12") });
    assert_eq!(refused(&office, &fields.clone().with("month", "2021-12")), [("month", taken_over)]);
    office.raw().execute("UPDATE employer SET state = 'suspended' WHERE id = $1", [firm.id]).expect("a suspension");
    assert_eq!(refused(&office, &fields)[0].0, "credit_code");
    assert_eq!(number(&office, "SELECT count(*) FROM sheet WHERE kind = 'declaration'"), 0);
}

/// Who has no wage in the month is on the list with the reason, and nothing is levied on him.
#[test]
fn who_has_no_wage_is_explained_and_not_levied() {
    let office = Office::demo();
    let firm = firm(&office, 0);
    let fields = copied(&office, &firm.code, "2022-01");
    let mut cells = rows(&fields);
    (cells[0][2], cells[0][3]) = (String::new(), "停薪留职".to_owned());
    verified(&office, &with_rows(&fields, &cells));
    let want = i64::try_from(cells.len() - 1).expect("a count");
    assert_eq!(number(&office, "SELECT count(*) FROM wage WHERE month = 202201"), want);
    assert_eq!(number(&office, "SELECT headcount FROM declaration"), want);
}

/// A fifth more or less is told to who enters it and to who reviews it; it bars nothing.
#[test]
fn wages_that_jump_are_marked_for_both() {
    let office = Office::demo();
    let firm = firm(&office, 0);
    let fields = copied(&office, &firm.code, "2022-01");
    let mut cells = rows(&fields);
    let was = Money::parse(&cells[1][2]).expect("a wage");
    cells[1][2] = Money::from_fen(was.fen() * 5 / 4).plain();
    let fields = with_rows(&fields, &cells);
    let look = office.desk("desk").look_at_declaration(&fields, "").expect("a look");
    let [(field, Problem::InLine { line: 2, column: "wage", problem })] = &look.warnings[..] else {
        panic!("one warning at the second wage, found {:?}", look.warnings)
    };
    assert_eq!(*field, "rows");
    assert!(matches!(problem.as_ref(), Problem::Declaration(DeclarationProblem::WageJump { .. })));
    assert_eq!((look.problems.len(), look.count, look.last_count), (0, cells.len(), cells.len()));
    let sheet = declare(&office, &fields);
    let told: Vec<&str> = office.desk("review").sheet(&sheet).expect("it").warnings.iter().map(|w| w.id()).collect();
    assert_eq!(told, ["wage_jumps"]);
}

/// One declaration of an employer and month; a second is refused by name, and a correction takes its place.
#[test]
fn a_month_has_one_declaration() {
    let office = Office::demo();
    let firm = firm(&office, 0);
    let fields = copied(&office, &firm.code, "2022-01");
    let first = declare(&office, &fields);
    let already = |is_verified| declaration(DeclarationProblem::DeclaredAlready { sheet: first.clone(), is_verified });
    assert_eq!(refused(&office, &fields), [("month", already(false))]);
    step(&office, "review", &first, Step::Pass).expect("a review");
    assert_eq!(refused(&office, &fields), [("month", already(true))]);
    let mut cells = rows(&fields);
    cells[0][2] = "9999".to_owned();
    let corrected = with_rows(&fields, &cells).with("replaces", first.as_str());
    assert_eq!(refused(&office, &corrected), [("reason", Problem::Empty)]);
    let second = verified(&office, &corrected.clone().with("reason", "工资报错"));
    assert_eq!(number(&office, "SELECT count(*) FROM declaration WHERE is_live = 1"), 1);
    assert_eq!(number(&office, "SELECT count(*) FROM wage WHERE month = 202201 AND wage_fen = 999900"), 1);
    assert_eq!(office.desk("desk").sheet(&second).expect("it").supersedes.as_deref(), Some(first.as_str()));
    let again = corrected.with("reason", "再改");
    assert_eq!(refused(&office, &again).len(), 2, "what was replaced cannot be replaced again");
}

/// A declaration that was sent back is corrected where it is, and recalled and dropped it stands in nobody's way.
#[test]
fn a_declaration_is_returned_recalled_and_dropped_like_any_sheet() {
    let office = Office::demo();
    let firm = firm(&office, 0);
    let fields = copied(&office, &firm.code, "2022-01");
    let sheet = declare(&office, &fields);
    crate::support::sheet::step_with(&mut office.desk("review"), &sheet, Step::Return, "工资有误", "").expect("sent back");
    let begun = office.desk("desk").begin_declaration(&firm.code, month("2022-01")).expect("a beginning");
    let (number_of, seen) = begun.corrects.expect("the one that was sent back");
    assert_eq!(number_of, sheet);
    let view = office.desk("desk").preview_levy(month("2022-01")).expect("a month");
    assert_eq!(line(&view, &firm).standing, Standing::Open, "what was sent back is not declared");
    let mut cells = rows(&begun.fields);
    cells[0][2] = "4444".to_owned();
    let corrected = with_rows(&begun.fields, &cells).with("payroll", "");
    office.desk("desk").resubmit_sheet(&sheet, seen, &corrected, SCRIBE).expect("handed in again");
    step(&office, "desk", &sheet, Step::Recall).expect("recalled");
    step(&office, "desk", &sheet, Step::Drop).expect("dropped");
    verified(&office, &fields);
}

#[test]
fn a_month_is_fixed_to_the_fen_and_once() {
    let office = Office::demo();
    let (firm, other) = (firm(&office, 0), firm(&office, 1));
    verified(&office, &copied(&office, &firm.code, "2022-01"));
    declare(&office, &copied(&office, &other.code, "2022-01"));
    let contributions = "SELECT count(*) FROM contribution WHERE month = 202201";
    let preview = office.desk("desk").preview_levy(month("2022-01")).expect("a preview");
    assert_eq!((line(&preview, &firm).standing, line(&preview, &other).standing), (Standing::Verified, Standing::Declared));
    assert_eq!((preview.to_fix().count(), number(&office, contributions)), (1, 0));
    let due = line(&preview, &firm).due.expect("an amount");
    let (base, rate) = (line(&preview, &firm).base.expect("bases"), line(&preview, &firm).rate.expect("a rate"));
    assert_eq!(due, base.exact().times(rate).round());
    assert_eq!(office.desk("desk").fix_levy(month("2022-01")).expect("fixed").to_fix().count(), 1);
    assert_eq!(number(&office, "SELECT due_fen FROM contribution WHERE month = 202201"), due.fen());
    assert_eq!(number(&office, "SELECT amount_fen FROM levy_line"), due.fen());
    let last_day: String =
        office.raw().query_row("SELECT last_day FROM contribution WHERE month = 202201", [], |r| r.get(0)).expect("it");
    assert_eq!(last_day, "2022-01-25");
    assert_eq!(office.desk("desk").fix_levy(month("2022-01")).expect("again").to_fix().count(), 0);
    assert_eq!((number(&office, contributions), number(&office, "SELECT count(*) FROM levy_run")), (1, 1));
    assert_eq!(number(&office, "SELECT count(*) FROM audit WHERE act = 'fix-levy'"), 1);
    // The month of the other comes with a second run, once it is over: the first one stays as it is.
    let view = office.desk_on("desk", "2022-02-03").fix_levy(month("2022-01")).expect("the rest");
    assert!(view.to_fix().all(|l| l.standing == Standing::Estimated), "the one that waits for review is left");
    let view = office.desk_on("desk", "2022-02-03").preview_levy(month("2022-01")).expect("a month");
    assert_eq!((line(&view, &firm).due, line(&view, &firm).standing), (Some(due), Standing::Billed));
    assert_eq!(line(&view, &other).standing, Standing::Declared);
    let sums = "SELECT (SELECT sum(amount_fen) FROM levy_line) - (SELECT sum(due_fen) FROM contribution WHERE month = 202201)";
    assert_eq!(number(&office, sums), 0, "what is owed is what the lines say");
    let fields = copied(&office, &firm.code, "2022-01").with("replaces", view.lines[0].sheet.clone().unwrap_or_default());
    let fixed = declaration(DeclarationProblem::Fixed { month: month("2022-01") });
    assert!(refused(&office, &fields).contains(&("month", fixed)), "the way out is named");
}

/// Nothing is declared by the end of the month: last month's people, a tenth more than last month's premium.
#[test]
fn who_declares_nothing_is_estimated_once_the_month_is_over() {
    let office = Office::demo();
    let firm = firm(&office, 0);
    let last = Money::from_fen(number(
        &office,
        &format!("SELECT due_fen FROM contribution WHERE employer_id = {} AND month = 202112", firm.id),
    ));
    let open = office.desk("desk").preview_levy(month("2022-01")).expect("a month");
    assert_eq!((line(&open, &firm).standing, open.to_fix().count()), (Standing::Open, 0));
    let want = Money::from_fen((last.fen() * 110 + 50) / 100);
    assert_eq!(line(&open, &firm).due, Some(want), "what it will be");
    let mut desk = office.desk_on("desk", "2022-02-01");
    let view = desk.fix_levy(month("2022-01")).expect("fixed");
    assert_eq!((line(&view, &firm).standing, line(&view, &firm).due), (Standing::Estimated, Some(want)));
    let kept = format!("SELECT due_fen FROM contribution WHERE employer_id = {} AND month = 202201 AND is_estimate = 1", firm.id);
    assert_eq!(number(&office, &kept), want.fen());
    // Declared late and verified, the estimate has to be reversed before the month is fixed anew.
    verified(&office, &copied(&office, &firm.code, "2022-01"));
    let view = office.desk("desk").preview_levy(month("2022-01")).expect("a month");
    assert!(line(&view, &firm).needs_reversal);
    assert_eq!(office.desk("desk").fix_levy(month("2022-01")).expect("again").to_fix().count(), 0);
    reverse(&office, &firm);
    let fixed = office.desk("desk").fix_levy(month("2022-01")).expect("anew");
    assert_eq!(fixed.to_fix().map(|l| l.standing).collect::<Vec<_>>(), [Standing::Verified]);
    let kept = format!("SELECT due_fen FROM contribution WHERE employer_id = {} AND month = 202201 AND is_estimate = 0", firm.id);
    assert_eq!(Some(number(&office, &kept)), line(&fixed, &firm).due.map(Money::fen));
}

/// Who had no month before is named, and nothing is made up for him; who has nobody insured or is suspended owes nothing.
#[test]
fn nothing_is_made_up_for_who_had_no_month_before() {
    let office = Office::demo();
    let (new, idle, away) = (firm(&office, 0), firm(&office, 1), firm(&office, 2));
    for sql in [
        format!("DELETE FROM contribution WHERE employer_id = {}", new.id),
        format!("UPDATE employment SET insured_to = '2021-12-31' WHERE employer_id = {}", idle.id),
        format!("UPDATE employer SET state = 'suspended' WHERE id = {}", away.id),
    ] {
        office.raw().execute_batch(&sql).expect("a change");
    }
    let view = office.desk_on("desk", "2022-02-01").fix_levy(month("2022-01")).expect("fixed");
    assert_eq!((line(&view, &new).standing, line(&view, &new).due), (Standing::Unable, None));
    assert!(view.lines.iter().all(|l| l.employer != idle.id && l.employer != away.id));
    let owed = format!("SELECT count(*) FROM levy_line WHERE employer_id IN ({}, {}, {})", new.id, idle.id, away.id);
    assert_eq!(number(&office, &owed), 0);
}

/// Without the limits of the month, or with parameters nobody has confirmed, nothing is written and the sentence names them.
#[test]
fn a_month_without_its_parameters_is_not_fixed() {
    let office = Office::demo();
    let firm = firm(&office, 0);
    let mut desk = office.desk_on("desk", "2027-02-01");
    let view = desk.preview_levy(month("2027-01")).expect("a month that is shown all the same");
    assert!(matches!(&view.lacks, Some(Problem::NoParameter { key, .. }) if key == "contribution_floor"), "{:?}", view.lacks);
    assert!(matches!(problem(desk.fix_levy(month("2027-01"))), ("month", Problem::NoParameter { .. })));
    assert_eq!(problem(office.desk("desk").fix_levy(month("2022-02"))), ("month", Problem::Future));
    verified(&office, &copied(&office, &firm.code, "2022-01"));
    office
        .raw()
        .execute_batch("DROP TRIGGER parameter_entry_no_delete; DELETE FROM parameter_entry")
        .expect("nothing is confirmed");
    let (field, told) = problem(office.desk("desk").fix_levy(month("2022-01")));
    assert!(matches!(&told, Problem::Unconfirmed { keys } if keys.contains(&"levy_last_day".to_owned())), "{field} {told:?}");
    assert_eq!(number(&office, "SELECT count(*) FROM levy_line"), 0);
}

#[test]
fn only_the_intake_fixes_a_month() {
    let office = Office::demo();
    for login in ["review", "approve", "finance", "inspect", "consult", "cashier"] {
        let refused = office.desk(login).fix_levy(month("2022-01"));
        assert!(matches!(refused, Err(gsbx::desk::Refusal::MayNot { .. } | gsbx::desk::Refusal::NotAllowed(_))), "{login}");
    }
}

#[test]
fn two_processes_that_fix_a_month_at_once_fix_it_once() {
    let office = Office::demo();
    let start = || {
        let mut command = program();
        command.arg("--db").arg(office.db()).args(["--operator", "desk", "levy", "month", "2022-01", "--fix", "--json"]);
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().expect("gsbx runs")
    };
    let fixed: Vec<u64> = [start(), start()]
        .into_iter()
        .map(|child| {
            let out = child.wait_with_output().expect("an end");
            assert!(out.status.success(), "{}", stderr(&out));
            let told: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON");
            told["fixed"].as_u64().expect("how many")
        })
        .collect();
    assert_eq!(fixed.iter().sum::<u64>(), 620, "{fixed:?}");
    assert_eq!(number(&office, "SELECT count(*) FROM levy_line"), 620);
    assert_eq!(number(&office, "SELECT count(DISTINCT employer_id) FROM levy_line"), 620);
    assert_eq!(number(&office, "SELECT count(*) FROM levy_run"), 1);
}

/// The file that the copy prints is declared as it is; its totals line has to agree.
#[test]
fn a_payroll_file_is_declared_and_its_totals_checked() {
    let office = Office::demo();
    let firm = firm(&office, 0);
    let of = ["--employer", &firm.code, "--month", "2022-01"];
    let copied = office.gsbx(&[&["--operator", "desk", "levy", "copy"][..], &of].concat());
    assert!(copied.status.success(), "{}", stderr(&copied));
    let text = stdout(&copied);
    let sum: Money = text.lines().skip(1).map(|l| Money::parse(l.split(',').nth(2).expect("a wage")).expect("a wage")).sum();
    let file = office.folder().join("payroll.csv");
    let declare = |text: &str| {
        std::fs::write(&file, text).expect("a file");
        office.gsbx(&[&["--operator", "desk", "levy", "declare", file.to_str().expect("a path"), "--json"][..], &of].concat())
    };
    let wrong = declare(&format!("{text},合计,1.00,\n"));
    assert!(!wrong.status.success() && stderr(&wrong).contains(&format!("{sum}")), "{}", stderr(&wrong));
    let broken = declare(&text.replacen("43", "99", 1));
    assert!(!broken.status.success() && stderr(&broken).contains("第 2 行"), "{}", stderr(&broken));
    assert_eq!(number(&office, "SELECT count(*) FROM sheet WHERE kind = 'declaration'"), 0, "all or nothing");
    // As employers write it: Chinese titles, no notes, the totals named at the beginning of their line.
    let lines = text.lines().skip(1).map(|l| l.splitn(4, ',').take(3).collect::<Vec<_>>().join(",") + "\n");
    let chinese: String = std::iter::once("身份证号,姓名,工资\n".to_owned()).chain(lines).collect();
    let done = declare(&format!("{chinese}合计,,{}\n", sum.plain()));
    assert!(done.status.success(), "{}", stderr(&done));
    let told: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    assert_eq!((told["payroll"].as_str(), told["state"].as_str()), (Some(sum.plain().as_str()), Some("to_review")));
}

fn project(firm: &Firm) -> Fields {
    Fields::default()
        .with("credit_code", firm.code.as_str())
        .with("project_name", "会同县第一中学教学楼")
        .with("price", "1234.5678w")
        .with("from_on", "2022-03-01")
        .with("until_on", "2023-06-30")
        .with("workers", "80")
}

fn enter_rate(office: &Office, rate: &str) {
    let draft = gsbx::desk::policy::Draft {
        key: "project_rate".into(),
        from: "2022-01-01".into(),
        value: rate.into(),
        document: "湘人社发〔2018〕12号".into(),
        article: "第三条".into(),
        ..gsbx::desk::policy::Draft::default()
    };
    let id = office.desk("review").enter_parameter(&draft).expect("a parameter");
    office.desk("approve").settle_parameter(id, gsbx::desk::policy::Settle::Confirm).expect("confirmed");
}

/// A project is insured by one premium, owed before work starts; its employer's own month is levied as ever.
#[test]
fn a_project_is_insured_by_its_contract_sum() {
    let office = Office::demo();
    let firm = firm(&office, 0);
    let filed = |fields: &Fields| office.desk("desk").file_sheet(SheetKind::Project, fields, "", SCRIBE);
    let (field, told) = problem(filed(&project(&firm)));
    assert!(matches!(&told, Problem::NoParameter { key, .. } if key == "project_rate"), "{field} {told:?}");
    enter_rate(&office, "0.0012");
    for (id, text) in [
        ("credit_code", "x"),
        ("project_name", ""),
        ("price", "0"),
        ("from_on", "2022-02-31"),
        ("until_on", "2022-02-28"),
        ("workers", "0"),
    ] {
        assert_eq!(problem(filed(&project(&firm).with(id, text))).0, id);
    }
    let sheet = filed(&project(&firm)).expect("a project").number;
    step(&office, "review", &sheet, Step::Pass).expect("a review");
    // 12,345,678.00 x 0.0012 = 14,814.8136.
    assert_eq!(number(&office, "SELECT premium_fen FROM project"), 1_481_481);
    assert_eq!(number(&office, "SELECT amount_fen FROM levy_line WHERE what = 'project'"), 1_481_481);
    let owed = format!("SELECT due_fen FROM contribution WHERE employer_id = {} AND month = 202201", firm.id);
    assert_eq!(number(&office, &owed), 1_481_481);
    let last_day: String = office.raw().query_row("SELECT last_day FROM levy_line", [], |r| r.get(0)).expect("it");
    assert_eq!(last_day, "2022-02-28", "before work starts");
    let there = declaration(DeclarationProblem::ProjectThere { sheet });
    assert_eq!(problem(filed(&project(&firm))), ("project_name", there));
    // The wages of the month come on top, and the project is no part of what the next month is estimated by.
    verified(&office, &copied(&office, &firm.code, "2022-01"));
    office.desk("desk").fix_levy(month("2022-01")).expect("fixed");
    let view = office.desk_on("desk", "2022-03-01").preview_levy(month("2022-02")).expect("the next month");
    let wages = number(&office, "SELECT amount_fen FROM levy_line WHERE what = 'levy'");
    assert_eq!(number(&office, &owed), 1_481_481 + wages);
    assert_eq!(line(&view, &firm).due, Some(Money::from_fen((wages * 110 + 50) / 100)));
    let store = gsbx::store::Store::open(&office.db()).expect("the office");
    assert_eq!(store.check().expect("a check"), [], "lines and dues agree");
}

/// The sheet of a declaration prints as the form F4: what is owed, and until when; before its review it says that it is none.
#[test]
fn a_declaration_prints_as_the_verification_sheet() {
    let office = Office::demo();
    let firm = firm(&office, 0);
    let fields = copied(&office, &firm.code, "2022-01");
    let sheet = declare(&office, &fields);
    let printed = |number: &str| {
        let out = office.folder().join("sheet.txt");
        let _ = std::fs::remove_file(&out);
        let path = out.to_str().expect("a path");
        let done = office.gsbx(&["--operator", "desk", "sheet", "print", number, "--out", path]);
        assert!(done.status.success(), "{}", stderr(&done));
        std::fs::read_to_string(&out).expect("a text")
    };
    assert!(printed(&sheet).contains("尚未核定"));
    step(&office, "review", &sheet, Step::Pass).expect("a review");
    office.desk("desk").fix_levy(month("2022-01")).expect("fixed");
    let text = printed(&sheet);
    let due = Money::from_fen(number(&office, "SELECT amount_fen FROM levy_line")).plain();
    for part in
        ["工伤保险缴费核定单", &firm.name, "2022-01", "缴费人数", "工资总额", "缴费基数合计", "%", &due, "2022-01-25", "复核"]
    {
        assert!(text.contains(part), "{part} in\n{text}");
    }
}

/// Levy examples to the fen.
#[test]
fn what_is_owed_is_right_to_the_fen() {
    let examples: toml::Table = include_str!("../vectors/levy.toml").parse().expect("TOML");
    let policy = crate::support::policy();
    let examples = examples["example"].as_array().expect("examples");
    assert!(examples.len() >= 11);
    for example in examples {
        let text = |key: &str| example[key].as_str().expect("a text");
        let small = |key: &str| u8::try_from(example[key].as_integer().expect("a number")).expect("a small one");
        let money = |text: &str| Money::parse(text).expect("an amount");
        let wages = example["wages"].as_array().expect("wages").iter().map(|w| money(w.as_str().expect("a wage")));
        let mut terms = Terms::on(policy.parameters(), month(text("month"))).expect("limits");
        let class = RateRow { from: None, class: small("class"), step: small("step") };
        let owed = terms.declared(&wages.collect::<Vec<_>>(), class, Size::Small).expect("owed");
        let told = (owed.base, owed.rate.to_string(), owed.due);
        assert_eq!(told, (money(text("base")), text("rate").to_owned(), money(text("due"))), "{}", text("title"));
    }
}

/// Reversed, a month that was fixed on a declaration is open again: it is declared anew and fixed anew.
#[test]
fn a_reversed_month_is_declared_anew() {
    let office = Office::demo();
    let firm = firm(&office, 0);
    let fields = copied(&office, &firm.code, "2022-01");
    verified(&office, &fields);
    office.desk("desk").fix_levy(month("2022-01")).expect("fixed");
    let before = number(&office, "SELECT amount_fen FROM levy_line");
    reverse(&office, &firm);
    let view = office.desk("desk").preview_levy(month("2022-01")).expect("a month");
    assert_eq!(line(&view, &firm).standing, Standing::Open);
    let mut cells = rows(&fields);
    cells[0][2] = "9999".to_owned();
    verified(&office, &with_rows(&fields, &cells));
    office.desk("desk").fix_levy(month("2022-01")).expect("anew");
    let owed = format!("SELECT due_fen FROM contribution WHERE employer_id = {} AND month = 202201", firm.id);
    assert_eq!(number(&office, &owed), number(&office, "SELECT sum(amount_fen) FROM levy_line"));
    assert_ne!(number(&office, &owed), before);
    let store = gsbx::store::Store::open(&office.db()).expect("the office");
    assert_eq!(store.check().expect("a check"), []);
}
