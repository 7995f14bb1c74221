//! Acts about bills and payments for a [`Walk`], by everybody of the office, and what must always hold of the money.

use gsbx::desk::Refusal;
use gsbx::desk::estimate::Fields;
use gsbx::desk::payments::LineResult;
use gsbx::desk::sheets::StepNote;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::state::State;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use super::pay::{account_of, card};
use super::posting::{posting, reversal};
use super::replay::{replayed, stored};
use super::sheet::recognised_case;
use super::walk::{Act, Check, Draw, Walk};

pub const ACTS: &[Act] = &[
    Act { name: "bill", weight: 10, take: bill },
    Act { name: "account", weight: 2, take: account },
    Act { name: "step", weight: 24, take: step },
    Act { name: "carry", weight: 24, take: carry },
    Act { name: "correct", weight: 4, take: correct },
    Act { name: "build", weight: 6, take: build },
    Act { name: "settle", weight: 6, take: settle },
    Act { name: "bank returns", weight: 2, take: bank_returns },
    Act { name: "fund", weight: 3, take: fund },
    Act { name: "reverse", weight: 1, take: reverse },
    Act { name: "days", weight: 1, take: days },
];

/// What is begun is carried on.
pub const LAST_ACTS: &[Act] = &[Act { name: "carry", weight: 8, take: carry }, Act { name: "account", weight: 1, take: account }];

pub const CHECKS: &[Check] = &[debits_are_credits, paid_is_what_was_decided, nothing_is_paid_by_fewer_hands, nothing_twice];

/// Workers whose bills come in.
pub const WORKERS: u32 = 4;
/// Everybody who may try anything.
const EVERYBODY: &[&str] = &["desk", "desk2", "review", "approve", "deputy", "finance", "cashier", "inspect", "consult"];

fn worker(draw: &mut Draw) -> u32 {
    u32::try_from(draw.below(WORKERS as usize)).expect("few")
}

/// A bill of a few receipts; now and then one that came before, or one so large that it needs a second approval.
fn bill_of(walk: &Walk, draw: &mut Draw) -> Fields {
    let mut receipts = String::new();
    for _ in 0..=draw.below(2) {
        let number = if draw.once_in(12) { draw.below(6) } else { 1_000 + draw.below(1_000_000) };
        let yuan = if draw.once_in(15) { 60_000 } else { 1 + draw.below(3_000) };
        let outside = draw.below(yuan);
        receipts.push_str(&format!("\t2443{number:016}\t2021-12-24\tbed\t{yuan}.{:02}\t{outside}\t\n", draw.below(100)));
    }
    Fields::default()
        .with("case_number", recognised_case(&walk.office, i64::from(worker(draw))))
        .with("care", "outpatient")
        .with("hospital", "会同县人民医院")
        .with("agreement", "yes")
        .with("received_on", "2021-12-28")
        .with("receipts", receipts)
}

fn bill(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let login = if draw.once_in(10) { draw.of(EVERYBODY) } else { draw.of(&["desk", "desk2"]) };
    let fields = bill_of(walk, draw);
    walk.desk(login).file_sheet(SheetKind::Reimbursement, &fields, "", SCRIBE).map(|_| ())
}

fn account(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let fields = account_of(&walk.office, worker(draw), &card(u32::try_from(draw.below(1_000_000)).expect("small")));
    walk.desk(draw.of(&["desk", "desk2"])).file_sheet(SheetKind::Payee, &fields, "", SCRIBE).map(|_| ())
}

/// Somebody tries a step that is open on a sheet; mostly one who may.
fn step(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    // Lists come last and few, so they are looked for first.
    let of = if draw.once_in(2) { "kind = 'payment_list' AND " } else { "" };
    let open = walk.rows(&format!(
        "SELECT number FROM sheet WHERE {of} state NOT IN ('paid', 'refused', 'void', 'superseded', 'reversed', 'sent')
         AND taken_over = 0"
    ));
    if open.is_empty() {
        return Ok(());
    }
    let number = draw.of(&open);
    let steps = walk.desk("inspect").sheet(&number)?.open;
    let forward = [Step::Pass, Step::Approve, Step::Countersign, Step::Send];
    let wanted = steps.iter().map(|s| s.step).find(|s| forward.contains(s)).filter(|_| !draw.once_in(7));
    let other = [Step::Return, Step::Refuse, Step::Recall, Step::Drop, Step::Revoke, Step::Pay];
    let step = wanted.unwrap_or_else(|| draw.of(&other));
    let who = match (step, draw.once_in(8)) {
        (_, true) => draw.of(EVERYBODY),
        (Step::Pass, _) if number.starts_with("SZ") => draw.of(&["approve", "deputy"]),
        (Step::Pass, _) => "review",
        (Step::Approve | Step::Revoke | Step::Countersign, _) => draw.of(&["approve", "deputy"]),
        (Step::Send, _) => "cashier",
        (Step::Recall | Step::Drop, _) => draw.of(&["desk", "desk2"]),
        _ => draw.of(&["review", "approve", "deputy"]),
    };
    let mut desk = walk.desk(who);
    // Now and then on what somebody saw some time ago.
    let seen = desk.sheet(&number).or_else(|_| walk.desk("inspect").sheet(&number))?.seen - i64::from(draw.once_in(25));
    let note = StepNote { reason: "核对".to_owned(), document: "会财社〔2022〕3号".to_owned(), on: None };
    desk.take_sheet_step(&number, seen, step, &note)
}

