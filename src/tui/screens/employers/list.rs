//! 单位名册: employers by name, narrowed by typing, by who owes, and by who has not declared.

use crossterm::event::KeyEvent;

use crate::desk::employers::{EmployerAsk, EmployerList, EmployerListRow};
use crate::desk::{Reply, Request};
use crate::text::catalog::{Msg, fill};
use crate::text::employers as words;
use crate::tui::field::Field;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Rows above the table: the filter, a rule.
const HEAD_ROWS: u16 = 2;
const FILTER_MAX: usize = 40;
/// From this width on there is room for the code and the town.
const WIDE: u16 = 120;

const NARROW_COLUMNS: &[Column] = &[
    left(Msg::ColEmployer, 24, 1),
    left(Msg::ColState, 8, 0),
    left(Msg::ColClass, 6, 0),
    right(Msg::ColInsured, 6),
    left(Msg::ColLeviedTo, 7, 0),
    right(Msg::ColArrears, 14),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::ColCreditCode, 18, 0),
    left(Msg::ColEmployer, 30, 1),
    left(Msg::ColTown, 10, 0),
    left(Msg::ColState, 10, 0),
    left(Msg::ColClass, 8, 0),
    right(Msg::ColInsured, 8),
    left(Msg::ColLeviedTo, 10, 0),
    right(Msg::ColArrearsMonths, 8),
    right(Msg::ColArrears, 15),
];

pub(in crate::tui) struct List {
    list: Option<EmployerList>,
    /// The chosen one, counted from the beginning of the whole list.
    at: usize,
    filter: Field,
    in_filter: bool,
    in_arrears: bool,
    undeclared: bool,
    /// What was just filed.
    pub(super) said: Option<String>,
}

impl Default for List {
    fn default() -> List {
        let filter = Field::new(FILTER_MAX);
        List { list: None, at: 0, filter, in_filter: false, in_arrears: false, undeclared: false, said: None }
    }
}

impl List {
    fn ask(&self) -> EmployerAsk {
        EmployerAsk {
            text: self.filter.text().trim().to_owned(),
            in_arrears: self.in_arrears,
            undeclared: self.undeclared,
            ..EmployerAsk::default()
        }
    }

    /// Credit code of the chosen employer.
    pub(super) fn chosen(&self) -> Option<String> {
        let list = self.list.as_ref()?;
        list.lines.get(self.at.checked_sub(count(list.offset))?).map(|l| l.credit_code.clone())
    }

    fn request(&self, body: Size) -> Request {
        let rows = visible(body);
        Request::Employers { ask: self.ask(), offset: number(self.at - self.at % rows), limit: number(rows) }
    }

    fn changed(&mut self, ctx: &mut Ctx) {
        self.at = 0;
        ctx.ask(self.request(ctx.body));
    }

    fn step(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(list) = &self.list else { return };
        self.at = table::step(self.at, action, count(list.total), visible(ctx.body));
        let there = count(list.offset)..count(list.offset) + list.lines.len();
        if !there.contains(&self.at) && list.total > 0 {
            ctx.ask(self.request(ctx.body));
        }
    }

    fn renew(&mut self, list: EmployerList) {
        self.at = self.at.min(count(list.total).saturating_sub(1));
        self.list = Some(list);
    }

    /// The filter, and which employers these are.
    fn head(&self, pen: &mut Pen) -> Cell {
        let (look, area) = (pen.look, pen.area);
        let part = if self.in_filter { Part::Title } else { Part::Quiet };
        let x = 1 + pen.text(1, 0, area.width / 2, &format!("{}: ", look.text(Msg::FilterLabel)), part);
        let (text, cursor) = self.filter.window(area.width / 4);
        pen.text(x, 0, area.width / 4, &text, Part::Plain);
        let beside = x + area.width / 4;
        let total = self.list.as_ref().map_or(0, |l| l.total);
        let mut told = fill(look.text(Msg::EmployersShown), &[("n", &total.to_string())]);
        for (on, msg) in [(self.in_arrears, Msg::OnlyArrears), (self.undeclared, Msg::OnlyUndeclared)] {
            if on {
                told = format!("{}  {told}", look.text(msg));
            }
        }
        let (told, part) = self.said.as_ref().map_or((&told, Part::Quiet), |said| (said, Part::Accent));
        pen.right(beside, 0, area.width.saturating_sub(beside + 1), told, part);
        pen.rule(1);
        (area.x + x + cursor, area.y)
    }
}

impl Screen for List {
    fn scopes(&self) -> &'static [Scope] {
        if self.in_filter { &[Scope::CaseFilter] } else { &[Scope::Employers] }
    }

    fn typing(&self) -> bool {
        self.in_filter
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        ctx.ask(self.request(ctx.body));
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        ctx.ask(self.request(ctx.body));
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Filter => self.in_filter = true,
            Action::Open | Action::LeaveField if self.in_filter => self.in_filter = false,
            Action::OnlyArrears => {
                self.in_arrears = !self.in_arrears;
                self.changed(ctx);
            }
            Action::OnlyUndeclared => {
                self.undeclared = !self.undeclared;
                self.changed(ctx);
            }
            Action::Back => {
                (self.in_filter, self.in_arrears, self.undeclared) = (false, false, false);
                self.filter.clear();
                self.changed(ctx);
            }
            _ => self.step(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        if self.in_filter && self.filter.key(key) {
            self.changed(ctx);
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        if self.in_filter && self.filter.paste(text) {
            self.changed(ctx);
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        let body = ctx.body;
        ctx.afresh.push(self.request(body));
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        self.receive(reply, ctx);
    }

    fn receive(&mut self, reply: Reply, _ctx: &mut Ctx) {
        if let Reply::Employers(list) = reply
            && list.ask == self.ask()
        {
            self.renew(list);
        }
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        let in_field = self.head(pen);
        let (look, area) = (pen.look, pen.area);
        let list = self.list.as_ref()?;
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        if list.lines.is_empty() {
            below.text(2, 1, area.width, look.text(Msg::EmployersNone), Part::Title);
            return Some(in_field);
        }
        let wide = area.width >= WIDE;
        let rows: Vec<Vec<Text>> = list.lines.iter().map(|l| cells(l, wide, look)).collect();
        let at = self.at.checked_sub(count(list.offset));
        let chosen = table::draw(&mut below, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, at);
        if self.in_filter { Some(in_field) } else { chosen }
    }
}

fn cells(l: &EmployerListRow, wide: bool, look: Look) -> Vec<Text> {
    let state = words::state(l.state, look.lang);
    let class = words::class_and_step(l.risk_class, l.step);
    let levied_to = l.levied_to.map(|m| m.to_string()).unwrap_or_default();
    let arrears = if l.arrears_months == 0 { String::new() } else { l.arrears.to_string() };
    if !wide {
        return vec![
            l.name.as_str().into(),
            state.into(),
            class.into(),
            l.insured.to_string().into(),
            levied_to.into(),
            arrears.into(),
        ];
    }
    let months = if l.arrears_months == 0 { String::new() } else { l.arrears_months.to_string() };
    vec![
        l.credit_code.as_str().into(),
        l.name.as_str().into(),
        l.town.as_str().into(),
        state.into(),
        class.into(),
        l.insured.to_string().into(),
        levied_to.into(),
        months.into(),
        arrears.into(),
    ]
}

fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1)
}

pub(super) fn count(n: i64) -> usize {
    usize::try_from(n).unwrap_or(0)
}

pub(super) fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
