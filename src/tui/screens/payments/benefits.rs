//! 定期待遇: the benefits in force, one with all that happened to it, and the sheets that suspend, resume or end it.

use crossterm::event::KeyEvent;

use super::monthly_forms;
use super::small_form::{SmallForm, Wanted};
use crate::desk::estimate::Fields;
use crate::desk::monthly::{BenefitListLine, BenefitView};
use crate::desk::{Refusal, Reply, Request};
use crate::domain::benefits::change::Change;
use crate::domain::dates::Month;
use crate::domain::money::Money;
use crate::domain::sheet::kind::SheetKind;
use crate::report::monthly as report;
use crate::report::sheets::SCRIBE;
use crate::text::catalog::{Msg, fill};
use crate::text::{benefits, monthly as words};
use crate::tui::field::Field;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Rows above a table: a line and a rule.
const HEAD_ROWS: u16 = 2;
const FILTER_MAX: usize = 40;
/// From this width on the months stand beside the events.
const WIDE: u16 = 120;
const EVENTS_WIDTH: u16 = 78;

const COLUMNS: &[Column] = &[
    right(Msg::MonthlyColNumber, 6),
    left(Msg::ColName, 8, 1),
    left(Msg::ColItem, 14, 2),
    left(Msg::ColLevel, 10, 1),
    left(Msg::ColState, 9, 0),
    right(Msg::ColMonthly, 20),
];
const EVENT_COLUMNS: &[Column] = &[
    left(Msg::ColMonth, 7, 0),
    left(Msg::MonthlyColWhat, 10, 0),
    right(Msg::ColAmount, 12),
    left(Msg::MonthlyColWhy, 12, 2),
    left(Msg::ColSheet, 14, 0),
    left(Msg::MonthlyColBy, 8, 1),
];
const MONTH_COLUMNS: &[Column] =
    &[left(Msg::ColMonth, 7, 0), right(Msg::ColAmount, 12), left(Msg::ColState, 9, 0), left(Msg::ColTooMuch, 12, 1)];

pub(in crate::tui) struct Benefits {
    list: Option<Vec<BenefitListLine>>,
    at: usize,
    filter: Field,
    in_filter: bool,
    view: Option<Box<BenefitView>>,
    /// The chosen event.
    event: usize,
    form: Option<(Change, SmallForm)>,
    /// What was just filed.
    said: Option<String>,
}

impl Default for Benefits {
    fn default() -> Benefits {
        Benefits {
            list: None,
            at: 0,
            filter: Field::new(FILTER_MAX),
            in_filter: false,
            view: None,
            event: 0,
            form: None,
            said: None,
        }
    }
}

impl Benefits {
    fn request(&self) -> Request {
        match &self.view {
            Some(view) => Request::Benefit { id: view.line.whose.benefit },
            None => Request::Benefits { text: self.filter.text().to_owned() },
        }
    }

    fn open_form(&mut self, change: Change, ctx: &Ctx) {
        let Some(view) = &self.view else { return };
        let (title, specs) = monthly_forms::change(change);
        let line = &view.line;
        let about = format!("{} {}", line.whose.name, benefits::item(line.whose.kind, ctx.look.lang));
        let known = Fields::default().with("month", Month::of(ctx.today).next().to_string());
        self.form = Some((change, SmallForm::new(title, about, specs, &known)));
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let (Some((change, form)), Some(view)) = (&mut self.form, &self.view) else { return };
        match form.act(action, ctx) {
            Wanted::File(fields) => {
                let fields = fields.with("benefit", view.line.whose.benefit.to_string()).with("change", change.id());
                let (kind, submission) = (SheetKind::BenefitChange, String::new());
                ctx.ask(Request::FileSheet { kind, fields, submission, scribe: SCRIBE });
            }
            Wanted::Leave => self.form = None,
            Wanted::Nothing => {}
        }
    }

    fn act_filter(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Open | Action::LeaveField => self.in_filter = false,
            Action::Back => {
                self.in_filter = false;
                self.filter.clear();
                ctx.ask(self.request());
            }
            _ => self.at = table::step(self.at, action, self.count(), visible(ctx.body)),
        }
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Open => {
                if let Some(line) = self.list.iter().flatten().nth(self.at) {
                    ctx.ask(Request::Benefit { id: line.whose.benefit });
                }
            }
            Action::Filter => self.in_filter = true,
            Action::Back => {
                self.filter.clear();
                ctx.ask(self.request());
            }
            _ => self.at = table::step(self.at, action, self.count(), visible(ctx.body)),
        }
    }

    fn act_view(&mut self, action: Action, ctx: &mut Ctx) {
        let count = self.view.as_ref().map_or(0, |v| v.events.len());
        match action {
            Action::Back => {
                self.view = None;
                ctx.ask(self.request());
            }
            Action::Suspend => self.open_form(Change::Suspend, ctx),
            Action::Resume => self.open_form(Change::Resume, ctx),
            Action::End => self.open_form(Change::End, ctx),
            _ => self.event = table::step(self.event, action, count, visible(ctx.body)),
        }
    }

    fn count(&self) -> usize {
        self.list.as_ref().map_or(0, Vec::len)
    }

    fn show(&mut self, reply: Reply) {
        match reply {
            Reply::Benefits(list) => {
                self.at = self.at.min(list.len().saturating_sub(1));
                self.list = Some(list);
            }
            Reply::Benefit(view) => {
                self.event = view.events.len().saturating_sub(1);
                self.view = Some(view);
            }
            _ => {}
        }
    }
}

