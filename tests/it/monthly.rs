//! Monthly benefits: nobody is paid a month twice or without right, and every pause, end and rise tells why.

use std::collections::HashSet;

use gsbx::desk::estimate::Fields;
use gsbx::desk::monthly::{RunView, WhyNotRaised};
use gsbx::domain::benefits::change::Change;
use gsbx::domain::benefits::in_force::Turn;
use gsbx::domain::benefits::item::ItemKind;
use gsbx::domain::dates::Month;
use gsbx::domain::money::Money;
use gsbx::domain::problem::Problem;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use crate::support::adjustment::{adjusted, table};
use crate::support::sheet::{step, step_with};
use crate::support::{Office, problem, program, stderr};

/// Benefits that the demonstration pays every month.
const IN_FORCE: usize = 242;

fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

fn number(office: &Office, sql: &str) -> i64 {
    office.raw().query_row(sql, [], |r| r.get(0)).expect("a number")
}

fn payables(office: &Office) -> i64 {
    number(office, "SELECT count(*) FROM payable WHERE state <> 'cancelled'")
}

/// A benefit of the demonstration: the `nth` of a kind.
fn benefit(office: &Office, kind: &str, nth: i64) -> i64 {
    number(office, &format!("SELECT id FROM benefit WHERE kind = '{kind}' ORDER BY id LIMIT 1 OFFSET {nth}"))
}

fn person(office: &Office, benefit: i64) -> i64 {
    number(office, &format!("SELECT person_id FROM benefit WHERE id = {benefit}"))
}

/// Runs a month in the middle of it.
fn run(office: &Office, text: &str) -> RunView {
    office.desk_on("desk", &format!("{text}-16")).run_month(month(text)).expect("a run")
}

fn pays(view: &RunView, benefit: i64) -> Vec<(String, Money)> {
    view.pays.iter().filter(|p| p.whose.benefit == benefit).map(|p| (p.month.to_string(), p.amount)).collect()
}

fn why(view: &RunView, benefit: i64) -> Option<&str> {
    view.left_out.iter().find(|l| l.whose.benefit == benefit).map(|l| l.why.as_str())
}

fn change(benefit: i64, change: Change, reason: &str, month: &str) -> Fields {
    Fields::default()
        .with("benefit", benefit.to_string())
        .with("change", change.id())
        .with("reason", reason)
        .with("month", month)
        .with("document", "会工伤变〔2022〕1号")
}

/// A change that has been reviewed.
fn changed(office: &Office, fields: &Fields) -> String {
    let filed = office.desk("desk").file_sheet(SheetKind::BenefitChange, fields, "", SCRIBE).expect("a sheet").number;
    step(office, "review", &filed, Step::Pass).expect("a review");
    filed
}

#[test]
fn a_preview_writes_nothing_and_a_run_pays_everybody_once() {
    let office = Office::demo();
    let preview = office.desk("desk").preview_run(month("2022-01")).expect("a preview");
    assert_eq!((payables(&office), preview.pays.len(), preview.before.count), (0, IN_FORCE, IN_FORCE));
    let view = run(&office, "2022-01");
    assert_eq!((view.pays.len(), view.amount), (preview.pays.len(), preview.amount));
    assert_eq!(view.totals.iter().map(|t| t.amount).sum::<Money>(), view.amount);
    let counts: Vec<(ItemKind, usize)> = view.totals.iter().map(|t| (t.kind, t.count)).collect();
    let want =
        [(ItemKind::DisabilityAllowance, 70), (ItemKind::NursingAllowance, 40), (ItemKind::DependantPension, 132)].to_vec();
    assert_eq!(counts, want);
    assert!(view.turns.is_empty(), "everybody had the same the month before");
    let owed = number(&office, "SELECT sum(amount_fen) FROM payable WHERE key LIKE 'monthly:%:2022-01' AND state = 'planned'");
    assert_eq!(owed, view.amount.fen());
    let again = run(&office, "2022-01");
    assert_eq!((again.pays.len(), again.already.count, payables(&office)), (0, IN_FORCE, 242));
    assert_eq!(number(&office, "SELECT count(*) FROM monthly_run"), 1, "a run that adds nothing is none");
    assert_eq!(number(&office, "SELECT count(*) FROM audit WHERE act = 'run-month'"), 1);
}

