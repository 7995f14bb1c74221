//! 清单: the queues of sheets, each with how many it has, and a page of the chosen one.
//!
//! ```text
//!  待我办理 3  退回我的 0  我的在办 2  3个工作日内到期 1  全部 248
//!  筛选:                        只看：费用报销       第 1-17 张，共 248 张
//! ------------------------------------------------------------------------
//!   单据号          类别      姓名      金额(元)      状态          期限
//! > BX-2022-000001  费用报销  张三      2,554.56      待复核        剩 22 天
//! ```

use crossterm::event::KeyEvent;

use crate::desk::Request;
use crate::desk::sheets::{SheetAsk, SheetCounts, SheetList, SheetListLine, SheetQueue};
use crate::domain::operator::{Operator, Role};
use crate::domain::sheet::kind::{Flow, SheetKind};
use crate::domain::sheet::state::State;
use crate::text::case_view::left_short;
use crate::text::catalog::{Msg, fill};
use crate::text::sheet_view::{queue, short_kind};
use crate::text::sheets;
use crate::tui::field::Field;
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Facts, Size};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Rows above the table: the queues, the filter, a rule.
const HEAD_ROWS: u16 = 3;
/// Longest filter.
const FILTER_MAX: usize = 40;
/// From this width on there is room for the case and who entered it when.
const WIDE: u16 = 120;
/// A count beyond this is not told digit by digit.
const COUNT_MAX: i64 = 99_999;

const NARROW_COLUMNS: &[Column] = &[
    left(Msg::ColSheet, 14, 0),
    left(Msg::ColSheetKind, 10, 0),
    left(Msg::ColName, 8, 0),
    right(Msg::ColAmount, 13),
    left(Msg::ColState, 13, 1),
    left(Msg::ColLeft, 10, 0),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::ColSheet, 14, 0),
    left(Msg::ColSheetKind, 10, 0),
    left(Msg::ColName, 10, 1),
    right(Msg::ColAmount, 15),
    left(Msg::ColState, 20, 1),
    left(Msg::ColLeft, 11, 0),
    left(Msg::ColCase, 14, 0),
    left(Msg::ColEnteredBy, 10, 1),
    left(Msg::ColEnteredOn, 10, 0),
];

pub(super) struct ListView {
    /// Which of [`SheetQueue::ALL`].
    queue: usize,
    kind: Option<SheetKind>,
    state: Option<State>,
    field: Field,
    /// Whether typing goes into the filter.
    pub in_field: bool,
    list: Option<SheetList>,
    /// The chosen sheet, counted from the beginning of the whole queue.
    at: usize,
}

impl Default for ListView {
    fn default() -> ListView {
        ListView { queue: 0, kind: None, state: None, field: Field::new(FILTER_MAX), in_field: false, list: None, at: 0 }
    }
}

impl ListView {
    /// Begins with what waits for this operator; later one finds it as one left it.
    pub fn begin(&mut self, operator: &Operator) {
        if self.list.is_some() {
            return;
        }
        let has = |roles: &[Role]| roles.iter().any(|r| operator.roles.contains(r));
        let first = if has(&[Role::Review, Role::Approve, Role::Finance, Role::Cashier]) {
            SheetQueue::Waiting
        } else if has(&[Role::Intake]) {
            SheetQueue::Mine
        } else {
            SheetQueue::All
        };
        self.queue = SheetQueue::ALL.iter().position(|q| *q == first).unwrap_or(0);
    }

    fn ask(&self) -> SheetAsk {
        SheetAsk {
            queue: SheetQueue::ALL[self.queue],
            kind: self.kind,
            state: self.state,
            person: None,
            employer: None,
            text: self.field.text().trim().to_owned(),
        }
    }

    /// The page the chosen sheet is on.
    pub fn request(&self, body: Size) -> Request {
        let rows = visible(body);
        Request::SheetQueue { ask: self.ask(), offset: number(self.at - self.at % rows), limit: number(rows) }
    }

    /// Takes a page; answers whether another one is needed, because the queue has become shorter than where one stands.
    pub fn renew(&mut self, list: SheetList) -> bool {
        let total = count(list.total);
        let beyond = self.at >= total && total > 0;
        self.at = self.at.min(total.saturating_sub(1));
        self.list = Some(list);
        beyond
    }

    /// The page read afresh; one that has been left meanwhile is dropped.
    pub fn refresh(&mut self, list: SheetList, body: Size) -> bool {
        let offset = number(self.at - self.at % visible(body));
        list.ask == self.ask() && list.offset == offset && self.renew(list)
    }

    pub fn chosen(&self) -> Option<&SheetListLine> {
        let list = self.list.as_ref()?;
        list.lines.get(self.at.checked_sub(count(list.offset))?)
    }

    /// Does what a key asks; answers whether a page is to be read.
    pub fn act(&mut self, action: Action, body: Size) -> bool {
        match action {
            Action::Right | Action::Left => {
                let by = if action == Action::Right { 1 } else { SheetQueue::ALL.len() - 1 };
                self.queue = (self.queue + by) % SheetQueue::ALL.len();
            }
            Action::TurnKind => self.kind = after(self.kind, &SheetKind::ALL),
            Action::TurnState => self.state = after(self.state, &State::ALL),
            Action::Filter | Action::LeaveField => {
                self.in_field = action == Action::Filter;
                return false;
            }
            Action::Back => {
                self.in_field = false;
                if self.ask().text.is_empty() && self.kind.is_none() && self.state.is_none() {
                    return false;
                }
                self.field.clear();
                (self.kind, self.state) = (None, None);
            }
            _ => return self.step(action, visible(body)),
        }
        self.at = 0;
        true
    }

