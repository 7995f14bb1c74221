//! 支付单: the payment lists, one with its lines, and the steps of it that are open to this operator.
//!
//! ```text
//!  ZF-2022-000001  支付单  待回盘  7,543.68 元
//!
//!  a 回盘
//!  6 笔 7,543.68 元；已付 0 笔，未付成或退票 0 笔
//! ------------------------------------------------------------------------
//!     行  姓名    户名    银行      账户                 金额      状态
//! >    1  张三    张三    邮储银行  621799*********0001  2,514.56  待付
//! ```

use crossterm::event::KeyEvent;

use super::list_forms as forms;
use super::small_form::{SmallForm, Wanted};
use crate::desk::payments::{BankForm, PaymentLine, PaymentListLine};
use crate::desk::sheets::SheetView;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::codes::ListId;
use crate::domain::money::Money;
use crate::domain::payment::LineState;
use crate::domain::problem::Problem;
use crate::domain::sheet::kind::Flow;
use crate::domain::sheet::workflow::{Step, open};
use crate::policy::Policy;
use crate::report::papers::SHEET_PRESS;
use crate::report::payments::{BANK_PRESS, code};
use crate::text::catalog::{Msg, fill};
use crate::text::{payments, sheets};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size, Wish};
use crate::tui::screens::approvals::{HEAD_ROWS, OpinionForm, SheetPage, key_of};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// From this width on there is room for everything about a line.
const WIDE: u16 = 120;

const LIST_COLUMNS: &[Column] = &[
    left(Msg::ColSheet, 14, 0),
    left(Msg::ColListKind, 14, 1),
    right(Msg::ColLines, 5),
    right(Msg::ColTroubled, 6),
    right(Msg::ColAmount, 14),
    left(Msg::ColState, 17, 1),
];
const NARROW_COLUMNS: &[Column] = &[
    right(Msg::ColLine, 4),
    left(Msg::ColHolder, 8, 1),
    left(Msg::ColAccount, 19, 0),
    right(Msg::ColAmount, 13),
    left(Msg::ColState, 8, 0),
    left(Msg::ColFailure, 12, 1),
];
const WIDE_COLUMNS: &[Column] = &[
    right(Msg::ColLine, 4),
    left(Msg::ColName, 10, 1),
    left(Msg::ColMonth, 7, 0),
    left(Msg::ColHolder, 10, 1),
    left(Msg::ColBank, 14, 1),
    left(Msg::ColAccount, 19, 0),
    right(Msg::ColAmount, 14),
    left(Msg::ColState, 10, 0),
    left(Msg::ColFailure, 16, 2),
];

#[derive(Default)]
pub(in crate::tui) struct Lists {
    lists: Option<Vec<PaymentListLine>>,
    at: usize,
    list: Option<Opened>,
}

/// A list that is looked at.
struct Opened {
    page: SheetPage,
    lines: Vec<PaymentLine>,
    at: usize,
    form: Option<Doing>,
}

/// What is being done to it.
enum Doing {
    Opinion(Box<OpinionForm>),
    Send(SmallForm),
    Settle(SmallForm),
    Return(SmallForm),
}

impl Doing {
    fn small(&mut self) -> Option<&mut SmallForm> {
        match self {
            Doing::Opinion(_) => None,
            Doing::Send(form) | Doing::Settle(form) | Doing::Return(form) => Some(form),
        }
    }
}

/// The key of a step here, where the bank's steps are taken too.
const fn key(step: Step) -> Option<&'static str> {
    if matches!(step, Step::Send | Step::Settle) { Some("a") } else { key_of(step) }
}

impl Opened {
    fn number(&self) -> String {
        self.page.view.number.clone()
    }

