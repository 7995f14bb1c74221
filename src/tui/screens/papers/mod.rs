//! Papers (文书) of a case: those issued and those that may be issued, each read as it is printed, printed, and its service
//! recorded. A part of a screen: whoever shows a case opens it.
//!
//! ```text
//!  文书  GS-2022-000001  张海  待补正                                  出件：存为文件
//!   文书                    编号                日期        打印       送达
//! > 受理回执                GS-2022-000001-R1   2022-01-04  已印 1 次  未送达
//!   + 一次性补正告知书      可出具
//! ```

mod draw;
mod service;

use crossterm::event::KeyEvent;

use crate::desk::drafts::SavedDraft;
use crate::desk::papers::{Layout, PaperLine, PaperList, Stamp, Way};
use crate::desk::{Refusal, Request};
use crate::domain::case::paper::PaperKind;
use crate::report::papers::PRESS;
use crate::text::catalog::Msg;
use crate::tui::keys::{Action, Scope};
use crate::tui::screen::{Ctx, Wish};
use crate::tui::widgets::table;
use service::{Awaited, ServiceForm};

/// Rows above the list: a title, a rule, the columns' names.
const HEAD_ROWS: u16 = 3;
/// Rows of a page besides its text: the one that tells which lines these are.
const PAGE_ROWS: u16 = 1;

/// What stands over the list.
enum Over {
    Nothing,
    /// Whether to issue this; a delivery record is of the paper.
    Asking(PaperKind, Option<i64>),
    /// The chosen paper as it reads, from this line on.
    Page {
        lines: Vec<String>,
        top: usize,
    },
    /// A service of the chosen paper.
    Service(Box<ServiceForm>),
}

pub(super) struct PapersView {
    list: PaperList,
    at: usize,
    over: Over,
}

impl PapersView {
    pub fn new(list: PaperList) -> PapersView {
        PapersView { list, at: 0, over: Over::Nothing }
    }

    /// The case a draft is about, if it is one of a service.
    pub fn case_of(draft: &SavedDraft) -> Option<&str> {
        ServiceForm::about(draft).map(|(number, _)| number)
    }

    /// Opens the form of a draft over the paper it is about.
    pub fn go_on(&mut self, draft: SavedDraft) {
        let Some((_, paper)) = ServiceForm::about(&draft) else { return };
        if let Some(at) = self.list.lines.iter().position(|l| l.id == paper) {
            self.at = at;
            self.over = Over::Service(Box::new(ServiceForm::of(&self.list.lines[at], draft)));
        }
    }

    /// The same papers, read again; one that was just issued is shown as it reads.
    pub fn renew(&mut self, list: PaperList, issued: Option<i64>, ctx: &mut Ctx) {
        self.list = list;
        match issued.and_then(|id| self.list.lines.iter().position(|l| l.id == id)) {
            Some(at) => {
                self.at = at;
                self.open_page();
            }
            None => self.close_filed(ctx),
        }
        self.at = self.at.min(self.count().saturating_sub(1));
    }

    fn close_filed(&mut self, ctx: &mut Ctx) {
        if let Over::Service(form) = &self.over
            && form.awaited == Some(Awaited::Filing)
        {
            form.drop_draft(ctx);
            self.over = Over::Nothing;
        }
    }

    /// A draft was written; whoever waited for it to leave has left.
    pub fn kept(&mut self, ctx: &mut Ctx) {
        if let Over::Service(form) = &self.over
            && form.awaited == Some(Awaited::Leaving)
        {
            self.over = Over::Nothing;
            ctx.wish = Some(Wish::Note(Msg::DraftKept));
        }
    }

    /// Keeps what is being typed, without waiting for it.
    pub fn put_away(&mut self, ctx: &mut Ctx) {
        if let Over::Service(form) = &mut self.over {
            form.keep(ctx);
        }
    }

    pub fn draft_failed(&mut self) {
        if let Over::Service(form) = &mut self.over {
            form.keeping_failed();
        }
    }

    /// The answer one waited for does not come any more.
    pub fn entered(&mut self) {
        if let Over::Service(form) = &mut self.over {
            form.awaited = None;
        }
    }

    /// Reads the papers again.
    pub fn ask(&self, ctx: &mut Ctx) {
        ctx.ask(Request::Papers { number: self.list.case_number.clone() });
    }