    fn step(&mut self, action: Action, rows: usize) -> bool {
        let Some(list) = &self.list else { return false };
        self.at = table::step(self.at, action, count(list.total), rows);
        let there = count(list.offset)..count(list.offset) + list.lines.len();
        !there.contains(&self.at) && list.total > 0
    }

    /// Takes a key into the filter; whether it changed.
    pub fn typed(&mut self, key: KeyEvent) -> bool {
        let changed = self.field.key(key);
        self.at = if changed { 0 } else { self.at };
        changed
    }

    pub fn pasted(&mut self, text: &str) -> bool {
        let changed = self.field.paste(text);
        self.at = if changed { 0 } else { self.at };
        changed
    }

    pub fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        self.queues(pen, facts.sheets);
        let cursor = self.filter(pen);
        pen.rule(HEAD_ROWS - 1);
        let wide = pen.area.width >= WIDE;
        let mut below = pen.within(0, HEAD_ROWS, pen.area.width, pen.area.height - HEAD_ROWS);
        let Some(list) = &self.list else { return Some(cursor) };
        if list.lines.is_empty() {
            self.empty(&mut below);
            return Some(if self.in_field { cursor } else { (below.area.x, below.area.y) });
        }
        let rows: Vec<Vec<Text>> = list.lines.iter().map(|l| row(l, wide, below.look)).collect();
        let at = self.at.checked_sub(count(list.offset));
        let chosen = table::draw(&mut below, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, at);
        if self.in_field { Some(cursor) } else { chosen }
    }

    fn queues(&self, pen: &mut Pen, counts: Option<SheetCounts>) {
        let mut x = 0;
        for (n, which) in SheetQueue::ALL.into_iter().enumerate() {
            let count = counts.map(|c| of(which, c)).map(|n| if n > COUNT_MAX { " ...".to_owned() } else { format!(" {n}") });
            let text = format!(" {}{} ", queue(which, pen.look.lang), count.unwrap_or_default());
            x += pen.text(x, 0, pen.area.width, &text, if n == self.queue { Part::Focus } else { Part::Plain });
        }
    }

    /// The filter, what is left out besides, and which sheets these are.
    fn filter(&self, pen: &mut Pen) -> Cell {
        let look = pen.look;
        let part = if self.in_field { Part::Title } else { Part::Quiet };
        let x = 1 + pen.text(1, 1, 20, &format!("{}: ", look.text(Msg::FilterLabel)), part);
        let narrowed = self.narrowed(look);
        let shown = self.list.as_ref().filter(|l| !l.lines.is_empty()).map(|list| {
            let (from, to) = (list.offset + 1, list.offset + number(list.lines.len()));
            let values = [("from", from.to_string()), ("to", to.to_string()), ("all", list.total.to_string())];
            fill(Msg::SheetsShown.text(look.lang), &values.each_ref().map(|(name, text)| (*name, text.as_str())))
        });
        let beside = [narrowed, shown.unwrap_or_default()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("  ");
        let room = pen.area.width.saturating_sub(x + width(&beside) + 3);
        let (text, cursor) = self.field.window(room);
        pen.text(x, 1, room, &text, Part::Plain);
        pen.right(x + room + 1, 1, width(&beside), &beside, Part::Quiet);
        (pen.area.x + x + cursor, pen.area.y + 1)
    }

    fn narrowed(&self, look: Look) -> String {
        let flow = self.kind.map_or(Flow::Decision, SheetKind::flow);
        let kind = self.kind.map(|k| sheets::kind(k, look.lang));
        let state = self.state.map(|s| sheets::state(s, flow, look.lang));
        let what: Vec<&str> = kind.into_iter().chain(state).collect();
        if what.is_empty() { String::new() } else { fill(Msg::SheetsNarrowed.text(look.lang), &[("what", &what.join(" "))]) }
    }

    fn empty(&self, pen: &mut Pen) {
        let (typed, lang) = (self.field.text().trim(), pen.look.lang);
        if typed.is_empty() {
            pen.text(2, 1, pen.area.width, Msg::SheetsEmpty.text(lang), Part::Title);
            pen.text(2, 2, pen.area.width, Msg::QueueEmptyHint.text(lang), Part::Plain);
        } else {
            let text = fill(Msg::SheetsNothingNamed.text(lang), &[("text", typed)]);
            pen.text(2, 1, pen.area.width, &text, Part::Title);
        }
    }
}

/// The next one of a list, from all to all.
fn after<T: Copy + PartialEq>(now: Option<T>, all: &[T]) -> Option<T> {
    match now {
        None => all.first().copied(),
        Some(now) => all.iter().position(|one| *one == now).and_then(|at| all.get(at + 1)).copied(),
    }
}

fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1)
}

fn count(n: i64) -> usize {
    usize::try_from(n).unwrap_or(0)
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn of(queue: SheetQueue, counts: SheetCounts) -> i64 {
    match queue {
        SheetQueue::Waiting => counts.waiting,
        SheetQueue::Returned => counts.returned,
        SheetQueue::Mine => counts.mine,
        SheetQueue::Due => counts.due,
        SheetQueue::All => counts.all,
    }
}

fn row(line: &SheetListLine, wide: bool, look: Look) -> Vec<Text> {
    let lang = look.lang;
    let mut cells: Vec<Text> = vec![
        line.number.as_str().into(),
        short_kind(line.kind, lang).into(),
        line.whose().into(),
        line.amount.to_string().into(),
        sheets::state(line.state, line.kind.flow(), lang).into(),
        line.left.map(|days| left_short(days, lang)).unwrap_or_default().into(),
    ];
    if wide {
        cells.push(line.case_number.as_deref().unwrap_or_default().into());
        cells.push(line.enterer.as_str().into());
        cells.push(line.entered_on.to_string().into());
    }
    cells
}