/// The months of 2021 were paid before gsbx kept lists.
#[test]
fn a_month_that_was_paid_before_is_not_paid_again() {
    let office = Office::demo();
    let view = office.desk("desk").preview_run(month("2021-06")).expect("a preview");
    assert!(view.pays.is_empty());
    assert_eq!(view.left_out.iter().filter(|l| l.why == "paid_before").count(), IN_FORCE);
}

#[test]
fn months_are_run_in_their_order() {
    let office = Office::demo();
    let mut desk = office.desk("desk");
    let latest = month("2022-02");
    assert_eq!(problem(desk.run_month(month("2022-03"))), ("month", Problem::RunTooEarly { latest }));
    run(&office, "2022-01");
    run(&office, "2022-02");
    let mut desk = office.desk_on("desk", "2022-06-16");
    assert_eq!(problem(desk.run_month(month("2022-01"))), ("month", Problem::RunOver { last: latest }));
    assert_eq!(problem(desk.run_month(month("2022-04"))), ("month", Problem::RunGap { next: month("2022-03") }));
    let by = "INSERT INTO closed_month SELECT 202203, id, '2022-04-02T10:00:00+08:00' FROM operator WHERE login = 'finance'";
    office.raw().execute(by, []).expect("a closed month");
    assert_eq!(problem(desk.run_month(month("2022-03"))), ("month", Problem::MonthClosed { month: month("2022-03") }));
}

#[test]
fn only_those_who_build_lists_run_months() {
    let office = Office::demo();
    for login in ["cashier", "finance", "approve", "consult"] {
        let refused = office.desk(login).run_month(month("2022-01"));
        assert!(matches!(refused, Err(gsbx::desk::Refusal::MayNot { .. } | gsbx::desk::Refusal::NotAllowed(_))), "{login}");
    }
    assert_eq!(payables(&office), 0);
    office.desk("review").run_month(month("2022-01")).expect("a reviewer may");
}

#[test]
fn two_processes_that_run_a_month_at_once_owe_it_once() {
    let office = Office::demo();
    let start = || {
        let mut command = program();
        command.arg("--db").arg(office.db()).args(["--operator", "desk", "pay", "run", "--month", "2022-01", "--json"]);
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().expect("gsbx runs")
    };
    let added: usize = [start(), start(), start()]
        .into_iter()
        .map(|child| {
            let out = child.wait_with_output().expect("an end");
            assert!(out.status.success(), "{}", stderr(&out));
            let told: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON");
            told["pays"].as_array().expect("what it added").len()
        })
        .sum();
    assert_eq!((added, payables(&office)), (IN_FORCE, 242));
    assert_eq!(number(&office, "SELECT count(DISTINCT key) FROM payable"), 242);
    assert_eq!(number(&office, "SELECT count(*) FROM monthly_run"), 1);
}

/// Killed at any moment, a run has happened or it has not.
#[test]
fn a_killed_run_leaves_all_or_nothing() {
    let office = Office::demo();
    let mut seen = HashSet::new();
    for round in 0..12_u64 {
        let month = month("2022-01");
        let month = (0..round).fold(month, |m, _| m.next());
        let before = payables(&office);
        let mut command = program();
        command.arg("--db").arg(office.db()).args(["--operator", "desk", "pay", "run", "--month", &month.to_string()]);
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        let mut child = command.spawn().expect("gsbx runs");
        // A little later each round, until one has come through.
        let until = std::time::Instant::now() + std::time::Duration::from_millis(round * 15);
        while std::time::Instant::now() < until {
            std::thread::yield_now();
        }
        child.kill().expect("killed or gone");
        child.wait().expect("an end");
        let added = payables(&office) - before;
        assert!(added == 0 || added == 242, "{added} of a run");
        let runs = number(&office, &format!("SELECT count(*) FROM monthly_run WHERE month = {}", month.number()));
        assert_eq!(runs * 242, added);
        seen.insert(added);
        if added == 0 {
            let done = office.gsbx(&["--operator", "desk", "pay", "run", "--month", &month.to_string()]);
            assert!(done.status.success(), "{}", stderr(&done));
            assert_eq!(payables(&office) - before, 242);
        }
    }
    assert!(seen.contains(&0), "some were killed in time");
}

