//! Determinations through the whole act: what is filed, reviewed and approved becomes what is owed, to the fen.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::policy::{Draft, Settle};
use gsbx::desk::sheets::{SheetItem, SheetView};
use gsbx::domain::benefits::item::{ItemKind, Payer};
use gsbx::domain::dates::Month;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::{SCRIBE, explained};
use gsbx::text::Lang;

use crate::support::determination::{
    approve, dead, determination, determine, determined, family, graded, happened, owed, pay_all, reviewed, severe,
};
use crate::support::sheet::{step, step_with};
use crate::support::{Office, problem, problems, stderr, stdout};

fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

/// Item, payer, amount of each line that is not for a month gone by.
fn lines(items: &[SheetItem]) -> Vec<(ItemKind, Payer, String)> {
    items.iter().filter(|i| i.monthly || i.from.is_none()).map(|i| (i.item, i.payer, i.amount.plain())).collect()
}

fn row(item: &str, key: &str, amount: &str) -> (String, String, String) {
    (item.to_owned(), key.to_owned(), amount.to_owned())
}

/// S03, S04, S06: both subsidies of an ending; the employer's is told and never owed by the fund.
#[test]
fn an_ended_contract_pays_the_subsidies_and_the_employers_items_never_become_payables() {
    for (grade, wage, years, lump, medical, employment) in [
        (8, 5500, "5", "60500.00", "55000.00", "55000.00"),
        (7, 6200, "3", "80600.00", "55800.00", "55800.00"),
        (5, 7250, "10", "130500.00", "174000.00", "261000.00"),
    ] {
        let office = Office::demo();
        let case = graded(&office, grade, None, wage);
        let ended = determination(&case).with("contract", "ended").with("ended", "2021-12-31").with("years_left", years);
        let sheet = determined(&office, &ended);
        let fund = |kind, amount: &str| (kind, Payer::Fund, amount.to_owned());
        let want = [
            fund(ItemKind::DisabilityLumpSum, lump),
            fund(ItemKind::TerminationMedical, medical),
            (ItemKind::TerminationEmployment, Payer::Employer, employment.to_owned()),
        ];
        assert_eq!(lines(&sheet.items), want, "grade {grade}");
        let owed = owed(&office, &sheet.number);
        assert_eq!(owed, [row("disability_lump_sum", "once:2022-01", lump), row("termination_medical", "once:2022-01", medical)]);
        assert_eq!(sheet.payables.iter().map(|p| p.amount).sum::<gsbx::domain::money::Money>(), sheet.amount);
        assert!(sheet.items[2].payee.is_none());
    }
}

/// S07 with the figures of 2021 and 2022: the months gone by are owed under the keys of the monthly run, the nursing allowance at
/// each year's base.
#[test]
fn what_runs_begins_in_the_month_after_the_conclusion_and_the_months_gone_by_are_owed() {
    let office = Office::demo();
    let case = graded(&office, 4, Some("partial"), 8000);
    let sheet = determined(&office, &severe(&case));
    assert_eq!(
        lines(&sheet.items),
        [
            (ItemKind::DisabilityLumpSum, Payer::Fund, "168000.00".into()),
            (ItemKind::DisabilityAllowance, Payer::Fund, "6000.00".into()),
            (ItemKind::NursingAllowance, Payer::Fund, "2139.60".into()),
        ]
    );
    assert_eq!(
        owed(&office, &sheet.number),
        [
            row("disability_lump_sum", "once:2022-01", "168000.00"),
            row("allowance", "monthly:2021-12", "6000.00"),
            row("allowance", "monthly:2022-01", "6000.00"),
            row("nursing_allowance", "monthly:2021-12", "2018.40"),
            row("nursing_allowance", "monthly:2022-01", "2139.60"),
        ]
    );
    let event = |kind: &str, month, what: &str, fen| (kind.to_owned(), month, what.to_owned(), fen);
    assert_eq!(
        happened(&office, &case),
        [
            event("allowance", 202_112, "start", 600_000),
            event("nursing_allowance", 202_112, "start", 201_840),
            event("nursing_allowance", 202_201, "amount", 213_960),
        ]
    );
    let told = explained(&sheet.items[1].explanation, Lang::Zh);
    assert!(told.iter().any(|l| l.contains("8,000.00")), "the own wage is told: {told:?}");
    assert_eq!(stdout_check(&office), Some(0));
}

