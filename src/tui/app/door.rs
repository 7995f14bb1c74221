//! Coming in, going away for a moment, and coming back: what the window shows before and instead of its screens.

use std::time::Duration;

use crossterm::event::{Event, KeyEvent};

use super::{App, QUIET};
use crate::desk::login::Welcome;
use crate::desk::{Refusal, Reply, Request};
use crate::domain::operator::Operator;
use crate::text::problems;
use crate::tui::gate::Gate;
use crate::tui::keys::{self, Action};
use crate::tui::look::Glyphs;
use crate::tui::screen::SCREENS;

impl App {
    /// How long from the last key on the window locks itself; `None` while it does not.
    #[must_use]
    pub fn idle_limit(&self) -> Option<Duration> {
        self.idle.filter(|_| self.gate.is_none())
    }

    /// Hides everything until the operator's password is typed. What stood there stays as it was, and what was being typed
    /// is kept as a draft besides.
    pub fn lock(&mut self) {
        if self.gate.is_none() {
            self.put_away();
            self.outbox.push((QUIET, Request::Lock));
            self.gate = Some(Gate::locked(&self.operator));
        }
    }

    /// The same because nobody has pressed a key: what was typed ahead of an answer was not for the lock.
    pub fn lock_idle(&mut self) {
        self.held.clear();
        self.lock();
    }

    /// Opens the screens this operator may see, and offers him his drafts.
    pub(super) fn seat(&mut self, operator: Operator) {
        self.screens = SCREENS.iter().filter(|row| operator.may(row.right)).map(|row| (row, (row.open)())).collect();
        self.operator = operator;
        self.with_screen(|screen, ctx| screen.entered(ctx));
        let drafts = std::mem::take(&mut self.drafts);
        self.offer(drafts);
    }

    pub(super) fn gate_key(&mut self, action: Option<Action>, key: KeyEvent) {
        let look = self.look;
        let Some(gate) = &mut self.gate else { return };
        match action {
            Some(Action::Quit) => self.done = true,
            Some(Action::Redraw) => self.redraw = true,
            // Nobody is there yet to remember it for.
            Some(Action::Glyphs) => self.look.glyphs = self.look.glyphs.other(),
            Some(action) => {
                if let Some(request) = gate.act(action, look) {
                    self.last += 1;
                    self.gate_waits = Some(self.last);
                    self.outbox.push((self.last, request));
                }
            }
            None => gate.typed(key),
        }
    }

    /// Whether an event asks to leave.
    pub(super) fn is_leaving(&self, event: &Event) -> bool {
        matches!(event, Event::Key(key) if keys::find(&self.scopes(), key) == Some(Action::Quit))
    }

    pub(super) fn gate_answered(&mut self, answer: Result<Reply, Refusal>) {
        self.gate_waits = None;
        self.slow = false;
        match answer {
            Ok(Reply::LogIn(welcome)) => self.welcome(*welcome),
            Ok(Reply::ChangePassword) => {
                self.gate = None;
                let operator = self.operator.clone();
                self.seat(operator);
            }
            Ok(_) => self.gate = None,
            Err(refusal) => {
                if let Some(gate) = &mut self.gate {
                    gate.refuse(problems::refusal(&refusal, self.look.lang));
                }
                // What was typed after a password that was wrong was meant for what lies behind it.
                self.held.clear();
            }
        }
        self.work();
    }

    fn welcome(&mut self, welcome: Welcome) {
        if let Some(glyphs) = welcome.glyphs.as_deref().and_then(Glyphs::parse) {
            self.look.glyphs = glyphs;
        }
        self.drafts = welcome.drafts;
        if welcome.must_change {
            let present = self.gate.take().map(|g| g.secret());
            self.gate = present.map(|p| Gate::change(&welcome.operator, p));
            self.operator = welcome.operator;
        } else {
            self.gate = None;
            self.seat(welcome.operator);
        }
    }
}
