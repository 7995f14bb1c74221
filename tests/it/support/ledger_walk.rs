//! Acts of the finance section for a [`Walk`], and what must always hold of the books.

use gsbx::desk::Refusal;
use gsbx::desk::sheets::StepNote;
use gsbx::domain::dates::Month;
use gsbx::domain::fund::Side;
use gsbx::domain::money::Money;
use gsbx::domain::posting::{TEMPLATES, What};
use gsbx::domain::sheet::kind::SheetKind;
use gsbx::domain::sheet::workflow::Step;
use gsbx::report::sheets::SCRIBE;

use super::policy;
use super::posting::{month_end, posting, reversal, year_end};
use super::replay::{replayed, stored};
use super::walk::{Act, Check, Draw, Walk};

pub const ACTS: &[Act] = &[
    Act { name: "post", weight: 14, take: post },
    Act { name: "settle", weight: 12, take: settle },
    Act { name: "own", weight: 1, take: own },
    Act { name: "reverse", weight: 3, take: reverse },
    Act { name: "empty", weight: 2, take: empty_income_account },
    Act { name: "month", weight: 2, take: close_month },
    Act { name: "year", weight: 1, take: close_year },
    Act { name: "wind up", weight: 1, take: wind_up },
    Act { name: "days", weight: 2, take: days },
];

pub const CHECKS: &[Check] =
    &[debits_are_credits, the_fund_is_the_accounts, closed_stays_closed, reversed_is_nothing, two_hands, is_sound];

const WRITERS: &[&str] = &["finance", "finance2", "cashier"];
const CHECKERS: &[&str] = &["approve", "deputy", "finance", "finance2"];

fn file(walk: &Walk, login: &str, fields: &gsbx::desk::estimate::Fields) -> Result<(), Refusal> {
    walk.desk(login).file_sheet(SheetKind::Posting, fields, "", SCRIBE).map(|_| ())
}

fn take(walk: &Walk, login: &str, number: &str, step: Step) -> Result<(), Refusal> {
    let mut desk = walk.desk(login);
    let seen = desk.sheet(number)?.seen;
    let note = StepNote { reason: "核对".to_owned(), ..StepNote::default() };
    desk.take_sheet_step(number, seen, step, &note)
}

/// A posting of any template, now and then of an amount or a day that cannot be.
fn post(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let entries: Vec<_> = TEMPLATES.iter().filter(|t| t.what == What::Entry).collect();
    // Money comes in more often than it goes elsewhere, or nothing could.
    let usual = ["P1", "P1a", "P1b", "P7", "P8", "P9", "P2", "P3"];
    let template = if draw.once_in(3) { draw.of(&entries).id } else { draw.of(&usual) };
    let amount = match draw.below(40) {
        0 => "0".to_owned(),
        1 => "-7.5".to_owned(),
        2 => "9999999999999.99".to_owned(),
        n => format!("{}.{:02}", draw.below(10_usize.pow(1 + u32::try_from(n).expect("small") % 6)) + 1, draw.below(100)),
    };
    let back = if draw.once_in(3) { draw.below(45) } else { draw.below(8) };
    let date = walk.today - chrono::Days::new(back as u64) + chrono::Days::new(u64::from(draw.once_in(20)) * 60);
    let account = template_account(template, draw);
    let year = (chrono::Datelike::year(&walk.today) - 1).to_string();
    let fields = posting(template, &date.to_string(), &amount).with("fund_account", account).with("year", year);
    file(walk, draw.of(WRITERS), &fields)
}

fn template_account(id: &str, draw: &mut Draw) -> &'static str {
    let template = gsbx::domain::posting::template(id).expect("a template");
    if template.has_choice() { draw.of(template.choices()) } else { "" }
}

/// Somebody passes or returns what waits, or tries to.
fn settle(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let waiting = walk.rows("SELECT number FROM sheet WHERE kind = 'posting' AND state = 'to_review' ORDER BY id");
    if waiting.is_empty() {
        return Ok(());
    }
    let step = if draw.once_in(8) { Step::Return } else { Step::Pass };
    take(walk, draw.of(CHECKERS), &draw.of(&waiting), step)
}

/// Who entered something takes it back or drops it.
fn own(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let open = walk.rows(
        "SELECT s.number, o.login, s.state FROM sheet AS s JOIN operator AS o ON o.id = s.entered_by
         WHERE s.kind = 'posting' AND s.state IN ('to_review', 'draft', 'returned') ORDER BY s.id",
    );
    if open.is_empty() {
        return Ok(());
    }
    let row = draw.of(&open);
    let [number, login, state] = row.split(' ').collect::<Vec<_>>()[..] else { panic!("{row}") };
    take(walk, login, number, if state == "to_review" { Step::Recall } else { Step::Drop })
}

