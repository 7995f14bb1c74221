//! 单位档案: an employer's file in pages that Tab turns: overview, workers, months, cases, rates, history, inspections, sheets.

use super::list::{count, number};
use crate::desk::employers::{EmployerFile, EmployerRequest, EmployerWorkers};
use crate::desk::sheets::SheetListLine;
use crate::desk::{Reply, Request};
use crate::domain::sheet::kind::SheetKind;
use crate::domain::sheet::state::State;
use crate::policy::Policy;
use crate::text::catalog::{Msg, fill};
use crate::text::employer_file as words;
use crate::tui::keys::Action;
use crate::tui::look::{Look, Part};
use crate::tui::pen::{Pen, width};
use crate::tui::screen::{Cell, Ctx, Size, Wish};
use crate::tui::widgets::table::{self, Column, Text, left, right};
use crate::tui::widgets::wrap::wrap;

/// Rows above a page: the employer, the pages' names, a rule.
const HEAD_ROWS: u16 = 3;
/// From this width on a table has room for what is hidden in a small window.
const WIDE: u16 = 120;

/// A page of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    Overview,
    Workers,
    Months,
    Cases,
    Rates,
    History,
    Inspections,
    Sheets,
}

const PAGES: [(Page, Msg); 8] = [
    (Page::Overview, Msg::FileOverview),
    (Page::Workers, Msg::FileWorkers),
    (Page::Months, Msg::FileMonths),
    (Page::Cases, Msg::FileCases),
    (Page::Rates, Msg::FileRates),
    (Page::History, Msg::FileHistory),
    (Page::Inspections, Msg::FileInspections),
    (Page::Sheets, Msg::FileSheets),
];

const WORKERS: &[Column] = &[
    left(Msg::ColName, 10, 1),
    left(Msg::ColIdNumber, 18, 0),
    left(Msg::ColJob, 12, 2),
    left(Msg::ColFrom, 10, 0),
    left(Msg::ColTo, 10, 0),
];
const MONTHS: &[Column] = &[
    left(Msg::ColMonth, 7, 0),
    right(Msg::ColHeads, 4),
    right(Msg::FileColAmountDue, 12),
    right(Msg::FileColAmountPaid, 12),
    left(Msg::FileColPayday, 10, 1),
    right(Msg::FileColMissing, 10),
    right(Msg::FileColLateFee, 8),
];
const MONTHS_WIDE: &[Column] = &[
    left(Msg::ColMonth, 7, 0),
    right(Msg::ColHeads, 6),
    right(Msg::FileColPayrollYuan, 16),
    right(Msg::FileColRatePercent, 8),
    right(Msg::FileColAmountDue, 14),
    right(Msg::FileColAmountPaid, 14),
    left(Msg::FileColPayday, 10, 0),
    right(Msg::FileColMissing, 13),
    right(Msg::FileColLateFee, 10),
    left(Msg::FileColMark, 12, 1),
];
/// The cells of a month that a small window shows.
const MONTH_CELLS: [usize; 7] = [0, 1, 4, 5, 6, 7, 8];
const CASES: &[Column] = &[
    left(Msg::ColCase, 15, 0),
    left(Msg::ColName, 8, 1),
    left(Msg::ColAccident, 10, 0),
    left(Msg::ColState, 12, 0),
    left(Msg::FileColOldEmployer, 16, 2),
];
const RATES: &[Column] =
    &[left(Msg::ColMonth, 8, 0), left(Msg::FileColDivisionStep, 6, 0), left(Msg::FileColWhy, 20, 1), left(Msg::ColSheet, 15, 0)];
const SHEETS: &[Column] = &[
    left(Msg::ColSheet, 15, 0),
    left(Msg::ColSheetKind, 14, 0),
    left(Msg::ColMonth, 8, 0),
    left(Msg::ColState, 10, 0),
    left(Msg::ColEnteredBy, 8, 1),
    left(Msg::FileColOn, 10, 0),
];

pub(super) struct FileView {
    pub file: Box<EmployerFile>,
    workers: Option<EmployerWorkers>,
    page: usize,
    /// The chosen row of a table, or the first line that is shown.
    at: usize,
    /// What was just filed.
    pub said: Option<String>,
}

impl FileView {
    pub fn new(file: Box<EmployerFile>) -> FileView {
        FileView { file, workers: None, page: 0, at: 0, said: None }
    }

    pub fn code(&self) -> String {
        self.file.credit_code.clone()
    }

    pub fn request(&self) -> Request {
        Request::Employer(EmployerRequest::File { credit_code: self.code() })
    }

    fn shown(&self) -> Page {
        PAGES[self.page].0
    }

    /// What is read afresh besides the file: the page of workers one looks at.
    pub fn workers_request(&self, body: Size) -> Option<Request> {
        (self.shown() == Page::Workers).then(|| {
            let rows = rows(body);
            let (offset, limit) = (number(self.at - self.at % rows), number(rows));
            Request::Employer(EmployerRequest::Workers { credit_code: self.code(), offset, limit })
        })
    }

