//! One case: who and where it stands above, below as pages its overview, its claim and its time line; in a wide window the
//! time line stands beside the others.

use super::lines::{Line, claim, overview, timeline};
use crate::desk::cases::CaseView;
use crate::policy::Policy;
use crate::text::catalog::{Msg, fill};
use crate::text::{case_view, cases};
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Ctx, Facts};
use crate::tui::widgets::wrap::wrap;

/// Rows above the pages: number and state, person, accident, the pages' names, a rule.
pub(super) const HEAD_ROWS: u16 = 5;
/// From this width on the time line has a column of its own.
const WIDE: u16 = 120;

const PAGES: [Msg; 3] = [Msg::PageOverview, Msg::PageClaim, Msg::PageTimeline];

pub(super) struct CasePage {
    pub view: CaseView,
    page: usize,
    /// First line that is shown.
    top: usize,
}

/// How many pages can be turned to.
fn pages(columns: u16) -> usize {
    if columns >= WIDE { PAGES.len() - 1 } else { PAGES.len() }
}

/// Columns of the page's text.
fn room(columns: u16) -> u16 {
    if columns >= WIDE { columns / 2 - 2 } else { columns.saturating_sub(2) }
}

impl CasePage {
    pub fn new(view: CaseView) -> CasePage {
        CasePage { view, page: 0, top: 0 }
    }

    pub fn act(&mut self, action: Action, ctx: &Ctx) {
        let columns = ctx.body.width;
        let height = usize::from(ctx.body.height.saturating_sub(HEAD_ROWS)).max(1);
        let count = self.count(columns, ctx.policy, ctx.look);
        let last = count.saturating_sub(height);
        match action {
            Action::Right => self.turn(1, columns),
            Action::Left => self.turn(pages(columns) - 1, columns),
            Action::Up => self.top = self.top.min(last).saturating_sub(1),
            Action::Down => self.top = (self.top + 1).min(last),
            Action::PageUp => self.top = self.top.min(last).saturating_sub(height),
            Action::PageDown => self.top = (self.top + height).min(last),
            _ => {}
        }
    }

    fn turn(&mut self, by: usize, columns: u16) {
        self.page = (self.shown_page(columns) + by) % pages(columns);
        self.top = 0;
    }

    /// The page that is open, where the window has so many.
    fn shown_page(&self, columns: u16) -> usize {
        self.page.min(pages(columns) - 1)
    }

    /// Lines of the longer column.
    fn count(&self, columns: u16, policy: &Policy, look: Look) -> usize {
        let page = self.lines(self.shown_page(columns), columns, policy, look).len();
        let beside = if columns >= WIDE { self.lines(PAGES.len() - 1, columns, policy, look).len() } else { 0 };
        page.max(beside)
    }

    fn lines(&self, page: usize, columns: u16, policy: &Policy, look: Look) -> Vec<Line> {
        let lines = match page {
            0 => overview(&self.view, policy, look),
            1 => claim(&self.view, policy, look),
            _ => timeline(&self.view, policy, look),
        };
        let room = room(columns);
        lines.iter().flat_map(|(text, part)| wrap(text, room).into_iter().map(|piece| (piece, *part))).collect()
    }

    /// Draws what stands above every page; answers the row the pages' names or a question have.
    pub fn head(&self, pen: &mut Pen, facts: &Facts) {
        let (look, view, wide) = (pen.look, &self.view, pen.area.width);
        let lang = look.lang;
        let mut x = 1 + pen.text(1, 0, 20, &view.number, Part::Title) + 2;
        let standing = [cases::state(view.state, lang).to_owned(), case_view::graded(view.grade, view.nursing.as_deref(), lang)];
        for text in standing.iter().filter(|t| !t.is_empty()) {
            x += pen.text(x, 0, wide, text, Part::Title) + 2;
        }
        if let Some(step) = view.steps.iter().find(|s| s.waits()) {
            let text = fill(Msg::SettleTitle.text(look.lang), &[("step", cases::step(step.step, lang))]);
            x += pen.text(x, 0, wide, &text, Part::Accent) + 2;
        }
        if view.taken_over {
            pen.text(x, 0, wide, Msg::TakenOver.text(look.lang), Part::Quiet);
        }
        let mut x = 1 + pen.text(1, 1, 30, &view.name, Part::Title) + 2;
        x += pen.text(x, 1, wide, &view.id_masked, Part::Plain) + 2;
        pen.text(x, 1, wide, &view.employer, Part::Plain);
        let accident = format!("{} {}", look.text(Msg::ColAccident), view.accident_on);
        let mut x = 1 + pen.text(1, 2, wide, &accident, Part::Plain) + 2;
        x += pen.text(x, 2, wide, &view.body_part, Part::Plain) + 2;
        if !view.situation.is_empty() {
            let text = case_view::situation(&view.situation, facts.policy, lang);
            pen.text(x, 2, wide.saturating_sub(x + 1), &text, Part::Plain);
        }
        pen.rule(HEAD_ROWS - 1);
    }

    pub fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        self.head(pen, facts);
        let (look, columns, height) = (pen.look, pen.area.width, pen.area.height.saturating_sub(HEAD_ROWS));
        let open = self.shown_page(columns);
        let mut x = 1;
        for (n, msg) in PAGES.iter().enumerate().take(pages(columns)) {
            let part = if n == open { Part::Focus } else { Part::Plain };
            x += pen.text(x, HEAD_ROWS - 2, columns, &format!(" {} ", msg.text(look.lang)), part) + 1;
        }
        let count = self.count(columns, facts.policy, look);
        let rows = usize::from(height);
        let top = self.top.min(count.saturating_sub(rows));
        if count > rows {
            let values = [("from", top + 1), ("to", (top + rows).min(count)), ("all", count)];
            let values = values.map(|(name, n)| (name, n.to_string()));
            let shown = fill(Msg::LinesShown.text(look.lang), &values.each_ref().map(|(name, text)| (*name, text.as_str())));
            pen.right(x, HEAD_ROWS - 2, columns - x - 1, &shown, Part::Quiet);
        }
        let draw = |page: usize, left: u16, pen: &mut Pen| {
            let lines = self.lines(page, columns, facts.policy, look);
            let mut part = pen.within(left, HEAD_ROWS, room(columns), height);
            for (y, (text, kind)) in (0..height).zip(lines.iter().skip(top)) {
                part.text(0, y, part.area.width, text, *kind);
            }
        };
        draw(open, 1, pen);
        if columns >= WIDE {
            let left = columns / 2 + 1;
            let title = Msg::PageTimeline.text(look.lang);
            pen.text(left, HEAD_ROWS - 2, width(title), title, Part::Title);
            draw(PAGES.len() - 1, left, pen);
        }
        Some((pen.area.x, pen.area.y + HEAD_ROWS))
    }
}
