//! 统计: the tables of the year. The tables' names stand left of the table, or above it where there is no room; a figure opens
//! to its list, a line of that to the file or the case.
//!
//! ```text
//!  S1 参保情况  2021 年                                S1 S2 S3 S4 S5 S6 S7 S8 S9
//! --------------------------------------------------------------------------------
//!                     单位数  期初参保  本期增加  本期减少  期末参保
//! > 合计                 620    12,534       447         5    12,976
//!   按单位类型
//!   企业                 488    ...
//!  合计 期末参保：12,976 人
//! ```

mod grid;
mod list;

use crossterm::event::KeyEvent;

use crate::desk::papers::Sent as Left;
use crate::desk::statistics::{Export, ExportForm, FigureAsk, ReturnLine, StatisticsReply, StatisticsRequest};
use crate::desk::{Refusal, Reply, Request};
use crate::domain::problem::Problem;
use crate::domain::statistics::period::Period;
use crate::domain::statistics::problem::StatisticsProblem;
use crate::domain::statistics::table::{ListKind, TableId};
use crate::report::statistics as report;
use crate::text::catalog::{Msg, fill};
use crate::text::papers;
use crate::text::statistics as words;
use crate::tui::field::Field;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size, Wish};
use crate::tui::widgets::paged::{Line, Paged};
use grid::Grid;
use list::List;

/// Rows above the table: its title, a rule.
const HEAD_ROWS: u16 = 2;
/// The same above definitions, whose pages have names.
const READING_HEAD_ROWS: u16 = 3;
/// The row below the table, which spells the chosen figure out.
const FOOT_ROWS: u16 = 1;
/// From this width on the names of the tables have a column of their own.
const WIDE: u16 = 120;
/// Columns of the names of the tables.
const NAMES: u16 = 20;
/// Characters of a reason.
const REASON_MAX: usize = 200;

/// What one is doing.
enum Doing {
    Looking,
    /// A figure is open.
    Listing(List),
    /// Definitions, and what was sent.
    Reading(Paged),
    /// Whether to send is asked.
    Sending,
    /// Why a return is corrected is asked.
    Correcting(Field),
}

pub(in crate::tui) struct Statistics {
    id: TableId,
    period: Option<Period>,
    grid: Option<Grid>,
    returns: Vec<ReturnLine>,
    doing: Doing,
    /// What the last act came to.
    said: Option<String>,
}

impl Default for Statistics {
    fn default() -> Statistics {
        let (id, doing) = (TableId::Insured, Doing::Looking);
        Statistics { id, period: None, grid: None, returns: Vec::new(), doing, said: None }
    }
}

fn asked(request: StatisticsRequest) -> Request {
    Request::Statistics(Box::new(request))
}

/// The room of the table itself.
fn room(body: Size) -> Size {
    let width = if body.width >= WIDE { body.width - NAMES } else { body.width };
    Size { width, height: body.height.saturating_sub(HEAD_ROWS + FOOT_ROWS) }
}

impl Statistics {
    fn request(&self) -> Request {
        asked(StatisticsRequest::Table { id: self.id, period: self.period })
    }

    fn turn_table(&mut self, back: bool, ctx: &mut Ctx) {
        let all = TableId::ALL;
        let at = all.iter().position(|id| *id == self.id).unwrap_or_default();
        self.id = all[(at + if back { all.len() - 1 } else { 1 }) % all.len()];
        self.said = None;
        ctx.ask(self.request());
    }

    /// The same months of another year.
    fn turn_year(&mut self, by: i32, ctx: &mut Ctx) {
        let moved = |m: crate::domain::dates::Month| crate::domain::dates::Month::new(m.year() + by, m.month());
        let Some(period) = self.period else { return };
        if let (Ok(first), Ok(last)) = (moved(period.first()), moved(period.last()))
            && let Ok(period) = Period::new(first, last)
        {
            self.said = None;
            ctx.ask(asked(StatisticsRequest::Table { id: self.id, period: Some(period) }));
        }
    }

    /// Opens the chosen figure.
    fn open(&mut self, ctx: &mut Ctx) {
        let Some(grid) = &self.grid else { return };
        let Some((row, column, figure)) = grid.chosen() else { return };
        if figure.list.is_none() {
            ctx.wish = Some(Wish::Say(Msg::StatisticsNoList));
            return;
        }
        let ask = FigureAsk { table: grid.table.id, period: grid.table.period, row: row.key.clone(), column };
        ctx.ask(List::request(&ask, 0, ctx.body));
    }

    fn export(&mut self, ctx: &mut Ctx) {
        if let Some(period) = self.period {
            let export = Export { tables: vec![self.id], period, public: false, form: ExportForm::Xlsx, file: None };
            ctx.ask(asked(StatisticsRequest::Export { export, press: report::press(ctx.look.lang) }));
        }
    }

