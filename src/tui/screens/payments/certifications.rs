//! 领取资格认证: whose is due or overdue, reminding, and recording one.

use crossterm::event::KeyEvent;

use super::monthly_forms::CERTIFY;
use super::small_form::{SmallForm, Wanted};
use crate::desk::estimate::Fields;
use crate::desk::monthly::DueLine;
use crate::desk::{Refusal, Reply, Request};
use crate::report::monthly as report;
use crate::text::catalog::{Msg, fill};
use crate::text::monthly as words;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Rows above the table: a line, a rule.
const HEAD_ROWS: u16 = 2;
/// How many days ahead are shown, in the order one turns them.
const WITHIN: [u16; 4] = [30, 60, 90, 366];

const COLUMNS: &[Column] = &[
    right(Msg::MonthlyColNumber, 6),
    left(Msg::ColName, 8, 1),
    left(Msg::ColId, 18, 0),
    left(Msg::ColDue, 10, 0),
    left(Msg::ColLeft, 24, 1),
];

#[derive(Default)]
pub(in crate::tui) struct Certifications {
    list: Option<Vec<DueLine>>,
    at: usize,
    /// Which of [`WITHIN`].
    within: usize,
    form: Option<(i64, SmallForm)>,
    said: Option<Msg>,
    /// What will have been done when the list comes.
    doing: Option<Msg>,
}

impl Certifications {
    fn within(&self) -> u16 {
        WITHIN[self.within]
    }

    fn chosen(&self) -> Option<&DueLine> {
        self.list.iter().flatten().nth(self.at)
    }

    fn ask(&self, ctx: &mut Ctx) {
        ctx.ask(Request::CertificationsDue { within: self.within() });
    }

    fn turn(&mut self, by: usize, ctx: &mut Ctx) {
        self.within = (self.within + by) % WITHIN.len();
        self.ask(ctx);
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let within = self.within();
        let Some((person, form)) = &mut self.form else { return };
        match form.act(action, ctx) {
            Wanted::File(fields) => {
                self.doing = Some(Msg::SaidCertified);
                ctx.ask(Request::Certify { person: *person, fields, within });
            }
            Wanted::Leave => self.form = None,
            Wanted::Nothing => {}
        }
    }

    fn show(&mut self, list: Vec<DueLine>) {
        self.at = self.at.min(list.len().saturating_sub(1));
        self.list = Some(list);
    }
}

impl Screen for Certifications {
    fn scopes(&self) -> &'static [Scope] {
        self.form.as_ref().map_or(&[Scope::Certifications], |(_, f)| f.scopes())
    }

    fn typing(&self) -> bool {
        self.form.is_some()
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            self.ask(ctx);
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.said = None;
        let chosen = self.chosen().map(|l| (l.person, l.name.clone()));
        match (action, chosen) {
            _ if self.form.is_some() => self.act_form(action, ctx),
            (Action::Right, _) => self.turn(1, ctx),
            (Action::Left, _) => self.turn(WITHIN.len() - 1, ctx),
            (Action::Remind, Some((person, _))) => {
                self.doing = Some(Msg::SaidReminded);
                ctx.ask(Request::RemindOfCertification { person, within: self.within() });
            }
            (Action::Certify, Some((person, name))) => {
                self.form = Some((person, SmallForm::new(Msg::FormCertify, name, CERTIFY, &Fields::default())));
            }
            (Action::Person, Some((person_id, _))) => ctx.wish = Some(crate::tui::screen::Wish::File { person_id }),
            _ => {
                let count = self.list.as_ref().map_or(0, Vec::len);
                self.at = table::step(self.at, action, count, visible(ctx.body));
            }
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        if let Some((_, form)) = &mut self.form {
            form.typed(key);
        }
    }

    fn pasted(&mut self, text: &str, _ctx: &mut Ctx) {
        if let Some((_, form)) = &mut self.form {
            form.pasted(text);
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.afresh.push(Request::CertificationsDue { within: self.within() });
        }
    }

    fn refreshed(&mut self, reply: Reply, _ctx: &mut Ctx) {
        if let Reply::CertificationsDue(list) = reply {
            self.show(list);
        }
    }

    fn receive(&mut self, reply: Reply, _ctx: &mut Ctx) {
        if let Reply::CertificationsDue(list) = reply {
            self.said = self.doing.take();
            if self.said == Some(Msg::SaidCertified) {
                self.form = None;
            }
            self.show(list);
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        self.doing = None;
        match (&mut self.form, refusal) {
            (Some((_, form)), Refusal::Problems(problems)) => {
                form.refuse(problems);
                true
            }
            _ => false,
        }
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        if let Some((_, form)) = &self.form {
            return form.draw(pen);
        }
        let list = self.list.as_ref()?;
        let (look, area) = (pen.look, pen.area);
        let values = [("days", self.within().to_string()), ("n", list.len().to_string())];
        let head = fill(look.text(Msg::DueHead), &values.each_ref().map(|(name, text)| (*name, text.as_str())));
        match self.said {
            Some(said) => _ = pen.text(1, 0, area.width - 2, look.text(said), Part::Accent),
            None => _ = pen.text(1, 0, area.width - 2, &head, Part::Quiet),
        }
        pen.rule(1);
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        if list.is_empty() {
            below.text(2, 1, area.width, words::none(look.lang), Part::Title);
            return Some((area.x + 1, area.y));
        }
        let row = |l: &DueLine| report::due_row(l, look.lang).iter().map(|c| c.as_str().into()).collect::<Vec<Text>>();
        let rows: Vec<Vec<Text>> = list.iter().map(row).collect();
        table::draw(&mut below, COLUMNS, &rows, Some(self.at))
    }
}

fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1)
}