fn stdout_check(office: &Office) -> Option<i32> {
    office.gsbx(&["check"]).status.code()
}

/// S08 with the bound of 2021, and S09.
#[test]
fn the_own_wage_is_bounded_and_a_pension_leaves_the_difference() {
    let office = Office::demo();
    let case = graded(&office, 3, None, 26_500);
    let sheet = determined(&office, &severe(&case));
    assert_eq!(sheet.fields.get("own_wage"), "20184.00");
    assert_eq!(sheet.items[0].amount.plain(), "464232.00");

    let office = Office::demo();
    let case = graded(&office, 2, None, 5000);
    let fields = severe(&case).with("pension", "3612.37").with("pension_from", "2022-01");
    let sheet = determined(&office, &fields);
    let monthly: Vec<_> = sheet.items.iter().filter(|i| i.monthly).map(|i| (i.item, i.amount.plain(), i.from, i.until)).collect();
    assert_eq!(
        monthly,
        [
            (ItemKind::DisabilityAllowance, "4250.00".into(), Some(month("2021-12")), Some(month("2021-12"))),
            (ItemKind::PensionDifference, "637.63".into(), Some(month("2022-01")), None),
        ]
    );
    assert_eq!(
        owed(&office, &sheet.number)[1..],
        [row("allowance", "monthly:2021-12", "4250.00"), row("pension_difference", "monthly:2022-01", "637.63")]
    );
}

#[test]
fn each_month_is_shown_a_gap_is_no_month_and_a_correction_wants_reason_and_document() {
    let office = Office::demo();
    let case = graded(&office, 8, None, 5000);
    office.raw().execute("DELETE FROM wage WHERE month IN (202007, 202008)", []).expect("a gap");
    let fields = determination(&case).with("corrections", "2020-09\t6100\t申报有误\t稽核意见书3号");
    let seen = office.desk("desk").look_at_determination(&fields, None, SCRIBE).expect("an answer");
    assert_eq!(seen.months.len(), 12);
    let gaps: Vec<String> = seen.months.iter().filter(|m| m.counts().is_none()).map(|m| m.month.to_string()).collect();
    assert_eq!(gaps, ["2020-07", "2020-08"]);
    // Nine months of 5,000 and one of 6,100.
    assert_eq!(seen.own_wage.plain(), "5110.00");
    assert_eq!(determined(&office, &fields).items[0].amount.plain(), "56210.00");

    let bare = determination(&case).with("corrections", "2020-09\t6100\t\t");
    let told = problems(office.desk("desk").file_sheet(SheetKind::Determination, &bare, "", SCRIBE));
    for column in ["reason", "document"] {
        let at = Problem::InLine { line: 1, column, problem: Box::new(Problem::Empty) };
        assert!(told.contains(&("corrections", at)), "{told:?}");
    }
}

#[test]
fn without_a_month_on_file_the_agreed_wage_counts_with_its_document() {
    let office = Office::demo();
    let case = graded(&office, 9, None, 5000);
    office.raw().execute("DELETE FROM wage WHERE month < 202105", []).expect("no month");
    assert_eq!(problem(determine(&office, &determination(&case))), ("agreed_wage", Problem::NoWages));
    let bare = determination(&case).with("agreed_wage", "4800");
    assert_eq!(problem(determine(&office, &bare)), ("agreed_document", Problem::Empty));
    let sheet = determined(&office, &bare.with("agreed_document", "劳动合同"));
    assert_eq!(sheet.items[0].amount.plain(), "43200.00");
}

