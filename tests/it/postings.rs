//! What the finance section enters by hand: booked once another has checked it, reversed by a red voucher, and closed month by
//! month.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::hands::WhyNot;
use gsbx::domain::dates::Month;
use gsbx::domain::hands::Hand;
use gsbx::domain::money::Money;
use gsbx::domain::posting::BooksProblem;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;

use crate::support::county::{LEDGER, credit, table};
use crate::support::posting::{booked, file, held, month_end, posting, reversal, voucher_of, year_end};
use crate::support::sheet::step;
use crate::support::{Office, day, problem, stdout};

const TODAY: &str = "2022-01-04";

fn yuan(text: &str) -> Money {
    Money::parse(text).expect("an amount")
}

fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

fn state(office: &Office, sheet: &str) -> State {
    office.desk("finance").sheet(sheet).expect("the sheet").state
}

/// Closes the month of the opening balance, and those of 2021 from January on.
fn close_months(office: &Office, last: u32) {
    booked(office, &month_end("2020-12"));
    for m in 1..=last {
        booked(office, &month_end(&format!("2021-{m:02}")));
    }
}

fn is_sound(office: &Office) {
    let output = office.gsbx(&["check"]);
    assert!(output.status.success(), "{}", stdout(&output));
}

#[test]
fn a_posting_is_booked_by_a_second_person_under_a_voucher_that_names_both() {
    let office = Office::demo();
    let before = held(&office, "bank_special");
    let number = file(&office, "finance", &posting("P8", TODAY, "12.5万").with("annexes", "2")).expect("a posting");
    assert_eq!((number.as_str(), held(&office, "bank_special")), ("SZ-2022-000001", before));
    step(&office, "approve", &number, Step::Pass).expect("it is checked");
    assert_eq!(held(&office, "bank_special"), before + yuan("125000"));
    let view = office.desk("finance").voucher("PZ-202201-0001").expect("the voucher");
    let voucher = &view.voucher;
    assert_eq!((voucher.kind.as_str(), voucher.template.as_str(), voucher.annexes), ("receipt", "P8", 2));
    assert_eq!((voucher.maker.as_str(), voucher.checker.as_deref()), ("唐玉珍", Some("梁建国")));
    assert_eq!(view.sheet.as_ref().map(|s| s.0.as_str()), Some(number.as_str()));
    assert_eq!((view.entries[0].debit.as_str(), view.entries[0].credit.as_str()), ("bank_special", "in_fiscal"));
    let fund = office.desk("finance").fund_year(Some(2022)).expect("the year").figures;
    assert_eq!((fund.income, fund.closing()), (yuan("125000"), yuan("944200")));
    is_sound(&office);
}

#[test]
fn nobody_books_what_he_entered_and_only_finance_and_the_director_check() {
    let office = Office::demo();
    let number = file(&office, "finance", &posting("P8", TODAY, "100")).expect("a posting");
    match step(&office, "finance", &number, Step::Pass) {
        Err(Refusal::MayNot { why: WhyNot::SamePerson(Hand::Book), .. }) => {}
        other => panic!("{other:?}"),
    }
    for login in ["cashier", "review", "desk"] {
        assert!(matches!(step(&office, login, &number, Step::Pass), Err(Refusal::MayNot { why: WhyNot::Role, .. })), "{login}");
    }
    for login in ["review", "desk", "approve"] {
        assert!(matches!(file(&office, login, &posting("P8", TODAY, "100")), Err(Refusal::MayNot { .. })), "{login}");
    }
    let of_cashier = file(&office, "cashier", &posting("P7", TODAY, "1.05")).expect("the cashier enters too");
    step(&office, "finance", &of_cashier, Step::Pass).expect("the accountant checks");
    assert_eq!(state(&office, &of_cashier), State::Paid);
}

