//! Determine (核定): what a case pays, worked out while one types, and filed as a sheet.
//!
//! ```text
//! 待遇核定  GS-2021-000012 张三                第 2 项，共 7 项
//! > 受伤时参保  是                     一次性待遇（基金）
//!   结论送达日  2021-11-20             一次性伤残补助金      55,000.00
//! ```

mod draw;
mod fields;
mod form;

use crossterm::event::KeyEvent;

use crate::desk::drafts::SavedDraft;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::money::Money;
use crate::text::catalog::{Msg, fill};
use crate::tui::form::{Did, Form};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Wish};
use crate::tui::widgets::wrap::wrap;
use form::DetermineForm;

/// What the desk was asked for; until it answers nothing is typed into the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Awaited {
    Opening,
    Filing,
    /// The draft is being written, and one leaves.
    Leaving,
}

/// A sheet that was filed, and over how much.
struct Filed {
    case: String,
    number: String,
    amount: Money,
}

pub(in crate::tui) struct Determine {
    /// The field a case is named in.
    pick: Form,
    form: Option<DetermineForm>,
    filed: Option<Filed>,
    /// The case whose form is being opened, and the draft it is to be filled in from.
    opening: Option<(String, Option<SavedDraft>)>,
    awaited: Option<Awaited>,
    /// The draft cannot be kept: whether to throw the form away is asked.
    asking: bool,
    said: Option<Msg>,
}

impl Default for Determine {
    fn default() -> Determine {
        Determine {
            pick: Form::new(fields::PICK),
            form: None,
            filed: None,
            opening: None,
            awaited: None,
            asking: false,
            said: None,
        }
    }
}

impl Determine {
    /// Puts away what is open and asks for what the form of a case begins with.
    fn begin(&mut self, case: &str, draft: Option<SavedDraft>, ctx: &mut Ctx) {
        self.put_away(ctx);
        *self = Determine { opening: Some((case.to_owned(), draft)), awaited: Some(Awaited::Opening), ..Determine::default() };
        ctx.ask(Request::BeginDetermination { number: case.to_owned() });
    }

    fn look(&mut self, ctx: &mut Ctx) {
        if let Some(form) = &self.form {
            ctx.ask(form.look());
        }
    }

    fn act_pick(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Open => {
                let number = self.pick.fields().get("case_number").to_owned();
                if !number.is_empty() {
                    self.begin(&number, None, ctx);
                }
            }
            Action::Back => self.pick = Form::new(fields::PICK),
            _ => {}
        }
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(form) = &mut self.form else { return };
        match action {
            Action::Save => {
                form.form.try_save(ctx.today);
                form.keep(ctx);
                self.awaited = Some(Awaited::Filing);
                ctx.ask(form.filing());
            }
            Action::Back if form.is_begun() => {
                self.awaited = Some(Awaited::Leaving);
                ctx.ask(Request::SaveDraft { draft: form.draft(ctx) });
            }
            Action::Back => self.leave(ctx),
            Action::PageDown | Action::PageUp => self.turn(action == Action::PageDown, ctx),
            _ => {
                let before = form.form.fields();
                if form.form.act(action, ctx.today) == Did::Left {
                    form.keep(ctx);
                    if form.form.fields() != before {
                        form.top = 0;
                    }
                    self.look(ctx);
                }
            }
        }
    }

    fn turn(&mut self, down: bool, ctx: &Ctx) {
        let Some(form) = &mut self.form else { return };
        let (room, rows) = draw::preview_size(ctx.body);
        let pages = draw::pages(draw::preview(form, ctx.look, room).len(), rows);
        let page = form.top / usize::from(rows).max(1);
        form.top = (page + if down { 1 } else { pages - 1 }) % pages * usize::from(rows);
    }

    /// Back to the case.
    fn leave(&mut self, ctx: &mut Ctx) {
        let Some(form) = self.form.take() else { return };
        let said = self.said;
        *self = Determine { said, ..Determine::default() };
        ctx.wish = Some(Wish::Case { number: form.case });
    }

    fn filed(&mut self, number: String, ctx: &mut Ctx) {
        let Some(form) = self.form.take() else { return };
        ctx.aside(Request::DropDraft { id: form.draft_id() });
        let amount = form.seen.as_ref().map_or(Money::ZERO, |seen| seen.amount);
        *self = Determine { filed: Some(Filed { case: form.case, number, amount }), ..Determine::default() };
    }

    fn act_filed(&mut self, action: Action, ctx: &mut Ctx) {
        match (action, &self.filed) {
            (Action::Open | Action::Back, Some(filed)) => ctx.wish = Some(Wish::Case { number: filed.case.clone() }),
            (Action::NewEntry, _) => *self = Determine::default(),
            _ => {}
        }
    }

    fn answer(&mut self, action: Action, ctx: &mut Ctx) {
        self.asking = false;
        if action == Action::Yes {
            self.leave(ctx);
        }
    }
}

