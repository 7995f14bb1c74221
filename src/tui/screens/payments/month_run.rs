//! 月度发放: what a month would owe, against the month before, the run of it, and its payment list right behind it.

use super::text_page::TextPage;
use crate::desk::estimate::Fields;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::dates::Month;
use crate::domain::payment::ListKind;
use crate::domain::sheet::kind::SheetKind;
use crate::report::payments::left_out;
use crate::report::sheets::SCRIBE;
use crate::report::{monthly as report, sheet_view};
use crate::text::catalog::{Msg, fill};
use crate::text::problems;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen};

/// Rows above the lines: the month, a rule.
const HEAD_ROWS: u16 = 2;

#[derive(Default)]
pub(in crate::tui) struct MonthRun {
    month: Option<Month>,
    page: TextPage,
    /// Whether the month can be run, and for how many.
    can_run: Option<usize>,
    asking: bool,
    look: Option<Look>,
    /// The month was just run.
    is_done: bool,
    /// Number of the list that was built of it.
    built: Option<String>,
}

impl MonthRun {
    fn ask(&self, ctx: &mut Ctx) {
        if let Some(month) = self.month {
            ctx.ask(Request::PreviewRun { month });
        }
    }

    fn go(&mut self, month: Month, ctx: &mut Ctx) {
        self.month = Some(month);
        (self.is_done, self.built) = (false, None);
        self.page.rewind();
        self.ask(ctx);
    }

    fn show(&mut self, reply: &Reply, look: Look) {
        match reply {
            Reply::PreviewRun(run) if Some(run.month) == self.month => {
                self.can_run = Some(run.pays.len() + run.of_itself.len());
                self.page.set(&report::run_text(run, false, look.lang));
            }
            Reply::RunMonth(run) => {
                (self.can_run, self.is_done) = (None, true);
                self.page.set(&report::run_text(run, true, look.lang));
            }
            Reply::PaymentList { view, .. } if self.built.as_deref() == Some(view.number.as_str()) => {
                let told = [vec![sheet_view::state_line(view, look.lang)], left_out(view, look.lang)].concat();
                self.page.set(&told.join("\n"));
                self.page.rewind();
            }
            _ => {}
        }
    }
}

/// The list of what the month owes; whoever cannot be paid is left out and named.
fn build_list(month: Month, ctx: &mut Ctx) {
    let fields = Fields::default().with("list_kind", ListKind::Monthly.id()).with("month", month.to_string());
    let (kind, submission) = (SheetKind::PaymentList, String::new());
    ctx.ask(Request::FileSheet { kind, fields, submission, scribe: SCRIBE });
}

impl Screen for MonthRun {
    fn scopes(&self) -> &'static [Scope] {
        if self.asking { &[Scope::Ask] } else { &[Scope::MonthRun] }
    }

    fn typing(&self) -> bool {
        self.asking
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.look = Some(ctx.look);
        self.go(self.month.unwrap_or(Month::of(ctx.today)), ctx);
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.look = Some(ctx.look);
        let Some(month) = self.month else { return };
        if std::mem::take(&mut self.asking) {
            if action == Action::Yes {
                ctx.ask(Request::RunMonth { month });
            }
            return;
        }
        match action {
            Action::Left => self.go(month.previous(), ctx),
            Action::Right => self.go(month.next(), ctx),
            Action::Build if self.is_done && self.built.is_none() => build_list(month, ctx),
            Action::Build if self.can_run.is_some_and(|n| n > 0) => self.asking = true,
            Action::Build => ctx.wish = Some(crate::tui::screen::Wish::Say(Msg::SaidNothingToRun)),
            _ => self.page.step(action, ctx.body, HEAD_ROWS),
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        if let (Some(month), false, false) = (self.month, self.asking, self.is_done) {
            ctx.afresh.push(Request::PreviewRun { month });
        }
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        if !self.asking && !self.is_done {
            self.show(&reply, ctx.look);
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        if let Reply::FileSheet(filed) = &reply {
            self.built = Some(filed.number.clone());
            ctx.ask(Request::PaymentList { number: filed.number.clone() });
        }
        self.show(&reply, ctx.look);
    }

    /// Why a month cannot be run stands where its lines would.
    fn refused(&mut self, refusal: &Refusal) -> bool {
        let (Refusal::Problems(_), Some(look)) = (refusal, self.look) else { return false };
        self.can_run = None;
        self.page.set(&problems::refusal(refusal, look.lang));
        true
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        let month = self.month?;
        let (look, area) = (pen.look, pen.area);
        let head = fill(look.text(Msg::RunHead), &[("month", &month.to_string())]);
        let x = 1 + pen.text(1, 0, area.width - 2, &head, Part::Title) + 2;
        let mut cell = (area.x + 1, area.y);
        if self.asking {
            let n = self.can_run.unwrap_or_default().to_string();
            let used =
                pen.text(x, 0, area.width.saturating_sub(x + 1), &fill(look.text(Msg::AskRun), &[("n", &n)]), Part::Accent);
            cell = (area.x + x + used, area.y);
        } else if let Some(number) = &self.built {
            pen.text(
                x,
                0,
                area.width.saturating_sub(x + 1),
                &fill(look.text(Msg::SaidBuilt), &[("number", number)]),
                Part::Accent,
            );
        } else if self.is_done {
            pen.text(x, 0, area.width.saturating_sub(x + 1), look.text(Msg::SaidRun), Part::Accent);
        }
        pen.rule(1);
        self.page.draw(&mut pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS)));
        Some(cell)
    }
}