#[test]
fn what_the_books_cannot_take_is_refused_at_its_field_and_leaves_nothing() {
    let office = Office::demo();
    let good = || posting("P8", TODAY, "100");
    let cases: &[(Fields, &str, Problem)] = &[
        (good().with("template", "P99"), "template", Problem::NotOneOf { choices: "" }),
        (good().with("template", ""), "template", Problem::Empty),
        (good().with("date", "2022-01-05"), "date", Problem::Future),
        (good().with("date", "2022-02-30"), "date", Problem::BadDate),
        (good().with("date", "2012-01-31"), "date", Problem::NotBefore { day: day("2020-12-01") }),
        (good().with("amount", "0"), "amount", Problem::Zero),
        (good().with("amount", "-5"), "amount", Problem::Negative),
        (good().with("amount", "1.123456789012"), "amount", Problem::TooPrecise),
        (good().with("amount", "9,999,999,999,999.99"), "amount", Problem::TooLarge),
        (good().with("amount", ""), "amount", Problem::Empty),
        (good().with("document", ""), "document", Problem::Empty),
        (good().with("annexes", "1000"), "annexes", Problem::NotInRange { min: 0, max: 999 }),
        (good().with("memo", "a\u{1b}[2J"), "memo", Problem::ControlCharacter),
        (
            good().with("template", "P2").with("fund_account", "bank_expense"),
            "fund_account",
            Problem::DoesNotGoWith { field: "template", value: "P2".into() },
        ),
        (
            posting("P3", TODAY, "319200.01"),
            "amount",
            Problem::BalanceTooLow { account: "bank_special", balance: yuan("319200") },
        ),
        (posting("P1c", TODAY, "1"), "amount", Problem::BalanceTooLow { account: "temp_received", balance: Money::ZERO }),
        (posting("P15a", TODAY, "1"), "amount", Problem::BalanceTooLow { account: "net_reserve", balance: Money::ZERO }),
        (posting("P16", TODAY, "1").with("credit_code", credit(9_999)), "credit_code", Problem::UnknownEmployer),
        (posting("other_income", TODAY, "1").with("memo", ""), "memo", Problem::Empty),
        (posting("P20", TODAY, "1").with("year", "2022"), "year", Problem::Books(BooksProblem::NotEarlierYear { year: 2022 })),
        (reversal("PZ-202201-0009", TODAY), "voucher", Problem::NoSuchDocument),
        (month_end("2022-01"), "month", Problem::Books(BooksProblem::MonthNotOver { month: month("2022-01") })),
        (month_end("2021-03"), "month", Problem::Books(BooksProblem::MonthOpen { month: month("2020-12") })),
        (year_end("2021"), "year", Problem::Books(BooksProblem::MonthOpen { month: month("2021-12") })),
        (year_end("2020"), "year", Problem::Books(BooksProblem::NothingInYear { year: 2020 })),
    ];
    for (fields, field, wanted) in cases {
        let (at, told) = problem(file(&office, "finance", fields));
        let fits = matches!((&told, wanted), (Problem::NotOneOf { .. }, Problem::NotOneOf { .. })) || told == *wanted;
        assert!(at == *field && fits, "{fields:?}: {at} {told:?}");
    }
    let sheets: i64 =
        office.raw().query_row("SELECT count(*) FROM sheet WHERE kind = 'posting'", [], |r| r.get(0)).expect("a count");
    assert_eq!(sheets, 0);
    // Digits as an input method writes them are digits.
    file(&office, "finance", &good().with("amount", "１２３．５０")).expect("full-width digits");
}

#[test]
fn money_is_there_once_though_two_postings_that_want_it_wait() {
    let office = Office::demo();
    let first = file(&office, "finance", &posting("P3", TODAY, "300000")).expect("it is there");
    let second = file(&office, "cashier", &posting("P3", TODAY, "300000")).expect("it is there still");
    step(&office, "approve", &first, Step::Pass).expect("booked");
    let late = problem(step(&office, "approve", &second, Step::Pass));
    assert_eq!(late, ("amount", Problem::BalanceTooLow { account: "bank_special", balance: yuan("19200") }));
    assert_eq!((state(&office, &second), held(&office, "bank_expense")), (State::ToReview, yuan("800000")));
    is_sound(&office);
}

#[test]
fn the_prevention_fee_keeps_below_its_share_of_last_years_premiums() {
    let office = Office::demo();
    // 3 % of 7,218,400.00.
    booked(&office, &posting("P11", TODAY, "200000"));
    file(&office, "finance", &posting("P11", TODAY, "16000")).expect("it waits");
    let (at, told) = problem(file(&office, "cashier", &posting("P11", TODAY, "552.01")));
    let cap = BooksProblem::AbovePreventionCap { year: 2021, cap: yuan("216552"), spent: yuan("216000") };
    assert_eq!((at, told), ("amount", Problem::Books(cap)));
    file(&office, "cashier", &posting("P11", TODAY, "552")).expect("just the share");
}

