//! 待支付: what waits to be paid, by the kind of list it goes on; what is marked becomes a list.
//!
//! ```text
//!  定期待遇 0  一次性待遇 2  费用报销 5  协议机构 0  退票重付 0
//!  已选 2 笔 12,554.56 元；本类 5 笔 20,310.00 元
//! ------------------------------------------------------------------------
//!   选  项目          姓名    收款人    月份     金额        账户
//! > x   工伤医疗费    张三    张三      2022-01  2,514.56    621700*********0004
//! ```

use std::collections::BTreeSet;

use crate::desk::estimate::Fields;
use crate::desk::payments::OwedLine;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::grid;
use crate::domain::money::Money;
use crate::domain::payment::ListKind;
use crate::domain::sheet::kind::SheetKind;
use crate::report::sheets::SCRIBE;
use crate::text::catalog::{Msg, fill};
use crate::text::{benefits, payments};
use crate::tui::keys::{Action, Scope};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Rows above the table: the kinds, what is marked, a rule.
const HEAD_ROWS: u16 = 3;
/// From this width on there is room for the decision.
const WIDE: u16 = 120;

const NARROW_COLUMNS: &[Column] = &[
    left(Msg::ColMark, 2, 0),
    left(Msg::ColItem, 15, 2),
    left(Msg::ColName, 8, 1),
    left(Msg::ColMonth, 7, 0),
    right(Msg::ColAmount, 13),
    left(Msg::ColAccount, 19, 0),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::ColMark, 2, 0),
    left(Msg::ColItem, 20, 2),
    left(Msg::ColName, 10, 1),
    left(Msg::ColPayee, 10, 2),
    left(Msg::ColMonth, 7, 0),
    right(Msg::ColAmount, 14),
    left(Msg::ColAccount, 19, 0),
    left(Msg::ColSheet, 14, 0),
    left(Msg::ColTrouble, 10, 1),
];

#[derive(Default)]
pub(in crate::tui) struct Owed {
    lines: Option<Vec<OwedLine>>,
    /// Which of [`ListKind::ALL`].
    kind: usize,
    /// Rows of what is marked.
    marked: BTreeSet<i64>,
    at: usize,
    /// Whether the list is to be built is being asked.
    asking: bool,
    /// Number of the list that was just built.
    built: Option<String>,
    /// How many of what was marked the list left out.
    left: usize,
}

impl Owed {
    fn kind(&self) -> ListKind {
        ListKind::ALL[self.kind]
    }

    fn of(&self, kind: ListKind) -> impl Iterator<Item = &OwedLine> {
        self.lines.iter().flatten().filter(move |l| l.kind == kind)
    }

    fn shown(&self) -> Vec<&OwedLine> {
        self.of(self.kind()).collect()
    }

    fn marked(&self) -> Vec<&OwedLine> {
        self.of(self.kind()).filter(|l| self.marked.contains(&l.id)).collect()
    }

    fn renew(&mut self, lines: Vec<OwedLine>) {
        let first = self.lines.is_none();
        let there: BTreeSet<i64> = lines.iter().map(|l| l.id).collect();
        self.marked.retain(|id| there.contains(id));
        self.lines = Some(lines);
        self.left = if self.built.is_some() { self.marked().len() } else { 0 };
        if first {
            // Begins where there is something to do.
            self.kind = ListKind::ALL.iter().position(|k| self.of(*k).next().is_some()).unwrap_or(0);
        }
        self.at = self.at.min(self.shown().len().saturating_sub(1));
    }

    fn turn(&mut self, by: usize) {
        self.kind = (self.kind + by) % ListKind::ALL.len();
        self.at = 0;
    }

    fn mark(&mut self) {
        let Some(id) = self.shown().get(self.at).map(|l| l.id) else { return };
        if !self.marked.remove(&id) {
            self.marked.insert(id);
        }
        self.at = (self.at + 1).min(self.shown().len().saturating_sub(1));
    }

    /// Marks all of the kind, or none when all are marked.
    fn mark_all(&mut self) {
        let ids: Vec<i64> = self.shown().iter().map(|l| l.id).collect();
        let all = ids.iter().all(|id| self.marked.contains(id));
        for id in ids {
            if all {
                self.marked.remove(&id)
            } else {
                self.marked.insert(id)
            };
        }
    }

    fn build(&mut self, ctx: &mut Ctx) {
        let ids: Vec<[String; 1]> = self.marked().iter().map(|l| [l.id.to_string()]).collect();
        let fields = Fields::default().with("list_kind", self.kind().id()).with("payables", grid::text(&ids));
        let (kind, submission) = (SheetKind::PaymentList, String::new());
        ctx.ask(Request::FileSheet { kind, fields, submission, scribe: SCRIBE });
    }
}