    pub fn renew(&mut self, file: Box<EmployerFile>) {
        self.file = file;
    }

    pub fn take_workers(&mut self, workers: EmployerWorkers) {
        if workers.credit_code == self.file.credit_code {
            self.workers = Some(workers);
        }
    }

    fn turn(&mut self, by: usize, ctx: &mut Ctx) {
        self.page = (self.page + by) % PAGES.len();
        self.at = 0;
        if let Some(request) = self.workers_request(ctx.body) {
            ctx.ask(request);
        }
    }

    pub fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.said = None;
        match action {
            Action::Right => self.turn(1, ctx),
            Action::Left => self.turn(PAGES.len() - 1, ctx),
            _ => self.step(action, ctx),
        }
    }

    fn step(&mut self, action: Action, ctx: &mut Ctx) {
        let (room, policy, look) = (rows(ctx.body), ctx.policy, ctx.look);
        if let Some(lines) = self.lines(ctx.body.width, policy, look) {
            // The last page of lines is full.
            self.at = table::step(self.at, action, lines.len().saturating_sub(room) + 1, room);
            return;
        }
        self.at = table::step(self.at, action, self.count(), room);
        let there = self.workers.as_ref().map(|w| count(w.offset)..count(w.offset) + w.lines.len());
        if self.shown() == Page::Workers
            && !there.is_some_and(|t| t.contains(&self.at))
            && let Some(request) = self.workers_request(ctx.body)
        {
            ctx.ask(request);
        }
    }

    fn count(&self) -> usize {
        match self.shown() {
            Page::Workers => self.workers.as_ref().map_or(0, |w| count(w.total)),
            Page::Months => self.file.months.len(),
            Page::Cases => self.file.cases.len(),
            Page::Rates => self.file.rates.len(),
            Page::Inspections => self.inspections().count(),
            Page::Sheets => self.file.sheets.len(),
            Page::Overview | Page::History => 0,
        }
    }

    fn inspections(&self) -> impl Iterator<Item = &SheetListLine> {
        self.file.sheets.iter().filter(|s| s.kind == SheetKind::Inspection)
    }

    /// Opens what is chosen: a person's file or a case. A registration of one's own that came back is corrected; then its number
    /// is answered.
    pub fn open(&self, ctx: &mut Ctx) -> Option<String> {
        match self.shown() {
            Page::Workers => {
                let at = self.workers.as_ref().map(|w| self.at.saturating_sub(count(w.offset)))?;
                let person_id = self.workers.as_ref()?.lines.get(at)?.person;
                ctx.wish = Some(Wish::File { person_id });
                None
            }
            Page::Cases => {
                let number = self.file.cases.get(self.at)?.number.clone();
                ctx.wish = Some(Wish::Case { number });
                None
            }
            Page::Sheets => {
                let sheet = self.file.sheets.get(self.at)?;
                let is_back = matches!(sheet.state, State::Returned | State::Draft);
                (is_back && sheet.kind == SheetKind::Registration).then(|| sheet.number.clone())
            }
            Page::Overview | Page::Months | Page::Rates | Page::History | Page::Inspections => None,
        }
    }

    /// The lines of a page that is no table.
    fn lines(&self, columns: u16, policy: &Policy, look: Look) -> Option<Vec<(String, Part)>> {
        let out = match self.shown() {
            Page::Overview => self.overview(columns, policy, look),
            Page::History => self.history(policy, look),
            _ => return None,
        };
        let room = columns.saturating_sub(2);
        Some(out.iter().flat_map(|(text, part)| wrap(text, room).into_iter().map(|piece| (piece, *part))).collect())
    }

    /// What one reads first, and form F1: beside each other where there is room.
    fn overview(&self, columns: u16, policy: &Policy, look: Look) -> Vec<(String, Part)> {
        let head = words::overview(&self.file, look.lang);
        let form = words::form(&self.file, policy, look.lang);
        let label = head.iter().chain(&form).map(|(name, _)| width(name)).max().unwrap_or(0);
        let line = |(name, text): &(String, String)| {
            let blanks = usize::from(label.saturating_sub(width(name))) + 2;
            format!("{name}{}{text}", " ".repeat(blanks))
        };
        let mut out: Vec<(String, Part)> = head.iter().map(|pair| (line(pair), Part::Plain)).collect();
        out.push((look.text(Msg::FileForm).to_owned(), Part::Title));
        if columns < WIDE {
            out.extend(form.iter().map(|pair| (line(pair), Part::Plain)));
            return out;
        }
        let half = form.len().div_ceil(2);
        let room = columns / 2 - 2;
        for (n, pair) in form.iter().enumerate().take(half) {
            let first = crate::tui::pen::cut(&line(pair), usize::from(room));
            let gap = " ".repeat(usize::from(room.saturating_sub(width(&first))) + 2);
            let second = form.get(half + n).map(&line).unwrap_or_default();
            out.push((format!("{first}{gap}{second}").trim_end().to_owned(), Part::Plain));
        }
        out
    }

    fn history(&self, policy: &Policy, look: Look) -> Vec<(String, Part)> {
        let told = |e| {
            let (head, changes) = words::event(e, policy, look.lang);
            let changes = changes.into_iter().map(|line| (format!("  {line}"), Part::Plain));
            std::iter::once((head, Part::Title)).chain(changes).collect::<Vec<_>>()
        };
        let out: Vec<(String, Part)> = self.file.events.iter().flat_map(told).collect();
        if out.is_empty() { vec![(look.text(Msg::FileNothing).to_owned(), Part::Plain)] } else { out }
    }

    fn table(&self, wide: bool, look: Look) -> (&'static [Column], Vec<Vec<String>>) {
        let (file, lang) = (&self.file, look.lang);
        let owed = |m: &crate::desk::employers::MonthRow| file.owed.months.iter().find(|o| o.month == m.month);
        match self.shown() {
            Page::Workers => (WORKERS, self.workers.iter().flat_map(|w| &w.lines).map(words::worker).collect()),
            Page::Months => {
                let whole = file.months.iter().map(|m| words::month(m, owed(m), lang));
                let part = |cells: Vec<String>| MONTH_CELLS.iter().map(|n| cells[*n].clone()).collect::<Vec<_>>();
                if wide { (MONTHS_WIDE, whole.collect()) } else { (MONTHS, whole.map(part).collect()) }
            }
            Page::Cases => (CASES, file.cases.iter().map(|c| words::case(c, &file.name, lang)).collect()),
            Page::Rates => (RATES, file.rates.iter().map(words::rate).collect()),
            Page::Inspections => (SHEETS, self.inspections().map(|s| words::sheet(s, lang)).collect()),
            Page::Sheets | Page::Overview | Page::History => {
                (SHEETS, file.sheets.iter().map(|s| words::sheet(s, lang)).collect())
            }
        }
    }

    fn head(&self, pen: &mut Pen) {
        let (look, wide) = (pen.look, pen.area.width);
        let mut x = 1;
        x += pen.text(x, 0, wide, &self.file.name, Part::Title) + 2;
        x += pen.text(x, 0, wide.saturating_sub(x), &self.file.credit_code, Part::Plain) + 2;
        x += pen.text(x, 0, wide.saturating_sub(x), words::standing(&self.file, look.lang), Part::Accent) + 2;
        if let Some(said) = &self.said {
            pen.right(x, 0, wide.saturating_sub(x + 1), said, Part::Accent);
        }
        let mut x = 1;
        for (n, (_, name)) in PAGES.iter().enumerate() {
            let part = if n == self.page { Part::Focus } else { Part::Plain };
            x += pen.text(x, 1, wide, &format!(" {} ", look.text(*name)), part);
        }
        let shown = self.counted(pen.area.height.saturating_sub(HEAD_ROWS), look);
        pen.right(x, 1, wide.saturating_sub(x + 1), &shown, Part::Quiet);
        pen.rule(2);
    }

    /// Which rows are shown of how many, where not all find room.
    fn counted(&self, height: u16, look: Look) -> String {
        let (all, room) = (self.count(), usize::from(height.saturating_sub(1)).max(1));
        if all <= room {
            return String::new();
        }
        let from = self.at - self.at % room;
        let values = [("from", from + 1), ("to", (from + room).min(all)), ("all", all)].map(|(name, n)| (name, n.to_string()));
        fill(look.text(Msg::FileCounted), &values.each_ref().map(|(name, text)| (*name, text.as_str())))
    }

    pub fn draw(&self, pen: &mut Pen, policy: &Policy) -> Option<Cell> {
        self.head(pen);
        let (look, area) = (pen.look, pen.area);
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        if let Some(lines) = self.lines(area.width, policy, look) {
            let height = below.area.height;
            let top = self.at.min(lines.len().saturating_sub(usize::from(height)));
            for (y, (text, part)) in (0..height).zip(lines.iter().skip(top)) {
                below.text(1, y, area.width.saturating_sub(2), text, *part);
            }
            return Some((area.x, area.y + HEAD_ROWS));
        }
        let (columns, rows) = self.table(area.width >= WIDE, look);
        if rows.is_empty() {
            below.text(2, 1, area.width, look.text(Msg::FileNothing), Part::Plain);
            return Some((area.x, area.y + HEAD_ROWS));
        }
        let offset = if self.shown() == Page::Workers { self.workers.as_ref().map_or(0, |w| count(w.offset)) } else { 0 };
        let cells: Vec<Vec<Text>> = rows.into_iter().map(|row| row.into_iter().map(Text::from).collect()).collect();
        table::draw(&mut below, columns, &cells, self.at.checked_sub(offset))
    }
}

/// Rows of a table below the head and its titles.
fn rows(body: Size) -> usize {
    usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1)
}

/// Whether an answer is of the file that is open.
pub(super) fn is_of(reply: &Reply, code: &str) -> bool {
    matches!(reply, Reply::Employer(crate::desk::employers::EmployerReply::File(file)) if file.credit_code == code)
}