    pub fn scopes(&self) -> &'static [Scope] {
        match &self.over {
            Over::Nothing => &[Scope::Papers, Scope::Paper],
            Over::Asking(..) => &[Scope::Ask],
            Over::Page { .. } => &[Scope::PaperPage, Scope::Paper],
            Over::Service(form) if form.asking => &[Scope::Ask],
            Over::Service(_) => &[Scope::ServiceForm],
        }
    }

    /// A question takes the keys too, so that no stray letter leaves it behind.
    pub fn is_typing(&self) -> bool {
        match &self.over {
            Over::Asking(..) => true,
            Over::Service(form) => form.is_typing(),
            Over::Nothing | Over::Page { .. } => false,
        }
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if let Over::Service(service) = &mut self.over
            && !service.asking
        {
            service.form.key(key);
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if let Over::Service(service) = &mut self.over
            && !service.asking
        {
            service.form.paste(text);
        }
    }

    /// Takes what the form of a service was refused for; whether it is shown there.
    pub fn refuse(&mut self, refusal: &Refusal) -> bool {
        let Over::Service(service) = &mut self.over else { return false };
        match (service.awaited.take(), refusal) {
            (Some(Awaited::Leaving), _) => {
                service.keeping_failed();
                // The status line says why.
                service.asking = true;
                false
            }
            (_, Refusal::Problems(problems)) => {
                service.form.refuse(problems);
                true
            }
            _ => false,
        }
    }

    /// Does what a key asks; false where it is not for the papers, such as leaving them.
    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> bool {
        match (&mut self.over, action) {
            (_, Action::Find) => {
                self.put_away(ctx);
                return false;
            }
            (Over::Nothing, Action::Back) => return false,
            (Over::Service(form), _) => {
                if !act_form(form, action, &self.list.case_number, ctx) {
                    self.over = Over::Nothing;
                }
            }
            (_, Action::Back) => self.over = Over::Nothing,
            (Over::Asking(kind, about), Action::Yes) => {
                let (number, kind, about) = (self.list.case_number.clone(), *kind, *about);
                ctx.ask(Request::IssuePaper { number, kind, about, press: PRESS });
                self.over = Over::Nothing;
            }
            (Over::Asking(..), _) => {}
            (Over::Page { lines, top }, Action::Up | Action::Down | Action::PageUp | Action::PageDown) => {
                let page = usize::from(ctx.body.height.saturating_sub(PAGE_ROWS)).max(1);
                // The last page is full.
                *top = table::step(*top, action, lines.len().saturating_sub(page) + 1, page);
            }
            (Over::Nothing, Action::Up | Action::Down) => {
                let rows = usize::from(ctx.body.height.saturating_sub(HEAD_ROWS));
                self.at = table::step(self.at, action, self.count(), rows);
            }
            (Over::Nothing, Action::Open) => self.open(),
            (Over::Nothing | Over::Page { .. }, _) => self.with_paper(action, ctx),
        }
        true
    }

    /// What is done with the chosen paper.
    fn with_paper(&mut self, action: Action, ctx: &mut Ctx) {
        let way = match action {
            Action::Print => None,
            Action::PrintFile => Some(Way::Folder),
            Action::PrintLp => Some(Way::Printer),
            Action::PrintTerminal => Some(Way::Terminal),
            Action::Serve | Action::ServiceRecord => None,
            _ => return,
        };
        let Some(line) = self.list.lines.get(self.at) else {
            ctx.wish = Some(Wish::Say(Msg::SaidNoPaper));
            return;
        };
        match action {
            Action::Serve => self.over = Over::Service(Box::new(ServiceForm::new(&self.list.case_number, line))),
            Action::ServiceRecord => self.over = Over::Asking(PaperKind::Service, Some(line.id)),
            _ => ctx.ask(Request::PrintPaper { id: line.id, way, press: PRESS }),
        }
    }

    /// Kinds that may be issued from the list; a delivery record belongs to a paper and is issued from there.
    fn open_kinds(&self) -> impl Iterator<Item = PaperKind> {
        self.list.open.iter().copied().filter(|k| *k != PaperKind::Service)
    }

    fn count(&self) -> usize {
        self.list.lines.len() + self.open_kinds().count()
    }

    /// Shows the chosen paper, or asks whether to issue the chosen kind.
    fn open(&mut self) {
        let issued = self.list.lines.len();
        if self.at < issued {
            return self.open_page();
        }
        let kind = self.open_kinds().nth(self.at - issued);
        if let Some(kind) = kind {
            self.over = Over::Asking(kind, None);
        }
    }

    fn open_page(&mut self) {
        if let Some(line) = self.list.lines.get(self.at) {
            self.over = Over::Page { lines: lines(line), top: 0 };
        }
    }
}

/// What a key does in the form of a service; false where the form is closed.
fn act_form(form: &mut ServiceForm, action: Action, case_number: &str, ctx: &mut Ctx) -> bool {
    if std::mem::take(&mut form.asking) {
        return action != Action::Yes;
    }
    match action {
        Action::Save => form.save(case_number, ctx),
        Action::Back => return form.leave(ctx),
        _ => form.act(action, ctx),
    }
    true
}

/// A paper as its original reads.
fn lines(line: &PaperLine) -> Vec<String> {
    let stamp =
        Stamp { number: line.number.clone(), code: line.code.clone(), by: line.by.clone(), at: line.issued_at.clone(), nth: 0 };
    let text = (PRESS.set)(&line.document, &stamp, Layout::Screen).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}
