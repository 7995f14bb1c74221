//! A small made county for a [`Walk`]: employers, workers and premiums by everybody of the office, and what must always hold of
//! them.

use std::sync::OnceLock;

use gsbx::desk::Refusal;
use gsbx::desk::clock::Clock;
use gsbx::desk::estimate::Fields;
use gsbx::desk::sheets::StepNote;
use gsbx::domain::dates::Month;
use gsbx::domain::employer::registration::Act as What;
use gsbx::domain::operator::Role;
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;
use gsbx::store::Store;

use super::debt::{RECEIPTS, findings};
use super::registration::{act, code, form, kept, registered, told_by_events};
use super::replay::{replayed, stored};
use super::walk::{Act, Check, Draw, Walk};
use super::workers::{born, join, leave, row, settle, sheet_of};
use super::{Office, clock, county, policy, rates};

pub const ACTS: &[Act] = &[
    Act { name: "days", weight: 4, take: days },
    Act { name: "carry", weight: 30, take: carry },
    Act { name: "step", weight: 5, take: any_step },
    Act { name: "correct", weight: 3, take: correct },
    Act { name: "declare", weight: 12, take: declare },
    Act { name: "fix", weight: 6, take: fix },
    Act { name: "receive", weight: 8, take: receive },
    Act { name: "assign", weight: 2, take: assign },
    Act { name: "credit", weight: 3, take: use_credit },
    Act { name: "levy change", weight: 10, take: change_levy },
    Act { name: "workers", weight: 9, take: workers },
    Act { name: "employer", weight: 6, take: employer },
    Act { name: "rate", weight: 2, take: rate },
    Act { name: "project", weight: 1, take: project },
];

pub const CHECKS: &[Check] = &[
    months_are_their_lines,
    nobody_pays_more_than_is_due,
    payments_are_spread_once,
    premiums_follow_wages,
    nobody_is_insured_twice_at_one_place,
    two_hands,
];

/// Employers registered from the start, those that may come, and people there are.
pub const FIRMS: u32 = 4;
const LATER: u32 = 7;
const PEOPLE: u32 = 24;
/// The floor and ceiling of 2022 in fen.
const LIMITS: (i64, i64) = (358_600, 1_793_100);

pub fn person(n: u32) -> (String, String) {
    let (family, given) = (["王", "李", "张", "刘", "陈", "杨"], ["伟", "芳", "敏", "静"]);
    let name = format!("{}{}", family[n as usize % 6], given[n as usize / 6 % 4]);
    (born(&format!("198{}-03-{:02}", n % 10, 1 + n % 28), 100 + n), name)
}

/// An office with every parameter confirmed, four employers registered on 2022-01-04 and three workers at each.
pub fn small_county() -> Office {
    static MASTER: OnceLock<Office> = OnceLock::new();
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::copy(MASTER.get_or_init(made).db(), folder.path().join("office.db")).expect("a copy of the county");
    Office { folder }
}

fn made() -> Office {
    let office = Office::staffed();
    let mut store = Store::open(&office.db()).expect("the office opens");
    let (policy, at) = (policy(), clock().stamp());
    let writer = store.write().expect("a write");
    writer.add_operator("inspect", "inspect", "", &[Role::Inspect], &at).expect("an operator");
    let book = policy.parameters();
    for row in book.definitions().flat_map(|d| book.history(&d.key)).filter(|row| !row.standing.is_firm()) {
        let id = writer.enter_parameter(&row, 5, &at).expect("entered");
        writer.confirm_parameter(id, 1, &at).expect("confirmed");
    }
    writer.commit().expect("written");
    drop(store);
    rates::enter(&office, "project_rate", "0.0012");
    for n in 1..=FIRMS {
        registered(&office, n);
        let rows: Vec<String> = (0..3)
            .map(|nth| {
                let (id, name) = person(3 * (n - 1) + nth);
                join(&id, &name, "2022-01-04", &[("wage", &(3000 + 1700 * nth).to_string())])
            })
            .collect();
        settle(&office, &sheet_of(&code(n), &rows));
    }
    office
}

fn clerk(draw: &mut Draw) -> &'static str {
    if draw.once_in(20) { draw.of(&["review", "approve", "cashier", "inspect"]) } else { draw.of(&["desk", "desk2"]) }
}

