//! Acts about monthly benefits for a [`Walk`]: determinations that take each other's place, runs, adjustments, changes and recoveries,
//! and what must always hold of the months of a benefit.

use std::collections::BTreeMap;

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::sheets::StepNote;
use gsbx::domain::benefits::change::Change;
use gsbx::domain::benefits::in_force::{Event, What, in_month};
use gsbx::domain::dates::Month;
use gsbx::domain::money::Money;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use super::determination::severe;
use super::walk::{Act, Check, Draw, Walk};

pub const ACTS: &[Act] = &[
    Act { name: "regrade", weight: 2, take: regrade },
    Act { name: "determine", weight: 5, take: determine },
    Act { name: "carry", weight: 24, take: carry },
    Act { name: "revoke", weight: 3, take: revoke },
    Act { name: "run", weight: 4, take: run },
    Act { name: "adjust", weight: 3, take: adjust },
    Act { name: "change", weight: 3, take: change },
    Act { name: "pay", weight: 5, take: pay },
    Act { name: "claim", weight: 3, take: claim },
    Act { name: "days", weight: 5, take: days },
];

pub const CHECKS: &[Check] = &[months_are_what_the_events_say, what_is_owed_again_was_claimed];

/// The first of the taken-over allowances, and what was determined here.
const LOOKED_AT: &str = "SELECT CAST(id AS TEXT) FROM benefit WHERE kind = 'allowance'
    AND (sheet_id IS NOT NULL OR id IN (SELECT id FROM benefit WHERE kind = 'allowance' ORDER BY id LIMIT 2))";

fn benefits(walk: &Walk) -> Vec<i64> {
    walk.rows(LOOKED_AT).iter().map(|id| id.parse().expect("a row")).collect()
}

fn case(walk: &Walk) -> String {
    walk.kept.get("case").cloned().expect("the case of the walk")
}

/// The appraisal comes out otherwise.
fn regrade(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let (case, grade) = (case(walk), u32::try_from(1 + draw.below(4)).expect("a grade"));
    walk.raw.execute("UPDATE injury_case SET grade = $1 WHERE number = $2", (grade, case)).expect("a grade");
    Ok(())
}

fn determine(walk: &mut Walk, _draw: &mut Draw) -> Result<(), Refusal> {
    let case = case(walk);
    let holds = walk.rows(
        "SELECT number FROM sheet WHERE kind = 'determination' AND state IN ('approved', 'paid') AND taken_over = 0 ORDER BY id DESC",
    );
    let fields = match holds.first() {
        Some(old) => severe(&case).with("supersedes", old.as_str()).with("why", "court").with("note", "判决"),
        None => severe(&case),
    };
    walk.desk("desk").file_sheet(SheetKind::Determination, &fields, "", SCRIBE).map(|_| ())
}

/// What waits is carried on, now and then sent back, and then handed in again.
fn carry(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let waits = walk.rows(
        "SELECT number, state FROM sheet WHERE taken_over = 0
         AND state IN ('to_review', 'to_approve', 'to_countersign', 'returned') ORDER BY id",
    );
    if waits.is_empty() {
        return Ok(());
    }
    let row = draw.of(&waits);
    let (number, state) = row.split_once(' ').expect("two cells");
    let seen = walk.desk("inspect").sheet(number)?.seen;
    let sent_back = draw.once_in(8);
    let (who, step) = match state {
        "returned" => return again(walk, number, seen, draw),
        "to_review" if sent_back => ("review", Step::Return),
        "to_review" => ("review", Step::Pass),
        "to_approve" => ("approve", Step::Approve),
        _ => ("deputy", Step::Countersign),
    };
    let note = StepNote { reason: "核对".to_owned(), document: "会财社〔2022〕3号".to_owned(), on: None };
    let done = walk.desk(who).take_sheet_step(number, seen, step, &note);
    if step != Step::Return && done.is_err() && draw.once_in(2) {
        // What cannot be passed any more goes back.
        return walk.desk(who).take_sheet_step(number, seen, Step::Return, &note);
    }
    done
}

fn again(walk: &mut Walk, number: &str, seen: i64, draw: &mut Draw) -> Result<(), Refusal> {
    let fields = walk.desk("desk").sheet(number)?.fields;
    let handed_in = walk.desk("desk").resubmit_sheet(number, seen, &fields, SCRIBE);
    if handed_in.is_err() && draw.once_in(2) {
        return walk.desk("desk").take_sheet_step(number, seen, Step::Drop, &StepNote::default());
    }
    handed_in
}

