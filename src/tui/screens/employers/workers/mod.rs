//! 人员变动: the newest sheets of who joins, leaves and changes; one as it reads; the form of a new one.
//!
//! ```text
//!  人员变动单  会同县第17竹木制品厂                            第 2 项，共 3 项
//!  单位  01 会同县第17竹木制品厂
//!      变动   身份证号           姓名     工种     参保身份   农民工 日期       >
//!    1 增加   431299199005060112 张三     电工     企业职工   否     2022-01-03
//! ------------------------------------------------------------------------- 1/1
//!  增加 1  减少 0  变更 0  在保 21 人，办理后 22 人
//! ```

mod draw;
mod form;
mod staff;

use crossterm::event::KeyEvent;

pub(super) use form::FORM;
use form::WorkersForm;
use staff::{Staff, Wanted};

use crate::desk::drafts::SavedDraft;
use crate::desk::sheets::{SheetList, SheetView};
use crate::desk::workers::{WorkerReply, WorkerRequest};
use crate::desk::{Refusal, Reply, Request};
use crate::domain::operator::Role;
use crate::domain::sheet::state::State;
use crate::report::sheet_view as report;
use crate::text::catalog::{Msg, fill};
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Wish};
use crate::tui::screens::intake::panel as turning;
use crate::tui::screens::payments::text_page::TextPage;
use crate::tui::widgets::table;
use crate::tui::widgets::wrap::wrap;

/// Sheets that are listed.
const LISTED: i64 = 200;

/// What the desk was asked for while the form is open; until it answers nothing is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Awaited {
    Filing,
    /// The draft is being written, and one leaves.
    Leaving,
    /// The insured workers, their rows, or a file's.
    Staff,
}

#[derive(Default)]
pub(in crate::tui) struct Workers {
    list: Option<SheetList>,
    at: usize,
    /// A sheet as it reads.
    page: Option<(String, TextPage)>,
    form: Option<WorkersForm>,
    staff: Option<Staff>,
    awaited: Option<Awaited>,
    /// The draft cannot be kept: whether to throw the form away is asked.
    asking: bool,
    said: Option<String>,
    may_enter: bool,
}

impl Workers {
    const fn sheets() -> Request {
        Request::Workers(WorkerRequest::Sheets { limit: LISTED })
    }

    fn act_form(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(form) = &mut self.form else { return };
        match action {
            Action::Save => {
                form.form.try_save(ctx.today);
                form.keep(ctx);
                self.awaited = Some(Awaited::Filing);
                ctx.ask(form.filing());
            }
            Action::Back if form.is_begun() => {
                self.awaited = Some(Awaited::Leaving);
                ctx.ask(Request::SaveDraft { draft: form.draft(ctx) });
            }
            Action::Back => self.leave(ctx),
            Action::Staff => {
                form.form.settle(ctx.today);
                let credit_code = form.form.fields().get("credit_code").to_owned();
                if credit_code.is_empty() {
                    form.form.go_to("credit_code");
                    ctx.wish = Some(Wish::Say(Msg::WorkersEmployerFirst));
                } else {
                    self.awaited = Some(Awaited::Staff);
                    ctx.ask(Request::Workers(WorkerRequest::Running { credit_code }));
                }
            }
            Action::PageDown | Action::PageUp => self.turn(action == Action::PageDown, ctx),
            _ => {
                if form.act(action, ctx) {
                    ctx.ask(form.look());
                }
            }
        }
    }

    fn turn(&mut self, down: bool, ctx: &Ctx) {
        let Some(form) = &mut self.form else { return };
        let rows = draw::panel_rows(ctx.body);
        let pages = turning::pages(draw::told(form, ctx.look, ctx.body.width - 2).len(), rows.into());
        form.turned = (form.turned + if down { 1 } else { pages - 1 }) % pages;
    }

    fn act_staff(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(staff) = &mut self.staff else { return };
        match staff.act(action, ctx.body) {
            Wanted::Ask(request) => {
                self.awaited = Some(Awaited::Staff);
                ctx.ask(request);
            }
            Wanted::Leave => self.staff = None,
            Wanted::Nothing => {}
        }
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        let lines = self.list.as_ref().map_or(&[][..], |l| &l.lines);
        match action {
            Action::NewEntry if self.may_enter => {
                let form = WorkersForm::new(ctx.policy);
                ctx.ask(form.look());
                self.form = Some(form);
            }
            Action::Open => {
                if let Some(line) = lines.get(self.at) {
                    ctx.ask(Request::Sheet { number: line.number.clone() });
                }
            }
            _ => self.at = table::step(self.at, action, lines.len(), draw::visible(ctx.body)),
        }
    }

    fn leave(&mut self, ctx: &mut Ctx) {
        (self.form, self.staff, self.awaited) = (None, None, None);
        ctx.ask(Workers::sheets());
    }

    fn filed(&mut self, number: &str, ctx: &mut Ctx) {
        let Some(form) = self.form.take() else { return };
        ctx.aside(Request::DropDraft { id: form.draft_id() });
        self.said = Some(fill(ctx.look.text(Msg::SaidFiled), &[("number", number)]));
        self.leave(ctx);
    }

    /// A sheet that was asked for or handed in again: one's own that came back is corrected, others are read.
    fn sheet(&mut self, view: &SheetView, ctx: &mut Ctx) {
        if self.awaited.take() == Some(Awaited::Filing) {
            return self.filed(&view.number, ctx);
        }
        if self.form.is_some() {
            return;
        }
        if view.is_own && matches!(view.state, State::Draft | State::Returned) && self.may_enter {
            let form = WorkersForm::correct(view, ctx.policy);
            ctx.ask(form.look());
            self.form = Some(form);
            return;
        }
        let mut page = TextPage::default();
        let text = report::text(view, ctx.policy, ctx.look.lang);
        let lines: Vec<String> = text.lines().flat_map(|line| wrap(line, ctx.body.width.saturating_sub(2))).collect();
        page.set(&lines.join("\n"));
        self.page = Some((view.number.clone(), page));
    }

