//! The counter window as a value: events and replies in, requests and a drawing out. No terminal and no thread, and the
//! clock is given to it, so that tests can drive it as they like.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{Event, KeyEventKind};
use ratatui::Frame;

use super::dialogs::Dialog;
use super::gate::Gate;
use super::keys;
use super::look::Look;
use super::screen::{Ctx, Screen, ScreenId, ScreenRow, Size, Wish};
use crate::desk::cases::QueueCounts;
use crate::desk::clock::Clock;
use crate::desk::drafts::DraftList;
use crate::desk::papers::Sent;
use crate::desk::sheets::SheetCounts;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::operator::Operator;
use crate::policy::Policy;
use crate::report::papers as report;
use crate::text::catalog::Msg;
use crate::text::{papers, problems};

mod act;
mod door;
mod drafts;
mod draw;
mod live;
mod tabs;

/// Smallest window that is drawn, in cells.
pub const MIN_SIZE: (u16, u16) = (80, 24);

/// Who sits at a window when it opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seat {
    Taken(Operator),
    /// Nobody yet: the login stands there, with this login filled in.
    Free {
        login: String,
    },
}

/// What a window is opened with.
pub struct Setup {
    pub look: Look,
    pub office: String,
    /// Nothing here is real, and every screen says so.
    pub is_demo: bool,
    pub seat: Seat,
    /// How long nobody may press a key before the window locks itself.
    pub idle: Option<Duration>,
    pub policy: Arc<Policy>,
    pub clock: Box<dyn Clock>,
    /// What this operator began and did not file; offered at once.
    pub drafts: DraftList,
    /// Said in the status line at first.
    pub notice: Option<Msg>,
}

/// What stands in the status line until the next key.
enum Said {
    /// Something was done.
    Notice(String),
    /// Something was not done, and why.
    Refusal(String),
}

/// A request that belongs to nobody waiting, such as a setting to remember.
pub(super) const QUIET: u64 = 0;
/// A request that a screen made aside, such as a draft to keep.
const ASIDE: u64 = 1;
/// A request for what another window may have changed; it disturbs nobody and is told to nobody if it fails.
const LIVE: u64 = 2;

/// The window.
pub struct App {
    look: Look,
    office: String,
    is_demo: bool,
    operator: Operator,
    policy: Arc<Policy>,
    clock: Box<dyn Clock>,
    idle: Option<Duration>,
    /// What stands before the screens: the login, the lock.
    gate: Option<Gate>,
    /// The answer the gate waits for.
    gate_waits: Option<u64>,
    /// What is offered once somebody sits here.
    drafts: DraftList,
    size: Size,
    screens: Vec<(&'static ScreenRow, Box<dyn Screen>)>,
    current: usize,
    dialog: Option<Dialog>,
    message: Option<Said>,
    outbox: Vec<(u64, Request)>,
    last: u64,
    waiting: Option<u64>,
    slow: bool,
    /// Keys typed ahead of a reply; they mean what they would have meant had one typed slowly.
    held: VecDeque<Event>,
    redraw: bool,
    /// For the printer at the terminal, oldest first.
    sheets: Vec<String>,
    done: bool,
    counts: Option<QueueCounts>,
    sheets_counted: Option<SheetCounts>,
}

impl App {
    #[must_use]
    pub fn new(setup: Setup, width: u16, height: u16) -> App {
        let mut app = App {
            look: setup.look,
            office: setup.office,
            is_demo: setup.is_demo,
            screens: Vec::new(),
            operator: Operator { id: 0, login: String::new(), name: String::new(), roles: Vec::new() },
            policy: setup.policy,
            clock: setup.clock,
            idle: setup.idle,
            gate: None,
            gate_waits: None,
            drafts: setup.drafts,
            size: Size { width, height },
            current: 0,
            dialog: None,
            message: setup.notice.map(|m| Said::Notice(m.text(setup.look.lang).to_owned())),
            outbox: Vec::new(),
            last: LIVE,
            waiting: None,
            slow: false,
            held: VecDeque::new(),
            redraw: false,
            sheets: Vec::new(),
            done: false,
            counts: None,
            sheets_counted: None,
        };
        match setup.seat {
            Seat::Taken(operator) => app.seat(operator),
            Seat::Free { login } => app.gate = Some(Gate::log_in(&login)),
        }
        app
    }

