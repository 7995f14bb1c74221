//! 追回: what has to come back, with what is left and what is due next; one with all that came back.
//!
//! ```text
//!  追回单 2 张，未退 1,600.01 元，逾期 266.66 元
//! ------------------------------------------------------------------------
//!   追回单          状态    应退人      未退余额  下期应退
//! > ZH-2022-000002  追回中  杨国波        600.01  ! 2021-12  266.66
//! ```

use crossterm::event::KeyEvent;

use super::recovery_form::{REPAYMENT, RecoveryForm, WRITE_OFF, Wanted};
use super::small_form::{self, SmallForm};
use super::text_page::TextPage;
use crate::desk::drafts::SavedDraft;
use crate::desk::estimate::Fields;
use crate::desk::recover::{RecoveryLine, RecoveryView};
use crate::desk::{Refusal, Reply, Request};
use crate::domain::books::BANK_EXPENSE;
use crate::domain::money::Money;
use crate::domain::operator::Role;
use crate::domain::recovery::Way;
use crate::domain::sheet::state::State;
use crate::report::recover as report;
use crate::report::sheets::SCRIBE;
use crate::text::catalog::{Msg, fill};
use crate::text::recover as words;
use crate::tui::keys::{Action, Scope};
use crate::tui::look::Part;
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size, Wish};
use crate::tui::widgets::table::{self, Column, Text, left, right};

/// Rows above the table or the page: a line, a rule.
const HEAD_ROWS: u16 = 2;
/// From this width on there is room for item and amount.
const WIDE: u16 = 130;

const NARROW_COLUMNS: &[Column] = &[
    left(Msg::LabelRecovery, 14, 0),
    left(Msg::ColState, 10, 0),
    left(Msg::RecoveryDebtor, 10, 1),
    right(Msg::RecoveryLeft, 13),
    left(Msg::RecoveryNext, 21, 0),
];
const WIDE_COLUMNS: &[Column] = &[
    left(Msg::LabelRecovery, 14, 0),
    left(Msg::ColState, 10, 0),
    left(Msg::RecoveryDebtor, 12, 1),
    left(Msg::RecoveryItem, 22, 1),
    right(Msg::ColAmount, 13),
    right(Msg::RecoveryLeft, 13),
    left(Msg::RecoveryNext, 18, 0),
    right(Msg::RecoveryOverdue, 12),
];

/// What is waited for while the form is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Awaited {
    Filing,
    Leaving,
}

#[derive(Default)]
pub(in crate::tui) struct Recoveries {
    list: Option<Vec<RecoveryLine>>,
    at: usize,
    view: Option<Box<RecoveryView>>,
    page: TextPage,
    form: Option<RecoveryForm>,
    awaited: Option<Awaited>,
    /// What comes back, or is given up, of the recovery that is looked at.
    part: Option<(Way, SmallForm)>,
    said: Option<String>,
    may_enter: bool,
    may_book: bool,
}

impl Recoveries {
    fn request(&self) -> Request {
        match &self.view {
            Some(view) => Request::Recovery { number: view.line.number.clone() },
            None => Request::Recoveries,
        }
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(form) = &mut self.form else { return };
        let (awaited, request) = match form.act(action, ctx) {
            Wanted::File(request) => (Awaited::Filing, request),
            Wanted::Keep(request) => (Awaited::Leaving, request),
            Wanted::Leave => return self.form = None,
            Wanted::Nothing => return,
        };
        self.awaited = Some(awaited);
        ctx.ask(request);
    }

    fn act_part(&mut self, action: Action, ctx: &mut Ctx) {
        let (Some((way, form)), Some(view)) = (&mut self.part, &self.view) else { return };
        match form.act(action, ctx) {
            small_form::Wanted::File(fields) => {
                let (number, submission) = (view.line.number.clone(), String::new());
                ctx.ask(Request::Repay { number, way: *way, fields, submission, scribe: SCRIBE });
            }
            small_form::Wanted::Leave => self.part = None,
            small_form::Wanted::Nothing => {}
        }
    }