    /// Opens the form of a step, if it is open and this operator's; else says why not.
    fn begin(&mut self, step: Step, ctx: &mut Ctx) {
        let view = &self.page.view;
        match view.open.iter().find(|o| o.step == step).map(|o| o.may) {
            Some(Ok(())) => {
                self.form = Some(match step {
                    Step::Send => Doing::Send(forms::send(&view.number)),
                    Step::Settle => Doing::Settle(forms::settle(&view.number, ctx.policy)),
                    _ => Doing::Opinion(Box::new(OpinionForm::new(step, view, ctx.policy))),
                });
            }
            Some(Err(_)) => ctx.wish = Some(Wish::Say(Msg::SaidStepNotYours)),
            None => {
                let from = Some(view.state);
                let problem = Problem::SheetStepNotOpen { step, from, open: open(Flow::Payment, from) };
                ctx.wish = Some(Wish::Refuse(vec![("step", problem)]));
            }
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Onward => match self.page.view.open.iter().find(|o| o.step.is_onward()).map(|o| o.step) {
                Some(step) => self.begin(step, ctx),
                None => ctx.wish = Some(Wish::Say(Msg::SaidStepNotHere)),
            },
            Action::SheetStep(step) => self.begin(step, ctx),
            Action::ReturnPayment => {
                let form = forms::returned(&self.page.view.number, self.lines.get(self.at), ctx.policy);
                self.form = Some(Doing::Return(form));
            }
            Action::Print => ctx.ask(Request::PrintSheet { number: self.number(), way: None, press: SHEET_PRESS }),
            _ => self.at = table::step(self.at, action, self.lines.len(), visible(ctx.body, HEAD_ROWS)),
        }
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let (number, seen) = (self.number(), self.page.view.seen);
        let Some(doing) = &mut self.form else { return };
        if let Doing::Opinion(form) = doing {
            match action {
                Action::Save => {
                    let request = form.save(seen, ctx);
                    ctx.ask(request);
                }
                Action::Back => {
                    if form.is_begun() {
                        form.put_by(ctx);
                        ctx.wish = Some(Wish::Note(Msg::DraftKept));
                    }
                    self.form = None;
                }
                _ => form.act(action, ctx),
            }
            return;
        }
        match doing.small().map_or(Wanted::Leave, |form| form.act(action, ctx)) {
            Wanted::File(fields) => match doing {
                Doing::Send(_) => {
                    let form = BankForm::parse(fields.get("format")).unwrap_or(BankForm::Xlsx);
                    ctx.ask(Request::SendList { number, seen, form, press: BANK_PRESS });
                }
                Doing::Settle(_) => ctx.ask(Request::SettleList { number, seen, fields }),
                Doing::Return(_) => ctx.ask(Request::ReturnPayment { number, fields }),
                Doing::Opinion(_) => {}
            },
            Wanted::Leave => self.form = None,
            Wanted::Nothing => {}
        }
    }

    /// The list read afresh; what is being typed stays.
    fn renew(&mut self, view: SheetView, lines: Vec<PaymentLine>) {
        self.page.view = view;
        self.at = self.at.min(lines.len().saturating_sub(1));
        self.lines = lines;
    }

    fn draw(&self, pen: &mut Pen, policy: &Policy) -> Option<Cell> {
        if let Some(Doing::Send(form) | Doing::Settle(form) | Doing::Return(form)) = &self.form {
            return form.draw(pen);
        }
        self.page.head(pen);
        if let Some(Doing::Opinion(form)) = &self.form {
            return form.draw(pen);
        }
        let (look, area) = (pen.look, pen.area);
        pen.text(1, HEAD_ROWS - 2, area.width - 2, &self.sums(look), Part::Quiet);
        let wide = area.width >= WIDE;
        let rows: Vec<Vec<Text>> = self.lines.iter().map(|l| line_cells(l, wide, policy, look)).collect();
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        table::draw(&mut below, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, Some(self.at))
    }

    fn sums(&self, look: Look) -> String {
        let count = |states: &[LineState]| self.lines.iter().filter(|l| states.contains(&l.state)).count().to_string();
        let sum: Money = self.lines.iter().map(|l| l.amount - l.deducted).sum();
        let values = [
            ("n", self.lines.len().to_string()),
            ("sum", sum.to_string()),
            ("paid", count(&[LineState::Paid])),
            ("bad", count(&[LineState::Failed, LineState::Returned])),
        ];
        fill(look.text(Msg::ListSums), &values.each_ref().map(|(name, text)| (*name, text.as_str())))
    }
}

impl Lists {
    fn request(&self) -> Request {
        self.list.as_ref().map_or(Request::PaymentLists, |list| Request::PaymentList { number: list.number() })
    }

    fn renew(&mut self, lists: Vec<PaymentListLine>) {
        self.at = self.at.min(lists.len().saturating_sub(1));
        self.lists = Some(lists);
    }
}

