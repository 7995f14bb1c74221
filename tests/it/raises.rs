//! A benefit that is determined anew keeps what yearly adjustments have raised: nothing of it shows as paid too much.

use gsbx::desk::Refusal;
use gsbx::desk::monthly::WhyNotRaised;
use gsbx::domain::benefits::item::ItemKind;
use gsbx::domain::dates::Month;
use gsbx::domain::determination::settlement::Difference;
use gsbx::domain::money::Money;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::warnings::Warning;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::{SCRIBE, explained};
use gsbx::text::Lang;

use crate::support::adjustment::{adjusted, allowances_rise, table};
use crate::support::determination::{
    approve, dead, determine, determined, family, graded, happened, owed, pay_all, reviewed, severe,
};
use crate::support::sheet::{step, step_with};
use crate::support::{Office, problem};

/// An allowance of grade 4, 4,500 yuan since December 2021, that the notice of 2022 has raised to 4,825, all of it paid; its case
/// and sheet, and the adjustment.
fn raised(office: &Office) -> (String, String, String) {
    let case = graded(office, 4, None, 6000);
    allowances_rise(office);
    let old = determined(office, &severe(&case)).number;
    let adjustment = adjusted(office);
    pay_all(office, &old);
    pay_all(office, &adjustment);
    (case, old, adjustment)
}

fn regraded(office: &Office, case: &str, grade: u8) {
    office.raw().execute("UPDATE injury_case SET grade = $1 WHERE number = $2", (grade, case)).expect("a new grade");
}

fn shown(differences: &[Difference]) -> Vec<(String, String, String, String)> {
    let month = |d: &Difference| d.month.map(|m| m.to_string()).unwrap_or_default();
    let of = |d: &Difference| (month(d), d.old.plain(), d.new.plain(), d.paid.plain());
    differences.iter().filter(|d| d.kind != ItemKind::DisabilityLumpSum).map(of).collect()
}

fn line(month: &str, old: &str, new: &str, paid: &str) -> (String, String, String, String) {
    (month.to_owned(), old.to_owned(), new.to_owned(), paid.to_owned())
}

fn allowance_of(office: &Office, number: &str) -> (Money, String) {
    let items = office.desk("review").sheet(number).expect("the sheet").items;
    let item = items.into_iter().find(|i| i.monthly).expect("what runs");
    (item.amount, explained(&item.explanation, Lang::En).join(" "))
}

#[test]
fn a_new_grade_keeps_the_raise_and_pays_what_is_lacking_of_each_month() {
    let office = Office::demo();
    let (case, old, _) = raised(&office);
    regraded(&office, &case, 2);
    let fields = severe(&case).with("supersedes", old.as_str()).with("why", "objection");
    let seen = office.desk("desk").look_at_determination(&fields, None, SCRIBE).expect("an answer");
    let want = [line("2021-12", "4500.00", "5100.00", "4500.00"), line("2022-01", "4825.00", "5455.00", "4825.00")];
    assert_eq!(shown(&seen.differences), want);
    let new = determined(&office, &fields).number;
    assert_eq!(shown(&office.desk("desk").differences(&new).expect("differences")), want, "also once it is in force");
    let months: Vec<_> = owed(&office, &new).into_iter().filter(|o| o.0 == "allowance").map(|o| (o.1, o.2)).collect();
    let difference = |month: &str, amount: &str| (format!("difference:{month}"), amount.to_owned());
    assert_eq!(months, [difference("2021-12", "600.00"), difference("2022-01", "630.00")]);
    let event = |month, what: &str, fen| ("allowance".to_owned(), month, what.to_owned(), fen);
    let told = [
        event(202_112, "start", 450_000),
        event(202_201, "amount", 482_500),
        event(202_112, "amount", 510_000),
        event(202_201, "amount", 545_500),
    ];
    assert_eq!(happened(&office, &case), told);
    let (amount, why) = allowance_of(&office, &new);
    assert_eq!(amount.plain(), "5455.00");
    assert!(why.contains("5,100.00 + raise by share 255.00 + yearly amount, disability allowance 100.00 = 5,455.00"), "{why}");
    let view = office.desk("desk").preview_adjustment("2022").expect("a preview");
    let again = view.left_out.iter().find(|n| n.why == WhyNotRaised::Done);
    assert!(view.raised.is_empty() && again.is_some(), "nobody is raised twice");
    assert_eq!(office.desk("desk").to_recompute().expect("a list"), [], "what was raised since comes out as it was filed");
    let run = office.desk("desk").run_month(Month::parse("2022-02").expect("a month")).expect("a run");
    assert!(run.pays.iter().any(|p| p.amount.plain() == "5455.00"));
}

