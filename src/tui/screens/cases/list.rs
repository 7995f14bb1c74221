//! 待办: the work lists, each with how many cases it has, and a page of the chosen one.
//!
//! ```text
//!  我的 3  待复核 1  7天内到期 2  已逾期 0  待补材料 4  待完善 0  全部 248
//!  筛选:                                            第 1-17 件，共 248 件
//! ------------------------------------------------------------------------
//!   案件号          姓名      事故日期    情形  状态            材料   期限
//! > GS-2022-000001  张三      2021-12-20  14-1  已申请          6/6    剩 8 天
//! ```

use crossterm::event::KeyEvent;

use crate::desk::Request;
use crate::desk::cases::{CaseList, CaseListLine, Queue, QueueCounts, SOON};
use crate::domain::operator::{Operator, Role};
use crate::text::case_view::{left_short, list_state, queue};
use crate::text::catalog::{Msg, fill};
use crate::tui::field::Field;
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Facts, Size};
use crate::tui::widgets::table::{self, Column, Text, left};

/// Rows above the table: the lists, the filter, a rule.
const HEAD_ROWS: u16 = 3;
/// Longest filter.
const FILTER_MAX: usize = 40;
/// From this width on there is room for the employer and the limit.
const WIDE: u16 = 120;
/// A count that is shown in figures; above it one knows that there are many.
const COUNT_MAX: i64 = 99_999;

const QUEUES: [Queue; 7] =
    [Queue::Mine, Queue::ToCheck, Queue::DueIn(SOON), Queue::Overdue, Queue::PapersMissing, Queue::WithGaps, Queue::All];

const NARROW_COLUMNS: &[Column] = &[
    left(Msg::ColCase, 14, 0),
    left(Msg::ColName, 8, 0),
    left(Msg::ColAccident, 10, 0),
    left(Msg::ColSituation, 4, 0),
    left(Msg::ColStage, 14, 1),
    left(Msg::ColPapers, 5, 0),
    left(Msg::ColLeft, 10, 0),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::ColCase, 14, 0),
    left(Msg::ColName, 10, 1),
    left(Msg::ColAccident, 10, 0),
    left(Msg::ColSituation, 4, 0),
    left(Msg::ColStage, 18, 0),
    left(Msg::ColPapers, 5, 0),
    left(Msg::ColLeft, 11, 0),
    left(Msg::ColEmployer, 20, 2),
    left(Msg::ColLimit, 14, 1),
    left(Msg::ColLastDay, 10, 0),
];

pub(super) struct ListView {
    /// Which of [`QUEUES`].
    queue: usize,
    field: Field,
    /// Whether typing goes into the filter.
    pub in_field: bool,
    list: Option<CaseList>,
    /// The chosen case, counted from the beginning of the whole list.
    at: usize,
}

impl Default for ListView {
    fn default() -> ListView {
        ListView { queue: 0, field: Field::new(FILTER_MAX), in_field: false, list: None, at: 0 }
    }
}

impl ListView {
    /// Begins with the list whose work is this operator's; later one finds it as one left it.
    pub fn begin(&mut self, operator: &Operator) {
        if self.list.is_some() {
            return;
        }
        let first = if operator.roles.contains(&Role::Intake) {
            Queue::Mine
        } else if operator.roles.contains(&Role::Review) {
            Queue::ToCheck
        } else {
            Queue::All
        };
        self.queue = QUEUES.iter().position(|q| *q == first).unwrap_or(0);
    }

    /// The page the chosen case is on.
    pub fn request(&self, body: Size) -> Request {
        let rows = visible(body);
        Request::CaseList {
            queue: QUEUES[self.queue],
            text: self.field.text().to_owned(),
            offset: number(self.at - self.at % rows),
            limit: number(rows),
        }
    }

    /// Takes a page; answers whether another one is needed, because the list has become shorter than where one stands.
    pub fn renew(&mut self, list: CaseList) -> bool {
        let total = count(list.total);
        let beyond = self.at >= total && total > 0;
        self.at = self.at.min(total.saturating_sub(1));
        self.list = Some(list);
        beyond
    }

    /// The page read afresh; one that has been left meanwhile is dropped.
    pub fn refresh(&mut self, list: CaseList, body: Size) -> bool {
        let offset = number(self.at - self.at % visible(body));
        let same = list.queue == QUEUES[self.queue] && list.text == self.field.text().trim() && list.offset == offset;
        same && self.renew(list)
    }

    pub fn chosen(&self) -> Option<&CaseListLine> {
        let list = self.list.as_ref()?;
        list.lines.get(self.at.checked_sub(count(list.offset))?)
    }

