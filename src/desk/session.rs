//! Coming and going (登录、退出): each is in the audit trail, and so is everybody who was not let in.

use super::clock::Clock;
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
}

/// Records a log-in. Nobody works whose coming could not be recorded.
///
/// # Errors
/// Those of any write.
pub fn note_log_in(store: &Store, clock: &dyn Clock, operator: &Operator, purpose: Purpose) -> Result<(), StoreError> {
    let purpose = if purpose == Purpose::Window { "window" } else { "command" };
    store.note_soon(&clock.stamp(), Some(operator.id), Act::LogIn, &subject(operator.id), purpose)
}

/// Records that login and password did not belong together. A login nobody has is not kept: it may be a password that was
/// typed into the wrong place.
///
/// # Errors
/// Those of any write.
pub fn note_failed_log_in(store: &Store, clock: &dyn Clock, login: &str) -> Result<(), StoreError> {
    let known = store.operator(login)?.map(|(operator, _)| operator.id);
    let detail = if known.is_some() { "wrong-password" } else { "unknown-login" };
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
    /// Records that the operator left.
    ///
    /// # Errors
    /// Those of any write.
    pub fn log_out(&mut self) -> Result<(), Refusal> {
        let me = self.operator.id;
        Ok(self.store.note_soon(&self.clock.stamp(), Some(me), Act::LogOut, &subject(me), "")?)
    }
}