#[test]
fn a_lower_grade_claims_back_only_what_is_above_the_raised_amount() {
    let office = Office::demo();
    let (case, old, _) = raised(&office);
    pay_all(&office, &old);
    office.raw().execute("UPDATE wage SET wage_fen = 580000 WHERE wage_fen = 600000", []).expect("lower wages");
    let fields = severe(&case).with("supersedes", old.as_str()).with("why", "error").with("note", "工资有误");
    let new = determined(&office, &fields).number;
    // 75 % of 5,800 is 4,350; with a twentieth and 100 yuan 4,667.50.
    let told = office.desk("desk").differences(&new).expect("differences");
    let want = [line("2021-12", "4500.00", "4350.00", "4500.00"), line("2022-01", "4825.00", "4667.50", "4825.00")];
    assert_eq!(shown(&told), want);
    let over: Money = told.iter().filter(|d| d.kind == ItemKind::DisabilityAllowance).map(Difference::overpaid).sum();
    assert_eq!(over.plain(), "307.50");
}

#[test]
fn an_adjustment_that_is_approved_or_revoked_meanwhile_sends_the_sheet_back() {
    let office = Office::demo();
    let case = graded(&office, 4, None, 6000);
    allowances_rise(&office);
    let old = determined(&office, &severe(&case)).number;
    regraded(&office, &case, 2);
    let fields = severe(&case).with("supersedes", old.as_str()).with("why", "objection");
    let new = determine(&office, &fields).expect("a sheet");
    let warned = || {
        let warnings = office.desk("review").sheet(&new).expect("the sheet").warnings;
        warnings.contains(&Warning::AdjustedSince { year: 2022 })
    };
    assert!(!warned());
    let adjustment = adjusted(&office);
    assert!(warned());
    assert_eq!(problem(approve(&office, &new)), ("step", Problem::AdjustedSince { year: 2022 }));
    let again = |office: &Office| {
        let sheet = office.desk("finance").sheet(&new).expect("it");
        let login = if sheet.state == State::ToCountersign { "deputy" } else { "approve" };
        step_with(&mut office.desk(login), &new, Step::Return, "调整后重算", "").expect("returned");
        let seen = office.desk("desk").sheet(&new).expect("it").seen;
        office.desk("desk").resubmit_sheet(&new, seen, &fields, SCRIBE).expect("handed in again");
    };
    again(&office);
    assert!(!warned());
    assert_eq!(allowance_of(&office, &new).0.plain(), "5455.00");
    revoke(&office, &adjustment);
    assert!(warned());
    assert_eq!(problem(approve(&office, &new)), ("step", Problem::AdjustedSince { year: 2022 }));
    again(&office);
    assert_eq!(allowance_of(&office, &new).0.plain(), "5100.00", "a revoked adjustment does not count");
    approve(&office, &new).expect("an approval");
}

fn revoke(office: &Office, adjustment: &str) {
    let by = |login: &str| step_with(&mut office.desk(login), adjustment, Step::Revoke, "通知有误", "");
    if by("approve").is_err() {
        by("deputy").expect("revoked");
    }
}

/// The benefits that a determination has set since keep its amounts, and the determination is named as one to be worked out again.
#[test]
fn a_revoked_adjustment_leaves_what_was_determined_since_to_a_recompute() {
    let office = Office::demo();
    let case = graded(&office, 4, None, 6000);
    allowances_rise(&office);
    let old = determined(&office, &severe(&case)).number;
    let adjustment = adjusted(&office);
    regraded(&office, &case, 2);
    let fields = severe(&case).with("supersedes", old.as_str()).with("why", "objection");
    let new = determined(&office, &fields).number;
    revoke(&office, &adjustment);
    assert_eq!(happened(&office, &case).last().map(|e| e.3), Some(545_500), "not the amount of the old grade");
    let list = office.desk("review").to_recompute().expect("a list");
    let named: Vec<_> = list.iter().map(|l| (l.sheet.as_str(), l.old.plain(), l.new.plain())).collect();
    assert_eq!(named, [(new.as_str(), "155455.00".to_owned(), "155100.00".to_owned())]);
    let fields = severe(&case).with("supersedes", new.as_str()).with("why", "parameter");
    determined(&office, &fields);
    assert_eq!(happened(&office, &case).last().map(|e| e.3), Some(510_000));
}

