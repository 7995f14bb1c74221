//! Pages above the fund's figures: the accounts, vouchers in a list, and one voucher whole.

mod accounts;
mod list;
mod voucher;

pub(super) use accounts::Accounts;
pub(super) use list::{Vouchers, page_size};
pub(super) use voucher::Voucher;

use crate::desk::{Reply, Request};
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Size};

/// A page; one leads to the next, Esc back.
pub(super) enum Page {
    Accounts(Accounts),
    Vouchers(Vouchers),
    Voucher(Voucher),
}

impl Page {
    /// The page that an answer belongs on; none for answers about other things.
    pub fn of(reply: Reply) -> Option<Page> {
        match reply {
            Reply::Accounts(view) => Some(Page::Accounts(Accounts::new(*view))),
            Reply::Vouchers(list) => Some(Page::Vouchers(Vouchers::new(*list))),
            Reply::Voucher(view) => Some(Page::Voucher(Voucher::new(*view))),
            _ => None,
        }
    }

    /// Puts a newer answer in place of what is shown, if it is of the same page; else it comes back.
    pub fn renew(&mut self, newer: Page) -> Option<Page> {
        match (self, newer) {
            (Page::Accounts(page), Page::Accounts(newer)) => page.renew(newer),
            (Page::Vouchers(page), Page::Vouchers(newer)) if page.is_of(&newer) => page.renew(newer),
            (Page::Voucher(page), Page::Voucher(newer)) if page.number() == newer.number() => page.renew(newer),
            (_, newer) => return Some(newer),
        }
        None
    }

    /// Whether a newer answer, read without being asked for, is of what is shown still.
    pub fn takes(&self, newer: &Page) -> bool {
        match (self, newer) {
            (Page::Accounts(page), Page::Accounts(newer)) => page.year() == newer.year(),
            (Page::Vouchers(page), Page::Vouchers(newer)) => page.is_same(newer),
            (Page::Voucher(page), Page::Voucher(newer)) => page.number() == newer.number(),
            _ => false,
        }
    }

    /// What it is read by.
    pub fn request(&self, body: Size) -> Request {
        match self {
            Page::Accounts(page) => page.request(),
            Page::Vouchers(page) => page.request(body),
            Page::Voucher(page) => page.request(),
        }
    }

    pub fn scopes(&self, may_book: bool) -> &'static [Scope] {
        match self {
            Page::Accounts(_) => &[Scope::Accounts],
            Page::Vouchers(_) => &[Scope::Vouchers],
            Page::Voucher(_) if may_book => &[Scope::Voucher, Scope::VoucherWork],
            Page::Voucher(_) => &[Scope::Voucher],
        }
    }

    pub fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match self {
            Page::Accounts(page) => page.act(action, ctx),
            Page::Vouchers(page) => page.act(action, ctx),
            Page::Voucher(page) => page.act(action, ctx),
        }
    }

    pub fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        match self {
            Page::Accounts(page) => page.draw(pen, facts),
            Page::Vouchers(page) => page.draw(pen),
            Page::Voucher(page) => page.draw(pen, facts),
        }
    }
}