    /// Whether the window has been closed.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// Whether an answer of the desk is awaited.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some() || self.gate_waits.is_some()
    }

    /// Whether the wait has been long enough to say so.
    #[must_use]
    pub fn is_slow(&self) -> bool {
        self.slow
    }

    /// The answer takes longer than a person expects.
    pub fn say_slow(&mut self) {
        self.slow = self.is_waiting();
    }

    /// Whether everything is to be drawn afresh, as after a resize or `^L`; asking clears it.
    pub fn take_redraw(&mut self) -> bool {
        std::mem::take(&mut self.redraw)
    }

    /// What the desk is to be asked, oldest first.
    pub fn take_requests(&mut self) -> Vec<(u64, Request)> {
        std::mem::take(&mut self.outbox)
    }

    /// What the printer at the terminal is to print, oldest first.
    pub fn take_sheets(&mut self) -> Vec<String> {
        std::mem::take(&mut self.sheets)
    }

    /// Takes what came from the terminal.
    pub fn handle(&mut self, event: Event) {
        match event {
            // A terminal that is going away reports no size at all.
            Event::Resize(0, _) | Event::Resize(_, 0) => {}
            Event::Resize(width, height) => self.resize(Size { width, height }),
            Event::Key(key) if key.kind == KeyEventKind::Release => {}
            Event::Key(_) | Event::Paste(_) => {
                self.held.push_back(event);
                self.work();
            }
            Event::FocusGained | Event::FocusLost | Event::Mouse(_) => {}
        }
    }

    /// Takes the desk's answer to request `number`; answers nobody waits for any more are dropped.
    pub fn receive(&mut self, number: u64, answer: Result<Reply, Refusal>) {
        if number == ASIDE {
            return self.told_aside(answer);
        }
        if number == LIVE {
            return self.told_live(answer);
        }
        if self.gate_waits == Some(number) {
            return self.gate_answered(answer);
        }
        if number != QUIET && self.waiting != Some(number) {
            return;
        }
        if number != QUIET {
            self.waiting = None;
            self.slow = false;
        }
        match answer {
            Ok(Reply::Saved | Reply::LoggedOut) => {}
            Ok(Reply::Drafts(drafts)) => self.list_drafts(drafts),
            Ok(Reply::OpenDraft(draft)) => self.open_draft(*draft),
            Ok(Reply::NoteAdvice) => self.message = Some(Said::Notice(Msg::NoteSaved.text(self.look.lang).to_owned())),
            Ok(Reply::Sent(sent)) => {
                self.message = Some(Said::Notice(papers::sent(&sent, self.look.lang)));
                if let Sent::Terminal(text) = &sent {
                    self.sheets.push(report::for_terminal(text));
                }
                self.with_screen(|screen, ctx| screen.receive(Reply::Sent(sent), ctx));
            }
            Ok(reply) => self.with_screen(|screen, ctx| screen.receive(reply, ctx)),
            Err(refusal) => {
                let shown = number != QUIET && self.screens.get_mut(self.current).is_some_and(|(_, s)| s.refused(&refusal));
                if !shown {
                    self.message = Some(Said::Refusal(problems::refusal(&refusal, self.look.lang)));
                    // What was typed after a step that did not happen was meant for a screen that is not there.
                    self.held.clear();
                }
                self.with_screen(|screen, ctx| screen.after_refusal(ctx));
            }
        }
        self.work();
    }

    fn resize(&mut self, size: Size) {
        self.size = size;
        self.redraw = true;
        if !self.is_too_small() {
            self.with_screen(|screen, ctx| screen.resized(ctx));
        }
    }

    fn is_too_small(&self) -> bool {
        self.size.width < MIN_SIZE.0 || self.size.height < MIN_SIZE.1
    }

    /// Handles what is held, as far as it does not depend on an answer that is still to come.
    fn work(&mut self) {
        while let Some(event) = self.held.pop_front() {
            if self.is_held_up(&event) {
                self.held.push_front(event);
                return;
            }
            self.take(event);
            if self.done {
                return;
            }
        }
    }

    /// Whether an event has to wait for an answer. At the gate nothing but leaving goes ahead of one.
    fn is_held_up(&self, event: &Event) -> bool {
        if self.gate.is_some() {
            return self.gate_waits.is_some() && !self.is_leaving(event);
        }
        self.waiting.is_some() && !self.is_typing(event)
    }

