//! What is levied is changed after it was fixed: supplements, refunds, reversals, deferrals, by sheets that are reviewed and
//! approved; and what that does to cases.

use gsbx::desk::Refusal;
use gsbx::desk::arrears::ArrearsAsk;
use gsbx::desk::estimate::Fields;
use gsbx::domain::cover::Liability;
use gsbx::domain::levy::problem::LevyProblem;
use gsbx::domain::money::Money;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::warnings::Warning;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use crate::support::claim::{accident_of, insured};
use crate::support::county::credit;
use crate::support::debt::*;
use crate::support::sheet::{step, step_with};
use crate::support::{Office, day, posting, problem, problems, stdout};

fn change(way: &str, code: &str) -> Fields {
    Fields::default().with("levy_way", way).with("credit_code", code).with("reason", "稽核发现")
}

fn file(office: &Office, fields: &Fields) -> Result<String, Refusal> {
    office.desk("desk").file_sheet(SheetKind::LevyChange, fields, "", SCRIBE).map(|filed| filed.number)
}

/// Files it and takes it through review and approval.
fn approved(office: &Office, fields: &Fields) -> String {
    let number = file(office, fields).expect("a change of levy");
    step(office, "review", &number, Step::Pass).expect("it passes");
    step(office, "approve", &number, Step::Approve).expect("it is approved");
    number
}

fn levy(p: LevyProblem) -> Problem {
    Problem::Levy(p)
}

/// A payment that pays a month of an employer.
fn pay(office: &Office, number: &str, serial: u32, paid_on: &str, amount: &str, month: &str) {
    let path = crate::support::debt::file(office, &format!("{number}.csv"), &[receipt(number, serial, paid_on, amount, month)]);
    let taken = office.desk("desk").take_receipts(&path, false, false).expect("a file of payments");
    assert!(taken.written, "{:?}", taken.bad);
}

fn credit_of(office: &Office, serial: u32) -> i64 {
    let sql = "SELECT coalesce(sum(r.amount_fen - coalesce((SELECT sum(amount_fen) FROM levy_allocation WHERE receipt_id = r.id), 0)), 0)
        FROM levy_receipt AS r JOIN employer AS e ON e.id = r.employer_id WHERE e.credit_code = ?1";
    office.raw().query_row(sql, [credit(serial)], |r| r.get(0)).expect("a sum")
}

/// Identity number, employer, and December's wage in fen of a worker of the demonstration whose month is paid.
fn worker(office: &Office, nth: i64) -> (String, String, i64) {
    let (id, code) = insured(office, nth);
    let sql = "SELECT wage_fen FROM wage AS w JOIN person AS p ON p.id = w.person_id WHERE p.id_number = ?1 AND month = 202110";
    let wage = office.raw().query_row(sql, [&id], |r| r.get(0)).expect("a wage");
    (id, code, wage)
}

/// Due and paid of October of the employer of a code, and the rate it was levied at in parts per million.
fn october(office: &Office, code: &str) -> (i64, i64, i64) {
    let sql = "SELECT due_fen, paid_fen, rate_ppm FROM contribution AS c JOIN employer AS e ON e.id = c.employer_id
        WHERE e.credit_code = ?1 AND month = 202110";
    office.raw().query_row(sql, [code], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).expect("October")
}