impl Screen for Lists {
    fn scopes(&self) -> &'static [Scope] {
        match &self.list {
            None => &[Scope::PaymentLists],
            Some(list) => match &list.form {
                None => &[Scope::PaymentList],
                Some(Doing::Opinion(_)) => &[Scope::Opinion],
                Some(Doing::Send(form) | Doing::Settle(form) | Doing::Return(form)) => form.scopes(),
            },
        }
    }

    fn typing(&self) -> bool {
        self.list.as_ref().is_some_and(|list| list.form.is_some())
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        if !self.typing() {
            ctx.ask(self.request());
        }
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        if let Some(Doing::Opinion(form)) = self.list.as_mut().and_then(|l| l.form.as_mut()) {
            form.keep(ctx);
        }
    }

    fn draft_failed(&mut self) {
        if let Some(Doing::Opinion(form)) = self.list.as_mut().and_then(|l| l.form.as_mut()) {
            form.keeping_failed();
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match &mut self.list {
            Some(list) if list.form.is_some() => list.act_form(action, ctx),
            Some(_) if action == Action::Back => {
                self.list = None;
                ctx.ask(Request::PaymentLists);
            }
            Some(list) => list.act(action, ctx),
            None if action == Action::Open => {
                if let Some(line) = self.lists.iter().flatten().nth(self.at) {
                    ctx.ask(Request::PaymentList { number: line.number.clone() });
                }
            }
            None => {
                let count = self.lists.as_ref().map_or(0, Vec::len);
                self.at = table::step(self.at, action, count, visible(ctx.body, 0));
            }
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        match self.list.as_mut().and_then(|l| l.form.as_mut()) {
            Some(Doing::Opinion(form)) => _ = form.fields().key(key),
            Some(Doing::Send(form) | Doing::Settle(form) | Doing::Return(form)) => form.typed(key),
            None => {}
        }
    }

    fn pasted(&mut self, text: &str, _ctx: &mut Ctx) {
        match self.list.as_mut().and_then(|l| l.form.as_mut()) {
            Some(Doing::Opinion(form)) => _ = form.fields().paste(text),
            Some(Doing::Send(form) | Doing::Settle(form) | Doing::Return(form)) => form.pasted(text),
            None => {}
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        ctx.afresh.push(self.request());
    }

    fn refreshed(&mut self, reply: Reply, _ctx: &mut Ctx) {
        match (reply, &mut self.list) {
            (Reply::PaymentLists(lists), None) => self.renew(lists),
            // Under a form nothing moves: a step taken on what was seen is refused if the list has moved on.
            (Reply::PaymentList { view, lines }, Some(list)) if list.form.is_none() && list.number() == view.number => {
                list.renew(*view, lines);
            }
            _ => {}
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match (reply, &mut self.list) {
            (Reply::PaymentLists(lists), _) => self.renew(lists),
            (Reply::PaymentList { view, lines }, Some(list)) if list.number() == view.number => {
                if list.form.take().is_some() {
                    ctx.wish = Some(Wish::Note(Msg::SaidSheetDone));
                }
                list.renew(*view, lines);
            }
            (Reply::PaymentList { view, lines }, _) => {
                let page = SheetPage::with_keys(*view, key);
                self.list = Some(Opened { page, lines, at: 0, form: None });
            }
            (Reply::Sheet(_), Some(list)) => {
                if let Some(Doing::Opinion(form)) = list.form.take() {
                    ctx.aside(Request::DropDraft { id: form.draft_id() });
                }
                ctx.ask(Request::PaymentList { number: list.number() });
            }
            // The status line says where the bank file is.
            (Reply::Sent(_), Some(list)) => {
                list.form = None;
                ctx.afresh.push(Request::PaymentList { number: list.number() });
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        let Some(list) = &mut self.list else { return false };
        match (&mut list.form, refusal) {
            (Some(doing), Refusal::Problems(found)) if !found.iter().any(|(field, _)| ["step", "amount"].contains(field)) => {
                match doing {
                    Doing::Opinion(form) => form.refuse(found),
                    Doing::Send(form) | Doing::Settle(form) | Doing::Return(form) => form.refuse(found),
                }
                true
            }
            (form, _) => {
                *form = None;
                false
            }
        }
    }

    fn after_refusal(&mut self, ctx: &mut Ctx) {
        if !self.typing() {
            ctx.afresh.push(self.request());
        }
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        if let Some(list) = &self.list {
            return list.draw(pen, facts.policy);
        }
        let (lists, look) = (self.lists.as_ref()?, pen.look);
        if lists.is_empty() {
            pen.text(2, 1, pen.area.width, look.text(Msg::ListsNone), Part::Title);
            pen.text(2, 2, pen.area.width, look.text(Msg::ListsNoneHint), Part::Plain);
            return Some((pen.area.x, pen.area.y));
        }
        let rows: Vec<Vec<Text>> = lists.iter().map(|l| list_cells(l, look)).collect();
        table::draw(pen, LIST_COLUMNS, &rows, Some(self.at))
    }
}

fn list_cells(l: &PaymentListLine, look: Look) -> Vec<Text> {
    vec![
        l.number.as_str().into(),
        payments::list_kind(l.kind, look.lang).into(),
        l.lines.to_string().into(),
        if l.troubled > 0 { l.troubled.to_string() } else { String::new() }.into(),
        l.amount.to_string().into(),
        sheets::state(l.state, Flow::Payment, look.lang).into(),
    ]
}

fn line_cells(l: &PaymentLine, wide: bool, policy: &Policy, look: Look) -> Vec<Text> {
    let mut out: Vec<Text> = vec![l.nth.to_string().into()];
    if wide {
        out.extend([l.name.as_str().into(), l.month.to_string().into()]);
    }
    out.push(l.holder.as_str().into());
    if wide {
        out.push(code(ListId::Bank, &l.bank, policy, look.lang).into());
    }
    out.extend([
        l.account.as_str().into(),
        (l.amount - l.deducted).to_string().into(),
        payments::line_state(l.state, look.lang).into(),
        code(ListId::PaymentFailure, &l.failure, policy, look.lang).into(),
    ]);
    out
}

fn visible(body: Size, head: u16) -> usize {
    usize::from(body.height.saturating_sub(head + 1)).max(1)
}