    fn answered(&mut self, reply: WorkerReply, ctx: &mut Ctx) {
        match (reply, &mut self.form) {
            (WorkerReply::Sheets(list), _) => {
                self.at = self.at.min(list.lines.len().saturating_sub(1));
                self.list = Some(list);
            }
            (WorkerReply::Look(looked), Some(form)) => form.take(looked),
            (WorkerReply::Running(list), Some(_)) => {
                self.awaited = None;
                self.staff = Some(Staff::new(*list));
            }
            (WorkerReply::Rows(rows), Some(form)) => {
                (self.awaited, self.staff) = (None, None);
                form.add(&rows);
                form.keep(ctx);
                ctx.ask(form.look());
            }
            _ => {}
        }
    }
}

impl Screen for Workers {
    fn scopes(&self) -> &'static [Scope] {
        match (self.asking, &self.staff, &self.form) {
            (true, ..) => &[Scope::Ask],
            (_, Some(staff), _) => staff.scopes(),
            (.., Some(_)) => &[Scope::Entry, Scope::WorkerForm],
            _ if self.may_enter && self.page.is_none() => &[Scope::WorkerSheetsWork, Scope::WorkerSheets],
            _ => &[Scope::WorkerSheets],
        }
    }

    fn typing(&self) -> bool {
        let in_form = self.staff.as_ref().map_or(self.form.is_some(), Staff::typing);
        self.asking || (in_form && self.awaited.is_none())
    }

    fn entered(&mut self, ctx: &mut Ctx) {
        self.awaited = None;
        self.may_enter = ctx.who.roles.contains(&Role::Intake);
        match &self.form {
            Some(form) => ctx.ask(form.look()),
            None => ctx.ask(Workers::sheets()),
        }
    }

    fn open_draft(&mut self, draft: SavedDraft, ctx: &mut Ctx) {
        let form = WorkersForm::of(draft, ctx.policy);
        ctx.ask(form.look());
        (self.form, self.staff, self.page) = (Some(form), None, None);
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
        self.said = None;
        if std::mem::take(&mut self.asking) {
            if action == Action::Yes {
                self.leave(ctx);
            }
            return;
        }
        match (&self.staff, &self.form, &mut self.page) {
            (Some(_), ..) => self.act_staff(action, ctx),
            (None, Some(_), _) => self.act_form(action, ctx),
            (None, None, Some(_)) if action == Action::Back => {
                self.page = None;
                ctx.ask(Workers::sheets());
            }
            (None, None, Some((_, page))) => page.step(action, ctx.body, draw::HEAD_ROWS),
            (None, None, None) => self.act_list(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, ctx: &mut Ctx) {
        match (&mut self.staff, &mut self.form) {
            _ if self.asking => {}
            (Some(staff), _) => staff.typed(key),
            (None, Some(form)) => {
                if let Some(request) = form.typed(key) {
                    ctx.ask(request);
                }
            }
            (None, None) => {}
        }
    }

    fn pasted(&mut self, text: &str, ctx: &mut Ctx) {
        match (&mut self.staff, &mut self.form) {
            _ if self.asking => {}
            (Some(staff), _) => staff.pasted(text),
            (None, Some(form)) => {
                let request = form.pasted(text);
                form.keep(ctx);
                ctx.ask(request.unwrap_or_else(|| form.look()));
            }
            (None, None) => {}
        }
    }

    fn refresh(&mut self, ctx: &mut Ctx) {
        if self.form.is_none() && self.page.is_none() {
            ctx.afresh.push(Workers::sheets());
        }
    }

    fn refreshed(&mut self, reply: Reply, ctx: &mut Ctx) {
        if let Reply::Workers(reply @ WorkerReply::Sheets(_)) = reply {
            self.answered(reply, ctx);
        }
    }

    fn receive(&mut self, reply: Reply, ctx: &mut Ctx) {
        match reply {
            Reply::Workers(reply) => self.answered(reply, ctx),
            Reply::EmployersLike(found) => {
                if let Some(form) = &mut self.form {
                    form.offer(&found);
                }
            }
            Reply::FileSheet(filed) => self.filed(&filed.number, ctx),
            Reply::Sheet(view) => self.sheet(&view, ctx),
            Reply::SaveDraft if self.awaited == Some(Awaited::Leaving) => {
                self.said = Some(ctx.look.text(Msg::DraftKept).to_owned());
                self.leave(ctx);
            }
            _ => {}
        }
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        let awaited = self.awaited.take();
        self.asking = awaited == Some(Awaited::Leaving);
        match (&mut self.form, refusal) {
            (Some(form), Refusal::Problems(problems)) if awaited == Some(Awaited::Filing) => {
                form.form.refuse(problems);
                true
            }
            _ => false,
        }
    }

    fn draw(&self, pen: &mut Pen, facts: &Facts) -> Option<Cell> {
        match (&self.staff, &self.form, &self.page) {
            (Some(staff), ..) => staff.draw(facts.policy, pen),
            (None, Some(form), _) => self.form_page(form, pen),
            (None, None, Some((number, page))) => Some(draw::sheet(number, page, pen)),
            (None, None, None) => self.sheets_page(pen),
        }
    }
}