/// Wages declared too low: what is due grows by the month's own rate, the wages on file are put right, the case of that month is the
/// employer's until it is paid, and what is paid late makes new costs the fund's.
#[test]
fn a_supplement_moves_the_month_its_wages_and_its_cases() {
    let office = Office::demo();
    let (id, code, wage) = worker(&office, 3);
    let (due, paid, ppm) = october(&office, &code);
    assert_eq!(due, paid, "a month that is paid");
    let claim = accident_of(&id, &code).with("accident_on", "2021-10-20").with("reported_on", "2021-10-21");
    let case = office.desk("desk").file_claim(&claim, "").expect("a case").number;
    let cover = |office: &Office| office.desk("desk").case(&case).expect("the case").cover.liability();
    assert_eq!(cover(&office), Liability::Fund);
    let actual = wage + 100_000;
    let fields = change("supplement", &code).with("wages", format!("{id}\t2021-10\t{}", Money::from_fen(actual).plain()));
    let number = file(&office, &fields).expect("a supplement");
    let view = office.desk("review").sheet(&number).expect("the sheet");
    let added = (i128::from(actual - wage) * i128::from(ppm) + 500_000) / 1_000_000;
    assert_eq!(i128::from(view.amount.fen()), added, "{wage} {ppm}");
    let told = Warning::CaseCover {
        case: case.clone(),
        accident_on: day("2021-10-20"),
        before: Liability::Fund,
        after: Liability::EmployerUntilPaid,
    };
    assert_eq!(view.warnings, [told]);
    assert_eq!(october(&office, &code).0, due, "nothing moves before it is approved");
    step(&office, "review", &number, Step::Pass).expect("it passes");
    step(&office, "approve", &number, Step::Approve).expect("it is approved");
    assert_eq!(i128::from(october(&office, &code).0), i128::from(due) + added);
    let kept: (i64, Option<i64>) = office
        .raw()
        .query_row(
            "SELECT wage_fen, base_fen FROM wage AS w JOIN person AS p ON p.id = w.person_id WHERE p.id_number = ?1 AND month = 202110",
            [&id],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )
        .expect("his wage");
    assert_eq!(kept, (actual, Some(actual)));
    assert_eq!(cover(&office), Liability::EmployerUntilPaid);
    let amount = Money::from_fen(i64::try_from(added).expect("small")).plain();
    let path = written(&office, "pay.csv", &format!("{RECEIPTS}\nS1,{code},,2022-01-03,{amount},2021-10\n"));
    assert!(office.desk("desk").take_receipts(&path, false, false).expect("a payment").written);
    assert_eq!(cover(&office), Liability::EmployerUntilPaid, "the late fee is owed still");
    // From 26 October to 3 January, 70 days at 0.05 %.
    let fee = Money::from_fen(i64::try_from((added * 35 + 500) / 1_000).expect("small")).plain();
    let path = written(&office, "fee.csv", &format!("{RECEIPTS}\nS2,{code},,2022-01-04,{fee},2021-10\n"));
    assert!(office.desk("desk").take_receipts(&path, false, false).expect("a payment").written);
    assert_eq!(cover(&office), Liability::FundSincePaid(day("2022-01-04")));
    assert_eq!(findings(&office.db()), []);
}

/// Every row that cannot be is named by its line and column.
#[test]
fn wages_that_cannot_be_are_named() {
    let office = Office::demo();
    let (id, code, wage) = worker(&office, 3);
    let (other, _, _) = (0..).map(|n| worker(&office, n)).find(|(_, c, _)| *c != code).expect("another's worker");
    let same = Money::from_fen(wage).plain();
    let rows = [
        format!("{id}\t2021-10\t{same}"),
        format!("{id}\t2021-10\t9000"),
        format!("{other}\t2021-10\t9000"),
        format!("{id}\t2021-13\tx"),
        "431299190001010017\t2021-10\t1".to_owned(),
    ];
    let list = problems(file(&office, &change("supplement", &code).with("wages", rows.join("\n"))));
    let line = |line, column, problem| ("wages", Problem::InLine { line, column, problem: Box::new(problem) });
    for want in [
        line(1, "wage", levy(LevyProblem::SameWage { wage: Money::from_fen(wage) })),
        line(2, "id_number", Problem::ComesTwice),
        line(3, "id_number", levy(LevyProblem::NoWage)),
        line(4, "month", Problem::BadMonth),
        line(4, "wage", Problem::BadAmount),
    ] {
        assert!(list.contains(&want), "{want:?} {list:?}");
    }
    assert!(list.iter().any(|(_, p)| matches!(p, Problem::InLine { line: 5, column: "id_number", .. })));
    let lower = change("supplement", &code).with("wages", format!("{id}\t2021-10\t0"));
    assert_eq!(problem(file(&office, &lower)), ("wages", levy(LevyProblem::NothingToAdd)));
    assert_eq!(problem(file(&office, &change("supplement", &code))), ("wages", Problem::Empty));
}

