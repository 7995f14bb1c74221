//! The accounts of a year with their balances, and below them the statement they have to agree with.

use crate::desk::Request;
use crate::desk::ledger::{AccountYear, AccountsView};
use crate::domain::money::Money;
use crate::report::ledger::{balance, name};
use crate::text::catalog::{Msg, fill};
use crate::text::ledger::statement;
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts};
use crate::tui::widgets::table::{self, Column, left, right};

use super::list::page_size;

/// Rows above the accounts and below them.
const HEAD_ROWS: u16 = 2;
const FOOT_ROWS: u16 = 3;
/// From this width on what was there at the beginning is shown too.
const WIDE: u16 = 100;

const WIDE_COLUMNS: &[Column] = &[
    left(Msg::ColBookAccount, 22, 1),
    right(Msg::ColOpening, 16),
    right(Msg::ColDebit, 16),
    right(Msg::ColCredit, 16),
    right(Msg::ColBalance, 16),
];
const COLUMNS: &[Column] =
    &[left(Msg::ColBookAccount, 22, 1), right(Msg::ColDebit, 15), right(Msg::ColCredit, 15), right(Msg::ColBalance, 15)];

pub(in crate::tui::screens::fund) struct Accounts {
    view: AccountsView,
    at: usize,
}

impl Accounts {
    pub fn new(view: AccountsView) -> Accounts {
        Accounts { view, at: 0 }
    }

    pub fn renew(&mut self, newer: Accounts) {
        self.view = newer.view;
        self.at = self.at.min(self.shown().len().saturating_sub(1));
    }

    pub fn year(&self) -> i32 {
        self.view.year
    }

    pub fn request(&self) -> Request {
        Request::Accounts { year: Some(self.view.year) }
    }

    /// Accounts that hold something or that something went through.
    fn shown(&self) -> Vec<&AccountYear> {
        let moved = |a: &&AccountYear| [a.opening, a.debit, a.credit].iter().any(|m| *m != Money::ZERO);
        self.view.accounts.iter().filter(moved).collect()
    }

    pub fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::PrevYear | Action::NextYear => {
                let later = action == Action::NextYear;
                let mut years = self.view.years.iter();
                let year = if later { years.find(|y| **y > self.view.year) } else { years.rev().find(|y| **y < self.view.year) };
                if let Some(year) = year {
                    ctx.ask(Request::Accounts { year: Some(*year) });
                }
            }
            Action::Open => {
                if let Some(account) = self.shown().get(self.at).map(|a| a.key.clone()) {
                    let limit = page_size(ctx.body);
                    ctx.ask(Request::Vouchers { month: None, account: Some(account), offset: 0, limit });
                }
            }
            _ => {
                let count = self.shown().len();
                self.at = table::step(self.at, action, count, count);
            }
        }
    }

    pub fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        let look = pen.look;
        let (width, height) = (pen.area.width, pen.area.height);
        let title = fill(look.text(Msg::AccountsTitle), &[("year", &self.view.year.to_string())]);
        pen.text(1, 0, width - 2, &title, Part::Title);
        let count = self.shown().len();
        pen.right(1, 0, width - 2, &format!("{}/{count}", (self.at + 1).min(count)), Part::Quiet);
        pen.rule(1);
        let row = |a: &&AccountYear| {
            let mut cells = vec![name(&a.key, facts.policy, look.lang).into()];
            if width >= WIDE {
                cells.push(balance(a, a.opening).to_string().into());
            }
            let now = balance(a, a.opening + a.debit - a.credit);
            cells.extend([a.debit, a.credit, now].map(|m| m.to_string().into()));
            cells
        };
        let rows: Vec<_> = self.shown().iter().map(row).collect();
        let columns = if width >= WIDE { WIDE_COLUMNS } else { COLUMNS };
        let room = height.saturating_sub(HEAD_ROWS + FOOT_ROWS);
        let cursor = table::draw(&mut pen.within(0, HEAD_ROWS, width, room), columns, &rows, Some(self.at));
        let used = u16::try_from(rows.len() + 1).unwrap_or(room).min(room);
        for (y, line) in (HEAD_ROWS + used + 1..height).zip(statement(&self.view, look.lang)) {
            pen.text(1, y, width - 2, &line, Part::Plain);
        }
        cursor
    }
}
