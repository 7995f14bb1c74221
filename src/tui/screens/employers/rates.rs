//! 费率: every employer under the float review, what it comes to and why; filing it, deciding on one, proposing to the bureau.

use chrono::Datelike;
use crossterm::event::KeyEvent;

use super::rate_forms::{PROPOSAL, REVIEW, SET};
use crate::desk::estimate::Fields;
use crate::desk::rates::{RateHistory, RateReply, RateRequest, ReviewAsk, ReviewLine, ReviewView};
use crate::desk::{Refusal, Reply, Request};
use crate::domain::dates::Month;
use crate::domain::sheet::kind::SheetKind;
use crate::report::papers::NOTICE_PRESS;
use crate::report::rates as report;
use crate::report::sheets::SCRIBE;
use crate::text::catalog::{Msg, fill};
use crate::text::{numbers::percent, problems, rates as words};
use crate::tui::field::Field;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Wish};
use crate::tui::screens::payments::small_form::{SmallForm, Wanted};
use crate::tui::screens::payments::text_page::TextPage;
use crate::tui::widgets::table::{self, Column, Text, left, right};
use crate::tui::widgets::wrap::wrap;

/// Rows above the table: filter and count, the period or what is missing, the county, a rule.
const HEAD_ROWS: u16 = 4;
/// Rows above the lines about one employer.
const ONE_HEAD_ROWS: u16 = 2;
const FILTER_MAX: usize = 40;
/// From this width on there is room for all columns.
const WIDE: u16 = 100;

const NARROW_COLUMNS: &[Column] = &[
    left(Msg::ColEmployer, 20, 1),
    left(Msg::ColRateNow, 4, 0),
    left(Msg::ColRateNew, 4, 0),
    left(Msg::ColRateWhy, 12, 0),
    right(Msg::ColUseRatio, 9),
    right(Msg::ColRateEffect, 13),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::ColEmployer, 30, 1),
    left(Msg::ColRateNow, 4, 0),
    left(Msg::ColRateNew, 4, 0),
    left(Msg::ColRateWhy, 22, 0),
    right(Msg::ColUseRatio, 9),
    right(Msg::ColPerMille, 8),
    right(Msg::ColRatePercent, 8),
    right(Msg::ColRateEffect, 15),
];

/// What is being typed, and what it becomes.
struct Filing {
    form: SmallForm,
    kind: SheetKind,
    /// What is not typed.
    given: Fields,
}

pub(in crate::tui) struct Rates {
    ask: ReviewAsk,
    view: Option<Box<ReviewView>>,
    at: usize,
    filter: Field,
    in_filter: bool,
    only_changed: bool,
    /// The employer that is explained.
    one: Option<(TextPage, Option<Box<RateHistory>>)>,
    filing: Option<Filing>,
    /// What was filed or refused last.
    said: Option<String>,
    look: Option<Look>,
}

impl Default for Rates {
    fn default() -> Rates {
        Rates {
            ask: ReviewAsk::default(),
            view: None,
            at: 0,
            filter: Field::new(FILTER_MAX),
            in_filter: false,
            only_changed: false,
            one: None,
            filing: None,
            said: None,
            look: None,
        }
    }
}

impl Rates {
    fn request(&self) -> Request {
        Request::Rates(RateRequest::Review(self.ask.clone()))
    }

    /// The employers that are shown.
    fn shown(&self) -> Vec<&ReviewLine> {
        let lines = self.view.iter().flat_map(|v| &v.lines);
        let text = self.filter.text();
        let is_shown = |l: &&ReviewLine| {
            (!self.only_changed || l.is_changed()) && (l.name.contains(text.trim()) || l.credit_code.starts_with(text.trim()))
        };
        lines.filter(is_shown).collect()
    }

    fn chosen(&self) -> Option<&ReviewLine> {
        self.shown().get(self.at).copied()
    }

