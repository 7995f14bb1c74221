//! Coming and going (登录、退出): each is in the audit trail, and so is everybody who was not let in.

use super::clock::Clock;
use super::operators::standing;
use super::{Desk, Refusal};
use crate::domain::audit::Act;
use crate::domain::operator::Operator;
use crate::store::{Store, StoreError};

/// What somebody logs in for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The counter window; it logs out too.
    Window,
    /// One command, which ends of itself.
    Command,
    /// Opening one's own locked window again.
    Unlock,
}

impl Purpose {
    /// As the audit trail keeps it.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Purpose::Window => "window",
            Purpose::Command => "command",
            Purpose::Unlock => "unlock",
        }
    }
}

/// Somebody at a demonstration office, where nobody real is: known by his login alone.
///
/// # Errors
/// `WrongPassword` for a login nobody has; `Retired`; `Store`.
pub fn walk_in(store: &mut Store, clock: &dyn Clock, login: &str, purpose: Purpose) -> Result<Operator, Refusal> {
    let Some((found, _)) = store.operator(login)? else {
        note_failed_log_in(store, clock, login)?;
        return Err(Refusal::WrongPassword);
    };
    let operator = standing(store, found.id, clock.today())?;
    note_log_in(store, clock, &operator, purpose)?;
    Ok(operator)
}

/// Records a log-in. Nobody works whose coming could not be recorded.
///
/// # Errors
/// Those of any write.
pub fn note_log_in(store: &Store, clock: &dyn Clock, operator: &Operator, purpose: Purpose) -> Result<(), StoreError> {
    store.note_soon(&clock.stamp(), Some(operator.id), Act::LogIn, &subject(operator.id), purpose.id())
}

/// Records that login and password did not belong together. A login nobody has is not kept: it may be a password that was
/// typed into the wrong place.
///
/// # Errors
/// Those of any write.
pub fn note_failed_log_in(store: &Store, clock: &dyn Clock, login: &str) -> Result<(), StoreError> {
    let known = store.operator(login)?.map(|(operator, _)| operator.id);
    let detail = match known {
        None => "unknown-login",
        Some(id) if store.access(id)?.retired_at.is_some() => "retired",
        Some(_) => "wrong-password",
    };
    store.note(&clock.stamp(), None, Act::LogInFailed, &known.map(subject).unwrap_or_default(), detail)
}

/// Records what a check of the database found.
///
/// # Errors
/// Those of any write.
pub fn note_check(store: &Store, clock: &dyn Clock, findings: usize) -> Result<(), StoreError> {
    let found = if findings == 0 { "sound".to_owned() } else { findings.to_string() };
    store.note(&clock.stamp(), None, Act::Check, "database", &found)
}

fn subject(operator: i64) -> String {
    format!("operator:{operator}")
}

impl Desk {
    /// Records that the operator locked his window.
    ///
    /// # Errors
    /// Those of any write.
    pub fn lock(&mut self) -> Result<(), Refusal> {
        let me = self.operator.id;
        Ok(self.store.note_soon(&self.clock.stamp(), Some(me), Act::LogOut, &subject(me), "lock")?)
    }

    /// Records that the operator left.
    ///
    /// # Errors
    /// Those of any write.
    pub fn log_out(&mut self) -> Result<(), Refusal> {
        let me = self.operator.id;
        Ok(self.store.note_soon(&self.clock.stamp(), Some(me), Act::LogOut, &subject(me), "")?)
    }
}
