//! Figures, bars, shares and the running balance of a year.

use super::{Depth, Fund};
use crate::desk::FundView;
use crate::domain::fund::{ItemAmount, Side, YearFigures, shares};
use crate::domain::money::{Money, group};
use crate::text::catalog::{Msg, fill};
use crate::text::command::fund_note;
use crate::text::numbers::{month_name, wan};
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Facts};
use crate::tui::widgets::curve;

/// Columns of the list of items: name, amount, share.
const ITEMS_WIDTH: u16 = 38;
/// Whole year and twelve months.
const PERIODS: u16 = 13;
/// Body rows above which there are blank rows between the parts, and months under the line.
const TALL: u16 = 30;
/// Columns of an amount in ten thousands of yuan.
const WAN_WIDTH: u16 = 9;

pub(super) fn none(known: bool, pen: &mut Pen) -> Option<Cell> {
    if known {
        pen.text(2, 1, pen.area.width, pen.look.text(Msg::FundNone), Part::Plain);
    }
    Some((pen.area.x, pen.area.y))
}

pub(super) fn draw(fund: &Fund, view: &FundView, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
    let figures = &view.figures;
    let top = key_figures(figures, pen);
    let top = top + notes(figures, top, pen);
    // Tall screens have room to breathe.
    let gap = u16::from(pen.area.height > TALL);
    let top = top + gap;
    let left = pen.area.width - ITEMS_WIDTH - 1;
    let months = months(fund, figures, &mut pen.within(0, top, left, PERIODS + 1));
    let items = items(fund, figures, &mut pen.within(left + 1, top, ITEMS_WIDTH, PERIODS + 1), facts);
    let below = top + PERIODS + 1 + gap;
    running_balance(figures, &mut pen.within(0, below, pen.area.width, pen.area.height.saturating_sub(below)));
    if fund.depth == Depth::Items { items } else { months }
}

/// The line of key figures, in two rows where it does not fit into one. Answers the rows it took.
fn key_figures(f: &YearFigures, pen: &mut Pen) -> u16 {
    let look = pen.look;
    let support = f.support_months().map_or_else(|| "-".to_owned(), |m| m.to_places(2));
    let amounts = [
        (Msg::FundIncome, f.income.to_string()),
        (Msg::FundSpending, f.spending.to_string()),
        (Msg::FundBalance, f.closing().to_string()),
    ];
    let counts = [
        (Msg::FundSupport, support),
        (Msg::FundInsured, group(&f.insured.to_string())),
        (Msg::FundBeneficiaries, group(&f.beneficiaries.to_string())),
        (Msg::FundOpening, f.opening.to_string()),
    ];
    let year = fill(look.text(Msg::YearN), &[("n", &f.year.to_string())]);
    let start = 1 + pen.text(1, 0, 10, &year, Part::Focus) + 2;
    let columns = |list: &[(Msg, String)]| list.iter().map(|(m, v)| width(look.text(*m)) + width(v) + 3).sum::<u16>();
    let one_row = start + columns(&amounts) + columns(&counts) <= pen.area.width;
    let x = figures_row(&amounts, start, 0, pen);
    if one_row {
        figures_row(&counts, x, 0, pen);
        return 1;
    }
    figures_row(&counts, start, 1, pen);
    2
}

fn figures_row(list: &[(Msg, String)], mut x: u16, y: u16, pen: &mut Pen) -> u16 {
    for (label, value) in list {
        x += pen.text(x, y, pen.area.width, pen.look.text(*label), Part::Quiet) + 1;
        x += pen.text(x, y, pen.area.width, value, Part::Title) + 2;
    }
    x
}

/// Where a printed total departs from its own items, a row each. Answers the rows it took.
fn notes(figures: &YearFigures, top: u16, pen: &mut Pen) -> u16 {
    let mut rows = 0;
    for note in &figures.notes {
        pen.text(1, top + rows, pen.area.width - 2, &format!("! {}", fund_note(note, pen.look.lang)), Part::Plain);
        rows += 1;
    }
    rows
}

/// One row a period: income and spending as bars with their amounts.
fn months(fund: &Fund, figures: &YearFigures, pen: &mut Pen) -> Option<Cell> {
    let look = pen.look;
    let most = figures.months.iter().flat_map(|m| [m.income, m.spending]).max().unwrap_or(Money::ZERO);
    let half = (pen.area.width - 8) / 2;
    let bar = half - WAN_WIDTH;
    let (income, spending) = look.glyphs.bars();
    pen.text(8, 0, half, &format!("{income} {}", look.text(Msg::FundIncome)), Part::Income);
    pen.text(8 + half, 0, half, &format!("{spending} {}", look.text(Msg::FundSpending)), Part::Spending);
    let mut cursor = None;
    for y in 0..PERIODS {
        let period = usize::from(y);
        let month = period.checked_sub(1).and_then(|m| figures.months.get(m));
        let chosen = fund.period == period;
        let name = month.map_or_else(|| look.text(Msg::WholeYear).to_owned(), |m| month_name(m.month.month(), look.lang));
        let (came, went) = month.map_or((figures.income, figures.spending), |m| (m.income, m.spending));
        if chosen {
            pen.text(0, y + 1, 1, ">", Part::Title);
            cursor = Some((pen.area.x, pen.area.y + y + 1));
        }
        pen.text(2, y + 1, 5, &name, if chosen { Part::Focus } else { Part::Plain });
        // The whole year is no bar among months: it would dwarf them.
        for (x, amount, glyph, part) in [(8, came, income, Part::Income), (8 + half, went, spending, Part::Spending)] {
            let cells = if month.is_some() { length(amount, most, bar) } else { 0 };
            pen.text(x, y + 1, bar, &glyph.repeat(usize::from(cells)), part);
            let at = if month.is_some() { x + cells + 1 } else { x };
            pen.text(at, y + 1, WAN_WIDTH, &wan(amount), Part::Plain);
        }
    }
    cursor
}