fn revoke(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let holds = walk.rows("SELECT number FROM sheet WHERE taken_over = 0 AND state = 'approved' AND kind <> 'payee' ORDER BY id");
    if holds.is_empty() {
        return Ok(());
    }
    let number = draw.of(&holds);
    let note = StepNote { reason: "有误".to_owned(), ..StepNote::default() };
    let seen = walk.desk("inspect").sheet(&number)?.seen;
    walk.desk(draw.of(&["approve", "deputy"])).take_sheet_step(&number, seen, Step::Revoke, &note)
}

/// The month whose turn it is; the newest run may be made again.
fn run(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let this_month = Month::of(walk.today);
    let next = last_run(walk).map_or(this_month, |last| if draw.once_in(4) { last } else { last.next() });
    walk.desk("desk").run_month(next).map(|_| ())
}

fn last_run(walk: &Walk) -> Option<Month> {
    let last = walk.rows("SELECT substr(max(month), 1, 4) || '-' || substr(max(month), 5, 2) FROM monthly_run");
    last.first().and_then(|text| Month::parse(text).ok())
}

fn adjust(walk: &mut Walk, _draw: &mut Draw) -> Result<(), Refusal> {
    let fields = Fields::default().with("year", "2022").with("document", "湘人社规〔2022〕1号");
    walk.desk("desk").file_sheet(SheetKind::Adjustment, &fields, "", SCRIBE).map(|_| ())
}

fn change(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let (what, reason) = draw.of(&[(Change::Suspend, "imprisoned"), (Change::Resume, "released"), (Change::Resume, "released")]);
    let month = (0..draw.below(3)).fold(Month::of(walk.today), |m, _| m.previous());
    let fields = Fields::default()
        .with("benefit", draw.of(&benefits(walk)).to_string())
        .with("change", what.id())
        .with("reason", reason)
        .with("month", month.to_string())
        .with("document", "会工伤变〔2022〕1号");
    walk.desk("desk").file_sheet(SheetKind::BenefitChange, &fields, "", SCRIBE).map(|_| ())
}

/// The bank has paid what is owed of a benefit. Lists and their answers have a walk of their own.
fn pay(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let benefit = draw.of(&benefits(walk));
    let sql = "UPDATE payable SET state = 'paid' WHERE state = 'planned' AND benefit_id = $1";
    walk.raw.execute(sql, [benefit]).expect("payments");
    Ok(())
}

/// What was paid too much of a benefit and nobody has claimed yet.
fn claim(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let benefit = draw.of(&benefits(walk));
    let over: Money = months(walk, benefit).values().map(|m| (m.paid - m.due).max(Money::ZERO)).sum();
    let open = over - claims(walk, benefit);
    if open <= Money::ZERO {
        return Ok(());
    }
    let id =
        walk.rows(&format!("SELECT p.id_number FROM person AS p JOIN benefit AS b ON b.person_id = p.id WHERE b.id = {benefit}"));
    let fields = Fields::default()
        .with("recovery_cause", "overpaid")
        .with("id_number", id[0].as_str())
        .with("item", "allowance")
        .with("year", "2022")
        .with("amount", open.plain())
        .with("ground", "多发")
        .with("document", "会工伤追〔2022〕1号")
        .with("comes", "instalments")
        .with("count", "1")
        .with("first_month", Month::of(walk.today).to_string());
    walk.desk("desk").file_sheet(SheetKind::Recovery, &fields, "", SCRIBE).map(|_| ())
}

fn days(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    walk.pass_days(draw.below(25));
    Ok(())
}

/// A month of a benefit: what is due by its events, what is owed or paid, what of that is paid. What is owed once more, after a claim,
/// is among it when it is paid.
#[derive(Debug, Default, Clone, Copy)]
struct InMonth {
    due: Money,
    owed: Money,
    paid: Money,
}

fn fen(text: &str) -> Money {
    Money::from_fen(text.parse().expect("fen"))
}

fn month_of(text: &str) -> Month {
    Month::parse(&format!("{}-{}", &text[..4], &text[4..])).expect("a month")
}

fn events(walk: &Walk, benefit: i64) -> Vec<Event> {
    let rows = walk.rows(&format!(
        "SELECT CAST(month AS TEXT), what, CAST(coalesce(monthly_fen, 0) AS TEXT) FROM benefit_event WHERE benefit_id = {benefit}
         ORDER BY month, id"
    ));
    let event = |row: &String| {
        let mut cells = row.split(' ');
        let (month, what, amount) = (cells.next(), cells.next(), cells.next().expect("an amount"));
        let what = match what.expect("what") {
            "start" => What::Start(fen(amount)),
            "amount" => What::Amount(fen(amount)),
            "suspend" => What::Suspend,
            "resume" => What::Resume,
            _ => What::End,
        };
        Event { month: month_of(month.expect("a month")), what, reason: String::new() }
    };
    rows.iter().map(event).collect()
}

