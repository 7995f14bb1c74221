//! 申报核定: a month of all employers with where each stands and what it owes; Enter declares one, `b` fixes what is due.
//!
//! ```text
//! 2022-01 全部  620 户 12,976 人 应缴 452,118.20        b 生成 12 户
//!   单位                   状态      人数      缴费基数  类档       应缴   比上月
//! > 会同县第1竹木制品厂    已核定       7     39,116.00  6-3     406.81    +12.02
//! ```

mod form;
mod panel;

use crossterm::event::KeyEvent;

use crate::desk::drafts::SavedDraft;
use crate::desk::levy::{LevyLine, LevyMonth, LevyReply, LevyRequest};
use crate::desk::{Refusal, Reply, Request};
use crate::domain::dates::Month;
use crate::domain::declaration::DeclarationProblem;
use crate::domain::declaration::month::Standing;
use crate::domain::problem::Problem;
use crate::report::levy as report;
use crate::text::catalog::{Msg, fill};
use crate::text::{levy as words, problems};
use crate::tui::form::After;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size, Wish};
use crate::tui::widgets::table::{self, Column, Text, left, right};
use form::DeclarationForm;

/// Rows above the table: month and sums, what is wrong or was done, a rule.
const HEAD_ROWS: u16 = 3;
/// From this width on there is room for wages, rate and the change.
const WIDE: u16 = 120;

const NARROW_COLUMNS: &[Column] = &[
    left(Msg::ColEmployer, 22, 1),
    left(Msg::ColState, 10, 0),
    right(Msg::ColHeads, 5),
    right(Msg::ColBase, 13),
    left(Msg::ColClass, 5, 0),
    right(Msg::ColLevyDue, 11),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::ColEmployer, 30, 1),
    left(Msg::ColState, 10, 0),
    right(Msg::ColHeads, 6),
    right(Msg::ColPayroll, 14),
    right(Msg::ColBase, 14),
    left(Msg::ColClass, 5, 0),
    right(Msg::ColRate, 7),
    right(Msg::ColLevyDue, 12),
    right(Msg::ColLevyChange, 12),
];

/// What the desk was asked for besides the month.
enum Awaited {
    Nothing,
    /// What a declaration begins with, of this employer.
    Beginning(String),
}

pub(in crate::tui) struct LevyPage {
    month: Option<Month>,
    view: Option<Box<LevyMonth>>,
    at: usize,
    /// Only employers that stand so.
    only: Option<Standing>,
    /// Whether to fix the month is asked.
    asking: bool,
    awaited: Awaited,
    form: Option<DeclarationForm>,
    said: Option<String>,
}

impl Default for LevyPage {
    fn default() -> LevyPage {
        LevyPage { month: None, view: None, at: 0, only: None, asking: false, awaited: Awaited::Nothing, form: None, said: None }
    }
}

impl LevyPage {
    fn request(&self) -> Request {
        Request::Levy(LevyRequest::Month { month: self.month })
    }

    fn ask(&self, ctx: &mut Ctx) {
        ctx.ask(self.request());
    }

    fn go(&mut self, month: Month, ctx: &mut Ctx) {
        (self.month, self.view, self.at, self.said) = (Some(month), None, 0, None);
        self.ask(ctx);
    }

    fn lines(&self) -> impl Iterator<Item = &LevyLine> {
        let all = self.view.iter().flat_map(|v| &v.lines);
        all.filter(|l| self.only.is_none_or(|s| l.standing == s))
    }

    /// The next standing that anybody has; after the last one all.
    fn turn_standing(&mut self) {
        let Some(view) = &self.view else { return };
        let there: Vec<Standing> = Standing::ALL.into_iter().filter(|s| view.lines.iter().any(|l| l.standing == *s)).collect();
        let next = match self.only {
            None => 0,
            Some(now) => there.iter().position(|s| *s == now).map_or(0, |at| at + 1),
        };
        (self.only, self.at) = (there.get(next).copied(), 0);
    }