/// Somebody who may carries what waits a step on, lists before the rest.
fn carry(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let waits = walk.rows(
        "SELECT number FROM sheet WHERE taken_over = 0 AND state IN ('to_review', 'to_approve', 'to_countersign', 'approved', 'sent')
         AND NOT (state = 'approved' AND kind <> 'payment_list') ORDER BY kind <> 'payment_list', id",
    );
    let Some(number) = waits.get(draw.below(waits.len().min(8))) else { return build(walk, draw) };
    let sheet = walk.desk("inspect").sheet(number)?;
    let (who, step) = match (sheet.state, number.starts_with("SZ")) {
        (State::ToReview, true) => ("approve", Step::Pass),
        (State::ToReview, false) => ("review", Step::Pass),
        (State::ToApprove, _) => (draw.of(&["approve", "deputy"]), Step::Approve),
        (State::ToCountersign, _) => (draw.of(&["approve", "deputy"]), Step::Countersign),
        (State::Approved, _) => ("cashier", Step::Send),
        _ => return settle(walk, draw),
    };
    let note = StepNote { document: "会财社〔2022〕3号".to_owned(), ..StepNote::default() };
    walk.desk(who).take_sheet_step(number, sheet.seen, step, &note)
}

/// Who entered a bill hands it in again, with another amount.
fn correct(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let open = walk.rows(
        "SELECT s.number, o.login FROM sheet AS s JOIN operator AS o ON o.id = s.entered_by
         WHERE s.kind = 'reimbursement' AND s.state IN ('draft', 'returned')",
    );
    if open.is_empty() {
        return Ok(());
    }
    let row = draw.of(&open);
    let (number, login) = row.split_once(' ').expect("two cells");
    let mut desk = walk.desk(login);
    let sheet = desk.sheet(number)?;
    let fields = bill_of(walk, draw).with("case_number", sheet.case.unwrap_or_default());
    desk.resubmit_sheet(number, sheet.seen, &fields, SCRIBE)
}

fn build(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let fields = Fields::default().with("list_kind", draw.of(&["reimbursement", "reimbursement", "again"]));
    walk.desk(draw.of(&["desk", "desk2", "desk", "desk2", "review"]))
        .file_sheet(SheetKind::PaymentList, &fields, "", SCRIBE)
        .map(|_| ())
}

/// The bank answers, some lines with a reason why not.
fn settle(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let sent = walk.rows("SELECT number FROM sheet WHERE kind = 'payment_list' AND state = 'sent'");
    if sent.is_empty() {
        return Ok(());
    }
    let number = draw.of(&sent);
    let mut desk = walk.desk(draw.of(&["finance", "finance", "finance", "cashier"]));
    let results: Vec<LineResult> = desk
        .payment_lines(&number)?
        .iter()
        .map(|l| LineResult {
            nth: l.nth,
            failure: draw.once_in(5).then(|| draw.of(&["frozen", "frozen", "limit", "name"]).to_owned()),
        })
        .collect();
    let seen = desk.sheet(&number)?.seen;
    desk.settle_list(&number, seen, &results, &StepNote::default())
}

fn bank_returns(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let paid = walk.rows(
        "SELECT s.number, CAST(l.nth AS TEXT) FROM payment_line AS l JOIN sheet AS s ON s.id = l.list_id WHERE l.state = 'paid'",
    );
    if paid.is_empty() {
        return Ok(());
    }
    let row = draw.of(&paid);
    let (number, nth) = row.split_once(' ').expect("two cells");
    let result = LineResult { nth: nth.parse().expect("a number"), failure: Some("closed".to_owned()) };
    walk.desk(draw.of(&["finance", "cashier"])).return_payment(number, &result, None)
}

/// Money is moved into the expenditure account, by two.
fn fund(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let amount = (1 + draw.below(20_000)).to_string();
    let fields = posting("P3", &walk.today.to_string(), &amount);
    walk.desk("finance").file_sheet(SheetKind::Posting, &fields, "", SCRIBE).map(|_| ())
}

/// Somebody tries to reverse any voucher, also one of a payment.
fn reverse(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let vouchers = walk.rows("SELECT number FROM voucher ORDER BY id DESC LIMIT 10");
    if vouchers.is_empty() {
        return Ok(());
    }
    let fields = reversal(&draw.of(&vouchers), &walk.today.to_string());
    walk.desk("cashier").file_sheet(SheetKind::Posting, &fields, "", SCRIBE).map(|_| ())
}

