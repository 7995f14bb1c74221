//! Fund (基金): the year's figures, months and items side by side, the entries behind an item, from there the voucher of each
//! and the person it was paid to; the accounts, the vouchers, and what the finance section enters.

mod books;
mod draw;
mod entries;
mod posting;
mod work;

use crossterm::event::KeyEvent;

use crate::desk::drafts::SavedDraft;
use crate::desk::{EntryPage, FundView, Refusal, Reply, Request};
use crate::domain::dates::Month;
use crate::domain::fund::ItemAmount;
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size, Wish};
use crate::tui::widgets::table;
use books::Page;
use work::Work;

/// How deep one has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Depth {
    #[default]
    Months,
    Items,
    Entries,
}

#[derive(Default)]
pub(in crate::tui) struct Fund {
    view: Option<Box<FundView>>,
    /// There are no entries at all.
    none: bool,
    /// 0 for the whole year, else the month.
    period: usize,
    item: usize,
    page: Option<EntryPage>,
    entry: usize,
    depth: Depth,
    /// Pages above the figures, the one that is looked at last.
    pages: Vec<Page>,
    work: Work,
}

impl Fund {
    fn month(&self) -> Option<u32> {
        u32::try_from(self.period).ok().filter(|m| *m > 0)
    }

    /// Items of the chosen period.
    fn items(&self) -> &[ItemAmount] {
        let Some(view) = &self.view else { return &[] };
        match self.period.checked_sub(1).and_then(|m| view.figures.months.get(m)) {
            Some(month) => &month.items,
            None => &view.figures.items,
        }
    }

    fn switch_year(&mut self, later: bool, ctx: &mut Ctx) {
        let Some(view) = &self.view else { return };
        let at = view.years.iter().position(|y| *y == view.figures.year).unwrap_or(0);
        let next = if later { at.checked_add(1) } else { at.checked_sub(1) };
        if let Some(year) = next.and_then(|n| view.years.get(n)) {
            ctx.ask(Request::FundYear { year: Some(*year) });
        }
    }

    fn ask_entries(&self, offset: i64, ctx: &mut Ctx) {
        let (Some(view), Some(item)) = (&self.view, self.items().get(self.item)) else { return };
        let (year, month, item) = (view.figures.year, self.month(), item.key.clone());
        ctx.ask(Request::Entries { year, month, item, offset, limit: page_size(ctx.body) });
    }

    /// Moves in the entries; over the edge of a page the next one is asked for.
    fn step_entries(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(page) = &self.page else { return };
        let size = page_size(ctx.body);
        let last = page.entries.len().saturating_sub(1);
        let is_last_page = page.offset + size >= page.total;
        match action {
            Action::PageDown if !is_last_page => self.ask_entries(page.offset + size, ctx),
            Action::Down if self.entry == last && !is_last_page => self.ask_entries(page.offset + size, ctx),
            Action::PageUp if page.offset > 0 => self.ask_entries((page.offset - size).max(0), ctx),
            Action::Up if self.entry == 0 && page.offset > 0 => self.ask_entries((page.offset - size).max(0), ctx),
            _ => self.entry = table::step(self.entry, action, page.entries.len(), page.entries.len()),
        }
    }

    fn step(&mut self, action: Action, ctx: &mut Ctx) {
        match self.depth {
            Depth::Months => self.period = table::step(self.period, action, 13, 13),
            Depth::Items => self.item = table::step(self.item, action, self.items().len(), self.items().len()),
            Depth::Entries => self.step_entries(action, ctx),
        }
    }

    fn deeper(&mut self, ctx: &mut Ctx) {
        match self.depth {
            Depth::Months if self.view.is_some() => self.depth = Depth::Items,
            Depth::Items => {
                self.entry = 0;
                self.ask_entries(0, ctx);
            }
            Depth::Entries => self.open_entry(ctx),
            Depth::Months => {}
        }
    }

    /// The voucher of the chosen entry; an old entry has only its person.
    fn open_entry(&self, ctx: &mut Ctx) {
        let Some(entry) = self.page.as_ref().and_then(|p| p.entries.get(self.entry)) else { return };
        match (&entry.voucher, entry.person) {
            (Some(number), _) => ctx.ask(Request::Voucher { number: number.clone() }),
            (None, Some(person_id)) => ctx.wish = Some(Wish::File { person_id }),
            (None, None) => ctx.wish = Some(Wish::Say(Msg::SaidNoVoucher)),
        }
    }

    /// The vouchers of the chosen month, or of all.
    fn open_vouchers(&self, ctx: &mut Ctx) {
        let year = self.view.as_ref().map(|v| v.figures.year);
        let month = year.zip(self.month()).and_then(|(year, month)| Month::new(year, month).ok());
        ctx.ask(Request::Vouchers { month, account: None, offset: 0, limit: books::page_size(ctx.body) });
    }

    fn act_page(&mut self, action: Action, ctx: &mut Ctx) {
        let number = self.voucher_number();
        match (action, number) {
            (Action::Back, _) => _ = self.pages.pop(),
            (Action::Reject, Some(number)) => self.work.reverse(&number, ctx),
            _ => {
                if let Some(page) = self.pages.last_mut() {
                    page.act(action, ctx);
                }
            }
        }
    }

    fn voucher_number(&self) -> Option<String> {
        match self.pages.last() {
            Some(Page::Voucher(page)) => Some(page.number().to_owned()),
            _ => None,
        }
    }

    fn show(&mut self, newer: Page) {
        let left = match self.pages.last_mut() {
            Some(page) => page.renew(newer),
            None => Some(newer),
        };
        self.pages.extend(left);
    }