#[test]
fn what_is_not_ripe_is_refused_with_what_is_missing() {
    let office = Office::demo();
    let number = |sql: &str| office.raw().query_row(sql, [], |r| r.get::<_, String>(0)).expect("a case");
    let open = number("SELECT number FROM injury_case WHERE state = 'accepted' LIMIT 1");
    assert!(problems(determine(&office, &determination(&open))).contains(&("case_number", Problem::NotAWorkInjury)));
    let ungraded = number("SELECT number FROM injury_case WHERE state = 'treatment' AND died_on IS NULL LIMIT 1");
    assert!(problems(determine(&office, &determination(&ungraded))).contains(&("case_number", Problem::NotGraded)));
    let rejected = number("SELECT number FROM injury_case WHERE state = 'not_recognised' LIMIT 1");
    assert!(problems(determine(&office, &determination(&rejected))).contains(&("case_number", Problem::NotAWorkInjury)));

    let case = graded(&office, 8, None, 5000);
    let empty = Fields::default().with("case_number", case.as_str());
    let told = problems(determine(&office, &empty));
    for field in ["insured", "served_on"] {
        assert!(told.contains(&(field, Problem::Empty)), "{field}: {told:?}");
    }
    assert_eq!(problem(determine(&office, &determination(&case).with("contract", ""))), ("contract", Problem::Empty));
    let early = determination(&case).with("served_on", "2021-11-09");
    assert!(matches!(problem(determine(&office, &early)), ("served_on", Problem::Before { .. })));
    let against = determination(&case).with("insured", "no");
    assert_eq!(problem(determine(&office, &against)), ("insured", Problem::FileSays { said: "yes" }));
}

/// Whoever had not insured owes everything himself; what the file does not bear out rests on a document.
#[test]
fn an_uninsured_employer_owes_it_all() {
    let office = Office::demo();
    let case = graded(&office, 4, Some("partial"), 8000);
    let sheet = determined(&office, &severe(&case).with("insured", "no").with("insured_document", "稽核意见书5号"));
    assert!(sheet.items.iter().all(|i| i.payer == Payer::Employer && i.payee.is_none()));
    assert_eq!((sheet.amount.fen(), sheet.payables.len()), (0, 0));
    assert_eq!(happened(&office, &case), []);
}

/// New costs after premium and late fee were paid (2.10): the lump sum stays the employer's.
#[test]
fn what_arises_after_back_payment_is_the_funds() {
    let office = Office::demo();
    let case = graded(&office, 4, None, 8000);
    let fields = severe(&case).with("insured", "since").with("insured_since", "2021-12-15").with("insured_document", "补缴凭证");
    let sheet = determined(&office, &fields);
    let all: Vec<_> = sheet.items.iter().map(|i| (i.item, i.payer, i.monthly, i.from, i.until)).collect();
    let (from, until) = (Some(month("2021-12")), Some(month("2021-12")));
    assert_eq!(
        all,
        [
            (ItemKind::DisabilityLumpSum, Payer::Employer, false, None, None),
            (ItemKind::DisabilityAllowance, Payer::Employer, true, from, until),
            (ItemKind::DisabilityAllowance, Payer::Fund, true, Some(month("2022-01")), None),
            (ItemKind::DisabilityAllowance, Payer::Fund, false, Some(month("2022-01")), None),
        ]
    );
    assert_eq!(owed(&office, &sheet.number), [row("allowance", "monthly:2022-01", "6000.00")]);
}

/// A parameter that is not confirmed carries no determination.
#[test]
fn what_nobody_has_confirmed_carries_no_determination() {
    let office = Office::demo();
    let case = graded(&office, 8, None, 5000);
    office.raw().execute_batch("UPDATE parameter_entry SET state = 'superseded' WHERE key = 'benefit_base'").unwrap_or_default();
    office
        .raw()
        .execute_batch("DROP TRIGGER IF EXISTS parameter_entry_no_delete; DELETE FROM parameter_entry WHERE key = 'benefit_base'")
        .expect("nothing confirmed");
    let (field, told) = problem(determine(&office, &determination(&case)));
    assert_eq!(field, "parameters");
    assert!(matches!(told, Problem::Unconfirmed { keys } if keys == ["benefit_base"]));
}

