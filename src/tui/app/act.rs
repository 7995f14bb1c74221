//! What keys do in the window: in a dialog, on the screen, or to the window itself.

use crossterm::event::KeyEvent;

use super::{App, QUIET, Said};
use crate::desk::{Refusal, Request};
use crate::text::problems;
use crate::tui::dialogs::{Dialog, Outcome};
use crate::tui::keys::{self, Action, Scope};
use crate::tui::look::Glyphs;
use crate::tui::screen::{Ctx, SCREENS, Screen, ScreenId, Wish};

impl App {
    pub(super) fn scopes(&self) -> Vec<Scope> {
        if self.gate.is_some() {
            return vec![Scope::Gate, Scope::Any];
        }
        if let Some(dialog) = &self.dialog {
            return vec![dialog.scope(), Scope::Any];
        }
        let screen = self.screens.get(self.current).map(|(_, s)| s);
        let mut scopes = screen.map(|s| s.scopes().to_vec()).unwrap_or_default();
        if !screen.is_some_and(|s| s.typing()) {
            scopes.push(Scope::Outside);
        }
        scopes.push(Scope::Any);
        scopes
    }

    pub(super) fn key(&mut self, key: KeyEvent) {
        let action = keys::find(&self.scopes(), &key);
        // In a window too small nobody sees what a key does; leaving is safe, and typing into a field loses nothing.
        let action = match action {
            Some(action) if self.is_too_small() && action != Action::Quit => return,
            action => action,
        };
        if self.gate.is_some() {
            return self.gate_key(action, key);
        }
        match (action, &mut self.dialog) {
            (Some(action), _) => self.act(action),
            (None, Some(dialog)) => dialog.typed(key),
            (None, None) => self.with_screen(|screen, ctx| {
                if screen.typing() {
                    screen.typed(key, ctx)
                }
            }),
        }
    }

    pub(super) fn act(&mut self, action: Action) {
        match action {
            Action::Quit => self.done = true,
            Action::Help => {
                let open = matches!(self.dialog, Some(Dialog::Help(_)));
                self.dialog = None;
                self.dialog = (!open).then(|| Dialog::help(self.scopes()));
            }
            Action::Drafts => {
                self.dialog = None;
                self.grant(Wish::Ask(Request::Drafts));
            }
            Action::Palette => self.dialog = Some(Dialog::palette()),
            Action::Glyphs => self.switch_glyphs(),
            Action::Redraw => self.redraw = true,
            Action::Lock => self.lock(),
            Action::To(id) => self.go(id),
            Action::NextScreen => self.next_screen(),
            #[cfg(debug_assertions)]
            Action::Panic => panic!("asked for by a test"),
            _ => self.act_inside(action),
        }
    }

    /// What a dialog or the screen knows how to do.
    pub(super) fn act_inside(&mut self, action: Action) {
        let Some(dialog) = &mut self.dialog else {
            if matches!(action, Action::Find | Action::Answers) && !self.is_at(ScreenId::Lookup) {
                self.go(ScreenId::Lookup);
            }
            return self.with_screen(|screen, ctx| screen.act(action, ctx));
        };
        match dialog.act(action) {
            Outcome::Open => {}
            Outcome::Close => self.dialog = None,
            Outcome::Ask(request) => {
                // What is typed in a form that is open now may be the draft that is asked for.
                self.put_away();
                self.grant(Wish::Ask(request));
            }
            Outcome::Run(action) => {
                self.dialog = None;
                self.act(action);
            }
        }
    }

    pub(super) fn switch_glyphs(&mut self) {
        self.look.glyphs = self.look.glyphs.other();
        self.outbox.push((QUIET, Request::SaveSetting { key: Glyphs::SETTING, value: self.look.glyphs.id().to_owned() }));
    }

    pub(super) fn is_at(&self, id: ScreenId) -> bool {
        self.screens.get(self.current).is_some_and(|(row, _)| row.id == id)
    }

    pub(super) fn next_screen(&mut self) {
        if let Some((row, _)) = self.screens.get((self.current + 1) % self.screens.len().max(1)) {
            self.go(row.id);
        }
    }

    pub(super) fn go(&mut self, id: ScreenId) {
        self.dialog = None;
        let Some(at) = self.screens.iter().position(|(row, _)| row.id == id) else {
            let right = SCREENS.iter().find(|row| row.id == id).map(|row| row.right);
            self.message = right.map(|r| Said::Refusal(problems::refusal(&Refusal::NotAllowed(r), self.look.lang)));
            return;
        };
        if at != self.current {
            self.with_screen(|screen, ctx| screen.put_away(ctx));
            self.current = at;
            self.waiting = None;
            self.with_screen(|screen, ctx| screen.entered(ctx));
        }
    }

    /// Goes to a screen and lets it work there; nothing, where the operator may not.
    pub(super) fn go_and(&mut self, id: ScreenId, work: impl FnOnce(&mut dyn Screen, &mut Ctx)) {
        self.go(id);
        if self.is_at(id) {
            self.with_screen(work);
        }
    }
}
