//! 未付成: what the bank did not pay or returned and no list has paid since, why, and the way to another account.

use crossterm::event::KeyEvent;

use super::account_form::AccountForm;
use crate::desk::estimate::Fields;
use crate::desk::payments::OwedLine;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::codes::ListId;
use crate::policy::Policy;
use crate::report::payments::code;
use crate::text::catalog::Msg;
use crate::text::{benefits, payments};
use crate::tui::form::After;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// From this width on there is room for the item, the account and the decision.
const WIDE: u16 = 120;

const NARROW_COLUMNS: &[Column] = &[
    left(Msg::ColPayee, 10, 2),
    left(Msg::ColMonth, 7, 0),
    right(Msg::ColAmount, 13),
    left(Msg::ColTrouble, 9, 0),
    left(Msg::ColFailure, 14, 2),
    left(Msg::ColChanged, 12, 0),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::ColPayee, 10, 2),
    left(Msg::ColItem, 18, 2),
    left(Msg::ColMonth, 7, 0),
    right(Msg::ColAmount, 14),
    left(Msg::ColTrouble, 9, 0),
    left(Msg::ColFailure, 16, 2),
    left(Msg::ColChanged, 12, 0),
    left(Msg::ColAccount, 19, 0),
    left(Msg::ColSheet, 14, 0),
];

#[derive(Default)]
pub(in crate::tui) struct Failures {
    lines: Option<Vec<OwedLine>>,
    at: usize,
    form: Option<AccountForm>,
    said: Option<String>,
}

impl Failures {
    fn renew(&mut self, lines: Vec<OwedLine>) {
        let failed: Vec<OwedLine> = lines.into_iter().filter(|l| l.trouble.is_some()).collect();
        self.at = self.at.min(failed.len().saturating_sub(1));
        self.lines = Some(failed);
    }
}

impl Screen for Failures {
    fn scopes(&self) -> &'static [Scope] {
        self.form.as_ref().map_or(&[Scope::Failures], AccountForm::scopes)
    }

    fn typing(&self) -> bool {
        self.form.as_ref().is_some_and(AccountForm::typing)
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.ask(Request::Owed);
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
        if let Some(form) = &mut self.form {
            if !form.act(action, ctx) {
                self.form = None;
            }
            return;
        }
        self.said = None;
        let count = self.lines.as_ref().map_or(0, Vec::len);
        match action {
            // Whose it is has to be typed: the number on the card in one's hand is compared with the file.
            Action::EnterAccount if count > 0 => self.form = Some(AccountForm::new(&Fields::default(), ctx.policy)),
            _ => self.at = table::step(self.at, action, count, visible(ctx.body)),
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
        ctx.afresh.push(Request::Owed);
    }

    fn refreshed(&mut self, reply: Reply, _ctx: &mut Ctx) {
        if let Reply::Owed(lines) = reply {
            self.renew(lines);
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match (reply, &mut self.form) {
            (Reply::Owed(lines), _) => self.renew(lines),
            (reply, Some(form)) => match form.receive(reply, ctx) {
                After::Open => {}
                After::Left(said) => {
                    (self.form, self.said) = (None, said);
                    ctx.afresh.push(Request::Owed);
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
        let (lines, look, area) = (self.lines.as_ref()?, pen.look, pen.area);
        let below = u16::from(self.said.is_some());
        if let Some(said) = &self.said {
            pen.text(1, 0, area.width - 2, said, Part::Accent);
        }
        let mut pen = pen.within(0, below, area.width, area.height.saturating_sub(below));
        if lines.is_empty() {
            pen.text(2, 1, area.width, look.text(Msg::FailuresNone), Part::Title);
            pen.text(2, 2, area.width, look.text(Msg::FailuresNoneHint), Part::Plain);
            return Some((area.x, area.y));
        }
        let wide = area.width >= WIDE;
        let rows: Vec<Vec<Text>> = lines.iter().map(|l| cells(l, wide, facts.policy, look)).collect();
        table::draw(&mut pen, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, Some(self.at))
    }
}

fn cells(l: &OwedLine, wide: bool, policy: &Policy, look: Look) -> Vec<Text> {
    let Some(trouble) = &l.trouble else { return Vec::new() };
    let account = if trouble.is_same_account { Msg::SameAccount } else { Msg::OtherAccount };
    let mut out: Vec<Text> = vec![l.payee.as_str().into()];
    if wide {
        out.push(benefits::item(l.item, look.lang).into());
    }
    out.extend([
        l.month.to_string().into(),
        l.amount.to_string().into(),
        payments::line_state(trouble.state, look.lang).into(),
        code(ListId::PaymentFailure, &trouble.reason, policy, look.lang).into(),
        look.text(account).into(),
    ]);
    if wide {
        out.push(l.account.as_deref().unwrap_or_default().into());
        out.push(l.sheet.as_deref().unwrap_or_default().into());
    }
    out
}

fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(2)).max(1)
}