    /// Opens the chosen employer's declaration, or says why there is none to enter.
    fn open(&mut self, ctx: &mut Ctx) {
        let Some((line, month)) = self.lines().nth(self.at).zip(self.month) else { return };
        let why = match line.standing {
            Standing::Declared => {
                let sheet = line.sheet.clone().unwrap_or_default();
                Some(DeclarationProblem::DeclaredAlready { sheet, is_verified: false })
            }
            Standing::Billed if !line.is_estimate && line.sheet.is_some() => Some(DeclarationProblem::Fixed { month }),
            Standing::Billed if !line.is_estimate => Some(DeclarationProblem::TakenOver { month }),
            Standing::Project => Some(DeclarationProblem::NobodyInsured { month }),
            _ => None,
        };
        if let Some(why) = why {
            ctx.wish = Some(Wish::Refuse(vec![("month", Problem::Declaration(why))]));
            return;
        }
        let credit_code = line.credit_code.clone();
        self.awaited = Awaited::Beginning(credit_code.clone());
        ctx.ask(Request::Levy(LevyRequest::Begin { credit_code, month }));
    }

    fn fix(&mut self, ctx: &mut Ctx) {
        match &self.view {
            Some(view) if view.to_fix().next().is_some() => self.asking = true,
            _ => ctx.wish = Some(Wish::Say(Msg::SaidNothingToFix)),
        }
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(month) = self.month else { return };
        if std::mem::take(&mut self.asking) {
            if action == Action::Yes {
                ctx.ask(Request::Levy(LevyRequest::Fix { month }));
            }
            return;
        }
        self.said = None;
        match action {
            Action::Left => self.go(month.previous(), ctx),
            Action::Right => self.go(month.next(), ctx),
            Action::TurnState => self.turn_standing(),
            Action::Back => (self.only, self.at) = (None, 0),
            Action::Open => self.open(ctx),
            Action::Build => self.fix(ctx),
            _ => self.at = table::step(self.at, action, self.lines().count(), visible(ctx.body)),
        }
    }

    fn show(&mut self, view: Box<LevyMonth>) {
        if self.month.is_none_or(|month| month == view.month) {
            self.month = Some(view.month);
            self.view = Some(view);
            self.at = self.at.min(self.lines().count().saturating_sub(1));
        }
    }

    fn left(&mut self, after: After, ctx: &mut Ctx) {
        if let After::Left(said) = after {
            (self.form, self.said) = (None, said);
            ctx.afresh.push(self.request());
        }
    }

    /// Month, which employers these are and what they come to; below it what is wrong, was done, or is asked.
    fn head(&self, pen: &mut Pen) -> Cell {
        let (look, area) = (pen.look, pen.area);
        let mut cell = (area.x + 1, area.y);
        let (Some(month), Some(view)) = (self.month, &self.view) else { return cell };
        let of = self.only.map_or(look.text(Msg::LevyAll), |s| words::standing(s, look.lang));
        let x = 1 + pen.text(1, 0, area.width - 2, &format!("{month}  {of}"), Part::Title) + 2;
        pen.right(x, 0, area.width.saturating_sub(x + 1), &words::sums(&view.sums(self.only), look.lang), Part::Plain);
        let room = area.width.saturating_sub(2);
        if self.asking {
            let used = pen.text(1, 1, room, &self.question(view, pen), Part::Accent);
            cell = (area.x + 1 + used, area.y + 1);
        } else if let Some(said) = &self.said {
            pen.text(1, 1, room, said, Part::Accent);
        } else if let Some(problem) = &view.lacks {
            pen.text(1, 1, room, &problems::problem(problem, look.lang), Part::Title);
        } else {
            let told: Vec<String> = Standing::ALL
                .into_iter()
                .map(|s| (s, view.sums(Some(s)).employers))
                .filter(|(_, n)| *n > 0)
                .map(|(s, n)| format!("{} {n}", words::standing(s, look.lang)))
                .collect();
            pen.text(1, 1, room, &told.join("  "), Part::Quiet);
        }
        pen.rule(2);
        cell
    }