#[test]
fn who_is_suspended_is_left_out_until_he_is_resumed_and_the_gap_is_lost() {
    let office = Office::demo();
    let id = benefit(&office, "allowance", 0);
    let amount = office.desk("desk").benefit(id).expect("it").line.now.paid().expect("an amount");
    let fields = change(id, Change::Suspend, "refuses_treatment", "2022-02");
    let filed = office.desk("desk").file_sheet(SheetKind::BenefitChange, &fields, "", SCRIBE).expect("a sheet").number;
    assert_eq!(pays(&run(&office, "2022-01"), id), [("2022-01".to_owned(), amount)], "not before it is reviewed");
    assert!(step(&office, "desk", &filed, Step::Pass).is_err(), "nobody reviews his own entry");
    step(&office, "review", &filed, Step::Pass).expect("a review");
    let view = run(&office, "2022-02");
    assert_eq!((pays(&view, id), why(&view, id)), (Vec::new(), Some("refuses_treatment")));
    let stopped = view.turns.iter().find(|t| t.whose.benefit == id).expect("it is told");
    assert_eq!((stopped.turn, stopped.reason.as_str()), (Turn::Stops { was: amount }, "refuses_treatment"));
    assert!(run(&office, "2022-03").turns.is_empty(), "and told once");
    changed(&office, &change(id, Change::Resume, "cause_over", "2022-04"));
    let view = run(&office, "2022-04");
    assert_eq!(pays(&view, id), [("2022-04".to_owned(), amount)], "the gap is not paid");
    assert_eq!(view.turns.iter().filter(|t| t.turn == Turn::Starts { now: amount }).count(), 1);
    let view = office.desk("desk").benefit(id).expect("it");
    let told: Vec<&str> = view.events.iter().map(|e| e.reason.as_str()).collect();
    assert_eq!(told, ["", "refuses_treatment", "cause_over"]);
    assert_eq!(view.events[1].sheet.as_deref(), Some(filed.as_str()));
}

#[test]
fn a_change_that_cannot_be_is_told_at_its_field() {
    let office = Office::demo();
    let id = benefit(&office, "allowance", 0);
    let refused = |fields: &Fields| problem(office.desk("desk").file_sheet(SheetKind::BenefitChange, fields, "", SCRIBE));
    let sound = || change(id, Change::Suspend, "imprisoned", "2022-02");
    for (fields, field) in [
        (sound().with("benefit", "999999"), "benefit"),
        (sound().with("benefit", "x"), "benefit"),
        (sound().with("change", "stop"), "change"),
        (sound().with("reason", "died"), "reason"),
        (sound().with("month", "2022-13"), "month"),
        (sound().with("month", "2031-01"), "month"),
        (sound().with("month", "1999-01"), "month"),
        (sound().with("document", ""), "document"),
        (change(id, Change::Resume, "released", "2022-02"), "month"),
        (change(id, Change::End, "pension", "2022-02"), "pension"),
        (change(benefit(&office, "nursing_allowance", 0), Change::End, "pension", "2022-02").with("pension", "900"), "reason"),
    ] {
        assert_eq!(refused(&fields).0, field, "{fields:?}");
    }
    assert_eq!(number(&office, "SELECT count(*) FROM sheet WHERE kind = 'benefit_change'"), 0);
}

/// Two suspensions wait; the second finds the benefit suspended when it is reviewed.
#[test]
fn what_has_moved_since_it_was_entered_is_not_done_twice() {
    let office = Office::demo();
    let id = benefit(&office, "allowance", 0);
    let file = |reason: &str| {
        let fields = change(id, Change::Suspend, reason, "2022-02");
        office.desk("desk").file_sheet(SheetKind::BenefitChange, &fields, "", SCRIBE).expect("a sheet").number
    };
    let (first, second) = (file("imprisoned"), file("lost_conditions"));
    step(&office, "review", &first, Step::Pass).expect("a review");
    let (field, told) = problem(step(&office, "review", &second, Step::Pass));
    assert!(matches!((field, told), ("month", Problem::BenefitStands { .. })));
    assert_eq!(office.desk("review").sheet(&second).expect("it").state, State::ToReview);
    assert_eq!(office.desk("desk").benefit(id).expect("it").events.len(), 2);
}

