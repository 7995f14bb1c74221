//! 追回: what has to come back does so to the fen, by the bank or off a payment, once, under two hands, and can be taken back.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::recover::RecoveryView;
use gsbx::domain::money::Money;
use gsbx::domain::payment::LineState;
use gsbx::domain::problem::Problem;
use gsbx::domain::recovery::{RecoveryProblem, Way};
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use crate::support::county::credit;
use crate::support::determination::{determination, determined, graded, pay_all, severe};
use crate::support::pay::{answers, build, fund, holds, owed, send, settle, sound};
use crate::support::posting::{booked, posting, reversal, voucher_of};
use crate::support::recover::{file, ordered, overpaid, repaid, repay, set_off, view};
use crate::support::replay::{replayed, stored};
use crate::support::sheet::{step, step_with};
use crate::support::{Office, problem, problems, stderr, stdout};

fn yuan(text: &str) -> Money {
    Money::parse(text).expect("an amount")
}

fn above(left: &str, spoken_for: &str) -> Problem {
    Problem::Recovery(RecoveryProblem::AboveLeft { left: yuan(left), spoken_for: yuan(spoken_for) })
}

fn next(view: &RecoveryView) -> Option<(String, Money)> {
    view.line.next.map(|(month, amount)| (month.to_string(), amount))
}

fn parts(view: &RecoveryView) -> Vec<(Way, String)> {
    view.parts.iter().map(|p| (p.way, p.amount.plain())).collect()
}

fn is_sound(office: &Office) {
    sound(office);
    assert_eq!(replayed(office), stored(office), "the trail tells where every sheet stands");
    let output = office.gsbx(&["check"]);
    assert!(output.status.success(), "{}", stdout(&output));
}

#[test]
fn what_comes_back_by_bank_is_booked_by_two_and_the_last_fen_settles_the_recovery() {
    let office = Office::demo();
    let number = ordered(&office, &overpaid(&office, 0, "1000.01"));
    assert_eq!(number, "ZH-2022-000001");
    let before = view(&office, &number);
    // Three instalments from November on: two months are over on 2022-01-04.
    assert_eq!((before.line.left, before.line.overdue), (yuan("1000.01"), yuan("666.66")));
    assert_eq!(next(&before), Some(("2021-11".into(), yuan("333.33"))));
    let (bank, income) = (holds(&office, "bank_expense"), holds(&office, "in_other"));
    let posting = repay(&office, &number, Way::Bank, "400").expect("a posting");
    assert_eq!(view(&office, &number).line.left, yuan("1000.01"), "nothing came back before it is checked");
    assert!(matches!(step(&office, "finance", &posting, Step::Pass), Err(Refusal::MayNot { .. })), "by two");
    step(&office, "approve", &posting, Step::Pass).expect("it is booked");
    // Paid in 2021, back in 2022: other income of this year.
    assert_eq!((holds(&office, "bank_expense") - bank, holds(&office, "in_other") - income), (40_000, -40_000));
    let after = view(&office, &number);
    assert_eq!((after.line.left, after.line.overdue), (yuan("600.01"), yuan("266.66")));
    assert_eq!(next(&after), Some(("2021-12".into(), yuan("266.66"))));
    assert_eq!(problem(repay(&office, &number, Way::Bank, "600.02")), ("amount", above("600.01", "0")));
    repaid(&office, &number, Way::Bank, "600.01");
    let settled = view(&office, &number);
    assert_eq!((settled.line.state, settled.line.left, next(&settled)), (State::Paid, Money::ZERO, None));
    assert_eq!(parts(&settled), [(Way::Bank, "400.00".into()), (Way::Bank, "600.01".into())]);
    let closed = Problem::Recovery(RecoveryProblem::NotOpen { state: State::Paid });
    assert_eq!(problem(repay(&office, &number, Way::Bank, "0.01")), ("recovery", closed));
    is_sound(&office);
}

