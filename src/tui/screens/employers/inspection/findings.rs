//! 疑点: what the rules find, the evidence beside each (below it in a small window), marking, and opening an inspection.
//!
//! ```text
//!  2021-12  共 82 项，未处理 82        按 r 换规则
//! ------------------------------------------------------------------------
//!    规则            单位                     人员      月份     标注
//! >  行业类别不符    会同县宏发竹木厂
//! ------------------------------------------------------------------------
//!  登记行业大类对应的风险类别与执行类别不同 …
//!  行业大类 20，该行业类别 5，执行类别 4
//! ```

use std::collections::HashSet;

use crossterm::event::KeyEvent;

use super::evidence::{cells, evidence};
use super::fields;
use super::form::{InspectionForm, Named, Wanted};
use super::subject::{mark_of, mark_subject};
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::inspection::{FindingAsk, FindingLine, FindingList, InspectionReply, InspectionRequest, written};
use crate::desk::{Refusal, Reply, Request};
use crate::domain::inspection::finding::{Key, Mark};
use crate::domain::inspection::rules::Rule;
use crate::domain::operator::Role;
use crate::report::sheets::SCRIBE;
use crate::text::catalog::{Msg, fill};
use crate::text::inspection as words;
use crate::tui::field::Field;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::{Look, Part};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size, Wish};
use crate::tui::widgets::table::{self, Column, Text, left};

/// Rows above the table: the filter, a rule; below it, where there is no room beside: a rule and the evidence.
const HEAD_ROWS: u16 = 2;
const BELOW_ROWS: u16 = 6;
const FILTER_MAX: usize = 40;
/// From this width on the evidence stands beside the list.
const WIDE: u16 = 120;
const BESIDE: u16 = 48;

const COLUMNS: &[Column] = &[
    left(Msg::InspectRule, 18, 0),
    left(Msg::ColEmployer, 20, 2),
    left(Msg::ColName, 8, 1),
    left(Msg::InspectMonth, 7, 0),
    left(Msg::InspectMark, 10, 0),
];

/// Names of this page's forms among the drafts.
pub(in crate::tui::screens::employers) const MARK: &str = "finding_mark";
pub(in crate::tui::screens::employers) const PLAN: &str = "finding_plan";

/// What a form on this page is for.
enum Doing {
    Mark(Key, Mark),
    /// With the findings it looks at, as the desk takes them.
    Plan(String),
}

pub(in crate::tui) struct Findings {
    list: Option<FindingList>,
    at: usize,
    rule: Option<Rule>,
    unmarked: bool,
    filter: Field,
    in_filter: bool,
    /// Chosen for an inspection: of one employer.
    chosen: Vec<Key>,
    form: Option<(Doing, InspectionForm)>,
    said: Option<String>,
    is_inspector: bool,
}

impl Default for Findings {
    fn default() -> Findings {
        Findings {
            list: None,
            at: 0,
            rule: None,
            unmarked: true,
            filter: Field::new(FILTER_MAX),
            in_filter: false,
            chosen: Vec::new(),
            form: None,
            said: None,
            is_inspector: false,
        }
    }
}

impl Findings {
    fn ask(&self) -> FindingAsk {
        FindingAsk { month: None, rule: self.rule, employer: self.filter.text().trim().to_owned(), unmarked: self.unmarked }
    }

    fn request(&self, body: Size) -> Request {
        let rows = visible(body);
        let (offset, limit) = (self.at - self.at % rows, rows);
        Request::Inspection(InspectionRequest::Findings { ask: self.ask(), offset, limit })
    }

    fn changed(&mut self, ctx: &mut Ctx) {
        self.at = 0;
        ctx.ask(self.request(ctx.body));
    }

    fn line(&self) -> Option<&FindingLine> {
        let list = self.list.as_ref()?;
        list.lines.get(self.at.checked_sub(list.offset)?)
    }

    fn step(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(list) = &self.list else { return };
        self.at = table::step(self.at, action, list.total, visible(ctx.body));
        let there = list.offset..list.offset + list.lines.len();
        if !there.contains(&self.at) && list.total > 0 {
            ctx.ask(self.request(ctx.body));
        }
    }

    /// All rules, then each that has findings.
    fn turn_rule(&mut self, ctx: &mut Ctx) {
        let Some(list) = &self.list else { return };
        let rules: Vec<Rule> = list.counts.iter().map(|(rule, ..)| *rule).collect();
        self.rule = match self.rule.and_then(|r| rules.iter().position(|x| *x == r)) {
            None => rules.first().copied(),
            Some(n) => rules.get(n + 1).copied(),
        };
        self.changed(ctx);
    }

    /// Chooses a finding for an inspection; those of another employer are let go.
    fn choose(&mut self) {
        let Some(key) = self.line().map(|l| l.finding.key()) else { return };
        if self.chosen.contains(&key) {
            self.chosen.retain(|k| *k != key);
        } else {
            self.chosen.retain(|k| k.employer == key.employer);
            self.chosen.push(key);
        }
    }

