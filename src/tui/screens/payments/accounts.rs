//! 收款账户: the accounts in use, found by the payee's name, and the form that enters one.

use crossterm::event::KeyEvent;

use super::account_form::AccountForm;
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::payments::AccountLine;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::codes::ListId;
use crate::policy::Policy;
use crate::report::payments::code;
use crate::text::catalog::{Msg, fill};
use crate::text::payments;
use crate::tui::field::Field;
use crate::tui::form::After;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size};
use crate::tui::widgets::table::{self, Column, Text, left};

/// Rows above the table: the filter, a rule.
const HEAD_ROWS: u16 = 2;
const FILTER_MAX: usize = 40;
/// From this width on there is room for the holder, the way and the sheet.
const WIDE: u16 = 120;

const NARROW_COLUMNS: &[Column] = &[
    left(Msg::ColPayee, 10, 2),
    left(Msg::ColBank, 18, 1),
    left(Msg::ColAccount, 19, 0),
    left(Msg::ColValidFrom, 10, 0),
    left(Msg::ColChecked, 8, 0),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::ColPayee, 12, 2),
    left(Msg::ColHolder, 12, 1),
    left(Msg::ColWay, 20, 0),
    left(Msg::ColBank, 18, 1),
    left(Msg::ColAccount, 19, 0),
    left(Msg::ColValidFrom, 10, 0),
    left(Msg::ColSheet, 14, 0),
    left(Msg::ColChecked, 8, 0),
];

pub(in crate::tui) struct Accounts {
    lines: Option<Vec<AccountLine>>,
    at: usize,
    filter: Field,
    in_filter: bool,
    form: Option<AccountForm>,
    /// What was just filed.
    said: Option<String>,
}

impl Default for Accounts {
    fn default() -> Accounts {
        Accounts { lines: None, at: 0, filter: Field::new(FILTER_MAX), in_filter: false, form: None, said: None }
    }
}

impl Accounts {
    fn request(&self) -> Request {
        Request::PayeeAccounts { text: self.filter.text().to_owned() }
    }

    fn renew(&mut self, lines: Vec<AccountLine>) {
        self.at = self.at.min(lines.len().saturating_sub(1));
        self.lines = Some(lines);
    }

    fn changed(&mut self, ctx: &mut Ctx) {
        self.at = 0;
        ctx.ask(self.request());
    }
}

impl Screen for Accounts {
    fn scopes(&self) -> &'static [Scope] {
        match &self.form {
            Some(form) => form.scopes(),
            None if self.in_filter => &[Scope::CaseFilter],
            None => &[Scope::PayeeAccounts],
        }
    }

    fn typing(&self) -> bool {
        self.form.as_ref().map_or(self.in_filter, AccountForm::typing)
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.ask(self.request());
        }
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        self.form = Some(AccountForm::of(draft, ctx.policy));
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
            }
            return;
        }
        self.said = None;
        match action {
            Action::EnterAccount => self.form = Some(AccountForm::new(&Fields::default(), ctx.policy)),
            Action::Filter => self.in_filter = true,
            Action::Open | Action::LeaveField if self.in_filter => self.in_filter = false,
            Action::Back => {
                self.in_filter = false;
                self.filter.clear();
                self.changed(ctx);
            }
            _ => {
                let count = self.lines.as_ref().map_or(0, Vec::len);
                self.at = table::step(self.at, action, count, visible(ctx.body));
            }
        }
    }

    fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        match &mut self.form {
            Some(form) => form.typed(key),
            None if self.in_filter && self.filter.key(key) => self.changed(ctx),
            None => {}
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        match &mut self.form {
            Some(form) => form.pasted(text),
            None if self.in_filter && self.filter.paste(text) => self.changed(ctx),
            None => {}
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        ctx.afresh.push(self.request());
    }

    fn refreshed(&mut self, reply: Reply, _ctx: &mut Ctx) {
        if let Reply::PayeeAccounts(lines) = reply {
            self.renew(lines);
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match (reply, &mut self.form) {
            (Reply::PayeeAccounts(lines), _) => self.renew(lines),
            (reply, Some(form)) => match form.receive(reply, ctx) {
                After::Open => {}
                After::Left(said) => {
                    (self.form, self.said) = (None, said);
                    ctx.afresh.push(self.request());
                }
            },
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        self.form.as_mut().is_some_and(|form| form.refused(refusal))
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        if let Some(form) = &self.form {
            return form.draw(pen);
        }
        let (look, area) = (pen.look, pen.area);
        let part = if self.in_filter { Part::Title } else { Part::Quiet };
        let x = 1 + pen.text(1, 0, area.width / 2, &format!("{}: ", look.text(Msg::FilterLabel)), part);
        let (text, cursor) = self.filter.window(area.width / 4);
        pen.text(x, 0, area.width / 4, &text, Part::Plain);
        let beside = x + area.width / 4;
        let lines = self.lines.as_ref()?;
        let count = fill(look.text(Msg::AccountsShown), &[("n", &lines.len().to_string())]);
        let (told, part) = self.said.as_ref().map_or((count.as_str(), Part::Quiet), |said| (said.as_str(), Part::Accent));
        pen.right(beside, 0, area.width.saturating_sub(beside + 1), told, part);
        pen.rule(1);
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        let in_field = Some((area.x + x + cursor, area.y));
        if lines.is_empty() {
            below.text(2, 1, area.width, look.text(Msg::AccountsNone), Part::Title);
            return in_field;
        }
        let wide = area.width >= WIDE;
        let rows: Vec<Vec<Text>> = lines.iter().map(|l| cells(l, wide, facts.policy, look)).collect();
        let chosen = table::draw(&mut below, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, Some(self.at));
        if self.in_filter { in_field } else { chosen }
    }
}

fn cells(l: &AccountLine, wide: bool, policy: &Policy, look: Look) -> Vec<Text> {
    let bank = code(ListId::Bank, &l.bank, policy, look.lang);
    let checked = if l.is_checked { "" } else { look.text(Msg::Unchecked) };
    let mut out: Vec<Text> = vec![l.payee.as_str().into()];
    if wide {
        out.extend([l.holder.as_str().into(), payments::way(l.way, look.lang).into()]);
    }
    out.extend([bank.into(), l.account.as_str().into(), l.valid_from.to_string().into()]);
    if wide {
        out.push(l.sheet.as_str().into());
    }
    out.push(checked.into());
    out
}

fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1)
}