    fn question(&self, view: &LevyMonth, pen: &Pen) -> String {
        let (n, due) =
            view.to_fix().fold((0, crate::domain::money::Money::ZERO), |(n, sum), l| (n + 1, sum + l.due.unwrap_or_default()));
        let day = view.last_day.map(|d| d.to_string()).unwrap_or_default();
        fill(pen.look.text(Msg::AskFixLevy), &[("n", &n.to_string()), ("due", &due.to_string()), ("day", &day)])
    }
}

impl Screen for LevyPage {
    fn scopes(&self) -> &'static [Scope] {
        match &self.form {
            Some(form) => form.scopes(),
            None if self.asking => &[Scope::Ask],
            None => &[Scope::LevyMonth],
        }
    }

    fn typing(&self) -> bool {
        self.form.as_ref().map_or(self.asking, DeclarationForm::typing)
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        match &mut self.form {
            Some(form) => form.look(ctx),
            None => self.ask(ctx),
        }
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        self.form = DeclarationForm::of(draft);
        if let Some(form) = &mut self.form {
            form.look(ctx);
        }
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.keep(ctx);
        }
    }

    fn draft_failed(&mut self) {
        if let Some(form) = &mut self.form {
            form.keeping_failed();
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(form) = &mut self.form else { return self.act_list(action, ctx) };
        if !form.act(action, ctx) {
            self.form = None;
            self.ask(ctx);
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.typed(key);
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.pasted(text, ctx);
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() && !self.asking {
            ctx.afresh.push(self.request());
        }
    }

    fn refreshed(&mut self, reply: Reply, _ctx: &mut Ctx) {
        if let Reply::Levy(LevyReply::Month(view)) = reply
            && !self.asking
        {
            self.show(view);
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            let after = form.receive(reply, ctx);
            return self.left(after, ctx);
        }
        match reply {
            Reply::Levy(LevyReply::Month(view)) => self.show(view),
            Reply::Levy(LevyReply::Fixed(view, n)) => {
                let day = view.last_day.map(|d| d.to_string()).unwrap_or_default();
                let (month, n) = (view.month.to_string(), n.to_string());
                self.said = Some(fill(ctx.look.text(Msg::LevyFixed), &[("month", &month), ("n", &n), ("day", &day)]));
                self.show(view);
            }
            Reply::Levy(LevyReply::Begun(begun)) => {
                if let Awaited::Beginning(code) = std::mem::replace(&mut self.awaited, Awaited::Nothing) {
                    let mut form = DeclarationForm::new(code, *begun);
                    form.look(ctx);
                    self.form = Some(form);
                }
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        self.awaited = Awaited::Nothing;
        self.form.as_mut().is_some_and(|form| form.refused(refusal))
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        if let Some(form) = &self.form {
            return form.draw(pen);
        }
        let asked = self.head(pen);
        let (look, area) = (pen.look, pen.area);
        self.view.as_ref()?;
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        let wide = area.width >= WIDE;
        let rows: Vec<Vec<Text>> = self.lines().map(|l| cells(l, wide, look.lang)).collect();
        if rows.is_empty() {
            below.text(2, 1, area.width, look.text(Msg::LevyNone), Part::Title);
            return Some(asked);
        }
        let chosen = table::draw(&mut below, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, Some(self.at));
        if self.asking { Some(asked) } else { chosen }
    }
}

/// A row's cells; a small window leaves wages, rate and change out.
fn cells(l: &LevyLine, wide: bool, lang: crate::text::Lang) -> Vec<Text> {
    let all = report::line_row(l, lang);
    let here = |at: &usize| wide || ![3, 6, 8].contains(at);
    all.into_iter().enumerate().filter(|(at, _)| here(at)).map(|(_, text)| text.into()).collect()
}

fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1)
}
