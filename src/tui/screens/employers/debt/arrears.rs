//! 欠费催缴: who owes what, marked and reminded; the months of one employer; the form that changes what was levied, and the changes
//! that came back.

use std::collections::BTreeSet;

use crossterm::event::KeyEvent;

use super::change_form::ChangeForm;
use super::{HEAD_ROWS, WIDE, below, cells, visible};
use crate::desk::arrears::{ArrearsAsk, ArrearsLine, ArrearsList, ArrearsReply, ArrearsRequest, NoticeAsk};
use crate::desk::drafts::SavedDraft;
use crate::desk::sheets::SheetView;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::levy::debt::{NoticeKind, Standing};
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::report::arrears as report;
use crate::report::papers::DUNNING_PRESS;
use crate::text::arrears as words;
use crate::text::catalog::{Msg, fill};
use crate::tui::form::After;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen};
use crate::tui::screens::employers::returned::Returned;
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Months that are many: those who owe more are shown alone.
const LONG: usize = 3;

const NARROW: &[Column] = &[
    left(Msg::ColEmployer, 20, 1),
    left(Msg::DebtColSince, 7, 0),
    right(Msg::DebtColMonths, 4),
    right(Msg::DebtColPrincipal, 12),
    right(Msg::DebtColFee, 10),
    left(Msg::ColState, 8, 0),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::ColEmployer, 30, 1),
    left(Msg::DebtColSpan, 18, 0),
    right(Msg::DebtColMonths, 6),
    right(Msg::DebtColPrincipal, 15),
    right(Msg::DebtColFee, 14),
    left(Msg::ColState, 12, 0),
];
const MONTHS: &[Column] = &[
    left(Msg::ColMonth, 7, 0),
    right(Msg::DebtColPrincipal, 14),
    left(Msg::DebtColLastDay, 10, 0),
    right(Msg::DebtColDays, 6),
    right(Msg::DebtColFee, 14),
    left(Msg::ColState, 12, 1),
];

#[derive(Default)]
pub(in crate::tui) struct Arrears {
    list: Option<ArrearsList>,
    at: usize,
    only_long: bool,
    /// Credit codes of those to be reminded together.
    marked: BTreeSet<String>,
    /// The months of the chosen one are looked at.
    opened: bool,
    /// Changes of levy of one's own that came back.
    returned: Option<Returned>,
    form: Option<ChangeForm>,
    said: Option<String>,
}

impl Arrears {
    fn request(&self) -> Request {
        let over = if self.only_long { LONG } else { 0 };
        Request::Arrears(ArrearsRequest::Arrears { ask: ArrearsAsk { over, ..ArrearsAsk::default() } })
    }

    /// What is read anew below the form.
    fn below(&self) -> Request {
        if self.returned.is_some() { Returned::request(SheetKind::LevyChange) } else { self.request() }
    }

    fn act_returned(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(returned) = &mut self.returned else { return };
        match action {
            Action::Back => {
                self.returned = None;
                ctx.ask(self.request());
            }
            Action::Open => {
                if let Some(number) = returned.chosen() {
                    ctx.ask(Request::Sheet { number });
                }
            }
            _ => returned.act(action, ctx.body),
        }
    }

    /// Opens a sheet that came back; one that was handed in again meanwhile stays closed, and the list says so.
    fn correct(&mut self, view: &SheetView, ctx: &mut Ctx) {
        if view.is_own && matches!(view.state, State::Draft | State::Returned) {
            self.form = Some(ChangeForm::correct(view));
        } else {
            ctx.ask(self.below());
        }
    }

    fn lines(&self) -> &[ArrearsLine] {
        self.list.as_ref().map_or(&[], |l| l.lines.as_slice())
    }

    fn chosen(&self) -> Option<&ArrearsLine> {
        self.lines().get(self.at)
    }

    fn show(&mut self, list: ArrearsList) {
        self.at = self.at.min(list.lines.len().saturating_sub(1));
        self.marked.retain(|code| list.lines.iter().any(|l| l.credit_code == *code));
        self.opened &= !list.lines.is_empty();
        self.list = Some(list);
    }

    fn mark(&mut self) {
        let Some(code) = self.chosen().map(|l| l.credit_code.clone()) else { return };
        if !self.marked.remove(&code) {
            self.marked.insert(code);
        }
        self.at = (self.at + 1).min(self.lines().len().saturating_sub(1));
    }

    fn mark_all(&mut self) {
        let all: BTreeSet<String> = self.lines().iter().filter(|l| l.overdue() > 0).map(|l| l.credit_code.clone()).collect();
        self.marked = if self.marked == all { BTreeSet::new() } else { all };
    }

    /// Reminds those who are marked, or the chosen one; `harder` issues what follows a reminder to the chosen one.
    fn notify(&self, harder: bool, ctx: &mut Ctx) {
        let Some(line) = self.chosen() else { return };
        let one = vec![line.credit_code.clone()];
        let ask = if harder {
            NoticeAsk { kind: next(line), credit_codes: one }
        } else {
            let marked: Vec<String> = self.marked.iter().cloned().collect();
            NoticeAsk { kind: NoticeKind::Reminder, credit_codes: if marked.is_empty() { one } else { marked } }
        };
        ctx.ask(Request::Arrears(ArrearsRequest::Notify { ask, press: DUNNING_PRESS }));
    }

    fn draw_months(&self, line: &ArrearsLine, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let about = format!("{}  {}  {} {}", line.name, line.credit_code, line.contact, line.phone);
        pen.text(1, 0, area.width - 2, about.trim_end(), Part::Title);
        pen.rule(HEAD_ROWS - 1);
        let rows: Vec<Vec<Text>> = line.months.iter().map(|m| cells(report::month_row(m, look.lang))).collect();
        table::draw(&mut below(pen), MONTHS, &rows, None);
        Some((area.x + 1, area.y))
    }
}