    fn go_year(&mut self, by: i32, ctx: &mut Ctx) {
        let now = self.view.as_ref().map_or(ctx.today.year() - 1, |v| v.year);
        self.ask.year = Some(self.ask.year.unwrap_or(now) + by);
        self.at = 0;
        ctx.ask(self.request());
    }

    /// The office's own bands, then those of each example, then the own ones again.
    fn next_example(&mut self, ctx: &mut Ctx) {
        let all = ctx.policy.band_examples();
        let next = match &self.ask.example {
            None => 0,
            Some(id) => all.iter().position(|e| &e.id == id).map_or(all.len(), |at| at + 1),
        };
        self.ask.example = all.get(next).map(|e| e.id.clone());
        ctx.ask(self.request());
    }

    fn open_one(&mut self, ctx: &mut Ctx) {
        let Some(line) = self.chosen() else { return };
        let request = RateRequest::History { credit_code: line.credit_code.clone() };
        self.one = Some((TextPage::default(), None));
        self.explain(ctx);
        ctx.ask(Request::Rates(request));
    }

    /// The lines about the chosen employer, as wide as the window.
    fn explain(&mut self, ctx: &Ctx) {
        let (book, look, room) = (ctx.policy.parameters(), ctx.look, ctx.body.width.saturating_sub(2));
        let (Some(line), Some(view)) = (self.chosen().cloned(), &self.view) else { return };
        let mut lines = report::explained(&line, view.months(), book, look.lang);
        if let Some((page, history)) = &mut self.one {
            if let Some(history) = history {
                lines.push(String::new());
                lines.extend(report::history_text(history, look.lang).lines().map(str::to_owned));
            }
            let lines: Vec<String> = lines.iter().flat_map(|line| wrap(line, room)).collect();
            page.set(&lines.join("\n"));
        }
    }

    fn begin(
        &mut self,
        title: Msg,
        about: String,
        specs: &'static [crate::tui::form::FieldSpec],
        filing: (SheetKind, Fields),
        known: &Fields,
    ) {
        let (kind, given) = filing;
        self.said = None;
        self.filing = Some(Filing { form: SmallForm::new(title, about, specs, known), kind, given });
    }

    fn begin_review(&mut self) {
        let Some(view) = &self.view else { return };
        let (year, from) = (view.year.to_string(), view.from.to_string());
        let given = Fields::default().with("scope", "review").with("year", year.as_str());
        self.begin(Msg::FormRateReview, year, REVIEW, (SheetKind::Rate, given), &Fields::default().with("from", from));
    }

    fn begin_set(&mut self, ctx: &Ctx) {
        let Some(line) = self.chosen() else { return };
        let about = format!("{}  {}-{}", line.name, line.class, line.step);
        let given = Fields::default().with("scope", "employer").with("credit_code", line.credit_code.as_str());
        let known = Fields::default().with("from", Month::of(ctx.today).to_string());
        self.begin(Msg::FormRateSet, about, SET, (SheetKind::Rate, given), &known);
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(filing) = &mut self.filing else { return };
        match filing.form.act(action, ctx) {
            Wanted::File(typed) => {
                let fields = filing.given.iter().fold(typed, |all, (id, text)| all.with(id, text));
                let (kind, submission) = (filing.kind, String::new());
                ctx.ask(Request::FileSheet { kind, fields, submission, scribe: SCRIBE });
            }
            Wanted::Leave => self.filing = None,
            Wanted::Nothing => {}
        }
    }