#[test]
fn what_was_paid_this_year_lowers_its_spending_and_a_repayment_is_taken_back_with_its_voucher() {
    let office = Office::demo();
    let number = ordered(&office, &overpaid(&office, 0, "500").with("year", "2022"));
    let (bank, spent) = (holds(&office, "bank_income"), holds(&office, "out_disability"));
    let fields = Fields::default().with("amount", "500").with("document", "进账单").with("fund_account", "bank_income");
    let filed = office.desk("cashier").repay(&number, Way::Bank, &fields, "", SCRIBE).expect("a posting").number;
    step(&office, "finance", &filed, Step::Pass).expect("it is booked");
    assert_eq!((holds(&office, "bank_income") - bank, holds(&office, "out_disability") - spent), (50_000, -50_000));
    assert_eq!(view(&office, &number).line.state, State::Paid);
    booked(&office, &reversal(&voucher_of(&office, &filed), "2022-01-04"));
    assert_eq!((holds(&office, "bank_income"), holds(&office, "out_disability")), (bank, spent));
    let again = view(&office, &number);
    assert_eq!((again.line.state, again.line.left), (State::Approved, yuan("500")));
    assert_eq!(parts(&again), [(Way::Bank, "500.00".into()), (Way::Bank, "-500.00".into())]);
    assert_eq!(office.desk("finance").sheet(&filed).expect("the posting").state, State::Reversed);
    repaid(&office, &number, Way::Bank, "500");
    assert_eq!(view(&office, &number).line.state, State::Paid);
    is_sound(&office);
}

#[test]
fn a_debt_is_taken_off_the_next_payment_booked_and_settled() {
    let office = Office::demo();
    fund(&office, 100_000);
    let number = ordered(&office, &set_off(&office, 0, "1000.50"));
    let bill = owed(&office, 1).swap_remove(0);
    let (bank, spent, income) = (holds(&office, "bank_expense"), holds(&office, "out_medical"), holds(&office, "in_other"));
    let list = build(&office, "desk", "reimbursement").expect("a list");
    // The first line takes it all: 2,514.56 less 1,000.50.
    let lines = office.desk("finance").payment_lines(&list).expect("lines");
    let told: Vec<_> = lines.iter().map(|l| (l.amount.plain(), l.deducted.plain())).collect();
    assert_eq!(told, [("2514.56".into(), "1000.50".into()), ("40.00".into(), "0.00".to_owned())]);
    assert_eq!(view(&office, &number).spoken_for, yuan("1000.50"));
    assert_eq!(problem(repay(&office, &number, Way::Bank, "0.01")), ("amount", above("1000.50", "1000.50")));
    let kept = Problem::Recovery(RecoveryProblem::CameBack);
    assert_eq!(problem(step_with(&mut office.desk("approve"), &number, Step::Revoke, "误", "")), ("step", kept));
    send(&office, &list);
    assert_eq!(view(&office, &number).line.left, yuan("1000.50"), "nothing is set off before the bank has paid");
    settle(&office, &list, &answers(&[None, None])).expect("settled");
    assert_eq!(bank - holds(&office, "bank_expense"), 255_456 - 100_050);
    // Spent in full, of which 1,000.50 came back as other income because it had been paid in 2021.
    assert_eq!((holds(&office, "out_medical") - spent, income - holds(&office, "in_other")), (255_456, 100_050));
    let settled = view(&office, &number);
    assert_eq!((settled.line.state, parts(&settled)), (State::Paid, vec![(Way::SetOff, "1000.50".into())]));
    assert_eq!(settled.parts[0].by, list);
    assert_eq!(office.desk("finance").sheet(&bill).expect("the bill").state, State::Paid);
    is_sound(&office);
}

#[test]
fn a_large_debt_takes_every_payment_until_it_is_met_and_a_line_the_bank_refuses_takes_nothing() {
    let office = Office::demo();
    fund(&office, 100_000);
    // Of this year and of the same account: the payment and what comes back meet in it, and nothing is booked.
    let first = ordered(&office, &set_off(&office, 0, "30").with("item", "medical").with("year", "2022"));
    let second = ordered(&office, &set_off(&office, 0, "2600"));
    owed(&office, 1);
    let bank = holds(&office, "bank_expense");
    let spent = holds(&office, "out_medical");
    let list = build(&office, "desk", "reimbursement").expect("a list");
    send(&office, &list);
    // 2,514.56 set off; the 40.00 go to the debt too, but the bank did not take that line.
    settle(&office, &list, &answers(&[None, Some("name")])).expect("settled");
    assert_eq!((holds(&office, "bank_expense"), holds(&office, "out_medical") - spent), (bank, 251_456 - 3_000));
    assert_eq!(view(&office, &first).line.state, State::Paid, "the older debt first");
    assert_eq!(view(&office, &second).line.left, yuan("115.44"));
    assert_eq!(office.desk("finance").payment_lines(&list).expect("lines")[1].state, LineState::Failed);
    is_sound(&office);
}