    fn open_mark(&mut self, mark: Mark, look: Look) {
        let Some(line) = self.line() else { return };
        let about = format!("{} {}", words::rule(line.finding.rule, look.lang), line.employer);
        let (key, title) = (line.finding.key(), mark_title(mark));
        let named = Named { form: MARK, subject: mark_subject(&key, mark), title, about };
        self.form = Some((Doing::Mark(key, mark), InspectionForm::new(named, fields::reason(), &Fields::default())));
    }

    /// The plan of an inspection that looks at the chosen findings, or at the one one stands on.
    fn open_plan(&mut self, ctx: &Ctx) {
        let (Some(line), month) = (self.line(), self.list.as_ref().and_then(|l| l.month)) else { return };
        let same: Vec<Key> = self.chosen.iter().filter(|k| k.employer == line.finding.employer).copied().collect();
        let keys = if same.is_empty() { vec![line.finding.key()] } else { same };
        let month = month.map(|m| m.to_string()).unwrap_or_default();
        let known = Fields::default()
            .with("credit_code", line.credit_code.as_str())
            .with("from_month", month.as_str())
            .with("until_month", month)
            .with("first_inspector", ctx.operator)
            .with("inspect_ground", "anomaly")
            .with("special", "no");
        let about = format!("{} ({})", line.employer, keys.len());
        let findings = written(&keys);
        let named = Named { form: PLAN, subject: findings.clone(), title: Msg::InspectPlanTitle, about };
        self.form = Some((Doing::Plan(findings), InspectionForm::new(named, fields::plan(), &known)));
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Some((doing, form)) = &mut self.form else { return };
        match form.act(action, ctx) {
            Wanted::File(fields) => {
                let request = match doing {
                    Doing::Mark(key, mark) => {
                        InspectionRequest::Mark { key: *key, mark: *mark, reason: fields.get("reason").to_owned() }
                    }
                    Doing::Plan(findings) => {
                        let fields = fields.with("findings", findings.as_str());
                        InspectionRequest::Plan { fields, submission: form.submission(), scribe: SCRIBE }
                    }
                };
                ctx.ask(Request::Inspection(request));
            }
            Wanted::Leave => self.leave(ctx),
            Wanted::Look | Wanted::Nothing => {}
        }
    }

    fn leave(&mut self, ctx: &mut Ctx) {
        self.form = None;
        ctx.afresh.push(self.request(ctx.body));
    }

    /// What was typed is filed: there is nothing to go on with.
    fn filed(&mut self, said: String, ctx: &mut Ctx) {
        if let Some((_, form)) = self.form.take() {
            form.filed(ctx);
        }
        self.said = Some(said);
        ctx.ask(self.request(ctx.body));
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Filter => self.in_filter = true,
            Action::Open | Action::LeaveField if self.in_filter => self.in_filter = false,
            Action::TurnKind => self.turn_rule(ctx),
            Action::OnlyOpen => {
                self.unmarked = !self.unmarked;
                self.changed(ctx);
            }
            Action::Mark => self.choose(),
            Action::Confirm | Action::Reject | Action::NewEntry if !self.is_inspector => {
                ctx.wish = Some(Wish::Say(Msg::InspectorsOnly));
            }
            Action::Confirm => self.open_mark(Mark::Explained, ctx.look),
            Action::Reject => self.open_mark(Mark::Reopened, ctx.look),
            Action::NewEntry => self.open_plan(ctx),
            Action::Back => {
                (self.in_filter, self.rule, self.unmarked) = (false, None, true);
                self.chosen.clear();
                self.filter.clear();
                self.changed(ctx);
            }
            _ => self.step(action, ctx),
        }
    }

    fn head(&self, pen: &mut Pen) -> Cell {
        let (look, area) = (pen.look, pen.area);
        let part = if self.in_filter { Part::Title } else { Part::Quiet };
        let x = 1 + pen.text(1, 0, area.width / 2, &format!("{}: ", look.text(Msg::FilterLabel)), part);
        let (text, cursor) = self.filter.window(area.width / 5);
        pen.text(x, 0, area.width / 5, &text, Part::Plain);
        let beside = x + area.width / 5;
        let told = match (&self.said, &self.list) {
            (Some(said), _) => said.clone(),
            (None, Some(list)) => self.told(list, look),
            (None, None) => String::new(),
        };
        let part = if self.said.is_some() { Part::Accent } else { Part::Quiet };
        pen.right(beside, 0, area.width.saturating_sub(beside + 1), &told, part);
        pen.rule(1);
        (area.x + x + cursor, area.y)
    }

    /// Month, rule, how many there are, how many are left to look at.
    fn told(&self, list: &FindingList, look: Look) -> String {
        let rule = self.rule.map(|r| format!("{}  ", words::rule(r, look.lang))).unwrap_or_default();
        let of = |pick: fn(&(Rule, usize, usize)) -> usize| {
            let counted = list.counts.iter().filter(|(r, ..)| self.rule.is_none_or(|x| x == *r));
            counted.map(pick).sum::<usize>().to_string()
        };
        let month = list.month.map(|m| m.to_string()).unwrap_or_default();
        let values = [("month", month.as_str()), ("n", &of(|c| c.1)), ("open", &of(|c| c.2))];
        format!("{rule}{}", fill(look.text(Msg::FindingsShown), &values))
    }

    fn draw_list(&self, pen: &mut Pen) -> Option<Cell> {
        let in_field = self.head(pen);
        let (look, area) = (pen.look, pen.area);
        let list = self.list.as_ref()?;
        let room = area.height.saturating_sub(HEAD_ROWS);
        if list.lines.is_empty() {
            pen.within(0, HEAD_ROWS, area.width, room).text(2, 1, area.width, words::nothing_found(look.lang), Part::Title);
            return Some(in_field);
        }
        let wide = area.width >= WIDE;
        let (width, height) = if wide { (area.width - BESIDE, room) } else { (area.width, room.saturating_sub(BELOW_ROWS)) };
        let chosen: HashSet<&Key> = self.chosen.iter().collect();
        let rows: Vec<Vec<Text>> = list.lines.iter().map(|l| cells(l, chosen.contains(&l.finding.key()), look)).collect();
        let at = self.at.checked_sub(list.offset);
        let cell = table::draw(&mut pen.within(0, HEAD_ROWS, width, height), COLUMNS, &rows, at);
        if let Some(line) = self.line() {
            let mut side = if wide {
                pen.within(width + 1, HEAD_ROWS, BESIDE - 2, room)
            } else {
                pen.within(0, HEAD_ROWS + height, area.width, BELOW_ROWS)
            };
            evidence(line, wide, &mut side);
        }
        if self.in_filter { Some(in_field) } else { cell }
    }
}