#[test]
fn a_conclusion_is_determined_once_even_by_two_at_once() {
    let office = Office::demo();
    let case = graded(&office, 8, None, 5000);
    let fields = determination(&case);
    // While the first window is about to write, the second one files.
    let (mut second, other) = (office.desk("desk2"), fields.clone());
    let meanwhile = move || {
        second.file_sheet(SheetKind::Determination, &other, "", SCRIBE).expect("the second window is first");
    };
    let late = office.desk_interrupted("desk", meanwhile).file_sheet(SheetKind::Determination, &fields, "", SCRIBE);
    let sheet = "HD-2022-000001".to_owned();
    assert_eq!(problem(late), ("case_number", Problem::DeterminedAlready { sheet: sheet.clone() }));
    assert_eq!(problem(determine(&office, &fields)), ("case_number", Problem::DeterminedAlready { sheet }));
}

fn refused(result: Result<impl std::fmt::Debug, Refusal>) -> Problem {
    problem(result).1
}

/// The objection succeeded: grade 4 instead of 5 from the first conclusion on, with what was not paid until now.
#[test]
fn a_higher_grade_takes_the_place_of_the_lower_one_with_back_pay() {
    let office = Office::demo();
    let case = graded(&office, 4, None, 6000);
    let old = determined(&office, &severe(&case));
    pay_all(&office, &old.number);
    office.raw().execute("UPDATE injury_case SET grade = 2 WHERE number = $1", [&case]).expect("a new grade");
    let fields = severe(&case).with("supersedes", old.number.as_str()).with("why", "objection");
    let seen = office.desk("desk").look_at_determination(&fields, None, SCRIBE).expect("an answer");
    let shown: Vec<_> =
        seen.differences.iter().map(|d| (d.kind, d.month, d.old.plain(), d.new.plain(), d.to_pay().plain())).collect();
    let allowance =
        |m: &str| (ItemKind::DisabilityAllowance, Some(month(m)), "4500.00".into(), "5100.00".into(), "600.00".into());
    assert_eq!(
        shown,
        [
            allowance("2021-12"),
            allowance("2022-01"),
            (ItemKind::DisabilityLumpSum, None, "126000.00".into(), "150000.00".into(), "24000.00".into()),
        ]
    );
    let new = determined(&office, &fields);
    assert_eq!(
        owed(&office, &new.number),
        [
            row("disability_lump_sum", "once:2022-01", "24000.00"),
            row("allowance", "difference:2021-12", "600.00"),
            row("allowance", "difference:2022-01", "600.00"),
        ]
    );
    let before = office.desk("finance").sheet(&old.number).expect("the old one");
    assert_eq!((before.state, before.superseded_by.as_deref()), (State::Superseded, Some(new.number.as_str())));
    let event = |month, what: &str, fen| ("allowance".to_owned(), month, what.to_owned(), fen);
    assert_eq!(happened(&office, &case), [event(202_112, "start", 450_000), event(202_112, "amount", 510_000)]);
    assert_eq!(office.desk("desk").differences(&new.number).expect("differences").len(), 3);
}

#[test]
fn a_lower_grade_tells_what_was_paid_too_much_and_owes_nothing_twice() {
    let office = Office::demo();
    let case = graded(&office, 4, Some("partial"), 6000);
    let old = determined(&office, &severe(&case));
    pay_all(&office, &old.number);
    office.raw().execute("UPDATE injury_case SET grade = 6, nursing = NULL WHERE number = $1", [&case]).expect("a new grade");
    let fields = determination(&case).with("supersedes", old.number.as_str()).with("why", "objection");
    let new = determined(&office, &fields);
    assert!(new.payables.is_empty());
    let over = office.desk("desk").differences(&new.number).expect("differences");
    // Lump sum 21 instead of 16 months; two months of allowance and nursing that were not due.
    let sum: gsbx::domain::money::Money = over.iter().map(gsbx::domain::determination::settlement::Difference::overpaid).sum();
    assert_eq!(sum.plain(), "43158.00");
    let ended: Vec<_> = happened(&office, &case).into_iter().filter(|e| e.2 == "end").map(|e| (e.0, e.1)).collect();
    assert_eq!(ended, [("allowance".to_owned(), 202_112), ("nursing_allowance".to_owned(), 202_112)]);
}

