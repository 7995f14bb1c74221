//! Who is at the window: logins, locks that grow with each wrong password, and the door that opens onto a [`Desk`].

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use argon2::{Argon2, PasswordVerifier};
use chrono::NaiveDateTime;

use super::clock::Clock;
use super::drafts::DraftList;
use super::operators::{hash_any, idle_minutes, standing};
use super::session::{Purpose, note_failed_log_in};
use super::{Desk, Refusal, Reply, Request};
use crate::domain::access::lock_after;
use crate::domain::audit::Act;
use crate::domain::operator::Operator;
use crate::policy::Policy;
use crate::store::operators::Office;
use crate::store::{Store, StoreError};

/// The operator's setting that the window looks at as it opens.
const GLYPHS: &str = "glyphs";

/// A password on its way; it does not print itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// Somebody who has shown who he is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Welcome {
    /// With the roles he has today, his own and those lent to him.
    pub operator: Operator,
    /// His password was set by another; nothing is done before he has changed it.
    pub must_change: bool,
    /// His choice of glyphs, if he made one.
    pub glyphs: Option<String>,
    /// What he began and did not file; known at the window only.
    pub drafts: DraftList,
}

/// Whether a password is the one of this hash.
pub(super) fn is_password(password: &str, hash: &str) -> bool {
    Argon2::default().verify_password(password.as_bytes(), hash).is_ok()
}

/// Logs somebody in. An unknown login takes as long as a wrong password, and both are answered alike. Each try is recorded,
/// but for those while the login is locked.
///
/// # Errors
/// `WrongPassword`; `Locked` after too many of them; `Store`.
pub fn log_in(store: &mut Store, clock: &dyn Clock, login: &str, password: &str, purpose: Purpose) -> Result<Welcome, Refusal> {
    let known = store.operator(login)?;
    let active = match known {
        Some((operator, hash)) if store.access(operator.id)?.retired_at.is_none() => Some((operator, hash)),
        _ => None,
    };
    let Some((operator, hash)) = active else {
        hash_any(password)?;
        note_failed_log_in(store, clock, login)?;
        return Err(Refusal::WrongPassword);
    };
    // Every try is counted before the password is looked at, so that many at once are not more than many one by one.
    let failures = count(store, operator.id, clock.now())?;
    if !is_password(password, &hash) {
        note_failed_log_in(store, clock, login)?;
        return Err(lock_after(failures).map_or(Refusal::WrongPassword, |d| Refusal::Locked { seconds: d.num_seconds() }));
    }
    let (today, at) = (clock.today(), clock.stamp());
    let writer = store.write()?;
    writer.note_login(operator.id, &at)?;
    writer.audit(&at, Some(operator.id), Act::LogIn.id(), &format!("operator:{}", operator.id), purpose.id())?;
    writer.commit()?;
    let must_change = store.access(operator.id)?.must_change;
    let glyphs = store.setting(operator.id, GLYPHS)?;
    Ok(Welcome { operator: standing(store, operator.id, today)?, must_change, glyphs, drafts: DraftList::default() })
}

/// Counts a try as a wrong one for now; answers how many there are in a row.
fn count(store: &mut Store, operator: i64, now: NaiveDateTime) -> Result<u32, Refusal> {
    let writer = store.write()?;
    let access = writer.access(operator)?;
    let until = access.locked_until.as_deref().map(time).transpose()?;
    if let Some(left) = until.map(|until| (until - now).num_seconds()).filter(|left| *left > 0) {
        return Err(Refusal::Locked { seconds: left });
    }
    let failures = access.failures.saturating_add(1);
    let until = lock_after(failures).map(|lock| super::clock::stamp(now + lock));
    writer.count_failures(operator, failures, until.as_deref())?;
    writer.commit()?;
    Ok(failures)
}

/// A time as records keep it, without its zone, which is always the same.
pub(super) fn time(stamp: &str) -> Result<NaiveDateTime, StoreError> {
    let bare = stamp.strip_suffix("+08:00").unwrap_or(stamp);
    NaiveDateTime::parse_from_str(bare, "%Y-%m-%dT%H:%M:%S").map_err(|_| StoreError::BadValue(format!("time {stamp}")))
}

impl Desk {
    /// Whether the password is that of the operator at the desk, to open a locked window. Wrong ones count as at a login.
    ///
    /// # Errors
    /// `WrongPassword`, `Locked`, `Store`.
    pub fn unlock(&mut self, password: &Secret) -> Result<(), Refusal> {
        let login = self.operator.login.clone();
        log_in(&mut self.store, self.clock.as_ref(), &login, &password.0, Purpose::Unlock).map(|_| ())
    }
}

