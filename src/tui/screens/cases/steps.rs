//! What may be done to a case now: the steps of the workflow table, or the ways to settle the step that waits. What is not
//! this operator's stands there too, with whose it is.

use super::lines::Line;
use super::view::HEAD_ROWS;
use crate::desk::cases::CaseView;
use crate::domain::case::workflow::{Check, Step};
use crate::domain::problem::Problem;
use crate::text::catalog::{Msg, fill};
use crate::text::{case_view, cases, problems};
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Facts};
use crate::tui::widgets::table;
use crate::tui::widgets::wrap::wrap;

/// Something that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    Enter(Step),
    /// With the number of the step that was seen to wait.
    Settle(Check, i64),
}

pub(super) struct StepsView {
    deeds: Vec<(Deed, Result<(), Problem>)>,
    at: usize,
}

impl StepsView {
    /// Begins at the first that is this operator's.
    pub fn new(view: &CaseView) -> StepsView {
        let waiting = view.steps.iter().find(|s| s.waits());
        let deeds: Vec<(Deed, Result<(), Problem>)> = match waiting {
            Some(step) => view.settle.iter().map(|(check, may)| (Deed::Settle(*check, step.id), may.clone())).collect(),
            None => view.open.iter().map(|open| (Deed::Enter(open.step), open.may.clone())).collect(),
        };
        let at = deeds.iter().position(|(_, may)| may.is_ok()).unwrap_or(0);
        StepsView { deeds, at }
    }

    /// The same list of a case that was read again; one stays at the same deed where it is still there.
    pub fn renew(&mut self, view: &CaseView) {
        let chosen = self.deeds.get(self.at).map(|(deed, _)| *deed);
        let now = StepsView::new(view);
        let same = now.deeds.iter().position(|(deed, _)| Some(*deed) == chosen);
        *self = StepsView { at: same.unwrap_or(now.at), ..now };
    }

    /// Goes to the first one that is meant; whether it is there.
    pub fn go_to(&mut self, is_meant: impl Fn(Deed) -> bool) -> bool {
        let found = self.deeds.iter().position(|(deed, _)| is_meant(*deed));
        self.at = found.unwrap_or(self.at);
        found.is_some()
    }

    /// The chosen one, if this operator may.
    pub fn chosen(&self) -> Option<Deed> {
        self.deeds.get(self.at).filter(|(_, may)| may.is_ok()).map(|(deed, _)| *deed)
    }

    pub fn step(&mut self, action: Action) {
        self.at = table::step(self.at, action, self.deeds.len(), self.deeds.len());
    }

    /// Draws below the case's head.
    pub fn draw(&self, view: &CaseView, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        let (look, columns) = (pen.look, pen.area.width);
        let waiting = view.steps.iter().find(|s| s.waits());
        let title = match waiting {
            Some(step) => fill(Msg::SettleTitle.text(look.lang), &[("step", cases::step(step.step, look.lang))]),
            None => if self.deeds.is_empty() { Msg::NoSteps } else { Msg::StepsTitle }.text(look.lang).to_owned(),
        };
        pen.text(1, HEAD_ROWS - 2, columns, &title, Part::Accent);
        let mut y = HEAD_ROWS;
        if let Some(step) = waiting {
            // Whoever checks it sees what he checks.
            let mut lines: Vec<Line> = vec![(step.on.to_string(), Part::Plain)];
            lines.extend(case_view::details(step, facts.policy, look.lang).into_iter().map(|d| (d, Part::Plain)));
            lines.push((case_view::hands(step, look.lang), Part::Quiet));
            for (text, part) in lines.iter().flat_map(|(text, part)| wrap(text, columns - 4).into_iter().map(move |t| (t, *part)))
            {
                pen.text(2, y, columns - 4, &text, part);
                y += 1;
            }
            y += 1;
        }
        let wide = self.deeds.iter().map(|(deed, _)| width(name(*deed, pen))).max().unwrap_or(0);
        let mut cursor = None;
        for (n, (deed, may)) in self.deeds.iter().enumerate() {
            let chosen = n == self.at;
            if chosen {
                pen.text(0, y, 1, ">", Part::Title);
                cursor = Some((pen.area.x, pen.area.y + y));
            }
            let part = match (chosen, may) {
                (true, _) => Part::Focus,
                (false, Ok(())) => Part::Plain,
                (false, Err(_)) => Part::Quiet,
            };
            pen.text(2, y, wide, name(*deed, pen), part);
            let note = match (may, deed) {
                (Err(problem), _) => problems::problem(problem, look.lang),
                (Ok(()), Deed::Enter(step)) if step.is_checked() => Msg::StepChecked.text(look.lang).to_owned(),
                (Ok(()), Deed::Enter(_) | Deed::Settle(..)) => String::new(),
            };
            pen.text(wide + 4, y, columns.saturating_sub(wide + 5), &note, Part::Quiet);
            y += 1;
        }
        cursor.or(Some((pen.area.x, pen.area.y + HEAD_ROWS)))
    }

    /// Why the chosen one is not this operator's.
    pub fn refusal(&self) -> Option<&Problem> {
        self.deeds.get(self.at)?.1.as_ref().err()
    }
}

fn name(deed: Deed, pen: &Pen) -> &'static str {
    match deed {
        Deed::Enter(step) => cases::step(step, pen.look.lang),
        Deed::Settle(check, _) => cases::check(check, pen.look.lang),
    }
}