/// The notice that follows the one that was served last.
fn next(line: &ArrearsLine) -> NoticeKind {
    let strongest = line.months.iter().map(|m| m.standing);
    let is = |standing| strongest.clone().any(|s| s == standing);
    if is(Standing::Demanded) { NoticeKind::Enforcement } else { NoticeKind::Demand }
}

impl Screen for Arrears {
    fn scopes(&self) -> &'static [Scope] {
        match &self.form {
            Some(form) => form.scopes(),
            None if self.returned.is_some() => &[Scope::ReturnedChanges],
            None if self.opened => &[Scope::ArrearsMonths],
            None => &[Scope::Arrears],
        }
    }

    fn typing(&self) -> bool {
        self.form.as_ref().is_some_and(ChangeForm::typing)
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.ask(self.below());
        }
    }

    fn open_draft(&mut self, draft: SavedDraft, _ctx: &mut Ctx) {
        self.form = Some(ChangeForm::of(draft));
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
        if let Some(form) = &mut self.form {
            if !form.act(action, ctx) {
                self.form = None;
                ctx.ask(self.below());
            }
            return;
        }
        self.said = None;
        if self.returned.is_some() {
            return self.act_returned(action, ctx);
        }
        match action {
            Action::Back if self.opened => self.opened = false,
            Action::Back => self.marked.clear(),
            Action::Open => self.opened = self.chosen().is_some(),
            Action::Mark => self.mark(),
            Action::MarkAll => self.mark_all(),
            Action::OnlyArrears => {
                (self.only_long, self.at) = (!self.only_long, 0);
                ctx.ask(self.request());
            }
            Action::Remind => self.notify(false, ctx),
            Action::Onward => self.notify(true, ctx),
            Action::Returned => ctx.ask(Returned::request(SheetKind::LevyChange)),
            Action::NewEntry => {
                let code = self.chosen().map(|l| l.credit_code.clone()).unwrap_or_default();
                self.form = Some(ChangeForm::new(&code));
            }
            _ => self.at = table::step(self.at, action, self.lines().len(), visible(ctx.body)),
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

    fn refresh(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.afresh.push(self.below());
        }
    }

    fn refreshed(&mut self, reply: Reply, _ctx: &mut Ctx) {
        match (reply, &mut self.returned) {
            (Reply::Arrears(ArrearsReply::Arrears(list)), _) => self.show(list),
            (Reply::SheetQueue(list), Some(returned)) => returned.renew(list),
            _ => {}
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::Arrears(ArrearsReply::Arrears(list)) => self.show(list),
            Reply::SheetQueue(list) => match &mut self.returned {
                Some(returned) => returned.renew(list),
                None => self.returned = Some(Returned::new(SheetKind::LevyChange, list)),
            },
            Reply::Sheet(view) if self.form.is_none() => self.correct(&view, ctx),
            Reply::Arrears(ArrearsReply::Notified(numbers)) => {
                let (first, last) = (numbers.first().cloned().unwrap_or_default(), numbers.last().cloned().unwrap_or_default());
                let span = if first == last { first } else { format!("{first} .. {last}") };
                let values = [("n", numbers.len().to_string()), ("numbers", span)];
                let values = values.each_ref().map(|(name, text)| (*name, text.as_str()));
                self.said = Some(fill(ctx.look.text(Msg::DebtNotified), &values));
                self.marked.clear();
                ctx.ask(self.request());
            }
            reply => {
                if let Some(form) = &mut self.form
                    && let After::Left(said) = form.receive(&reply, ctx)
                {
                    // What was filed is said above the list.
                    self.returned = self.returned.take().filter(|_| said.is_none());
                    (self.form, self.said) = (None, said);
                    ctx.afresh.push(self.below());
                }
            }
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        self.form.as_mut().is_some_and(|form| form.refused(refusal))
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        if let Some(form) = &self.form {
            return form.draw(pen);
        }
        if let Some(returned) = &self.returned {
            return returned.draw(pen);
        }
        let list = self.list.as_ref()?;
        if let Some(line) = self.chosen().filter(|_| self.opened) {
            return self.draw_months(line, pen);
        }
        let (look, area) = (pen.look, pen.area);
        let mut head = report::arrears_total(list, look.lang);
        if self.only_long {
            head = format!("{}  {head}", look.text(Msg::DebtOnlyLong));
        }
        if !self.marked.is_empty() {
            let marked = fill(look.text(Msg::DebtMarked), &[("n", &self.marked.len().to_string())]);
            head = format!("{marked}  {head}");
        }
        let (text, part) = self.said.as_deref().map_or((head.as_str(), Part::Quiet), |said| (said, Part::Accent));
        pen.text(1, 0, area.width - 2, text, part);
        pen.rule(HEAD_ROWS - 1);
        let mut rest = below(pen);
        if list.lines.is_empty() {
            rest.text(2, 1, area.width, words::none(look.lang), Part::Title);
            return Some((area.x + 1, area.y));
        }
        let wide = area.width >= WIDE;
        let row = |l: &ArrearsLine| {
            let mut row = report::arrears_row(l, look.lang);
            if self.marked.contains(&l.credit_code) {
                row[0].insert_str(0, "* ");
            }
            if !wide {
                row[1] = l.span().map(|(first, _)| first.to_string()).unwrap_or_default();
            }
            cells(row)
        };
        let rows: Vec<Vec<Text>> = list.lines.iter().map(row).collect();
        table::draw(&mut rest, if wide { WIDE_COLUMNS } else { NARROW }, &rows, Some(self.at))
    }
}