#[test]
fn what_ends_after_a_run_is_taken_back_and_what_was_paid_shows_as_too_much() {
    let office = Office::demo();
    let (id, other) = (benefit(&office, "dependant_pension", 0), benefit(&office, "dependant_pension", 1));
    run(&office, "2022-01");
    let paid = format!("UPDATE payable SET state = 'paid' WHERE benefit_id = {other}");
    office.raw().execute(&paid, []).expect("a payment");
    changed(&office, &change(id, Change::End, "remarried", "2022-01"));
    changed(&office, &change(other, Change::End, "employed", "2022-01"));
    let state = |id: i64| {
        let sql = format!("SELECT state FROM payable WHERE benefit_id = {id}");
        office.raw().query_row(&sql, [], |r| r.get::<_, String>(0)).expect("a state")
    };
    assert_eq!((state(id), state(other)), ("cancelled".to_owned(), "paid".to_owned()));
    let view = office.desk("desk").benefit(other).expect("it");
    assert_eq!(view.months[0].too_much, view.months[0].amount);
    assert!(pays(&run(&office, "2022-02"), id).is_empty());
}

/// K2 art. 40: the allowance ends when the pension begins, and the fund pays what it lacks; nursing goes on.
#[test]
fn a_pension_ends_the_allowance_and_a_lower_one_is_made_up() {
    for (pension, difference) in [("1000", true), ("99999", false)] {
        let office = Office::demo();
        let id = benefit(&office, "allowance", 0);
        let amount = office.desk("desk").benefit(id).expect("it").line.now.paid().expect("an amount");
        changed(&office, &change(id, Change::End, "pension", "2022-02").with("pension", pension));
        run(&office, "2022-01");
        let view = run(&office, "2022-02");
        assert!(pays(&view, id).is_empty());
        let made_up: Vec<Money> =
            view.pays.iter().filter(|p| p.whose.kind == ItemKind::PensionDifference).map(|p| p.amount).collect();
        let want = if difference { vec![amount - Money::parse(pension).expect("yuan")] } else { Vec::new() };
        assert_eq!(made_up, want);
    }
}

#[test]
fn who_has_died_is_not_paid_from_the_month_after() {
    let office = Office::demo();
    let id = benefit(&office, "allowance", 0);
    let sql = format!(
        "UPDATE injury_case SET died_on = '2022-02-03', person_id = {} WHERE id = (SELECT min(id) FROM injury_case)",
        person(&office, id)
    );
    office.raw().execute(&sql, []).expect("a death on file");
    run(&office, "2022-01");
    assert_eq!(pays(&run(&office, "2022-02"), id).len(), 1, "the month of death is paid");
    let preview = office.desk_on("desk", "2022-03-16").preview_run(month("2022-03")).expect("a preview");
    assert_eq!(preview.of_itself.len(), 1);
    let view = run(&office, "2022-03");
    assert_eq!((pays(&view, id).len(), why(&view, id)), (0, Some("died")));
    let told = office.desk("desk").benefit(id).expect("it").events;
    let last = told.last().expect("an end");
    assert_eq!((last.month, last.reason.as_str(), last.by.is_some()), (month("2022-03"), "died", true));
    assert!(run(&office, "2022-04").of_itself.is_empty());
}

/// A pension that was taken over: nothing says when it ends but the birth date.
#[test]
fn a_young_dependant_is_paid_through_the_month_he_turns_18() {
    let office = Office::demo();
    office
        .raw()
        .execute_batch(
            "INSERT INTO person VALUES (900001, '431299200402150010', '010051', '王小明', '', 0);
             INSERT INTO benefit (id, person_id, kind, relation, since) VALUES (900001, 900001, 'dependant_pension', '', '2015-01-01');
             INSERT INTO benefit_event (benefit_id, month, what, monthly_fen, reason, at)
             VALUES (900001, 201502, 'start', 80000, '', '2022-01-03T10:00:00+08:00')",
        )
        .expect("a child's pension");
    run(&office, "2022-01");
    assert_eq!(pays(&run(&office, "2022-02"), 900_001).len(), 1);
    let view = run(&office, "2022-03");
    assert_eq!((pays(&view, 900_001).len(), why(&view, 900_001)), (0, Some("came_of_age")));
}

