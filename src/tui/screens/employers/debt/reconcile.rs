//! 对账: each month's payments beside the books, and the lines of the chosen month that stand alone.

use super::{HEAD_ROWS, below, cells, visible};
use crate::desk::arrears::{ArrearsReply, ArrearsRequest, Reconciled};
use crate::desk::{Reply, Request};
use crate::report::arrears as report;
use crate::text::catalog::{Msg, fill};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen};
use crate::tui::widgets::table::{self, Column, Text, left, right};

const COLUMNS: &[Column] = &[
    left(Msg::ColMonth, 8, 1),
    right(Msg::DebtColReceived, 15),
    right(Msg::DebtColOpening, 15),
    right(Msg::DebtColBooked, 15),
    right(Msg::DebtColDifference, 14),
];
/// Rows of a year with its titles.
const TABLE_ROWS: u16 = 13;

#[derive(Default)]
pub(in crate::tui) struct Reconcile {
    of: Option<Reconciled>,
    at: usize,
}

impl Reconcile {
    fn request(&self) -> Request {
        Request::Arrears(ArrearsRequest::Reconcile { year: self.of.as_ref().map(|o| o.year) })
    }

    fn turn(&mut self, by: i32, ctx: &mut Ctx) {
        if let Some(of) = &self.of {
            self.at = 0;
            ctx.ask(Request::Arrears(ArrearsRequest::Reconcile { year: Some(of.year + by) }));
        }
    }
}

impl Screen for Reconcile {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::LevyReconcile]
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        ctx.ask(self.request());
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::PrevYear => self.turn(-1, ctx),
            Action::NextYear => self.turn(1, ctx),
            _ => {
                let count = self.of.as_ref().map_or(0, |o| o.months.len());
                self.at = table::step(self.at, action, count, visible(ctx.body));
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
        if let Reply::Arrears(ArrearsReply::Reconciled(of)) = reply {
            self.at = self.at.min(of.months.len().saturating_sub(1));
            self.of = Some(of);
        }
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        let of = self.of.as_ref()?;
        let (look, area) = (pen.look, pen.area);
        let differ = of.months.iter().filter(|m| m.difference().fen() != 0).count().to_string();
        let head = fill(look.text(Msg::DebtReconcileHead), &[("year", &of.year.to_string()), ("n", &differ)]);
        pen.text(1, 0, area.width - 2, &head, Part::Quiet);
        pen.rule(HEAD_ROWS - 1);
        let mut rest = below(pen);
        if of.months.is_empty() {
            rest.text(2, 1, area.width, look.text(Msg::DebtNothingIn), Part::Title);
            return Some((area.x + 1, area.y));
        }
        let rows: Vec<Vec<Text>> = of.months.iter().map(|m| cells(report::reconcile_row(m))).collect();
        let height = TABLE_ROWS.min(rest.area.height);
        let cell = table::draw(&mut rest.within(0, 0, area.width, height), COLUMNS, &rows, Some(self.at));
        let alone = of.months.get(self.at).map(|m| report::unmatched_lines(m, look.lang)).unwrap_or_default();
        let room = rest.area.height.saturating_sub(TABLE_ROWS + 1);
        for (line, y) in alone.iter().zip(0..room) {
            rest.text(2, TABLE_ROWS + 1 + y, area.width - 3, line, Part::Plain);
        }
        cell
    }
}
