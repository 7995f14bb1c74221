//! The page that stands before everything else: the login, a locked window, a password that must be changed.
//!
//! ```text
//!     某县工伤保险服务中心
//!     登录
//!   登录名  desk
//! > 密码    ********
//!     ! 登录名或密码不对
//! ```

use crossterm::event::KeyEvent;

use super::field::Field;
use super::keys::Action;
use super::look::{Look, Part};
use super::pen::{Pen, width};
use super::screen::Cell;
use crate::desk::Request;
use crate::desk::login::Secret;
use crate::domain::operator::Operator;
use crate::domain::problem::Problem;
use crate::text::catalog::{Msg, fill};
use crate::text::problems::problem;

/// Longest login and password that are taken.
const LOGIN_MAX: usize = 32;
const PASSWORD_MAX: usize = 128;
/// Where the page begins.
const LEFT: u16 = 6;
const TOP: u16 = 3;

/// What the page is for.
enum Kind {
    LogIn,
    Locked,
    /// With the present password, as it was typed at the login.
    Change(Secret),
}

/// A field and how it is shown.
struct Row {
    label: Msg,
    field: Field,
    is_hidden: bool,
}

impl Row {
    fn login(text: &str) -> Row {
        let mut field = Field::new(LOGIN_MAX);
        field.set(text);
        Row { label: Msg::GateLogin, field, is_hidden: false }
    }

    fn password(label: Msg) -> Row {
        Row { label, field: Field::new(PASSWORD_MAX), is_hidden: true }
    }
}

pub(super) struct Gate {
    kind: Kind,
    rows: Vec<Row>,
    at: usize,
    /// Whose window it is; empty before a login.
    who: String,
    said: Option<String>,
}

impl Gate {
    /// The login, a name filled in.
    pub fn log_in(login: &str) -> Gate {
        let rows = vec![Row::login(login), Row::password(Msg::GatePassword)];
        Gate { kind: Kind::LogIn, rows, at: usize::from(!login.is_empty()), who: String::new(), said: None }
    }

    /// A locked window of this operator.
    pub fn locked(operator: &Operator) -> Gate {
        let rows = vec![Row::password(Msg::GatePassword)];
        Gate { kind: Kind::Locked, rows, at: 0, who: named(operator), said: None }
    }

    /// A password that was set by another; `present` is the one the login was made with.
    pub fn change(operator: &Operator, present: Secret) -> Gate {
        let rows = vec![Row::password(Msg::GateNewPassword), Row::password(Msg::GateAgain)];
        Gate { kind: Kind::Change(present), rows, at: 0, who: named(operator), said: None }
    }

    pub fn typed(&mut self, key: KeyEvent) {
        if self.rows[self.at].field.key(key) {
            self.said = None;
        }
    }

    pub fn pasted(&mut self, text: &str) {
        if self.rows[self.at].field.paste(text) {
            self.said = None;
        }
    }

    /// Moves between the fields; Enter in the last one asks the desk.
    pub fn act(&mut self, action: Action, look: Look) -> Option<Request> {
        let last = self.rows.len() - 1;
        match action {
            Action::PrevField => self.at = self.at.saturating_sub(1),
            Action::NextField => self.at = (self.at + 1).min(last),
            Action::Open if self.at < last => self.at += 1,
            Action::Open => return self.ask(look),
            _ => {}
        }
        None
    }

    fn ask(&mut self, look: Look) -> Option<Request> {
        let texts: Vec<String> = self.rows.iter().map(|r| r.field.text().to_owned()).collect();
        self.said = None;
        match (&self.kind, texts.as_slice()) {
            (Kind::LogIn, [login, password]) => Some(Request::LogIn { login: login.clone(), password: Secret(password.clone()) }),
            (Kind::Locked, [password]) => Some(Request::Unlock { password: Secret(password.clone()) }),
            (Kind::Change(old), [new, again]) if new == again => {
                Some(Request::ChangePassword { old: old.clone(), new: Secret(new.clone()) })
            }
            _ => {
                self.refuse(problem(&Problem::PasswordsDiffer, look.lang));
                None
            }
        }
    }

    /// The password that was typed.
    pub fn secret(&self) -> Secret {
        Secret(self.rows.last().map(|r| r.field.text().to_owned()).unwrap_or_default())
    }

    /// Says why not, and takes new passwords.
    pub fn refuse(&mut self, text: String) {
        for row in self.rows.iter_mut().filter(|r| r.is_hidden) {
            row.field.clear();
        }
        self.at = self.rows.iter().position(|r| r.is_hidden).unwrap_or(0);
        self.said = Some(text);
    }

    /// `office` and whether it is a demonstration, whose password is no secret.
    pub fn draw(&self, (office, is_demo): (&str, bool), is_busy: bool, pen: &mut Pen) -> Option<Cell> {
        let room = pen.area.width - LEFT - 1;
        let look = pen.look;
        let (title, hint) = match self.kind {
            Kind::LogIn => (Msg::GateLogInTitle, Msg::GateLogInHint),
            Kind::Locked => (Msg::GateLockedTitle, Msg::GateLockedHint),
            Kind::Change(_) => (Msg::GateChangeTitle, Msg::GateChangeHint),
        };
        pen.text(LEFT, TOP, room, office, Part::Title);
        let used = pen.text(LEFT, TOP + 2, room, look.text(title), Part::Accent);
        pen.text(LEFT + used + 2, TOP + 2, room.saturating_sub(used + 2), &self.who, Part::Plain);
        let wide = self.rows.iter().map(|r| width(look.text(r.label))).max().unwrap_or(0);
        let mut cursor = None;
        for (n, (y, row)) in (TOP + 4..).step_by(2).zip(&self.rows).enumerate() {
            let chosen = n == self.at;
            if chosen {
                pen.text(LEFT - 2, y, 1, ">", Part::Title);
            }
            pen.text(LEFT, y, wide, look.text(row.label), if chosen { Part::Title } else { Part::Quiet });
            let x = LEFT + wide + 2;
            let (text, column) = if row.is_hidden { row.field.dots(room - wide - 2) } else { row.field.window(room - wide - 2) };
            pen.text(x, y, room - wide - 2, &text, Part::Plain);
            if chosen {
                cursor = Some((pen.area.x + x + column, pen.area.y + y));
            }
        }
        let below = TOP + 4 + 2 * u16::try_from(self.rows.len()).unwrap_or(0);
        match &self.said {
            _ if is_busy => pen.text(LEFT, below, room, look.text(Msg::Working), Part::Accent),
            Some(said) => pen.text(LEFT, below, room, &format!("! {said}"), Part::Warning),
            None => pen.text(LEFT, below, room, look.text(hint), Part::Quiet),
        };
        if is_demo {
            pen.text(LEFT, below + 1, room, look.text(Msg::GateDemo), Part::Quiet);
        }
        cursor
    }
}

fn named(operator: &Operator) -> String {
    fill("{name} ({login})", &[("name", &operator.name), ("login", &operator.login)])
}