/// An office nobody has logged in to yet.
pub struct Lobby {
    pub store: Store,
    pub policy: Arc<Policy>,
    pub clock: Box<dyn Clock>,
    /// Where slips are written; `None` for the system's folder of temporary files.
    pub slips: Option<PathBuf>,
}

/// What holds for a window whoever sits at it.
pub struct About {
    pub office: Office,
    pub policy: Arc<Policy>,
    /// Idle minutes before it locks itself; 0 for never.
    pub idle_minutes: u16,
    /// The choice of glyphs of whoever is at the desk already.
    pub glyphs: Option<String>,
}

/// What the window asks: before a login only for that, afterwards for whatever a desk does.
pub enum Door {
    Closed(Option<Box<Lobby>>),
    /// Logged in, but the password is to be changed first.
    Changing(Box<Desk>),
    Open(Box<Desk>),
}

impl Door {
    /// A door nobody has gone through.
    #[must_use]
    pub fn closed(lobby: Lobby) -> Door {
        Door::Closed(Some(Box::new(lobby)))
    }

    /// A door behind which somebody is at work.
    #[must_use]
    pub fn open(desk: Desk) -> Door {
        Door::Open(Box::new(desk))
    }

    /// What a window shows of the office before anybody has logged in.
    ///
    /// # Errors
    /// `LoggedOut`, `Store`.
    pub fn about(&self) -> Result<About, Refusal> {
        let (store, policy, operator) = match self {
            Door::Closed(None) => return Err(Refusal::LoggedOut),
            Door::Closed(Some(lobby)) => (&lobby.store, &lobby.policy, None),
            Door::Changing(desk) | Door::Open(desk) => (&desk.store, &desk.policy, Some(desk.operator.id)),
        };
        let glyphs = operator.map(|id| store.setting(id, GLYPHS)).transpose()?.flatten();
        Ok(About { office: store.office()?, policy: Arc::clone(policy), idle_minutes: idle_minutes(store)?, glyphs })
    }

    /// The office's file; `None` for one in memory.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        match self {
            Door::Closed(lobby) => lobby.as_ref().and_then(|lobby| lobby.store.path().map(PathBuf::from)),
            Door::Changing(desk) | Door::Open(desk) => desk.file(),
        }
    }

    /// Drafts of whoever is at the desk already.
    ///
    /// # Errors
    /// `Store`.
    pub fn drafts(&mut self) -> Result<DraftList, Refusal> {
        match self {
            Door::Closed(_) => Ok(DraftList::default()),
            Door::Changing(desk) | Door::Open(desk) => desk.drafts_at_login(),
        }
    }

    /// Does what the window asks.
    ///
    /// # Errors
    /// `LoggedOut` for whatever needs a login; else the act's [`Refusal`].
    pub fn run(&mut self, request: Request) -> Result<Reply, Refusal> {
        match (self, request) {
            (door @ Door::Closed(_), Request::LogIn { login, password }) => door.log_in(&login, &password),
            (Door::Closed(_), _) => Err(Refusal::LoggedOut),
            (door @ Door::Changing(_), Request::ChangePassword { old, new }) => door.change(&old, &new),
            (Door::Changing(desk), Request::LogOut) => desk.run(Request::LogOut),
            (Door::Changing(_), _) => Err(Refusal::MustChange),
            (Door::Open(desk), request) => desk.run(request),
        }
    }

    fn log_in(&mut self, login: &str, password: &Secret) -> Result<Reply, Refusal> {
        let Door::Closed(lobby) = self else { return Err(Refusal::LoggedOut) };
        let Some(inside) = lobby.as_mut() else { return Err(Refusal::LoggedOut) };
        let mut welcome = log_in(&mut inside.store, inside.clock.as_ref(), login.trim(), &password.0, Purpose::Window)?;
        let Some(inside) = lobby.take() else { return Err(Refusal::LoggedOut) };
        let Lobby { store, policy, clock, slips } = *inside;
        let desk = Desk::new(store, policy, clock, welcome.operator.clone());
        let mut desk = Box::new(match slips {
            Some(slips) => desk.with_slips(slips),
            None => desk,
        });
        // Whoever is in stays in: drafts that cannot be read are asked for again with their key, which says why not.
        welcome.drafts = desk.drafts_at_login().unwrap_or_default();
        *self = if welcome.must_change { Door::Changing(desk) } else { Door::Open(desk) };
        Ok(Reply::LogIn(Box::new(welcome)))
    }

    fn change(&mut self, old: &Secret, new: &Secret) -> Result<Reply, Refusal> {
        let Door::Changing(desk) = self else { return Err(Refusal::LoggedOut) };
        desk.change_password(old, new)?;
        let door = std::mem::replace(self, Door::Closed(None));
        if let Door::Changing(desk) = door {
            *self = Door::Open(desk);
        }
        Ok(Reply::ChangePassword)
    }
}