impl Screen for Benefits {
    fn scopes(&self) -> &'static [Scope] {
        match (&self.form, &self.view) {
            (Some((_, form)), _) => form.scopes(),
            (None, Some(_)) => &[Scope::Benefit],
            (None, None) if self.in_filter => &[Scope::CaseFilter],
            (None, None) => &[Scope::Benefits],
        }
    }

    fn typing(&self) -> bool {
        self.form.is_some() || self.in_filter
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.ask(self.request());
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.said = None;
        match (&self.form, &self.view) {
            (Some(_), _) => self.act_form(action, ctx),
            (None, Some(_)) => self.act_view(action, ctx),
            (None, None) if self.in_filter => self.act_filter(action, ctx),
            (None, None) => self.act_list(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        match &mut self.form {
            Some((_, form)) => form.typed(key),
            None if self.in_filter && self.filter.key(key) => ctx.ask(self.request()),
            None => {}
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        match &mut self.form {
            Some((_, form)) => form.pasted(text),
            None if self.in_filter && self.filter.paste(text) => ctx.ask(self.request()),
            None => {}
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.afresh.push(self.request());
        }
    }

    fn refreshed(&mut self, reply: Reply, _ctx: &mut Ctx) {
        match (&reply, &self.view) {
            (Reply::Benefits(_), None) => self.show(reply),
            (Reply::Benefit(new), Some(old)) if new.line.whose.benefit == old.line.whose.benefit => self.show(reply),
            _ => {}
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        if let Reply::FileSheet(filed) = reply {
            self.form = None;
            self.said = Some(fill(ctx.look.text(Msg::SaidFiled), &[("number", &filed.number)]));
            return;
        }
        self.show(reply);
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        match (&mut self.form, refusal) {
            (Some((_, form)), Refusal::Problems(problems)) => {
                form.refuse(problems);
                true
            }
            _ => false,
        }
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        match (&self.form, &self.view) {
            (Some((_, form)), _) => form.draw(pen),
            (None, Some(view)) => self.draw_view(view, pen),
            (None, None) => self.draw_list(pen),
        }
    }
}

impl Benefits {
    fn draw_list(&self, pen: &mut Pen) -> Option<Cell> {
        let list = self.list.as_ref()?;
        let (look, area) = (pen.look, pen.area);
        let part = if self.in_filter { Part::Title } else { Part::Quiet };
        let x = 1 + pen.text(1, 0, area.width / 2, &format!("{}: ", look.text(Msg::FilterLabel)), part);
        let (text, cursor) = self.filter.window(area.width / 3);
        pen.text(x, 0, area.width / 3, &text, Part::Plain);
        let total: Money = list.iter().filter_map(|l| l.now.paid()).sum();
        let told = fill(look.text(Msg::BenefitsShown), &[("n", &list.len().to_string()), ("sum", &total.to_string())]);
        pen.right(x + area.width / 3, 0, area.width.saturating_sub(x + area.width / 3 + 1), &told, Part::Quiet);
        pen.rule(1);
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        if list.is_empty() {
            below.text(2, 1, area.width, words::none(look.lang), Part::Title);
            return Some((area.x + x + cursor, area.y));
        }
        let rows: Vec<Vec<Text>> = list.iter().map(|l| cells(report::list_row(l, look.lang))).collect();
        let chosen = table::draw(&mut below, COLUMNS, &rows, Some(self.at));
        if self.in_filter { Some((area.x + x + cursor, area.y)) } else { chosen }
    }

    fn draw_view(&self, view: &BenefitView, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let line = &view.line;
        let amount = line.now.paid().map_or_else(|| words::reason(line.now.reason(), look.lang), |a| a.to_string());
        let head = [
            line.whose.name.clone(),
            line.id_number.clone(),
            benefits::item(line.whose.kind, look.lang).to_owned(),
            words::level(line, look.lang),
            words::standing(&line.now, look.lang).to_owned(),
            amount,
        ];
        let head: Vec<String> = head.into_iter().filter(|t| !t.is_empty()).collect();
        pen.text(1, 0, area.width - 2, &head.join("  "), Part::Title);
        let due = fill(
            look.text(Msg::CertificationDue),
            &[("day", &view.certification.due_on.to_string()), ("left", &words::due(&view.certification, look.lang))],
        );
        match &self.said {
            Some(said) => _ = pen.text(1, 1, area.width - 2, said, Part::Accent),
            None => _ = pen.text(1, 1, area.width - 2, &due, Part::Quiet),
        }
        pen.rule(2);
        let events: Vec<Vec<Text>> = view.events.iter().map(|e| cells(report::event_row(e, look.lang))).collect();
        let months: Vec<Vec<Text>> = view.months.iter().map(|m| cells(report::month_row(m, look.lang))).collect();
        let rows = area.height.saturating_sub(3);
        if area.width >= WIDE {
            let (x, width) = (EVENTS_WIDTH + 2, area.width - EVENTS_WIDTH - 2);
            table::draw(&mut pen.within(x, 3, width, rows), MONTH_COLUMNS, &months, None);
            return table::draw(&mut pen.within(0, 3, EVENTS_WIDTH, rows), EVENT_COLUMNS, &events, Some(self.event));
        }
        let above = (u16::try_from(events.len()).unwrap_or(u16::MAX).saturating_add(1)).min(rows / 2 + 1);
        if !months.is_empty() {
            let below = rows.saturating_sub(above + 1);
            table::draw(&mut pen.within(0, 3 + above + 1, area.width, below), MONTH_COLUMNS, &months, None);
        }
        table::draw(&mut pen.within(0, 3, area.width, above), EVENT_COLUMNS, &events, Some(self.event))
    }
}

fn cells(row: Vec<String>) -> Vec<Text> {
    row.iter().map(|c| c.as_str().into()).collect()
}

fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1)
}