fn reverse(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let vouchers = walk.rows("SELECT number, posted_on FROM voucher ORDER BY id DESC LIMIT 30");
    if vouchers.is_empty() {
        return Ok(());
    }
    let row = draw.of(&vouchers);
    let (number, day) = row.split_once(' ').expect("two cells");
    let date = if draw.once_in(2) { walk.today.to_string() } else { day.to_owned() };
    file(walk, draw.of(WRITERS), &reversal(number, &date))
}

/// What lies in the income account goes to the special account.
fn empty_income_account(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let month = next_to_close(walk);
    let sql = format!(
        "SELECT coalesce(sum(debit_fen - credit_fen), 0) FROM account_month WHERE account = 'bank_income' AND month <= {}",
        month.number()
    );
    let amount = Money::from_fen(walk.number(&sql));
    let date = month.last_day().min(walk.today).to_string();
    let fields = posting("P2", &date, &amount.plain()).with("fund_account", "bank_income");
    file(walk, draw.of(WRITERS), &fields)
}

/// The month that is to be closed next, or this one.
fn next_to_close(walk: &Walk) -> Month {
    let last = walk.number("SELECT coalesce(max(month), 0) FROM closed_month");
    let first = walk.number("SELECT coalesce(min(month), 0) FROM account_month");
    match (Month::from_number(last), Month::from_number(first)) {
        (Ok(last), _) => last.next(),
        (Err(_), Ok(first)) => first,
        (Err(_), Err(_)) => Month::of(walk.today),
    }
}

fn close_month(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let mut month = next_to_close(walk);
    if draw.once_in(6) {
        month = month.next();
    }
    file(walk, draw.of(WRITERS), &month_end(&month.to_string()))
}

fn close_year(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let open = walk.number("SELECT coalesce(max(year) + 1, (SELECT min(month) / 100 FROM account_month), 0) FROM closed_year");
    file(walk, draw.of(WRITERS), &year_end(&open.to_string()))
}

/// Everybody works towards the end of the month that is next: what is open is dropped, the income account emptied, the month
/// closed, and after December the year. Where that does not come off, nothing is lost.
fn wind_up(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let month = next_to_close(walk);
    walk.today = walk.today.max(month.last_day());
    for _ in 0..2 {
        for row in walk.rows(
            "SELECT s.number, o.login, s.state FROM sheet AS s JOIN operator AS o ON o.id = s.entered_by
             WHERE s.kind = 'posting' AND s.state IN ('to_review', 'draft', 'returned')",
        ) {
            let [number, login, state] = row.split(' ').collect::<Vec<_>>()[..] else { panic!("{row}") };
            take(walk, login, number, if state == "to_review" { Step::Recall } else { Step::Drop })?;
        }
    }
    let pass_newest = |walk: &Walk| {
        let newest = walk.rows("SELECT number FROM sheet WHERE state = 'to_review' ORDER BY id DESC LIMIT 1");
        newest.first().is_some_and(|number| take(walk, "approve", number, Step::Pass).is_ok())
    };
    if empty_income_account(walk, draw).is_ok() {
        pass_newest(walk);
    }
    if file(walk, "finance", &month_end(&month.to_string())).is_ok() && pass_newest(walk) && month.month() == 12 {
        let _ = file(walk, "finance", &year_end(&month.year().to_string()));
        pass_newest(walk);
    }
    Ok(())
}

fn days(walk: &mut Walk, draw: &mut Draw) -> Result<(), Refusal> {
    let days = draw.below(35);
    walk.pass_days(days);
    Ok(())
}

fn debits_are_credits(walk: &mut Walk) {
    assert_eq!(walk.number("SELECT coalesce(sum(debit_fen) - sum(credit_fen), 0) FROM account_month"), 0);
}