/// Reminded in vain, suspended by the run, certified, paid again with what was held.
#[test]
fn a_missing_certification_holds_months_back_and_brings_them_again() {
    let office = Office::demo();
    let id = benefit(&office, "nursing_allowance", 0);
    let who = person(&office, id);
    let certify = |day: &str, on: &str| {
        let fields = Fields::default().with("way", "visit").with("certified_on", on).with("document", "上门记录");
        office.desk_on("desk", day).certify(who, &fields)
    };
    certify("2022-01-04", "2021-01-10").expect("the last one is taken over");
    let due = office.desk("desk").certifications_due(30).expect("who is due");
    assert_eq!(due.iter().map(|d| (d.person, d.left)).collect::<Vec<_>>(), [(who, 6)]);
    let view = run(&office, "2022-01");
    assert_eq!(pays(&view, id).len(), 1);
    let view = run(&office, "2022-02");
    assert_eq!((pays(&view, id).len(), view.to_remind.len()), (1, 1), "nobody is suspended without a reminder");
    office.desk_on("desk", "2022-02-20").remind_of_certification(who).expect("a reminder");
    assert_eq!(pays(&run(&office, "2022-03"), id).len(), 1, "nor before its days are over");
    let view = run(&office, "2022-04");
    assert_eq!((pays(&view, id).len(), why(&view, id)), (0, Some("not_certified")));
    assert_eq!(view.of_itself[0].change, Change::Suspend);
    assert!(pays(&run(&office, "2022-05"), id).is_empty());
    certify("2022-05-20", "2022-05-19").expect("a certification");
    assert!(office.desk_on("desk", "2022-05-21").certifications_due(30).expect("who is due").iter().all(|d| d.person != who));
    let months: Vec<String> = pays(&run(&office, "2022-06"), id).into_iter().map(|(m, _)| m).collect();
    assert_eq!(months, ["2022-04", "2022-05", "2022-06"]);
    assert_eq!(pays(&run(&office, "2022-07"), id).len(), 1);
    let twice = "SELECT count(*) FROM (SELECT benefit_id, month FROM payable GROUP BY benefit_id, month HAVING count(*) > 1)";
    assert_eq!(number(&office, twice), 0);
    for (fields, field) in [
        (Fields::default(), "way"),
        (Fields::default().with("way", "phone"), "way"),
        (Fields::default().with("way", "self").with("certified_on", "2033-01-01"), "certified_on"),
    ] {
        assert_eq!(problem(office.desk("desk").certify(who, &fields)).0, field);
    }
}

#[test]
fn a_year_without_its_table_names_what_is_to_be_entered() {
    let office = Office::demo();
    let view = office.desk("desk").preview_adjustment("2022").expect("a preview");
    assert!(view.raised.is_empty() && view.left_out.iter().any(|n| matches!(n.why, WhyNotRaised::Lacks(_))));
    let fields = Fields::default().with("year", "2022").with("document", "湘人社规〔2022〕1号");
    let (field, told) = problem(office.desk("desk").file_sheet(SheetKind::Adjustment, &fields, "", SCRIBE));
    assert!(matches!((field, told), ("year", Problem::NoParameter { .. })));
    for year in ["2023", "1999", "x"] {
        assert_eq!(problem(office.desk("desk").preview_adjustment(year)).0, "year");
    }
}

/// One sheet for all; the raise holds from January, and what was paid since then is made up, month by month and once.
#[test]
fn a_yearly_adjustment_raises_everybody_by_one_sheet() {
    let office = Office::demo();
    for grade in 1..=4 {
        table(&office, &format!("allowance_g{grade}"), "100", "0.05");
    }
    run(&office, "2022-01");
    run(&office, "2022-02");
    let id = benefit(&office, "allowance", 0);
    let old = office.desk("desk").benefit(id).expect("it").line.now.paid().expect("an amount");
    let view = office.desk("desk").preview_adjustment("2022").expect("a preview");
    assert_eq!(view.raised.len(), 70);
    let line = view.raised.iter().find(|l| l.whose.benefit == id).expect("a line");
    assert_eq!(line.new, Money::from_fen((old.fen() * 105 + 50) / 100 + 10_000));
    assert_eq!(line.arrears, Money::from_fen(2 * (line.new - old).fen()));
    let fields = Fields::default().with("year", "2022").with("document", "湘人社规〔2022〕1号");
    let file = || office.desk("desk").file_sheet(SheetKind::Adjustment, &fields, "", SCRIBE).expect("a sheet").number;
    let (sheet, other) = (file(), file());
    let entered = office.desk("review").sheet(&sheet).expect("it");
    assert_eq!(entered.items.len(), 70);
    assert!(entered.amount >= view.arrears);
    for number in [&sheet, &other] {
        step(&office, "review", number, Step::Pass).expect("a review");
    }
    let approve = |number: &str| {
        step(&office, "approve", number, Step::Approve)?;
        match office.desk("approve").sheet(number)?.state {
            State::ToCountersign => step(&office, "deputy", number, Step::Countersign),
            _ => Ok(()),
        }
    };
    approve(&sheet).expect("an approval");
    assert_eq!(problem(approve(&other)).1, Problem::BenefitMoved { month: month("2022-01") });
    let owed = number(&office, "SELECT sum(amount_fen) FROM payable WHERE key LIKE 'adjust:%'");
    assert_eq!(owed, view.arrears.fen());
    let by_month = "SELECT count(*) FROM payable WHERE key LIKE 'adjust:%' AND month IN (202201, 202202)";
    assert_eq!(number(&office, by_month), 140);
    assert_eq!(pays(&run(&office, "2022-03"), id), [("2022-03".to_owned(), line.new)]);
    let again = office.desk("desk").preview_adjustment("2022").expect("a preview");
    assert!(again.raised.is_empty() && again.left_out.iter().filter(|n| n.why == WhyNotRaised::Done).count() == 70);
}

