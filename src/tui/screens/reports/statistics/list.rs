//! The list behind a figure, a page at a time.

use super::{asked, words};
use crate::desk::Request;
use crate::desk::statistics::{DrillLine, DrillPage, FigureAsk, StatisticsRequest};
use crate::domain::statistics::table::{ListKind, Unit};
use crate::text::catalog::Msg;
use crate::tui::keys::Action;
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Facts, Size};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Rows above the list: which figure it is, the column titles.
const HEAD_ROWS: u16 = 1;

/// People and employers; the last column only where the figure is of money.
const PEOPLE: &[Column] = &[left(Msg::ColIdNumber, 18, 0), left(Msg::ColName, 16, 1), right(Msg::ColAmount, 16)];
const EMPLOYERS: &[Column] = &[left(Msg::ColCreditCode, 18, 0), left(Msg::ColEmployer, 30, 1), right(Msg::ColAmount, 16)];
const CASES: &[Column] = &[left(Msg::ColCase, 16, 0), left(Msg::ColName, 16, 1), left(Msg::ColAccident, 12, 0)];

pub(super) struct List {
    pub page: DrillPage,
    /// The chosen line, counted from the beginning of the whole list.
    at: usize,
}

/// Lines that are shown at once; the page's own head and the column titles are not among them.
fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(super::HEAD_ROWS + HEAD_ROWS + 1)).max(1)
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn count(n: i64) -> usize {
    usize::try_from(n).unwrap_or_default()
}

impl List {
    pub const fn new(page: DrillPage) -> List {
        List { page, at: 0 }
    }

    /// Asks for the page that holds a line.
    pub fn request(ask: &FigureAsk, at: usize, body: Size) -> Request {
        let rows = visible(body);
        asked(StatisticsRequest::Drill { ask: ask.clone(), offset: number(at - at % rows), limit: number(rows) })
    }

    /// Asks for what is shown once more.
    pub fn again(&self, body: Size) -> Request {
        List::request(&self.page.ask, self.at, body)
    }

    pub fn renew(&mut self, page: DrillPage) {
        self.at = self.at.min(count(page.total).saturating_sub(1));
        self.page = page;
    }

    pub fn chosen(&self) -> Option<&DrillLine> {
        self.page.lines.get(self.at.checked_sub(count(self.page.offset))?)
    }

    /// Moves the choice; asks for another page where that is needed.
    pub fn step(&mut self, action: Action, body: Size) -> Option<Request> {
        self.at = table::step(self.at, action, count(self.page.total), visible(body));
        let there = count(self.page.offset)..count(self.page.offset) + self.page.lines.len();
        (!there.contains(&self.at) && self.page.total > 0).then(|| self.again(body))
    }

    pub fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let ask = &self.page.ask;
        let title = format!(
            "{} {}  {}",
            words::group(ask.row.group, look.lang),
            words::row(&ask.row, facts.policy, look.lang),
            words::column(ask.column, look.lang),
        );
        pen.text(1, 0, area.width - 2, &title, Part::Title);
        pen.right(1, 0, area.width - 2, &words::lines(self.page.total, look.lang), Part::Quiet);
        let columns = match self.page.kind {
            ListKind::People => PEOPLE,
            ListKind::Employers => EMPLOYERS,
            ListKind::Cases => CASES,
        };
        let is_of_money = ask.column.unit() == Unit::Money && self.page.lines.iter().any(|l| l.amount.is_some());
        let shown = if is_of_money || self.page.kind == ListKind::Cases { columns.len() } else { columns.len() - 1 };
        let last = |l: &DrillLine| match l.on {
            Some(on) => on.to_string(),
            None => l.amount.map(|a| a.to_string()).unwrap_or_default(),
        };
        let cells = |l: &DrillLine| -> Vec<Text> { vec![l.number.as_str().into(), l.name.as_str().into(), last(l).into()] };
        let rows: Vec<Vec<Text>> = self.page.lines.iter().map(cells).collect();
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        if rows.is_empty() {
            below.text(2, 1, area.width, look.text(Msg::StatisticsNobody), Part::Plain);
            return Some((area.x, area.y));
        }
        table::draw(&mut below, &columns[..shown], &rows, self.at.checked_sub(count(self.page.offset)))
    }
}
