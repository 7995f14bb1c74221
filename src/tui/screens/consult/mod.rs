//! Consult (咨询): a form that is worked out at each key, the amounts beside it, the reasons below.

mod form;
mod results;

use chrono::NaiveDate;
use crossterm::event::KeyEvent;

use crate::desk::consult::Consulted;
use crate::desk::{Reply, Request};
use crate::domain::benefits::item::Estimate;
use crate::report::slip;
use crate::text::catalog::{Msg, fill};
use crate::tui::form::Form;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, ScreenId, Wish};

/// Columns of the form; the rest is for the answer.
const FORM_WIDTH: u16 = 31;
/// Rows of the form in a small window; a tall one shows all of it.
const FORM_ROWS: u16 = 13;
const TALL: u16 = 30;

pub(in crate::tui) struct Consult {
    form: Form,
    /// Whose file the form was filled in from.
    person: Option<(i64, String)>,
    consulted: Option<Box<Consulted>>,
    /// First line of the reasons that is shown.
    top: usize,
}

impl Default for Consult {
    fn default() -> Consult {
        Consult { form: Form::new(form::FIELDS), person: None, consulted: None, top: 0 }
    }
}

impl Consult {
    fn ask(&mut self, ctx: &mut Ctx) {
        self.top = 0;
        ctx.ask(Request::Consult { fields: form::asked(&self.form.fields()) });
    }

    /// To another field; what was typed in short is worked out in full.
    fn step(&mut self, forward: bool, ctx: &mut Ctx) {
        let before = self.form.fields();
        self.form.step(forward, ctx.today);
        if self.form.fields() != before {
            self.ask(ctx);
        }
    }

    /// Back to the file one came from; the form stays as it is.
    fn back(&self, ctx: &mut Ctx) {
        ctx.wish = Some(Wish::Go(ScreenId::Lookup));
    }

    fn estimate(&self) -> Option<(&Estimate, NaiveDate)> {
        let consulted = self.consulted.as_ref()?;
        consulted.answer.as_ref().ok().map(|estimate| (estimate, consulted.today))
    }

    /// Notes question and answer in the file of the person the form was opened for.
    fn note(&self, ctx: &mut Ctx) {
        match (&self.person, self.estimate()) {
            (None, _) => ctx.wish = Some(Wish::Say(Msg::NoteNeedsPerson)),
            (_, None) => ctx.wish = Some(Wish::Say(Msg::NothingToPrint)),
            (Some((person_id, _)), Some(_)) => {
                ctx.ask(Request::NoteAdvice { person_id: *person_id, fields: form::asked(&self.form.fields()) });
            }
        }
    }

    fn print(&self, ctx: &mut Ctx) {
        let Some((estimate, on)) = self.estimate() else {
            ctx.wish = Some(Wish::Say(Msg::NothingToPrint));
            return;
        };
        let name = self.person.as_ref().map_or("", |(_, name)| name.as_str());
        let asked = self.form.told(ctx.look);
        let about = slip::About { office: ctx.office, by: ctx.operator, on, name, asked: &asked };
        let text = slip::text(&about, estimate, ctx.policy.parameters(), ctx.look.lang);
        ctx.ask(Request::PrintSlip { text });
    }

    fn turn_reasons(&mut self, down: bool, ctx: &Ctx) {
        let page = usize::from(ctx.body.height.saturating_sub(FORM_ROWS + 2)).max(1);
        let Some((estimate, _)) = self.estimate() else { return };
        let count = results::reasons(estimate, ctx.policy, ctx.look, reasons_width(ctx.body.width)).len();
        // The last page begins with its first line at most.
        let last = count.saturating_sub(1);
        self.top = if down { (self.top + page).min(last) } else { self.top.saturating_sub(page) };
    }
}

/// Columns of the reasons: a blank on either side.
fn reasons_width(window: u16) -> u16 {
    window.saturating_sub(2)
}

impl Screen for Consult {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Form]
    }

    fn typing(&self) -> bool {
        true
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.ask(ctx);
    }

    fn open_for(&mut self, person_id: i64, ctx: &mut Ctx) {
        // Coming back for the same person one finds the form as one left it.
        if self.person.as_ref().is_some_and(|(id, _)| *id == person_id) {
            return self.ask(ctx);
        }
        *self = Consult::default();
        ctx.ask(Request::ConsultFor { person_id });
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Down | Action::Up => self.step(action == Action::Down, ctx),
            Action::PageDown | Action::PageUp => self.turn_reasons(action == Action::PageDown, ctx),
            Action::Back => self.back(ctx),
            Action::Save => self.note(ctx),
            Action::Print => self.print(ctx),
            Action::Reset => {
                *self = Consult::default();
                self.ask(ctx);
            }
            _ => {}
        }
    }

    fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        if self.form.key(key) {
            self.ask(ctx);
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        if self.form.paste(text) {
            self.ask(ctx);
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::Consult(consulted) => {
                self.form.set_problems(consulted.answer.as_ref().err().cloned().unwrap_or_default());
                self.consulted = Some(consulted);
            }
            Reply::ConsultFor(prefill) => {
                self.form.fill(&prefill.fields);
                self.person = Some((prefill.person_id, prefill.name));
                self.ask(ctx);
            }
            _ => {}
        }
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        self.title(pen);
        let area = pen.area;
        let rows = FORM_ROWS.max(self.form.rows()).min(if area.height > TALL { area.height } else { FORM_ROWS });
        let x = FORM_WIDTH + 1;
        let room = area.width.saturating_sub(x).min(results::WIDTH_MAX);
        let mut answer = pen.within(x, 1, room, area.height - 1);
        match self.consulted.as_ref().map(|c| (c, &c.answer)) {
            Some((consulted, Ok(estimate))) => {
                let fields = self.form.fields();
                let grade = |id: &str| match fields.get("about") {
                    "death" => String::new(),
                    _ => fill(answer.look.text(Msg::GradeN), &[("n", fields.get(id))]),
                };
                let titles = (grade("grade"), grade("grade_b"));
                let used = results::items(consulted, (&titles.0, &titles.1), &mut answer);
                let below = (used + 1).max(rows + 1);
                pen.rule(below);
                let height = area.height.saturating_sub(below + 1);
                let room = reasons_width(area.width);
                let lines = results::reasons(estimate, facts.policy, pen.look, room);
                results::draw_reasons(&lines, self.top, &mut pen.within(1, below + 1, room, height));
            }
            _ => self.what_is_missing(&mut answer),
        }
        // Its last row lies on the rule.
        self.form.draw(&mut pen.within(0, 1, FORM_WIDTH, rows + 1))
    }
}

impl Consult {
    /// What is wrong with the fields, each in a line; at first only that something is to be filled in.
    fn what_is_missing(&self, pen: &mut Pen) {
        pen.text(0, 0, pen.area.width, pen.look.text(Msg::ConsultHint), Part::Quiet);
        for (y, line) in (2..pen.area.height).zip(self.form.complaints(pen.look)) {
            pen.text(0, y, pen.area.width, &line, Part::Warning);
        }
    }

    fn title(&self, pen: &mut Pen) {
        let used = pen.text(1, 0, pen.area.width, pen.look.text(Msg::ConsultTitle), Part::Title);
        if let Some((_, name)) = &self.person {
            let text = fill(pen.look.text(Msg::ConsultFor), &[("name", name)]);
            pen.text(used + 3, 0, pen.area.width, &text, Part::Plain);
        }
    }
}