impl Screen for Findings {
    fn scopes(&self) -> &'static [Scope] {
        match &self.form {
            Some((_, form)) => form.scopes(),
            None if self.in_filter => &[Scope::CaseFilter],
            None => &[Scope::Findings],
        }
    }

    fn typing(&self) -> bool {
        self.form.as_ref().map_or(self.in_filter, |(_, form)| form.typing())
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.is_inspector = ctx.who.roles.contains(&Role::Inspect);
        if self.form.is_none() {
            ctx.ask(self.request(ctx.body));
        }
    }

    fn open_draft(&mut self, draft: SavedDraft, _ctx: &mut Ctx) {
        self.in_filter = false;
        if let Some((key, mark)) = mark_of(&draft.subject).filter(|_| draft.form == MARK) {
            self.form = Some((Doing::Mark(key, mark), InspectionForm::of(mark_title(mark), draft, fields::reason())));
        } else if draft.form == PLAN {
            let doing = Doing::Plan(draft.subject.clone());
            self.form = Some((doing, InspectionForm::of(Msg::InspectPlanTitle, draft, fields::plan())));
        }
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        if let Some((_, form)) = &mut self.form {
            form.keep(ctx);
        }
    }

    fn draft_failed(&mut self) {
        if let Some((_, form)) = &mut self.form {
            form.keeping_failed();
        }
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.ask(self.request(ctx.body));
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.said = None;
        if self.form.is_some() { self.act_form(action, ctx) } else { self.act_list(action, ctx) }
    }

    fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        match &mut self.form {
            Some((_, form)) => form.typed(key),
            None if self.in_filter && self.filter.key(key) => self.changed(ctx),
            None => {}
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        match &mut self.form {
            Some((_, form)) => form.pasted(text),
            None if self.in_filter && self.filter.paste(text) => self.changed(ctx),
            None => {}
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() {
            ctx.afresh.push(self.request(ctx.body));
        }
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        self.receive(reply, ctx);
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        if let (Reply::SaveDraft, Some((_, form))) = (&reply, &mut self.form) {
            if form.kept(ctx) {
                self.leave(ctx);
            }
            return;
        }
        let Reply::Inspection(reply) = reply else { return };
        match *reply {
            InspectionReply::Findings(list) if list.ask == self.ask() => {
                self.at = self.at.min(list.total.saturating_sub(1));
                self.list = Some(list);
            }
            InspectionReply::Marked => self.filed(ctx.look.text(Msg::FindingMarked).to_owned(), ctx),
            InspectionReply::Filed(filed) => {
                self.chosen.clear();
                self.filed(fill(ctx.look.text(Msg::InspectPlanned), &[("number", &filed.number)]), ctx);
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        self.form.as_mut().is_some_and(|(_, form)| form.refused(refusal))
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        match &self.form {
            Some((_, form)) => form.draw(pen),
            None => self.draw_list(pen),
        }
    }
}

fn mark_title(mark: Mark) -> Msg {
    if mark == Mark::Explained { Msg::InspectExplainTitle } else { Msg::InspectReopenTitle }
}

fn visible(body: Size) -> usize {
    let below = if body.width >= WIDE { 0 } else { BELOW_ROWS };
    usize::from(body.height.saturating_sub(HEAD_ROWS + below + 1)).max(1)
}