fn days(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    walk.pass_days(draw.below(6));
    Ok(())
}

fn debits_are_credits(walk: &mut Walk) {
    assert_eq!(walk.number("SELECT coalesce(sum(debit_fen) - sum(credit_fen), 0) FROM account_month"), 0);
}

/// By account: what was ever paid of what was decided is what is booked as spent; what the bank returned and nobody has been
/// paid again lies among the money held for others. What a sheet decides is what is owed by it.
fn paid_is_what_was_decided(walk: &mut Walk) {
    let differ = walk.rows(
        "WITH once AS (SELECT y.id, y.amount_fen FROM payable AS y WHERE EXISTS (SELECT 1 FROM payment_line AS l
                WHERE l.payable_id = y.id AND l.state IN ('paid', 'returned'))),
            booked AS (SELECT coalesce(sum(CASE WHEN d.class = 'spending' THEN e.amount_fen ELSE 0 END), 0) AS spent,
                coalesce(sum(CASE WHEN e.debit = 'temp_received' THEN e.amount_fen WHEN e.credit = 'temp_received' THEN -e.amount_fen
                    ELSE 0 END), 0) AS held
                FROM ledger_entry AS e JOIN account AS d ON d.key = e.debit WHERE e.line_id IS NOT NULL)
         SELECT CAST(spent AS TEXT), CAST((SELECT coalesce(sum(amount_fen), 0) FROM once) AS TEXT), CAST(held AS TEXT)
         FROM booked WHERE spent <> (SELECT coalesce(sum(amount_fen), 0) FROM once)
            OR -held <> (SELECT coalesce(sum(o.amount_fen), 0) FROM once AS o JOIN payable AS y ON y.id = o.id AND y.state <> 'paid')",
    );
    assert!(differ.is_empty(), "{differ:?}");
    let owed = walk.rows(
        "SELECT s.number FROM sheet AS s LEFT JOIN payable AS y ON y.sheet_id = s.id AND y.state <> 'cancelled'
         WHERE s.kind = 'reimbursement' GROUP BY s.id
         HAVING coalesce(sum(y.amount_fen), 0) <> CASE WHEN s.state IN ('approved', 'paid') THEN s.amount_fen ELSE 0 END",
    );
    assert!(owed.is_empty(), "{owed:?}");
}

/// What is paid was entered, reviewed and approved by three, above the limit by four, and its list went through five hands.
fn nothing_is_paid_by_fewer_hands(walk: &mut Walk) {
    let few = walk.rows(
        "SELECT s.number FROM payable AS y JOIN sheet AS s ON s.id = y.sheet_id
         WHERE y.state = 'paid' AND (SELECT count(DISTINCT operator_id) FROM sheet_step WHERE sheet_id = s.id
            AND version = s.version AND hand IN ('did-enter', 'did-review', 'did-approve', 'did-countersign'))
            < CASE WHEN s.amount_fen > 5000000 THEN 4 ELSE 3 END
         UNION ALL SELECT s.number FROM payment_line AS l JOIN sheet AS s ON s.id = l.list_id
         WHERE l.state = 'paid' AND (SELECT count(DISTINCT operator_id) FROM sheet_step WHERE sheet_id = s.id
            AND hand IN ('did-build', 'did-review', 'did-approve', 'did-send', 'did-book')) < 5",
    );
    assert!(few.is_empty(), "{few:?}");
}

/// No receipt stands on two living sheets, nothing is paid by two lines, and a sheet is paid when all it decides is.
fn nothing_twice(walk: &mut Walk) {
    let twice = walk.rows(
        "SELECT r.number FROM receipt AS r JOIN sheet AS s ON s.id = r.sheet_id AND r.version = s.version
         WHERE s.state NOT IN ('refused', 'void') GROUP BY r.number, r.code HAVING count(*) > 1
         UNION ALL SELECT CAST(payable_id AS TEXT) FROM payment_line WHERE state IN ('paid', 'pending') GROUP BY payable_id HAVING count(*) > 1
         UNION ALL SELECT s.number FROM sheet AS s JOIN payable AS y ON y.sheet_id = s.id AND y.state <> 'cancelled'
         WHERE s.kind = 'reimbursement' GROUP BY s.id HAVING (s.state = 'paid') <> (count(*) = sum(y.state = 'paid'))",
    );
    assert!(twice.is_empty(), "{twice:?}");
}

/// The audit trail alone tells every sheet, and `gsbx check` finds nothing. Dear, so at the end of a walk.
pub fn is_sound(walk: &Walk) {
    assert_eq!(replayed(&walk.office), stored(&walk.office));
    let store = gsbx::store::Store::open(&walk.office.db()).expect("the office opens");
    assert_eq!(store.check().expect("a check"), []);
}