/// What is not paid yet is cancelled and owed anew by the sheet that takes the place; what is on a payment list stands in the way.
#[test]
fn unpaid_items_of_the_old_sheet_are_cancelled_and_listed_ones_bar_the_new_one() {
    let office = Office::demo();
    let case = graded(&office, 4, None, 6000);
    let old = determined(&office, &severe(&case));
    office.raw().execute("UPDATE injury_case SET grade = 3 WHERE number = $1", [&case]).expect("a new grade");
    let fields = severe(&case).with("supersedes", old.number.as_str()).with("why", "error").with("note", "录入错误");
    let number = determine(&office, &fields).expect("a determination");
    office.raw().execute("UPDATE payable SET state = 'listed' WHERE key LIKE 'once:%'", []).expect("a list");
    let barred = approve(&office, &number);
    assert!(matches!(refused(barred), Problem::OnAList { .. }));
    assert_eq!(office.desk("finance").sheet(&old.number).expect("it").state, State::Approved, "nothing half-done");
    office.raw().execute("UPDATE payable SET state = 'planned' WHERE key LIKE 'once:%'", []).expect("off the list");
    let sheet = office.desk("finance").sheet(&number).expect("it");
    let next = if sheet.state == State::ToCountersign { ("deputy", Step::Countersign) } else { ("approve", Step::Approve) };
    step(&office, next.0, &number, next.1).expect("an approval");
    assert_eq!(owed(&office, &old.number), []);
    assert_eq!(
        owed(&office, &number),
        [
            row("disability_lump_sum", "once:2022-01", "138000.00"),
            row("allowance", "monthly:2021-12", "4800.00"),
            row("allowance", "monthly:2022-01", "4800.00"),
        ]
    );
}

/// A review (复查鉴定) brings no second lump sum; what runs follows from the month after it.
#[test]
fn a_review_keeps_the_lump_sum_and_changes_what_runs_from_then_on() {
    let office = Office::demo();
    let case = graded(&office, 4, None, 6000);
    let old = determined(&office, &severe(&case));
    pay_all(&office, &old.number);
    reviewed(&office, &case, 2);
    let fields = severe(&case).with("supersedes", old.number.as_str()).with("why", "review").with("served_on", "2022-03-20");
    let number =
        office.desk_on("desk", "2022-04-06").file_sheet(SheetKind::Determination, &fields, "", SCRIBE).expect("a sheet").number;
    for (login, next) in [("review", Step::Pass), ("approve", Step::Approve), ("deputy", Step::Countersign)] {
        step_with(&mut office.desk_on(login, "2022-04-06"), &number, next, "", "").expect("a step");
    }
    assert_eq!(owed(&office, &number), [row("allowance", "monthly:2022-04", "5100.00")]);
    let over: Vec<_> = office.desk_on("desk", "2022-04-06").differences(&number).expect("differences");
    assert!(over.iter().all(|d| d.overpaid().fen() == 0 && d.month == Some(month("2022-04"))), "{over:?}");
    let event = |month, what: &str, fen| ("allowance".to_owned(), month, what.to_owned(), fen);
    assert_eq!(happened(&office, &case), [event(202_112, "start", 450_000), event(202_204, "amount", 510_000)]);
}

fn revoke(office: &Office, sheet: &SheetView) {
    let login = if sheet.amount.fen() > 5_000_000 { "approve" } else { "deputy" };
    step_with(&mut office.desk(login), &sheet.number, Step::Revoke, "有误", "").expect("revoked");
}