#[test]
fn a_reversal_restores_every_total_and_both_vouchers_name_each_other() {
    let office = Office::demo();
    let totals = |office: &Office| -> Vec<(String, i64)> {
        let raw = office.raw();
        let mut statement = raw
            .prepare("SELECT account, sum(debit_fen - credit_fen) AS fen FROM account_month GROUP BY account HAVING fen <> 0 ORDER BY 1")
            .expect("sums");
        statement.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).and_then(Iterator::collect).expect("sums")
    };
    let before = totals(&office);
    let sheet = booked(&office, &posting("P3", TODAY, "1234.56"));
    let first = voucher_of(&office, &sheet);
    let red = booked(&office, &reversal(&first.to_lowercase(), TODAY));
    assert_eq!(totals(&office), before);
    let red_voucher = voucher_of(&office, &red);
    let view = |number: &str| office.desk("cashier").voucher(number).expect("the voucher");
    assert_eq!(view(&first).voucher.reversed_by.as_deref(), Some(red_voucher.as_str()));
    assert_eq!(view(&red_voucher).voucher.reverses.as_deref(), Some(first.as_str()));
    assert_eq!(view(&red_voucher).total(), yuan("-1234.56"));
    assert_eq!((state(&office, &sheet), state(&office, &red)), (State::Reversed, State::Paid));
    let again = problem(file(&office, "finance", &reversal(&first, TODAY)));
    assert_eq!(again, ("voucher", Problem::Books(BooksProblem::ReversedAlready { by: red_voucher.clone() })));
    let of_red = problem(file(&office, "finance", &reversal(&red_voucher, TODAY)));
    assert_eq!(of_red, ("voucher", Problem::Books(BooksProblem::IsReversal { first })));
    is_sound(&office);
}

#[test]
fn a_voucher_is_reversed_once_though_two_wait_to_do_it() {
    let office = Office::demo();
    let first = voucher_of(&office, &booked(&office, &posting("P8", TODAY, "100")));
    let one = file(&office, "finance", &reversal(&first, TODAY)).expect("a reversal");
    let other = file(&office, "cashier", &reversal(&first, TODAY)).expect("another");
    step(&office, "approve", &one, Step::Pass).expect("reversed");
    let (at, told) = problem(step(&office, "approve", &other, Step::Pass));
    assert_eq!(at, "voucher");
    assert!(matches!(told, Problem::Books(BooksProblem::ReversedAlready { .. })), "{told:?}");
}

#[test]
fn what_was_spent_is_not_reversed_out_of_an_empty_account() {
    let office = Office::demo();
    let allotted = voucher_of(&office, &booked(&office, &posting("P3", TODAY, "1000")));
    booked(&office, &posting("P12", TODAY, "500900"));
    let refused = problem(file(&office, "finance", &reversal(&allotted, TODAY)));
    assert_eq!(refused, ("amount", Problem::BalanceTooLow { account: "bank_expense", balance: yuan("100") }));
}

#[test]
fn a_closed_month_takes_no_more_entries_by_any_way() {
    let office = Office::demo();
    close_months(&office, 0);
    let waits = file(&office, "cashier", &posting("P7", "2021-01-31", "5")).expect("January is open");
    let refused = problem(file(&office, "finance", &month_end("2021-01")));
    let wait = BooksProblem::SheetsWait { month: month("2021-01"), count: 1, first: waits.clone() };
    assert_eq!(refused, ("month", Problem::Books(wait)));
    step(&office, "finance", &waits, Step::Pass).expect("booked");
    let late = file(&office, "finance", &month_end("2021-01")).expect("nothing is in the way");
    // Entered while the closing waited; it holds up the closing, not the other way round.
    let meanwhile = file(&office, "cashier", &posting("P7", "2021-01-31", "6")).expect("still open");
    let held_up = problem(step(&office, "approve", &late, Step::Pass));
    assert!(matches!(held_up.1, Problem::Books(BooksProblem::SheetsWait { .. })), "{held_up:?}");
    step(&office, "cashier", &meanwhile, Step::Recall).expect("recalled");
    step(&office, "cashier", &meanwhile, Step::Drop).expect("dropped");
    step(&office, "approve", &late, Step::Pass).expect("closed");
    let closed = Problem::MonthClosed { month: month("2021-01") };
    assert_eq!(problem(file(&office, "finance", &posting("P7", "2021-01-31", "5"))), ("date", closed.clone()));
    assert_eq!(problem(file(&office, "finance", &month_end("2021-01"))), ("month", closed));
    // A file is refused as a whole, with the line.
    let file = office.folder().join("ledger.csv");
    std::fs::write(&file, table(LEDGER, &["2021-01-20,interest,5.00,利息".into(), "2021-02-20,interest,5.00,利息".into()]))
        .expect("a file");
    let password = office.folder().join("password");
    std::fs::write(&password, "demo\n").expect("a file");
    let args = ["--operator", "finance", "--password-file", password.to_str().expect("a path"), "import", "ledger"];
    let output = office.gsbx(&[&args[..], &[file.to_str().expect("a path")]].concat());
    let told = format!("{}{}", stdout(&output), crate::support::stderr(&output));
    assert!(!output.status.success() && told.contains("2021-01") && told.contains("已结账"), "{told}");
    let taken: i64 = office
        .raw()
        .query_row("SELECT count(*) FROM ledger_entry WHERE amount_fen = 500 AND memo = '利息'", [], |r| r.get(0))
        .expect("a count");
    assert_eq!(taken, 0);
    is_sound(&office);
}