/// What was paid too much becomes a credit, and leaves by the posting P16 of the finance section; taking that back restores it.
#[test]
fn a_refund_becomes_a_credit_and_is_paid_back_by_a_posting() {
    let office = county();
    levied(&office, 1, 202_112, 10_000, "2021-12-25");
    pay(&office, "R1", 1, "2021-12-20", "60.00", "2021-12");
    pay(&office, "R2", 1, "2021-12-22", "40.00", "2021-12");
    let fields = change("refund", &credit(1)).with("month", "2021-12");
    let above = problem(file(&office, &fields.clone().with("amount", "100.01")));
    assert_eq!(above, ("amount", levy(LevyProblem::PaidLess { paid: Money::from_fen(10_000) })));
    approved(&office, &fields.with("amount", "50.00"));
    assert_eq!(month(&office, 1, 202_112), (5_000, 5_000, Some("2021-12-20".into())), "the newest payments come off first");
    assert_eq!(credit_of(&office, 1), 5_000);
    assert_eq!(findings(&office.db()), []);
    posting::booked(&office, &posting::posting("P9", "2022-01-04", "1000").with("fund_account", "bank_expense"));
    let refund = posting::posting("P16", "2022-01-04", "50.00").with("credit_code", credit(1));
    let sheet = posting::booked(&office, &refund);
    assert_eq!(credit_of(&office, 1), 0);
    posting::booked(&office, &posting::reversal(&posting::voucher_of(&office, &sheet), "2022-01-04"));
    assert_eq!(credit_of(&office, 1), 5_000);
    assert_eq!(findings(&office.db()), []);
}

/// A month taken over was paid before gsbx: the refund lowers what is due and paid, no payment is touched.
#[test]
fn a_refund_of_a_month_taken_over_has_no_payment_to_take_off() {
    let office = county();
    taken_over(&office, 1, 202_110, 10_000, 10_000);
    approved(&office, &change("refund", &credit(1)).with("month", "2021-10").with("amount", "30"));
    assert_eq!(month(&office, 1, 202_110), (7_000, 7_000, Some("2021-10-10".into())));
    assert_eq!(findings(&office.db()), []);
    let reversal = change("reversal", &credit(1)).with("month", "2021-11");
    let month = gsbx::domain::dates::Month::parse("2021-11").expect("a month");
    assert_eq!(problem(file(&office, &reversal)), ("month", levy(LevyProblem::NotLevied { month })));
}