fn file(walk: &Walk, login: &str, kind: SheetKind, fields: &Fields) -> Result<(), Refusal> {
    walk.desk(login).file_sheet(kind, fields, "", SCRIBE).map(|_| ())
}

/// An employer that is registered, now and then one that is not.
fn firm(walk: &Walk, draw: &mut Draw) -> String {
    if draw.once_in(12) {
        return code(1 + u32::try_from(draw.below(LATER as usize)).expect("few"));
    }
    draw.of(&walk.rows("SELECT credit_code FROM employer ORDER BY id"))
}

/// Somebody who is insured with an employer, now and then anybody.
fn worker_of(walk: &Walk, draw: &mut Draw, code: &str) -> (String, String) {
    let there = walk.rows(&format!(
        "SELECT p.id_number, p.name FROM employment AS w JOIN person AS p ON p.id = w.person_id
         JOIN employer AS e ON e.id = w.employer_id WHERE e.credit_code = '{code}' AND w.insured_to IS NULL ORDER BY p.id"
    ));
    if there.is_empty() || draw.once_in(8) {
        return person(u32::try_from(draw.below(PEOPLE as usize)).expect("few"));
    }
    draw.of(&there).split_once(' ').map(|(id, name)| (id.to_owned(), name.to_owned())).expect("two cells")
}

/// Employer and month of something that is levied, now and then of anything.
fn levied(walk: &Walk, draw: &mut Draw) -> (String, String) {
    let months = walk.rows(
        "SELECT e.credit_code, substr(c.month, 1, 4) || '-' || substr(c.month, 5) FROM contribution AS c
         JOIN employer AS e ON e.id = c.employer_id ORDER BY c.month DESC, e.id LIMIT 10",
    );
    if months.is_empty() || draw.once_in(8) {
        return (firm(walk, draw), month(walk, draw).to_string());
    }
    draw.of(&months).split_once(' ').map(|(code, month)| (code.to_owned(), month.to_owned())).expect("two cells")
}

/// This month, or one of the two before.
fn month(walk: &Walk, draw: &mut Draw) -> Month {
    (0..draw.below(3)).fold(Month::of(walk.today), |month, _| month.previous())
}

fn day_near(walk: &Walk, draw: &mut Draw, back: usize, ahead: usize) -> String {
    let day = walk.today - chrono::Days::new(back as u64) + chrono::Days::new(draw.below(back + ahead + 1) as u64);
    day.to_string()
}

fn days(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let days = draw.below(25);
    // The limits of the year that comes are other ones.
    if walk.today + chrono::Days::new(25) < super::day("2022-12-31") {
        walk.pass_days(days);
    }
    Ok(())
}

fn take(walk: &Walk, login: &str, number: &str, step: Step) -> Result<(), Refusal> {
    let mut desk = walk.desk(login);
    let seen = desk.sheet(number)?.seen;
    let note = StepNote { reason: "核对".to_owned(), ..StepNote::default() };
    desk.take_sheet_step(number, seen, step, &note)
}

/// Whoever may carries what waits a step on.
fn carry(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let waits =
        walk.rows("SELECT number, state FROM sheet WHERE state IN ('to_review', 'to_approve', 'to_countersign') ORDER BY id");
    let Some(row) = waits.get(draw.below(waits.len().min(4))) else { return Ok(()) };
    let (number, state) = row.split_once(' ').expect("two cells");
    let (login, step) = match state {
        "to_review" => ("review", Step::Pass),
        "to_approve" => (draw.of(&["approve", "deputy"]), Step::Approve),
        _ => (draw.of(&["approve", "deputy"]), Step::Countersign),
    };
    // What cannot take effect any more goes back, or it would stand first for ever.
    match take(walk, login, number, step) {
        Err(Refusal::Problems(_)) if draw.once_in(2) => take(walk, login, number, Step::Return),
        other => other,
    }
}

fn any_step(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let sheets = walk.rows("SELECT number FROM sheet ORDER BY id DESC LIMIT 30");
    let step = draw.of(&[Step::Return, Step::Refuse, Step::Recall, Step::Drop, Step::Revoke, Step::Pass, Step::Approve]);
    let login = draw.of(&["desk", "desk2", "review", "approve", "deputy", "inspect"]);
    take(walk, login, &draw.of(&sheets), step)
}