/// Month by month and item by item the fund screen is what the entries say; over any range of months what was there and came
/// in less what went out is what is left, and that is what the accounts hold.
fn the_fund_is_the_accounts(walk: &mut Walk) {
    let desk = walk.desk("finance");
    let years = match desk.fund_year(None) {
        Ok(view) => view.years,
        Err(Refusal::NotFound) => return,
        Err(refusal) => panic!("{refusal:?}"),
    };
    for year in years {
        let accounts = desk.accounts(Some(year)).expect("the accounts");
        assert_eq!(accounts.difference(), None, "{year}");
        let figures = desk.fund_year(Some(year)).expect("the year").figures;
        assert_eq!(figures.closing(), accounts.closing());
        for month in &figures.months {
            let held = format!(
                "SELECT coalesce(sum(CASE WHEN d.class IN ('asset', 'liability') THEN e.amount_fen ELSE 0 END)
                    - sum(CASE WHEN c.class IN ('asset', 'liability') THEN e.amount_fen ELSE 0 END), 0)
                 FROM ledger_entry AS e JOIN account AS d ON d.key = e.debit JOIN account AS c ON c.key = e.credit
                 WHERE e.posted_on <= '{}'",
                month.month.last_day()
            );
            assert_eq!(month.balance, Money::from_fen(walk.number(&held)), "{}", month.month);
            for amount in &month.items {
                let item = policy().item(&amount.key).cloned().expect("an item");
                let sql = format!(
                    "SELECT coalesce(sum(CASE WHEN debit = '{0}' THEN amount_fen ELSE -amount_fen END), 0) FROM ledger_entry
                     WHERE '{0}' IN (debit, credit) AND is_closing = 0 AND substr(posted_on, 1, 7) = '{1}'",
                    item.account, month.month
                );
                let debit = Money::from_fen(walk.number(&sql));
                let booked = if item.side == Side::Income { -debit } else { debit };
                assert_eq!(amount.amount, booked, "{} {}", amount.key, month.month);
            }
        }
    }
}

/// The sums of a closed month are those of when it was closed, and a closed year has nothing left to carry.
fn closed_stays_closed(walk: &mut Walk) {
    for month in walk.rows("SELECT CAST(month AS TEXT) FROM closed_month") {
        let sums = walk.rows(&format!(
            "SELECT account || ' ' || debit_fen || ' ' || credit_fen FROM account_month WHERE month = {month} ORDER BY account"
        ));
        let sums = sums.join("\n");
        let kept = walk.kept.entry(format!("month {month}")).or_insert_with(|| sums.clone());
        assert_eq!(*kept, sums, "{month} was closed");
    }
    for year in walk.rows("SELECT CAST(year AS TEXT) FROM closed_year") {
        let left = walk.rows(&format!(
            "SELECT m.account FROM account_month AS m JOIN account AS a ON a.key = m.account
             WHERE a.class IN ('income', 'spending') AND m.month / 100 = {year} GROUP BY m.account HAVING sum(debit_fen - credit_fen) <> 0"
        ));
        assert!(left.is_empty(), "{year}: {left:?}");
    }
}

/// A voucher and the one that reverses it come to nothing in every account.
fn reversed_is_nothing(walk: &mut Walk) {
    let left = walk.rows(
        "WITH pair AS (SELECT id AS voucher, reverses AS first FROM voucher WHERE reverses IS NOT NULL
                UNION ALL SELECT reverses, reverses FROM voucher WHERE reverses IS NOT NULL),
            side AS (SELECT p.first, e.debit AS account, e.amount_fen AS fen FROM pair AS p JOIN ledger_entry AS e ON e.voucher_id = p.voucher
                UNION ALL SELECT p.first, e.credit, -e.amount_fen FROM pair AS p JOIN ledger_entry AS e ON e.voucher_id = p.voucher)
         SELECT CAST(first AS TEXT), account FROM side GROUP BY first, account HAVING sum(fen) <> 0",
    );
    assert!(left.is_empty(), "{left:?}");
}

/// Nothing is in the books that one person put there alone, and every posting that is booked has its voucher, once.
fn two_hands(walk: &mut Walk) {
    assert_eq!(walk.rows("SELECT number FROM voucher WHERE checked_by IS NULL OR checked_by = made_by"), [""; 0]);
    let unlike = walk.rows(
        "SELECT s.number FROM sheet AS s LEFT JOIN voucher AS v ON v.sheet_id = s.id WHERE s.kind = 'posting' GROUP BY s.id
         HAVING count(v.id) <> CASE WHEN s.state IN ('paid', 'reversed') AND s.id NOT IN (SELECT sheet_id FROM sheet_version
            WHERE fields ->> '$.template' = 'month') THEN 1 ELSE 0 END",
    );
    assert!(unlike.is_empty(), "{unlike:?}");
}

/// No account below nothing, `gsbx check` finds nothing, and the audit trail alone tells every sheet.
fn is_sound(walk: &mut Walk) {
    let below = walk.rows(
        "SELECT m.account FROM account_month AS m JOIN account AS a ON a.key = m.account WHERE a.class = 'asset'
         GROUP BY m.account HAVING sum(debit_fen - credit_fen) < 0",
    );
    assert!(below.is_empty(), "{below:?}");
    let store = gsbx::store::Store::open(&walk.office.db()).expect("the office opens");
    assert_eq!(store.check().expect("a check"), []);
    assert_eq!(replayed(&walk.office), stored(&walk.office));
}