/// A month is taken back whole: not while payments pay it, unless they come off in the same act. It can be fixed anew then.
#[test]
fn a_reversal_takes_a_month_back_and_payments_off_it() {
    let office = county();
    levied(&office, 1, 202_112, 10_000, "2021-12-25");
    levied(&office, 2, 202_112, 4_000, "2021-12-25");
    pay(&office, "R1", 1, "2021-12-20", "60.00", "2021-12");
    let one = change("reversal", &credit(1)).with("month", "2021-12");
    let paid = levy(LevyProblem::PaidByReceipts { amount: Money::from_fen(6_000) });
    assert_eq!(problem(file(&office, &one)), ("take_off", paid.clone()));
    let all = change("reversal", "").with("month", "2021-12");
    assert_eq!(problem(file(&office, &all)), ("take_off", paid));
    let number = file(&office, &one.clone().with("take_off", "yes")).expect("a reversal");
    // Meanwhile another approved sheet takes the whole month back.
    approved(&office, &all.with("take_off", "yes"));
    assert_eq!(count(&office, "SELECT count(*) FROM contribution"), 0, "nothing is levied any more");
    assert_eq!(count(&office, "SELECT sum(amount_fen) FROM levy_line"), 0);
    assert_eq!(credit_of(&office, 1), 6_000);
    step(&office, "review", &number, Step::Pass).expect("it passes");
    let december = gsbx::domain::dates::Month::parse("2021-12").expect("a month");
    let gone = problem(step(&office, "approve", &number, Step::Approve));
    assert_eq!(gone, ("step", levy(LevyProblem::NotLevied { month: december })));
    levied(&office, 1, 202_112, 8_000, "2021-12-25");
    let used = office.desk("desk").use_credit(&credit(1)).expect("a credit");
    assert_eq!(used.premium, Money::from_fen(6_000));
    assert_eq!(month(&office, 1, 202_112), (8_000, 6_000, Some("2021-12-20".into())));
    assert_eq!(findings(&office.db()), []);
    let again = file(&office, &one.with("take_off", "yes")).expect("a second reversal of the same month");
    step(&office, "review", &again, Step::Pass).expect("it passes");
    // What was reviewed is no longer what there is.
    pay(&office, "R3", 1, "2021-12-21", "20.00", "2021-12");
    step(&office, "approve", &again, Step::Approve).expect("payments come off whatever they are");
    assert_eq!(credit_of(&office, 1), 8_000);
    let revoked = problem(step_with(&mut office.desk("approve"), &again, Step::Revoke, "错了", ""));
    assert_eq!(revoked, ("step", levy(LevyProblem::InEffect)));
}

/// A deferral needs its document; until its day the month is no arrears and grows no late fee.
#[test]
fn a_deferral_is_no_arrears_until_its_day() {
    let office = county();
    taken_over(&office, 1, 202_110, 10_000, 0);
    taken_over(&office, 1, 202_111, 10_000, 10_000);
    let fields = change("deferral", &credit(1)).with("month", "2021-10").with("until", "2022-03-31");
    assert_eq!(problem(file(&office, &fields)), ("document", Problem::Empty));
    let fields = fields.with("document", "会人社函〔2022〕1号");
    let november = gsbx::domain::dates::Month::parse("2021-11").expect("a month");
    let both = problem(file(&office, &fields.clone().with("until_month", "2021-11")));
    assert_eq!(both, ("month", levy(LevyProblem::NothingToDefer { month: november })));
    let past = problem(file(&office, &fields.clone().with("until", "2022-01-03")));
    assert_eq!(past, ("until", Problem::NotBefore { day: day("2022-01-04") }));
    approved(&office, &fields);
    let on = |day_text: &str| {
        let ask = ArrearsAsk { on: Some(day(day_text)), ..ArrearsAsk::default() };
        let lines = office.desk("desk").arrears_list(&ask).expect("arrears").lines;
        lines.first().map(|l| (l.principal().fen(), l.late_fee().fen()))
    };
    assert_eq!((on("2022-03-31"), on("2022-04-02")), (None, Some((10_000, 10))));
}

#[test]
fn the_command_files_what_the_window_files() {
    let office = Office::demo();
    let (id, code, wage) = worker(&office, 3);
    let secret = written(&office, "secret", "demo\n");
    let text = format!("id_number,month,wage\n{id},2021-10,{}\n", Money::from_fen(wage + 100_000).plain());
    let wages = written(&office, "wages.csv", &text);
    let (secret, wages) = (secret.to_str().expect("a path"), wages.to_str().expect("a path"));
    let args = ["--operator", "desk", "--password-file", secret, "levy", "change", "--way", "supplement", "--employer", &code];
    let output = office.gsbx(&[&args[..], &["--wages", wages, "--reason", "稽核发现"]].concat());
    let number = stdout(&output).trim().to_owned();
    assert!(number.starts_with("YJ-"), "{output:?}");
    let shown = stdout(&office.gsbx(&["--operator", "desk", "--password-file", secret, "sheet", "show", &number]));
    assert!(shown.contains("变更方式") && shown.contains("补缴") && !shown.contains(&id), "{shown}");
}