fn months(walk: &Walk, benefit: i64) -> BTreeMap<Month, InMonth> {
    let events = events(walk, benefit);
    let mut out: BTreeMap<Month, InMonth> = BTreeMap::new();
    let rows = walk.rows(&format!(
        "SELECT CAST(month AS TEXT), CAST(sum(amount_fen) AS TEXT), CAST(sum(CASE WHEN state = 'paid' THEN amount_fen ELSE 0 END) AS TEXT)
         FROM payable WHERE benefit_id = {benefit} AND state <> 'cancelled' AND (state = 'paid' OR key NOT LIKE 'again:%')
         GROUP BY month"
    ));
    for row in rows {
        let cells: Vec<&str> = row.split(' ').collect();
        let due = in_month(&events, month_of(cells[0])).paid().unwrap_or(Money::ZERO);
        out.insert(month_of(cells[0]), InMonth { due, owed: fen(cells[1]), paid: fen(cells[2]) });
    }
    // What was determined here is owed for every month that was run; of what was taken over, from the first run on.
    let is_ours = walk.number(&format!("SELECT sheet_id IS NOT NULL FROM benefit WHERE id = {benefit}")) == 1;
    let first_run = walk.rows("SELECT CAST(min(month) AS TEXT) FROM monthly_run HAVING min(month) IS NOT NULL");
    let first = if is_ours { events.first().map(|e| e.month) } else { first_run.first().map(|m| month_of(m)) };
    if !is_ours {
        // What was paid before it is not on file.
        out.retain(|month, _| first.is_some_and(|first| first <= *month));
    }
    if let (Some(first), Some(last)) = (first, last_run(walk)) {
        for month in std::iter::successors(Some(first), |m| Some(m.next())).take_while(|m| *m <= last) {
            let due = in_month(&events, month).paid().unwrap_or(Money::ZERO);
            out.entry(month).or_insert(InMonth { due, ..InMonth::default() });
        }
    }
    out
}

fn claims(walk: &Walk, benefit: i64) -> Money {
    let sql = format!(
        "SELECT coalesce(sum(s.amount_fen), 0) FROM sheet AS s JOIN benefit AS b ON b.person_id = s.person_id
         WHERE b.id = {benefit} AND s.kind = 'recovery' AND s.state NOT IN ('refused', 'void')"
    );
    Money::from_fen(walk.number(&sql))
}

/// Paid and owed months are what the events of the benefit say; more only where it was paid before they said otherwise.
fn months_are_what_the_events_say(walk: &mut Walk) {
    for benefit in benefits(walk) {
        for (month, m) in months(walk, benefit) {
            // A month that is still to be run may be owed in part: what a raise makes up of it comes first.
            let is_to_come = last_run(walk).is_none_or(|last| month > last);
            let is_right = m.owed == m.due.max(m.paid) || (is_to_come && m.owed < m.due);
            assert!(is_right, "{benefit} in {month}: {m:?}\n{}", told(walk, benefit));
        }
    }
}

fn what_is_owed_again_was_claimed(walk: &mut Walk) {
    for benefit in benefits(walk) {
        let sql = "SELECT coalesce(sum(amount_fen), 0) FROM payable WHERE state <> 'cancelled' AND key LIKE 'again:%'";
        let again = Money::from_fen(walk.number(&format!("{sql} AND benefit_id = {benefit}")));
        assert!(again <= claims(walk, benefit), "{benefit}: {again} again");
    }
}

/// Everything that happened to a benefit, for whoever reads why a walk failed.
fn told(walk: &Walk, benefit: i64) -> String {
    let events = walk.rows(&format!(
        "SELECT CAST(e.id AS TEXT), CAST(e.month AS TEXT), e.what, CAST(e.monthly_fen AS TEXT), e.reason, s.number FROM benefit_event AS e
         LEFT JOIN sheet AS s ON s.id = e.sheet_id WHERE e.benefit_id = {benefit} ORDER BY e.id"
    ));
    let owed = walk.rows(&format!(
        "SELECT key, CAST(amount_fen AS TEXT), state, reason FROM payable WHERE benefit_id = {benefit} ORDER BY id"
    ));
    let sheets = walk.rows("SELECT number, state FROM sheet WHERE taken_over = 0 ORDER BY id");
    format!("{}\n{events:#?}\n{owed:#?}\n{sheets:?}", walk.today)
}