/// Who entered a declaration or a change hands it in again.
fn correct(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let open = walk.rows(
        "SELECT s.number, o.login, s.kind FROM sheet AS s JOIN operator AS o ON o.id = s.entered_by
         WHERE s.state IN ('draft', 'returned') AND s.kind IN ('declaration', 'levy_change', 'worker_change')",
    );
    if open.is_empty() {
        return Ok(());
    }
    let row = draw.of(&open);
    let cells: Vec<&str> = row.split(' ').collect();
    let fields = match cells[2] {
        "declaration" => declaration_of(walk, draw),
        "levy_change" => change_of(walk, draw),
        _ => workers_of(walk, draw),
    };
    let mut desk = walk.desk(cells[1]);
    let seen = desk.sheet(cells[0])?.seen;
    desk.resubmit_sheet(cells[0], seen, &fields, SCRIBE)
}

/// A wage under the floor, over the ceiling, between, or of odd fen.
fn wage(draw: &mut Draw) -> String {
    match draw.below(6) {
        0 => "800".to_owned(),
        1 => "25000.01".to_owned(),
        2 => draw.of(&["3586", "3585.99", "17931", "17931.01"]).to_owned(),
        _ => format!("{}.{:02}", 3_000 + draw.below(9_000), draw.below(100)),
    }
}

/// Everybody insured there in the month, each with a wage or why there is none.
fn declaration_of(walk: &Walk, draw: &mut Draw) -> Fields {
    let (code, month) = (firm(walk, draw), month(walk, draw));
    let there = walk.rows(&format!(
        "SELECT DISTINCT p.id_number, p.name FROM employment AS w JOIN person AS p ON p.id = w.person_id
         JOIN employer AS e ON e.id = w.employer_id WHERE e.credit_code = '{code}' AND w.insured_from <= '{}'
         AND coalesce(w.insured_to, '9999') >= '{}' AND w.project_id IS NULL",
        month.last_day(),
        month.first_day()
    ));
    let rows = there.iter().map(|who| match draw.once_in(12) {
        true => format!("{}\t\t产假", who.replace(' ', "\t")),
        false => format!("{}\t{}\t", who.replace(' ', "\t"), wage(draw)),
    });
    let fields = Fields::default()
        .with("credit_code", code.as_str())
        .with("month", month.to_string())
        .with("rows", rows.collect::<Vec<_>>().join("\n"));
    let live = walk.rows(&format!(
        "SELECT s.number FROM declaration AS d JOIN sheet AS s ON s.id = d.sheet_id JOIN employer AS e ON e.id = d.employer_id
         WHERE d.is_live = 1 AND e.credit_code = '{code}' AND d.month = {}",
        month.number()
    ));
    match live.first() {
        Some(number) if !draw.once_in(3) => fields.with("replaces", number.as_str()).with("reason", "工资有误"),
        _ => fields,
    }
}

fn declare(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let (login, fields) = (clerk(draw), declaration_of(walk, draw));
    file(walk, login, SheetKind::Declaration, &fields)
}

fn fix(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let month = if draw.once_in(15) { Month::of(walk.today).next() } else { month(walk, draw) };
    walk.desk(clerk(draw)).fix_levy(month).map(|_| ())
}

