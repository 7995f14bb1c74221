//! 征缴情况: a year's premiums by month, due and paid.

use crate::desk::statistics::{LevyMonth, Premiums};
use crate::desk::{Reply, Request};
use crate::domain::money::Money;
use crate::text::catalog::{Msg, fill};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Rows above the table: the year, a rule.
const HEAD_ROWS: u16 = 2;

const COLUMNS: &[Column] = &[
    left(Msg::ColMonth, 8, 0),
    right(Msg::ColEmployers, 7),
    right(Msg::ColHeads, 7),
    right(Msg::ColBase, 16),
    right(Msg::ColLevyDue, 14),
    right(Msg::ColPaid, 14),
];

#[derive(Default)]
pub(in crate::tui) struct PremiumsPage {
    shown: Option<Premiums>,
    at: usize,
}

impl PremiumsPage {
    fn request(&self) -> Request {
        Request::Premiums { year: self.shown.as_ref().map(|p| p.year) }
    }
}

impl Screen for PremiumsPage {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Premiums]
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        ctx.ask(self.request());
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(shown) = &self.shown else { return };
        match action {
            Action::PrevYear => ctx.ask(Request::Premiums { year: Some(shown.year - 1) }),
            Action::NextYear => ctx.ask(Request::Premiums { year: Some(shown.year + 1) }),
            _ => {
                let visible = usize::from(ctx.body.height.saturating_sub(HEAD_ROWS + 1)).max(1);
                self.at = table::step(self.at, action, shown.months.len() + 1, visible);
            }
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        ctx.afresh.push(self.request());
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        self.receive(reply, ctx);
    }

    fn receive(&mut self, reply: Reply, _ctx: &mut Ctx) {
        if let Reply::Premiums(shown) = reply {
            self.at = self.at.min(shown.months.len());
            self.shown = Some(shown);
        }
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        let shown = self.shown.as_ref()?;
        let (look, area) = (pen.look, pen.area);
        let head = fill(look.text(Msg::PremiumsHead), &[("year", &shown.year.to_string())]);
        pen.text(1, 0, area.width - 2, &head, Part::Title);
        pen.rule(1);
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        if shown.months.is_empty() {
            below.text(2, 1, area.width, look.text(Msg::PremiumsNone), Part::Title);
            return Some((area.x + 1, area.y));
        }
        let mut rows: Vec<Vec<Text>> = shown.months.iter().map(cells).collect();
        rows.push(sums(&shown.months, look.text(Msg::PremiumsTotal)));
        table::draw(&mut below, COLUMNS, &rows, Some(self.at))
    }
}

fn cells(m: &LevyMonth) -> Vec<Text> {
    vec![
        m.month.to_string().into(),
        m.employers.to_string().into(),
        m.headcount.to_string().into(),
        m.base.to_string().into(),
        m.due.to_string().into(),
        m.paid.to_string().into(),
    ]
}

/// Money of the months together; heads are not added up.
fn sums(months: &[LevyMonth], title: &'static str) -> Vec<Text> {
    let sum = |of: fn(&LevyMonth) -> Money| months.iter().map(of).sum::<Money>().to_string();
    vec![title.into(), "".into(), "".into(), sum(|m| m.base).into(), sum(|m| m.due).into(), sum(|m| m.paid).into()]
}
