//! The entries behind an item, a page at a time.

use crate::desk::{EntryPage, FundView};
use crate::text::catalog::{Msg, fill};
use crate::text::numbers::month_name;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Facts};
use crate::tui::widgets::table::{self, Column, left, right};

/// Rows above the entries: what they belong to, a rule, the column titles.
pub(super) const HEAD_ROWS: u16 = 3;

const COLUMNS: &[Column] = &[
    right(Msg::ColNumber, 6),
    left(Msg::ColDate, 10, 0),
    right(Msg::ColAmount, 13),
    left(Msg::ColCounter, 14, 0),
    left(Msg::ColMemo, 26, 1),
];

pub(super) fn draw(view: &FundView, page: &EntryPage, at: usize, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
    let look = pen.look;
    let item = facts.policy.item(&page.item);
    let name = item.map_or(page.item.as_str(), |i| look.lang.pick(&i.name_zh, &i.name_en));
    let year = fill(look.text(Msg::YearN), &[("n", &view.figures.year.to_string())]);
    let month = page.month.map_or_else(|| look.text(Msg::WholeYear).to_owned(), |m| month_name(m, look.lang).trim().to_owned());
    pen.text(1, 0, pen.area.width, &format!("{year} {month}  {name}"), Part::Title);
    let last = page.offset + i64::try_from(page.entries.len()).unwrap_or(0);
    let place = fill(
        look.text(Msg::OfTotal),
        &[
            ("from", &(page.offset + 1).min(page.total).to_string()),
            ("to", &last.to_string()),
            ("total", &page.total.to_string()),
        ],
    );
    pen.right(1, 0, pen.area.width - 2, &place, Part::Quiet);
    pen.rule(1);
    let account = |key: &str| facts.policy.account(key).map_or(key, |a| look.lang.pick(&a.zh, &a.en)).to_owned();
    let rows: Vec<_> = page
        .entries
        .iter()
        .map(|e| {
            let (amount, counter) = item.map_or((e.amount, e.debit.as_str()), |i| e.seen_from(i));
            vec![
                e.number.to_string().into(),
                e.posted_on.to_string().into(),
                amount.to_string().into(),
                account(counter).into(),
                e.memo.as_str().into(),
            ]
        })
        .collect();
    let mut below = pen.within(0, 2, pen.area.width, pen.area.height - 2);
    if rows.is_empty() {
        below.text(2, 1, below.area.width, look.text(Msg::NoEntries), Part::Plain);
        return Some((below.area.x, below.area.y));
    }
    table::draw(&mut below, COLUMNS, &rows, Some(at))
}