/// A file of one or two payments: what a month owes, a part of it or far more, told for that month, another or none; now and then
/// of nobody who is known.
fn receive(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let known = walk.number("SELECT count(*) FROM levy_receipt");
    let mut rows = Vec::new();
    for nth in 0..=draw.below(2) {
        let number = if draw.once_in(20) { "T1".to_owned() } else { format!("T{}", known + 1 + nth as i64) };
        let payer = firm(walk, draw);
        let owed = walk.rows(&format!(
            "SELECT c.month, c.due_fen - c.paid_fen FROM contribution AS c JOIN employer AS e ON e.id = c.employer_id
             WHERE e.credit_code = '{payer}' AND c.due_fen > c.paid_fen ORDER BY c.month"
        ));
        let (told, fen) = match owed.is_empty() {
            true => (String::new(), 5_000),
            false => draw.of(&owed).split_once(' ').map(|(m, f)| (m.to_owned(), f.parse().expect("fen"))).expect("two cells"),
        };
        let fen: i64 = match draw.below(6) {
            0 => (fen / 2).max(1),
            1 => fen + 1 + draw.below(9_000) as i64,
            2 => 1 + draw.below(40_000) as i64,
            _ => fen,
        };
        let told = match draw.below(4) {
            0 => String::new(),
            1 => month(walk, draw).to_string(),
            _ if told.is_empty() => told,
            _ => format!("{}-{}", &told[..4], &told[4..]),
        };
        let (payer, name) = if draw.once_in(6) { (county::credit(77), "无名厂") } else { (payer, "清江水泥厂") };
        let paid_on = day_near(walk, draw, 40, 0);
        rows.push(format!("{number},{payer},{name},{paid_on},{}.{:02},{told}", fen / 100, fen % 100));
    }
    let path = walk.office.folder().join("receipts.csv");
    std::fs::write(&path, county::table(RECEIPTS, &rows)).expect("a file");
    let taken = walk.desk(draw.of(&["desk", "desk2", "review", "cashier"])).take_receipts(&path, false, !draw.once_in(3))?;
    if taken.written { Ok(()) } else { Err(Refusal::Problems(Vec::new())) }
}

fn assign(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let unknown = walk.rows("SELECT number FROM levy_receipt ORDER BY employer_id IS NOT NULL, id DESC LIMIT 4");
    if unknown.is_empty() {
        return Ok(());
    }
    let (number, payer, keep_over) = (draw.of(&unknown), firm(walk, draw), draw.once_in(2));
    walk.desk("desk").assign_receipt(&number, &payer, keep_over).map(|_| ())
}

fn use_credit(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    walk.desk(draw.of(&["desk", "review"])).use_credit(&firm(walk, draw)).map(|_| ())
}

fn change_of(walk: &Walk, draw: &mut Draw) -> Fields {
    let (code, month) = levied(walk, draw);
    let fields = Fields::default().with("credit_code", code.as_str()).with("month", month.as_str()).with("reason", "核对后变更");
    match draw.below(9) {
        0..=2 => {
            let (id, _) = worker_of(walk, draw, &code);
            fields.with("levy_way", "supplement").with("wages", format!("{id}\t{month}\t{}", wage(draw)))
        }
        3 | 4 => fields.with("levy_way", "refund").with("amount", format!("{}.{:02}", draw.below(40), draw.below(100))),
        5 | 6 => fields.with("levy_way", "reversal").with("take_off", draw.of(&["yes", "yes", "no"])),
        7 => fields.with("levy_way", "reversal").with("take_off", "yes").with("credit_code", draw.of(&["", code.as_str()])),
        _ => fields
            .with("levy_way", "deferral")
            .with("until", day_near(walk, draw, 0, 120))
            .with("document", draw.of(&["会人社函〔2022〕1号", "会人社函〔2022〕2号", ""])),
    }
}

fn change_levy(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let (login, fields) = (clerk(draw), change_of(walk, draw));
    file(walk, login, SheetKind::LevyChange, &fields)
}

fn workers_of(walk: &Walk, draw: &mut Draw) -> Fields {
    let code = firm(walk, draw);
    let rows: Vec<String> = (0..=draw.below(2))
        .map(|_| {
            let day = day_near(walk, draw, 40, 20);
            match draw.below(5) {
                0 | 1 => {
                    let (id, name) = person(u32::try_from(draw.below(PEOPLE as usize)).expect("few"));
                    join(&id, &name, &day, &[("wage", &wage(draw))])
                }
                2 | 3 => {
                    let (id, name) = worker_of(walk, draw, &code);
                    leave(&id, &name, &day)
                }
                _ => {
                    let (id, name) = worker_of(walk, draw, &code);
                    let cells = [("act", "change"), ("id_number", &*id), ("name", &*name), ("day", &*day), ("reason", "调薪")];
                    row(&[&cells[..], &[("wage", &*wage(draw))]].concat())
                }
            }
        })
        .collect();
    sheet_of(&code, &rows)
}

fn workers(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let (login, fields) = (clerk(draw), workers_of(walk, draw));
    file(walk, login, SheetKind::WorkerChange, &fields)
}