#[test]
fn two_who_book_at_once_do_not_bring_back_more_than_there_is() {
    let office = Office::demo();
    let number = ordered(&office, &overpaid(&office, 0, "100"));
    let (mut other, of) = (office.desk("cashier"), number.clone());
    let fields = |amount: &str| Fields::default().with("amount", amount).with("document", "进账单");
    let theirs = fields("60");
    let meanwhile = move || {
        other.repay(&of, Way::Bank, &theirs, "", SCRIBE).expect("the cashier is first");
    };
    let late = office.desk_interrupted("finance", meanwhile).repay(&number, Way::Bank, &fields("60"), "", SCRIBE);
    assert_eq!(problem(late), ("amount", above("100", "60")));
    // Sent twice under the same id it is entered once.
    let once =
        |office: &Office| office.desk("finance").repay(&number, Way::Bank, &fields("40"), "a-repayment-sent-twice", SCRIBE);
    let (a, b) = (once(&office).expect("a posting"), once(&office).expect("the same"));
    assert_eq!((a.number, a.is_new, b.is_new), (b.number, true, false));
    is_sound(&office);
}

#[test]
fn what_came_back_while_a_list_was_at_the_bank_is_not_set_off_as_well() {
    let office = Office::demo();
    fund(&office, 100_000);
    let number = ordered(&office, &set_off(&office, 0, "100"));
    let posting = repay(&office, &number, Way::Bank, "100").expect("a posting");
    owed(&office, 1);
    let list = build(&office, "desk", "reimbursement").expect("a list");
    send(&office, &list);
    let (field, told) = problem(step(&office, "approve", &posting, Step::Pass));
    assert_eq!((field, told), ("amount", above("100", "100")), "the list is first, so the money is not booked twice");
    settle(&office, &list, &answers(&[None, None])).expect("settled");
    assert_eq!(view(&office, &number).line.state, State::Paid);
    step_with(&mut office.desk("approve"), &posting, Step::Return, "已抵扣", "").expect("it goes back");
    is_sound(&office);
}

#[test]
fn an_advance_comes_back_to_what_was_advanced_and_the_rest_is_written_off_by_two() {
    let office = Office::demo();
    fund(&office, 100_000);
    booked(&office, &posting("P13", "2022-01-04", "900"));
    assert_eq!(holds(&office, "prepaid"), 90_000);
    let employer: String =
        office.raw().query_row("SELECT credit_code FROM employer ORDER BY id LIMIT 1", [], |r| r.get(0)).expect("an employer");
    let fields =
        overpaid(&office, 0, "900").with("recovery_cause", "employer_advance").with("id_number", "").with("item", "medical");
    let number = ordered(&office, &fields.with("credit_code", employer).with("year", "2022"));
    repaid(&office, &number, Way::Bank, "300");
    assert_eq!(holds(&office, "prepaid"), 60_000);
    let spent = holds(&office, "out_medical");
    let given_up = repay(&office, &number, Way::WriteOff, "600").expect("a posting");
    assert_eq!(holds(&office, "prepaid"), 60_000, "by two");
    step(&office, "approve", &given_up, Step::Pass).expect("it is booked");
    assert_eq!((holds(&office, "prepaid"), holds(&office, "out_medical") - spent), (0, 60_000));
    let settled = view(&office, &number);
    assert_eq!((settled.line.state, parts(&settled)[1].clone()), (State::Paid, (Way::WriteOff, "600.00".into())));
    // Of what was overpaid, giving up moves nothing: it is spending already.
    let other = ordered(&office, &overpaid(&office, 1, "50"));
    let vouchers = || -> i64 { office.raw().query_row("SELECT count(*) FROM voucher", [], |r| r.get(0)).expect("a count") };
    let before = vouchers();
    repaid(&office, &other, Way::WriteOff, "50");
    assert_eq!((view(&office, &other).line.state, vouchers()), (State::Paid, before));
    is_sound(&office);
}

