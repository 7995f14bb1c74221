//! System (系统): pages side by side, each a screen of its own under one row of titles.

use crossterm::event::KeyEvent;

use super::Parameters;
use super::operators::{Duties, Operators};
use crate::desk::{Refusal, Reply};
use crate::domain::operator::Right;
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen};

/// Rows the titles take.
const TITLE_ROWS: u16 = 1;

struct Page {
    title: Msg,
    /// Who may see it; `None` for everybody.
    right: Option<Right>,
    open: fn() -> Box<dyn Screen>,
}

const PAGES: &[Page] = &[
    Page { title: Msg::ParamsTitle, right: Some(Right::Lookup), open: || Box::<Parameters>::default() },
    Page { title: Msg::OperatorsTitle, right: None, open: || Box::<Operators>::default() },
    Page { title: Msg::DutiesTitle, right: None, open: || Box::<Duties>::default() },
];

pub(in crate::tui) struct System {
    /// Titles and pages this operator may see.
    pages: Vec<(&'static Page, Box<dyn Screen>)>,
    at: usize,
}

impl Default for System {
    fn default() -> System {
        System { pages: PAGES.iter().map(|p| (p, (p.open)())).collect(), at: 0 }
    }
}

impl System {
    fn page(&self) -> Option<&dyn Screen> {
        self.pages.get(self.at).map(|(_, page)| page.as_ref())
    }

    /// Lets the page work in the room below the titles.
    fn with_page(&mut self, ctx: &mut Ctx, work: impl FnOnce(&mut dyn Screen, &mut Ctx)) {
        ctx.body.height = ctx.body.height.saturating_sub(TITLE_ROWS);
        if let Some((_, page)) = self.pages.get_mut(self.at) {
            work(page.as_mut(), ctx);
        }
    }

    fn turn(&mut self, forward: bool, ctx: &mut Ctx) {
        let count = self.pages.len().max(1);
        self.at = (self.at + if forward { 1 } else { count - 1 }) % count;
        self.with_page(ctx, |page, ctx| page.entered(ctx));
    }
}

impl Screen for System {
    fn scopes(&self) -> &'static [Scope] {
        self.page().map_or(&[], |p| p.scopes())
    }

    fn typing(&self) -> bool {
        self.page().is_some_and(|p| p.typing())
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        let me = ctx.me;
        self.pages.retain(|(page, _)| page.right.is_none_or(|right| me.may(right)));
        self.at = self.at.min(self.pages.len().saturating_sub(1));
        self.with_page(ctx, |page, ctx| page.entered(ctx));
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        self.with_page(ctx, |page, ctx| page.resized(ctx));
    }

    /// Pages have no use of their own for left and right.
    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Left | Action::Right => self.turn(action == Action::Right, ctx),
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

    fn refused(&mut self, refusal: &Refusal) -> bool {
        self.pages.get_mut(self.at).is_some_and(|(_, page)| page.refused(refusal))
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        let mut x = 1;
        for (n, (page, _)) in self.pages.iter().enumerate() {
            let part = if n == self.at { Part::Title } else { Part::Quiet };
            let title = pen.look.text(page.title);
            let shown = if n == self.at { format!("[{title}]") } else { format!(" {title} ") };
            x += pen.text(x, 0, pen.area.width, &shown, part) + 1;
        }
        let (width, height) = (pen.area.width, pen.area.height.saturating_sub(TITLE_ROWS));
        let mut below = pen.within(0, TITLE_ROWS, width, height);
        self.page().and_then(|p| p.draw(&mut below, facts))
    }
}