impl Screen for Owed {
    fn scopes(&self) -> &'static [Scope] {
        if self.asking { &[Scope::Ask] } else { &[Scope::Owed] }
    }

    /// A question takes the keys too, so that no stray letter leaves it behind.
    fn typing(&self) -> bool {
        self.asking
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.built = None;
        ctx.ask(Request::Owed);
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        if std::mem::take(&mut self.asking) {
            if action == Action::Yes {
                self.build(ctx);
            }
            return;
        }
        self.built = None;
        match action {
            Action::Right => self.turn(1),
            Action::Left => self.turn(ListKind::ALL.len() - 1),
            Action::Mark => self.mark(),
            Action::MarkAll => self.mark_all(),
            Action::Build if self.marked().is_empty() => ctx.wish = Some(crate::tui::screen::Wish::Say(Msg::SaidNothingMarked)),
            Action::Build => self.asking = true,
            _ => self.at = table::step(self.at, action, self.shown().len(), visible(ctx.body)),
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        ctx.afresh.push(Request::Owed);
    }

    fn refreshed(&mut self, reply: Reply, _ctx: &mut Ctx) {
        if let (Reply::Owed(lines), false) = (reply, self.asking) {
            self.renew(lines);
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::Owed(lines) => self.renew(lines),
            Reply::FileSheet(filed) => {
                self.built = Some(filed.number);
                ctx.ask(Request::Owed);
            }
            _ => {}
        }
    }

    fn refused(&mut self, _refusal: &Refusal) -> bool {
        false
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        let lines = self.lines.as_ref()?;
        let (look, area) = (pen.look, pen.area);
        let mut x = 0;
        for (n, kind) in ListKind::ALL.into_iter().enumerate() {
            let count = lines.iter().filter(|l| l.kind == kind).count();
            let part = if n == self.kind { Part::Focus } else { Part::Plain };
            x += pen.text(x, 0, area.width, &format!(" {} {count} ", payments::list_kind(kind, look.lang)), part);
        }
        let asked = self.second_line(pen);
        pen.rule(HEAD_ROWS - 1);
        let shown = self.shown();
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        if shown.is_empty() {
            below.text(2, 1, area.width, look.text(Msg::OwedNone), Part::Title);
            below.text(2, 2, area.width, look.text(Msg::OwedNoneHint), Part::Plain);
            return Some((area.x, area.y + HEAD_ROWS));
        }
        let wide = area.width >= WIDE;
        let rows: Vec<Vec<Text>> = shown.iter().map(|l| self.row(l, wide, look)).collect();
        let chosen = table::draw(&mut below, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, Some(self.at));
        asked.or(chosen)
    }
}

impl Owed {
    /// What is marked and how much all of the kind is; the question, if one is asked; what was just built.
    fn second_line(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let sum = |lines: &[&OwedLine]| lines.iter().map(|l| l.amount).sum::<Money>().to_string();
        let (marked, shown) = (self.marked(), self.shown());
        let values = [
            ("n", marked.len().to_string()),
            ("sum", sum(&marked)),
            ("all", shown.len().to_string()),
            ("total", sum(&shown)),
            ("kind", payments::list_kind(self.kind(), look.lang).to_owned()),
            ("number", self.built.clone().unwrap_or_default()),
        ];
        let said = |msg: Msg| fill(look.text(msg), &values.each_ref().map(|(name, text)| (*name, text.as_str())));
        if self.asking {
            let used = pen.text(1, 1, area.width - 2, &said(Msg::AskBuild), Part::Accent);
            return Some((area.x + 1 + used, area.y + 1));
        }
        match &self.built {
            Some(_) => {
                let msg = if self.left > 0 { Msg::SaidBuiltWithout } else { Msg::SaidBuilt };
                pen.text(1, 1, area.width - 2, &said(msg), Part::Accent);
            }
            None => _ = pen.text(1, 1, area.width - 2, &said(Msg::OwedMarked), Part::Quiet),
        }
        None
    }

    fn row(&self, line: &OwedLine, wide: bool, look: Look) -> Vec<Text> {
        let mark = if self.marked.contains(&line.id) { "x" } else { "." };
        let item = benefits::item(line.item, look.lang);
        let account = line.account.clone().unwrap_or_else(|| look.text(Msg::NoAccountYet).to_owned());
        let month = line.month.to_string();
        let mut cells: Vec<Text> = vec![mark.into(), item.into(), line.name.as_str().into()];
        if wide {
            cells.push(line.payee.as_str().into());
        }
        cells.extend([month.into(), line.amount.to_string().into(), account.into()]);
        if wide {
            cells.push(line.sheet.as_deref().unwrap_or_default().into());
            cells.push(line.trouble.as_ref().map(|t| payments::line_state(t.state, look.lang)).unwrap_or_default().into());
        }
        cells
    }
}

fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1)
}