    /// The form of what comes back; it begins with what is due next, or with all that is left.
    fn open_part(&mut self, way: Way, ctx: &mut Ctx) {
        let Some(view) = &self.view else { return };
        let line = &view.line;
        if line.state != State::Approved {
            ctx.wish = Some(Wish::Say(Msg::SaidNotOpen));
            return;
        }
        let about = format!("{} {}", line.number, line.debtor);
        let due = match way {
            Way::WriteOff => line.left,
            Way::Bank | Way::SetOff => line.next.map_or(line.left, |(_, amount)| amount),
        };
        let known = Fields::default().with("amount", due.plain());
        let form = match way {
            Way::WriteOff => SmallForm::new(Msg::WriteOffTitle, about, WRITE_OFF, &known),
            Way::Bank | Way::SetOff => {
                SmallForm::new(Msg::RepaymentTitle, about, REPAYMENT, &known.with("fund_account", BANK_EXPENSE))
            }
        };
        self.part = Some((way, form));
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::NewEntry => self.form = Some(RecoveryForm::new()),
            Action::Open => {
                if let Some(line) = self.list.iter().flatten().nth(self.at) {
                    ctx.ask(Request::Recovery { number: line.number.clone() });
                }
            }
            _ => {
                let count = self.list.as_ref().map_or(0, Vec::len);
                self.at = table::step(self.at, action, count, visible(ctx.body));
            }
        }
    }

    fn act_view(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Back => {
                self.view = None;
                ctx.ask(self.request());
            }
            Action::Repay => self.open_part(Way::Bank, ctx),
            Action::WriteOff => self.open_part(Way::WriteOff, ctx),
            _ => self.page.step(action, ctx.body, HEAD_ROWS),
        }
    }

    fn show(&mut self, reply: Reply, ctx: &Ctx) {
        match reply {
            Reply::Recoveries(list) => {
                self.at = self.at.min(list.len().saturating_sub(1));
                self.list = Some(list);
            }
            Reply::Recovery(view) => {
                if self.view.as_ref().is_none_or(|old| old.line.number != view.line.number) {
                    self.page.rewind();
                }
                let text = report::view_text(&view, ctx.look.lang);
                // The number stands above already.
                self.page.set(text.split_once('\n').map_or("", |(_, rest)| rest));
                self.view = Some(view);
            }
            _ => {}
        }
    }

    fn filed(&mut self, number: &str, ctx: &mut Ctx) {
        if let Some(form) = self.form.take() {
            ctx.aside(Request::DropDraft { id: form.draft_id() });
            self.said = Some(fill(ctx.look.text(Msg::SaidFiled), &[("number", number)]));
        } else {
            self.part = None;
            self.said = Some(format!("{number} {}", ctx.look.text(Msg::PostingFiled)));
        }
        ctx.ask(self.request());
    }
}