/// A review in the year of the notice changes what has run since before it.
#[test]
fn a_review_carries_the_raise_of_the_year_it_falls_in() {
    let office = Office::demo();
    let (case, old, _) = raised(&office);
    reviewed(&office, &case, 2);
    let fields = severe(&case).with("supersedes", old.as_str()).with("why", "review").with("served_on", "2022-03-20");
    let mut desk = office.desk_on("desk", "2022-04-06");
    let number = desk.file_sheet(SheetKind::Determination, &fields, "", SCRIBE).expect("a sheet").number;
    for (login, next) in [("review", Step::Pass), ("approve", Step::Approve), ("deputy", Step::Countersign)] {
        step_with(&mut office.desk_on(login, "2022-04-06"), &number, next, "", "").expect("a step");
    }
    assert_eq!(happened(&office, &case).last(), Some(&("allowance".to_owned(), 202_204, "amount".to_owned(), 545_500)));
}

/// What the fund adds to a pension counts from the raised allowance.
#[test]
fn beside_a_pension_the_difference_counts_from_the_raised_allowance() {
    let office = Office::demo();
    let (case, old, _) = raised(&office);
    let fields = severe(&case)
        .with("supersedes", old.as_str())
        .with("why", "error")
        .with("note", "已领养老金")
        .with("pension", "4000")
        .with("pension_from", "2022-03");
    let mut desk = office.desk_on("desk", "2022-03-16");
    let seen = desk.look_at_determination(&fields, None, SCRIBE).expect("an answer");
    let left = seen.items.iter().find(|i| i.item == ItemKind::PensionDifference && i.monthly).expect("a difference");
    assert_eq!(left.amount.plain(), "825.00");
    let before = seen.items.iter().find(|i| i.item == ItemKind::DisabilityAllowance && i.monthly).expect("an allowance");
    assert_eq!((before.amount.plain().as_str(), before.until.map(|m| m.to_string()).as_deref()), ("4825.00", Some("2022-02")));
    desk.file_sheet(SheetKind::Determination, &fields, "", SCRIBE).expect("a sheet");
}

/// Each dependant by his own line; the addition of a lonely one comes on top, and the cap is not applied again.
#[test]
fn pensions_are_raised_by_the_line_of_each_dependant() {
    let office = Office::demo();
    let case = dead(&office);
    allowances_rise(&office);
    for (entry, flat) in [("dependant_spouse", "66"), ("dependant_other", "60"), ("dependant_addition", "6")] {
        table(&office, entry, flat, "0");
    }
    let old = determined(&office, &family(&case));
    let amounts = |number: &str| -> Vec<i64> {
        let items = office.desk("desk").sheet(number).expect("it").items;
        items.iter().filter(|i| i.monthly).map(|i| i.amount.fen()).collect()
    };
    let before = amounts(&old.number);
    adjusted(&office);
    let fields = family(&case).with("supersedes", old.number.as_str()).with("why", "error").with("note", "重算");
    let new = determined(&office, &fields);
    let rises: Vec<i64> = amounts(&new.number).iter().zip(&before).map(|(now, then)| now - then).collect();
    assert_eq!(rises, [6600, 6000, 6000]);
    assert_eq!(shown(&office.desk("desk").differences(&new.number).expect("differences")), [], "it is what was due before");
}

/// A determination that comes after the notice raises at once what arose before its year.
#[test]
fn what_is_determined_after_the_notice_is_raised_at_once() {
    let office = Office::demo();
    allowances_rise(&office);
    adjusted(&office);
    let case = graded(&office, 4, None, 6000);
    let sheet = determined(&office, &severe(&case)).number;
    assert_eq!(allowance_of(&office, &sheet).0.plain(), "4825.00");
    let event = |month, what: &str, fen| ("allowance".to_owned(), month, what.to_owned(), fen);
    assert_eq!(happened(&office, &case), [event(202_112, "start", 450_000), event(202_201, "amount", 482_500)]);
    let view = office.desk("desk").preview_adjustment("2022").expect("a preview");
    assert!(view.raised.is_empty());
}

/// A table that lacks the line of the new grade is named; nothing is filed at half.
#[test]
fn a_line_that_the_table_lacks_is_named() {
    let office = Office::demo();
    let case = graded(&office, 4, None, 6000);
    allowances_rise(&office);
    let old = determined(&office, &severe(&case)).number;
    adjusted(&office);
    office.raw().execute("UPDATE injury_case SET nursing = 'partial' WHERE number = $1", [&case]).expect("nursing");
    let fields = severe(&case).with("supersedes", old.as_str()).with("why", "objection");
    let refused: Result<String, Refusal> = determine(&office, &fields);
    assert!(matches!(problem(refused), ("parameters", Problem::NoParameter { key, .. }) if key == "yearly_flat.nursing_partial"));
    step(&office, "review", &old, Step::Pass).expect_err("the old one stands");
}
