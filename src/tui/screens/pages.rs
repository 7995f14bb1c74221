//! A screen of pages: each page is a screen of its own, for those who may see it; Tab turns them.

use crossterm::event::KeyEvent;

use crate::desk::drafts::SavedDraft;
use crate::desk::{Refusal, Reply};
use crate::domain::operator::Right;
use crate::text::catalog::Msg;
use crate::tui::keys::{self, Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size};

/// A page: its title, who may see it (`None`: everybody), and how it is opened.
pub(super) struct PageRow {
    pub title: Msg,
    pub right: Option<Right>,
    /// Forms it keeps as drafts.
    pub forms: &'static [&'static str],
    pub open: fn() -> Box<dyn Screen>,
}

/// The pages of a screen. Their lists bind Tab to [`Action::NextPage`] in the key table.
pub(in crate::tui) struct Pages {
    /// All there are, in the order Tab turns them.
    table: &'static [PageRow],
    /// Those the operator may see, each from when it was first looked at.
    pages: Vec<(&'static PageRow, Box<dyn Screen>)>,
    at: usize,
}

impl Pages {
    pub(super) fn new(table: &'static [PageRow]) -> Pages {
        Pages { table, pages: Vec::new(), at: 0 }
    }

    fn page(&self) -> Option<&dyn Screen> {
        self.pages.get(self.at).map(|(_, page)| page.as_ref())
    }

    /// Lets the current page work, in the room that is its own.
    fn with_page(&mut self, ctx: &mut Ctx, work: impl FnOnce(&mut dyn Screen, &mut Ctx)) {
        let titles = self.title_rows();
        let Some((_, page)) = self.pages.get_mut(self.at) else { return };
        let whole = ctx.body;
        ctx.body = Size { height: whole.height.saturating_sub(titles), ..whole };
        work(page.as_mut(), ctx);
        ctx.body = whole;
    }

    fn title_rows(&self) -> u16 {
        u16::from(self.pages.len() > 1)
    }

    fn turn(&mut self, by: usize, ctx: &mut Ctx) {
        let before = self.at;
        self.at = (self.at + by) % self.pages.len().max(1);
        if self.at != before {
            self.with_page(ctx, |page, ctx| page.entered(ctx));
        }
    }
}

impl Screen for Pages {
    fn scopes(&self) -> &'static [Scope] {
        self.page().map_or(&[], |p| p.scopes())
    }

    fn typing(&self) -> bool {
        self.page().is_some_and(|p| p.typing())
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        if self.pages.is_empty() {
            let may = self.table.iter().filter(|row| row.right.is_none_or(|right| ctx.who.may(right)));
            self.pages = may.map(|row| (row, (row.open)())).collect();
        }
        self.with_page(ctx, |page, ctx| page.entered(ctx));
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        if let Some(at) = self.pages.iter().position(|(row, _)| row.forms.contains(&draft.form.as_str())) {
            self.at = at;
            self.with_page(ctx, |page, ctx| page.open_draft(draft, ctx));
        }
    }

    /// The first page is the one that opens records.
    fn open_employer(&mut self, credit_code: &str, ctx: &mut Ctx) {
        self.at = 0;
        self.with_page(ctx, |page, ctx| page.open_employer(credit_code, ctx));
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        for (_, page) in &mut self.pages {
            page.put_away(ctx);
        }
    }

    fn draft_failed(&mut self) {
        for (_, page) in &mut self.pages {
            page.draft_failed();
        }
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        self.with_page(ctx, |page, ctx| page.resized(ctx));
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::NextPage => self.turn(1, ctx),
            Action::PrevPage => self.turn(self.pages.len().saturating_sub(1), ctx),
            _ => self.with_page(ctx, |page, ctx| page.act(action, ctx)),
        }
    }

    fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        self.with_page(ctx, |page, ctx| page.typed(key, ctx));
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        self.with_page(ctx, |page, ctx| page.pasted(text, ctx));
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        self.with_page(ctx, |page, ctx| page.receive(reply, ctx));
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        self.with_page(ctx, |page, ctx| page.refresh(ctx));
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        self.with_page(ctx, |page, ctx| page.refreshed(reply, ctx));
    }

    fn after_refusal(&mut self, ctx: &mut Ctx) {
        self.with_page(ctx, |page, ctx| page.after_refusal(ctx));
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        self.pages.get_mut(self.at).is_some_and(|(_, page)| page.refused(refusal))
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        let titles = self.title_rows();
        if titles > 0 {
            let mut x = 1;
            let widths: Vec<u16> = self.pages.iter().map(|(row, _)| width(pen.look.text(row.title)) + 2).collect();
            let gap = u16::from(widths.iter().map(|w| w + 1).sum::<u16>() < pen.area.width);
            // Where not all find room, the first give way to the one that is looked at.
            let room = |first: &usize| widths[*first..=self.at].iter().map(|w| w + gap).sum::<u16>() <= pen.area.width;
            let first = (0..self.at).find(room).unwrap_or(self.at);
            if first > 0 {
                pen.text(0, 0, 1, "<", Part::Quiet);
            }
            for (i, (row, _)) in self.pages.iter().enumerate().skip(first) {
                let part = if i == self.at { Part::Focus } else { Part::Plain };
                x += pen.text(x, 0, pen.area.width, &format!(" {} ", pen.look.text(row.title)), part) + gap;
            }
            if let Some(key) = keys::key_for(self.scopes(), Action::NextPage) {
                let text = format!("{} {}", key.shown, pen.look.text(key.help));
                if x + width(&text) < pen.area.width {
                    pen.right(x, 0, pen.area.width - x - 1, &text, Part::Quiet);
                }
            }
        }
        let (width, height) = (pen.area.width, pen.area.height.saturating_sub(titles));
        self.page()?.draw(&mut pen.within(0, titles, width, height), facts)
    }
}
