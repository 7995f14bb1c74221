//! 年度调整: what a year's notice would make of every benefit, and the sheet for it.

use chrono::Datelike;
use crossterm::event::KeyEvent;

use super::monthly_forms::ADJUST;
use super::small_form::{SmallForm, Wanted};
use super::text_page::TextPage;
use crate::desk::estimate::Fields;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::sheet::kind::SheetKind;
use crate::report::monthly as report;
use crate::report::sheets::SCRIBE;
use crate::text::catalog::{Msg, fill};
use crate::text::problems;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen};

/// Rows above the lines: the year, a rule.
const HEAD_ROWS: u16 = 2;

#[derive(Default)]
pub(in crate::tui) struct Adjustment {
    year: Option<i32>,
    page: TextPage,
    form: Option<SmallForm>,
    said: Option<String>,
    look: Option<Look>,
}

impl Adjustment {
    fn go(&mut self, year: i32, ctx: &mut Ctx) {
        (self.year, self.said) = (Some(year), None);
        self.page.rewind();
        ctx.ask(Request::PreviewAdjustment { year: year.to_string() });
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let (Some(form), Some(year)) = (&mut self.form, self.year) else { return };
        match form.act(action, ctx) {
            Wanted::File(fields) => {
                let (kind, submission) = (SheetKind::Adjustment, String::new());
                let fields = fields.with("year", year.to_string());
                ctx.ask(Request::FileSheet { kind, fields, submission, scribe: SCRIBE });
            }
            Wanted::Leave => self.form = None,
            Wanted::Nothing => {}
        }
    }
}

impl Screen for Adjustment {
    fn scopes(&self) -> &'static [Scope] {
        self.form.as_ref().map_or(&[Scope::Adjustment], |f| f.scopes())
    }

    fn typing(&self) -> bool {
        self.form.is_some()
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.look = Some(ctx.look);
        if self.form.is_none() {
            self.go(self.year.unwrap_or(ctx.today.year()), ctx);
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.look = Some(ctx.look);
        let Some(year) = self.year else { return };
        match action {
            _ if self.form.is_some() => self.act_form(action, ctx),
            Action::PrevYear => self.go(year - 1, ctx),
            Action::NextYear => self.go(year + 1, ctx),
            Action::NewEntry => {
                self.said = None;
                self.form = Some(SmallForm::new(Msg::FormAdjust, year.to_string(), ADJUST, &Fields::default()));
            }
            _ => self.page.step(action, ctx.body, HEAD_ROWS),
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.typed(key);
        }
    }

    fn pasted(&mut self, text: &str, _ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.pasted(text);
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::PreviewAdjustment(view) if Some(view.year) == self.year => {
                self.page.set(&report::adjustment_text(&view, ctx.look.lang));
            }
            Reply::FileSheet(filed) => {
                self.form = None;
                self.said = Some(fill(ctx.look.text(Msg::SaidFiled), &[("number", &filed.number)]));
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        let Refusal::Problems(found) = refusal else { return false };
        // The year is no field of the form.
        if found.iter().any(|(field, _)| *field == "year") || self.form.is_none() {
            self.form = None;
            let Some(look) = self.look else { return false };
            self.page.rewind();
            self.page.set(&problems::refusal(refusal, look.lang));
            return true;
        }
        if let Some(form) = &mut self.form {
            form.refuse(found);
        }
        true
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        if let Some(form) = &self.form {
            return form.draw(pen);
        }
        let year = self.year?;
        let (look, area) = (pen.look, pen.area);
        let head = fill(look.text(Msg::AdjustHead), &[("year", &year.to_string())]);
        let x = 1 + pen.text(1, 0, area.width - 2, &head, Part::Title) + 2;
        if let Some(said) = &self.said {
            pen.text(x, 0, area.width.saturating_sub(x + 1), said, Part::Accent);
        }
        pen.rule(1);
        self.page.draw(&mut pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS)));
        Some((area.x + 1, area.y))
    }
}