    fn back(&mut self) {
        self.depth = match self.depth {
            Depth::Entries => Depth::Items,
            Depth::Items | Depth::Months => Depth::Months,
        };
    }

    fn turn_month(&mut self, action: Action) {
        if self.depth != Depth::Entries {
            self.period = table::step(self.period, if action == Action::Left { Action::Up } else { Action::Down }, 13, 13);
        }
    }
}

/// Entries shown at a time.
fn page_size(body: Size) -> i64 {
    i64::from(body.height.saturating_sub(entries::HEAD_ROWS)).max(1)
}

impl Screen for Fund {
    fn scopes(&self) -> &'static [Scope] {
        let may_book = self.work.may_book();
        match (self.work.scopes(), self.pages.last()) {
            (Some(scopes), _) => scopes,
            (None, Some(page)) => page.scopes(may_book),
            (None, None) if self.depth == Depth::Entries => &[Scope::Entries],
            (None, None) if may_book => &[Scope::FundWork, Scope::Fund],
            (None, None) => &[Scope::Fund],
        }
    }

    fn typing(&self) -> bool {
        self.work.typing()
    }

    /// Figures move while one is away; they are read again, for the year that was looked at.
    fn entered(&mut self, ctx: &mut Ctx) {
        self.work.entered(ctx);
        let year = self.view.as_ref().map(|v| v.figures.year);
        match self.pages.last() {
            Some(page) => {
                ctx.ask(page.request(ctx.body));
                ctx.afresh.push(Request::FundYear { year });
            }
            None => ctx.ask(Request::FundYear { year }),
        }
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        match (self.pages.last(), self.depth, &self.page) {
            (Some(page), _, _) => ctx.ask(page.request(ctx.body)),
            (None, Depth::Entries, Some(page)) => self.ask_entries(page.offset, ctx),
            _ => {}
        }
    }

    /// What is shown is read again, and the figures below it.
    fn refresh(&mut self, ctx: &mut Ctx) {
        ctx.afresh.push(Request::FundYear { year: self.view.as_ref().map(|v| v.figures.year) });
        if let (Depth::Entries, Some(page), Some(view)) = (self.depth, &self.page, &self.view) {
            let (year, month, item, offset) = (view.figures.year, page.month, page.item.clone(), page.offset);
            ctx.afresh.push(Request::Entries { year, month, item, offset, limit: page_size(ctx.body) });
        }
        if let Some(page) = self.pages.last() {
            ctx.afresh.push(page.request(ctx.body));
        }
    }

    fn refreshed(&mut self, reply: Reply, _ctx: &mut Ctx) {
        match reply {
            Reply::FundYear(view) if self.view.as_ref().is_none_or(|v| v.figures.year == view.figures.year) => {
                (self.view, self.none) = (Some(view), false);
            }
            Reply::Entries(page) => {
                let same = |p: &EntryPage| (&p.item, p.month, p.offset) == (&page.item, page.month, page.offset);
                if self.page.as_ref().is_some_and(same) {
                    self.entry = self.entry.min(page.entries.len().saturating_sub(1));
                    self.page = Some(page);
                }
            }
            reply => {
                let newer = Page::of(reply);
                if let (Some(page), Some(newer)) = (self.pages.last_mut(), newer)
                    && page.takes(&newer)
                {
                    page.renew(newer);
                }
            }
        }
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        self.work.open_draft(draft, ctx);
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        self.work.put_away(ctx);
    }

    fn draft_failed(&mut self) {
        self.work.draft_failed();
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        self.work.typed(key);
    }

    fn pasted(&mut self, text: &str, _ctx: &mut Ctx) {
        self.work.pasted(text);
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        if self.work.takes(action, ctx) {
            return;
        }
        if !self.pages.is_empty() {
            return self.act_page(action, ctx);
        }
        match action {
            Action::NewEntry => self.work.open(ctx),
            Action::Accounts => ctx.ask(Request::Accounts { year: self.view.as_ref().map(|v| v.figures.year) }),
            Action::Vouchers => self.open_vouchers(ctx),
            Action::Back => self.back(),
            Action::Open => self.deeper(ctx),
            Action::PrevYear => self.switch_year(false, ctx),
            Action::NextYear => self.switch_year(true, ctx),
            Action::Left | Action::Right => self.turn_month(action),
            _ => self.step(action, ctx),
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        let Some(reply) = self.work.receive(reply, ctx) else { return };
        match reply {
            Reply::FundYear(view) => {
                if self.view.as_ref().is_some_and(|v| v.figures.year != view.figures.year) {
                    self.depth = Depth::Months;
                }
                (self.view, self.none) = (Some(view), false);
            }
            Reply::Entries(page) => {
                let earlier = self.page.as_ref().is_some_and(|p| self.depth == Depth::Entries && page.offset < p.offset);
                self.entry = if earlier { page.entries.len().saturating_sub(1) } else { 0 };
                self.page = Some(page);
                self.depth = Depth::Entries;
            }
            reply => {
                if let Some(page) = Page::of(reply) {
                    self.show(page);
                }
            }
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        if let Some(shown) = self.work.refused(refusal) {
            return shown;
        }
        self.none = self.view.is_none() && matches!(refusal, Refusal::NotFound);
        self.none
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        if let Some(form) = self.work.form() {
            return form.draw(self.work.asks(), pen, facts);
        }
        if let Some(page) = self.pages.last() {
            return page.draw(pen, facts);
        }
        match (&self.view, &self.page, self.depth) {
            (Some(view), Some(page), Depth::Entries) => entries::draw(view, page, self.entry, pen, facts),
            (Some(view), _, _) => draw::draw(self, view, pen, facts),
            (None, _, _) => draw::none(self.none, pen),
        }
    }
}
