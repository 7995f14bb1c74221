//! What a question would pay: items by payer, beside those of another grade, then how they were made.
//!
//! ```text
//! 项目(元)                      7 级          6 级
//! 基金支付
//!   一次性伤残补助金       72,222.15     88,888.80 +
//! 单位支付
//!   伤残津贴/月                    -      3,333.33 +
//! ```

use crate::desk::consult::Consulted;
use crate::domain::benefits::item::{Due, Estimate, Item, ItemKind, Payer};
use crate::domain::money::Money;
use crate::policy::Policy;
use crate::report;
use crate::text::benefits;
use crate::text::catalog::{Msg, fill};
use crate::tui::look::{Look, Part};
use crate::tui::pen::{Pen, width};
use crate::tui::widgets::wrap::wrap;

/// Columns of an amount: millions, with groups and two decimals.
const AMOUNT: u16 = 12;
/// Columns the answer takes at most: an amount far from its name is not read.
pub(super) const WIDTH_MAX: u16 = 64;
/// Years monthly items are added up over.
const YEARS: [i64; 3] = [1, 5, 10];

/// An item of either answer, by what it is and for whom.
type Line = (Payer, ItemKind, Option<usize>);

/// Draws both answers' items; answers the rows used.
pub(super) fn items(consulted: &Consulted, titles: (&str, &str), pen: &mut Pen) -> u16 {
    let Ok(first) = &consulted.answer else { return 0 };
    let other = consulted.other.as_ref().and_then(|o| o.as_ref().ok());
    let columns = Columns::new(pen.area.width, other.is_some());
    pen.text(0, 0, columns.name, pen.look.text(Msg::ColBenefit), Part::Quiet);
    pen.right(columns.first, 0, AMOUNT, titles.0, Part::Title);
    if other.is_some() {
        pen.right(columns.second, 0, AMOUNT, titles.1, Part::Title);
    }
    let mut y = 1;
    for (payer, heading) in [(Payer::Fund, Msg::FromFund), (Payer::Employer, Msg::FromEmployer)] {
        let lines: Vec<Line> = lines(first, other).into_iter().filter(|l| l.0 == payer).collect();
        if lines.is_empty() {
            continue;
        }
        pen.text(0, y, pen.area.width, pen.look.text(heading), Part::Accent);
        y += 1;
        for line in lines {
            row(line, first, other, &columns, y, pen);
            y += 1;
        }
        y = totals(payer, first, other, &columns, y, pen);
    }
    y
}

/// Where the columns stand.
struct Columns {
    name: u16,
    first: u16,
    second: u16,
}

impl Columns {
    fn new(room: u16, two: bool) -> Columns {
        let second = room.saturating_sub(AMOUNT + 2);
        let first = if two { second.saturating_sub(AMOUNT) } else { second };
        Columns { name: first, first, second }
    }
}

fn lines(first: &Estimate, other: Option<&Estimate>) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    for item in first.items.iter().chain(other.iter().flat_map(|o| &o.items)) {
        let line = (item.payer, item.kind, item.person);
        if !out.contains(&line) {
            out.push(line);
        }
    }
    out.sort_by_key(|(_, kind, person)| (*kind, *person));
    out
}

fn find(estimate: &Estimate, line: Line) -> Option<&Item> {
    estimate.items.iter().find(|i| (i.payer, i.kind, i.person) == line)
}

fn row(line: Line, first: &Estimate, other: Option<&Estimate>, columns: &Columns, y: u16, pen: &mut Pen) {
    let item = find(first, line).or_else(|| other.and_then(|o| find(o, line)));
    let monthly = item.is_some_and(|i| i.due != Due::Once);
    let month = if monthly { pen.look.text(Msg::PerMonthMark) } else { "" };
    let number = line.2.map(|n| format!(" {}", n + 1)).unwrap_or_default();
    let name = format!("{}{number}{month}", benefits::item(line.1, pen.look.lang));
    let amount = |e: &Estimate| find(e, line).map(|i| i.amount);
    // A long name takes the blanks before its amount.
    let blanks = AMOUNT.saturating_sub(width(&shown(amount(first))) + 1);
    pen.text(2, y, (columns.name + blanks).saturating_sub(2), &name, Part::Plain);
    pair(amount(first), other.map(amount), columns, y, pen);
}