    fn act_one(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Back => self.one = None,
            Action::SetRate => self.begin_set(ctx),
            Action::Print => self.print(ctx),
            _ => {
                if let Some((page, _)) = &mut self.one {
                    page.step(action, ctx.body, ONE_HEAD_ROWS);
                }
            }
        }
    }

    /// The notice of what was decided last.
    fn print(&self, ctx: &mut Ctx) {
        let history = self.one.as_ref().and_then(|(_, history)| history.as_ref());
        match history.and_then(|h| h.rows.last().map(|row| (h, row))) {
            Some((history, row)) => ctx.ask(Request::Rates(RateRequest::Notice {
                number: row.sheet.clone(),
                credit_code: history.credit_code.clone(),
                way: None,
                press: NOTICE_PRESS,
            })),
            None => ctx.wish = Some(Wish::Say(Msg::RateNoNotice)),
        }
    }

    /// Filter and count; what is reviewed; the county.
    fn head(&self, pen: &mut Pen, facts: &Facts) -> Cell {
        let (look, area) = (pen.look, pen.area);
        let part = if self.in_filter { Part::Title } else { Part::Quiet };
        let x = 1 + pen.text(1, 0, area.width / 2, &format!("{}: ", look.text(Msg::FilterLabel)), part);
        let (text, cursor) = self.filter.window(area.width / 4);
        pen.text(x, 0, area.width / 4, &text, Part::Plain);
        let mut told = fill(look.text(Msg::RatesShown), &[("n", &self.shown().len().to_string())]);
        if self.only_changed {
            told = format!("{}  {told}", look.text(Msg::OnlyChanged));
        }
        let beside = x + area.width / 4;
        pen.right(beside, 0, area.width.saturating_sub(beside + 1), &told, Part::Quiet);
        let Some(view) = &self.view else { return (area.x + x + cursor, area.y) };
        let head = report::review_head(view, facts.policy, look.lang);
        let first = self.said.clone().or_else(|| head.get(1).cloned()).unwrap_or_else(|| head[0].clone());
        let part = if first.starts_with('!') { Part::Warning } else { Part::Title };
        pen.text(1, 1, area.width - 2, &first, part);
        let sums = words::sums(&view.sums(), look.lang).pop().unwrap_or_default();
        let second = if view.lacks.is_none() { sums } else { report::county_line(view, look.lang) };
        pen.text(1, 2, area.width - 2, &second, Part::Plain);
        pen.rule(HEAD_ROWS - 1);
        (area.x + x + cursor, area.y)
    }

    fn draw_one(&self, page: &TextPage, pen: &mut Pen) -> Option<Cell> {
        let line = self.chosen()?;
        let area = pen.area;
        let x = 1 + pen.text(1, 0, area.width - 2, &line.name, Part::Title) + 2;
        let said = self.said.clone().unwrap_or_else(|| format!("{}  {}-{}", line.credit_code, line.class, line.step));
        pen.text(x, 0, area.width.saturating_sub(x + 1), &said, Part::Plain);
        pen.rule(1);
        page.draw(&mut pen.within(0, ONE_HEAD_ROWS, area.width, area.height.saturating_sub(ONE_HEAD_ROWS)));
        Some((area.x + 1, area.y))
    }
}