    fn send(&mut self, reason: &str, ctx: &mut Ctx) {
        if let Some(period) = self.period {
            ctx.ask(asked(StatisticsRequest::Send { id: self.id, period, reason: reason.to_owned() }));
        }
    }

    fn act_in_table(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::NextTable => self.turn_table(false, ctx),
            Action::PrevTable => self.turn_table(true, ctx),
            Action::PrevYear => self.turn_year(-1, ctx),
            Action::NextYear => self.turn_year(1, ctx),
            Action::Open => self.open(ctx),
            Action::Export => self.export(ctx),
            Action::Send if self.period.is_some() => self.doing = Doing::Sending,
            Action::Definitions => {
                self.doing = Doing::Reading(Paged::new(&[Msg::StatisticsNotes, Msg::StatisticsReturns], READING_HEAD_ROWS));
                ctx.ask(asked(StatisticsRequest::Returns));
            }
            _ => {
                self.said = None;
                if let Some(grid) = &mut self.grid {
                    grid.step(action, room(ctx.body));
                }
            }
        }
    }

    fn act_in_list(&mut self, action: Action, ctx: &mut Ctx) {
        let Doing::Listing(list) = &mut self.doing else { return };
        match action {
            Action::Back => {
                self.doing = Doing::Looking;
                ctx.forget();
            }
            Action::Open => match (list.page.kind, list.chosen()) {
                (ListKind::People, Some(line)) => ctx.wish = Some(Wish::File { person_id: line.id }),
                (ListKind::Cases, Some(line)) => ctx.wish = Some(Wish::Case { number: line.number.clone() }),
                (ListKind::Employers, Some(line)) => ctx.wish = Some(Wish::Employer { credit_code: line.number.clone() }),
                (_, None) => {}
            },
            _ => {
                if let Some(request) = list.step(action, ctx.body) {
                    ctx.ask(request);
                }
            }
        }
    }

    fn take(&mut self, reply: StatisticsReply, look: Look) {
        match reply {
            StatisticsReply::Table(table) if table.id == self.id => {
                self.period = Some(table.period);
                let before = self.grid.take();
                self.grid = Some(Grid::new(*table, before.as_ref()));
            }
            StatisticsReply::Drill(page) => match &mut self.doing {
                Doing::Listing(list) if list.page.ask == page.ask => list.renew(*page),
                Doing::Looking => self.doing = Doing::Listing(List::new(*page)),
                _ => {}
            },
            StatisticsReply::Export(left) => self.said = Some(saved(&left, look)),
            StatisticsReply::Send(sent) => {
                self.doing = Doing::Looking;
                self.said = Some(words::sent(sent.table, sent.period, sent.edition, sent.differences.len(), look.lang));
            }
            StatisticsReply::Returns(returns) => self.returns = returns,
            StatisticsReply::Table(_) => {}
        }
    }

    /// Definitions of the table, or what was sent.
    fn lines(&self, page: usize, look: Look) -> Vec<Line> {
        if page == 0 {
            return words::notes(self.id, look.lang).into_iter().map(|note| (format!("- {note}"), Part::Plain)).collect();
        }
        report::returns_text(&self.returns, look.lang).lines().map(|line| (line.to_owned(), Part::Plain)).collect()
    }

    fn head(&self, pen: &mut Pen) -> Option<Cell> {
        let (look, area) = (pen.look, pen.area);
        let period = self.period.map(|p| words::period(p, look.lang)).unwrap_or_default();
        let title = format!("{} {}  {period}", self.id.id(), words::table(self.id, look.lang));
        let mut x = 1 + pen.text(1, 0, area.width - 2, &title, Part::Title) + 2;
        let head_rows = if matches!(self.doing, Doing::Reading(_)) { READING_HEAD_ROWS } else { HEAD_ROWS };
        pen.rule(head_rows - 1);
        let field = match &self.doing {
            Doing::Sending => {
                x += pen.text(x, 0, area.width.saturating_sub(x), look.text(Msg::StatisticsAskSend), Part::Accent);
                return Some((area.x + x, area.y));
            }
            Doing::Correcting(field) => field,
            _ => {
                self.tabs(x, pen);
                return None;
            }
        };
        x += pen.text(x, 0, area.width.saturating_sub(x), look.text(Msg::StatisticsReason), Part::Accent);
        let (text, cursor) = field.window(area.width.saturating_sub(x + 1));
        pen.text(x, 0, area.width.saturating_sub(x + 1), &text, Part::Plain);
        Some((area.x + x + cursor, area.y))
    }

    /// The tables' ids where they have no column of their own.
    fn tabs(&self, mut x: u16, pen: &mut Pen) {
        let area = pen.area;
        let ids = TableId::ALL;
        let used = 3 * u16::try_from(ids.len()).unwrap_or(0);
        if area.width >= WIDE || x + used > area.width {
            return;
        }
        x = area.width - used;
        for id in ids {
            x += pen.text(x, 0, 2, id.id(), if *id == self.id { Part::Focus } else { Part::Quiet }) + 1;
        }
    }

    /// The names of the tables, one of them chosen.
    fn names(&self, pen: &mut Pen) {
        let lang = pen.look.lang;
        for (y, (id, name)) in (0..pen.area.height).zip(report::names(lang)) {
            let part = if id == self.id { Part::Focus } else { Part::Plain };
            pen.text(1, y, NAMES - 2, &format!("{} {name}", id.id()), part);
        }
    }
}