fn shown(amount: Option<Money>) -> String {
    amount.map_or_else(|| "-".to_owned(), |m| m.to_string())
}

/// An amount, and beside it the other one, marked where they differ.
fn pair(first: Option<Money>, other: Option<Option<Money>>, columns: &Columns, y: u16, pen: &mut Pen) {
    pen.right(columns.first, y, AMOUNT, &shown(first), Part::Plain);
    let Some(other) = other else { return };
    let (was, is) = (first.unwrap_or_default(), other.unwrap_or_default());
    let (mark, part) = match is.cmp(&was) {
        std::cmp::Ordering::Greater => ("+", Part::Income),
        std::cmp::Ordering::Less => ("-", Part::Spending),
        std::cmp::Ordering::Equal => (" ", Part::Plain),
    };
    pen.right(columns.second, y, AMOUNT, &shown(other), part);
    pen.text(columns.second + AMOUNT + 1, y, 1, mark, part);
}

/// What a payer owes once, and over the years.
fn totals(payer: Payer, first: &Estimate, other: Option<&Estimate>, columns: &Columns, y: u16, pen: &mut Pen) -> u16 {
    let once = |e: &Estimate| e.total_once(payer);
    let mut y = y;
    // The total of one item is that item.
    if counts_several(payer, first) || other.is_some_and(|o| counts_several(payer, o)) {
        pen.text(2, y, columns.name.saturating_sub(2), pen.look.text(Msg::TotalOnce), Part::Title);
        pair(Some(once(first)), other.map(|o| Some(once(o))), columns, y, pen);
        y += 1;
    }
    let monthly = first.total_monthly(payer);
    if monthly > Money::ZERO {
        let over = YEARS.map(|n| {
            let years = fill(pen.look.text(Msg::OverYears), &[("n", &n.to_string())]);
            format!("{years} {}", times(monthly, n * 12))
        });
        // Millions take two rows in a small window.
        let rows = if width(&over.join(" ")) + 2 <= pen.area.width { vec![over.join(" ")] } else { over.to_vec() };
        for text in rows {
            pen.text(2, y, pen.area.width.saturating_sub(2), &text, Part::Quiet);
            y += 1;
        }
    }
    y
}

/// Whether more than one item is paid once.
fn counts_several(payer: Payer, estimate: &Estimate) -> bool {
    estimate.items.iter().filter(|i| i.payer == payer && i.due == Due::Once).count() > 1
}

fn times(amount: Money, months: i64) -> Money {
    amount.exact().times(rust_decimal::Decimal::from(months)).round()
}

/// How the first answer was made, in lines that fit; what is to be heeded first and set off.
pub(super) fn reasons(estimate: &Estimate, policy: &Policy, look: Look, width: u16) -> Vec<(String, Part)> {
    let unsure = estimate.unconfirmed().len();
    let firm = (unsure > 0).then(|| format!("! {}", fill(look.text(Msg::NotFirm), &[("n", &unsure.to_string())])));
    let heed = firm.into_iter().chain(report::estimate::remarks(estimate, look.lang)).map(|line| (line, Part::Accent));
    let how = report::estimate::reasons(estimate, policy.parameters(), look.lang).into_iter().map(|line| (line, Part::Plain));
    heed.chain(how).flat_map(|(line, part)| wrap(&line, width).into_iter().map(move |piece| (piece, part))).collect()
}

/// Draws the reasons from line `top` on.
pub(super) fn draw_reasons(lines: &[(String, Part)], top: usize, pen: &mut Pen) {
    for (y, (line, part)) in (0..pen.area.height).zip(lines.iter().skip(top)) {
        pen.text(0, y, pen.area.width, line, *part);
    }
}
