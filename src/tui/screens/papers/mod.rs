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

use crossterm::event::KeyEvent;

use crate::desk::papers::{Layout, PaperLine, PaperList, Stamp, Way};
use crate::desk::{Refusal, Request};
use crate::domain::case::paper::{PaperKind, ServiceWay};
use crate::report::papers::PRESS;
use crate::text::catalog::Msg;
use crate::tui::form::{FieldSpec, Form, choice, date, text};
use crate::tui::keys::{Action, Scope};
use crate::tui::screen::{Ctx, Wish};
use crate::tui::widgets::table;

/// Rows above the list: a title, a rule, the columns' names.
const HEAD_ROWS: u16 = 3;
/// Rows of a page besides its text: the one that tells which lines these are.
const PAGE_ROWS: u16 = 1;

const WAYS: &[(&str, Msg)] =
    &[(ServiceWay::Handed.id(), Msg::WayHanded), (ServiceWay::Post.id(), Msg::WayPost), (ServiceWay::Phone.id(), Msg::WayPhone)];

const FIELDS: &[FieldSpec] = &[
    text("recipient", Msg::LabelRecipient, 60).hint(Msg::HintRecipient),
    choice("way", Msg::LabelServiceWay, WAYS).hint(Msg::HintServiceWay),
    date("on", Msg::LabelServedOn).hint(Msg::HintServedOn),
];

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
    Service(Form),
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

    /// The same papers, read again; one that was just issued is shown as it reads.
    pub fn renew(&mut self, list: PaperList, issued: Option<i64>) {
        self.list = list;
        match issued.and_then(|id| self.list.lines.iter().position(|l| l.id == id)) {
            Some(at) => {
                self.at = at;
                self.open_page();
            }
            None if matches!(self.over, Over::Service(_)) => self.over = Over::Nothing,
            None => {}
        }
        self.at = self.at.min(self.count().saturating_sub(1));
    }

    /// Reads the papers again.
    pub fn ask(&self, ctx: &mut Ctx) {
        ctx.ask(Request::Papers { number: self.list.case_number.clone() });
    }

    pub fn scopes(&self) -> &'static [Scope] {
        match self.over {
            Over::Nothing => &[Scope::Papers, Scope::Paper],
            Over::Asking(..) => &[Scope::Ask],
            Over::Page { .. } => &[Scope::PaperPage, Scope::Paper],
            Over::Service(_) => &[Scope::ServiceForm],
        }
    }

    /// A question takes the keys too, so that no stray letter leaves it behind.
    pub fn is_typing(&self) -> bool {
        matches!(self.over, Over::Service(_) | Over::Asking(..))
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if let Over::Service(form) = &mut self.over {
            form.key(key);
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if let Over::Service(form) = &mut self.over {
            form.paste(text);
        }
    }

    /// Takes what the form of a service was refused for; whether it is shown there.
    pub fn refuse(&mut self, refusal: &Refusal) -> bool {
        match (&mut self.over, refusal) {
            (Over::Service(form), Refusal::Problems(problems)) => {
                form.refuse(problems);
                true
            }
            _ => false,
        }
    }

    /// Does what a key asks; false where it is not for the papers, such as leaving them.
    pub fn act(&mut self, action: Action, ctx: &mut Ctx) -> bool {
        match (&mut self.over, action) {
            (_, Action::Find) | (Over::Nothing, Action::Back) => return false,
            (_, Action::Back) => self.over = Over::Nothing,
            (Over::Asking(kind, about), Action::Yes) => {
                let (number, kind, about) = (self.list.case_number.clone(), *kind, *about);
                ctx.ask(Request::IssuePaper { number, kind, about, press: PRESS });
                self.over = Over::Nothing;
            }
            (Over::Asking(..), _) => {}
            (Over::Service(form), Action::Save) => {
                form.try_save(ctx.today);
                let fields = form.fields();
                if let Some(line) = self.list.lines.get(self.at) {
                    ctx.ask(Request::RecordService { number: self.list.case_number.clone(), id: line.id, fields });
                }
            }
            (Over::Service(form), _) => _ = form.act(action, ctx.today),
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
            Action::Serve => self.over = Over::Service(Form::new(FIELDS)),
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

/// A paper as its original reads.
fn lines(line: &PaperLine) -> Vec<String> {
    let stamp =
        Stamp { number: line.number.clone(), code: line.code.clone(), by: line.by.clone(), at: line.issued_at.clone(), nth: 0 };
    let text = (PRESS.set)(&line.document, &stamp, Layout::Screen).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}
