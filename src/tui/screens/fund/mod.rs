//! Fund (基金): the year's figures, months and items side by side, and the entries behind an item.

mod draw;
mod entries;

use crate::desk::{EntryPage, FundView, Refusal, Reply, Request};
use crate::domain::fund::ItemAmount;
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size};
use crate::tui::widgets::table;

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
            _ => {}
        }
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
        if self.depth == Depth::Entries { &[Scope::Entries] } else { &[Scope::Fund] }
    }

    /// Figures move while one is away; they are read again, for the year that was looked at.
    fn entered(&mut self, ctx: &mut Ctx) {
        let year = self.view.as_ref().map(|v| v.figures.year);
        ctx.ask(Request::FundYear { year });
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        if let (Depth::Entries, Some(page)) = (self.depth, &self.page) {
            self.ask_entries(page.offset, ctx);
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Back => self.back(),
            Action::Open => self.deeper(ctx),
            Action::PrevYear => self.switch_year(false, ctx),
            Action::NextYear => self.switch_year(true, ctx),
            Action::Left | Action::Right => self.turn_month(action),
            _ => self.step(action, ctx),
        }
    }

    fn receive(&mut self, reply: Reply, _ctx: &mut Ctx) {
        match reply {
            Reply::FundYear(view) => {
                if self.view.as_ref().is_some_and(|v| v.figures.year != view.figures.year) {
                    self.depth = Depth::Months;
                }
                self.view = Some(view);
            }
            Reply::Entries(page) => {
                let earlier = self.page.as_ref().is_some_and(|p| self.depth == Depth::Entries && page.offset < p.offset);
                self.entry = if earlier { page.entries.len().saturating_sub(1) } else { 0 };
                self.page = Some(page);
                self.depth = Depth::Entries;
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        self.none = self.view.is_none() && matches!(refusal, Refusal::NotFound);
        self.none
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        match (&self.view, &self.page, self.depth) {
            (Some(view), Some(page), Depth::Entries) => entries::draw(view, page, self.entry, pen, facts),
            (Some(view), _, _) => draw::draw(self, view, pen, facts),
            (None, _, _) => draw::none(self.none, pen),
        }
    }
}