impl Screen for Determine {
    fn scopes(&self) -> &'static [Scope] {
        match (self.asking, &self.filed, &self.form) {
            (true, ..) => &[Scope::Ask],
            (_, Some(_), _) => &[Scope::DetermineFiled],
            (.., Some(_)) => &[Scope::Entry, Scope::Determine],
            _ => &[Scope::DeterminePick],
        }
    }

    fn typing(&self) -> bool {
        self.asking || (self.awaited.is_none() && self.filed.is_none())
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.awaited = None;
        self.look(ctx);
    }

    fn open_case(&mut self, number: &str, ctx: &mut Ctx) {
        // Coming back for the same case one finds the form as one left it.
        if self.form.as_ref().is_some_and(|f| f.case == number) {
            return self.look(ctx);
        }
        self.begin(number, None, ctx);
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        if let Some(case) = DetermineForm::case_of(&draft).map(str::to_owned) {
            self.form = None;
            self.begin(&case, Some(draft), ctx);
        }
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.keep(ctx);
        }
    }

    fn draft_failed(&mut self) {
        if let Some(form) = &mut self.form {
            form.keeping_failed();
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.said = None;
        match (self.asking, &self.filed, &self.form) {
            (true, ..) => self.answer(action, ctx),
            (_, Some(_), _) => self.act_filed(action, ctx),
            (.., Some(_)) => self.act_form(action, ctx),
            _ => self.act_pick(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        match &mut self.form {
            _ if self.asking => {}
            Some(form) => _ = form.form.key(key),
            None => _ = self.pick.key(key),
        }
    }

    fn pasted(&mut self, text: &str, _ctx: &mut Ctx) {
        match &mut self.form {
            _ if self.asking => {}
            Some(form) => _ = form.form.paste(text),
            None => _ = self.pick.paste(text),
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::BeginDetermination(begun) => {
                self.awaited = None;
                if let Some((case, draft)) = self.opening.take() {
                    self.form = Some(DetermineForm::new(&case, *begun, draft));
                    self.look(ctx);
                }
            }
            Reply::LookAtDetermination(seen) => {
                if let Some(form) = &mut self.form {
                    form.take(seen);
                }
            }
            Reply::FileSheet(filed) => self.filed(filed.number, ctx),
            Reply::Sheet(sheet) => self.filed(sheet.number.clone(), ctx),
            Reply::SaveDraft if self.awaited == Some(Awaited::Leaving) => {
                self.said = Some(Msg::DraftKept);
                self.leave(ctx);
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        let awaited = self.awaited.take();
        self.asking = awaited == Some(Awaited::Leaving);
        match (&mut self.form, refusal) {
            (Some(form), Refusal::Problems(problems)) if awaited == Some(Awaited::Filing) => {
                form.form.refuse(problems);
                form.top = 0;
                true
            }
            (None, Refusal::Problems(problems)) => {
                self.pick.refuse(problems);
                true
            }
            _ => false,
        }
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        match (&self.filed, &self.form) {
            (Some(filed), _) => draw_filed(filed, pen),
            (None, Some(form)) => {
                let cursor = draw::page(form, self.said, pen);
                if self.asking {
                    let used = pen.text(1, 0, pen.area.width - 2, pen.look.text(Msg::AskDiscardUnkept), Part::Accent);
                    return Some((pen.area.x + 1 + used, pen.area.y));
                }
                cursor
            }
            (None, None) => {
                pen.text(1, 0, pen.area.width, pen.look.text(Msg::DetermineTitle), Part::Title);
                let text = if self.awaited.is_some() { Msg::Working } else { Msg::DetermineHint };
                pen.text(1, 2, pen.area.width - 2, pen.look.text(text), Part::Quiet);
                let (width, height) = (pen.area.width, pen.area.height);
                self.pick.draw(&mut pen.within(0, 4, width, height - 4))
            }
        }
    }
}

/// After filing: the sheet's number and what comes next.
fn draw_filed(filed: &Filed, pen: &mut Pen) -> Option<Cell> {
    let room = pen.area.width.saturating_sub(4);
    let sum = filed.amount.to_string();
    let said = fill(pen.look.text(Msg::DetermineFiled), &[("number", &filed.number), ("sum", &sum)]);
    pen.text(2, 1, room, &said, Part::Title);
    for (y, row) in (3..pen.area.height).zip(wrap(pen.look.text(Msg::DetermineNext), room)) {
        pen.text(2, y, room, &row, Part::Plain);
    }
    Some((pen.area.x + 2, pen.area.y + 1))
}
