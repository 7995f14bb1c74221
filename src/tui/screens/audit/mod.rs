//! The audit trail (审计), a page of System: records newest first, a filter over them, and one record whole.
//!
//! ```text
//! 筛选: 人员 17  起 2022-01-01                     第 1-17 条，还有
//! ─────────────────────────────────────────────────────────────
//!   时间                 经办人         动作         对象
//! > 2022-01-04 09:30:00  会同 (desk)    打开档案     张三
//! ```

mod filter;
mod list;
mod record;

use crossterm::event::KeyEvent;

use crate::desk::audit::AuditPage;
use crate::desk::estimate::Fields;
use crate::desk::{Refusal, Reply, Request};
use crate::tui::form::Form;
use crate::tui::keys::{Action, Scope};
use crate::tui::pen::Pen;
use crate::tui::screen::{Cell, Ctx, Facts, Screen, Size};
use crate::tui::widgets::table;
use filter::FIELDS;
use record::RecordView;

pub(in crate::tui) struct Audit {
    filter: Form,
    /// Whether typing goes into the filter.
    in_filter: bool,
    /// What the shown records were asked with.
    applied: Fields,
    page: Option<AuditPage>,
    at: usize,
    record: Option<RecordView>,
}

impl Default for Audit {
    fn default() -> Audit {
        Audit { filter: Form::new(FIELDS), in_filter: false, applied: Fields::default(), page: None, at: 0, record: None }
    }
}

impl Audit {
    fn ask(&self, offset: i64, ctx: &mut Ctx) {
        let limit = page_size(ctx.body);
        ctx.ask(Request::Audit { fields: self.applied.clone(), offset: offset.max(0), limit });
    }

    fn apply(&mut self, ctx: &mut Ctx) {
        let fields = self.filter.fields();
        ctx.ask(Request::Audit { fields, offset: 0, limit: page_size(ctx.body) });
    }

    fn act_filter(&mut self, action: Action, ctx: &mut Ctx) {
        match action {
            Action::Open => {
                self.filter.try_save(ctx.today);
                self.apply(ctx);
            }
            Action::Back => {
                self.filter = Form::new(FIELDS);
                self.filter.fill(&self.applied);
                self.in_filter = false;
            }
            Action::Reset => self.filter = Form::new(FIELDS),
            Action::NextField => self.filter.step(true, ctx.today),
            Action::PrevField => self.filter.step(false, ctx.today),
            _ => {}
        }
    }

    fn act_list(&mut self, action: Action, ctx: &mut Ctx) {
        let Some(page) = &self.page else { return };
        let (size, last) = (page_size(ctx.body), page.lines.len().saturating_sub(1));
        let back = page.offset > 0;
        match action {
            Action::Filter => self.in_filter = true,
            Action::Reset | Action::Back => {
                (self.filter, self.applied) = (Form::new(FIELDS), Fields::default());
                self.ask(0, ctx);
            }
            Action::Open => self.record = page.lines.get(self.at).cloned().map(RecordView::new),
            Action::PageDown if page.more => self.ask(page.offset + size, ctx),
            Action::Down if self.at == last && page.more => self.ask(page.offset + size, ctx),
            Action::PageUp if back => self.ask(page.offset - size, ctx),
            Action::Up if self.at == 0 && back => self.ask(page.offset - size, ctx),
            _ => self.at = table::step(self.at, action, page.lines.len(), page.lines.len()),
        }
    }
}

/// Records shown at a time.
fn page_size(body: Size) -> i64 {
    i64::from(body.height.saturating_sub(list::HEAD_ROWS)).max(1)
}

impl Screen for Audit {
    fn scopes(&self) -> &'static [Scope] {
        match (self.in_filter, &self.record) {
            (true, _) => &[Scope::AuditFilter],
            (false, Some(_)) => &[Scope::AuditRecord],
            (false, None) => &[Scope::Audit],
        }
    }

    fn typing(&self) -> bool {
        self.in_filter
    }

    /// The trail grows while one is away.
    fn entered(&mut self, ctx: &mut Ctx) {
        if self.record.is_none() {
            self.ask(self.page.as_ref().map_or(0, |p| p.offset), ctx);
        }
    }

    fn resized(&mut self, ctx: &mut Ctx) {
        self.entered(ctx);
    }

    fn act(&mut self, action: Action, ctx: &mut Ctx) {
        match &mut self.record {
            _ if self.in_filter => self.act_filter(action, ctx),
            Some(_) if action == Action::Back => self.record = None,
            Some(record) => record.act(action),
            None => self.act_list(action, ctx),
        }
    }

    fn typed(&mut self, key: KeyEvent, _ctx: &mut Ctx) {
        if self.filter.key(key) {
            self.filter.set_problems(Vec::new());
        }
    }

    fn pasted(&mut self, text: &str, _ctx: &mut Ctx) {
        if self.in_filter && self.filter.paste(text) {
            self.filter.set_problems(Vec::new());
        }
    }

    fn receive(&mut self, reply: Reply, _ctx: &mut Ctx) {
        let Reply::Audit(page) = reply else { return };
        if self.in_filter {
            (self.in_filter, self.applied, self.at) = (false, self.filter.fields(), 0);
        }
        let before = self.page.as_ref().map_or(page.offset, |p| p.offset);
        let last = page.lines.len().saturating_sub(1);
        self.at = match page.offset.cmp(&before) {
            std::cmp::Ordering::Less => last,
            std::cmp::Ordering::Equal => self.at.min(last),
            std::cmp::Ordering::Greater => 0,
        };
        self.page = Some(page);
    }

    fn refused(&mut self, refusal: &Refusal) -> bool {
        match refusal {
            Refusal::Problems(problems) if self.in_filter => {
                self.filter.set_problems(problems.clone());
                true
            }
            _ => false,
        }
    }

    fn draw(&self, pen: &mut Pen, _facts: &Facts) -> Option<Cell> {
        match &self.record {
            _ if self.in_filter => filter::draw(&self.filter, pen),
            Some(record) => record.draw(pen),
            None => list::draw(self, pen),
        }
    }
}