/// What an earlier sheet began and lost begins again by the next one, and is that one's to take back: no run pays it after that.
#[test]
fn a_determination_after_a_revoked_one_takes_its_benefit_back_too() {
    let office = Office::demo();
    let case = graded(&office, 4, None, 6000);
    let first = determined(&office, &severe(&case));
    revoke(&office, &first);
    step(&office, "desk", &first.number, Step::Drop).expect("dropped");
    let second = determined(&office, &severe(&case));
    revoke(&office, &second);
    let what: Vec<_> = happened(&office, &case).into_iter().map(|e| e.2).collect();
    assert_eq!(what, ["start", "end", "start", "end"]);
    office.desk_on("desk", "2022-02-16").run_month(month("2022-02")).expect("a run");
    let sql = "SELECT count(*) FROM payable AS p JOIN injury_case AS c ON c.id = p.case_id WHERE c.number = $1 AND p.state <> 'cancelled'";
    let owed: i64 = office.raw().query_row(sql, [&case], |r| r.get(0)).expect("a count");
    assert_eq!(owed, 0);
}

#[test]
fn a_revoked_determination_owes_nothing_and_begins_again_when_it_is_approved_again() {
    let office = Office::demo();
    let case = graded(&office, 4, None, 6000);
    let sheet = determined(&office, &severe(&case));
    revoke(&office, &sheet);
    assert_eq!(owed(&office, &sheet.number), []);
    let seen = office.desk("desk").sheet(&sheet.number).expect("it").seen;
    office.desk("desk").resubmit_sheet(&sheet.number, seen, &severe(&case), SCRIBE).expect("handed in again");
    approve(&office, &sheet.number).expect("approved again");
    assert_eq!(owed(&office, &sheet.number).len(), 3);
    let what: Vec<_> = happened(&office, &case).into_iter().map(|e| e.2).collect();
    assert_eq!(what, ["start", "end", "start"]);
}

/// Dead on the spot on 2021-05-20, three dependants above the cap and one who has no right.
#[test]
fn a_death_pays_the_relatives_and_the_pensions_stay_within_the_cap() {
    let office = Office::demo();
    let case = dead(&office);
    let fields = family(&case);
    let seen = office.desk("desk").look_at_determination(&fields, None, SCRIBE).expect("an answer");
    assert_eq!(seen.problems, []);
    let sheet = determined(&office, &fields);
    let pensions: Vec<_> = sheet
        .items
        .iter()
        .filter(|i| i.item == ItemKind::DependantPension && i.monthly)
        .map(|i| (i.name.clone().unwrap_or_default(), i.amount.plain(), i.until))
        .collect();
    // 40 and twice 30 per cent are the whole own wage of 6,000 yuan.
    assert_eq!(
        pensions,
        [
            ("李寡妇".to_owned(), "2400.00".to_owned(), None),
            ("张大".to_owned(), "1800.00".to_owned(), Some(month("2028-01"))),
            ("张二".to_owned(), "1800.00".to_owned(), Some(month("2030-01"))),
        ]
    );
    let refused: Vec<_> = sheet.items.iter().filter(|i| i.remark.starts_with("no_pension")).map(|i| i.amount.fen()).collect();
    assert_eq!(refused, [0]);
    let owed = owed(&office, &sheet.number);
    assert!(owed.contains(&row("funeral", "once:2022-01", "40368.00")), "{owed:?}");
    assert!(owed.contains(&row("death_lump_sum", "once:2022-01", "876680.00")), "{owed:?}");
    assert_eq!(owed.iter().filter(|o| o.0 == "dependant_pension").count(), 3 * 8, "June to January");
    let ends: Vec<_> = happened(&office, &case).into_iter().filter(|e| e.2 == "end").map(|e| e.1).collect();
    assert_eq!(ends, [202_802, 203_002]);
}