#[test]
fn no_more_is_recovered_of_a_determination_than_it_overpaid_and_by_one_recovery_at_a_time() {
    let office = Office::demo();
    let case = graded(&office, 4, None, 6000);
    let old = determined(&office, &severe(&case));
    pay_all(&office, &old.number);
    office.raw().execute("UPDATE injury_case SET grade = 6 WHERE number = $1", [&case]).expect("a new grade");
    let fields = determination(&case).with("supersedes", old.number.as_str()).with("why", "objection");
    let new = determined(&office, &fields);
    let id: String = office
        .raw()
        .query_row(
            "SELECT p.id_number FROM person AS p JOIN injury_case AS c ON c.person_id = p.id WHERE c.number = $1",
            [&case],
            |r| r.get(0),
        )
        .expect("a worker");
    let of = |yuan: &str| overpaid(&office, 0, yuan).with("id_number", id.as_str()).with("follows", new.number.as_str());
    let lump = |yuan: &str| of(yuan).with("item", "disability_lump_sum");
    // 21 instead of 16 months of 6,000.
    let most = |most: &str| {
        let sheet = new.number.clone();
        ("amount", Problem::Recovery(RecoveryProblem::AboveOverpaid { sheet, most: yuan(most) }))
    };
    assert_eq!(problem(file(&office, &lump("30000.01"))), most("30000"));
    let first = ordered(&office, &lump("20000"));
    let open = Problem::Recovery(RecoveryProblem::OpenAlready { recovery: first.clone() });
    assert_eq!(problem(file(&office, &lump("10000"))), ("follows", open));
    // What was overpaid of another item has a recovery of its own.
    file(&office, &of("4500")).expect("another item");
    repaid(&office, &first, Way::Bank, "20000");
    assert_eq!(problem(file(&office, &lump("10000.01"))), most("10000"));
    file(&office, &lump("10000")).expect("the rest");
    let elsewhere = overpaid(&office, 1, "1").with("follows", new.number.as_str());
    let not_on = Problem::Recovery(RecoveryProblem::NotOnSheet { sheet: new.number.clone() });
    assert_eq!(problem(file(&office, &elsewhere)), ("follows", not_on));
    let of_old = lump("1").with("follows", old.number.as_str());
    assert_eq!(problem(file(&office, &of_old)), ("follows", Problem::Recovery(RecoveryProblem::NothingToRecover)));
    // A third version finds the same too much still: what was claimed back of it is not claimed again.
    let third = determined(&office, &determination(&case).with("supersedes", new.number.as_str()).with("why", "parameter"));
    let again = lump("10000.01").with("follows", third.number.as_str());
    let sheet = third.number.clone();
    let above = Problem::Recovery(RecoveryProblem::AboveOverpaid { sheet, most: Money::ZERO });
    assert_eq!(problem(file(&office, &again)), ("amount", above));
}

/// The lower grade did not stand: what was claimed back on its account is owed again.
#[test]
fn what_was_claimed_back_is_paid_again_when_it_was_due_after_all() {
    let office = Office::demo();
    let case = graded(&office, 4, None, 6000);
    let old = determined(&office, &severe(&case));
    pay_all(&office, &old.number);
    let grade = |grade: u8| {
        office.raw().execute("UPDATE injury_case SET grade = $1 WHERE number = $2", (grade, &case)).expect("a new grade");
    };
    grade(6);
    let lower = determined(&office, &determination(&case).with("supersedes", old.number.as_str()).with("why", "objection"));
    let id: String = office
        .raw()
        .query_row(
            "SELECT p.id_number FROM person AS p JOIN injury_case AS c ON c.person_id = p.id WHERE c.number = $1",
            [&case],
            |r| r.get(0),
        )
        .expect("a worker");
    let claim = overpaid(&office, 0, "30000").with("id_number", id).with("follows", lower.number.as_str());
    let claimed = ordered(&office, &claim.with("item", "disability_lump_sum"));
    repaid(&office, &claimed, Way::Bank, "20000");
    repaid(&office, &claimed, Way::WriteOff, "10000");
    grade(4);
    let court = severe(&case).with("supersedes", lower.number.as_str()).with("why", "court").with("note", "判决");
    let last = determined(&office, &court);
    let lump: Vec<Money> = last.payables.iter().filter(|p| p.item == "disability_lump_sum").map(|p| p.amount).collect();
    assert_eq!(lump, [yuan("20000")], "but what was given up he has still");
}