fn employer(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let (login, what) = (clerk(draw), draw.of(&What::ALL));
    let (code_of, successor) = (firm(walk, draw), firm(walk, draw));
    let on = day_near(walk, draw, 10, 0);
    let fields = match what {
        What::Register => {
            let n = 1 + u32::try_from(draw.below(LATER as usize)).expect("few");
            form(n).with("starts_on", walk.today.to_string()).with("founded_on", walk.today.to_string())
        }
        What::Change => {
            let Ok(begun) = walk.desk("desk").begin_registration(what, &code_of, "") else { return Ok(()) };
            begun.fields.with("reason", "工商变更").with("short_name", draw.of(&["甲", "乙", "丙"]))
        }
        What::Split => {
            let (id, name) = worker_of(walk, draw, &code_of);
            act(what, &code_of, &on).with("successor", successor).with("moved", format!("{id}\t{name}"))
        }
        What::Merge => act(what, &code_of, &on).with("successor", successor),
        What::Cancel if draw.once_in(2) => act(what, &code_of, &on).with("successor", successor),
        What::Suspend | What::Resume | What::Cancel => act(what, &code_of, &on),
    };
    file(walk, login, SheetKind::Registration, &fields)
}

fn rate(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let from = if draw.once_in(2) { Month::of(walk.today) } else { Month::of(walk.today).next() };
    let fields = Fields::default()
        .with("scope", "employer")
        .with("credit_code", firm(walk, draw))
        .with("from", from.to_string())
        .with("risk_class", draw.of(&["6", "6", "3", "1"]))
        .with("floating", (1 + draw.below(5)).to_string())
        .with("rate_cause", "correction")
        .with("reason", "重新核定")
        .with("document", "会人社函〔2022〕2号");
    let login = clerk(draw);
    file(walk, login, SheetKind::Rate, &fields)
}

fn project(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let fields = Fields::default()
        .with("credit_code", firm(walk, draw))
        .with("project_name", format!("安置房{}标段", draw.below(9)))
        .with("price", (10_000 + draw.below(9_000_000)).to_string())
        .with("from_on", day_near(walk, draw, 20, 20))
        .with("until_on", "2022-12-31")
        .with("workers", (1 + draw.below(40)).to_string());
    let login = clerk(draw);
    file(walk, login, SheetKind::Project, &fields)
}

/// What is kept of a month is what its lines and payments come to.
fn months_are_their_lines(walk: &mut Walk) {
    let differ = walk.rows(
        "WITH l AS (SELECT employer_id, month, sum(headcount) AS heads, sum(payroll_fen) AS payroll, sum(base_fen) AS base,
                sum(amount_fen) AS due FROM levy_line GROUP BY employer_id, month),
            a AS (SELECT employer_id, month, sum(amount_fen) AS paid FROM levy_allocation WHERE what = 'premium'
                GROUP BY employer_id, month),
            k AS (SELECT employer_id, month FROM l UNION SELECT employer_id, month FROM a
                UNION SELECT employer_id, month FROM contribution)
         SELECT k.employer_id, k.month, c.due_fen, l.due, c.paid_fen, a.paid FROM k LEFT JOIN l USING (employer_id, month)
         LEFT JOIN a USING (employer_id, month) LEFT JOIN contribution AS c USING (employer_id, month)
         WHERE (coalesce(c.headcount, 0), coalesce(c.payroll_fen, 0), coalesce(c.base_fen, 0), coalesce(c.due_fen, 0),
            coalesce(c.paid_fen, 0)) <> (coalesce(l.heads, 0), coalesce(l.payroll, 0), coalesce(l.base, 0), coalesce(l.due, 0),
            coalesce(a.paid, 0))",
    );
    assert!(differ.is_empty(), "{differ:?}");
}