#[test]
fn a_month_is_closed_by_the_accountant_with_an_empty_income_account() {
    let office = Office::demo();
    close_months(&office, 0);
    let cashier = problem(file(&office, "cashier", &month_end("2021-01")));
    assert_eq!(cashier, ("template", Problem::WrongRole { role: "finance" }));
    booked(&office, &posting("P1a", "2021-01-31", "70"));
    let holds = BooksProblem::IncomeAccountHolds { month: month("2021-01"), balance: yuan("70") };
    assert_eq!(problem(file(&office, "finance", &month_end("2021-01"))), ("month", Problem::Books(holds)));
    booked(&office, &posting("P2", "2021-01-31", "70").with("fund_account", "bank_income"));
    let number = file(&office, "finance", &month_end("2021-01")).expect("it is empty");
    assert!(matches!(step(&office, "finance", &number, Step::Pass), Err(Refusal::MayNot { .. })));
    step(&office, "deputy", &number, Step::Pass).expect("closed");
    let closed = office.desk("finance").accounts(Some(2021)).expect("the accounts").closed;
    assert_eq!(closed.iter().map(|c| (c.period, c.by.as_str())).collect::<Vec<_>>(), [(202_101, "石秀英"), (202_012, "梁建国")]);
}

#[test]
fn a_year_is_carried_forward_and_its_screen_stays_what_it_was() {
    let office = Office::demo();
    let year = |office: &Office| office.desk("finance").fund_year(Some(2021)).expect("2021").figures;
    let before = year(&office);
    close_months(&office, 12);
    let number = booked(&office, &year_end("2021"));
    for account in ["in_premium", "in_fiscal", "in_from_upper", "out_medical", "out_death", "out_to_upper"] {
        assert_eq!(held(&office, account), Money::ZERO, "{account}");
    }
    assert_eq!((held(&office, "net_general"), held(&office, "bank_special")), (yuan("-819200"), yuan("319200")));
    assert_eq!(year(&office), before);
    let view = office.desk("finance").accounts(Some(2021)).expect("the accounts");
    assert_eq!((view.difference(), view.is_year_closed), (None, true));
    assert_eq!((view.opening, view.income, view.spending), (yuan("3250400"), yuan("14290400"), yuan("16721600")));
    // What carries forward is no entry of an item.
    let page = office.desk("finance").entries(2021, Some(12), "medical", 0, 1_000).expect("entries");
    assert!(page.entries.iter().all(|e| e.voucher.is_none()));
    let again = problem(file(&office, "finance", &year_end("2021")));
    assert_eq!(again, ("year", Problem::Books(BooksProblem::YearClosed { year: 2021 })));
    let carried = voucher_of(&office, &number);
    let reversed = problem(file(&office, "finance", &reversal(&carried, TODAY)));
    assert_eq!(reversed, ("voucher", Problem::Books(BooksProblem::IsCarriedForward)));
    // A mistake of that year is put right in this one.
    booked(&office, &posting("P20", TODAY, "88").with("year", "2021").with("fund_account", "bank_special"));
    assert_eq!(office.desk("finance").fund_year(Some(2022)).expect("2022").figures.closing(), yuan("819288"));
    is_sound(&office);
}

#[test]
fn a_voucher_of_last_year_is_reversed_in_an_open_month_of_that_year_only() {
    let office = Office::demo();
    let voucher = voucher_of(&office, &booked(&office, &posting("P7", "2021-12-30", "5")));
    let other = problem(file(&office, "finance", &reversal(&voucher, TODAY)));
    assert_eq!(other, ("voucher", Problem::Books(BooksProblem::OtherYear { year: 2021 })));
    let earlier = problem(file(&office, "finance", &reversal(&voucher, "2021-12-29")));
    assert_eq!(earlier, ("date", Problem::NotBefore { day: day("2021-12-30") }));
    booked(&office, &reversal(&voucher, "2021-12-31"));
    assert_eq!(held(&office, "in_interest"), -yuan("11000"));
}

#[test]
fn a_share_of_the_premiums_goes_to_the_reserve_where_the_office_says_so() {
    let office = Office::demo();
    let draft = gsbx::desk::policy::Draft {
        key: "reserve_share".into(),
        value: "0.1".into(),
        from: "2021-01-01".into(),
        document: "湘人社规〔2020〕1号".into(),
        article: "第三条".into(),
        ..Default::default()
    };
    let id = office.desk("review").enter_parameter(&draft).expect("a parameter");
    office.desk("approve").settle_parameter(id, gsbx::desk::policy::Settle::Confirm).expect("confirmed");
    close_months(&office, 12);
    booked(&office, &year_end("2021"));
    assert_eq!((held(&office, "net_reserve"), held(&office, "net_general")), (-yuan("721840"), -yuan("97360")));
    booked(&office, &posting("P15a", TODAY, "721840"));
    assert_eq!(held(&office, "net_reserve"), Money::ZERO);
    is_sound(&office);
}
