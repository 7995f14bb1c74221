//! Vouchers in a list, the newest first: of a month, of an account, or all.

use crate::desk::Request;
use crate::desk::ledger::{VoucherLineRow, VoucherList};
use crate::domain::dates::Month;
use crate::text::catalog::{Msg, fill};
use crate::text::ledger::{digest, mark};
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Size};
use crate::tui::widgets::table::{self, Column, left, right};

/// Rows above the vouchers: title, rule, column titles.
const HEAD_ROWS: u16 = 3;

const COLUMNS: &[Column] = &[
    left(Msg::ColVoucher, 14, 0),
    left(Msg::ColDate, 10, 0),
    right(Msg::ColAmount, 14),
    left(Msg::ColMemo, 20, 1),
    left(Msg::ColMaker, 8, 0),
];

pub(in crate::tui::screens::fund) struct Vouchers {
    list: VoucherList,
    at: usize,
}

/// Vouchers shown at a time.
pub(in crate::tui::screens::fund) fn page_size(body: Size) -> i64 {
    i64::from(body.height.saturating_sub(HEAD_ROWS)).max(1)
}

impl Vouchers {
    pub fn new(list: VoucherList) -> Vouchers {
        Vouchers { list, at: 0 }
    }

    /// Whether a list goes on with this one: it is of the same account.
    pub fn is_of(&self, newer: &Vouchers) -> bool {
        self.list.account == newer.list.account
    }

    /// Whether it is the same page of the same list.
    pub fn is_same(&self, newer: &Vouchers) -> bool {
        self.is_of(newer) && (self.list.month, self.list.offset) == (newer.list.month, newer.list.offset)
    }

    pub fn renew(&mut self, newer: Vouchers) {
        let last = newer.list.vouchers.len().saturating_sub(1);
        self.at = match () {
            () if self.is_same(&newer) => self.at.min(last),
            () if self.list.month == newer.list.month && newer.list.offset < self.list.offset => last,
            () => 0,
        };
        self.list = newer.list;
    }

    pub fn request(&self, body: Size) -> Request {
        self.page(self.list.month, self.list.offset, body)
    }

    fn page(&self, month: Option<Month>, offset: i64, body: Size) -> Request {
        Request::Vouchers { month, account: self.list.account.clone(), offset, limit: page_size(body) }
    }

    pub fn act(&mut self, action: Action, ctx: &mut Ctx) {
        let (size, last) = (page_size(ctx.body), self.list.vouchers.len().saturating_sub(1));
        let (offset, month) = (self.list.offset, self.list.month);
        let is_last_page = offset + size >= self.list.total;
        match action {
            Action::Open => {
                if let Some(line) = self.list.vouchers.get(self.at) {
                    ctx.ask(Request::Voucher { number: line.voucher.number.clone() });
                }
            }
            Action::Left | Action::Right => {
                let month = turned(month, action == Action::Right, Month::of(ctx.today));
                ctx.ask(self.page(month, 0, ctx.body));
            }
            Action::PageDown if !is_last_page => ctx.ask(self.page(month, offset + size, ctx.body)),
            Action::Down if self.at == last && !is_last_page => ctx.ask(self.page(month, offset + size, ctx.body)),
            Action::PageUp if offset > 0 => ctx.ask(self.page(month, (offset - size).max(0), ctx.body)),
            Action::Up if self.at == 0 && offset > 0 => ctx.ask(self.page(month, (offset - size).max(0), ctx.body)),
            _ => self.at = table::step(self.at, action, last + 1, last + 1),
        }
    }

    pub fn draw(&self, pen: &mut Pen) -> Option<Cell> {
        let look = pen.look;
        let width = pen.area.width;
        let period = self.list.month.map_or_else(|| look.text(Msg::VouchersAll).to_owned(), |m| m.to_string());
        pen.text(1, 0, width, &fill(look.text(Msg::VouchersTitle), &[("period", &period)]), Part::Title);
        let last = self.list.offset + i64::try_from(self.list.vouchers.len()).unwrap_or(0);
        let (from, to, total) = ((self.list.offset + 1).min(last), last, self.list.total);
        let place = [("from", &*from.to_string()), ("to", &*to.to_string()), ("total", &*total.to_string())];
        pen.right(1, 0, width - 2, &fill(look.text(Msg::VoucherOfTotal), &place), Part::Quiet);
        pen.rule(1);
        let row = |line: &VoucherLineRow| {
            let v = &line.voucher;
            let what = digest(&v.template, &v.digest, look.lang);
            vec![
                v.number.as_str().into(),
                v.posted_on.to_string().into(),
                line.amount.to_string().into(),
                format!("{}{what}", mark(v, look.lang)).into(),
                v.maker.as_str().into(),
            ]
        };
        let rows: Vec<_> = self.list.vouchers.iter().map(row).collect();
        let mut below = pen.within(0, 2, width, pen.area.height - 2);
        if rows.is_empty() {
            below.text(2, 1, width, look.text(Msg::VouchersNone), Part::Plain);
            return Some((below.area.x, below.area.y));
        }
        table::draw(&mut below, COLUMNS, &rows, Some(self.at))
    }
}

/// The month before or after; beyond the present one are all months, and from there one goes back to the present one.
fn turned(month: Option<Month>, forward: bool, present: Month) -> Option<Month> {
    match (month, forward) {
        (None, _) => Some(present),
        (Some(month), true) => Some(month.next()).filter(|next| *next <= present),
        (Some(month), false) => month.first_day().pred_opt().map(Month::of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_turn_and_beyond_the_present_one_are_all() {
        let month = |text: &str| Month::parse(text).expect("a month");
        let present = month("2022-01");
        assert_eq!(turned(None, false, present), Some(present));
        assert_eq!(turned(Some(present), false, present), Some(month("2021-12")));
        assert_eq!(turned(Some(month("2021-12")), true, present), Some(present));
        assert_eq!(turned(Some(present), true, present), None);
    }
}
