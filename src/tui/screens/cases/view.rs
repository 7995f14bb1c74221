//! One case: who and where it stands above, below as pages its overview, its claim and its time line; in a wide window the
//! time line stands beside the others.

use super::lines::{Line, claim, overview, timeline};
use crate::desk::cases::CaseView;
use crate::policy::Policy;
use crate::text::catalog::{Msg, fill};
use crate::text::{case_view, cases};
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts};
use crate::tui::widgets::paged::Paged;

/// Rows above the pages: number and state, person, accident, the pages' names, a rule.
pub(super) const HEAD_ROWS: u16 = 5;
const PAGES: [Msg; 3] = [Msg::PageOverview, Msg::PageClaim, Msg::PageTimeline];

pub(super) struct CasePage {
    pub view: CaseView,
    pages: Paged,
}

impl CasePage {
    pub fn new(view: CaseView) -> CasePage {
        CasePage { view, pages: Paged::new(&PAGES, HEAD_ROWS) }
    }

    pub fn act(&mut self, action: Action, ctx: &Ctx) {
        let mut pages = self.pages;
        pages.act(action, ctx.body, |page| self.lines(page, ctx.policy, ctx.look));
        self.pages = pages;
    }

    fn lines(&self, page: usize, policy: &Policy, look: Look) -> Vec<Line> {
        match page {
            0 => overview(&self.view, policy, look),
            1 => claim(&self.view, policy, look),
            _ => timeline(&self.view, policy, look),
        }
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
        let look = pen.look;
        Some(self.pages.draw(pen, |page| self.lines(page, facts.policy, look)))
    }
}