#[test]
fn a_revoked_adjustment_leaves_the_old_amounts() {
    let office = Office::demo();
    for grade in 1..=4 {
        table(&office, &format!("allowance_g{grade}"), "10", "0");
    }
    run(&office, "2022-01");
    let fields = Fields::default().with("year", "2022").with("document", "湘人社规〔2022〕1号");
    let sheet = office.desk("desk").file_sheet(SheetKind::Adjustment, &fields, "", SCRIBE).expect("a sheet").number;
    step(&office, "review", &sheet, Step::Pass).expect("a review");
    step(&office, "approve", &sheet, Step::Approve).expect("an approval");
    let before = run(&office, "2022-02").amount;
    assert!(number(&office, "SELECT count(*) FROM payable WHERE key LIKE 'adjust:%' AND state = 'planned'") > 0);
    let february = || {
        number(&office, "SELECT sum(amount_fen) FROM payable WHERE month = 202202 AND state = 'planned' AND key LIKE 'monthly:%'")
    };
    assert_eq!(february(), before.fen());
    step_with(&mut office.desk("approve"), &sheet, Step::Revoke, "通知有误", "").expect("revoked");
    assert_eq!(number(&office, "SELECT count(*) FROM payable WHERE key LIKE 'adjust:%' AND state = 'planned'"), 0);
    assert_eq!(before - Money::from_fen(february()), Money::from_fen(70 * 1000), "a month run since is owed at the old amount");
    assert_eq!(before - run(&office, "2022-03").amount, Money::from_fen(70 * 1000));
}

/// A month that a determination owes ahead of its run is made up, one that the newest run has left out is not: it comes raised.
#[test]
fn an_adjustment_makes_up_what_is_owed_at_the_old_amount_and_nothing_else() {
    let office = Office::demo();
    for grade in 1..=4 {
        table(&office, &format!("allowance_g{grade}"), "10", "0");
    }
    let (ahead, behind) = (benefit(&office, "allowance", 0), benefit(&office, "allowance", 1));
    let amount = |id: i64| office.desk("desk").benefit(id).expect("it").line.now.paid().expect("an amount");
    let old = (amount(ahead), amount(behind));
    run(&office, "2022-01");
    let moved = format!(
        "UPDATE payable SET state = 'cancelled' WHERE benefit_id = {behind};
         INSERT INTO payable (key, benefit_id, item, person_id, payee_id, month, amount_fen, state)
         SELECT 'monthly:{ahead}:2022-02', benefit_id, item, person_id, payee_id, 202202, amount_fen, 'planned'
         FROM payable WHERE benefit_id = {ahead}"
    );
    office.raw().execute_batch(&moved).expect("a month ahead and one left out");
    adjusted(&office);
    run(&office, "2022-01");
    run(&office, "2022-02");
    let owed = |id: i64| {
        number(&office, &format!("SELECT sum(amount_fen) FROM payable WHERE benefit_id = {id} AND state <> 'cancelled'"))
    };
    assert_eq!(owed(ahead), 2 * (old.0.fen() + 1000));
    assert_eq!(owed(behind), 2 * (old.1.fen() + 1000));
}

