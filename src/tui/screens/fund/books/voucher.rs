//! A voucher whole: what it is, who wrote and who checked it, the sheet behind it, and its entries; those of a payment list are
//! its lines, each with its person.
//!
//! ```text
//!  付款凭证 PZ-202201-0003  2022-01-04                         1,234.56
//!  劳动能力鉴定费支出
//!  制单 唐玉珍  复核 梁建国  附件 2 张
//!  SZ-2022-000003 收支登记 已记账
//! ```

use crate::desk::Request;
use crate::desk::ledger::{VoucherEntryView, VoucherView};
use crate::report::ledger::name;
use crate::text::catalog::Msg;
use crate::text::{ledger, sheets};
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Wish};
use crate::tui::widgets::table::{self, Column, left, right};

/// Rows above the entries.
const HEAD_ROWS: u16 = 5;

const COLUMNS: &[Column] = &[
    right(Msg::ColNumber, 4),
    left(Msg::ColDebit, 16, 1),
    left(Msg::ColCredit, 16, 1),
    right(Msg::ColAmount, 13),
    left(Msg::ColMemo, 10, 1),
];

pub(in crate::tui::screens::fund) struct Voucher {
    view: VoucherView,
    at: usize,
}

impl Voucher {
    pub fn new(view: VoucherView) -> Voucher {
        Voucher { view, at: 0 }
    }

    pub fn renew(&mut self, newer: Voucher) {
        self.at = self.at.min(newer.view.entries.len().saturating_sub(1));
        self.view = newer.view;
    }

    pub fn number(&self) -> &str {
        &self.view.voucher.number
    }

    pub fn request(&self) -> Request {
        Request::Voucher { number: self.number().to_owned() }
    }

    pub fn act(&mut self, action: Action, ctx: &mut Ctx) {
        let count = self.view.entries.len();
        match action {
            Action::Open => match self.view.entries.get(self.at).and_then(|e| e.person.as_ref()) {
                Some((person_id, _)) => ctx.wish = Some(Wish::File { person_id: *person_id }),
                None => ctx.wish = Some(Wish::Say(Msg::SaidNobodyHere)),
            },
            _ => self.at = table::step(self.at, action, count, usize::from(ctx.body.height.saturating_sub(HEAD_ROWS + 1))),
        }
    }

    pub fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        let (look, width) = (pen.look, pen.area.width);
        let v = &self.view.voucher;
        let title = format!("{} {}  {}", ledger::voucher_kind(&v.kind, look.lang), v.number, v.posted_on);
        let x = 1 + pen.text(1, 0, width - 2, &title, Part::Title) + 2;
        pen.text(x, 0, width.saturating_sub(x), &ledger::standing(v, look.lang), Part::Accent);
        pen.right(1, 0, width - 2, &self.view.total().to_string(), Part::Title);
        pen.text(1, 1, width - 2, &ledger::digest(&v.template, &v.digest, look.lang), Part::Plain);
        pen.text(1, 2, width - 2, &ledger::signatures(v, look.lang), Part::Plain);
        if let Some((number, kind, state)) = &self.view.sheet {
            let state = sheets::state(*state, kind.flow(), look.lang);
            pen.text(1, 3, width - 2, &format!("{number} {} {state}", sheets::kind(*kind, look.lang)), Part::Quiet);
        }
        pen.rule(4);
        let account = |key: &str| name(key, facts.policy, look.lang);
        let row = |(nth, e): (usize, &VoucherEntryView)| {
            let person = e.person.as_ref().map_or("", |(_, name)| name.as_str());
            vec![
                nth.to_string().into(),
                account(&e.debit).into(),
                account(&e.credit).into(),
                e.amount.to_string().into(),
                format!("{person} {}", e.memo).trim_start().into(),
            ]
        };
        let rows: Vec<_> = (1..).zip(&self.view.entries).map(row).collect();
        let height = pen.area.height.saturating_sub(HEAD_ROWS);
        table::draw(&mut pen.within(0, HEAD_ROWS, width, height), COLUMNS, &rows, Some(self.at))
    }
}