#[test]
fn what_is_typed_wrongly_is_told_by_field_and_leaves_nothing_behind() {
    let office = Office::demo();
    let good = overpaid(&office, 0, "100");
    let cases: Vec<(Fields, &str, Problem)> = vec![
        (
            good.clone().with("recovery_cause", "lost"),
            "recovery_cause",
            Problem::NotOneOf { choices: "overpaid, third_party, employer_advance" },
        ),
        (good.clone().with("amount", "0"), "amount", Problem::Zero),
        (good.clone().with("amount", "-1"), "amount", Problem::Negative),
        (good.clone().with("item", "paid_leave_wage"), "item", Problem::UnknownCode),
        (good.clone().with("year", "2023"), "year", Problem::NotInRange { min: 1990, max: 2022 }),
        (good.clone().with("ground", ""), "ground", Problem::Empty),
        (good.clone().with("document", ""), "document", Problem::Empty),
        (good.clone().with("count", "0"), "count", Problem::NotInRange { min: 1, max: 120 }),
        (good.clone().with("amount", "0.02"), "count", Problem::NotInRange { min: 1, max: 2 }),
        (good.clone().with("first_month", ""), "first_month", Problem::Empty),
        (good.clone().with("comes", "soon"), "comes", Problem::NotOneOf { choices: "instalments, set_off" }),
        (good.clone().with("id_number", ""), "id_number", Problem::Recovery(RecoveryProblem::OneDebtor)),
        (good.clone().with("credit_code", credit(1)), "credit_code", Problem::Recovery(RecoveryProblem::OneDebtor)),
        (good.clone().with("follows", "HD-2022-000099"), "follows", Problem::NoSuchDocument),
        (good.clone().with("recovery_cause", "third_party"), "debtor", Problem::Empty),
        (
            good.clone().with("recovery_cause", "employer_advance").with("credit_code", credit(99)),
            "credit_code",
            Problem::UnknownEmployer,
        ),
        (
            good.clone().with("recovery_cause", "third_party").with("debtor", "某运输公司").with("comes", "set_off"),
            "comes",
            Problem::Recovery(RecoveryProblem::OnlyPersons),
        ),
    ];
    for (fields, field, told) in cases {
        let found = problems(file(&office, &fields));
        assert!(found.contains(&(field, told.clone())), "{field}: {told:?} in {found:?}");
    }
    let empty = problems(file(&office, &Fields::default()));
    let named: Vec<&str> = empty.iter().map(|(field, _)| *field).collect();
    assert_eq!(named, ["recovery_cause", "item", "year", "amount", "ground", "document", "comes"]);
    assert!(office.desk("finance").recoveries().expect("a list").is_empty());
    assert!(matches!(office.desk("finance").recovery("ZH-2022-000001"), Err(Refusal::NotFound)));
    let unknown = posting("P6a", "2022-01-04", "1").with("recovery", "ZH-2022-000001");
    assert_eq!(problem(crate::support::posting::file(&office, "finance", &unknown)), ("recovery", Problem::NoSuchDocument));
    // A template that does not go with the year.
    let number = ordered(&office, &good);
    let wrong = posting("P6", "2022-01-04", "1").with("recovery", number.as_str());
    let (field, told) = problem(crate::support::posting::file(&office, "finance", &wrong));
    assert!(field == "template" && matches!(told, Problem::DoesNotGoWith { field: "recovery", .. }), "{told:?}");
}

