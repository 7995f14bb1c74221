//! 到账: payments as they came in, whose they are, and saying so of those that are nobody's.

use crossterm::event::KeyEvent;

use super::{HEAD_ROWS, WIDE, below, cells, visible};
use crate::desk::arrears::{ArrearsReply, ArrearsRequest, Match, ReceiptLine, ReceiptList};
use crate::desk::estimate::Fields;
use crate::desk::{Refusal, Reply, Request};
use crate::report::arrears as report;
use crate::text::arrears as words;
use crate::text::catalog::{Msg, fill};
use crate::tui::form::{FieldSpec, choice, short};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size};
use crate::tui::screens::payments::small_form::{SmallForm, Wanted};
use crate::tui::widgets::table::{self, Column, left, right};

const CODE: usize = 18;
const NO_YES: &[(&str, Msg)] = &[("no", Msg::ChoiceNo), ("yes", Msg::ChoiceYes)];
const ASSIGN: &[FieldSpec] =
    &[short("credit_code", Msg::LabelCreditCode, CODE), choice("keep_over", Msg::DebtKeepOver, NO_YES).hint(Msg::HintKeepOver)];

const NARROW: &[Column] = &[
    left(Msg::DebtColReceipt, 12, 1),
    left(Msg::DebtColPaidOn, 10, 0),
    left(Msg::DebtColMatch, 9, 0),
    left(Msg::DebtColPayer, 16, 2),
    right(Msg::ColAmountYuan, 12),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::DebtColReceipt, 20, 1),
    left(Msg::DebtColPaidOn, 10, 0),
    left(Msg::DebtColMatch, 9, 0),
    left(Msg::DebtColPayer, 24, 2),
    right(Msg::ColAmountYuan, 14),
    left(Msg::DebtColTold, 8, 0),
    right(Msg::DebtColRest, 12),
];

#[derive(Default)]
pub(in crate::tui) struct Receipts {
    list: Option<ReceiptList>,
    at: usize,
    only_unknown: bool,
    /// Whose the chosen payment is, being said.
    form: Option<(String, SmallForm)>,
    /// What was just done, one sentence a line.
    said: Option<String>,
}

impl Receipts {
    fn request(&self, body: Size) -> Request {
        let rows = visible(body);
        let offset = i64::try_from(self.at - self.at % rows).unwrap_or(0);
        let limit = i64::try_from(rows).unwrap_or(i64::MAX);
        Request::Arrears(ArrearsRequest::Receipts { only_unknown: self.only_unknown, offset, limit })
    }

    fn offset(&self) -> usize {
        self.list.as_ref().map_or(0, |l| usize::try_from(l.offset).unwrap_or(0))
    }

    fn chosen(&self) -> Option<&ReceiptLine> {
        self.list.as_ref()?.lines.get(self.at.checked_sub(self.offset())?)
    }

    fn step(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(list) = &self.list else { return };
        let total = usize::try_from(list.total).unwrap_or(0);
        let there = self.offset()..self.offset() + list.lines.len();
        self.at = table::step(self.at, action, total, visible(ctx.body));
        if !there.contains(&self.at) && total > 0 {
            ctx.ask(self.request(ctx.body));
        }
    }

    fn assign(&mut self) {
        let Some(line) = self.chosen().filter(|l| l.row.employer.is_none()) else { return };
        let known = match &line.whose {
            Match::Near { credit_code, .. } => credit_code.clone(),
            _ => line.row.credit_code.clone(),
        };
        let about = format!("{}  {}  {}", line.row.number, line.row.payer, line.row.amount);
        let form = SmallForm::new(Msg::DebtAssignTitle, about, ASSIGN, &Fields::default().with("credit_code", known));
        self.form = Some((line.row.number.clone(), form));
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Some((number, form)) = &mut self.form else { return };
        match form.act(action, ctx) {
            Wanted::File(fields) => {
                ctx.ask(Request::Arrears(ArrearsRequest::Assign { number: number.clone(), fields }));
            }
            Wanted::Leave => self.form = None,
            Wanted::Nothing => {}
        }
    }

    fn show(&mut self, list: ReceiptList) {
        if list.only_unknown == self.only_unknown {
            self.at = self.at.min(usize::try_from(list.total).unwrap_or(0).saturating_sub(1));
            self.list = Some(list);
        }
    }
}

impl Screen for Receipts {
    fn scopes(&self) -> &'static [Scope] {
        self.form.as_ref().map_or(&[Scope::LevyReceipts], |(_, f)| f.scopes())
    }

    fn typing(&self) -> bool {
        self.form.is_some()
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.ask(self.request(ctx.body));
        }
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        self.entered(ctx);
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.said = None;
        match action {
            _ if self.form.is_some() => self.act_form(action, ctx),
            Action::OnlyOpen => {
                (self.only_unknown, self.at) = (!self.only_unknown, 0);
                ctx.ask(self.request(ctx.body));
            }
            Action::Assign => self.assign(),
            Action::UseCredit => {
                let code = self.chosen().and_then(|l| l.row.employer.clone()).map(|(_, code, _)| code);
                if let Some(credit_code) = code {
                    ctx.ask(Request::Arrears(ArrearsRequest::UseCredit { credit_code }));
                }
            }
            _ => self.step(action, ctx),
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
            let body = ctx.body;
            ctx.afresh.push(self.request(body));
        }
    }

    fn refreshed(&mut self, reply: Reply, _ctx: &mut Ctx) {
        if let Reply::Arrears(ArrearsReply::Receipts(list)) = reply {
            self.show(list);
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::Arrears(ArrearsReply::Receipts(list)) => self.show(list),
            Reply::Arrears(ArrearsReply::Spread(spread)) => {
                self.form = None;
                self.said = Some(words::spread(&spread, ctx.look.lang).replace('\n', "  "));
                ctx.ask(self.request(ctx.body));
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        match (&mut self.form, refusal) {
            (Some((_, form)), Refusal::Problems(problems)) if problems.iter().all(|(id, _)| *id == "credit_code") => {
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
        let (total, unknown) = (list.total.to_string(), list.unknown.to_string());
        let amount = list.unknown_amount.to_string();
        let head = if self.only_unknown { Msg::DebtUnknownHead } else { Msg::DebtReceiptsHead };
        let head = fill(look.text(head), &[("n", &total), ("unknown", &unknown), ("amount", &amount)]);
        let (text, part) = self.said.as_deref().map_or((head.as_str(), Part::Quiet), |said| (said, Part::Accent));
        pen.text(1, 0, area.width - 2, text, part);
        pen.rule(HEAD_ROWS - 1);
        let mut rest = below(pen);
        if list.lines.is_empty() {
            rest.text(2, 1, area.width, words::no_receipts(look.lang), Part::Title);
            return Some((area.x + 1, area.y));
        }
        let wide = area.width >= WIDE;
        let row = |l: &ReceiptLine| {
            let mut row = report::receipt_row(l, look.lang);
            row.truncate(if wide { WIDE_COLUMNS.len() } else { NARROW.len() });
            cells(row)
        };
        let rows: Vec<_> = list.lines.iter().map(row).collect();
        let at = self.at.checked_sub(self.offset());
        table::draw(&mut rest, if wide { WIDE_COLUMNS } else { NARROW }, &rows, at)
    }
}