fn nobody_pays_more_than_is_due(walk: &mut Walk) {
    let wrong = walk.rows(
        "SELECT employer_id, month, due_fen, paid_fen FROM contribution
         WHERE due_fen < 0 OR paid_fen < 0 OR paid_fen > due_fen OR headcount < 0 OR payroll_fen < 0 OR base_fen < 0
            OR (paid_fen > 0) <> (paid_on IS NOT NULL)",
    );
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// No payment pays more than came in, and nothing less than nothing.
fn payments_are_spread_once(walk: &mut Walk) {
    let wrong = walk.rows(
        "WITH p AS (SELECT receipt_id, sum(amount_fen) AS fen, employer_id FROM levy_allocation
                GROUP BY receipt_id, employer_id, month, what)
         SELECT r.number FROM levy_receipt AS r JOIN p ON p.receipt_id = r.id GROUP BY r.id
         HAVING sum(p.fen) > r.amount_fen OR min(p.fen) < 0 OR r.employer_id IS NULL",
    );
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// A declared month is levied on its wages, each within the year's limits: the bases add up, and a line is its base times its rate.
fn premiums_follow_wages(walk: &mut Walk) {
    let (floor, ceiling) = LIMITS;
    let wrong = walk.rows(&format!(
        "SELECT person_id, month, wage_fen, base_fen FROM wage WHERE base_fen <> max({floor}, min(wage_fen, {ceiling}))
         UNION ALL
         SELECT l.employer_id, l.month, sum(l.base_fen), (SELECT sum(base_fen) FROM wage AS w
            WHERE w.employer_id = l.employer_id AND w.month = l.month) FROM levy_line AS l
         WHERE l.what IN ('levy', 'supplement') AND NOT EXISTS (SELECT 1 FROM levy_line AS r WHERE r.reverses = l.id)
         GROUP BY l.employer_id, l.month HAVING sum(l.base_fen) IS NOT coalesce((SELECT sum(base_fen) FROM wage AS w
            WHERE w.employer_id = l.employer_id AND w.month = l.month), 0)
         UNION ALL
         SELECT employer_id, month, count(*), 0 FROM levy_line AS l WHERE what IN ('levy', 'estimate')
            AND NOT EXISTS (SELECT 1 FROM levy_line AS r WHERE r.reverses = l.id) GROUP BY 1, 2 HAVING count(*) > 1"
    ));
    assert!(wrong.is_empty(), "{wrong:?}");
    for line in walk.rows("SELECT base_fen, rate, amount_fen FROM levy_line WHERE what IN ('levy', 'supplement')") {
        let cells: Vec<&str> = line.split(' ').collect();
        let (whole, part) = cells[1].split_once('.').unwrap_or((cells[1], ""));
        let rate: i128 = format!("{whole}{part}").parse().expect("a rate");
        let scale = 10_i128.pow(u32::try_from(part.len()).expect("short"));
        let (base, amount): (i128, i128) = (cells[0].parse().expect("fen"), cells[2].parse().expect("fen"));
        assert!((base * rate - amount * scale).abs() * 2 <= scale, "{line}");
    }
}

fn nobody_is_insured_twice_at_one_place(walk: &mut Walk) {
    let twice = walk.rows(
        "SELECT a.person_id, a.employer_id, a.insured_from, b.insured_from FROM employment AS a JOIN employment AS b
         ON b.person_id = a.person_id AND b.employer_id = a.employer_id AND b.insured_from > a.insured_from
            AND b.insured_from <= coalesce(a.insured_to, '9999')
         UNION ALL SELECT person_id, employer_id, insured_from, insured_to FROM employment WHERE insured_to < insured_from",
    );
    assert!(twice.is_empty(), "{twice:?}");
}

/// Nobody had two hands in a version of a sheet.
fn two_hands(walk: &mut Walk) {
    let both = walk.rows(
        "SELECT sheet_id, version, operator_id FROM sheet_step
         WHERE hand IN ('did-enter', 'did-review', 'did-approve', 'did-countersign')
         GROUP BY sheet_id, operator_id HAVING count(DISTINCT hand) > 1",
    );
    assert!(both.is_empty(), "{both:?}");
}

/// The history of each employer tells its row, the audit trail every sheet, and `gsbx check` finds nothing. Dear, so at the end.
pub fn is_sound(walk: &Walk) {
    assert_eq!(findings(&walk.office.db()), []);
    assert_eq!(replayed(&walk.office), stored(&walk.office));
    for code in walk.rows("SELECT credit_code FROM employer") {
        assert_eq!(told_by_events(&walk.office, &code), kept(&walk.office, &code), "{code}");
    }
}