    /// Does what a key asks; answers whether a page is to be read.
    pub fn act(&mut self, action: Action, body: Size) -> bool {
        match action {
            Action::Right | Action::Left => {
                let by = if action == Action::Right { 1 } else { QUEUES.len() - 1 };
                self.queue = (self.queue + by) % QUEUES.len();
                self.at = 0;
                true
            }
            Action::Filter => {
                self.in_field = true;
                false
            }
            Action::LeaveField => {
                self.in_field = false;
                false
            }
            Action::Back => {
                self.in_field = false;
                let was = !self.field.text().is_empty();
                if was {
                    self.field.clear();
                    self.at = 0;
                }
                was
            }
            _ => self.step(action, visible(body)),
        }
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
        self.queues(pen, facts.counts);
        let cursor = self.filter(pen);
        pen.rule(HEAD_ROWS - 1);
        let wide = pen.area.width >= WIDE;
        let mut below = pen.within(0, HEAD_ROWS, pen.area.width, pen.area.height - HEAD_ROWS);
        let Some(list) = &self.list else { return Some(cursor) };
        if list.lines.is_empty() {
            self.empty(&mut below);
            return Some(if self.in_field { cursor } else { (below.area.x, below.area.y) });
        }
        let rows: Vec<Vec<Text>> = list.lines.iter().map(|l| row(l, wide, facts, below.look)).collect();
        let at = self.at.checked_sub(count(list.offset));
        let chosen = table::draw(&mut below, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, at);
        if self.in_field { Some(cursor) } else { chosen }
    }

    fn queues(&self, pen: &mut Pen, counts: Option<QueueCounts>) {
        let lang = pen.look.lang;
        let name = |q: &Queue| {
            let count = counts.map(|c| of(*q, c)).map(|n| if n > COUNT_MAX { "...".to_owned() } else { n.to_string() });
            format!(" {} {} ", queue(*q, lang), count.unwrap_or_default()).replace("  ", " ")
        };
        let mut x = 0;
        for (n, text) in QUEUES.iter().map(name).enumerate() {
            let part = if n == self.queue { Part::Focus } else { Part::Plain };
            x += pen.text(x, 0, pen.area.width, &text, part);
        }
    }

    /// The filter, and which cases these are.
    fn filter(&self, pen: &mut Pen) -> Cell {
        let look = pen.look;
        let part = if self.in_field { Part::Title } else { Part::Quiet };
        let x = 1 + pen.text(1, 1, 20, &format!("{}: ", look.text(Msg::FilterLabel)), part);
        let shown = self.list.as_ref().filter(|l| !l.lines.is_empty()).map(|list| {
            let (from, to) = (list.offset + 1, list.offset + number(list.lines.len()));
            let values = [("from", from.to_string()), ("to", to.to_string()), ("all", list.total.to_string())];
            fill(Msg::CasesShown.text(look.lang), &values.each_ref().map(|(name, text)| (*name, text.as_str())))
        });
        let shown = shown.unwrap_or_default();
        let room = pen.area.width.saturating_sub(x + width(&shown) + 3);
        let (text, cursor) = self.field.window(room);
        pen.text(x, 1, room, &text, Part::Plain);
        pen.right(x + room + 1, 1, width(&shown), &shown, Part::Quiet);
        (pen.area.x + x + cursor, pen.area.y + 1)
    }

    fn empty(&self, pen: &mut Pen) {
        let (typed, lang) = (self.field.text().trim(), pen.look.lang);
        if typed.is_empty() {
            pen.text(2, 1, pen.area.width, Msg::QueueEmpty.text(lang), Part::Title);
            pen.text(2, 2, pen.area.width, Msg::QueueEmptyHint.text(lang), Part::Plain);
        } else {
            let text = fill(Msg::QueueNothingNamed.text(lang), &[("text", typed)]);
            pen.text(2, 1, pen.area.width, &text, Part::Title);
        }
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

fn of(queue: Queue, counts: QueueCounts) -> i64 {
    match queue {
        Queue::Mine => counts.mine,
        Queue::ToCheck => counts.to_check,
        Queue::DueIn(_) => counts.due_soon,
        Queue::Overdue => counts.overdue,
        Queue::PapersMissing => counts.papers,
        Queue::WithGaps => counts.gaps,
        Queue::All | Queue::InState(_) => counts.all,
    }
}

fn row(line: &CaseListLine, wide: bool, facts: &Facts, look: Look) -> Vec<Text> {
    let papers = line.papers_needed.map(|needed| {
        let have = needed.saturating_sub(count(line.papers_missing));
        if needed == 0 { String::new() } else { format!("{have}/{needed}") }
    });
    let mut cells: Vec<Text> = vec![
        line.number.as_str().into(),
        line.name.as_str().into(),
        line.accident_on.to_string().into(),
        line.situation.as_str().into(),
        list_state(line.state, line.waiting, look.lang).into(),
        papers.unwrap_or_default().into(),
        line.left.map(|days| left_short(days, look.lang)).unwrap_or_default().into(),
    ];
    if wide {
        let limit = facts.policy.limit(&line.due_limit).map_or("", |l| look.lang.pick(&l.zh, &l.en));
        cells.push(line.employer.as_str().into());
        cells.push(limit.into());
        cells.push(line.due_on.map(|d| d.to_string()).unwrap_or_default().into());
    }
    cells
}