#[test]
fn a_returned_recovery_is_handed_in_again_without_the_persons_number_which_is_not_kept() {
    let office = Office::demo();
    let number = file(&office, &overpaid(&office, 0, "100")).expect("a recovery");
    step_with(&mut office.desk("review"), &number, Step::Return, "金额有误", "").expect("returned");
    let sheet = office.desk("desk").sheet(&number).expect("the sheet");
    assert_eq!(sheet.fields.get("id_number"), "");
    assert!(!sheet.fields.get("debtor").is_empty());
    let fields = sheet.fields.clone().with("amount", "90");
    office.desk("desk").resubmit_sheet(&number, sheet.seen, &fields, SCRIBE).expect("handed in again");
    assert_eq!(view(&office, &number).line.amount, yuan("90"));
    let kind = office.desk("desk").sheet(&number).expect("the sheet").kind;
    assert_eq!(kind, SheetKind::Recovery);
}

#[test]
fn a_recovery_goes_its_way_by_commands() {
    let office = Office::demo();
    // The program's clock is the machine's, so that nothing of the instalments falls due here.
    let fields = overpaid(&office, 0, "1000.01").with("first_month", "2090-11");
    let object: serde_json::Map<String, serde_json::Value> =
        fields.iter().map(|(id, text)| (id.to_owned(), text.into())).collect();
    let file = office.folder().join("recovery.json");
    std::fs::write(&file, serde_json::Value::Object(object.clone()).to_string()).expect("a file");
    let run = |operator: &str, args: &[&str]| {
        let output = office.gsbx(&[&["--operator", operator][..], args].concat());
        assert!(output.status.success(), "{args:?}: {}", stderr(&output));
        stdout(&output)
    };
    let path = file.to_str().expect("a path");
    let number = run("desk", &["recover", "file", path]).trim().to_owned();
    assert!(number.starts_with("ZH-"), "{number}");
    step(&office, "review", &number, Step::Pass).expect("a review");
    step(&office, "approve", &number, Step::Approve).expect("an approval");
    let args = ["recover", "repay", number.as_str(), "--amount", "400", "--document", "进账单", "--date", "2022-01-04", "--json"];
    let filed: serde_json::Value = serde_json::from_str(&run("finance", &args)).expect("an answer");
    let posting = filed["sheet"].as_str().expect("a number");
    step(&office, "approve", posting, Step::Pass).expect("it is booked");
    let list: serde_json::Value = serde_json::from_str(&run("finance", &["recover", "list", "--json"])).expect("a list");
    let line = &list["recoveries"][0];
    let told = ["amount", "left", "next_month", "next_amount", "overdue"].map(|key| line[key].as_str().unwrap_or_default());
    assert_eq!(told, ["1000.01", "600.01", "2090-12", "266.66", "0.00"]);
    let view: serde_json::Value = serde_json::from_str(&run("finance", &["recover", "show", &number, "--json"])).expect("a view");
    assert_eq!((view["parts"][0]["by"].as_str(), view["parts"][0]["amount"].as_str()), (Some(posting), Some("400.00")));
    run("finance", &["recover", "write-off", &number, "--amount", "600.01", "--document", "会财社〔2022〕8号"]);
    let told = run("finance", &["--lang", "en", "recover", "show", &number]);
    let line = |of: &str| told.lines().find_map(|l| l.strip_prefix(of)).map(str::trim).unwrap_or_default().to_owned();
    assert_eq!([line("Left"), line("Under way")], ["600.01", "600.01"], "{told}");
    // What cannot be is refused in a sentence that names the field; a field that is none is told.
    let more = office.gsbx(&["--operator", "finance", "recover", "repay", &number, "--amount", "1", "--document", "x"]);
    assert!(!more.status.success() && stderr(&more).contains("600.01"), "{}", stderr(&more));
    let odd = serde_json::json!({ "recovery_cause": "overpaid", "sum": "1" });
    std::fs::write(&file, odd.to_string()).expect("a file");
    let refused = office.gsbx(&["--operator", "desk", "recover", "file", path]);
    assert!(!refused.status.success() && stderr(&refused).contains("sum"), "{}", stderr(&refused));
}