/// Cells of a bar: in proportion, and at least one for anything at all.
fn length(amount: Money, most: Money, room: u16) -> u16 {
    if amount.fen() <= 0 || most.fen() <= 0 {
        return 0;
    }
    let cells = i128::from(amount.fen()) * i128::from(room) / i128::from(most.fen());
    u16::try_from(cells).unwrap_or(room).clamp(1, room)
}

/// Items of the chosen period with their shares of their side.
fn items(fund: &Fund, figures: &YearFigures, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
    let look = pen.look;
    let period = if fund.period == 0 {
        look.text(Msg::WholeYear).to_owned()
    } else {
        month_name(u32::try_from(fund.period).unwrap_or(0), look.lang).trim().to_owned()
    };
    pen.text(2, 0, pen.area.width, &fill(look.text(Msg::FundShares), &[("period", &period)]), Part::Quiet);
    let amounts = if fund.items().is_empty() { &figures.items } else { fund.items() };
    let side = |a: &ItemAmount| facts.policy.item(&a.key).map(|i| i.side);
    let of = |which: Side| amounts.iter().filter(|a| side(a) == Some(which)).map(|a| a.amount).collect::<Vec<_>>();
    let shares: Vec<u32> = [shares(&of(Side::Income)), shares(&of(Side::Spending))].concat();
    let mut cursor = None;
    let (mut y, mut last) = (0, None);
    for (i, (amount, share)) in amounts.iter().zip(shares).enumerate() {
        y += 1;
        if last.is_some() && last != side(amount) && usize::from(pen.area.height) > amounts.len() + 1 {
            y += 1;
        }
        last = side(amount);
        let chosen = fund.depth == Depth::Items && fund.item == i;
        if chosen {
            pen.text(0, y, 1, ">", Part::Title);
            cursor = Some((pen.area.x, pen.area.y + y));
        }
        let name = facts.policy.item(&amount.key).map_or(amount.key.as_str(), |i| look.lang.pick(&i.name_zh, &i.name_en));
        let part = if last == Some(Side::Income) { Part::Income } else { Part::Spending };
        pen.text(2, y, pen.area.width - 19, name, part);
        // The amount shows the choice: digits cost a third of what wide characters do on a slow line.
        let amount_part = if chosen { Part::Focus } else { Part::Plain };
        pen.right(pen.area.width - 16, y, WAN_WIDTH, &wan(amount.amount), amount_part);
        pen.right(pen.area.width - 6, y, 6, &format!("{}.{}%", share / 10, share % 10), Part::Plain);
    }
    cursor
}

/// The balance at the beginning and at each month's end, as a line with its bounds beside it.
fn running_balance(figures: &YearFigures, pen: &mut Pen) {
    if pen.area.height < 2 {
        return;
    }
    let balances: Vec<Money> = std::iter::once(figures.opening).chain(figures.months.iter().map(|m| m.balance)).collect();
    let (high, low) = (balances.iter().max().copied().unwrap_or_default(), balances.iter().min().copied().unwrap_or_default());
    let look = pen.look;
    pen.text(2, 0, pen.area.width, look.text(Msg::FundRunning), Part::Quiet);
    let ends = format!(
        "{} {}   {} {}",
        look.text(Msg::MonthOpening),
        wan(figures.opening),
        look.text(Msg::MonthClosing),
        wan(figures.closing())
    );
    pen.right(0, 0, pen.area.width - 1, &ends, Part::Quiet);
    let months = u16::from(pen.area.height > TALL / 3);
    let rows = pen.area.height - 1 - months;
    pen.right(0, 1, WAN_WIDTH + 1, &wan(high), Part::Plain);
    if rows > 2 {
        pen.right(0, rows, WAN_WIDTH + 1, &wan(low.min(Money::ZERO)), Part::Plain);
    }
    let (x, room) = (WAN_WIDTH + 2, pen.area.width - WAN_WIDTH - 3);
    let fen: Vec<i64> = balances.iter().map(|b| b.fen()).collect();
    curve::draw(&mut pen.within(x, 1, room, rows), &fen, Part::Accent);
    if months > 0 {
        for month in 1..=12_u16 {
            let at = x + (room - 1) * month / 12;
            pen.right(at - 5, rows + 1, 6, month_name(u32::from(month), look.lang).trim(), Part::Quiet);
        }
    }
}