impl Statistics {
    /// The chosen figure with its row, column and unit in full.
    fn spelt(&self, grid: &Grid, facts: &Facts, look: Look) -> String {
        let Some((row, column, figure)) = grid.chosen() else { return String::new() };
        let name = words::row(&row.key, facts.policy, look.lang);
        let (column, unit) = (words::column(column, look.lang), words::unit(column.unit(), look.lang));
        let told = [("row", name.as_str()), ("column", &column), ("value", &words::value(figure.value)), ("unit", unit)];
        fill(look.text(Msg::StatisticsFigure), &told)
    }
}

fn saved(left: &Left, look: Look) -> String {
    papers::sent(left, look.lang)
}

impl Screen for Statistics {
    fn scopes(&self) -> &'static [Scope] {
        match self.doing {
            Doing::Looking => &[Scope::Statistics],
            Doing::Listing(_) => &[Scope::StatisticsList],
            Doing::Reading(_) => &[Scope::StatisticsNotes],
            Doing::Sending => &[Scope::Ask],
            Doing::Correcting(_) => &[Scope::StatisticsReason],
        }
    }

    fn typing(&self) -> bool {
        matches!(self.doing, Doing::Correcting(_))
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.said = None;
        if self.grid.is_none() {
            ctx.ask(self.request());
        }
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        if let Doing::Listing(list) = &self.doing {
            ctx.ask(list.again(ctx.body));
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        let look = ctx.look;
        match &mut self.doing {
            Doing::Looking => self.act_in_table(action, ctx),
            Doing::Listing(_) => self.act_in_list(action, ctx),
            Doing::Reading(_) if action == Action::Back => self.doing = Doing::Looking,
            Doing::Reading(paged) => {
                let mut paged = *paged;
                paged.act(action, ctx.body, |page| self.lines(page, look));
                self.doing = Doing::Reading(paged);
            }
            Doing::Sending => {
                self.doing = Doing::Looking;
                if action == Action::Yes {
                    self.send("", ctx);
                }
            }
            Doing::Correcting(field) => match action {
                Action::Save => {
                    let reason = field.text().to_owned();
                    self.send(&reason, ctx);
                }
                _ => self.doing = Doing::Looking,
            },
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        if let Doing::Correcting(field) = &mut self.doing {
            field.key(key);
        }
    }

    fn pasted(&mut self, text: &str, _ctx: &mut Ctx) {
        if let Doing::Correcting(field) = &mut self.doing {
            field.paste(text);
        }
    }

    /// The same act again asks for the reason that was missing.
    fn refused(&mut self, refusal: &Refusal) -> bool {
        let Refusal::Problems(problems) = refusal else { return false };
        let wants = |p: &Problem| matches!(p, Problem::Statistics(StatisticsProblem::ReasonWanted { .. }));
        if problems.iter().any(|(_, p)| wants(p)) && !self.typing() {
            self.doing = Doing::Correcting(Field::new(REASON_MAX));
            return true;
        }
        false
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        ctx.afresh.push(self.request());
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        self.receive(reply, ctx);
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        if let Reply::Statistics(reply) = reply {
            self.take(reply, ctx.look);
        }
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        let asked = self.head(pen);
        let (look, area) = (pen.look, pen.area);
        if let Doing::Reading(paged) = &self.doing {
            return Some(paged.draw(pen, |page| self.lines(page, look)));
        }
        if let Doing::Listing(list) = &self.doing {
            return list.draw(&mut pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS)), facts);
        }
        let grid = self.grid.as_ref()?;
        let left = if area.width >= WIDE { NAMES } else { 0 };
        if left > 0 {
            self.names(&mut pen.within(0, HEAD_ROWS, left, area.height.saturating_sub(HEAD_ROWS)));
        }
        let size = room(Size { width: area.width, height: area.height });
        let cell = grid.draw(&mut pen.within(left, HEAD_ROWS, size.width, size.height), facts);
        let (foot, part) = match &self.said {
            Some(said) => (said.clone(), Part::Accent),
            None => (self.spelt(grid, facts, look), Part::Quiet),
        };
        pen.text(left + 1, area.height.saturating_sub(1), size.width.saturating_sub(2), &foot, part);
        asked.or(cell)
    }
}