#[test]
fn a_third_party_owes_what_a_bill_paid_at_most_and_the_injured_is_not_set_off_against() {
    let office = Office::demo();
    fund(&office, 100_000);
    let bill = owed(&office, 1).swap_remove(0);
    let of = |yuan: &str| {
        let third =
            overpaid(&office, 0, yuan).with("recovery_cause", "third_party").with("id_number", "").with("debtor", "某运输公司");
        third.with("item", "medical").with("year", "2022").with("follows", bill.to_lowercase())
    };
    let most =
        |most: &str| ("amount", Problem::Recovery(RecoveryProblem::AboveOverpaid { sheet: bill.clone(), most: yuan(most) }));
    assert_eq!(problem(file(&office, &of("1"))), most("0"), "nothing of it is paid yet");
    let list = build(&office, "desk", "reimbursement").expect("a list");
    send(&office, &list);
    settle(&office, &list, &answers(&[None, None])).expect("settled");
    assert_eq!(problem(file(&office, &of("2514.57"))), most("2514.56"));
    let number = ordered(&office, &of("2514.56"));
    let told = view(&office, &number);
    assert_eq!((told.line.debtor.as_str(), told.follows.as_deref()), ("某运输公司", Some(bill.as_str())));
    assert_eq!(told.case, office.desk("finance").sheet(&bill).expect("the bill").case);
    assert_eq!(office.desk("finance").sheet(&number).expect("the sheet").person, None);
    let spent = holds(&office, "out_medical");
    repaid(&office, &number, Way::Bank, "2514.56");
    assert_eq!(spent - holds(&office, "out_medical"), 251_456);
    is_sound(&office);
}

#[test]
fn an_approval_is_revoked_while_nothing_came_back_and_the_debt_is_no_longer_set_off() {
    let office = Office::demo();
    fund(&office, 100_000);
    let number = ordered(&office, &set_off(&office, 0, "100"));
    let posting = repay(&office, &number, Way::Bank, "1").expect("a posting");
    let revoke = || step_with(&mut office.desk("approve"), &number, Step::Revoke, "依据有误", "");
    assert_eq!(problem(revoke()), ("step", Problem::Recovery(RecoveryProblem::CameBack)));
    step_with(&mut office.desk("approve"), &posting, Step::Return, "有误", "").expect("it goes back");
    revoke().expect("revoked");
    let late = step(&office, "finance", &posting, Step::Submit);
    assert!(late.is_err(), "what was returned is handed in again with its fields only: {late:?}");
    owed(&office, 1);
    let list = build(&office, "desk", "reimbursement").expect("a list");
    let kept: Vec<Money> = office.desk("finance").payment_lines(&list).expect("lines").iter().map(|l| l.deducted).collect();
    assert_eq!(kept, [Money::ZERO; 2]);
    is_sound(&office);
}

#[test]
fn a_check_finds_what_came_back_without_a_posting_and_what_was_kept_back_without_a_set_off() {
    let office = Office::demo();
    fund(&office, 100_000);
    let number = ordered(&office, &overpaid(&office, 1, "100"));
    let debt = ordered(&office, &set_off(&office, 0, "100"));
    owed(&office, 1);
    let list = build(&office, "desk", "reimbursement").expect("a list");
    send(&office, &list);
    settle(&office, &list, &answers(&[None, None])).expect("settled");
    is_sound(&office);
    office
        .raw()
        .execute_batch(&format!(
            "INSERT INTO recovery_part (sheet_id, amount_fen, on_day, way, operator_id, at)
             SELECT id, 10000, '2022-01-04', 'bank', 1, '' FROM sheet WHERE number = '{number}';
             DROP TRIGGER recovery_part_no_delete;
             DELETE FROM recovery_part WHERE sheet_id = (SELECT id FROM sheet WHERE number = '{debt}')"
        ))
        .expect("tampering");
    let output = office.gsbx(&["--lang", "en", "check"]);
    let told = stdout(&output) + &stderr(&output);
    assert!(!output.status.success(), "{told}");
    for part in [format!("recovery {number}"), format!("recovery {debt}"), format!("payment list {list}, line 1")] {
        assert!(told.contains(&part), "{part}: {told}");
    }
}