    /// Text for a field needs no answer: the search it starts replaces the one that is awaited.
    fn is_typing(&self, event: &Event) -> bool {
        let field = self.dialog.is_none() && self.screens.get(self.current).is_some_and(|(_, s)| s.typing());
        match event {
            Event::Key(key) => field && keys::find(&self.scopes(), key).is_none(),
            Event::Paste(_) => field,
            _ => false,
        }
    }

    fn take(&mut self, event: Event) {
        self.message = None;
        match event {
            Event::Key(key) => self.key(key),
            Event::Paste(text) => match (&mut self.gate, &mut self.dialog) {
                (Some(gate), _) => gate.pasted(&text),
                (None, Some(dialog)) => dialog.pasted(&text),
                (None, None) => self.with_screen(|screen, ctx| screen.pasted(&text, ctx)),
            },
            _ => {}
        }
    }

    fn body(&self) -> Size {
        Size { width: self.size.width, height: self.size.height.saturating_sub(draw::FRAME_ROWS) }
    }

    /// Lets the current screen work, and does what it wishes.
    fn with_screen(&mut self, work: impl FnOnce(&mut dyn Screen, &mut Ctx)) {
        self.with_screen_at(self.current, work);
    }

    fn with_screen_at(&mut self, at: usize, work: impl FnOnce(&mut dyn Screen, &mut Ctx)) {
        let body = self.body();
        let Some((_, screen)) = self.screens.get_mut(at) else { return };
        let mut ctx = Ctx {
            look: self.look,
            office: &self.office,
            operator: &self.operator.name,
            who: &self.operator,
            policy: &self.policy,
            today: self.clock.today(),
            body,
            wish: None,
            aside: Vec::new(),
            afresh: Vec::new(),
        };
        work(screen.as_mut(), &mut ctx);
        let (wish, aside, afresh) = (ctx.wish, ctx.aside, ctx.afresh);
        self.outbox.extend(afresh.into_iter().map(|request| (LIVE, request)));
        self.outbox.extend(aside.into_iter().map(|request| (ASIDE, request)));
        if let Some(wish) = wish {
            self.grant(wish);
        }
    }

    fn grant(&mut self, wish: Wish) {
        match wish {
            Wish::Ask(request) => {
                self.last += 1;
                self.waiting = Some(self.last);
                let counts = live::moves_cases(&request);
                self.outbox.push((self.last, request));
                if counts {
                    self.count_cases();
                }
            }
            Wish::Forget => self.waiting = None,
            Wish::Consult { person_id } => self.go_and(ScreenId::Consult, |screen, ctx| screen.open_for(person_id, ctx)),
            Wish::File { person_id } => self.go_and(ScreenId::Lookup, |screen, ctx| screen.open_for(person_id, ctx)),
            Wish::Employer { credit_code } => {
                self.go_and(ScreenId::Employers, |screen, ctx| screen.open_employer(&credit_code, ctx));
            }
            Wish::Case { number } => self.go_and(ScreenId::Cases, |screen, ctx| screen.open_case(&number, ctx)),
            Wish::Intake { person_id } => self.go_and(ScreenId::Intake, |screen, ctx| screen.open_for(person_id, ctx)),
            Wish::Bill { number } => self.go_and(ScreenId::Reimburse, |screen, ctx| screen.open_case(&number, ctx)),
            Wish::BillFor { person_id } => self.go_and(ScreenId::Reimburse, |screen, ctx| screen.open_for(person_id, ctx)),
            Wish::Revise { number } => self.go_and(ScreenId::Intake, |screen, ctx| screen.open_case(&number, ctx)),
            Wish::Determine { number } => self.go_and(ScreenId::Determine, |screen, ctx| screen.open_case(&number, ctx)),
            Wish::Go(id) => self.go(id),
            Wish::Refuse(list) => {
                self.message = Some(Said::Refusal(problems::refusal(&Refusal::Problems(list), self.look.lang)));
            }
            Wish::Note(msg) => self.message = Some(Said::Notice(msg.text(self.look.lang).to_owned())),
            Wish::Say(msg) => self.message = Some(Said::Refusal(msg.text(self.look.lang).to_owned())),
        }
    }

    /// Draws the window.
    pub fn draw(&self, frame: &mut Frame) {
        draw::draw(self, frame);
    }
}