impl Screen for Rates {
    fn scopes(&self) -> &'static [Scope] {
        match (&self.filing, &self.one) {
            (Some(filing), _) => filing.form.scopes(),
            (None, _) if self.in_filter => &[Scope::CaseFilter],
            (None, Some(_)) => &[Scope::RateOne],
            (None, None) => &[Scope::Rates],
        }
    }

    fn typing(&self) -> bool {
        self.in_filter || self.filing.is_some()
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.look = Some(ctx.look);
        if self.filing.is_none() {
            ctx.ask(self.request());
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.look = Some(ctx.look);
        match action {
            _ if self.filing.is_some() => self.act_form(action, ctx),
            Action::Open | Action::LeaveField | Action::Back if self.in_filter => self.in_filter = false,
            _ if self.one.is_some() => self.act_one(action, ctx),
            Action::Filter => self.in_filter = true,
            Action::Open => self.open_one(ctx),
            Action::OnlyChanged => (self.only_changed, self.at) = (!self.only_changed, 0),
            Action::NextExample => self.next_example(ctx),
            Action::PrevYear => self.go_year(-1, ctx),
            Action::NextYear => self.go_year(1, ctx),
            Action::NewEntry => self.begin_review(),
            Action::SetRate => self.begin_set(ctx),
            Action::MakeProposal => {
                let filing = (SheetKind::Proposal, Fields::default());
                self.begin(Msg::FormProposal, String::new(), PROPOSAL, filing, &Fields::default());
            }
            Action::Back => {
                (self.only_changed, self.at, self.said) = (false, 0, None);
                self.ask = ReviewAsk::default();
                self.filter.clear();
                ctx.ask(self.request());
            }
            _ => {
                let visible = usize::from(ctx.body.height.saturating_sub(HEAD_ROWS + 1)).max(1);
                self.at = table::step(self.at, action, self.shown().len(), visible);
            }
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        match &mut self.filing {
            Some(filing) => filing.form.typed(key),
            None if self.in_filter && self.filter.key(key) => self.at = 0,
            None => {}
        }
    }

    fn pasted(&mut self, text: &str, _ctx: &mut Ctx) {
        match &mut self.filing {
            Some(filing) => filing.form.pasted(text),
            None if self.in_filter && self.filter.paste(text) => self.at = 0,
            None => {}
        }
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        self.explain(ctx);
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        ctx.afresh.push(self.request());
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        self.receive(reply, ctx);
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::Rates(RateReply::Review(view)) if view.ask == self.ask => {
                self.view = Some(view);
                self.at = self.at.min(self.shown().len().saturating_sub(1));
            }
            Reply::Rates(RateReply::History(history)) => {
                if let Some((_, place)) = &mut self.one {
                    *place = Some(history);
                }
                self.explain(ctx);
            }
            Reply::FileSheet(filed) => {
                self.filing = None;
                self.said = Some(fill(ctx.look.text(Msg::SaidFiled), &[("number", &filed.number)]));
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        let (Refusal::Problems(found), Some(look)) = (refusal, self.look) else { return false };
        match &mut self.filing {
            Some(filing) => {
                filing.form.refuse(found);
                // What is wrong with no field of the form is told by the window.
                found.iter().all(|(field, _)| !["parameters", "year", "scope"].contains(field))
            }
            None => {
                self.view = None;
                self.said = Some(format!("! {}", problems::refusal(refusal, look.lang)));
                true
            }
        }
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        if let Some(filing) = &self.filing {
            return filing.form.draw(pen);
        }
        if let Some((page, _)) = &self.one {
            return self.draw_one(page, pen);
        }
        let in_field = self.head(pen, facts);
        let (look, area) = (pen.look, pen.area);
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        let shown = self.shown();
        if shown.is_empty() {
            let none = self.said.as_deref().filter(|_| self.view.is_none()).unwrap_or_else(|| look.text(Msg::RateNone));
            below.text(2, 1, area.width.saturating_sub(3), none, Part::Title);
            return Some(in_field);
        }
        let wide = area.width >= WIDE;
        let rows: Vec<Vec<Text>> = shown.iter().map(|l| cells(l, wide, look)).collect();
        let chosen = table::draw(&mut below, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, Some(self.at));
        if self.in_filter { Some(in_field) } else { chosen }
    }
}

fn cells(l: &ReviewLine, wide: bool, look: Look) -> Vec<Text> {
    let found = l.found.as_ref();
    let of = |text: Option<String>| Text::from(text.unwrap_or_default());
    let mut row: Vec<Text> = vec![
        l.name.as_str().into(),
        format!("{}-{}", l.class, l.step).into(),
        of(found.map(|f| format!("{}-{}", l.class, f.step))),
        of(found.map(|f| words::reasons(&f.reasons, look.lang))),
        words::ratio(l.indicators.use_ratio()).into(),
    ];
    if wide {
        row.extend([words::per_mille(l.indicators.per_mille()).into(), of(found.map(|f| percent(f.rate_new)))]);
    }
    row.push(of(found.map(|f| f.effect.to_string())));
    row
}