/// A determination that would come out otherwise by a parameter confirmed since is named.
#[test]
fn a_changed_parameter_names_what_is_to_be_recomputed() {
    let office = Office::demo();
    let case = graded(&office, 4, Some("partial"), 6000);
    let sheet = determined(&office, &severe(&case));
    assert_eq!(office.desk("review").to_recompute().expect("a list"), []);
    let draft = Draft {
        key: "benefit_base".into(),
        value: "7500".into(),
        from: "2022-01-01".into(),
        to: "2022-12-31".into(),
        document: "湘人社规〔2022〕1号".into(),
        article: "第一条".into(),
        note: String::new(),
    };
    let id = office.desk("review").enter_parameter(&draft).expect("entered");
    office.desk("approve").settle_parameter(id, Settle::Confirm).expect("a new base");
    let list = office.desk("review").to_recompute().expect("a list");
    assert_eq!(list.iter().map(|l| l.sheet.as_str()).collect::<Vec<_>>(), [sheet.number.as_str()]);
    // Nursing 30 % of 7,500 instead of 7,132.
    assert_eq!((list[0].new - list[0].old).plain(), "110.40");
}

/// The command line works out, files and goes on by the same acts; a preview writes nothing.
#[test]
fn the_command_line_previews_and_files() {
    let office = Office::demo();
    let case = graded(&office, 8, None, 5000);
    let file = office.folder().join("determination.json");
    std::fs::write(&file, r#"{"served_on": "2021-11-20", "contract": "kept", "submission": "d1"}"#).expect("a file");
    let file = file.to_str().expect("a path");
    let day = ["--operator", "desk"];
    let count = || {
        office
            .raw()
            .query_row("SELECT count(*) FROM sheet WHERE kind = 'determination'", [], |r| r.get::<_, i64>(0))
            .expect("a count")
    };
    let run = |rest: &[&str]| office.gsbx(&[&day[..], &["determine", &case][..], rest].concat());
    let preview = run(&["--preview", "--json", "--fields", file]);
    let seen: serde_json::Value = serde_json::from_str(&stdout(&preview)).expect("JSON");
    assert_eq!((&seen["own_wage"], &seen["amount"]), (&"5000.00".into(), &"55000.00".into()));
    assert_eq!((seen["months"].as_array().map(Vec::len), seen["problems"].as_array().map(Vec::len)), (Some(12), Some(0)));
    let told = stdout(&run(&["--preview"]));
    assert!(told.contains("结论送达日期：不能为空"), "{told}");
    assert_eq!(count(), 0);
    let filed = run(&["--fields", file]);
    assert!(stdout(&filed).trim().starts_with("HD-"), "{}", stderr(&filed));
    assert_eq!(stdout(&run(&["--fields", file])), stdout(&filed), "the same submission is one sheet");
    let unknown = office.folder().join("unknown.json");
    std::fs::write(&unknown, r#"{"amount": "1"}"#).expect("a file");
    let refused = run(&["--fields", unknown.to_str().expect("a path")]);
    assert!(!refused.status.success() && stderr(&refused).contains("amount"));
    assert_eq!(count(), 1);
}

/// A benefit of the same kind that was taken over runs: both would be paid.
#[test]
fn a_benefit_that_was_taken_over_is_ended_before_its_like_is_determined() {
    let office = Office::demo();
    let case = graded(&office, 4, Some("partial"), 8000);
    office
        .raw()
        .execute_batch(&format!(
            "INSERT INTO benefit (id, person_id, kind, grade, since) SELECT 900001, person_id, 'allowance', 4, '2021-11-30'
             FROM injury_case WHERE number = '{case}';
             INSERT INTO benefit_event (benefit_id, month, what, monthly_fen, reason, at)
             VALUES (900001, 202112, 'start', 80000, '', '2022-01-03T10:00:00+08:00')"
        ))
        .expect("an allowance");
    assert_eq!(problem(determine(&office, &severe(&case))), ("case_number", Problem::TakenOverRuns { month: month("2021-12") }));
    let end = Fields::default()
        .with("benefit", "900001")
        .with("change", "end")
        .with("reason", "lost_conditions")
        .with("month", "2021-12")
        .with("document", "会工伤变〔2022〕1号");
    let filed = office.desk("desk").file_sheet(SheetKind::BenefitChange, &end, "", SCRIBE).expect("a change").number;
    step(&office, "review", &filed, Step::Pass).expect("a review");
    determined(&office, &severe(&case));
}

/// What was taken over belongs to no case; the run had planned it beyond the death.
#[test]
fn a_death_takes_back_what_was_taken_over_and_run_ahead() {
    let office = Office::demo();
    let case = dead(&office);
    office
        .raw()
        .execute_batch(&format!(
            "INSERT INTO benefit (id, person_id, kind, grade, since) SELECT 900001, person_id, 'allowance', 4, '2015-01-01'
             FROM injury_case WHERE number = '{case}';
             INSERT INTO benefit_event (benefit_id, month, what, monthly_fen, reason, at)
             VALUES (900001, 201501, 'start', 80000, '', '2022-01-03T10:00:00+08:00');
             UPDATE injury_case SET died_on = NULL WHERE number = '{case}'"
        ))
        .expect("an allowance");
    office.desk("desk").run_month(month("2022-01")).expect("a run");
    office.raw().execute("UPDATE injury_case SET died_on = '2021-05-20' WHERE number = $1", [&case]).expect("a death");
    determined(&office, &family(&case));
    let left: i64 = office
        .raw()
        .query_row("SELECT count(*) FROM payable WHERE benefit_id = 900001 AND state <> 'cancelled'", [], |r| r.get(0))
        .expect("a count");
    assert_eq!(left, 0);
}

/// A change ended it; a determination that does not know of that would pay it again from then on.
#[test]
fn a_benefit_that_a_change_has_ended_does_not_begin_again_by_the_way() {
    let office = Office::demo();
    let case = graded(&office, 4, None, 6000);
    let old = determined(&office, &severe(&case));
    let benefit: i64 = office.raw().query_row("SELECT max(id) FROM benefit", [], |r| r.get(0)).expect("the allowance");
    let end = Fields::default()
        .with("benefit", benefit.to_string())
        .with("change", "end")
        .with("reason", "lost_conditions")
        .with("month", "2022-02")
        .with("document", "会工伤变〔2022〕1号");
    let filed = office.desk("desk").file_sheet(SheetKind::BenefitChange, &end, "", SCRIBE).expect("a change").number;
    step(&office, "review", &filed, Step::Pass).expect("a review");
    let fields = severe(&case).with("supersedes", old.number.as_str()).with("why", "parameter");
    assert!(matches!(problem(determine(&office, &fields)), ("case_number", Problem::BenefitStands { .. })));
    determine(&office, &fields.with("why", "error").with("note", "误终止")).expect("one that says so");
}

/// A month that was run ahead is not run again: what is determined meanwhile owes it itself.
#[test]
fn a_month_that_was_run_ahead_is_owed_by_what_is_determined_after_the_run() {
    let office = Office::demo();
    let case = graded(&office, 4, None, 6000);
    for run in ["2022-01", "2022-02"] {
        office.desk("desk").run_month(month(run)).expect("a run");
    }
    let months = |number: &str| -> Vec<(String, String)> {
        owed(&office, number).into_iter().filter(|o| o.0 == "allowance").map(|(_, key, amount)| (key, amount)).collect()
    };
    let of = |amount: &str| ["2021-12", "2022-01", "2022-02"].map(|m| (format!("monthly:{m}"), amount.to_owned())).to_vec();
    let old = determined(&office, &severe(&case));
    assert_eq!(months(&old.number), of("4500.00"));
    office.raw().execute("UPDATE injury_case SET grade = 2 WHERE number = $1", [&case]).expect("a new grade");
    let fields = severe(&case).with("supersedes", old.number.as_str()).with("why", "objection");
    let new = determined(&office, &fields);
    assert_eq!((months(&old.number), months(&new.number)), (Vec::new(), of("5100.00")));
    let again = office.desk("desk").run_month(month("2022-02")).expect("the run again");
    assert!(again.pays.is_empty(), "it owes nothing twice");
}