impl Screen for Recoveries {
    fn scopes(&self) -> &'static [Scope] {
        match (&self.form, &self.part, &self.view) {
            (Some(form), ..) => form.scopes(),
            (None, Some((_, form)), _) => form.scopes(),
            (None, None, Some(_)) if self.may_book => &[Scope::RecoveryWork, Scope::Recovery],
            (None, None, Some(_)) => &[Scope::Recovery],
            (None, None, None) if self.may_enter => &[Scope::RecoveriesWork, Scope::Recoveries],
            (None, None, None) => &[Scope::Recoveries],
        }
    }

    fn typing(&self) -> bool {
        self.part.is_some() || (self.form.is_some() && self.awaited.is_none())
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.may_enter = ctx.who.roles.contains(&Role::Intake);
        self.may_book = ctx.who.roles.iter().any(|r| matches!(r, Role::Finance | Role::Cashier));
        self.awaited = None;
        if self.form.is_none() && self.part.is_none() {
            ctx.ask(self.request());
        }
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        (self.view, self.part, self.awaited) = (None, None, None);
        self.form = Some(RecoveryForm::of(draft));
        ctx.afresh.push(Request::Recoveries);
    }

    fn put_away(&mut self, ctx: &mut Ctx) {
        if let Some(form) = &mut self.form {
            form.keep(ctx);
        }
    }

    fn draft_failed(&mut self) {
        if let Some(form) = &mut self.form {
            form.keeping_failed(false);
        }
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        self.said = None;
        match (&self.form, &self.part, &self.view) {
            (Some(_), ..) => self.act_form(action, ctx),
            (None, Some(_), _) => self.act_part(action, ctx),
            (None, None, Some(_)) => self.act_view(action, ctx),
            (None, None, None) => self.act_list(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        match (&mut self.form, &mut self.part) {
            (Some(form), _) => form.typed(key),
            (None, Some((_, form))) => form.typed(key),
            (None, None) => {}
        }
    }

    fn pasted(&mut self, text: &str, _ctx: &mut Ctx) {
        match (&mut self.form, &mut self.part) {
            (Some(form), _) => form.pasted(text),
            (None, Some((_, form))) => form.pasted(text),
            (None, None) => {}
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() && self.part.is_none() {
            ctx.afresh.push(self.request());
        }
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        match (&reply, &self.view) {
            (Reply::Recoveries(_), None) => self.show(reply, ctx),
            (Reply::Recovery(new), Some(old)) if new.line.number == old.line.number => self.show(reply, ctx),
            _ => {}
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        let awaited = self.awaited.take();
        match reply {
            Reply::FileSheet(filed) => self.filed(&filed.number, ctx),
            Reply::SaveDraft if awaited == Some(Awaited::Leaving) => {
                self.form = None;
                ctx.wish = Some(Wish::Note(Msg::DraftKept));
                if self.list.is_none() {
                    ctx.ask(self.request());
                }
            }
            reply => self.show(reply, ctx),
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        let leaving = self.awaited.take() == Some(Awaited::Leaving);
        match (&mut self.form, &mut self.part, refusal) {
            // The status line says why.
            (Some(form), ..) if leaving => form.keeping_failed(true),
            (Some(form), _, Refusal::Problems(problems)) => {
                form.refuse(problems);
                return true;
            }
            (None, Some((_, form)), Refusal::Problems(problems)) => {
                form.refuse(problems);
                return true;
            }
            _ => {}
        }
        false
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        match (&self.form, &self.part, &self.view) {
            (Some(form), ..) => form.draw(pen),
            (None, Some((_, form)), _) => form.draw(pen),
            (None, None, Some(view)) => self.draw_view(view, pen),
            (None, None, None) => self.draw_list(pen),
        }
    }
}

impl Recoveries {
    fn head(&self, told: &str, part: Part, pen: &mut Pen) {
        let width = pen.area.width;
        match &self.said {
            Some(said) => _ = pen.text(1, 0, width - 2, said, Part::Accent),
            None => _ = pen.text(1, 0, width - 2, told, part),
        }
        pen.rule(HEAD_ROWS - 1);
    }

    fn draw_list(&self, pen: &mut Pen) -> Option<Cell> {
        let list = self.list.as_ref()?;
        let (look, area) = (pen.look, pen.area);
        let open = || list.iter().filter(|l| l.state == State::Approved);
        let values = [
            ("n", open().count().to_string()),
            ("left", open().map(|l| l.left).sum::<Money>().to_string()),
            ("overdue", open().map(|l| l.overdue).sum::<Money>().to_string()),
        ];
        let told = fill(look.text(Msg::RecoveriesHead), &values.each_ref().map(|(name, text)| (*name, text.as_str())));
        self.head(&told, Part::Quiet, pen);
        let mut below = pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS));
        if list.is_empty() {
            below.text(2, 1, area.width, words::none(look.lang), Part::Title);
            return Some((area.x + 1, area.y));
        }
        let wide = area.width >= WIDE;
        let row = |line: &RecoveryLine| -> Vec<Text> {
            let mut cells = report::list_row(line, look.lang);
            if wide {
                cells[3] = format!("{} {}", cells[3], line.year);
            } else {
                // What is overdue is marked; how much is told in the view.
                let mark = if line.overdue > Money::ZERO { "! " } else { "" };
                cells = [&cells[..3], &[cells[5].clone(), format!("{mark}{}", cells[6])]].concat();
            }
            cells.into_iter().map(Text::from).collect()
        };
        let rows: Vec<Vec<Text>> = list.iter().map(row).collect();
        table::draw(&mut below, if wide { WIDE_COLUMNS } else { NARROW_COLUMNS }, &rows, Some(self.at))
    }

    fn draw_view(&self, view: &RecoveryView, pen: &mut Pen) -> Option<Cell> {
        let area = pen.area;
        self.head(&format!("{}  {}", view.line.number, view.line.debtor), Part::Title, pen);
        self.page.draw(&mut pen.within(0, HEAD_ROWS, area.width, area.height.saturating_sub(HEAD_ROWS)));
        Some((area.x + 1, area.y))
    }
}

fn visible(body: Size) -> usize {
    usize::from(body.height.saturating_sub(HEAD_ROWS + 1)).max(1)
}