/// The notice came late, or the benefit was determined late: months of the year after are made up as well, each once.
#[test]
fn a_late_adjustment_makes_up_every_month_since_and_none_that_was_raised_before() {
    let office = Office::demo();
    for grade in 1..=4 {
        table(&office, &format!("allowance_g{grade}"), "10", "0");
    }
    let id = benefit(&office, "allowance", 0);
    for month in (1..=12).map(|m| format!("2022-{m:02}")).chain(["2023-01".to_owned()]) {
        run(&office, &month);
    }
    let made_up =
        || number(&office, &format!("SELECT coalesce(sum(amount_fen), 0) FROM payable WHERE key LIKE 'adjust:%:{id}:%'"));
    adjusted(&office);
    assert_eq!(made_up(), 13 * 1000);
    // Somebody set the old amount again; what was raised before is not raised twice.
    let undone = format!(
        "INSERT INTO benefit_event (benefit_id, month, what, monthly_fen, reason, at)
         SELECT benefit_id, 202201, 'amount', monthly_fen, 'parameter', at FROM benefit_event
         WHERE benefit_id = {id} AND what = 'start'"
    );
    office.raw().execute(&undone, []).expect("an old amount");
    adjusted(&office);
    assert_eq!(made_up(), 13 * 1000);
}

/// What was made up of a month goes back with the month.
#[test]
fn what_a_raise_made_up_is_taken_back_with_the_month_it_belongs_to() {
    let office = Office::demo();
    for grade in 1..=4 {
        table(&office, &format!("allowance_g{grade}"), "10", "0");
    }
    let id = benefit(&office, "allowance", 0);
    run(&office, "2022-01");
    run(&office, "2022-02");
    adjusted(&office);
    changed(&office, &change(id, Change::End, "lost_conditions", "2022-02"));
    let left = format!("SELECT count(*) FROM payable WHERE benefit_id = {id} AND state <> 'cancelled'");
    assert_eq!((number(&office, &left), number(&office, &format!("{left} AND month > 202201"))), (2, 0));
}

#[test]
fn the_command_line_tells_and_does_the_same() {
    let office = Office::demo();
    let json = |args: &[&str]| -> serde_json::Value {
        let out = office.gsbx(&[&["--operator", "desk"], args].concat());
        assert!(out.status.success(), "{args:?}: {}", stderr(&out));
        serde_json::from_slice(&out.stdout).expect("JSON")
    };
    let list = json(&["benefit", "list", "--json"]);
    assert_eq!(list.as_array().map(Vec::len), Some(IN_FORCE));
    let id = list[0]["benefit"].to_string();
    let change = ["benefit", "suspend", &id, "--reason", "imprisoned", "--month", "2022-02", "--document", "刑判1号", "--json"];
    let sheet = json(&change)["number"].as_str().expect("a number").to_owned();
    assert!(sheet.starts_with("BD-"), "{sheet}");
    assert_eq!(json(&["benefit", "show", &id, "--json"])["events"].as_array().map(Vec::len), Some(1), "not reviewed yet");
    let preview = json(&["pay", "run", "--month", "2022-01", "--preview", "--json"]);
    assert_eq!((preview["done"].as_bool(), payables(&office)), (Some(false), 0));
    assert_eq!(json(&["pay", "run", "--month", "2022-01", "--json"])["amount"], preview["amount"]);
    let with_list = json(&["pay", "run", "--month", "2022-01", "--list", "--json"]);
    let listed = number(&office, "SELECT count(*) FROM payment_line");
    let left_out = with_list["list"]["left_out"].as_array().map_or(0, Vec::len);
    assert!(with_list["list"]["sheet"].as_str().expect("a list").starts_with("ZF-") && listed > 0);
    assert_eq!(usize::try_from(listed).expect("a count") + left_out, IN_FORCE);
    assert_eq!(json(&["benefit", "adjust", "--year", "2022", "--preview", "--json"])["raised"].as_array().map(Vec::len), Some(0));
    let refused = office.gsbx(&["--operator", "desk", "pay", "run", "--month", "2022-13"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("2021-05"), "{}", stderr(&refused));
    for lang in ["zh", "en"] {
        let told = office.gsbx(&["--lang", lang, "--operator", "desk", "pay", "run", "--month", "2022-02", "--preview"]);
        assert!(told.status.success() && told.stdout.len() > 100, "{}", stderr(&told));
    }
}
